"""The generated tables are what the libraries give, and keep out of the way of the hand-written ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.generate import CITIES_TABLE, COUNTRIES_TABLE, generate
from pipeline.gazetteer.records import GazetteerEntry
from pipeline.gazetteer.tables import COLUMNS, comments
from pipeline.resources import data_folder


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    """The tables as the installed libraries give them."""
    return generate(data_folder("gazetteers"))


@pytest.mark.parametrize("name", [COUNTRIES_TABLE, CITIES_TABLE])
def test_shipped_table_is_up_to_date(generated: dict[str, str], name: str) -> None:
    shipped = (data_folder("gazetteers") / name).read_bytes().decode()
    if list(comments(shipped)) != list(comments(generated[name])):
        pytest.skip("made with other versions of the libraries")
    assert shipped == generated[name], "run `salname gazetteer generate`"


@pytest.mark.parametrize("name", [COUNTRIES_TABLE, CITIES_TABLE])
def test_head_names_licence_and_version(generated: dict[str, str], name: str) -> None:
    head = "\n".join(comments(generated[name]))
    assert "do not edit" in head
    assert "Babel 2." in head
    assert ("CC BY 4.0" in head) == (name == CITIES_TABLE)


def test_twice_gives_the_same(generated: dict[str, str]) -> None:
    assert generate(data_folder("gazetteers")) == generated


def test_cities_stay_small(generated: dict[str, str]) -> None:
    assert len(generated[CITIES_TABLE].encode()) < 1_000_000
    assert 1_000 < generated[CITIES_TABLE].count("\n") < 5_000


def _generate_beside(tmp_path: Path, *rows: str) -> dict[str, GazetteerEntry]:
    """What the loader makes of generated tables beside a hand-written one."""
    (tmp_path / "hand.csv").write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    for name, text in generate(tmp_path).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return dict(load_gazetteer(tmp_path).entries)


def test_hand_written_place_replaces_the_generated_one(tmp_path: Path) -> None:
    entries = _generate_beside(tmp_path, "saratof,GPE,Saratov,,,,,,,,,,,own knowledge,")
    assert "saratof" in entries
    assert "saratov" not in entries


def test_name_of_a_hand_written_person_is_not_taken(tmp_path: Path) -> None:
    entries = _generate_beside(tmp_path, "a,PERSON,Saratov,,,,,,,,,,,own knowledge,")
    owners = [entry.entity_id for entry in entries.values() if "Saratov" in {name.text for name in entry.names}]
    assert owners == ["a"]


def test_taken_id_gets_the_country_code(tmp_path: Path) -> None:
    entries = _generate_beside(tmp_path, "saratov,ORG,Bambaşka,,,,,,,,,,,own knowledge,")
    assert entries["saratov-ru"].name_in("en") == "Saratov"


@pytest.mark.parametrize(
    ("entity_id", "column", "name"),
    [
        ("brezilya", "tr", "Brezilya"),
        ("brezilya", "az", "Braziliya"),
        ("brezilya", "ru", "Бразилия"),
        ("kutahya", "tr", "Kütahya"),
        ("dublin", "ru", "Дублин"),
    ],
)
def test_names_by_language(entity_id: str, column: str, name: str) -> None:
    assert load_gazetteer().entries[entity_id].name_in(column) == name


def test_town_called_like_a_word_is_ambiguous() -> None:
    # Ordu is a town on the Black Sea and the Turkish word for army.
    entry = load_gazetteer().entries["ordu"]
    assert all(name.ambiguous for name in entry.names if name.text == "Ordu")
