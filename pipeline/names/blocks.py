"""Which items share a block and so are worth comparing: millions of them, in little memory.

A block has a key of two words; words are numbered, so that keys are integers and all pairs within blocks can be found
by sorting. What comes out does not depend on the order in which words were met.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

#: Blocks up to this size give all their pairs; larger ones only those that a cheap score finds alike.
SMALL_BLOCK = 40
#: The same where the pairs are sifted as they are made.
_SIFTED_BLOCK = 400
_WINDOW = 1500
#: So many pairs are made at a time, about.
_AT_ONCE = 1 << 20
_SHIFT = 31

#: Two columns of items.
Pairs = NDArray[np.int64]
#: One column of items.
Items = NDArray[np.int64]
#: Which pairs of two columns are wanted.
Wanted = Callable[[Items, Items], NDArray[np.bool_]]


class Blocks:
    """Blocks of items, which are positions in some list."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._keys = array("q")
        self._items = array("q")

    def number(self, word: str) -> int:
        """The number of a word in keys."""
        return self._numbers.setdefault(word, len(self._numbers))

    def add(self, first: int, second: int, item: int) -> None:
        """Put an item into the block whose key are two numbered words."""
        self._keys.append(first << _SHIFT | second)
        self._items.append(item)

    def pairs(self, alike: Callable[[Sequence[int]], Pairs], wanted: Wanted | None = None) -> tuple[Items, Items]:
        """All pairs of items that share a block, each once, in order: the smaller items, and the larger.

        Args:
            alike: chooses pairs of a large block; gives two columns of items back.
            wanted: which of the pairs of two columns of items are worth having; None for all of them.
        """
        keys = np.frombuffer(self._keys, dtype=np.int64) if self._keys else np.zeros(0, np.int64)
        items = np.frombuffer(self._items, dtype=np.int64) if self._items else np.zeros(0, np.int64)
        order = np.lexsort((items, keys))
        keys, items = keys[order], items[order]
        fresh = np.ones(len(keys), dtype=bool)
        fresh[1:] = (keys[1:] != keys[:-1]) | (items[1:] != items[:-1])
        keys, items = keys[fresh], items[fresh]
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
        sizes = np.diff(np.append(starts, len(keys)))
        del keys, order, fresh
        found = [np.zeros(0, np.int64)]
        largest = SMALL_BLOCK if wanted is None else _SIFTED_BLOCK
        for size in np.unique(sizes[(sizes > 1) & (sizes <= largest)]).tolist():
            rows, columns = np.triu_indices(size, 1)
            chosen = starts[sizes == size]
            step = max(1, _AT_ONCE // len(rows))
            for begin in range(0, len(chosen), step):
                members = items[chosen[begin : begin + step, None] + np.arange(size)]
                found.append(_codes(members[:, rows].ravel(), members[:, columns].ravel(), wanted))
        for start, size in zip(starts[sizes > largest], sizes[sizes > largest], strict=True):
            rows, columns = np.sort(alike(items[start : start + size].tolist()), axis=1).T
            found.append(_codes(rows, columns, wanted))
        codes = np.unique(np.concatenate(found))
        return codes >> _SHIFT, codes & ((1 << _SHIFT) - 1)


def _codes(first: Items, second: Items, wanted: Wanted | None) -> Items:
    """A number for each wanted pair, in order of the pairs, each once."""
    if wanted is not None:
        chosen = wanted(first, second)
        first, second = first[chosen], second[chosen]
    return np.unique(first << _SHIFT | second)


def alike_pairs(items: Sequence[int], texts: Sequence[str], scorer: Callable[..., float], cutoff: float) -> Pairs:
    """Pairs of the items of a large block whose texts are alike by a cheap score, in two columns.

    Texts are sorted, and each is compared with some thousand neighbours, so that the time stays linear.

    Args:
        items: the items.
        texts: a text for each.
        scorer: one of ``rapidfuzz``'s.
        cutoff: its score from which two texts are alike.
    """
    order = sorted(range(len(items)), key=lambda position: (texts[position], items[position]))
    found = [np.zeros((0, 2), np.int64)]
    for start in range(0, len(order), _WINDOW):
        window = order[start : start + 2 * _WINDOW]  # windows overlap by half
        shown = [texts[position] for position in window]
        scores = process.cdist(shown, shown, scorer=scorer, score_cutoff=cutoff, dtype=np.uint8)
        members = np.array([items[position] for position in window], dtype=np.int64)
        found.append(members[np.argwhere(np.triu(scores, 1))])
        if start + 2 * _WINDOW >= len(order):
            break
    return np.concatenate(found)


#: The scorer by which large blocks are sifted: of words in any order, some of them on one side only.
SHARED_WORDS = fuzz.token_set_ratio
