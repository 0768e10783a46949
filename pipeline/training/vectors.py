"""Word vectors for the small models, taken from a large multilingual encoder.

Each word is read by intfloat/multilingual-e5-small wherever it stands in the training texts; what two of its inner
layers say of it is averaged over all places, and the averages are reduced to their principal components. So a model
of a few megabytes knows of words that no treebank holds which others they resemble.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.record_classes import record
from pipeline.training.encoder import Encoder
from pipeline.training.treebanks import TrainingData
from pipeline.transliteration import lower

#: Layers of the encoder whose mean is taken: what a word is, and what it does in its sentence.
_LAYERS = (3, 6)
_BATCH = 32
_LONGEST = 90


@record
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


def make_vectors(
    encoder: Encoder, sentences: Sequence[Sequence[str]], width: int = 64, limit: int = 32_000
) -> WordVectors:
    """Vectors of the most frequent words of the sentences.

    Args:
        encoder: at least six layers of it.
        sentences: words as printed.
        width: numbers a word.
        limit: words to keep.
    """
    sums: dict[str, np.ndarray[Any, Any]] = {}
    counts: Counter[str] = Counter()
    ordered = sorted(sentences, key=len)
    for start in range(0, len(ordered), _BATCH):
        batch = [words[:_LONGEST] for words in ordered[start : start + _BATCH]]
        for words, found in zip(batch, encoder.read(batch, _LAYERS), strict=True):
            for word, value in zip(map(lower, words), found, strict=True):
                sums[word] = sums[word] + value if word in sums else value.astype(np.float32)
                counts[word] += 1
    words = [word for word, _ in counts.most_common()]
    averages = np.stack([sums[word] / counts[word] for word in words]).astype(np.float32)
    return reduce_vectors(words, averages, [counts[word] for word in words], width, limit)


def running_words(treebanks: TrainingData, texts: Iterable[Path]) -> list[list[str]]:
    """The sentences that the vectors are read from: of the treebanks, and of texts.

    Args:
        treebanks: the training data.
        texts: ``.txt`` files (paragraphs parted by blank lines) and CoNLL files (a word and its labels a line).
    """
    parts = (treebanks.boun, treebanks.others, treebanks.azerbaijani, treebanks.dev)
    sentences = [[word.form for word in sentence.words] for part in parts for sentence in part]
    for path in texts:
        for block in re.split(r"\n\s*\n", path.read_text("utf-8", errors="replace")):
            if path.suffix == ".txt":
                words = re.findall(r"\w+|[^\w\s]", block)
            else:
                words = [line.split()[0] for line in block.splitlines() if line.strip()]
            if len(words) > 3:
                sentences.append(words)
    return sentences


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
