"""Other calendars: Julian, Iranian and Hijri through convertdate and hijridate, and the Ottoman Rumi calendar.

The Rumi (fiscal) calendar is not in any library. It counts Julian days and months; its years began on
1 March and lie 584 below the Gregorian ones. The law of 8 February 1332 (1917) dropped the thirteen
days' difference: 15 February 1332 (28 February 1917) was followed by 1 March 1333 = 1 March 1917.
Another law ended the year 1333 with December, so that 1334 began on 1 January 1918; the calendar was
given up at the end of 1341 (1925). Source: F. R. Unat, Hicrî Tarihleri Milâdî Tarihe Çevirme Kılavuzu
(Ankara 1984), introduction; R. H. van Gent, "The Ottoman financial calendar", Utrecht.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from convertdate import islamic, julian, persian
from hijridate import Hijri

from pipeline.dates.values import Day, day_at, day_number, month_length

#: Rumi years in use: from the Tanzimat (1256 = 1840) to the reform of 1925.
RUMI_YEARS: Final = range(1256, 1342)

#: Hijri years that hijridate knows (Umm al-Qura); the tables behind it begin in 1924.
_UMM_AL_QURA: Final = range(1343, 1501)

_RUMI_OFFSET: Final = 584

#: Years of the Iranian solar calendar, which the state has used since 1 Farvardin 1304 (1925); parliament since 1290.
IRANIAN_YEARS: Final = range(1290, 1430)

#: An Iranian year begins in March of the Gregorian one that lies so far above it; from the tenth month on, one more.
_IRANIAN_OFFSET: Final = 621


def julian_to_gregorian(day: Day) -> Day | None:
    """The Gregorian day of a Julian one, None if the Julian calendar has no such day or its year is below 1."""
    year, month, dom = day
    if year < 1 or not 1 <= month <= 12 or not 1 <= dom <= (29 if month == 2 and year % 4 == 0 else _length(month)):
        return None
    converted = julian.to_gregorian(year, month, dom)
    return converted[0], converted[1], converted[2]


def _length(month: int) -> int:
    return month_length(1, month)


def rumi_to_gregorian(year: int, month: int, day: int) -> Day | None:
    """The Gregorian day of a Rumi one (months counted from January as 1), None if it has none.

    ``1328, 1, 10`` is 10 Kânunusani 1328: January stands at the end of a year that began in March.
    """
    if year not in RUMI_YEARS or not 1 <= month <= 12:
        return None
    civil = year + _RUMI_OFFSET
    if year >= 1334:
        gregorian = (civil, month, day)
    elif year == 1333:
        # ten months, from March to December 1917, already on Gregorian days
        if month < 3:
            return None
        gregorian = (civil, month, day)
    else:
        if month < 3:
            civil += 1
        if year == 1332 and month == 2 and day > 15:
            return None
        return julian_to_gregorian((civil, month, day))
    return gregorian if 1 <= day <= month_length(civil, month) else None


def rumi_month(year: int, month: int) -> tuple[int, int] | None:
    """The Gregorian year and month a Rumi month belongs to, where it is one; None where it lies across two."""
    if year >= 1333 and rumi_to_gregorian(year, month, 1) is not None:
        return year + _RUMI_OFFSET, month
    return None


def rumi_span(year: int, month: int = 0) -> tuple[Day, Day] | None:
    """First and last Gregorian day of a Rumi year or month, None if there was none."""
    if year not in RUMI_YEARS:
        return None
    if month:
        first = rumi_to_gregorian(year, month, 1)
        days = [rumi_to_gregorian(year, month, dom) for dom in range(31, 27, -1)]
        last = next((day for day in days if day is not None), None)
        if year == 1332 and month == 2:
            last = rumi_to_gregorian(year, month, 15)
    else:
        first = rumi_to_gregorian(year, 1 if year >= 1334 else 3, 1)
        last = rumi_to_gregorian(year, 12, 31) if year >= 1333 else rumi_span_end(year)
    return None if first is None or last is None else (first, last)


def rumi_span_end(year: int) -> Day | None:
    """The last day of a Rumi year before 1333: the day before the next one begins."""
    following = rumi_to_gregorian(year + 1, 3, 1)
    return None if following is None else day_at(day_number(following) - 1)


def hijri_to_gregorian(year: int, month: int, day: int) -> Day | None:
    """The Gregorian day of a Hijri one, None if there is none.

    Before 1343 the months were proclaimed by sight; the tabular reckoning used here may be a day off.
    """
    if not 1 <= year <= 1500 or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    if year in _UMM_AL_QURA:
        if day > Hijri(year, month, 1).month_length():
            return None
        known = Hijri(year, month, day).to_gregorian()
        return known.year, known.month, known.day
    converted = islamic.to_gregorian(year, month, day)
    return converted[0], converted[1], converted[2]


def hijri_exact(year: int) -> bool:
    """Whether Hijri days of that year convert exactly."""
    return year in _UMM_AL_QURA


def hijri_span(year: int, month: int = 0) -> tuple[Day, Day] | None:
    """First and last Gregorian day of a Hijri year or month, None if it is out of range."""
    first = hijri_to_gregorian(year, month or 1, 1)
    if month:
        following = hijri_to_gregorian(year + month // 12, month % 12 + 1, 1)
    else:
        following = hijri_to_gregorian(year + 1, 1, 1)
    return None if first is None or following is None else (first, day_at(day_number(following) - 1))


def iranian_to_gregorian(year: int, month: int, day: int) -> Day | None:
    """The Gregorian day of an Iranian solar one (months counted from Farvardin as 1), None if there is none."""
    if year not in IRANIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= _iranian_length(year, month):
        return None
    before = 31 * (month - 1) - max(0, month - 7)
    return day_at(_new_year(year) + before + day - 1)


def _iranian_length(year: int, month: int) -> int:
    if month < 12:
        return 31 if month <= 6 else 30
    return _new_year(year + 1) - _new_year(year) - 336


@cache
def _new_year(year: int) -> int:
    """Number of the day of 1 Farvardin; kept, because convertdate looks for the equinox each time."""
    found: Day = persian.to_gregorian(year, 1, 1)
    return day_number(found)


def iranian_year(civil: int, month: int) -> int:
    """The Iranian year whose month lies, for the most part, in a Gregorian year."""
    return civil - _IRANIAN_OFFSET - (month >= 10)


def iranian_span(year: int, month: int = 0) -> tuple[Day, Day] | None:
    """First and last Gregorian day of an Iranian year or month, None if it is out of range."""
    first = iranian_to_gregorian(year, month or 1, 1)
    last = iranian_to_gregorian(year, month or 12, _iranian_length(year, month or 12))
    return None if first is None or last is None else (first, last)
