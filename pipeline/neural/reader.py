"""One pass of the encoder over a text, and what its heads say of each sentence."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from itertools import accumulate, chain, groupby, pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.neural.decoding import Decoder, TaggedSpan, log_softmax
from pipeline.neural.labels import EVENT_TYPES, FACTUALITIES, NAME_LABELS, NAME_TAGS, ROLES, TRIGGER_TAGS
from pipeline.neural.pairs import pair_features
from pipeline.neural.pieces import BEGIN, END, LONGEST, in_order, pieces_of_words
from pipeline.record_classes import record

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

#: What a text's reading is made of.
_OUTPUTS = ("names", "triggers", "factuality", "vectors")
#: Outputs that are kept in another precision than the network's own.
_KEPT_AS = {"vectors": np.float16}
#: Pieces that go through the encoder at once.
_BATCH = 400
#: Neighbouring sentences are read together up to this many pieces.
_WINDOW = 80


@record
class TriggerReading:
    """A happening's trigger: half-open word range, type, probability, factuality and its probability."""

    start: int
    end: int
    type: str
    confidence: float
    factuality: str
    factuality_confidence: float


@record
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


@record
class _Part:
    """Words of one sentence that lie in one window: piece ids, and first pieces of the words from ``begin``."""

    sentence: int
    begin: int
    ids: tuple[int, ...]
    firsts: tuple[int, ...]


