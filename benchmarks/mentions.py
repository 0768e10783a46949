"""Precision and recall of the mention rules against gold annotations, rule by rule.

    python benchmarks/mentions.py --sources SEEDS GOLD.json [GOLD.json ...] [--without TABLE ...] [--confidences]

Strict: label and span must be equal. ``--without`` leaves gazetteer tables out, which shows what the rules find
where nobody has listed the names yet. ``--confidences`` prints the figures that stand in
``pipeline/mentions/catalogue.py``: ``(right + 3) / (fired + 5)``, so that a rule that fired rarely leans to 0.6.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.analyse import create_engine
from pipeline.citations.parenthetical import find_references
from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.records import Gazetteer
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.mentions import create_taggers, find_mentions
from pipeline.records import ENTITY_LABELS, AnalysedText, Mention, SourceText

Cell = tuple[str, int, int]


@dataclass
class Tally:
    """Counts by key: right, proposed and wanted."""

    right: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def row(self, key: str) -> str:
        """``precision recall F1`` of one key, in per cent."""
        precision = self.right[key] / self.proposed[key] if self.proposed[key] else 0.0
        recall = self.right[key] / self.wanted[key] if self.wanted[key] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        counts = f"({self.right[key]}/{self.proposed[key]} proposed, {self.wanted[key]} gold)"
        return f"{key:24} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}  {counts}"


def analyse(path: Path) -> AnalysedText:
    """The analysed text of one source file in UTF-8."""
    text = path.read_bytes().decode("utf-8-sig")
    laid_out = assign_languages(lay_out(SourceText(path.stem, path.name, "", text, "utf-8", "utf-8")))
    analysed = create_engine("spacy").analyse(laid_out)
    return replace(analysed, references=find_references(laid_out.text))


def raw_cells(analysed: AnalysedText, mentions: Iterable[Mention]) -> dict[Cell, Mention]:
    """Mentions by label and raw span."""
    cells: dict[Cell, Mention] = {}
    for mention in mentions:
        spans = analysed.laid_out.offsets.to_raw(mention.span)
        if spans:
            cells[(mention.label.value, spans[0].start, spans[-1].end)] = mention
    return cells


def measure(gold: dict[str, object], cells: dict[Cell, Mention], labels: Tally, rules: Tally) -> None:
    """Add one gold file to the tallies."""
    regions: list[list[int]] = gold["regions"]  # type: ignore[assignment]
    entries: list[dict[str, object]] = gold["mentions"]  # type: ignore[assignment]
    names = {label.value for label in ENTITY_LABELS}
    wanted = {(str(m["label"]), int(str(m["start"])), int(str(m["end"]))) for m in entries if m["label"] in names}
    cited = [(int(str(m["start"])), int(str(m["end"]))) for m in entries if m["label"] == "CITE"]
    for cell, mention in cells.items():
        label, start, end = cell
        if not any(first <= start and end <= last + 1 for first, last in regions):
            continue
        if any(start < last and first < end for first, last in cited):
            continue
        for tally, key in ((labels, label), (labels, "all"), (rules, mention.method)):
            tally.proposed[key] += 1
            tally.right[key] += cell in wanted
    for label, _, _ in wanted:
        labels.wanted[label] += 1
        labels.wanted["all"] += 1


def without(gazetteer: Gazetteer, tables: Sequence[str]) -> Gazetteer:
    """The gazetteer without some tables, named without their ending."""
    entries = {key: entry for key, entry in gazetteer.entries.items() if Path(entry.table).stem not in tables}
    return Gazetteer(entries, gazetteer.fingerprint)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--sources", type=Path, required=True, help="folder of the annotated source files")
    parser.add_argument("--without", nargs="*", default=[], metavar="TABLE", help="gazetteer tables to leave out")
    parser.add_argument("--confidences", action="store_true", help="print figures for the catalogue")
    arguments = parser.parse_args()
    taggers = create_taggers(without(load_gazetteer(), arguments.without))
    labels, rules = Tally(), Tally()
    texts: dict[str, tuple[AnalysedText, dict[Cell, Mention]]] = {}
    seconds = 0.0
    for path in arguments.gold:
        gold = json.loads(path.read_text("utf-8"))
        name = str(gold["source"])
        if name not in texts:
            analysed = analyse(arguments.sources / name)
            started = time.perf_counter()
            mentions = find_mentions(analysed, taggers)
            seconds += time.perf_counter() - started
            texts[name] = (analysed, raw_cells(analysed, mentions))
        measure(gold, texts[name][1], labels, rules)
    characters = sum(len(analysed.laid_out.text) for analysed, _ in texts.values())
    print(f"{characters} characters in {seconds:.1f} s")
    for key in ["all", *sorted(label.value for label in ENTITY_LABELS)]:
        print(labels.row(key))
    print()
    for rule in sorted(rules.proposed):
        right, fired = rules.right[rule], rules.proposed[rule]
        shown = f"{(right + 3) / (fired + 5):.2f}" if arguments.confidences else f"{100 * right / fired:5.1f}"
        print(f"{rule:28} {shown}  ({right}/{fired})")


if __name__ == "__main__":
    main()
