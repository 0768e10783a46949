"""The card at the right: everything there is to know about one fact, gathered for the template."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipeline.citations import format_citation
from pipeline.decisions import Decision, DecisionKind
from pipeline.decisions.records import Status
from pipeline.decisions.states import standing, states_by_reviewer
from pipeline.review.desk import Reading
from pipeline.review.facts import EDITABLE, Cells, Fact, facts_by_id

#: Most other witnesses on one card; the entity, date and event pages have all of them.
_WITNESSES = 12

#: Cells shown as fields, in this order, with the words before them.
_FIELDS = {
    "mention": (
        ("base_form", "name"),
        ("entity_id", "entity"),
        ("value", "value"),
        ("original", "as printed"),
        ("earliest", "earliest"),
        ("latest", "latest"),
        ("lang", "language"),
        ("script", "script"),
        ("zone", "stands in"),
    ),
    "event": (
        ("type", "type"),
        ("factuality", "told as"),
        ("time", "time"),
        ("place", "place"),
        ("summary", "summary"),
        ("lang", "language"),
    ),
}
_TABLE_OF = {"mention": "mentions", "event": "events"}


#: The mentions of an entity (the query's first value) as it stands now, with merges, splits and edits.
MENTIONS_NOW = """WITH now (mention_id) AS (
    SELECT mention_id FROM mentions WHERE entity_id = ?1
        AND mention_id NOT IN (SELECT fact_id FROM temp.states WHERE entity_id IS NOT NULL)
    UNION SELECT fact_id FROM temp.states WHERE entity_id = ?1)"""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a fact: its column, the word shown for it, its value now and as extracted."""

    column: str
    word: str
    value: str
    extracted: str

    @property
    def changed(self) -> bool:
        """Whether a person changed it."""
        return self.value != self.extracted


@dataclass(frozen=True, slots=True)
class Said:
    """A decision in a history, and whether it still stands."""

    decision: Decision
    stands: bool

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """What an edit changed: field, before, after."""
        if self.decision.kind is not DecisionKind.EDIT:
            return ()
        before = self.decision.before
        return tuple((name, str(before.get(name, "")), str(value)) for name, value in self.decision.after.items())


@dataclass(frozen=True, slots=True)
class Card:
    """A fact's card.

    Attributes:
        fact: the fact.
        row: its row with reviewers' edits.
        fields: what the row says.
        source: its source's row.
        place: printable citation of the source: file, page, line.
        references: the source's own references for it.
        arguments: of a happening: role and mention.
        happenings: of a mention: its role and the happening.
        variants: other names of its entity with script and count.
        entity: its entity's row, or None.
        witnesses: other sources that say the same.
        history: decisions, oldest first; empty while it is hidden.
        hidden: whether others' decisions are kept from this reviewer (blind second reading).
        seen: id of the last decision, to notice one that comes in between.
    """

    fact: Fact
    row: Cells
    fields: tuple[Field, ...]
    source: Cells
    place: str
    references: tuple[Cells, ...]
    arguments: tuple[tuple[str, Fact], ...] = ()
    happenings: tuple[tuple[str, Fact], ...] = ()
    variants: tuple[Cells, ...] = ()
    entity: Cells | None = None
    witnesses: tuple[Fact, ...] = ()
    history: tuple[Said, ...] = ()
    hidden: bool = False
    seen: str = ""
    editable: tuple[str, ...] = field(default=())


def find_card(reading: Reading, fact_id: str, *, reviewer: str = "", blind: bool = False) -> Card | None:
    """The card of a fact, or None if there is no such fact.

    Args:
        reading: the open desk.
        fact_id: id of a mention or event.
        reviewer: who looks at it.
        blind: hide others' decisions until this reviewer has decided.
    """
    fact = facts_by_id(reading.connection, [fact_id]).get(fact_id)
    if fact is None:
        return None
    table = _TABLE_OF[fact.kind]
    key = "mention_id" if table == "mentions" else "event_id"
    tabled = reading.row(f"SELECT * FROM {table} WHERE {key} = ?", fact_id) or {}
    extracted = {**tabled, **original(reading, fact_id)}
    state = reading.states.get(fact_id)
    row = {**tabled, **(dict(state.values) if state else {})}
    if fact.kind == "mention" and fact.entity_id:
        row["entity_id"] = fact.entity_id
    history = reading.standing.grouped.get(fact_id, ())
    hidden = blind and _undecided(history, reviewer)
    if hidden:
        row = dict(extracted)
    source = reading.row("SELECT * FROM sources WHERE source_id = ?", fact.source_id) or {}
    references = _references(reading, fact_id)
    entity_id = str(row.get("entity_id") or "")
    name = PurePosixPath(str(source.get("path", ""))).name
    return Card(
        fact=fact,
        row=row,
        fields=_fields(fact.kind, row, extracted),
        source=source,
        place=format_citation(name, fact.page, fact.line),
        references=references,
        arguments=_arguments(reading, fact_id) if fact.kind == "event" else (),
        happenings=_happenings(reading, fact_id) if fact.kind == "mention" else (),
        variants=tuple(variants(reading, entity_id)) if entity_id else (),
        entity=reading.row("SELECT * FROM entities WHERE entity_id = ?", entity_id) if entity_id else None,
        witnesses=_witnesses(reading, fact, row),
        history=() if hidden else said(history),
        hidden=hidden,
        seen=history[-1].decision_id if history else "",
        editable=tuple(name for name in EDITABLE[fact.kind] if _concerns(fact, name)),
    )


