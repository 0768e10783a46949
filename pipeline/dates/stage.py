"""The dates stage: every date and duration of a source, with its value in the document's context.

The grammar reads each paragraph once. Then the expressions are resolved in the order of the text, so that
each has before it what was said before it: the dates of its section, the heading, the document. The tagger's
proposals and the grammar meet in one rule: what the grammar reads stands as it reads it; a proposal it does
not reach is read on its own, and one it cannot read is a date without a value if it names a number or a unit
of the calendar, and nothing otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from pipeline.dates.context import Anchor, Context
from pipeline.dates.folding import fold
from pipeline.dates.happenings import Happening, Happenings
from pipeline.dates.lexicon import Kind
from pipeline.dates.reader import DateExpression, Found, express, parse
from pipeline.dates.scanner import scan
from pipeline.dates.values import DateValue, Grain, Point
from pipeline.records import AnalysedText, DateMention, Label, Lang, Mention, Paragraph, Zone
from pipeline.spans import Span

#: Stands for each code point of a parenthetical citation: the years in it are not the text's.
_MASK: Final = "\ufffc"

_WRITTEN: Final = re.compile(r"(?<![\d.,/])(?:1[5-9]|20[0-3])\d\d(?![\d/])|(?<![\d.,/])20[0-3]\d(?![\d/])")
_BARE_YEAR: Final = re.compile(r"1\d{3}|20\d\d")

#: A proposal with one of these speaks of the calendar.
_CALENDAR_KINDS: Final = frozenset({Kind.MONTH, Kind.UNIT, Kind.SEASON, Kind.NUMERIC_DATE})


def read_dates(
    analysed: AnalysedText, proposals: Sequence[Mention], *, happenings: Sequence[Happening] = ()
) -> tuple[DateMention, ...]:
    """All dates and durations of the mined paragraphs, ordered by span, not overlapping.

    Args:
        analysed: the text, with its sentences and parenthetical citations.
        proposals: the tagger's DATE mentions.
        happenings: the happenings that the text names, with what is known of their time.
    """
    text = _masked(analysed)
    starts = [sentence.span.start for sentence in analysed.sentences]
    wanted = {sentence.paragraph: sentence.lang for sentence in analysed.sentences}
    parsed: list[tuple[Paragraph, list[Found]]] = []
    for paragraph in analysed.laid_out.paragraphs:
        if paragraph.index in wanted:
            parsed.append((paragraph, list(parse(paragraph.span.of(text), wanted[paragraph.index]))))
    context = Context(document=_only_year(parsed), written=_written(analysed.laid_out.text))
    context.happenings = Happenings(happenings)
    mentions: list[DateMention] = []
    ordered = sorted(proposals, key=lambda mention: mention.span)
    for paragraph, found in parsed:
        context.lang = wanted[paragraph.index]
        context.said.clear()
        if paragraph.zone is Zone.HEADING:
            context.heading = _heading(found, context)
        inside = [mention for mention in ordered if paragraph.span.contains(mention.span)]
        mentions += _resolved(text, paragraph, found, inside, context, starts)
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _masked(analysed: AnalysedText) -> str:
    text = analysed.laid_out.text
    pieces: list[str] = []
    position = 0
    for reference in sorted(analysed.references, key=lambda reference: reference.span):
        start, end = max(reference.span.start, position), max(reference.span.end, position)
        pieces += [text[position:start], _MASK * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])


def _written(text: str) -> int:
    """The latest year named anywhere in a document, citations included."""
    return max((int(match.group()) for match in _WRITTEN.finditer(text)), default=0)


def _only_year(parsed: Sequence[tuple[Paragraph, list[Found]]]) -> Anchor | None:
    """The year of a document whose years are all the same; None if they are not, or if it names none."""
    years = {
        point.year
        for _, found in parsed
        for item in found
        for point in (item.reading.first, item.reading.last)
        if point is not None and point.year is not None and not point.short
    }
    if len(years) != 1:
        return None
    return Anchor(DateValue(Point(Grain.YEAR, years.pop())), "document")


def _heading(found: Sequence[Found], context: Context) -> Anchor | None:
    """What a heading says of the time of its section; the last date of several."""
    probe = Context(document=context.document, written=context.written, lang=context.lang)
    for item in found:
        if item.reading.first is not None and item.reading.first.year is not None:
            express(item, "", probe)
            first, last = item.reading.first, item.reading.last
            if item.aside and last is not None and first.year is not None and last.year is not None:
                value = DateValue.between(Point(first.grain, first.year), Point(last.grain, last.year))
                probe.last = Anchor(value, "heading")
    return None if probe.last is None else Anchor(probe.last.value, "heading")


def _resolved(
    text: str,
    paragraph: Paragraph,
    found: Sequence[Found],
    proposals: Sequence[Mention],
    context: Context,
    starts: Sequence[int],
) -> list[DateMention]:
    """The mentions of one paragraph, the tagger's among them, resolved in the order of the text."""
    start = paragraph.span.start
    own = paragraph.span.of(text)
    for reading in found:
        _leave_name(reading, context.happenings, start)
    items: list[tuple[Span, Found | Mention]] = [
        (Span(item.reading.start + start, item.reading.end + start), item) for item in found
    ]
    read = [span for span, _ in items]
    items += [(mention.span, mention) for mention in proposals if not any(mention.span.overlaps(span) for span in read)]
    items.sort(key=lambda item: item[0])
    mentions: list[DateMention] = []
    for span, item in items:
        if isinstance(item, Found):
            expression = express(item, own, context, start)
            if expression is not None:
                mentions.append(_mention(expression, _sentence(span, starts), _confidence(expression)))
        elif not (mentions and mentions[-1].span.overlaps(span)):
            mention = _proposed(item, text, context, starts)
            if mention is not None:
                mentions.append(mention)
    return mentions


