"""Endings of verbs and nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.events.forms import Case, Form, head_case, key_of, noun_ending, verb_ending, verbal_form
from pipeline.records import Lang, Script


@pytest.mark.parametrize(
    ("word", "key"),
    [("İŞĞAL", "işğal"), ("IŞIK", "ışık"), ("Konferansı’na", "konferansına"), ("qəzeti", "kezeti"), ("hâkim", "hakim")],
)
def test_keys_fold_case_apostrophes_and_the_letters_that_differ(word: str, key: str) -> None:
    assert key_of(word) == key


def test_cyrillic_is_read_as_azerbaijani() -> None:
    assert key_of("јарадылды", Script.CYRILLIC) == key_of("yaradıldı")


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        ("du", Form.FINITE), ("muştu", Form.FINITE), ("maktadır", Form.FINITE), ("uyordu", Form.FINITE), ("acak", Form.FINITE),
        ("ubdur", Form.FINITE), ("urdular", Form.FINITE), ("muş", Form.PERFECT), ("ub", Form.PERFECT),
        ("an", Form.SUBJECT_PARTICIPLE), ("anların", Form.SUBJECT_PARTICIPLE), ("duğu", Form.OBJECT_PARTICIPLE),
        ("diyi", Form.OBJECT_PARTICIPLE), ("acağını", Form.OBJECT_PARTICIPLE), ("eceyi", Form.OBJECT_PARTICIPLE),
        ("arak", Form.CONVERB), ("up", Form.CONVERB), ("unca", Form.CONVERB), ("dukdan", Form.CONVERB), ("madan", Form.CONVERB),
        ("mak", Form.INFINITIVE), ("maya", Form.INFINITIVE), ("mağa", Form.INFINITIVE), ("ması", Form.VERBAL_NOUN),
        ("malarına", Form.VERBAL_NOUN),
    ],
)  # fmt: skip
def test_verb_endings_of_both_languages(ending: str, form: Form) -> None:
    read = verb_ending(ending)
    assert read is not None
    assert read.form is form


@pytest.mark.parametrize(
    "ending", ["madı", "mamıştı", "muyordu", "mır", "mayıb", "mayan", "madığını", "maması", "maz", "amadı", "amıyor"]
)
def test_negation_is_seen(ending: str) -> None:
    read = verb_ending(ending)
    assert read is not None
    assert read.negated


@pytest.mark.parametrize("ending", ["du", "ması", "maya", "madan", "mak", "an"])
def test_what_begins_like_a_negation_is_none(ending: str) -> None:
    read = verb_ending(ending)
    assert read is not None
    assert not read.negated


@pytest.mark.parametrize("ending", ["acak", "acağı", "malıdır", "sın"])
def test_future_and_necessity_look_ahead(ending: str) -> None:
    read = verb_ending(ending)
    assert read is not None
    assert read.future


@pytest.mark.parametrize("ending", ["", "um", "ultay", "al", "xyz"])
def test_other_endings_are_no_verbs(ending: str) -> None:
    # kur-um "institution" and kur-ultay "congress" are not forms of kur- "found"
    assert verb_ending(ending) is None


@pytest.mark.parametrize(
    ("ending", "case"),
    [
        ("", Case.NOM),
        ("leri", Case.NOM),
        ("inden", Case.ABL),
        ("lerde", Case.LOC),
        ("inin", Case.GEN),
        ("ine", Case.DAT),
    ],
)
def test_noun_endings(ending: str, case: Case) -> None:
    read = noun_ending(ending)
    assert read is not None
    assert read.case is case


@pytest.mark.parametrize(
    ("key", "case"),
    [
        ("hükümeti", Case.NOM), ("hükümetinin", Case.GEN), ("hükümetine", Case.DAT), ("hükümetini", Case.ACC),
        ("temsilcilerinden", Case.ABL), ("şehrinde", Case.LOC), ("temsilcileriyle", Case.INS),
    ],
)  # fmt: skip
def test_heads_of_compounds_show_their_case(key: str, case: Case) -> None:
    assert head_case(key) is case


@pytest.mark.parametrize("word", ["toprak", "kitap", "zaman", "ordusu", "devleti", "olarak", "bayrak"])
def test_nouns_that_end_like_verbs_are_no_clause_boundary(word: str) -> None:
    assert verbal_form(word, Lang.TR) is None


@given(st.text(alphabet="abcçdeğıiklmnoöprsştuüvyz", max_size=14))
def test_no_ending_is_beyond_reading(ending: str) -> None:
    for read in (verb_ending(ending), noun_ending(ending)):
        assert read is None or isinstance(read.form, Form)
    verbal_form(ending, Lang.AZ)


@given(st.text(max_size=20))
def test_keys_are_stable(word: str) -> None:
    assert key_of(key_of(word)) == key_of(word)


@pytest.mark.parametrize("word", ["müqavilənin", "müqaviləni", "belediyenin", "hariciyeni", "üsyan"])
def test_nouns_that_look_like_participles(word: str) -> None:
    assert verbal_form(key_of(word), Lang.AZ) is None


@pytest.mark.parametrize(
    ("ending", "form", "future"),
    [
        ("ecəyəm", Form.FINITE, True),
        ("ecəyik", Form.FINITE, True),
        ("irəm", Form.FINITE, False),
        ("mişəm", Form.FINITE, False),
        ("ıbmış", Form.FINITE, False),
        ("eyim", Form.FINITE, True),
        ("mektir", Form.INFINITIVE, False),
        ("memeğe", Form.INFINITIVE, False),
        ("əndə", Form.CONVERB, False),
    ],
)
def test_endings_of_speakers_and_older_spellings(ending: str, form: Form, future: bool) -> None:
    read = verb_ending(key_of(ending))
    assert read is not None
    assert (read.form, read.future) == (form, future)


def test_a_noun_takes_no_past_after_its_dative() -> None:
    assert noun_ending("atı") is None
