from __future__ import annotations

import pytest

from pipeline.mentions import GazetteerTagger
from pipeline.records import Label, Lang, ParentheticalReference
from pipeline.spans import Span


@pytest.fixture
def tag(small_gazetteer, analyse):
    tagger = GazetteerTagger(small_gazetteer)

    def found(text, lang=Lang.TR, **more):
        return [(m.label.value, m.surface) for m in tagger.tag(analyse(text, lang, **more))]

    return found


@pytest.mark.parametrize(
    ("text", "lang", "surface"),
    [
        ("Dün Bakü’de kaldık", Lang.TR, "Bakü’de"),
        ("Dün Baküden geldik", Lang.TR, "Baküden"),
        ("Dünən Bakıda qaldıq", Lang.AZ, "Bakıda"),
        ("Дүнән Бакыда галдыг", Lang.AZ, "Бакыда"),
        ("Дүнән Ҝәнҹәјә ҝетдик", Lang.AZ, "Ҝәнҹәјә"),
    ],
)
def test_one_row_serves_case_forms_of_both_languages_and_scripts(tag, text, lang, surface):
    assert tag(text, lang) == [("GPE", surface)]


def test_the_longest_name_is_taken(tag):
    assert tag("Sonunda Müsavat Partisinin kararı çıktı") == [("ORG", "Müsavat Partisinin")]


def test_the_row_is_said(small_gazetteer, analyse):
    (mention,) = GazetteerTagger(small_gazetteer).tag(analyse("O yıl Mehmet Emin Resulzade konuştu"))
    assert (mention.label, mention.authority_hint, mention.method) == (Label.PERSON, "resulzade", "gazetteer:people")


def test_an_apostrophe_parts_the_name_from_its_ending(tag):
    # without the mark the letters fold to those of Berlini
    assert tag("Sonunda Berlin’i aldılar") == [("GPE", "Berlin’i")]


def test_an_ambiguous_name_names_nobody_alone(tag):
    assert tag("Büyük bir Kazan kaynıyordu") == []


def test_nothing_is_found_inside_a_reference(tag):
    text = "Bunu anlattı (Almanya, 1990, s. 5) ve sustu"
    span = Span(text.index("("), text.index(")") + 1)
    assert tag(text, references=[ParentheticalReference(span, ())]) == []


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("kaç türk askeri vardı", Lang.TR, [("NORP", "türk")]),
        ("kaç kürdün evi yandı", Lang.TR, [("NORP", "kürdün")]),
        ("yeni bir dernek kurdu", Lang.TR, []),  # folds to the same letters as Kürd
        ("eski almanya haritası", Lang.TR, []),
        ("bunu Türkçe yazdı", Lang.TR, []),  # a language is no people
    ],
)
def test_only_peoples_may_be_printed_small(tag, text, lang, expected):
    assert tag(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sonra Polonya Hükümeti düştü", [("ORG", "Polonya Hükümeti")]),
        ("Sonra Polonya hükümeti düştü", [("GPE", "Polonya")]),
    ],
)
def test_a_government_needs_its_capital(tag, text, expected):
    # settled in the guidelines: a small head noun leaves the country alone
    assert tag(text) == expected


def test_an_everyday_word_that_opens_a_sentence_is_no_name(analyse, small_gazetteer):
    tagger = GazetteerTagger(small_gazetteer)
    text = analyse("Berlin uzaktı.\nOrada bir berlin duruyordu.")
    assert tagger.tag(text) == ()


def test_headings_in_capitals_match_too(tag):
    assert tag("RUSYA VE AZERBAYCAN YOLLARI") == [("GPE", "RUSYA"), ("GPE", "AZERBAYCAN")]


def test_the_fingerprint_is_the_tables(small_gazetteer):
    assert GazetteerTagger(small_gazetteer).fingerprint == small_gazetteer.fingerprint


def test_a_people_is_not_a_town_of_the_world_that_is_spelt_alike(shipped_names):
    assert ("GPE", "Çerkes") not in shipped_names("Orada Çerkes süvarileri vardı")
