"""The rows of entities and their names, put together from a summary of each source's mentions.

Summaries are small and can be kept, so that a run that changes one source need not look at the mentions of the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.records import Entity
from pipeline.tables.contract import Row

if TYPE_CHECKING:
    from pipeline.names import Change, UnsurePair

_Cells = dict[str, str | int | float | None]


@dataclass(slots=True)
class MentionSummary:
    """What a source adds to the entities.

    Attributes:
        source_id: the source.
        first_line: line of the first mention of each entity.
        names: number of mentions by entity, base form, script and language.
        labels: label of the first mention of each entity.
    """

    source_id: str
    first_line: dict[str, int] = field(default_factory=dict)
    names: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    labels: dict[str, str] = field(default_factory=dict)


def summarise_mentions(source_id: str, mentions: Iterable[Row]) -> MentionSummary:
    """The summary of a source's rows, which are in text order."""
    summary = MentionSummary(source_id)
    for row in mentions:
        if entity_id := str(row["entity_id"]):
            summary.first_line.setdefault(entity_id, int(row["line_start"] or 1))
            summary.labels.setdefault(entity_id, str(row["label"]))
            summary.names[entity_id, str(row["base_form"]), str(row["script"]), str(row["lang"])] += 1
    return summary


def entity_rows(summaries: Iterable[MentionSummary], entities: Iterable[Entity]) -> tuple[list[_Cells], list[_Cells]]:
    """The rows of ``entities`` and ``entity_names``, sorted; entities that nothing mentions have none.

    Args:
        summaries: of all sources, in the order of their ids.
        entities: all entities.
    """
    first: dict[str, tuple[int, str]] = {}
    sources: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    names: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for summary in summaries:
        for entity_id, line in summary.first_line.items():
            first.setdefault(entity_id, (line, summary.source_id))
            sources[entity_id] += 1
        for (entity_id, name, script, lang), count in summary.names.items():
            names[entity_id][name, script, lang] += count
            mentions[entity_id] += count
    rows: list[_Cells] = []
    name_rows: list[_Cells] = []
    for entity in sorted(entities, key=lambda entity: entity.entity_id):
        entity_id = entity.entity_id
        if entity_id not in first:
            continue
        rows.append(
            {
                "entity_id": entity_id,
                "label": entity.label.value,
                "name": entity.name,
                "mentions": mentions[entity_id],
                "sources": sources[entity_id],
                "first_line": first[entity_id][0],
                "authority_id": entity.authority_id,
                "first_source": first[entity_id][1],
            }
        )
        ordered = sorted(names[entity_id].items(), key=lambda item: (-item[1], item[0]))
        name_rows += [
            {"entity_id": entity_id, "name": name, "script": script, "lang": lang, "count": count}
            for (name, script, lang), count in ordered
        ]
    return rows, name_rows


def change_rows(changes: Sequence[Change], run: int) -> list[_Cells]:
    """The rows of ``entity_changes`` that a run adds."""
    return [
        {
            "run": run,
            "kind": change.kind.value,
            "old_id": change.old_id,
            "new_id": change.new_id,
            "names": " | ".join(change.names),
        }
        for change in changes
    ]


def unsure_rows(pairs: Sequence[UnsurePair]) -> list[_Cells]:
    """The rows of ``unsure_names``."""
    return [
        {
            "first_entity_id": pair.first,
            "second_entity_id": pair.second,
            "first_name": pair.first_name,
            "second_name": pair.second_name,
            "score": round(pair.score, 2),
            "reasons": "; ".join(pair.reasons),
        }
        for pair in pairs
    ]
