"""Productions for years: one, two that share a unit, and Ottoman years with their counterpart."""

from __future__ import annotations

from pipeline.dates import traps
from pipeline.dates.clipped import stands_clipped, with_unit
from pipeline.dates.endings import NONE
from pipeline.dates.lexicon import Kind
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.scanner import Token, number_end
from pipeline.dates.syntax import Partial
from pipeline.dates.values import Grain

YEAR_GAPS = frozenset(("", " ", ","))
_DOTTED_YEAR_GAPS = frozenset(("", " ", ".", ","))


def is_year_unit(token: Token, dotted: bool = False) -> bool:
    gaps = _DOTTED_YEAR_GAPS if dotted else YEAR_GAPS
    return token.kind is Kind.UNIT and token.value == Grain.YEAR and token.gap in gaps and not token.ending.measure


def year(run: Run, index: int, era: int = 0, *, bare: bool = True) -> Node | None:
    """One year or a range that shares its unit: ``1918’de``, ``1926 və 1927-ci illərdə``, ``1334 (1918) senesinde``.

    Args:
        era: 1 or -1 if the text names the era, -1 for years counted backwards; else 0.
        bare: whether a number with neither ending nor unit will do.
    """
    token = run.at(index)
    if token.kind is not Kind.NUMBER:
        return None
    bracketed = _bracketed_year(run, index)
    if bracketed is not None:
        return bracketed
    mate, position = _second_year(run, index)
    named = run.at(position)
    calendar = named.detail if named.kind is Kind.CALENDAR and is_year_unit(run.at(position + 1)) else ""
    if calendar:
        position += 1  # 1324-cü hicri ilində
    last = token if mate is None else mate
    unit = run.at(position)
    has_unit = is_year_unit(unit, dotted=era != 0) and not (last.ending.case and not last.ending.ordinal)
    long = token.digits == 4 or token.value >= 1000
    clipped = mate is None and era == 0 and (with_unit(token, unit) if has_unit else stands_clipped(run, index))
    if mate is None and not has_unit and not long and era == 0 and not clipped:
        return None
    if has_unit:
        if not _fits_unit(token, last, unit, mate is not None, era):
            return None
        if unit.ending is NONE and last.ending is NONE and run.at(position + 1).kind is Kind.DISTANCE:
            return None  # 1200 il əvvəl
        ending, position = unit.ending, position + 1
    elif mate is not None and last.ending.case == "" and traps.school_year(run.folded, last.end):
        return _school_year(run, token, last, position)
    elif mate is None and long and last.digits and last.ending.plural and last.ending.case and not last.ending.ordinal:
        # 1905’lerde: about that year; the decades of round years are read elsewhere
        return Node(Partial(Grain.YEAR, token.value, qualifier="~"), None, position, last.ending, "about a year")
    elif last.ending.ordinal or last.ending.decade or last.ending.plural or last.ending.since:
        return None
    else:
        ending = last.ending
    if not has_unit and token.detail == "words" and (ending is NONE or token.value % 1000 == 0):
        return None  # bin asker, Mine: "thousand" is a year only beside a unit
    if (
        not has_unit
        and not clipped
        and era == 0
        and not all(1000 <= number.value <= 2100 for number in (token, last) if number.digits != 2)
    ):
        return None
    two = token.digits == 2 or (token.digits == 0 and token.value < 100)
    shortened = two and has_unit and mate is None and era == 0 and last.ending.ordinal
    first = Partial(Grain.YEAR, _era(token.value, era), short=shortened, clipped=clipped)
    if calendar in ("rumi", "hijri"):
        first.calendar = calendar
    if mate is None:
        weak = not has_unit and (ending is NONE or ending.accusative or ending.case in ("acc", "ins"))
        if weak and not bare:
            return None
        if not has_unit and ending.case in ("abl", "dat", "gen") and traps.amount(run.folded, last.end):
            return None
        if has_unit and unit.ending.plural:
            # 1920 yıllarında: the decade, if it is a round year, else about that year
            if token.value % 10 == 0 and era == 0:
                first.grain = Grain.DECADE
            else:
                first.qualifier = "~"
        return Node(first, None, position, ending, "year", bare=weak and era == 0)
    end = Partial(Grain.YEAR, _era(_whole(token, last), era), calendar=first.calendar)
    first.qualifier = "?" if run.at(index + 1).gap == "?-" else ""
    if (first.year or 0) >= (end.year or 0):
        return None
    needs_evidence = not has_unit and (ending is NONE or last.digits == 2)
    return Node(first, end, position, ending, "years", bare=needs_evidence)


