"""Entities on the desk: who they are, where they are mentioned under which names; merges and splits to be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from pipeline.record_classes import record
from pipeline.review.cards import MENTIONS_NOW, variants
from pipeline.review.desk import Reading
from pipeline.review.facts import Cells, Fact, facts_by_id
from pipeline.transliteration import fold

#: Mentions shown on one page of an entity.
PAGE = 200

_SCRIPTS = {"Latn": "Latin", "Cyrl": "Cyrillic"}


@record
class EntityPage:
    """An entity as it stands now.

    Attributes:
        entity_id: its id.
        name: preferred name.
        label: label of most of its mentions.
        authority_id: id in the gazetteers, or "".
        names: names by script, most frequent first.
        mentions: number of mentions.
        sources: mentions by source id.
        shown: mentions of this page, in the order of sources and text.
        similar: entities that may be the same, with the reasons.
    """

    entity_id: str
    name: str
    label: str
    authority_id: str
    names: dict[str, list[Cells]]
    mentions: int
    sources: dict[str, int]
    shown: tuple[Fact, ...]
    similar: tuple[Cells, ...]


def mention_ids(reading: Reading, entity_id: str) -> list[str]:
    """Ids of an entity's mentions as it stands now, in the order of sources and text."""
    rows = reading.rows(
        f"{MENTIONS_NOW} SELECT mention_id FROM now JOIN mentions USING (mention_id) ORDER BY source_id, char_start",
        entity_id,
    )
    return [str(row["mention_id"]) for row in rows]


def find_entity(reading: Reading, entity_id: str, *, page: int = 1) -> EntityPage | None:
    """The entity, or None if nothing bears that id now."""
    row = reading.row("SELECT * FROM entities WHERE entity_id = ?", entity_id)
    ids = mention_ids(reading, entity_id)
    if row is None and not ids:
        return None
    facts = facts_by_id(reading.connection, ids)
    ordered = [facts[fact_id] for fact_id in ids if fact_id in facts]
    names: dict[str, list[Cells]] = defaultdict(list)
    for name in variants(reading, entity_id):
        names[_SCRIPTS.get(str(name["script"]), "other")].append(name)
    labels = Counter(fact.label for fact in ordered)
    preferred = next(iter(names.values()), [{"name": entity_id}])[0]["name"]
    return EntityPage(
        entity_id,
        str(row["name"] if row else reading.standing.named.get(entity_id) or preferred),
        str(row["label"] if row else min(labels, key=lambda label: (-labels[label], label))),
        str(row["authority_id"] if row else ""),
        dict(sorted(names.items(), key=lambda item: item[0] != "Latin")),
        len(ordered),
        dict(sorted(Counter(fact.source_id for fact in ordered).items())),
        tuple(ordered[(page - 1) * PAGE : page * PAGE]),
        tuple(_similar(reading, entity_id)),
    )


def _similar(reading: Reading, entity_id: str) -> list[Cells]:
    return reading.rows(
        "SELECT second_entity_id AS entity_id, second_name AS name, score, reasons FROM unsure_names "
        "WHERE first_entity_id = ?1 AND second_entity_id <> ?1 "
        "UNION ALL SELECT first_entity_id, first_name, score, reasons FROM unsure_names "
        "WHERE second_entity_id = ?1 AND first_entity_id <> ?1 ORDER BY score DESC, entity_id",
        entity_id,
    )


@lru_cache(maxsize=100_000)
def key_of(text: str) -> str:
    """Folded text, so that names are found whatever their script."""
    return fold(text)


def list_entities(reading: Reading, text: str = "", label: str = "", limit: int = 300) -> tuple[list[Cells], int]:
    """Entities that hold ``text`` in a name, whatever its script; most mentioned first. And how many there are.

    Merged ones are left out: their mentions are on the page of the one they went to.
    """
    wanted = key_of(text) if text else ""
    names: dict[str, str] = defaultdict(str)
    if wanted:
        for row in reading.rows("SELECT entity_id, name FROM entity_names"):
            names[row["entity_id"]] += f" {key_of(row['name'])}"
    found = [
        row
        for row in reading.rows("SELECT * FROM entities ORDER BY mentions DESC, entity_id")
        if (not label or row["label"] == label)
        and row["entity_id"] not in reading.standing.redirects
        and (not wanted or wanted in f"{key_of(row['name'])} {names[row['entity_id']]} {key_of(row['entity_id'])}")
    ]
    return found[:limit], len(found)


def unsure_pairs(reading: Reading) -> list[Cells]:
    """Pairs that may be one and that nobody has merged, surest first."""
    gone = reading.standing.redirects
    return [
        row
        for row in reading.rows("SELECT * FROM unsure_names ORDER BY score DESC, first_entity_id, second_entity_id")
        if row["first_entity_id"] not in gone and row["second_entity_id"] not in gone
    ]


@record
class SplitPreview:
    """What a split would leave and what it would make."""

    stays: tuple[Fact, ...]
    goes: tuple[Fact, ...]


def preview_split(reading: Reading, entity_id: str, chosen: Sequence[str]) -> SplitPreview:
    """An entity's mentions, divided: ``chosen`` are the ids that go; ids that are not its own are left out."""
    ids = mention_ids(reading, entity_id)
    facts = facts_by_id(reading.connection, ids)
    wanted = set(chosen)
    ordered = [facts[fact_id] for fact_id in ids if fact_id in facts]
    return SplitPreview(
        tuple(fact for fact in ordered if fact.fact_id not in wanted),
        tuple(fact for fact in ordered if fact.fact_id in wanted),
    )
