"""The tables as files: their columns, and their rows with line numbers. What a row means is not known here."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record

#: The header of every table, in this order.
COLUMNS = (
    "id",
    "label",
    "tr",
    "az",
    "az_cyrl",
    "ru",
    "en",
    "variants",
    "from",
    "until",
    "wikidata",
    "geonames",
    "viaf",
    "source",
    "note",
)

_POSITIONS = {column: position for position, column in enumerate(COLUMNS)}

#: Stands between the names of one cell.
NAME_SEPARATOR = " | "

#: Stands before a name that alone names nobody.
AMBIGUOUS_MARK = "?"

#: The tables that ``salname gazetteer generate`` writes; nobody edits them.
GENERATED_TABLES = frozenset({"cities.csv", "countries.csv"})

#: Which ids gave way to which others; no table of entities (see :mod:`pipeline.gazetteer.replacements`).
REPLACEMENTS_TABLE = "replaced.csv"


@record
class Row:
    """One row of a table, its cells in the order of :data:`COLUMNS`, as written."""

    table: Path
    line: int
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells[_POSITIONS[column]]


def table_paths(folder: Path) -> tuple[Path, ...]:
    """The tables of ``folder`` that hold entities (``*.csv`` but ``replaced.csv``), sorted by name.

    Raises:
        SalnameError: E001 if there is no such folder, E208 if it holds no table.
    """
    if not folder.is_dir():
        raise SalnameError(Errors.E001, path=folder)
    tables = (path for path in folder.glob("*.csv") if path.name != REPLACEMENTS_TABLE)
    paths = tuple(sorted(tables, key=lambda path: path.name))
    if not paths:
        raise SalnameError(Errors.E208, path=folder, name="gazetteers (*.csv)")
    return paths


def read_rows(path: Path, data: bytes, problems: list[SalnameError]) -> list[Row]:
    """The rows of one table; what is wrong with the file is added to ``problems``.

    Comment lines (first character ``#``, also inside quotes, as spreadsheets write them back) and empty
    lines are left out. A table whose header is wrong gives no rows.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(SalnameError(Errors.E010, path=path, encoding="utf-8", position=error.start))
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    header_seen = False
    try:
        for cells in reader:
            if not any(cells) or cells[0].startswith("#"):
                continue
            line = reader.line_num
            if not header_seen:
                header_seen = True
                if not _header_holds(path, line, cells, problems):
                    return []
            elif len(cells) != len(COLUMNS):
                detail = f"the row has {len(cells)} cells, the header {len(COLUMNS)}"
                problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))
            else:
                rows.append(Row(path, line, tuple(cells)))
    except csv.Error as error:
        detail = f"the line is no CSV ({error})"
        problems.append(SalnameError(Errors.E202, path=path, line=reader.line_num, detail=detail))
        return rows
    if not header_seen:
        problems.append(SalnameError(Errors.E201, path=path, column=COLUMNS[0]))
    return rows


def _header_holds(path: Path, line: int, cells: Sequence[str], problems: list[SalnameError]) -> bool:
    if tuple(cells) == COLUMNS:
        return True
    if len(cells) == 1 and cells[0].split(";")[: len(COLUMNS)] == list(COLUMNS):
        # Excel writes semicolons where the decimal sign is a comma (Turkish, Azerbaijani, Russian settings).
        detail = "the columns are separated by semicolons, not commas"
        problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))
        return False
    missing = [column for column in COLUMNS if column not in cells]
    problems.extend(SalnameError(Errors.E201, path=path, line=line, column=column) for column in missing)
    if not missing:
        detail = f"the columns must be {', '.join(COLUMNS)}, in this order and no others"
        problems.append(SalnameError(Errors.E202, path=path, line=line, detail=detail))
    return False


def comments(text: str) -> Iterator[str]:
    """The comment lines at the head of a table, without line ends."""
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line


def format_table(rows: Iterable[Sequence[str]], head: Iterable[str] = ()) -> str:
    """A table as text: the comments ``head``, the header, ``rows`` sorted by id; ``\\n`` line ends.

    Args:
        rows: cells in the order of :data:`COLUMNS`.
        head: comment lines, each beginning with ``#``.
    """
    buffer = io.StringIO(newline="")
    for line in head:
        buffer.write(line + "\n")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    in_order: list[Sequence[str]] = sorted(rows, key=lambda cells: cells[0])
    writer.writerows(in_order)
    return buffer.getvalue()
