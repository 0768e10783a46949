"""The settled cases of the annotation guidelines, with the gazetteers as they are shipped."""

from __future__ import annotations

import pytest

from pipeline.records import Lang


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Bu yüzden Polonya hükümeti sustu", Lang.TR, [("GPE", "Polonya")]),
        ("Bu yüzden Sovyet hükümeti sustu", Lang.TR, [("NORP", "Sovyet")]),
        ("Bu yüzden Azerbaycan Parlamentosu sustu", Lang.TR, [("ORG", "Azerbaycan Parlamentosu")]),
        ("Buna görə Azərbaycan legionu susdu", Lang.AZ, [("ORG", "Azərbaycan legionu")]),
        ("Buna görə türk hakimiyyəti susdu", Lang.AZ, [("NORP", "türk")]),
        ("Buna görə Türkiyə hakimiyyəti susdu", Lang.AZ, [("GPE", "Türkiyə")]),
        ("Buna görə Qafqaz xalqları susdu", Lang.AZ, [("LOC", "Qafqaz")]),
        ("Bu yüzden Kafkasyalılar sustu", Lang.TR, [("NORP", "Kafkasyalılar")]),
        ("Bu yüzden Sovyetler Birliği sustu", Lang.TR, [("GPE", "Sovyetler Birliği")]),
        ("Bu yüzden Çarlık Rusyası sustu", Lang.TR, [("GPE", "Çarlık Rusyası")]),
        ("Bu yüzden Kafkasya Konfederasyonu Misakı imzalandı", Lang.TR, [("LAW", "Kafkasya Konfederasyonu Misakı")]),
        ("Buna görə Müsavat partiyasının üzvləri susdu", Lang.AZ, [("ORG", "Müsavat partiyasının")]),
        ("Бу сәбәбдән Мүсават партијасынын үзвләри сусду", Lang.AZ, [("ORG", "Мүсават партијасынын")]),
        ("Buna görə “Prometey” hərəkatı susdu", Lang.AZ, [("ORG", "Prometey” hərəkatı")]),
        ("Bu yüzden Yeni Kafkasya dergisi kapandı", Lang.TR, [("WORK_OF_ART", "Yeni Kafkasya")]),
        ("Bu yüzden muhaceret ve istiklal unutuldu", Lang.TR, []),
        ("Bu yüzden komite sustu, Komite dağıldı", Lang.TR, []),
    ],
)
def test_settled_cases(shipped_names, text, lang, expected):
    assert shipped_names(text, lang) == expected
