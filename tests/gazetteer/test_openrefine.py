"""OpenRefine's records: a row a name, the entity's cells on the first."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SalnameError
from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.openrefine import OPENREFINE_COLUMNS, export_openrefine, read_openrefine

FILE = Path("records.csv")
HEAD = "id,label,name,language,ambiguous,wikidata\n"


def test_a_record_begins_with_its_id(tables: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(export_openrefine(load_gazetteer(tables).entries.values()))))
    assert tuple(rows[0]) == OPENREFINE_COLUMNS
    assert [(row["id"], row["name"], row["language"], row["ambiguous"], row["source"]) for row in rows[:3]] == [
        ("aliye-hoca", "Aliye Hoca", "tr", "", "a book, p. 3"),
        ("", "Hoca", "tr", "true", ""),
        ("", "Aliyə Xoca", "az", "", ""),
    ]


def test_only_cyrillic_names_that_a_table_holds_go_out(tables: Path) -> None:
    path = tables / "people.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Сәлим Јазар", "Салим Јазар"), encoding="utf-8")
    rows = csv.DictReader(io.StringIO(export_openrefine(load_gazetteer(tables).entries.values())))
    assert [row["name"] for row in rows if row["language"] == "az-Cyrl"] == ["Салим Јазар"]


@pytest.mark.parametrize("second", ["", "a"], ids=["records", "filled down"])
def test_rows_belong_to_the_id_above(second: str) -> None:
    text = f"{HEAD}a,GPE,Bir,tr,,\n{second},,Bər,az,true,\nb,LOC,Su,,,\n"
    entities, _ = read_openrefine(FILE, text, [])
    assert [(entity.entity_id, entity.line) for entity in entities] == [("a", 2), ("b", 4)]
    assert (entities[0].cells["tr"], entities[0].cells["az"]) == ("Bir", "?Bər")
    assert entities[1].cells["variants"] == "Su"


def test_reconciled_id_may_stand_on_any_row_of_a_record() -> None:
    (entity,), _ = read_openrefine(FILE, f"{HEAD}a,GPE,Bir,tr,,\n,,Bər,az,,Q5\n", [])
    assert entity.cells["wikidata"] == "Q5"


def test_each_bare_question_mark_is_a_new_entity() -> None:
    entities, _ = read_openrefine(FILE, f"{HEAD}?,GPE,Bir,tr,,\n,,One,en,,\n?,GPE,İki,tr,,\n", [])
    assert [(entity.entity_id, entity.cells["tr"]) for entity in entities] == [("", "Bir"), ("", "İki")]


@pytest.mark.parametrize(
    ("rows", "line"), [(",GPE,Bir,tr,,\n", 2), ("a,GPE,Bir,de,,\n", 2), ("a,GPE,Bir,tr,,Q1\n,,İki,tr,,Q2\n", 3)]
)
def test_what_is_wrong_is_told_by_line(rows: str, line: int) -> None:
    problems: list[SalnameError] = []
    read_openrefine(FILE, HEAD + rows, problems)
    assert [problem.line for problem in problems] == [line]


@given(st.text(max_size=60))
def test_reader_never_fails(text: str) -> None:
    read_openrefine(FILE, HEAD + text, [])
