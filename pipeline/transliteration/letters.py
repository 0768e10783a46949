"""Single letters: Turkic casing that keeps lengths, and the script a text is written in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pipeline.records import Script


class _LowerTable(dict[int, int]):
    """A translate table that is filled as letters are met; every letter becomes exactly one."""

    def __missing__(self, code: int) -> int:
        small = chr(code).lower()
        self[code] = ord(small) if len(small) == 1 else code
        return self[code]


#: ``I`` is the capital of ``ı`` and ``İ`` of ``i`` in Turkish and Azerbaijani; Python knows neither.
_LOWER = _LowerTable({ord("I"): ord("ı"), ord("İ"): ord("i")})


def lower(text: str) -> str:
    """Lower-case ``text`` the Turkish and Azerbaijani way, code point by code point.

    ``I`` becomes ``ı`` and ``İ`` becomes ``i``; a letter whose small form takes several code points
    stays as it is, so offsets into the result are offsets into ``text``.
    """
    return text.translate(_LOWER)


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> Script | None:
    """The script of one character, None for what is no letter."""
    if not letter.isalpha():
        return None
    if letter.isascii():
        return Script.LATIN
    name = unicodedata.name(letter, "")
    if name.startswith("LATIN"):
        return Script.LATIN
    if name.startswith("CYRILLIC"):
        return Script.CYRILLIC
    return Script.OTHER


def script_of(text: str) -> Script:
    """The script most letters of ``text`` are written in; OTHER if it holds none.

    On a tie the script met first wins.
    """
    counts: dict[Script, int] = {}
    for character in text:
        script = _script_of_letter(character)
        if script is not None:
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script], default=Script.OTHER)
