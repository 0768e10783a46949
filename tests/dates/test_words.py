"""Folding, numerals, endings and the scanner: what the grammar reads with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.endings import NONE, NOUN_ENDINGS, NUMBER_ENDINGS
from pipeline.dates.folding import fold, readable
from pipeline.dates.lexicon import FIXED, MONTHS, NOUNS, Kind
from pipeline.dates.numerals import compose, roman, split_run
from pipeline.dates.scanner import Token, scan


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("KASIM", "kasim"),
        ("İyul", "iyul"),
        ("Kânunusâni", "kanunusani"),
        ("Ağustos", "ağustos"),
        ("ијулун", "iyulun"),
        ("һәмин илин", "həmin ilin"),
        ("ҹи", "ci"),
        ("ХХ әср", "xx əsr"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_word_broken_over_a_line_is_joined() -> None:
    text, offsets = readable("yirmi Ka-\nsım 1918")
    assert text == "yirmi Kasım 1918"
    assert offsets is not None
    assert offsets(text.index("sım")) == 10


def test_a_hyphen_before_the_ending_of_a_number_stays() -> None:
    assert readable("1924-\ncü ildə")[0] == "1924-\ncü ildə"


def test_decomposed_letters_are_composed() -> None:
    text, offsets = readable("Ag\u0306ustos 1918")
    assert text == "A\u011fustos 1918"
    assert offsets is not None
    assert offsets(2) == 3


@given(st.text(alphabet="aş̧-\n\xad 1ı\u0301"))
def test_reading_never_fails(text: str) -> None:
    plain, offsets = readable(text)
    if offsets is not None and plain:
        assert 0 <= offsets(len(plain) - 1) < len(text)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ([1000, 9, 100, 10, 8], 1918),
        ([1000, 8, 100, 70, 5], 1875),
        ([2, 1000, 10], 2010),
        ([20, 8], 28),
        ([10], 10),
        ([1000], 1000),
        ([100], 100),
        ([8, 10], None),
        ([20, 100], None),
        ([1, 2], None),
        ([1000, 1000], None),
    ],
)
def test_compose(words: list[int], number: int | None) -> None:
    assert compose(words) == number


def test_numbers_run_together() -> None:
    assert split_run("bindokuzyüzonsekiz") == [1000, 9, 100, 10, 8]
    assert split_run("ondört") == [10, 4]
    assert split_run("onda") is None


@pytest.mark.parametrize(
    ("figures", "number"), [("xix", 19), ("iv", 4), ("xx", 20), ("xxxix", 39), ("iix", None), ("", None), ("vx", None)]
)
def test_roman(figures: str, number: int | None) -> None:
    assert roman(figures) == number


@pytest.mark.parametrize(
    ("ending", "case", "possessive", "plural"),
    [
        ("inda", "loc", True, False),  # yılında
        ("de", "loc", False, False),
        ("dən", "abl", False, False),
        ("inin", "gen", True, False),  # ayının
        ("larinda", "loc", True, True),
        ("lərdən", "abl", False, True),
        ("sinədək", "term", True, False),
        ("i", "", True, False),
    ],
)
def test_noun_endings(ending: str, case: str, possessive: bool, plural: bool) -> None:
    found = NOUN_ENDINGS[ending]
    assert (found.case, found.possessive, found.plural) == (case, possessive, plural)


@pytest.mark.parametrize(
    ("ending", "case"), [("ci", ""), ("nci", ""), ("cidə", "loc"), ("sindən", "abl"), ("nde", "loc"), ("dək", "term")]
)
def test_number_endings(ending: str, case: str) -> None:
    assert NUMBER_ENDINGS[ending].case == case


def test_no_ending_is_one_object() -> None:
    assert NOUN_ENDINGS[""] is NUMBER_ENDINGS[""] is NONE


def test_lexicon_is_folded() -> None:
    for word in (*MONTHS, *NOUNS, *FIXED):
        assert fold(word) == word


def test_month_names_of_both_languages_and_scripts() -> None:
    for name in ("Ağustos", "avqust", "август", "мај", "май", "iyun", "ijun", "июн", "Октјабр", "октябр"):
        assert MONTHS[fold(name)].kind is Kind.MONTH


def tokens(text: str) -> list[Token]:
    return [token for run in scan(text, fold(text)) for token in run]


def test_gaps_part_tokens_and_runs() -> None:
    text = "30 Haziran-2 Temmuz (3 Ocak) … ayında"
    assert [token.gap for token in tokens(text)] == ["x", " ", "-", " ", "(", " ", "x"]


def test_runs_without_a_core_are_dropped() -> None:
    assert tokens("bu ilk ve son kadar sonra") == []


@pytest.mark.parametrize(
    "text", ["30-18-1-2/22-59-13", "978-9952-34-1918-3", "40.000", "12,5", "19:30", "x1918", "19181", "yılmaz", "aylin"]
)
def test_what_is_no_token(text: str) -> None:
    assert tokens(text) == []


@pytest.mark.parametrize(("text", "number"), [("l922", 1922), ("19l8-ci", 1918), ("191O", 1910), ("I918", 1918)])
def test_figures_that_were_read_as_letters(text: str, number: int) -> None:
    assert [token.value for token in tokens(text)] == [number]
