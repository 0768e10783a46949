"""Values: their text, their days, their order, and that edtf understands each of them."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates.values import (
    PARTS,
    UNKNOWN,
    DateValue,
    Grain,
    Point,
    add_months,
    day_at,
    day_number,
    edtf_of,
    iso_day,
    month_length,
)

VALUES = [
    # value, first day, last day
    ("1918-05-28", "1918-05-28", "1918-05-28"),
    ("1918-02", "1918-02-01", "1918-02-28"),
    ("1920-02", "1920-02-01", "1920-02-29"),
    ("1918", "1918-01-01", "1918-12-31"),
    ("192X", "1920-01-01", "1929-12-31"),
    ("18XX", "1800-01-01", "1899-12-31"),
    ("1920-21", "1920-03-01", "1920-05-31"),
    ("1920-23", "1920-09-01", "1920-11-30"),
    # a winter is named after the year it begins or ends in
    ("1947-24", "1947-01-01", "1948-02-29"),
    ("1909/1911", "1909-01-01", "1911-12-31"),
    ("1918-06/1918-08", "1918-06-01", "1918-08-31"),
    ("192X/193X", "1920-01-01", "1939-12-31"),
    ("1918/..", "1918-01-01", ""),
    ("../1909", "", "1909-12-31"),
    ("XXXX-04-27", "", ""),
    ("XXXX-05", "", ""),
    ("1925~", "1924-01-01", "1926-12-31"),
    ("1925-03~", "1925-02-01", "1925-04-30"),
    ("1917-10-21~", "1917-10-20", "1917-10-22"),
    ("1922?", "1922-01-01", "1922-12-31"),
    # the fourth century BC is 400 to 301 BC: astronomically -399 to -300
    ("-03XX", "-0399-01-01", "-0300-12-31"),
    ("-0329", "-0329-01-01", "-0329-12-31"),
    ("1919;START", "1919-01-01", "1919-07-02"),
    ("18XX;END", "1850-01-01", "1899-12-31"),
    ("?", "", ""),
]


@pytest.mark.parametrize(("text", "first", "last"), VALUES)
def test_bounds(text: str, first: str, last: str) -> None:
    value = DateValue.from_text(text)
    assert (iso_day(value.earliest()), iso_day(value.latest())) == (first, last)


@pytest.mark.parametrize("text", [text for text, _, _ in VALUES])
def test_text_round_trip(text: str) -> None:
    assert str(DateValue.from_text(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1918-13",
        "1918-02-29",
        "1918-05-32",
        "18",
        "XXXX",
        "1918/",
        "../..",
        "1918;LATE",
        "?;END",
        "28 May",
        "XXXX-02-30",
    ],
)
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        DateValue.from_text(text)


def test_season_without_year_has_no_edtf() -> None:
    assert str(DateValue(Point(Grain.SEASON, None, season=23))) == "?"


def test_qualified_season_keeps_only_its_year() -> None:
    assert str(DateValue(Point(Grain.SEASON, 1920, season=21, qualifier="~"))) == "1920~"


def test_a_decade_beside_an_open_end_is_written_as_an_approximate_year() -> None:
    decade = Point(Grain.DECADE, 1920)
    assert str(DateValue.between(decade, None)) == "1920~/.."
    assert str(DateValue.between(None, decade)) == "../1929~"
    assert str(DateValue.between(decade, Point(Grain.DECADE, 1930))) == "192X/193X"


def test_middle_lies_between_start_and_end() -> None:
    start, middle, end = (DateValue.from_text(f"1920;{part}") for part in PARTS)
    assert start < middle < end
    assert start.before(end)
    assert not start.before(middle)


def test_sorting_is_by_first_day_then_last_and_puts_the_unbounded_last() -> None:
    texts = ["?", "XXXX-04-27", "1918-05-28", "1918", "191X", "1918-05", "1917-12-31"]
    ordered = sorted(DateValue.from_text(text) for text in texts)
    assert [str(value) for value in ordered] == [
        "191X", "1917-12-31", "1918", "1918-05", "1918-05-28", "?", "XXXX-04-27",
    ]  # fmt: skip


def test_before_and_overlap() -> None:
    year, day, later = (DateValue.from_text(text) for text in ("1918", "1918-05-28", "1920"))
    assert year.before(later)
    assert not year.before(day)
    assert year.may_overlap(day)
    assert not later.may_overlap(day)
    assert UNKNOWN.may_overlap(day)


def test_edtf_of_leaves_the_part_out() -> None:
    assert [edtf_of(text) for text in ("1919;START", "192X", "?")] == ["1919", "192X", ""]


@pytest.mark.parametrize(("year", "length"), [(1900, 28), (2000, 29), (1920, 29), (1918, 28), (0, 29), (None, 29)])
def test_february(year: int | None, length: int) -> None:
    assert month_length(year, 2) == length


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert add_months(1926, 1, -1) == (1925, 12)
    assert add_months(1923, 11, 3) == (1924, 2)


@given(st.integers(-3_000_000, 3_000_000))
def test_days_and_numbers_are_inverse(number: int) -> None:
    assert day_number(day_at(number)) == number


YEARS = st.integers(-999, 2099)


@st.composite
def points(draw: st.DrawFn) -> Point:
    grain = draw(st.sampled_from([grain for grain in Grain if grain is not Grain.WEEK]))
    year = draw(YEARS)
    qualifier = draw(st.sampled_from(["", "", "~", "?", "%"]))
    if grain is Grain.DAY:
        month = draw(st.integers(1, 12))
        return Point(grain, year, month, draw(st.integers(1, month_length(year, month))), qualifier=qualifier)
    if grain is Grain.MONTH:
        return Point(grain, year, draw(st.integers(1, 12)), qualifier=qualifier)
    if grain is Grain.SEASON:
        return Point(grain, year, season=draw(st.integers(21, 24)))
    if grain is Grain.DECADE:
        return Point(grain, abs(year) // 10 * 10, qualifier=qualifier)
    if grain is Grain.CENTURY:
        return Point(grain, abs(year) // 100 * 100, qualifier=qualifier)
    return Point(grain, year, qualifier=qualifier)


@st.composite
def values(draw: st.DrawFn) -> DateValue:
    first = draw(points())
    if draw(st.booleans()):
        return DateValue(first, part=draw(st.sampled_from(["", *PARTS])))
    return DateValue.between(first, draw(st.none() | points()))


@settings(deadline=None)  # the parser of edtf takes its time on a busy machine
@given(values())
def test_edtf_validates_every_value(value: DateValue) -> None:
    parse_edtf(value.edtf())


@given(values())
def test_every_value_reads_back(value: DateValue) -> None:
    assert DateValue.from_text(str(value)) == value


@given(values())
def test_a_part_lies_within_its_whole(value: DateValue) -> None:
    whole = value.with_part("")
    first, last = value.bounds()
    if first is not None and last is not None and not value.interval:
        assert (whole.earliest() or first) <= first <= last <= (whole.latest() or last)
