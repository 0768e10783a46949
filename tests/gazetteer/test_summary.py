"""Counts and exports of the gazetteer."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.records import Gazetteer
from pipeline.gazetteer.summary import EXPORT_COLUMNS, count_tables, counts_as_markdown, export_csv, export_json
from pipeline.gazetteer.tables import COLUMNS


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    """One entity of three names, one of them derived, one ambiguous."""
    text = ",".join(COLUMNS) + "\nsusa,GPE,Şuşa,Şuşa,,,?Shusha,,,,,,,own knowledge,\n"
    (tmp_path / "places.csv").write_text(text, encoding="utf-8")
    return load_gazetteer(tmp_path)


def test_counts(gazetteer: Gazetteer) -> None:
    (count,) = count_tables(gazetteer)
    assert (count.table, count.labels, count.entities, count.names, count.ambiguous) == (
        "places.csv",
        ("GPE",),
        1,
        4,
        1,
    )


def test_csv_has_a_row_a_name(gazetteer: Gazetteer) -> None:
    rows = list(csv.reader(io.StringIO(export_csv(gazetteer))))
    assert rows[0] == list(EXPORT_COLUMNS)
    assert rows[1:] == [
        ["susa", "GPE", "Şuşa", "tr", "Latn", "true", "false"],
        ["susa", "GPE", "Şuşa", "az", "Latn", "true", "false"],
        ["susa", "GPE", "Шуша", "az", "Cyrl", "true", "false"],
        ["susa", "GPE", "Shusha", "en", "Latn", "true", "true"],
    ]


def test_json_holds_the_same(gazetteer: Gazetteer) -> None:
    rows = json.loads(export_json(gazetteer))
    assert [tuple(row) for row in rows] == [EXPORT_COLUMNS] * 4
    assert rows[3] == dict(zip(EXPORT_COLUMNS, ["susa", "GPE", "Shusha", "en", "Latn", True, True], strict=True))


def test_documentation_shows_the_counts(root: Path) -> None:
    documented = (root / "docs" / "gazetteers.md").read_text(encoding="utf-8")
    start, end = "<!-- salname gazetteer counts -->\n", "<!-- end -->"
    shown = documented.partition(start)[2].partition(end)[0]
    assert shown == counts_as_markdown(load_gazetteer()), "put the output of `salname gazetteer counts` there"


def test_documentation_explains_every_column(root: Path) -> None:
    documented = (root / "docs" / "gazetteers.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"| `{column}` |" not in documented] == []
