"""The way of one source through the stages, from its decoded text to what was found in it.

A stage is loaded when the first source comes to it: loading them all takes half a second, in which the network can
already read the first sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.analyse import Engine, create_engine
from pipeline.errors import Errors, SalnameError
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.model_files import checked_folder
from pipeline.neural import MODEL, shipped_reader
from pipeline.records import (
    AnalysedText,
    Citation,
    DateMention,
    Event,
    ExtractedText,
    Label,
    LaidOutText,
    Mention,
    ParentheticalReference,
    Sentence,
    SourceText,
    WorkReading,
)
from pipeline.settings import Settings
from pipeline.spans import Span

if TYPE_CHECKING:
    from pipeline.dates import Happening
    from pipeline.gazetteer.records import Gazetteer
    from pipeline.mentions import Tagger
    from pipeline.neural.text import TextReader

#: Names that may hold a date, as ``28 May küçəsi`` or ``1905 Devrimi``: there the longer span is the fact.
_MAY_HOLD_DATES = frozenset({Label.EVENT, Label.FAC, Label.LAW, Label.ORG, Label.WORK_OF_ART})


class Extractor:
    """Runs the per-source stages; engine and taggers are made when first needed, the network is loaded meanwhile.

    Args:
        settings: names of engine and taggers.
        gazetteer: gives the gazetteer, which the taggers, the dates of happenings and the cases of names lean on.
    """

    def __init__(self, settings: Settings, gazetteer: Callable[[], Gazetteer]) -> None:
        self._settings = settings
        self._gazetteer = gazetteer
        self._begun: dict[str, _Way] = {}
        #: the trained network, if its tagger is used: events are read off the same pass; it begins to load now
        self.network: TextReader | None = shipped_reader() if "neural" in settings.taggers else None

    @property
    def engine_name(self) -> str:
        """Name of the analysis engine."""
        return self._settings.engine

    @cached_property
    def engine(self) -> Engine:
        """The analysis engine."""
        return create_engine(self._settings.engine)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer."""
        return self._gazetteer()

    @cached_property
    def taggers(self) -> tuple[Tagger, ...]:
        """The mention taggers."""
        from pipeline.mentions import create_taggers

        return create_taggers(self.gazetteer, self._settings.taggers)

    def check(self) -> None:
        """See that the network can be used, so that this is said once and not for every source.

        Raises:
            SalnameError: E311, E312 if its files are missing or damaged.
        """
        if self.network is not None:
            _ = self.network.reader
            checked_folder(MODEL)  # it may have been loaded by an earlier run of this process

    def work_ahead(self, analysed: AnalysedText) -> None:
        """Let the network begin to read a text, in its own thread: its tagger and the events ask for it later.

        No tagger is made for this: the gazetteer that they need is loaded while the network reads the first texts.
        """
        if self.network is not None:
            self.network.begin(analysed)

    @cached_property
    def bare_names(self) -> frozenset[str]:
        """Names known to be in base form, for the event stage."""
        from pipeline.events import bare_names

        return bare_names(self.gazetteer)

    def extract(
        self, source: SourceText, entered: Callable[[str], None] = lambda stage: None, kept: Kept | None = None
    ) -> ExtractedText:
        """Everything that one source holds.

        Args:
            source: the source.
            entered: called with the name of each stage before it begins.
            kept: results of earlier runs; a stage found there is not done again.

        Raises:
            SalnameError: E011 naming the stage that failed; other errors of the stages as they are.
        """
        way = self._begun.pop(source.source_id, None) or _Way(self, source, kept or _NothingKept())
        way.entered = entered
        try:
            return way.go()
        except SalnameError:
            raise
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            raise SalnameError(Errors.E011, path=source.path, stage=way.stage, detail=detail) from error

    def begin(self, source: SourceText, kept: Kept | None = None) -> None:
        """Take a source that will be extracted next as far as its sentences, for taggers that work ahead.

        What fails here fails again in :meth:`extract`, and is said there.
        """
        if source.source_id not in self._begun:
            way = _Way(self, source, kept or _NothingKept())
            with suppress(Exception):
                way.begin()
                self._begun[source.source_id] = way


class Kept(Protocol):
    """Results of a source's stages from earlier runs."""

    def load(self, stage: str) -> Any:
        """The result of a stage, or None if it must be done."""

    def has(self, stage: str) -> bool:
        """Whether the stage need not be done."""

    def save(self, stage: str, result: Any) -> None:
        """Keep the result of a stage that was done."""


class _NothingKept:
    def load(self, stage: str) -> Any:
        return None

    def has(self, stage: str) -> bool:
        return False

    def save(self, stage: str, result: Any) -> None: ...


