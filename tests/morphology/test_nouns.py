from __future__ import annotations

import pytest

from pipeline.morphology import base_form
from pipeline.morphology.letters import VOWELS, last_vowel
from pipeline.morphology.nouns import NOUNS, POSSESSED
from pipeline.records import Label, Lang


def _lang(noun: str) -> Lang:
    return Lang.AZ if set("əqx") & set(noun) else Lang.TR


def _cases(word: str, lang: Lang, buffer: str) -> list[str]:
    """A word in genitive, dative, locative and ablative, with the buffer letter its end asks for."""
    back = last_vowel(word) in "aıou"
    low = "a" if back else ("ə" if lang is Lang.AZ else "e")
    high = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(last_vowel(word), "i")
    hard = buffer or "d" if lang is Lang.AZ or word[-1] not in "çfhkpsşt" else "t"
    stop = buffer + "d" if buffer else hard
    return [word + (buffer or "n" * (word[-1] in VOWELS)) + high + "n", word + stop + low, word + stop + low + "n"]


@pytest.mark.parametrize("possessed", sorted(POSSESSED))
def test_a_compound_keeps_its_possessive_in_all_cases(possessed: str) -> None:
    lang, name = _lang(possessed), f"Milli {possessed}"
    for inflected in (name, *_cases(name, lang, "n")):
        assert base_form(inflected, Label.ORG, lang) == name


#: Words that end like others with an ending, or whose softened end hides which of two spellings they have.
_SHARED = {"harb", "hatıra", "inkılab", "ittihad", "kitab", "mekteb", "məktəb", "rapor"}


@pytest.mark.parametrize("noun", sorted(NOUNS - _SHARED))
def test_bare_nouns_lose_their_case_and_nothing_else(noun: str) -> None:
    lang = _lang(noun)
    name = f"Milli {noun}"
    inflected = [form for form in _cases(name, lang, "") if noun[-1] not in "kqpçt" or form[len(name)] not in VOWELS]
    assert [base_form(form, Label.ORG, lang) for form in (name, *inflected)] == [name] * (len(inflected) + 1)
