"""Years without their thousand: ``923 Haziranında``, ``337 senesinde``, ``5 Teşrinisani 337``, ``’918’de``.

The letters and papers of 1900 to 1930 write so, of Rumi years as of Gregorian ones. Other texts write three figures
of the years before 1000, so that only the time that is told of, or an Ottoman month, decides which is meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.dates import traps
from pipeline.dates.calendars import RUMI_YEARS
from pipeline.dates.folding import APOSTROPHES
from pipeline.dates.lexicon import Kind
from pipeline.dates.runs import Run
from pipeline.dates.scanner import Token
from pipeline.dates.syntax import Partial

_THOUSAND: Final = 1000
#: Gregorian years that are written so, beside the Rumi ones.
_GREGORIAN: Final = range(1840, 2000)
#: Years between the thousand-less and the told time for the first, and the literal and the told time for the second.
_NEAR: Final = 100
_AGE: Final = 300
#: What lies between an Ottoman year and the Gregorian one of its begin.
_OFFSETS: Final = {"rumi": 584, "hijri": 579}
_UNITS: Final = frozenset(("sene", "sənə"))
_CASES: Final = frozenset(("loc", "abl", "dat", "gen", "term"))


def may_be_clipped(token: Token) -> bool:
    """Whether a number may be a year without its thousand."""
    year = token.value + _THOUSAND
    return token.kind is Kind.NUMBER and token.digits == 3 and (year in RUMI_YEARS or year in _GREGORIAN)


def stands_clipped(run: Run, index: int) -> bool:
    """Whether a number of three figures without a unit is a year: beside a month, or behind an apostrophe."""
    token, before, after = run.at(index), run.at(index - 1), run.at(index + 1)
    if not may_be_clipped(token):
        return False
    if index and before.kind is Kind.MONTH and token.gap in (" ", ","):
        dated = after.kind is Kind.UNIT and after.gap == " " and (after.detail == "date" or after.word in _UNITS)
        return dated or token.ending.case in _CASES or traps.word_after(run.folded, token.end) == ""
    if after.kind is Kind.MONTH and after.gap == " " and after.ending.possessive:
        return True
    sign = run.folded[token.start - 1 : token.start]
    return sign != "" and sign in APOSTROPHES and token.ending.case in _CASES


def with_unit(token: Token, unit: Token) -> bool:
    """Whether a number before a unit may lack its thousand: in old style, ``337 senesinde``, not ``337 yılında``."""
    return may_be_clipped(token) and unit.word in _UNITS


def whole(partial: Partial, told: int | None) -> Partial | None:
    """A clipped year with its thousand, or as it is written; None where nothing decides.

    Args:
        told: the year that the text tells of.
    """
    written = partial.year or 0
    year = written + _THOUSAND
    calendar = partial.calendar or ("rumi" if year in RUMI_YEARS else "")
    full = replace(partial, year=year, calendar=calendar, clipped=False)
    if told is not None and abs(year + _OFFSETS.get(calendar, 0) - told) <= _NEAR:
        return full
    if partial.calendar:
        return full
    literal = told is not None and abs(written - told) <= _AGE
    return replace(partial, clipped=False) if literal else None
