"""Productions for parts of a happening: ``savaşın ilk aylarında``, ``müharibədən sonrakı ilk illərdə``.

The happening's noun is no word of the calendar; it is looked for behind the first calendar word.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.dates.endings import NONE, NOUN_ENDINGS, Ending
from pipeline.dates.folding import APOSTROPHES
from pipeline.dates.happenings import KIND_STEMS
from pipeline.dates.lexicon import Kind
from pipeline.dates.runs import CLOSE, Run
from pipeline.dates.scanner import Token
from pipeline.dates.syntax import DATE, Occasion, Partial, Reading
from pipeline.dates.values import Grain
from pipeline.records import Lang

_KIND_OF: Final = {stem: kind for kind, stems in KIND_STEMS.items() for stem in stems}
_NOUN: Final = re.compile(
    rf"(?<![^\W_])({'|'.join(sorted(_KIND_OF, key=lambda stem: (-len(stem), stem)))})"
    rf"([^\W\d_]{{0,9}}(?:[{APOSTROPHES}][^\W\d_]{{1,6}})?)"
    r"(?:\s{1,3}(sonrasi|öncesi))?\s{1,3}"
)
_NO_APOSTROPHES: Final = {ord(sign): None for sign in APOSTROPHES}
#: The longest noun with its ending and the word after it.
_LOOK_BACK: Final = 50
_LATER: Final = frozenset({"sonraki"})
_EARLIER: Final = frozenset({"önceki", "öncəki", "əvvəlki", "evvelki"})
#: Units that parts of a happening are told in.
_UNITS: Final = frozenset({Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR})


def _noun_before(run: Run, position: int) -> tuple[Occasion, Ending] | None:
    """The happening's noun that ends right before an offset, with its ending, and ``sonrası`` or ``öncesi``."""
    begin = max(0, position - _LOOK_BACK)
    found = None
    for match in _NOUN.finditer(run.folded, begin, position):
        if match.end() == position:
            found = match
    if found is None:
        return None
    ending = NOUN_ENDINGS.get(found.group(2).translate(_NO_APOSTROPHES))
    if ending is None:
        return None
    side = {"sonrasi": 1, "öncesi": -1}.get(found.group(3) or "", 0)
    noun_end = found.end(2)
    return Occasion(_KIND_OF[found.group(1)], found.start(), noun_end, Grain.YEAR, side=side), ending


def _unit(run: Run, index: int) -> Token | None:
    token = run.at(index)
    if token.kind is not Kind.UNIT or token.gap not in CLOSE or token.detail in ("date", "hour", "minute"):
        return None
    if token.value not in _UNITS or (token.detail == "az" and run.lang is Lang.TR):
        return None
    ending = token.ending
    return None if ending.measure or ending.since or ending.adjective else token


def part_of_happening(run: Run, index: int) -> Reading | None:
    """``savaşın ilk günlerinde``, ``işgalin ilk üç gününde``, ``üsyanın son ayı``, ``savaş sonrası ilk yıllarda``."""
    token = run.at(index)
    if token.detail not in ("START", "END") or token.ending is not NONE:
        return None
    before = _noun_before(run, token.start)
    if before is None:
        return None
    occasion, ending = before
    # İkinci Dünya Savaşının is a name, which the next production sees; hayatının is nobody's name
    owned = ending.possessive and not ending.plural and occasion.kind != "life"
    if not occasion.side and (ending.case != "gen" or owned):
        return None
    if occasion.side and ending is not NONE:
        return None
    return _part(run, index, index, occasion, not occasion.side)


def part_of_named(run: Run, index: int) -> Reading | None:
    """``Kırım Savaşının ilk günlerinde``: the name is no part of the date."""
    token = run.at(index)
    if token.detail not in ("START", "END") or token.ending is not NONE:
        return None
    before = _noun_before(run, token.start)
    if before is None or before[0].side or before[1].case != "gen":
        return None
    reading = _part(run, index, index, before[0], True)
    if reading is not None:
        reading.start = token.start
    return reading


def beside_happening(run: Run, index: int) -> Reading | None:
    """``savaştan sonraki ilk yıllarda``, ``müharibədən əvvəlki son illərdə``, ``savaştan sonraki yıllarda``."""
    token = run.at(index)
    side = 1 if token.word in _LATER else -1 if token.word in _EARLIER else 0
    before = _noun_before(run, token.start) if side else None
    if before is None or before[1].case != "abl" or before[0].side:
        return None
    occasion = before[0]
    occasion.side = side
    following = run.at(index + 1)
    if following.kind is Kind.PART and following.gap in CLOSE and following.ending is NONE:
        return _part(run, index + 1, index, occasion, False)
    unit = _unit(run, index + 1)
    if unit is None or not unit.ending.plural or unit.ending.possessive:
        return None
    return _reading(run, index, index + 2, occasion, unit)


def years_of_happening(run: Run, index: int) -> Reading | None:
    """``savaş yıllarında``, ``müharibə illəri``, ``savaş sonrası yıllarda``."""
    token = run.at(index)
    if not token.ending.plural or token.value != Grain.YEAR or token.ending.adjective:
        return None
    before = _noun_before(run, token.start)
    unit = _unit(run, index) if token.gap in CLOSE else token
    if before is None or before[1] is not NONE or unit is None or bool(before[0].side) == token.ending.possessive:
        return None
    if token.detail == "az" and run.lang is Lang.TR:
        return None
    return _reading(run, index, index + 1, before[0], token)


def _part(run: Run, index: int, start: int, occasion: Occasion, possessed: bool) -> Reading | None:
    """The reading from ``ilk`` or ``son`` on; a part of something bears its possessive."""
    occasion.part = run.at(index).detail
    position = index + 1
    number = run.at(position)
    counted = few = False
    if number.kind is Kind.NUMBER and number.ending is NONE and 1 <= number.value <= 100 and number.gap == " ":
        counted, position = True, position + 1
    elif number.kind is Kind.FEW and number.gap == " ":
        few, position = True, position + 1
    unit = _unit(run, position)
    if unit is None or unit.ending.possessive is not possessed:
        return None
    if not unit.ending.plural and not few:
        occasion.count = number.value if counted else 1
    return _reading(run, start, position + 1, occasion, unit)


def _reading(run: Run, first: int, following: int, occasion: Occasion, unit: Token) -> Reading:
    occasion.unit = Grain(unit.value)
    side = {1: "after", -1: "before"}.get(occasion.side, "of")
    part = {"START": "first ", "END": "last "}.get(occasion.part, "")
    rule = f"{part}{occasion.unit.name.lower()}s {side} a happening"
    point = Partial(occasion.unit)
    return Reading(
        DATE,
        occasion.start,
        unit.end,
        rule,
        first=point,
        occasion=occasion,
        rest=run.at(first).start,
        tokens=(first, following),
    )


def counted_from(run: Run, index: int, side: int) -> Occasion | None:
    """The happening in ``işgalden bir gün sonra``: it stands before the amount that begins at ``index``."""
    before = _noun_before(run, run.at(index).start)
    if before is None or before[1].case != "abl" or before[0].side:
        return None
    occasion = before[0]
    occasion.side = side
    return occasion
