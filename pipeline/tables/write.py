"""Tables as files: CSV and Parquet, byte for byte the same for the same rows."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.tables.contract import Kind, Table

#: A row: a value for each column name; None is an empty cell.
Row = Mapping[str, str | int | float | None]

_PANDAS: dict[Kind, Any] = {Kind.TEXT: "string", Kind.INTEGER: "Int64", Kind.REAL: "float64"}


def data_frame(table: Table, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a frame with the table's columns in order and in their kinds."""
    columns = {
        column.name: pd.array([row[column.name] for row in rows], dtype=_PANDAS[column.kind])
        for column in table.columns
    }
    return pd.DataFrame(columns, columns=list(table.names))


def write_csv(table: Table, rows: Sequence[Row], path: Path) -> None:
    """UTF-8 without byte order mark, LF line ends, quotes only where needed, confidence with two digits."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.names)
        for row in rows:
            writer.writerow([_cell(row[name]) for name in table.names])


def _cell(value: str | int | float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def write_parquet(table: Table, rows: Sequence[Row], path: Path) -> None:
    """The same rows as a Parquet file."""
    data_frame(table, rows).to_parquet(path, index=False, compression="zstd")
