"""What the loader of the gazetteers returns: entries with their names by language and script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pipeline.record_classes import record
from pipeline.records import Label, Script


@record
class GazetteerName:
    """One name of an entity.

    Attributes:
        text: the name as written, base form, NFC.
        lang: ``tr``, ``az``, ``ru``, ``en``, or "" for a variant of no particular language.
        script: script of ``text``.
        preferred: whether it is the first name in its language's cell.
        ambiguous: whether the table marks it with a leading ``?``: it may help to reconcile a mention
            that something else found, but alone it names nobody (``Rza``, ``Komite``).
    """

    text: str
    lang: str
    script: Script
    preferred: bool
    ambiguous: bool


@record
class GazetteerEntry:
    """One row: a real-world entity.

    Attributes:
        entity_id: lower-case ASCII slug, unique over all tables, never reused.
        label: what it is.
        names: in the order of the columns, then of the cell; never empty.
        since: EDTF of birth or beginning, or "".
        until: EDTF of death or end, or "".
        outside_ids: ids in outside authority files by scheme (``wikidata``, ``geonames``, ``viaf``).
        source: where the row was taken from.
        note: remark for readers of the table.
        table: file name of the table.
        line: line in that file, from 1.
    """

    entity_id: str
    label: Label
    names: tuple[GazetteerName, ...]
    since: str
    until: str
    outside_ids: Mapping[str, str]
    source: str
    note: str
    table: str
    line: int

    def name_in(self, *langs: str) -> str:
        """The preferred name in the first of ``langs`` that has one, else the first name of all."""
        for lang in langs:
            for name in self.names:
                if name.lang == lang and name.preferred:
                    return name.text
        return self.names[0].text


@record
class Gazetteer:
    """All tables together.

    Attributes:
        entries: by id, in the order of the ids.
        fingerprint: hex digest over the tables' bytes, equal on every machine.
        successors: ids that gave way to others (``replaced.csv``), with the ids in use that stand for them now: one
            after a merge, several after a split.
    """

    entries: Mapping[str, GazetteerEntry]
    fingerprint: str
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
