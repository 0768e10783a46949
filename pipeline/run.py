"""A whole run: from files and folders to published tables.

One broken file never stops the others: what cannot be read or extracted is reported and left out. Nothing
is published unless at least one source was extracted, and then all tables at once.

First it is found out what there is to do (:mod:`pipeline.plan`). If there is nothing, no stage is loaded; else the
changed sources go through the stages whose keys have changed, and :mod:`pipeline.publish` does the rest.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.errors import Errors, SalnameError
from pipeline.plan import Plan, PlannedSource, make_plan
from pipeline.settings import Settings
from pipeline.store import Database, OutputFolder
from pipeline.store.database import FILE_NAME as DATABASE
from pipeline.tables.contract import TABLES

if TYPE_CHECKING:
    from pipeline.gazetteer.records import Gazetteer
    from pipeline.names import Authority
    from pipeline.records import ExtractedText, LaidOutText, SourceText
    from pipeline.store.work import SourceWork


#: Sources that are begun before their turn: so many at most, and no more once they have so many characters. The network
#: reads them while the other stages work on the source at hand; their sentences take up memory.
_AHEAD = 3
_AHEAD_LENGTH = 500_000


class RunListener(Protocol):
    """Hears how a run goes on; the command line shows it as a progress bar."""

    def waiting(self, holder: str) -> None:
        """The run waits for another one, which holds the output folder."""

    def found(self, sources: int) -> None:
        """So many files will be read."""

    def began(self, path: str) -> None:
        """This source's turn has come."""

    def entered(self, stage: str) -> None:
        """The source at hand has entered this stage."""

    def ended(self, words: int) -> None:
        """The source at hand is done; it has so many words."""

    def failed(self, error: SalnameError) -> None:
        """Something could not be read or extracted."""

    def warned(self, warning: SalnameError) -> None:
        """Something was read, but is worth a look."""

    def finishing(self, stage: str) -> None:
        """All sources are done; this stage works on all of them together."""


class SilentListener:
    """A listener that does nothing."""

    def waiting(self, holder: str) -> None: ...
    def found(self, sources: int) -> None: ...
    def began(self, path: str) -> None: ...
    def entered(self, stage: str) -> None: ...
    def ended(self, words: int) -> None: ...
    def failed(self, error: SalnameError) -> None: ...
    def warned(self, warning: SalnameError) -> None: ...
    def finishing(self, stage: str) -> None: ...


@dataclass(slots=True)
class RunReport:
    """What a run did.

    Attributes:
        out: the output folder.
        counts: rows by table.
        words: words of mined text.
        resumed: sources of which no stage had to be done again.
        unchanged: whether there was nothing to do at all.
        errors: what could not be read or extracted.
        warnings: what was read but is worth a look.
        seconds: wall-clock time (never part of a table).
    """

    out: Path
    counts: dict[str, int] = field(default_factory=dict)
    words: int = 0
    resumed: int = 0
    unchanged: bool = False
    errors: list[SalnameError] = field(default_factory=list)
    warnings: list[SalnameError] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def done(self) -> bool:
        """Whether tables were written."""
        return bool(self.counts)


def run(
    inputs: Sequence[Path],
    out: Path,
    settings: Settings,
    listener: RunListener | None = None,
    *,
    fresh: bool = False,
    tokens: bool = False,
    wait: float = 0.0,
) -> RunReport:
    """Read, extract, reconcile and publish what has changed since the last run.

    Args:
        inputs: files and folders.
        out: output folder.
        settings: settings.
        listener: hears how it goes on.
        fresh: extract every source again, whatever earlier runs left.
        tokens: annotate every token, too, and write the token outputs (:mod:`pipeline.annotate`).
        wait: how many seconds to wait if another run holds the folder.

    Returns:
        The report; if nothing could be read, no table was written and earlier outputs are untouched.

    Raises:
        SalnameError: E102 if another run holds the folder for longer, E101, E104 or E105 if it cannot be written, E2xx
            for gazetteers and settings, E3xx for engines.
    """
    listener = listener or SilentListener()
    started = time.perf_counter()
    report = RunReport(out)
    _check_engine(settings)  # a wrong name shows before any work is done
    database = Database(out / DATABASE)
    readable = make_plan(inputs, Database(out / "nothing"), settings) if not out.exists() else None
    if readable is not None and not readable.sources:
        _tell(readable, report, listener)
    else:
        folder = OutputFolder(out, lambda token: database.last_run() == int(token or -1))
        with folder.locked(wait, listener.waiting):
            plan = make_plan(inputs, database, settings, fresh=fresh)
            _tell(plan, report, listener)
            listener.found(len(plan.sources))
            if plan.nothing and all((out / f"{table.name}.csv").is_file() for table in TABLES):
                _nothing_to_do(plan, database, report)
            elif plan.sources:
                with _rarely_collecting(), _handing_over_quickly():
                    _Work(folder, database, plan, settings, listener, report).do()
            if report.done:
                _tokens(folder, plan, settings, listener, report, wanted=tokens)
    report.seconds = time.perf_counter() - started
    return report


