"""Productions that begin with a month or a season, and the days and years that follow it."""

from __future__ import annotations

from pipeline.dates import traps
from pipeline.dates.days import calendar_of, filled, is_day, of_its_calendar, starts_date, valid_day
from pipeline.dates.endings import NONE
from pipeline.dates.lexicon import AMBIGUOUS_MONTHS, Kind
from pipeline.dates.periods import season_number
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.scanner import Token
from pipeline.dates.styles import same_day
from pipeline.dates.syntax import Partial
from pipeline.dates.values import Grain
from pipeline.dates.years import YEAR_GAPS, is_year_unit, year
from pipeline.records import Lang


def month_and_more(run: Run, index: int, known: Partial | None = None) -> Node | None:
    """Everything that begins with a month: ``Ağustos 1936’da``, ``mayın 11-dən 26-sınadək``, ``may-iyun aylarında``.

    Args:
        known: the year before it, if there is one.
    """
    token = run.at(index)
    if token.kind is not Kind.MONTH:
        return None
    if traps.names_event(run.folded, token.end) and token.ending is NONE:
        return None
    if known is not None and not of_its_calendar(token, known.year):
        return None
    position = index + 1
    last_month, mate = token, None
    following = run.at(position)
    if token.ending is NONE or token.ending.plural:
        if following.kind is Kind.MONTH and following.gap == "-":
            mate, position = following, position + 1
        elif (
            following.kind is Kind.AND and run.at(position + 1).kind is Kind.MONTH and _shares(run, position + 2, known)
        ):
            mate, position = run.at(position + 1), position + 2
    if mate is not None:
        if mate.detail != token.detail and {"hijri", "iranian"} & {mate.detail, token.detail}:
            return None
        last_month = mate
    ending = last_month.ending
    unit = run.at(position)
    has_unit = unit.kind is Kind.UNIT and unit.value == Grain.MONTH and unit.gap in CLOSE and not unit.ending.measure
    if has_unit and ending is NONE and (unit.ending.possessive or unit.ending is NONE or unit.ending.plural):
        ending, position = unit.ending, position + 1
    else:
        has_unit = False
    if mate is None:
        day = _days_of(
            run, position, token, ending.case == "gen" or (has_unit and ending is not NONE and ending.case == ""), known
        )
        if day is not None:
            return day
    first = filled(
        Partial(Grain.MONTH, month=token.value, calendar=calendar_of(token, known.year if known else None)), known
    )
    last = None
    if mate is not None:
        last = filled(Partial(Grain.MONTH, month=mate.value), known)
        if last.month <= first.month:
            if first.year is None or last.month == first.month:
                return None
            last.year = first.year + 1
    if known is None and (ending is NONE or (has_unit and ending.possessive and not ending.case)):
        years = year(run, position, bare=True)
        if (
            years is not None
            and years.last is None
            and run.at(position).gap in YEAR_GAPS
            and _beside_month(run, position, years)
            and of_its_calendar(token, years.first.year)
        ):
            for point in (first, last):
                if point is not None:
                    point.year, point.short, point.clipped = years.first.year, years.first.short, years.first.clipped
            first.calendar = calendar_of(token, first.year)
            return Node(
                first, last, years.next, years.ending, "month, year" if mate is None else "months, year", end=years.end
            )
    name = "month" if mate is None else "months"
    node = Node(first, last, position, ending, name)
    if known is not None or has_unit:
        return node
    return _lone_month(run, index, node, token)


def _shares(run: Run, index: int, known: Partial | None) -> bool:
    """Whether two months share what stands before ``index``: the ending of a known year, a unit or a year behind."""
    if known is not None and run.at(index - 1).ending.possessive:
        return True  # 1918-ci ilin sentyabr və oktyabrında
    unit = run.at(index)
    ending = run.at(index - 1).ending
    if known is None and ending.case == "loc" and not ending.plural and unit.kind is not Kind.NUMBER:
        return True  # Haziran ve Temmuz’da
    if unit.kind is Kind.NUMBER and unit.digits == 4 and unit.gap in CLOSE:
        return run.at(index - 1).ending is NONE
    return unit.kind is Kind.UNIT and unit.value == Grain.MONTH and unit.ending.plural


