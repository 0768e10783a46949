"""The tables stage: from records to the files of the output contract.

Only the contract is loaded at once; what makes rows and files is loaded when first asked for, so that a command
that finds nothing to do answers quickly.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from pipeline.tables.contract import TABLES, Kind, Row, Table

if TYPE_CHECKING:
    from pipeline.tables.rows import build_tables
    from pipeline.tables.write import data_frame, write_csv, write_parquet

__all__ = ["TABLES", "Kind", "Row", "Table", "build_tables", "data_frame", "write_csv", "write_parquet"]

_LATER = {
    "build_tables": "pipeline.tables.rows",
    "data_frame": "pipeline.tables.write",
    "write_csv": "pipeline.tables.write",
    "write_parquet": "pipeline.tables.write",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(importlib.import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
