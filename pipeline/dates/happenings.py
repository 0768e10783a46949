"""Dates that are counted from a happening: ``savaşın ilk aylarında``, ``işğaldan bir gün sonra``.

The text says which part of which happening; when that was, the document tells: a happening of that kind named
before (the mentions stage knows them, the gazetteer when they were), or a sentence shortly before that tells of
its outbreak and dates it (``27 Nisan’da ülke işgal edildi``). Where neither does, the value is ``?``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from pipeline.dates.folding import fold
from pipeline.dates.syntax import Occasion
from pipeline.dates.values import (
    UNKNOWN,
    DateValue,
    Grain,
    Point,
    add_months,
    day_at,
    day_number,
    month_length,
)
from pipeline.record_classes import record
from pipeline.spans import Span

#: Folded stems of the nouns that take up a happening named before, by kind.
KIND_STEMS: Final[dict[str, tuple[str, ...]]] = {
    "exile": ("muhaceret", "mühacirət", "sürgün", "sürgünlük"),
    "incident": ("hadise", "hadisə", "katliam", "olay", "qirğin", "soykirim", "soyqirim"),
    "life": ("cumhuriyet", "cümhuriyyət", "hakimiyet", "hakimiyyət", "hayat", "həyat", "saltanat", "səltənət", "ömr"),
    "meeting": ("konferans", "konfrans", "kongre", "konqres", "kurultay", "qurultay"),
    "occupation": ("istila", "işgal", "işğal"),
    "revolution": ("devrim", "ihtilal", "inkilab", "inkilap", "inqilab", "çevriliş"),
    "rising": ("ayaklanma", "isyan", "qiyam", "üsyan"),
    "truce": ("ateşkes", "atəşkəs", "mütareke", "mütarəkə"),
    "war": ("harb", "harp", "muharebe", "müharibə", "savaş"),
}

#: Folded stems of the verbs that say that a happening of a kind began: the date of their sentence is its date.
_BEGINS: Final = "başla[dmny]|patla[dkmny]|patlak ver|çik[admt]|çix[admt]"
_VERBS: Final[dict[str, str]] = {
    "incident": rf"{_BEGINS}|yaşan|baş ver",
    "meeting": rf"{_BEGINS}|topla[ndş]|yapil|yiğil|açil|keçiril|düzenlen",
    "occupation": r"ed|et|olun",
    "revolution": rf"{_BEGINS}|gerçekleş|yap|baş ver|ol[dmu]",
    "rising": rf"{_BEGINS}|et[dmt]|qalx",
    "truce": r"imzala|bağlan|yapil",
    "war": rf"{_BEGINS}|ilan|elan|gir",
}
#: Verbs that need no noun.
_BARE_VERBS: Final = {"rising": r"ayaklan[dm]", "war": r"saldir[dm]|hücum et"}


def _outbreak(kind: str) -> re.Pattern[str]:
    """``savaş yeniden başladı``, ``toplanan ikinci kurultay``."""
    nouns = f"(?:{'|'.join(KIND_STEMS[kind])})"
    verbs = _VERBS[kind]
    patterns = [rf"{nouns}[^\W\d_]*\s+(?:[^\W\d_]+\s+)?(?:{verbs})"]
    if kind != "occupation":
        patterns.append(rf"(?:{verbs})[^\W\d_]{{0,9}}(?<=[aeə]n)\s+(?:[^\W\d_]+\s+){{0,2}}{nouns}")
    if kind in _BARE_VERBS:
        patterns.append(_BARE_VERBS[kind])
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(patterns)})")


_OUTBREAK: Final = {kind: _outbreak(kind) for kind in _VERBS}

#: How far back, in code points and sentences, the telling of an outbreak may lie.
_REACH: Final = 600
_SENTENCES_BACK: Final = 3
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s+[^\W\d_a-zçğıöşüə])|(?<=[^\W\d_]{4})[.!?…](?=\s+\d)|\n")

#: Happenings of which a document tells many: far from its name, "the congress" is another one.
_PASSING: Final = frozenset({"incident", "meeting", "rising", "truce"})
_FAR: Final = 10_000

#: Happenings after which something new lasts: "after" them is after their begin, and their row's end ends nothing.
_TURNS: Final = frozenset({"occupation", "revolution"})


@record
class Happening:
    """A happening that the document names.

    Attributes:
        span: clean span of the name.
        name: its names, parted by `` | ``, by which its kind is told; the first is shown in the reason.
        since, until: EDTF of its begin and end, "" where unknown.
    """

    span: Span
    name: str
    since: str
    until: str


def kinds_of(name: str) -> tuple[str, ...]:
    """The kinds of happening that a name may be of, none for one that says none (``Holodomor``)."""
    folded = fold(name)
    return tuple(kind for kind, stems in KIND_STEMS.items() if any(stem in folded for stem in stems))


def _timed(happening: Happening, known: Mapping[str, Happening]) -> Happening:
    """A happening without a time; with that of one named before whose name stands in its own."""
    folded = fold(happening.name)
    within = [name for name in known if name in folded]
    if not within:
        return happening
    same = known[max(within, key=lambda name: (len(name), name))]
    return Happening(happening.span, same.name, same.since, same.until)


@record
class _Time:
    """When a happening was, and who says so."""

    since: Point | None
    until: Point | None
    reason: str


class Happenings:
    """The happenings of a document in the order of their naming, by kind."""

    def __init__(self, named: Iterable[Happening] = ()) -> None:
        self._by_kind: dict[str, list[Happening]] = {}
        self._positions: dict[str, list[int]] = {}
        self._ends: set[int] = set()
        known: dict[str, Happening] = {}
        for happening in sorted(named, key=lambda happening: happening.span):
            if happening.since or happening.until:
                known.update((fold(name), happening) for name in happening.name.split(" | "))
            else:
                happening = _timed(happening, known)
            self._ends.add(happening.span.end)
            for kind in kinds_of(happening.name):
                self._by_kind.setdefault(kind, []).append(happening)
                self._positions.setdefault(kind, []).append(happening.span.start)

    def last_before(self, kind: str, position: int) -> Happening | None:
        """The last of a kind whose name begins before ``position``, and, if of a passing kind, not far before."""
        count = bisect_left(self._positions.get(kind, []), position)
        found = self._by_kind[kind][count - 1] if count else None
        if found is not None and kind in _PASSING and position - found.span.end > _FAR:
            return None
        return found

    def named_at(self, end: int) -> bool:
        """Whether a name ends at ``end``: it keeps its words to itself."""
        return end in self._ends


def settle(
    occasion: Occasion, happenings: Happenings, text: str, offset: int, said: Sequence[tuple[int, DateValue]]
) -> tuple[DateValue, str]:
    """The value of a part of a happening and what decided; unknown if nothing does.

    Args:
        occasion: what the text says.
        happenings: of the document.
        text: the paragraph; the occasion's offsets are in it.
        offset: of the paragraph in the document.
        said: dates said before in the paragraph, with their offsets in it.
    """
    time = _time_of(occasion, happenings, text, offset, said)
    if time is None:
        return UNKNOWN, "no such happening is dated"
    value = _value(occasion, time)
    return value, time.reason if value.known else f"{time.reason}, which does not tell"


def begin_or_end(
    occasion: Occasion, happenings: Happenings, text: str, offset: int, said: Sequence[tuple[int, DateValue]]
) -> tuple[DateValue, str] | None:
    """The day that "a year after the war" or "before the revolution" is counted from."""
    time = _time_of(occasion, happenings, text, offset, said)
    if time is None:
        return None
    point = time.since if occasion.side < 0 or occasion.kind in _TURNS else time.until
    return None if point is None else (DateValue(point), time.reason)


def _time_of(
    occasion: Occasion, happenings: Happenings, text: str, offset: int, said: Sequence[tuple[int, DateValue]]
) -> _Time | None:
    named = happenings.last_before(occasion.kind, occasion.end + offset)
    told = _told(occasion, text, said)
    if told is not None and (named is None or not named.since or named.span.start < told[0] + offset):
        return _Time(told[1], told[1] if occasion.kind == "truce" else None, told[2])
    if named is None or not (named.since or named.until):
        return None
    since, until = (_point(value) for value in (named.since, named.until))
    shown = named.name.partition(" | ")[0]
    return _Time(since, until, f"from {shown}, {named.since or '..'}/{named.until or '..'}")


def _point(value: str) -> Point | None:
    """The point of a gazetteer's date, None if it has none that can be counted from."""
    try:
        point = DateValue.from_text(value).first if value else None
    except ValueError:
        return None
    return point if point is not None and point.grain <= Grain.YEAR and not point.qualifier else None


