from __future__ import annotations

import pytest

from pipeline.records import Lang


def _persons(found):
    return [surface for label, surface in found if label == "PERSON"]


@pytest.mark.parametrize(
    ("text", "lang", "persons"),
    [
        ("O gün A.M.Karasuvlu konuştu", Lang.TR, ["A.M.Karasuvlu"]),
        ("O gün A. M. Karasuvlu konuştu", Lang.TR, ["A. M. Karasuvlu"]),
        ("Həmin gün Ə.Mustafayevin çıxışı oldu", Lang.AZ, ["Ə.Mustafayevin"]),
        ("Һәмин ҝүн Ә.Мустафајевин чыхышы олду", Lang.AZ, ["Ә.Мустафајевин"]),
        ("Dün M. Sadık Yıldıray geldi", Lang.TR, ["M. Sadık Yıldıray"]),
        ("Dün Kerim Sarıçalı’nın evi yandı", Lang.TR, ["Kerim Sarıçalı’nın"]),
        ("Dün Alexandre Duval’a yazdı", Lang.TR, ["Alexandre Duval’a"]),
        ("Sonra Kerim bey Sarıçalı sustu", Lang.TR, ["Kerim bey Sarıçalı"]),
        ("Sonra Halil Paşanın atı öldü", Lang.TR, ["Halil Paşanın"]),
        ("Sonra Turgay hanım güldü", Lang.TR, ["Turgay hanım"]),
        ("Orada Şeyx Mənsur dayanırdı", Lang.AZ, ["Şeyx Mənsur"]),
        ("Orada Molla Qafar dayanırdı", Lang.AZ, ["Molla Qafar"]),
        ("Bunu Semyon Petrov’a sordu", Lang.TR, ["Semyon Petrov’a"]),
        ("Bunu Aleksey İvanoviç Belov yazdı", Lang.TR, ["Aleksey İvanoviç Belov"]),
        ("Kapıda Nazaretyan bekliyordu", Lang.TR, ["Nazaretyan"]),
        ("Kapıda Lominaşvili bekliyordu", Lang.TR, ["Lominaşvili"]),
        ("Kapıda Aslanoğlu’nun atı bekliyordu", Lang.TR, ["Aslanoğlu’nun"]),
        ("Kapıda Hansabek von der Goltzenburg bekliyordu", Lang.TR, []),
        ("Tahtta II. Nikolay vardı", Lang.TR, ["II. Nikolay"]),
    ],
)
def test_persons_by_shape_and_ending(names, text, lang, persons):
    assert _persons(names(text, lang)) == persons


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Orada General Tomskin konuştu", "Tomskin"),
        ("Orada Başbakanı Karl Webern’e yazdı", "Karl Webern’e"),
        ("Sonra Prof. Dr. Selim Taşkıran geldi", "Selim Taşkıran"),
    ],
)
def test_the_office_before_a_name_stays_outside(names, text, person):
    assert _persons(names(text)) == [person]


def test_an_ordinal_before_a_common_noun_is_no_initial(names):
    assert ("EVENT", "I. Dünya Savaşı") in names("Sonra I. Dünya Savaşı başladı")


def test_an_honorific_ends_one_person_and_a_given_name_begins_the_next(names):
    assert _persons(names("Dün Emin bey Ali Merdan beye gitti")) == ["Emin bey", "Ali Merdan beye"]


def test_a_village_behind_a_person_is_not_part_of_the_name(names):
    found = names("Babası Kerim Ağa Sarıpınar köyünde doğdu")
    assert _persons(found) == ["Kerim Ağa"]
    assert ("GPE", "Sarıpınar") in found


@pytest.mark.parametrize(
    "text", ["Kasım 1920’de döndü", "Salı günü yola çıktı", "Mayıs sonunda Temmuz sıcağı vardı", "Cuma 5 Ekim idi"]
)
def test_months_and_days_are_no_names(names, text):
    assert names(text) == []


def test_a_genitive_of_a_common_noun_is_no_armenian_family_name(names):
    assert names("Familyanın evi yandı") == []


@pytest.mark.parametrize(
    ("text", "lang", "person"),
    [
        ("Orada Semyon Petrov-Vodkin vardı", Lang.TR, "Semyon Petrov-Vodkin"),
        ("Orada A. A. Bestin-Marlinski vardı", Lang.TR, "A. A. Bestin-Marlinski"),
        ("Orada Ter-Akopyan vardı", Lang.TR, "Ter-Akopyan"),
        ("Orada Kerim Halil oğlu Mustafayev vardı", Lang.AZ, "Kerim Halil oğlu Mustafayev"),
    ],
)
def test_a_hyphen_and_the_fathers_name_lengthen_a_person(names, text, lang, person):
    assert _persons(names(text, lang)) == [person]


def test_a_genitive_before_oghlu_is_another_person(names):
    assert _persons(names("Orada Kerim beyin oğlu Halil bey vardı")) == ["Kerim beyin", "Halil bey"]


@pytest.mark.parametrize(
    ("text", "lang", "person"),
    [
        ("MUSTAFAYEV Kerim Halil oğlu burada doğulub", Lang.AZ, "MUSTAFAYEV Kerim Halil oğlu"),
        ("МУСТАФАЈЕВ Кәрим Хәлил оғлу бурада доғулуб", Lang.AZ, "МУСТАФАЈЕВ Кәрим Хәлил оғлу"),
        ("Kerim SARIÇALI", Lang.TR, "Kerim SARIÇALI"),
    ],
)
def test_the_head_of_an_entry_and_an_authors_line(names, text, lang, person):
    assert _persons(names(text, lang)) == [person]


@pytest.mark.parametrize(
    "text",
    ["Pambıqçı Zöhdi Mustafayeva gəldi", "Mətbəəni Kerim Mustafayev aldı", "Direktor Kerim Mustafayev gəldi"],
)
def test_what_merely_opens_the_sentence_is_no_given_name(names, text):
    (person,) = _persons(names(text, Lang.AZ))
    assert person.endswith(("Mustafayev", "Mustafayeva")) and len(person.split()) == 2
