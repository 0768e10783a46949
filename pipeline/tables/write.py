"""Tables as files: CSV and Parquet, byte for byte the same for the same rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.tables.contract import Kind, Row, Table

if TYPE_CHECKING:
    import pandas as pd

_PANDAS: dict[Kind, Any] = {Kind.TEXT: "string", Kind.INTEGER: "Int64", Kind.REAL: "float64"}
_PANDAS_KIND = {Kind.TEXT: "unicode", Kind.INTEGER: "Int64", Kind.REAL: "float64"}


def data_frame(table: Table, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a frame with the table's columns in order and in their kinds."""
    import pandas as pd

    columns = {
        column.name: pd.array([row[column.name] for row in rows], dtype=_PANDAS[column.kind])
        for column in table.columns
    }
    return pd.DataFrame(columns, columns=list(table.names))


def csv_header(table: Table) -> bytes:
    """The first line of a table's CSV file."""
    return (",".join(table.names) + "\n").encode()


def csv_lines(table: Table, rows: Iterable[Row]) -> bytes:
    """Rows as they stand in the CSV file: UTF-8, LF line ends, quotes only where needed, two digits of confidence."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    numbers = [index for index, column in enumerate(table.columns) if column.kind is Kind.REAL]
    cells = map(itemgetter(*table.names), rows)
    writer.writerows((_with_two_digits(row, numbers) for row in cells) if numbers else cells)
    return file.getvalue().encode()


def write_csv(table: Table, rows: Iterable[Row], path: Path) -> None:
    """A table's CSV file, without byte order mark."""
    path.write_bytes(csv_header(table) + csv_lines(table, rows))


def _with_two_digits(row: Sequence[str | int | float | None], numbers: Iterable[int]) -> list[str | int | float | None]:
    """A row of cells, with those of some columns as they are printed."""
    cells = list(row)
    for index in numbers:
        if isinstance(value := cells[index], float):
            cells[index] = f"{value:.2f}"
    return cells


def write_parquet(table: Table, csv_file: Path, path: Path) -> None:
    """The rows of a table's CSV file as a Parquet file; empty cells are null in columns of numbers only."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet

    kinds = {Kind.TEXT: pa.string(), Kind.INTEGER: pa.int64(), Kind.REAL: pa.float64()}
    found = arrow_csv.read_csv(
        csv_file,
        read_options=arrow_csv.ReadOptions(use_threads=True, block_size=1 << 24),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types={column.name: kinds[column.kind] for column in table.columns},
            null_values=[""],
            strings_can_be_null=False,
        ),
    )
    found = found.replace_schema_metadata({b"pandas": _pandas_metadata(table)})
    parquet.write_table(found, path, compression="zstd", compression_level=1, row_group_size=1 << 17)


def _pandas_metadata(table: Table) -> bytes:
    """What pandas wants to know to read the kinds back: whole numbers that may be missing, texts as ``string``."""
    columns = [
        {
            "name": column.name,
            "field_name": column.name,
            "pandas_type": _PANDAS_KIND[column.kind],
            "numpy_type": _PANDAS[column.kind],
            "metadata": None,
        }
        for column in table.columns
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": columns}, sort_keys=True).encode()
