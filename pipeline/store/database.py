"""``salname.db``: the truth of an output folder, changed in place, all of a run's changes or none.

Only the rows of changed sources are written. A fact that says the same as before keeps the run it was first seen in,
wherever it stands now; one that says something else, or is gone, is remembered as it was.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

from pipeline.store.connection import FILE_NAME, connect, said, transaction
from pipeline.store.records import KnownSource, RunUpdate, SourceUpdate
from pipeline.store.schema import POSITION_BITS
from pipeline.tables.contract import FACTS, SOURCE_TABLES, TABLES, Row

__all__ = ["FILE_NAME", "Database"]

#: Rows that hang on facts; they are removed before these.
_CHILDREN = {
    "event_arguments": "event_id IN (SELECT event_id FROM events WHERE source_id = ?)",
    "fact_citations": "citation_id IN (SELECT citation_id FROM citations WHERE source_id = ?)",
}
#: Tables of all sources together: parents first, as they are filled; they are emptied the other way round.
_SHARED = ("entities", "entity_names", "unsure_names", "references", "chronicle", "chronicle_events")
#: Columns that say where a fact stands, or what was decided of it: a change in them makes no new statement.
UNSTATED = frozenset(
    {
        "char_start", "char_end", "trigger_start", "trigger_end", "line_start", "line_end", "page", "quote", "segments",
        "citation", "scope_start", "scope_end", "footnote_char_start", "status", "decided_by", "reference_id",
    }
)  # fmt: skip
_COLUMNS = {table.name: table.names for table in TABLES}

Cell = str | int | float | None


class Database:
    """Reads and changes one database file.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection; see :func:`pipeline.store.connection.connect`.

        Raises:
            SalnameError: E103 if there is no file, E104 or E105 if it cannot be used.
        """
        try:
            with closing(connect(self.path, create=create)) as connection:
                yield connection
        except sqlite3.DatabaseError as error:
            raise said(error, self.path) from error

    # --- reading -----------------------------------------------------------------------------------

    def last_run(self) -> int:
        """Number of the last run that changed something; 0 if there is none."""
        if not self.path.is_file():
            return 0
        with self.open() as connection:
            return int(connection.execute("SELECT COALESCE(max(run), 0) FROM runs").fetchone()[0])

    def record(self) -> dict[str, Any]:
        """The ``run.json`` of the last run; empty if there is none."""
        if not self.path.is_file():
            return {}
        with self.open() as connection:
            row = connection.execute("SELECT record FROM runs ORDER BY run DESC LIMIT 1").fetchone()
            return dict(json.loads(row["record"])) if row else {}

    def meta(self) -> dict[str, str]:
        """What the last run left to be remembered."""
        if not self.path.is_file():
            return {}
        with self.open() as connection:
            return {row["name"]: row["value"] for row in connection.execute("SELECT * FROM meta")}

    def known_sources(self) -> dict[str, KnownSource]:
        """Every source that was ever read, tombstones too, by id."""
        if not self.path.is_file():
            return {}
        with self.open() as connection:
            columns = "source_id, path, location, sha256, rows_key, keys, deleted_run"
            return {
                row["source_id"]: KnownSource(
                    row["source_id"],
                    row["path"],
                    row["location"],
                    row["sha256"],
                    json.loads(row["keys"]),
                    row["rows_key"],
                    row["deleted_run"] is not None,
                )
                for row in connection.execute(f"SELECT {columns} FROM source_texts ORDER BY source_id")
            }

    def registry(self) -> dict[tuple[str, str], str]:
        """The remembered entity ids, oldest first; empty if there is no database yet."""
        if not self.path.is_file():
            return {}
        with self.open() as connection:
            return {
                (row["label_group"], row["name_key"]): row["entity_id"]
                for row in connection.execute("SELECT * FROM entity_registry ORDER BY rowid")
            }

    def ids(self, kind: str) -> dict[str, str]:
        """The remembered ids of works (``reference``) or of entries of the chronicle (``entry``), oldest first."""
        if not self.path.is_file():
            return {}
        with self.open() as connection:
            rows = connection.execute("SELECT key, id FROM id_registry WHERE kind = ? ORDER BY rowid", (kind,))
            return {row["key"]: row["id"] for row in rows}

    def row(self, table: str, key: str, value: str) -> dict[str, Cell] | None:
        """The first row of ``table`` whose column ``key`` has ``value``, or None.

        Raises:
            SalnameError: E103 if there is no database.
        """
        found = self.rows(table, key, value)
        return found[0] if found else None

    def rows(self, table: str, key: str, value: str) -> list[dict[str, Cell]]:
        """All rows of ``table`` whose column ``key`` has ``value``, in the table's order.

        Raises:
            SalnameError: E103 if there is no database.
        """
        with self.open() as connection:
            cursor = connection.execute(f'SELECT * FROM "{table}" WHERE "{key}" = ? ORDER BY rowid', (value,))
            return [dict(row) for row in cursor]

    def source_rows(self, source_id: str) -> dict[str, list[dict[str, Cell]]]:
        """The rows of one source by table, in their order."""
        with self.open() as connection:
            return {
                name: [
                    {column: row[column] for column in _COLUMNS[name]}
                    for row in connection.execute(
                        f"SELECT * FROM {name} WHERE {_CHILDREN.get(name, 'source_id = ?')} ORDER BY rowid",
                        (source_id,),
                    )
                ]
                for name in SOURCE_TABLES
            }

    def table(self, name: str) -> list[dict[str, Cell]]:
        """All rows of a table of the contract, in the order of its CSV file."""
        joined = {
            "event_arguments": "JOIN events USING (event_id)",
            "fact_citations": "JOIN citations USING (citation_id)",
        }
        order = "source_id, " if name in SOURCE_TABLES else ""
        columns = ", ".join(f'"{name}"."{column}"' for column in _COLUMNS[name])
        with self.open() as connection:
            query = f'SELECT {columns} FROM "{name}" {joined.get(name, "")} ORDER BY {order}"{name}".rowid'
            return [dict(row) for row in connection.execute(query)]

    # --- writing -----------------------------------------------------------------------------------

    @contextmanager
    def written(self, update: RunUpdate) -> Iterator[Callable[[], None]]:
        """All of a run's changes, written but not committed: the function that is given does that.

        What is not committed when the block ends is as if it had never been written.

        Raises:
            SalnameError: E102 if somebody else writes too long, E104 if the disk is full.
        """
        with self.open(create=True) as connection, ExitStack() as open_transaction:
            open_transaction.enter_context(transaction(connection))
            _Writer(connection, update).write()
            uncommitted = open_transaction.pop_all()
            try:
                yield uncommitted.close
            finally:  # once it is committed there is nothing left to undo
                uncommitted.__exit__(_Uncommitted, _Uncommitted(), None)


class _Uncommitted(Exception):
    """Ends a transaction that nobody committed."""


class _Writer:
    """Writes one run inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, update: RunUpdate) -> None:
        self._db = connection
        self._update = update
        found = connection.execute("SELECT COALESCE(max(run), 0) FROM runs").fetchone()
        self._previous = int(found[0])

    def write(self) -> None:
        update = self._update
        for source_id in update.gone:
            self._remove(source_id, {})
            self._db.execute(
                "UPDATE source_texts SET deleted_run = ?, rows_key = '' WHERE source_id = ?", (update.run, source_id)
            )
        for source in update.sources:
            self._replace(source)
        self._db.executemany(
            "UPDATE source_texts SET location = ? WHERE source_id = ?",
            ([location, source_id] for source_id, location in update.relocated.items()),
        )
        for name in reversed(_SHARED):
            if name in update.shared:
                self._db.execute(f'DELETE FROM "{name}"')
        for name in _SHARED:
            if name in update.shared:
                self._insert(name, _COLUMNS[name], _cells(name, update.shared[name]))
        changes = update.shared.get("entity_changes", ())  # those of earlier runs are there already
        added = [row for row in changes if row["run"] == update.run]
        self._insert("entity_changes", _COLUMNS["entity_changes"], _cells("entity_changes", added))
        self._db.executemany(
            "INSERT INTO id_registry VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET id = excluded.id "
            "WHERE id IS NOT excluded.id",
            ([*key, value] for key, value in update.ids.items()),
        )
        self._db.executemany(
            "INSERT INTO entity_registry VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET entity_id = excluded.entity_id "
            "WHERE entity_id IS NOT excluded.entity_id",
            ([*key, entity_id] for key, entity_id in update.registry.items()),
        )
        self._write_attachments()
        self._db.executemany(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            sorted(update.meta.items()),
        )
        self._insert(
            "runs",
            ("run", "started", "ended", "fingerprints", "record"),
            [
                [
                    update.run,
                    update.started,
                    datetime.now(UTC).isoformat(),
                    _json(update.fingerprints),
                    _json(update.record),
                ]
            ],
        )

    def _write_attachments(self) -> None:
        for source_id in self._update.attached_sources:
            self._db.execute("DELETE FROM attachments WHERE source_id = ?", (source_id,))
        self._db.executemany(
            "INSERT OR REPLACE INTO attachments (target, fact_id, status, detail, source_id) "
            "VALUES (?, NULLIF(?, ''), ?, ?, ?)",
            self._update.attachments,
        )
        self._db.execute("DELETE FROM entity_traces")
        self._db.executemany("INSERT INTO entity_traces VALUES (?, ?, ?, ?)", self._update.traces)

    def _insert(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        self._db.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', rows)

    def _replace(self, source: SourceUpdate) -> None:
        known, run = source.known, self._update.run
        self._db.execute(
            "INSERT INTO source_texts (source_id, number, path, location, sha256, text, keys, rows_key, first_run, "
            "last_run) VALUES (?, (SELECT COALESCE(max(number), 0) + 1 FROM source_texts), ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (source_id) DO UPDATE SET path = excluded.path, location = excluded.location, "
            "sha256 = excluded.sha256, text = excluded.text, keys = excluded.keys, rows_key = excluded.rows_key, "
            "last_run = excluded.last_run, deleted_run = NULL",
            (
                known.source_id,
                known.path,
                known.location,
                known.sha256,
                source.text,
                _json(known.keys),
                known.rows_key,
                run,
                run,
            ),
        )
        number = self._db.execute("SELECT number FROM source_texts WHERE source_id = ?", (known.source_id,)).fetchone()
        stated = {str(row[key]): (kind, row) for kind, key in FACTS.items() for row in source.tables[kind]}
        first_runs = self._remove(known.source_id, stated)
        for name in SOURCE_TABLES:
            base = int(number[0]) << POSITION_BITS
            self._insert(
                name,
                ("rowid", *_COLUMNS[name]),
                ((i, *cells) for i, cells in enumerate(_cells(name, source.tables[name]), base)),
            )
        self._db.executemany(
            "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                [
                    fact_id,
                    kind,
                    known.source_id,
                    *source.quotes[fact_id],
                    row["trigger_start" if kind == "events" else "char_start"],
                    row["trigger_end" if kind == "events" else "char_end"],
                    row.get("method") or "",
                    _json(source.originals[fact_id]) if fact_id in source.originals else None,
                    first_runs.get(fact_id, run),
                ]
                for fact_id, (kind, row) in stated.items()
            ),
        )

    def _remove(self, source_id: str, stated: Mapping[str, tuple[str, Row]]) -> dict[str, int]:
        """Take out a source's rows, remembering facts that are gone or say something else now.

        Returns:
            The run in which each fact that stays was first seen.
        """
        first_runs: dict[str, int] = {}
        past: list[list[object]] = []
        seen = {
            row["fact_id"]: row
            for row in self._db.execute("SELECT * FROM statements WHERE source_id = ?", (source_id,))
        }
        for kind, key in FACTS.items():
            for old in self._db.execute(f"SELECT * FROM {kind} WHERE source_id = ?", (source_id,)):
                fact_id = old[key]
                first = int(seen[fact_id]["first_run"]) if fact_id in seen else 1
                new = stated.get(fact_id)
                if new is not None and _says(dict(old)) == _says({name: new[1][name] for name in _COLUMNS[kind]}):
                    first_runs[fact_id] = first
                else:
                    method = old["method"] if "method" in _COLUMNS[kind] else ""
                    past.append([fact_id, kind, source_id, method, _json(dict(old)), first, self._previous])
        if past:
            columns = ("fact_id", "kind", "source_id", "method", "original", "first_run", "last_run")
            self._insert("past_statements", columns, past)
        self._db.execute("DELETE FROM statements WHERE source_id = ?", (source_id,))
        for name in ("event_arguments", "fact_citations", "cited_works", "mentions", "events", "citations", "sources"):
            self._db.execute(f"DELETE FROM {name} WHERE {_CHILDREN.get(name, 'source_id = ?')}", (source_id,))
        return first_runs


def _says(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in UNSTATED}


def _cells(table: str, rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """Rows as tuples in the order of the table's columns."""
    return map(itemgetter(*_COLUMNS[table]), rows)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