def _whole(token: Token, last: Token) -> int:
    """The second of two years, its century filled in from the first."""
    return last.value + (token.value // 100 * 100 if last.digits == 2 and token.digits == 4 else 0)


def _school_year(run: Run, token: Token, last: Token, position: int) -> Node | None:
    """``1930/31 öğretim yılında``, ``1919-1920-ci tədris ilində``."""
    first, second = token.value, _whole(token, last)
    if not 1000 <= first < second:
        return None
    end = traps.school_year(run.folded, last.end)
    return Node(Partial(Grain.YEAR, first), Partial(Grain.YEAR, second), position, NONE, "school year", end=end)


def _era(number: int, era: int) -> int:
    return number if era >= 0 else 1 - number


def _second_year(run: Run, index: int) -> tuple[Token | None, int]:
    """The second of two years that are joined by a sign or word, and the index after what was read."""
    token, following = run.at(index), run.at(index + 1)
    if token.ending is not NONE and not token.ending.ordinal:
        return None, index + 1
    if following.kind is Kind.NUMBER and following.gap in ("-", "/", "?-"):
        mate, position = following, index + 2
    elif following.kind is Kind.AND and run.at(index + 2).kind is Kind.NUMBER:
        mate, position = run.at(index + 2), index + 3
        if mate.digits == 2 or not (token.digits == 4 and mate.digits == 4):
            return None, index + 1
    elif following.kind is Kind.NUMBER and following.gap == " " and token.digits == following.digits == 4:
        unit = run.at(index + 2)
        if not (is_year_unit(unit) and unit.ending.plural):
            return None, index + 1
        mate, position = following, index + 2  # a hyphen was lost
    elif following.kind is Kind.NUMBER and following.gap == "," and following.digits == 4:
        # 1926, 1927 və 1928-ci illərdə: the first and the last of a list
        position = index + 1
        while run.at(position).kind is Kind.NUMBER and run.at(position).gap == "," and position < index + 8:
            position += 1
        unit, mate = run.at(position), run.at(position - 1)
        if is_year_unit(unit) and unit.ending.plural and mate.digits == 4:
            return mate, position  # 1926, 1927, 1928-ci illərdə
        mate = run.at(position + 1)
        if run.at(position).kind is not Kind.AND or mate.kind is not Kind.NUMBER or mate.digits != 4:
            return None, index + 1
        if run.at(position + 2).kind is not Kind.UNIT and mate.ending.case not in ("loc", "abl", "gen"):
            return None, index + 1
        following, position = run.at(position), position + 2
    else:
        return None, index + 1
    if token.digits not in (3, 4) or mate.digits not in (2, 3, 4) or mate.digits > token.digits:
        return None, index + 1
    if (
        run.at(position).kind is Kind.MONTH
        and run.at(position).gap in CLOSE
        and mate.digits == 2
        and mate.ending is NONE
    ):
        return None, index + 1  # 1920 27-28 aprel: the second number is a day
    if following.gap == "/" and mate.digits == 4 and mate.value != token.value + 1:
        return None, index + 1
    return mate, position


def _fits_unit(token: Token, last: Token, unit: Token, is_range: bool, era: int) -> bool:
    """Whether ``N yıl`` is the year N and not N years."""
    if is_range or era != 0:
        return True
    if unit.ending.plural:
        return token.digits == 4 and (not last.ending.ordinal or token.value % 10 != 0)
    if unit.ending.since or (unit.detail == "az" and unit.ending.possessive and unit.ending.case and token.value < 100):
        return False  # hakimiyyətin 20-ci ilində: the twentieth year of something
    if last.ending.ordinal:
        # 20-ci ildə; in words, a year after the tens is one of a century: on yeddinci ilin avqustunda
        figures = token.digits == 2 and token.value >= 10 and token.detail == ""
        words = token.detail == "words" and 11 <= token.value < 100 and not unit.ending.possessive
        return token.value >= 100 or (unit.detail == "az" and (figures or (words and unit.ending is not NONE)))
    if unit.gap == "." or token.value < 100 or (token.digits == 0 and token.value < 1000):
        return False  # yüz ili: a hundred years
    # Turkish says 1918 yılında, with a possessive; without one it counts: 1000 yıl, 400 yıl önce
    return unit.ending.possessive or (unit.detail == "az" and token.digits == 4)


def _bracketed_year(run: Run, index: int) -> Node | None:
    """``1334 (1918) senesinde``, ``hicri 1325-ci ildə (1907)``: an Ottoman year with its counterpart in brackets."""
    token = run.at(index)
    if token.kind is not Kind.NUMBER or not 1200 <= token.value <= 2100:
        return None
    position = index + 1
    if is_year_unit(run.at(position)) and run.at(position).gap != ",":
        position += 1
    elif run.at(position).kind is Kind.CALENDAR and is_year_unit(run.at(position + 1)):
        position += 2
    mate = run.at(position)
    joint = mate.gap
    if mate.kind is Kind.CALENDAR and mate.detail == "new" and run.at(position + 1).gap in CLOSE:
        position += 1  # R. 1325/M. 1909
        mate = run.at(position)
    if mate.kind is not Kind.NUMBER or mate.digits != 4 or joint not in ("(", "/"):
        return None
    slashed = joint == "/"
    if mate.ending is not NONE and not slashed:
        return None
    stop, close = position, mate.end if slashed else run.closed(position)
    if close < 0 and run.at(position + 1).kind is Kind.NUMBER and run.at(position + 1).gap in ("-", "/"):
        stop, close = position + 1, run.closed(position + 1)
    if close < 0:
        return None
    pair = (token.value, mate.value)
    if not (token.value in range(1200, 1400) and 1785 <= mate.value <= 1980):
        if not (mate.value in range(1200, 1400) and 1785 <= token.value <= 1980):
            return None
        pair = (mate.value, token.value)
    # 584 years for Rumi, 579 to 622 for Hijri years of this time
    if not 570 <= pair[1] - pair[0] <= 625:
        return None
    second = run.at(stop) if stop > position and pair[1] == mate.value else None
    last: Partial | None = None
    if second is not None:
        number = second.value + (mate.value // 100 * 100 if second.digits == 2 else 0)
        last = Partial(Grain.YEAR, number) if number > pair[1] else None
    original = run.text[token.start : token.bare_end]
    position = stop + 1
    end, ending = close if slashed else number_end(run.folded, close), mate.ending
    unit = run.at(position)
    if unit.kind is Kind.UNIT and unit.value == Grain.YEAR and (unit.gap in (")", " ") or unit.start == end + 1):
        end, ending, position = unit.end, unit.ending, position + 1
    return Node(
        Partial(Grain.YEAR, pair[1]), last, position, ending, "year with counterpart", end=end, original=original
    )
