"""Which readings mean one work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import WorkKind, WorkReading, WorkSource
from pipeline.references import CitedReading, join_works


def cited(where: str, authors: str, title: str = "", year: str = "", *, citation: int = 0, **rest: str) -> CitedReading:
    return CitedReading(where, citation, WorkReading(WorkKind.BOOK, authors, title, year, **rest))  # type: ignore[arg-type]


def archival(source: str, name: str, shelf: str) -> CitedReading:
    return CitedReading(source, 0, WorkReading(WorkKind.ARCHIVE, "", name, "", pages=shelf))


KARACA = cited("a", "Karaca, R.", "Dağların Sesi", "1975")


@pytest.mark.parametrize(
    "other",
    [
        cited("b", "Rauf Karaca", "Dağların Sesi", "1975"),
        cited("b", "Караджа Р.", "Dağların Sesi", "1975"),  # the consonants of the surname are the same
        cited("b", "R. Karaca", "Dağların Sesi: Anılar", "1975"),  # one title is the beginning of the other
        cited("b", "Karaca", "Dağların Səsi", "1975"),  # one letter of the other orthography
        cited("a", "Karaca", "", "1975"),  # in one source surname and year mean one work
        cited("b", "Karaca", "", "1975"),
        cited("b", "Karaca R.", "Dağların Sesi"),
    ],
)
def test_one_work(other: CitedReading) -> None:
    assert len(set(join_works([KARACA, other], {}).ids)) == 1


@pytest.mark.parametrize(
    "other",
    [
        cited("b", "Karaca, R.", "Dağların Sesi", "1976"),  # another edition
        cited("b", "Karaca, T.", "Dağların Sesi", "1975"),  # another author of that surname
        cited("b", "Karaca, R.", "Ovaların Yolu", "1975"),
        cited("b", "Kara, R.", "Dağların Sesi", "1975"),
        cited("b", "", "Dağların Sesi", "1975"),
    ],
)
def test_two_works(other: CitedReading) -> None:
    assert len(set(join_works([KARACA, other], {}).ids)) == 2


def test_the_letters_of_years_are_a_sources_own() -> None:
    readings = [cited("a", "Oral", "", "2007a"), cited("a", "Oral", "", "2007b"), cited("b", "Oral", "", "2007a")]
    assert len(set(join_works(readings, {}).ids)) == 3


def test_a_bare_surname_of_several_people_is_not_guessed_across_sources() -> None:
    readings = [
        cited("a", "Oral T.", "Bir", "2007"),
        cited("b", "Oral S.", "İki", "2007"),
        cited("c", "Oral", "", "2007"),
    ]
    assert len(set(join_works(readings, {}).ids)) == 3


def test_leaves_of_one_file_are_one_work() -> None:
    readings = [
        archival("a", "ARDA", "f. 894, siy. 1, iş 70, v. 3"),
        archival("b", "ARDA", "f. 894, siy. 1, iş 70, v. 8-9"),
        archival("b", "ARDA", "f. 894, siy. 1, iş 71, v. 3"),
    ]
    ids = join_works(readings, {}).ids
    assert ids[0] == ids[1] != ids[2]


def test_the_fullest_description_is_filled_up_from_the_others() -> None:
    entry = cited("a", "Karaca, R.", "Dağların Sesi", "1975", citation=-1, source=WorkSource.BIBLIOGRAPHY, raw="Karaca")
    note = cited("b", "Rauf Karaca", "Dağların Sesi", "1975", place="İstanbul", publisher="Yıldız")
    (work,) = join_works([entry, note], {}).works
    assert (work.reading.authors, work.reading.place, work.reading.publisher) == ("Karaca, R.", "İstanbul", "Yıldız")
    assert (work.sources, work.citations) == (("a", "b"), 1)  # an entry of a bibliography is no citation


def test_adding_a_text_renames_no_work() -> None:
    before = join_works([KARACA], {})
    fuller = cited("0-first", "Rauf Karaca", "Dağların Sesi ve Sonrası", "1975", place="İstanbul")
    after = join_works([fuller, KARACA], before.registry)
    assert after.ids == (before.ids[0], before.ids[0])


def test_ids_are_readable() -> None:
    assert join_works([KARACA], {}).ids == ("ref-karaca-1975-daglarin-sesi",)


NAMES = st.sampled_from(["Karaca, R.", "Rauf Karaca", "Karaca", "Oral T.", "Oral", "Набиев Р.", ""])
TITLES = st.sampled_from(["", "Dağların Sesi", "Dağların Sesi: Anılar", "Голос гор", "Ovalar"])
READINGS = st.lists(
    st.builds(cited, st.sampled_from("abc"), NAMES, TITLES, st.sampled_from(["", "1975", "1975a", "1976"])), max_size=12
)


@given(READINGS)
def test_ids_hold_over_runs_and_years_never_mix(readings: list[CitedReading]) -> None:
    readings.sort(key=lambda one: one.source_id)
    first = join_works(readings, {})
    assert join_works(readings, first.registry).ids == first.ids
    assert join_works(readings, {}).ids == first.ids
    for work in first.works:
        years = {
            one.reading.year.rstrip("ab")
            for one, found in zip(readings, first.ids, strict=True)
            if found == work.reference_id
        }
        assert len(years - {""}) <= 1
