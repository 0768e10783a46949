"""Facts as the desk shows them: names, dates and happenings in one list, with what reviewers made of them so far."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pipeline.decisions.records import Status, TargetState
from pipeline.record_classes import record
from pipeline.review.filters import TRIGGER, Filter, Order
from pipeline.spans import Span
from pipeline.transliteration import fold

#: A row of a table, by column.
Cells = dict[str, Any]

#: Fields that a reviewer may edit, by kind of fact.
EDITABLE: Mapping[str, tuple[str, ...]] = {
    "mention": ("label", "base_form", "entity_id", "value"),
    "event": ("type", "factuality"),
}

_PREPARE = (
    """CREATE TEMP TABLE states (
    fact_id TEXT PRIMARY KEY, status TEXT NOT NULL, decided_by TEXT NOT NULL, notes INTEGER NOT NULL,
    label TEXT, base_form TEXT, entity_id TEXT, value TEXT, type TEXT, factuality TEXT) WITHOUT ROWID""",
    f"""CREATE TEMP VIEW facts AS
    SELECT m.mention_id AS fact_id, 'mention' AS kind, m.source_id AS source_id,
        COALESCE(s.label, m.label) AS label, '' AS type, m.surface AS words,
        COALESCE(s.value, m.value) AS value, COALESCE(s.entity_id, m.entity_id) AS entity_id,
        m.confidence AS confidence, m.line_start AS line, m.page AS page, m.char_start AS start,
        m.char_end AS end, m.segments AS segments, m.quote AS quote, m.method AS method,
        COALESCE(s.status, '') AS status, COALESCE(s.decided_by, '') AS decided_by, COALESCE(s.notes, 0) AS notes
    FROM mentions m LEFT JOIN temp.states s ON s.fact_id = m.mention_id
    UNION ALL
    SELECT e.event_id, 'event', e.source_id, '{TRIGGER}', COALESCE(s.type, e.type), e."trigger",
        e.summary, '', e.confidence, e.line_start, e.page, e.trigger_start, e.trigger_end, '', e.quote, e.method,
        COALESCE(s.status, ''), COALESCE(s.decided_by, ''), COALESCE(s.notes, 0)
    FROM events e LEFT JOIN temp.states s ON s.fact_id = e.event_id""",
)
_STATE_FIELDS = ("label", "base_form", "entity_id", "value", "type", "factuality")

#: The most doubtful first: dates that nothing resolved, then by confidence.
_ORDERS = {
    Order.UNCERTAIN: "CASE WHEN value = '?' THEN 0 ELSE confidence END, source_id, start, kind DESC, fact_id",
    Order.TEXT: "source_id, start, kind DESC, fact_id",
}


@record
class Fact:
    """A name, date or happening in a source, as it stands now.

    Attributes:
        fact_id: its id.
        kind: ``mention`` or ``event``.
        source_id: its source.
        label: its label; :data:`~pipeline.review.filters.TRIGGER` for happenings.
        type: type of happening, or "".
        words: its words in the text.
        value: EDTF of a date, summary of a happening, or "".
        entity_id: the entity it names, or "".
        confidence: 0 to 1.
        line: line it begins on.
        page: page it begins on.
        spans: its raw spans.
        quote: its lines.
        method: what found it.
        status: see :class:`~pipeline.decisions.records.Status`.
        decided_by: who decided, or "".
        notes: number of notes.
    """

    fact_id: str
    kind: str
    source_id: str
    label: str
    type: str
    words: str
    value: str
    entity_id: str
    confidence: float
    line: int
    page: str
    spans: tuple[Span, ...]
    quote: str
    method: str
    status: str
    decided_by: str
    notes: int

    @property
    def state(self) -> str:
        """The status as a word."""
        return self.status or "open"

    @property
    def tag(self) -> str:
        """What stands on its badge: the label, or the type of happening."""
        return self.type or self.label

    @property
    def context(self) -> tuple[str, str, str]:
        """The quote on one line, cut at the fact: before, the words, after."""
        line = " ".join(self.quote.split())
        words = " ".join(self.words.split())
        at = line.find(words)
        return (line[:at], words, line[at + len(words) :]) if at >= 0 else ("", words, f"  {line}")


def prepare(connection: sqlite3.Connection, states: Mapping[str, TargetState]) -> None:
    """Make the view ``facts`` on this connection.

    Args:
        connection: to the database.
        states: what stands of reviewers' decisions, by fact id.
    """
    connection.create_function("holds", 4, _holds, deterministic=True)
    for statement in _PREPARE:
        connection.execute(statement)
    marks = ", ".join("?" * (4 + len(_STATE_FIELDS)))
    connection.executemany(
        f"INSERT INTO temp.states VALUES ({marks})",
        (
            (fact_id, state.status.value, state.decided_by, len(state.notes), *map(state.values.get, _STATE_FIELDS))
            for fact_id, state in states.items()
            if state.status is not Status.OPEN or state.notes or state.values
        ),
    )


@lru_cache(maxsize=200_000)
def _folded(text: str) -> str:
    return fold(text)


def _holds(wanted: str, words: str, value: str, entity_id: str) -> bool:
    """Whether a fact holds what a reviewer typed, whatever the script, case and diacritics."""
    key = _folded(wanted)
    return bool(key) and (
        key in _folded(words) or key in _folded(entity_id.replace("-", " ")) or wanted.casefold() in value.casefold()
    )


def find_facts(
    connection: sqlite3.Connection, wanted: Filter, *, limit: int | None = None, offset: int = 0
) -> list[Fact]:
    """The facts that pass, in the filter's order."""
    condition, values = wanted.where()
    sql = f"SELECT * FROM facts WHERE {condition} ORDER BY {_ORDERS[wanted.order]}"
    if limit is not None:
        sql += " LIMIT ? OFFSET ?"
        values += [limit, offset]
    return [_fact(row) for row in connection.execute(sql, values)]


def count_facts(connection: sqlite3.Connection, wanted: Filter) -> int:
    """How many pass."""
    condition, values = wanted.where()
    return int(connection.execute(f"SELECT COUNT(*) FROM facts WHERE {condition}", values).fetchone()[0])


def facts_by_id(connection: sqlite3.Connection, fact_ids: list[str]) -> dict[str, Fact]:
    """Those of the facts that there are."""
    found: dict[str, Fact] = {}
    for at in range(0, len(fact_ids), 500):  # SQLite bounds the number of variables
        some = fact_ids[at : at + 500]
        marks = ", ".join("?" * len(some))
        for row in connection.execute(f"SELECT * FROM facts WHERE fact_id IN ({marks})", some):
            found[str(row["fact_id"])] = _fact(row)
    return found


def _fact(row: sqlite3.Row) -> Fact:
    if row["segments"]:
        parts = [segment.split("-") for segment in str(row["segments"]).split("|")]
        spans = tuple(Span(int(start), int(end)) for start, end in parts)
    else:
        spans = (Span(int(row["start"]), int(row["end"])),)
    return Fact(
        fact_id=str(row["fact_id"]),
        kind=str(row["kind"]),
        source_id=str(row["source_id"]),
        label=str(row["label"]),
        type=str(row["type"] or ""),
        words=str(row["words"]),
        value=str(row["value"] or ""),
        entity_id=str(row["entity_id"] or ""),
        confidence=float(row["confidence"] or 0),
        line=int(row["line"] or 1),
        page=str(row["page"] or ""),
        spans=spans,
        quote=str(row["quote"] or ""),
        method=str(row["method"] or ""),
        status=str(row["status"]),
        decided_by=str(row["decided_by"]),
        notes=int(row["notes"]),
    )
