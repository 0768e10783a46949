"""Training of the model that finds multi-word tokens: an averaged perceptron over the treebanks' tokens."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.analyse.multiword import MultiWordModel, candidate, clues
from pipeline.conllu import UdSentence
from pipeline.records import Lang
from pipeline.training.treebanks import TrainingData

#: Clues seen less often are left out.
_RARE = 2


def examples(sentences: Iterable[UdSentence], lang: Lang = Lang.TR) -> list[tuple[tuple[str, ...], bool]]:
    """Clues of each candidate token, and whether it holds two words."""
    found = []
    for sentence in sentences:
        end = max((token.start for token in sentence.tokens if token.form[-1:].isalpha()), default=-1)
        for token in sentence.tokens:
            at = candidate(token.form, lang)
            if at:
                two = token.end - token.start > 1
                found.append((tuple(clues(token.form, at, token.start == end)), two))
    return found


def train_multiword(
    turkish: Sequence[UdSentence], azerbaijani: Sequence[UdSentence], seed: int = 7, epochs: int = 12
) -> MultiWordModel:
    """The model of both languages, averaged over all its updates."""
    data = examples(turkish) + examples(azerbaijani, Lang.AZ)
    seen: defaultdict[str, int] = defaultdict(int)
    for found, _ in data:
        for clue in found:
            seen[clue] += 1
    data = [(tuple(clue for clue in found if seen[clue] >= _RARE), two) for found, two in data]
    weights: defaultdict[str, float] = defaultdict(float)
    summed: defaultdict[str, float] = defaultdict(float)
    order = random.Random(seed)
    step = 0
    for _ in range(epochs):
        order.shuffle(data)
        for found, two in data:
            step += 1
            if (sum(weights[clue] for clue in found) > 0) != two:
                change = 1.0 if two else -1.0
                for clue in found:
                    weights[clue] += change
                    summed[clue] += step * change
    return MultiWordModel({clue: weights[clue] - summed[clue] / step for clue in weights})


def multiword_model(data: TrainingData) -> MultiWordModel:
    """The model that these data make; in Azerbaijani only ``-ki`` is a word of its own."""
    return train_multiword([*data.boun * 4, *data.others], [*data.azerbaijani, *data.own * 5])


def score_multiword(model: MultiWordModel, sentences: Iterable[UdSentence]) -> tuple[int, int, int]:
    """Multi-word tokens found and right, found, and there."""
    right = found = there = 0
    for sentence in sentences:
        end = max((token.start for token in sentence.tokens if token.form[-1:].isalpha()), default=-1)
        for token in sentence.tokens:
            two = token.end - token.start == 2
            at = model.cut(token.form, last=token.start == end)
            there += two
            found += at > 0
            right += two and at > 0 and token.form[at:] == sentence.words[token.end - 1].form
    return right, found, there
