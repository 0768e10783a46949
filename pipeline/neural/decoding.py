"""From scores of tags to spans: the best tag sequence that is well formed, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.iob2 import tagged_spans
from pipeline.record_classes import record

Floats = NDArray[np.float32]
#: Added to what must not follow.
_NEVER = np.float32(-1e4)
#: A sentence in which no tag but ``O`` has a chance above a thousandth holds nothing.
_UNHEARD_OF = -7


@record
class TaggedSpan:
    """Half-open word range, label, and the probability of all its tags together."""

    start: int
    end: int
    label: str
    confidence: float


class Decoder:
    """Decodes scores over one set of IOB2 tags.

    Args:
        tags: in the order of the scores' last axis; the first is ``O``.
        temperature: scores are divided by it before they are read as probabilities.
    """

    def __init__(self, tags: Sequence[str], temperature: float = 1.0) -> None:
        self._tags = tuple(tags)
        self._temperature = temperature
        count = len(tags)
        self._follows = np.zeros((count, count), dtype=np.float32)
        self._begins = np.zeros(count, dtype=np.float32)
        for to, tag in enumerate(tags):
            if tag.startswith("I-"):
                self._begins[to] = _NEVER
                for before, earlier in enumerate(tags):
                    if earlier[2:] != tag[2:]:
                        self._follows[before, to] = _NEVER

    def logs(self, scores: Floats) -> Floats:
        """Calibrated log probabilities of the tags.

        Args:
            scores: (words, tags), unnormalised; of as many sentences as you like.
        """
        return log_softmax(scores / np.float32(self._temperature))

    def spans(self, logs: Floats) -> list[TaggedSpan]:
        """The spans of one sentence.

        Args:
            logs: (words, tags), from :meth:`logs`.
        """
        if len(logs) == 0 or not logs[:, 1:].max() > _UNHEARD_OF:
            return []
        return self._collect(self._best(logs), logs)

    def chances(self, logs: Floats) -> Floats:
        """How likely it is of each word that it belongs to a span of each label: (words, labels).

        Args:
            logs: (words, tags), from :meth:`logs`; the tags of :func:`pipeline.iob2.tag_set`.
        """
        likely = np.exp(logs)
        both: Floats = likely[:, 1::2] + likely[:, 2::2]
        return both

    def _best(self, logs: Floats) -> list[int]:
        """The best sequence of tags in which each may follow the one before (Viterbi)."""
        path = logs.argmax(axis=1)
        if self._begins[path[0]] == 0 and not self._follows[path[:-1], path[1:]].any():
            return [int(tag) for tag in path]  # each word's best tag, where these go together, cannot be bettered
        score = logs[0] + self._begins
        back: list[NDArray[np.intp]] = []
        columns = np.arange(len(self._tags))
        for row in logs[1:]:
            through = score[:, None] + self._follows
            best = through.argmax(axis=0)
            back.append(best)
            score = through[best, columns] + row
        path = [int(score.argmax())]
        for best in reversed(back):
            path.append(int(best[path[-1]]))
        return path[::-1]

    def _collect(self, path: Sequence[int], logs: Floats) -> list[TaggedSpan]:
        return [
            TaggedSpan(start, end, label, float(np.exp(sum(float(logs[k, path[k]]) for k in range(start, end)))))
            for start, end, label in tagged_spans([self._tags[tag] for tag in path])
        ]


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return logs
