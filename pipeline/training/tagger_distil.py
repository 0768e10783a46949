"""A smaller network that reads as the trained one does.

The student keeps some of the teacher's layers, each with a ReLU where the teacher has a GELU (in 8 bits a ReLU costs
nothing), and is shown no word marks that are pieces of their own. It learns to have the teacher's vectors after each of
its layers and the teacher's opinion of every word, on annotated text, on the public data set and on text that nobody
has annotated; where there is an annotation it learns that too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.neural.pieces import WORD_MARK, Pieces, encode
from pipeline.training.spelling import azerbaijani_spelling
from pipeline.training.tagger import Average, Row, TaggerTrainer, WikiSentence, padded
from pipeline.training.tagger_augment import Names
from pipeline.training.tagger_data import Example
from pipeline.training.tagger_model import Layer, TaggerNetwork
from pipeline.training.tagger_recipe import Distillation
from pipeline.transliteration import upper

#: How much the teacher's opinion counts, by head.
_HEADS = {"names": 1.0, "triggers": 0.7, "factuality": 0.2, "wiki": 0.7}
#: How much the vectors count, for the last layer and for each other.
_LAST, _INNER = 2.0, 0.5


def student_of(teacher: TaggerNetwork, layers: Sequence[int]) -> TaggerNetwork:
    """The student as it begins: a copy of the teacher with ``layers`` only, rectified, without dropout."""
    student = deepcopy(teacher)
    student.encoder.layers = nn.ModuleList(student.encoder.layers[layer] for layer in layers)
    for module in student.modules():
        if isinstance(module, Layer):
            module.rectified = True
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return student


class Distiller:
    """Teaches a student.

    Args:
        trainer: of the student.
        teacher: is not changed.
        recipe: the numbers.
    """

    def __init__(self, trainer: TaggerTrainer, teacher: TaggerNetwork, recipe: Distillation) -> None:
        self._trainer = trainer
        self._teacher = teacher.eval()
        self._recipe = recipe
        self._lone = trainer.tokenizer.token_to_id(WORD_MARK)
        # A layer that the student lacks is the work of the one before it.
        after = [layer - 1 for layer in recipe.layers[1:]]
        self._targets = [*after, len(teacher.encoder.layers) - 1]

    def run(
        self, examples: Sequence[Example], sentences: Sequence[WikiSentence], texts: Sequence[Sequence[str]]
    ) -> None:
        """The whole distillation.

        Args:
            examples: annotated text.
            sentences: of the public data set.
            texts: the words of text without annotation, cut as at run time.
        """
        batches = self._batches(examples, sentences, texts)
        weights = [*self._trainer.network.parameters(), *self._trainer.roles.parameters()]
        average = Average()
        for number, (steps, rate) in enumerate(self._recipe.rounds, 1):
            self._trainer.run(batches, steps, rate, f"student {number}", self._loss)
            if number > len(self._recipe.rounds) - self._recipe.averaged:
                average.add(weights)
        if average:
            average.copy_to(weights)

    def _batches(
        self, examples: Sequence[Example], sentences: Sequence[WikiSentence], texts: Sequence[Sequence[str]]
    ) -> Iterator[list[Row]]:
        trainer, size = self._trainer, self._recipe.batch
        names = Names(examples)

        def house() -> Iterator[list[Row]]:
            while True:
                yield from trainer.batches(trainer.house_rows(examples, names), size)

        def wiki() -> Iterator[list[Row]]:
            while True:
                yield from trainer.batches(trainer.wiki_rows(sentences), size)

        def plain() -> Iterator[list[Row]]:
            while True:
                yield from trainer.batches(self._plain_rows(texts), size)

        ours, others, unread = house(), wiki(), plain()
        while True:
            draw = trainer.chance.random()
            if draw < self._recipe.wiki_share:
                yield next(others)
            elif texts and draw < self._recipe.wiki_share + self._recipe.plain_share:
                yield next(unread)
            else:
                yield next(ours)

    def _plain_rows(self, texts: Sequence[Sequence[str]]) -> list[Row]:
        chance = self._trainer.chance
        shown = []
        for words in texts:
            draw = chance.random()
            if draw < 0.15:
                words = [azerbaijani_spelling(word, chance) for word in words]
            elif draw < 0.18:
                words = [upper(word) for word in words]
            shown.append(words)
        encoded = encode(self._trainer.tokenizer, shown, marks=self._trainer.marks)
        return [Row(words, pieces, {}) for words, pieces in zip(shown, encoded, strict=True)]

    def _loss(self, batch: Sequence[Row]) -> Tensor:
        whole = encode(self._trainer.tokenizer, [row.words for row in batch], marks=True)
        places = [aligned(one, row.pieces, self._lone) for one, row in zip(whole, batch, strict=True)]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            taught = self._teacher.encoder.every(*padded(whole))
        pieces, mask = padded([row.pieces for row in batch])
        network = self._trainer.network
        with torch.autocast("cpu", dtype=torch.bfloat16):
            learnt = network.encoder.every(pieces, mask)
        rows = torch.cat([torch.full((len(place),), k) for k, place in enumerate(places)])
        columns = torch.cat([torch.arange(len(place)) for place in places])
        there = torch.tensor([at for place in places for at in place])
        loss = torch.zeros(())
        last = len(self._targets) - 1
        for number, target in enumerate(self._targets):
            right = taught[target][rows, there].float()
            apart = (learnt[number][rows, columns].float() - right).square().mean() / right.var()
            loss = loss + (_LAST if number == last else _INNER) * apart
        loss = loss + self._opinions(batch, whole, taught[-1], learnt[-1])
        if any(row.classes for row in batch) and self._recipe.annotated:
            loss = loss + self._recipe.annotated * self._trainer.task_loss(batch, learnt[-1])
        return loss

    def _opinions(self, batch: Sequence[Row], whole: Sequence[Pieces], taught: Tensor, learnt: Tensor) -> Tensor:
        """How far the heads are from the teacher's at the words' first pieces."""
        firsts = [
            (k, theirs, ours)
            for k, (row, pieces) in enumerate(zip(batch, whole, strict=True))
            for theirs, ours in zip(pieces.firsts, row.pieces.firsts, strict=True)
            if theirs >= 0 and ours >= 0
        ]
        rows, theirs, ours = torch.tensor(firsts).unbind(1)
        right, found = taught[rows, theirs].float(), learnt[rows, ours].float()
        loss = torch.zeros(())
        for head, weight in _HEADS.items():
            with torch.no_grad():
                wanted = self._teacher.heads[head](right).log_softmax(-1)
            given = self._trainer.network.heads[head](found).log_softmax(-1)
            loss = loss + weight * functional.kl_div(given, wanted, log_target=True, reduction="batchmean")
        return loss


def aligned(whole: Pieces, pieces: Pieces, lone: int | None) -> list[int]:
    """For each piece of a sequence without lone word marks its place in the one with them.

    A word's first piece stands for the mark before it, where the other has one.
    """
    places = []
    at = 0
    for piece in pieces.ids:
        while at < len(whole.ids) - 1 and whole.ids[at] == lone and piece != lone:
            at += 1
        places.append(at)
        at = min(at + 1, len(whole.ids) - 1)
    for theirs, ours in zip(whole.firsts, pieces.firsts, strict=True):
        if theirs >= 0 and ours >= 0:
            places[ours] = theirs
    return places
