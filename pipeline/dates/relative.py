"""Productions for what is counted from another date, for lengths of time and for sets."""

from __future__ import annotations

import re
from typing import Final

from pipeline.dates import daytimes, nearest, occasions, periods, points
from pipeline.dates.endings import NONE
from pipeline.dates.lexicon import DEICTIC, Kind
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.scanner import Token
from pipeline.dates.syntax import DURATION, SET, Base, Partial, Reading
from pipeline.dates.values import Grain
from pipeline.records import Lang

#: ISO 8601 designators of the units; centuries and decades are counted in years.
_DESIGNATORS: Final = {Grain.DAY: "D", Grain.WEEK: "W", Grain.MONTH: "M", Grain.YEAR: "Y"}
_YEARS_OF: Final = {Grain.DECADE: 10, Grain.CENTURY: 100}


#: Words that belong to a length: ``iki aydan az``, ``üç aya yaxın müddətdə``.
_MORE: Final = re.compile(r"\s(?:az|çox|çok|artiq|fazla|ziyade)(?![^\W\d_])")
_NEARLY: Final = re.compile(r"\sya[kx]in(?:\s(?:müddət|müddet|süre|zaman|vaxt|vakit)[^\W\d_]*)?(?![^\W\d_])")
#: A word follows, and it joins no second noun.
_LASTING: Final = re.compile(r"\s(?!(?:ile|ilə|ve|və|da|de|də)\s)[^\W\d_]")


#: Demonstratives that are pronouns, too: before a year or day of its own they are its subject.
_PRONOUNS: Final = frozenset(("o", "bu", "şu"))


def _unit(run: Run, index: int) -> Token | None:
    """The unit at ``index``; in Turkish text ``il`` is a province."""
    token = run.at(index)
    if token.kind is not Kind.UNIT or token.gap not in CLOSE:
        return None
    return None if token.detail == "az" and run.lang is Lang.TR else token


def same(run: Run, index: int) -> Node | None:
    """``həmin ilin noyabrında``, ``aynı gün``, ``o yıllarda``, ``bu tarihten``, ``o yılın 5 Mayıs’ında``."""
    token = run.at(index)
    following = run.at(index + 1)
    if following.gap not in CLOSE:
        return None
    if token.word in ("bundan", "ondan"):
        made = measure(run, index + 1)  # ondan iki il sonra
        return made if isinstance(made, Node) else None
    if following.kind is Kind.NUMBER and following.digits == 4:
        if token.word in _PRONOUNS:
            return None  # O 1925 yılında doğdu: he
        years = points.year(run, index + 1, bare=False)
        return None if years is None else points.after_year(run, years)
    if following.kind is Kind.NUMBER and run.at(index + 2).kind is Kind.MONTH and token.word not in _PRONOUNS:
        return points.days(run, index + 1)
    if following.kind is Kind.SEASON:
        if following.ending.possessive or (following.detail == "az" and run.lang is Lang.TR):
            return None  # o yazı, bu yazının: writing, not summer; o yayın: a publication
        made = nearest.nearest(run, index)
        return None if made is None or following.ending.plural else made
    if following.kind is Kind.MONTH:
        return nearest.nearest(run, index)
    if following.kind is Kind.DAYTIME:
        return daytimes.of_that_day(run, index)
    unit = _unit(run, index + 1)
    if unit is None or unit.ending.measure or unit.ending.since or (unit.ending.adjective and unit.detail != "date"):
        return None
    if unit.value == Grain.DAY and token.word == "bu" and not unit.ending.plural:
        return None  # bu gün is today
    if unit.detail in ("hour", "minute"):
        return None
    if unit.ending.plural and unit.ending.possessive and not unit.ending.case:
        return None  # o günleri anlattı: the days themselves are spoken of
    if unit.detail == "date" and not unit.ending.case and not unit.ending.adjective:
        return None  # bu tarihi yapı: historic
    return _from_base(run, index + 1, unit, 0, deictic=token.word == "bu" and not unit.ending.plural)


