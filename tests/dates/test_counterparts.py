"""One time in two calendars, the second in brackets."""

from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        (Lang.TR, "15-17 (28-30) Mayıs 1917’de", "1917-05-28/1917-05-30"),
        (Lang.AZ, "1917-ci il 15-17 (28-30) may", "1917-05-28/1917-05-30"),
        (Lang.AZ, "1917-ci il aprelin 15-20-də (28 aprel-3 may)", "1917-04-28/1917-05-03"),
        (Lang.TR, "15-17 Mayıs 1917’de (28-30 Mayıs)", "1917-05-28/1917-05-30"),
        (Lang.TR, "10 Temmuz 1324 günü (23 Temmuz 1908)", "1908-07-23"),
        (Lang.TR, "10 Temmuz 1324 tarihinde (23 Temmuz 1908)", "1908-07-23"),
        (Lang.TR, "Muharrem 1330 (Aralık 1911)", "1911-12"),
        (Lang.AZ, "27 aprel (10 may) 1906-cı ildə", "1906-05-10"),
        (Lang.TR, "R. 1325/M. 1909 yılında", "1909"),
        (Lang.TR, "1325 (M. 1909) yılında", "1909"),
    ],
)
def test_one_date(lang: Lang, text: str, value: str) -> None:
    (date,) = find_dates(text, lang)
    assert (date.surface, date.value) == (text, value)
    assert date.original


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the days do not agree
        ("10 Temmuz 1908 günü (15 Ekim 1908)", ["1908-07-10", "1908-10-15"]),
        ("15-17 (20-22) Mayıs 1917", ["1917-05"]),
        ("15-17 Mayıs 1917’de (3 Haziran 1917)", ["1917-05-15/1917-05-17", "1917-06-03"]),
        # a month of the same calendar
        ("Mart 1917 (Mayıs 1918)", ["1917-03", "1918-05"]),
        # a year that only stands in brackets
        ("15 Mart’ta (1926)", ["1926-03-15", "1926"]),
        ("3-7 Kasım (1951)", ["1951-11-03/1951-11-07", "1951"]),
    ],
)
def test_two_dates(text: str, values: list[str]) -> None:
    assert [date.value for date in find_dates(text, Lang.TR)] == values
