"""Decisions as files: CSV and JSON Lines, without loss. Importing a file twice changes nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.decisions.arguments import parts_of
from pipeline.decisions.records import DECISION_FIELDS, Anchor, Decision, DecisionKind
from pipeline.errors import Errors, SalnameError
from pipeline.text_files import read_utf8

_JSON_FIELDS = ("before", "after", "anchor", "extraction")


def as_json(decision: Decision) -> dict[str, Any]:
    """The decision as JSON values, in the order of :data:`DECISION_FIELDS`."""
    values: dict[str, Any] = {
        "decision_id": decision.decision_id,
        "at": decision.at,
        "reviewer": decision.reviewer,
        "kind": decision.kind.value,
        "target": decision.target,
        "before": dict(decision.before),
        "after": dict(decision.after),
        "reason": decision.reason,
        "anchor": None if decision.anchor is None else decision.anchor.to_json(),
        "extraction": dict(decision.extraction),
    }
    return values


def to_jsonl(decisions: Iterable[Decision]) -> str:
    """One decision a line."""
    return "".join(json.dumps(as_json(decision), ensure_ascii=False) + "\n" for decision in decisions)


def to_csv(decisions: Iterable[Decision]) -> str:
    """One decision a row, under a header. Every cell is quoted, so that line ends of any kind survive."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(DECISION_FIELDS)
    for decision in decisions:
        values = as_json(decision)
        for name in _JSON_FIELDS:
            values[name] = json.dumps(values[name], ensure_ascii=False, sort_keys=True)
        writer.writerow([values[name] for name in DECISION_FIELDS])
    return file.getvalue()


def from_file(path: Path) -> list[Decision]:
    """The decisions of a ``.csv`` or ``.jsonl`` file (what it is shows in its first character).

    Raises:
        SalnameError: E001, E006 or E010 if it cannot be read, E402 naming the line of the first entry that is not a
            decision.
    """
    text = read_utf8(path)
    return _from_jsonl(text, path) if text.lstrip()[:1] in ("{", "") else _from_csv(text, path)


def _from_jsonl(text: str, path: Path) -> list[Decision]:
    found = []
    # split at \n alone: a JSON text may hold other line separators
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                value = json.loads(line)
            except ValueError as error:
                raise SalnameError(Errors.E402, path=path, line=number, detail=f"not JSON: {error}") from error
            found.append(_decision(value, path, number))
    return found


def _from_csv(text: str, path: Path) -> list[Decision]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in DECISION_FIELDS if name not in (reader.fieldnames or ())]
    if missing:
        raise SalnameError(Errors.E403, path=path, column=missing[0])
    found = []
    try:
        for row in reader:
            values: dict[str, Any] = dict(row)
            for name in _JSON_FIELDS:
                values[name] = json.loads(values[name] or "null")
            found.append(_decision(values, path, reader.line_num))
    except (ValueError, TypeError, csv.Error) as error:
        raise SalnameError(Errors.E402, path=path, line=reader.line_num, detail=str(error)) from error
    return found


def _decision(value: object, path: Path, line: int) -> Decision:
    try:
        if not isinstance(value, Mapping):
            raise TypeError("an entry is an object")
        texts = {name: value.get(name) or "" for name in ("decision_id", "at", "reviewer", "target", "reason")}
        objects = {name: value.get(name) or {} for name in ("before", "after", "extraction")}
        for name, found in texts.items():
            if not isinstance(found, str) or not (found or name == "reason"):
                raise TypeError(f"{name} must be a text")
        for name, found in objects.items():
            if not isinstance(found, Mapping):
                raise TypeError(f"{name} must be an object")
        datetime.fromisoformat(texts["at"])
        for fields in objects.values():
            parts_of(fields)  # malformed ones are told here, and not by the next run
        anchor = value.get("anchor")
        return Decision(
            texts["target"],
            DecisionKind(str(value.get("kind"))),
            texts["reviewer"],
            objects["before"],
            objects["after"],
            texts["reason"],
            Anchor.from_json(anchor) if anchor else None,
            objects["extraction"],
            texts["decision_id"],
            texts["at"],
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SalnameError(Errors.E402, path=path, line=line, detail=str(error)) from error
