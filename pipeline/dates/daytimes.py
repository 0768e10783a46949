"""Productions for times of day that tell a day: ``o gece``, ``ertesi sabah``, ``bir gecə əvvəl``, ``2-nə keçən gecə``.

A time of day is the day that it belongs to. Alone it says when, not on which day: it is a date only where the day
before it is known, and ``bu gece`` is as little one as ``bugün``.
"""

from __future__ import annotations

from pipeline.dates.endings import NONE, Ending
from pipeline.dates.lexicon import Kind
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.syntax import Base, Partial
from pipeline.dates.values import Grain, month_length

_OF_TODAY = frozenset(("bu", "şu", "bundan", "ondan"))


def _of_day(steps: int, following: int, ending: Ending, rule: str) -> Node:
    return Node(Partial(Grain.DAY, base=Base(Grain.DAY, steps, whole=True)), None, following, ending, rule, weak=True)


def of_that_day(run: Run, index: int) -> Node | None:
    """``o gece``, ``həmin axşam``, ``ertesi sabah``: behind a word that points to a day."""
    token, time = run.at(index), run.at(index + 1)
    if time.kind is not Kind.DAYTIME or time.gap not in CLOSE or token.word in _OF_TODAY:
        return None
    if time.ending.plural or time.ending.possessive or time.ending.case not in ("", "loc", "abl", "dat", "term"):
        return None
    steps = token.value if token.kind is Kind.STEP else 0
    return _of_day(steps, index + 2, time.ending, "time of that day" if not steps else "time of another day")


def nights_away(run: Run, index: int) -> Node | None:
    """``bir gece önce``, ``iki gecə sonra``: nights are counted like days."""
    number, time, distance = run.at(index), run.at(index + 1), run.at(index + 2)
    if number.ending is not NONE or not 1 <= number.value <= 30 or time.kind is not Kind.DAYTIME:
        return None
    if distance.kind is not Kind.DISTANCE or not time.gap == distance.gap == " ":
        return None
    if time.ending is not NONE and time.ending.case != "abl":
        return None
    return _of_day(number.value * distance.value, index + 3, distance.ending, "nights away")


def night_before(node: Node, following: int) -> Node:
    """``sentyabrın 2-nə keçən gecə``, ``2 Eylül’e bağlayan gece``: from the day before to the day that is named."""
    last = node.first
    first = last.copy()
    if last.day > 1:
        first.day -= 1
    else:
        first.month = last.month - 1 or 12
        first.year = last.year if last.year is None or last.month > 1 else last.year - 1
        first.day = month_length(first.year, first.month)
    return Node(first, last, following, NONE, f"night before {node.rule}", weak=node.weak)
