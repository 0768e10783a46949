"""Bibliography entries and the references that mean them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.bibliography import Bibliography, parse_entry
from pipeline.records import CitedWork

ENTRIES = [
    "Karaca, R. (1975). Dağların Sesi. İstanbul: Yıldız Basımevi.",
    "ORUCOV, Vüqar: Ovaların Sesi, Yıldız Basımevi, İstanbul 1990.",
    "3. Nəbiyev R.Ə. Çayların səsi. Bakı: Elm, 2001, 116 s.",
    "Набиев Р. Голос гор. Москва: Звезда, 2013. – 288 с.",
    "Quliyev C. (2008). Bir Şehir. Bakı: Elm.",
    "Quliyev V. (2008). Bir Köy. Bakı: Elm.",
]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (ENTRIES[0], ("", "Karaca, R.", "Dağların Sesi", "İstanbul", "Yıldız Basımevi", "1975")),
        (ENTRIES[1], ("", "ORUCOV, Vüqar", "Ovaların Sesi", "İstanbul", "Yıldız Basımevi", "1990")),
        (ENTRIES[2], ("3", "Nəbiyev R.Ə.", "Çayların səsi", "Bakı", "Elm", "2001")),
        (ENTRIES[3], ("", "Набиев Р.", "Голос гор", "Москва", "Звезда", "2013")),
    ],
)
def test_fields(text: str, fields: tuple[str, ...]) -> None:
    entry = parse_entry(text)
    assert entry is not None
    assert (entry.number, entry.authors, entry.title, entry.place, entry.publisher, entry.year) == fields


@pytest.mark.parametrize("text", ["", "Kaynakça", "arşiv belgeleri"])
def test_headings_are_no_entries(text: str) -> None:
    assert parse_entry(text) is None


@pytest.mark.parametrize(
    ("work", "index"),
    [
        (CitedWork("Karaca", "1975", "4"), 0),
        (CitedWork("Orucov", "1990", "4"), 1),
        (CitedWork("3", "", "4"), 2),
        (CitedWork("Набиев Р.", "2013", "4"), 3),
        (CitedWork("Quliyev C.", "2008", "4"), 4),
        (CitedWork("Quliyev", "2008", "4", "Bir Köy"), 5),
        (CitedWork("Quliyev", "2008", "4"), None),  # two may be meant
        (CitedWork("Karaca", "1976", "4"), None),
    ],
)
def test_entry_for(work: CitedWork, index: int | None) -> None:
    entries = [entry for entry in map(parse_entry, ENTRIES) if entry is not None]
    assert Bibliography(entries).entry_for(work) == (None if index is None else entries[index])


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    entry = parse_entry(text)
    assert entry is None or entry.raw == " ".join(text.split())
