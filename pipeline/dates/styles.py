"""One day in two styles: when a Julian and a Gregorian date are the same, and which of two dates is the Gregorian."""

from __future__ import annotations

from typing import Final

from pipeline.dates.calendars import julian_to_gregorian, rumi_to_gregorian
from pipeline.dates.syntax import Partial

#: A common and a leap year of each century that wrote in two styles, for days whose year is not known yet.
_CENTURIES: Final = (1918, 1916, 1850, 1852, 1750, 1752, 1650, 1652)


def same_day(year: int | None, month: int, day: int, other_month: int, other_day: int) -> bool:
    """Whether two days may be one day in the Julian and the Gregorian calendar, in this order."""
    for civil in (year,) if year is not None else _CENTURIES:
        converted = julian_to_gregorian((civil, month, day)) if civil > 0 else None
        if converted is not None and converted[1:] == (other_month, other_day):
            return True
    return False


def gregorian_of(said: Partial, other: Partial, style: str) -> Partial | None:
    """Which of two days is the Gregorian one, with the year it takes from its partner; None if they differ."""
    said_rumi, other_rumi = (point.calendar in ("rumi", "hijri", "iranian") for point in (said, other))
    if said_rumi != other_rumi:
        chosen = other if said_rumi else said
        if chosen.year is None:
            source = said if said_rumi else other
            day = rumi_to_gregorian(source.year or 0, source.month, source.day)
            chosen.year = None if day is None else day[0]
        return chosen if chosen.year is not None or said_rumi is False else None
    early, late = (said, other) if style != "old" else (other, said)
    if style in ("new", "old") or same_day(early.year or late.year, early.month, early.day, late.month, late.day):
        pass
    elif same_day(early.year or late.year, late.month, late.day, early.month, early.day):
        early, late = late, early
    else:
        return None
    chosen = late.copy()
    if chosen.yearless:
        chosen.year, chosen.base, chosen.short = early.year, early.base, early.short
        if chosen.year is not None and chosen.month < early.month:
            chosen.year += 1  # 20 Dekabr 1917 (2 yanvar)
    elif chosen.year is not None and early.year is not None and abs(chosen.year - early.year) > 1:
        return None
    return chosen