def _told(occasion: Occasion, text: str, said: Sequence[tuple[int, DateValue]]) -> tuple[int, Point, str] | None:
    """The begin of the sentence shortly before that tells of the outbreak, its date, and the reason."""
    pattern = _OUTBREAK.get(occasion.kind)
    if pattern is None or not said:
        return None
    begin = max(0, occasion.start - _REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, occasion.start)][-_SENTENCES_BACK - 1 :]
    bounds = [*([begin] if len(ends) <= _SENTENCES_BACK else []), *ends, occasion.start]
    folded = fold(text[begin : occasion.start])
    for start, end in reversed(list(pairwise(bounds))):
        match = pattern.search(folded, start - begin, end - begin)
        if match is None:
            continue
        inside = [(at, value) for at, value in said if start <= at < end and not value.interval]
        before = [pair for pair in inside if pair[0] < match.start() + begin] or inside[:1]
        point = before[-1][1].first if before else None
        if point is not None and point.year is not None and point.grain <= Grain.YEAR and not point.qualifier:
            return start, point, f"from the outbreak told before, {point.edtf()}"
    return None


# --- values ----------------------------------------------------------------------------------------


def _value(occasion: Occasion, time: _Time) -> DateValue:
    until = None if occasion.kind in _TURNS else time.until
    if occasion.side:
        return _beside(occasion, time.since if occasion.side < 0 or occasion.kind in _TURNS else until)
    if not occasion.part:
        return _years(time.since, until, "")
    begins = occasion.part == "START"
    point = time.since if begins else until
    if point is None:
        return UNKNOWN
    if occasion.count:
        return _counted(point, occasion.unit, occasion.count if begins else -occasion.count)
    if occasion.unit in (Grain.DAY, Grain.WEEK):
        return _month_part(point)
    return _years(time.since, until, occasion.part) if until is not None else _open_years(point, occasion.unit)


