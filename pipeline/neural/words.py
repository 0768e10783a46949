"""The words of a sentence as the encoder reads them.

They are read from the clean text, not taken from the analysis engine, so that both engines lead to the same
names. A word keeps its suffixes and the apostrophe or hyphen before them (``Bakü’nün``, ``1922-ci``,
``SSRİ-nin``); every other sign is a word of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from pipeline.records import Lang, Script, Sentence
from pipeline.spans import Span
from pipeline.transliteration import script_of, to_latin

_LETTER = r"[^\W_]"
_WORD = re.compile(
    rf"{_LETTER}[\w\u0300-\u036f]*"
    rf"(?:['’ʼ‘`´]{_LETTER}[\w\u0300-\u036f]*|[-‐‑](?=[a-zçğıöşüəа-яәғҝөүһҹј]){_LETTER}+)*"
    r"|[^\w\s]|_"
)


def word_spans(text: str, span: Span) -> tuple[Span, ...]:
    """The spans of the words that stand in ``span`` of ``text``, in order."""
    return tuple(Span(match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end))


@lru_cache(maxsize=65536)
def form(word: str, lang: Lang) -> str:
    """What the encoder reads for a word: Azerbaijani Cyrillic in Latin letters, all else as it is.

    The pretrained vocabulary cuts ``Рәсулзадәнин`` into single letters but knows ``Rəsulzadənin``.
    """
    if lang is Lang.AZ and script_of(word) is Script.CYRILLIC:
        return to_latin(word, lang)
    return word


def sentence_words(
    sentence: Sentence, text: str, references: Sequence[Span] = ()
) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Clean spans and forms of the words of a sentence, without those in ``references`` (spans in order)."""
    spans = word_spans(text, sentence.span)
    first = bisect_right(references, sentence.span.start, key=lambda reference: reference.end)
    last = bisect_left(references, sentence.span.end, key=lambda reference: reference.start)
    if first < last:
        within = references[first:last]
        spans = tuple(span for span in spans if not any(span.overlaps(reference) for reference in within))
    return spans, tuple(form(span.of(text), sentence.lang) for span in spans)
