"""A run of tokens as the grammar walks over it, and the node a production makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pipeline.dates.endings import NONE, Ending
from pipeline.dates.lexicon import Kind
from pipeline.dates.numerals import compose
from pipeline.dates.scanner import Token
from pipeline.dates.syntax import Partial
from pipeline.records import Lang

_SENTINEL: Final = Token(Kind.LENGTH, 0, 0, 0, "end of run", NONE, "", 0)

#: As many as any production looks ahead, and more.
_BEYOND: Final = [_SENTINEL] * 10

#: Gaps inside an expression where the words follow each other.
CLOSE: Final = frozenset(("", " "))


@dataclass(slots=True)
class Node:
    """A point or range that a production found.

    Attributes:
        first, last: as in :class:`~pipeline.dates.syntax.Reading`.
        next: index of the first token after it.
        ending: the ending of its last word, by which ranges are told.
        rule: the construction.
        end: offset where it ends, where that is not the end of its last token (a closing bracket).
        original: as in :class:`~pipeline.dates.syntax.Reading`.
        bare: it is nothing but a number of four figures.
        weak: it needs a context to be a date at all.
        part: ``START``, ``MID``, ``END`` or "".
    """

    first: Partial
    last: Partial | None
    next: int
    ending: Ending
    rule: str
    end: int = -1
    original: str = ""
    bare: bool = False
    weak: bool = False
    part: str = ""


class Run:
    """The tokens of a run, numbers in words put together, with a sentinel beyond the last.

    Attributes:
        tokens: the tokens.
        at: the token at an index; up to a few beyond the last a sentinel with gap ``x``.
        text, folded: the text they stand in.
        lang: ``tr`` or ``az``.
    """

    __slots__ = ("at", "folded", "lang", "text", "tokens")

    def __init__(self, tokens: list[Token], text: str, folded: str, lang: Lang) -> None:
        self.tokens = _joined_numbers(tokens)
        self.at: Callable[[int], Token] = (self.tokens + _BEYOND).__getitem__
        self.text = text
        self.folded = folded
        self.lang = lang

    def is_kind(self, index: int, kind: Kind, gaps: frozenset[str] = CLOSE) -> bool:
        """Whether the token at ``index`` is of a kind and follows closely."""
        if index >= len(self.tokens):
            return False
        token = self.tokens[index]
        return token.kind is kind and token.gap in gaps

    def closed(self, index: int) -> int:
        """Offset after the bracket that closes right behind the token at ``index``, or -1."""
        end = self.tokens[index].end
        return end + 1 if self.folded[end : end + 1] == ")" else -1


def _joined_numbers(tokens: list[Token]) -> list[Token]:
    """Neighbouring number words as one number: ``bin dokuz yüz on sekizde``."""
    words = sum(token.detail == "words" for token in tokens)
    if words < 2:
        return tokens
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.detail != "words":
            joined.append(token)
            index += 1
            continue
        values = [token.value]
        best, stop = token.value, index + 1
        while stop < len(tokens):
            following = tokens[stop]
            if following.detail != "words" or following.gap != " " or tokens[stop - 1].ending is not NONE:
                break
            value = compose([*_parts(values), following.value]) if following.value < 1001 else None
            if value is None:
                break
            values.append(following.value)
            best, stop = value, stop + 1
        if stop == index + 1:
            joined.append(token)
        else:
            last = tokens[stop - 1]
            number = Token(Kind.NUMBER, token.start, last.end, best, "words", last.ending, "", last.bare_end)
            number.gap = token.gap
            joined.append(number)
        index = stop
    return joined


def _parts(values: list[int]) -> list[int]:
    """Values that were composed of several words again as single ones."""
    parts: list[int] = []
    for value in values:
        if value in (1000, 100):
            parts.append(value)
            continue
        thousands, rest = divmod(value, 1000)
        if thousands:
            parts += ([thousands] if thousands > 1 else []) + [1000]
        hundreds, rest = divmod(rest, 100)
        if hundreds:
            parts += ([hundreds] if hundreds > 1 else []) + [100]
        if rest >= 10:
            parts.append(rest // 10 * 10)
        if rest % 10:
            parts.append(rest % 10)
    return parts
