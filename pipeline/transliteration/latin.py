"""One Latin spelling for names in Azerbaijani Cyrillic, Russian and the Latin alphabet of 1922-1939."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.records import Lang
from pipeline.transliteration.alphabets import (
    AZERBAIJANI_CYRILLIC,
    AZERBAIJANI_ONLY,
    OLD_LATIN,
    OLD_LATIN_VALUES,
    RUSSIAN,
)
from pipeline.transliteration.letters import lower, upper

_CYRILLIC = re.compile(r"[\u0400-\u052F]")
#: The Latin schwa is often typed in Cyrillic words: it looks the same and was on the keyboard.
_CYRILLIC_WORD = re.compile(r"(?=[əƏ]*[\u0400-\u052F])[\u0400-\u052FəƏ]+(?:['’ʼ][\u0400-\u052FəƏ]+)*")
_LATIN_LETTER = re.compile(r"[A-Za-zƏəƏəÇçŞşĞğÖöÜüİı]")
_OLD_LATIN = re.compile("[" + "".join(OLD_LATIN) + "]")
#: ``j`` where only a ``y`` can stand; ``Əjdər``, ``müjdə`` and ``ajan`` are today's words.
_OLD_LATIN_YOD = re.compile(
    r"jj|[əaeoui]j[bcçgklmnrsşvz]|[aeou]jd|\bj[aeiou]|j[ə]\b(?<!\bjə)|[aəeiou]jə|\bjə\w|ij[ae]|[aou]jar"
    r"|[bcçdfgğhklmnpqrsştvxz]j[aəeou]|[aeəiouь]jev"
)
#: ``y`` between consonants can only be today's ``ü``: ``Mymtaz``, ``Şykyr``.
_OLD_LATIN_UMLAUT = re.compile(r"[bcçdfgğhjklmnpqrsştvxz]y[bcçdfgğhjklmnpqrsştvxz]")
#: Surnames of that alphabet, where nothing else shows it: ``Alijev`` is also how Germans and Poles write them.
_OLD_LATIN_SURNAME = re.compile(r"[şç].*ij[ea]v?|ij[ea]v.*[şç]")
_VOWELS = frozenset("аеёиоуыэюяәөүѣі")


def _either_case(letters: Iterable[str]) -> str:
    return "".join(letter + letter.upper() for letter in sorted(letters))


_OLD_LATIN_SIGN = re.compile(r"[a-zəçşɵƣƶꞑʙ][ьъƅ]|[ьъƅ][a-zəçşɵƣƶꞑʙ]|[ƣɵƶꞑʙŋ]")
#: Without one of these nothing is in old Latin: looked for first, in either case.
_OLD_LATIN_HINT = re.compile("[jJyY" + "".join(OLD_LATIN) + "".join(OLD_LATIN).upper() + "]")

#: ``и`` and ``ы`` before ``й`` at the end of a word are the ending of Russian surnames: ``Хойский`` is ``Xoyski``.
_RUSSIAN_ADJECTIVE = ("ий", "ый")
#: What Russian writes with a group or by place: ``дж``, and ``е`` at the beginning, after a vowel, after a sign.
_RUSSIAN_GROUP = re.compile(f"[дД][жЖ]|(?:^|(?<=[{_either_case(_VOWELS | set('ьъ'))}]))[еЕ]")
_AFTER_CONSONANT = re.compile(f"(?<=[^{_either_case(_VOWELS | set('ьъјй'))}])[юяЮЯ]")
_FRONT_VOWELS = {"ю": "ү", "я": "ә", "Ю": "Ү", "Я": "Ә"}


def to_latin(text: str, lang: Lang | None) -> str:
    """Write ``text`` in today's Azerbaijani Latin.

    Cyrillic is read as Azerbaijani if ``lang`` says so or a letter shows it (``ә ғ ҝ ө ү һ ҹ ј``), else
    as Russian. Text in the Latin alphabet of 1922-1939 (``Azərbajçan``, ``Dɵvlət``) is turned into today's
    letters; any other text comes back unchanged. Lengths may change.

    Args:
        text: a name or any text.
        lang: its language, or None if unknown; ``Lang.RU`` forces the Russian reading.
    """
    if text.isascii():
        return text
    if _CYRILLIC.search(text):
        if _is_old_latin(text):
            return _from_old_latin(text)
        azerbaijani = lang is not Lang.RU and (lang is Lang.AZ or not AZERBAIJANI_ONLY.isdisjoint(lower(text)))
        convert = _azerbaijani_word if azerbaijani else _russian_word
        return _CYRILLIC_WORD.sub(lambda match: convert(match.group()), text)
    if _is_old_latin(text):
        return _from_old_latin(text)
    return text


@lru_cache(maxsize=65_536)
def latin_name(name: str) -> str:
    """A word or name, composed (NFC), in today's Azerbaijani Latin; remembered, because several keys begin with it."""
    return to_latin(unicodedata.normalize("NFC", name), None)


