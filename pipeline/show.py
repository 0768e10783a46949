"""One fact with its source lines, the span marked, and its citations: what a reviewer wants to see."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from pipeline.citations import format_citation
from pipeline.errors import Errors, SalnameError
from pipeline.layout.lines import RawLine, split_lines
from pipeline.record_classes import record
from pipeline.spans import Span
from pipeline.store import Database
from pipeline.tables.contract import FACT_TABLE_OF, FACTS

#: Source lines shown before and after the fact.
CONTEXT_LINES = 2


@record
class QuotedLine:
    """A source line: its number, its text, and the parts of it (in it) that belong to the fact."""

    number: int
    text: str
    marked: tuple[Span, ...]


@record
class ShownFact:
    """A fact ready to be shown.

    Attributes:
        table: ``mentions``, ``events`` or ``citations``.
        fact: its row.
        source: its source's row.
        lines: source lines around it.
        arguments: for an event, role and mention row of each argument.
        citations: the references that cover it.
        citation: one printable string that names source, page, line and reference.
    """

    table: str
    fact: dict[str, str | int | float | None]
    source: dict[str, str | int | float | None]
    lines: tuple[QuotedLine, ...]
    arguments: tuple[tuple[str, dict[str, str | int | float | None]], ...]
    citations: tuple[dict[str, str | int | float | None], ...]
    citation: str


def find_fact(database: Path, fact_id: str) -> ShownFact:
    """The fact with that id.

    Raises:
        SalnameError: E103 if there is no database, E401 if it has no such fact.
    """
    db = Database(database)
    table = FACT_TABLE_OF.get(fact_id.partition("-")[0])
    key = FACTS.get(table or "", "")
    fact = db.row(table, key, fact_id) if table else None
    if table is None or fact is None:
        db.rows("runs", "run", "")  # says so if there is no database at all
        raise SalnameError(Errors.E401, id=fact_id)
    source_id = str(fact["source_id"])
    source = db.rows("sources", "source_id", source_id)[0]
    text = str(db.rows("source_texts", "source_id", source_id)[0]["text"])
    links = db.rows("fact_citations", "fact_id", fact_id)
    citations = tuple(c for link in links if (c := db.row("citations", "citation_id", str(link["citation_id"]))))
    arguments = tuple(
        (str(row["role"]), mention)
        for row in db.rows("event_arguments", "event_id", fact_id)
        if (mention := db.row("mentions", "mention_id", str(row["mention_id"])))
    )
    spans = _spans(table, fact)
    reference = "; ".join(str(c["reference"]) for c in citations) or None
    first = int(fact["line_start"] or 1)
    printable = format_citation(PurePosixPath(str(source["path"])).name, str(fact["page"] or ""), first, reference)
    return ShownFact(table, fact, source, _quoted(text, spans), arguments, citations, printable)


@record
class ShownEntry:
    """An entry of the chronicle ready to be shown.

    Attributes:
        entry: its row.
        witnesses: rows of its events, each with what it differs in as ``differs``, in the order of sources and text.
    """

    entry: dict[str, str | int | float | None]
    witnesses: tuple[dict[str, str | int | float | None], ...]


def find_entry(database: Path, entry_id: str) -> ShownEntry:
    """The entry of the chronicle with that id, with the events that tell it.

    Raises:
        SalnameError: E103 if there is no database, E401 if it has no such entry.
    """
    db = Database(database)
    entry = db.row("chronicle", "entry_id", entry_id)
    if entry is None:
        raise SalnameError(Errors.E401, id=entry_id)
    witnesses = []
    for link in db.rows("chronicle_events", "entry_id", entry_id):
        event = db.row("events", "event_id", str(link["event_id"]))
        if event is not None:
            witnesses.append(event | {"differs": link["differs"]})
    return ShownEntry(entry, tuple(witnesses))


def list_chronicle(database: Path, *, joined: bool = False) -> list[dict[str, str | int | float | None]]:
    """The entries of the chronicle, in the order of time.

    Args:
        database: the database file.
        joined: only those that several events tell.

    Raises:
        SalnameError: E103 if there is no database.
    """
    return [row for row in Database(database).table("chronicle") if not joined or int(row["mentions"] or 0) > 1]


def _spans(table: str, fact: dict[str, str | int | float | None]) -> list[Span]:
    """The raw spans of a fact."""
    if segments := str(fact.get("segments") or ""):
        return [Span(*map(int, segment.split("-"))) for segment in segments.split("|")]
    start, end = ("trigger_start", "trigger_end") if table == "events" else ("char_start", "char_end")
    return [Span(int(fact[start] or 0), int(fact[end] or 0))]


def _quoted(text: str, spans: list[Span]) -> tuple[QuotedLine, ...]:
    lines = split_lines(text)
    wanted: set[int] = set()
    for span in spans:
        touched = [i for i, line in enumerate(lines) if line.span.start < span.end and span.start < line.span.end]
        for i in touched:
            wanted.update(_around(lines, i))
    return tuple(
        QuotedLine(lines[i].number, lines[i].text.replace("\f", " "), _marked(lines[i], spans)) for i in sorted(wanted)
    )


def _around(lines: tuple[RawLine, ...], i: int) -> list[int]:
    """The line and the filled lines about it: in a double-spaced source the blank ones are passed over."""
    wanted = [i]
    for step in (-1, 1):
        j, left = i + step, CONTEXT_LINES
        while 0 <= j < len(lines) and left and abs(j - i) <= 3 * CONTEXT_LINES:
            if not lines[j].blank:
                wanted.append(j)
                left -= 1
            j += step
    return wanted


def _marked(line: RawLine, spans: list[Span]) -> tuple[Span, ...]:
    parts = []
    for span in spans:
        start, end = max(span.start, line.span.start), min(span.end, line.span.end)
        if start < end:
            parts.append(Span(start - line.span.start, end - line.span.start))
    return tuple(parts)
