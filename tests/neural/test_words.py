from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural.words import form, word_spans
from pipeline.records import Lang
from pipeline.spans import Span


def words(text: str) -> list[str]:
    return [span.of(text) for span in word_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bakü’nün alınması", ["Bakü’nün", "alınması"]),
        ("M.Ə.Qasımzadənin", ["M", ".", "Ə", ".", "Qasımzadənin"]),
        ("1922-ci ildə", ["1922-ci", "ildə"]),
        ("SSRİ-nin", ["SSRİ-nin"]),
        ("Türk-Sovyet", ["Türk", "-", "Sovyet"]),  # two names, joined by print
        ("1909-1911", ["1909", "-", "1911"]),
        ("«Tərəqqi»yə", ["«", "Tərəqqi", "»", "yə"]),
    ],
)
def test_words_keep_their_endings(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_only_the_span_is_read() -> None:
    assert [span.of("biri ikisi üçü") for span in word_spans("biri ikisi üçü", Span(5, 10))] == ["ikisi"]


@given(st.text(max_size=80))
def test_words_cover_everything_but_white_space(text: str) -> None:
    spans = word_spans(text, Span(0, len(text)))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


def test_azerbaijani_cyrillic_is_read_in_latin_letters() -> None:
    assert form("Рәсулзадәнин", Lang.AZ) == "Rəsulzadənin"


@pytest.mark.parametrize(("word", "lang"), [("Rəsulzadə", Lang.AZ), ("İstanbul’da", Lang.TR), ("1918", Lang.AZ)])
def test_other_words_are_read_as_they_are(word: str, lang: Lang) -> None:
    assert form(word, lang) == word