def _check_engine(settings: Settings) -> None:
    if settings.engine != Settings().engine:
        from pipeline.analyse import create_engine

        create_engine(settings.engine)


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """Look for garbage in cycles seldom.

    A run makes a million records that live to its end, and next to no such garbage. Python by itself would go through
    all of them again and again, for a tenth of the time that the stages take.
    """
    before = gc.get_threshold()
    gc.set_threshold(5_000_000, 100, 100)
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            # everything counts as old now: it is not gone through as soon as the old thresholds hold again
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)


@contextmanager
def _handing_over_quickly() -> Iterator[None]:
    """Let the thread in which the network reads go on at once when it has a batch behind it.

    It needs Python's lock for a moment after each of hundreds of batches, and would wait five milliseconds for it each
    time: more than a batch takes.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.00002)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _tell(plan: Plan, report: RunReport, listener: RunListener) -> None:
    """Say what was refused or is worth a look."""
    for error in plan.errors:
        report.errors.append(error)
        listener.failed(error)
    for warning in plan.warnings:
        report.warnings.append(warning)
        listener.warned(warning)


def _nothing_to_do(plan: Plan, database: Database, report: RunReport) -> None:
    with database.open() as connection:
        report.words = int(connection.execute("SELECT COALESCE(sum(words), 0) FROM sources").fetchone()[0])
    report.counts = {name: int(count) for name, count in database.record()["tables"].items()}
    report.resumed = len(plan.sources)
    report.unchanged = True


def _tokens(
    folder: OutputFolder, plan: Plan, settings: Settings, listener: RunListener, report: RunReport, *, wanted: bool
) -> None:
    """Write the token outputs, or take away those of an earlier run that do not fit any more."""
    if not wanted and not (folder.path / "tokens.csv").is_file():
        return
    from dataclasses import replace

    from pipeline.analyse import create_engine
    from pipeline.annotate import SourceToAnnotate, TokenFiles
    from pipeline.language import assign_languages
    from pipeline.layout import lay_out
    from pipeline.read import read_source

    def laid_out(planned: PlannedSource) -> LaidOutText:
        text = planned.text or read_source(planned.found, settings)
        return assign_languages(lay_out(replace(text, source_id=planned.source_id)))

    engine = cache(lambda: create_engine(settings.engine))
    sources = [
        SourceToAnnotate(
            planned.source_id,
            "\x1f".join((plan.keys["tokens"], planned.source_id, planned.sha256, planned.found.relative.as_posix())),
            partial(laid_out, planned),
        )
        for planned in plan.sources
    ]
    files = TokenFiles(folder)
    if not wanted:
        files.tidy(sources)
        return
    listener.finishing("tokens")
    report.counts["tokens"] = files.publish(sources, engine)


class _Work:
    """A run that has something to do. The stages are loaded here, because loading them takes longer than planning."""

    def __init__(
        self,
        folder: OutputFolder,
        database: Database,
        plan: Plan,
        settings: Settings,
        listener: RunListener,
        report: RunReport,
    ) -> None:
        from pipeline.extract import Extractor
        from pipeline.store.work import WorkFiles

        self._folder = folder
        self._database = database
        self._plan = plan
        self._settings = settings
        self._listener = listener
        self._report = report
        self._started = datetime.now(UTC).isoformat()
        self._planned = {source.source_id: source for source in plan.sources}
        self._work = WorkFiles(folder.work, plan.keys, fresh=plan.fresh)
        gazetteer = cache(_gazetteer)
        self._authority = cache(lambda: _authority(gazetteer()))
        self._extractor = Extractor(settings, gazetteer)
        self._texts: dict[str, SourceText] = {}
        self._works: dict[str, SourceWork] = {}

    def do(self) -> None:
        """Extract what has changed, then publish everything."""
        extracted = self._extract_changed()
        if not self._plan.sources:
            return
        self._work.fresh = False
        self._works.clear()
        self._publish(extracted)
        self._work.prune({source.source_id for source in self._plan.sources})

    def _extract_changed(self) -> dict[str, ExtractedText]:
        """What the changed sources hold; one that fails is told of and taken out of the plan."""
        extracted: dict[str, ExtractedText] = {}
        before = self._database.known_sources()
        sources = list(self._plan.sources)
        self._begin(sources)
        self._extractor.check()  # by now the network is loaded, and reads
        if not all(planned.stays for planned in sources):
            self._authority().take_apart()
        for index, planned in enumerate(sources):
            self._listener.began(planned.found.relative.as_posix())
            words = 0
            try:
                if planned.stays:
                    self._report.resumed += 1
                else:
                    self._begin(sources[index:])
                    extracted[planned.source_id] = text = self._extract(planned)
                    words = _words(text)
                    if not words:
                        source = text.analysed.laid_out.source
                        warning = SalnameError(Errors.E013, path=planned.found.path, encoding=source.encoding)
                        self._report.warnings.append(warning)
                        self._listener.warned(warning)
            except SalnameError as error:
                self._report.errors.append(error)
                self._listener.failed(error)
                self._plan.errors.append(error)
                self._plan.sources.remove(planned)
                if (known := before.get(planned.source_id)) is not None and not known.deleted:
                    self._plan.gone.append(known)
            self._listener.ended(words)
        return extracted

    def _publish(self, extracted: dict[str, ExtractedText]) -> None:
        from pipeline.publish import Publisher

        publisher = Publisher(
            folder=self._folder,
            database=self._database,
            plan=self._plan,
            authority=self._authority,
            load=lambda source_id: self._extract(self._planned[source_id], count=False),
            named=lambda source_id: self._work.of(self._source(self._planned[source_id])).load("names"),
            keep_named=lambda source_id, named: self._work.of(self._source(self._planned[source_id])).save(
                "names", named
            ),
            settings=self._settings,
            started=self._started,
            finishing=self._listener.finishing,
        )
        published = publisher.publish(extracted)
        self._report.counts = dict(published.counts)
        self._report.words = published.words

    def _source(self, planned: PlannedSource) -> SourceText:
        from dataclasses import replace

        from pipeline.read import read_source

        if planned.source_id not in self._texts:
            text = planned.text or read_source(planned.found, self._settings)
            self._texts[planned.source_id] = replace(text, source_id=planned.source_id)
        return self._texts[planned.source_id]

    def _begin(self, sources: Sequence[PlannedSource]) -> None:
        """What can be done ahead for the first of some sources and for a few behind it; one that cannot be read is
        told of when its turn comes."""
        ahead = 0
        for planned in sources[: 1 + _AHEAD]:
            if ahead < _AHEAD_LENGTH and not planned.stays:
                with suppress(SalnameError):
                    source = self._source(planned)
                    self._extractor.begin(source, self._kept(planned))
                    ahead += len(source.text)

    def _extract(self, planned: PlannedSource, *, count: bool = True) -> ExtractedText:
        kept = self._kept(planned)
        text = self._extractor.extract(self._source(planned), self._listener.entered, kept)
        self._report.resumed += count and not kept.done
        return text

    def _kept(self, planned: PlannedSource) -> SourceWork:
        if planned.source_id not in self._works:
            self._works[planned.source_id] = self._work.of(self._source(planned))
        return self._works[planned.source_id]


def _gazetteer() -> Gazetteer:
    from pipeline.gazetteer import load_gazetteer

    return load_gazetteer()


def _authority(gazetteer: Gazetteer) -> Authority:
    from pipeline.names import Authority

    return Authority(gazetteer)


def _words(text: ExtractedText) -> int:
    laid_out = text.analysed.laid_out
    return sum(len(paragraph.span.of(laid_out.text).split()) for paragraph in laid_out.paragraphs if paragraph.mined)
