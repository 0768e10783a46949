"""The date grammar: from a run of tokens to readings.

A recursive descent over the tokens, in this order::

    expression := qualifier* (period | point | relative | length | set) range? part? tail* qualifier?
    period     := century (decade | part)? | decade
    point      := days month year? | year (month days? | days month | season)? | month days? year? | figures
    range      := "-" point | "ile" point "arasında" | point-from point-to | point "bağlayan gece"

Every production either reads as much as belongs to the expression or nothing. The first that reads something
wins; which ones are tried is told by the kind of the first token. Nothing is computed here that the text does
not say: what is missing is left open for :mod:`pipeline.dates.context`.
"""

from __future__ import annotations

import re

from pipeline.dates import daytimes, occasions, periods, points, relative, traps
from pipeline.dates.endings import NONE, Ending
from pipeline.dates.lexicon import Kind
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.scanner import Token
from pipeline.dates.styles import same_day
from pipeline.dates.syntax import DATE, DURATION, SET, Base, Partial, Reading
from pipeline.dates.values import Grain
from pipeline.records import Lang

#: What may follow the number of an amount of time.
_MEASURED = frozenset((Kind.UNIT, Kind.NUMBER, Kind.HALF, Kind.DAYTIME))
_PREFIXES = frozenset((Kind.APPROXIMATE, Kind.UNCERTAIN, Kind.CALENDAR, Kind.ERA))
_QUESTIONED = re.compile(r"\s?\(\?\)")
_OPEN = re.compile(r"\s?[-–—]\s?(?=\))")
#: The unit behind a question mark in brackets: ``1922 (?) yılında``.
_UNIT_AFTER = re.compile(r"\s(?:yil|sene)[^\W\d_]*")
_NEAR = re.compile(r"\sya[kx]in(?![^\W\d_])")
_THROUGHOUT = frozenset(("boyunca", "boyu", "ərzində", "müddətində", "süresince", "içinde", "içində", "zarfinda"))
_HOMONYMS = frozenset(("bazar", "pazar", "sali"))
_FRIDAY_HOUSE = re.compile(r"\s(?:cami|məscid|mescid|mescit|namaz|xütbə|hutbe)")
_BOUND = frozenset((" ", ","))


def read(tokens: list[Token], text: str, folded: str, lang: Lang) -> list[Reading]:
    """The readings of a run, in order, without overlaps."""
    run = Run(tokens, text, folded, lang)
    readings: list[Reading] = []
    index = 0
    count = len(run.tokens)
    while index < count:
        reading = _expression(run, index)
        if reading is None:
            index += 1
            continue
        readings.append(reading)
        index = max(reading.tokens[1], index + 1)
    _share_years(run, readings)
    return readings


def _expression(run: Run, index: int) -> Reading | None:
    token = run.tokens[index]
    position, qualifier, calendar, era = index, "", "", 0
    while token.kind in _PREFIXES:
        if token.kind is Kind.APPROXIMATE:
            qualifier = "~" if qualifier in ("", "~") else "%"
        elif token.kind is Kind.UNCERTAIN:
            qualifier = "?" if qualifier in ("", "?") else "%"
        elif token.kind is Kind.CALENDAR:
            calendar = token.detail
        else:
            era = token.value
        position += 1
        token = run.at(position)
        if token.gap not in _BOUND and not (token.gap == "" and run.at(position - 1).word.rstrip().endswith(".")):
            return None
    made = _body(run, position, era, calendar, qualifier)
    if made is None:
        return None
    if isinstance(made, Reading):
        if made.label == SET and position != index:
            return None
        if made.label == DURATION and qualifier:
            made.start = run.tokens[index].start
        made.tokens = (index, made.tokens[1])
        return made
    return _completed(run, index, position, made, qualifier, calendar)


