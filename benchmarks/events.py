"""Events, arguments and factuality against gold annotations, with the gold names and dates given.

    python benchmarks/events.py [--sources SEEDS] GOLD [GOLD ...] [--by-type] [--rows N] [--missed N] [--calibrate]

``GOLD`` is a gold file in JSON, whose source lies in ``SEEDS``, or an annotated text (``.ann``, its events beside it).

An event is right if a gold event of the same type has an overlapping trigger; an argument if it has the same role and
overlaps in a right event; factuality is the accuracy over right events. Giving the gold names leaves the errors of the
tagger out, so that the figures say what the lexicon and the role rules do.

``--rows N`` lists the rows of the lexicon with N or more wrong finds, ``--missed N`` the triggers missed N times or
more. ``--calibrate`` writes the column
``confidence`` of ``pipeline/events/triggers.csv``: ``(right + 4 * m) / (found + 4)``, where ``m`` is the precision of
the row's type (so that a row met rarely leans to its type), empty for rows never met.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from pipeline.analyse import create_engine
from pipeline.citations.parenthetical import find_references
from pipeline.evaluation.annotation import parse_annotation
from pipeline.events import bare_names, find_events
from pipeline.events.finder import THRESHOLD
from pipeline.gazetteer import load_gazetteer
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.records import AnalysedText, DateMention, Event, Label, Mention, SourceText
from pipeline.spans import Span

TABLE = Path(__file__).resolve().parent.parent / "pipeline" / "events" / "triggers.csv"
SMOOTHING = 4
_SKIPPED = frozenset({"CITE", "FNREF"})
_DATES = frozenset({"DATE", "DURATION"})

Gold = dict[str, list[dict[str, object]]]


@dataclass
class Score:
    """Counts over all chunks; keys are event types."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    arguments: list[int] = field(default_factory=lambda: [0, 0, 0])
    factual: list[int] = field(default_factory=lambda: [0, 0])
    by_row: dict[str, list[int]] = field(default_factory=dict)
    missed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    characters: int = 0


def analyse(name: str, text: str) -> AnalysedText:
    """The analysed text of one source."""
    laid_out = assign_languages(lay_out(SourceText(name, name, "", text, "utf-8", "utf-8")))
    analysed = create_engine("spacy").analyse(laid_out)
    return replace(analysed, references=find_references(laid_out.text))


def read_annotated(path: Path) -> tuple[str, Gold]:
    """An annotated text without its marks, and its annotation as the gold files have it."""
    text = parse_annotation(path)
    mentions: list[dict[str, object]] = [
        {"id": str(number), "label": mark.label, "key": mark.key, "start": mark.span.start, "end": mark.span.end}
        for number, mark in enumerate(text.marks)
    ]
    events: list[dict[str, object]] = [
        {
            "type": event.type,
            "start": event.trigger.start,
            "end": event.trigger.end,
            "trigger": event.trigger.of(text.text),
            "factuality": event.factuality,
            "args": {role: [str(mark) for mark in marks] for role, marks in event.arguments.items()},
        }
        for event in text.events
    ]
    return text.text, {"mentions": mentions, "events": events}


def clean_span(analysed: AnalysedText, start: int, end: int) -> Span | None:
    """The clean span of a raw one, None if the clean text leaves it out."""
    parts = analysed.laid_out.offsets.to_clean(Span(start, end))
    return Span(parts[0].start, parts[-1].end) if parts else None


def gold_names(analysed: AnalysedText, gold: Gold) -> tuple[list[Mention], list[DateMention], dict[str, Span]]:
    """The gold mentions as records, and their clean spans by id."""
    text = analysed.laid_out.text
    starts = [sentence.span.start for sentence in analysed.sentences]
    names: list[Mention] = []
    dates: list[DateMention] = []
    spans: dict[str, Span] = {}
    for mention in gold["mentions"]:
        label = str(mention["label"])
        span = clean_span(analysed, int(str(mention["start"])), int(str(mention["end"])))
        if span is None or label in _SKIPPED:
            continue
        spans[str(mention["id"])] = span
        sentence = max(bisect_right(starts, span.start) - 1, 0)
        if label in _DATES:
            value = str(mention["key"])
            dates.append(DateMention(span, Label(label), span.of(text), sentence, value, "", "", 1.0, "gold"))
        else:
            names.append(Mention(span, Label(label), span.of(text), sentence, 1.0, "gold"))
    return names, dates, spans


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return bare_names(load_gazetteer())


