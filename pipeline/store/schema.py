"""The tables of ``salname.db`` and how older files are brought up to them.

The contract's tables (:mod:`pipeline.tables.contract`) hold what the CSV files show. Around them stand:

- ``runs``: every run that changed something, with its fingerprints and times;
- ``source_texts``: every source ever read, with its text; of a deleted one a tombstone stays;
- ``statements``: for each fact now in the tables, what the extraction says of it, whose it is and since which run;
- ``past_statements``: facts as they were in earlier runs;
- ``decisions``: reviewers' statements, guarded by triggers against change; ``attachments``: where they hold now;
- ``entity_registry``, ``entity_traces``: names and ids that entities were given, and merges and splits;
- ``id_registry``: ids that works and entries of the chronicle were given.

``references`` is a word of SQL's own: in a query it stands in quotation marks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from pipeline.tables.contract import ENTITY_CHANGES, TABLES, Kind, Table

SCHEMA_VERSION = 3
#: ``number << POSITION_BITS | position`` is the rowid of a source's row, so that scans give text order.
POSITION_BITS = 24

_SQL_KINDS = {Kind.TEXT: "TEXT NOT NULL DEFAULT ''", Kind.INTEGER: "INTEGER", Kind.REAL: "REAL"}
_KEYED = frozenset({"sources", "mentions", "entities", "events", "citations", "references", "chronicle"})
_PARENTS = {
    ("mentions", "source_id"): "sources",
    ("events", "source_id"): "sources",
    ("citations", "source_id"): "sources",
    ("event_arguments", "event_id"): "events",
    ("event_arguments", "mention_id"): "mentions",
    ("fact_citations", "citation_id"): "citations",
    ("entity_names", "entity_id"): "entities",
    ("chronicle_events", "entry_id"): "chronicle",
    ("chronicle_events", "event_id"): "events",
    ("cited_works", "source_id"): "sources",
    ("cited_works", "reference_id"): "references",
}
#: Look-ups that people and this package make.
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
    ("chronicle_events", "entry_id"),
    ("chronicle_events", "event_id"),
    ("cited_works", "source_id"),
    ("cited_works", "citation_id"),
    ("cited_works", "reference_id"),
)

_INTERNAL = """
CREATE TABLE runs (
    run INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT NOT NULL, fingerprints TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE source_texts (
    source_id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, path TEXT NOT NULL, location TEXT NOT NULL,
    sha256 TEXT NOT NULL, text TEXT, keys TEXT NOT NULL DEFAULT '{}', rows_key TEXT NOT NULL DEFAULT '',
    first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, deleted_run INTEGER
);
CREATE TABLE statements (
    fact_id TEXT PRIMARY KEY, kind TEXT NOT NULL, source_id TEXT NOT NULL REFERENCES source_texts (source_id),
    "exact" TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL, method TEXT NOT NULL, original TEXT, first_run INTEGER NOT NULL
);
CREATE INDEX statements_source_id ON statements (source_id);
CREATE TABLE past_statements (
    fact_id TEXT NOT NULL, kind TEXT NOT NULL, source_id TEXT NOT NULL, method TEXT NOT NULL, original TEXT NOT NULL,
    first_run INTEGER NOT NULL, last_run INTEGER NOT NULL
);
CREATE INDEX past_statements_fact_id ON past_statements (fact_id);
CREATE VIEW all_statements AS
    SELECT fact_id, kind, source_id, method, original, first_run, (SELECT max(run) FROM runs) AS last_run
    FROM statements
    UNION ALL SELECT fact_id, kind, source_id, method, original, first_run, last_run FROM past_statements;
CREATE TABLE decisions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, decision_id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
    reviewer TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    reason TEXT NOT NULL, anchor TEXT, extraction TEXT NOT NULL
);
CREATE INDEX decisions_target ON decisions (target);
CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions
    BEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END;
CREATE TABLE attachments (
    target TEXT PRIMARY KEY, fact_id TEXT, status TEXT NOT NULL, detail TEXT NOT NULL, source_id TEXT NOT NULL
);
CREATE INDEX attachments_fact_id ON attachments (fact_id);
CREATE TABLE entity_traces (
    entity_id TEXT NOT NULL, into_id TEXT NOT NULL, kind TEXT NOT NULL, decision_id TEXT NOT NULL
);
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_REGISTRY = """CREATE TABLE entity_registry (
    label_group TEXT, name_key TEXT, entity_id TEXT, PRIMARY KEY (label_group, name_key)
)"""

_ID_REGISTRY = """CREATE TABLE id_registry (
    kind TEXT, key TEXT, id TEXT NOT NULL, PRIMARY KEY (kind, key)
)"""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database (a new one too) to the present schema; call it inside a transaction."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    while version < SCHEMA_VERSION:
        version = _STEPS[version](connection)
        connection.execute(f"PRAGMA user_version = {version}")
    add_new_columns(connection)


