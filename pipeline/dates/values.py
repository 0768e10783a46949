"""What a date means: EDTF values with a first and a last day, that compare and sort.

A :class:`DateValue` is a point, an interval or unknown (``?``). A point is as precise as its
:class:`Grain` says and no more. Days are counted in the proleptic Gregorian calendar, with astronomical
years as in EDTF (1 BC is 0, 2 BC is -1).

The text of a value is EDTF (ISO 8601-2), followed where the source speaks of a part by TIMEX3's ``mod``:
``1919;START``. :meth:`DateValue.from_text` reads it back; :func:`edtf_of` gives the bare EDTF.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import IntEnum
from typing import Final

from pipeline.record_classes import record

#: (year, month, day), proleptic Gregorian, astronomical year.
Day = tuple[int, int, int]

PARTS: Final = ("START", "MID", "END")

#: EDTF's numbers for seasons.
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Grain(IntEnum):
    """How precise a point is, finest first."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    SEASON = 4
    YEAR = 5
    DECADE = 6
    CENTURY = 7


def month_length(year: int | None, month: int) -> int:
    """Days in a month; of an unknown year, the most it may have."""
    if month == 2 and (year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))):
        return 29
    return _MONTH_LENGTHS[month - 1]


def day_number(day: Day) -> int:
    """Days since 1970-01-01, for any year (H. Hinnant's civil-day arithmetic)."""
    year, month, dom = day
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + dom - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def day_at(number: int) -> Day:
    """The inverse of :func:`day_number`."""
    number += 719468
    era = number // 146097
    day_of_era = number - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def iso_day(day: Day | None) -> str:
    """``1918-05-28``, or "" for None."""
    return "" if day is None else f"{_year_text(day[0])}-{day[1]:02}-{day[2]:02}"


def _year_text(year: int) -> str:
    return str(year) if year >= 1000 else f"{year:04}" if year >= 0 else f"-{-year:04}"


@record
class Point:
    """A day, month, season, year, decade or century, or a day or month of an unknown year.

    Attributes:
        grain: how precise it is.
        year: astronomical; of a decade or century its first year (of a century BC its earliest);
            None if the source gives none.
        month: 1 to 12, else 0.
        day: 1 to 31, else 0.
        season: 21 to 24, else 0.
        qualifier: ``~`` approximate, ``?`` uncertain, ``%`` both, or "".
    """

    grain: Grain
    year: int | None
    month: int = 0
    day: int = 0
    season: int = 0
    qualifier: str = ""

    @property
    def writable(self) -> bool:
        """Whether EDTF has a form for it; it has none for a season, or anything qualified, of an unknown year."""
        return self.year is not None or (not self.qualifier and self.grain in (Grain.DAY, Grain.MONTH))

    def edtf(self) -> str:
        """The point in EDTF; ``?`` where it has no form for it."""
        grain, year = self.grain, self.year
        if year is None:
            if not self.writable:
                return "?"
            return f"XXXX-{self.month:02}-{self.day:02}" if grain is Grain.DAY else f"XXXX-{self.month:02}"
        text = _year_text(year)
        if grain is Grain.DAY:
            text = f"{text}-{self.month:02}-{self.day:02}"
        elif grain is Grain.MONTH:
            text = f"{text}-{self.month:02}"
        elif grain is Grain.SEASON:
            # EDTF has no qualified season: the year is what is left to be approximate about.
            text = text if self.qualifier else f"{text}-{self.season}"
        elif grain is Grain.DECADE:
            text = text[:-1] + "X"
        elif grain is Grain.CENTURY:
            text = text[:-2] + "XX"
        return text + self.qualifier

    def earliest(self) -> Day | None:
        """The first day it may mean; None if its year is unknown."""
        if self.year is None:
            return None
        return self._moved(self._first(self.year), -1)

    def latest(self) -> Day | None:
        """The last day it may mean; None if its year is unknown."""
        if self.year is None:
            return None
        return self._moved(self._last(self.year), +1)

    def _first(self, year: int) -> Day:
        if self.grain is Grain.DAY:
            return year, self.month, self.day
        if self.grain is Grain.MONTH:
            return year, self.month, 1
        if self.grain is Grain.SEASON and self.season != WINTER:
            return year, (self.season - 20) * 3, 1
        # "the winter of 1947" may be the one that began or the one that ended in that year
        return year, 1, 1

    def _last(self, year: int) -> Day:
        if self.grain is Grain.DAY:
            return year, self.month, self.day
        if self.grain is Grain.MONTH:
            return year, self.month, month_length(year, self.month)
        if self.grain is Grain.SEASON:
            if self.season == WINTER:
                return year + 1, 2, month_length(year + 1, 2)
            month = (self.season - 20) * 3 + 2
            return year, month, month_length(year, month)
        if self.grain is Grain.DECADE:
            return year + 9, 12, 31
        if self.grain is Grain.CENTURY:
            return year + 99, 12, 31
        return year, 12, 31

    def _moved(self, day: Day, sign: int) -> Day:
        """An approximate point may lie one of its own units off."""
        if self.qualifier not in ("~", "%"):
            return day
        if self.grain is Grain.DAY:
            return day_at(day_number(day) + sign)
        if self.grain is Grain.MONTH:
            year, month = add_months(day[0], day[1], sign)
            return year, month, 1 if sign < 0 else month_length(year, month)
        years = {Grain.DECADE: 10, Grain.CENTURY: 100}.get(self.grain, 1) * sign
        return day[0] + years, day[1], min(day[2], month_length(day[0] + years, day[1]))


