"""followthemoney entities: schema, properties, and the difference that comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SalnameError
from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.followthemoney_entities import SCHEMATA, export_followthemoney, read_followthemoney
from pipeline.gazetteer.incoming import IncomingEntity
from pipeline.gazetteer.tables import read_rows, table_paths

FILE = Path("entities.jsonl")


def exported(folder: Path) -> dict[str, dict[str, Any]]:
    lines = export_followthemoney(load_gazetteer(folder).entries.values())[0].splitlines()
    return {entity["id"]: entity for entity in map(json.loads, lines)}


def read(folder: Path, *entities: object, problems: list[SalnameError] | None = None) -> list[IncomingEntity]:
    rows = {row["id"]: row for path in table_paths(folder) for row in read_rows(path, path.read_bytes(), [])}
    text = "\n".join(json.dumps(entity) for entity in entities)
    found: list[SalnameError] = []
    incoming, _ = read_followthemoney(FILE, text, load_gazetteer(folder).entries, rows, found)
    if problems is None:
        assert found == []
    else:
        problems += found
    return incoming


def test_person(tables: Path) -> None:
    entity = exported(tables)["aliye-hoca"]
    assert (entity["schema"], entity["caption"]) == ("Person", "Aliye Hoca")
    assert entity["properties"] == {
        "name": ["Aliye Hoca", "Aliyə Xoca", "Алијә Хоҹа"],
        "weakAlias": ["Hoca"],
        "birthDate": ["1880"],  # the model knows no "about"
        "deathDate": ["1941-05"],
        "wikidataId": ["Q42"],
        "keywords": ["PERSON"],
    }


def test_entity_of_ambiguous_names_alone_has_a_name(tables: Path) -> None:
    properties = exported(tables)["dere"]["properties"]
    assert (properties["name"], properties["weakAlias"]) == (["Dere"], ["Dere", "Dərə", "Дәрә"])
    assert properties["sourceUrl"] == ["https://www.geonames.org/7"]


def test_labels_without_a_schema_are_counted(tables: Path) -> None:
    path = tables / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("GPE", "NORP"), encoding="utf-8")
    text, left_out = export_followthemoney(load_gazetteer(tables).entries.values())
    assert (left_out, '"dere"' in text) == ({"NORP": 1}, False)


def test_nothing_changed_gives_no_cells(tables: Path) -> None:
    assert [entity.cells for entity in read(tables, *exported(tables).values())] == [{}] * 4


def test_new_names_go_where_their_letters_say(tables: Path) -> None:
    entity = exported(tables)["kale"]
    entity["properties"]["alias"] = ["Qala Qapısı ə", "Крепостные ворота", "Гала гапысы һ", "Porte"]
    (incoming,) = read(tables, entity)
    assert {column: cell for column, cell in incoming.cells.items() if cell} == {
        "tr": "Kale Kapısı",
        "az": "Qala Qapısı ə",
        "az_cyrl": "Гала гапысы һ",
        "ru": "Крепостные ворота",
        "variants": "Porte",
    }


def test_alias_that_becomes_weak_is_marked_in_every_language(tables: Path) -> None:
    entity = exported(tables)["selim-yazar"]
    names = entity["properties"]["name"]
    names.remove("Selim Yazar")
    entity["properties"]["weakAlias"].append("Selim Yazar")
    (incoming,) = read(tables, entity)
    assert (incoming.cells["tr"], incoming.cells["en"]) == ("?Selim Yazar", "?Selim Yazar")


def test_changed_date_and_note(tables: Path) -> None:
    entity = exported(tables)["aliye-hoca"]
    entity["properties"] |= {"deathDate": ["1942"], "notes": ["teacher"]}
    (incoming,) = read(tables, entity)
    assert incoming.cells == {"until": "1942", "note": "teacher"}, "the birth stays 1880~"


def test_new_body_of_another_schema(tables: Path) -> None:
    entity = {"schema": "PublicBody", "properties": {"name": ["Neşriyat İdaresi"], "incorporationDate": ["1920"]}}
    (incoming,) = read(tables, entity)
    assert (incoming.entity_id, incoming.cells["label"], incoming.cells["from"]) == ("", "ORG", "1920")


@pytest.mark.parametrize(
    "line",
    [
        3,
        {},
        {"id": 1, "schema": "Person", "properties": {}},
        {"id": "a", "schema": "Vessel", "properties": {}},
        {"id": "a", "schema": "Person"},
        {"id": "a", "schema": "Person", "properties": {"name": "A"}},
    ],
)
def test_what_is_no_entity_is_told_by_line(tables: Path, line: object) -> None:
    problems: list[SalnameError] = []
    read(tables, *list(exported(tables).values())[:1], line, problems=problems)
    assert [problem.line for problem in problems] == [2]


@given(st.text(max_size=60))
def test_reader_never_fails(text: str) -> None:
    read_followthemoney(FILE, text, {}, {}, [])


def test_model_knows_every_schema_and_property() -> None:
    followthemoney = pytest.importorskip("followthemoney")
    text, _ = export_followthemoney(load_gazetteer().entries.values())
    used: dict[str, set[str]] = {}
    for line in text.splitlines():
        entity = json.loads(line)
        used.setdefault(entity["schema"], set()).update(entity["properties"])
    assert used.keys() == set(SCHEMATA.values())
    for name, properties in used.items():
        schema = followthemoney.model.get(name)
        assert schema is not None, name
        assert not schema.abstract
        assert properties - schema.properties.keys() == set()
        assert set(schema.required) <= properties


def test_model_takes_every_value(tables: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    for entity in exported(tables).values():
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        assert {name: sorted(proxy.get(name)) for name in entity["properties"]} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }
