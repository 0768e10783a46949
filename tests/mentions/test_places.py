from __future__ import annotations

import pytest

from pipeline.records import Lang


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Orada Güney Kafkasya’da yaşadı", Lang.TR, [("LOC", "Güney Kafkasya’da")]),
        ("Orada Şimali Qafqazda yaşadı", Lang.AZ, [("LOC", "Şimali Qafqazda")]),
        ("Orada Batı Almanya’da yaşadı", Lang.TR, [("GPE", "Batı Almanya’da")]),
        ("Orada Sovyet Rusya’nın adamları vardı", Lang.TR, [("GPE", "Sovyet Rusya’nın")]),
        ("Hələ çar Rusiyası dövründə yaşadı", Lang.AZ, [("GPE", "çar Rusiyası")]),
        ("Sonra Sovyetlerin gücü arttı", Lang.TR, [("GPE", "Sovyetlerin")]),
        ("Orada Batı’da yaşadı", Lang.TR, [("LOC", "Batı’da")]),
        ("Orada batılı adamlar vardı", Lang.TR, []),
        ("Orada Karapınar şehrinde yaşadı", Lang.TR, [("GPE", "Karapınar")]),
        ("Orada Qarapınar kəndində yaşadı", Lang.AZ, [("GPE", "Qarapınar")]),
        ("Orada Topsu çayını keçdi", Lang.AZ, [("LOC", "Topsu")]),
        ("Orada Adlersaal otelinde kaldı", Lang.TR, [("FAC", "Adlersaal")]),
        ("Yolda Almanya, Kazan, Rusya vardı", Lang.TR, [("GPE", "Almanya"), ("GPE", "Kazan"), ("GPE", "Rusya")]),
        ("Yolda Kazan’dan geçti", Lang.TR, [("GPE", "Kazan’dan")]),
        ("Yolda Osmanlı askerleri vardı", Lang.TR, [("GPE", "Osmanlı")]),
        ("Orada Osmanlı dilini öğrendi", Lang.TR, [("NORP", "Osmanlı")]),
        ("Sonra Safevi devletinin sonu geldi", Lang.TR, [("GPE", "Safevi devletinin")]),
    ],
)
def test_places_that_their_neighbours_give_away(names, text, lang, expected):
    assert names(text, lang) == expected


def test_kendi_is_a_pronoun_in_turkish(names):
    assert names("Orada Sarıpınar kendi evini yaktı") == []


def test_a_lake_may_have_the_name_of_a_town(names):
    assert names("Uzakta Gence gölü parlıyordu") == [("LOC", "Gence")]


def test_an_unknown_word_in_a_list_of_known_places_is_a_place(names):
    assert ("GPE", "Karadaylı") in names("Yolda Almanya, Karadaylı, Bakü ve Rusya vardı")


def test_a_list_of_strangers_proves_nothing(names):
    assert names("Yolda Bakü, Karadaylı ve Sarıdaylı vardı") == [("GPE", "Bakü")]


def test_a_list_whose_last_word_goes_on_is_left_alone(names):
    assert ("GPE", "Karadaylı") not in names("Yolda Almanya, Bakü, Karadaylı Sarışeyli vardı")
