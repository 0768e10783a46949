"""Brings an edited file back into the tables: all of it, or, if anything is wrong, nothing.

Ids never change and nothing is deleted. What the file does not say stays as it is, to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.cyrillic import derived_cell
from pipeline.gazetteer.followthemoney_entities import read_followthemoney
from pipeline.gazetteer.incoming import IncomingEntity
from pipeline.gazetteer.loader import check_rows, load_gazetteer, load_replacements
from pipeline.gazetteer.name_rows import read_csv, read_json
from pipeline.gazetteer.openrefine import read_openrefine
from pipeline.gazetteer.records import Gazetteer
from pipeline.gazetteer.replacements import Replacements
from pipeline.gazetteer.revision import revise
from pipeline.gazetteer.rules import cell_problems
from pipeline.gazetteer.slugs import propose_id
from pipeline.gazetteer.tables import (
    AMBIGUOUS_MARK,
    COLUMNS,
    GENERATED_TABLES,
    NAME_SEPARATOR,
    Row,
    read_rows,
    table_paths,
)
from pipeline.record_classes import record
from pipeline.resources import data_folder
from pipeline.text_files import read_utf8, write_all


class ExchangeFormat(StrEnum):
    """The forms in which the tables go out and come in."""

    CSV = "csv"
    JSON = "json"
    OPENREFINE = "openrefine"
    FOLLOWTHEMONEY = "ftm"


@record
class Change:
    """One entity that an import adds or changes.

    Attributes:
        entity_id: its id, for a new entity perhaps a proposed one.
        table: file name of its table.
        line: where it begins in the imported file.
        added: whether it is new.
        cells: what changes, by column: the cell before and after.
    """

    entity_id: str
    table: str
    line: int
    added: bool
    cells: Mapping[str, tuple[str, str]]


@record
class ImportPlan:
    """What an import would do; nothing is written before :func:`apply`.

    Attributes:
        changes: by table and id.
        unchanged: how many entities of the file stand in the tables just so.
        kept: ids of the tables concerned that the file does not hold; they stay.
        unread: columns or properties of the file that mean nothing here.
        problems: what is wrong, by file and line; if there is anything, ``tables`` is empty.
        tables: the changed tables' new bytes.
    """

    changes: tuple[Change, ...]
    unchanged: int
    kept: tuple[str, ...]
    unread: tuple[str, ...]
    problems: tuple[SalnameError, ...]
    tables: Mapping[Path, bytes]


def plan_import(
    file: Path, form: ExchangeFormat, *, folder: Path | None = None, table: str = "", source: str = ""
) -> ImportPlan:
    """Reads ``file`` and works out what it would change.

    Args:
        file: the edited file.
        form: the form it is in.
        folder: of the tables, by default those shipped.
        table: name of the one table it is for, with or without ``.csv``; "" = each entity goes to the table
            it stands in, and new ones are a problem.
        source: the source of new entities for which the file names none.

    Raises:
        SalnameError: E001, E006 or E010 for ``file``, E404 if there is no such table, and all that
            :func:`~pipeline.gazetteer.load_gazetteer` raises: only sound tables are added to.
    """
    folder = data_folder("gazetteers") if folder is None else folder
    planner = _Planner(file, folder, table, source)
    incoming, unread = planner.read(form)
    return planner.plan(incoming, unread)


def apply(plan: ImportPlan) -> None:
    """Writes what ``plan`` says; every table whole, and none before all are on the disk beside the old ones.

    Raises:
        SalnameError: the first of the plan's problems, or E106.
    """
    if plan.problems:
        raise plan.problems[0]
    write_all(plan.tables)


class _Planner:
    """The tables as they are, and the file that is to change them."""

    def __init__(self, file: Path, folder: Path, table: str, source: str) -> None:
        self.file = file
        self.source = source
        self.gazetteer: Gazetteer = load_gazetteer(folder)
        self.replacements: Replacements = load_replacements(folder)
        self.contents = {path: path.read_bytes() for path in table_paths(folder)}
        self.rows = {row["id"]: row for path, data in self.contents.items() for row in read_rows(path, data, [])}
        self.table = self._table(folder, table)
        self.problems: list[SalnameError] = []

    def _table(self, folder: Path, name: str) -> Path | None:
        if not name:
            return None
        path = folder / (name if name.endswith(".csv") else f"{name}.csv")
        if path not in self.contents:
            known = ", ".join(known.stem for known in self.contents)
            raise SalnameError(Errors.E404, detail=f"there is no table {name!r}, only {known}")
        return path

    def read(self, form: ExchangeFormat) -> tuple[list[IncomingEntity], tuple[str, ...]]:
        """The entities of the file, and what of it nobody reads."""
        text = read_utf8(self.file)
        if form is ExchangeFormat.FOLLOWTHEMONEY:
            return read_followthemoney(self.file, text, self.gazetteer.entries, self.rows, self.problems)
        readers: dict[ExchangeFormat, _Reader] = {
            ExchangeFormat.CSV: read_csv,
            ExchangeFormat.JSON: read_json,
            ExchangeFormat.OPENREFINE: read_openrefine,
        }
        return readers[form](self.file, text, self.problems)

    def plan(self, incoming: Sequence[IncomingEntity], unread: tuple[str, ...]) -> ImportPlan:
        """What these entities change, after all checks."""
        rows: dict[str, Row] = {}
        targets: dict[str, Path] = {}
        lines: dict[str, int] = {}
        for entity in incoming:
            old = self.rows.get(entity.entity_id)
            target = self._target(entity, old)
            if target is None:
                continue
            row = self._merged(entity, old) if old is not None else self._new(entity, target, taken={*self.rows, *rows})
            if row["id"] in lines:
                where = str(lines[row["id"]])
                self._complain(Errors.E203, entity.line, id=row["id"], other=where)
                continue
            lines[row["id"]] = entity.line
            if old is None or row.cells != old.cells:
                if target.name in GENERATED_TABLES:
                    self._fault(entity.line, f"{row['id']} stands in the generated {target.name}; write a row by hand")
                rows[row["id"]], targets[row["id"]] = row, target
        self._check(rows)
        changes = [self._change(row, targets[row["id"]]) for row in rows.values()]
        changes.sort(key=lambda change: (change.table, change.entity_id))
        concerned = {self.table} if self.table else {self.rows[entity].table for entity in lines if entity in self.rows}
        self.problems.sort(key=lambda problem: (problem.path != str(self.file), problem.path or "", problem.line or 0))
        return ImportPlan(
            changes=tuple(changes),
            unchanged=len(lines) - len(rows),
            kept=tuple(
                sorted(entity for entity, row in self.rows.items() if row.table in concerned and entity not in lines)
            ),
            unread=unread,
            problems=tuple(self.problems),
            tables={} if self.problems else self._revised(rows, targets),
        )

    def _target(self, entity: IncomingEntity, old: Row | None) -> Path | None:
        """The table that ``entity`` goes to; None, with a complaint, if there is none."""
        if old is not None:
            if self.table in (None, old.table):
                return old.table
            self._fault(
                entity.line, f"{entity.entity_id} stands in {old.table.name}, not in the table named by --table"
            )
        elif self.replacements.is_retired(entity.entity_id):
            now = " and ".join(self.replacements.current(entity.entity_id))
            self._fault(entity.line, f"the id {entity.entity_id} gave way to {now}; use that")
        elif self.table is None:
            self._fault(entity.line, f"{entity.entity_id or 'this entity'} is new: name its table with --table")
        else:
            return self.table
        return None

    def _merged(self, entity: IncomingEntity, old: Row) -> Row:
        """The row ``old`` with the cells that ``entity`` brings."""
        cells = dict(zip(COLUMNS, old.cells, strict=True)) | dict(entity.cells)
        cells["id"] = old["id"]
        cells["az_cyrl"] = _cyrillic_cell(cells, old)
        return Row(self.file, entity.line, tuple(cells[column] for column in COLUMNS))

    def _new(self, entity: IncomingEntity, table: Path, taken: set[str]) -> Row:
        """A row for an entity that no table holds, with an id of its own."""
        cells = dict.fromkeys(COLUMNS, "") | dict(entity.cells)
        cells["source"] = cells["source"] or self.source
        if not cells["label"]:
            labels = {entry.label.value for entry in self.gazetteer.entries.values() if entry.table == table.name}
            cells["label"] = labels.pop() if len(labels) == 1 else ""
        taken |= {row.old_id for row in self.replacements.rows}
        cells["id"] = entity.entity_id or propose_id(_best_name(cells), cells["from"], taken)
        if cells["az_cyrl"] == derived_cell(cells["az"]):
            cells["az_cyrl"] = ""
        return Row(self.file, entity.line, tuple(cells[column] for column in COLUMNS))

    def _check(self, rows: Mapping[str, Row]) -> None:
        """All rules, for the changed rows and, where they bring a name that others have, for all."""
        faulty = {entity_id for entity_id, row in rows.items() if any(True for _ in cell_problems(row))}
        sound = {entity_id: row for entity_id, row in rows.items() if entity_id not in faulty}
        for entity_id in faulty:
            for fault in cell_problems(rows[entity_id]):
                self._fault(rows[entity_id].line, fault)
        everything = self.rows | sound
        self.problems += check_rows([everything[entity_id] for entity_id in sorted(everything)])

    def _change(self, row: Row, table: Path) -> Change:
        old = self.rows.get(row["id"])
        before = dict.fromkeys(COLUMNS, "") if old is None else dict(zip(COLUMNS, old.cells, strict=True))
        cells = {column: (before[column], row[column]) for column in COLUMNS[1:] if row[column] != before[column]}
        return Change(row["id"], table.name, row.line, old is None, cells)

    def _revised(self, rows: Mapping[str, Row], targets: Mapping[str, Path]) -> dict[Path, bytes]:
        return {
            path: revise(data, {entity: row.cells for entity, row in rows.items() if targets[entity] == path})
            for path, data in self.contents.items()
            if path in targets.values()
        }

    def _fault(self, line: int, detail: str) -> None:
        self._complain(Errors.E202, line, detail=detail)

    def _complain(self, error: Errors, line: int, **fields: object) -> None:
        self.problems.append(SalnameError(error, path=self.file, line=line, **fields))


_Reader = Callable[[Path, str, list[SalnameError]], tuple[list[IncomingEntity], tuple[str, ...]]]


def _cyrillic_cell(cells: Mapping[str, str], old: Row) -> str:
    """The ``az_cyrl`` cell: left empty, or as it was, where the names brought are only those derived from ``az``."""
    brought = cells["az_cyrl"]
    as_it_was = (brought or derived_cell(cells["az"])) == (old["az_cyrl"] or derived_cell(old["az"]))
    if as_it_was and (old["az_cyrl"] or cells["az"] == old["az"]):
        return old["az_cyrl"]
    derived = {*derived_cell(old["az"]).split(NAME_SEPARATOR), *derived_cell(cells["az"]).split(NAME_SEPARATOR), ""}
    return "" if set(brought.split(NAME_SEPARATOR)) <= derived else brought


def _best_name(cells: Mapping[str, str]) -> str:
    """The name from which an id is made: the Turkish one, or the next best."""
    for column in ("tr", "en", "az", "variants", "ru", "az_cyrl"):
        for written in cells[column].split(NAME_SEPARATOR):
            if name := written.removeprefix(AMBIGUOUS_MARK):
                return name
    return ""
