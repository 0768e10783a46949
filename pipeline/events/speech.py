"""Stretches of a text that are somebody else's words: quotations."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.records import AnalysedText, Paragraph, Zone
from pipeline.spans import Span

#: longest stretch, in code points, that is still a quoted title or catchword and no speech
_SHORT = 70


class QuotedSpeech:
    """The stretches of a document that are somebody else's words.

    Args:
        analysed: the document; quotation marks are paired within a paragraph, block quotations count whole.
    """

    def __init__(self, analysed: AnalysedText) -> None:
        text = analysed.laid_out.text
        used = {sentence.paragraph for sentence in analysed.sentences}
        self._spans: list[Span] = []
        for paragraph in analysed.laid_out.paragraphs:
            if paragraph.index in used:
                self._spans += _quotations(text, paragraph)

    def covers(self, span: Span) -> bool:
        """Whether a span stands in quoted speech."""
        position = bisect_right(self._spans, Span(span.start, 1 << 62)) - 1
        return position >= 0 and self._spans[position].contains(span)


_MARK = re.compile('[“”"«»„]')
_OPENS = frozenset("“«„")


def _quotations(text: str, paragraph: Paragraph) -> list[Span]:
    if paragraph.zone is Zone.BLOCK_QUOTE:
        return [paragraph.span]
    spans: list[Span] = []
    start = -1
    for match in _MARK.finditer(text, paragraph.span.start, paragraph.span.end):
        mark = match.group()
        opens = mark in _OPENS or (mark == '"' and start < 0)
        if opens:
            start = match.end()
        elif start >= 0:
            if match.start() - start > _SHORT:
                spans.append(Span(start, match.start()))
            start = -1
    return spans
