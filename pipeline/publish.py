"""The stages that work on all sources together: names, tables, decisions, and what goes into the store.

Only sources with something new are looked at: their texts are at hand. The others keep their rows, and only their
shares of the tables are copied. Above :data:`TOGETHER` mentions names are reconciled for the changed texts only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.chronicle import make_chronicle
from pipeline.decisions.apply import Reviser
from pipeline.decisions.entities import EntityDecisions
from pipeline.decisions.log import Attachment, DecisionLog
from pipeline.decisions.records import Attached, Decision, DecisionKind
from pipeline.fingerprints import of_run
from pipeline.names import Authority, Change, DocumentMentions, Reconciliation, UnsurePair, reconcile
from pipeline.names.near import KNOWN, KnownName, near_names
from pipeline.plan import Plan, refused
from pipeline.record_classes import record
from pipeline.records import Entity, ExtractedText, Label, Lang, NamedMention
from pipeline.references import CitedReading, JoinedWorks, join_works, readings_of
from pipeline.settings import Settings
from pipeline.store import Database, KnownSource, OutputFolder, RunUpdate, SourceUpdate
from pipeline.store.parts import Part, PartFiles, make_part
from pipeline.tables import TABLES
from pipeline.tables.chronicle import chronicle_rows
from pipeline.tables.contract import SOURCE_TABLES, Row, Table
from pipeline.tables.entities import change_rows, entity_rows, unsure_rows
from pipeline.tables.rows import build_source_rows
from pipeline.tables.works import readings_from_rows, reference_rows
from pipeline.tables.write import csv_header, csv_lines, write_parquet

#: Up to so many mentions all names are reconciled whenever a text has changed.
TOGETHER = 20_000


@record
class Published:
    """What became of a run: rows by table, and words of mined text."""

    counts: Mapping[str, int]
    words: int


@record
class _Decided:
    """What reviewers decided until the tables are made: all decisions, the number of the last one that is sure to be
    among them, by target the fact on which the last run left them, and what they come to for entities."""

    last: int
    decisions: Sequence[Decision]
    attached: Mapping[str, str]
    entities: EntityDecisions


@record
class _Remade:
    """A source's rows made again: for the database, for the CSV files, and where decisions hold in it now."""

    update: SourceUpdate
    part: Part
    attachments: tuple[Attachment, ...]


