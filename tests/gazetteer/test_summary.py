"""Counts of the gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.records import Gazetteer
from pipeline.gazetteer.summary import count_tables, counts_as_markdown
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


def test_documentation_shows_the_counts(root: Path) -> None:
    documented = (root / "docs" / "gazetteers.md").read_text(encoding="utf-8")
    start, end = "<!-- salname gazetteer counts -->\n", "<!-- end -->"
    shown = documented.partition(start)[2].partition(end)[0]
    assert shown == counts_as_markdown(load_gazetteer()), "put the output of `salname gazetteer counts` there"


def test_documentation_explains_every_column(root: Path) -> None:
    documented = (root / "docs" / "gazetteers.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"| `{column}` |" not in documented] == []
