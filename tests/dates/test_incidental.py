from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # a census and an old border are no part of the story of 1918
        ("14 Mart 1918’de heyet geldi. 1897 sayımına göre şehir küçüktü. 20 Mart’ta oturum açıldı.", "1918-03-20"),
        ("3 Mayıs 1918’de toplandılar. 1914 sınırına dönülecekti. 7 Mayıs’ta dağıldılar.", "1918-05-07"),
        ("1931-ci ildə 1925-ci il müqaviləsinin müddəti uzadıldı. Həmin il qəzet də bağlandı.", "1931"),
        ("1931 yılında 1925 yılı anlaşması uzatıldı. Aynı yıl gazete de kapandı.", "1931"),
        # but the story may go on to other years
        ("3 Mayıs 1918’de toplandılar. 1925 yılında yine geldiler. 7 Mayıs’ta dağıldılar.", "1925-05-07"),
        ("3 Mayıs 1918’de toplandılar. 1919 kışı sert geçti. 7 Mayıs’ta dağıldılar.", "1919-05-07"),
    ],
)
def test_a_year_that_is_a_mere_attribute_does_not_move_the_story(text: str, values: str) -> None:
    assert find_dates(text, Lang.AZ if "ə" in text else Lang.TR)[-1].value == values
