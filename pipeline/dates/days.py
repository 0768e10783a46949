"""Productions for days with their month, and the year or the second style that may stand beside them."""

from __future__ import annotations

from pipeline.dates import traps
from pipeline.dates.calendars import IRANIAN_YEARS, RUMI_YEARS
from pipeline.dates.endings import NONE
from pipeline.dates.lexicon import AMBIGUOUS_MONTHS, Kind
from pipeline.dates.runs import CLOSE, Node, Run
from pipeline.dates.scanner import Token
from pipeline.dates.styles import same_day
from pipeline.dates.syntax import Base, Partial
from pipeline.dates.values import Grain, month_length
from pipeline.dates.years import is_year_unit, year

_MONTH_GAPS = frozenset(("", " "))


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day, in this or in the Julian calendar."""
    return 1 <= month <= 12 and 1 <= day <= max(month_length(year, month), 29 if month == 2 else 0)


def is_day(token: Token) -> bool:
    return token.kind is Kind.NUMBER and 1 <= token.value <= 31 and token.digits <= 2 and not token.ending.decade


def calendar_of(month: Token, year: int | None) -> str:
    """The calendar of a year beside a month: solar months of 1256-1341 are Rumi, Hijri months Hijri."""
    if month.detail in ("hijri", "iranian"):
        return month.detail
    if month.detail == "rumi" and year is not None and year + 1000 in RUMI_YEARS:
        return "rumi"  # 5 Teşrinisani 337
    return "rumi" if year is not None and year in RUMI_YEARS else ""


def of_its_calendar(month: Token, year: int | None) -> bool:
    """Whether a year may stand beside a month: beside an Iranian month, else a name, none of another calendar."""
    return month.detail != "iranian" or year is None or year in IRANIAN_YEARS


def filled(partial: Partial, known: Partial | None) -> Partial:
    """``partial`` with the year, or what the year is counted from, of ``known``."""
    if known is not None:
        partial.year, partial.base = known.year, known.base
        partial.short, partial.clipped = known.short, known.clipped
    return partial


def day_and_month(run: Run, index: int, known: Partial | None = None) -> Node | None:
    """Everything that begins with a day: ``28 Mayıs 1918’de``, ``13-23 Ocak``, ``18 (31) Mart 1918``, ``10/22 Şubat``.

    Args:
        known: the year before it, if there is one.
    """
    token = run.at(index)
    if not is_day(token) or token.ending.ordinal or (token.ending is not NONE and token.ending.case != "abl"):
        return None
    second: Token | None = None
    joint = ""
    position = index + 1
    following = run.at(position)
    if following.kind is Kind.NUMBER and is_day(following):
        joint = following.gap
        if joint == "(" and run.closed(position) < 0:
            return None
        if joint not in ("-", "/", "(", ",") and not (token.ending.case == "abl" and joint == " "):
            return None
        second, position = following, position + 1
        while joint == "," and is_day(run.at(position)) and run.at(position).gap == "," and position < index + 8:
            second, position = run.at(position), position + 1
        if joint == "," and run.at(position).kind is Kind.AND and is_day(run.at(position + 1)):
            second, position = run.at(position + 1), position + 2
    elif following.kind is Kind.AND and is_day(run.at(position + 1)):
        joint, second, position = "&", run.at(position + 1), position + 2
    elif token.ending is not NONE:
        return None
    name = run.at(position)
    dotted = name.gap == "." and joint == "" and run.text[name.start : name.start + 1].isupper()  # 28. Mayıs
    if name.kind is not Kind.MONTH or not (dotted or name.gap in ((")", " ") if joint == "(" else _MONTH_GAPS)):
        return None

    if second is not None and second.ending is not NONE:
        return None
    first = filled(Partial(Grain.DAY, month=name.value, day=token.value), known)
    last: Partial | None = None
    if second is not None:
        last = first.copy()
        last.day = second.value
    node = Node(first, last, position + 1, name.ending, "day, month" if last is None else "days, month")
    if known is None:
        node = year_of_day(run, node, name)
    if dotted and (node.first.yearless or traps.numbered(run.folded, token.start)):
        return None
    for point in (node.first, node.last):
        if point is not None:
            point.calendar = calendar_of(name, point.year)
            if not of_its_calendar(name, point.year):
                return None
            if not valid_day(None if point.calendar else point.year, point.month, point.day):
                return None
    if last is not None and joint in ("/", "("):
        return two_styles(run, node, token, joint)
    if last is not None and last.day <= first.day:
        return None
    return node


def lone_day(run: Run, index: int, node: Node) -> bool:
    """Whether a day and month without a year, from ``index`` on, is one, and no street, event or heap of hearths."""
    if node.end >= 0:
        return True
    name = next(token for token in run.tokens[index:] if token.kind is Kind.MONTH)
    # with an ending of its own the day is told: 3 Mayıs’ta meydana geldi
    if name.ending is NONE and (traps.named_after(run.folded, name.end) or traps.names_event(run.folded, name.end)):
        return False
    return not (name.word in AMBIGUOUS_MONTHS and name.ending is NONE and run.text[name.start].islower())


def year_of_day(run: Run, node: Node, name: Token) -> Node:
    """The year behind a day and month, with the Gregorian one in brackets if the text gives it."""
    position = node.next
    if node.ending is not NONE and not (node.ending.possessive and node.ending.case == ""):
        unit_only = run.at(position).kind is Kind.NUMBER and is_year_unit(run.at(position + 1))
        if not unit_only or node.ending.case not in ("gen", "loc"):
            return node
    unit = run.at(position)
    if unit.kind is Kind.UNIT and unit.value == Grain.MONTH and unit.gap in CLOSE and unit.ending is NONE:
        position += 1
    token = run.at(position)
    if token.kind is not Kind.NUMBER or token.gap not in ("", " ", ",", "-", "/"):
        return node
    years = year(run, position)
    if years is None or years.last is not None:
        if (
            years is not None
            and years.last is not None
            and token.value >= 1000
            and node.last is None
            and years.rule == "years"
        ):
            years = Node(Partial(Grain.YEAR, token.value), None, position + 1, token.ending, "year")
        else:
            return node
    if years.first.short and not is_year_unit(run.at(position + 1)):
        return node
    if years.bare and token.gap == "," and not _stands_behind_comma(run, token):
        return node
    for point in (node.first, node.last):
        if point is not None:
            point.year, point.short, point.clipped = years.first.year, years.first.short, years.first.clipped
    node.next, node.ending, node.end = years.next, years.ending, years.end
    node.rule += ", year"
    if years.original:
        node.original = run.text[name.start : run.at(position).bare_end]
    return node


def _stands_behind_comma(run: Run, token: Token) -> bool:
    """Whether a number behind a day and a comma is its year: ``28 Mayıs, 1918``."""
    if traps.word_after(run.folded, token.end) == "":
        return 1500 <= token.value <= 2050
    return traps.bare_year(run.text, run.folded, token.start, token.end)


def year_after_bracket(run: Run, node: Node) -> Node:
    """``20 Kasım (3 Aralık) 1917’de``: the year stands behind both."""
    if run.at(node.next).gap != ")":
        return node
    years = year(run, node.next)
    if years is None or years.last is not None or years.first.short:
        return node
    for point in (node.first, node.last):
        if point is not None:
            point.year = years.first.year
    node.next, node.ending, node.end = years.next, years.ending, years.end
    node.rule += ", year"
    return node


def two_styles(run: Run, node: Node, token: Token, joint: str) -> Node | None:
    """``18 (31) Mart``, ``10/22 Şubat``: one day in two styles, if the calendars agree; else a slash is a range."""
    first, last = node.first, node.last
    if last is None:
        return None
    written = run.text[token.start : run.at(node.next - 1).end]
    if same_day(first.year, first.month, first.day, last.month, last.day):
        node.first, node.last, node.original = last, None, written
        node.rule += ", two styles"
        return node
    if same_day(first.year, first.month, last.day, first.month, first.day):
        node.last, node.original = None, written
        node.rule += ", two styles"
        return node
    # the month belongs to the second day: 20 (3) Aralık is 20 Kasım (3 Aralık)
    if joint == "(":
        before = first.month - 1 or 12
        if same_day(first.year, before, first.day, last.month, last.day) or last.day - first.day in (10, 11, 12, 13):
            node.first, node.last, node.original = last, None, written
            node.rule += ", two styles"
            return node
        return None
    return node if last.day == first.day + 1 else None


def starts_date(run: Run, index: int) -> bool:
    """Whether the number at ``index`` goes on to a month or unit of its own."""
    following = run.at(index + 1)
    return following.gap in _MONTH_GAPS and (
        following.kind is Kind.MONTH
        or (following.kind is Kind.UNIT and following.value != Grain.DAY and following.detail != "date")
    )


def month_base(run: Run, index: int, base: Base) -> Node | None:
    """A day of a month that the context gives: ``ayın on beşinde``, ``həmin ayın 16-da``."""
    number = run.at(index)
    mate = run.at(index + 1)
    if is_day(number) and number.gap in CLOSE and number.ending is NONE and mate.gap == "-" and is_day(mate):
        if mate.ending.case not in ("loc", "abl", "dat", "term") or mate.value <= number.value:
            return None
        first, last = (Partial(Grain.DAY, day=day.value, base=base) for day in (number, mate))
        return Node(first, last, index + 2, mate.ending, "days of that month")
    if not is_day(number) or number.gap not in CLOSE or number.ending is NONE or starts_date(run, index):
        return None
    if number.ending.ordinal and number.ending.case == "" and not number.ending.possessive:
        return None
    point = Partial(Grain.DAY, day=number.value, base=base)
    following = run.at(index + 1)
    if number.ending.case == "abl" and is_day(following) and following.ending.case in ("dat", "term"):
        last = Partial(Grain.DAY, day=following.value, base=base)
        return Node(point, last, index + 2, following.ending, "days of that month")
    return Node(point, None, index + 1, number.ending, "day of that month")
