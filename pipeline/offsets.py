"""The two-way map between clean and raw offsets.

The clean text is made of *runs*: stretches copied from the raw text. Between runs stand joiners (one
space for a line end, one ``\\n`` between paragraphs) that have no raw counterpart; between the raw
sides of two runs stands what the clean text leaves out: line ends, hyphens of broken words, footnote
markers, or whole footnotes and page breaks. A run usually has equal length on both sides; where the
layout stage composed characters (NFC) it maps as a whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.record_classes import record
from pipeline.spans import Span


@record
class Run:
    """A stretch of clean text and the raw stretch it was copied from.

    Attributes:
        clean: clean span.
        raw: raw span; equal in length to ``clean`` unless characters were composed.
        continues: whether nothing but white space, the hyphen of a broken word or a footnote marker
            stands between the raw side of the run before and this one, so that a raw span may cross it.
    """

    clean: Span
    raw: Span
    continues: bool

    @property
    def verbatim(self) -> bool:
        """Whether each clean code point maps to exactly one raw code point."""
        return len(self.clean) == len(self.raw)


@dataclass(frozen=True)
class OffsetMap:
    """Leads clean spans to raw spans and back. Both look-ups take logarithmic time.

    Attributes:
        runs: ordered by clean span, not overlapping on either side, none empty.
    """

    runs: tuple[Run, ...]
    _clean_starts: list[int] = field(init=False, repr=False, compare=False)
    _by_raw: list[int] = field(init=False, repr=False, compare=False)
    _raw_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_raw = sorted(range(len(self.runs)), key=lambda i: self.runs[i].raw.start)
        object.__setattr__(self, "_clean_starts", [run.clean.start for run in self.runs])
        object.__setattr__(self, "_by_raw", by_raw)
        object.__setattr__(self, "_raw_starts", [self.runs[i].raw.start for i in by_raw])

    def _touched(self, clean: Span) -> Iterator[tuple[Run, Span]]:
        i = max(bisect_right(self._clean_starts, clean.start) - 1, 0)
        for run in self.runs[i : bisect_left(self._clean_starts, clean.end)]:
            if run.clean.overlaps(clean):
                yield run, self._raw_part(run, clean)

    @staticmethod
    def _raw_part(run: Run, clean: Span) -> Span:
        if not run.verbatim:
            return run.raw
        start = max(clean.start, run.clean.start) - run.clean.start
        end = min(clean.end, run.clean.end) - run.clean.start
        return Span(run.raw.start + start, run.raw.start + end)

    def to_raw(self, clean: Span) -> tuple[Span, ...]:
        """The raw span or spans of a clean span, in reading order.

        One span where the text runs on, over line ends and hyphens; several where a footnote, a running
        header or a page break stands between the parts. Empty if ``clean`` holds only joiners.
        """
        segments: list[Span] = []
        for run, part in self._touched(clean):
            if segments and run.continues and part.start >= segments[-1].end:
                segments[-1] = Span(segments[-1].start, part.end)
            else:
                segments.append(part)
        return tuple(segments)

    def to_clean(self, raw: Span) -> tuple[Span, ...]:
        """The clean span or spans of what stands in a raw span, in clean order.

        Spans that touch, or have only a joiner of one character between them, are one. Empty if nothing
        of ``raw`` went into the clean text.
        """
        i = max(bisect_right(self._raw_starts, raw.start) - 1, 0)
        parts: list[Span] = []
        for k in self._by_raw[i : bisect_left(self._raw_starts, raw.end)]:
            run = self.runs[k]
            if not run.raw.overlaps(raw):
                continue
            if run.verbatim:
                start = max(raw.start, run.raw.start) - run.raw.start
                end = min(raw.end, run.raw.end) - run.raw.start
                parts.append(Span(run.clean.start + start, run.clean.start + end))
            else:
                parts.append(run.clean)
        parts.sort()
        merged: list[Span] = []
        for part in parts:
            if merged and part.start - merged[-1].end <= 1:
                merged[-1] = Span(merged[-1].start, part.end)
            else:
                merged.append(part)
        return tuple(merged)

    def raw_position(self, clean: int) -> int:
        """The raw offset of the clean position ``clean``: of the code point there, or, at a joiner or the
        end, of the end of the code point before. 0 for an empty map.
        """
        if not self.runs:
            return 0
        i = bisect_right(self._clean_starts, clean) - 1
        if i < 0:
            return self.runs[0].raw.start
        run = self.runs[i]
        if clean >= run.clean.end:
            return run.raw.end
        return run.raw.start + (clean - run.clean.start if run.verbatim else 0)
