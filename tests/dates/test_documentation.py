"""Every row of the tables in docs/dates.md is read as it says there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.dates import find_dates
from pipeline.records import Lang

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"\| (?P<text>[^|]+) \| (?P<lang>tr|az) \| (?P<anchor>[^|]*)\| (?P<value>[^|]+) \|")
ROWS = [match.groupdict() for match in ROW.finditer((ROOT / "docs" / "dates.md").read_text(encoding="utf-8"))]


def test_the_tables_are_found() -> None:
    assert len(ROWS) > 70


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_row(row: dict[str, str]) -> None:
    found = find_dates(row["text"], Lang(row["lang"]), row["anchor"].strip())
    assert [item.value for item in found] == [row["value"].strip()]
