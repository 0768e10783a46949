"""Where a fact stands in its source: raw offsets, lines, page and quote."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.record_classes import record
from pipeline.records import LaidOutText
from pipeline.spans import Span


@record
class Place:
    """A fact's place in the raw text.

    Attributes:
        segments: raw spans, in reading order; more than one if a page break or footnote divides the fact.
        line_start: line of the first code point of the first segment, from 1.
        line_end: line of the last code point of the first segment.
        page: page of ``line_start``.
        quote: the raw lines of all segments, joined by ``\\n``.
    """

    segments: tuple[Span, ...]
    line_start: int
    line_end: int
    page: str
    quote: str

    @property
    def span(self) -> Span:
        """The first segment: what ``char_start`` and ``char_end`` say, so that they never cover a footnote."""
        return self.segments[0]


class PlaceFinder:
    """Finds the places of clean and raw spans of one text."""

    def __init__(self, laid_out: LaidOutText) -> None:
        self._laid_out = laid_out
        self._line_starts = [line.span.start for line in laid_out.lines]
        self._paragraph_starts = [paragraph.span.start for paragraph in laid_out.paragraphs]

    def line_index(self, raw: int) -> int:
        """Index of the line that holds the raw offset."""
        return max(bisect_right(self._line_starts, raw) - 1, 0)

    def paragraph_index(self, clean: int) -> int:
        """Index of the paragraph that holds the clean offset."""
        return max(bisect_right(self._paragraph_starts, clean) - 1, 0)

    def of_clean(self, span: Span) -> Place:
        """The place of a clean span, which must not be a mere joiner."""
        return self.of_raw(self._laid_out.offsets.to_raw(span))

    def of_raw(self, segments: tuple[Span, ...]) -> Place:
        """The place of raw spans."""
        lines = self._laid_out.lines
        first = segments[0]
        start, end = self.line_index(first.start), self.line_index(max(first.end - 1, first.start))
        quoted: list[int] = []
        for segment in segments:
            last = self.line_index(max(segment.end - 1, segment.start))
            quoted += [i for i in range(self.line_index(segment.start), last + 1) if not quoted or i > quoted[-1]]
        text = self._laid_out.source.text
        quote = "\n".join(stripped for i in quoted if (stripped := lines[i].span.of(text).strip()))
        return Place(segments, lines[start].number, lines[end].number, lines[start].page, quote)
