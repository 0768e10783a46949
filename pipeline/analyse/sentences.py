"""Sentence boundaries: a stop ends a sentence unless an abbreviation, initial, ordinal or bracket says no."""

from __future__ import annotations

import re
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.analyse.abbreviations import BEFORE_NUMBER, CLOSING, LEADING
from pipeline.transliteration.letters import CAPITALS, SMALL

FACTORY = "salname_sentences"

_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!..", "?.."})
_CLOSERS = frozenset("”\"»’')]}“›*")
_OPENERS = frozenset("“\"«„‘'([–—-")
_ROMAN = frozenset("IVXLC")
#: Initials of a name or body: ``M.``, ``M.S.``, ``T.B.M.M.``; more of the sentence follows.
_INITIALS = re.compile(rf"(?:[{CAPITALS}][{SMALL}]?\.)+")
#: What spaCy's ``SENT_START`` says of a token.
_START, _WITHIN = 1, -1
#: After so many tokens an open bracket is taken for a slip of the print.
_LONGEST_BRACKET = 80


@Language.component(FACTORY)
def set_sentence_starts(doc: Doc) -> Doc:
    """Set ``is_sent_start`` on every token of ``doc`` (one paragraph)."""
    depth = opened = 0
    pending = False
    marks = np.full(len(doc), _WITHIN, dtype=np.int64)
    for i, token in enumerate(doc):
        if i:
            starts = pending and depth == 0 and _may_begin(token) and not _closes(doc, i)
            if starts:
                marks[i] = _START
                pending = False
        if token.text == "(":
            depth, opened = depth + 1, i
        elif token.text == ")" and depth:
            depth -= 1
        elif depth and i - opened > _LONGEST_BRACKET:
            depth = 0
        if _ends_sentence(doc, i):
            pending = True
        elif not (pending and token.text in _CLOSERS):
            pending = False
    marks[:1] = _START
    # all at once: for each single mark spaCy goes through the whole document to see whether it is parsed
    return doc.from_array(["SENT_START"], cast("Any", marks.astype(np.uint64).reshape(-1, 1)))


def _closes(doc: Doc, i: int) -> bool:
    """Whether token ``i`` is a closing mark that belongs to the sentence before: no white space before it."""
    return doc[i].text in _CLOSERS and not doc[i - 1].whitespace_


def _may_begin(token: Token) -> bool:
    text = token.text
    first = text[0]
    if first in _OPENERS or first in "•*":
        return True
    return first.isupper() or first.isdigit() or first == "©"


def joined_to_next(doc: Doc, i: int) -> bool:
    """Whether token ``i`` cannot be the last of its sentence: an abbreviation, initial or ordinal, or in a bracket.

    Closing marks and the end of a word without a stop say nothing against it.
    """
    text = doc[i].text
    following = doc[i + 1] if i + 1 < len(doc) else None
    if following is not None and (_closes(doc, i + 1) or not (doc[i].whitespace_ or text in _ENDS)):
        return True
    if len(text) > 1 and text[-1] == "." and not _ends_sentence(doc, i):
        return True
    if text in CLOSING and following is not None and not _may_begin(following):
        return True
    opened = sum(token.text == "(" for token in doc[max(0, i - _LONGEST_BRACKET) : i + 1])
    closed = sum(token.text == ")" for token in doc[max(0, i - _LONGEST_BRACKET) : i + 1])
    return opened > closed


def _next_text(doc: Doc, i: int) -> str:
    return doc[i + 1].text if i + 1 < len(doc) else ""


def _ends_sentence(doc: Doc, i: int) -> bool:
    """Whether token ``i`` may be the last but for closing marks."""
    text = doc[i].text
    if text in _ENDS:
        # "bey .Melikaslanov": a stop that stands before a word instead of behind one ends nothing
        return not (text == "." and i and doc[i - 1].whitespace_ and not doc[i].whitespace_ and i + 1 < len(doc))
    if len(text) < 2 or text[-1] not in ".…":
        return False
    following = _next_text(doc, i)
    if text in BEFORE_NUMBER | CLOSING and (following[:1].isdigit() or set(following.rstrip(".")) <= _ROMAN):
        return False  # "c. 2", "b.e.ə. III əsr"
    if text in CLOSING:
        return True  # the next token decides: a small letter begins no sentence
    if text in LEADING or text.lower() in LEADING:
        return False
    stem = text[:-1]
    if stem.isdigit():
        # "s. 15." closes a reference; elsewhere a number of up to three digits with a stop is an ordinal
        return len(stem) > 3 or (i > 0 and doc[i - 1].text in BEFORE_NUMBER | {"s.", "ss.", "səh.", "сәһ.", "с."})
    if set(stem) <= _ROMAN:
        return False
    return _INITIALS.fullmatch(text) is None