def _beside_month(run: Run, index: int, years: Node) -> bool:
    """Whether a number beside a month is its year: four figures or a unit, and nothing it counts."""
    token = run.at(index)
    if years.first.short or (token.value < 1000 and not years.first.clipped):
        return False
    return not (years.bare and token.gap == "," and not traps.bare_year(run.text, run.folded, token.start, token.end))


def _lone_month(run: Run, index: int, node: Node, token: Token) -> Node | None:
    """A month with nothing around it needs an ending of time, or a part behind it, and must not be a name."""
    if token.detail in ("hijri", "iranian") or (node.ending is NONE and traps.named_after(run.folded, token.end)):
        return None
    if token.word in AMBIGUOUS_MONTHS and not traps.written_as_name(run.text, token.start, token.bare_end):
        return None
    if traps.name_before(run.text, token.start):
        # Rıza Bey Kasım’da seçildi: a time where a year is known; Theresa May’de is none in either language
        if run.lang is not Lang.TR or token.ending.case != "loc" or token.word == "may":
            return None
        node.weak = True
        return node
    if node.last is not None and node.ending is NONE:
        node.weak = True
        return node
    if node.last is not None and node.ending.case == "loc":
        return node
    following = run.at(node.next)
    if following.gap in CLOSE and (
        following.kind is Kind.BETWEEN
        or (following.kind is Kind.PART and (following.ending.possessive or token.ending.case == "gen"))
        or (following.kind is Kind.LENGTH and following.word in ("boyunca", "boyu", "ərzində", "içinde", "içində"))
        or (
            token.ending.case == "gen"
            and following.kind is Kind.NUMBER
            and run.at(node.next + 1).kind in (Kind.FRACTION, Kind.UNIT)
        )
    ):
        return node
    if token.ending.plural:
        return None
    node.weak = token.ending.case not in ("loc",)
    return node if token.ending.case in ("loc", "abl", "dat", "term") else None


def _days_of(run: Run, index: int, token: Token, genitive: bool, known: Partial | None) -> Node | None:
    """Days that follow their month: ``mayın 28-də``, ``dekabrın 12-13-də``, ``mayın 11-dən 26-sınadək``."""
    number = run.at(index)
    if (
        not genitive
        or number.gap not in CLOSE
        or not is_day(number)
        or (number.ending.ordinal and number.ending.case == "" and not _counts_day(run, index + 1))
    ):
        return None
    following = run.at(index + 1)
    second: Token | None = None
    position = index + 1
    if following.kind is Kind.NUMBER and following.gap in ("-", "/") and is_day(following):
        second, position = following, index + 2
    elif following.kind is Kind.AND and is_day(run.at(index + 2)) and not starts_date(run, index + 2):
        second, position = run.at(index + 2), index + 3
    elif (
        number.ending.case == "abl"
        and following.gap in CLOSE
        and is_day(following)
        and not starts_date(run, index + 1)
        and following.ending.case in ("dat", "term")
    ):
        second, position = following, index + 2
    elif (
        number.ending.accusative
        and is_day(following)
        and following.ending.case == "dat"
        and run.at(index + 2).kind is Kind.BINDING
    ):
        second, position = following, index + 2  # Nisan ayının 27’sini 28’ine bağlayan gece
    if number.ending is NONE and second is None and starts_date(run, index):
        return None
    if token.detail == "iranian" and number.ending is NONE:
        return None  # Azərin 21 kitabı
    first = filled(Partial(Grain.DAY, month=token.value, day=number.value), known)
    first.calendar = calendar_of(token, first.year)
    last: Partial | None = None
    ending = number.ending
    if second is not None:
        ending = second.ending
        if second.value <= number.value:
            return None
        last = first.copy()
        last.day = second.value
        if following.gap == "/" and same_day(first.year, first.month, number.value, last.month, second.value):
            node = Node(last, None, position, ending, "day of month, two styles")
            node.original = run.text[token.start : second.bare_end]
            return node
    if not valid_day(first.year, first.month, first.day) or (
        last is not None and not valid_day(last.year, last.month, last.day)
    ):
        return None
    node = Node(first, last, position, ending, "day of month" if last is None else "days of month")
    node.weak = first.calendar == "iranian" and first.yearless
    if known is None:
        unit_year = year(run, node.next, bare=False)
        unit_follows = (
            run.at(node.next).kind is Kind.NUMBER and unit_year is not None and is_year_unit(run.at(node.next + 1))
        )
        if unit_year is not None and unit_year.last is None and unit_follows and not unit_year.first.short:
            for point in (node.first, node.last):
                if point is not None:
                    point.year = unit_year.first.year
            node.next, node.ending = unit_year.next, unit_year.ending
    return node


