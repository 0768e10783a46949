"""One pass of the encoder over a text, and what its heads say of each sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.neural.decoding import Decoder, TaggedSpan, log_softmax
from pipeline.neural.labels import EVENT_TYPES, FACTUALITIES, NAME_LABELS, NAME_TAGS, ROLES, TRIGGER_TAGS
from pipeline.neural.pairs import pair_features
from pipeline.neural.pieces import BEGIN, END, LONGEST, in_order, pieces_of_words

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

#: Pieces that go through the encoder at once.
_BATCH = 400
#: Neighbouring sentences are read together up to this many pieces.
_WINDOW = 80


@dataclass(frozen=True, slots=True)
class TriggerReading:
    """A happening's trigger: half-open word range, type, probability, factuality and its probability."""

    start: int
    end: int
    type: str
    confidence: float
    factuality: str
    factuality_confidence: float


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the heads say of one sentence.

    Attributes:
        names: spans labelled with ``pipeline.records.Label`` values, in order.
        triggers: in order.
        happenings: how likely each word belongs to a trigger of each of ``EVENT_TYPES``, (words, types), calibrated.
        vectors: the encoder's vectors of the words in half precision, (words, hidden); no rows if the sentence holds
            neither.
    """

    names: tuple[TaggedSpan, ...]
    triggers: tuple[TriggerReading, ...]
    happenings: Halves
    vectors: Halves


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of one sentence that lie in one window: piece ids, and first pieces of the words from ``begin``."""

    sentence: int
    begin: int
    ids: tuple[int, ...]
    firsts: tuple[int, ...]


