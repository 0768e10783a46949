"""Peoples, faiths and political groups: the lexicon in any case form, compounds and derivations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.mentions.index import OPENING, SHORTEST_BASE
from pipeline.mentions.lexicon.heads import match_head
from pipeline.mentions.lexicon.openers import FUNCTION_WORDS, OPENERS
from pipeline.mentions.lexicon.peoples import (
    CAPITAL_ONLY_GROUPS,
    GROUPS,
    LOWER_CASE_TRAPS,
    LOWER_CASE_TRAPS_AZ,
    PLURAL_ONLY_GROUPS,
)
from pipeline.mentions.rules.scene import Found, Scene
from pipeline.mentions.words import Word, plain, plain_words, spellings, word_forms
from pipeline.record_classes import record
from pipeline.records import Label, Lang
from pipeline.transliteration import fold

_PLACES = frozenset({Label.GPE, Label.LOC})
_BODIES = frozenset({Label.ORG, Label.WORK_OF_ART, Label.EVENT, Label.PERSON})
_DERIVED = re.compile(r"(?P<stem>.{3,}?)(?P<suffix>l[iuü]|[çc][iuü])(?P<plural>l[ae]r)?")
_MAY_BE_DERIVED = re.compile(r".{3}[lçc]")
_FINITE = re.compile(r"[^\W\d_]{3}[dt][iuü]$")
_PLURAL = re.compile(r"l[ae]r")
_FROM_PLACE = re.compile(r"l[iuü](?![kğ])")
_OF_MANY = re.compile(r".{2,}l[ae]ri(?:n(?:in|[ae]|i|d[ae]n?))?")
_POSSESSED = re.compile(r".{2,}(?:l[ae]r)?i(?:n(?:in|[ae]|i|d[ae]n?|dan|den)?)?|.{2,}[uü](?:n(?:[uü]n|[ae]|[uü])?)?")
_QUARTERS = plain_words("Batı Doğu Kuzey Güney Qərb Şərq Şimal Cənub")
#: Words between a place and its people (``Kuzey Kafkasya Müslümanları`` has the direction in front).
_DIRECTIONS = plain_words("Kuzey Güney Doğu Batı Orta Şimali Cənubi Şərqi Qərbi Dağlık İç")


def find_peoples(scene: Scene) -> Iterator[Found]:
    """Names of groups in the sentence."""
    for position, word in enumerate(scene.words):
        if word.number or word.initial or word.plain in FUNCTION_WORDS:
            continue
        if word.capital and word.plain.startswith(("sovyetler", "sovetler")):
            continue  # the state; the rules for places know it
        if word.hyphened and scene.words[position - 1].plain in {"anti", "antı"}:
            continue
        if _tribe(scene, position):
            yield Found(position, position, Label.NORP, "rule:tribe")
            continue
        group = _group(scene, position)
        derived = None if group else _derived(scene, position)
        if not group and not derived:
            continue
        first = position
        if group and _of_place(scene, position):
            yield Found(_with_direction(scene, position - 1), position, Label.NORP, "rule:people_of_place")
        if derived:
            first = _with_direction(scene, position)
        yield Found(first, position, Label.NORP, "rule:people" if group else "rule:people_derived")


def _tribe(scene: Scene, position: int) -> bool:
    """``Uteybe kabilesi``, ``Ruvala aşireti``: a capitalised name before the noun of a tribe in lower case."""
    word, following = scene.words[position], position + 1
    if not word.capital or word.ending or word.plain in OPENERS or following >= len(scene.words):
        return False
    behind = scene.words[following]
    if behind.capital or not behind.spaced or match_head(behind.plain, _TRIBES) is None:
        return False
    return not (scene.opens(position) and scene.reading.common(word)) and not scene.in_person(position)


_TRIBES = plain_words(
    """aşireti aşiretleri kabilesi kabileleri oymağı oymakları qəbiləsi qəbilələri tayfası tayfaları əşirəti
    əşirətləri"""
)


def _group(scene: Scene, position: int) -> bool:
    """Whether the word is a form of a group in the lexicon."""
    word = scene.words[position]
    if not word.capital and _FINITE.search(word.plain):
        return False  # ``çəkdi``
    for length, spelling in _listed_forms(word.text, scene.lang):
        if spelling in PLURAL_ONLY_GROUPS and _PLURAL.match(word.plain[length:]):
            return True
        if spelling in GROUPS:
            if scene.lang is Lang.AZ and not word.capital:
                return spelling not in LOWER_CASE_TRAPS_AZ or bool(_PLURAL.match(word.plain[length:]))
            return word.capital or spelling not in LOWER_CASE_TRAPS or "lar" in word.plain or "ler" in word.plain
        if spelling in CAPITAL_ONLY_GROUPS and word.capital and not scene.opens(position):
            return True
    return False


@lru_cache(maxsize=65536)
def _listed_forms(text: str, lang: Lang) -> tuple[tuple[int, str], ...]:
    """The base forms of a word that some list of groups holds: their lengths and plain spellings."""
    if len(text) > SHORTEST_BASE and plain(text)[:OPENING] not in _LISTED_OPENINGS:
        return ()
    forms = [form for form in word_forms(text, lang) if len(form) >= 3 and not is_language(text, form)]
    return tuple((len(form), plain(form)) for form in forms if plain(form) in _LISTED)


_LISTED = GROUPS | PLURAL_ONLY_GROUPS | CAPITAL_ONLY_GROUPS
_LISTED_OPENINGS = frozenset(spelling[:OPENING] for spelling in _LISTED)


def is_language(text: str, form: str) -> bool:
    """``Türkçe``, ``Almanca``: the name of a language, not of its people."""
    tail = plain(text[len(form) :])
    return tail[:2] in {"ca", "ce", "ça", "çe"}


def _of_place(scene: Scene, position: int) -> bool:
    """``Kırım Tatarları``: a bare place directly before a people with a possessive ending."""
    word = scene.words[position]
    if position == 0 or not word.spaced or word.plain.startswith(("sovyet", "sovet")):
        return False
    if not word.capital and (scene.lang is Lang.TR or not _in_lexicon(word, scene.lang)):
        return False
    before = scene.words[position - 1]
    if not before.capital or before.ending or before.plain in OPENERS or scene.in_person(position - 1):
        return False
    known = scene.labels(position - 1)
    if known and not known & _PLACES:
        return False
    if not known:
        # ``Dobruca Türkleri``: a place that nobody has listed
        unlisted = word.capital and before.plain not in GROUPS and not scene.opens(position - 1)
        return unlisted and not scene.is_date_word(position - 1) and _OF_MANY.fullmatch(word.plain) is not None
    if scene.index.inflected(before, scene.lang):
        return False
    return _POSSESSED.fullmatch(word.plain) is not None and word.plain not in GROUPS


def _in_lexicon(word: Word, lang: Lang) -> bool:
    """Whether the word is a people or faith, not a group that only its plural makes one."""
    return not spellings(word.text, lang).isdisjoint(GROUPS)


def _with_direction(scene: Scene, position: int) -> int:
    if position > 0 and scene.words[position].spaced and scene.words[position - 1].plain in _DIRECTIONS:
        return position - 1
    return position


def _derived(scene: Scene, position: int) -> bool:
    """``Kafkasyalılar`` of a place, ``müsavatçılar`` of a body."""
    word = scene.words[position]
    if word.ending and _FROM_PLACE.match(plain(word.ending)):
        return word.capital and bool(_labels_of(scene, word.stem) & _PLACES)  # ``ABD’li``
    for derivation in _derivations(word.stem, scene.lang):
        if derivation.spelling in _QUARTERS:
            return False  # ``batılı`` names nobody
        if not derivation.of_place and derivation.spelling in GROUPS:
            return word.capital  # ``Slavcı``
        labels = _labels_of(scene, derivation.stem)
        if derivation.of_place:
            if labels & _PLACES and (word.capital or derivation.plural):
                return not (scene.opens(position) and scene.reading.common(word))
        elif labels & _BODIES and Label.PERSON not in labels - {Label.PERSON} and (word.capital or derivation.plural):
            return True
    return False


@record
class _Derivation:
    """How a word may be derived: from what, that in plain spelling, by the suffix of a place's people or of a trade's,
    as a plural or not."""

    stem: str
    spelling: str
    of_place: bool
    plural: bool


@lru_cache(maxsize=65536)
def _derivations(text: str, lang: Lang) -> tuple[_Derivation, ...]:
    """The derivations of a word's base forms, in their order."""
    if _MAY_BE_DERIVED.search(plain(text)) is None:
        return ()
    found = []
    for form in word_forms(text, lang):
        match = _DERIVED.fullmatch(plain(form))
        if match is not None and len(match["stem"]) <= len(form):
            stem = form[: len(match["stem"])]
            found.append(_Derivation(stem, match["stem"], match["suffix"].startswith("l"), match["plural"] is not None))
    return tuple(found)


def _labels_of(scene: Scene, stem: str) -> frozenset[Label]:
    return frozenset(hit.label for hit in scene.index.exact(fold(stem)) if not hit.ambiguous)
