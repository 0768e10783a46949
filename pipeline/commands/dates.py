"""``salname dates``: read the dates of a sentence, or of a table of sentences."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline.commands.printing import write_or_print
from pipeline.dates import DateExpression, DateValue, find_dates, timex3
from pipeline.errors import Errors, SalnameError
from pipeline.records import Label, Lang
from pipeline.text_files import read_utf8

#: Columns of the table that comes back, one row a date.
COLUMNS: Final = ("id", "expression", "value", "earliest", "latest", "method")

_DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}


def dates_command(
    text: Annotated[
        str, typer.Argument(metavar="TEXT|FILE", help="A text, or a .csv or .tsv file with a column `text`.")
    ],
    lang: Annotated[
        str, typer.Option(metavar="tr|az", help="Language; by default told by the letters of the text.")
    ] = "",
    anchor: Annotated[
        str, typer.Option(metavar="EDTF", help="Date that relative dates are counted from, e.g. 1918 or 1926-01.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="PRED.csv", help="Write the table here instead of to standard output.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a text's dates as JSON, TIMEX3 attributes included.")
    ] = False,
    durations: Annotated[
        bool, typer.Option("--durations", help="Give durations rows of their own in the table, too.")
    ] = False,
) -> None:
    """Read the dates in TEXT: what was found where, its EDTF value, its first and last day, and why.

    A FILE has the columns text and, if they are wanted, id, lang and anchor; for each date a row comes back.
    """
    path = Path(text) if text[-4:].lower() in _DELIMITERS and "\n" not in text else None
    if path is None:
        found = _find(text, lang, anchor)
        if as_json:
            typer.echo(json.dumps([_as_dict(item) for item in found], ensure_ascii=False, indent=2))
        else:
            _print(found)
        return
    write_or_print(_as_csv(_read_table(path, lang, anchor, durations)), out)


def _find(
    text: str, lang: str, anchor: str, *, path: Path | None = None, line: int | None = None
) -> tuple[DateExpression, ...]:
    """The dates of a text, with options checked.

    Raises:
        SalnameError: E404 if the language or the anchor is none.
    """
    if lang not in ("", "tr", "az"):
        raise SalnameError(Errors.E404, path=path, line=line, detail=f"{lang!r} is no language of dates: say tr or az")
    try:
        DateValue.from_text(anchor or "?")
    except ValueError as error:
        detail = f"the anchor {anchor!r} is no EDTF date such as 1918, 1918-05 or 1918-05-28"
        raise SalnameError(Errors.E404, path=path, line=line, detail=detail) from error
    return find_dates(text, Lang(lang) if lang else None, anchor)


def _as_dict(item: DateExpression) -> dict[str, object]:
    return {
        "start": item.span.start,
        "end": item.span.end,
        "label": item.label.value,
        "expression": item.surface,
        "value": item.value,
        "earliest": item.earliest,
        "latest": item.latest,
        "method": item.method,
        "original": item.original,
        "timex3": timex3(item.label, item.value).attributes(),
    }


def _print(found: tuple[DateExpression, ...]) -> None:
    """The dates as a table for people."""
    if not found:
        typer.echo("no date")
        return
    rows = [("span", "expression", "value", "from", "to", "why")]
    for item in found:
        why = item.method if not item.original else f"{item.method}; printed {item.original}"
        span = f"{item.span.start}-{item.span.end}"
        rows.append((span, " ".join(item.surface.split()), item.value, item.earliest, item.latest, why))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        typer.echo("  ".join([*cells, row[-1]]).rstrip())


def _read_table(path: Path, lang: str, anchor: str, durations: bool) -> Iterator[tuple[str, ...]]:
    """The rows that come back for a table.

    Raises:
        SalnameError: E001, E006 or E010 if it cannot be read, E403 if it has no column ``text``, E404 at a bad row.
    """
    reader = csv.DictReader(io.StringIO(read_utf8(path), newline=""), delimiter=_DELIMITERS[path.suffix.lower()])
    try:
        if "text" not in (reader.fieldnames or ()):
            raise SalnameError(Errors.E403, path=path, column="text")
        for number, row in enumerate(reader, start=1):
            found = _find(
                row["text"] or "",
                (row.get("lang") or lang).strip(),
                (row.get("anchor") or anchor).strip(),
                path=path,
                line=reader.line_num,
            )
            for item in found:
                if item.label is Label.DATE or durations:
                    name = row.get("id") or str(number)
                    yield name, item.surface, item.value, item.earliest, item.latest, item.method
    except csv.Error as error:
        raise SalnameError(Errors.E404, path=path, line=reader.line_num, detail=f"not a table: {error}") from error


def _as_csv(rows: Iterator[tuple[str, ...]]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return buffer.getvalue()
