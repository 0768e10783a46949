"""``status``, ``diff``, ``audit``, and ``review export`` and ``import``."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.decisions import DecisionKind, DecisionLog

TEXT = "O yıl Ahmet büyük şehre geldi.\n\nSonra 1922 yılında Kemal da geldi.\n"


@pytest.fixture
def inputs(tmp_path: Path, tiny: ModuleType) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    assert call("run", str(folder), "--out", str(tmp_path / "out")).exit_code == 0
    return folder


def call(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


def test_status_says_what_would_run_and_why(inputs: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert "nothing to do" in CliRunner().invoke(app, ["status", str(inputs), "--out", out]).stdout
    (inputs / "a.txt").write_text(TEXT + "Ek.\n", "utf-8")
    (inputs / "b.txt").write_text("Başka.\n", "utf-8")
    said = call("status", str(inputs), "--out", out).stdout
    assert "a.txt: edited; from the stage layout" in said
    assert "b.txt: new" in said
    found = json.loads(call("status", str(inputs), "--out", out, "--json").stdout)
    assert [source["change"] for source in found["sources"]] == ["edited", "new"]
    assert found["nothing"] is False


def test_status_of_a_folder_that_is_not_there_changes_nothing(inputs: Path, tmp_path: Path) -> None:
    said = call("status", str(inputs), "--out", str(tmp_path / "new"))
    assert "a.txt: new" in said.stdout
    assert not (tmp_path / "new").exists()


def test_diff_of_two_runs_and_of_two_folders(inputs: Path, tmp_path: Path) -> None:
    (inputs / "a.txt").write_text(TEXT.replace("Ahmet", "Mehmet"), "utf-8")
    call("run", str(inputs), "--out", str(tmp_path / "out"))
    found = json.loads(CliRunner().invoke(app, ["diff", "1", "2", "--out", str(tmp_path / "out"), "--json"]).stdout)
    assert [fact["surface"] for fact in found["new"].values()] == ["Mehmet"]
    assert [fact["surface"] for fact in found["gone"].values()] == ["Ahmet"]
    assert found["changed"] == []
    call("run", str(inputs), "--out", str(tmp_path / "other"))
    assert "0 new, 0 gone, 0 changed" in call("diff", str(tmp_path / "out"), str(tmp_path / "other")).stdout
    assert "[E405]" in call("diff", "1", "9", "--out", str(tmp_path / "out")).stderr


def test_diff_tells_changed_facts_and_merged_entities(inputs: Path, tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "out" / "salname.db")
    log.decide("person-ahmet", DecisionKind.MERGE, "ayşe", after={"into": "person-kemal"})
    with (tmp_path / "out" / "mentions.csv").open(encoding="utf-8", newline="") as file:
        year = next(row["mention_id"] for row in csv.DictReader(file) if row["label"] == "DATE")
    log.decide(year, DecisionKind.EDIT, "ayşe", after={"value": "1923"})
    call("run", str(inputs), "--out", str(tmp_path / "out"))
    said = call("diff", "1", "2", "--out", str(tmp_path / "out")).stdout
    assert "value: '1922' -> '1923'" in said
    assert "merged into person-kemal: person-ahmet, person-kemal" in said


def test_audit_finds_every_row_in_its_place(inputs: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["audit", "--out", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "every one holds" in result.stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE mentions SET char_start = char_start + 1 WHERE surface = 'Kemal'", "its words are 'emal'"),
        ("UPDATE mentions SET line_start = 9 WHERE surface = 'Kemal'", "it begins on line 3, not 9"),
        ("UPDATE mentions SET quote = '' WHERE surface = 'Kemal'", "its quote lacks line 3"),
        ("UPDATE mentions SET char_end = 9999 WHERE surface = 'Kemal'", "no part of a text"),
        ("UPDATE source_texts SET text = text || ' '", "characters, not"),
        ("UPDATE entities SET mentions = 7 WHERE entity_id = 'person-kemal'", "it has 1 mentions, not 7"),
        ("UPDATE mentions SET entity_id = 'nobody' WHERE surface = 'Kemal'", "its entity_id 'nobody' is not there"),
    ],
)
def test_audit_says_what_does_not_hold(inputs: Path, tmp_path: Path, change: str, said: str) -> None:
    from pipeline.store import Database
    from pipeline.tables import TABLES
    from pipeline.tables.write import write_csv

    out = tmp_path / "out"
    database = Database(out / "salname.db")
    with database.open() as connection:
        connection.execute(change)
    for table in TABLES:
        write_csv(table, database.table(table.name), out / f"{table.name}.csv")
    result = call("audit", "--out", str(out))
    assert result.exit_code == 1
    assert said in result.stdout


def test_audit_sees_a_source_that_was_changed_since_and_a_table_that_was(inputs: Path, tmp_path: Path) -> None:
    (inputs / "a.txt").write_text(TEXT + "Ek.\n", "utf-8")
    table = tmp_path / "out" / "mentions.csv"
    table.write_text(table.read_text("utf-8").replace("Kemal,Kemal", "Kemal,Ali"), "utf-8")
    found = json.loads(call("audit", "--out", str(tmp_path / "out"), "--json").stdout)["findings"]
    assert [finding["table"] for finding in found] == ["mentions", "sources"]


@pytest.mark.parametrize("name", ["d.csv", "d.jsonl"])
def test_decisions_move_without_loss_or_duplicates(inputs: Path, tmp_path: Path, name: str) -> None:
    out, other, file = tmp_path / "out", tmp_path / "other", tmp_path / name
    log = DecisionLog(out / "salname.db")
    log.decide("person-kemal", DecisionKind.NOTE, "ayşe", reason='bak,\n"burada"')
    exported = CliRunner().invoke(app, ["review", "export", str(file), "--out", str(out)])
    assert exported.exit_code == 0
    assert (
        "1 decisions added, 0 were there"
        in CliRunner().invoke(app, ["review", "import", str(file), "--out", str(other)]).stdout
    )
    assert "0 decisions added, 1 were there" in call("review", "import", str(file), "--out", str(other)).stdout
    assert DecisionLog(other / "salname.db").all() == log.all()
