"""Finding a passage again in a text that was edited.

The quote says what to look for, the position where to look first (W3C Web Annotation). First the whole quote, then the
words in a context that is mostly the same, then anything nearly like the quote: fixed OCR changes a few letters of it,
a moved line its place, a new page break or paragraph cuts its context short.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pipeline.decisions.records import Anchor
from pipeline.record_classes import record
from pipeline.records import LaidOutText
from pipeline.spans import Span

#: Characters of context on each side, as in :mod:`pipeline.tables.ids`.
CONTEXT = 32
#: From this share (0 to 100) of common letters on a stretch of text is the quote, edited.
NEARLY = 75.0
#: A word that stands more often than this in a text does not help to find a quote.
_RARE = 60
_WORD = re.compile(r"\w{3,}")


@record
class Passage:
    """Where an anchor's passage stands now, and whether it reads as it did."""

    span: Span
    unchanged: bool


class Passages:
    """The passages of one text.

    Args:
        laid_out: the text.
    """

    def __init__(self, laid_out: LaidOutText) -> None:
        self.text = laid_out.text
        self._offsets = laid_out.offsets
        self._paragraphs = [paragraph.span for paragraph in laid_out.paragraphs]
        self._starts = [span.start for span in self._paragraphs]

    def paragraph(self, position: int) -> Span:
        """Clean span of the paragraph at a clean offset."""
        if not self._paragraphs:
            return Span(0, len(self.text))
        return self._paragraphs[max(bisect_right(self._starts, position) - 1, 0)]

    def context(self, span: Span) -> tuple[str, str]:
        """What stands before and after a clean span in its paragraph, up to :data:`CONTEXT` characters each."""
        paragraph = self.paragraph(span.start)
        before = self.text[max(paragraph.start, span.start - CONTEXT) : span.start]
        return before, self.text[span.end : max(span.end, min(paragraph.end, span.end + CONTEXT))]

    def reads_the_same(self, anchor: Anchor, span: Span) -> bool:
        """Whether words and context are those of the anchor; a context cut short by a paragraph's edge is the same."""
        if span.of(self.text) != anchor.exact:
            return False
        before, after = self.context(span)
        shorter = min(len(before), len(anchor.prefix))
        same_before = not shorter or before[-shorter:] == anchor.prefix[-shorter:]
        shorter = min(len(after), len(anchor.suffix))
        return same_before and after[:shorter] == anchor.suffix[:shorter]

    def find(self, anchor: Anchor) -> Passage | None:
        """The passage of an anchor, or None if it is gone."""
        whole = anchor.prefix + anchor.exact + anchor.suffix
        if not whole.strip() or not anchor.exact:
            return None
        expected = self._expected(anchor)
        places = [Span(at, at + len(anchor.exact)) for at in self._occurrences(anchor, whole)]
        same = [span for span in places if self.reads_the_same(anchor, span)]
        if same:
            return Passage(min(same, key=lambda span: (abs(span.start - expected), span)), True)
        best: tuple[float, int, Span] | None = None
        for span in places:
            start, end = max(0, span.start - len(anchor.prefix)), span.end + len(anchor.suffix)
            score = fuzz.ratio(whole, self.text[start:end])
            if score >= NEARLY - 15 and (best is None or (score, -abs(span.start - expected)) > best[:2]):
                best = (score, -abs(span.start - expected), span)
        if best is not None:
            return Passage(best[2], False)
        found = self._nearly(anchor, whole, expected)
        return None if found is None else Passage(found, self.reads_the_same(anchor, found))

    def _expected(self, anchor: Anchor) -> int:
        clean = self._offsets.to_clean(Span(anchor.start, max(anchor.end, anchor.start + 1)))
        return clean[0].start if clean else min(anchor.start, len(self.text))

    def _occurrences(self, anchor: Anchor, whole: str) -> list[int]:
        """Starts of the exact words where some of the context is right; everywhere if they are long enough."""
        found: set[int] = set()
        keys = [(whole, len(anchor.prefix)), (anchor.prefix[-8:] + anchor.exact, len(anchor.prefix[-8:]))]
        keys.append((anchor.exact + anchor.suffix[:8], 0))
        if len(anchor.exact) > 3:
            keys.append((anchor.exact, 0))
        for key, skipped in keys:
            at = self.text.find(key)
            while at >= 0 and len(found) < 2000:
                found.add(at + skipped)
                at = self.text.find(key, at + 1)
        return sorted(found)

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        positions: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self.text):
            positions[match[0]].append(match.start())
        return positions

    def _nearly(self, anchor: Anchor, whole: str, expected: int) -> Span | None:
        """The stretch most like the quote: about its words that are left, and about its old place."""
        reach = len(whole) + 24
        windows = {(max(0, expected - 4 * reach), expected + 4 * reach)}
        for match in _WORD.finditer(whole):
            positions = self._words.get(match[0], ())
            if len(positions) <= _RARE:
                windows.update((max(0, at - reach), at + reach) for at in positions)
        best: tuple[float, int, Span] | None = None
        for start, end in sorted(windows):
            window = self.text[start:end]
            if len(window) < len(anchor.exact):
                continue
            found = fuzz.partial_ratio_alignment(whole, window, score_cutoff=NEARLY)
            if found is None or found.dest_end - found.dest_start < len(anchor.exact) // 2:
                continue
            span = _mapped(whole, anchor, window[found.dest_start : found.dest_end], start + found.dest_start)
            key = (found.score, -abs(span.start - expected), span) if span is not None else None
            if key is not None and (best is None or key[:2] > best[:2]):
                best = key
        return best[2] if best is not None else None


def _mapped(whole: str, anchor: Anchor, found: str, start: int) -> Span | None:
    """The part of ``found`` that stands for the anchor's words; None if nothing does, or it is something else."""
    wanted = len(anchor.prefix), len(anchor.prefix) + len(anchor.exact)
    ends = [len(found), 0]
    for step in Indel.opcodes(whole, found):
        if step.tag == "equal":
            low, high = max(step.src_start, wanted[0]), min(step.src_end, wanted[1])
            if low < high:
                ends[0] = min(ends[0], step.dest_start + low - step.src_start)
                ends[1] = max(ends[1], step.dest_start + high - step.src_start)
    if ends[0] >= ends[1]:
        return None
    # whole words: a fixed first or last letter is no common letter
    while ends[0] > 0 and found[ends[0] - 1].isalnum() and anchor.exact[:1].isalnum():
        ends[0] -= 1
    while ends[1] < len(found) and found[ends[1]].isalnum() and anchor.exact[-1:].isalnum():
        ends[1] += 1
    if fuzz.ratio(anchor.exact, found[ends[0] : ends[1]]) < NEARLY - 25:
        return None
    return Span(start + ends[0], start + ends[1])
