"""Cases of names, the phrases they stand in, and coordination."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.events.cases import CaseReader
from pipeline.events.forms import Case
from pipeline.events.links import Link
from pipeline.events.phrases import SentenceReader
from pipeline.records import Label, Lang


def links(marked: Callable[..., tuple], text: str, lang: Lang = Lang.TR) -> list[str]:  # type: ignore[type-arg]
    analysed, mentions, dates = marked(text, lang)
    return [
        name.link.value
        for name in SentenceReader(analysed, mentions, dates, frozenset()).read(analysed.sentences[0]).names
    ]


@pytest.mark.parametrize(
    ("surface", "label", "lang", "case"),
    [
        ("Bakü’ye", Label.GPE, Lang.TR, Case.DAT),
        ("Resulzade’nin", Label.PERSON, Lang.TR, Case.GEN),
        ("Kafkasya’daki", Label.LOC, Lang.TR, Case.ATTRIBUTIVE),
        ("Devlet Duma’sı", Label.ORG, Lang.TR, Case.NOM),
        ("Müsavat Partisini", Label.ORG, Lang.TR, Case.ACC),
        ("Hüseyinzade", Label.PERSON, Lang.TR, Case.NOM),
        ("Türkler", Label.NORP, Lang.TR, Case.NOM),
        ("Bolşevikleri", Label.NORP, Lang.TR, Case.ACC),
        ("Parisdə", Label.GPE, Lang.AZ, Case.LOC),
        ("Rəsulzadənin", Label.PERSON, Lang.AZ, Case.GEN),
        ("Türkiyəyə", Label.GPE, Lang.AZ, Case.DAT),
    ],
)
def test_case_of_names(surface: str, label: Label, lang: Lang, case: Case) -> None:
    assert CaseReader([surface], frozenset()).case_of(surface, label, lang) is case


def test_an_apostrophe_elsewhere_shows_the_bare_name() -> None:
    # Topçubaşı ends like an accusative
    assert CaseReader(["Topçubaşı’nın"], frozenset()).case_of("Topçubaşı", Label.PERSON, Lang.TR) is Case.NOM


def test_a_land_is_no_dative_of_its_people() -> None:
    # Kafkasya beside Kafkas: a buffer y stands only after a vowel
    assert CaseReader(["Kafkas’ın"], frozenset()).case_of("Kafkasya", Label.LOC, Lang.TR) is Case.NOM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[GPE Polonya] hükümetinin", ["gen"]),
        ("[NORP Rus] askerlerine karşı", ["against"]),
        ("[GPE Rusya] tarafından", ["by"]),
        ("[GPE Türkiye] ile [GPE İran] arasında", ["between", "between"]),
        ("[WORK_OF_ART Hayat] gazetesinin ilk sayısı çıktı", ["nom"]),
        ("[GPE Polonya] temsilcisi [PERSON Ostrovski] geldi", ["apposed", "nom"]),
        ("[PERSON Ali Bey], [PERSON Veli Bey] ve [PERSON Ömer Bey’in] geldiği", ["gen", "gen", "gen"]),
        ("[GPE Polonya’nın] [GPE Varşova] şehrinde", ["loc", "loc"]),
        ("[PERSON Hüseyin Bey] için", ["other"]),
    ],
)
def test_phrases_pass_their_case_to_the_name(marked: Callable[..., tuple], text: str, expected: list[str]) -> None:  # type: ignore[type-arg]
    assert links(marked, text) == expected


def test_a_comma_between_unlike_names_coordinates_nothing(marked: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    assert links(marked, "[PERSON Ali Bey], [GPE Rusya] ile anlaştı") == ["nom", "ins"]


def test_what_a_quoted_title_ends_in_is_no_case(marked: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    assert links(marked, "“[WORK_OF_ART İstiklal Yolunda]” kitabı basıldı") == [Link.NOM.value]


def test_dates_are_times(marked: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    assert links(marked, "[DATE 1920’de] [GPE Bakü’de]") == ["time", "loc"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posta-telgraf müdürü geldi", ["Posta-telgraf", "müdürü", "geldi"]),
        ("Bunu al-ver-sat işi sandı", ["Bunu", "al-ver-sat", "işi", "sandı"]),
        ("[GPE Bakü]-Şuşa yolu", ["Bakü", "-", "Şuşa", "yolu"]),
        ("Geldi - gitti", ["Geldi", "-", "gitti"]),
        ("(güney)-batı", ["(", "güney", ")", "-", "batı"]),
    ],
)
def test_what_hyphens_join_is_one_word(marked: Callable[..., tuple], text: str, expected: list[str]) -> None:  # type: ignore[type-arg]
    analysed, mentions, dates = marked(text, Lang.TR)
    phrases = SentenceReader(analysed, mentions, dates, frozenset()).read(analysed.sentences[0])
    assert [word.span.of(analysed.laid_out.text) for word in phrases.words] == expected
