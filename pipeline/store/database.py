"""``salname.db``: all tables of the last run in one SQLite file, with the texts they were read from.

It also remembers which names were given which entity ids, so that adding a text renames nobody.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.tables.contract import TABLES, Kind, Table
from pipeline.tables.write import Row

FILE_NAME = "salname.db"
SCHEMA_VERSION = 1

_SQL_KINDS = {Kind.TEXT: "TEXT", Kind.INTEGER: "INTEGER", Kind.REAL: "REAL"}
#: Look-ups that people make; the first column of a table is its key unless it may repeat.
_INDEXES = (
    ("mentions", "entity_id"),
    ("mentions", "source_id"),
    ("entity_names", "entity_id"),
    ("events", "source_id"),
    ("event_arguments", "event_id"),
    ("event_arguments", "mention_id"),
    ("citations", "source_id"),
    ("fact_citations", "fact_id"),
    ("fact_citations", "citation_id"),
)
_KEYED = frozenset({"sources", "mentions", "entities", "events", "citations"})


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What a database holds besides the tables.

    Attributes:
        texts: decoded text by source id.
        locations: absolute path of each source at the time of the run, by source id.
        registry: entity id by (label group, name key), as :mod:`pipeline.names` remembers them.
        run: the contents of ``run.json``.
    """

    texts: Mapping[str, str]
    locations: Mapping[str, str]
    registry: Mapping[tuple[str, str], str]
    run: Mapping[str, object]


class Database:
    """Reads and writes one database file.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, tables: Mapping[str, Sequence[Row]], record: RunRecord) -> None:
        """Write a new file with all tables; an old one at the same path is replaced."""
        self.path.unlink(missing_ok=True)
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            for table in TABLES:
                self._create(connection, table)
                self._insert(
                    connection, table.name, table.names, ([row[n] for n in table.names] for row in tables[table.name])
                )
            for name, column in _INDEXES:
                connection.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
            connection.execute("CREATE TABLE source_texts (source_id TEXT PRIMARY KEY, location TEXT, text TEXT)")
            rows = ([key, record.locations[key], record.texts[key]] for key in sorted(record.texts))
            self._insert(connection, "source_texts", ("source_id", "location", "text"), rows)
            connection.execute(
                "CREATE TABLE entity_registry (label_group TEXT, name_key TEXT, entity_id TEXT, "
                "PRIMARY KEY (label_group, name_key))"
            )
            keys = ([*key, record.registry[key]] for key in sorted(record.registry))
            self._insert(connection, "entity_registry", ("label_group", "name_key", "entity_id"), keys)
            connection.execute("CREATE TABLE run (record TEXT)")
            self._insert(connection, "run", ("record",), [[json.dumps(record.run, ensure_ascii=False, sort_keys=True)]])
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @staticmethod
    def _create(connection: sqlite3.Connection, table: Table) -> None:
        columns = [f'"{column.name}" {_SQL_KINDS[column.kind]}' for column in table.columns]
        if table.name in _KEYED:
            columns[0] += " PRIMARY KEY"
        connection.execute(f"CREATE TABLE {table.name} ({', '.join(columns)})")

    @staticmethod
    def _insert(
        connection: sqlite3.Connection, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)

    def _connect(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise SalnameError(Errors.E103, path=self.path.parent)
        connection = sqlite3.connect(f"file:{self.path.resolve().as_posix()}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        return connection

    def registry(self) -> dict[tuple[str, str], str]:
        """The remembered entity ids; empty if there is no database yet."""
        if not self.path.is_file():
            return {}
        with closing(self._connect()) as connection:
            return {
                (row["label_group"], row["name_key"]): row["entity_id"]
                for row in connection.execute("SELECT * FROM entity_registry")
            }

    def row(self, table: str, key: str, value: str) -> dict[str, str | int | float | None] | None:
        """The first row of ``table`` whose column ``key`` has ``value``, or None.

        Raises:
            SalnameError: E103 if there is no database.
        """
        found = self.rows(table, key, value)
        return found[0] if found else None

    def rows(self, table: str, key: str, value: str) -> list[dict[str, str | int | float | None]]:
        """All rows of ``table`` whose column ``key`` has ``value``, in the table's order.

        Raises:
            SalnameError: E103 if there is no database.
        """
        with closing(self._connect()) as connection:
            cursor = connection.execute(f'SELECT * FROM {table} WHERE "{key}" = ? ORDER BY rowid', (value,))
            return [dict(row) for row in cursor]
