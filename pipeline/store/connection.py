"""Connections to ``salname.db``: write-ahead log, foreign keys, migrations, and transactions that wait their turn.

Reviewers write while runs write: every writer takes the lock at once (``BEGIN IMMEDIATE``), keeps it briefly, and
waits for the others.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.store.schema import SCHEMA_VERSION, columns_differ, migrate

FILE_NAME = "salname.db"
#: How long a writer waits for the others, in seconds.
PATIENCE = 60.0


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode; rows are :class:`sqlite3.Row`. The caller closes it.

    Args:
        path: the file.
        create: make it if there is none.

    Raises:
        SalnameError: E103 if there is none, E104 if it cannot be written, E105 if it is damaged or too new.
    """
    if not create and not path.is_file():
        raise SalnameError(Errors.E103, path=path.parent)
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        raise said(error, path) from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        detail = f"it has version {version}, this Salname knows {SCHEMA_VERSION}"
        raise SalnameError(Errors.E105, path=path, detail=detail)
    if version == SCHEMA_VERSION and not columns_differ(connection):
        return
    _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"))
    connection.execute("PRAGMA foreign_keys = OFF")  # cannot be switched inside a transaction
    with transaction(connection):
        migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")


def _patiently(action: object) -> None:
    """Do it again while another process is making the file: changing the journal mode does not wait by itself."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            action()  # type: ignore[operator]
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Waits for other writers, up to :data:`PATIENCE`.

    Raises:
        SalnameError: E102 if another process held the database too long, E104 if the disk is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.OperationalError as error:
        raise said(error, Path(connection.execute("PRAGMA database_list").fetchone()[2])) from error


def said(error: sqlite3.Error, path: Path) -> SalnameError:
    """A database's error in words a person can act on."""
    if "full" in str(error) or "I/O" in str(error) or "readonly" in str(error) or "unable to open" in str(error):
        return SalnameError(Errors.E104, path=path, detail=str(error))
    if "locked" in str(error):
        return SalnameError(Errors.E102, path=path, detail=str(error))
    return SalnameError(Errors.E105, path=path, detail=str(error))


def check(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the file or its references, one line each; empty if nothing is."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"{row[0]} row {row[1]} refers to a row of {row[2]} that is not there"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return found
