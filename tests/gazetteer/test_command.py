"""``salname gazetteer`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands.gazetteer import gazetteer_app
from pipeline.gazetteer.tables import COLUMNS

GOOD = ",".join(COLUMNS) + "\nsusa,GPE,Şuşa,,,,,,,,,,,own knowledge,\n"
BAD = GOOD + "baku,CITY,Bakü,,,,,,,,,,,,\n"


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def test_check_passes_on_the_shipped_tables(runner: CliRunner) -> None:
    result = runner.invoke(gazetteer_app, ["check"])
    assert result.exit_code == 0
    assert result.stdout.startswith("no problems: 9 tables")


def test_check_lists_each_problem_on_a_line(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(BAD, encoding="utf-8")
    result = runner.invoke(gazetteer_app, ["check", str(tmp_path)])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line[:6] for line in lines] == ["[E202]", "[E202]", "[E204]"]
    assert all("t.csv:3:" in line for line in lines)
    assert "3 problems in 1 table" in result.stderr


def test_export_to_a_file(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "names.json"
    result = runner.invoke(gazetteer_app, ["export", str(tmp_path), "--format", "json", "--out", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert [row["name"] for row in json.loads(out.read_text(encoding="utf-8"))] == ["Şuşa"]
    assert list(tmp_path.glob("*.part")) == []


def test_export_to_standard_output(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(GOOD, encoding="utf-8")
    result = runner.invoke(gazetteer_app, ["export", str(tmp_path)])
    assert result.stdout.splitlines() == [
        "id,label,name,lang,script,preferred,ambiguous",
        "susa,GPE,Şuşa,tr,Latn,true,false",
    ]


def test_generate_writes_only_what_changed(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(GOOD, encoding="utf-8")
    stale = runner.invoke(gazetteer_app, ["generate", "--check", str(tmp_path)])
    assert (stale.exit_code, sorted(path.name for path in tmp_path.iterdir())) == (1, ["t.csv"])
    written = runner.invoke(gazetteer_app, ["generate", str(tmp_path)])
    assert written.stdout == "countries.csv: written\ncities.csv: written\n"
    current = runner.invoke(gazetteer_app, ["generate", "--check", str(tmp_path)])
    assert (current.exit_code, current.stdout) == (0, "countries.csv: up to date\ncities.csv: up to date\n")
