"""The trace of merges and splits: ``replaced.csv`` says which ids gave way to which others.

An id is never given to somebody else, so one that was published stays readable: a merge leaves one row
(``old_id`` is now ``new_id``), a split one row for each half, and neither half keeps the old id, because
nobody could tell which of them an old use of it meant.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.rules import is_entity_id
from pipeline.gazetteer.tables import REPLACEMENTS_TABLE, Row
from pipeline.record_classes import record

#: The header of ``replaced.csv``.
REPLACEMENT_COLUMNS = ("old_id", "new_id", "date", "reason")


@record
class Replacement:
    """One row: ``old_id`` gave way to ``new_id`` on ``date`` (``YYYY-MM-DD``) for ``reason``."""

    old_id: str
    new_id: str
    date: str
    reason: str
    line: int


@record
class Replacements:
    """All rows, in the order of the file, which is that of the ids."""

    rows: tuple[Replacement, ...]

    def is_retired(self, entity_id: str) -> bool:
        """Whether ``entity_id`` gave way to another."""
        return any(row.old_id == entity_id for row in self.rows)

    def current(self, entity_id: str) -> tuple[str, ...]:
        """The ids in use that ``entity_id`` stands for now, sorted: itself, one (a merge) or several (a split)."""
        following = self._following()
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [entity_id]
        while waiting:
            known_as = waiting.pop()
            if known_as in seen:
                continue
            seen.add(known_as)
            if known_as in following:
                waiting += following[known_as]
            else:
                found.add(known_as)
        return tuple(sorted(found))

    def _following(self) -> dict[str, list[str]]:
        following: dict[str, list[str]] = {}
        for row in self.rows:
            following.setdefault(row.old_id, []).append(row.new_id)
        return following


def read_replacements(folder: Path, entities: Mapping[str, Row], problems: list[SalnameError]) -> Replacements:
    """The rows of ``folder``'s ``replaced.csv``, none if there is no such file; what is wrong goes to ``problems``.

    Args:
        folder: of the tables.
        entities: the rows of the tables by id: a retired id must not be among them, the last of a chain must.
        problems: gets E010, E201, E202 (a cell, a cycle, an id that leads nowhere), E203 and E204.
    """
    path = folder / REPLACEMENTS_TABLE
    if not path.is_file():
        return Replacements(())
    rows: list[Replacement] = []
    for line, cells in _lines(path, problems):
        row = Replacement(cells[0], cells[1], cells[2], cells[3], line)
        for fault in _faults(row):
            problems.append(SalnameError(Errors.E202, path=path, line=line, detail=fault))
        if rows and (rows[-1].old_id, rows[-1].new_id) >= (row.old_id, row.new_id):
            problems.append(SalnameError(Errors.E204, path=path, line=line, id=row.old_id, other=rows[-1].old_id))
        if owner := entities.get(row.old_id):
            where = f"{owner.line} of {owner.table.name}"
            problems.append(SalnameError(Errors.E203, path=path, line=line, id=row.old_id, other=where))
        rows.append(row)
    replacements = Replacements(tuple(rows))
    _check_chains(path, replacements, entities, problems)
    return replacements


def _lines(path: Path, problems: list[SalnameError]) -> list[tuple[int, list[str]]]:
    """The rows of four cells below a right header, with their lines."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problems.append(SalnameError(Errors.E006, path=path, detail=error.strerror or str(error)))
        return []
    except UnicodeDecodeError as error:
        problems.append(SalnameError(Errors.E010, path=path, encoding="utf-8", position=error.start))
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    header_seen = False
    try:
        for cells in reader:
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header_seen and len(cells) == len(REPLACEMENT_COLUMNS):
                rows.append((reader.line_num, cells))
            elif header_seen or tuple(cells) != REPLACEMENT_COLUMNS:
                detail = f"the columns must be {', '.join(REPLACEMENT_COLUMNS)}, in this order and no others"
                problems.append(SalnameError(Errors.E202, path=path, line=reader.line_num, detail=detail))
                if not header_seen:
                    return []
            header_seen = True
    except csv.Error as error:
        detail = f"the line is no CSV ({error})"
        problems.append(SalnameError(Errors.E202, path=path, line=reader.line_num, detail=detail))
    if not header_seen:
        problems.append(SalnameError(Errors.E201, path=path, column=REPLACEMENT_COLUMNS[0]))
    return rows


def _faults(row: Replacement) -> list[str]:
    faults = [
        f"{column}: {entity_id!r} is no slug (lower-case a-z, digits, single hyphens)"
        for column, entity_id in (("old_id", row.old_id), ("new_id", row.new_id))
        if not is_entity_id(entity_id)
    ]
    if not _is_day(row.date):
        faults.append(f"date: {row.date!r} is no day (write 1918-05-28)")
    if not row.reason.strip():
        faults.append("reason: say why the id gave way")
    return faults


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check_chains(
    path: Path, replacements: Replacements, entities: Collection[str], problems: list[SalnameError]
) -> None:
    """Every chain of replacements must end at an entity and never come back to where it began."""
    old_ids = {row.old_id for row in replacements.rows}
    following: dict[str, set[str]] = {}
    for row in replacements.rows:
        following.setdefault(row.old_id, set()).add(row.new_id)
    for row in replacements.rows:
        if row.new_id not in entities and row.new_id not in old_ids:
            detail = f"new_id: {row.new_id!r} is the id of no entity"
            problems.append(SalnameError(Errors.E202, path=path, line=row.line, detail=detail))
        if row.old_id in _reached(row.new_id, following):
            detail = f"{row.old_id} is replaced by {row.new_id}, which is replaced by {row.old_id} again"
            problems.append(SalnameError(Errors.E202, path=path, line=row.line, detail=detail))


def _reached(start: str, following: Mapping[str, Collection[str]]) -> set[str]:
    """``start`` and all ids that replaced it, directly or not."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        entity_id = waiting.pop()
        if entity_id not in reached:
            reached.add(entity_id)
            waiting += sorted(following.get(entity_id, ()))
    return reached