def _month_part(point: Point) -> DateValue:
    """The month around a day, with the third of it: no more is known than the day's month."""
    if point.grain is not Grain.DAY:
        return DateValue(point)
    part = "START" if point.day <= 10 else "MID" if point.day <= 20 else "END"
    return DateValue(Point(Grain.MONTH, point.year, point.month), part=part)


def _years(since: Point | None, until: Point | None, part: str) -> DateValue:
    """The years of a happening, or a part of them; a part of one single year is not told by its begin and end."""
    if since is None or until is None or since.year is None or until.year is None:
        return UNKNOWN
    if since.year == until.year:
        return DateValue(Point(Grain.YEAR, since.year))
    return DateValue.between(Point(Grain.YEAR, since.year), Point(Grain.YEAR, until.year)).with_part(part)


def _open_years(since: Point, unit: Grain) -> DateValue:
    """The first months or years of what has no end: the year it began, or the part of a decade."""
    if since.year is None:
        return UNKNOWN
    if unit is Grain.MONTH:
        return DateValue(Point(Grain.YEAR, since.year))
    return _decade_part(since.year, since.year + 1)


def _beside(occasion: Occasion, point: Point | None) -> DateValue:
    """``savaştan sonraki ilk yıllarda``, ``müharibədən əvvəlki son illərdə``: a few years beside it."""
    if point is None or point.year is None or occasion.part != ("END" if occasion.side < 0 else "START"):
        return UNKNOWN
    if occasion.unit is Grain.YEAR:
        return _decade_part(point.year + occasion.side, point.year + 2 * occasion.side)
    if occasion.unit is Grain.MONTH:
        return UNKNOWN if not point.month else DateValue.between(*_month_pair(point, occasion.side))
    return _month_part(point)


def _month_pair(point: Point, side: int) -> tuple[Point, Point]:
    """The month of a happening and the third one from it, in order."""
    other = add_months(point.year or 0, point.month, 3 * side)
    pair = sorted(((point.year or 0, point.month), other))
    return Point(Grain.MONTH, *pair[0]), Point(Grain.MONTH, *pair[1])


def _decade_part(year: int, centre: int) -> DateValue:
    """The decade of a year, and the third of it that the centre of a few years lies in."""
    decade = year // 10 * 10
    third = min(max(centre - decade, 0), 9)
    part = "START" if third <= 3 else "MID" if third <= 6 else "END"
    return DateValue(Point(Grain.DECADE, decade), part=part)


def _counted(point: Point, unit: Grain, count: int) -> DateValue:
    """The first (or, below zero, the last) so many units from a point, as far as the point tells."""
    year = point.year or 0
    if unit in (Grain.DAY, Grain.WEEK):
        if point.grain is not Grain.DAY:
            return DateValue(point)
        days = abs(count) * (7 if unit is Grain.WEEK else 1)
        far = day_number((year, point.month, point.day)) + (days - 1 if count > 0 else 1 - days)
        return _between(Point(Grain.DAY, year, point.month, point.day), Point(Grain.DAY, *day_at(far)))
    if unit is Grain.MONTH:
        if not point.month:
            return DateValue(point)
        # a month from the 22nd on reaches into the next
        whole = point.day <= 1 if count > 0 else not point.day or point.day == month_length(year, point.month)
        moved = add_months(year, point.month, count + (0 if not whole else -1 if count > 0 else 1))
        return _between(Point(Grain.MONTH, year, point.month), Point(Grain.MONTH, *moved))
    late = point.month > 6 if count > 0 else 0 < point.month <= 6
    moved_year = year + count + (0 if late else -1 if count > 0 else 1)
    return _between(Point(Grain.YEAR, year), Point(Grain.YEAR, moved_year))


def _between(one: Point, other: Point) -> DateValue:
    if one == other:
        return DateValue(one)
    first, last = sorted((one, other), key=lambda point: (point.year or 0, point.month, point.day))
    return DateValue.between(first, last)
