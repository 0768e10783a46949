"""Edited files come back whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import SalnameError
from pipeline.gazetteer import check_gazetteer, load_gazetteer
from pipeline.gazetteer.followthemoney_entities import export_followthemoney
from pipeline.gazetteer.importing import ExchangeFormat, ImportPlan, apply, plan_import
from pipeline.gazetteer.name_rows import export_csv, export_json
from pipeline.gazetteer.openrefine import export_openrefine
from pipeline.gazetteer.records import GazetteerEntry


def export(entries: list[GazetteerEntry], form: ExchangeFormat) -> str:
    if form is ExchangeFormat.FOLLOWTHEMONEY:
        return export_followthemoney(entries)[0]
    writers = {
        ExchangeFormat.CSV: export_csv,
        ExchangeFormat.JSON: export_json,
        ExchangeFormat.OPENREFINE: export_openrefine,
    }
    return writers[form](entries)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Importer:
    """Imports texts into one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder.parent / "edited"

    def plan(
        self, text: str, form: ExchangeFormat = ExchangeFormat.CSV, table: str = "", source: str = ""
    ) -> ImportPlan:
        self.file.write_text(text, encoding="utf-8", newline="")
        return plan_import(self.file, form, folder=self.folder, table=table, source=source)

    def run(
        self, text: str, form: ExchangeFormat = ExchangeFormat.CSV, table: str = "", source: str = ""
    ) -> ImportPlan:
        plan = self.plan(text, form, table, source)
        apply(plan)
        assert check_gazetteer(self.folder) == []
        return plan

    def problems(self, text: str, table: str = "", source: str = "own knowledge") -> list[tuple[str, str, int | None]]:
        before = contents(self.folder)
        plan = self.plan(text, ExchangeFormat.CSV, table, source)
        assert plan.tables == {}
        with pytest.raises(SalnameError):
            apply(plan)
        assert contents(self.folder) == before
        return [(problem.code, Path(problem.path or "").name, problem.line) for problem in plan.problems]


@pytest.fixture
def importer(tables: Path) -> Importer:
    return Importer(tables)


@pytest.mark.parametrize("form", ExchangeFormat)
class TestRoundTrip:
    def test_changes_no_byte(self, importer: Importer, form: ExchangeFormat) -> None:
        before = contents(importer.folder)
        plan = importer.run(export(list(load_gazetteer(importer.folder).entries.values()), form), form)
        assert (plan.changes, plan.unchanged, plan.kept, plan.tables) == ((), 4, (), {})
        assert contents(importer.folder) == before

    def test_changes_no_byte_of_the_shipped_tables(self, form: ExchangeFormat, tmp_path: Path) -> None:
        file = tmp_path / "all"
        file.write_text(export(list(load_gazetteer().entries.values()), form), encoding="utf-8", newline="")
        plan = plan_import(file, form)
        assert (plan.changes, plan.problems, plan.tables) == ((), (), {})

    def test_a_new_name_changes_its_row_only(self, importer: Importer, form: ExchangeFormat) -> None:
        before = contents(importer.folder)
        text = export(list(load_gazetteer(importer.folder).entries.values()), form).replace("Sélim", "Selime")
        plan = importer.run(text, form)
        assert [change.cells for change in plan.changes] == [{"variants": ("Sélim", "Selime")}]
        after = contents(importer.folder)
        assert after.pop("people.csv") == before.pop("people.csv").replace("Sélim".encode(), b"Selime")
        assert after == before


class TestNew:
    def test_given_id_is_kept_and_sorted_in(self, importer: Importer) -> None:
        plan = importer.run("id,name,lang\nece-yazar,Ece Yazar,tr\n", table="people", source="a book")
        assert [(change.entity_id, change.added) for change in plan.changes] == [("ece-yazar", True)]
        assert plan.kept == ("aliye-hoca", "selim-yazar")
        text = (importer.folder / "people.csv").read_text(encoding="utf-8")
        ids = [line.partition(",")[0] for line in text.splitlines() if not line.startswith("#")]
        assert ids == ["id", "aliye-hoca", "ece-yazar", "selim-yazar"]
        assert load_gazetteer(importer.folder).entries["ece-yazar"].source == "a book"

    def test_ids_are_proposed(self, importer: Importer) -> None:
        text = "id,label,name,lang,source\n?1,PERSON,Şəmsi İncə,az,a\n?2,PERSON,Эмин Бек,ru,a\n"
        plan = importer.run(text, table="people.csv")
        assert [change.entity_id for change in plan.changes] == ["emin-bek", "semsi-ince"]

    def test_a_taken_slug_gets_the_year(self, importer: Importer) -> None:
        path = importer.folder / "people.csv"
        text = path.read_text(encoding="utf-8").replace("PERSON,Selim Yazar", "PERSON,?Selim Yazar")
        path.write_text(text, encoding="utf-8", newline="")
        new = "id,label,name,lang,ambiguous,from,source\n?,PERSON,Selim Yazar,tr,true,1901,a\n"
        assert [change.entity_id for change in importer.run(new, table="people").changes] == ["selim-yazar-1901"]

    def test_derived_cyrillic_is_not_written(self, importer: Importer) -> None:
        importer.run("id,name,lang\nece,Ece Şah,az\nece,Еҹе Шаһ,az\n", table="people", source="a")
        assert "Еҹе" not in (importer.folder / "people.csv").read_text(encoding="utf-8")

    def test_needs_a_table(self, importer: Importer) -> None:
        assert importer.problems("id,name,lang\nece,Ece Şah,az\n") == [("E202", "edited", 2)]

    def test_unknown_table(self, importer: Importer) -> None:
        with pytest.raises(SalnameError, match="there is no table 'cities'"):
            importer.plan("id,name,lang\n", table="cities")


