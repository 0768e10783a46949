"""Rows of the chronicle and of its witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.chronicle import Chronicle, Entry

_Cells = dict[str, str | int | float | None]
_BAR = " | "


def chronicle_rows(chronicle: Chronicle, names: Mapping[str, str]) -> tuple[list[_Cells], list[_Cells]]:
    """The rows of ``chronicle`` and ``chronicle_events``, in the order of time.

    Args:
        chronicle: the entries.
        names: the name of each entity.
    """
    rows: list[_Cells] = []
    links: list[_Cells] = []
    for entry in chronicle.entries:
        sources = sorted({witness.event.source_id for witness in entry.witnesses})
        rows.append(
            {
                "entry_id": entry.entry_id,
                "type": entry.type,
                "time": entry.time,
                "place": _BAR.join(_named(entry.places, names)),
                "participants": _BAR.join(entry.participants),
                "title": entry.title,
                "mentions": len(entry.witnesses),
                "sources": len(sources),
                "factuality": entry.factuality,
                "earliest": entry.earliest,
                "latest": entry.latest,
                "place_ids": _BAR.join(entry.places),
                "names": _BAR.join(_named(entry.participants, names)),
                "disagreements": _disagreements(entry, names),
                "witnesses": _BAR.join(witness.event.event_id for witness in entry.witnesses),
                "source_ids": _BAR.join(sources),
                "citations": _BAR.join(dict.fromkeys(witness.event.citation for witness in entry.witnesses)),
            }
        )
        links += [
            {
                "entry_id": entry.entry_id,
                "event_id": witness.event.event_id,
                "source_id": witness.event.source_id,
                "differs": ", ".join(witness.differs),
                "citation": witness.event.citation,
            }
            for witness in entry.witnesses
        ]
    return rows, links


def _named(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return [names.get(entity_id, entity_id) for entity_id in ids]


def _disagreements(entry: Entry, names: Mapping[str, str]) -> str:
    """``time: 1909-04-20 (e-1, e-2) / 1909-04-19 (e-3); factuality: …``"""
    parts = []
    for about, versions in entry.disagreements:
        said = " / ".join(f"{_value(about, value, names)} ({', '.join(events)})" for value, events in versions)
        parts.append(f"{about}: {said}")
    return "; ".join(parts)


def _value(about: str, value: str, names: Mapping[str, str]) -> str:
    if about not in ("place", "participants"):
        return value
    return ", ".join(_named(value.split(", "), names))
