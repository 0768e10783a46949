"""The open training corpus, ``corpus/training``: what it holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline.evaluation.annotation import parse_annotation
from pipeline.record_classes import record
from pipeline.records import EventType, Factuality, Label, Script
from pipeline.training.held_out import is_held_out
from pipeline.training.tagger_data import Example, annotated_examples
from pipeline.transliteration import script_of


@record
class Part:
    """A part of the corpus: documents, sentences and words as the pipeline cuts them, mentions, events."""

    name: str
    documents: int
    sentences: int
    words: int
    mentions: int
    events: int


def statistics(folder: Path) -> str:
    """Two tables in Markdown: the parts by language and script, and what is annotated by kind."""
    texts = {path: annotated_examples(path) for path in sorted(folder.glob("*.ann"))}
    groups: dict[str, list[Path]] = {"az, Latin": [], "az, Cyrillic": [], "tr": []}
    for path in texts:
        cyrillic = script_of(parse_annotation(path).text) is Script.CYRILLIC
        groups["tr" if path.name.startswith("tr") else "az, Cyrillic" if cyrillic else "az, Latin"].append(path)
    groups["all"] = list(texts)
    groups["of these held out"] = [path for path in texts if is_held_out(path)]
    rows = [_part(name, [texts[path] for path in paths]) for name, paths in groups.items()]
    lines = ["| | documents | sentences | words | mentions | events |", "|---|---:|---:|---:|---:|---:|"]
    lines += [
        f"| {row.name} | {row.documents} | {row.sentences:,} | {row.words:,} | {row.mentions:,} | {row.events:,} |"
        for row in rows
    ]
    everything = [example for examples in texts.values() for example in examples]
    return "\n".join([*lines, "", *_kinds(everything)])


def _part(name: str, texts: list[list[Example]]) -> Part:
    examples = [example for text in texts for example in text]
    return Part(
        name,
        len(texts),
        len(examples),
        sum(len(example.words) for example in examples),
        sum(len(example.names) for example in examples),
        sum(len(example.happenings) for example in examples),
    )


def _kinds(examples: list[Example]) -> list[str]:
    labels = Counter(name.label for example in examples for name in example.names)
    types = Counter(one.type for example in examples for one in example.happenings)
    factualities = Counter(one.factuality for example in examples for one in example.happenings)
    return [
        "| kind | how many |",
        "|---|---|",
        "| mentions | " + _counted(labels, [label.value for label in Label]) + " |",
        "| events | " + _counted(types, [kind.value for kind in EventType]) + " |",
        "| factuality | " + _counted(factualities, [factuality.value for factuality in Factuality]) + " |",
    ]


def _counted(counts: Counter[str], order: list[str]) -> str:
    return ", ".join(f"{name} {counts[name]:,}" for name in order)
