"""What the network says of a whole text, in clean spans."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from pipeline.neural.reader import Halves, Reader, SentenceReading
from pipeline.neural.words import sentence_words
from pipeline.records import AnalysedText, EventType, Factuality, Label, Sentence
from pipeline.spans import Span


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
        vectors: the encoder's vectors of the words, (words, hidden), by sentence; no rows for sentences in which
            nothing was read.
    """

    names: tuple[ReadName, ...]
    triggers: tuple[ReadTrigger, ...]
    words: tuple[tuple[Span, ...], ...]
    vectors: tuple[Halves, ...]


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
    vectors = tuple(reading.vectors for reading in readings)
    return TextReading(tuple(names), tuple(triggers), tuple(spans), vectors)