def _counts_day(run: Run, index: int) -> bool:
    """Whether a day stands behind an ordinal: ``Mayısın yirmi sekizinci günü``."""
    token = run.at(index)
    return token.kind is Kind.UNIT and token.value == Grain.DAY and token.gap == " " and token.ending.possessive


def _filled_season(run: Run, index: int, known: Partial) -> Partial:
    """The season at ``index`` in a year that was named before."""
    token = run.at(index)
    return filled(Partial(Grain.SEASON, season=season_number(token.detail, token.value, run.lang)), known)


def season(run: Run, index: int, known: Partial | None = None) -> Node | None:
    """``1920 baharında``, ``kış aylarında``, ``bahar 1919’da``."""
    token = run.at(index)
    if token.kind is not Kind.SEASON:
        return None
    if known is None and token.gap in CLOSE and run.at(index - 1).kind in (Kind.NUMBER, Kind.FEW) and index:
        return None  # iki kıştan sonra: winters counted
    number = season_number(token.detail, token.value, run.lang)
    point = filled(Partial(Grain.SEASON, season=number), known)
    position, ending = index + 1, token.ending
    last: Partial | None = None
    if known is not None and known.year is not None and not ending.case:
        joint = run.at(position)
        second = position + (joint.kind is Kind.AND)
        mate = run.at(second)
        if mate.kind is Kind.SEASON and (mate.gap == "-" or joint.kind is Kind.AND):
            last = _filled_season(run, second, known)
            position, ending = second + 1, mate.ending
    unit = run.at(position)
    months = unit.kind is Kind.UNIT and unit.value == Grain.MONTH and unit.gap in CLOSE and unit.ending.plural
    if months and ending is NONE:
        ending, position = unit.ending, position + 1
    if known is not None:
        if ending is NONE and not months and known.base is None and run.at(position).kind is not Kind.PART:
            return None  # 2012 Yaz Oyunları
        if last is not None and last.season <= number:
            return None
        return Node(point, last, position, ending, "season" if last is None else "seasons")
    if ending is NONE and run.at(position).gap == " ":
        years = year(run, position, bare=False)
        if years is not None and years.last is None and not years.first.short and run.at(position).value >= 1000:
            point.year = years.first.year
            return Node(point, None, years.next, years.ending, "season, year")
    follows = run.at(position)
    if ending is NONE and follows.kind is Kind.PART and follows.gap == " " and follows.ending.possessive:
        # yaz sonunda, kış ortalarına; not yay başında, at the bow
        known_word = token.detail != "az" or run.lang is Lang.AZ
        return Node(point, None, position, ending, "season", weak=True) if known_word and follows.ending.case else None
    told = ending.case in ("loc", "abl", "gen", "term") and not ending.possessive
    if token.detail in ("yaz", "az") and run.lang is Lang.AZ:
        # yayda is summer, yayın the bow's or the summer's
        told = told and (ending.case != "gen" or (follows.kind is Kind.PART and follows.ending.possessive))
    elif token.detail in ("yaz", "az"):
        told = False
    if not months and not told:
        return None
    return Node(point, None, position, ending, "season", weak=True)
