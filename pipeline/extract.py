"""The way of one source through the stages, from its decoded text to what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from pipeline.analyse import Engine, create_engine
from pipeline.citations import find_references, link
from pipeline.dates import Happening, read_dates
from pipeline.errors import Errors, SalnameError
from pipeline.events import bare_names, find_events
from pipeline.gazetteer.records import Gazetteer
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.mentions import Tagger, create_taggers, find_mentions
from pipeline.records import DateMention, ExtractedText, Label, Mention, SourceText
from pipeline.settings import Settings
from pipeline.spans import Span

#: Names that may hold a date, as ``28 May küçəsi`` or ``1905 Devrimi``: there the longer span is the fact.
_MAY_HOLD_DATES = frozenset({Label.EVENT, Label.FAC, Label.LAW, Label.ORG, Label.WORK_OF_ART})


class Extractor:
    """Runs the per-source stages; engine and taggers are made when first needed.

    Args:
        settings: names of engine and taggers.
        gazetteer: for the taggers and the cases of names.
    """

    def __init__(self, settings: Settings, gazetteer: Gazetteer) -> None:
        self._settings = settings
        self._gazetteer = gazetteer

    @cached_property
    def engine(self) -> Engine:
        """The analysis engine."""
        return create_engine(self._settings.engine)

    @cached_property
    def taggers(self) -> tuple[Tagger, ...]:
        """The mention taggers."""
        return create_taggers(self._gazetteer, self._settings.taggers)

    @cached_property
    def bare_names(self) -> frozenset[str]:
        """Names known to be in base form, for the event stage."""
        return bare_names(self._gazetteer)

    def extract(self, source: SourceText, entered: Callable[[str], None] = lambda stage: None) -> ExtractedText:
        """Everything that one source holds.

        Args:
            source: the source.
            entered: called with the name of each stage before it begins.

        Raises:
            SalnameError: E011 naming the stage that failed; other errors of the stages as they are.
        """
        stage = ""

        def enter(name: str) -> None:
            nonlocal stage
            stage = name
            entered(name)

        try:
            enter("layout")
            laid_out = lay_out(source)
            enter("language")
            laid_out = assign_languages(laid_out)
            enter("analyse")
            analysed = self.engine.analyse(laid_out)
            analysed = replace(analysed, references=find_references(laid_out.text))
            enter("mentions")
            proposed = find_mentions(analysed, self.taggers)
            enter("dates")
            happenings = self._happenings(proposed)
            proposals = [mention for mention in proposed if mention.label is Label.DATE]
            dates = read_dates(analysed, proposals, happenings=happenings)
            names = [mention for mention in proposed if mention.label is not Label.DATE]
            mentions, dates = settle_overlaps(names, dates)
            enter("events")
            events = find_events(analysed, mentions, dates, self.bare_names)
            enter("citations")
            citations = link(analysed)
        except SalnameError:
            raise
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            raise SalnameError(Errors.E011, path=source.path, stage=stage, detail=detail) from error
        return ExtractedText(analysed, mentions, dates, events, citations)

    def _happenings(self, mentions: Sequence[Mention]) -> list[Happening]:
        """The happenings named in a text; those that the gazetteer does not know have no time."""
        happenings: list[Happening] = []
        for mention in mentions:
            if mention.label is Label.EVENT:
                entry = self._gazetteer.entries.get(mention.authority_hint)
                names = mention.surface if entry is None else " | ".join(name.text for name in entry.names)
                since, until = ("", "") if entry is None else (entry.since, entry.until)
                happenings.append(Happening(mention.span, names, since, until))
        return happenings


def settle_overlaps(
    mentions: Sequence[Mention], dates: Sequence[DateMention]
) -> tuple[tuple[Mention, ...], tuple[DateMention, ...]]:
    """Names and dates that do not overlap, each in text order.

    Where a name and a date share text, the name stays if it is of a kind that may hold a date and covers
    all of it; otherwise the date stays.
    """
    kept_names: list[Mention] = []
    dropped: set[Span] = set()
    ordered = sorted(dates, key=lambda date: date.span)
    k = 0
    for mention in sorted(mentions, key=lambda mention: mention.span):
        while k < len(ordered) and ordered[k].span.end <= mention.span.start:
            k += 1
        clashing: list[Span] = []
        i = k
        while i < len(ordered) and ordered[i].span.start < mention.span.end:
            clashing.append(ordered[i].span)
            i += 1
        if not clashing:
            kept_names.append(mention)
        elif mention.label in _MAY_HOLD_DATES and all(
            mention.span.contains(span) and span != mention.span for span in clashing
        ):
            kept_names.append(mention)
            dropped.update(clashing)
    return tuple(kept_names), tuple(date for date in ordered if date.span not in dropped)
