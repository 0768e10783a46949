"""Which pairs of full names are worth comparing: few for each name, however many bear its surname.

Names meet in blocks (:mod:`pipeline.names.blocks`). In a large population a block holds many people of one family, and
most of its pairs are settled by less than a comparison: no given name of one may be the other's
(:class:`GivenNames`), or the two surnames, which hundreds of pairs share, are others (:class:`SurnamePairs`). Both are
worked out once for each spelling and looked up for each pair; what they drop, a comparison would have refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.names.blocks import SHARED_WORDS, SMALL_BLOCK, Blocks, Items, Pairs, alike_pairs
from pipeline.names.people import PersonName, Token
from pipeline.names.sound import first_sounds, skeleton
from pipeline.names.surname_pairs import SurnamePairs
from pipeline.names.surnames import surname_skeletons
from pipeline.names.words import may_be_short_form

#: In large blocks only names whose sounds are so much alike are compared.
_CHEAP_CUTOFF = 72.0
#: So many consonants of a surname, less one, part those who share a common given name.
_OPENING = 3
_ALL = (1 << 64) - 1


class FullNamePairs:
    """Candidate pairs among names, of which only the full ones (rank 3) take part.

    Args:
        units: the names.
        anchors: for each its authority id or ""; two that have one are never a pair.
    """

    def __init__(self, units: Sequence[PersonName], anchors: Sequence[str]) -> None:
        self._units = units
        self._full = [unit for unit, name in enumerate(units) if name.rank == 3]
        self._anchored = np.array([bool(anchor) for anchor in anchors], dtype=bool)
        self._given = GivenNames(units, self._full)

    def __iter__(self) -> Iterator[tuple[int, int, tuple[float, str]]]:
        """Pairs in order, the smaller unit first, with what :func:`same_surname` says of their surnames."""
        blocks = Blocks()
        for unit in self._full:
            _add_to_blocks(blocks, unit, self._units[unit])
        _add_namesakes(blocks, self._units, self._full)
        _add_neighbours(blocks, self._units, self._full)
        surnames = SurnamePairs(self._units, self._full)
        yield from surnames.compared(*blocks.pairs(self._alike, self._may_be_one))

    def _may_be_one(self, first: Items, second: Items) -> NDArray[np.bool_]:
        apart: NDArray[np.bool_] = ~(self._anchored[first] & self._anchored[second])
        apart &= self._given.may_agree(first, second)
        return apart

    def _alike(self, block: Sequence[int]) -> Pairs:
        return alike_names([self._units[unit] for unit in block], block)


def alike_names(names: Sequence[PersonName], units: Sequence[int]) -> Pairs:
    """Pairs of the units of a large block whose names share sounds."""
    texts = [" ".join([token.sounds[0] for token in name.tokens if token.sounds]) for name in names]
    return alike_pairs(units, texts, SHARED_WORDS, _CHEAP_CUTOFF)


class GivenNames:
    """What each full name's given names may be, as sets of bits: two names whose bits are apart share no given name.

    A name of the table (:mod:`pipeline.names.given_names`) is one bit, drawn twice so that few others share both;
    names that may be a short form of one another, or one word for two, share theirs. A word that is not in the table
    may be whatever begins alike, and an initial anything.
    """

    def __init__(self, units: Sequence[PersonName], full: Sequence[int]) -> None:
        tokens = {token: None for unit in full for token in units[unit].given if token.given and not token.initial}
        self._kinds = _kinds_of_known(tokens)
        self._by_bones: dict[str, set[int]] = defaultdict(set)
        for token, kind in self._kinds.items():
            for sounds in token.sounds:
                self._by_bones[skeleton(sounds)].add(kind)
        self._joined: dict[tuple[Token, Token], tuple[int, int]] = {}
        self._opening_bits: dict[str, int] = {}
        self._known = np.zeros(len(units), np.uint64)
        self._known_too = np.zeros(len(units), np.uint64)
        self._unknown = np.zeros(len(units), np.uint64)
        self._openings = np.zeros(len(units), np.uint64)
        for unit in full:
            self._known[unit], self._known_too[unit], self._unknown[unit], self._openings[unit] = self._bits(
                units[unit]
            )

    def may_agree(self, first: Items, second: Items) -> NDArray[np.bool_]:
        """Whether the names of two columns of units may have a given name in common."""
        known: NDArray[np.bool_] = (self._known[first] & self._known[second]) != 0
        known &= (self._known_too[first] & self._known_too[second]) != 0
        unknown = (self._unknown[first] & self._openings[second]) | (self._openings[first] & self._unknown[second])
        known |= unknown != 0
        return known

    def _bits(self, name: PersonName) -> tuple[int, int, int, int]:
        words = [token for token in name.given if not token.half]
        if not words or any(token.initial or not token.sounds for token in words):
            return 0, 0, _ALL, _ALL
        known = known_too = unknown = openings = 0
        for token in name.given:
            begins = self._begins(token)
            openings |= begins  # a half name may begin one word with the next (``Mir Cəlal``, ``Mircəlal``)
            if token.half:
                continue
            kind = self._kinds.get(token)
            if kind is None:
                unknown |= begins
            else:
                one, too = _two_bits(kind)
                known |= one
                known_too |= too
        for pair in pairwise(name.given):
            one, too = self._in_one_word(*pair)
            known |= one
            known_too |= too
        return known, known_too, unknown, openings or _ALL

    def _begins(self, token: Token) -> int:
        bits = 0
        for sound in {*first_sounds(token.text), *(sounds[0] for sounds in token.sounds)}:
            bits |= self._opening_bits.setdefault(sound, 1 << len(self._opening_bits))
        return bits

    def _in_one_word(self, first: Token, second: Token) -> tuple[int, int]:
        """The bits of names in one word that two words may be (``Əlimərdan``, ``Əli Mərdan``)."""
        found = self._joined.get((first, second))
        if found is None:
            bones = {skeleton(one + other) for one in first.sounds[:2] for other in second.sounds[:2]}
            known = known_too = 0
            for kind in sorted({kind for each in bones for kind in self._by_bones.get(each, ())}):
                one, too = _two_bits(kind)
                known |= one
                known_too |= too
            found = self._joined[first, second] = known, known_too
        return found


def _two_bits(kind: int) -> tuple[int, int]:
    return 1 << kind % 64, 1 << (kind // 64 + 7 * kind) % 61


def _kinds_of_known(tokens: dict[Token, None]) -> dict[Token, int]:
    """A number for each spelling of a known given name: one for all that may be compared as the same."""
    parent: dict[int, int] = {}

    def find(number: int) -> int:
        while parent.setdefault(number, number) != number:
            number = parent[number]
        return number

    by_key: dict[str, int] = {}
    by_sounds: dict[str, set[int]] = defaultdict(set)
    for token in tokens:
        parent[find(token.given)] = find(by_key.setdefault(token.key, token.given))
        if token.sounds:
            by_sounds[token.sounds[0]].add(token.given)
    for sounds, numbers in by_sounds.items():
        for end in range(len(sounds) - 4, len(sounds) - 2):
            short = sounds[: max(0, end)]
            if short in by_sounds and may_be_short_form(short, sounds):
                for one in (*numbers, *by_sounds[short]):
                    parent[find(one)] = find(min(numbers))
    return {token: find(token.given) for token in tokens}


def _add_to_blocks(blocks: Blocks, unit: int, name: PersonName) -> None:
    """Put a full name into its blocks by surname; those of one kind have a mark in their second word."""
    first = next((token for token in name.given if not token.initial), None)
    for bones in surname_skeletons(name.family):
        number = blocks.number(bones)
        for token in name.given:
            for sound in first_sounds(token.text):
                blocks.add(number, blocks.number(sound), unit)
        if first is not None and len(bones) >= 4:
            spoken = f"#{first.given}" if first.given else (first.sounds[0] if first.sounds else first.key)
            slip = blocks.number("slip " + spoken)
            blocks.add(number, slip, unit)
            for shorter in {bones[:position] + bones[position + 1 :] for position in range(len(bones))}:
                blocks.add(blocks.number(shorter), slip, unit)


def _add_namesakes(blocks: Blocks, units: Sequence[PersonName], full: Sequence[int]) -> None:
    """Put full names into blocks by given name, for surnames whose consonants differ: few enough in each.

    Where a given name is common, only those meet whose surnames begin alike, the more so the more common it is.
    """
    crowd = [
        (unit, f"#{token.given}" if token.given else skeleton(token.sounds[0]))
        for unit in full
        for token in units[unit].given
        if token.sounds and not token.half
    ]
    for known in range(_OPENING):
        groups: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for unit, spoken in crowd:
            for opening in {bones[:known] for bones in surname_skeletons(units[unit].family)}:
                groups[spoken, opening].append((unit, spoken))
        crowd = []
        for (spoken, opening), members in groups.items():
            if len(members) <= SMALL_BLOCK:
                number, mark = blocks.number(f"given {opening}"), blocks.number(spoken)
                for unit, _ in members:
                    blocks.add(number, mark, unit)
            else:
                crowd += members


def _add_neighbours(blocks: Blocks, units: Sequence[PersonName], full: Sequence[int]) -> None:
    """Put full names into the blocks of two neighbouring words, for names that lack another's surname.

    What stands before the surname of a longer name may be the whole of a shorter one (``Fuad Emircan Daryal``). Two
    given names that many have in common say little, unless somebody is called so altogether: of those who bear them
    only such meet as have surnames that begin alike.
    """
    ends: set[tuple[str, str]] = set()
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for unit in full:
        words = [token for token in units[unit].tokens if not token.initial and token.sounds]
        keys = [_bones_of_two(*pair) for pair in pairwise(words)]
        if keys:
            ends.add(keys[-1])
        for key in keys:
            bearers[key].append(unit)
    for key, bearing in bearers.items():
        number, mark = blocks.number(key[0]), "pair " + key[1]
        for unit in bearing:
            if key in ends or len(bearing) <= SMALL_BLOCK:
                blocks.add(number, blocks.number(mark), unit)
            else:
                for bones in surname_skeletons(units[unit].family):
                    blocks.add(number, blocks.number(f"{mark} {bones[:2]}"), unit)


def _bones_of_two(left: Token, right: Token) -> tuple[str, str]:
    one, other = skeleton(left.sounds[0]), skeleton(right.sounds[0])
    return (one, other) if one <= other else (other, one)
