"""How far to the left a name reaches that ends in a head noun."""

from __future__ import annotations

import re

from pipeline.mentions.lexicon.heads import BARE_BODIES, HEADS, INNER, JOINED, SUBORDINATE, match_head
from pipeline.mentions.lexicon.honorifics import AFTER
from pipeline.mentions.lexicon.openers import ATTRIBUTES, FUNCTION_WORDS, GENERAL_WORDS
from pipeline.mentions.lexicon.peoples import GROUPS
from pipeline.mentions.rules.name_parts import case_of, is_office
from pipeline.mentions.rules.scene import Scene
from pipeline.mentions.words import Word, plain, plain_words, spellings, word_forms
from pipeline.records import Label

ORDINALS = plain_words(
    """altıncı beşinci birinci dokuzuncu doqquzuncu dördüncü ikinci onuncu sekizinci səkkizinci üçüncü yeddinci
    yedinci"""
)
ROMAN = re.compile(r"[IVX]{1,5}")
_CASED = re.compile(r"(?:[dt][ae]n?|n[iuü]n|[dt][ae]ki)$")
_FREE = plain_words("Müstakil Müstəqil Bağımsız Tam Eski Köhnə Keçmiş Sabık Sabiq")
_ALL = plain_words("Tüm Bütün Ümum")
ORDINAL_ENDINGS = frozenset("ci cı cu cü inci ıncı uncu üncü nci ncı ncu ncü чи чы чу чү ҹи ҹы ҹу ҹү".split())
_PLACES = frozenset({Label.GPE, Label.LOC})
_LONGEST = 9


def name_start(scene: Scene, head: int, label: Label) -> int | None:
    """The first word of the capitalised words that lead up to a head noun, or None if there are none.

    Lower-case adjectives of :data:`INNER` and ``ve`` between common nouns may stand between; a word with a case
    ending, an office, a person (unless it touches the head noun) and a whole other name end the search.
    """
    words = scene.words
    start: int | None = None
    at = head
    while at > 0 and head - at < _LONGEST:
        word, before = words[at], words[at - 1]
        dotted = word.before.strip() == "." and (before.number or bool(ROMAN.fullmatch(before.stem)))
        if not (word.spaced or word.hyphened or dotted):
            break
        at -= 1
        if before.number:
            if _number_belongs(scene, at, head, label, dotted=dotted):
                start = at
            break
        if scene.is_date_word(at):
            if label is Label.EVENT and at == head - 1 and _bare_month(scene, at):
                start = at
            break
        named = scene.person_ending(at) if at == head - 1 and words[head].capital and not before.ending else None
        if named is not None:
            start = named.first  # ``Kılıç Ali Paşa Camii``
            break
        if before.capital:
            if breaks(scene, at, head, label, start):
                break
            start = at
            if start is not None and _complete(scene, start, head):
                break
        elif before.plain in ORDINALS:
            start = at
            break
        elif before.plain == "ve":
            if not _joins(scene, at):
                break
        elif not _inner(word, before):
            break
    return start


def _inner(word: Word, before: Word) -> bool:
    """Whether a lower-case word may stand inside a name."""
    if before.plain in INNER or before.plain in JOINED:
        return True
    if word.hyphened:
        return before.plain in GROUPS
    return before.hyphened and before.plain in {"i", "yi"}  # the Persian izafet of ``Mavera-i Kafkasya``


def _bare_month(scene: Scene, at: int) -> bool:
    """``Nisan işgali``, but not ``28 Nisan toplantısı`` nor ``Nisanda``."""
    word = scene.words[at]
    numbered = at > 0 and scene.words[at - 1].number and len(scene.words[at - 1].stem) < 3
    return not numbered and not word.ending and not _CASED.search(word.plain)


def _number_belongs(scene: Scene, at: int, head: int, label: Label, *, dotted: bool) -> bool:
    """``11. Ordu`` and ``11-ci ordu``; the year of ``1905 Devrimi``, if nothing stands between."""
    number, following = scene.words[at], scene.words[at + 1]
    if label is Label.EVENT and at == head - 1 and len(number.stem) == 4 and not number.ending:
        return True
    if following.plain in ORDINALS or (at > 0 and number.before.strip() not in {"", ","}) or at == 0:
        return False  # the number of a heading or of a list
    ordinal = dotted or number.ending in ORDINAL_ENDINGS
    return label in {Label.ORG, Label.EVENT} and ordinal and len(number.stem) < 4


