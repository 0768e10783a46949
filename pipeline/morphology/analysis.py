"""All ways to read a word as a stem with nominal endings, from its end to its beginning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.morphology.letters import VOWELS, harmonises, sounds
from pipeline.morphology.suffixes import BEFORE, SUFFIXES, After, Kind, Suffix
from pipeline.record_classes import record
from pipeline.records import Lang

_HIGH = "ıiuü"
_LOW = {Lang.TR: "ae", Lang.AZ: "aə"}


@record
class Analysis:
    """One reading of a word.

    Attributes:
        cut: length of the stem; the endings are ``word[cut:]``.
        kinds: the endings from left to right; empty for the bare word.
        vowel_follows: whether the first ending begins with a vowel, so that the stem may have softened.
        keeps_possessive: whether the first ending can only follow a possessive (``-na``, ``-nda``), which the stem
            then keeps: ``partiyası|nda``.
    """

    cut: int
    kinds: tuple[Kind, ...]
    vowel_follows: bool
    keeps_possessive: bool = False


def _spelled(suffix: Suffix, lang: Lang) -> tuple[str, ...]:
    """All spellings of one ending."""
    shapes = [""]
    for letter in suffix.shape:
        options = {"A": _LOW[lang], "I": _HIGH, "D": "dt", "C": "cç", "Q": "qk"}.get(letter, letter)
        shapes = [shape + option for shape in shapes for option in options]
    return tuple(shapes)


def _endings(lang: Lang) -> dict[str, list[Suffix]]:
    table: dict[str, list[Suffix]] = {}
    for suffix in SUFFIXES:
        if lang in suffix.langs:
            for spelling in _spelled(suffix, lang):
                table.setdefault(spelling, []).append(suffix)
    return table


_TABLES = {lang: _endings(lang) for lang in (Lang.TR, Lang.AZ)}
_LONGEST = max(len(spelling) for table in _TABLES.values() for spelling in table)


def _first_vowel(ending: str) -> str:
    return next((letter for letter in ending if letter in VOWELS), "")


def _fits(stem: str, ending: str, suffix: Suffix) -> bool:
    """Whether ``ending`` may follow ``stem`` by its last letter and by harmony."""
    last = stem[-1:]
    after_vowel = last in VOWELS
    if suffix.after is After.VOWEL and not after_vowel:
        return False
    if suffix.after is After.CONSONANT and after_vowel:
        return False
    if suffix.after is After.POSSESSIVE and last not in _HIGH:
        return False
    vowel = _first_vowel(ending)
    if ending == "ki" or "ken" in ending or "kən" in ending:  # these do not harmonise
        return True
    return harmonises(stem, vowel)


#: cut, endings, whether the first of them follows a possessive kept by the stem
_Reading = tuple[int, tuple[Kind, ...], bool]


def _strip(word: str, lang: Lang, right: Kind | None, needs_possessive: bool) -> Iterator[_Reading]:
    """Yield the readings of ``word`` whose rightmost ending may stand before ``right``."""
    table = _TABLES[lang]
    for length in range(1, min(_LONGEST, len(word) - 1) + 1):
        ending = word[-length:]
        stem = word[:-length]
        for suffix in table.get(ending, ()):
            if right is not None and suffix.kind not in BEFORE[right]:
                continue
            if needs_possessive and suffix.kind is not Kind.POSSESSIVE:
                continue
            if not any(letter in VOWELS for letter in stem) or not _fits(stem, ending, suffix):
                continue
            if suffix.after is After.POSSESSIVE:
                # the possessive belongs to most compound names, so the stem that keeps it is a reading too
                yield len(stem), (suffix.kind,), True
                for cut, kinds, kept in _strip(stem, lang, suffix.kind, True):
                    yield cut, (*kinds, suffix.kind), kept
                continue
            if None in BEFORE[suffix.kind]:
                yield len(stem), (suffix.kind,), False
            for cut, kinds, kept in _strip(stem, lang, suffix.kind, False):
                yield cut, (*kinds, suffix.kind), kept


@lru_cache(maxsize=16384)
def analyses(word: str, lang: Lang) -> tuple[Analysis, ...]:
    """All readings of ``word`` (one word, no apostrophe), the bare word first, then by growing ending.

    Languages other than Turkish are read by the rules of Azerbaijani.
    """
    heard = sounds(word)
    use = lang if lang in _TABLES else Lang.AZ
    readings = sorted(
        set(_strip(heard, use, None, False)), key=lambda reading: (-reading[0], len(reading[1]), reading[1:])
    )
    bare = Analysis(len(word), (), False)
    return (bare, *(Analysis(cut, kinds, heard[cut] in VOWELS, kept) for cut, kinds, kept in readings))


@lru_cache(maxsize=16384)
def is_suffix_chain(tail: str, lang: Lang) -> tuple[Kind, ...] | None:
    """The endings ``tail`` is made of, as after an apostrophe, or None if it is no chain of endings.

    Harmony with what stands before is not asked for: the apostrophe says where the stem ends, and
    foreign names are read in ways that spelling does not show (``Shaw'un``, ``Cannes'de``).
    """
    heard = sounds(tail)
    use = lang if lang in _TABLES else Lang.AZ
    for stem in ("b", "a", "bi"):  # ends in a consonant; in a vowel; in a possessive
        for vowel in ("a", "e", "ə", "ı", "i", "u", "ü"):
            probe = {"b": vowel + "b", "a": vowel, "bi": "b" + vowel}[stem]
            for cut, kinds, _ in _strip("z" + probe + heard, use, None, False):
                if cut == len(probe) + 1:
                    return kinds
    return None
