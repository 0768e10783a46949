"""Years without their thousand."""

from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("anchor", "text", "surface", "value"),
    [
        ("1925", "923 Haziranında", "923 Haziranında", "1923-06"),
        ("1925", "924 senesinde", "924 senesinde", "1924"),
        ("1925", "Babası ’918’de öldü", "918’de", "1918"),
        ("1925", "337 senesinde", "337 senesinde", "1921"),
        ("1925", "325 senesi Martında", "325 senesi Martında", "1909-03/1909-04"),
        ("1925", "5 Mart 337 tarihinde", "5 Mart 337 tarihinde", "1921-03-05"),
        # an Ottoman month says it alone
        ("", "5 Teşrinisani 337’de", "5 Teşrinisani 337’de", "1921-11-05"),
        ("", "20 Kânunuevvel 336 tarihli", "20 Kânunuevvel 336 tarihli", "1920-12-20"),
        # nothing decides
        ("", "924 senesinde", "924 senesinde", "?"),
        ("1453", "924 senesinde", "924 senesinde", "?"),
        # other ages
        ("1071", "924 senesinde", "924 senesinde", "0924"),
        ("1925", "924 yılında", "924 yılında", "0924"),
        ("330", "337 yılında", "337 yılında", "0337"),
    ],
)
def test_with_an_anchor(anchor: str, text: str, surface: str, value: str) -> None:
    found = find_dates(text, Lang.TR, anchor.zfill(4) if anchor else "")
    assert [(date.surface, date.value) for date in found] == [(surface, value)]


@pytest.mark.parametrize(
    "text",
    [
        "923 kişi geldi",
        "338 sayfalık kitap",
        "Sayısı 918’i buldu",
        "Oda 337’de kaldı",
        "‘918’ yazılıydı",
        "Kod 905’te değişti",
    ],
)
def test_other_numbers(text: str) -> None:
    assert find_dates(text, Lang.TR, "1925") == ()


def test_a_count_behind_a_day_is_no_year() -> None:
    assert [date.surface for date in find_dates("5 Mart’ta 337 kişi geldi", Lang.TR, "1921")] == ["5 Mart’ta"]
    assert [date.surface for date in find_dates("5 Mart 337 kişi", Lang.TR, "1921")] == ["5 Mart"]
