"""Views of the whole gazetteer: counts a table, and one row a name for export."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass

from pipeline.gazetteer.records import Gazetteer

#: The columns of an export, one row a name.
EXPORT_COLUMNS = ("id", "label", "name", "lang", "script", "preferred", "ambiguous")


@dataclass(frozen=True, slots=True)
class TableCount:
    """How much one table holds; ``names`` counts the derived Cyrillic names too."""

    table: str
    labels: tuple[str, ...]
    entities: int
    names: int
    ambiguous: int


def count_tables(gazetteer: Gazetteer) -> tuple[TableCount, ...]:
    """One count a table, by file name."""
    entities: Counter[str] = Counter()
    names: Counter[str] = Counter()
    ambiguous: Counter[str] = Counter()
    labels: dict[str, set[str]] = {}
    for entry in gazetteer.entries.values():
        entities[entry.table] += 1
        names[entry.table] += len(entry.names)
        ambiguous[entry.table] += sum(name.ambiguous for name in entry.names)
        labels.setdefault(entry.table, set()).add(entry.label.value)
    return tuple(
        TableCount(table, tuple(sorted(labels[table])), entities[table], names[table], ambiguous[table])
        for table in sorted(entities)
    )


def counts_as_markdown(gazetteer: Gazetteer) -> str:
    """The counts as a Markdown table, as ``docs/gazetteers.md`` shows them."""
    counts = count_tables(gazetteer)
    lines = ["| table | labels | entities | names | ambiguous |", "|---|---|---:|---:|---:|"]
    lines += [
        f"| `{count.table}` | {', '.join(count.labels)} | {count.entities} | {count.names} | {count.ambiguous} |"
        for count in counts
    ]
    totals = (sum(getattr(count, what) for count in counts) for what in ("entities", "names", "ambiguous"))
    lines.append(f"| all | | {' | '.join(map(str, totals))} |")
    return "\n".join(lines) + "\n"


def export_rows(gazetteer: Gazetteer) -> list[dict[str, str | bool]]:
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
        for entry in gazetteer.entries.values()
        for name in entry.names
    ]


def export_csv(gazetteer: Gazetteer) -> str:
    """The export as CSV; truth values are ``true`` and ``false``."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(EXPORT_COLUMNS)
    for row in export_rows(gazetteer):
        writer.writerow(str(value).lower() if isinstance(value, bool) else value for value in row.values())
    return buffer.getvalue()


def export_json(gazetteer: Gazetteer) -> str:
    """The export as a JSON array, one name a line."""
    rows = [json.dumps(row, ensure_ascii=False) for row in export_rows(gazetteer)]
    return "[\n" + ",\n".join(rows) + "\n]\n"
