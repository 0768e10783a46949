"""The anchor model: what a relative or incomplete date is counted from, and how the program knows.

The context of an expression is, in this order: the anchor that the caller gave or the last date said; the
heading of the section; the range of the whole document. Each resolution says which of them decided. Where
none does, a day or month keeps its unknown year (``XXXX-04-27``) and everything else is ``?``.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.dates import clipped
from pipeline.dates.calendars import (
    RUMI_YEARS,
    hijri_exact,
    hijri_span,
    hijri_to_gregorian,
    julian_to_gregorian,
    rumi_month,
    rumi_span,
    rumi_to_gregorian,
)
from pipeline.dates.clauses import Standing
from pipeline.dates.happenings import Happenings
from pipeline.dates.syntax import Base, Partial, Reading
from pipeline.dates.values import (
    SPRING,
    UNKNOWN,
    DateValue,
    Day,
    Grain,
    Point,
    add_months,
    day_at,
    day_number,
    month_length,
)
from pipeline.records import Lang

#: The century of a decade or year of two figures when nothing tells it: that of our sources.
_DEFAULT_CENTURY: Final = 1900

#: Decades later than this one are not spoken of by their last two figures.
_LAST_DECADE: Final = 2020

#: How many dates of a paragraph are kept for the telling of an outbreak.
_SAID: Final = 12


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date to count from.

    Attributes:
        value: what was said.
        source: who said it: ``given``, ``last date``, ``heading``, ``document``.
        text: the value as text, for the reason.
    """

    value: DateValue
    source: str

    def reason(self) -> str:
        """``from the last date 1918-05-28``."""
        return f"from the {self.source} {self.value.edtf()}"

    def point(self) -> Point | None:
        """The point meant; of an interval its end."""
        value = self.value
        if value.interval:
            return value.last if value.last is not None else value.first
        return value.first


@dataclass(frozen=True, slots=True)
class _Detour:
    """Where the story stood before it looked aside, and how far it does so."""

    last: Anchor | None
    day: Anchor | None
    month: Anchor | None
    year: Anchor | None
    years: Anchor | None
    standing: Standing


@dataclass(slots=True)
class Context:
    """What has been said so far.

    Attributes:
        last: the last date said, of any precision, or the anchor given.
        day, month, year: the last said that is at least so precise.
        years: the last decade, century or range of years said.
        heading: the date of the section's heading, if it names one.
        document: the year of a document all of whose dates fall into one.
        given: the anchor the caller gave.
        written: the latest year that the document names anywhere; 0 if unknown.
        lang: of the text; it tells which Ottoman calendar a bare year is of.
        happenings: those that the document names.
        said: the last dates said in this paragraph, with their offsets in it.
        detour: what the story comes back to, while it looks aside.
        dateline: the date over the letter or record that is being read.
    """

    last: Anchor | None = None
    day: Anchor | None = None
    month: Anchor | None = None
    year: Anchor | None = None
    years: Anchor | None = None
    heading: Anchor | None = None
    document: Anchor | None = None
    given: Anchor | None = None
    written: int = 0
    lang: Lang = Lang.TR
    happenings: Happenings = field(default_factory=Happenings)
    said: deque[tuple[int, DateValue]] = field(default_factory=lambda: deque(maxlen=_SAID))
    detour: _Detour | None = None
    dateline: Anchor | None = None

    def give(self, value: DateValue) -> None:
        """Take the date that the caller says the text is to be read from."""
        self.say(value, "given anchor")
        self.given = self.last

    def told(self, value: DateValue) -> Context:
        """This context after a date was said."""
        self.say(value)
        return self

    def written_at(self, value: DateValue) -> None:
        """Take a date for that of the letter or record that begins."""
        self.dateline = Anchor(value, "dateline")

    def look_aside(self, value: DateValue, standing: Standing) -> None:
        """Take a date for where the story stands, as far as ``standing`` reaches, in offsets of the document."""
        if self.detour is None:
            self.detour = _Detour(self.last, self.day, self.month, self.year, self.years, standing)
        else:
            self.detour = replace(self.detour, standing=standing)
        self.say(value)

    def come_back(self, reading: Reading, position: int) -> None:
        """Go back to where the story stood, unless a reading at ``position`` still depends on what it looked at."""
        detour, first = self.detour, reading.first
        if detour is None or first is None:
            return
        if first.base is not None or first.short:
            reach = detour.standing.relative
        else:
            reach = detour.standing.yearless if first.year is None else -1
        if position >= reach:
            self.last, self.day, self.month = detour.last, detour.day, detour.month
            self.year, self.years, self.detour = detour.year, detour.years, None

    def say(self, value: DateValue, source: str = "last date") -> None:
        """Remember a date that was said."""
        point = value.last if value.interval and value.last is not None else value.first
        if point is None or point.year is None or not value.known:
            return
        anchor = Anchor(value, source)
        if value.interval and point.grain >= Grain.YEAR:
            self.years = self.last = anchor
            return
        self.last = anchor
        if point.grain >= Grain.DECADE:
            self.years = anchor
            return
        if not value.interval:
            self.years = None
        self.year = anchor
        # a coarser date leaves a finer one standing only if the finer lies within it
        if point.grain is Grain.DAY:
            self.day = self.month = anchor
        elif point.grain is Grain.MONTH:
            self.month = anchor
            self.day = self.day if _within(self.day, point) else None
        else:
            self.month = self.month if _within(self.month, point) else None
            self.day = self.day if _within(self.day, point) else None

    def year_anchor(self) -> Anchor | None:
        """Where a missing year comes from."""
        return self.year or self.heading_year() or self.document

    def heading_year(self) -> Anchor | None:
        """The heading, if it names one year."""
        if self.heading is None:
            return None
        first, last = self.heading.value.earliest(), self.heading.value.latest()
        return self.heading if first is not None and last is not None and first[0] == last[0] else None


