"""What the network says of a whole text, in clean spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from pipeline.neural.labels import EVENT_TYPES
from pipeline.neural.words import sentence_words
from pipeline.record_classes import record
from pipeline.records import AnalysedText, EventType, Factuality, Label, Sentence
from pipeline.spans import Span

if TYPE_CHECKING:
    from pipeline.neural.reader import Halves, Pass, Reader, SentenceReading

_TYPE_INDEX = {EventType(kind): index for index, kind in enumerate(EVENT_TYPES)}


#: Texts whose readings are kept: those that are read ahead, and the one at hand.
_AT_HAND = 5


@record
class ReadName:
    """A name: clean span of whole words, label, sentence, and the calibrated probability that it is right."""

    span: Span
    label: Label
    sentence: int
    confidence: float


@record
class ReadTrigger:
    """A word that names a happening.

    Attributes:
        span: clean span.
        type: what happens.
        sentence: index of its sentence.
        confidence: the calibrated probability that it is right.
        factuality: how the source presents it, with its probability.
    """

    span: Span
    type: EventType
    sentence: int
    confidence: float
    factuality: Factuality
    factuality_confidence: float


@dataclass(frozen=True)
class TextReading:
    """The network's reading of a text.

    Attributes:
        names: in the order of the text.
        triggers: in the order of the text.
        words: clean spans of the words, by sentence.
        happenings: how likely each word belongs to a trigger of each of ``EVENT_TYPES``, (words, types), by sentence;
            no rows for a sentence without words.
        vectors: the encoder's vectors of the words, (words, hidden), by sentence; no rows for sentences in which
            nothing was read.
    """

    names: tuple[ReadName, ...]
    triggers: tuple[ReadTrigger, ...]
    words: tuple[tuple[Span, ...], ...]
    happenings: tuple[Halves, ...]
    vectors: tuple[Halves, ...]

    def chance(self, sentence: int, span: Span, kind: EventType | None = None) -> float:
        """How likely it is that a word of ``span`` names a happening.

        Args:
            sentence: index of the sentence in which the span lies.
            span: clean span.
            kind: its type; None for a happening of any type.
        """
        words, likely = self.words[sentence], self.happenings[sentence]
        first = bisect_right(words, span.start, key=_end_of)
        last = bisect_left(words, span.end, key=_start_of)
        rows = likely[first:last].sum(axis=1) if kind is None else likely[first:last, _TYPE_INDEX[kind]]
        return float(rows.max()) if len(rows) else 0.0


def _start_of(span: Span) -> int:
    return span.start


def _end_of(span: Span) -> int:
    return span.end


class _Begun:
    """A text that is being read, by whichever threads work at it."""

    def __init__(self, reader: Reader, text: str, sentences: Sequence[Sentence], references: Sequence[Span]) -> None:
        self._reader = reader
        self._text = text
        self._references = references
        self._preparing = Lock()
        self.sentences = sentences

    @cached_property
    def _words(self) -> list[tuple[tuple[Span, ...], tuple[str, ...]]]:
        return [sentence_words(sentence, self._text, self._references) for sentence in self.sentences]

    @cached_property
    def _prepared(self) -> Pass:
        forms = [forms for _, forms in self._words]
        return self._reader.begin(forms, [sentence.paragraph for sentence in self.sentences])

    def _pass(self) -> Pass:
        with self._preparing:
            return self._prepared

    def work(self) -> None:
        """Read what no other thread has taken."""
        self._pass().work()

    def reading(self) -> TextReading:
        """The whole reading, together with the other threads that work at it."""
        self.work()
        return _in_text(self.sentences, [spans for spans, _ in self._words], self._reader.readings(self._pass()))


class TextReader:
    """Reads texts with a network, ahead of their use if told to.

    The pass runs beside the other stages, in a thread of its own; a stage that would have to wait for it works at it.

    Args:
        load: loads the network, in that thread, beginning at once.
    """

    def __init__(self, load: Callable[[], Reader]) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="neural")
        self._load = load
        self._loading: Future[Reader] | None = self._thread.submit(load)
        self._begun: dict[int, tuple[_Begun, Future[TextReading]]] = {}

    @property
    def reader(self) -> Reader:
        """The network; waits for it to be loaded, and tries again if that has failed before.

        Raises:
            SalnameError: what ``load`` raises.
        """
        if self._loading is None:
            self._loading = self._thread.submit(self._load)
        try:
            return self._loading.result()
        except BaseException:
            self._loading = None
            raise

    def begin(self, analysed: AnalysedText) -> None:
        """Begin to read a text that will be asked for; what stands in its parenthetical references is not read."""
        key = id(analysed.sentences)
        if key not in self._begun:
            references = sorted(reference.span for reference in analysed.references)
            begun = _Begun(self.reader, analysed.laid_out.text, analysed.sentences, references)
            self._begun[key] = (begun, self._thread.submit(begun.reading))
            while len(self._begun) > _AT_HAND:
                self._begun.pop(next(iter(self._begun)))

    def read(self, analysed: AnalysedText) -> TextReading:
        """The reading of a text, which is begun now if it was not before."""
        self.begin(analysed)
        begun, future = self._begun[id(analysed.sentences)]
        if not future.done():
            begun.work()
        return future.result()


def _in_text(
    sentences: Sequence[Sentence], spans: Sequence[tuple[Span, ...]], readings: Sequence[SentenceReading]
) -> TextReading:
    names, triggers = [], []
    for sentence, words, reading in zip(sentences, spans, readings, strict=True):
        for name in reading.names:
            span = Span(words[name.start].start, words[name.end - 1].end)
            names.append(ReadName(span, Label(name.label), sentence.index, name.confidence))
        for trigger in reading.triggers:
            triggers.append(
                ReadTrigger(
                    Span(words[trigger.start].start, words[trigger.end - 1].end),
                    EventType(trigger.type),
                    sentence.index,
                    trigger.confidence,
                    Factuality(trigger.factuality),
                    trigger.factuality_confidence,
                )
            )
    happenings = tuple(reading.happenings for reading in readings)
    vectors = tuple(reading.vectors for reading in readings)
    return TextReading(tuple(names), tuple(triggers), tuple(spans), happenings, vectors)
