"""Word vectors for the small models, taken from a large multilingual encoder.

Each word is read by intfloat/multilingual-e5-small wherever it stands in the training texts; what two of its inner
layers say of it is averaged over all places, and the averages are reduced to their principal components. So a model
of a few megabytes knows of words that no treebank holds which others they resemble.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Vectors of words in small letters, the most frequent first; ``values`` has a row a word."""

    words: tuple[str, ...]
    values: np.ndarray[Any, np.dtype[np.float32]]

    def save(self, path: Path) -> None:
        """Write them to an ``.npz`` file."""
        np.savez_compressed(path, words=np.asarray(self.words), values=self.values)


def load_vectors(path: Path) -> WordVectors:
    """Vectors written by :meth:`WordVectors.save`."""
    with np.load(path) as stored:
        return WordVectors(tuple(str(word) for word in stored["words"]), stored["values"].astype(np.float32))


def reduce_vectors(
    words: Sequence[str], averages: np.ndarray[Any, np.dtype[np.float32]], counts: Sequence[int], width: int, limit: int
) -> WordVectors:
    """The principal components of the averages of the most frequent words.

    Args:
        words: in small letters, the most frequent first.
        averages: a row a word.
        counts: how often each stands in the texts.
        width: numbers a word to keep.
        limit: words to keep.
    """
    weights = np.sqrt(np.asarray(counts, dtype=np.float64))[:, None]
    centred = averages - (averages * weights).sum(0) / weights.sum()
    centred /= np.linalg.norm(centred, axis=1, keepdims=True) + 1e-9
    covariance = (centred * weights).T @ centred / weights.sum()
    _, directions = np.linalg.eigh(covariance)
    components = centred @ directions[:, ::-1][:, :width]
    components /= components.std(0).mean()
    return WordVectors(tuple(words[:limit]), components[:limit].astype(np.float32))
