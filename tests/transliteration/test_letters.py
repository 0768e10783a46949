from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Script
from pipeline.transliteration import capitalised, lower, script_of, upper


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İSTANBUL", "istanbul"),
        ("IRAK", "ırak"),
        ("ŞUŞA", "şuşa"),
        ("ҜӘНҸӘ", "ҝәнҹә"),
        ("Əli", "əli"),
        ("ΣΑΣ", "σασ"),
        ("", ""),
    ],
)
def test_lower_knows_both_letters_i(text: str, expected: str) -> None:
    assert lower(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("istanbul", "İSTANBUL"), ("ırak", "IRAK"), ("İzmir", "İZMİR"), ("ҝәнҹә", "ҜӘНҸӘ"), ("", "")],
)
def test_upper_knows_both_letters_i(text: str, expected: str) -> None:
    assert upper(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("iyun", "İyun"), ("ırmak", "Irmak"), ("əsr", "Əsr"), ("McNeill", "McNeill"), ("", "")]
)
def test_a_capital_leaves_the_other_letters(word: str, expected: str) -> None:
    assert capitalised(word) == expected


@given(st.text())
def test_lower_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rəsulzadə", Script.LATIN),
        ("Рәсулзадә", Script.CYRILLIC),
        ("Հայաստան", Script.OTHER),
        ("1918", Script.OTHER),
        ("", Script.OTHER),
        ("М.E", Script.CYRILLIC),  # a tie goes to the script met first
    ],
)
def test_script_of_counts_letters(text: str, expected: Script) -> None:
    assert script_of(text) is expected
