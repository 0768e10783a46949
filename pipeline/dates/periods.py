"""Productions for centuries, decades and parts: ``XIX əsrin ikinci yarısında``, ``30’lu yılların başlarında``."""

from __future__ import annotations

from pipeline.dates.endings import NONE
from pipeline.dates.folding import APOSTROPHES
from pipeline.dates.lexicon import Kind
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.scanner import Token
from pipeline.dates.syntax import Partial
from pipeline.dates.values import Grain, month_length
from pipeline.records import Lang

_DOTTED = frozenset(("", " ", "."))


def _is_unit(run: Run, index: int, grain: Grain, gaps: frozenset[str] = CLOSE) -> bool:
    return (
        run.is_kind(index, Kind.UNIT, gaps) and run.tokens[index].value == grain and run.tokens[index].detail != "date"
    )


def century_year(number: int, era: int) -> int:
    """First year of a century, astronomical: the 19th is 1800, the 4th BC begins in 400 BC, which is -399."""
    return (number - 1) * 100 if era >= 0 else 1 - 100 * number


def century(run: Run, index: int, era: int = 0) -> Node | None:
    """``19. yüzyılda``, ``XIX-XX əsrlərdə``, ``yirminci asırda``, ``19. ve 20. yüzyıllarda``."""
    numbers: list[Token] = []
    position = index
    while True:
        token = run.at(position)
        if token.kind not in (Kind.NUMBER, Kind.ROMAN) or not 1 <= token.value <= 30:
            return None
        numbers.append(token)
        position += 1
        following = run.at(position)
        if following.kind is Kind.UNIT and following.gap in _DOTTED:
            break
        if len(numbers) == 2:
            return None
        if following.kind is Kind.AND and following.gap in _DOTTED:
            position += 1
        elif following.gap not in ("-", ".") and not (following.gap == "," and following.kind is Kind.ROMAN):
            return None
    unit = run.at(position)
    if unit.value != Grain.CENTURY or unit.detail or unit.ending.measure:
        return None
    last = numbers[-1]
    said_ordinal = last.kind is Kind.ROMAN or last.ending.ordinal or unit.gap == "."
    # the full stop of "19." is easily lost; a count of centuries has neither case nor possessive
    slipped = last.digits == 2 and 15 <= last.value <= 21 and unit.ending.case in ("loc", "gen", "abl")
    if not (said_ordinal or slipped):
        return None
    first = Partial(Grain.CENTURY, century_year(numbers[0].value, era))
    end = Partial(Grain.CENTURY, century_year(last.value, era)) if len(numbers) == 2 else None
    if end is not None and (first.year or 0) >= (end.year or 0):
        return None
    node = Node(first, end, position + 1, unit.ending, "century")
    if end is None and unit.ending.case == "gen":
        inner = decade(run, position + 1)
        if inner is not None and run.at(position + 1).gap in CLOSE:
            return _in_century(node, inner)
    return node


def _in_century(node: Node, inner: Node) -> Node | None:
    """A decade inside a century that was named: ``XX əsrin 30-cu illərində``."""
    for point in (inner.first, inner.last):
        if point is None or not point.short:
            continue
        if node.first.base is not None:
            point.base = node.first.base
        else:
            point.year = (node.first.year or 0) + (point.year or 0)
            point.short = False
    inner.rule = "decade of century"
    return inner


def relative_century_decade(run: Run, node: Node) -> Node:
    """``geçen yüzyılın 30’lu yılları``: the century comes from the context."""
    inner = decade(run, node.next) if node.ending.case == "gen" and run.at(node.next).gap in CLOSE else None
    return node if inner is None else _in_century(node, inner) or node


def _round(token: Token) -> bool:
    return (
        token.kind is Kind.NUMBER and token.value % 10 == 0 and (10 <= token.value <= 90 or 1000 <= token.value <= 2090)
    )


def _decade_point(value: int, mate: int | None = None) -> Partial:
    if value < 100 and mate is not None and mate >= 100:
        value += mate // 100 * 100
    if value >= 100 and value % 100 == 0 and value not in (1900, 2000):
        # "the 1800s" is rather the century than its first ten years
        return Partial(Grain.CENTURY, value)
    return Partial(Grain.DECADE, value, short=value < 100)


