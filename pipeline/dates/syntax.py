"""What the grammar makes of a run of tokens: expressions whose gaps the context may fill."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from pipeline.dates.values import Grain

#: Labels of a reading; the first two are those of the mentions, a set is neither.
DATE: Final = "DATE"
DURATION: Final = "DURATION"
SET: Final = "SET"


@dataclass(slots=True)
class Occasion:
    """A happening that an expression is counted from, and which part of it is meant.

    Attributes:
        kind: the kind of happening that its noun takes up.
        start, end: offsets of that noun.
        unit: what it is told in.
        part: ``START``, ``END``, or "" for all of it.
        count: how many units (``ilk üç günü``); 0 if not said.
        side: 1 after it, -1 before it, 0 within.
    """

    kind: str
    start: int
    end: int
    unit: Grain
    part: str = ""
    count: int = 0
    side: int = 0


@dataclass(slots=True)
class Base:
    """Where a relative expression starts from: the date said before it.

    Attributes:
        grain: the unit counted in; None for "that date", whatever its unit.
        steps: how many units later (or, below zero, earlier).
        vague: the number is not said (``birkaç gün sonra``).
        plural: the time around it is meant (``o yıllarda``).
        whole: the unit as such (``ertesi hafta``), not a distance (``bir hafta sonra``).
        nearest: not the unit counts, but the first month or season met going there (``geçen mayısta``).
        deictic: it is counted from the time of writing, where the text says that (``bu yıl``, ``keçən ay``).
        weekday: the day of the week meant, 1 for Monday; 0 for none.
        occasion: the happening it is counted from, where the text names one.
    """

    grain: Grain | None
    steps: int = 0
    vague: bool = False
    plural: bool = False
    whole: bool = False
    nearest: bool = False
    deictic: bool = False
    weekday: int = 0
    occasion: Occasion | None = None


@dataclass(slots=True)
class Partial:
    """A point in time as far as the text says it.

    Attributes:
        grain: how precise it will be.
        year: as in :class:`~pipeline.dates.values.Point`, but in the calendar of the text; None if not said.
        month, day, season: 0 if not said. ``season`` 0 with grain SEASON is ``yaz``, which needs a language.
        short: the year or decade is given by its last two figures.
        clipped: the year may lack its thousand (``337 senesi``).
        base: what it is counted from, if it is relative.
        calendar: ``rumi``, ``hijri``, ``old`` (Julian) or "".
        qualifier: of this point alone (``1884?-1955``).
    """

    grain: Grain
    year: int | None = None
    month: int = 0
    day: int = 0
    season: int = 0
    short: bool = False
    clipped: bool = False
    base: Base | None = None
    calendar: str = ""
    qualifier: str = ""

    @property
    def yearless(self) -> bool:
        """Whether its year must come from elsewhere."""
        return self.year is None and self.base is None

    def copy(self) -> Partial:
        """A copy that can be changed."""
        return replace(self)


@dataclass(slots=True)
class Reading:
    """One expression.

    Attributes:
        label: DATE, DURATION or SET.
        start, end: offsets of its span.
        rule: which construction it is.
        first: the point, or the begin of the interval; None for durations and sets.
        last: the end of the interval, or None.
        open_end: the interval goes on.
        part: ``START``, ``MID``, ``END`` or "".
        qualifier: ``~``, ``?``, ``%`` or "".
        value: the ISO 8601 text of a duration.
        original: the date as printed, where another calendar was read.
        weak: to be dropped where the context gives it no value.
        until: it is where something ends (``1920-ci iləcən``).
        occasion: the happening it is a part of; ``first`` then says nothing but the unit.
        rest: where its first word of the calendar begins, if that is not its start.
        tokens: indices of its first token and of the first after it, in its run.
    """

    label: str
    start: int
    end: int
    rule: str
    first: Partial | None = None
    last: Partial | None = None
    open_end: bool = False
    part: str = ""
    qualifier: str = ""
    value: str = ""
    original: str = ""
    weak: bool = False
    until: bool = False
    occasion: Occasion | None = None
    rest: int = 0
    tokens: tuple[int, int] = (0, 0)