def _body(run: Run, index: int, era: int, calendar: str, qualifier: str = "") -> Node | Reading | None:
    kind = run.at(index).kind
    made: Node | Reading | None = None
    if kind is Kind.NUMBER:
        number = run.at(index).value
        if number <= 31:
            made = periods.century(run, index, era) or points.days(run, index)
        if made is None and number % 10 == 0:
            made = periods.decade(run, index)
        if made is None and run.at(index + 1).kind in _MEASURED:
            made = relative.measure(run, index)
        if made is None:
            years = points.year(run, index, era)
            made = None if years is None else points.after_year(run, years)
            if made is not None and made.bare and not _year_stands(run, index, made, calendar, qualifier):
                made = None
    elif kind is Kind.ROMAN:
        made = periods.century(run, index, era)
    elif kind is Kind.NUMERIC_DATE:
        made = points.numeric(run, index)
    elif kind is Kind.MONTH:
        made = points.month(run, index)
    elif kind is Kind.SEASON:
        made = points.season(run, index)
    elif kind is Kind.SAME:
        made = relative.same(run, index)
    elif kind is Kind.STEP:
        made = occasions.beside_happening(run, index) or relative.step(run, index)
    elif kind is Kind.UNIT:
        made = relative.unit_first(run, index) or occasions.years_of_happening(run, index)
    elif kind in (Kind.FEW, Kind.HALF, Kind.FRACTION):
        made = relative.measure(run, index)
    elif kind is Kind.PART:
        made = occasions.part_of_happening(run, index) or occasions.part_of_named(run, index)
    elif kind is Kind.DAYTIME:
        made = relative.next_morning(run, index)
    elif kind is Kind.EVERY:
        made = relative.every(run, index)
    return made


def _year_stands(run: Run, index: int, node: Node, calendar: str, qualifier: str) -> bool:
    """Whether a bare year, or two, may be one where it stands."""
    if calendar:
        return True
    token, last = run.at(index), run.at(node.next - 1)
    following = run.at(node.next)
    rough = qualifier != "" or (index > 0 and run.at(index - 1).kind is Kind.APPROXIMATE)
    if node.last is None and (_QUESTIONED.match(run.folded, last.end) or node.part):
        return True
    if following.kind is Kind.NOW and following.gap == "-":
        return True
    if (following.kind is Kind.BETWEEN and node.last is not None) or following.kind is Kind.AROUND:
        return not traps.numbered(run.folded, token.start)
    if following.gap in CLOSE and following.kind is Kind.PART and following.ending.possessive:
        return not traps.numbered(run.folded, token.start)
    if following.kind is Kind.UNIT and following.detail == "date" and following.gap in CLOSE:
        return not traps.numbered(run.folded, token.start)
    if following.kind is Kind.NUMBER and following.gap == " " and not _dated(run, node.next):
        return False  # 418 1920 30: a number among numbers
    before = run.folded[token.start - 1 : token.start]
    if last.digits == 2 and not (before == "(" and run.folded[last.end : last.end + 1] == ")"):
        return False
    if run.at(index - 1).kind is Kind.NUMBER and index and token.gap == " " and run.at(index - 1).ending is NONE:
        return False
    if following.kind is Kind.AND and _dated(run, node.next + 1):
        return True
    if node.last is not None and node.ending is NONE:
        word = traps.word_after(run.folded, last.end)
        return not traps.numbered(run.folded, token.start) and not (word and traps.counted(run.folded, last.end))
    return traps.bare_year(run.text, run.folded, token.start, last.end, counting=rough)


def _dated(run: Run, index: int) -> bool:
    """Whether the number at ``index`` is the begin of a date of its own."""
    if run.at(index).kind is not Kind.NUMBER:
        return False
    years = points.year(run, index)
    return (years is not None and not years.bare) or points.days(run, index) is not None


# --- ranges ----------------------------------------------------------------------------------------


def _second(run: Run, index: int) -> Node | None:
    """A point that may end a range."""
    made = _body(run, index, 0, "")
    if not isinstance(made, Node) or made.last is not None:
        return None
    return made


