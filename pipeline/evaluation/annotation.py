"""Annotations: a text with inline marks ``[[LABEL|key|surface]]``, and its events as JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record
from pipeline.records import EventType, Factuality, Label, Role
from pipeline.spans import Span
from pipeline.text_files import read_utf8

#: A mark; its surface may cross lines but holds no mark.
_MARK = re.compile(r"\[\[([A-Z_]+)\|([^|\[\]]*)\|(.*?)\]\]", re.DOTALL)
#: Labels beside the mentions': references of the source's own author, as its citations.
CITATION_LABELS = frozenset({"CITE", "FNREF"})
_LABELS = frozenset(label.value for label in Label) | CITATION_LABELS


@record
class Mark:
    """A marked passage: raw span, label, and key (entity slug, EDTF value, or citation key)."""

    span: Span
    label: str
    key: str


@record
class MarkedEvent:
    """An event: raw span of its trigger, and indices into the text's marks by role."""

    trigger: Span
    type: str
    factuality: str
    arguments: Mapping[str, tuple[int, ...]]


@record
class AnnotatedText:
    """A text with its marks in text order and its events."""

    name: str
    text: str
    marks: tuple[Mark, ...]
    events: tuple[MarkedEvent, ...]


def read_annotation(path: Path) -> AnnotatedText:
    """Read ``NAME.ann`` and, if there is one, ``NAME.events.jsonl``.

    Args:
        path: the ``.ann`` file; the text ``NAME.txt`` beside it must be the same without marks.

    Raises:
        SalnameError: E202 naming file and line for an unknown label, role or type, an event that does not fit,
            or a text that differs from its source; E001, E006 or E010 if a file cannot be read.
    """
    source = path.with_suffix(".txt")
    if _MARK.sub(r"\3", read_utf8(path)) != read_utf8(source):
        raise SalnameError(Errors.E202, path=path, detail=f"without its marks it differs from {source.name}")
    return parse_annotation(path)


def parse_annotation(path: Path) -> AnnotatedText:
    """Read ``NAME.ann`` and, if there is one, ``NAME.events.jsonl``; the text is what the marks leave.

    Raises:
        SalnameError: as :func:`read_annotation`.
    """
    marked = read_utf8(path)
    parts: list[str] = []
    marks: list[Mark] = []
    position = length = 0
    for match in _MARK.finditer(marked):
        plain = marked[position : match.start()]
        start = length + len(plain)
        length = start + len(match[3])
        parts += [plain, match[3]]
        position = match.end()
        if match[1] not in _LABELS:
            raise _bad(path, marked, match.start(), f"{match[1]} is no label")
        marks.append(Mark(Span(start, length), match[1], match[2]))
    text = "".join([*parts, marked[position:]])
    events = path.with_suffix(".events.jsonl")
    happenings = _read_events(events, text, marks) if events.exists() else ()
    return AnnotatedText(path.with_suffix(".txt").name, text, tuple(marks), happenings)


def _bad(path: Path, text: str, position: int, detail: str) -> SalnameError:
    return SalnameError(Errors.E202, path=path, line=text.count("\n", 0, position) + 1, detail=detail)


def _read_events(path: Path, text: str, marks: list[Mark]) -> tuple[MarkedEvent, ...]:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    taken: set[Span] = set()
    events: list[MarkedEvent] = []
    for number, row in enumerate(read_utf8(path).splitlines(), 1):
        if not row.strip():
            continue
        try:
            found = _event(json.loads(row), text, starts, len(marks), taken)
        except (ValueError, KeyError, TypeError) as error:
            raise SalnameError(Errors.E202, path=path, line=number, detail=f"no event: {error}") from error
        taken.add(found.trigger)
        events.append(found)
    return tuple(sorted(events, key=lambda event: (event.trigger, event.type)))


def _event(row: dict[str, object], text: str, starts: list[int], count: int, taken: set[Span]) -> MarkedEvent:
    """An event row: its trigger stands on its line or runs on to the next; the first free place is taken.

    ``occurrence`` (from 1) names a later place on the line.
    """
    trigger, line = str(row["trigger"]), int(str(row["line"]))
    end = starts[min(line + 1, len(starts) - 1)]
    at = starts[line - 1] - 1
    for _ in range(int(str(row.get("occurrence", 1)))):
        at = text.find(trigger, at + 1, end)
        if at < 0:
            break
    while at >= 0 and Span(at, at + len(trigger)) in taken:
        again = text.find(trigger, at + 1, end)
        if again < 0:
            break
        at = again
    if at < 0:
        raise ValueError(f"the trigger {trigger!r} does not stand on line {line}")
    arguments: dict[str, tuple[int, ...]] = {}
    given = row["args"]
    if not isinstance(given, dict):
        raise ValueError("args is no object")
    for role, ids in given.items():
        indices = tuple(int(str(mark).removeprefix("m")) - 1 for mark in (ids if isinstance(ids, list) else [ids]))
        if any(not 0 <= index < count for index in indices):
            raise ValueError(f"no such mention in {ids}")
        arguments[Role(role).value] = indices
    return MarkedEvent(
        Span(at, at + len(trigger)),
        EventType(str(row["type"])).value,
        Factuality(str(row["factuality"])).value,
        arguments,
    )