def _joins(scene: Scene, at: int) -> bool:
    """Whether the ``ve`` at this place joins two common nouns of one name (``Dostluk ve İşbirliği``)."""
    words = scene.words
    if at == 0 or at + 1 >= len(words):
        return False
    return words[at + 1].plain in JOINED and words[at - 1].plain in JOINED


def breaks(scene: Scene, position: int, head: int, label: Label, start: int | None) -> bool:
    """Whether a capitalised word cannot be part of a name that goes on behind it."""
    word = scene.words[position]
    if word.hyphened and scene.words[position - 1].plain in {"anti", "antı"}:
        return True
    if word.ending or word.plain in AFTER or word.plain in _FREE:
        return True
    if word.plain in FUNCTION_WORDS:
        return not (word.plain in _ALL and not scene.opens(position))
    if word.initial and not ROMAN.fullmatch(word.stem):
        return True
    if scene.in_person(position) and not scene.in_person(head - 1):
        return True
    if position < head - 1 and scene.is_surname(position):
        return True
    if is_office(word, scene.lang):
        return True
    if case_of(word) is not None and not scene.labels(position) and not scene.in_person(position):
        return True
    if _other_head(scene, position, head):
        return True
    if word.plain not in GENERAL_WORDS and scene.index.inflected(word, scene.lang) and not is_group(scene, position):
        return True
    if _CASED.search(word.plain) and _of_general_word(word, scene):
        return True
    if not scene.plain_case and scene.reading.common(word):
        return word.plain not in INNER | JOINED | ORDINALS | ATTRIBUTES
    if scene.opens(position) and scene.line.words[position].before.strip() not in {"“", '"', "«", "„"}:
        return _merely_opens(scene, position)
    return False


def _other_head(scene: Scene, position: int, head: int) -> bool:
    """Whether another name with a head noun ends here (``Müslüman İttifakı | Müslüman Fraksiyonu``)."""
    word = scene.words[position]
    form = match_head(word.plain, HEADS)
    if form is None:
        return False
    if form != word.plain:
        return True  # in the genitive or another case
    following = position + 1
    if following < head and (scene.labels(following) & _PLACES or is_group(scene, following)):
        return True
    if HEADS[form].label is Label.GPE and following < head:
        return False  # ``Azərbaycan Respublikası Xarici İşlər Nazirliyi``
    return match_head(scene.words[head].plain, SUBORDINATE) is None


def _of_general_word(word: Word, scene: Scene) -> bool:
    """``Toplantıda``, ``Dönemin``: a common word in the locative, ablative or genitive."""
    bases = {plain(form) for form in word_forms(word.text, scene.lang)[1:]}
    return not bases.isdisjoint(GENERAL_WORDS | BARE_BODIES) or any(base in HEADS for base in bases)


def _merely_opens(scene: Scene, position: int) -> bool:
    """Whether a word has its capital from the beginning of the sentence."""
    word = scene.words[position]
    if word.plain in ATTRIBUTES or word.plain in INNER or word.plain in JOINED or word.plain in ORDINALS:
        return False
    if scene.labels(position) or is_group(scene, position):
        return False
    following = position + 1
    if word.plain not in GENERAL_WORDS and not scene.reading.common(word):
        # ``Dünən Azərbaycan Komitəsi``: an adverb the text prints once, before a name that stands by itself
        return following < len(scene.words) and bool(scene.labels(following) & _PLACES)
    if following < len(scene.words) and scene.words[following].capital:
        # ``Propaganda Genel Müdürlüğü`` is one name, ``Konferans Müsavat Partisinin`` is not
        return bool(scene.labels(following)) or is_group(scene, following) or word.plain in GENERAL_WORDS
    return True


def _complete(scene: Scene, start: int, head: int) -> bool:
    """Whether the words from ``start`` to the head noun are a known state with another place or people before it."""
    before = start - 1
    if before < 0 or not (scene.labels(before) & _PLACES or is_group(scene, before)):
        return False
    return Label.GPE in scene.known_labels(start, head)


def is_group(scene: Scene, position: int) -> bool:
    """Whether the word is a people or group of the lexicon, in any case form."""
    word = scene.words[position]
    return not spellings(word.text, scene.lang).isdisjoint(GROUPS)
