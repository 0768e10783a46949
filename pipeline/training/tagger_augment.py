"""Variants of training examples: what print, scribes and scanners do to the same sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from pipeline.training.spelling import azerbaijani_spelling
from pipeline.training.tagger_data import Example, Happening, Name
from pipeline.transliteration import lower, upper

_LOST = str.maketrans("şğıçöüəâîûŞĞİÇÖÜƏÂÎÛ", "sgicoueaiuSGICOUEAIU")

#: How often a training example is shown changed, by kind.
SPELLED_AZERBAIJANI = 0.15
UPPER_CASE = 0.03
LOST_DIACRITICS = 0.05
#: How often a name is put in another's place.
OTHER_NAME = 0.12


class Names:
    """The names of the training texts, to be put in each other's place.

    A name goes where one of the same label, language and last two letters stood, so that its case ending fits.
    """

    def __init__(self, examples: Iterable[Example]) -> None:
        self._names: dict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
        for example in examples:
            for name in example.names:
                words = example.words[name.start : name.end]
                if name.label not in ("DATE", "DURATION"):
                    self._names[self._key(example, name)].append(words)

    @staticmethod
    def _key(example: Example, name: Name) -> tuple[str, str, str]:
        return example.lang, name.label, lower(example.words[name.end - 1])[-2:]

    def exchanged(self, example: Example, chance: Random) -> Example:
        """``example`` with some of its names replaced."""
        words: list[str] = []
        names: list[Name] = []
        moved: list[int] = []
        at = 0
        for name in example.names:
            words += example.words[at : name.start]
            moved += range(len(words) - (name.start - at), len(words))
            known = self._names.get(self._key(example, name), ())
            new = example.words[name.start : name.end]
            if known and chance.random() < OTHER_NAME:
                new = chance.choice(known)
            start = len(words)
            words += new
            # Borders inside a replaced name lead to its ends.
            moved += [start + min(k, len(new) - 1) for k in range(name.end - name.start)]
            names.append(Name(start, len(words), name.label))
            at = name.end
        rest = len(words)
        words += example.words[at:]
        moved += range(rest, len(words) + 1)
        return replace(
            example,
            words=tuple(words),
            sentences=tuple((moved[start], moved[end]) for start, end in example.sentences),
            names=tuple(names),
            happenings=tuple(_moved(one, moved) for one in example.happenings),
        )


def _moved(happening: Happening, moved: list[int]) -> Happening:
    start = moved[happening.start]
    return replace(happening, start=start, end=max(start, moved[happening.end - 1]) + 1)


def varied(example: Example, names: Names, chance: Random) -> Example:
    """``example`` as it is, most of the time, or changed in one of the ways above."""
    example = names.exchanged(example, chance)
    draw = chance.random()
    if draw < UPPER_CASE:
        return replace(example, words=tuple(upper(word) for word in example.words))
    if draw < UPPER_CASE + LOST_DIACRITICS:
        return replace(
            example, words=tuple(word.translate(_LOST) if chance.random() < 0.5 else word for word in example.words)
        )
    if example.lang == "tr" and draw < UPPER_CASE + LOST_DIACRITICS + SPELLED_AZERBAIJANI:
        return replace(example, words=tuple(azerbaijani_spelling(word, chance) for word in example.words))
    return example