def _within(anchor: Anchor | None, point: Point) -> bool:
    """Whether what ``anchor`` says lies in the period ``point``."""
    inner = None if anchor is None else anchor.point()
    if inner is None or inner.year != point.year:
        return False
    return point.grain is not Grain.MONTH or inner.month == point.month


def resolve(reading: Reading, context: Context, tense: str = "") -> tuple[DateValue, str]:
    """The value of a reading in its context, and what decided (``""`` if the text says it all).

    Args:
        tense: ``past``, ``before`` (pluperfect), ``future`` or ``habit``, as far as the clause tells.
    """
    first = reading.first
    if first is None:
        return UNKNOWN, ""
    value, reason = _resolve_point(first, context, tense)
    if reading.last is not None:
        last, last_reason = _resolve_point(reading.last, _after(context, reading, value), tense)
        reason = reason or last_reason
        value = _joined(value, last)
    elif reading.open_end and value.first is not None and not value.interval:
        value = DateValue.between(value.first, None)
    if reading.qualifier:
        value = _qualified(value, reading.qualifier)
    if reading.part and value.known:
        value = value.with_part(reading.part)
    return value, reason


def _after(context: Context, reading: Reading, first: DateValue) -> Context:
    """The context in which the end of a range is read: its begin has just been said."""
    last = reading.last
    if last is None or not last.yearless or first.first is None or first.first.year is None:
        return context
    inner = replace(context)
    inner.say(first)
    return inner


def _joined(first: DateValue, last: DateValue) -> DateValue:
    begin = first.first
    end = last.last if last.interval else last.first
    if begin is None or end is None:
        return UNKNOWN
    if (begin.year is None) != (end.year is None):
        return UNKNOWN
    if begin.year is not None and (begin.earliest() or (0, 0, 0)) > (end.latest() or (0, 0, 0)):
        return UNKNOWN
    if begin == end:
        return DateValue(begin)
    return DateValue.between(begin, end)


def _qualified(value: DateValue, qualifier: str) -> DateValue:
    def mark(point: Point | None) -> Point | None:
        return (
            None
            if point is None
            else replace(point, qualifier="%" if point.qualifier not in ("", qualifier) else qualifier)
        )

    if value.interval:
        return DateValue.between(mark(value.first), mark(value.last))
    return replace(value, first=mark(value.first))


# --- points ----------------------------------------------------------------------------------------


