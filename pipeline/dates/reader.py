"""Dates and durations in a text: the grammar and the context put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.dates import clauses
from pipeline.dates.clauses import Standing
from pipeline.dates.context import Context
from pipeline.dates.folding import fold, readable
from pipeline.dates.grammar import read
from pipeline.dates.happenings import KIND_STEMS, Happening, Happenings, begin_or_end, settle
from pipeline.dates.resolution import resolve
from pipeline.dates.scanner import scan
from pipeline.dates.syntax import DURATION, SET, Reading
from pipeline.dates.values import UNKNOWN, DateValue, Grain, iso_day
from pipeline.record_classes import record
from pipeline.records import Label, Lang
from pipeline.spans import Span

#: What no date just said begins.
_LASTING: Final = frozenset({"exile", "life"})

#: A name of each kind, for a happening that only the caller's anchor dates.
_GIVEN_NAMES: Final = {kind: stems[0] for kind, stems in KIND_STEMS.items()}


@record
class DateExpression:
    """A date or duration, and what it means.

    Attributes:
        span: span of the whole expression in the text that was read.
        label: DATE or DURATION.
        surface: ``span.of(text)``.
        value: EDTF with ``;START|MID|END``, ISO 8601 for a duration, ``?`` where nothing resolves it.
        earliest, latest: the first and last day it may mean (ISO, proleptic Gregorian), "" if unbounded.
        method: the construction, and what decided if the context did: ``day, month; from the last date 1918``.
        original: the date as printed, where another calendar was read, else "".
        recurring: it comes back every year.
    """

    span: Span
    label: Label
    surface: str
    value: str
    earliest: str
    latest: str
    method: str
    original: str = ""
    recurring: bool = False

    @property
    def date(self) -> DateValue:
        """The value as an object that compares and sorts; unknown for durations."""
        return UNKNOWN if self.label is not Label.DATE else DateValue.from_text(self.value)


#: Letters that only Azerbaijani has, and its word for "year", which is rare in Turkish ("province"); folded.
_AZERBAIJANI: Final = re.compile(r"[əxq]|(?<!\w)il(?:in|d[aə]|lik|dir)?(?!\w)")


def guess_language(folded: str) -> Lang:
    """``az`` if a letter stands in the text that Turkish lacks, or the word ``il``; else ``tr``."""
    return Lang.AZ if _AZERBAIJANI.search(folded) else Lang.TR


def find_dates(text: str, lang: Lang | None = None, anchor: str = "") -> tuple[DateExpression, ...]:
    """All dates and durations in a text, in order.

    Args:
        text: any text, of one paragraph or many.
        lang: ``tr`` or ``az``; None to tell it by the letters.
        anchor: EDTF value of the date the text is to be read from (``1918``, ``1926-01``), or "".

    Raises:
        ValueError: if ``anchor`` is no EDTF value; never for any ``text``.
    """
    context = Context()
    if anchor:
        context.give(DateValue.from_text(anchor))
    plain, offsets = readable(text)
    context.lang = lang if lang is not None else guess_language(fold(text[:2000]))
    found = [expression for item in parse(plain, lang) if (expression := express(item, plain, context)) is not None]
    if offsets is None:
        return tuple(found)
    moved: list[DateExpression] = []
    for expression in found:
        start, end = offsets(expression.span.start), offsets(expression.span.end - 1) + 1
        span = Span(start, max(end, start + 1))
        moved.append(replace(expression, span=span, surface=span.of(text)))
    return tuple(moved)


@record
class Found:
    """A reading with what its sentence says of it; its value waits for the context.

    Attributes:
        reading: the expression.
        tense: ``habit`` if the sentence says that it comes back (``her yıl``), ``before`` if its verb is a
            pluperfect, else "".
        aside: the story does not go on from it.
        standing: how far the story goes on from it, if not to its end.
        participle: where the participle ends whose time it is, or -1.
        attribute: what it is of a noun, see :func:`~pipeline.dates.clauses.attribute`.
        letter: it stands over a letter or record.
    """

    reading: Reading
    tense: str
    aside: bool
    standing: Standing | None = None
    participle: int = -1
    attribute: str = ""
    letter: bool = False


#: So many years from the dates told last, a year that only describes something does not move the story there.
_FAR: Final = 4


def parse(text: str, lang: Lang | None) -> Iterator[Found]:
    """All readings of a text, in order, not yet resolved.

    Args:
        text: composed text without broken words, as the clean text is.
    """
    folded = fold(text)
    language = lang if lang in (Lang.TR, Lang.AZ) else guess_language(folded)
    every_until = -1
    for run in scan(text, folded):
        for reading in read(run, text, folded, language):
            if reading.label == SET:
                every_until = clauses.sentence_end(text, reading.end)
                continue
            tense = ""
            if reading.first is not None and reading.first.yearless:
                tense = "habit" if reading.start < every_until else clauses.tense(text, folded, reading.end, language)
            standing = clauses.looks_back(text, folded, reading)
            participle = -1 if reading.first is None else clauses.participle_end(folded, reading.end)
            attribute = clauses.attribute(text[reading.start : reading.end], folded, reading.end)
            letter = _dated(reading) and clauses.heads_letter(text, reading.start, reading.end)
            yield Found(reading, tense, clauses.aside(text, folded, reading), standing, participle, attribute, letter)


def _dated(reading: Reading) -> bool:
    """Whether a reading says day, month and year of one day."""
    first = reading.first
    return first is not None and reading.last is None and first.grain is Grain.DAY and first.year is not None


def _incidental(kind: str, value: DateValue, context: Context) -> bool:
    """Whether a year is a mere attribute in a story told of other years.

    That is a bare year beside dates of days and months (``1897 sayımına göre``), and the year of a treaty, law or
    the like without a case ending (``1925-ci il müqaviləsi``, ``1925 yılı anlaşması``).
    """
    anchor = context.month if kind == "bare" else context.year if kind else None
    told = anchor.point() if anchor is not None else None
    year = value.first.year if value.first is not None else None
    if told is None or told.year is None or year is None or value.interval:
        return False
    return abs(year - told.year) >= _FAR


def _background(value: DateValue, context: Context) -> bool:
    """Whether a date lies years before the time that the story is told of."""
    told = None if context.year is None else context.year.point()
    latest = value.latest()
    return told is not None and told.year is not None and latest is not None and latest[0] <= told.year - _FAR


def _go_on(found: Found, value: DateValue, text: str, context: Context, offset: int) -> None:
    """Let the story go on from a date, as far as it does."""
    reading = found.reading
    # the years of a happening are not where the story stands
    if found.aside or (reading.occasion is not None and value.part):
        return
    standing = found.standing
    if _incidental(found.attribute, value, context):
        if context.said and clauses.sentence_end(text, context.said[-1][0]) > reading.start:
            return
        standing = Standing(-1, clauses.sentence_end(text, reading.end))
    elif found.participle >= 0 and _background(value, context):
        standing = Standing(clauses.sentence_end(text, reading.end), found.participle)
    if standing is None:
        context.say(value)
        if found.letter:
            context.written_at(value)
    else:
        context.look_aside(
            value, replace(standing, relative=standing.relative + offset, yearless=standing.yearless + offset)
        )


def express(found: Found, text: str, context: Context, offset: int = 0) -> DateExpression | None:
    """The expression with its value in a context, which goes on from it; None if it is no date there.

    Args:
        offset: added to the span.
    """
    reading = found.reading
    span = Span(reading.start + offset, reading.end + offset)
    surface = text[reading.start : reading.end]
    if reading.label == DURATION:
        return DateExpression(span, Label.DURATION, surface, reading.value, "", "", reading.rule)
    if reading.first is None:
        return None
    context.come_back(reading, reading.start + offset)
    value, reason = _valued(found, text, context, offset)
    if reading.weak and (value.first is None or value.first.year is None):
        return None
    _go_on(found, value, text, context, offset)
    context.said.append((reading.start, value))
    earliest, latest = value.bounds()
    return DateExpression(
        span,
        Label.DATE,
        surface,
        str(value),
        iso_day(earliest),
        iso_day(latest),
        f"{reading.rule}; {reason}" if reason else reading.rule,
        reading.original,
        recurring=found.tense == "habit",
    )


def _valued(found: Found, text: str, context: Context, offset: int) -> tuple[DateValue, str]:
    """The value of a reading: of a happening's part by the happening, of all else by the dates before it."""
    reading = found.reading
    base = None if reading.first is None else reading.first.base
    if reading.occasion is not None:
        value, reason = settle(reading.occasion, context.happenings, text, offset, context.said)
        occasion = reading.occasion
        near = occasion.part == "START" and occasion.unit < Grain.YEAR and not occasion.side
        if not value.known and near and occasion.kind not in _LASTING and context.given is not None:
            # first days or months are told where it has just begun: at the anchor that the caller gives
            begun = Happening(Span(0, 1), _GIVEN_NAMES[reading.occasion.kind], context.given.value.edtf(), "")
            value, _ = settle(reading.occasion, Happenings([begun]), text, offset, ())
            reason = context.given.reason()
        return value, reason
    if base is not None and base.occasion is not None:
        begun_or_ended = begin_or_end(base.occasion, context.happenings, text, offset, context.said)
        if begun_or_ended is not None:
            value, reason = begun_or_ended
            return resolve(reading, Context(last=None, lang=context.lang).told(value), found.tense)[0], reason
    return resolve(reading, context, found.tense)
