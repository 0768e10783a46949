"""Training of the model that finds multi-word tokens: a logistic regression over the treebanks' tokens.

BOUN cuts the same ending off in one sentence and leaves it in the next, so the weights are kept small: a model that
follows each example is worse on sentences it has not seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from pipeline.analyse.multiword import MultiWordModel, candidate, clues
from pipeline.conllu import UdSentence
from pipeline.records import Lang
from pipeline.training.treebanks import TrainingData
from pipeline.transliteration import lower

#: Clues and words seen less often are left out.
_RARE = 2
#: A use of a word that makes up less than this share of all its uses is not counted.
_FREQUENT = 0.2
#: What a token of the other treebanks, or of a Turkish sentence in Azerbaijani spelling, counts; others count 1.
_OTHERS = 0.2
#: How strongly weights are drawn to nought.
_SMALLNESS = 0.4
_STEPS = 200


def kinds_of_words(sentences: Iterable[UdSentence]) -> dict[str, str]:
    """Which words are verbs, which are other words and which both: see :func:`pipeline.analyse.multiword.clues`."""
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in (word for sentence in sentences for word in sentence.words):
        uses[lower(word.form)]["verb" if word.upos in ("VERB", "AUX") else "other"] += 1
    kinds = {}
    for form, counts in uses.items():
        if form.isalpha() and counts.total() >= _RARE:
            frequent = [kind for kind, count in counts.items() if count >= _FREQUENT * counts.total()]
            kinds[form] = frequent[0] if len(frequent) == 1 else "both"
    return kinds


def examples(
    sentences: Iterable[UdSentence], lang: Lang, kinds: Mapping[str, str]
) -> list[tuple[tuple[str, ...], bool]]:
    """Clues of each candidate token, and whether it holds two words."""
    found = []
    for sentence in sentences:
        end = max((token.start for token in sentence.tokens if token.form[-1:].isalpha()), default=-1)
        for token in sentence.tokens:
            at = candidate(token.form, lang)
            if at:
                two = token.end - token.start > 1
                found.append((tuple(clues(token.form, at, token.start == end, kinds)), two))
    return found


def train_multiword(material: Iterable[tuple[Sequence[UdSentence], Lang, float]]) -> MultiWordModel:
    """The model that the sentences of both languages make; the same for the same sentences, as its optimum is unique.

    Args:
        material: sentences, their language, and how much each of their tokens counts.
    """
    import torch
    from torch.nn import functional

    parts = [(list(sentences), lang, worth) for sentences, lang, worth in material]
    kinds = kinds_of_words(sentence for sentences, _, _ in parts for sentence in sentences)
    data = [(found, two, worth) for sentences, lang, worth in parts for found, two in examples(sentences, lang, kinds)]
    seen = Counter(clue for found, _, _ in data for clue in found)
    numbers = {clue: number for number, clue in enumerate(sorted(clue for clue in seen if seen[clue] >= _RARE))}
    present = [[numbers[clue] for clue in found if clue in numbers] for found, _, _ in data]
    flat = torch.tensor([number for row in present for number in row])
    starts = torch.tensor([0, *accumulate(len(row) for row in present)][:-1])
    two = torch.tensor([float(answer) for _, answer, _ in data])
    worth = torch.tensor([value for _, _, value in data])
    weights = torch.zeros(len(numbers), 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> float:
        optimizer.zero_grad()
        sums = functional.embedding_bag(flat, weights, starts, mode="sum")[:, 0]
        wrong = functional.binary_cross_entropy_with_logits(sums, two, weight=worth, reduction="sum")
        total = wrong + _SMALLNESS / 2 * weights.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return float(total.detach())

    optimizer.step(loss)
    return MultiWordModel(dict(zip(numbers, weights.detach()[:, 0].tolist(), strict=True)), kinds)


def multiword_model(data: TrainingData) -> MultiWordModel:
    """The model that these data make; in Azerbaijani only ``-ki`` is a word of its own."""
    return train_multiword(
        [
            (data.boun, Lang.TR, 1.0),
            (data.others, Lang.TR, _OTHERS),
            (data.azerbaijani, Lang.AZ, _OTHERS),
            (data.own, Lang.AZ, 1.0),
        ]
    )


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
