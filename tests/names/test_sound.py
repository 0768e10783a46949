from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names.sound import first_sounds, letters_and_key, readings, skeletons, told_apart, told_bones


@pytest.mark.parametrize(
    "spellings",
    [
        ("Xoyski", "Hoyski", "Khoyski", "Хойский", "Хојски"),
        ("Çiçerin", "Чичерин", "Chicherin", "Tchitcherine"),
        ("Hüseyn", "Hüseyin", "Husein", "Гусейн", "Һүсејн", "Hussein"),
        ("Jordaniya", "Zhordania", "Жордания", "Jordania"),
        ("Topçubaşı", "Topchubashi", "Топчубаши"),
        ("Şaumyan", "Shaumyan", "Schaumian", "Шаумян"),
    ],
)
def test_spellings_of_one_name_share_a_reading(spellings: tuple[str, ...]) -> None:
    shared = set(readings(spellings[0]))
    for spelling in spellings[1:]:
        shared &= set(readings(spelling))
    assert shared, {spelling: readings(spelling) for spelling in spellings}


@pytest.mark.parametrize(("one", "other"), [("Həsən", "Hüseyn"), ("Əli", "Vəli"), ("Axundov", "Axmedov")])
def test_other_names_have_other_readings(one: str, other: str) -> None:
    assert set(readings(one)).isdisjoint(readings(other))


@pytest.mark.parametrize(
    ("initial", "name", "agree"),
    [("Г", "Hasan", True), ("J", "Józef", True), ("Ə", "Akper", True), ("Дж", "Cəlil", True), ("N", "Musa", False)],
)
def test_initials_agree_across_scripts(initial: str, name: str, agree: bool) -> None:
    assert first_sounds(initial).isdisjoint(first_sounds(name)) is not agree


@pytest.mark.parametrize("word", ["Агаев", "Hacıbəyli", "Piłsudski", "ШУША", "Ça"])
def test_key_and_letters_are_equally_long(word: str) -> None:
    letters, key = letters_and_key(word)
    assert len(letters) == len(key)
    assert key.isascii()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Həşim", "Qasım", True),
        ("Һәшим", "Qasım", True),
        ("Xəlil", "Həlil", False),  # Azerbaijani and Turkish
        ("Гашим", "Qasım", False),  # Russian г and a slip may be either
        ("Hasim", "Qasım", False),
    ],
)
def test_turkic_letters_tell_apart_what_sounds_alike(one: str, other: str, apart: bool) -> None:
    assert told_apart(told_bones(one), told_bones(other)) is apart


@given(st.text())
def test_readings_use_twelve_sounds(word: str) -> None:
    for reading in readings(word):
        assert reading
        assert set(reading) <= set("bdkcsvmnrlai")
    assert len(skeletons(word)) <= len(readings(word))
