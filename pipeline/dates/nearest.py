"""Productions for the month, season or day next to now or to what was told: ``geçen mayısta``, ``önümüzdeki Eylül``.

The word before the month tells the direction, and the time told last, from which side it is the nearest. A month and
its day are read as everywhere; here they only get the base that their year is counted from.
"""

from __future__ import annotations

from pipeline.dates import points
from pipeline.dates.lexicon import DEICTIC, Kind
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.syntax import Base, Partial
from pipeline.dates.values import Grain

#: Participles that mostly stand before a noun that does something: ``Bakıdan gələn Mart``.
_COMING = frozenset(("geçen", "gələn", "keçən", "ötən"))


def weekday(run: Run, index: int) -> Node | None:
    """``geçen perşembe``, ``keçən cümə günü``, ``gələn bazar günü``: by the day of writing or the day told last."""
    token, name = run.at(index), run.at(index + 1)
    if token.word not in DEICTIC or name.kind is not Kind.WEEKDAY or name.gap != " ":
        return None
    unit = run.at(index + 2)
    named = unit.kind is Kind.UNIT and unit.value == Grain.DAY and unit.gap == " " and unit.ending.possessive
    base = Base(Grain.DAY, token.value, deictic=True, weekday=name.value + 1)
    ending = unit.ending if named else name.ending
    return Node(Partial(Grain.DAY, base=base), None, index + 2 + named, ending, "weekday", weak=True)


def nearest(run: Run, index: int) -> Node | None:
    """``keçən payız``, ``geçen mayısta``, ``önümüzdeki Eylül’ün sekizinde``, ``həmin mayda``."""
    token, following = run.at(index), run.at(index + 1)
    if following.gap not in CLOSE:
        return None
    steps = token.value if token.kind is Kind.STEP else 0
    deictic = token.word in DEICTIC
    base = Base(Grain.YEAR, steps, nearest=deictic, deictic=deictic or token.word == "bu")
    if following.kind is Kind.SEASON:
        return points.season(run, index + 1, Partial(Grain.YEAR, base=base))
    if following.kind is Kind.MONTH:
        made = points.month(run, index + 1)
    elif following.kind is Kind.NUMBER and run.at(index + 2).kind is Kind.MONTH and token.word not in _COMING:
        made = points.days(run, index + 1)
    else:
        return None
    if made is None or made.first.year is not None or made.first.calendar or made.end >= 0:
        return None
    for point in (made.first, made.last):
        if point is not None:
            point.base = base
    made.rule, made.weak = f"nearest {made.rule}" if base.nearest else f"{made.rule} of that time", False
    return made
