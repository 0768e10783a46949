"""The multilingual encoder that the word vectors come from, at work: its first layers over words in their sentences.

The file is read by :mod:`pipeline.training.e5`. Needs PyTorch and ``tokenizers``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.training.e5 import read_e5

_MASKED = -1e9


class Encoder:
    """The first layers of the encoder, for reading words in their sentences.

    Args:
        path: ``e5-small-q4.bin``.
        layers: how many layers to run.

    Raises:
        ValueError: if it is another file.
    """

    def __init__(self, path: Path, layers: int) -> None:
        import torch
        from tokenizers import Tokenizer
        from tokenizers.models import Unigram
        from tokenizers.pre_tokenizers import Metaspace

        read = read_e5(path)
        self._torch = torch
        self.width, self._heads, self._eps = read.hidden, read.heads, read.epsilon
        self._bos, self._eos, self._pad, self._unknown = read.bos, read.eos, read.pad, read.unk
        self._tokenizer = Tokenizer(Unigram(list(read.pieces), unk_id=read.unk))
        self._tokenizer.pre_tokenizer = Metaspace()
        weights = {name: torch.from_numpy(np.ascontiguousarray(values)) for name, values in read.tensors.items()}
        self._embedding = weights["emb.word"]
        self._positions = weights["emb.pos"]
        self._kind = weights["emb.type"][0]
        self._first_norm = (weights["emb.ln.w"], weights["emb.ln.b"])
        parts = ("q", "k", "v", "ao", "fi", "fo", "aln", "oln")
        self._layers = [
            {part: (weights[f"l{number}.{part}.w"], weights[f"l{number}.{part}.b"]) for part in parts}
            for number in range(layers)
        ]
        self._ids: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """Ids of the pieces of a word; never empty."""
        if word not in self._ids:
            self._ids[word] = self._tokenizer.encode(unicodedata.normalize("NFKC", word)).ids or [self._unknown]
        return self._ids[word]

    def read(self, sentences: Sequence[Sequence[str]], outputs: Sequence[int]) -> list[np.ndarray[Any, Any]]:
        """A vector of each word of each sentence: the mean over its pieces and the chosen layers.

        Args:
            sentences: words; pieces after the 400th of a sentence are not read, their words come out as zeros.
            outputs: numbers of layers, from 1.
        """
        torch = self._torch
        ids: list[list[int]] = []
        spans: list[list[tuple[int, int]]] = []
        for words in sentences:
            row, places = [self._bos], []
            for word in words:
                pieces = self.pieces(word)[:12]
                places.append((len(row), len(row) + len(pieces)))
                row += pieces
            ids.append([*row[:400], self._eos])
            spans.append(places)
        longest = max(map(len, ids))
        table = torch.full((len(ids), longest), self._pad)
        mask = torch.zeros(len(ids), longest)
        for number, row in enumerate(ids):
            table[number, : len(row)] = torch.tensor(row)
            mask[number, : len(row)] = 1
        with torch.no_grad():
            chosen = self._run(table, mask, set(outputs)).numpy()
        return [
            np.stack([found[a:b].mean(0) if b < 400 else np.zeros(self.width, np.float32) for a, b in places])
            for found, places in zip(chosen, spans, strict=True)
        ]

    def _run(self, ids: Any, mask: Any, outputs: set[int]) -> Any:
        functional = self._torch.nn.functional
        size = (self.width,)
        batch, length = ids.shape
        state = self._embedding[ids] + self._positions[:length] + self._kind
        state = functional.layer_norm(state, size, *self._first_norm, self._eps)
        masked = ((1 - mask)[:, None, None, :] * _MASKED).expand(batch, self._heads, length, length)
        total = self._torch.zeros_like(state)
        for number, layer in enumerate(self._layers, 1):
            query, key, value = (
                functional.linear(state, *layer[part]).view(batch, length, self._heads, -1).transpose(1, 2)
                for part in ("q", "k", "v")
            )
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=masked)
            seen = functional.linear(seen.transpose(1, 2).reshape(batch, length, self.width), *layer["ao"])
            state = functional.layer_norm(state + seen, size, *layer["aln"], self._eps)
            inner = functional.linear(functional.gelu(functional.linear(state, *layer["fi"])), *layer["fo"])
            state = functional.layer_norm(state + inner, size, *layer["oln"], self._eps)
            if number in outputs:
                total = total + state
        return total / len(outputs)