@dataclass(slots=True)
class Publisher:
    """Brings the results of a run's extraction into the store.

    Args:
        folder: the output folder, locked.
        database: its database.
        plan: what there was to do.
        authority: gives the authority file, if names must be reconciled.
        load: gives what was extracted from a source that was not changed.
        named: the reconciled names of a source as the last run left them, or None.
        keep_named: keeps them for the next run.
        settings: the settings of the run.
        started: ISO time at which the run began.
        finishing: called with the name of each stage before it begins.
    """

    folder: OutputFolder
    database: Database
    plan: Plan
    authority: Callable[[], Authority]
    load: Callable[[str], ExtractedText]
    named: Callable[[str], tuple[NamedMention, ...] | None]
    keep_named: Callable[[str, tuple[NamedMention, ...]], None]
    settings: Settings
    started: str
    finishing: Callable[[str], None]
    _entities: dict[str, Entity] = field(default_factory=dict)
    _unsure: list[UnsurePair] = field(default_factory=list)
    _registry: Mapping[tuple[str, str], str] = field(default_factory=dict)
    _changes: list[Change] = field(default_factory=list)

    def publish(self, texts: dict[str, ExtractedText]) -> Published:
        """Reconcile, decide, build and write.

        Args:
            texts: what was extracted from the changed sources, by source id.

        Raises:
            SalnameError: E102, E104 if it could not be written; nothing has changed then.
        """
        present = [source.source_id for source in self.plan.sources]
        decided = self._decided()
        again = (set(present) if self.plan.tables else set()) | self._affected(decided, set(present))
        if any(self.named(source_id) is None for source_id in sorted(again - set(texts))):
            self.plan.names = True  # what the last run kept of the names is lost
        self.finishing("names")
        names = self._reconcile(texts, present)
        again |= set(texts) | set(names)
        self.finishing("references")
        works, ids_of = self._join_works(texts, present, again)
        self.finishing("tables")
        parts = PartFiles(self.folder.parts)
        remade = [self._remade(source_id, texts, names, ids_of[source_id], decided) for source_id in sorted(again)]
        for made in remade:
            parts.save(made.part)
        ordered = self._parts(parts, present, {made.update.known.source_id: made.part for made in remade})
        number = self.database.last_run() + 1
        shared = self._shared(ordered, decided.entities)
        earlier = self.database.table("entity_changes") if number > 1 else []
        shared["entity_changes"] = [*earlier, *change_rows(self._changes, number)]
        shared["references"] = reference_rows(works.works)
        self.finishing("chronicle")
        entry_ids = self._chronicle(ordered, shared)
        counts = _counts(ordered, shared)
        attachments = [attachment for made in remade for attachment in made.attachments]
        attachments += _without_source(decided.decisions, set(present))
        there = {str(row["entity_id"]) for row in shared["entities"]}
        attachments += _of_entities(decided.decisions, decided.entities, there)
        gone = [source.source_id for source in self.plan.gone]
        run = RunUpdate(
            run=number,
            started=self.started,
            fingerprints=self.plan.keys,
            record=self._record(counts),
            sources=[made.update for made in remade],
            gone=gone,
            relocated={
                source.source_id: str(source.found.path.resolve())
                for source in self.plan.sources
                if source.change == "relocated"
            },
            shared=shared,
            registry=self._registry,
            ids={("reference", key): one for key, one in works.registry.items()} | entry_ids,
            attachments=[(a.target, a.fact_id, a.status.value, a.detail, a.source_id) for a in attachments],
            attached_sources=[*sorted(again), *gone, ""],
            traces=[(t.entity_id, t.into_id, t.kind, t.decision_id) for t in decided.entities.traces],
            meta={
                "names": self.plan.keys["names"],
                "tables": self.plan.keys["tables"],
                "decisions": str(decided.last),
            },
        )
        self.finishing("writing")
        self._write(run, ordered, shared)
        parts.prune({part.key for part in ordered})
        return Published(counts, sum(_words(part) for part in ordered))

    def _decided(self) -> _Decided:
        last = 0
        if self.database.path.is_file():
            with self.database.open() as connection:
                last = int(connection.execute("SELECT COALESCE(max(sequence), 0) FROM decisions").fetchone()[0])
        # reviewers go on deciding: what comes after the number was read is left for the next run to notice
        log = DecisionLog(self.database.path, create=True)
        decisions = log.all()
        entities = EntityDecisions(decisions, self.authority().successors if decisions else {})
        attached = {target: place.fact_id for target, place in log.attachments().items()}
        return _Decided(last, decisions, attached, entities)

    def _record(self, counts: Mapping[str, int]) -> dict[str, Any]:
        """The contents of ``run.json``."""
        return {
            "salname": __version__,
            "fingerprints": of_run(self.settings, self.plan.keys),
            "engine": self.settings.engine,
            "sources": {source.source_id: source.sha256 for source in self.plan.sources},
            "tables": counts,
            "refused": refused(self.plan.errors),
        }

    # --- names ---------------------------------------------------------------------------------

    def _reconcile(
        self, texts: dict[str, ExtractedText], present: Sequence[str]
    ) -> dict[str, tuple[NamedMention, ...]]:
        """The names of all sources whose names are new or have changed.

        Up to :data:`TOGETHER` mentions, or if the stage itself changed, all sources are reconciled together.
        """
        self._registry = registry = self.database.registry()
        mentions = int(self.database.record().get("tables", {}).get("mentions", 0))
        together = self.plan.names or self.plan.fresh or mentions <= TOGETHER
        names_changed = bool(texts or self.plan.gone)
        if not (together and (names_changed or self.plan.names or self.plan.fresh)) and not texts:
            self._keep_entities()
            return {}
        if together:
            texts_of = {source_id: texts.get(source_id) or self.load(source_id) for source_id in present}
            found = reconcile([document_of(text) for text in texts_of.values()], self.authority(), registry)
            self._take(found)
        else:
            documents = [document_of(text) for text in texts.values()]
            near = near_names(documents, self._known_names(), self.authority())
            found = reconcile([*documents, near], self.authority(), registry)
            self._keep_entities()
            self._take(found)
        changed: dict[str, tuple[NamedMention, ...]] = {}
        for source_id, named in found.documents.items():
            if source_id == KNOWN:
                continue
            if source_id in texts or self.named(source_id) != named:
                changed[source_id] = named
                self.keep_named(source_id, named)
        return changed

    def _take(self, found: Reconciliation) -> None:
        """Add entities; what is known of one from more texts than these stays."""
        for entity in found.entities:
            self._entities.setdefault(entity.entity_id, entity)
        there = {(pair.first, pair.second) for pair in self._unsure}
        self._unsure += [pair for pair in found.unsure if (pair.first, pair.second) not in there]
        self._registry = found.registry
        self._changes += found.changes

    def _keep_entities(self) -> None:
        """The entities and unsure pairs of the last run."""
        for row in self.database.table("entities"):
            entity_id = str(row["entity_id"])
            entity = Entity(entity_id, Label(str(row["label"])), str(row["name"]), str(row["authority_id"]))
            self._entities[entity_id] = entity
        for row in self.database.table("unsure_names"):
            pair = UnsurePair(
                str(row["first_entity_id"]),
                str(row["second_entity_id"]),
                str(row["first_name"]),
                str(row["second_name"]),
                float(row["score"] or 0.0),
                tuple(str(row["reasons"]).split("; ")),
            )
            self._unsure.append(pair)

    def _known_names(self) -> list[KnownName]:
        with self.database.open() as connection:
            rows = connection.execute(
                "SELECT DISTINCT n.name, e.label, n.lang FROM entity_names n JOIN entities e USING (entity_id)"
            )
            return [KnownName(row["name"], Label(row["label"]), Lang(row["lang"])) for row in rows]

    # --- works and happenings ------------------------------------------------------------------

    def _join_works(
        self, texts: dict[str, ExtractedText], present: Sequence[str], again: set[str]
    ) -> tuple[JoinedWorks, dict[str, list[str]]]:
        """The works of all sources, and by source the id of each reading.

        Sources whose references now lead to works of other ids are added to ``again``.
        """
        kept: dict[str, list[Row]] = {}
        if len(again) < len(present):
            for row in self.database.table("cited_works"):
                kept.setdefault(str(row["source_id"]), []).append(row)
        readings: list[CitedReading] = []
        for source_id in present:
            if source_id in again:
                text = texts.get(source_id) or self.load(source_id)
                texts[source_id] = text
                readings += readings_of(text)
            else:
                readings += readings_from_rows(kept.get(source_id, []))
        works = join_works(readings, self.database.ids("reference"))
        ids_of: dict[str, list[str]] = {source_id: [] for source_id in present}
        for cited, reference_id in zip(readings, works.ids, strict=True):
            ids_of[cited.source_id].append(reference_id)
        for source_id in present:
            if source_id not in again and [row["reference_id"] for row in kept.get(source_id, [])] != ids_of[source_id]:
                again.add(source_id)
        return works, ids_of

    def _chronicle(self, parts: Sequence[Part], shared: dict[str, list[Any]]) -> dict[tuple[str, str], str]:
        """Add the rows of the chronicle; the ids to remember are returned."""
        before = self.database.ids("entry")
        chronicle = make_chronicle((event for part in parts for event in part.told), before)
        names = {str(row["entity_id"]): str(row["name"]) for row in shared["entities"]}
        shared["chronicle"], shared["chronicle_events"] = chronicle_rows(chronicle, names)
        return {("entry", event_id): entry_id for event_id, entry_id in chronicle.registry.items()}

    # --- rows ----------------------------------------------------------------------------------

    def _affected(self, decided: _Decided, present: set[str]) -> set[str]:
        """Sources that decisions speak of, if there are new ones: since the plan was made, too."""
        if decided.last == int(self.database.meta().get("decisions", 0)):
            return set()
        found: set[str] = set()
        entities: set[str] = set()
        for decision in decided.decisions:
            if decision.anchor is not None:
                found.add(decision.anchor.source_id)
            else:
                entities |= {decision.target, str(decision.after.get("into", ""))}
        if entities:
            with self.database.open() as connection:
                for entity_id in sorted(entities):
                    rows = connection.execute(
                        "SELECT DISTINCT source_id FROM mentions WHERE entity_id = ?", (entity_id,)
                    )
                    found.update(row["source_id"] for row in rows)
        return found & present

    def _remade(
        self,
        source_id: str,
        texts: Mapping[str, ExtractedText],
        names: Mapping[str, tuple[NamedMention, ...]],
        reference_ids: Sequence[str],
        decided: _Decided,
    ) -> _Remade:
        """The rows of a source, with what was decided of them."""
        text = texts.get(source_id) or self.load(source_id)
        named = names.get(source_id) or self.named(source_id) or ()
        reviser = Reviser(
            text.analysed.laid_out,
            [decision for decision in decided.decisions if _concerns(decision, source_id)],
            decided.attached,
            decided.entities.resolve,
        )
        rows = build_source_rows(text, decided.entities.rename(named), reviser, reference_ids)
        part = make_part(source_id, rows.tables)
        source = text.analysed.laid_out.source
        location = next(
            str(planned.found.path.resolve()) for planned in self.plan.sources if planned.source_id == source_id
        )
        known = KnownSource(source_id, source.path, location, source.sha256, self.plan.keys, part.key, False)
        selectors = {fact_id: (quote.exact, quote.prefix, quote.suffix) for fact_id, quote in rows.quotes.items()}
        update = SourceUpdate(known, source.text, rows.tables, selectors, reviser.originals)
        return _Remade(update, part, tuple(reviser.attachments.values()))

    def _parts(self, files: PartFiles, present: Sequence[str], remade: Mapping[str, Part]) -> list[Part]:
        """The share of each source in the tables: made now, or kept of those that have not changed."""
        before = self.database.known_sources()
        return [remade.get(source_id) or self._share(files, before[source_id]) for source_id in present]

    def _share(self, parts: PartFiles, source: KnownSource) -> Part:
        """The share of a source that has not changed."""
        part = parts.load(source.rows_key)
        if part is None:
            part = make_part(source.source_id, self.database.source_rows(source.source_id))
            parts.save(part)
        return part

    def _shared(self, parts: Sequence[Part], decided: EntityDecisions) -> dict[str, list[Any]]:
        labels = {entity_id: label for part in reversed(parts) for entity_id, label in part.summary.labels.items()}
        entities = dict(self._entities)
        for part in parts:  # entities that a person made: named as decided, else by their first name
            for entity_id, name, _, _ in part.summary.names:
                if entity_id not in entities:
                    entities[entity_id] = Entity(entity_id, Label(labels[entity_id]), name)
        described = [decided.describe(entity) for entity in entities.values()]
        rows, name_rows = entity_rows((part.summary for part in parts), described)
        there = {row["entity_id"] for row in rows}
        pairs = [
            pair
            for pair in sorted(self._unsure, key=lambda pair: (-pair.score, pair.first, pair.second))
            if pair.first in there and pair.second in there
        ]
        return {"entities": rows, "entity_names": name_rows, "unsure_names": unsure_rows(pairs)}

    # --- files ---------------------------------------------------------------------------------

    def _write(self, run: RunUpdate, parts: Sequence[Part], shared: Mapping[str, Sequence[Row]]) -> None:
        """Stage the files, commit the database, publish the files."""
        commits: list[Callable[[], None]] = []
        with (
            ExitStack() as stack,
            self.folder.staged(str(run.run), lambda: commits.pop()()) as staging,
            ThreadPoolExecutor(2) as pool,
        ):
            (staging / "parquet").mkdir()
            jobs = []
            for table in TABLES:
                file = staging / f"{table.name}.csv"
                _write_csv(table, file, parts, shared)
                jobs.append(pool.submit(write_parquet, table, file, staging / "parquet" / f"{table.name}.parquet"))
            write_record(run.record, staging)
            # neither Parquet nor SQLite holds Python's lock for long: the database is written beside the files
            commits.append(stack.enter_context(self.database.written(run)))
            for job in jobs:
                job.result()


