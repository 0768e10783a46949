"""Given names that one man bears in several shapes, and names so alike that sound alone would join them.

Each row of ``given_names.csv`` is one name; its spellings share no regular sound correspondence, or stand here so
that a neighbour in sound (``Hasan``, ``Hüseyn``) is known to be another name.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from pipeline.names.initials import first_letters
from pipeline.names.sound import readings
from pipeline.records import Script
from pipeline.transliteration import fold, latin_name, lower, script_of


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    """The spellings of each name; row 0 is empty, so that 0 can mean no name."""
    table = resources.files("pipeline.names").joinpath("given_names.csv")
    with table.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    return ((), *(tuple(line.split()) for line in lines[1:]))


def spellings() -> tuple[tuple[str, ...], ...]:
    """The spellings of each name of the table."""
    return _rows()[1:]


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, int]:
    """Spellings, fold keys and readings of the table -> row number; ambiguous readings are left out.

    Latin spellings come first: ``Гашим`` has the fold key of ``Qasım``, and is told by its own spelling.
    """
    exact: dict[str, int] = {}
    sounded: dict[str, set[int]] = {}
    spelled = [(spelling, number) for number, spellings in enumerate(_rows()) for spelling in spellings]
    for spelling, number in sorted(spelled, key=lambda item: script_of(item[0]) is not Script.LATIN):
        exact.setdefault("=" + _spelled(spelling), number)
        exact.setdefault(fold(spelling).replace(" ", ""), number)
        for reading in readings(spelling)[:1]:
            sounded.setdefault("/" + reading, set()).add(number)
    for reading, numbers in sounded.items():
        if len(numbers) == 1:
            exact[reading] = next(iter(numbers))
    return exact


def _spelled(word: str) -> str:
    return lower(latin_name(word))


@lru_cache(maxsize=100_000)
def given_name_id(word: str) -> int:
    """The row of the table ``word`` stands in, by spelling or by sound; 0 if it is not there."""
    table = _by_spelling()
    found = table.get("=" + _spelled(word)) or table.get(fold(word).replace(" ", ""))
    if found is not None:
        return found
    for reading in readings(word):
        if "/" + reading in table:
            return table["/" + reading]
    return 0


@lru_cache(maxsize=1)
def _initials() -> tuple[frozenset[str], ...]:
    return tuple(frozenset().union(*(first_letters(spelling) for spelling in spellings)) for spellings in _rows())


def given_name_initials(number: int) -> frozenset[str]:
    """First letters of all shapes of the name in row ``number``; empty for 0."""
    return _initials()[number] if number else frozenset()
