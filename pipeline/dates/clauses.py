"""What the words around a date say of it: its verb's time, and whether the story goes on from it.

A text that tells a story in order also looks aside: to the end of a time, to the year of a treaty, to the founding of
the house that somebody moves into. Such dates have values like all others, but what is told next is not counted
from them. :func:`standing` says which they are and how far their word reaches.

All functions look at folded text and at a few words only.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.dates.lexicon import DEICTIC
from pipeline.dates.syntax import Reading
from pipeline.dates.values import Grain
from pipeline.record_classes import record
from pipeline.records import Lang

_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s+[^\W\d_a-zçğıöşüə])|(?<=[^\W\d_]{4})[.!?…](?=\s+\d)|\n")
_SENTENCE_REACH: Final = 400

#: Verb endings before a sentence's end, folded: the clause's time, as far as one ending tells it. Of habits only
#: the Turkish passive is safe (``yapılırdı``); the Azerbaijani ``-irdi`` is the plain imperfect.
_PLUPERFECT: Final = re.compile(r"m[iuü]ş(?:l[aeə]r)?[td][iuü](?:l[aeə]r)?[^\w]*$")
_HABIT: Final = re.compile(r"[^\W\d_][aeiuü]?[ln][iuü]r(?:l[ae]r)?d[iuü](?:l[ae]r)?[^\w]*$")

#: A day whose name a feast bears comes back: ``28 May bayramı``, ``28 Mayıs gibi bayramlar``.
_FEAST: Final = re.compile(r"\s(?:gibi\s|kimi\s)?(?:[^\W\d_]+\s)?(?:bayram|tören|mərasim|y[ıi]ldönüm|ildönüm|anma\s)")

#: "Until" behind a date: it is where something ends, not where the story stands.
_UNTIL: Final = re.compile(r"\s(?:kadar|qədər|dek|dək|değin)(?![^\W\d_])")

_BARE: Final = re.compile(r"\d{4}")
_ATTRIBUTE: Final = re.compile(r"\d{4}(?:\s?[-–]?\s?[^\W\d_]{2})?\s(?:il|ил|yılı)")

#: How many years back "so many years before" looks aside, and the story does not go there.
_FLASHBACK: Final = 5

#: Words from a date to the participle that it belongs to, the participle included: farther off, it may as well
#: belong to the verb of the sentence.
_WORD: Final = re.compile(r"\s{1,3}[“”\"«»'’]?([^\W\d_]+(?:[’'][^\W\d_]+)?)[“”\"«»]?")
_PARTICIPLE_REACH: Final = 3
#: Participles that say what was done to the noun behind them: ``kurulan``, ``dəyişdirilən``, ``edilmiş``,
#: ``yazdığı``. Those of other verbs look like names and nouns, and the date before them is often the sentence's.
_PARTICIPLE: Final = re.compile(r"[^\W\d_]{2,}[aeiuüoöə](?:l|n)[aeə]n|[^\W\d_]{3,}m[iuü]ş|[^\W\d_]{2,}[dt][iuü]ğ[iuü]")
_NO_PARTICIPLE: Final = frozenset("geçmiş keçmiş gümüş yemiş kamiş altmiş yetmiş".split())
#: Behind these a verb in -miş or -diği is no attribute of a noun.
_NO_NOUN: Final = frozenset(
    """
    için üçün ve və ama amma ancak ancaq lakin fakat fəqət gibi kimi zaman vakit vaxt gün sonra önce əvvəl halde ki
    """.split()
)


@record
class Standing:
    """How far the story goes on from a date: offsets in the text, -1 for nowhere.

    Attributes:
        relative: up to where ``iki il sonra`` and ``aynı yıl`` are counted from it.
        yearless: up to where a day or month without a year takes its year.
        whole: whether all of the sentence looks back, whatever it tells.
    """

    relative: int
    yearless: int
    whole: bool = False


def sentence_end(text: str, position: int) -> int:
    """Where the sentence that ``position`` lies in ends, roughly: for the reach of ``her yıl`` and of a verb."""
    match = _SENTENCE_END.search(text, position, position + _SENTENCE_REACH)
    return min(len(text), position + _SENTENCE_REACH) if match is None else match.end()


def tense(text: str, folded: str, position: int, lang: Lang) -> str:
    """``habit`` of what comes back, ``before`` if the sentence ends in a pluperfect, else ""."""
    if _FEAST.match(folded, position):
        return "habit"
    end = sentence_end(text, position)
    if lang is Lang.TR and _HABIT.search(folded, max(position, end - 24), end):
        return "habit"
    return "before" if _PLUPERFECT.search(folded, max(position, end - 24), end) else ""


def aside(text: str, folded: str, reading: Reading) -> bool:
    """Whether nothing at all goes on from a date.

    So it is with a range alone in brackets, the years of a journal or a life, and with the end of a time.
    """
    if reading.last is not None and text[reading.start - 1 : reading.start] == "(":
        return text[reading.end : reading.end + 1] == ")"
    return reading.until or _UNTIL.match(folded, reading.end) is not None


def attribute(surface: str, folded: str, position: int) -> str:
    """What a year only says of a noun: ``bare`` (``1897 sayımı``), ``unit`` (``1925-ci il müqaviləsi``), else "".

    Args:
        position: where it ends; a word must follow, or it heads an entry of a chronicle.
    """
    if _WORD.match(folded, position) is None:
        return ""
    return "bare" if _BARE.fullmatch(surface) else "unit" if _ATTRIBUTE.fullmatch(surface) else ""


def looks_back(text: str, folded: str, reading: Reading) -> Standing | None:
    """The standing of a date that looks aside whatever the story is: ``keçən il``, ``kırk yıl önce``."""
    base = None if reading.first is None else reading.first.base
    if base is None or base.plural or base.occasion is not None:
        return None
    word = folded[reading.start : reading.end].partition(" ")[0]
    if word in DEICTIC or (base.grain is Grain.YEAR and base.steps <= -_FLASHBACK):
        end = sentence_end(text, reading.end)
        return Standing(end, end, whole=True)
    return None


#: Words that may stand before the date of a letter or record in its line: a place, a kind of paper.
_DATELINE_WORDS: Final = 5
_DATELINE_REACH: Final = 60
_DATELINE_END: Final = re.compile(r"\s?(?:[.:)]|,?\s*\n|$)")


def heads_letter(text: str, start: int, end: int) -> bool:
    """Whether a date stands alone with a place, as over a letter: ``Tiflis, 20 noyabr 1854.``, ``14 Nisan 1335.``"""
    if _DATELINE_END.match(text, end) is None:
        return False
    begin = max(0, start - _DATELINE_REACH)
    for match in _SENTENCE_END.finditer(text, begin, start):
        begin = match.end()
    if begin == start - _DATELINE_REACH:
        return False
    head = text[begin:start].strip(' \n\t(“"').split()
    return len(head) <= _DATELINE_WORDS and all(not word[0].islower() for word in head)


def participle_end(folded: str, position: int) -> int:
    """Where the participle ends that a date before ``position`` belongs to; -1 if its verb is none before a noun."""
    for _ in range(_PARTICIPLE_REACH):
        match = _WORD.match(folded, position)
        if match is None:
            return -1
        word, position = match.group(1), match.end()
        if _PARTICIPLE.fullmatch(word) and word not in _NO_PARTICIPLE:
            following = _WORD.match(folded, position)
            if following is None or following.group(1) in _NO_NOUN:
                return -1
            return position
    return -1
