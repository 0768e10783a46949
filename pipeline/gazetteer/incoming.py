"""Entities as an edited file gives them, before anybody has looked whether they may enter the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.rules import NAME_COLUMNS
from pipeline.gazetteer.tables import AMBIGUOUS_MARK, NAME_SEPARATOR
from pipeline.record_classes import record
from pipeline.records import Script

#: The cells of an entity that are no names and no id, as every form of exchange calls them.
ENTITY_COLUMNS = ("label", "from", "until", "wikidata", "geonames", "viaf", "source", "note")

#: In the place of an id: "a new entity, propose an id". Several are told apart: ``?1``, ``?2``.
PLACEHOLDER = "?"

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"", "false", "no", "0"})
_CYRILLIC = re.compile("[\u0400-\u052f]")


@record
class IncomingEntity:
    """One entity of a file.

    Attributes:
        line: where it begins in the file, from 1.
        entity_id: its id as the file gives it, or "" if one is to be proposed.
        cells: by column of the tables, what is to stand there; a column that is missing stays as it is.
    """

    line: int
    entity_id: str
    cells: Mapping[str, str]


@record
class NameRow:
    """One row of a file that has a row a name; all values as written, a missing column is not in ``values``."""

    line: int
    key: str
    values: Mapping[str, str]


def gather(path: Path, rows: Iterable[NameRow], problems: list[SalnameError]) -> list[IncomingEntity]:
    """The rows of one ``key`` put together as one entity, in the order in which the keys come first.

    The columns understood are :data:`ENTITY_COLUMNS`, ``name``, ``lang`` (``tr``, ``az``, ``ru``, ``en`` or
    ""), ``script`` (``Latn``, ``Cyrl``; "" = by the letters), ``preferred`` and ``ambiguous``. Columns of
    names are always all given: a language without a name has none. What is wrong goes to ``problems``.
    """
    by_key: dict[str, list[NameRow]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    entities: list[IncomingEntity] = []
    for key, own in by_key.items():
        cells = _entity_cells(path, own, problems) | _name_cells(path, own, problems)
        entities.append(IncomingEntity(own[0].line, "" if key.startswith(PLACEHOLDER) else key, cells))
    return entities


def _entity_cells(path: Path, rows: list[NameRow], problems: list[SalnameError]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for column in ENTITY_COLUMNS:
        given = [row for row in rows if column in row.values]
        written = list(dict.fromkeys(row.values[column] for row in given if row.values[column]))
        if len(written) > 1:
            line = next(row.line for row in given if row.values[column] == written[1])
            detail = f"{column}: one entity has {written[0]!r} and {written[1]!r}"
            problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))
        elif given:
            cells[column] = written[0] if written else ""
    return cells


def _name_cells(path: Path, rows: list[NameRow], problems: list[SalnameError]) -> dict[str, str]:
    names: dict[str, list[str]] = {column: [] for column in NAME_COLUMNS}
    first: dict[str, list[str]] = {column: [] for column in NAME_COLUMNS}
    for row in rows:
        if not row.values.get("name", ""):
            continue
        faults: list[str] = []
        ambiguous = _truth(row, "ambiguous", faults)
        preferred = _truth(row, "preferred", faults)
        column = _column(row, faults)
        problems.extend(SalnameError(Errors.E202, path=path, line=row.line, detail=fault) for fault in faults)
        if faults:
            continue
        written = (AMBIGUOUS_MARK if ambiguous else "") + row.values["name"]
        (first if preferred and column != "variants" else names)[column].append(written)
    for column, preferred_names in first.items():
        if len(preferred_names) > 1:
            detail = f"{column}: {' and '.join(map(repr, preferred_names))} cannot both be preferred"
            problems.append(SalnameError(Errors.E202, path=path, line=rows[0].line, detail=detail))
    return {column: NAME_SEPARATOR.join(first[column] + names[column]) for column in NAME_COLUMNS}


def _truth(row: NameRow, column: str, faults: list[str]) -> bool:
    written = row.values.get(column, "").lower()
    if written not in _TRUE | _FALSE:
        faults.append(f"{column}: {written!r} is neither true nor false")
    return written in _TRUE


def _column(row: NameRow, faults: list[str]) -> str:
    """The column of the tables that the name of ``row`` belongs to."""
    lang, script = row.values.get("lang", ""), row.values.get("script", "")
    if not script:
        script = (Script.CYRILLIC if _CYRILLIC.search(row.values["name"]) else Script.LATIN).value
    for column, (own_lang, own_script) in NAME_COLUMNS.items():
        if (own_lang, own_script.value) == (lang, script):
            return column
    faults.append(f"lang, script: no column holds names in {lang!r} written in {script!r}")
    return ""
