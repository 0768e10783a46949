"""What a run would have to do, and why: found out from hashes and keys, without reading a text or loading a stage."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from pipeline.errors import Errors, SalnameError
from pipeline.fingerprints import SOURCE_STAGES, stage_keys
from pipeline.read import Found, discover, make_source_id, read_source
from pipeline.record_classes import record
from pipeline.records import SourceText
from pipeline.settings import Settings
from pipeline.store import Database, KnownSource

#: From this share of common lines on a new text is a renamed and edited one.
_RENAMED = 0.5


@record
class PlannedSource:
    """A source and what is to be done with it.

    Attributes:
        found: the file.
        source_id: the id that it has, or will have.
        sha256: of its bytes.
        change: ``unchanged``, ``new``, ``edited``, ``moved``, ``relocated`` (the folder that it was found in was moved;
            its path below that is the same) or ``returned`` (it was deleted once).
        stage: the first stage to do again, or "".
        text: the decoded source, if it had to be read.
    """

    found: Found
    source_id: str
    sha256: str
    change: str
    stage: str
    text: SourceText | None = None

    @property
    def reason(self) -> str:
        """Why anything is to be done, in words."""
        if self.change == "unchanged":
            return f"{self.stage} changed" if self.stage else ""
        return (
            f"{self.change}; {self.stage} changed"
            if self.change in ("moved", "relocated") and self.stage
            else self.change
        )

    @property
    def stays(self) -> bool:
        """Whether its rows are as they should be."""
        return self.change in ("unchanged", "relocated") and not self.stage


@dataclass(slots=True)
class Plan:
    """What a run would do.

    Attributes:
        keys: the key of each stage now.
        sources: the files, in the order of their source ids.
        gone: sources that were there and are not any more.
        errors: what cannot be read.
        warnings: what can be read but is worth a look.
        names: whether all names are to be reconciled anew.
        tables: whether all tables are to be made anew.
        decisions: number of decisions since the last run.
        refused: whether other inputs are refused than in the last run.
        fresh: whether everything is to be done again.
    """

    keys: Mapping[str, str]
    sources: list[PlannedSource] = field(default_factory=list)
    gone: list[KnownSource] = field(default_factory=list)
    errors: list[SalnameError] = field(default_factory=list)
    warnings: list[SalnameError] = field(default_factory=list)
    names: bool = False
    tables: bool = False
    decisions: int = 0
    refused: bool = False
    fresh: bool = False

    @property
    def changed(self) -> list[PlannedSource]:
        """Sources with something to do."""
        return [source for source in self.sources if source.change != "unchanged" or source.stage]

    @property
    def nothing(self) -> bool:
        """Whether the outputs are what a run would make."""
        whole = self.fresh or self.names or self.tables or self.refused or self.decisions
        return not (whole or self.changed or self.gone)


def make_plan(inputs: Sequence[Path], database: Database, settings: Settings, *, fresh: bool = False) -> Plan:
    """Compare the inputs, and all that results depend on, with the last run.

    Args:
        inputs: files and folders.
        database: of the output folder; it need not be there.
        settings: settings of the run.
        fresh: plan to do everything again.

    Raises:
        SalnameError: E208 if a data folder is missing, E105 if the database cannot be used.
    """
    plan = Plan(stage_keys(settings), fresh=fresh)
    found, problems = discover(inputs)
    plan.errors += problems
    known = database.known_sources()
    meta = database.meta()
    texts = _Matcher(known, database, settings, plan)
    plan.sources = sorted(texts.match(found), key=lambda source: source.source_id)
    present = {source.source_id for source in plan.sources}
    plan.gone = [source for source in known.values() if not source.deleted and source.source_id not in present]
    plan.names = meta.get("names") != plan.keys["names"]
    plan.tables = meta.get("tables") != plan.keys["tables"]
    plan.decisions = _decisions(database) - int(meta.get("decisions", 0))
    plan.refused = database.record().get("refused", []) != refused(plan.errors)
    return plan


def refused(errors: Iterable[SalnameError]) -> list[dict[str, str | None]]:
    """The errors as ``run.json`` keeps them."""
    return [{"code": error.code, "path": error.path} for error in errors]


def _decisions(database: Database) -> int:
    if not database.path.is_file():
        return 0
    with database.open() as connection:
        return int(connection.execute("SELECT COALESCE(max(sequence), 0) FROM decisions").fetchone()[0])


class _Matcher:
    """Finds for each file the source it is: by content first, then by path, then by most of its lines."""

    def __init__(self, known: Mapping[str, KnownSource], database: Database, settings: Settings, plan: Plan) -> None:
        self._known = known
        self._database = database
        self._settings = settings
        self._plan = plan
        self._free = dict(known)

    def match(self, files: Sequence[Found]) -> list[PlannedSource]:
        """The readable ones of the files, each with its source."""
        hashes = {file: digest for file in files if (digest := self._hash(file)) is not None}
        claims: dict[Found, KnownSource] = {}
        # the first rule that fits a file takes its source away from the rules after it
        for rule in (self._same_place_and_content, self._same_content, self._same_place, self._same_path):
            for file, digest in hashes.items():
                if file not in claims and (source := rule(file, digest)) is not None:
                    claims[file] = self._free.pop(source.source_id)
        planned: list[PlannedSource] = []
        first: dict[str, str] = {}
        new: list[tuple[Found, SourceText]] = []
        for file, digest in hashes.items():
            source = claims.get(file)
            try:
                if source is None or source.sha256 != digest:
                    text = read_source(file, self._settings)
                    if source is None:
                        new.append((file, text))
                    else:
                        planned.append(self._planned(file, source, text))
                else:
                    planned.append(self._kept(file, source))
            except SalnameError as error:
                self._plan.errors.append(error)
                continue
            if digest in first:
                self._plan.warnings.append(SalnameError(Errors.E009, path=file.path, other=first[digest]))
            first.setdefault(digest, file.relative.as_posix())
        renamed = self._renamed(new)
        taken = {source.source_id for source in planned} | set(self._known)
        for file, text in new:
            if file in renamed:
                planned.append(self._planned(file, renamed[file], text))
                continue
            source_id = _free_id(file.relative, text.sha256, taken)
            taken.add(source_id)
            named = replace(text, source_id=source_id)
            planned.append(PlannedSource(file, source_id, text.sha256, "new", SOURCE_STAGES[0], named))
        return planned

    def _hash(self, file: Found) -> str | None:
        """Digest of the bytes; files too large or unreadable are left to the read stage, which says why."""
        try:
            if file.path.stat().st_size <= self._settings.max_megabytes * 1e6:
                return hashlib.sha256(file.path.read_bytes()).hexdigest()
            read_source(file, self._settings)
        except OSError as error:
            detail = error.strerror or str(error)
            self._plan.errors.append(SalnameError(Errors.E006, path=file.path, detail=detail))
        except SalnameError as error:
            self._plan.errors.append(error)
        return None

    def _first(self, sources: Iterable[KnownSource]) -> KnownSource | None:
        return min(sources, key=lambda source: (source.deleted, source.source_id), default=None)

    def _same_place_and_content(self, file: Found, digest: str) -> KnownSource | None:
        where = file.relative.as_posix(), str(file.path.resolve())
        return self._first(
            source
            for source in self._free.values()
            if (source.path, source.location) == where and source.sha256 == digest and not source.deleted
        )

    def _same_content(self, file: Found, digest: str) -> KnownSource | None:
        path = file.relative.as_posix()
        same = [source for source in self._free.values() if source.sha256 == digest]
        return self._first(source for source in same if source.path == path) or self._first(same)

    def _same_place(self, file: Found, digest: str) -> KnownSource | None:
        where = file.relative.as_posix(), str(file.path.resolve())
        return self._first(s for s in self._free.values() if (s.path, s.location) == where)

    def _same_path(self, file: Found, digest: str) -> KnownSource | None:
        path = file.relative.as_posix()
        return self._first(source for source in self._free.values() if source.path == path)

    def _kept(self, file: Found, source: KnownSource) -> PlannedSource:
        """A file whose bytes are known."""
        if source.path != file.relative.as_posix():
            change = "moved"
        else:
            change = "unchanged" if source.location == str(file.path.resolve()) else "relocated"
        keys = self._plan.keys
        stage = next((stage for stage in SOURCE_STAGES if source.keys.get(stage) != keys[stage]), "")
        if self._plan.fresh:
            stage = SOURCE_STAGES[0]
        return PlannedSource(file, source.source_id, source.sha256, "returned" if source.deleted else change, stage)

    def _planned(self, file: Found, source: KnownSource, text: SourceText) -> PlannedSource:
        change = "returned" if source.deleted else "edited"
        named = replace(text, source_id=source.source_id)
        return PlannedSource(file, source.source_id, text.sha256, change, SOURCE_STAGES[0], named)

    def _renamed(self, new: Sequence[tuple[Found, SourceText]]) -> dict[Found, KnownSource]:
        """Files that were renamed and edited at once: most of their lines are those of a source that is missing."""
        missing = [source for source in self._free.values() if not source.deleted]
        if not new or not missing:
            return {}
        with self._database.open() as connection:
            rows = connection.execute("SELECT source_id, text FROM source_texts WHERE deleted_run IS NULL")
            free = {source.source_id for source in missing}
            before = {row["source_id"]: _lines(row["text"] or "") for row in rows if row["source_id"] in free}
        scores = []
        for position, (_, text) in enumerate(new):
            now = _lines(text.text)
            for source_id, lines in before.items():
                score = len(now & lines) / max(len(now | lines), 1)
                if score >= _RENAMED:
                    scores.append((-score, position, source_id))
        found: dict[Found, KnownSource] = {}
        for _, position, source_id in sorted(scores):
            if new[position][0] not in found and source_id in self._free:
                found[new[position][0]] = self._free.pop(source_id)
        return found


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


def _free_id(relative: PurePosixPath, sha256: str, taken: set[str]) -> str:
    """The id of a new source; if its path's id is taken, a part of its hash is added, or else a number."""
    plain = make_source_id(relative)
    source_id = plain
    for addition in itertools.chain([sha256[:8]], itertools.count(2)):
        if source_id not in taken:
            break
        source_id = f"{plain}-{addition}"
    return source_id
