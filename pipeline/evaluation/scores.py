"""Scores of a run's tables against annotated texts.

Spans are compared as widened to whole words, as a reader would see them. A date is right if its span overlaps and its
value is equal but for ``;START`` and the like; an event if type and trigger agree; an argument if its event is
matched and role and mention agree; entities are compared by B-cubed over the matched mentions of all texts.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import Errors, SalnameError
from pipeline.evaluation.annotation import AnnotatedText, Mark
from pipeline.record_classes import record
from pipeline.records import ENTITY_LABELS
from pipeline.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[’'ʼ`´-]\n?[^\W_]+)*")
_TABLES = ("sources", "mentions", "events", "event_arguments", "citations")
_ENTITY = frozenset(label.value for label in ENTITY_LABELS)

_Row = Mapping[str, str]


@record
class Score:
    """Precision, recall and F1 (0 to 1) with the counts they were made from; counts of B-cubed are mentions."""

    precision: float
    recall: float
    right: int
    found: int
    gold: int

    @classmethod
    def of(cls, right: int, found: int, gold: int) -> Score:
        """The score of so many right among those found, and among those that should have been."""
        return cls(right / found if found else 0.0, right / gold if gold else 0.0, right, found, gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 if both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class _Count:
    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        self.right += right
        self.found += found
        self.gold += gold

    def score(self) -> Score:
        return Score.of(self.right, self.found, self.gold)


def evaluate(outputs: Path, texts: Sequence[AnnotatedText]) -> dict[str, Score]:
    """Scores by name: ``names`` and ``names LABEL``, ``date spans``, ``date values``, ``entities``, ``events``,
    ``arguments``, ``factuality``, ``citations``, ``footnotes``.

    Args:
        outputs: folder with the tables of a run that read ``texts``, matched by file name.
        texts: annotated texts.

    Raises:
        SalnameError: E103 if there are no tables, E001 if a text is not among the sources.
    """
    tables = {name: _rows(outputs / f"{name}.csv") for name in _TABLES}
    sources = {PurePosixPath(row["path"]).name: row["source_id"] for row in tables["sources"]}
    counts: dict[str, _Count] = defaultdict(_Count)
    pairs: list[tuple[str, str]] = []
    for text in texts:
        if text.name not in sources:
            raise SalnameError(Errors.E001, path=outputs / text.name)
        source_id = sources[text.name]
        own = {
            name: [row for row in rows if row.get("source_id", source_id) == source_id] for name, rows in tables.items()
        }
        _Comparison(text, own).count(counts, pairs)
    scores = {name: counts[name].score() for name in sorted(counts)}
    scores["entities"] = _b_cubed(pairs)
    return scores


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise SalnameError(Errors.E103, path=path.parent)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class _Comparison:
    """One text against its rows."""

    def __init__(self, text: AnnotatedText, tables: Mapping[str, list[dict[str, str]]]) -> None:
        self._text = text
        self._tables = tables
        words = [(match.start(), match.end()) for match in _WORD.finditer(text.text)]
        self._starts, self._ends = [s for s, _ in words], [e for _, e in words]
        references = [mark.span for mark in text.marks if mark.label == "CITE"]
        spans = [(_span(row, "char"), row) for row in tables["mentions"]]
        self._mentions = [
            (self._widened(span), row)
            for span, row in spans
            if not any(span.overlaps(reference) for reference in references)
        ]

    def _widened(self, span: Span) -> Span:
        start, end = span.start, span.end
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and self._ends[i] > start:
            start = self._starts[i]
        j = bisect_right(self._starts, end - 1) - 1
        if j >= 0 and self._ends[j] >= end:
            end = self._ends[j]
        return Span(start, end)

    def count(self, counts: dict[str, _Count], pairs: list[tuple[str, str]]) -> None:
        self._count_spans(counts)
        self._count_values(counts["date values"])
        for mark in self._text.marks:
            if mark.label in _ENTITY:
                for span, row in self._mentions:
                    if row["label"] in _ENTITY and row["entity_id"] and span.overlaps(mark.span):
                        pairs.append((mark.key, row["entity_id"]))
                        break
        self._count_events(counts)
        self._count_citations(counts)

    def _count_spans(self, counts: dict[str, _Count]) -> None:
        for label in sorted(_ENTITY | {"DATE"}):
            gold = {mark.span for mark in self._text.marks if mark.label == label}
            found = {span for span, row in self._mentions if row["label"] == label}
            numbers = (len(gold & found), len(found), len(gold))
            if any(numbers):
                counts["date spans" if label == "DATE" else f"names {label}"].add(*numbers)
            if label != "DATE":
                counts["names"].add(*numbers)

    def _count_values(self, count: _Count) -> None:
        unresolved = [mark.span for mark in self._text.marks if mark.label == "DATE" and mark.key == "?"]
        dates = [
            (span, row["value"])
            for span, row in self._mentions
            if row["label"] == "DATE" and not any(span.overlaps(other) for other in unresolved)
        ]
        gold = [mark for mark in self._text.marks if mark.label == "DATE" and mark.key != "?"]
        right = 0
        left = list(dates)
        for mark in gold:
            for pair in left:
                if pair[0].overlaps(mark.span) and pair[1].partition(";")[0] == mark.key.partition(";")[0]:
                    left.remove(pair)
                    right += 1
                    break
        count.add(right, len(dates), len(gold))

    def _count_events(self, counts: dict[str, _Count]) -> None:
        spans = {row["mention_id"]: _span(row, "char") for row in self._tables["mentions"]}
        arguments: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for row in self._tables["event_arguments"]:
            if row["mention_id"] in spans:
                arguments[row["event_id"]].append((row["role"], spans[row["mention_id"]]))
        left = [(_span(row, "trigger"), row) for row in self._tables["events"]]
        found_arguments = sum(len(arguments[row["event_id"]]) for _, row in left)
        right = right_arguments = gold_arguments = facts = 0
        total = len(left)
        for event in self._text.events:
            wanted = [(role, self._text.marks[i].span) for role, indices in event.arguments.items() for i in indices]
            gold_arguments += len(wanted)
            match = next((p for p in left if p[1]["type"] == event.type and p[0].overlaps(event.trigger)), None)
            if match is None:
                continue
            left.remove(match)
            right += 1
            facts += match[1]["factuality"] == event.factuality
            for role, span in arguments[match[1]["event_id"]]:
                hit = next((w for w in wanted if w[0] == role and w[1].overlaps(span)), None)
                if hit is not None:
                    wanted.remove(hit)
                    right_arguments += 1
        counts["events"].add(right, total, len(self._text.events))
        counts["arguments"].add(right_arguments, found_arguments, gold_arguments)
        counts["factuality"].add(facts, right, right)

    def _count_citations(self, counts: dict[str, _Count]) -> None:
        for label, kind, name in (("CITE", "parenthetical", "citations"), ("FNREF", "footnote", "footnotes")):
            gold = [mark for mark in self._text.marks if mark.label == label]
            rows = [row for row in self._tables["citations"] if row["kind"] == kind]
            right = sum(any(_cites(row, mark) for row in rows) for mark in gold)
            if gold or rows:
                counts[name].add(right, len(rows), len(gold))


def _span(row: _Row, prefix: str) -> Span:
    return Span(int(row[f"{prefix}_start"]), int(row[f"{prefix}_end"]))


def _cites(row: _Row, mark: Mark) -> bool:
    return _span(row, "char").overlaps(mark.span) and _key_parts(row["key"]) == _key_parts(mark.key)


def _key_parts(key: str) -> list[list[str]]:
    """Authors, year and pages of each work, punctuation and ``ve``/``və`` between authors disregarded."""
    works = []
    for work in re.split(r"[|¦]", key):
        fields = [
            re.sub(r"[\s.,&]+|\s(?:ve|və)\s", " ", part.replace("–", "-")).strip().casefold()
            for part in work.split(";")
        ]
        works.append(fields)
    return sorted(works)


def _b_cubed(pairs: Iterable[tuple[str, str]]) -> Score:
    """B-cubed precision and recall of entity ids against keys; an element of ``pairs`` is (key, entity id)."""
    joint = Counter(pairs)
    keys: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    for (key, entity_id), n in joint.items():
        keys[key] += n
        ids[entity_id] += n
    total = sum(joint.values())
    if not total:
        return Score(0.0, 0.0, 0, 0, 0)
    precision = sum(n * n / ids[entity_id] for (_, entity_id), n in joint.items()) / total
    recall = sum(n * n / keys[key] for (key, _), n in joint.items()) / total
    return Score(precision, recall, total, total, total)
