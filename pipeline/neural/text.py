"""What the network says of a whole text, in clean spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from pipeline.neural.labels import EVENT_TYPES
from pipeline.neural.reader import Halves, Reader, SentenceReading
from pipeline.neural.words import sentence_words
from pipeline.records import AnalysedText, EventType, Factuality, Label, Sentence
from pipeline.spans import Span

_TYPE_INDEX = {EventType(kind): index for index, kind in enumerate(EVENT_TYPES)}


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name: clean span of whole words, label, sentence, and the calibrated probability that it is right."""

    span: Span
    label: Label
    sentence: int
    confidence: float


@dataclass(frozen=True, slots=True)
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


class TextReader:
    """Reads texts with a network, ahead of their use if told to.

    The pass runs beside the other stages, in a thread of its own: ONNX Runtime does not hold Python's lock.

    Args:
        reader: the network.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="neural")
        self._begun: dict[int, tuple[Sequence[Sentence], Future[TextReading]]] = {}

    @property
    def reader(self) -> Reader:
        """The network."""
        return self._reader

    def begin(self, analysed: AnalysedText) -> None:
        """Begin to read a text that will be asked for; what stands in its parenthetical references is not read."""
        key = id(analysed.sentences)
        if key not in self._begun:
            spans = sorted(reference.span for reference in analysed.references)
            future = self._thread.submit(self._read, analysed.laid_out.text, analysed.sentences, spans)
            self._begun[key] = (analysed.sentences, future)
            while len(self._begun) > 3:
                self._begun.pop(next(iter(self._begun)))

    def read(self, analysed: AnalysedText) -> TextReading:
        """The reading of a text; waits for it if it was begun."""
        self.begin(analysed)
        return self._begun[id(analysed.sentences)][1].result()

    def _read(self, text: str, sentences: Sequence[Sentence], references: Sequence[Span]) -> TextReading:
        spans, forms = [], []
        for sentence in sentences:
            places, words = sentence_words(sentence, text, references)
            spans.append(places)
            forms.append(words)
        readings = self._reader.read(forms, [sentence.paragraph for sentence in sentences])
        return _in_text(sentences, spans, readings)


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
