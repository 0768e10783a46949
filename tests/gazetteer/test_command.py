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


def test_generate_names_the_ids_that_are_gone(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(GOOD, encoding="utf-8")
    runner.invoke(gazetteer_app, ["generate", str(tmp_path)])
    (tmp_path / "t.csv").write_text(GOOD + "yeni-tokyo,GPE,Tokyo,,,,Tokyo,,,,,,,own knowledge,\n", encoding="utf-8")
    result = runner.invoke(gazetteer_app, ["generate", str(tmp_path)])
    assert "tokyo" in result.stderr.strip().rpartition(": ")[2].split(", ")


def test_export_of_one_table_and_of_none(runner: CliRunner, tables: Path) -> None:
    result = runner.invoke(gazetteer_app, ["export", str(tables), "--format", "openrefine", "--table", "places"])
    assert [line.partition(",")[0] for line in result.stdout.splitlines()] == ["id", "dere", "", "kale"]
    assert runner.invoke(gazetteer_app, ["export", str(tables), "--table", "cities"]).exit_code == 1


def test_export_says_what_followthemoney_cannot_hold(runner: CliRunner) -> None:
    result = runner.invoke(gazetteer_app, ["export", "--format", "ftm", "--table", "laws"])
    assert (result.stdout, "LAW" in result.stderr) == ("", True)


class TestImport:
    def edit(self, folder: Path) -> list[str]:
        """A file that changes one note, adds an entity and leaves the others out."""
        file = folder.parent / "edited.csv"
        rows = [
            "id,label,name,lang,source,note",
            "kale,FAC,Kale Kapısı,tr,own knowledge,a gate",
            "?,FAC,Köprü Başı,tr,a,",
        ]
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return ["import", str(file), "--table", "places", "--folder", str(folder)]

    def test_says_what_it_did(self, runner: CliRunner, tables: Path) -> None:
        result = runner.invoke(gazetteer_app, self.edit(tables))
        assert result.stdout.splitlines() == [
            "places.csv: changed kale: note: '' -> 'a gate'",
            "places.csv: new kopru-basi (line 3)",
            "1 added, 1 changed, 0 unchanged; 1 not in the file, kept",
        ]
        assert "kopru-basi,FAC,Köprü Başı" in (tables / "places.csv").read_text(encoding="utf-8")
        assert runner.invoke(gazetteer_app, ["check", str(tables)]).exit_code == 0

    def test_dry_run_writes_nothing(self, runner: CliRunner, tables: Path) -> None:
        before = (tables / "places.csv").read_bytes()
        result = runner.invoke(gazetteer_app, [*self.edit(tables), "--dry-run", "--json"])
        said = json.loads(result.stdout)
        assert (said["written"], [change["id"] for change in said["changes"]]) == (False, ["kale", "kopru-basi"])
        assert said["changes"][0]["cells"] == {"note": {"before": "", "after": "a gate"}}
        assert (said["kept"], said["problems"]) == (["dere"], [])
        assert (tables / "places.csv").read_bytes() == before

    def test_problems_end_with_exit_code_1(self, runner: CliRunner, tables: Path) -> None:
        arguments = self.edit(tables)
        Path(arguments[1]).write_text("id,label,name,lang\nKale,FAC,Kale,tr\n", encoding="utf-8")
        result = runner.invoke(gazetteer_app, arguments)
        assert (result.exit_code, result.stdout.count("[E202]"), "nothing was written" in result.stderr) == (1, 2, True)


def test_counts_is_what_the_documentation_shows(runner: CliRunner, root: Path) -> None:
    result = runner.invoke(gazetteer_app, ["counts"])
    assert result.exit_code == 0
    assert result.stdout.strip() in (root / "docs" / "gazetteers.md").read_text("utf-8")
