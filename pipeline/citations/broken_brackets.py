"""Brackets that a scan or a typist broke: the one left open, the one closed twice, the one closed by another sign.

::

    (Soyadı, Eserin Adı (1920-1938, 1990, s. 5)      the title's bracket is left open
    (Soyadı, Eserin Adı), 1990, s. 5)                the title closes a bracket that it never opened
    (Soyadı, 1990, s. 5]    {Soyadı, 1990, s. 5)     closed by another sign than it was opened
    (Soyadı, 1990, s. 5. Sonra …                     never closed

These are only places to look at: the caller reads each as a reference, and keeps what reads as one beyond doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.citations.brackets import MAX_LENGTH
from pipeline.spans import Span

_BRACKETS = re.compile(r"[()\[\]{}]")
#: A reference that nothing closes ends behind its last page: before a full stop, a semicolon or the paragraph's end.
_LAST_PAGE = re.compile(
    r"[^()\[\]{}\n]{3,200}?\b(?:1[5-9]|20)\d\d[a-z]?\s?(?:,\s?(?:ss?|səh|sf|pp?|с|сәһ)\.\s?|:\s?)"
    r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?=\.?\s*\n|\.?\s*\Z|\.\s+[^\W\d_]|;)"
)
#: A closing bracket that belongs to a reference stands so near (code points) behind the one that closed too early.
_NEAR = 60


def broken_pairs(text: str) -> Iterator[Span]:
    """Where a reference may stand between brackets that do not match, longer ones of one beginning first.

    Args:
        text: a clean text, its paragraphs separated by ``\\n``.

    Yields:
        spans from the opening bracket to the closing one, or to the last page where nothing closes it. Takes time
        linear in the length of ``text``.
    """
    marks: list[tuple[int, str]] = []
    start = 0
    for match in _BRACKETS.finditer(text):
        if marks and text.find("\n", start, match.start()) >= 0:
            yield from _of_paragraph(text, marks)
            marks = []
        marks.append((match.start(), match.group()))
        start = match.start()
    yield from _of_paragraph(text, marks)


def _of_paragraph(text: str, marks: Sequence[tuple[int, str]]) -> Iterator[Span]:
    partner = _partners(marks)
    if len(partner) == len(marks):
        return
    last_pair: tuple[int, int] | None = None
    for i, (position, sign) in enumerate(marks):
        if i in partner:
            if partner[i] < i:
                last_pair = marks[partner[i]][0], position
        elif sign in "([{":
            yield from _opened(text, marks, partner, i)
        elif sign == ")" and last_pair is not None and position - last_pair[1] <= _NEAR:
            yield Span(last_pair[0], position + 1)


def _opened(text: str, marks: Sequence[tuple[int, str]], partner: dict[int, int], i: int) -> Iterator[Span]:
    """What a bracket that no bracket of its kind closes may hold."""
    position, sign = marks[i]
    if i + 1 < len(marks):
        following, other = marks[i + 1]
        end = partner.get(i + 1)
        if other in ")]}" and end is None and following - position < MAX_LENGTH:
            yield Span(position, following + 1)
        elif sign == "(" and other == "(" and end is not None and marks[end][0] - position < MAX_LENGTH:
            yield Span(position, marks[end][0] + 1)
    if sign == "(" and (rest := _LAST_PAGE.match(text, position + 1)) is not None:
        yield Span(position, rest.end())


def _partners(marks: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Which mark closes which, both ways, each kind of bracket for itself."""
    partner: dict[int, int] = {}
    stacks: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    for i, (_, sign) in enumerate(marks):
        if sign in stacks:
            stacks[sign].append(i)
        elif stack := stacks["([{"[")]}".index(sign)]]:
            other = stack.pop()
            partner[i], partner[other] = other, i
    return partner
