"""Ids of facts: the same passage has the same id in every run, on every machine, on whatever line it stands.

An id is a hash over the source, the kind of fact, its words and up to 32 characters before and after it in
its paragraph of the clean text, as in a W3C Web Annotation text quote selector. Line ends, page breaks,
running headers and texts that are added or removed do not touch it. Facts that agree in all of that (a
sentence printed twice) are told apart by their order.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from pipeline.record_classes import record
from pipeline.spans import Span

#: Characters of context on each side, as Web Annotation clients commonly use.
CONTEXT = 32


@record
class Quote:
    """A W3C Web Annotation text quote selector: a fact's words and what stands around them in their paragraph."""

    exact: str
    prefix: str
    suffix: str


class FactIds:
    """Gives the facts of one source their ids; ask in text order.

    Args:
        source_id: the source.
        text: its clean text.
    """

    def __init__(self, source_id: str, text: str) -> None:
        self._source_id = source_id
        self._text = text
        self._given: Counter[str] = Counter()
        #: the quote selector of every fact that was given an id
        self.quotes: dict[str, Quote] = {}

    def make(self, prefix: str, kind: str, span: Span, paragraph: Span) -> str:
        """An id such as ``m-3f2a91cc04d1``.

        Args:
            prefix: ``m`` mention, ``e`` event, ``c`` citation.
            kind: what tells facts on the same words apart (event type); empty if the words do.
            span: clean span of the fact.
            paragraph: clean span of its paragraph; the context does not leave it.
        """
        before = self._text[max(paragraph.start, span.start - CONTEXT) : span.start]
        after = self._text[span.end : min(paragraph.end, span.end + CONTEXT)]
        passage = "\x1f".join((self._source_id, prefix, kind, before, span.of(self._text), after))
        self._given[passage] += 1
        if self._given[passage] > 1:
            passage += f"\x1f{self._given[passage]}"
        fact_id = f"{prefix}-{hashlib.blake2b(passage.encode(), digest_size=6).hexdigest()}"
        self.quotes[fact_id] = Quote(span.of(self._text), before, after)
        return fact_id

    def note(self, fact_id: str, span: Span, paragraph: Span) -> None:
        """Take down the quote of a fact that has its id from elsewhere."""
        before = self._text[max(paragraph.start, span.start - CONTEXT) : span.start]
        after = self._text[span.end : min(paragraph.end, span.end + CONTEXT)]
        self.quotes[fact_id] = Quote(span.of(self._text), before, after)
