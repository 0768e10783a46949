"""One Latin spelling for names in Azerbaijani Cyrillic, Russian and the Latin alphabet of 1922-1939."""

from __future__ import annotations

import re

from pipeline.records import Lang
from pipeline.transliteration.alphabets import (
    AZERBAIJANI_CYRILLIC,
    AZERBAIJANI_ONLY,
    OLD_LATIN,
    OLD_LATIN_VALUES,
    RUSSIAN,
    RUSSIAN_GROUPS,
)
from pipeline.transliteration.letters import lower

_CYRILLIC = re.compile(r"[\u0400-\u052F]")
#: The Latin schwa is often typed in Cyrillic words: it looks the same and was on the keyboard.
_CYRILLIC_WORD = re.compile(r"(?=[əƏ]*[\u0400-\u052F])[\u0400-\u052FəƏ]+(?:['’ʼ][\u0400-\u052FəƏ]+)*")
_LATIN_LETTER = re.compile(r"[A-Za-zƏəƏəÇçŞşĞğÖöÜüİı]")
_OLD_LATIN = re.compile("[" + "".join(OLD_LATIN) + "]")
#: ``j`` where only a ``y`` can stand; ``Əjdər``, ``müjdə`` and ``ajan`` are today's words.
_OLD_LATIN_YOD = re.compile(r"jj|[əaeoui]j[bcçgklmnrsşz]|\bj[aeiou]|j[ə]\b(?<!\bjə)|[aəeiou]jə|\bjə\w|ij[ae]")
_VOWELS = frozenset("аеёиоуыэюяәөүѣі")

#: ``и`` and ``ы`` before ``й`` at the end of a word are the ending of Russian surnames: ``Хойский`` is ``Xoyski``.
_RUSSIAN_ADJECTIVE = re.compile(r"(?:ий|ый)$")


def to_latin(text: str, lang: Lang | None) -> str:
    """Write ``text`` in today's Azerbaijani Latin.

    Cyrillic is read as Azerbaijani if ``lang`` says so or a letter shows it (``ә ғ ҝ ө ү һ ҹ ј``), else
    as Russian. Text in the Latin alphabet of 1922-1939 (``Azərbajçan``, ``Dɵvlət``) is turned into today's
    letters; any other text comes back unchanged. Lengths may change.

    Args:
        text: a name or any text.
        lang: its language, or None if unknown; ``Lang.RU`` forces the Russian reading.
    """
    if _CYRILLIC.search(text):
        if _is_old_latin(text):
            return _from_old_latin(text)
        azerbaijani = lang is not Lang.RU and (lang is Lang.AZ or not AZERBAIJANI_ONLY.isdisjoint(lower(text)))
        convert = _azerbaijani_word if azerbaijani else _russian_word
        return _CYRILLIC_WORD.sub(lambda match: convert(match.group()), text)
    if _is_old_latin(text):
        return _from_old_latin(text)
    return text


def _azerbaijani_word(word: str) -> str:
    small = lower(word)
    values = []
    for position, letter in enumerate(small):
        if letter in "'’ʼ":  # the apostrophe of 1939-1991 marked a length that Latin does not write
            values.append("")
        else:
            values.append(_soft_vowel(small, position, AZERBAIJANI_CYRILLIC.get(letter) or RUSSIAN.get(letter, "")))
    return _like(word, values)


def _soft_vowel(small: str, position: int, value: str) -> str:
    """``ю`` and ``я`` after a consonant are front vowels in the Azerbaijani orthography of 1939-1958."""
    if small[position] in "юя" and position and small[position - 1] not in _VOWELS | set("ьъјй"):
        return {"ю": "ü", "я": "ə"}[small[position]]
    return value


def _russian_word(word: str) -> str:
    small = lower(word)
    if len(small) > 4:
        ending = _RUSSIAN_ADJECTIVE.search(small)
        if ending:
            small, word = small[:-1], word[:-1]
    values: list[str] = []
    position = 0
    while position < len(small):
        group = RUSSIAN_GROUPS.get(small[position : position + 2])
        if group is not None:
            values += [group, ""]
            position += 2
            continue
        letter = small[position]
        previous = small[position - 1] if position else ""
        if letter == "е" and (not previous or previous in _VOWELS or previous in "ьъ"):
            values.append("ye")
        else:
            values.append(RUSSIAN.get(letter) or AZERBAIJANI_CYRILLIC.get(letter, ""))
        position += 1
    return _like(word, values)


def _is_old_latin(text: str) -> bool:
    """Whether a Latin text shows the letters of 1922-1939 (``ь`` among Latin letters is one of them)."""
    small = lower(text)
    if not _LATIN_LETTER.search(small):
        return False
    if _OLD_LATIN.search(small):
        # a Cyrillic word beside a Latin one is no old Latin: the signs must touch Latin letters
        return bool(re.search(r"[a-zəçşɵƣƶꞑʙ][ьъƅ]|[ьъƅ][a-zəçşɵƣƶꞑʙ]|[ƣɵƶꞑʙŋ]", small))
    return "ə" in small and bool(_OLD_LATIN_YOD.search(small))


def _from_old_latin(text: str) -> str:
    small = lower(text.replace("I", "İ"))  # that alphabet had i with a dotless capital, and ь for ı
    values = [OLD_LATIN.get(letter) or OLD_LATIN_VALUES.get(letter, letter) for letter in small]
    return _like(text, values)


def _like(word: str, values: list[str]) -> str:
    """Join ``values``, one for each letter of ``word``, giving capitals back where ``word`` has them."""
    shouted = len(word) > 1 and word == word.upper() and word != word.lower()
    parts = []
    for letter, value in zip(word, values, strict=True):
        if value and letter != letter.lower():
            parts.append(_upper(value) if shouted else _upper(value[0]) + value[1:])
        else:
            parts.append(value)
    return "".join(parts)


def _upper(text: str) -> str:
    return text.replace("i", "İ").replace("ı", "I").upper()
