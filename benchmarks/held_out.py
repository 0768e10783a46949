"""The pipeline on the held-out documents of `corpus/training`: what to expect of texts by other hands.

    python benchmarks/held_out.py [CORPUS]

No rule, gazetteer or model was made from these documents. Printed are strict F1 (span and label) of names and dates,
events (type, overlapping triggers), their arguments (role, overlapping mentions) and factuality (share right), for
gazetteers and rules alone and for all taggers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.evaluation.annotation import AnnotatedText, parse_annotation
from pipeline.extract import Extractor
from pipeline.gazetteer import load_gazetteer
from pipeline.records import Event, ExtractedText, Script, SourceText
from pipeline.settings import Settings
from pipeline.spans import Span
from pipeline.training.held_out import is_held_out
from pipeline.transliteration import script_of

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "training"
TAGGERS = {"gazetteers and rules": ("gazetteer", "rules"), "with the trained tagger": Settings().taggers}
MEASURES = ("names", "dates", "events", "arguments", "factuality")


@dataclass
class Counts:
    """Right, found and gold, by measure."""

    values: dict[str, list[int]] = field(default_factory=dict)

    def add(self, measure: str, right: int, found: int, gold: int) -> None:
        """Add to one measure."""
        for at, value in enumerate((right, found, gold)):
            self.values.setdefault(measure, [0, 0, 0])[at] += value

    def f1(self, measure: str) -> float:
        """In per cent."""
        right, found, gold = self.values.get(measure, [0, 0, 0])
        return 200 * right / (found + gold) if found + gold else 0.0


def extracted(extractor: Extractor, text: AnnotatedText) -> ExtractedText:
    """What the pipeline finds in a text."""
    digest = sha256(text.text.encode()).hexdigest()
    return extractor.extract(SourceText(digest[:8], text.name, digest, text.text, "utf-8", "utf-8"))


def count(text: AnnotatedText, found: ExtractedText, counts: Counts) -> None:
    """Compare one text with its annotation."""
    to_clean = found.analysed.laid_out.offsets.to_clean

    def clean(raw: Span) -> Span | None:
        parts = to_clean(raw)
        return Span(parts[0].start, parts[-1].end) if parts else None

    spans = [clean(mark.span) for mark in text.marks]
    gold = {(span, mark.label) for mark, span in zip(text.marks, spans, strict=True) if span is not None}
    names = {(mention.span, mention.label.value) for mention in found.mentions}
    dates = {(date.span, date.label.value) for date in found.dates}
    apart = ("CITE", "FNREF", "DATE", "DURATION")
    wanted = {one for one in gold if one[1] not in apart}
    counts.add("names", len(names & wanted), len(names), len(wanted))
    wanted, dates = ({one for one in some if one[1] == "DATE"} for some in (gold, dates))
    counts.add("dates", len(dates & wanted), len(dates), len(wanted))
    pairs = list(_matched(text, found.events, clean))
    counts.add("events", len(pairs), len(found.events), len(text.events))
    right = sum(event.factuality.value == text.events[index].factuality for index, event in pairs)
    counts.add("factuality", right, len(pairs), len(pairs))
    arguments = 0
    for index, event in pairs:
        left = [(role, spans[mark]) for role, marks in text.events[index].arguments.items() for mark in marks]
        for argument in event.arguments:
            hit = next(
                (one for one in left if one[0] == argument.role.value and one[1] and one[1].overlaps(argument.span)),
                None,
            )
            if hit is not None:
                left.remove(hit)
                arguments += 1
    counts.add(
        "arguments",
        arguments,
        sum(len(event.arguments) for event in found.events),
        sum(len(marks) for event in text.events for marks in event.arguments.values()),
    )


def _matched(text: AnnotatedText, events: Sequence[Event], clean: object) -> Iterator[tuple[int, Event]]:
    """Each event found with the annotated one it matches; none twice."""
    taken: set[int] = set()
    for event in events:
        for index, gold in enumerate(text.events):
            trigger = clean(gold.trigger)  # type: ignore[operator]
            if index not in taken and gold.type == event.type.value and trigger and trigger.overlaps(event.trigger):
                taken.add(index)
                yield index, event
                break


def measured(folder: Path, taggers: Sequence[str]) -> dict[str, Counts]:
    """Counts by language and script."""
    gazetteer = cache(load_gazetteer)
    extractor = Extractor(Settings(taggers=tuple(taggers)), gazetteer)
    groups: dict[str, Counts] = {}
    for path in sorted(folder.glob("*.ann")):
        if is_held_out(path):
            text = parse_annotation(path)
            cyrillic = script_of(text.text) is Script.CYRILLIC
            group = "tr" if path.name.startswith("tr") else "az, Cyrillic" if cyrillic else "az, Latin"
            found = extracted(extractor, text)
            for name in (group, "all"):
                count(text, found, groups.setdefault(name, Counts()))
    return groups


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    folder: Path = parser.parse_args().corpus
    print("| held-out documents | " + " | ".join(MEASURES) + " |")
    print("|---|" + "---:|" * len(MEASURES))
    for title, taggers in TAGGERS.items():
        for group, counts in measured(folder, taggers).items():
            print(f"| {group}, {title} | " + " | ".join(f"{counts.f1(one):.1f}" for one in MEASURES) + " |")


if __name__ == "__main__":
    main()
