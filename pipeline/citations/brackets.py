"""Brackets and the separators outside them, found in one pass each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.spans import Span

#: A reference longer than this (code points) does not occur; a longer bracket is running text.
MAX_LENGTH = 700

#: The same for square brackets, which mostly hold the number of a work.
MAX_SQUARE = 200

#: How many brackets deep a reference may nest brackets of its own: ``(… Arşivi (BCA), …)`` is 1.
MAX_NESTING = 3

#: A reference that cannot end here: behind the mark of a page, a comma, an ``&``.
_UNFINISHED = re.compile(r"(?:[\s,.(](?:ss?|səh|seh|sf|pp?|с|сс|f|siy|iş|v|ф|оп|д|л)\.|[,;:&–/-]|\s(?:ve|və))\s*\Z")
_REST = re.compile(r"[^()\n]{1,60}\)")

_OPENING_QUOTES = {"“": "”", "„": "”", "«": "»", '"': '"'}


def bracket_pairs(text: str) -> list[tuple[Span, int]]:
    """All balanced round brackets that may hold a reference, outer ones first.

    A pair never crosses the end of a paragraph (``\\n``); a bracket without its partner is ignored. Pairs
    longer than :data:`MAX_LENGTH` or nesting deeper than :data:`MAX_NESTING` are left out, so that the
    work done on all pairs together stays linear in the length of the text.

    Returns:
        spans, brackets included, each with the number of brackets around it, ordered by start.
    """
    pairs: list[tuple[Span, int]] = []
    stack: list[tuple[int, int]] = []  # start, and the deepest nesting seen inside so far
    for position, character in enumerate(text):
        if character == "(":
            stack.append((position, 0))
        elif character == "\n":
            if len(stack) != 1 or not _goes_on(text, stack[0][0], position):
                stack.clear()
        elif character == ")" and stack:
            start, nesting = stack.pop()
            if stack:
                outer, deepest = stack[-1]
                stack[-1] = (outer, max(deepest, nesting + 1))
            if nesting <= MAX_NESTING and position + 1 - start <= MAX_LENGTH:
                pairs.append((Span(start, position + 1), len(stack)))
    pairs.sort()
    return pairs


def _goes_on(text: str, start: int, position: int) -> bool:
    """Whether a bracket that is open at the end of a paragraph ends a few words into the next one."""
    if _UNFINISHED.search(text, max(start, position - 12), position) is None:
        return False
    return _REST.match(text, position + 1) is not None


def inside_of(printed: str) -> str:
    """What a bracket holds, as printed; one that nothing closes ends with its last word."""
    return printed[1:-1] if printed[-1:] in ")]}" else printed[1:]


def square_brackets(text: str) -> Iterator[Span]:
    """Short square brackets without a bracket inside, brackets included."""
    start = text.find("[")
    while start >= 0:
        end = text.find("]", start + 1, start + MAX_SQUARE)
        following = text.find("[", start + 1)
        if end >= 0 and (following < 0 or end < following) and text.find("\n", start, end) < 0:
            yield Span(start, end + 1)
        start = following


def split_outside(text: str, separator: str) -> list[str]:
    """Split at ``separator`` where it stands neither in brackets nor in quotation marks.

    Quotation marks or brackets that are never closed protect nothing.
    """
    if separator not in text:
        return [text]
    cuts, closed = _cuts(text, separator, quotes=True)
    if not closed:
        cuts, closed = _cuts(text, separator, quotes=False)
    if not closed:
        return text.split(separator)
    edges = [-1, *cuts, len(text)]
    return [text[a + 1 : b] for a, b in pairwise(edges)]


def _cuts(text: str, separator: str, *, quotes: bool) -> tuple[list[int], bool]:
    cuts: list[int] = []
    quoted: list[int] = []  # separators since the quotation mark was opened
    depth = 0
    awaited = ""
    for position, character in enumerate(text):
        if awaited:
            if character == awaited:
                awaited = ""
            elif character in "“«" and text[position - 1].isspace():
                cuts.extend(quoted)  # another quotation begins: the one before was never closed
                quoted, awaited = [], _OPENING_QUOTES[character]
            elif awaited == "”" and character == "“":
                awaited = ""
            elif character == separator and not depth:
                quoted.append(position)
        elif quotes and character in _OPENING_QUOTES:
            awaited, quoted = _OPENING_QUOTES[character], []
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif character == separator and not depth:
            cuts.append(position)
    return cuts, not awaited and not depth
