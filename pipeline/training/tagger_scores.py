"""How well the shipped tagger reads annotated texts, by itself: no gazetteers, no rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.evaluation.scores import Score
from pipeline.iob2 import read_iob2, tagged_spans
from pipeline.neural import shipped_reader
from pipeline.neural.labels import NAME_LABELS
from pipeline.training.tagger_data import Example, annotated_examples, gold_examples

#: Spans of a sentence: word range and label.
Spans = set[tuple[int, int, str]]


def score_examples(examples: Sequence[Example]) -> dict[str, Score]:
    """Strict scores over names, dates and triggers: ``names``, ``dates``, ``triggers`` and each label.

    A span is right if its words and its label are.
    """
    paragraphs, last, number = [], None, 0
    for example in examples:
        number += (example.origin, example.paragraph) != last
        last = (example.origin, example.paragraph)
        paragraphs.append(number)
    readings = shipped_reader().reader.read([example.words for example in examples], paragraphs)
    counts: dict[str, list[int]] = {}
    for example, reading in zip(examples, readings, strict=True):
        gold = {(name.start, name.end, name.label) for name in example.names}
        found = {(name.start, name.end, name.label) for name in reading.names}
        for label in NAME_LABELS:
            _add(counts, label, _of(gold, {label}), _of(found, {label}))
        _add(counts, "names", _of(gold, _NAMES), _of(found, _NAMES))
        _add(counts, "dates", _of(gold, {"DATE"}), _of(found, {"DATE"}))
        _add(
            counts,
            "triggers",
            {(one.start, one.end, one.type) for one in example.happenings},
            {(one.start, one.end, one.type) for one in reading.triggers},
        )
    return {name: Score.of(*values) for name, values in counts.items()}


_NAMES = frozenset(NAME_LABELS) - {"DATE", "DURATION"}


def _of(spans: Spans, labels: Iterable[str]) -> Spans:
    kept = set(labels)
    return {span for span in spans if span[2] in kept}


def _add(counts: dict[str, list[int]], name: str, gold: Spans, found: Spans) -> None:
    values = counts.setdefault(name, [0, 0, 0])
    for index, count in enumerate((len(gold & found), len(found), len(gold))):
        values[index] += count


def score_wiki(path: Path) -> dict[str, Score]:
    """Strict scores on Turkish Wiki NER over the labels that it shares with ours, by the head that learnt them."""
    sentences = read_iob2(path)
    found = shipped_reader().reader.tagged([words for words, _ in sentences], "wiki")
    shared = frozenset(NAME_LABELS)
    counts: dict[str, list[int]] = {}
    for (_, tags), spans in zip(sentences, found, strict=True):
        gold = _of(set(tagged_spans(tags)), shared)
        ours = _of({(span.start, span.end, span.label) for span in spans}, shared)
        _add(counts, "all", gold, ours)
        for label in sorted(shared):
            _add(counts, label, _of(gold, {label}), _of(ours, {label}))
    return {name: Score.of(*values) for name, values in counts.items() if any(values)}


def read_examples(path: Path, sources: Path | None = None) -> list[Example]:
    """The sentences of an annotation: ``.ann`` with inline marks, or ``.json`` stand-off beside ``sources``.

    Raises:
        SalnameError: E001 for a text that is not there, E202 for a file that is no annotation.
    """
    if path.suffix == ".json":
        try:
            return gold_examples(path, sources or path.parent.parent.parent / "seeds")
        except FileNotFoundError as error:
            raise SalnameError(Errors.E001, path=error.filename) from error
        except (ValueError, KeyError, TypeError) as error:
            raise SalnameError(Errors.E202, path=path, detail=f"no stand-off annotation: {error!r}") from error
    return annotated_examples(path)
