"""How likely letters are to make a whole name: a small letter model of names of people and of places.

Suffixes alone do not tell ``Berlində`` (``Berlin`` + ``-də``) from ``Bakıda``: what is left must look like
a name. The model gives the probability of each letter after the three before it, and of the name's end. It is
read from ``name_letters.csv``, a table of counts made by :func:`count_letters` from names without their
endings; both languages share it, so it is written in an alphabet in which they agree (``ə`` is ``e``, ``x`` is ``h``,
``q`` is ``k``).

Smoothing: Witten and Bell (1991), interpolated.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

from pipeline.records import Label

_SHARED = str.maketrans("əxqw", "ehkv")
_NO_LETTER = re.compile(r"[^a-zçğıöşü]")
_START, _END = "^", "$"
_ORDER = 4
_LETTERS = 33
_PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})


def shared_letters(heard: str) -> str:
    """``heard`` (see :func:`pipeline.morphology.letters.sounds`) in the alphabet of the model, equally long."""
    return _NO_LETTER.sub("#", heard.translate(_SHARED))


def count_letters(names: Mapping[str, int]) -> Counter[str]:
    """Counts of letter groups, start and end marked, in names in the model's alphabet with their frequencies.

    A frequent name counts more than a rare one, but not by much: ``sqrt(min(frequency, 3))``, rounded to tenths.
    """
    counts: Counter[str] = Counter()
    for name, frequency in names.items():
        marked = _START + name + _END
        for end in range(1, len(marked)):
            counts[marked[max(0, end - _ORDER + 1) : end + 1]] += round(10 * min(frequency, 3) ** 0.5)
    return counts


class LetterModel:
    """Probabilities of letters in names.

    Args:
        counts: pairs of a letter group (up to four, ``^`` begins and ``$`` ends a name) and its count.
    """

    def __init__(self, counts: Iterable[tuple[str, float]]) -> None:
        after: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for group, count in counts:
            context, letter = group[:-1], group[-1]
            for start in range(len(context) + 1):
                after[context[start:]][letter] += count
        self._after = {context: dict(letters) for context, letters in after.items()}
        self._totals = {context: sum(letters.values()) for context, letters in after.items()}
        self._cache: dict[tuple[str, str], float] = {}

    def probability(self, context: str, letter: str) -> float:
        """Probability of ``letter`` after ``context`` (its last three characters count)."""
        context = context[1 - _ORDER :]
        key = (context, letter)
        found = self._cache.get(key)
        if found is None:
            lower = self.probability(context[1:], letter) if context else 1 / _LETTERS
            letters = self._after.get(context)
            if letters is None:
                found = lower
            else:
                kinds = 10.0 * len(letters)  # counts are in tenths
                found = (letters.get(letter, 0.0) + kinds * lower) / (self._totals[context] + kinds)
            self._cache[key] = found
        return found

    def prefixes(self, heard: str) -> list[float]:
        """Log probability that a name is exactly ``heard[:n]``, for each n from 0 to the whole length."""
        text = _START + shared_letters(heard)
        running, result = 0.0, []
        for length in range(len(text)):
            if length:
                running += math.log(self.probability(text[:length], text[length]))
            result.append(running + math.log(self.probability(text[: length + 1], _END)))
        return result


@lru_cache(maxsize=1)
def _counts() -> list[tuple[str, float, float]]:
    table = resources.files("pipeline.morphology").joinpath("name_letters.csv")
    with table.open(encoding="utf-8") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        next(rows)  # letters, people, places
        return [(letters, float(people), float(places)) for letters, people, places in rows]


@lru_cache(maxsize=1)
def _people() -> LetterModel:
    return LetterModel((group, count) for group, count, _ in _counts() if count)


@lru_cache(maxsize=1)
def _places() -> LetterModel:
    return LetterModel((group, count) for group, _, count in _counts() if count)


@lru_cache(maxsize=1)
def _all_names() -> LetterModel:
    return LetterModel((group, people + places) for group, people, places in _counts())


def model_for(label: Label | None) -> LetterModel:
    """The model for names with ``label``: people, places, or both together for anything else."""
    if label is Label.PERSON:
        return _people()
    return _places() if label in _PLACES else _all_names()
