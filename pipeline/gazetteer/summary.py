"""How much the tables hold."""

from __future__ import annotations

from collections import Counter

from pipeline.gazetteer.records import Gazetteer
from pipeline.record_classes import record


@record
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
