"""Every row of every table held against its source: hash, offset, line, quote and references.

The CSV files are audited, because they are what people use; the texts are those in the database, which must be those
of the source files.
"""

from __future__ import annotations

import csv
import hashlib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.layout.lines import split_lines
from pipeline.record_classes import record
from pipeline.store import Database
from pipeline.store.connection import check
from pipeline.store.database import FILE_NAME
from pipeline.tables.contract import TABLES

_Row = Mapping[str, str]


@record
class Finding:
    """A row that does not hold.

    Attributes:
        table: its table, or ``salname.db``.
        row: its id, or its number in the file.
        what: what does not hold, in words.
    """

    table: str
    row: str
    what: str


class _Text:
    """A source's text with its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self._starts = [line.span.start for line in self.lines]

    def line(self, offset: int) -> int:
        """Number of the line of an offset."""
        return self.lines[max(bisect_right(self._starts, offset) - 1, 0)].number


def audit(out: Path) -> tuple[int, list[Finding]]:
    """Check an output folder.

    Returns:
        How many rows were checked, and what does not hold, in the order of the tables.

    Raises:
        SalnameError: E103 if there is no finished run, E105 if the database cannot be read.
    """
    database = Database(out / FILE_NAME)
    with database.open() as connection:
        findings = [Finding(FILE_NAME, "", what) for what in check(connection)]
        texts = {
            row["source_id"]: (row["location"], row["text"])
            for row in connection.execute("SELECT * FROM source_texts WHERE deleted_run IS NULL")
        }
        edited = {
            row["fact_id"] for row in connection.execute("SELECT fact_id FROM statements WHERE original IS NOT NULL")
        }
    if not (out / "sources.csv").is_file():
        raise SalnameError(Errors.E103, path=out)
    tables = {table.name: _read(out / f"{table.name}.csv") for table in TABLES}
    for table in TABLES:
        kept = [{name: _shown(row[name]) for name in table.names} for row in database.table(table.name)]
        if kept != tables[table.name]:
            findings.append(Finding(table.name, "", "the CSV file and the database differ; run `salname run` again"))
    for row in tables["sources"]:
        findings += (Finding("sources", row["source_id"], what) for what in _source(row, texts))
    laid = {source_id: _Text(text or "") for source_id, (_, text) in texts.items()}
    places = (
        ("mentions", "mention_id", "char_start", "char_end", "surface"),
        ("events", "event_id", "trigger_start", "trigger_end", "trigger"),
        ("citations", "citation_id", "char_start", "char_end", ""),
    )
    for table_name, key, start, end, words in places:
        for row in tables[table_name]:
            said = "" if row[key] in edited else words
            wrong = _placed(row, laid.get(row["source_id"]), start, end, said)
            findings += (Finding(table_name, row[key], what) for what in wrong)
    findings += _references(tables)
    return sum(map(len, tables.values())), findings


def _read(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise SalnameError(Errors.E103, path=path.parent)
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _shown(value: str | int | float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _source(row: _Row, texts: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    if row["source_id"] not in texts:
        yield "its text is not in the database"
        return
    location, text = texts[row["source_id"]]
    if int(row["chars"]) != len(text):
        yield f"it has {len(text)} characters, not {row['chars']}"
    try:
        data = Path(location).read_bytes()
    except OSError as error:
        yield f"its file cannot be read: {error.strerror}: {location}"
        return
    if hashlib.sha256(data).hexdigest() != row["sha256"]:
        yield f"its file was changed since the last run: {location}"
    elif data.decode(row["encoding"], "replace").removeprefix("\ufeff") != text:
        yield "the text in the database is not that of its file"


def _placed(row: _Row, text: _Text | None, start_name: str, end_name: str, words: str) -> Iterator[str]:
    """Offsets, lines, words and quote of a row."""
    if text is None:
        yield f"its source {row['source_id']} is not there"
        return
    start, end = int(row[start_name] or -1), int(row[end_name] or -1)
    if not 0 <= start < end <= len(text.text):
        yield f"{start_name} {start} and {end_name} {end} are no part of a text of {len(text.text)} characters"
        return
    if text.line(start) != int(row["line_start"]):
        yield f"it begins on line {text.line(start)}, not {row['line_start']}"
    if row.get("line_end") and text.line(end - 1) != int(row["line_end"]):
        yield f"it ends on line {text.line(end - 1)}, not {row['line_end']}"
    parts = [tuple(map(int, part.split("-"))) for part in (row.get("segments") or "").split("|") if part]
    found = " ".join(text.text[low:high] for low, high in parts or [(start, end)])
    whole = "segments" in row  # an event's row has its trigger's first part only
    same = _letters(found) == _letters(row[words]) if words else True
    if words and not same and (whole or not _letters(row[words]).startswith(_letters(found))):
        yield f"its words are {found!r} in the source, not {row[words]!r}"
    if "quote" in row:
        quoted = row["quote"].split("\n")
        first, last = text.line(start), text.line(end - 1)
        for line in text.lines[first - 1 : last]:
            if line.text.strip() and line.text.strip() not in quoted:
                yield f"its quote lacks line {line.number} of the source"


def _letters(text: str) -> str:
    """The letters alone: line ends, hyphens of broken words and footnote numbers inside are the layout's business."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalpha())


def _references(tables: Mapping[str, list[dict[str, str]]]) -> Iterator[Finding]:
    """Ids that lead nowhere or stand twice, and counts that are not those of the rows."""
    keys = {
        "sources": "source_id",
        "mentions": "mention_id",
        "entities": "entity_id",
        "events": "event_id",
        "citations": "citation_id",
        "references": "reference_id",
        "chronicle": "entry_id",
    }
    ids: dict[str, set[str]] = {}
    for table, key in keys.items():
        counts = Counter(row[key] for row in tables[table])
        ids[table] = set(counts)
        yield from (Finding(table, one, f"its id stands {n} times") for one, n in counts.items() if n > 1)
    facts = ids["mentions"] | ids["events"]
    leads = [
        ("mentions", "entity_id", ids["entities"] | {""}),
        ("entity_names", "entity_id", ids["entities"]),
        ("event_arguments", "event_id", ids["events"]),
        ("event_arguments", "mention_id", ids["mentions"]),
        ("event_arguments", "entity_id", ids["entities"] | {""}),
        ("fact_citations", "fact_id", facts),
        ("fact_citations", "citation_id", ids["citations"]),
        ("cited_works", "citation_id", ids["citations"] | {""}),
        ("cited_works", "reference_id", ids["references"]),
        ("chronicle_events", "entry_id", ids["chronicle"]),
        ("chronicle_events", "event_id", ids["events"]),
        ("unsure_names", "first_entity_id", ids["entities"]),
        ("unsure_names", "second_entity_id", ids["entities"]),
    ]
    for table, column, there in leads:
        for number, row in enumerate(tables[table], 2):
            if row[column] not in there:
                yield Finding(table, f"line {number}", f"its {column} {row[column]!r} is not there")
    mentioned = Counter(row["entity_id"] for row in tables["mentions"])
    for row in tables["entities"]:
        if int(row["mentions"]) != mentioned[row["entity_id"]]:
            what = f"it has {mentioned[row['entity_id']]} mentions, not {row['mentions']}"
            yield Finding("entities", row["entity_id"], what)
    told = Counter(row["entry_id"] for row in tables["chronicle_events"])
    for row in tables["chronicle"]:
        if int(row["mentions"]) != told[row["entry_id"]]:
            yield Finding("chronicle", row["entry_id"], f"it has {told[row['entry_id']]} events, not {row['mentions']}")