def decade(run: Run, index: int) -> Node | None:
    """``1920-ci illərdə``, ``30’lu yıllarda``, ``1930’larda``, ``yirmili yıllar``, ``20-30-cu illərdə``."""
    token = run.at(index)
    if not _round(token):
        return None
    first = second = token
    position = index + 1
    mate: Token | None = None
    following = run.at(position)
    if following.kind is Kind.AND and run.at(position + 1).kind is Kind.NUMBER:
        mate, position = run.at(position + 1), position + 2
    elif following.kind is Kind.NUMBER and following.gap in ("-", "/"):
        mate, position = following, position + 1
    if mate is not None:
        if not _round(mate):
            return None
        second = mate
    unit = run.at(position)
    plural_unit = _is_unit(run, position, Grain.YEAR, frozenset(("", " ", "."))) and unit.ending.plural
    ending = second.ending
    if plural_unit:
        figures_long = first.digits == 4 and second.digits == 4
        if mate is not None and figures_long and not (ending.decade or first.ending.decade):
            return None  # 1930-1940-cı illər is a span of years
        dotted = unit.gap == "." and second.value < 100
        if not (ending.decade or ending.ordinal or dotted):
            return None
        if second.detail == "words" and not ending.decade and second.value >= 100 and second.value % 10:
            return None
        position += 1
        ending = unit.ending
    elif not ending.plural or not second.digits or ending.possessive:
        return None
    elif second.digits == 2 and run.folded[second.bare_end] not in APOSTROPHES:
        return None  # 30’larda, but not 30lar
    start = _decade_point(first.value, second.value if mate is not None else None)
    end = None if mate is None else _decade_point(second.value, first.value)
    if end is not None and (start.year or 0) >= (end.year or 0):
        return None
    return Node(start, end, position, ending, "decade")


def part(run: Run, index: int, node: Node) -> tuple[str, int] | None:
    """The part of a period that is named behind it, and the index after it.

    ``sonlarında``, ``ilk yarısında``, ``son çeyreğinde``, ``ikinci yarısı``, ``ilk üç ayında``, ``son günleri``.
    """
    token = run.at(index)
    abbreviated = token.gap == "." and run.at(index - 1).word == "yy"  # 20. yy. başında
    if not (token.gap in CLOSE or abbreviated) or node.ending.case not in ("", "gen"):
        return None
    if token.kind is Kind.PART and token.ending.possessive:
        return token.detail, index + 1
    if token.kind is Kind.FRACTION and token.ending.possessive and token.value == 2:
        return "MID", index + 1
    which = 0
    if token.kind is Kind.PART and token.ending is NONE:
        which = {"START": 1, "END": -1}.get(token.detail, 0)
    elif token.kind is Kind.ROMAN or (
        token.kind is Kind.NUMBER and (token.ending.ordinal or run.at(index + 1).gap == ".")
    ):
        which = token.value if token.value <= 4 else 0
    if not which:
        return None
    position = index + 1
    if run.at(position).kind is Kind.NUMBER and run.at(position).ending is NONE:
        position += 1  # "the first three months"
    elif run.at(position).kind is Kind.FEW:
        position += 1
    noun = run.at(position)
    if noun.gap not in _DOTTED or not noun.ending.possessive:
        return None
    if noun.kind is Kind.FRACTION:
        parts = noun.value
        if which == -1 or which == parts:
            return "END", position + 1
        return ("START" if which == 1 else "MID"), position + 1
    if noun.kind is Kind.UNIT and noun.detail != "date" and 0 < noun.value < node.first.grain:
        if which == -1:
            return "END", position + 1
        if which == 1:
            return "START", position + 1
        if noun.value == Grain.WEEK and node.first.grain is Grain.MONTH:
            return ("END" if which == 4 else "MID"), position + 1
    return None


def end_of(run: Run, index: int, node: Node) -> tuple[Partial, int] | None:
    """The one unit at the begin or end of a year or month, and the index after it: ``son ayında``, ``ilk günü``."""
    token, noun = run.at(index), run.at(index + 1)
    point = node.first
    if token.kind is not Kind.PART or token.ending is not NONE or token.detail not in ("START", "END"):
        return None
    if token.gap not in CLOSE or node.last is not None or node.end >= 0 or node.ending.case not in ("", "gen"):
        return None
    if noun.kind is not Kind.UNIT or noun.detail in ("date", "hour", "minute") or noun.gap != " ":
        return None
    if not noun.ending.possessive or noun.ending.plural or point.grain not in (Grain.YEAR, Grain.MONTH):
        return None
    if noun.value not in (Grain.DAY, Grain.MONTH) or noun.value >= point.grain or point.calendar or point.qualifier:
        return None
    if point.base is not None and point.base.grain is not Grain.YEAR:
        return None
    made, first = point.copy(), token.detail == "START"
    made.grain = Grain(noun.value)
    if point.grain is Grain.YEAR:
        made.month = 1 if first else 12
    if made.grain is Grain.DAY:
        made.day = 1 if first else month_length(made.year, made.month)
    return made, index + 2


def season_number(detail: str, number: int, lang: Lang) -> int:
    """The season a word means: ``yaz`` is spring in Azerbaijani and summer in Turkish."""
    if detail == "yaz":
        return 21 if lang is Lang.AZ else 22
    return number
