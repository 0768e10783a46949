from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest

from pipeline import fingerprints
from pipeline.audit import audit
from pipeline.plan import Plan, make_plan
from pipeline.run import run
from pipeline.settings import Settings
from pipeline.store import Database

TEXT = "O yıl Ahmet büyük şehre geldi.\nSonra 1922 yılında Kemal da geldi.\nİkisi orada kaldı.\n"
OTHER = "Uzakta Nuriye 1931 yazını bekledi.\nSonunda köyüne döndü.\n"


@pytest.fixture
def inputs(tmp_path: Path, tiny: ModuleType) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text(OTHER, "utf-8")
    run([folder], tmp_path / "out", Settings())
    return folder


def plan_of(inputs: Path, **settings: object) -> Plan:
    return make_plan([inputs], Database(inputs.parent / "out" / "salname.db"), Settings(**settings))  # type: ignore[arg-type]


def changes(plan: Plan) -> dict[str, tuple[str, str]]:
    return {source.source_id: (source.change, source.stage) for source in plan.changed}


def test_nothing_changed_is_nothing_to_do(inputs: Path) -> None:
    assert plan_of(inputs).nothing
    report = run([inputs], inputs.parent / "out", Settings())
    assert (report.unchanged, report.resumed, report.counts["sources"]) == (True, 2, 2)


def test_new_edited_and_deleted_texts(inputs: Path) -> None:
    (inputs / "c.txt").write_text("Yeni bir metin 1900 yılından.\n", "utf-8")
    (inputs / "a.txt").write_text(TEXT + "Bir satır daha.\n", "utf-8")
    (inputs / "b.txt").unlink()
    plan = plan_of(inputs)
    assert changes(plan) == {"a": ("edited", "layout"), "c": ("new", "layout")}
    assert [source.source_id for source in plan.gone] == ["b"]


def test_a_moved_text_keeps_its_id_even_if_another_takes_its_place(inputs: Path) -> None:
    (inputs / "a.txt").rename(inputs / "z.txt")
    (inputs / "b.txt").rename(inputs / "a.txt")
    plan = plan_of(inputs)
    assert {source.found.path.name: source.source_id for source in plan.sources} == {"z.txt": "a", "a.txt": "b"}
    assert changes(plan) == {"a": ("moved", ""), "b": ("moved", "")}


def test_a_folder_that_is_moved_as_a_whole_costs_nothing_but_new_places(inputs: Path) -> None:
    before = (inputs.parent / "out" / "mentions.csv").read_bytes()
    inputs.rename(inputs.parent / "archive")
    inputs = inputs.parent / "archive"
    plan = plan_of(inputs)
    assert changes(plan) == {"a": ("relocated", ""), "b": ("relocated", "")} and not plan.nothing
    with mock.patch("pipeline.extract.Extractor.extract", side_effect=AssertionError("extracted again")):
        report = run([inputs], inputs.parent / "out", Settings())
    assert (report.errors, report.resumed, report.counts["sources"]) == ([], 2, 2)
    assert (inputs.parent / "out" / "mentions.csv").read_bytes() == before
    assert plan_of(inputs).nothing
    assert audit(inputs.parent / "out")[1] == []


def test_a_text_that_is_edited_while_its_folder_is_moved_keeps_its_id(inputs: Path) -> None:
    inputs.rename(inputs.parent / "archive")
    inputs = inputs.parent / "archive"
    (inputs / "a.txt").write_text(TEXT + "Bir satır daha.\n", "utf-8")
    assert changes(plan_of(inputs)) == {"a": ("edited", "layout"), "b": ("relocated", "")}
    run([inputs], inputs.parent / "out", Settings())
    assert plan_of(inputs).nothing and audit(inputs.parent / "out")[1] == []


def test_a_copy_is_a_new_source_and_worth_a_warning(inputs: Path) -> None:
    shutil.copy(inputs / "a.txt", inputs / "copy.txt")
    plan = plan_of(inputs)
    assert changes(plan) == {"copy": ("new", "layout")}
    assert [warning.code for warning in plan.warnings] == ["E009"]