class Reader:
    """The shipped network.

    Args:
        folder: holds ``tagger.onnx``, ``pieces.json``, ``roles.npz`` and ``config.json``.
        threads: of one pass.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._tokenizer = Tokenizer.from_file(str(folder / "pieces.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Waiting threads sleep: the pipeline's other stages need the processor.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
        )
        temperatures = self._config["temperatures"]
        self._names = Decoder(NAME_TAGS, temperatures["names"])
        self._triggers = Decoder(TRIGGER_TAGS, temperatures["triggers"])
        with np.load(folder / "roles.npz") as arrays:
            self._roles = {name: arrays[name] for name in arrays.files}

    def read(self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int]) -> list[SentenceReading]:
        """What stands in each sentence.

        Args:
            sentences: their words, as :func:`pipeline.neural.words.sentence_words` gives them.
            paragraphs: the index of each sentence's paragraph; neighbours in one paragraph are read together.
        """
        outputs = ("names", "triggers", "factuality", "vectors")
        return [self._reading(scores) for scores in self._scores(sentences, paragraphs, outputs)]

    def tagged(self, sentences: Sequence[Sequence[str]], head: str) -> list[list[TaggedSpan]]:
        """The spans that one head finds in sentences that stand alone: ``names``, ``triggers``, or ``wiki``, which
        holds the labels of the public data set."""
        decoder = Decoder(self._config["tags"][head])
        apart = range(len(sentences))
        return [
            decoder.spans(scores[head]) if head in scores else [] for scores in self._scores(sentences, apart, (head,))
        ]

    def _scores(
        self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int], outputs: Sequence[str]
    ) -> Iterator[dict[str, Floats]]:
        """Outputs at the words of each sentence, (words, classes); nothing for a sentence without words."""
        found: list[list[tuple[int, dict[str, Floats]]]] = [[] for _ in sentences]
        windows = list(_windows(self._parts(sentences), paragraphs))
        order = sorted(range(len(windows)), key=lambda index: _length(windows[index]))
        for batch in _batches([windows[index] for index in order]):
            for part, scores in self._scored(batch, outputs):
                found[part.sentence].append((part.begin, scores))
        for words, parts in zip(sentences, found, strict=True):
            if not words or not parts:
                yield {}
                continue
            if len(parts) == 1:
                yield parts[0][1]
                continue
            ordered = [scores for _, scores in sorted(parts, key=lambda part: part[0])]
            yield {name: np.concatenate([scores[name] for scores in ordered]) for name in outputs}

    def roles(self, pairs: Sequence[tuple[Halves, Halves, str, str, int, int]]) -> Floats:
        """Log probabilities of the roles (``ROLES``) of some pairs.

        Args:
            pairs: the vectors of trigger and name, the trigger's type, the name's label, the words from the trigger's
                first to the name's first, and how many sentences the name stands before the trigger.
        """
        if not pairs:
            return np.zeros((0, len(ROLES)), dtype=np.float32)
        weights = self._roles
        known = [
            pair_features(EVENT_TYPES.index(kind), NAME_LABELS.index(label), distance, sentences)
            for _, _, kind, label, distance, sentences in pairs
        ]
        both = (
            np.stack([pair[0] for pair in pairs]).astype(np.float32) @ weights["trigger.weight"].T
            + weights["trigger.bias"]
            + np.stack([pair[1] for pair in pairs]).astype(np.float32) @ weights["name.weight"].T
            + np.stack(known) @ weights["features.weight"].T
        )
        return log_softmax(_gelu(both) @ weights["out.weight"].T + weights["out.bias"])

    def _parts(self, sentences: Sequence[Sequence[str]]) -> Iterator[_Part]:
        known = pieces_of_words(self._tokenizer, chain.from_iterable(sentences))
        for number, words in enumerate(sentences):
            yield from _cut(number, *in_order(words, known))

    def _scored(
        self, batch: Sequence[Sequence[_Part]], outputs: Sequence[str]
    ) -> Iterator[tuple[_Part, dict[str, Floats]]]:
        pieces = np.array(
            [[BEGIN, *(piece for part in window for piece in part.ids), END] for window in batch], dtype=np.int32
        )
        values = dict(zip(outputs, self._session.run(outputs, {"pieces": pieces}), strict=True))
        for row, window in enumerate(batch):
            at = 1
            for part in window:
                rows = np.array([first + at if first >= 0 else 0 for first in part.firsts], dtype=np.intp)
                yield part, {name: value[row, rows] for name, value in values.items()}
                at += len(part.ids)

    def _reading(self, scores: Mapping[str, Floats]) -> SentenceReading:
        if not scores:
            nothing = np.zeros((0, 0), dtype=np.float16)
            return SentenceReading((), (), nothing, nothing)
        names = tuple(self._names.spans(scores["names"]))
        triggers = []
        for span in self._triggers.spans(scores["triggers"]):
            factuality = log_softmax(scores["factuality"][span.start])
            best = int(factuality.argmax())
            sure = float(np.exp(factuality[best]))
            triggers.append(TriggerReading(span.start, span.end, span.label, span.confidence, FACTUALITIES[best], sure))
        vectors = scores["vectors"] if names or triggers else scores["vectors"][:0]
        happenings = self._triggers.chances(scores["triggers"]).astype(np.float16)
        return SentenceReading(names, tuple(triggers), happenings, vectors.astype(np.float16))


def _gelu(x: Floats) -> Floats:
    """The GELU by the error function, itself by Abramowitz and Stegun 7.1.26 (error below 2e-7)."""
    z = np.abs(x) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    error = np.sign(x) * (1 - series * np.exp(-z * z))
    grown: Floats = (0.5 * x * (1 + error)).astype(np.float32)
    return grown


def _cut(sentence: int, ids: Sequence[int], firsts: Sequence[int]) -> Iterator[_Part]:
    """The pieces of a sentence in parts that fit into a window; cut before a word."""
    room = LONGEST - 2
    begin = start = 0
    while True:
        if len(ids) - start <= room:
            yield _Part(sentence, begin, tuple(ids[start:]), _from(firsts[begin:], start))
            return
        end = begin + 1
        while end < len(firsts) and (firsts[end] < 0 or firsts[end] - start <= room):
            end += 1
        # The last word that begins inside the room may run over its end; then it goes to the next part.
        end = max(begin + 1, end - 1)
        while end < len(firsts) - 1 and firsts[end] < 0:
            end += 1
        stop = firsts[end] if end < len(firsts) and firsts[end] > start else start + room
        yield _Part(sentence, begin, tuple(ids[start : min(stop, start + room)]), _from(firsts[begin:end], start))
        if end >= len(firsts):
            return
        begin, start = end, stop


def _from(firsts: Sequence[int], start: int) -> tuple[int, ...]:
    return tuple(first - start if first >= 0 else -1 for first in firsts)


def _windows(parts: Iterator[_Part], paragraphs: Sequence[int]) -> Iterator[list[_Part]]:
    """Neighbouring parts of one paragraph together."""
    window: list[_Part] = []
    size = 0
    for part in parts:
        together = window and paragraphs[window[-1].sentence] == paragraphs[part.sentence]
        if window and (not together or size + len(part.ids) > _WINDOW):
            yield window
            window, size = [], 0
        window.append(part)
        size += len(part.ids)
    if window:
        yield window


def _batches(windows: Sequence[list[_Part]]) -> Iterator[list[list[_Part]]]:
    """Windows of one length (they come sorted by it) in batches of bounded size."""
    for length, alike in groupby(windows, key=_length):
        several = max(1, _BATCH // (length + 2))
        together = list(alike)
        for begin in range(0, len(together), several):
            yield together[begin : begin + several]


def _length(window: Sequence[_Part]) -> int:
    return sum(len(part.ids) for part in window)
