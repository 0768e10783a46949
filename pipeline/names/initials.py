"""What an initial may stand for: the Azerbaijani letters a name may begin with, by the script it is written in.

An initial is one letter, so each alphabet's habits count: Russian ``Г`` is ``q``, ``g`` or ``h``, ``Х`` is never ``k``;
``S`` may have lost its mark, ``С`` cannot be ``ş``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.names.sound import spoken_letters
from pipeline.records import Script
from pipeline.transliteration import lower, script_of
from pipeline.transliteration.alphabets import AZERBAIJANI_ONLY

#: What a first letter, in Azerbaijani Latin, may stand for; letters that are missing stand for themselves.
_LATIN = {
    "a": "aə", "ə": "əae", "e": "eə", "h": "hx", "x": "xh", "k": "kq", "g": "gqğ", "ğ": "ğgq", "s": "sş", "z": "z",
    "c": "cçkj", "ç": "ç", "j": "jcy", "y": "yi", "i": "iıye", "ı": "ıi", "o": "oö", "u": "uü", "ö": "ö", "ü": "ü",
    "w": "v", "f": "f",
}  # fmt: skip
_CYRILLIC = {
    "a": "aə", "ə": "ə", "e": "eə", "h": "h", "x": "xh", "k": "kq", "q": "qghğ", "g": "g", "j": "jc", "c": "c",
    "y": "yi", "i": "iı", "o": "oö", "u": "uüö", "z": "z", "s": "s", "f": "f",
}  # fmt: skip
#: Letters that other sounds replace in the speech of the region, whatever the alphabet: ``Usub`` for ``Yusif``.
_VOWELS = frozenset("aeəiıoöuü")


_AZERBAIJANI = re.compile("[əƏ" + "".join(sorted(AZERBAIJANI_ONLY)) + "]", re.IGNORECASE)
_MARKED_S = re.compile("[şŞ]")


def alphabet_of(name: str) -> str:
    """What a name says about its initials: ``az`` for Azerbaijani letters, ``marked`` if ``ş`` has its mark, or ""."""
    if _AZERBAIJANI.search(name):
        return "az"
    return "marked" if _MARKED_S.search(name) else ""


@lru_cache(maxsize=200_000)
def first_letters(word: str, alphabet: str = "") -> frozenset[str]:
    """The Azerbaijani letters that ``word``, a name or an initial, may begin with; empty if it holds none.

    Args:
        word: a name or an initial.
        alphabet: of an initial, see :func:`alphabet_of`: in Azerbaijani letters each stands for itself.
    """
    cyrillic = script_of(word) is Script.CYRILLIC
    small = lower(word)
    if len(small) == 1 and ((alphabet == "az" and small not in "jyiıeе") or (alphabet == "marked" and small == "s")):
        return frozenset(spoken_letters(word))
    table = _CYRILLIC if cyrillic else _LATIN
    found: set[str] = set()
    for spoken in spoken_letters(word):
        found.update(table.get(spoken[0], spoken[0]))
        if spoken[0] == "y" and len(spoken) > 1 and spoken[1] in _VOWELS:
            found.update(table.get(spoken[1], spoken[1]))
    if cyrillic and small[:1] == "е":
        found.update("eəy")
    if not cyrillic and len(small) == 1 and small in "jy":
        found.update("jciy")
    if not cyrillic and len(small) > 1 and small[1] == "h" and small[0] in "csz":  # ``Ch.``, ``Sh.``, ``Zh.``
        found.update({"c": "çşx", "s": "ş", "z": "jc"}[small[0]])
    return frozenset(found)
