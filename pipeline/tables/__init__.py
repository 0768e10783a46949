"""The tables stage: from records to the files of the output contract."""

from __future__ import annotations

from pipeline.tables.contract import TABLES, Kind, Table
from pipeline.tables.rows import build_tables
from pipeline.tables.write import Row, data_frame, write_csv, write_parquet

__all__ = ["TABLES", "Kind", "Row", "Table", "build_tables", "data_frame", "write_csv", "write_parquet"]
