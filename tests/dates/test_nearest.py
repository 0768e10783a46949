"""The month, season, day or weekday next to the time that is told of."""

from __future__ import annotations

from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import find_dates
from pipeline.dates.lexicon import WEEKDAYS
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("lang", "anchor", "text", "value"),
    [
        (Lang.TR, "1921-08", "geçen mayısta", "1921-05"),
        (Lang.TR, "1921-03", "geçen mayısta", "1920-05"),
        (Lang.TR, "1921-05", "geçen mayısta", "1920-05"),
        (Lang.TR, "1921-05", "önümüzdeki Eylül’de", "1921-09"),
        (Lang.TR, "1921-10", "önümüzdeki Eylül’ün sekizinde", "1922-09-08"),
        (Lang.TR, "1921-10", "önümüzdeki 8 Eylül’de", "1922-09-08"),
        (Lang.TR, "1918-11", "ertesi Ağustos’ta", "1919-08"),
        (Lang.TR, "1918", "ertesi Ağustos’ta", "1919-08"),
        (Lang.TR, "1921-08", "o Mayıs’ta", "1921-05"),
        (Lang.AZ, "1921-03", "keçən payız", "1920-23"),
        (Lang.AZ, "1921-11", "keçən yay", "1921-22"),
        (Lang.AZ, "1921-07", "keçən yay", "1920-22"),
        (Lang.AZ, "1921-03", "gələn yay", "1921-22"),
        (Lang.AZ, "1921-08", "gələn yay", "1922-22"),
        (Lang.AZ, "1921", "keçən payız", "1920-23"),
        (Lang.AZ, "1921-03", "ötən noyabrda", "1920-11"),
        (Lang.AZ, "1921", "həmin mayda", "1921-05"),
        # which of two years is not told
        (Lang.TR, "1921", "geçen mayısta", "?"),
        (Lang.TR, "", "geçen mayısta", "?"),
        # the first of May 1921 was a Sunday
        (Lang.TR, "1921-05-01", "geçen cuma", "1921-04-29"),
        (Lang.TR, "1921-05-01", "geçen pazar günü", "1921-04-24"),
        (Lang.AZ, "1921-05-01", "gələn bazar günü", "1921-05-08"),
        (Lang.AZ, "1921-05-01", "keçən cümə günü", "1921-04-29"),
    ],
)
def test_nearest(lang: Lang, anchor: str, text: str, value: str) -> None:
    assert [(date.surface, date.value) for date in find_dates(text, lang, anchor)] == [(text, value)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [(Lang.AZ, "Bakıdan gələn Mart Hüseynov"), (Lang.TR, "boğazdan geçen Nisan gemisi"), (Lang.TR, "geçen cuma")],
)
def test_no_date(lang: Lang, text: str) -> None:
    assert find_dates(text, lang, "1921") == ()


@given(
    st.dates(day(1800, 1, 1), day(2050, 12, 31)), st.sampled_from(["pazartesi", "salı", "çarşamba", "perşembe", "cuma"])
)
def test_a_weekday_lies_within_a_week(today: day, name: str) -> None:
    for word, low, high in (("geçen", -7, -1), ("önümüzdeki", 1, 7)):
        (date,) = find_dates(f"{word} {name} günü", Lang.TR, today.isoformat())
        found = day.fromisoformat(date.value)
        assert low <= (found - today).days <= high
        assert found.weekday() == WEEKDAYS[name.replace("ı", "i")].value
