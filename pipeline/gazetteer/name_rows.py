"""The tables as one row a name, in CSV or JSON: written, and read back after somebody edited them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from json.decoder import JSONDecoder
from pathlib import Path
from typing import Any

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.incoming import ENTITY_COLUMNS, IncomingEntity, NameRow, gather
from pipeline.gazetteer.records import GazetteerEntry

#: The columns of an export, one row a name.
EXPORT_COLUMNS = ("id", "label", "name", "lang", "script", "preferred", "ambiguous")

_READ_COLUMNS = frozenset(EXPORT_COLUMNS) | frozenset(ENTITY_COLUMNS)
_JSON_SPACE = " \t\r\n"


def export_rows(entries: Iterable[GazetteerEntry]) -> list[dict[str, str | bool]]:
    """One row a name, keyed by :data:`EXPORT_COLUMNS`, in the order of the entities and their names."""
    return [
        {
            "id": entry.entity_id,
            "label": entry.label.value,
            "name": name.text,
            "lang": name.lang,
            "script": name.script.value,
            "preferred": name.preferred,
            "ambiguous": name.ambiguous,
        }
        for entry in entries
        for name in entry.names
    ]


def export_csv(entries: Iterable[GazetteerEntry]) -> str:
    """The rows as CSV; truth values are ``true`` and ``false``."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(EXPORT_COLUMNS)
    for row in export_rows(entries):
        writer.writerow(str(value).lower() if isinstance(value, bool) else value for value in row.values())
    return buffer.getvalue()


def export_json(entries: Iterable[GazetteerEntry]) -> str:
    """The rows as a JSON array, one name a line."""
    rows = [json.dumps(row, ensure_ascii=False) for row in export_rows(entries)]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def read_csv(path: Path, text: str, problems: list[SalnameError]) -> tuple[list[IncomingEntity], tuple[str, ...]]:
    """The entities of a CSV file of names, and the columns of it that nobody reads.

    ``id`` and ``name`` must be there; :data:`~pipeline.gazetteer.incoming.ENTITY_COLUMNS` may. What is wrong
    goes to ``problems``.
    """
    rows, unread = table_rows(path, text, required=("id", "name"), known=_READ_COLUMNS, problems=problems)
    return gather(path, _with_ids(path, rows, problems), problems), unread


def read_json(path: Path, text: str, problems: list[SalnameError]) -> tuple[list[IncomingEntity], tuple[str, ...]]:
    """The same from a JSON array of objects."""
    rows: list[tuple[int, dict[str, str]]] = []
    unread: set[str] = set()
    try:
        for line, item in _array_items(text):
            if not isinstance(item, dict):
                problems.append(SalnameError(Errors.E202, path=path, line=line, detail="this is no JSON object"))
                continue
            unread.update(item.keys() - _READ_COLUMNS)
            if wrong := sorted(key for key, value in item.items() if not isinstance(value, str | bool)):
                detail = f"{', '.join(wrong)}: only strings and truth values can stand here"
                problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))
                continue
            rows.append(
                (line, {key: str(value).lower() if value in (True, False) else value for key, value in item.items()})
            )
    except json.JSONDecodeError as error:
        problems.append(
            SalnameError(Errors.E202, path=path, line=error.lineno, detail=f"this is no JSON array ({error.msg})")
        )
        return [], ()
    return gather(path, _with_ids(path, rows, problems), problems), tuple(sorted(unread))


def table_rows(
    path: Path, text: str, *, required: Iterable[str], known: Iterable[str], problems: list[SalnameError]
) -> tuple[list[tuple[int, dict[str, str]]], tuple[str, ...]]:
    """The rows of a CSV file as line and cells by column, and its columns that are not in ``known``.

    Short rows are filled up with empty cells, as spreadsheets leave them; rows without anything are left out.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    header: list[str] = []
    unread: tuple[str, ...] = ()
    try:
        for cells in reader:
            if not any(cells):
                continue
            if not header:
                header = cells
                unread = tuple(column for column in header if column not in set(known))
                missing = [column for column in required if column not in header]
                if missing:
                    problems.extend(
                        SalnameError(Errors.E403, path=path, line=reader.line_num, column=column) for column in missing
                    )
                    return [], unread
            elif len(cells) > len(header):
                detail = f"the row has {len(cells)} cells, the header {len(header)}"
                problems.append(SalnameError(Errors.E202, path=path, line=reader.line_num, detail=detail))
            else:
                padded = cells + [""] * (len(header) - len(cells))
                rows.append((reader.line_num, dict(zip(header, padded, strict=True))))
    except csv.Error as error:
        detail = f"the line is no CSV ({error})"
        problems.append(SalnameError(Errors.E202, path=path, line=reader.line_num, detail=detail))
    if not header:
        problems.append(SalnameError(Errors.E003, path=path))
    return rows, unread


def _with_ids(
    path: Path, rows: Iterable[tuple[int, dict[str, str]]], problems: list[SalnameError]
) -> Iterator[NameRow]:
    for line, values in rows:
        if entity_id := values.get("id", ""):
            yield NameRow(line, entity_id, values)
        else:
            detail = "id: this name has none (write ?1, ?2 … for new entities whose ids Salname should propose)"
            problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))


def _array_items(text: str) -> Iterator[tuple[int, Any]]:
    """The items of a JSON array with the lines on which they begin.

    Raises:
        JSONDecodeError: if ``text`` is no JSON array.
    """
    decoder = JSONDecoder()
    position = _skip_space(text, 0)
    if text[position : position + 1] != "[":
        raise json.JSONDecodeError("it must begin with [", text, position)
    position = _skip_space(text, position + 1)
    line, counted = 1, 0
    expected = "]" if text[position : position + 1] == "]" else ""
    while not expected:
        line, counted = line + text.count("\n", counted, position), position
        item, position = decoder.raw_decode(text, position)
        yield line, item
        position = _skip_space(text, position)
        expected = "]" if text[position : position + 1] != "," else ""
        if not expected:
            position = _skip_space(text, position + 1)
    if text[position : position + 1] != expected:
        raise json.JSONDecodeError("a comma or ] is missing", text, position)
    if _skip_space(text, position + 1) != len(text):
        raise json.JSONDecodeError("something stands after the array", text, position + 1)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in _JSON_SPACE:
        position += 1
    return position
