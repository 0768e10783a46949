"""Where a footnote body may begin: the number at a line's head, and the markers that vouch for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum

from pipeline.layout.lines import RawLine
from pipeline.layout.markers import SUPERSCRIPTS, MarkerStyle, candidates, spaced_candidates
from pipeline.record_classes import record

#: A note may begin with a year: ``4. 1921 yılında …``
_YEAR = r"(?:1[5-9]|20)\d\d\b"
_BODY_START = re.compile(
    r"\f?[ \t\u00a0]{0,8}(?:"
    r"\[(?P<bracket>\d{1,3})\]|\((?P<round>\d{1,3})\)"
    rf"|(?P<paren>\d{{1,3}})\)(?=\s*[^\s\d]|\s+{_YEAR})"
    rf"|(?P<dot>\d{{1,3}})\.(?=\s*[^\s\d]|\s+{_YEAR})"
    r"|(?P<sup>[⁰¹²³⁴-⁹]{1,3})|(?P<bare>\d{1,3})(?=\s)"
    rf"|(?P<joined>\d{{1,3}})(?=[^\W\d_a-zçğıöşüəа-яҝғҹәөүһј]|[“\"«„]|{_YEAR}\s)"
    r"|(?P<star>\*{1,4})(?!\*))[ \t\u00a0]*(?=\S)"
)


class Manner(StrEnum):
    """How a body's number is set."""

    BRACKET = "bracket"
    ROUND = "round"
    PAREN = "paren"
    DOT = "dot"
    SUP = "sup"
    BARE = "bare"
    JOINED = "joined"
    STAR = "star"


#: The marker style that goes with a manner; all others go with glued markers.
MARKED_ALIKE = {
    Manner.BRACKET: MarkerStyle.BRACKET,
    Manner.ROUND: MarkerStyle.ROUND,
    Manner.PAREN: MarkerStyle.PAREN,
}


@record
class Head:
    """The number at a line's beginning, and the column where the text after it begins."""

    number: int
    manner: Manner
    column: int


def read_head(line: RawLine) -> Head | None:
    """The number at the beginning of a line, if a footnote body could begin so."""
    if (match := _BODY_START.match(line.text)) is None:
        return None
    manner = Manner(match.lastgroup or "")
    digits = match[manner.value]
    number = len(digits) if manner is Manner.STAR else int(digits.translate(SUPERSCRIPTS))
    return Head(number, manner, match.end())


class Vouchers:
    """Which numbers stand like markers in which lines, of whatever style."""

    def __init__(self) -> None:
        self._lines_of: dict[tuple[int, bool], list[int]] = {}

    def add(self, i: int, line: RawLine) -> None:
        """Take note of what stands like a marker in line ``i``; lines come in order."""
        for style in MarkerStyle:
            for candidate in candidates(line, style):
                self._note((candidate.number, style is MarkerStyle.STAR), i)
        for candidate in spaced_candidates(line):
            self._note((candidate.number, False), i)

    def _note(self, key: tuple[int, bool], i: int) -> None:
        found = self._lines_of.setdefault(key, [])
        if not found or found[-1] != i:
            found.append(i)

    def vouch(self, head: Head, start: int, end: int) -> bool:
        """Whether the head's number stands like a marker in lines [start, end)."""
        found = self._lines_of.get((head.number, head.manner is Manner.STAR), [])
        k = bisect_left(found, start)
        return k < len(found) and found[k] < end