def _leave_name(item: Found, happenings: Happenings, start: int) -> None:
    """Leaves the noun of a happening out of a date's span where it is the name itself: ``Ağustos Ayaklanmasının``."""
    occasion, reading = item.reading.occasion, item.reading
    if occasion is not None and reading.start < occasion.end and happenings.named_at(occasion.end + start):
        reading.start = reading.rest


def _proposed(mention: Mention, text: str, context: Context, starts: Sequence[int]) -> DateMention | None:
    """A proposal that the grammar did not find in its place, read by itself: the tagger vouches that it is a date."""
    surface = mention.span.of(text)
    sentence = _sentence(mention.span, starts)
    if _BARE_YEAR.fullmatch(surface):
        value = DateValue(Point(Grain.YEAR, int(surface)))
        context.say(value)
        year = str(value)
        method = f"year; {mention.method}"
        return DateMention(
            mention.span, Label.DATE, surface, sentence, year, f"{year}-01-01", f"{year}-12-31", 0.8, method
        )
    for item in parse(surface, context.lang):
        expression = express(item, surface, context, mention.span.start)
        if expression is not None:
            return _mention(expression, sentence, min(0.8, _confidence(expression)), f"; {mention.method}")
    if not _speaks_of_time(surface):
        return None
    return DateMention(mention.span, Label.DATE, surface, sentence, "?", "", "", 0.4, f"not read; {mention.method}")


def _speaks_of_time(surface: str) -> bool:
    """Whether a month, season, unit of the calendar or date in figures stands in it."""
    return any(token.kind in _CALENDAR_KINDS for run in scan(surface, fold(surface)) for token in run)


def _mention(expression: DateExpression, sentence: int, confidence: float, note: str = "") -> DateMention:
    return DateMention(
        expression.span,
        expression.label,
        expression.surface,
        sentence,
        expression.value,
        expression.earliest,
        expression.latest,
        confidence,
        f"grammar: {expression.method}{note}",
        expression.original,
    )


def _confidence(expression: DateExpression) -> float:
    """How sure a reading is: said outright, from the context, of an unknown year, or without a value."""
    if expression.value == "?":
        return 0.4
    if expression.value.startswith("XXXX"):
        return 0.7
    return 0.85 if "; from" in expression.method else 0.97


def _sentence(span: Span, starts: Sequence[int]) -> int:
    return max(bisect_right(starts, span.start) - 1, 0)


__all__ = ["Lang", "read_dates"]
