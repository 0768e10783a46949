"""Azerbaijani Latin (1991) written in the Soviet Cyrillic alphabet.

The two alphabets answer each other letter for letter (Cyrillic as it stood from 1958 to 1991).
"""

from __future__ import annotations

import re

_LOWER = dict(
    zip(
        "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
        "абҹчдеәфҝғһхыижкглмноөпрсштуүвјз",
        strict=True,
    )
)
_UPPER = dict(
    zip(
        "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ",
        "АБҸЧДЕӘФҜҒҺХЫИЖКГЛМНОӨПРСШТУҮВЈЗ",
        strict=True,
    )
)
_TABLE = str.maketrans(_LOWER | _UPPER)
_ROMAN_NUMBER = re.compile(r"\b[IVXLCDM]+\b")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏə]")


def to_cyrillic(text: str) -> str:
    """``text`` in Soviet Azerbaijani Cyrillic; Roman numerals stay as they are.

    Args:
        text: Azerbaijani in the Latin alphabet of 1991, NFC.

    Returns:
        The Cyrillic form, or "" if a letter of ``text`` is not in the Azerbaijani alphabet (``w``, ``â``).
    """
    parts: list[str] = []
    last = 0
    for number in _ROMAN_NUMBER.finditer(text):
        parts += [text[last : number.start()].translate(_TABLE), number.group()]
        last = number.end()
    rest = text[last:].translate(_TABLE)
    written = "".join(part for part in (*parts[::2], rest))
    if _LATIN_LETTER.search(written):
        return ""
    return "".join(parts) + rest
