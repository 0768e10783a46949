"""The card at the right: everything there is to know about one fact, gathered for the template."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import field
from pathlib import PurePosixPath
from typing import Any

from pipeline.citations import format_citation
from pipeline.decisions import Decision, DecisionKind
from pipeline.decisions.arguments import FIELD, from_json, parts_of
from pipeline.decisions.records import Status
from pipeline.decisions.states import standing, states_by_reviewer
from pipeline.record_classes import record
from pipeline.review.desk import Reading
from pipeline.review.facts import EDITABLE, Cells, Fact, facts_by_id

#: So many characters around its trigger are looked through for mentions that may take part in a happening.
_AROUND = 300
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


@record
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


#: What a field is called in a history, if not by its own name.
_WORDS = {FIELD: "who, where, when"}


def _shown(name: str, value: object) -> str:
    """A field of a decision in words."""
    if name != FIELD:
        return str(value)
    parts = ((one.role.value, one.anchor.exact if one.anchor else one.mention_id) for one in from_json(value or ()))
    return "; ".join(f"{role}: {words}" for role, words in parts) or "nobody"


@record
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
        return tuple(
            (_WORDS.get(name, name), _shown(name, before.get(name, "")), _shown(name, value))
            for name, value in self.decision.after.items()
        )


@record
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
        candidates: of a happening: role and mention of its arguments, and with "" the other mentions around it.
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
    candidates: tuple[tuple[str, Fact], ...] = ()
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
    arguments = _arguments(reading, fact_id, extracted if hidden else row) if fact.kind == "event" else ()
    row[FIELD] = [[role, one.fact_id] for role, one in arguments]
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
        arguments=arguments,
        candidates=_candidates(reading, fact, arguments) if fact.kind == "event" else (),
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


def _arguments(reading: Reading, fact_id: str, row: Cells) -> tuple[tuple[str, Fact], ...]:
    """Role and mention of a happening's arguments, as its row says if somebody decided on them."""
    parts = parts_of(row)
    facts = facts_by_id(reading.connection, [mention_id for _, mention_id in parts or ()])
    if parts is None or any(mention_id not in facts for _, mention_id in parts):
        # nobody decided; or a run found the decided ones under ids of theirs, and has brought them in
        rows = reading.rows("SELECT role, mention_id FROM event_arguments WHERE event_id = ? ORDER BY rowid", fact_id)
        parts = [(str(one["role"]), str(one["mention_id"])) for one in rows]
        facts = facts_by_id(reading.connection, [mention_id for _, mention_id in parts])
    return tuple((role, facts[mention_id]) for role, mention_id in parts if mention_id in facts)


def _candidates(reading: Reading, event: Fact, arguments: Sequence[tuple[str, Fact]]) -> tuple[tuple[str, Fact], ...]:
    """Mentions that may take part in a happening, in the order of the text: its arguments and what stands around it."""
    there = {one.fact_id for _, one in arguments}
    trigger = event.spans[0]
    near = reading.rows(
        "SELECT fact_id FROM facts WHERE kind = 'mention' AND source_id = ? AND end > ? AND start < ? "
        "AND status <> 'rejected'",
        event.source_id,
        trigger.start - _AROUND,
        trigger.end + _AROUND,
    )
    others = facts_by_id(reading.connection, [str(row["fact_id"]) for row in near if row["fact_id"] not in there])
    found = [*arguments, *(("", fact) for fact in others.values())]
    return tuple(sorted(found, key=lambda one: (one[1].spans[0], one[1].fact_id, one[0])))


def _happenings(reading: Reading, fact_id: str) -> tuple[tuple[str, Fact], ...]:
    """Role of a mention and the happening it takes part in, with what was decided since the last run."""
    decided = {target: parts for target, state in reading.states.items() if (parts := parts_of(state.values))}
    rows = reading.rows("SELECT role, event_id FROM event_arguments WHERE mention_id = ? ORDER BY rowid", fact_id)
    found = [(str(row["role"]), str(row["event_id"])) for row in rows if row["event_id"] not in decided]
    found += [(role, event_id) for event_id, parts in decided.items() for role, one in parts if one == fact_id]
    facts = facts_by_id(reading.connection, [event_id for _, event_id in found])
    return tuple((role, facts[event_id]) for role, event_id in found if event_id in facts)


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
