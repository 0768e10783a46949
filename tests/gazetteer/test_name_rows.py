"""One row a name, written and read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SalnameError
from pipeline.gazetteer import GazetteerEntry, load_gazetteer
from pipeline.gazetteer.name_rows import EXPORT_COLUMNS, export_csv, export_json, read_csv, read_json
from pipeline.gazetteer.tables import COLUMNS

FILE = Path("names.csv")


@pytest.fixture
def entries(tmp_path: Path) -> list[GazetteerEntry]:
    """One entity of four names, one of them derived, one ambiguous."""
    text = ",".join(COLUMNS) + "\nsusa,GPE,Şuşa,Şuşa,,,?Shusha,,,,,,,own knowledge,\n"
    (tmp_path / "places.csv").write_text(text, encoding="utf-8")
    return list(load_gazetteer(tmp_path).entries.values())


def test_csv_has_a_row_a_name(entries: list[GazetteerEntry]) -> None:
    rows = list(csv.reader(io.StringIO(export_csv(entries))))
    assert rows[0] == list(EXPORT_COLUMNS)
    assert rows[1:] == [
        ["susa", "GPE", "Şuşa", "tr", "Latn", "true", "false"],
        ["susa", "GPE", "Şuşa", "az", "Latn", "true", "false"],
        ["susa", "GPE", "Шуша", "az", "Cyrl", "true", "false"],
        ["susa", "GPE", "Shusha", "en", "Latn", "true", "true"],
    ]


def test_json_holds_the_same(entries: list[GazetteerEntry]) -> None:
    rows = json.loads(export_json(entries))
    assert [tuple(row) for row in rows] == [EXPORT_COLUMNS] * 4
    assert rows[3] == dict(zip(EXPORT_COLUMNS, ["susa", "GPE", "Shusha", "en", "Latn", True, True], strict=True))


def test_rows_of_one_id_make_one_entity_wherever_they_stand() -> None:
    problems: list[SalnameError] = []
    text = "id,name,lang,note\na,Bir,tr,\nb,İki,tr,\na,One,en,a note\n"
    entities, unread = read_csv(FILE, text, problems)
    assert (problems, unread) == ([], ())
    assert [(entity.entity_id, entity.line) for entity in entities] == [("a", 2), ("b", 3)]
    assert (entities[0].cells["tr"], entities[0].cells["en"], entities[0].cells["note"]) == ("Bir", "One", "a note")
    assert "source" not in entities[0].cells, "a column that is missing changes nothing"


def test_preferred_name_comes_first() -> None:
    (entity,), _ = read_csv(FILE, "id,name,lang,preferred\na,Bir,tr,\na,İki,tr,true\n", [])
    assert entity.cells["tr"] == "İki | Bir"


def test_script_is_told_by_the_letters_if_nothing_says_it() -> None:
    (entity,), _ = read_csv(FILE, "id,name,lang\na,Bakı,az\na,Бакы,az\n", [])
    assert (entity.cells["az"], entity.cells["az_cyrl"]) == ("Bakı", "Бакы")


@pytest.mark.parametrize(
    ("text", "line", "detail"),
    [
        ("id,name,lang\n,Bir,tr\n", 2, "id"),
        ("id,name,lang\na,Bir,de\n", 2, "lang"),
        ("id,name,lang\na,Bir,ru\n", 2, "lang"),
        ("id,name,lang,ambiguous\na,Bir,tr,maybe\n", 2, "ambiguous"),
        ("id,name,lang,preferred\na,Bir,tr,true\na,İki,tr,true\n", 2, "preferred"),
        ("id,name,lang,label\na,Bir,tr,GPE\na,İki,tr,LOC\n", 3, "label"),
        ("id,name,lang\na,Bir,tr,x\n", 2, "cells"),
        ("id,lang\na,tr\n", 1, "name"),
        ('id,name,lang\na,"Bir,tr\n', 2, "CSV"),
    ],
)
def test_what_is_wrong_is_told_by_line(text: str, line: int, detail: str) -> None:
    problems: list[SalnameError] = []
    read_csv(FILE, text, problems)
    assert [(problem.path, problem.line) for problem in problems] == [("names.csv", line)]
    assert detail in problems[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [("{}", 1), ('[{"id": "a"}', 1), ('[\n{"id": "a", "name": 3}\n]', 2), ("[\n3]", 2), ("[] x", 1), ('["a"\n"b"]', 2)],
)
def test_json_that_is_no_list_of_names(text: str, line: int) -> None:
    problems: list[SalnameError] = []
    read_json(FILE, text, problems)
    assert line in [problem.line for problem in problems]


def test_columns_nobody_reads_are_named() -> None:
    assert read_csv(FILE, "id,name,lang,colour\na,Bir,tr,red\n", [])[1] == ("colour",)
    assert read_json(FILE, '[{"id": "a", "name": "Bir", "lang": "tr", "colour": "red"}]', [])[1] == ("colour",)


@given(st.text(max_size=60))
def test_readers_never_fail(text: str) -> None:
    read_csv(FILE, text, [])
    read_json(FILE, text, [])
    read_csv(FILE, "id,name,lang\n" + text, [])
