"""Rumi, Hijri and Julian days against dates that are established."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.calendars import (
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
from pipeline.dates.values import Day, day_number


@pytest.mark.parametrize(
    ("rumi", "gregorian"),
    [
        # The "31 March incident": 31 Mart 1325 = 13 April 1909. E. J. Zürcher, Turkey: A Modern History.
        ((1325, 3, 31), (1909, 4, 13)),
        # The Constitution is proclaimed again on 10 Temmuz 1324 = 23 (or 24) July 1908: the feast of the 23rd.
        # M. Ş. Hanioğlu, Preparation for a Revolution.
        ((1324, 7, 10), (1908, 7, 23)),
        # Raid on the Sublime Porte, 10 Kânunusani 1328 = 23 January 1913. F. Ahmad, The Young Turks.
        ((1328, 1, 10), (1913, 1, 23)),
        # Independence of Bulgaria, 22 Eylül 1324 = 5 October 1908 (22 September in the Julian calendar of Sofia).
        ((1324, 9, 22), (1908, 10, 5)),
        # The first Rumi day: 1 Mart 1256 = 13 March 1840. F. R. Unat, Hicrî Tarihleri Milâdî Tarihe Çevirme Kılavuzu.
        ((1256, 3, 1), (1840, 3, 13)),
        # The reform (law of 8 February 1332): 15 Şubat 1332 = 28 February 1917, the next day is 1 Mart 1333.
        # Unat, introduction; R. H. van Gent, "The Ottoman financial calendar".
        ((1332, 2, 15), (1917, 2, 28)),
        ((1333, 3, 1), (1917, 3, 1)),
        # Armistice of Mudros, 30 Teşrinievvel 1334 = 30 October 1918: the calendars agree since the reform.
        ((1334, 10, 30), (1918, 10, 30)),
        # Proclamation of the Republic, 29 Teşrinievvel 1339 = 29 October 1923.
        ((1339, 10, 29), (1923, 10, 29)),
        # The last day before the Gregorian years of 1926: 31 Kânunuevvel 1341 = 31 December 1925 (law no. 698).
        ((1341, 12, 31), (1925, 12, 31)),
    ],
)
def test_rumi_days(rumi: Day, gregorian: Day) -> None:
    assert rumi_to_gregorian(*rumi) == gregorian


@pytest.mark.parametrize(
    "day",
    [
        (1332, 2, 16),  # the thirteen days that the reform left out
        (1333, 1, 5),  # 1333 had ten months only
        (1255, 3, 1),
        (1342, 1, 1),
        (1325, 2, 30),
        (1325, 13, 1),
    ],
)
def test_days_that_the_rumi_calendar_never_had(day: Day) -> None:
    assert rumi_to_gregorian(*day) is None


def test_rumi_days_follow_each_other_over_the_reform() -> None:
    before, after = rumi_to_gregorian(1332, 2, 15), rumi_to_gregorian(1333, 3, 1)
    assert before is not None and after is not None
    assert day_number(after) - day_number(before) == 1


def test_rumi_years() -> None:
    assert rumi_span(1325) == ((1909, 3, 14), (1910, 3, 13))
    assert rumi_span(1332) == ((1916, 3, 14), (1917, 2, 28))
    assert rumi_span(1333) == ((1917, 3, 1), (1917, 12, 31))
    assert rumi_span(1334) == ((1918, 1, 1), (1918, 12, 31))
    assert rumi_span(1342) is None


def test_a_rumi_month_is_a_gregorian_one_only_since_the_reform() -> None:
    assert rumi_month(1334, 9) == (1918, 9)
    assert rumi_month(1324, 9) is None
    assert rumi_span(1324, 9) == ((1908, 9, 14), (1908, 10, 13))


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        # 1 Muharrem 1325 = 14 February 1907. Wüstenfeld-Mahler, Vergleichungs-Tabellen, 3rd ed. (1961).
        ((1325, 1, 1), (1907, 2, 14)),
        # 1 Muharram 1400 = 20 November 1979 in the Umm al-Qura calendar: the seizure of the Grand Mosque.
        ((1400, 1, 1), (1979, 11, 20)),
    ],
)
def test_hijri_days(hijri: Day, gregorian: Day) -> None:
    assert hijri_to_gregorian(*hijri) == gregorian


def test_a_moon_that_was_seen_may_differ_from_the_tables_by_a_day() -> None:
    # The Edict of Gülhane was read on 26 Şaban 1255 = 3 November 1839. Encyclopaedia of Islam, 2nd ed., "Tanẓīmāt".
    read = hijri_to_gregorian(1255, 8, 26)
    assert read is not None
    assert abs(day_number(read) - day_number((1839, 11, 3))) <= 1


def test_hijri_years_lie_across_two_of_ours() -> None:
    assert hijri_span(1322) == ((1904, 3, 18), (1905, 3, 7))


def test_only_recent_hijri_days_are_exact() -> None:
    assert hijri_exact(1400)
    assert not hijri_exact(1325)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        # Turkmenchay: 10 (22) February 1828. J. C. Hurewitz, Diplomacy in the Near and Middle East.
        ((1828, 2, 10), (1828, 2, 22)),
        # The February Revolution: 27 February (12 March) 1917.
        ((1917, 2, 27), (1917, 3, 12)),
        # Baku, March days: 18 (31) March 1918. R. G. Suny, The Baku Commune.
        ((1918, 3, 18), (1918, 3, 31)),
        # 29 February 1900 was a day in Russia and none in the West.
        ((1900, 2, 29), (1900, 3, 13)),
    ],
)
def test_julian_days(julian: Day, gregorian: Day) -> None:
    assert julian_to_gregorian(julian) == gregorian


@pytest.mark.parametrize("day", [(1901, 2, 29), (1918, 4, 31), (0, 1, 1), (1918, 0, 1), (1918, 1, 0)])
def test_days_that_the_julian_calendar_never_had(day: Day) -> None:
    assert julian_to_gregorian(day) is None


@given(st.integers(-10, 2000), st.integers(-1, 14), st.integers(-1, 33))
def test_no_day_raises(year: int, month: int, day: int) -> None:
    for convert in (rumi_to_gregorian, hijri_to_gregorian):
        convert(year, month, day)
    julian_to_gregorian((year, month, day))
    rumi_span(year, max(0, min(month, 12)))
    hijri_span(year, max(0, min(month, 12)))


@pytest.mark.parametrize(
    ("iranian", "gregorian"),
    [
        # The Allies enter Iran, 3 Shahrivar 1320 = 25 August 1941, and the Shah goes on 25 Shahrivar = 16 September;
        # victory of the revolution, 22 Bahman 1357 = 11 February 1979. E. Abrahamian, A History of Modern Iran.
        ((1320, 6, 3), (1941, 8, 25)),
        ((1320, 6, 25), (1941, 9, 16)),
        ((1357, 11, 22), (1979, 2, 11)),
        # The Democrats' programme, 12 Shahrivar 1324 = 3 September 1945, and their government, 21 Azar = 12 December.
        # C. Hasanli, At the Dawn of the Cold War.
        ((1324, 6, 12), (1945, 9, 3)),
        ((1324, 9, 21), (1945, 12, 12)),
    ],
)
def test_iranian_days(iranian: Day, gregorian: Day) -> None:
    assert iranian_to_gregorian(*iranian) == gregorian
    assert iranian_year(gregorian[0], iranian[1]) == iranian[0]


@pytest.mark.parametrize(
    "day", [(1324, 12, 30), (1324, 13, 1), (1324, 9, 31), (1324, 0, 1), (1945, 9, 21), (1285, 5, 14)]
)
def test_no_such_iranian_day(day: Day) -> None:
    assert iranian_to_gregorian(*day) is None


@given(st.integers(1290, 1428), st.integers(1, 12))
def test_iranian_months_follow_each_other(year: int, month: int) -> None:
    span = iranian_span(year, month)
    following = iranian_to_gregorian(year + month // 12, month % 12 + 1, 1)
    whole = iranian_span(year)
    assert span is not None and following is not None and whole is not None
    assert day_number(span[1]) + 1 == day_number(following)
    assert whole[0] <= span[0] <= span[1] <= whole[1]


@pytest.mark.parametrize(
    ("year", "first"),
    # 1304 follows from its own law: it was passed on 11 Farvardin 1304, 31 March 1925
    [(1304, (1925, 3, 21)), (1358, (1979, 3, 21)), (1403, (2024, 3, 20)), (1404, (2025, 3, 21))],
)
def test_iranian_years_begin_at_the_equinox(year: int, first: Day) -> None:
    assert iranian_to_gregorian(year, 1, 1) == first
