"""Dates, happenings and the chronicle on the desk: lists over all sources, and what each source says of one."""

from __future__ import annotations

from pipeline.record_classes import record
from pipeline.review.desk import Reading
from pipeline.review.entities import key_of
from pipeline.review.facts import Cells, Fact, facts_by_id

#: Rows on one page of a list.
PAGE = 200


@record
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


@record
class EntryPage:
    """An entry of the chronicle as the last run made it.

    Attributes:
        entry: its row.
        participants: id and name of each entity that takes part.
        disagreements: one line a matter.
        witnesses: rows of its events with what they differ in, in the order of sources and text.
    """

    entry: Cells
    participants: tuple[tuple[str, str], ...]
    disagreements: tuple[str, ...]
    witnesses: tuple[Cells, ...]


def list_entries(
    reading: Reading, text: str = "", kind: str = "", told: str = "", *, page: int = 1
) -> tuple[list[Cells], int]:
    """Entries in the order of time, each with what its witnesses disagree about; and how many there are.

    Args:
        reading: the desk.
        text: words of title, place or participants.
        kind: an event type.
        told: ``joined`` for those told more than once, ``differing`` for those whose witnesses disagree.
        page: from 1.
    """
    rows = reading.rows(
        "SELECT * FROM chronicle WHERE (?1 = '' OR type = ?1) AND (?2 <> 'joined' OR mentions > 1) "
        "AND (?2 <> 'differing' OR disagreements <> '') ORDER BY rowid",
        kind,
        told,
    )
    if text:
        wanted = key_of(text)
        rows = [row for row in rows if wanted in key_of(f"{row['title']} {row['place']} {row['names']}")]
    shown = rows[(page - 1) * PAGE : page * PAGE]
    for row in shown:
        row["about"] = ", ".join(part.partition(":")[0] for part in _matters(row))
    return shown, len(rows)


def find_entry(reading: Reading, entry_id: str) -> EntryPage | None:
    """The entry with that id and its witnesses, or None."""
    entry = reading.row("SELECT * FROM chronicle WHERE entry_id = ?", entry_id)
    if entry is None:
        return None
    witnesses = reading.rows(
        "SELECT e.*, c.differs FROM chronicle_events c JOIN events e USING (event_id) WHERE c.entry_id = ? "
        "ORDER BY c.rowid",
        entry_id,
    )
    ids = [one for one in str(entry["participants"]).split(" | ") if one]
    names = [one for one in str(entry["names"]).split(" | ") if one]
    return EntryPage(entry, tuple(zip(ids, names, strict=False)), tuple(_matters(entry)), tuple(witnesses))


def entry_of(reading: Reading, event_id: str) -> str:
    """The id of the entry that an event tells, or "" if the last run did not know it."""
    row = reading.row("SELECT entry_id FROM chronicle_events WHERE event_id = ?", event_id)
    return str(row["entry_id"]) if row else ""


def _matters(entry: Cells) -> list[str]:
    return [part for part in str(entry["disagreements"]).split("; ") if part]
