from __future__ import annotations

import pytest

from pipeline.records import Lang


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Köyde Ermenilerin evleri vardı", Lang.TR, [("NORP", "Ermenilerin")]),
        ("Kənddə gürcülərlə yaşadı", Lang.AZ, [("NORP", "gürcülərlə")]),
        ("Кәнддә ҝүрҹүләрлә јашады", Lang.AZ, [("NORP", "ҝүрҹүләрлә")]),
        ("Yeni bir sovyet rejimi geldi", Lang.TR, [("NORP", "sovyet")]),
        ("Köyde bolşevikler vardı", Lang.TR, [("NORP", "bolşevikler")]),
        ("Köyde Kafkasyalılar vardı", Lang.TR, [("NORP", "Kafkasyalılar")]),
        ("Köyde müsavatçılar vardı", Lang.TR, [("NORP", "müsavatçılar")]),
        ("Köyde Kafkasya Müslümanları yaşardı", Lang.TR, [("NORP", "Kafkasya Müslümanları")]),
        ("Köyde Dobralı Türkleri yaşardı", Lang.TR, [("NORP", "Dobralı Türkleri")]),
        ("Köyde Rus Bolşevikleri vardı", Lang.TR, [("NORP", "Rus"), ("NORP", "Bolşevikleri")]),
        ("Gürcü-Ermeni dostluğu bitti", Lang.TR, [("NORP", "Gürcü"), ("NORP", "Ermeni")]),
        ("Orada anti-Sovyet gruplar vardı", Lang.TR, []),
        ("Bu kitabı Almanca okudu", Lang.TR, []),
        ("O ipi çəkdi", Lang.AZ, []),
        ("Sırtına kazak giydi", Lang.TR, []),
        ("Bu eserler eskidir", Lang.TR, []),
    ],
)
def test_peoples_and_groups(names, text, lang, expected):
    assert names(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Yolu Sarıbeyli kabilesi kesti", Lang.TR, [("NORP", "Sarıbeyli")]),
        ("Yolu Sarıbəyli tayfası kəsdi", Lang.AZ, [("NORP", "Sarıbəyli")]),
        ("Yolu bir Arap kabilesi kesti", Lang.TR, [("NORP", "Arap")]),
        ("Yolu Büyük kabilesi kesti", Lang.TR, []),
    ],
)
def test_the_name_of_a_tribe(names, text, lang, expected):
    assert names(text, lang) == expected