def score_chunk(score: Score, analysed: AnalysedText, gold: Gold, threshold: float) -> None:
    """Add one gold chunk to the counts."""
    names, dates, spans = gold_names(analysed, gold)
    began = time.perf_counter()
    events = find_events(analysed, names, dates, _known(), threshold)
    score.seconds += time.perf_counter() - began
    used: set[int] = set()
    for event in events:
        score.found[event.type] += 1
        score.arguments[1] += len(event.arguments)
        score.by_row.setdefault(event.method, [0, 0])[1] += 1
    for wanted in gold["events"]:
        kind = str(wanted["type"])
        arguments: dict[str, list[str]] = wanted["args"]  # type: ignore[assignment]
        score.wanted[kind] += 1
        score.arguments[2] += sum(len(ids) for ids in arguments.values())
        trigger = clean_span(analysed, int(str(wanted["start"])), int(str(wanted["end"])))
        index = _matching(events, kind, trigger, used)
        if index is None:
            score.missed[f"{kind} {str(wanted['trigger']).lower()}"] += 1
            continue
        used.add(index)
        event = events[index]
        score.right[kind] += 1
        score.by_row[event.method][0] += 1
        score.factual[1] += 1
        score.factual[0] += event.factuality == wanted["factuality"]
        left = [(role, spans[one]) for role, ids in arguments.items() for one in ids if one in spans]
        for argument in event.arguments:
            hit = next(
                (i for i, (role, span) in enumerate(left) if role == argument.role and span.overlaps(argument.span)),
                None,
            )
            if hit is not None:
                left.pop(hit)
                score.arguments[0] += 1


def _matching(events: Sequence[Event], kind: str, trigger: Span | None, used: set[int]) -> int | None:
    if trigger is None:
        return None
    return next(
        (
            i
            for i, event in enumerate(events)
            if i not in used and event.type == kind and event.trigger.overlaps(trigger)
        ),
        None,
    )


def figures(right: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 in per cent."""
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (
        f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}  ({right}/{found} found, {wanted} gold)"
    )


def calibrate(score: Score) -> None:
    """Write the measured confidence of every row into the table."""
    lines = TABLE.read_text("utf-8").splitlines()
    header = next(csv.reader([lines[0]]))
    column = header.index("confidence")
    overall = sum(score.right.values()) / max(1, sum(score.found.values()))
    for index, line in enumerate(lines):
        if index == 0 or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        kind = cells[0]
        right, found = score.by_row.get(f"lexicon:{kind}/{index + 1}", (0, 0))
        mean = (score.right[kind] + SMOOTHING * overall) / (score.found[kind] + SMOOTHING)
        cells[column] = f"{(right + SMOOTHING * mean) / (found + SMOOTHING):.2f}" if found else ""
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="").writerow(cells)
        lines[index] = buffer.getvalue()
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


def report(score: Score, by_type: bool, rows: int, missed: int) -> Iterable[str]:
    """The lines to print."""
    yield f"event      {figures(sum(score.right.values()), sum(score.found.values()), sum(score.wanted.values()))}"
    yield f"argument   {figures(*score.arguments)}"
    yield f"factuality {100 * score.factual[0] / max(1, score.factual[1]):.1f}"
    yield f"{score.seconds:.2f} s for sources of {score.characters:,} characters in all"
    if by_type:
        for kind in sorted(score.wanted | score.found):
            yield f"  {kind:12} {figures(score.right[kind], score.found[kind], score.wanted[kind])}"
    if rows:
        for name, (right, found) in sorted(score.by_row.items(), key=lambda item: (item[1][0] - item[1][1], item[0])):
            if found - right >= rows:
                yield f"  {name:28} {right} right of {found}"
    if missed:
        for trigger, times in sorted(score.missed.items(), key=lambda item: (-item[1], item[0])):
            if times >= missed:
                yield f"  {times:3} {trigger}"


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--sources", type=Path, help="folder of the sources that the gold files name")
    parser.add_argument("--by-type", action="store_true")
    parser.add_argument("--rows", type=int, default=0, metavar="N")
    parser.add_argument("--missed", type=int, default=0, metavar="N")
    parser.add_argument("--calibrate", action="store_true")
    arguments = parser.parse_args()
    score = Score()
    texts: dict[str, AnalysedText] = {}
    for path in arguments.gold:
        if path.suffix == ".ann":
            name = path.name
            text, gold = read_annotated(path)
        else:
            if arguments.sources is None:
                parser.error(f"{path}: --sources is needed for gold files in JSON")
            gold = json.loads(path.read_text("utf-8"))
            name = gold["source"]
            text = "" if name in texts else (arguments.sources / name).read_bytes().decode("utf-8-sig")
        if name not in texts:
            texts[name] = analyse(name, text)
            score.characters += len(texts[name].laid_out.text)
        score_chunk(score, texts[name], gold, 0.0 if arguments.calibrate else THRESHOLD)
    if arguments.calibrate:
        calibrate(score)
    for line in report(score, arguments.by_type, arguments.rows, arguments.missed):
        print(line)


if __name__ == "__main__":
    main()