def _ranged(run: Run, start: int, node: Node) -> Node:
    """``node``, or the range it begins."""
    if node.ending.case == "dat" and node.first.grain is Grain.DAY and node.end < 0:
        night = _night(run, node.next)
        if night and node.last is None and node.first.base is None and not node.first.calendar:
            return daytimes.night_before(node, night)
        node.next = night or node.next
    if node.last is not None or node.end >= 0:
        return node
    node = _with_unit(run, node)
    following = run.at(node.next)
    case = node.ending.case
    if case == "abl":
        if following.kind is Kind.NOW and following.gap == " ":
            return node
        if following.gap == " ":
            second = _second(run, node.next)
            second = None if second is None else _with_unit(run, second)
            if second is not None and second.ending.case in ("dat", "term"):
                until = run.at(second.next).kind is Kind.UNTIL or second.ending.case == "term"
                night = _night(run, second.next)
                if until or night or _comparable(node, second):
                    return _range(run, node, second, night or second.next)
    elif following.gap == "/" and node.first.grain is Grain.DAY and node.ending is NONE:
        second = _second(run, node.next)
        if second is not None and second.first.grain is Grain.DAY:
            old, new = node.first, second.first
            if same_day(old.year or new.year, old.month, old.day, new.month, new.day):
                second.original = run.text[run.at(start).start : run.at(second.next - 1).end]
                second.rule += ", two styles"
                return second
    elif following.gap == "-" and (node.ending is NONE or case in ("", "gen", "loc")):
        second = _second(run, node.next)
        if second is not None and _comparable(node, second):
            return _range(run, node, second, second.next)
    elif following.kind is Kind.AND and following.gap == " ":
        second = _second(run, node.next + 1)
        unit = None if second is None else run.at(second.next)
        if second is not None and unit is not None and unit.detail == "date" and unit.ending.plural:
            second.next += 1  # ... ile 12 Ocak tarihleri arasında
        if second is not None and run.at(second.next).kind is Kind.BETWEEN and run.at(second.next).gap == " ":
            return _range(run, node, second, second.next)
    elif node.ending.accusative and following.gap == " ":
        second = _second(run, node.next)
        if second is not None and second.ending.case == "dat":
            night = _night(run, second.next)
            if night:
                return _range(run, node, second, night)
    return node


def _with_unit(run: Run, node: Node) -> Node:
    """The node with the ``tarihinden`` or ``gününe`` behind it, whose case tells the range; else as it is."""
    if node.last is None and node.end < 0 and node.ending.case == "":
        position = _tail(run, node.next, node)
        if position == node.next + 1 and run.at(node.next).ending.case in ("abl", "dat", "term"):
            node.next, node.ending = position, run.at(node.next).ending
    return node


def _night(run: Run, index: int) -> int:
    """Index after ``bağlayan gece`` or ``keçən gecə``, 0 if it does not stand here."""
    token = run.at(index)
    binds = token.kind is Kind.BINDING or (token.kind is Kind.STEP and token.word in ("keçən", "geçen"))
    return index + 2 if binds and run.at(index + 1).kind is Kind.DAYTIME else 0


def _comparable(node: Node, second: Node) -> bool:
    grains = (node.first.grain, second.first.grain)
    if node.part or (second.bare and grains[0] != grains[1]):
        return False
    return grains[0] == grains[1] or max(grains) <= Grain.YEAR