def step(run: Run, index: int) -> Node | None:
    """``ertesi yıl``, ``növbəti ayın 5-də``, ``bir önceki ay``, ``geçen yüzyılın 30’lu yıllarında``."""
    token = run.at(index)
    if run.at(index + 1).kind in (Kind.SEASON, Kind.MONTH, Kind.NUMBER):
        return nearest.nearest(run, index)
    if run.at(index + 1).kind is Kind.DAYTIME:
        return daytimes.of_that_day(run, index)
    if run.at(index + 1).kind is Kind.WEEKDAY:
        return nearest.weekday(run, index)
    unit = _unit(run, index + 1)
    if unit is None or unit.ending.measure or unit.ending.since or unit.detail in ("hour", "minute", "date"):
        return None
    if unit.ending.plural:
        return None  # sonraki yıllarda: some time, from which no date follows
    if unit.value == Grain.DAY and token.word in ("geçen", "keçən", "ötən"):
        return None  # geçen gün: the other day
    if unit.ending.adjective:
        return None
    return _from_base(run, index + 1, unit, token.value, deictic=token.word in DEICTIC)


def next_morning(run: Run, index: int) -> Node | None:
    """``səhəri gün``, ``sabahı gün``: the day after."""
    unit = _unit(run, index + 1)
    if not run.at(index).ending.possessive or run.at(index).ending.case or unit is None or unit.value != Grain.DAY:
        return None
    return None if unit.ending.plural or unit.ending.measure else _from_base(run, index + 1, unit, 1)


def _from_base(run: Run, index: int, unit: Token, steps: int, *, deictic: bool = False) -> Node:
    """A unit of the context, and what is named inside it."""
    grain = None if unit.detail == "date" else Grain(unit.value)
    base = Base(grain, steps, plural=unit.ending.plural, whole=True, deictic=deictic)
    node = Node(Partial(grain or Grain.DAY, base=base), None, index + 1, unit.ending, _rule(grain, steps))
    if unit.ending.plural:
        return node
    if grain is Grain.YEAR:
        return points.after_year(run, node)
    if grain is Grain.MONTH and unit.ending.case == "gen":
        return points.month_base(run, index + 1, base) or node
    if grain is Grain.CENTURY:
        return periods.relative_century_decade(run, node)
    return node


def _rule(grain: Grain | None, steps: int) -> str:
    name = "date" if grain is None else grain.name.lower()
    return f"that {name}" if steps == 0 else f"next {name}" if steps > 0 else f"previous {name}"


def unit_first(run: Run, index: int) -> Node | None:
    """``ayın on beşinde``, ``ilin payızında``, ``yılın sonunda``, ``ay başında``: the unit is that of the context."""
    unit = _unit(run, index)
    if run.at(index).kind is Kind.UNIT and run.at(index).gap not in CLOSE:
        unit = run.at(index)
        if unit.detail == "az" and run.lang is Lang.TR:
            return None
    if unit is None or unit.detail in ("date", "hour", "minute") or unit.ending.plural:
        return None
    if (unit.ending is not NONE and unit.ending.case != "gen") or unit.ending.possessive:
        return None
    grain = Grain(unit.value)
    node = Node(Partial(grain, base=Base(grain)), None, index + 1, unit.ending, _rule(grain, 0))
    if grain is Grain.MONTH and unit.ending.case == "gen":
        made = points.month_base(run, index + 1, Base(grain))
        if made is not None:
            return made
    if grain is Grain.YEAR and unit.ending.case == "gen":
        inner = points.after_year(run, node)
        if inner is not node:
            return inner
    if grain in (Grain.YEAR, Grain.MONTH, Grain.CENTURY):
        follows = run.at(index + 1)
        if unit.ending.case != "gen" and follows.kind is not Kind.PART:
            return None
        if unit.ending is NONE and follows.ending.case not in ("loc", "abl", "dat"):
            return None
        if periods.part(run, index + 1, node) is not None:
            node.weak = True
            return node
    return None


class _Amount:
    """How many units: a number, two (``beş-altı``), a fraction, or "a few"."""

    __slots__ = ("few", "half", "high", "low", "next")

    def __init__(self, low: float, high: float, following: int, few: bool = False) -> None:
        self.low = low
        self.high = high
        self.next = following
        self.few = few