def _resolve_point(partial: Partial, context: Context, tense: str) -> tuple[DateValue, str]:
    value, reason = _resolve_plain(partial, context, tense)
    return (_qualified(value, partial.qualifier) if partial.qualifier else value), reason


def _resolve_plain(partial: Partial, context: Context, tense: str) -> tuple[DateValue, str]:
    if partial.base is not None:
        return _relative(partial, partial.base, context)
    if partial.year is None:
        return _elliptical(partial, context, tense)
    if partial.clipped:
        told = _year_of(context.year_anchor())
        full = clipped.whole(partial, told)
        if full is None:
            return UNKNOWN, "a year without its thousand"
        partial = full
    if partial.short:
        anchor = context.last or context.heading or context.document
        number = _full(partial.year, partial.grain, anchor)
        point = Point(partial.grain, number, partial.month, partial.day, partial.season)
        return _checked(point), "" if anchor is None else anchor.reason()
    if partial.calendar:
        return _converted(partial), f"{partial.calendar} calendar"
    if partial.grain is Grain.YEAR and partial.year in RUMI_YEARS:
        return _maybe_rumi(partial.year, context)
    return _checked(Point(partial.grain, partial.year, partial.month, partial.day, partial.season)), ""


def _checked(point: Point) -> DateValue:
    """The point as a value, unknown if there is no such day."""
    if point.grain is Grain.DAY and not 1 <= point.day <= month_length(point.year, point.month):
        return UNKNOWN
    if point.year is not None and not -9999 <= point.year <= 9999:
        return UNKNOWN
    return DateValue(point)


def _full(two: int, grain: Grain, anchor: Anchor | None) -> int:
    """A year or decade of two figures with its century: that of the anchor, if the result is not yet to come."""
    point = None if anchor is None else anchor.point()
    century = _DEFAULT_CENTURY if point is None or point.year is None else point.year // 100 * 100
    number = century + two
    if (
        point is not None
        and point.year is not None
        and point.year >= 2000
        and number > max(point.year, 2000 if grain is Grain.DECADE else 0)
    ):
        number -= 100
    return number if number <= _LAST_DECADE + 9 else number - 100


def _year_of(anchor: Anchor | None) -> int | None:
    point = None if anchor is None else anchor.point()
    return None if point is None else point.year


def _maybe_rumi(year: int, context: Context) -> tuple[DateValue, str]:
    """A year like 1334 beside dates around 1918 is a Rumi year; elsewhere it is what it says."""
    anchor = context.year_anchor()
    point = None if anchor is None else anchor.point()
    if anchor is not None and point is not None and point.year is not None and abs(year + 584 - point.year) <= 20:
        calendar = "rumi" if context.lang is Lang.TR else "hijri"
        return _converted(Partial(Grain.YEAR, year, calendar=calendar)), f"{calendar} calendar, {anchor.reason()}"
    return DateValue(Point(Grain.YEAR, year)), ""


def _converted(partial: Partial) -> DateValue:
    """A Rumi, Hijri or Julian date as a Gregorian one, no more precise than it was."""
    year = partial.year or 0
    if partial.grain is Grain.DAY:
        day: Day | None
        if partial.calendar == "rumi":
            day = rumi_to_gregorian(year, partial.month, partial.day)
        elif partial.calendar == "hijri":
            day = hijri_to_gregorian(year, partial.month, partial.day)
        else:
            day = julian_to_gregorian((year, partial.month, partial.day))
        if day is None:
            return UNKNOWN
        qualifier = "~" if partial.calendar == "hijri" and not hijri_exact(year) else ""
        return DateValue(Point(Grain.DAY, *day, qualifier=qualifier))
    if partial.calendar == "rumi":
        same = rumi_month(year, partial.month) if partial.month else None
        if same is not None:
            return DateValue(Point(Grain.MONTH, *same))
        return _span(rumi_span(year, partial.month), partial.grain)
    if partial.calendar == "hijri":
        return _span(hijri_span(year, partial.month), partial.grain)
    # a month or year in old style keeps its name; thirteen days are less than its precision
    return _checked(Point(partial.grain, partial.year, partial.month, 0, partial.season))


