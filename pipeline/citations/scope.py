"""Which text a reference covers, and which references cover a fact. The rule is written in ``docs/citations.md``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from pipeline.record_classes import record
from pipeline.records import MINED_ZONES, AnalysedText, Citation, Paragraph, Sentence, Zone
from pipeline.spans import Span

#: So many words may follow a reference up to the end of its sentence without cutting them off from it: the verb of
#: a Turkic sentence stands last, and with it often all that follows a quotation (``… (Ad, 1990, s. 5) demiştir``).
TRAILING_WORDS = 3

_WORD = re.compile(r"\w+")
_INTRODUCES = re.compile(r":\s*[“\"«]?\s*$")


@record
class Anchor:
    """A reference in the running text.

    Attributes:
        at: clean offset up to which it supports the text.
        end: clean offset behind it: of a bracket's end; of a marker, which the clean text leaves out, ``at``.
        explains: whether it is a note that only explains and cites nothing.
    """

    at: int
    end: int
    explains: bool = False


def scopes(analysed: AnalysedText, anchors: Sequence[Anchor]) -> list[tuple[int | None, Span]]:
    """For each anchor (ordered by ``at``) the index of its sentence, or None, and the span it covers."""
    return _Scoper(analysed, anchors).run()


class _Scoper:
    def __init__(self, analysed: AnalysedText, anchors: Sequence[Anchor]) -> None:
        self.text = analysed.laid_out.text
        self.paragraphs = analysed.laid_out.paragraphs
        self.sentences = analysed.sentences
        self.anchors = anchors
        self._paragraph_starts = [paragraph.span.start for paragraph in self.paragraphs]
        self._running = _RunningParagraphs(self.paragraphs)
        self._ats = [anchor.at for anchor in anchors if not anchor.explains]
        self._sentence_starts = [sentence.span.start for sentence in self.sentences]

    def run(self) -> list[tuple[int | None, Span]]:
        found: list[tuple[int | None, Span]] = []
        previous: Anchor | None = None  # the last citing anchor before the group of adjacent ones
        covered_to = 0  # how far the sentences before are spoken for
        paragraph: Paragraph | None = None
        group: Span | None = None
        for anchor in self.anchors:
            here = self._paragraph(anchor.at)
            sentence = self._sentence(anchor.at)
            if here is not paragraph:
                paragraph, previous, group = here, None, None
                covered_to = here.span.start if here is not None else anchor.at
            index = sentence.index if sentence is not None else None
            if anchor.explains:
                found.append((index, self._last_word(anchor.at, covered_to)))
                continue
            if previous is not None and group is not None and not _WORD.search(self.text, previous.end, anchor.at):
                found.append((index, group))  # ``(A, 1990)(B, 1991)`` and markers 16,17 share what they cover
                previous = anchor
                continue
            start, end = self._scope(anchor, here, sentence, previous, covered_to)
            end = self._with_quotation(anchor, here, end)
            while start < end and self.text[start].isspace():
                start += 1
            group = Span(min(start, end), end)
            covered_to = max(covered_to, end, sentence.span.end if sentence is not None else end)
            previous = anchor
            found.append((index, group))
        return found

    def _scope(
        self,
        anchor: Anchor,
        here: Paragraph | None,
        sentence: Sentence | None,
        previous: Anchor | None,
        covered_to: int,
    ) -> tuple[int, int]:
        if sentence is None:
            return covered_to, anchor.at
        within = previous is not None and previous.at > sentence.span.start
        words = _WORD.finditer(self.text, anchor.end, max(anchor.end, sentence.span.end))
        follows = len(list(islice(words, TRAILING_WORDS + 1)))
        if follows > TRAILING_WORDS:  # inside a sentence: the part of it before the reference
            start = previous.end if previous is not None and within else sentence.span.start
            return start, anchor.at
        end = max(anchor.at, sentence.span.end) if follows else anchor.at
        if previous is not None and within:
            return previous.end, end
        if (
            here is not None
            and previous is None
            and _WORD.search(self.text, max(end, anchor.end), here.span.end) is None
        ):
            return min(covered_to, self._quotation_start(here)), end
        return covered_to, end

    def _quotation_start(self, here: Paragraph) -> int:
        """Where the block quotation begins that ends in this paragraph: no further back than another reference."""
        start = here.span.start
        position = self._running.index_of(here.index)
        while here.zone is Zone.BLOCK_QUOTE and position > 0:
            position -= 1
            before = self._running.at(position)
            if before.zone is not Zone.BLOCK_QUOTE or self._cites(before.span):
                break
            start = before.span.start
        return start

    def _cites(self, span: Span) -> bool:
        i = bisect_left(self._ats, span.start)
        return i < len(self._ats) and self._ats[i] <= span.end

    def _with_quotation(self, anchor: Anchor, here: Paragraph | None, end: int) -> int:
        """Reach over a block quotation that this reference introduces and that carries none of its own."""
        if here is None or here.zone is Zone.BLOCK_QUOTE or _WORD.search(self.text, anchor.end, here.span.end):
            return end
        if not (
            _INTRODUCES.search(self.text, anchor.end, here.span.end)
            or _INTRODUCES.search(self.text, max(here.span.start, anchor.at - 5), anchor.at)
        ):
            return end
        position = self._running.index_of(here.index) + 1
        while position < len(self._running):
            following = self._running.at(position)
            if following.zone is not Zone.BLOCK_QUOTE or self._cites(following.span):
                break
            end = following.span.end
            position += 1
        return end

    def _last_word(self, at: int, limit: int) -> Span:
        """The word that an explaining note explains."""
        end = at
        while end > limit and not self.text[end - 1].isalnum():
            end -= 1
        start = end
        while start > limit and not self.text[start - 1].isspace():
            start -= 1
        return Span(start, end)

    def _paragraph(self, at: int) -> Paragraph | None:
        i = bisect_right(self._paragraph_starts, at) - 1
        if i < 0 or at > self.paragraphs[i].span.end:
            return None
        return self.paragraphs[i]

    def _sentence(self, at: int) -> Sentence | None:
        """The sentence that the offset stands in, or directly behind; within the same paragraph."""
        i = bisect_left(self._sentence_starts, at) - 1
        if i < 0:
            return None
        sentence = self.sentences[i]
        paragraph = self.paragraphs[sentence.paragraph]
        if at > paragraph.span.end:
            return None
        return sentence


class _RunningParagraphs:
    """The paragraphs that the reader reads on, without the footnotes between them."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = [paragraph for paragraph in paragraphs if paragraph.zone in MINED_ZONES]
        self._indices = [paragraph.index for paragraph in self._paragraphs]

    def __len__(self) -> int:
        return len(self._paragraphs)

    def at(self, position: int) -> Paragraph:
        """The running paragraph at a position, counted without the others."""
        return self._paragraphs[position]

    def index_of(self, index: int) -> int:
        """The position of the paragraph with this index, or that before which it would stand."""
        return bisect_left(self._indices, index)


class CoverageIndex:
    """Looks up which citations cover a span, in logarithmic time plus the number of answers.

    Args:
        citations: in any order.
    """

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._citations = sorted(citations, key=lambda citation: (citation.scope, citation.raw))
        self._starts = [citation.scope.start for citation in self._citations]
        self._reach = list(accumulate((citation.scope.end for citation in self._citations), max))

    def covering(self, span: Span) -> tuple[Citation, ...]:
        """The citations whose scope shares at least one code point with the clean span, in the order of the text."""
        found = []
        i = bisect_left(self._starts, span.end) - 1
        while i >= 0 and self._reach[i] > span.start:
            if self._citations[i].scope.overlaps(span):
                found.append(self._citations[i])
            i -= 1
        found.sort(key=lambda citation: citation.raw)
        return tuple(found)


def covering(citations: Iterable[Citation], span: Span) -> tuple[Citation, ...]:
    """The citations that cover a clean span; for many look-ups make one :class:`CoverageIndex`."""
    return CoverageIndex(citations).covering(span)
