"""Reads the gazetteers, and refuses tables that do not keep the rules (``docs/gazetteers.md``)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.records import Gazetteer, GazetteerEntry, GazetteerName
from pipeline.gazetteer.replacements import Replacements, read_replacements
from pipeline.gazetteer.rules import NAME_COLUMNS, OUTSIDE_ID_COLUMNS, cell_problems, comparison_key, label_of
from pipeline.gazetteer.tables import AMBIGUOUS_MARK, NAME_SEPARATOR, Row, read_rows, table_paths
from pipeline.records import Script
from pipeline.resources import data_folder
from pipeline.transliteration import to_cyrillic


def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """All tables of ``folder`` (by default the shipped ``gazetteers/``).

    An empty ``az_cyrl`` cell is filled from ``az``, letter for letter.

    Raises:
        SalnameError: E001, E208, or the first of the problems :func:`check_gazetteer` would list.
    """
    gazetteer, problems = _read(folder)
    if problems:
        raise problems[0]
    return gazetteer


def load_replacements(folder: Path | None = None) -> Replacements:
    """Which ids gave way to which others, from ``replaced.csv`` of ``folder`` (by default the shipped one).

    Raises:
        SalnameError: as :func:`load_gazetteer` does; a folder without the table replaces nothing.
    """
    folder = data_folder("gazetteers") if folder is None else folder
    problems: list[SalnameError] = []
    rows = [row for path in table_paths(folder) for row in read_rows(path, path.read_bytes(), problems)]
    replacements = read_replacements(folder, {row["id"]: row for row in rows}, problems)
    if problems:
        raise problems[0]
    return replacements


def check_gazetteer(folder: Path | None = None) -> list[SalnameError]:
    """Everything that is wrong in the tables of ``folder``, by table and line; empty if all is right.

    Raises:
        SalnameError: E001 or E208 if there are no tables to check.
    """
    return _read(folder)[1]


def check_rows(rows: Sequence[Row]) -> list[SalnameError]:
    """Everything that is wrong in ``rows``, taken as all tables together; each problem at its row's file and line."""
    problems: list[SalnameError] = []
    _check_owners(_entries(rows, problems), {row["id"]: row for row in rows}, problems)
    problems.sort(key=lambda problem: (problem.path or "", problem.line or 0))
    return problems


def _read(folder: Path | None) -> tuple[Gazetteer, list[SalnameError]]:
    problems: list[SalnameError] = []
    digest = hashlib.sha256()
    rows: list[Row] = []
    folder = data_folder("gazetteers") if folder is None else folder
    for path in table_paths(folder):
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(SalnameError(Errors.E006, path=path, detail=error.strerror or str(error)))
            continue
        # A checkout may hold CRLF where the repository holds LF.
        digest.update(path.name.encode() + b"\0" + data.replace(b"\r\n", b"\n") + b"\0")
        rows += read_rows(path, data, problems)
    entries = _entries(rows, problems)
    _check_owners(entries, {row["id"]: row for row in rows}, problems)
    replacements = read_replacements(folder, {row["id"]: row for row in rows}, problems)
    problems.sort(key=lambda problem: (problem.path or "", problem.line or 0))
    successors = {row.old_id: replacements.current(row.old_id) for row in replacements.rows}
    by_id = {entry.entity_id: entry for entry in sorted(entries, key=lambda entry: entry.entity_id)}
    return Gazetteer(by_id, digest.hexdigest(), successors), problems


def _entries(rows: Sequence[Row], problems: list[SalnameError]) -> list[GazetteerEntry]:
    """The entries of the rows that keep the rules; each id once."""
    entries: list[GazetteerEntry] = []
    owners: dict[str, Row] = {}
    previous: Row | None = None
    for row in rows:
        entity_id = row["id"]
        faults = list(cell_problems(row))
        problems.extend(SalnameError(Errors.E202, path=row.table, line=row.line, detail=fault) for fault in faults)
        if previous is not None and previous.table == row.table and previous["id"] > entity_id:
            problems.append(
                SalnameError(Errors.E204, path=row.table, line=row.line, id=entity_id, other=previous["id"])
            )
        previous = row
        if owner := owners.get(entity_id):
            where = str(owner.line) if owner.table == row.table else f"{owner.line} of {owner.table.name}"
            problems.append(SalnameError(Errors.E203, path=row.table, line=row.line, id=entity_id, other=where))
            continue
        owners[entity_id] = row
        if not faults:
            entries.append(_entry(row))
    return entries


def _entry(row: Row) -> GazetteerEntry:
    names: list[GazetteerName] = []
    for column, (lang, script) in NAME_COLUMNS.items():
        if cell := row[column]:
            names += _names(cell, lang, script, preferable=column != "variants")
        elif column == "az_cyrl":
            names += _derived(names)
    return GazetteerEntry(
        entity_id=row["id"],
        label=label_of(row),
        names=tuple(names),
        since=row["from"],
        until=row["until"],
        outside_ids={scheme: row[scheme] for scheme in OUTSIDE_ID_COLUMNS if row[scheme]},
        source=row["source"],
        note=row["note"],
        table=row.table.name,
        line=row.line,
    )


def _names(cell: str, lang: str, script: Script, *, preferable: bool) -> list[GazetteerName]:
    return [
        GazetteerName(
            text=written.removeprefix(AMBIGUOUS_MARK),
            lang=lang,
            script=script,
            preferred=preferable and position == 0,
            ambiguous=written.startswith(AMBIGUOUS_MARK),
        )
        for position, written in enumerate(cell.split(NAME_SEPARATOR))
    ]


def _derived(names: list[GazetteerName]) -> list[GazetteerName]:
    """The Azerbaijani names among ``names``, in Cyrillic."""
    return [
        GazetteerName(cyrillic, "az", Script.CYRILLIC, name.preferred, name.ambiguous)
        for name in names
        if name.lang == "az" and (cyrillic := to_cyrillic(name.text))
    ]


def _check_owners(entries: list[GazetteerEntry], rows: dict[str, Row], problems: list[SalnameError]) -> None:
    """A name of two entities must be marked ambiguous: with one label in each row, else in all rows but one."""
    owners: dict[str, list[tuple[GazetteerEntry, GazetteerName]]] = {}
    for entry in entries:
        for name in entry.names:
            owners.setdefault(comparison_key(name.text), []).append((entry, name))
    for owned in owners.values():
        if len({entry.entity_id for entry, _ in owned}) == 1:
            continue
        reported: set[str] = set()
        for entry, name in owned:
            if name.ambiguous or entry.entity_id in reported:
                continue
            for other, other_name in owned:
                clash = other.entity_id != entry.entity_id and (other.label == entry.label or not other_name.ambiguous)
                if clash:
                    reported.add(entry.entity_id)
                    row = rows[entry.entity_id]
                    problems.append(
                        SalnameError(
                            Errors.E205,
                            path=row.table,
                            line=row.line,
                            name=name.text,
                            id=entry.entity_id,
                            other=other.entity_id,
                        )
                    )
                    break