def _range(run: Run, node: Node, second: Node, following: int) -> Node:
    """The two points as one range; each gives the other what it lacks. ``node`` itself if that fails."""
    first, last = node.first.copy(), second.first.copy()
    if first.base is None and last.base is None and last.grain is Grain.DAY and last.month == 0:
        last.month = first.month
    if first.yearless and last.year is not None:
        first.year, first.short, first.calendar = last.year, last.short, first.calendar or last.calendar
        if first.month > last.month > 0:
            first.year -= 1
    elif last.yearless and first.year is not None:
        last.year, last.short, last.calendar = first.year, first.short, last.calendar or first.calendar
        if 0 < last.month < first.month:
            last.year += 1
    elif last.yearless and first.base is not None:
        last.base = first.base
    if first.short != last.short and first.grain is last.grain is Grain.YEAR:
        first.short = last.short = False
        if (last.year or 0) < 100:
            last.year = (last.year or 0) + (first.year or 0) // 100 * 100
    if first.year is not None and last.year is not None and _key(first) >= _key(last):
        return node
    made = Node(first, last, following, second.ending, f"from {node.rule} to {second.rule}")
    made.end = second.end if following == second.next else -1
    made.weak = node.weak and second.weak
    return made


def _key(point: Partial) -> tuple[int, int, int]:
    return point.year or 0, point.month or (point.season - 20) * 3, point.day


# --- what follows ----------------------------------------------------------------------------------


def _completed(run: Run, start: int, body: int, node: Node, qualifier: str, calendar: str) -> Reading | None:
    """The whole expression: range, part, units and words that belong to it, and what they say of certainty."""
    node = _ranged(run, body, node)
    within = periods.end_of(run, node.next, node)
    if within is not None:
        end_point, after = within
        node = Node(end_point, None, after, run.at(after - 1).ending, f"{node.rule}, its end", weak=node.weak)
    position = node.next
    found = periods.part(run, position, node) if node.end < 0 and not node.part else None
    part_name = node.part
    if found is not None:
        part_name, position = found
    if (
        node.bare
        and node.last is None
        and found is None
        and position == node.next
        and not _year_stands(run, body, node, calendar, qualifier)
    ):
        return None
    last = position
    position = _tail(run, position, node)
    end = run.at(position - 1).end if position > last or node.end < 0 or found else node.end
    open_end = False
    following = run.at(position)
    if node.ending.case == "abl" and following.kind is Kind.NOW and following.gap == " " and node.last is None:
        open_end, position, end = True, position + 1, following.end
    elif (
        node.rule == "year"
        and node.bare
        and _OPEN.match(run.folded, end)
        and run.folded[run.at(body).start - 1 : run.at(body).start] == "("
    ):
        open_end = True
    elif following.kind is Kind.NOW and following.gap == "-" and node.rule == "year":
        open_end, position, end = True, position + 1, following.end
    following = run.at(position)
    if following.kind is Kind.AROUND and following.gap == " ":
        qualifier = "~" if qualifier in ("", "~") else "%"
        position, end = position + 1, following.end
    elif following.kind is Kind.CALENDAR and following.gap == "(" and run.closed(position) >= 0:
        calendar, end = following.detail, run.closed(position)
        position += 1
    questioned = _QUESTIONED.match(run.folded, end)
    if questioned is not None:
        qualifier = "?" if qualifier in ("", "?") else "%"
        end = questioned.end()
        unit = _UNIT_AFTER.match(run.folded, end)
        if unit is not None and node.bare:
            end = unit.end()
    elif run.folded[end : end + 2] == "?)" and node.bare:
        if node.last is not None:
            node.last.qualifier = "?"
        else:
            qualifier = "?" if qualifier in ("", "?") else "%"
    if node.ending.case == "dat" and _NEAR.match(run.folded, end):
        qualifier = "~" if qualifier in ("", "~") else "%"
    original = node.original
    if calendar in ("rumi", "hijri", "old") and node.end < 0:
        for point in (node.first, node.last):
            if point is not None and point.year is not None:
                point.calendar = calendar
    if not original and any(point is not None and point.calendar for point in (node.first, node.last)):
        original = run.text[run.at(start).start : end]
    reading = Reading(
        DATE,
        run.at(start).start,
        end,
        node.rule,
        first=node.first,
        last=node.last,
        open_end=open_end,
        part=part_name,
        qualifier=qualifier,
        original=original,
        weak=node.weak and (not part_name or node.first.base is not None),
        until=node.last is None and run.at(position - 1).ending.case == "term",
        tokens=(start, position),
    )
    return reading