def add_months(year: int, month: int, amount: int) -> tuple[int, int]:
    """The year and month ``amount`` months later."""
    index = year * 12 + month - 1 + amount
    return index // 12, index % 12 + 1


@record
class DateValue:
    """The value of a date expression.

    Attributes:
        first: the point, or the interval's begin; None if open or unknown.
        last: the interval's end; None if open, or if this is no interval.
        interval: whether it is an interval.
        part: ``START``, ``MID``, ``END`` or "".
    """

    first: Point | None
    last: Point | None = None
    interval: bool = False
    part: str = ""

    def __str__(self) -> str:
        edtf = self.edtf()
        return f"{edtf};{self.part}" if self.part and edtf != "?" else edtf

    @property
    def known(self) -> bool:
        """Whether it says anything at all."""
        if not self.interval:
            return self.first is not None and self.first.writable
        ends = [point for point in (self.first, self.last) if point is not None]
        return bool(ends) and all(point.writable for point in ends)

    def edtf(self) -> str:
        """The EDTF text without the part, or ``?``."""
        if not self.known:
            return "?"
        first = ".." if self.first is None else self.first.edtf()
        if not self.interval:
            return first
        return f"{first}/{'..' if self.last is None else self.last.edtf()}"

    def earliest(self) -> Day | None:
        """The first day it may mean; None if unbounded."""
        return self.bounds()[0]

    def latest(self) -> Day | None:
        """The last day it may mean; None if unbounded."""
        return self.bounds()[1]

    def bounds(self) -> tuple[Day | None, Day | None]:
        """The first and the last day it may mean."""
        if not self.known:
            return None, None
        first = None if self.first is None else self.first.earliest()
        last_point = self.last if self.interval else self.first
        last = None if last_point is None else last_point.latest()
        if not self.part or first is None or last is None:
            return first, last
        # "in the first half" is a START, so a start may reach to the middle, and an end back to it;
        # a middle is the half in between.
        low, high = day_number(first), day_number(last)
        length = high - low
        if self.part == "START":
            return first, day_at(low + length // 2)
        if self.part == "END":
            return day_at(high - length // 2), last
        return day_at(low + length // 4), day_at(high - length // 4)

    def sort_key(self) -> tuple[int, int, str]:
        """Orders by first day, then last day; what has no first day comes last."""
        first, last = self.bounds()
        far = 10**9
        return (
            far if first is None else day_number(first),
            far if last is None else day_number(last),
            str(self),
        )

    def __lt__(self, other: DateValue) -> bool:
        return self.sort_key() < other.sort_key()

    def before(self, other: DateValue) -> bool:
        """Whether it lies wholly before ``other``, whatever the two may mean; False if either is unbounded."""
        last, first = self.latest(), other.earliest()
        return last is not None and first is not None and last < first

    def may_overlap(self, other: DateValue) -> bool:
        """Whether some day may belong to both."""
        return not self.before(other) and not other.before(self)

    def with_part(self, part: str) -> DateValue:
        """The same value, of which only a part is meant."""
        return replace(self, part=part)

    @classmethod
    def between(cls, first: Point | None, last: Point | None) -> DateValue:
        """The interval from ``first`` to ``last``, either of which may be open (None).

        Decades and centuries stand in an interval only beside each other and unqualified: so far the edtf
        package reads them. Elsewhere the year they begin or end with stands for them, as an approximate one.
        A day or month of an unknown year cannot stand beside an open end, and is returned by itself.
        """
        for point, other in ((first, last), (last, first)):
            if point is not None and point.year is None and other is None:
                return cls(point)
        plain = all(point is not None and not point.qualifier for point in (first, last))
        return cls(first if plain else _as_year(first, 0), last if plain else _as_year(last, -1), interval=True)

    @classmethod
    def from_text(cls, text: str) -> DateValue:
        """Read a value as :func:`str` writes it.

        Raises:
            ValueError: if ``text`` is no value that this package writes.
        """
        edtf, _, part = text.partition(";")
        if part and part not in PARTS:
            raise ValueError(f"not a part: {part!r}")
        if edtf == "?" and not part:
            return UNKNOWN
        ends = edtf.split("/")
        if len(ends) == 1:
            return cls(_point(edtf), part=part)
        if len(ends) != 2 or ends == ["..", ".."]:
            raise ValueError(f"not a date value: {text!r}")
        first, last = (None if end == ".." else _point(end) for end in ends)
        return cls(first, last, interval=True, part=part)


def _as_year(point: Point | None, end: int) -> Point | None:
    """A decade or century as its first year (``end`` 0) or its last (-1); other points as they are."""
    if point is None or point.grain < Grain.DECADE or point.year is None:
        return point
    size = 10 if point.grain is Grain.DECADE else 100
    qualifier = "~" if point.qualifier in ("", "~") else "%"
    return Point(Grain.YEAR, point.year if end == 0 else point.year + size - 1, qualifier=qualifier)


UNKNOWN: Final = DateValue(None)

_POINT = re.compile(
    r"(?:(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|(?P<decade>-?\d{3})X|(?P<century>-?\d\d)XX"
    r"|XXXX-(?P<any_month>\d\d)(?:-(?P<any_day>\d\d))?)(?P<qualifier>[~?%]?)"
)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a point in time: {text!r}")
    got = match.groupdict()
    qualifier = got["qualifier"]
    if got["decade"]:
        return Point(Grain.DECADE, _first_year(got["decade"], 10), qualifier=qualifier)
    if got["century"]:
        return Point(Grain.CENTURY, _first_year(got["century"], 100), qualifier=qualifier)
    year = int(got["year"]) if got["year"] else None
    month = int(got["month"] or got["any_month"] or 0)
    day = int(got["day"] or got["any_day"] or 0)
    if month == 0 and got["month"] is None:
        return Point(Grain.YEAR, year, qualifier=qualifier)
    if SPRING <= month <= WINTER and not day and year is not None and not qualifier:
        return Point(Grain.SEASON, year, season=month)
    if not 1 <= month <= 12 or ((got["day"] or got["any_day"]) and not 1 <= day <= month_length(year, month)):
        raise ValueError(f"no such day: {text!r}")
    if year is None and qualifier:
        raise ValueError(f"EDTF cannot qualify {text!r}")
    return Point(Grain.DAY if day else Grain.MONTH, year, month, day, qualifier=qualifier)


def _first_year(digits: str, size: int) -> int:
    """First year of a decade or century written as its leading digits; BC they run the other way."""
    return int(digits) * size if not digits.startswith("-") else int(digits) * size - (size - 1)


def edtf_of(value: str) -> str:
    """A value without its part: what an EDTF reader understands ("" for ``?``)."""
    edtf = value.partition(";")[0]
    return "" if edtf == "?" else edtf
