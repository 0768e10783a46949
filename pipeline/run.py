"""A whole run: from files and folders to published tables.

One broken file never stops the others: what cannot be read or extracted is reported and left out. Nothing
is published unless at least one source was extracted, and then all tables at once.
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from pipeline import __version__, fingerprints
from pipeline.analyse import create_engine
from pipeline.errors import Errors, SalnameError
from pipeline.extract import Extractor
from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.records import Gazetteer
from pipeline.names import DocumentMentions, reconcile
from pipeline.read import discover, read_source
from pipeline.records import ExtractedText, SourceText
from pipeline.settings import Settings
from pipeline.store import Database, OutputFolder, RunRecord, WorkFiles
from pipeline.store.database import FILE_NAME as DATABASE
from pipeline.tables import TABLES, build_tables, write_csv, write_parquet

RUN_FILE = "run.json"


class RunListener(Protocol):
    """Hears how a run goes on; the command line shows it as a progress bar."""

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
        resumed: sources taken from an earlier run's work instead of being extracted again.
        errors: what could not be read or extracted.
        warnings: what was read but is worth a look.
        seconds: wall-clock time (never part of a table).
    """

    out: Path
    counts: dict[str, int] = field(default_factory=dict)
    words: int = 0
    resumed: int = 0
    errors: list[SalnameError] = field(default_factory=list)
    warnings: list[SalnameError] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def done(self) -> bool:
        """Whether tables were written."""
        return bool(self.counts)


def run(
    inputs: Sequence[Path], out: Path, settings: Settings, listener: RunListener | None = None, *, fresh: bool = False
) -> RunReport:
    """Read, extract, reconcile and publish.

    Args:
        inputs: files and folders.
        out: output folder.
        settings: settings.
        listener: hears how it goes on.
        fresh: extract every source again, whatever earlier runs left.

    Returns:
        The report; if nothing could be read, no table was written and earlier outputs are untouched.

    Raises:
        SalnameError: E101, E102 or E104 for the output folder, E2xx for gazetteers and settings, E3xx for engines.
    """
    listener = listener or SilentListener()
    started = time.perf_counter()
    report = RunReport(out)
    create_engine(settings.engine)  # a wrong name shows before any work is done
    gazetteer = load_gazetteer()
    run_fingerprints = _fingerprints(settings, gazetteer.fingerprint)
    found, problems = discover(inputs)
    for problem in problems:
        report.errors.append(problem)
        listener.failed(problem)
    if not found:
        report.seconds = time.perf_counter() - started
        return report
    folder = OutputFolder(out)
    with folder.locked():
        work = WorkFiles(folder.work, json.dumps(run_fingerprints, sort_keys=True))
        extractor = Extractor(settings, gazetteer)
        listener.found(len(found))
        texts: dict[str, ExtractedText] = {}
        locations: dict[str, str] = {}
        hashes: dict[str, str] = {}
        for file in found:
            listener.began(file.relative.as_posix())
            words = 0
            try:
                source = _named_once(read_source(file, settings), texts)
                if source.sha256 in hashes:
                    report.warnings.append(SalnameError(Errors.E009, path=file.path, other=hashes[source.sha256]))
                    listener.warned(report.warnings[-1])
                extracted = None if fresh else work.load(source)
                if extracted is None:
                    extracted = extractor.extract(source, listener.entered)
                    work.save(source, extracted)
                else:
                    report.resumed += 1
                hashes.setdefault(source.sha256, source.path)
                texts[source.source_id] = extracted
                locations[source.source_id] = str(file.path.resolve())
                words = _words(extracted)
            except SalnameError as error:
                report.errors.append(error)
                listener.failed(error)
            report.words += words
            listener.ended(words)
        if texts:
            listener.finishing("names")
            ordered = [texts[source_id] for source_id in sorted(texts)]
            _publish(folder, ordered, locations, run_fingerprints, gazetteer, report)
            work.prune(set(texts))
    report.seconds = time.perf_counter() - started
    return report


def _fingerprints(settings: Settings, gazetteers: str) -> dict[str, object]:
    return {
        "code": fingerprints.of_code(),
        "settings": settings.fingerprint,
        "models": fingerprints.of_models(),
        "gazetteers": gazetteers,
        "libraries": fingerprints.of_libraries(),
    }


def _named_once(source: SourceText, texts: dict[str, ExtractedText]) -> SourceText:
    """The source; if two inputs hold the same path, the later one's id gets a part of its hash, or else a number."""
    source_id = source.source_id
    for addition in itertools.chain([source.sha256[:8]], itertools.count(2)):
        if source_id not in texts:
            break
        source_id = f"{source.source_id}-{addition}"
    return replace(source, source_id=source_id)


def _words(text: ExtractedText) -> int:
    laid_out = text.analysed.laid_out
    return sum(len(paragraph.span.of(laid_out.text).split()) for paragraph in laid_out.paragraphs if paragraph.mined)


def _publish(
    folder: OutputFolder,
    texts: Sequence[ExtractedText],
    locations: Mapping[str, str],
    run_fingerprints: dict[str, object],
    gazetteer: Gazetteer,
    report: RunReport,
) -> None:
    """Reconcile the names of all texts, build the tables and publish them together."""
    registry = Database(folder.path / DATABASE).registry()
    names = reconcile([_document(text) for text in texts], gazetteer, registry)
    tables = build_tables(texts, names)
    sources = [text.analysed.laid_out.source for text in texts]
    record = {
        "salname": __version__,
        "fingerprints": run_fingerprints,
        "engine": texts[0].analysed.engine,
        "sources": {source.source_id: source.sha256 for source in sources},
        "tables": {name: len(rows) for name, rows in tables.items()},
        "refused": [{"code": error.code, "path": error.path} for error in report.errors],
    }
    with folder.staged() as staging:
        (staging / "parquet").mkdir()
        for table in TABLES:
            write_csv(table, tables[table.name], staging / f"{table.name}.csv")
            write_parquet(table, tables[table.name], staging / "parquet" / f"{table.name}.parquet")
        texts_of = {source.source_id: source.text for source in sources}
        Database(staging / DATABASE).write(tables, RunRecord(texts_of, locations, names.registry, record))
        run_json = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True)
        (staging / RUN_FILE).write_text(run_json + "\n", "utf-8")
    report.counts = {name: len(rows) for name, rows in tables.items()}


def _document(text: ExtractedText) -> DocumentMentions:
    laid_out = text.analysed.laid_out
    langs = tuple(text.analysed.sentences[mention.sentence].lang for mention in text.mentions)
    return DocumentMentions(laid_out.source.source_id, laid_out.text, text.mentions, langs)
