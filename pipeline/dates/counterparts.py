"""Productions for one time said in two calendars, the second in brackets: days, ranges of days, months.

``27 Şubat (12 Mart) 1917``, ``fevralın 10-da (22-də)``, ``martın 18-də (yeni təqvimlə 31-də)``,
``22 Eylûl 1324’te (5 Teşrinievvel 1908)``, ``aprelin 15-20-də (28 aprel-3 may)``, ``15-17 (28-30) may``,
``Muharrem 1330 (Aralık 1911)``. The Gregorian one is the value, if the two agree.
"""

from __future__ import annotations

from typing import Final

from pipeline.dates.days import day_and_month, filled, is_day, year_of_day
from pipeline.dates.endings import NONE
from pipeline.dates.lexicon import Kind
from pipeline.dates.months import month_and_more
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.scanner import number_end
from pipeline.dates.styles import gregorian_of, same_day
from pipeline.dates.syntax import Partial
from pipeline.dates.values import Grain
from pipeline.dates.years import year

_OTHER_CALENDARS: Final = frozenset(("rumi", "hijri", "iranian"))


def counterpart(run: Run, node: Node, start: int) -> Node | None:
    """A second date in brackets behind ``node``: the same time in another calendar.

    Args:
        start: offset where the expression begins.
    """
    opening = _opening(run, node.next)
    if opening < 0:
        return None
    position, style = opening, ""
    token = run.at(position)
    if token.kind is Kind.CALENDAR:
        style, position = token.detail, position + 1
        if run.at(position).gap not in CLOSE:
            return None
    other = _inside(run, position, node)
    if other is None:
        return None
    close = run.closed(other.next - 1)
    chosen = _chosen(node, other, style)
    if close < 0 or chosen is None:
        return None
    original = run.text[start : run.at(opening - 1).end if node.end < 0 else node.end]
    close = number_end(run.folded, close)
    return Node(chosen[0], chosen[1], other.next, NONE, node.rule + ", counterpart", end=close, original=original)


def _opening(run: Run, index: int) -> int:
    """Index of the first word in the bracket that opens here, ``günü`` or ``tarihinde`` before it left out; or -1."""
    token = run.at(index)
    if token.gap == "(":
        return index
    unit = token.kind is Kind.UNIT and (token.detail == "date" or token.value == Grain.DAY)
    return index + 1 if unit and token.gap == " " and token.ending.possessive and run.at(index + 1).gap == "(" else -1


def _inside(run: Run, index: int, said: Node) -> Node | None:
    """What stands in the bracket: a month, a day or two of them, with what they take from the date before it."""
    token = run.at(index)
    if token.kind is Kind.NUMERIC_DATE and token.date is not None:
        return Node(Partial(Grain.DAY, *token.date), None, index + 1, NONE, "figures")
    if token.kind is Kind.MONTH:
        return _to_second(run, month_and_more(run, index))
    if is_day(token):
        named = day_and_month(run, index)
        if named is not None:
            return _to_second(run, named)
        first = Partial(Grain.DAY, month=said.first.month, day=token.value)
        mate = run.at(index + 1)
        if mate.gap == "-" and is_day(mate):
            last = first.copy()
            last.day = mate.value
            return Node(first, last, index + 2, mate.ending, "days")
        return Node(first, None, index + 1, token.ending, "day")
    years = year(run, index) if token.kind is Kind.NUMBER and token.digits == 4 else None
    if years is None or years.last is not None:
        return None
    inner = run.at(years.next)
    if inner.kind is Kind.MONTH:
        return month_and_more(run, years.next, years.first)
    return day_and_month(run, years.next, years.first) if is_day(inner) else None


def _to_second(run: Run, node: Node | None) -> Node | None:
    """``node``, or the range that it begins: ``28 aprel-3 may``."""
    if node is None or node.last is not None or run.at(node.next).gap != "-" or not is_day(run.at(node.next)):
        return node
    second = day_and_month(run, node.next)
    if second is None or second.last is not None:
        return node
    first = node.first.copy()
    first.year = second.first.year if first.year is None else first.year
    return Node(first, second.first, second.next, second.ending, "days")


def _chosen(said: Node, other: Node, style: str) -> tuple[Partial, Partial | None] | None:
    """The Gregorian of two times; None where they are not one."""
    if (said.last is None) != (other.last is None) or said.first.grain is not other.first.grain:
        return None
    if said.first.grain is Grain.MONTH:
        ottoman = said.first.calendar in _OTHER_CALENDARS and not other.first.calendar
        return (other.first, None) if ottoman and said.last is None and other.first.year is not None else None
    if said.first.grain is not Grain.DAY:
        return None
    first = gregorian_of(said.first, other.first, style)
    if said.last is None or other.last is None:
        return None if first is None else (first, None)
    last = gregorian_of(said.last, other.last, style)
    return None if first is None or last is None else (first, last)


def days_in_two_styles(run: Run, index: int, known: Partial | None) -> Node | None:
    """``15-17 (28-30) Mayıs 1917``: the days of both styles before the month that they share."""
    days = [run.at(index + step) for step in range(4)]
    name = run.at(index + 4)
    if not all(is_day(day) and day.ending is NONE for day in days):
        return None
    if [day.gap for day in days[1:]] != ["-", "(", "-"] or name.kind is not Kind.MONTH or name.gap != ")":
        return None
    begin, end = (
        any(
            same_day(known.year if known is not None else None, month, old.value, name.value, new.value)
            for month in (name.value, name.value - 1 or 12)
        )
        for old, new in ((days[0], days[2]), (days[1], days[3]))
    )
    if not (begin and end):
        return None
    first = Partial(Grain.DAY, month=name.value, day=days[2].value)
    if known is not None:
        first = filled(first, known)
    last = first.copy()
    last.day = days[3].value
    node = Node(first, last, index + 5, name.ending, "days, month, two styles")
    if known is None:
        node = year_of_day(run, node, name)
    node.original = run.text[run.at(index).start : run.at(node.next - 1).end]
    return node
