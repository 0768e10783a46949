"""The numbers of the tagger's training."""

from __future__ import annotations

from dataclasses import field

from pipeline.record_classes import record


@record
class Round:
    """A part of the second stage: epochs over our texts, learning rate, and Wiki batches for each batch of ours."""

    epochs: float
    rate: float
    wiki_share: float


@record
class Distillation:
    """The numbers of the student's training.

    Attributes:
        layers: the teacher's layers that the student begins with, in order.
        rounds: steps and highest learning rate of each; the rate rises and falls in each.
        averaged: the student is the mean of so many rounds, the last ones.
        batch: pieces a batch, padding included.
        wiki_share, plain_share: of the batches; the rest is annotated text.
        annotated: how much the annotation counts beside the teacher.
    """

    layers: tuple[int, ...] = (0, 2, 3, 4, 6, 7)
    rounds: tuple[tuple[int, float], ...] = ((1_750, 5e-4), (850, 3e-4), (2_000, 2.5e-4))
    averaged: int = 2
    batch: int = 700
    wiki_share: float = 0.3
    plain_share: float = 0.3
    annotated: float = 0.3


@record
class Recipe:
    """The numbers of a training run.

    Attributes:
        layers: how many of the encoder's lower layers stay.
        vocabulary: how many pieces stay.
        wiki_epochs, wiki_rate, wiki_batch: of the first stage; batches are counted in pieces, padding included.
        rounds: of the second stage, one after the other; the learning rate rises and falls in each.
        house_batch: pieces a batch in the second stage.
        head_epochs, head_rate: of the last, which trains the ``wiki`` head alone.
        distillation: of the student, which is what is shipped.
        seed: of all chance.
    """

    layers: int = 8
    vocabulary: int = 45_000
    wiki_epochs: float = 4.0
    wiki_rate: float = 2.5e-4
    wiki_batch: int = 1_300
    rounds: tuple[Round, ...] = (Round(9, 2e-4, 0.12), Round(5, 1.5e-4, 0.2), Round(4, 1.3e-4, 0.6))
    house_batch: int = 650
    head_epochs: int = 3
    head_rate: float = 2e-3
    distillation: Distillation = field(default_factory=Distillation)
    seed: int = 7