def _tail(run: Run, index: int, node: Node) -> int:
    """Index after the words that belong to an expression and say nothing new: ``günü``, ``tarihinde``, ``arasında``."""
    position, ending = index, node.ending
    while True:
        token = run.at(position)
        if token.kind is Kind.BETWEEN and token.gap == " " and node.last is not None:
            return position + 1
        if token.kind is Kind.LENGTH and token.gap == " " and not ending.case and node.first.grain >= Grain.MONTH:
            return position + (token.word in _THROUGHOUT)
        if not _belongs(run, position, node, ending):
            return position
        position, ending = position + 1, token.ending


def _belongs(run: Run, index: int, node: Node, ending: Ending) -> bool:
    """Whether the weekday, unit or time of day at ``index`` only repeats what the date before it is.

    Args:
        ending: that of the word before it.
    """
    token, grain = run.at(index), node.first.grain
    if token.kind is Kind.WEEKDAY:
        following = run.at(index + 1)
        named = following.kind is Kind.UNIT and following.value == Grain.DAY
        # a market or a tribute may follow, and a Friday mosque: pazar, salı, Cuma Camii
        if _FRIDAY_HOUSE.match(run.folded, token.end) or (token.word in _HOMONYMS and token.ending is not NONE):
            return False
        return grain is Grain.DAY and (
            token.gap == " " or (token.gap == "," and (named or token.word not in _HOMONYMS))
        )
    if token.kind is Kind.DAYTIME:
        return token.gap == " " and grain is Grain.DAY and ending.case in ("", "gen", "loc")
    if token.kind is not Kind.UNIT or token.ending.measure or token.gap not in (" ", ")", ","):
        return False
    if token.detail == "date":
        whole = token.ending.possessive or token.ending.adjective
        if not token.ending.case and token.ending.possessive and (ending.case or ending.possessive):
            return False  # 1918-də tarixi adı: historic
        return grain <= Grain.YEAR and whole and (token.gap != "," or grain is Grain.DAY)
    if token.gap == ",":
        return False
    if token.value == Grain.DAY:
        return grain is Grain.DAY and token.ending.possessive
    if token.value == Grain.YEAR:
        return grain is Grain.DAY and token.gap == " " and (token.ending.possessive or ending.ordinal)
    # Mart ve Nisan 1918 aylarında
    return token.value == Grain.MONTH and node.last is not None and token.ending.plural and ending is NONE


def _share_years(run: Run, readings: list[Reading]) -> None:
    """A day or month without a year takes it from the one it is listed with: ``5 Mayıs ve 3 Haziran 1920``."""
    for position in range(len(readings) - 2, -1, -1):
        reading, following = readings[position], readings[position + 1]
        first, second = reading.first, following.first
        if first is None or second is None or not first.yearless or first.grain is Grain.SEASON:
            continue
        if second.year is None or second.base is not None:
            continue
        begin = reading.tokens[1]
        joint = run.at(begin)
        if second.grain is Grain.YEAR:
            # 15 Mart’ta (1926)
            listed = (
                joint.gap == "(" and run.closed(begin) == following.end + 1 and not (second.short or following.last)
            )
        elif second.grain > Grain.SEASON or second.grain < first.grain:
            continue
        else:
            listed = joint.gap == "," and following.tokens[0] == begin
            listed = listed or (joint.kind is Kind.AND and joint.gap == " " and following.tokens[0] == begin + 1)
        if not listed:
            continue
        for point in (reading.first, reading.last):
            if point is not None:
                point.year, point.short, point.calendar = second.year, second.short, point.calendar or second.calendar
        if first.month - second.month >= 9 and second.month:
            first.year = (second.year or 0) - 1
        reading.rule += ", year of the next"


def recurring(readings: list[Reading]) -> bool:
    """Whether a set among the readings says that their days come back every year."""
    return any(reading.label == SET for reading in readings)


__all__ = ["Base", "read", "recurring"]