def columns_differ(connection: sqlite3.Connection) -> bool:
    """Whether the contract has columns that the database lacks."""
    return any(_missing(connection, table) for table in TABLES)


def _there(connection: sqlite3.Connection) -> set[str]:
    """The names of the tables that the database has."""
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _missing(connection: sqlite3.Connection, table: Table) -> list[str]:
    present = {row[1] for row in connection.execute(f'PRAGMA table_info ("{table.name}")')}
    return [_column(table, column.name, column.kind) for column in table.columns if column.name not in present]


def add_new_columns(connection: sqlite3.Connection) -> None:
    """Columns that the contract was given since; the next run fills them."""
    for table in TABLES:
        for column in _missing(connection, table):
            connection.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {column}')


def _column(table: Table, name: str, kind: Kind) -> str:
    return f'"{name}" {_SQL_KINDS[kind]}'


def _create_contract(connection: sqlite3.Connection, but: set[str] | frozenset[str] = frozenset()) -> None:
    """The tables of the contract, without those named in ``but``, and their indexes."""
    for table in TABLES:
        if table.name in but:
            continue
        columns = [_column(table, column.name, column.kind) for column in table.columns]
        if table.name in _KEYED:
            columns[0] += " PRIMARY KEY"
        columns += [
            f'FOREIGN KEY ("{column}") REFERENCES "{parent}" DEFERRABLE INITIALLY DEFERRED'
            for (child, column), parent in _PARENTS.items()
            if child == table.name
        ]
        connection.execute(f'CREATE TABLE "{table.name}" ({", ".join(columns)})')
    for name, column in _INDEXES:
        if name not in but:
            connection.execute(f'CREATE INDEX {name}_{column} ON "{name}" ({column})')
    if ENTITY_CHANGES.name not in but:
        for verb in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER entity_changes_stay_{verb.lower()} BEFORE {verb} ON {ENTITY_CHANGES.name} "
                "BEGIN SELECT RAISE (ABORT, 'changes of entities are only ever added'); END"
            )


def _create_internal(connection: sqlite3.Connection) -> None:
    # executescript would end the transaction that the migration stands in
    statement = ""
    for line in _INTERNAL.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _from_nothing(connection: sqlite3.Connection) -> int:
    _create_contract(connection)
    _create_internal(connection)
    connection.execute(_REGISTRY)
    connection.execute(_ID_REGISTRY)
    return SCHEMA_VERSION


def _from_1(connection: sqlite3.Connection) -> int:
    """Version 1 held the tables of one run, written anew each time; all of them are taken over as its run 1."""
    there = _there(connection)
    old = {
        table.name: [row[1] for row in connection.execute(f"PRAGMA table_info ({table.name})")]
        for table in TABLES
        if table.name in there
    }
    for name, _column_name in _INDEXES:
        connection.execute(f"DROP INDEX IF EXISTS {name}_{_column_name}")
    for name in [*old, "source_texts"]:
        connection.execute(f"ALTER TABLE {name} RENAME TO old_{name}")
    _create_contract(connection)
    _create_internal(connection)
    connection.execute(
        "INSERT INTO runs SELECT 1, '', '', COALESCE(json_extract(record, '$.fingerprints'), '{}'), record "
        "FROM run LIMIT 1"
    )
    connection.execute(
        "INSERT INTO source_texts (source_id, number, path, location, sha256, text, first_run, last_run) "
        "SELECT t.source_id, row_number() OVER (ORDER BY t.source_id), s.path, t.location, s.sha256, t.text, 1, 1 "
        "FROM old_source_texts t JOIN old_sources s USING (source_id)"
    )
    for table in TABLES:
        if table.name not in old:
            continue
        shared = ", ".join(f'"{name}"' for name in old[table.name] if name in table.names)
        connection.execute(f"INSERT INTO {table.name} ({shared}) SELECT {shared} FROM old_{table.name} ORDER BY rowid")
    for name in [*old, "source_texts"]:
        connection.execute(f"DROP TABLE old_{name}")
    connection.execute("DROP TABLE run")
    return SCHEMA_VERSION


def _from_2(connection: sqlite3.Connection) -> int:
    """Version 2 knew neither works nor the chronicle nor what becomes of entities; the next run fills their tables."""
    _create_contract(connection, _there(connection))
    connection.execute(_ID_REGISTRY)
    return 3


#: Each step takes a database of that version and gives the version it brought it to.
_STEPS: dict[int, Callable[[sqlite3.Connection], int]] = {0: _from_nothing, 1: _from_1, 2: _from_2}
