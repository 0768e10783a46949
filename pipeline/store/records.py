"""What goes into the database and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from pipeline.record_classes import record
from pipeline.tables.contract import Row


@record
class KnownSource:
    """A source that some run has read.

    Attributes:
        source_id: its id, which it keeps for good.
        path: its path at the last run that saw it.
        location: the absolute path then.
        sha256: of its bytes then.
        keys: the stage keys under which its rows were made.
        rows_key: names the part that holds its rows as CSV.
        deleted: whether it is a tombstone.
    """

    source_id: str
    path: str
    location: str
    sha256: str
    keys: Mapping[str, str]
    rows_key: str
    deleted: bool


@record
class SourceUpdate:
    """A source whose rows are new or changed.

    Attributes:
        known: identity, place and keys.
        text: the decoded text.
        tables: its rows by table.
        quotes: exact words, prefix and suffix of each fact, by id.
        originals: by fact id the extracted values of the fields that decisions changed.
    """

    known: KnownSource
    text: str
    tables: Mapping[str, Sequence[Row]]
    quotes: Mapping[str, tuple[str, str, str]]
    originals: Mapping[str, Mapping[str, Any]]


@record
class RunUpdate:
    """All that a run changes.

    Attributes:
        run: its number.
        started: ISO time; no table shows it.
        fingerprints: the stage keys.
        record: the contents of ``run.json``.
        sources: sources with changed rows.
        gone: ids of sources that are not there any more.
        relocated: absolute paths of sources that stand elsewhere now, by id; their rows stay.
        shared: rows of the tables of all sources together (entities, entity_names, unsure_names, references,
            chronicle, chronicle_events, entity_changes; of the last, those of earlier runs stay as they are).
        registry: entity id by (label group, name key).
        ids: id by (kind, key): of works by identity, of entries of the chronicle by event id.
        attachments: where decisions hold now: (target, fact id or "", status, detail, source id).
        attached_sources: sources whose old attachments these replace; "" stands for entities.
        traces: (entity id, into id, kind, decision id).
        meta: further values to remember.
    """

    run: int
    started: str
    fingerprints: Mapping[str, str]
    record: Mapping[str, Any]
    sources: Sequence[SourceUpdate]
    gone: Sequence[str]
    shared: Mapping[str, Sequence[Row]]
    registry: Mapping[tuple[str, str], str]
    attachments: Sequence[tuple[str, str, str, str, str]] = ()
    attached_sources: Sequence[str] = ()
    traces: Sequence[tuple[str, str, str, str]] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[tuple[str, str], str] = field(default_factory=dict)
    relocated: Mapping[str, str] = field(default_factory=dict)