def _amount(run: Run, index: int) -> _Amount | None:
    token = run.at(index)
    if token.kind is Kind.FEW:
        return _Amount(0, 0, index + 1, few=True)
    if token.kind is Kind.HALF and token.word == "yarim":
        return _Amount(0.5, 0.5, index + 1)
    if token.kind is Kind.FRACTION and token.value in (2, 4) and token.ending is NONE:
        return _Amount(1 / token.value, 1 / token.value, index + 1)
    if token.kind is not Kind.NUMBER or token.ending is not NONE or token.detail == "ocr":
        return None
    low = high = float(token.value)
    position = index + 1
    following = run.at(position)
    if following.kind is Kind.NUMBER and following.ending is NONE and following.gap in ("-", " "):
        if following.gap == " " and not (
            token.detail == following.detail == "words" and following.value == token.value + 1
        ):
            return None
        high, position = float(following.value), position + 1
    if run.at(position).kind is Kind.HALF and run.at(position).gap == " " and run.at(position).word == "buçuk":
        low, high, position = low + 0.5, high + 0.5, position + 1
    if not 0 < low <= high:
        return None
    return _Amount(low, high, position)


_AMOUNT_GAPS: Final = frozenset((" ", "-", ""))


def measure(run: Run, index: int) -> Node | Reading | None:
    """An amount of time: a date where ``sonra`` or ``önce`` follows, else a duration."""
    amount = _amount(run, index)
    if amount is None:
        return None
    unit = run.at(amount.next)
    if unit.kind is Kind.DAYTIME:
        return daytimes.nights_away(run, index)
    if unit.kind is not Kind.UNIT or unit.gap not in _AMOUNT_GAPS or unit.detail == "date":
        return None
    if unit.detail == "az" and run.lang is Lang.TR:
        return None
    if unit.gap == "" and run.at(index).digits == 0:
        return None
    away = unit.ending is NONE and run.at(amount.next + 1).kind is Kind.DISTANCE
    if unit.value == Grain.YEAR and 1000 <= amount.low <= 2100 and not unit.ending.measure and not away:
        return None
    if unit.ending.adjective or (unit.ending.plural and not amount.few):
        return None
    position = amount.next + 1
    if run.at(position).word == "bundan" and run.at(position).gap == " ":
        position += 1  # iki il bundan əvvəl
    roughly = run.at(position).kind is Kind.UNTIL and run.at(position).gap == " "
    if roughly:
        position += 1  # on yıl kadar sonra
    distance = run.at(position)
    related = distance.kind is Kind.DISTANCE or (
        distance.kind is Kind.STEP and distance.word in ("sonraki", "önceki", "öncəki", "evvelki", "əvvəlki")
    )
    if related and distance.gap == " " and unit.detail not in ("hour", "minute"):
        if unit.ending is NONE or unit.ending.case == "abl" or amount.few:
            node = _distance(amount, unit, distance, position + 1)
            if node.first.base is not None:
                node.first.base.occasion = occasions.counted_from(run, index, 1 if distance.value > 0 else -1)
            node.first.qualifier = "~" if roughly else ""
            return node
        return None
    return _duration(run, index, amount, unit, amount.next + 1)


def _distance(amount: _Amount, unit: Token, word: Token, following: int) -> Node:
    grain = Grain(unit.value)
    steps: float = amount.low
    vague = amount.few or amount.low != amount.high
    if grain in _YEARS_OF:
        steps, grain = steps * _YEARS_OF[grain], Grain.YEAR
    if steps != int(steps) and grain is Grain.YEAR:
        steps, grain = steps * 12, Grain.MONTH
    if steps != int(steps):
        vague = True
    sign = 1 if word.value > 0 else -1
    base = Base(grain, sign * (int(steps) if not vague else 0), vague=vague)
    rule = f"{grain.name.lower()}s {'later' if sign > 0 else 'earlier'}"
    return Node(Partial(grain, base=base), None, following, word.ending, rule)


