"""The trained tagger: names and dates from the encoder's pass over the text."""

from __future__ import annotations

import re

from pipeline.mentions.common_nouns import without_common_nouns
from pipeline.mentions.words import read
from pipeline.neural.text import TextReader
from pipeline.records import AnalysedText, Label, Mention
from pipeline.spans import Span

#: Less sure readings are not proposed; found on our own held-out texts.
_LEAST = 0.55
_EDGE = re.compile(r"\w")


class NeuralTagger:
    """Proposes what the network reads.

    Args:
        reader: the network, which may have begun to read the text already.
        fingerprint: digest of the model's files.
    """

    name = "neural"

    def __init__(self, reader: TextReader, fingerprint: str) -> None:
        self._reader = reader
        self.fingerprint = fingerprint

    def tag(self, analysed: AnalysedText) -> tuple[Mention, ...]:
        """See :class:`pipeline.mentions.tagger.Tagger`."""
        text = analysed.laid_out.text
        mentions = []
        for name in self._reader.read(analysed).names:
            if name.confidence < _LEAST or name.label is Label.DURATION:
                continue
            span = _trimmed(name.span, text)
            if span is not None:
                mentions.append(
                    Mention(span, name.label, span.of(text), name.sentence, round(name.confidence, 4), "neural:tagger")
                )
        return without_common_nouns(read(analysed), mentions)


def _trimmed(span: Span, text: str) -> Span | None:
    """Without signs at the edges; None if nothing is left."""
    found = [at for at in range(span.start, span.end) if _EDGE.match(text[at])]
    return Span(found[0], found[-1] + 1) if found else None
