"""Surnames of many pairs of names compared at once: each pair of spellings once, and most of them by numbers alone.

Where thousands of families share a few consonants, most pairs of surnames that meet are plainly others. How far apart
their sounds and letters are at least is worked out for all of them together (``rapidfuzz.process.cpdist``); only what
could still be one goes through :func:`pipeline.names.words.same_surname`, which decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.names.blocks import Items
from pipeline.names.people import PersonName, Token
from pipeline.names.sound import skeleton
from pipeline.names.surnames import Surname, surname_stem
from pipeline.names.words import HOPELESS, LEAST_ALIKE, NEAR, OTHER_ENDING, SAME, same_surname

_SHIFT = 31
_LOWER = (1 << _SHIFT) - 1
#: So many pairs are handed on at a time.
_BATCH = 1 << 16
#: Shorter readings agree in all sounds, or are others.
_SHORT = 5
_DIFFERENCES = (SAME, OTHER_ENDING, NEAR)

_Flags = NDArray[np.bool_]


class SurnamePairs:
    """The surnames of names, numbered by spelling.

    Args:
        units: names.
        full: positions of those that take part; all of them have surnames.
    """

    def __init__(self, units: Sequence[PersonName], full: Sequence[int]) -> None:
        numbers: dict[tuple[Surname, Token], int] = {}
        self._number = np.zeros(len(units), np.int64)
        #: names that more than the surname may join: aliases, ``Mir``
        self._open = np.zeros(len(units), bool)
        #: consonants of surnames, and of given names where there are several, as bits: one may be the other's
        self._last = np.zeros((2, len(units)), np.uint64)
        self._inside = np.zeros((2, len(units)), np.uint64)
        bones: dict[tuple[str, ...], tuple[int, int]] = {}
        for unit in full:
            name = units[unit]
            if name.family is not None:
                self._number[unit] = numbers.setdefault((name.family, name.tokens[-1]), len(numbers))
                mir = name.family.key.startswith("mir")
                self._open[unit] = mir or bool(name.aliases)
                self._last[:, unit] = _bits_of(name.tokens[-1].sounds, bones)
                for token in name.tokens[:-1]:
                    self._inside[:, unit] |= np.array(_bits_of(token.sounds, bones), np.uint64)
        self._spellings = list(numbers)
        self._sounds = _Readings([family.stems for family, _ in self._spellings])
        self._whole = _Readings([token.sounds for _, token in self._spellings])
        self._stems = np.array([surname_stem(family.text) for family, _ in self._spellings], dtype=object)
        self._given = np.array([token.given for _, token in self._spellings], np.int64)
        self._stem_given = np.array([family.stem_given for family, _ in self._spellings], np.int64)
        self._priest = np.array([family.key.startswith("ter") for family, _ in self._spellings], bool)

    def compared(self, first: Items, second: Items) -> Iterator[tuple[int, int, tuple[float, str]]]:
        """Of the pairs of two columns of units those that their surnames do not rule out.

        Yields:
            The two units, and what :func:`same_surname` says of their surnames.
        """
        codes, places = np.unique(self._number[first] << _SHIFT | self._number[second], return_inverse=True)
        similarity = np.zeros(len(codes))
        difference = np.zeros(len(codes), np.int8)
        possible = np.flatnonzero(self._may_be_one(codes >> _SHIFT, codes & _LOWER))
        for place, code in zip(possible.tolist(), codes[possible].tolist(), strict=True):
            (one, token), (other, token_too) = self._spellings[code >> _SHIFT], self._spellings[code & _LOWER]
            found = same_surname(one, other, token, token_too)
            similarity[place], difference[place] = found[0], _DIFFERENCES.index(found[1])
        chosen = (similarity > 0)[places] | self._open[first] | self._open[second]
        chosen |= self._is_inside(first, second) | self._is_inside(second, first)
        first, second, places = first[chosen], second[chosen], places[chosen]
        for start in range(0, len(first), _BATCH):
            batch = slice(start, start + _BATCH)
            columns = first[batch], second[batch], similarity[places[batch]], difference[places[batch]]
            for unit, unit_too, alike, number in zip(*(column.tolist() for column in columns), strict=True):
                yield unit, unit_too, (alike, _DIFFERENCES[number])

    def _is_inside(self, first: Items, second: Items) -> _Flags:
        """Whether the surname of the first may be a given name of the second (``Emircan``, ``Fuad Emircan Daryal``)."""
        one, too = self._last[:, first] & self._inside[:, second]
        found: _Flags = (one != 0) & (too != 0)
        return found

    def _may_be_one(self, first: Items, second: Items) -> _Flags:
        """Whether :func:`same_surname` could find more than nothing in common, for two columns of spellings."""
        found: _Flags = (first == second) | self._priest[first] | self._priest[second]
        for known in (self._given, self._stem_given):
            found = found | ((known[first] == known[second]) & (known[first] > 0))
        for readings in (self._sounds, self._whole):
            left = np.flatnonzero(~found)
            found[left] = readings.may_agree(first[left], second[left])
        left = np.flatnonzero(~found)
        found[left] = _similarity(self._stems[first[left]], self._stems[second[left]]) >= HOPELESS
        return found


def _bits_of(sounds: tuple[str, ...], known: dict[tuple[str, ...], tuple[int, int]]) -> tuple[int, int]:
    """The consonants of a word's readings, each drawn as one bit of two words; ``known`` remembers them."""
    found = known.get(sounds)
    if found is None:
        one = too = 0
        for reading in sounds:
            number = known.setdefault((skeleton(reading), ""), (len(known), 0))[0]
            one |= 1 << number % 64
            too |= 1 << (number // 64 + 7 * number) % 61
        found = known[sounds] = one, too
    return found


class _Readings:
    """The readings of many words: a column for the first of each, one for the second, and so on."""

    def __init__(self, words: Sequence[tuple[str, ...]]) -> None:
        most = max(map(len, words), default=0)
        self._columns = []
        numbers: dict[str, int] = {}
        for position in range(most):
            present = [readings[position] if position < len(readings) else "" for readings in words]
            bones = [numbers.setdefault(skeleton(reading), len(numbers)) for reading in present]
            # what one language writes ``c`` may be another's ``s``
            hissed = np.array([reading.replace("c", "s") for reading in present], dtype=object)
            self._columns.append((hissed, np.array([len(each) for each in present]), np.array(bones)))

    def may_agree(self, first: Items, second: Items) -> _Flags:
        """Whether two columns of words may sound alike, in any of their readings."""
        found = np.zeros(len(first), bool)
        for sounds, lengths, bones in self._columns:
            for sounds_too, lengths_too, bones_too in self._columns:
                shorter = np.minimum(lengths[first], lengths_too[second])
                left = np.flatnonzero(~found & (shorter > 0))
                one, other = first[left], second[left]
                similarity = _similarity(sounds[one], sounds_too[other])
                alike = similarity >= np.where(bones[one] == bones_too[other], HOPELESS, LEAST_ALIKE)
                found[left] = np.where(shorter[left] < _SHORT, similarity == 1, alike)
        return found


def _similarity(first: NDArray[np.object_], second: NDArray[np.object_]) -> NDArray[np.float64]:
    """Normalised similarity of the words of two columns by edit distance; a little more rather than less."""
    if not len(first):
        return np.zeros(0)
    distances = process.cpdist(first, second, scorer=Levenshtein.distance, dtype=np.int16)
    longer = np.maximum(_lengths(first), _lengths(second))
    return np.asarray(1 - distances / np.maximum(longer, 1), np.float64) + 1e-9 * (distances > 0)


def _lengths(words: NDArray[np.object_]) -> NDArray[np.int64]:
    return np.fromiter(map(len, words), np.int64, len(words))
