"""The tables as OpenRefine takes them in records mode: one row a name, the entity's own cells on its first row.

OpenRefine reconciles a column cell by cell, and in records mode counts rows with an empty first cell to the
record above (OpenRefine manual, "Exploring data: rows vs. records"). So each name has a cell of its own in the
one column ``name``, which can be clustered and reconciled as it is; a cell of several names could not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.cyrillic import derived_cell
from pipeline.gazetteer.incoming import ENTITY_COLUMNS, PLACEHOLDER, IncomingEntity, NameRow, gather
from pipeline.gazetteer.name_rows import table_rows
from pipeline.gazetteer.records import GazetteerEntry, GazetteerName
from pipeline.gazetteer.rules import NAME_COLUMNS
from pipeline.gazetteer.tables import AMBIGUOUS_MARK, NAME_SEPARATOR
from pipeline.records import Script

#: The columns; ``language`` is a BCP 47 tag (``az-Cyrl``), empty for a variant of no one language.
OPENREFINE_COLUMNS = ("id", "label", "name", "language", "ambiguous", *ENTITY_COLUMNS[1:])

_TAGS = {"tr": "tr", "az": "az", "az_cyrl": "az-Cyrl", "ru": "ru", "en": "en", "variants": ""}
_COLUMNS_BY_TAG = {tag.lower(): column for column, tag in _TAGS.items()}


def export_openrefine(entries: Iterable[GazetteerEntry]) -> str:
    """``entries`` as CSV for OpenRefine; Cyrillic names that the program derives are left out."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(OPENREFINE_COLUMNS)
    for entry in entries:
        outside = [entry.outside_ids.get(scheme, "") for scheme in ("wikidata", "geonames", "viaf")]
        first = [entry.entity_id, entry.label.value]
        last = [entry.since, entry.until, *outside, entry.source, entry.note]
        for name in own_names(entry):
            tag = "az-Cyrl" if (name.lang, name.script) == ("az", Script.CYRILLIC) else name.lang
            writer.writerow([*first, name.text, tag, "true" if name.ambiguous else "", *last])
            first, last = [""] * len(first), [""] * len(last)
    return buffer.getvalue()


def own_names(entry: GazetteerEntry) -> list[GazetteerName]:
    """The names that its table holds: all but those derived from the Azerbaijani ones."""
    written = NAME_SEPARATOR.join(
        AMBIGUOUS_MARK * name.ambiguous + name.text for name in entry.names if _is_in(name, "az")
    )
    cyrillic = NAME_SEPARATOR.join(
        AMBIGUOUS_MARK * name.ambiguous + name.text for name in entry.names if _is_in(name, "az_cyrl")
    )
    derived = cyrillic == derived_cell(written)
    return [name for name in entry.names if not (derived and _is_in(name, "az_cyrl"))]


def _is_in(name: GazetteerName, column: str) -> bool:
    return (name.lang, name.script) == NAME_COLUMNS[column]


def read_openrefine(
    path: Path, text: str, problems: list[SalnameError]
) -> tuple[list[IncomingEntity], tuple[str, ...]]:
    """The entities of a CSV file that OpenRefine exported, and the columns of it that nobody reads.

    Rows with an empty id belong to the id above; a file whose ids were filled down reads the same. What is
    wrong goes to ``problems``.
    """
    rows, unread = table_rows(
        path, text, required=("id", "name", "language"), known=OPENREFINE_COLUMNS, problems=problems
    )
    return gather(path, _named(path, rows, problems), problems), unread


def _named(path: Path, rows: Iterable[tuple[int, dict[str, str]]], problems: list[SalnameError]) -> Iterator[NameRow]:
    key = ""
    for line, values in rows:
        if entity_id := values["id"]:
            # Each record with a bare "?" is a new entity of its own.
            key = f"{PLACEHOLDER}line {line}" if entity_id == PLACEHOLDER else entity_id
        if not key:
            detail = "id: the first row has none (write ? for a new entity whose id Salname should propose)"
            problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))
            continue
        column = _COLUMNS_BY_TAG.get(values["language"].lower())
        if column is None:
            detail = f"language: {values['language']!r} is none of {', '.join(filter(None, _TAGS.values()))} or empty"
            problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))
            continue
        lang, script = NAME_COLUMNS[column]
        yield NameRow(line, key, {**values, "lang": lang, "script": script.value})