def _duration(run: Run, index: int, amount: _Amount, unit: Token, position: int) -> Reading | None:
    ending = unit.ending
    if ending.possessive and not ending.measure and not ending.since:
        return None
    cue = ending.measure or ending.since
    last = unit
    total = [(_value(amount.low, unit), _value(amount.high, unit))]
    # compound: bir il iki ay
    halved = run.at(position).kind is Kind.HALF and run.at(position + 1).kind is not Kind.UNIT
    smaller = None if halved else _amount(run, position)
    if smaller is not None and ending is NONE and run.at(position).gap == " " and not smaller.few:
        inner = run.at(smaller.next)
        smaller_unit = (
            inner.kind is Kind.UNIT and inner.gap == " " and inner.detail == "" and 0 < inner.value < unit.value
        )
        if smaller_unit and (not inner.ending.possessive or inner.ending.measure):
            total.append((_value(smaller.low, inner), _value(smaller.high, inner)))
            last, position = inner, smaller.next + 1
    elif halved and run.at(position).gap == " " and ending is NONE and unit.value == Grain.YEAR:
        total.append(("6M", "6M"))
        last, position = run.at(position), position + 1
    if ending.case == "loc" and _is_set(run, position):
        return Reading(SET, run.at(index).start, run.at(position).end, "set", tokens=(index, position + 1))
    tail = run.at(position)
    if tail.kind is Kind.LENGTH and tail.gap == " ":
        cue = True
        if tail.word not in ("süren", "sürən"):
            last, position = tail, position + 1
    if tail.kind is Kind.UNTIL and tail.gap == " ":
        cue = True
    end = last.end
    more = (_MORE if last.ending.case == "abl" else _NEARLY).match(run.folded, end)
    if more is not None and last.ending.case in ("abl", "dat"):
        cue, end = True, more.end()
    single = amount.low == amount.high == 1 and len(total) == 1
    if amount.few or (single and not cue and not _lasts(run, unit)):
        return None
    if ending.case in ("gen", "ins", "acc") and not cue:
        return None
    value = "P" + "".join(low for low, _ in total)
    if amount.low != amount.high:
        value += "/P" + "".join(high for _, high in total)
    value = _with_time(value, unit)
    return Reading(DURATION, run.at(index).start, end, "duration", value=value, tokens=(index, position))


def _lasts(run: Run, unit: Token) -> bool:
    """Whether a single unit is a length of time: ``bir il qaldı``; not ``bir gün`` (once), nor ``bir ay ve yıldız``."""
    if unit.value == Grain.DAY or unit.detail in ("hour", "minute") or unit.ending is not NONE:
        return False
    return _LASTING.match(run.folded, unit.end) is not None


def _is_set(run: Run, index: int) -> bool:
    """``iki yılda bir``, ``ayda iki defa``."""
    token = run.at(index)
    return token.kind is Kind.NUMBER and token.gap == " " and token.value == 1 and token.ending is NONE


def _value(number: float, unit: Token) -> str:
    if unit.detail in ("hour", "minute"):
        return _plain(number) + ("H" if unit.detail == "hour" else "M")
    grain = Grain(unit.value)
    if grain in _YEARS_OF:
        number, grain = number * _YEARS_OF[grain], Grain.YEAR
    if number != int(number) and grain is Grain.YEAR:
        whole, rest = int(number), round((number - int(number)) * 12)
        return (f"{whole}Y" if whole else "") + f"{rest}M"
    return _plain(number) + _DESIGNATORS[grain]


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def _with_time(value: str, unit: Token) -> str:
    return value.replace("P", "PT") if unit.detail in ("hour", "minute") else value


def every(run: Run, index: int) -> Reading | None:
    """``her yıl``, ``hər ayın``, ``her iki yılda bir``: a set of times, neither date nor duration."""
    position = index + 1
    if run.at(position).kind is Kind.NUMBER and run.at(position).ending is NONE:
        position += 1
    if run.at(position).kind is Kind.STEP and run.at(position).gap in CLOSE:
        position += 1  # her geçen yıl
    token = run.at(position)
    if token.gap not in CLOSE or token.kind not in (Kind.UNIT, Kind.SEASON, Kind.WEEKDAY):
        return None
    end = position + 1
    if token.kind is Kind.UNIT and token.value == Grain.MONTH and token.ending.case == "gen":
        day = run.at(end)
        if day.kind is Kind.NUMBER and 1 <= day.value <= 31 and day.gap in CLOSE and day.ending is not NONE:
            end += 1
    return Reading(SET, run.at(index).start, run.at(end - 1).end, "set", tokens=(index, end))
