"""The anchor model: what a relative or incomplete date is counted from, and how the program knows.

The context of an expression is, in this order: the anchor that the caller gave or the last date said; the
heading of the section; the range of the whole document. Each resolution says which of them decided. Where
none does, a day or month keeps its unknown year (``XXXX-04-27``) and everything else is ``?``.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.dates.clauses import Standing
from pipeline.dates.happenings import Happenings
from pipeline.dates.syntax import Reading
from pipeline.dates.values import (
    DateValue,
    Grain,
    Point,
)
from pipeline.record_classes import record
from pipeline.records import Lang

#: How many dates of a paragraph are kept for the telling of an outbreak.
_SAID: Final = 12


@record
class Anchor:
    """A date to count from.

    Attributes:
        value: what was said.
        source: who said it: ``given``, ``last date``, ``heading``, ``document``.
        text: the value as text, for the reason.
    """

    value: DateValue
    source: str

    def reason(self) -> str:
        """``from the last date 1918-05-28``."""
        return f"from the {self.source} {self.value.edtf()}"

    def point(self) -> Point | None:
        """The point meant; of an interval its end."""
        value = self.value
        if value.interval:
            return value.last if value.last is not None else value.first
        return value.first


@record
class _Detour:
    """Where the story stood before it looked aside, and how far it does so."""

    last: Anchor | None
    day: Anchor | None
    month: Anchor | None
    year: Anchor | None
    years: Anchor | None
    standing: Standing


@dataclass(slots=True)
class Context:
    """What has been said so far.

    Attributes:
        last: the last date said, of any precision, or the anchor given.
        day, month, year: the last said that is at least so precise.
        years: the last decade, century or range of years said.
        heading: the date of the section's heading, if it names one.
        document: the year of a document all of whose dates fall into one.
        given: the anchor the caller gave.
        written: the latest year that the document names anywhere; 0 if unknown.
        lang: of the text; it tells which Ottoman calendar a bare year is of.
        happenings: those that the document names.
        said: the last dates said in this paragraph, with their offsets in it.
        detour: what the story comes back to, while it looks aside.
        dateline: the date over the letter or record that is being read.
    """

    last: Anchor | None = None
    day: Anchor | None = None
    month: Anchor | None = None
    year: Anchor | None = None
    years: Anchor | None = None
    heading: Anchor | None = None
    document: Anchor | None = None
    given: Anchor | None = None
    written: int = 0
    lang: Lang = Lang.TR
    happenings: Happenings = field(default_factory=Happenings)
    said: deque[tuple[int, DateValue]] = field(default_factory=lambda: deque(maxlen=_SAID))
    detour: _Detour | None = None
    dateline: Anchor | None = None

    def give(self, value: DateValue) -> None:
        """Take the date that the caller says the text is to be read from."""
        self.say(value, "given anchor")
        self.given = self.last

    def told(self, value: DateValue) -> Context:
        """This context after a date was said."""
        self.say(value)
        return self

    def written_at(self, value: DateValue) -> None:
        """Take a date for that of the letter or record that begins."""
        self.dateline = Anchor(value, "dateline")

    def look_aside(self, value: DateValue, standing: Standing) -> None:
        """Take a date for where the story stands, as far as ``standing`` reaches, in offsets of the document."""
        if self.detour is None:
            self.detour = _Detour(self.last, self.day, self.month, self.year, self.years, standing)
        else:
            self.detour = replace(self.detour, standing=standing)
        self.say(value)

    def come_back(self, reading: Reading, position: int) -> None:
        """Go back to where the story stood, unless a reading at ``position`` is counted from what it looked at.

        Then the story has gone there, and what is told next is counted from that reading; only from a glance back it
        returns in any case.
        """
        detour, first = self.detour, reading.first
        if detour is None or first is None:
            return
        if first.base is not None or first.short:
            reach = detour.standing.relative
        else:
            reach = detour.standing.yearless if first.year is None else -1
        if position >= reach:
            self.last, self.day, self.month = detour.last, detour.day, detour.month
            self.year, self.years, self.detour = detour.year, detour.years, None
        elif not detour.standing.whole:
            self.detour = None

    def say(self, value: DateValue, source: str = "last date") -> None:
        """Remember a date that was said."""
        point = value.last if value.interval and value.last is not None else value.first
        if point is None or point.year is None or not value.known:
            return
        anchor = Anchor(value, source)
        if value.interval and point.grain >= Grain.YEAR:
            self.years = self.last = anchor
            return
        self.last = anchor
        if point.grain >= Grain.DECADE:
            self.years = anchor
            return
        if not value.interval:
            self.years = None
        self.year = anchor
        # a coarser date leaves a finer one standing only if the finer lies within it
        if point.grain is Grain.DAY:
            self.day = self.month = anchor
        elif point.grain is Grain.MONTH:
            self.month = anchor
            self.day = self.day if _within(self.day, point) else None
        else:
            self.month = self.month if _within(self.month, point) else None
            self.day = self.day if _within(self.day, point) else None

    def year_anchor(self) -> Anchor | None:
        """Where a missing year comes from."""
        return self.year or self.heading_year() or self.document

    def heading_year(self) -> Anchor | None:
        """The heading, if it names one year."""
        if self.heading is None:
            return None
        first, last = self.heading.value.earliest(), self.heading.value.latest()
        return self.heading if first is not None and last is not None and first[0] == last[0] else None


def _within(anchor: Anchor | None, point: Point) -> bool:
    """Whether what ``anchor`` says lies in the period ``point``."""
    inner = None if anchor is None else anchor.point()
    if inner is None or inner.year != point.year:
        return False
    return point.grain is not Grain.MONTH or inner.month == point.month
