"""What is counted from another date: ``iki il sonra``, ``həmin ilin mayında``, ``geçen mayısta``, ``o yıllarda``."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.context import Anchor, Context
from pipeline.dates.syntax import Base, Partial
from pipeline.dates.values import (
    SPRING,
    UNKNOWN,
    DateValue,
    Grain,
    Point,
    add_months,
    day_at,
    day_number,
    month_length,
)


def checked(point: Point) -> DateValue:
    """The point as a value, unknown if there is no such day."""
    if point.grain is Grain.DAY and not 1 <= point.day <= month_length(point.year, point.month):
        return UNKNOWN
    if point.year is not None and not -9999 <= point.year <= 9999:
        return UNKNOWN
    return DateValue(point)


def relative(partial: Partial, base: Base, context: Context) -> tuple[DateValue, str]:
    """The value of what is counted from another date, and what decided."""
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
    return checked(inside), anchor.reason()


def _weekday(base: Base, point: Point) -> DateValue:
    """The last or next day of that name, seen from a day; unknown from anything coarser."""
    if point.grain is not Grain.DAY:
        return UNKNOWN
    number = day_number((point.year or 0, point.month, point.day))
    today = (number + 3) % 7 + 1
    days = (base.weekday - today) % 7 or 7
    if base.steps < 0:
        days -= 14 if days == 7 else 7
    return DateValue(Point(Grain.DAY, *day_at(number + days)))


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
    return checked(Point(partial.grain, year, partial.month, partial.day, partial.season))


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
