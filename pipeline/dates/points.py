"""Productions for points in time, in every order the sources write them, with the counterpart in brackets.

The parts are made in :mod:`~pipeline.dates.years`, :mod:`~pipeline.dates.months` and :mod:`~pipeline.dates.days`;
here they are put together.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.dates import traps
from pipeline.dates.calendars import RUMI_YEARS
from pipeline.dates.counterparts import counterpart, days_in_two_styles
from pipeline.dates.days import (
    day_and_month,
    filled,
    lone_day,
    month_base,
    valid_day,
    year_after_bracket,
)
from pipeline.dates.endings import NONE
from pipeline.dates.lexicon import Kind
from pipeline.dates.months import month_and_more, season
from pipeline.dates.periods import season_number
from pipeline.dates.runs import Node, Run
from pipeline.dates.scanner import Token
from pipeline.dates.syntax import Partial
from pipeline.dates.values import WINTER, Grain
from pipeline.dates.years import YEAR_GAPS, year

__all__ = ["after_year", "days", "month", "month_base", "numeric", "season", "year"]


_STOP: Final = re.compile(r"\s?[.:;)]")


def after_year(run: Run, node: Node) -> Node:
    """What follows a year inside the same expression: a month, a day, a season; the node itself if nothing does."""
    if node.ending.case not in ("", "gen", "loc") or node.end >= 0:
        return node
    token = run.at(node.next)
    if node.last is not None:
        return _winter(run, node) or node
    if token.gap not in YEAR_GAPS:
        return node
    made: Node | None = None
    if token.kind is Kind.MONTH:
        # 1918’de closes the year, unless what follows has an ending of time too: Kasım ayında, Mayısın 28-nde
        made = month(run, node.next, node.first)
        if made is not None and node.ending.case == "loc" and (token.gap == "," or not made.ending.case):
            made = None
    elif token.kind is Kind.NUMBER and token.gap == ",":
        made = _day_of_chronicle(run, node)
    elif token.kind is Kind.NUMBER and node.ending.case != "loc":
        made = days(run, node.next, node.first)
    elif token.kind is Kind.SEASON and token.gap != ",":
        made = season(run, node.next, node.first)
    elif token.kind is Kind.SEASON and not node.ending.case and _stops(run, token):
        number = season_number(token.detail, token.value, run.lang)
        made = Node(filled(Partial(Grain.SEASON, season=number), node.first), None, node.next + 1, NONE, "season")
    if made is None:
        return node
    made.rule = f"year, {made.rule}"
    return made


def _stops(run: Run, token: Token) -> bool:
    """Whether a word without ending closes the head of an entry: ``1918-ci il, payız.``"""
    return token.ending is NONE and _STOP.match(run.folded, token.end) is not None


def _day_of_chronicle(run: Run, node: Node) -> Node | None:
    """The day behind a year and a comma, as chronicles write: ``1920, 25 mart``; not one with a year of its own."""
    if node.ending is not NONE or traps.numbered(run.folded, run.at(node.next - 1).start):
        return None
    made = days(run, node.next, node.first)
    if made is None:
        return None
    own = run.at(made.next)
    return None if own.kind is Kind.NUMBER and own.digits == 4 and own.gap in YEAR_GAPS else made


def _winter(run: Run, node: Node) -> Node | None:
    """``1918-1919 kışında``: the winter that began in the first of the years."""
    if (node.last is None or node.last.year != (node.first.year or 0) + 1) or run.at(node.next).value != WINTER:
        return None
    return season(run, node.next, node.first)


def month(run: Run, index: int, known: Partial | None = None) -> Node | None:
    """Everything that begins with a month; see :func:`~pipeline.dates.months.month_and_more`."""
    node = month_and_more(run, index, known)
    if node is None or node.first.grain > Grain.MONTH or node.end >= 0:
        return node
    return counterpart(run, node, run.at(index).start) or node


def days(run: Run, index: int, known: Partial | None = None) -> Node | None:
    """Everything that begins with a day and goes on to a month; see :func:`~pipeline.dates.days.day_and_month`."""
    node = days_in_two_styles(run, index, known) or day_and_month(run, index, known)
    if node is None:
        return None
    if node.end < 0:
        node = counterpart(run, node, run.at(index).start) or node
        if node.first.yearless and node.end >= 0:
            node = year_after_bracket(run, node)
    iranian = node.first.calendar == "iranian"
    if node.first.yearless and ((node.first.calendar and not iranian) or not lone_day(run, index, node)):
        return None
    node.weak = node.weak or (iranian and node.first.yearless)
    return node


def numeric(run: Run, index: int) -> Node | None:
    """``17.08.1931``, ``15/7/1926``, ``20.XI.1922``, ``1918-05-28``, with or without a unit behind."""
    token = run.at(index)
    if token.kind is not Kind.NUMERIC_DATE or token.date is None:
        return None
    number, month_number, day = token.date
    if (not 1000 <= number <= 2100 and number not in RUMI_YEARS) or not valid_day(number, month_number, day):
        return None
    if traps.numbered(run.folded, token.start):
        return None
    calendar = "rumi" if number in RUMI_YEARS else ""
    node = Node(
        Partial(Grain.DAY, number, month_number, day, calendar=calendar), None, index + 1, token.ending, "figures"
    )
    return counterpart(run, node, token.start) or node
