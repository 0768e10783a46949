"""Training of the tagger: the public Wiki NER first, then historical prose, with all heads on one encoder.

First the encoder learns names from many sentences of another kind, with a head of their own, because their labels
follow other habits. Then it learns ours, with events, while it goes on seeing some of the first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from pipeline.iob2 import tags_of
from pipeline.neural.labels import EVENT_TYPES, FACTUALITIES, NAME_LABELS, NAME_TAGS, ROLES, TRIGGER_TAGS
from pipeline.neural.pairs import pair_features
from pipeline.neural.pieces import PADDING, Pieces, encode
from pipeline.training.spelling import azerbaijani_spelling
from pipeline.training.tagger_augment import Names, varied
from pipeline.training.tagger_data import Example, joined
from pipeline.training.tagger_model import RoleNetwork, TaggerNetwork
from pipeline.training.tagger_recipe import Recipe
from pipeline.transliteration import upper

#: The share of a stage's steps after which its weights are averaged.
_AVERAGED_FROM = 0.75
#: Marks what has no class.
_NONE = -100

WikiSentence = tuple[Sequence[str], Sequence[str]]


@dataclass
class Row:
    """A sequence ready to be batched: pieces, classes a piece by head, and events."""

    words: Sequence[str]
    pieces: Pieces
    classes: dict[str, list[int]]
    example: Example | None = None

    def __len__(self) -> int:
        return len(self.pieces.ids)


@dataclass
class TaggerTrainer:
    """Trains a network in place.

    Attributes:
        network: encoder and heads ``wiki``, ``names``, ``triggers``, ``factuality``.
        roles: the classifier of pairs of a trigger and a name.
        tokenizer: of the cut vocabulary.
        wiki_tags: classes of the ``wiki`` head.
        recipe: the numbers.
        say: called with one line now and then.
        marks: whether the network is shown word marks that are pieces of their own.
    """

    network: TaggerNetwork
    roles: RoleNetwork
    tokenizer: Tokenizer
    wiki_tags: Sequence[str]
    recipe: Recipe = field(default_factory=Recipe)
    say: Callable[[str], None] = lambda line: None
    marks: bool = True

    def __post_init__(self) -> None:
        self.chance = Random(self.recipe.seed)
        torch.manual_seed(self.recipe.seed)
        self._wiki_class = {tag: index for index, tag in enumerate(self.wiki_tags)}

    def train_wiki(self, sentences: Sequence[WikiSentence]) -> None:
        """The first stage."""
        size = self.recipe.wiki_batch
        per_epoch = sum(1 for _ in self.batches(self.wiki_rows(sentences), size))
        total = round(per_epoch * self.recipe.wiki_epochs)

        def batches() -> Iterator[list[Row]]:
            while True:
                yield from self.batches(self.wiki_rows(sentences), size)

        self.run(batches(), total, self.recipe.wiki_rate, "wiki")

    def train_house(self, examples: Sequence[Example], sentences: Sequence[WikiSentence]) -> None:
        """The second stage."""
        self._share_names()
        names = Names(examples)
        size = self.recipe.house_batch
        per_epoch = sum(1 for _ in self.batches(self.house_rows(examples, names), size))
        for number, part in enumerate(self.recipe.rounds, 1):
            total = round(per_epoch * (1 + part.wiki_share) * part.epochs)
            self.run(self._mixed(examples, names, sentences, part.wiki_share), total, part.rate, f"house {number}")

    def _mixed(
        self, examples: Sequence[Example], names: Names, sentences: Sequence[WikiSentence], wiki_share: float
    ) -> Iterator[list[Row]]:
        """Batches of ours without end, and now and then one of the Wiki's."""
        size = self.recipe.house_batch

        def wiki() -> Iterator[list[Row]]:
            while True:
                yield from self.batches(self.wiki_rows(sentences), size)

        others = wiki()
        while True:
            for batch in self.batches(self.house_rows(examples, names), size):
                yield batch
                if self.chance.random() < wiki_share:
                    yield next(others)

    def train_wiki_head(self, sentences: Sequence[WikiSentence]) -> None:
        """The last stage: the ``wiki`` head learns anew what the vectors that the second stage left mean to it."""
        head = self.network.heads["wiki"]
        self.network.eval()
        found, classes = [], []
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index][0]))
        for begin in range(0, len(order), 48):
            part = [sentences[index] for index in order[begin : begin + 48]]
            rows = encode(self.tokenizer, [words for words, _ in part], marks=self.marks)
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = self.network(*padded(rows))
            for k, (row, (_, tags)) in enumerate(zip(rows, part, strict=True)):
                read = [at for at, first in enumerate(row.firsts) if first >= 0]
                found.append(vectors[k, [row.firsts[at] for at in read]].half())
                classes += [self._wiki_class.get(tags[at], 0) for at in read]
        known, right = torch.cat(found), torch.tensor(classes)
        optimiser = torch.optim.AdamW(head.parameters(), lr=self.recipe.head_rate, weight_decay=0.0)
        chance = torch.Generator().manual_seed(self.recipe.seed)
        total, step = self.recipe.head_epochs * len(right) / 4096, 0
        for _ in range(self.recipe.head_epochs):
            for some in torch.randperm(len(right), generator=chance).split(4096):
                for group in optimiser.param_groups:
                    group["lr"] = self.recipe.head_rate * max(0.02, 1 - step / total)
                loss = functional.cross_entropy(head(known[some].float()), right[some], label_smoothing=0.05)
                loss.backward()  # type: ignore[no-untyped-call]
                optimiser.step()
                optimiser.zero_grad()
                step += 1

    def _share_names(self) -> None:
        """What the first stage learnt of the labels that both have is where the second begins."""
        old, new = self.network.heads["wiki"], self.network.heads["names"]
        assert isinstance(old, nn.Linear) and isinstance(new, nn.Linear)
        with torch.no_grad():
            for index, tag in enumerate(NAME_TAGS):
                if tag in self._wiki_class:
                    new.weight[index] = old.weight[self._wiki_class[tag]]
                    new.bias[index] = old.bias[self._wiki_class[tag]]

    def wiki_rows(self, sentences: Sequence[WikiSentence]) -> list[Row]:
        chance = self.chance
        shown = []
        for words, _ in sentences:
            draw = chance.random()
            if draw < 0.30:
                shown.append([azerbaijani_spelling(word, chance) for word in words])
            elif draw < 0.34:
                shown.append([upper(word) for word in words])
            elif draw < 0.38:
                lost = str.maketrans("şğıçöüŞĞİÇÖÜ", "sgicouSGICOU")
                shown.append([word.translate(lost) if chance.random() < 0.5 else word for word in words])
            else:
                shown.append(list(words))
        rows = []
        encoded = encode(self.tokenizer, shown, marks=self.marks)
        for words, pieces, (_, tags) in zip(shown, encoded, sentences, strict=True):
            rows.append(Row(words, pieces, {"wiki": _placed(pieces, [self._wiki_class.get(tag, 0) for tag in tags])}))
        return rows

    def house_rows(self, examples: Sequence[Example], names: Names) -> list[Row]:
        # Sentences alone, in twos and threes, and whole paragraphs: at run time neighbours are read together.
        longest = self.chance.choice((1, 40, 80, 110))
        shown = joined([varied(example, names, self.chance) for example in examples], longest)
        rows = []
        encoded = encode(self.tokenizer, [one.words for one in shown], marks=self.marks)
        for pieces, example in zip(encoded, shown, strict=True):
            classes = {head: _placed(pieces, values) for head, values in name_classes(example).items()}
            factuality = [_NONE] * len(example.words)
            for one in example.happenings:
                factuality[one.start] = FACTUALITIES.index(one.factuality)
            classes["factuality"] = _placed(pieces, factuality)
            rows.append(Row(example.words, pieces, classes, example))
        return rows

    def batches(self, rows: Sequence[Row], size: int) -> Iterator[list[Row]]:
        """Rows of like length together, in an order of chance; ``size`` is pieces a batch."""
        order = list(range(len(rows)))
        self.chance.shuffle(order)
        for begin in range(0, len(order), 1500):
            part = sorted(order[begin : begin + 1500], key=lambda index: len(rows[index]))
            batches: list[list[Row]] = [[]]
            for index in part:
                if batches[-1] and (len(batches[-1]) + 1) * len(rows[index]) > size:
                    batches.append([])
                batches[-1].append(rows[index])
            self.chance.shuffle(batches)
            yield from batches

    def run(
        self,
        batches: Iterator[list[Row]],
        total: int,
        rate: float,
        name: str,
        loss_of: Callable[[Sequence[Row]], Tensor] | None = None,
    ) -> None:
        """``total`` steps; the weights become the mean of the last ones.

        Args:
            rate: the highest learning rate; it rises and falls.
            name: of the stage, for what is said.
            loss_of: what is made less; the distance from the annotation unless given.
        """
        modules = nn.ModuleList([self.network, self.roles])
        learnt = [parameter for parameter in modules.parameters() if parameter.requires_grad]
        groups = [
            {"params": [parameter for parameter in learnt if parameter.ndim > 1], "weight_decay": 0.01},
            {"params": [parameter for parameter in learnt if parameter.ndim <= 1], "weight_decay": 0.0},
        ]
        optimiser = torch.optim.AdamW(groups, lr=rate, fused=True)
        modules.train()
        average = Average()
        began, running = time.monotonic(), 0.0
        for step in range(total):
            warm = min(1.0, (step + 1) / (0.06 * total))
            for group in optimiser.param_groups:
                group["lr"] = rate * warm * max(0.02, (total - step) / total)
            loss = (loss_of or self._loss)(next(batches))
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            if step >= _AVERAGED_FROM * total:
                average.add(learnt)
            running += float(loss.detach())
            if (step + 1) % 100 == 0:
                self.say(f"{name} {step + 1}/{total} loss {running / 100:.3f} {time.monotonic() - began:.0f} s")
                running = 0.0
        if average:
            average.copy_to(learnt)

    def _loss(self, batch: Sequence[Row]) -> Tensor:
        pieces, mask = padded([row.pieces for row in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = self.network(pieces, mask)
        return self.task_loss(batch, vectors)

    def task_loss(self, batch: Sequence[Row], vectors: Tensor) -> Tensor:
        """How far the heads and the roles are from the annotation.

        Args:
            vectors: the encoder's, (batch, length, hidden).
        """
        with torch.autocast("cpu", dtype=torch.bfloat16):
            dropped = self.network.dropout(vectors)
            scores = {head: self.network.heads[head](dropped) for head in batch[0].classes}
        loss = torch.zeros(())
        for head, score in scores.items():
            classes = torch.full(vectors.shape[:2], _NONE)
            for k, row in enumerate(batch):
                classes[k, : len(row)] = torch.tensor(row.classes[head])
            if bool((classes != _NONE).any()):
                weight = {"names": 1.0, "wiki": 1.0, "triggers": 0.7, "factuality": 0.2}[head]
                loss = loss + weight * functional.cross_entropy(
                    score.float().flatten(0, 1), classes.flatten(), label_smoothing=0.05
                )
        pairs = [pair for k, row in enumerate(batch) if row.example for pair in _pairs(k, row.pieces, row.example)]
        if pairs:
            places = torch.tensor([[row, trigger, name] for row, trigger, name, _, _ in pairs])
            features = torch.from_numpy(np.stack([features for _, _, _, features, _ in pairs]))
            roles = torch.tensor([role for _, _, _, _, role in pairs])
            own = vectors.float()
            score = self.roles(own[places[:, 0], places[:, 1]], own[places[:, 0], places[:, 2]], features)
            loss = loss + 0.5 * functional.cross_entropy(score, roles, label_smoothing=0.02)
        return loss


class Average:
    """The mean of the weights over some steps or rounds: steadier than the weights of the very last one."""

    def __init__(self) -> None:
        self._means: list[Tensor] = []
        self._count = 0

    def __bool__(self) -> bool:
        return self._count > 0

    def add(self, parameters: Sequence[nn.Parameter]) -> None:
        self._count += 1
        with torch.no_grad():
            if not self._means:
                self._means = [parameter.detach().clone() for parameter in parameters]
            for mean, parameter in zip(self._means, parameters, strict=True):
                mean.lerp_(parameter.detach(), 1 / self._count)

    def copy_to(self, parameters: Sequence[nn.Parameter]) -> None:
        with torch.no_grad():
            for mean, parameter in zip(self._means, parameters, strict=True):
                parameter.copy_(mean)


def _placed(pieces: Pieces, classes: Sequence[int]) -> list[int]:
    """Classes of words, at their first pieces."""
    placed = [_NONE] * len(pieces.ids)
    for first, value in zip(pieces.firsts, classes, strict=True):
        if first >= 0:
            placed[first] = value
    return placed


def name_classes(example: Example) -> dict[str, list[int]]:
    """The classes of the words of an example for the heads ``names`` and ``triggers``."""
    names = [(name.start, name.end, name.label) for name in example.names]
    triggers = [(one.start, one.end, one.type) for one in example.happenings]
    return {
        head: [classes.index(tag) for tag in tags_of(spans, len(example.words))]
        for head, classes, spans in (("names", NAME_TAGS, names), ("triggers", TRIGGER_TAGS, triggers))
    }


def _pairs(row: int, pieces: Pieces, example: Example) -> Iterator[tuple[int, int, int, np.ndarray, int]]:
    """Each trigger with each name of its sentence and of the one before: places, features, role."""
    for one in example.happenings:
        roles = dict(one.arguments)
        sentence = example.sentence_of(one.start)
        for k, name in enumerate(example.names):
            apart = sentence - example.sentence_of(name.start)
            trigger, first = pieces.firsts[one.start], pieces.firsts[name.start]
            if not (0 <= apart <= 1 or k in roles) or trigger < 0 or first < 0:
                continue
            kind, label = EVENT_TYPES.index(one.type), NAME_LABELS.index(name.label)
            (features,) = pair_features([kind], [label], [name.start - one.start], [apart])
            yield row, trigger, first, features, ROLES.index(roles.get(k, ""))


def padded(rows: Sequence[Pieces]) -> tuple[Tensor, Tensor]:
    """Ids and mask of a batch, (batch, length)."""
    length = max(len(row.ids) for row in rows)
    pieces = torch.full((len(rows), length), PADDING)
    mask = torch.zeros((len(rows), length), dtype=torch.long)
    for k, row in enumerate(rows):
        pieces[k, : len(row.ids)] = torch.tensor(row.ids)
        mask[k, : len(row.ids)] = 1
    return pieces, mask


def weights(module: nn.Module) -> Mapping[str, np.ndarray]:
    """The module's weights by name, float32."""
    return {name: value.detach().float().numpy() for name, value in module.state_dict().items()}