def _write_csv(table: Table, file: Path, parts: Sequence[Part], shared: Mapping[str, Sequence[Row]]) -> None:
    with file.open("wb") as stream:
        stream.write(csv_header(table))
        if table.name in shared:
            stream.write(csv_lines(table, shared[table.name]))
        else:
            stream.writelines(part.csv[table.name] for part in parts)


def _counts(parts: Sequence[Part], shared: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    """Rows by table."""
    counts = {table.name: 0 for table in TABLES}
    for part in parts:
        for name in SOURCE_TABLES:
            counts[name] += part.counts[name]
    return counts | {name: len(rows) for name, rows in shared.items()}


def write_record(record: Mapping[str, Any], folder: Path) -> None:
    """``run.json``: what the tables were made from."""
    import json

    text = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "run.json").write_text(text + "\n", "utf-8")


def document_of(text: ExtractedText) -> DocumentMentions:
    """What the name stage wants to know of a source."""
    laid_out = text.analysed.laid_out
    langs = tuple(text.analysed.sentences[mention.sentence].lang for mention in text.mentions)
    return DocumentMentions(laid_out.source.source_id, laid_out.text, text.mentions, langs)


def _words(part: Part) -> int:
    import csv
    import io

    table = next(table for table in TABLES if table.name == "sources")
    rows = csv.reader(io.StringIO(part.csv["sources"].decode(), newline=""))
    return sum(int(row[table.names.index("words")] or 0) for row in rows)


def _concerns(decision: Decision, source_id: str) -> bool:
    if decision.anchor is not None:
        return decision.anchor.source_id == source_id
    anchors = decision.after.get("anchors", {}) if decision.kind is DecisionKind.SPLIT else {}
    return any(anchor.get("source") == source_id for anchor in anchors.values())


def _without_source(decisions: Sequence[Decision], present: set[str]) -> list[Attachment]:
    """Decisions on texts that are not there."""
    found = {
        decision.target: Attachment(
            decision.target, "", Attached.ORPHANED, "the source is not there any more", decision.anchor.source_id
        )
        for decision in decisions
        if decision.anchor is not None and decision.anchor.source_id not in present
    }
    return [found[target] for target in sorted(found)]


def _of_entities(decisions: Sequence[Decision], decided: EntityDecisions, there: set[str]) -> list[Attachment]:
    found: dict[str, Attachment] = {}
    for decision in decisions:
        if decision.anchor is None:
            now = decided.resolve(decision.target)
            status = Attached.APPLIED if now in there else Attached.ORPHANED
            detail = "" if now in there else "nothing mentions this entity any more"
            found[decision.target] = Attachment(decision.target, now if now in there else "", status, detail, "")
    return [found[target] for target in sorted(found)]