class TestProblems:
    def test_all_are_listed_and_nothing_is_written(self, importer: Importer) -> None:
        text = "id,label,name,lang\nBad Id,PERSON,Bad,tr\nselim-yazar,PERSON,Selim  Yazar,tr\nveli,TOWN,Veli Ağa,tr\n"
        assert importer.problems(text, table="people") == [
            ("E202", "edited", 2),
            ("E202", "edited", 3),
            ("E202", "edited", 4),
        ]

    def test_name_of_somebody_else(self, importer: Importer) -> None:
        found = importer.problems("id,label,name,lang\nselim-ii,PERSON,Selim Yazar,tr\n", table="people")
        assert found == [("E205", "edited", 2), ("E205", "people.csv", 5)]

    def test_no_source(self, importer: Importer) -> None:
        assert importer.problems("id,label,name,lang\nx,PERSON,Ece Şah,tr\n", table="people", source="") == [
            ("E202", "edited", 2)
        ]

    def test_entity_of_another_table(self, importer: Importer) -> None:
        assert importer.problems("id,name,lang\ndere,Dere,tr\n", table="people") == [("E202", "edited", 2)]

    def test_retired_id(self, importer: Importer) -> None:
        rows = "old_id,new_id,date,reason\nselim-bey,selim-yazar,2025-01-02,the same man\n"
        (importer.folder / "replaced.csv").write_text(rows, encoding="utf-8")
        assert importer.problems("id,name,lang\nselim-bey,Selim Bey,tr\n", table="people") == [("E202", "edited", 2)]

    def test_generated_table(self, importer: Importer) -> None:
        (importer.folder / "places.csv").rename(importer.folder / "cities.csv")
        assert importer.problems("id,label,name,lang\ndere,GPE,Dere Köyü,tr\n") == [("E202", "edited", 2)]

    def test_id_twice_in_followthemoney(self, importer: Importer) -> None:
        line = json.dumps({"id": "x", "schema": "Person", "properties": {"name": ["Ece Şah"]}})
        plan = importer.plan(f"{line}\n{line}\n", ExchangeFormat.FOLLOWTHEMONEY, "people", "a")
        assert [(problem.code, problem.line) for problem in plan.problems] == [("E203", 2)]

    def test_unsound_tables_are_not_added_to(self, importer: Importer) -> None:
        (importer.folder / "more.csv").write_text("id\n", encoding="utf-8")
        with pytest.raises(SalnameError) as caught:
            importer.plan("id,name,lang\n")
        assert caught.value.code == "E201"

    def test_no_such_file(self, importer: Importer) -> None:
        with pytest.raises(SalnameError) as caught:
            plan_import(importer.file, ExchangeFormat.CSV, folder=importer.folder)
        assert caught.value.code == "E001"


def test_an_entity_that_the_file_does_not_hold_is_kept(importer: Importer) -> None:
    plan = importer.run("id,name,lang\nselim-yazar,Selim Yazar,tr\n")
    assert plan.kept == ("aliye-hoca",)
    assert "aliye-hoca" in load_gazetteer(importer.folder).entries


def test_columns_that_the_file_lacks_stay(importer: Importer) -> None:
    importer.run("id,name,lang\naliye-hoca,Aliye Hanım,tr\n")
    entry = load_gazetteer(importer.folder).entries["aliye-hoca"]
    assert [name.text for name in entry.names] == ["Aliye Hanım"]
    assert (entry.since, entry.source) == ("1880~", "a book, p. 3")


def test_changed_azerbaijani_name_carries_its_derived_cyrillic_along(importer: Importer) -> None:
    text = export_csv(load_gazetteer(importer.folder).entries.values()).replace("Aliyə Xoca", "Aliyə Xanım")
    importer.run(text)
    names = [name.text for name in load_gazetteer(importer.folder).entries["aliye-hoca"].names]
    assert names == ["Aliye Hoca", "Hoca", "Aliyə Xanım", "Алијә Ханым"]
