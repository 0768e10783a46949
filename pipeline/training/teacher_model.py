"""The teacher's network: a multilingual encoder with heads for tags and for trees."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.training.tagger_model import Encoder


class Biaffine(nn.Module):
    """Scores of pairs of vectors; with several classes, of each class."""

    def __init__(self, width: int, classes: int = 1) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(classes, width + 1, width + 1))
        nn.init.normal_(self.weight, std=width**-0.5 / 4)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(batch, classes, dependents, heads) from (batch, length, width) each."""
        dependents = functional.pad(dependents, (0, 1), value=1.0)
        heads = functional.pad(heads, (0, 1), value=1.0)
        scores: Tensor = torch.einsum("bxi,kij,byj->bkxy", dependents, self.weight, heads)
        return scores


class TeacherNetwork(nn.Module):
    """Parts of speech, features and dependencies of the words of a sentence.

    A word is the vectors of its first and its last piece; place 0 of a sentence is the root (the piece that begins it).
    """

    def __init__(self, encoder: Encoder, hidden: int, upos: int, feats: int, relations: int) -> None:
        """``hidden``: width of the encoder; then the number of classes of each kind."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(2 * hidden, upos)
        self.feats = nn.Linear(2 * hidden, feats)
        self.arc_dependent, self.arc_head = nn.Linear(2 * hidden, 256), nn.Linear(2 * hidden, 256)
        self.relation_dependent, self.relation_head = nn.Linear(2 * hidden, 128), nn.Linear(2 * hidden, 128)
        self.arcs = Biaffine(256)
        self.relations = Biaffine(128, relations)

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Scores of the words of a batch.

        Args:
            pieces: (batch, pieces).
            mask: (batch, pieces), 1 on pieces, 0 on padding.
            first: (batch, words), the place of each word's first piece; 0 at the root and at padding.
            last: likewise of its last piece.

        Returns:
            Scores of parts of speech and of features (batch, words, classes), of heads (batch, words, words) and of
            relations (batch, classes, words, words).
        """
        vectors = self.encoder(pieces, mask)
        rows = torch.arange(pieces.shape[0], device=pieces.device)[:, None]
        words = self.dropout(torch.cat([vectors[rows, first], vectors[rows, last]], dim=-1))
        parts = [
            self.dropout(functional.gelu(layer(words)))
            for layer in (self.arc_dependent, self.arc_head, self.relation_dependent, self.relation_head)
        ]
        arcs = self.arcs(parts[0], parts[1])[:, 0]
        return self.upos(words), self.feats(words), arcs, self.relations(parts[2], parts[3])
