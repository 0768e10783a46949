from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands import app

TEXT = "Mehmet Emin Resulzade 1922 yılında İstanbul’a geldi ve burada Yeni Kafkasya dergisini kurdu (Yaqublu, 2012, s. 3).\n"


@pytest.fixture
def run() -> CliRunner:
    return CliRunner()


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_summary_says_what_was_found_and_where(run: CliRunner, text: Path, tmp_path: Path) -> None:
    result = run.invoke(app, ["run", str(text), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "1  source" in result.stdout
    assert "mentions.csv" in result.stdout
    assert f"The tables are in {tmp_path / 'out'}/" in result.stdout
    assert "\x1b[" not in result.stdout


def test_json(run: CliRunner, text: Path, tmp_path: Path) -> None:
    result = run.invoke(app, ["run", str(text), "--out", str(tmp_path / "out"), "--json"])
    summary = json.loads(result.stdout)
    assert summary["tables"]["sources"] == 1
    assert summary["errors"] == []


def test_exit_code_1_and_one_line_if_nothing_could_be_done(run: CliRunner, tmp_path: Path) -> None:
    result = run.invoke(app, ["run", str(tmp_path / "gone"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "[E001]" in result.stderr
    assert str(tmp_path / "gone") in result.stderr.replace("\n", "")


def test_exit_code_3_if_some_inputs_were_refused(run: CliRunner, text: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    result = run.invoke(app, ["run", str(tmp_path), "--out", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert "[E003]" in result.stderr
    assert "1 input was refused" in result.stdout


def test_an_output_that_is_a_file(run: CliRunner, text: Path) -> None:
    result = run.invoke(app, ["run", str(text), "--out", str(text)])
    assert result.exit_code == 1
    assert "[E101]" in result.stderr
    assert text.read_text("utf-8") == TEXT


def test_an_unknown_engine(run: CliRunner, text: Path, tmp_path: Path) -> None:
    result = run.invoke(app, ["run", str(text), "--engine", "none", "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "[E301]" in result.stderr
    assert "spacy" in result.stderr


def test_the_version(run: CliRunner) -> None:
    assert run.invoke(app, ["--version"]).stdout.startswith("salname ")
