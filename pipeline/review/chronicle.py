"""Dates and happenings on the desk: lists over all sources, and what each source says of one day."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.review.desk import Reading
from pipeline.review.entities import key_of
from pipeline.review.facts import Cells, Fact, facts_by_id

#: Rows on one page of a list.
PAGE = 200


@dataclass(frozen=True, slots=True)
class DatePage:
    """All that was read as one date.

    Attributes:
        value: EDTF.
        readings: mentions with their rows, in the order of sources and text.
        happenings: what happened then, in the order of sources and text.
    """

    value: str
    readings: tuple[tuple[Fact, Cells], ...]
    happenings: tuple[Fact, ...]


def list_dates(reading: Reading, text: str = "", *, page: int = 1) -> tuple[list[Cells], int]:
    """Values of dates and durations in the order of time, with how often and where; and how many there are."""
    wanted = f"%{text}%"
    sql = (
        "FROM mentions m LEFT JOIN temp.states s ON s.fact_id = m.mention_id "
        "WHERE COALESCE(s.label, m.label) IN ('DATE', 'DURATION') AND COALESCE(s.status, '') <> 'rejected' "
        "AND (COALESCE(s.value, m.value) LIKE ? OR m.surface LIKE ?) "
        "GROUP BY COALESCE(s.value, m.value)"
    )
    rows = reading.rows(
        "SELECT COALESCE(s.value, m.value) AS value, m.label AS label, MIN(m.earliest) AS earliest, "
        "MAX(m.latest) AS latest, COUNT(*) AS mentions, COUNT(DISTINCT m.source_id) AS sources, "
        f"MIN(m.surface) AS words {sql} ORDER BY m.label, MIN(m.earliest) = '', MIN(m.earliest), 1 LIMIT ? OFFSET ?",
        wanted,
        wanted,
        PAGE,
        (page - 1) * PAGE,
    )
    total = reading.row(f"SELECT COUNT(*) AS n FROM (SELECT 1 {sql})", wanted, wanted) or {"n": 0}
    return rows, int(total["n"])


def find_date(reading: Reading, value: str) -> DatePage | None:
    """Everything with that value, or None."""
    rows = reading.rows(
        "SELECT m.* FROM mentions m LEFT JOIN temp.states s ON s.fact_id = m.mention_id "
        "WHERE COALESCE(s.value, m.value) = ? AND COALESCE(s.label, m.label) IN ('DATE', 'DURATION') "
        "ORDER BY m.source_id, m.char_start",
        value,
    )
    if not rows:
        return None
    ids = [str(row["mention_id"]) for row in rows]
    facts = facts_by_id(reading.connection, ids)
    happenings: list[Cells] = []
    for at in range(0, len(ids), 500):
        marks = ", ".join("?" * len(ids[at : at + 500]))
        happenings += reading.rows(
            f"SELECT DISTINCT event_id FROM event_arguments WHERE role = 'time' AND mention_id IN ({marks})",
            *ids[at : at + 500],
        )
    told = facts_by_id(reading.connection, [str(row["event_id"]) for row in happenings])
    return DatePage(
        value,
        tuple((facts[fact_id], row) for fact_id, row in zip(ids, rows, strict=True) if fact_id in facts),
        tuple(sorted(told.values(), key=lambda fact: (fact.source_id, fact.spans[0].start))),
    )


def list_events(
    reading: Reading, text: str = "", kind: str = "", source: str = "", *, page: int = 1
) -> tuple[list[Cells], int]:
    """Happenings in the order of time as told, those without a time last; and how many there are."""
    rows = reading.rows(
        "SELECT e.*, COALESCE(s.status, '') AS state, COALESCE(s.type, e.type) AS kind FROM events e "
        "LEFT JOIN temp.states s ON s.fact_id = e.event_id "
        "WHERE (?1 = '' OR COALESCE(s.type, e.type) = ?1) AND (?2 = '' OR e.source_id = ?2) "
        "ORDER BY e.time IN ('', '?'), e.time, e.source_id, e.trigger_start",
        kind,
        source,
    )
    if text:
        wanted = key_of(text)
        rows = [row for row in rows if wanted in key_of(f"{row['summary']} {row['place']} {row['trigger']}")]
    return rows[(page - 1) * PAGE : page * PAGE], len(rows)
