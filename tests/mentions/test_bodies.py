from __future__ import annotations

import pytest

from pipeline.records import Lang


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Dün Azerbaycan Tarih Komitesi toplandı", Lang.TR, ("ORG", "Azerbaycan Tarih Komitesi")),
        ("Dünən Azərbaycan Tarix Komitəsi toplaşdı", Lang.AZ, ("ORG", "Azərbaycan Tarix Komitəsi")),
        ("Дүнән Азәрбајҹан Тарих Комитәси топлашды", Lang.AZ, ("ORG", "Азәрбајҹан Тарих Комитәси")),
        ("Dün Yeşil Ova partisinin evi yandı", Lang.TR, ("ORG", "Yeşil Ova partisinin")),
        ("Dün Almanya Dışişleri Bakanlığı’na yazdı", Lang.TR, ("ORG", "Almanya Dışişleri Bakanlığı’na")),
        ("Dün Azerbaycan lejyonu geldi", Lang.TR, ("ORG", "Azerbaycan lejyonu")),
        ("Dün 14. Kolordu geldi", Lang.TR, ("ORG", "14. Kolordu")),
        ("Dünən 7-ci ordu gəldi", Lang.AZ, ("ORG", "7-ci ordu")),
        ("Dün Milli Şura toplandı", Lang.TR, ("ORG", "Milli Şura")),
        ("Dün Sanayi ve Ticaret Birliği kuruldu", Lang.TR, ("ORG", "Sanayi ve Ticaret Birliği")),
        (
            "Dün Azerbaycan Tarih Komitesi Merkez Heyeti toplandı",
            Lang.TR,
            ("ORG", "Azerbaycan Tarih Komitesi Merkez Heyeti"),
        ),
        ("Sonra Dağlar Cumhuriyeti dağıldı", Lang.TR, ("GPE", "Dağlar Cumhuriyeti")),
        ("Sonra Sarıtaş hanlığı yıkıldı", Lang.TR, ("GPE", "Sarıtaş hanlığı")),
        ("Sonra Osmanlı devleti yıkıldı", Lang.TR, ("GPE", "Osmanlı devleti")),
        ("Sonra Sarı Göl Savaşı başladı", Lang.TR, ("EVENT", "Sarı Göl Savaşı")),
        ("Sonra Berlin konferansı toplandı", Lang.TR, ("EVENT", "Berlin konferansı")),
        ("Sonra Nisan işgali geldi", Lang.TR, ("EVENT", "Nisan işgali")),
        ("Sonra 1848 Devrimi geldi", Lang.TR, ("EVENT", "1848 Devrimi")),
        ("Sonra Sarıtaş anlaşması imzalandı", Lang.TR, ("LAW", "Sarıtaş anlaşması")),
        ("Sonra Dostluk ve İşbirliği Antlaşması imzalandı", Lang.TR, ("LAW", "Dostluk ve İşbirliği Antlaşması")),
        ("Uzakta Sarı Deniz’in kıyısı, Kızıl Göl Dağları vardı", Lang.TR, ("LOC", "Kızıl Göl Dağları")),
        ("Orada Beyaz Saray Köprüsü vardı", Lang.TR, ("FAC", "Beyaz Saray Köprüsü")),
        ("Orada Kılıç Arslan Paşa Köprüsü vardı", Lang.TR, ("FAC", "Kılıç Arslan Paşa Köprüsü")),
        ("Sonra Kafkasya Federasyonu dağıldı", Lang.TR, ("GPE", "Kafkasya Federasyonu")),
        ("Sonra Yüzücüler Federasyonu dağıldı", Lang.TR, ("ORG", "Yüzücüler Federasyonu")),
        ("Sonra Bakü-Gence Savaşı başladı", Lang.TR, ("EVENT", "Bakü-Gence Savaşı")),
    ],
)
def test_a_head_noun_names_what_stands_before_it(names, text, lang, expected):
    assert expected in names(text, lang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sonra Polonya ordusu geldi", [("GPE", "Polonya")]),
        ("Sonra Alman ordusu geldi", [("NORP", "Alman")]),
        ("Sonra Bolşevik işgali başladı", [("NORP", "Bolşevik")]),
        ("Sonra barış anlaşması imzalandı", []),
        ("Sonra parti kongresi toplandı", []),
        ("Toplantıda Müsavat Partisi sustu", [("ORG", "Müsavat Partisi")]),
        ("Berlin’de Müsavat Partisi sustu", [("GPE", "Berlin’de"), ("ORG", "Müsavat Partisi")]),
        ("Dün Türkçülük hareketi büyüdü", []),
    ],
)
def test_what_is_no_part_of_the_name_stays_outside(names, text, expected):
    assert names(text) == expected


def test_the_month_of_a_date_does_not_begin_a_name(names):
    assert names("O gün 28 Nisan toplantısı, 30 Martta Gençler Birliği sustu") == [("ORG", "Gençler Birliği")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sonra ÇKB kuruldu", [("ORG", "ÇKB")]),
        ("Sonra XIX asır bitti", []),
        ("Sonra MÖ 300 yılı geldi", []),
        ("Sonra XYSSR kuruldu", [("GPE", "XYSSR")]),
    ],
)
def test_acronyms(names, text, expected):
    assert names(text) == expected


def test_a_single_word_heading_in_capitals_is_no_acronym(names):
    assert names("ÖZET\nBu yazıda yol anlatılır", headings=[0]) == []