class Pass:
    """One pass of the encoder over some sentences.

    Several threads may work at it: each takes one batch after the other, and what is read does not depend on who read
    it. ONNX Runtime does not hold Python's lock, and between two batches next to nothing is done that needs it.

    Args:
        session: the network.
        stretches: half-open ranges of the sentences' words, counted through.
        scores: arrays for the outputs at all words, (words, classes).
        batches: windows that are read at once.

    Attributes:
        stretches: as given.
    """

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        stretches: Sequence[tuple[int, int]],
        scores: Mapping[str, NDArray[Any]],
        batches: Iterable[Sequence[Sequence[_Part]]],
    ) -> None:
        self._session = session
        self.stretches = stretches
        self._scores = scores
        self._left = deque(batches)
        self._unread = len(self._left)
        self._counting = Lock()
        self._done: Future[None] = Future()
        if not self._left:
            self._done.set_result(None)

    @property
    def scores(self) -> Mapping[str, NDArray[Any]]:
        """The filled arrays; waits for the batches that other threads still have in hand.

        Raises:
            Exception: what one of these threads met with.
        """
        self._done.result()
        return self._scores

    def work(self) -> None:
        """Read batches until none is left."""
        try:
            while True:
                try:
                    batch = self._left.popleft()
                except IndexError:
                    return
                self._read(batch)
                with self._counting:
                    self._unread -= 1
                    if not self._unread:
                        self._done.set_result(None)
        except BaseException as error:
            with self._counting:
                if not self._done.done():
                    self._done.set_exception(error)
            raise

    def _read(self, batch: Sequence[Sequence[_Part]]) -> None:
        pieces = np.array(
            [[BEGIN, *(piece for part in window for piece in part.ids), END] for window in batch], dtype=np.int32
        )
        at, words = _places(batch, pieces.shape[1], self.stretches)
        outputs = list(self._scores)
        for name, values in zip(outputs, self._session.run(outputs, {"pieces": pieces}), strict=True):
            self._scores[name][words] = values.reshape(-1, values.shape[-1])[at]


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
        self._width = {output.name: int(output.shape[-1]) for output in self._session.get_outputs()}
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
        begun = self.begin(sentences, paragraphs)
        begun.work()
        return self.readings(begun)

    def begin(
        self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int], outputs: Sequence[str] = _OUTPUTS
    ) -> Pass:
        """A pass over sentences, for as many threads as like to work at it.

        Args:
            sentences: as in :meth:`read`.
            paragraphs: as in :meth:`read`.
            outputs: the heads that are wanted, and ``vectors`` for the encoder's own.
        """
        stretches = list(pairwise(accumulate(map(len, sentences), initial=0)))
        total = stretches[-1][1] if stretches else 0
        windows = list(_windows(self._parts(sentences), paragraphs))
        order = sorted(range(len(windows)), key=lambda index: _length(windows[index]))
        scores = {name: np.zeros((total, self._width[name]), _KEPT_AS.get(name, np.float32)) for name in outputs}
        return Pass(self._session, stretches, scores, _batches([windows[index] for index in order]))

    def readings(self, done: Pass) -> list[SentenceReading]:
        """What a pass that :meth:`begin` began has read, once it is done."""
        scores = done.scores
        names, triggers = self._names.logs(scores["names"]), self._triggers.logs(scores["triggers"])
        factuality = log_softmax(scores["factuality"])
        happenings = self._triggers.chances(triggers).astype(np.float16)
        readings = []
        for begin, end in done.stretches:
            named = tuple(self._names.spans(names[begin:end]))
            told = tuple(
                _trigger(span, factuality[begin + span.start]) for span in self._triggers.spans(triggers[begin:end])
            )
            # A copy where they are wanted: what the others take up is given back.
            vectors = scores["vectors"][begin : end if named or told else begin].copy()
            readings.append(SentenceReading(named, told, happenings[begin:end], vectors))
        return readings

    def tagged(self, sentences: Sequence[Sequence[str]], head: str) -> list[list[TaggedSpan]]:
        """The spans that one head finds in sentences that stand alone: ``names``, ``triggers``, or ``wiki``, which
        holds the labels of the public data set."""
        decoder = Decoder(self._config["tags"][head])
        begun = self.begin(sentences, range(len(sentences)), (head,))
        begun.work()
        logs = decoder.logs(begun.scores[head])
        return [decoder.spans(logs[begin:end]) for begin, end in begun.stretches]

    def roles(self, pairs: Sequence[tuple[Halves, Halves, str, str, int, int]]) -> Floats:
        """Log probabilities of the roles (``ROLES``) of some pairs.

        Args:
            pairs: the vectors of trigger and name, the trigger's type, the name's label, the words from the trigger's
                first to the name's first, and how many sentences the name stands before the trigger.
        """
        if not pairs:
            return np.zeros((0, len(ROLES)), dtype=np.float32)
        weights = self._roles
        triggers, names, kinds, labels, distances, sentences = zip(*pairs, strict=True)
        known = pair_features(
            [EVENT_TYPES.index(kind) for kind in kinds],
            [NAME_LABELS.index(label) for label in labels],
            distances,
            sentences,
        )
        both = (
            np.stack(triggers).astype(np.float32) @ weights["trigger.weight"].T
            + weights["trigger.bias"]
            + np.stack(names).astype(np.float32) @ weights["name.weight"].T
            + known @ weights["features.weight"].T
        )
        return log_softmax(_gelu(both) @ weights["out.weight"].T + weights["out.bias"])

    def _parts(self, sentences: Sequence[Sequence[str]]) -> Iterator[_Part]:
        known = pieces_of_words(self._tokenizer, chain.from_iterable(sentences))
        for number, words in enumerate(sentences):
            yield from _cut(number, *in_order(words, known))


def _trigger(span: TaggedSpan, factuality: Floats) -> TriggerReading:
    """A happening's trigger, with the log probabilities of the factualities at its first word."""
    best = int(factuality.argmax())
    sure = float(np.exp(factuality[best]))
    return TriggerReading(span.start, span.end, span.label, span.confidence, FACTUALITIES[best], sure)


def _places(
    batch: Sequence[Sequence[_Part]], length: int, stretches: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    """Where the words of a batch stand in its pieces, row after row of ``length``, and in the text's words.

    A word without a piece of its own stands where its window begins.
    """
    at: list[int] = []
    words: list[int] = []
    for row, window in enumerate(batch):
        begin = row * length
        piece = begin + 1
        for part in window:
            at += [piece + first if first >= 0 else begin for first in part.firsts]
            word = stretches[part.sentence][0] + part.begin
            words += range(word, word + len(part.firsts))
            piece += len(part.ids)
    return at, words


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
