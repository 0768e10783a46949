"""Brackets and separators outside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.brackets import MAX_LENGTH, bracket_pairs, split_outside, square_brackets


def test_pairs_come_outer_first() -> None:
    text = "a (b (c) d) e (f)"
    assert [(span.of(text), depth) for span, depth in bracket_pairs(text)] == [("(b (c) d)", 0), ("(c)", 1), ("(f)", 0)]


@pytest.mark.parametrize("text", ["(a", "a)", ")(", "(a\nb)", f"({'a' * MAX_LENGTH})", "(((((a)))))"[:5]])
def test_what_is_no_pair(text: str) -> None:
    assert bracket_pairs(text) == []


def test_unclosed_bracket_leaves_the_pair_inside() -> None:
    assert [span.of("(a (b)") for span, _ in bracket_pairs("(a (b)")] == ["(b)"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a, b", ["a", " b"]),
        ("a (b, c), d", ["a (b, c)", " d"]),
        ("“a, b”, c", ["“a, b”", " c"]),
        ("a “b, c", ["a “b", " c"]),  # a quotation mark that is never closed
        ("a (b, c", ["a (b", " c"]),
        ("", [""]),
    ],
)
def test_split_outside(text: str, parts: list[str]) -> None:
    assert split_outside(text, ",") == parts


@given(st.text(alphabet='ab,;()[]“”"«»', max_size=40))
def test_split_loses_nothing(text: str) -> None:
    assert ",".join(split_outside(text, ",")) == text


def test_square_brackets() -> None:
    text = "a [1] b [2 [3] c [4\n5] [6"
    assert [span.of(text) for span in square_brackets(text)] == ["[1]", "[3]"]
