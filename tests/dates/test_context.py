"""Relative and incomplete dates: what they are counted from, and what is said when nothing decides."""

from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("anchor", "text", "value"),
    [
        # the same
        ("1924", "həmin ilin dekabrında", "1924-12"),
        ("1947", "aynı yılın sonunda", "1947;END"),
        ("1918-05-28", "o gün", "1918-05-28"),
        ("1918-05-28", "aynı günün akşamı", "1918-05-28"),
        ("1918-05-28", "o tarihte", "1918-05-28"),
        ("1918-06", "həmin ayın 16-da", "1918-06-16"),
        ("1918-09", "ayın on beşinde", "1918-09-15"),
        ("1922", "o yılın 5 Mayıs’ında", "1922-05-05"),
        ("1931", "həmin ilin payızında", "1931-23"),
        ("1920", "həmin il mayın 5-də", "1920-05-05"),
        # next and previous
        ("1931", "ertesi yıl", "1932"),
        ("1918", "ertəsi ilin martında", "1919-03"),
        ("1917", "ertesi baharda", "1918-21"),
        ("1918-06-16", "səhəri gün", "1918-06-17"),
        ("1930", "önceki yıl", "1929"),
        ("1928-06", "bir önceki ay", "1928-05"),
        ("1918-12", "növbəti ay", "1919-01"),
        ("1918-05-31", "ertesi gün", "1918-06-01"),
        ("1918-05-28", "ertesi hafta", "1918-06-03/1918-06-09"),
        # counted
        ("1918", "iki il sonra", "1920"),
        ("1930", "Ики ил әввәл", "1928"),
        ("1931", "on altı yıl sonra", "1947"),
        ("1926-01", "bir ay əvvəl", "1925-12"),
        ("1920-03-01", "bir gün qabaq", "1920-02-29"),
        ("1921-02-15", "bir hafta sonra", "1921-02-22"),
        ("1915", "beş il bundan əvvəl", "1910"),
        ("1918", "yaklaşık iki yıl sonra", "1920~"),
        ("1918", "on yıl kadar sonra", "1928~"),
        # not told exactly: the next larger unit
        ("1905-04-08", "birkaç gün sonra", "1905-04"),
        ("1921-02", "birkaç ay sonra", "1921"),
        ("1921", "bir neçə il sonra", "192X"),
        # around
        ("1909/1911", "bu illərdə", "1909/1911"),
        ("1925", "həmin illərdə", "192X"),
        ("1918-05-28", "o günlerde", "1918-05"),
        # the year is missing
        ("1918", "9 Kasım’da", "1918-11-09"),
        ("1943", "5 Ağustos", "1943-08-05"),
        ("1920", "May ayında", "1920-05"),
        ("1918", "mayın 11-dən 26-sınadək", "1918-05-11/1918-05-26"),
        # the century is missing
        ("2023", "geçen yüzyılın 30’lu yıllarında", "193X"),
        ("2024", "ötən əsrin əvvəllərində", "19XX;START"),
        ("1850", "30-cu illərdə", "183X"),
        ("2023", "30’lu yıllarda", "193X"),
        # a season's part, two months
        ("1918", "yaz sonunda", "1918-22;END"),
        ("1918", "payızın əvvəllərində", "1918-23;START"),
        ("1918", "Haziran ve Temmuz’da", "1918-06/1918-07"),
        ("1923-05-04", "бир нечә күн сонра", "1923-05"),
        # what had just begun
        ("1941-06-22", "Savaşın ilk gününden", "1941-06-22"),
        ("1941-06-22", "işgalin ilk üç gününde", "1941-06-22/1941-06-24"),
        ("1941-06-22", "müharibənin ilk günlərində", "1941-06;END"),
        # a bare Ottoman year beside dates of its time
        ("1915", "1334 senesinde", "1918"),
    ],
)
def test_with_an_anchor(anchor: str, text: str, value: str) -> None:
    assert [date.value for date in find_dates(text, None, anchor)] == [value]


@pytest.mark.parametrize(
    ("anchor", "text"),
    [
        ("", "aynı yıl"),
        ("", "o illərdə"),
        ("", "ertəsi gün"),
        ("", "üç ay sonra"),
        # what is said before is too coarse to count from
        ("1920", "üç ay sonra"),
        ("1920-05", "ertesi gün"),
        ("192X", "iki il sonra"),
    ],
)
def test_nothing_decides(anchor: str, text: str) -> None:
    assert [date.value for date in find_dates(text, None, anchor)] == ["?"]


def test_a_day_without_a_year_stays_without() -> None:
    assert [date.value for date in find_dates("27 Nisan’da toplandılar.")] == ["XXXX-04-27"]


def test_the_last_date_said_is_counted_from() -> None:
    found = find_dates("Kurultay 1918’de toplandı. 1920 yılında dağıldı. İki yıl sonra yeniden kuruldu.", Lang.TR)
    assert [date.value for date in found] == ["1918", "1920", "1922"]
    assert "last date 1920" in found[2].method


def test_the_anchor_is_named_in_the_method() -> None:
    (date,) = find_dates("Ertesi yıl gitti.", Lang.TR, "1931")
    assert date.method == "next year; from the given anchor 1931"


def test_a_month_of_the_turn_of_the_year_goes_on() -> None:
    found = find_dates("20 Aralık 1918’de vardılar. 5 Ocak’ta döndüler.", Lang.TR)
    assert found[1].value == "1919-01-05"


def test_a_pluperfect_looks_back() -> None:
    found = find_dates("20 Aralık 1918’de vardılar. 5 Ocak’ta yola çıkmışlardı.", Lang.TR)
    assert found[1].value == "1918-01-05"


def test_years_in_brackets_are_not_the_story() -> None:
    found = find_dates("1923’te bir dergi (1930-1934) düşünüldü; aynı yıl vazgeçildi.", Lang.TR)
    assert [date.value for date in found] == ["1923", "1930/1934", "1923"]


def test_the_end_of_a_time_is_not_the_story() -> None:
    found = find_dates("1920’de geldi ve 1925’e kadar kaldı. Aynı yıl evlendi.", Lang.TR)
    assert found[-1].value == "1920"


def test_a_feast_comes_back() -> None:
    (day,) = find_dates("28 Mayıs törenlerine katıldı.", Lang.TR, "1932")
    assert day.value == "XXXX-05-28"


def test_a_habit_comes_back() -> None:
    (day,) = find_dates("Yas günü 27 Nisan’da anılırdı.", Lang.TR, "1932")
    assert day.value == "XXXX-04-27"


def test_a_bad_anchor_is_refused() -> None:
    with pytest.raises(ValueError):
        find_dates("aynı yıl", None, "nineteen eighteen")
