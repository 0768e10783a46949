"""From what the text says to a value: its gaps filled from the context, other calendars converted."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.dates import clipped
from pipeline.dates.calendars import (
    RUMI_YEARS,
    hijri_exact,
    hijri_span,
    hijri_to_gregorian,
    iranian_span,
    iranian_to_gregorian,
    iranian_year,
    julian_to_gregorian,
    rumi_month,
    rumi_span,
    rumi_to_gregorian,
)
from pipeline.dates.context import Anchor, Context
from pipeline.dates.counting import checked, relative
from pipeline.dates.syntax import Partial, Reading
from pipeline.dates.values import (
    UNKNOWN,
    DateValue,
    Day,
    Grain,
    Point,
)
from pipeline.records import Lang

#: The century of a decade or year of two figures when nothing tells it: that of our sources.
_DEFAULT_CENTURY: Final = 1900

#: Decades later than this one are not spoken of by their last two figures.
_LAST_DECADE: Final = 2020


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
        return relative(partial, partial.base, context)
    if partial.year is None:
        return _elliptical(partial, context, tense)
    if partial.clipped:
        full = clipped.whole(partial, _year_of(context.year_anchor()))
        if full is None:
            return UNKNOWN, "a year without its thousand"
        return _resolve_plain(full, context, tense)
    if partial.short:
        anchor = context.last or context.heading or context.document
        number = _full(partial.year, partial.grain, anchor)
        point = Point(partial.grain, number, partial.month, partial.day, partial.season)
        return checked(point), "" if anchor is None else anchor.reason()
    if partial.calendar:
        return _converted(partial), f"{partial.calendar} calendar"
    if partial.grain is Grain.YEAR and partial.year in RUMI_YEARS:
        return _maybe_rumi(partial.year, context)
    return checked(Point(partial.grain, partial.year, partial.month, partial.day, partial.season)), ""


def _full(two: int, grain: Grain, anchor: Anchor | None) -> int:
    """A year or decade of two figures with its century: that of the anchor, if the result is not yet to come."""
    year = _year_of(anchor)
    number = two + (_DEFAULT_CENTURY if year is None else year // 100 * 100)
    if year is not None and year >= 2000 and number > max(year, 2000 if grain is Grain.DECADE else 0):
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
        elif partial.calendar == "iranian":
            day = iranian_to_gregorian(year, partial.month, partial.day)
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
    if partial.calendar == "iranian":
        return _span(iranian_span(year, partial.month), partial.grain)
    # a month or year in old style keeps its name; thirteen days are less than its precision
    return checked(Point(partial.grain, partial.year, partial.month, 0, partial.season))


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
    if partial.calendar == "iranian":
        told = context.year_anchor()
        civil = _year_of(told)
        if told is None or civil is None:
            return UNKNOWN, ""
        year = iranian_year(civil, partial.month)
        return _converted(replace(partial, year=year)), f"iranian calendar, {told.reason()}"
    if partial.calendar:
        return UNKNOWN, ""
    if tense == "habit":
        return checked(unknown), "every year"
    anchor = context.year_anchor()
    point = None if anchor is None else anchor.point()
    if anchor is None or point is None or point.year is None:
        return checked(unknown), "no year is said"
    year = point.year
    reason = anchor.reason()
    if partial.month and point.month and anchor.source == "last date":
        distance = partial.month - point.month
        # at the turn of the year the story goes on; a pluperfect looks back
        if distance <= -9 and tense != "before":
            year, reason = year + 1, f"{reason}, going on"
        elif distance >= 9 and tense == "before":
            year, reason = year - 1, f"{reason}, looking back"
    value = checked(Point(partial.grain, year, partial.month, partial.day, partial.season))
    return value, reason
