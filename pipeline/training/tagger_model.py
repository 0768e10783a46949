"""The network that is trained: the encoder's lower layers and a linear head a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.training.e5 import E5


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT; ``rectified`` ones have a ReLU where BERT has a GELU."""

    def __init__(
        self, hidden: int, heads: int, ffn: int, epsilon: float, dropout: float, *, rectified: bool = False
    ) -> None:
        super().__init__()
        self.heads = heads
        self.rectified = rectified
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=epsilon)
        self.widen = nn.Linear(hidden, ffn)
        self.narrow = nn.Linear(ffn, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is (batch, length, hidden); ``mask`` is (batch, 1, 1, length), added to the scores."""
        batch, length, hidden = x.shape
        size = hidden // self.heads
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel's backward pass is five times slower on CPUs in half precision.
        weights = torch.softmax((q * size**-0.5) @ k.transpose(-1, -2) + mask, dim=-1)
        seen = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.attention_norm(x + self.dropout(self.out(seen)))
        wide = self.widen(x)
        active = functional.relu(wide) if self.rectified else functional.gelu(wide)
        return self.output_norm(x + self.dropout(self.narrow(active)))


class Encoder(nn.Module):
    """The encoder over a cut vocabulary; word embeddings stay as they were pretrained."""

    def __init__(self, e5: E5, rows: Sequence[int], layers: Sequence[int], dropout: float = 0.1) -> None:
        """``rows``: the embedding rows that are kept, in the order of the new vocabulary."""
        super().__init__()
        words = e5.tensors["emb.word"][np.asarray(rows)]
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(words.copy()), freeze=True)
        positions = e5.tensors["emb.pos"] + e5.tensors["emb.type"][0]
        self.positions = nn.Embedding.from_pretrained(torch.from_numpy(positions), freeze=False)
        self.norm = nn.LayerNorm(e5.hidden, eps=e5.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(e5.hidden, e5.heads, e5.ffn, e5.epsilon, dropout) for _ in layers)
        self._fill(self.norm, e5, "emb.ln")
        for layer, old in zip(self.layers, layers, strict=True):
            assert isinstance(layer, Layer)
            self._fill_layer(layer, e5, f"l{old}")

    @staticmethod
    def _fill(module: nn.Module, e5: E5, *names: str) -> None:
        """Copies the pretrained weights; several names are stacked along the outputs."""
        state: Mapping[str, Tensor] = module.state_dict()
        new = {}
        for ours, theirs in (("weight", "w"), ("bias", "b")):
            stacked = np.concatenate([e5.tensors[f"{name}.{theirs}"] for name in names])
            new[ours] = torch.from_numpy(stacked.reshape(tuple(state[ours].shape)))
        module.load_state_dict(new)

    def _fill_layer(self, layer: Layer, e5: E5, name: str) -> None:
        self._fill(layer.qkv, e5, f"{name}.q", f"{name}.k", f"{name}.v")
        for module, part in (
            (layer.out, "ao"),
            (layer.attention_norm, "aln"),
            (layer.widen, "fi"),
            (layer.narrow, "fo"),
            (layer.output_norm, "oln"),
        ):
            self._fill(module, e5, f"{name}.{part}")

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Vectors (batch, length, hidden) of ``pieces`` (batch, length); ``mask`` is 1 on pieces, 0 on padding."""
        return self.every(pieces, mask)[-1]

    def every(self, pieces: Tensor, mask: Tensor) -> list[Tensor]:
        """What :meth:`forward` gives, after each layer."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.positions(at)))
        added = torch.where(mask[:, None, None, :] > 0, 0.0, -1e4).to(x.dtype)
        after = []
        for layer in self.layers:
            x = layer(x, added)
            after.append(x)
        return after


class TaggerNetwork(nn.Module):
    """The encoder with a linear head for each task."""

    def __init__(self, encoder: Encoder, heads: Mapping[str, int], hidden: int) -> None:
        """``heads``: the number of classes by task."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(hidden, classes) for name, classes in heads.items()})
        for head in self.heads.values():
            assert isinstance(head, nn.Linear)
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """The encoder's vectors."""
        vectors: Tensor = self.encoder(pieces, mask)
        return vectors


class RoleNetwork(nn.Module):
    """Scores the roles that a name may have in a happening, from both vectors and what is known of the pair."""

    def __init__(self, hidden: int, features: int, roles: int, width: int = 192) -> None:
        super().__init__()
        self.trigger = nn.Linear(hidden, width)
        self.name = nn.Linear(hidden, width, bias=False)
        self.features = nn.Linear(features, width, bias=False)
        self.dropout = nn.Dropout(0.2)
        self.out = nn.Linear(width, roles)

    def forward(self, trigger: Tensor, name: Tensor, features: Tensor) -> Tensor:
        """(pairs, roles) from (pairs, hidden), (pairs, hidden) and (pairs, features)."""
        both = self.trigger(trigger) + self.name(name) + self.features(features)
        scores: Tensor = self.out(self.dropout(functional.gelu(both)))
        return scores
