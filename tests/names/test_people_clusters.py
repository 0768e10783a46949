from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from pipeline.names.people_clusters import PeopleClusters


def _clusters(names: list[str], anchors: list[str] | None = None) -> dict[str, int]:
    found = PeopleClusters(names, anchors)
    found.link_full()
    found.link_partial()
    return {name: found.cluster_of(position) for position, name in enumerate(names)}


def test_spellings_come_together_and_other_people_stay_apart() -> None:
    clusters = _clusters(
        [
            "Məmməd Əmin Rəsulzadə",
            "Мәммәд Әмин Рәсулзадә",
            "М.Э.Расулзаде",
            "Mohammad Emin Rasulzade",
            "M. E. Resulzade",
            "Məmməd Nağı Rəsulzadə",
            "Heydər Bammat",
            "Haidar Bammate",
        ]
    )
    first = clusters["Məmməd Əmin Rəsulzadə"]
    assert [name for name, cluster in clusters.items() if cluster == first] == [
        "Məmməd Əmin Rəsulzadə",
        "Мәммәд Әмин Рәсулзадә",
        "М.Э.Расулзаде",
        "Mohammad Emin Rasulzade",
        "M. E. Resulzade",
    ]
    assert clusters["Heydər Bammat"] == clusters["Haidar Bammate"]


def test_a_bare_surname_joins_its_only_bearer() -> None:
    clusters = _clusters(["Akaki Çxenkeli", "Чхенкели", "Noy Jordaniya"])
    assert clusters["Чхенкели"] == clusters["Akaki Çxenkeli"]


def test_a_surname_of_two_people_joins_neither() -> None:
    clusters = _clusters(["Noy Ramişvili", "İsidor Ramişvili", "Ramişvili"])
    assert len(set(clusters.values())) == 3


def test_an_initial_that_fits_two_people_is_unsure() -> None:
    found = PeopleClusters(["Samet Ağaoğlu", "Süreyya Ağaoğlu", "S. Ağaoğlu"])
    found.link_full()
    found.link_partial()
    assert found.cluster_of(2) not in (found.cluster_of(0), found.cluster_of(1))
    assert {found.units[pair[1]].text for pair in found.unsure} == {"Samet Ağaoğlu", "Süreyya Ağaoğlu"}


def test_names_of_a_known_person_belong_together_however_different() -> None:
    clusters = _clusters(["Osman Alp", "Osman Dağlı", "O. Dağlı", "Осман Дағлы"], ["osman-alp", "osman-alp", "", ""])
    assert len(set(clusters.values())) == 1


def test_a_name_between_two_known_people_joins_neither() -> None:
    clusters = _clusters(["Əli Həsənov", "Али Гасанов", "Ali Hasanov"], ["ali-1", "ali-2", ""])
    assert len(set(clusters.values())) == 3


def test_a_shorter_name_joins_the_only_longer_one() -> None:
    clusters = _clusters(["Emin Rəsulov", "Məmməd Emin Rəsulov"])
    assert len(set(clusters.values())) == 1
    clusters = _clusters(["Emin Rəsulov", "Məmməd Emin Rəsulov", "Cavad Emin Rəsulov"])
    assert len(set(clusters.values())) == 3


def _invented(count: int) -> list[str]:
    chance = random.Random(5)
    syllables = (
        "ba",
        "də",
        "ğı",
        "lə",
        "mi",
        "ra",
        "sə",
        "to",
        "zu",
        "xa",
        "ki",
        "nə",
        "qo",
        "ru",
        "şa",
        "va",
        "çi",
        "fu",
    )
    given = ("Əli", "Həsən", "Musa", "Nəsib", "Yusif", "Heydər", "Səməd", "Cavad", "Osman", "Tahir")
    names = set()
    while len(names) < count:
        surname = "".join(chance.choice(syllables) for _ in range(4)).capitalize() + chance.choice(("lı", "zadə", "ov"))
        first = chance.choice(given)
        names |= {f"{first} {surname}", f"{first[0]}.{surname}"}
    return sorted(names)


def test_work_grows_with_the_number_of_names_and_not_with_its_square(
    calls_made: Callable[[Callable[[], object]], int],
) -> None:
    few, many = (calls_made(partial(_clusters, _invented(count))) for count in (1500, 6000))
    assert many < 8 * few  # four times the names; their square would be sixteen
