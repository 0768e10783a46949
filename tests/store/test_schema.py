"""Older databases are brought up to the present schema without losing a row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import SalnameError
from pipeline.store import Database
from pipeline.store.connection import check, connect
from pipeline.store.schema import SCHEMA_VERSION

#: The tables of version 1, with a row or two.
VERSION_1 = """
CREATE TABLE sources (source_id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, title TEXT, lang TEXT, lines INTEGER,
    chars INTEGER, encoding TEXT, encoding_note TEXT, script TEXT, pages INTEGER, words INTEGER);
CREATE TABLE mentions (mention_id TEXT PRIMARY KEY, source_id TEXT, char_start INTEGER, char_end INTEGER,
    line_start INTEGER, line_end INTEGER, page TEXT, lang TEXT, label TEXT, surface TEXT, base_form TEXT, entity_id TEXT,
    value TEXT, confidence REAL, method TEXT, quote TEXT, script TEXT, zone TEXT, segments TEXT, earliest TEXT,
    latest TEXT, original TEXT, reason TEXT);
CREATE TABLE entities (entity_id TEXT PRIMARY KEY, label TEXT, name TEXT, mentions INTEGER, sources INTEGER,
    first_line INTEGER, authority_id TEXT, first_source TEXT);
CREATE TABLE entity_names (entity_id TEXT, name TEXT, script TEXT, lang TEXT, count INTEGER);
CREATE TABLE events (event_id TEXT PRIMARY KEY, source_id TEXT, type TEXT, "trigger" TEXT, trigger_start INTEGER,
    trigger_end INTEGER, line_start INTEGER, line_end INTEGER, page TEXT, lang TEXT, factuality TEXT, time TEXT,
    place TEXT, summary TEXT, confidence REAL, quote TEXT, citation TEXT, method TEXT);
CREATE TABLE event_arguments (event_id TEXT, role TEXT, mention_id TEXT, entity_id TEXT);
CREATE TABLE citations (citation_id TEXT PRIMARY KEY, source_id TEXT, kind TEXT, char_start INTEGER, char_end INTEGER,
    line_start INTEGER, key TEXT, reference TEXT, footnote_char_start INTEGER, page TEXT, scope_start INTEGER,
    scope_end INTEGER);
CREATE TABLE fact_citations (fact_id TEXT, citation_id TEXT);
CREATE TABLE unsure_names (first_entity_id TEXT, second_entity_id TEXT, first_name TEXT, second_name TEXT, score REAL,
    reasons TEXT);
CREATE INDEX mentions_entity_id ON mentions (entity_id);
CREATE TABLE source_texts (source_id TEXT PRIMARY KEY, location TEXT, text TEXT);
CREATE TABLE entity_registry (label_group TEXT, name_key TEXT, entity_id TEXT, PRIMARY KEY (label_group, name_key));
CREATE TABLE run (record TEXT);
INSERT INTO sources VALUES ('a', 'a.txt', 'f00', '', 'tr', 1, 5, 'utf-8', 'valid', 'Latn', 1, 1);
INSERT INTO mentions VALUES ('m-1', 'a', 0, 5, 1, 1, '1', 'tr', 'PERSON', 'Ahmet', 'Ahmet', 'person-ahmet', '', 0.9,
    'rule', 'Ahmet', 'Latn', 'body', '', '', '', '', 'name');
INSERT INTO entities VALUES ('person-ahmet', 'PERSON', 'Ahmet', 1, 1, 1, '', 'a');
INSERT INTO entity_names VALUES ('person-ahmet', 'Ahmet', 'Latn', 'tr', 1);
INSERT INTO source_texts VALUES ('a', '/texts/a.txt', 'Ahmet');
INSERT INTO entity_registry VALUES ('person', 'ahmet', 'person-ahmet');
INSERT INTO run VALUES ('{"tables": {"mentions": 1}, "fingerprints": {}}');
PRAGMA user_version = 1;
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "salname.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_1)
    return path


def test_version_1_is_taken_over(old: Path) -> None:
    database = Database(old)
    assert database.registry() == {("person", "ahmet"): "person-ahmet"}
    assert database.record()["tables"] == {"mentions": 1}
    assert database.last_run() == 1
    row = database.row("mentions", "mention_id", "m-1")
    assert row is not None
    assert (row["surface"], row["status"]) == ("Ahmet", "")
    known = database.known_sources()["a"]
    assert (known.path, known.location, known.sha256, known.deleted) == ("a.txt", "/texts/a.txt", "f00", False)
    with closing(connect(old)) as db:
        assert check(db) == []
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_migration_that_breaks_off_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.store.schema.add_new_columns", broken)
    with pytest.raises(KeyboardInterrupt):
        connect(old)
    monkeypatch.undo()
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1
        assert db.execute("SELECT count(*) FROM run").fetchone()[0] == 1
    assert Database(old).last_run() == 1


def test_a_database_of_a_newer_version_is_left_alone(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(SalnameError, match="E105"):
        connect(old)


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "salname.db"
    path.write_bytes(b"not a database at all" * 99)
    with pytest.raises(SalnameError, match="E105"):
        connect(path)


def test_a_column_that_the_contract_was_given_since_is_added(tmp_path: Path) -> None:
    path = tmp_path / "salname.db"
    with closing(connect(path, create=True)) as db:
        db.execute("ALTER TABLE mentions DROP COLUMN decided_by")
    with closing(connect(path)) as db:
        assert "decided_by" in {row[1] for row in db.execute("PRAGMA table_info (mentions)")}


def _make_version_2(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    for name in ("cited_works", "references", "chronicle_events", "chronicle", "id_registry", "entity_changes"):
        db.execute(f'DROP TABLE "{name}"')
    db.execute("ALTER TABLE citations DROP COLUMN reference_id")
    db.execute("PRAGMA user_version = 2")


def test_version_2_is_given_the_tables_of_works_and_of_the_chronicle(tmp_path: Path) -> None:
    path = tmp_path / "salname.db"
    with closing(connect(path, create=True)) as db:
        _make_version_2(db)
        db.execute("INSERT INTO sources (source_id, path) VALUES ('a', 'a.txt')")
    with closing(connect(path)) as db:
        assert check(db) == []
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
        assert [row["path"] for row in db.execute("SELECT path FROM sources")] == ["a.txt"]
        for name in ("cited_works", "references", "chronicle_events", "chronicle", "id_registry"):
            assert db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] == 0
    assert Database(path).ids("reference") == {}


def test_version_2_is_given_a_table_of_changes_that_only_grows(tmp_path: Path) -> None:
    path = tmp_path / "salname.db"
    with closing(connect(path, create=True)) as db:
        _make_version_2(db)
    with closing(connect(path)) as db:
        db.execute("INSERT INTO entity_changes VALUES (1, 'merged', 'person-a', 'person-b', 'a')")
        for statement in ("DELETE FROM entity_changes", "UPDATE entity_changes SET kind = 'split'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                db.execute(statement)