def original(reading: Reading, fact_id: str) -> dict[str, Any]:
    """Cells as extracted, where the tables hold what a person made of them."""
    row = reading.row("SELECT original FROM statements WHERE fact_id = ?", fact_id)
    return dict(json.loads(row["original"])) if row and row["original"] else {}


def said(history: Sequence[Decision]) -> tuple[Said, ...]:
    """Decisions with whether they stand."""
    stand = {decision.decision_id for decision in standing(history)}
    return tuple(Said(decision, decision.decision_id in stand) for decision in history)


def variants(reading: Reading, entity_id: str) -> list[Cells]:
    """Names of an entity as it stands now: name, script, lang, count; most frequent first."""
    return reading.rows(
        f"{MENTIONS_NOW} SELECT COALESCE(s.base_form, m.base_form) AS name, m.script, m.lang, COUNT(*) AS count "
        "FROM now JOIN mentions m USING (mention_id) LEFT JOIN temp.states s ON s.fact_id = m.mention_id "
        "WHERE COALESCE(s.status, '') <> 'rejected' GROUP BY 1, 2, 3 ORDER BY count DESC, name, script, lang",
        entity_id,
    )


def _undecided(history: Sequence[Decision], reviewer: str) -> bool:
    own = states_by_reviewer(history).get(reviewer)
    return own is None or own.status is Status.OPEN


def _concerns(fact: Fact, column: str) -> bool:
    """Dates have a value and no name; names the other way round."""
    dated = fact.label in ("DATE", "DURATION")
    if column == "value":
        return dated
    return not dated if column in ("base_form", "entity_id") else True


def _fields(kind: str, row: Cells, extracted: Cells) -> tuple[Field, ...]:
    found = [
        Field(column, word, str(row.get(column) or ""), str(extracted.get(column) or ""))
        for column, word in _FIELDS[kind]
        if row.get(column) or extracted.get(column)
    ]
    if kind == "mention" and row.get("label") != extracted.get("label"):
        found.insert(0, Field("label", "label", str(row.get("label")), str(extracted.get("label"))))
    return tuple(found)


def _references(reading: Reading, fact_id: str) -> tuple[Cells, ...]:
    return tuple(
        reading.rows(
            "SELECT c.* FROM fact_citations f JOIN citations c USING (citation_id) WHERE f.fact_id = ? "
            "ORDER BY c.char_start",
            fact_id,
        )
    )


def _arguments(reading: Reading, fact_id: str) -> tuple[tuple[str, Fact], ...]:
    rows = reading.rows("SELECT role, mention_id FROM event_arguments WHERE event_id = ? ORDER BY rowid", fact_id)
    facts = facts_by_id(reading.connection, [str(row["mention_id"]) for row in rows])
    return tuple((str(row["role"]), facts[row["mention_id"]]) for row in rows if row["mention_id"] in facts)


def _happenings(reading: Reading, fact_id: str) -> tuple[tuple[str, Fact], ...]:
    rows = reading.rows("SELECT role, event_id FROM event_arguments WHERE mention_id = ? ORDER BY rowid", fact_id)
    facts = facts_by_id(reading.connection, [str(row["event_id"]) for row in rows])
    return tuple((str(row["role"]), facts[row["event_id"]]) for row in rows if row["event_id"] in facts)


def _witnesses(reading: Reading, fact: Fact, row: Cells) -> tuple[Fact, ...]:
    """Facts of other sources that bear on the same entity, day, or kind of happening with a participant."""
    if fact.kind == "event":
        found = reading.rows(
            "SELECT e.event_id AS fact_id FROM events e WHERE e.type = ? AND e.source_id <> ? AND e.event_id IN "
            "(SELECT a.event_id FROM event_arguments a WHERE a.entity_id IN "
            "(SELECT entity_id FROM event_arguments WHERE event_id = ? AND entity_id <> '' AND role <> 'place')) "
            "ORDER BY e.time <> ?, e.source_id, e.trigger_start LIMIT ?",
            str(row.get("type")),
            fact.source_id,
            fact.fact_id,
            str(row.get("time") or ""),
            _WITNESSES,
        )
    else:
        column = "entity_id" if row.get("entity_id") else "value"
        value = str(row.get(column) or "")
        if not value or value == "?":
            return ()
        # one mention of each other source: its first
        found = reading.rows(
            f"SELECT mention_id AS fact_id, MIN(char_start) FROM mentions WHERE {column} = ? AND source_id <> ? "
            "GROUP BY source_id ORDER BY source_id LIMIT ?",
            value,
            fact.source_id,
            _WITNESSES,
        )
    facts = facts_by_id(reading.connection, [str(other["fact_id"]) for other in found])
    return tuple(facts[other["fact_id"]] for other in found if other["fact_id"] in facts)
