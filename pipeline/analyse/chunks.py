"""Cuts of another tokeniser put right where historical print is written otherwise than the texts it learnt from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.analyse.sentences import joined_to_next, set_sentence_starts
from pipeline.analyse.tokens import CONFIG
from pipeline.record_classes import record
from pipeline.records import Lang


@record
class Chunk:
    """A token of a paragraph.

    Attributes:
        start: first code point, in the paragraph.
        end: code point after the last.
        begins: whether a sentence begins with it.
        parts: the words of a multi-word token, else empty.
    """

    start: int
    end: int
    begins: bool = False
    parts: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def _rules(lang: Lang) -> Language:
    return spacy.blank(lang.value, config=CONFIG)


def repaired_chunks(text: str, found: Sequence[Chunk], lang: Lang) -> list[Chunk]:
    """The tokens found, but where a stop stands inside or behind letters or digits, those of our own rules.

    Args:
        text: the paragraph.
        found: tokens of another tokeniser, in order.
        lang: its language.
    """
    repaired: list[Chunk] = []
    for start, end in _stretches(text):
        own = [chunk for chunk in found if start <= chunk.start < end]
        stretch = text[start:end]
        if not own or _needs_rules(stretch) or sum(c.end - c.start for c in own) != end - start:
            document = _rules(lang)(stretch)
            starts = {chunk.start for chunk in own if chunk.begins}
            parts = {(chunk.start, chunk.end): chunk.parts for chunk in own}
            own = [
                Chunk(
                    begin := start + token.idx,
                    stop := start + token.idx + len(token.text),
                    begin in starts,
                    parts.get((begin, stop), ()),
                )
                for token in document
                if not token.is_space
            ]
        repaired += own
    return repaired


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Spans between white space."""
    start = -1
    for index, sign in enumerate(text):
        if sign.isspace():
            if start >= 0:
                yield start, index
            start = -1
        elif start < 0:
            start = index
    if start >= 0:
        yield start, len(text)


def _needs_rules(stretch: str) -> bool:
    """Whether a stretch holds a stop or stroke that may belong to a word: initials, abbreviations, dates, ordinals."""
    return any(sign in stretch for sign in ".…/‐-–’'") and any(sign.isalnum() for sign in stretch)


def sentence_starts(text: str, chunks: Sequence[Chunk], begins: Set[int], lang: Lang) -> list[bool]:
    """For each token whether a sentence begins with it.

    A sentence begins where the other tokeniser says so, unless our rules know that what stands before belongs to
    what follows (an initial, an abbreviation, an open bracket); and wherever our rules say so.
    """
    if not chunks:
        return []
    words = [text[chunk.start : chunk.end] for chunk in chunks]
    spaces = [text[chunk.end : chunk.end + 1].isspace() for chunk in chunks]
    document = set_sentence_starts(Doc(_rules(lang).vocab, words=words, spaces=spaces))
    starts = [True]
    for index in range(1, len(chunks)):
        told = chunks[index].start in begins and not joined_to_next(document, index - 1)
        starts.append(bool(document[index].is_sent_start) or told)
    return starts
