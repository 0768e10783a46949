"""Numbers in words and in Roman figures, Turkish and Azerbaijani, apart or run together."""

from __future__ import annotations

import re
from typing import Final

#: Number words, folded; with the stems they take before an ending (``dörd``).
NUMBER_WORDS: Final[dict[str, int]] = {
    "bir": 1, "iki": 2, "üç": 3, "dört": 4, "dörd": 4, "beş": 5, "alti": 6, "yedi": 7, "yeddi": 7, "sekiz": 8,
    "səkkiz": 8, "dokuz": 9, "doqquz": 9, "on": 10, "yirmi": 20, "iyirmi": 20, "otuz": 30, "kirk": 40, "qirx": 40,
    "elli": 50, "əlli": 50, "altmiş": 60, "yetmiş": 70, "seksen": 80, "səksən": 80, "doksan": 90, "doxsan": 90,
    "yüz": 100, "bin": 1000, "min": 1000,
}  # fmt: skip

#: Several number words run together: ``ondokuz``, ``bindokuzyüz``.
NUMBER_RUN: Final = "(?:" + "|".join(sorted(NUMBER_WORDS, key=lambda word: (-len(word), word))) + ")+"

_ONE = re.compile("|".join(sorted(NUMBER_WORDS, key=lambda word: (-len(word), word))))

_ROMAN_FIGURES: Final = {"i": 1, "v": 5, "x": 10}
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")


def split_run(run: str) -> list[int] | None:
    """The numbers of a word that is made of number words only, else None."""
    values: list[int] = []
    position = 0
    while position < len(run):
        match = _ONE.match(run, position)
        if match is None:
            return None
        values.append(NUMBER_WORDS[match.group()])
        position = match.end()
    return values


def compose(values: list[int]) -> int | None:
    """The number that number words say in this order, None if they say none: ``[1000, 9, 100, 18]``, ``[10, 8]``."""
    total = hundreds = 0
    last = 10**6
    for value in values:
        if value == 1000:
            if total or (last < 1000 and hundreds == 0):
                return None
            total, hundreds, last = max(hundreds, 1) * 1000, 0, 1000
        elif value == 100:
            if hundreds >= 10 or (hundreds == 0 and last not in (1000, 10**6)):
                return None
            hundreds, last = max(hundreds, 1) * 100, 100
        elif value >= 10:
            if last <= 10 * 9 or hundreds % 100 > 0:
                return None
            hundreds, last = hundreds + value, 10
        else:
            if last < 10 or hundreds % 10 > 0:
                return None
            hundreds, last = hundreds + value, 1
    return total + hundreds


def roman(figures: str) -> int | None:
    """The value of small Roman figures up to 39, else None."""
    if not figures or _ROMAN.fullmatch(figures) is None:
        return None
    total = 0
    for index, figure in enumerate(figures):
        value = _ROMAN_FIGURES[figure]
        following = _ROMAN_FIGURES.get(figures[index + 1 : index + 2], 0)
        total += -value if value < following else value
    return total
