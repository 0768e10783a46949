"""Stretches of a text that are somebody else's words: quotations, and what a verb of saying with a colon brings in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.events.clauses import begins
from pipeline.events.denial import is_denied
from pipeline.events.forms import Form, key_of, verbal_form
from pipeline.events.words import HEARD, LIGHT_VERBS, SAYING_KI
from pipeline.records import AnalysedText, Lang, Paragraph, Sentence, Zone
from pipeline.spans import Span

#: longest stretch, in code points, that is still a quoted title or catchword and no speech
_SHORT = 70
#: in code points; how far the reference may stand that closes somebody's words without quotation marks
_REFERENCE_REACH = 1200


class QuotedSpeech:
    """The stretches of a document that are somebody else's words.

    Quotation marks are paired within a paragraph, block quotations count whole. Words brought in by a verb of saying
    and a colon (``şunları yazıyordu: …``) without quotation marks last until a reference to their source, else to the
    end of their sentence; with the colon at the end of its paragraph they are the next one.

    Args:
        analysed: the document.
    """

    def __init__(self, analysed: AnalysedText) -> None:
        text = analysed.laid_out.text
        used = {sentence.paragraph for sentence in analysed.sentences}
        self._spans: list[Span] = []
        announced = False
        for paragraph in analysed.laid_out.paragraphs:
            if paragraph.index not in used:
                continue
            if announced and text[paragraph.span.start] not in _QUOTES:
                self._spans.append(paragraph.span)
            else:
                self._spans += _quotations(text, paragraph)
            announced = _announces(text, paragraph)
        self._spans = _apart([*self._spans, *_unmarked(analysed)])

    def covers(self, span: Span) -> bool:
        """Whether a span stands in quoted speech."""
        position = bisect_right(self._spans, Span(span.start, 1 << 62)) - 1
        return position >= 0 and self._spans[position].contains(span)


def _apart(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


_QUOTES = frozenset('“”"«»„')
#: the last words before a colon
_BEFORE = re.compile(r"(?:[^\W\d_]+ )?[^\W\d_]+(?= ?$)")
#: in code points; how far back these are looked for
_BEFORE_REACH = 60
#: Verbs too short to be told by their ending.
_OF_DOING = re.compile(r"(?:(?:ed|et|ver)(?:er|[ıi]r)|der|diyor)(?:d[ıiu])?(?:l[ae]r)?")


def is_saying(keys: Sequence[str], lang: Lang) -> bool:
    """Whether the last words before a colon are a verb of saying in a finite form: ``yazıyordu``, ``təsvir edir``.

    ``Cavab:`` is a heading, and what is heard (``Dinlənildi:``) is a list.
    """
    last = keys[-1]
    if verbal_form(last, lang) is not Form.FINITE and not _OF_DOING.fullmatch(last):
        return False
    told = keys[-2:] if _OF_DOING.fullmatch(last) or last.startswith(LIGHT_VERBS) else keys[-1:]
    return begins(told, SAYING_KI) and not last.startswith(HEARD) and not is_denied(keys)


def _says(text: str, colon: int, paragraph: Paragraph) -> bool:
    """Whether the words before a colon say whose words come after it."""
    match = _BEFORE.search(text[max(paragraph.span.start, colon - _BEFORE_REACH) : colon])
    if match is None:
        return False
    return is_saying([key_of(word, paragraph.script) for word in match.group().split()], paragraph.lang)


def _announces(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph ends by saying whose words the next one is."""
    end = paragraph.span.end - 1
    while end > paragraph.span.start and text[end].isspace():
        end -= 1
    return text[end] == ":" and _says(text, end, paragraph)


def _unmarked(analysed: AnalysedText) -> Iterator[Span]:
    """Words brought in by a verb of saying and a colon, without quotation marks."""
    text = analysed.laid_out.text
    paragraphs = analysed.laid_out.paragraphs
    references = sorted(reference.span for reference in analysed.references)
    starts = [sentence.span.start for sentence in analysed.sentences]
    colon = text.find(":")
    while colon >= 0:
        start = colon + 1 + text.startswith(" ", colon + 1)
        number = bisect_right(starts, start) - 1
        if number >= 0 and text[start : start + 1].isalnum():
            sentence = analysed.sentences[number]
            paragraph = paragraphs[sentence.paragraph]
            if paragraph.span.start <= colon < paragraph.span.end and _says(text, colon, paragraph):
                yield Span(start, _closing(start, sentence, paragraph, references))
        colon = text.find(":", colon + 1)


def _closing(start: int, sentence: Sentence, paragraph: Paragraph, references: list[Span]) -> int:
    position = bisect_right(references, Span(start, start))
    if position < len(references):
        end = references[position].start
        if end < min(paragraph.span.end, start + _REFERENCE_REACH):
            return end
    return sentence.span.end


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
