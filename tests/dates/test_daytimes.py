"""Times of day that tell a day."""

from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        (Lang.TR, "o gece", "1921-03-01"),
        (Lang.TR, "aynı akşam", "1921-03-01"),
        (Lang.TR, "o akşamdan", "1921-03-01"),
        (Lang.TR, "ertesi sabah", "1921-03-02"),
        (Lang.TR, "önceki gece", "1921-02-28"),
        (Lang.TR, "bir gece önce", "1921-02-28"),
        (Lang.TR, "üç gece sonra", "1921-03-04"),
        (Lang.AZ, "həmin gecə", "1921-03-01"),
        (Lang.AZ, "ertəsi səhər", "1921-03-02"),
        (Lang.AZ, "bir gecə əvvəl", "1921-02-28"),
        (Lang.AZ, "һәмин ахшам", "1921-03-01"),
    ],
)
def test_beside_a_known_day(lang: Lang, text: str, value: str) -> None:
    assert [(date.surface, date.value) for date in find_dates(text, lang, "1921-03-01")] == [(text, value)]


@pytest.mark.parametrize("text", ["o gece", "ertesi sabah", "bir gece önce", "o akşam"])
@pytest.mark.parametrize("anchor", ["", "1921", "1921-03"])
def test_without_a_day_it_is_no_date(text: str, anchor: str) -> None:
    assert find_dates(text, Lang.TR, anchor) == ()


@pytest.mark.parametrize(
    "text", ["bu gece", "bu sabah", "bir gece geldi", "her gece", "gece yarısı", "o geceler", "iyi geceler"]
)
def test_of_today_or_of_none(text: str) -> None:
    assert find_dates(text, Lang.TR, "1921-03-01") == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1919-cu il sentyabrın 2-nə keçən gecə", "1919-09-01/1919-09-02"),
        ("1919-cu il sentyabrın 1-nə keçən gecə", "1919-08-31/1919-09-01"),
        ("1919-cu il yanvarın 1-nə keçən gecə", "1918-12-31/1919-01-01"),
        ("1920-ci il martın 1-nə keçən gecə", "1920-02-29/1920-03-01"),
    ],
)
def test_the_night_before_a_day(text: str, value: str) -> None:
    assert [(date.surface, date.value) for date in find_dates(text, Lang.AZ)] == [(text, value)]


def test_a_night_between_two_days_that_share_their_month() -> None:
    (date,) = find_dates("Nisan ayının 27’sini 28’ine bağlayan gece", Lang.TR, "1920")
    assert date.value == "1920-04-27/1920-04-28"