def test_a_deleted_text_that_returns_has_its_old_id(inputs: Path) -> None:
    (inputs / "b.txt").rename(inputs.parent / "kept.txt")
    run([inputs], inputs.parent / "out", Settings())
    assert plan_of(inputs).nothing
    (inputs.parent / "kept.txt").rename(inputs / "back.txt")
    assert changes(plan_of(inputs)) == {"b": ("returned", "")}


def test_a_file_refused_before_and_now_is_nothing_to_do(inputs: Path) -> None:
    (inputs / "empty.txt").write_bytes(b"")
    assert not plan_of(inputs).nothing
    assert [error.code for error in run([inputs], inputs.parent / "out", Settings()).errors] == ["E003"]
    assert plan_of(inputs).nothing
    assert [error.code for error in plan_of(inputs).errors] == ["E003"]


@pytest.mark.parametrize(
    ("changed", "stage"),
    [
        ("layout", "layout"),
        ("analyse", "analyse"),
        ("citations", "citations"),
        ("mentions", "mentions"),
        ("dates", "dates"),
        ("events", "events"),
    ],
)
def test_changed_code_invalidates_its_stage_and_those_after_it(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, changed: str, stage: str
) -> None:
    code = dict(fingerprints._code_by_unit())
    code[changed] = ("another", code[changed][1])
    monkeypatch.setattr(fingerprints, "_code_by_unit", lambda: code)
    assert changes(plan_of(inputs)) == {"a": ("unchanged", stage), "b": ("unchanged", stage)}


def test_a_changed_gazetteer_leaves_layout_and_analysis(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "of_gazetteers", lambda: "another")
    plan = plan_of(inputs)
    assert {stage for _, stage in changes(plan).values()} == {"mentions"}
    assert plan.names


def test_changed_names_and_tables_redo_no_source(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = dict(fingerprints._code_by_unit())
    code["names"] = ("another", code["names"][1])
    monkeypatch.setattr(fingerprints, "_code_by_unit", lambda: code)
    plan = plan_of(inputs)
    assert (changes(plan), plan.names, plan.tables, plan.nothing) == ({}, True, True, False)


def test_a_setting_invalidates_the_stage_that_heeds_it(inputs: Path) -> None:
    assert {stage for _, stage in changes(plan_of(inputs, taggers=("rules",))).values()} == {"mentions"}
    assert {stage for _, stage in changes(plan_of(inputs, encoding="utf-8")).values()} == {"layout"}
    assert plan_of(inputs, max_megabytes=3.0).nothing


def test_a_table_that_was_removed_is_written_again(inputs: Path) -> None:
    table = inputs.parent / "out" / "mentions.csv"
    before = table.read_bytes()
    table.unlink()
    assert not run([inputs], inputs.parent / "out", Settings()).unchanged
    assert table.read_bytes() == before


def test_lost_work_files_lose_no_name_when_a_decision_comes_in(inputs: Path) -> None:
    from pipeline.decisions import DecisionKind, DecisionLog

    out = inputs.parent / "out"
    log = DecisionLog(out / "salname.db")
    with Database(out / "salname.db").open() as db:
        target = db.execute("SELECT mention_id FROM mentions WHERE surface = 'Kemal'").fetchone()[0]
        before = db.execute("SELECT count(*) FROM mentions").fetchone()[0]
    log.decide(target, DecisionKind.ACCEPT, "ayşe")
    shutil.rmtree(out / ".salname")
    run([inputs], out, Settings())
    assert log.state(target).status == "accepted"
    with Database(out / "salname.db").open() as db:
        assert db.execute("SELECT count(*) FROM mentions").fetchone()[0] == before
        assert db.execute("SELECT status FROM mentions WHERE mention_id = ?", (target,)).fetchone()[0] == "accepted"
        seen = db.execute("SELECT DISTINCT first_run, last_run FROM all_statements").fetchall()
        assert [tuple(row) for row in seen] == [(1, 2)]
