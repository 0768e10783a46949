"""Single letters: Turkic casing that keeps lengths, and the script a text is written in."""

from __future__ import annotations

import unicodedata
from itertools import chain

from pipeline.records import Script

#: Latin, Greek and Cyrillic with all their additions, and Latin Extended Additional.
_LETTERS = [chr(code) for code in chain(range(0x530), range(0x1E00, 0x1F00))]

#: Insides of character classes: capital and small letters of the scripts in which names are printed in these sources.
#: spaCy's own classes leave out ``Ҹ``, ``Ҝ`` and ``Ғ``, and compile slowly: they hold the letters of all scripts.
CAPITALS = "".join(filter(str.isupper, _LETTERS))
SMALL = "".join(filter(str.islower, _LETTERS))


def lower(text: str) -> str:
    """Lower-case ``text`` the Turkish and Azerbaijani way, code point by code point.

    ``I`` is the capital of ``ı`` and ``İ`` of ``i``, which Python does not know. Every letter becomes exactly one, so
    offsets into the result are offsets into ``text``.
    """
    if "I" in text or "İ" in text:
        text = text.replace("I", "ı").replace("İ", "i")
    # without ``İ`` only a capital sigma is small in more than one way: by where it stands
    return text.lower() if "Σ" not in text else "".join(map(str.lower, text))


#: The other way round; ``str.upper`` knows the rest.
_UPPER = str.maketrans({"i": "İ", "ı": "I"})


def upper(text: str) -> str:
    """Capitals the Turkish and Azerbaijani way: ``i`` becomes ``İ`` and ``ı`` becomes ``I``."""
    return text.translate(_UPPER).upper()


def capitalised(word: str) -> str:
    """``word`` with its first letter as a capital, the Turkish and Azerbaijani way; the others stay."""
    return upper(word[:1]) + word[1:]


class _ScriptTable(dict[int, str]):
    """A translate table that is filled as letters are met: each becomes its script's mark, what is no letter goes."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        mark = ""
        if letter.isalpha():
            name = "LATIN" if letter.isascii() else unicodedata.name(letter, "")
            mark = "L" if name.startswith("LATIN") else "C" if name.startswith("CYRILLIC") else "O"
        self[code] = mark
        return mark


_SCRIPT_MARKS = _ScriptTable()
_SCRIPTS = {"L": Script.LATIN, "C": Script.CYRILLIC, "O": Script.OTHER}


def script_of(text: str) -> Script:
    """The script most letters of ``text`` are written in; OTHER if it holds none.

    On a tie the script met first wins.
    """
    if text.isascii() and text.isalpha():
        return Script.LATIN
    marks = text.translate(_SCRIPT_MARKS)
    if not marks:
        return Script.OTHER
    if marks.count(marks[0]) == len(marks):
        return _SCRIPTS[marks[0]]
    return _SCRIPTS[max(dict.fromkeys(marks), key=marks.count)]