def _span(days: tuple[Day, Day] | None, grain: Grain) -> DateValue:
    """The months or years that a converted month or year lies in."""
    if days is None:
        return UNKNOWN
    (first_year, first_month, _), (last_year, last_month, _) = days
    if grain is Grain.MONTH:
        first = Point(Grain.MONTH, first_year, first_month)
        last = Point(Grain.MONTH, last_year, last_month)
    else:
        first, last = Point(Grain.YEAR, first_year), Point(Grain.YEAR, last_year)
    return DateValue(first) if first == last else DateValue.between(first, last)


def _elliptical(partial: Partial, context: Context, tense: str) -> tuple[DateValue, str]:
    """A day, month or season without a year."""
    unknown = Point(partial.grain, None, partial.month, partial.day, partial.season)
    if partial.calendar:
        return UNKNOWN, ""
    if tense == "habit":
        return _checked(unknown), "every year"
    anchor = context.year_anchor()
    point = None if anchor is None else anchor.point()
    if anchor is None or point is None or point.year is None:
        return _checked(unknown), "no year is said"
    year = point.year
    reason = anchor.reason()
    if partial.month and point.month and anchor.source == "last date":
        distance = partial.month - point.month
        # at the turn of the year the story goes on; a pluperfect looks back
        if distance <= -9 and tense != "before":
            year, reason = year + 1, f"{reason}, going on"
        elif distance >= 9 and tense == "before":
            year, reason = year - 1, f"{reason}, looking back"
    value = _checked(Point(partial.grain, year, partial.month, partial.day, partial.season))
    return value, reason


# --- relative --------------------------------------------------------------------------------------


def _relative(partial: Partial, base: Base, context: Context) -> tuple[DateValue, str]:
    if base.plural:
        return _around(partial, base, context)
    if base.grain is None:
        anchor = context.last
        return (UNKNOWN, "nothing said before") if anchor is None else (replace(anchor.value, part=""), anchor.reason())
    anchor = _anchor_for(base, context)
    point = None if anchor is None else anchor.point()
    if anchor is None or point is None or point.year is None:
        return UNKNOWN, "nothing said before"
    if base.vague:
        return _vague(base, point), anchor.reason()
    if base.nearest and (partial.month or point.month):
        return _nearest(partial, base, point), anchor.reason()
    if base.weekday:
        return _weekday(base, point), anchor.reason()
    moved = _moved(base, point)
    if moved is None:
        return UNKNOWN, f"{anchor.reason()}, which is too coarse"
    if isinstance(moved, DateValue):
        return moved, anchor.reason()
    if partial.short and partial.grain is Grain.DECADE and moved.year is not None:
        return DateValue(Point(Grain.DECADE, moved.year + (partial.year or 0))), anchor.reason()
    inside = Point(partial.grain, moved.year, partial.month or moved.month, partial.day or moved.day, partial.season)
    if partial.grain is base.grain:
        inside = moved
    elif partial.grain is Grain.MONTH and partial.month:
        inside = Point(Grain.MONTH, moved.year, partial.month)
    elif partial.grain is Grain.SEASON:
        inside = Point(Grain.SEASON, moved.year, season=partial.season)
    return _checked(inside), anchor.reason()


def _weekday(base: Base, point: Point) -> DateValue:
    """The last or next day of that name, seen from a day; unknown from anything coarser."""
    if point.grain is not Grain.DAY:
        return UNKNOWN
    number = day_number((point.year or 0, point.month, point.day))
    today = (number + 3) % 7 + 1
    days = (base.weekday - today) % 7 or 7
    return DateValue(
        Point(Grain.DAY, *day_at(number + days if base.steps > 0 else number + days - 7 - 7 * (days == 7)))
    )


def _nearest(partial: Partial, base: Base, point: Point) -> DateValue:
    """The first month or season met on the way from a point; unknown if the point has no month."""
    if not point.month:
        return UNKNOWN
    # a season by its first month before, by its last month after; winter ends in the February of the next year
    begin = partial.month or (partial.season - SPRING) * 3 + 3
    last = begin if partial.month else begin + 2
    year = point.year or 0
    if base.steps < 0 and last >= point.month:
        year -= 1
    elif base.steps > 0 and begin <= point.month:
        year += 1
    return _checked(Point(partial.grain, year, partial.month, partial.day, partial.season))