class _Way:
    """One source on its way; knows which stage it is in."""

    def __init__(self, extractor: Extractor, source: SourceText, kept: Kept) -> None:
        self.stage = ""
        self.entered: Callable[[str], None] = lambda stage: None
        self._extractor = extractor
        self._source = source
        self._kept = kept

    def _result(self, stage: str, work: Callable[[], Any]) -> Any:
        found = self._kept.load(stage)
        if found is None:
            self.stage = stage
            self.entered(stage)
            found = work()
            self._kept.save(stage, found)
        return found

    def begin(self) -> None:
        """Layout and sentences, unless all that needs them is kept."""
        if not self._kept.has("mentions"):
            self.stage = "analyse"
            _ = self._analysed

    @cached_property
    def _laid_out(self) -> LaidOutText:
        laid_out: LaidOutText = self._result("layout", lambda: assign_languages(lay_out(self._source)))
        return replace(laid_out, source=self._source)

    def go(self) -> ExtractedText:
        laid_out = self._laid_out
        sentences: tuple[Sentence, ...] = self._result("analyse", self._slim_sentences)
        references: tuple[ParentheticalReference, ...]
        citations: tuple[Citation, ...]
        bibliography: tuple[WorkReading, ...]
        references, citations, bibliography = self._result("citations", self._cite)
        proposed: tuple[Mention, ...] = self._result("mentions", lambda: self._mention(references))
        mentions: tuple[Mention, ...]
        dates: tuple[DateMention, ...]
        mentions, dates = self._result("dates", lambda: self._date(references, proposed))
        events: tuple[Event, ...] = self._result("events", lambda: self._happened(references, mentions, dates))
        engine = self._extractor.engine_name
        analysed = AnalysedText(laid_out, sentences, references, engine)
        return ExtractedText(analysed, mentions, dates, events, citations, bibliography)

    def _slim_sentences(self) -> tuple[Sentence, ...]:
        """Without tokens: these are not kept, because making them again is as quick as reading them."""
        return tuple(replace(sentence, tokens=()) for sentence in self._analysed.sentences)

    @cached_property
    def _analysed(self) -> AnalysedText:
        """With tokens."""
        analysed = self._extractor.engine.analyse(self._laid_out)
        if not self._kept.has("mentions"):
            self._extractor.work_ahead(replace(analysed, references=self._references))
        return analysed

    @cached_property
    def _references(self) -> tuple[ParentheticalReference, ...]:
        """Found before the citations stage already if a tagger works ahead: it reads nothing inside them."""
        from pipeline.citations.parenthetical import find_references

        return find_references(self._laid_out.text)

    def _with(self, references: tuple[ParentheticalReference, ...]) -> AnalysedText:
        return replace(self._analysed, references=references)

    def _cite(self) -> tuple[tuple[ParentheticalReference, ...], tuple[Citation, ...], tuple[WorkReading, ...]]:
        from pipeline.citations import Bibliography, link, read_bibliography

        bibliography = read_bibliography(Bibliography.of(self._laid_out).entries)
        return self._references, link(self._with(self._references)), bibliography

    def _mention(self, references: tuple[ParentheticalReference, ...]) -> tuple[Mention, ...]:
        from pipeline.mentions import find_mentions

        return find_mentions(self._with(references), self._extractor.taggers)

    def _date(
        self, references: tuple[ParentheticalReference, ...], proposed: tuple[Mention, ...]
    ) -> tuple[tuple[Mention, ...], tuple[DateMention, ...]]:
        from pipeline.dates import read_dates

        proposals = [mention for mention in proposed if mention.label is Label.DATE]
        dates = read_dates(self._with(references), proposals, happenings=self._happenings(proposed))
        return settle_overlaps([mention for mention in proposed if mention.label is not Label.DATE], dates)

    def _happened(
        self,
        references: tuple[ParentheticalReference, ...],
        mentions: tuple[Mention, ...],
        dates: tuple[DateMention, ...],
    ) -> tuple[Event, ...]:
        from pipeline.events import find_events, united

        analysed = self._with(references)
        network = self._extractor.network
        if network is None:
            return find_events(analysed, mentions, dates, self._extractor.bare_names)
        reading = network.read(analysed)
        ruled = find_events(analysed, mentions, dates, self._extractor.bare_names, opinion=reading.chance)
        return united(ruled, analysed, mentions, dates, reading, network.reader)

    def _happenings(self, mentions: Sequence[Mention]) -> list[Happening]:
        """The happenings named in a text; those that the gazetteer does not know have no time."""
        from pipeline.dates import Happening

        happenings: list[Happening] = []
        for mention in mentions:
            if mention.label is Label.EVENT:
                entry = self._extractor.gazetteer.entries.get(mention.authority_hint)
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