def _azerbaijani_word(word: str) -> str:
    # ``ю`` and ``я`` after a consonant are front vowels in the Azerbaijani orthography of 1939-1958
    word = _AFTER_CONSONANT.sub(lambda match: _FRONT_VOWELS[match.group()], word)
    return word.translate(_AZERBAIJANI_SHOUTED if _is_shouted(word) else _AZERBAIJANI)


def _russian_word(word: str) -> str:
    if len(word) > 4 and lower(word).endswith(_RUSSIAN_ADJECTIVE):
        word = word[:-1]
    word = _RUSSIAN_GROUP.sub(_written_as_one, word)
    return word.translate(_RUSSIAN_SHOUTED if _is_shouted(word) else _RUSSIAN_NAMES)


def _written_as_one(match: re.Match[str]) -> str:
    """The Cyrillic letter that has the value of a group: ``ҹ`` for ``дж``, ``є`` for ``е`` with a glide."""
    letter = "є" if match.group() in "еЕ" else "ҹ"
    return letter if match.group()[0].islower() else letter.upper()


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_old_latin(text: str) -> bool:
    """Whether a Latin text shows the letters of 1922-1939 (``ь`` among Latin letters is one of them)."""
    if not _OLD_LATIN_HINT.search(text):
        return False
    small = lower(text)
    if not _LATIN_LETTER.search(small):
        return False
    if _OLD_LATIN.search(small):
        # a Cyrillic word beside a Latin one is no old Latin: the signs must touch Latin letters
        return bool(_OLD_LATIN_SIGN.search(small))
    if "ə" in small:
        return bool(_OLD_LATIN_YOD.search(small) or _OLD_LATIN_UMLAUT.search(small))
    if "ş" in small or "ç" in small:
        return bool(_OLD_LATIN_SURNAME.search(small) or _OLD_LATIN_UMLAUT.search(small))
    return False


def _from_old_latin(text: str) -> str:
    return text.translate(_OLD_LATIN_NAMES)


class _Names(dict[int, str]):
    """A translate table that is filled as letters are met: each becomes its value, with a capital if it has one.

    Args:
        values: small letters to values.
        keep_rest: whether letters without a value stay, rather than go.
        shouted: whether the whole of a value takes the capital (``ЮСУФ``, ``YUSUF``).
    """

    def __init__(self, values: Mapping[str, str], *, keep_rest: bool = False, shouted: bool = False) -> None:
        super().__init__()
        self._values = values
        self._keep_rest = keep_rest
        self._shouted = shouted

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        value = self._values.get(lower(letter), lower(letter) if self._keep_rest else "")
        if value and letter != letter.lower():
            value = upper(value) if self._shouted else upper(value[0]) + value[1:]
        self[code] = value
        return value


_AZERBAIJANI_VALUES = {**RUSSIAN, **{letter: value for letter, value in AZERBAIJANI_CYRILLIC.items() if value}}
_RUSSIAN_VALUES = {**AZERBAIJANI_CYRILLIC, **{letter: value for letter, value in RUSSIAN.items() if value}}
_AZERBAIJANI = _Names(_AZERBAIJANI_VALUES)
_AZERBAIJANI_SHOUTED = _Names(_AZERBAIJANI_VALUES, shouted=True)
_RUSSIAN_NAMES = _Names(_RUSSIAN_VALUES)
_RUSSIAN_SHOUTED = _Names(_RUSSIAN_VALUES, shouted=True)
#: That alphabet had i with a dotless capital, and ь for ı.
_OLD_LATIN_NAMES = _Names({**OLD_LATIN_VALUES, **OLD_LATIN}, keep_rest=True)
_OLD_LATIN_NAMES[ord("I")] = "İ"
