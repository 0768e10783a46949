from __future__ import annotations

from itertools import combinations

import numpy as np

from pipeline.names.people import parse_person
from pipeline.names.people_candidates import FullNamePairs, GivenNames
from pipeline.names.people_match import compare_people
from pipeline.names.surname_pairs import SurnamePairs
from pipeline.names.words import same_surname

_NAMES = (
    "Məmməd Əmin Rəsulzadə",
    "Мамед Эмин Расулзаде",
    "Mehmet Emin Resulzade",
    "Rəsulzadə Məmməd Əmin",
    "Məmməd Nağı Rəsulzadə",
    "Əlimərdan bəy Topçubaşov",
    "Ali Merdan Topçubaşı",
    "Ali Mardan bey Toptchibacheff",
    "Əli Əkbər Topçubaşov",
    "Mir Cəlal Paşayev",
    "Mircəlal Paşayev",
    "Fuad Emircan",
    "Fuad Emircan Daryal",
    "Мустафа Кемаль",
    "Mustafa Kemal Atatürk",
    "Əhməd Bərgüşadlı",
    "Əhməd Bərgüşadov",
    "Xosrov Fəttahov",
    "Xosrov Fəttabov",
    "Noe Jordania",
    "Ной Жордания",
    "Stepan Şaumyan",
    "Степан Шаумян",
)


def _pairs(names: tuple[str, ...], anchors: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    units = [parse_person(name) for name in names]
    found = FullNamePairs(units, anchors or [""] * len(names))
    return {(names[first], names[second]) for first, second, _ in found}


def test_every_pair_of_one_persons_names_is_a_candidate() -> None:
    parsed = {name: parse_person(name) for name in _NAMES}
    wanted = {
        (first, second)
        for first, second in combinations(_NAMES, 2)
        if not (found := compare_people(parsed[first], parsed[second])).conflict and found.score >= 0.8
    }
    assert len(wanted) > 12
    assert wanted <= _pairs(_NAMES)


def test_people_of_one_family_with_other_given_names_are_no_candidates() -> None:
    assert not _pairs(("Əli Həsənov", "Vəli Həsənov", "Musa Həsənov"))


def test_people_with_one_given_name_and_other_surnames_are_no_candidates() -> None:
    assert not _pairs(("Əli Həsənov", "Əli Vəliyev", "Əli Rzayev"))


def test_two_names_that_the_authority_file_knows_are_no_candidates() -> None:
    names = ("Əli Həsənov", "Али Гасанов")
    assert _pairs(names)
    assert not _pairs(names, ("one", "other"))


def test_candidates_come_in_order_with_what_their_surnames_are_to_one_another() -> None:
    units = [parse_person(name) for name in _NAMES]
    found = list(FullNamePairs(units, [""] * len(units)))
    assert [(first, second) for first, second, _ in found] == sorted({(first, second) for first, second, _ in found})
    for first, second, surnames in found:
        one, other = units[first], units[second]
        assert one.family is not None
        assert other.family is not None
        assert surnames[0] == same_surname(one.family, other.family, one.tokens[-1], other.tokens[-1])[0]


def test_given_names_that_compare_as_one_may_agree() -> None:
    units = [parse_person(name) for name in _NAMES]
    given = GivenNames(units, range(len(units)))
    for first, second in combinations(range(len(units)), 2):
        if compare_people(units[first], units[second]).score >= 0.8:
            assert given.may_agree(np.array([first]), np.array([second]))[0]


def test_an_initial_may_be_any_given_name() -> None:
    units = [parse_person(name) for name in ("Ə. Musa Həsənov", "Cavad Həsənov")]
    assert GivenNames(units, (0, 1)).may_agree(np.array([0]), np.array([1]))[0]


def test_surnames_that_are_others_are_dropped() -> None:
    units = [parse_person(name) for name in ("Əli Həsənov", "Əli Gasanoff", "Əli Vəliyev")]
    pairs = SurnamePairs(units, (0, 1, 2))
    found = list(pairs.compared(np.array([0, 0, 1]), np.array([1, 2, 2])))
    assert [(first, second) for first, second, _ in found] == [(0, 1)]


def test_a_surname_that_is_a_given_name_of_the_other_is_kept() -> None:
    units = [parse_person(name) for name in ("Fuad Emircan", "Fuad Emircan Daryal")]
    assert list(SurnamePairs(units, (0, 1)).compared(np.array([0]), np.array([1])))
