from __future__ import annotations

import importlib
import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Lang
from pipeline.transliteration import to_latin
from pipeline.transliteration.alphabets import AZERBAIJANI_CYRILLIC


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Ҝәнҹә", None, "Gəncə"),
        ("Мәммәд Әмин Рәсулзадә", None, "Məmməd Əmin Rəsulzadə"),
        ("Һүсејн", None, "Hüseyn"),
        ("Москва", Lang.AZ, "Moskva"),
        ("Гафгаз", Lang.AZ, "Qafqaz"),
        ("МҮСАВАТ", None, "MÜSAVAT"),
        ("Илјас", Lang.AZ, "İlyas"),  # the capital of i keeps its dot
        ("мә’лумат", Lang.AZ, "məlumat"),
        ("Мəммəд", None, "Məmməd"),  # typed with the Latin schwa
        ("Азэрнэфть", Lang.AZ, "Azerneft"),  # the orthography before 1958 had э
    ],
)
def test_azerbaijani_cyrillic(text: str, lang: Lang | None, expected: str) -> None:
    assert to_latin(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Хойский", "Xoyski"),  # the ending of Russian surnames is not written in Azerbaijani
        ("Гаджибеков", "Qacibekov"),  # дж is one sound
        ("Елизаветполь", "Yelizavetpol"),
        ("Агаев", "Aqayev"),
        ("Щукин", "Şçukin"),
        ("Юзеф Пилсудский", "Yuzef Pilsudski"),
    ],
)
def test_russian(text: str, expected: str) -> None:
    assert to_latin(text, None) == expected


def test_russian_can_be_forced_on_azerbaijani_letters() -> None:
    assert to_latin("Агаев", Lang.AZ) == "Aqaev"
    assert to_latin("Агаев", Lang.RU) == "Aqayev"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # In the alphabet of 1922-1939 ç was c, y was ü, j was y and ь was ı.
        ("Azərbajçan", "Azərbaycan"),
        ("Dɵvlət Nəşrijjatь", "Dövlət Nəşriyyatı"),
        ("Jeni Jol", "Jeni Jol"),  # without one of its own letters the old alphabet cannot be told
        ("çumhurijjət", "cümhuriyyət".replace("ü", "u")),
    ],
)
def test_latin_of_1922_to_1939(text: str, expected: str) -> None:
    assert to_latin(text, None) == expected


@pytest.mark.parametrize("text", ["Əjdər", "müjdə", "Jordaniya", "Tehran", "Məmmədəmin", "Ajan", "İbrahim", ""])
def test_todays_latin_is_left_alone(text: str) -> None:
    assert to_latin(text, Lang.AZ) == text


@given(st.text(), st.sampled_from([None, Lang.AZ, Lang.RU]))
def test_any_text_can_be_read(text: str, lang: Lang | None) -> None:
    assert isinstance(to_latin(text, lang), str)


@pytest.mark.skipif(importlib.util.find_spec("icu") is None, reason="pyicu-wheels is not installed")
@pytest.mark.parametrize("letter", sorted(set(AZERBAIJANI_CYRILLIC) - set("юяйёцщъьэə")))
def test_alphabet_agrees_with_icu(letter: str) -> None:
    """The letters of 1958-1991; ICU writes the others with diacritics that no Azerbaijani text has."""
    icu = importlib.import_module("icu")
    assert (
        icu.Transliterator.createInstance("Azerbaijani-Latin/BGN").transliterate(letter) == AZERBAIJANI_CYRILLIC[letter]
    )
