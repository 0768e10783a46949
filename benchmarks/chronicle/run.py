"""How well happenings told in several documents are joined: B-cubed against our own annotation.

    python benchmarks/chronicle/run.py [OUTPUTS]

`gold.csv` says which event mentions of the sample corpus and of the five texts beside this file tell one happening.
OUTPUTS is an output folder of a run over both (`salname run corpus benchmarks/chronicle/texts --out OUTPUTS`); without
it the run is made first. What was annotated how, and which half was used for tuning, stands in docs/chronicle.md.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

#: The documents whose joins the rules were tuned on; all others were first looked at when the rules stood.
TUNED_ON = frozenset(
    {
        "az-1918-gundelik", "az-gence-1918", "az-paris-reyestr", "az-xiyabani-tebriz", "tr-kars-yilligi",
        "tr-tebriz-settar-han", "tr-tebriz-takvimi", "tr-trabzon-konferansi-zabitlari",
    }
)  # fmt: skip
#: A mention that may be counted to two happenings; it is left out of all figures.
UNDECIDED = "?"


@dataclass(frozen=True, slots=True)
class Item:
    """An event mention: its document, the happening it tells, and the entry it was given (None if it was not found)."""

    document: str
    happening: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """B-cubed precision, recall and F1, and the number of mentions they are over."""

    precision: float
    recall: float
    count: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_items(outputs: Path, gold: Path = HERE / "gold.csv") -> list[Item]:
    """Every event of a run and every annotated mention, matched by document, line and words."""
    events = _rows(outputs / "events.csv")
    paths = {row["source_id"]: Path(row["path"]).stem for row in _rows(outputs / "sources.csv")}
    entry_of = {row["event_id"]: row["entry_id"] for row in _rows(outputs / "chronicle_events.csv")}
    by_document: dict[str, list[dict[str, str]]] = defaultdict(list)
    for event in events:
        by_document[paths[event["source_id"]]].append(event)
    items: list[Item] = []
    matched: set[str] = set()
    for row in _rows(gold):
        event = _match(row, by_document[row["document"]], matched)
        if event is not None:
            matched.add(event["event_id"])
        if row["happening"] != UNDECIDED:
            entry = entry_of.get(event["event_id"]) if event is not None else None
            items.append(Item(row["document"], row["happening"], entry))
    for document, found in by_document.items():
        items += [
            Item(document, f"alone: {event['event_id']}", entry_of.get(event["event_id"]))
            for event in found
            if event["event_id"] not in matched
        ]
    return items


def _rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _match(row: dict[str, str], events: Iterable[dict[str, str]], taken: Collection[str]) -> dict[str, str] | None:
    """The event whose trigger shares a word with the annotated one, on its line or the next to it."""
    words = {word.strip("’'").casefold() for word in row["trigger"].split()}
    best: tuple[int, int, dict[str, str]] | None = None
    for event in events:
        distance = abs(int(event["line_start"]) - int(row["line"]))
        shared = len(words & {word.strip("’'").casefold() for word in event["trigger"].split()})
        if event["event_id"] in taken or distance > 1 or not shared:
            continue
        if best is None or (distance, -shared) < best[:2]:
            best = (distance, -shared, event)
    return best[2] if best else None


def across_documents(items: Sequence[Item]) -> list[Item]:
    """The mentions of happenings that several documents tell, or that the run joined over several documents."""
    told: dict[str, set[str]] = defaultdict(set)
    joined: dict[str, set[str]] = defaultdict(set)
    for item in items:
        told[item.happening].add(item.document)
        if item.entry is not None:
            joined[item.entry].add(item.document)
    return [
        item
        for item in items
        if len(told[item.happening]) > 1 or (item.entry is not None and len(joined[item.entry]) > 1)
    ]


def b_cubed(items: Sequence[Item], *, missing: bool = False) -> Figures:
    """B-cubed figures of the joins.

    Args:
        items: the mentions.
        missing: whether mentions that were not found count, with a recall of nothing.
    """
    found = [item for item in items if item.entry is not None]
    counted = items if missing else found
    by_entry: dict[str | None, list[Item]] = defaultdict(list)
    by_happening: dict[str, list[Item]] = defaultdict(list)
    for item in found:
        by_entry[item.entry].append(item)
    for item in counted:
        by_happening[item.happening].append(item)
    if not found:
        return Figures(0.0, 0.0, 0)
    precision = recall = 0.0
    for item in found:
        entry = by_entry[item.entry]
        both = sum(other.happening == item.happening for other in entry)
        precision += both / len(entry)
        recall += both / len(by_happening[item.happening])
    return Figures(precision / len(found), recall / len(counted), len(counted))


def halves(items: Sequence[Item]) -> dict[str, list[Item]]:
    """The mentions of all documents, of those the rules were tuned on, and of the others."""
    return {
        "all documents": list(items),
        "tuned on": [item for item in items if item.document in TUNED_ON],
        "held out": [item for item in items if item.document not in TUNED_ON],
    }


def make_run(out: Path) -> None:
    """Run the pipeline over the sample corpus and the texts of this benchmark."""
    from pipeline.run import run
    from pipeline.settings import Settings

    run([ROOT / "corpus", HERE / "texts"], out, Settings())


def report(items: Sequence[Item]) -> str:
    """The figures as a table."""
    lines = ["| documents | measured over | mentions | P | R | F1 |", "|---|---|---:|---:|---:|---:|"]
    for name, part in halves(items).items():
        joins = across_documents(part)
        rows = (
            ("joins across documents", b_cubed(joins)),
            ("the same, events that were not found counted", b_cubed(joins, missing=True)),
            ("all events", b_cubed(part)),
        )
        lines += [
            f"| {name} | {over} | {figures.count} | {100 * figures.precision:.1f} | {100 * figures.recall:.1f} | "
            f"**{100 * figures.f1:.1f}** |"
            for over, figures in rows
        ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outputs", nargs="?", type=Path)
    arguments = parser.parse_args()
    if arguments.outputs is not None:
        print(report(read_items(arguments.outputs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        make_run(Path(folder) / "out")
        print(report(read_items(Path(folder) / "out")))


if __name__ == "__main__":
    main()
