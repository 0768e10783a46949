"""Each source's share of the CSV files, kept as bytes, so that a run that changes one source copies the others' shares.

A part is named by what is in it. It can always be made again from the database.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.chronicle import Participant, ToldEvent, told_events
from pipeline.record_classes import record
from pipeline.tables.contract import SOURCE_TABLES, TABLES, Row
from pipeline.tables.entities import MentionSummary, summarise_mentions
from pipeline.tables.write import csv_lines

_TABLES = {table.name: table for table in TABLES}


@record
class Part:
    """One source's share.

    Attributes:
        key: hex digest of the contents.
        csv: lines of each table of :data:`SOURCE_TABLES`.
        counts: number of rows of each.
        summary: what the source adds to the entities.
        told: its events, as the chronicle takes them.
    """

    key: str
    csv: Mapping[str, bytes]
    counts: Mapping[str, int]
    summary: MentionSummary
    told: tuple[ToldEvent, ...]


def make_part(source_id: str, tables: Mapping[str, Sequence[Row]]) -> Part:
    """The part of a source with these rows."""
    csv = {name: csv_lines(_TABLES[name], tables[name]) for name in SOURCE_TABLES}
    digest = hashlib.sha256(source_id.encode())
    for name in SOURCE_TABLES:
        digest.update(f"\x1f{name}\x1f{len(csv[name])}\x1f".encode() + csv[name])
    counts = {name: len(tables[name]) for name in SOURCE_TABLES}
    summary = summarise_mentions(source_id, tables["mentions"])
    return Part(digest.hexdigest(), csv, counts, summary, told_events(tables))


class PartFiles:
    """Parts as files in a folder: a line of JSON, then the tables' lines one after the other.

    Args:
        folder: made when first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.part"

    def save(self, part: Part) -> None:
        """Keep a part; a whole file or none."""
        self._folder.mkdir(parents=True, exist_ok=True)
        head = {
            "source_id": part.summary.source_id,
            "sizes": {name: len(part.csv[name]) for name in SOURCE_TABLES},
            "counts": dict(part.counts),
            "first_line": part.summary.first_line,
            "labels": part.summary.labels,
            "names": [[*key, count] for key, count in part.summary.names.items()],
            "told": [_as_list(event) for event in part.told],
        }
        path = self._path(part.key)
        partial = path.with_suffix(".partial")
        with partial.open("wb") as file:
            file.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
            for name in SOURCE_TABLES:
                file.write(part.csv[name])
        partial.replace(path)

    def load(self, key: str) -> Part | None:
        """A part, or None if it is not there or not whole."""
        try:
            data = memoryview(self._path(key).read_bytes())
            end = bytes(data[: 1 << 24]).index(b"\n")
            head = json.loads(bytes(data[:end]))
            at, csv = end + 1, {}
            for name in SOURCE_TABLES:
                csv[name] = bytes(data[at : at + head["sizes"][name]])
                at += head["sizes"][name]
            if at != len(data):
                return None
            names = Counter({(a, b, c, d): count for a, b, c, d, count in head["names"]})
            summary = MentionSummary(head["source_id"], head["first_line"], names, head["labels"])
            told = tuple(_from_list(summary.source_id, values) for values in head["told"])
            return Part(key, csv, head["counts"], summary, told)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def prune(self, keep: set[str]) -> None:
        """Remove all other parts."""
        for path in sorted(self._folder.glob("*")):
            if path.stem not in keep:
                path.unlink(missing_ok=True)


def _as_list(event: ToldEvent) -> list[Any]:
    parts = [[part.role, part.entity_id, part.label] for part in event.participants]
    said = (event.factuality, event.trigger, event.summary, event.citation)
    return [event.event_id, event.start, event.type, list(event.times), parts, *said]


def _from_list(source_id: str, values: list[Any]) -> ToldEvent:
    event_id, start, kind, times, parts, *said = values
    participants = tuple(Participant(*part) for part in parts)
    return ToldEvent(event_id, source_id, start, kind, tuple(times), participants, *said)
