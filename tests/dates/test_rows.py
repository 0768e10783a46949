"""Dates in sentences, as the files in ``rows`` mark them; and that what they do not mark is none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.dates import find_dates
from pipeline.records import Label, Lang

ROWS = Path(__file__).parent / "rows"
MARK = re.compile(r"\[\[(?P<date>.+?)=>(?P<value>.+?)\]\]|\{\{(?P<length>.+?)=>(?P<amount>.+?)\}\}")


class Row(NamedTuple):
    lang: Lang
    anchor: str
    text: str
    dates: list[tuple[int, str, str]]
    durations: list[tuple[int, str, str]]


def parse_row(line: str) -> Row:
    """The sentence without its marks, and offset, expression and value of each."""
    lang, anchor, marked = line.split("|", 2)
    text, position = "", 0
    dates: list[tuple[int, str, str]] = []
    durations: list[tuple[int, str, str]] = []
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        surface = match["date"] or match["length"]
        (dates if match["date"] else durations).append((len(text), surface, match["value"] or match["amount"]))
        text += surface
        position = match.end()
    return Row(Lang(lang), anchor, text + marked[position:], dates, durations)


LINES = [
    line
    for path in sorted(ROWS.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_rows_are_there() -> None:
    assert len(LINES) > 750
    assert sum(not parse_row(line).dates for line in LINES) > 120


@pytest.mark.parametrize("line", LINES)
def test_row(line: str) -> None:
    row = parse_row(line)
    found = find_dates(row.text, row.lang, row.anchor)
    assert [(one.span.start, one.surface, one.value) for one in found if one.label is Label.DATE] == row.dates
    if row.durations:
        found_lengths = [(one.span.start, one.surface, one.value) for one in found if one.label is Label.DURATION]
        assert found_lengths == row.durations
