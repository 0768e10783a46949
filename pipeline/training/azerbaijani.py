"""Turkish training sentences in Azerbaijani spelling: the two languages share their grammar and most of its endings.

There is no treebank of Azerbaijani to train on. A Turkish word goes over in two parts: its stem by a reviewed table
(``azerbaijani_words.csv``) or, where that has no row, by the letters that correspond; its endings by their underlying
vowels and consonants, which vowel harmony then spells anew behind the new stem (``çocuk-ların`` becomes
``uşaq-ların``, ``yıl-ında`` ``il-ində``, ``gel-iyor`` ``gəl-ir``). What comes out is not always what an Azerbaijani
would write, and need not be: it teaches which endings go with which labels.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline.conllu import UdSentence
from pipeline.transliteration import capitalised, lower, upper

_WORDS = Path(__file__).with_name("azerbaijani_words.csv")
_BACK = "aıou"
_FRONT = "eəiöü"
_ROUND = "ouöü"
_VOWELS = _BACK + _FRONT
#: Endings that differ by more than their letters, on the underlying form: ``A`` is a/ə, ``I`` ı/i/u/ü, ``K`` q/k,
#: ``G`` the same between vowels (ğ/y), ``D`` d.
_ENDINGS = (
    (re.compile(r"^yor"), "yIr"),  # okuyor: oxuyur
    (re.compile(r"I?yor"), "Ir"),  # geliyor: gəlir, gelmiyor: gəlmir
    (re.compile(r"(Ir|mIş|cAK|cAG)Im$"), r"\1Am"),  # gelirim: gəlirəm
    (re.compile(r"(?<=mAlI)yIm$"), "yAm"),
    (re.compile(r"(?<=lA|nA|tA|mA)rIm$"), "rAm"),
    (re.compile(r"(Ir|mIş|cAG)Iz$"), r"\1IK"),  # geliriz: gəlirik
    (re.compile(r"(?<=mAlI)yIz$"), "yIK"),
    (re.compile(r"(?<=DA)KI"), "kI"),  # evdeki: evdəki
    (re.compile(r"AbIl"), "Abil"),  # olabilir
)
_HARMONIC = str.maketrans({"a": "A", "e": "A", "ı": "I", "i": "I", "u": "I", "ü": "I", "k": "K", "ğ": "G", "d": "D"})
_SOFT = {"k": "ğ", "t": "d", "p": "b", "ç": "c"}


@lru_cache(maxsize=1)
def stems() -> Mapping[str, str]:
    """Azerbaijani stems by Turkish lemma; a stem of several words (``_`` in the table) becomes one."""
    with _WORDS.open(encoding="utf-8", newline="") as file:
        return {row["tr"]: row["az"].replace("_", "") for row in csv.DictReader(file)}


def to_azerbaijani(sentence: UdSentence) -> UdSentence:
    """The sentence in Azerbaijani spelling: same tree, same labels, forms and lemmas changed."""
    words = [
        replace(word, form=spell(word.form, word.lemma, word.upos), lemma=spell_stem(word.lemma, word.upos))
        for word in sentence.words
    ]
    tokens = []
    for token in sentence.tokens:
        if token.end - token.start == 1:
            form = words[token.start].form
        else:
            first = sentence.words[token.start]
            form = spell(token.form, first.lemma, first.upos)
            stem = words[token.start].form
            if token.end - token.start == 2 and form.startswith(stem) and form != stem:
                words[token.start + 1] = replace(words[token.start + 1], form=form[len(stem) :])
            else:
                form = "".join(word.form for word in words[token.start : token.end])
        tokens.append(replace(token, form=form))
    return UdSentence(tuple(words), tuple(tokens), sentence.comments)


def spell(form: str, lemma: str, upos: str) -> str:
    """A Turkish form in Azerbaijani spelling; ``lemma`` tells where its endings begin."""
    if upos in ("PUNCT", "NUM", "SYM") and not form.isalpha():
        return form
    low, base = lower(form), lower(lemma)
    if low in stems() and upos != "PROPN":
        return _like(form, stems()[low])
    stem, ending, soft = _parts(low, base)
    new = spell_stem(base if base in stems() and upos != "PROPN" and ending != "" else stem, upos)
    return _like(form, _join(new, ending, soft, stem[-1:] in _VOWELS))


def _parts(form: str, lemma: str) -> tuple[str, str, bool]:
    """Stem, ending, and whether the last letter of the stem is softened (``çocuğu``)."""
    if lemma in ("de", "ye") and form.startswith((lemma[0] + "iy", lemma[0] + "iyor")):
        return lemma, form[2:], False
    if form.startswith(lemma) and lemma:
        return lemma, form[len(lemma) :], False
    if lemma and form.startswith(lemma[:-1] + _SOFT.get(lemma[-1], "\0")):
        return lemma, form[len(lemma) :], True
    if len(lemma) > 2 and form.startswith(lemma[:-1]) and form[len(lemma) :].startswith("yor"):
        return lemma, form[len(lemma) :], False  # anla: anlıyor
    if len(lemma) > 2 and form.startswith(lemma[:-1]):
        return lemma[:-1], form[len(lemma) - 1 :], False
    return form, "", False


def spell_stem(stem: str, upos: str) -> str:
    """A Turkish stem (lower or mixed case) in Azerbaijani letters."""
    low = lower(stem)
    if low in stems() and upos != "PROPN":
        return _like(stem, stems()[low])
    return _like(stem, _letters(low))


def _letters(word: str) -> str:
    result: list[str] = []
    for index, letter in enumerate(word):
        before = result[-1] if result else ""
        rest = word[index + 1 :]
        vowel = next((sign for sign in (*reversed(word[:index]), *rest) if sign in "aıoueiöü"), "")
        following = next((sign for sign in rest if sign in "aıoueiöü"), vowel)
        if letter == "e":
            result.append("e" if before == "" and rest[:1] in "vytl" else "ə")
        elif letter == "k" and not before:
            result.append("q" if following in _BACK else "k")
        elif letter == "k" and before in _BACK and rest[:1] not in tuple("eiöü"):
            result.append("q" if len(word) > 2 else "x")
        elif letter == "ğ":
            result.append("ğ" if before in _BACK else "y")
        elif letter in "âîû":
            result.append({"â": "a", "î": "i", "û": "u"}[letter])
        else:
            result.append(letter)
    return "".join(result)


def _join(stem: str, ending: str, soft: bool, vowel_before: bool) -> str:
    """Stem (Azerbaijani) and ending (Turkish) in one spelling.

    Args:
        stem: Azerbaijani stem.
        ending: Turkish ending, perhaps with an apostrophe before it.
        soft: whether the Turkish stem was softened before it.
        vowel_before: whether the Turkish stem ended in a vowel, so that the ending may begin with a buffer.
    """
    if not ending:
        return stem
    sign = ""
    if ending[0] in "'’":
        sign, ending = ending[0], ending[1:]
    underlying = re.sub(r"^t(?=[AI])|(?<=[^AIo])t(?=[AI])", "D", ending.translate(_HARMONIC))
    for pattern, new in _ENDINGS:
        underlying = pattern.sub(new, underlying)
    word = stem
    vowel = stem[-1:] in _VOWELS
    if underlying == "yI":  # arabayı: arabanı
        underlying = "nI"
    if vowel and not vowel_before and not sign:
        underlying = _buffered(underlying)
    elif vowel_before and not vowel:
        underlying = re.sub(r"^(?:y(?=[AI])|n(?=I)|s(?=I))", "", underlying)
    if soft and underlying[:1] in ("A", "I") and len(stem) > 1 and word[-1] in "qkt":
        word = word[:-1] + {"q": "ğ", "k": "y", "t": "d"}[word[-1]]
    return harmonised(word + sign, underlying)


def _buffered(underlying: str) -> str:
    """The ending with the consonant that parts it from a stem in a vowel."""
    if underlying.startswith("A"):
        return "y" + underlying
    if re.match(r"I(?:$|n[AID]|nlA|y)", underlying) is not None:
        return "s" + underlying
    if underlying == "In":
        return "nIn"
    return underlying.removeprefix("I")


def harmonised(word: str, underlying: str) -> str:
    """``word`` with an underlying ending spelt behind it: ``A`` and ``I`` vowels, ``K`` and ``G`` by harmony."""
    for letter in underlying:
        last = next((sign for sign in reversed(lower(word)) if sign in _VOWELS), "ə")
        back = last in _BACK
        if letter == "A":
            word += "a" if back else "ə"
        elif letter == "I":
            word += ("u" if back else "ü") if last in _ROUND else ("ı" if back else "i")
        elif letter == "K":
            word += "q" if back else "k"
        elif letter == "G":
            word += "ğ" if back else "y"
        else:
            word += letter.lower()
    return word


def _like(model: str, word: str) -> str:
    """``word`` with the capitals of ``model``."""
    if len(model) > 1 and model.isupper():
        return upper(word)
    if model[:1].isupper():
        return capitalised(word)
    return word
