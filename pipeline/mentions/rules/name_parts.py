"""What a word can be in a person's name: given name, family name, honorific, office, or an unknown capital."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.mentions.lexicon.given_names import GIVEN_NAMES, WEAK_GIVEN_NAMES
from pipeline.mentions.lexicon.heads import (
    BARE_BODIES,
    BARE_BUILDINGS,
    HEADS,
    OTHER_NOUNS,
    SETTLEMENTS,
    WORKS,
    match_head,
)
from pipeline.mentions.lexicon.honorifics import AFTER, AFTER_IN_LOWER_CASE, BEFORE, NOT_SURNAMES, OFFICES, SURNAME
from pipeline.mentions.lexicon.openers import NOT_IN_PERSONS
from pipeline.mentions.lexicon.peoples import GROUPS
from pipeline.mentions.rules.scene import Scene, with_possessive
from pipeline.mentions.words import Word, plain, plain_words, spellings, word_forms
from pipeline.records import Label, Lang

#: Case endings behind a name, plain spelling (``i`` stands for ``ı`` too, ``e`` for ``ə``).
_CASE = r"(?:n?[iuü]n|[yn]?[ae]|[yn]?[iuü]|n?[dt][ae](?:n|ki)?|y?l[ae]|l[ae]r[a-zıöüşğç]{0,5}|[yd]?[dt][iuü]r?)?"
_SURNAME = re.compile(rf"[^\W\d_]{{2,}}?{SURNAME}(?P<case>{_CASE})")
_OF_MANY = re.compile(r"l[ae]r|s[iuü]|[iuü]m")
#: Ideas: ``Bolşevizm``, ``Türkçülük``.
_IDEA = re.compile(r"(?:izm|[çc][iuü]l[iuü][kqğ])(?:in|un|[iuüae]|d[ae]n?)?$")
_LOCATIVE = re.compile(r"[^\W\d_]{4}d[ae]n?$")
_YAN = re.compile(r"yan(?:[iuü]|[ae]|d)")
_COMMON_NOUNS = OTHER_NOUNS | BARE_BUILDINGS | BARE_BODIES
_VILLAGE = plain_words("kəndi")
_PLACES = frozenset({Label.GPE, Label.LOC, Label.NORP, Label.ORG})


@lru_cache(maxsize=65536)
def is_given(text: str, lang: Lang) -> bool:
    """Whether the word, or a base form of it, is a known given name."""
    return any(plain(form) in GIVEN_NAMES for form in word_forms(text, lang) if len(form) > 2)


@lru_cache(maxsize=65536)
def surname_case(spelling: str) -> str | None:
    """The case ending behind a family-name ending, "" for none; None if the word has no such ending."""
    if len(spelling) < 5 or spelling in NOT_SURNAMES:
        return None
    match = _SURNAME.fullmatch(spelling)
    if match is None:
        return None
    case = match["case"] or ""
    return None if spelling[: len(spelling) - len(case)] in NOT_SURNAMES else case


def case_of(word: Word) -> str | None:
    """:func:`surname_case` of a word, whose apostrophe says where the name ends."""
    if word.ending:
        return None if surname_case(plain(word.stem)) != "" else plain(word.ending)
    return surname_case(word.plain)


@lru_cache(maxsize=65536)
def honorific(word_plain: str, text: str, lang: Lang) -> str | None:
    """The honorific that the word is a case form of, or None."""
    if word_plain in AFTER:
        return word_plain
    for form in word_forms(text, lang)[1:]:
        if plain(form) in AFTER and len(form) > 2 and not _OF_MANY.match(word_plain[len(form) :]):
            return plain(form)
    return None


def is_office(word: Word, lang: Lang) -> bool:
    """Whether the word is an office, rank or trade."""
    if word.plain in OFFICES:
        return True
    if word.plain.endswith(("lar", "ler")):
        return False
    return any(plain(form) in OFFICES for form in word_forms(word.text, lang)[1:2])


class NameParts:
    """What the words of one sentence can be in a person's name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self._unknown: dict[int, bool] = {}

    def given(self, position: int) -> bool:
        word = self.words[position]
        return word.capital and not word.initial and is_given(word.text, self.scene.lang)

    def strong_given(self, position: int) -> bool:
        word = self.words[position]
        if not self.given(position) or (word.plain in NOT_IN_PERSONS):
            return False
        if not spellings(word.text, self.scene.lang).isdisjoint(WEAK_GIVEN_NAMES):
            return False
        return not (self.scene.labels(position) & _PLACES)

    def surname(self, position: int) -> bool:
        word = self.words[position]
        if not word.capital or word.initial or word.plain in NOT_IN_PERSONS:
            return False
        if self.scene.labels(position) & {Label.GPE, Label.LOC, Label.NORP}:
            return False
        case = case_of(word)
        if case and not word.ending and self.scene.lang is Lang.TR and _YAN.search(word.plain):
            return False  # ``familyanın`` is ``familya`` in the genitive; Turkish sets names off by an apostrophe
        return case is not None

    def group(self, position: int) -> bool:
        """Whether the word is a people (``Fransız Antuan Poydebar``)."""
        return not spellings(self.words[position].text, self.scene.lang).isdisjoint(GROUPS)

    def minor_place(self, position: int) -> bool:
        """Whether the gazetteers know the word only as one of the world's towns, which give names to people."""
        hits = self.scene.index.single(self.words[position], self.scene.lang)[1]
        return bool(hits) and all(hit.table == "cities" for hit in hits)

    def honorific(self, position: int) -> bool:
        word = self.words[position]
        kind = honorific(word.plain, word.text, self.scene.lang)
        return kind is not None and (word.capital or kind in AFTER_IN_LOWER_CASE)

    def unknown(self, position: int) -> bool:
        """A capitalised word that may be part of a name: no known place, people or common word."""
        if not self.words[position].capital:
            return False
        if position not in self._unknown:
            self._unknown[position] = self._is_unknown(position)
        return self._unknown[position]

    def _is_unknown(self, position: int) -> bool:
        word = self.words[position]
        if word.initial or word.number or len(word.stem) < 3:
            return False
        if plain(word.stem) in AFTER | BEFORE:
            return False
        if word.plain in NOT_IN_PERSONS or word.shouted or self.scene.is_date_word(position):
            return False
        if self.group(position):
            return False
        if match_head(word.plain, HEADS) or match_head(word.plain, WORKS) or is_office(word, self.scene.lang):
            return False
        if not spellings(word.text, self.scene.lang).isdisjoint(_COMMON_NOUNS):
            return False
        if position + 1 < len(self.words) and self.adjoins(position + 1):
            follower = self.words[position + 1]
            if not follower.capital and match_head(follower.plain, SETTLEMENTS | _VILLAGE):
                return False  # ``Mustafa Ağa | Gaspra köyündendi``
        if with_possessive(self.scene, position) or _IDEA.search(plain(word.stem)):
            return False
        if self.scene.labels(position) & _PLACES:
            return False
        return not self.scene.reading.common(word)

    def open(self, position: int) -> bool:
        """Whether the word stands in its bare form, so that the name may go on behind it."""
        word = self.words[position]
        if word.ending:
            return False
        kind = honorific(word.plain, word.text, self.scene.lang)
        if kind is not None and kind != word.plain:
            return False
        if case_of(word):
            return False
        if plain(word.stem) not in GIVEN_NAMES and is_given(word.text, self.scene.lang):
            return False  # a given name in another case: ``Serdarın``
        # a place or day in Azerbaijani, which sets no apostrophe: ``Kedorsedə Topçubaşova``
        return not (self.scene.lang is Lang.AZ and _LOCATIVE.search(word.plain) and word.plain not in GIVEN_NAMES)

    def adjoins(self, position: int) -> bool:
        """Whether only blanks part this word from the one before it (or a stray full stop glued to it)."""
        if position >= len(self.words):
            return False
        word = self.words[position]
        return word.spaced or (word.before == " ." and word.capital)