def _anchor_for(base: Base, context: Context) -> Anchor | None:
    """The last date said that is as precise as the unit counted in; the dateline for what is counted from now."""
    if base.deictic and context.dateline is not None and base.grain is not Grain.CENTURY:
        return context.dateline
    if base.nearest:
        return context.month or context.year_anchor()
    if base.grain in (Grain.DAY, Grain.WEEK):
        return context.day
    if base.grain is Grain.MONTH:
        return context.month
    if base.grain is Grain.YEAR:
        return context.year_anchor() or context.years
    if base.steps < 0 and base.grain is Grain.CENTURY:
        return _writing_time(context)
    return context.last or context.heading


def _writing_time(context: Context) -> Anchor | None:
    """When the author wrote, for what is said from there: "the last century"."""
    if context.given is not None:
        return context.given
    if context.written >= 2000:
        return Anchor(DateValue(Point(Grain.YEAR, context.written)), "time of writing, after")
    return None


def _moved(base: Base, point: Point) -> Point | DateValue | None:
    """The unit ``steps`` away from the one that ``point`` lies in; None if it is not so precise."""
    year, steps = point.year or 0, base.steps
    if base.grain is Grain.DAY:
        if point.grain is not Grain.DAY:
            return None
        return Point(Grain.DAY, *day_at(day_number((year, point.month, point.day)) + steps))
    if base.grain is Grain.WEEK:
        if point.grain is not Grain.DAY:
            return None
        return _week(base, day_number((year, point.month, point.day)))
    if base.grain is Grain.MONTH:
        if not point.month:
            return None
        return Point(Grain.MONTH, *add_months(year, point.month, steps))
    if base.grain is Grain.YEAR:
        return Point(Grain.YEAR, year + steps) if point.grain <= Grain.YEAR else None
    if base.grain is Grain.DECADE:
        return Point(Grain.DECADE, (year // 10 + steps) * 10)
    return Point(Grain.CENTURY, (year // 100 + steps) * 100)


def _week(base: Base, number: int) -> Point | DateValue:
    """``bir hafta sonra`` is a day; ``ertesi hafta`` a week, from Monday to Sunday."""
    if not base.whole:
        return Point(Grain.DAY, *day_at(number + 7 * base.steps))
    monday = number - (number + 3) % 7 + 7 * base.steps
    return DateValue.between(Point(Grain.DAY, *day_at(monday)), Point(Grain.DAY, *day_at(monday + 6)))


def _vague(base: Base, point: Point) -> DateValue:
    """``birkaç gün sonra``: no more is known than the next larger unit."""
    year = point.year or 0
    if base.grain in (Grain.DAY, Grain.WEEK):
        return DateValue(Point(Grain.MONTH, year, point.month)) if point.month else UNKNOWN
    if base.grain is Grain.MONTH:
        return DateValue(Point(Grain.YEAR, year)) if point.grain <= Grain.YEAR else UNKNOWN
    return DateValue(Point(Grain.DECADE, year // 10 * 10))


def _around(partial: Partial, base: Base, context: Context) -> tuple[DateValue, str]:
    """``o günlerde``, ``bu illərdə``: the period last said, else the larger unit around the date last said."""
    anchor = context.last if base.grain is not Grain.YEAR else (context.years or context.year_anchor())
    point = None if anchor is None else anchor.point()
    if anchor is None or point is None or point.year is None:
        return UNKNOWN, "nothing said before"
    if base.grain is Grain.YEAR or base.grain is None:
        if anchor.value.interval or point.grain >= Grain.DECADE:
            return replace(anchor.value, part=""), anchor.reason()
        return DateValue(Point(Grain.DECADE, point.year // 10 * 10)), anchor.reason()
    if base.grain in (Grain.DAY, Grain.WEEK) and point.month:
        return DateValue(Point(Grain.MONTH, point.year, point.month)), anchor.reason()
    if base.grain in (Grain.DAY, Grain.WEEK, Grain.MONTH) and point.grain <= Grain.YEAR:
        return DateValue(Point(Grain.YEAR, point.year)), anchor.reason()
    return UNKNOWN, f"{anchor.reason()}, which is too coarse"
