"""Ids made from names: lower-case ASCII letters, digits and single hyphens (the guidelines' entity keys)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from pipeline.records import Lang
from pipeline.transliteration import to_latin

_ASCII_LETTERS = str.maketrans(
    {"ı": "i", "ə": "e", "Ə": "e", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "ß": "ss", "æ": "ae"}
)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_SIGNS = re.compile("[ʻʼ‘’`]")
_NO_SLUG_LETTER = re.compile("[^a-z0-9]+")


def slug(name: str) -> str:
    """The id that ``name`` gives, "" if it holds no letter that can be written in ASCII.

    Cyrillic is read as Russian. The letters do not depend on :func:`pipeline.transliteration.fold`: a key
    for matching may be changed, an id never.
    """
    latin = to_latin(name, Lang.RU) if _CYRILLIC.search(name) else name
    plain = without_marks(latin.translate(_ASCII_LETTERS)).lower()
    return _NO_SLUG_LETTER.sub("-", plain.replace("'", "")).strip("-")


def propose_id(name: str, since: str, taken: Container[str]) -> str:
    """A free id for an entity called ``name``.

    If the slug of the name is taken, the year of ``since`` (EDTF, may be "") tells the two apart, then a
    number from 2: ``musavat``, ``musavat-1952``, ``musavat-1952-2``.
    """
    base = slug(name)
    if base not in taken:
        return base
    if year := re.match("[0-9]{4}", since):
        base = f"{base}-{year.group()}"
    proposal, number = base, 2
    while proposal in taken:
        proposal, number = f"{base}-{number}", number + 1
    return proposal


def without_marks(text: str) -> str:
    """``text`` without combining marks and the signs for ayn and hamza."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", _SIGNS.sub("", bare))
