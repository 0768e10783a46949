"""Fold keys: what is left of a name when case, script, diacritics and punctuation are gone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.transliteration.alphabets import FOLDED
from pipeline.transliteration.latin import latin_name
from pipeline.transliteration.letters import lower

_DROPPED = re.compile(r"['’ʼ‘`´ʹʻ\u0300-\u036f]")
_SEPARATOR = re.compile(r"[^0-9a-z]+")
#: Letters of different sound that one orthography has and another lacks; merged in keys, kept in slugs.
MERGED = str.maketrans("xqw", "hkv")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The fold key of ``text``: lower-case ASCII letters, digits and single spaces.

    Cyrillic is transliterated, ``ə`` is ``e``, ``ı`` is ``i``, ``x`` is ``h``, ``q`` is ``k``, ``w`` is ``v``,
    other letters lose their diacritics, apostrophes vanish and other punctuation becomes a space:
    ``Rəsulzadə``, ``Resulzâde`` and ``Рәсулзадә`` are all ``resulzade``; ``Расулзаде`` is ``rasulzade``.
    """
    plain = text.lower().translate(MERGED) if text.isascii() else latin_name(text).translate(_KEYS)
    if plain.isascii() and plain.isalnum():
        return plain
    return _SEPARATOR.sub(" ", _DROPPED.sub("", plain)).strip()


def ascii_letters(latin: str) -> str:
    """Latin text in small letters without diacritics; letters that have no ASCII shape stay as they are."""
    small = lower(latin)
    if small.isascii():
        return small
    return "".join(_ascii_letter(letter) for letter in small)


@lru_cache(maxsize=4096)
def _ascii_letter(letter: str) -> str:
    if letter in FOLDED:
        return FOLDED[letter]
    base = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return "".join(FOLDED.get(part, part) for part in base.lower())


class _KeyTable(dict[int, str]):
    """A translate table that is filled as letters are met: each becomes what it is in a fold key."""

    def __missing__(self, code: int) -> str:
        self[code] = ascii_letters(chr(code)).translate(MERGED)
        return self[code]


_KEYS = _KeyTable()
