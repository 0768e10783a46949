from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.commands import names as command
from pipeline.gazetteer.records import Gazetteer

runner = CliRunner()


@pytest.fixture(autouse=True)
def _own_gazetteer(monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer) -> None:
    monkeypatch.setattr(command, "load_gazetteer", lambda: gazetteer)


def test_find_shows_ids_and_reasons() -> None:
    result = runner.invoke(app, ["names", "find", "Расулзаде"])
    assert result.exit_code == 0
    assert "mehmet-emin-resulzade" in result.stdout
    assert "surname" in result.stdout


def test_find_as_json_and_limited() -> None:
    result = runner.invoke(app, ["names", "find", "Баку", "--json", "--limit", "1"])
    (match,) = json.loads(result.stdout)
    assert (match["entity_id"], match["label"], match["score"]) == ("baku", "GPE", 1.0)


def test_find_nothing_is_exit_code_1() -> None:
    assert runner.invoke(app, ["names", "find", "Qwrtz"]).exit_code == 1


@pytest.mark.parametrize("arguments", [["find", "…"], ["find", "Baku", "--kind", "TOWN"], ["explain", "", "Baku"]])
def test_what_cannot_be_looked_up_is_said(arguments: list[str]) -> None:
    result = runner.invoke(app, ["names", *arguments])
    assert result.exit_code == 1
    assert "[E404]" in result.stderr


def test_explain_says_why() -> None:
    result = runner.invoke(app, ["names", "explain", "Məmməd Əmin Rəsulzadə", "Məmməd Nağı Rəsulzadə", "-k", "PERSON"])
    assert result.exit_code == 0
    assert result.stdout.startswith("cannot be the same")
    assert "Əmin is not Nağı" in result.stdout


def test_explain_as_json() -> None:
    result = runner.invoke(app, ["names", "explain", "Bakü", "Баку", "--json"])
    found = json.loads(result.stdout)
    assert (found["verdict"], found["first_id"], found["second_id"]) == ("same", "baku", "baku")


def test_cluster_writes_the_table_back(tmp_path: Path) -> None:
    source, target = tmp_path / "in.tsv", tmp_path / "out.csv"
    source.write_text("variant\tkind\tpage\nResulzade\tPERSON\t7\nМ.Э.Расулзаде\tPERSON\t9\n", encoding="utf-8")
    result = runner.invoke(app, ["names", "cluster", str(source), "--column", "variant", "--out", str(target)])
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [row["entity_id"] for row in rows] == ["mehmet-emin-resulzade"] * 2
    assert [(row["variant"], row["page"], row["name"]) for row in rows][1] == ("М.Э.Расулзаде", "9", "М.Э.Расулзаде")


def test_cluster_without_the_authority(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("name,kind\nBakü,GPE\n", encoding="utf-8")
    result = runner.invoke(app, ["names", "cluster", str(source), "--no-authority"])
    assert "place-baku" in result.stdout


def test_base_to_standard_output(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("name,kind,lang\nTiflisdən,GPE,az\nHalk Partisi’nin,ORG,tr\n", encoding="utf-8")
    result = runner.invoke(app, ["names", "base", str(source)])
    assert [row["base_form"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["Tiflis", "Halk Partisi"]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("title\nBakü\n", encoding="utf-8")
    result = runner.invoke(app, ["names", "base", str(source)])
    assert result.exit_code == 1
    assert "[E403]" in result.stderr


def test_an_output_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("name\nBakü\n", encoding="utf-8")
    result = runner.invoke(app, ["names", "base", str(source), "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert "[E106]" in result.stderr


def test_a_table_may_have_a_byte_order_mark_semicolons_and_empty_names(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes('﻿name;kind;note\r\nBakıda;GPE;"a;b"\r\n;GPE;x\r\n'.encode())
    result = runner.invoke(app, ["names", "base", str(source)])
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["note"], row["base_form"]) for row in rows] == [("a;b", "Bakı"), ("x", "")]


@pytest.mark.parametrize(("content", "code"), [(b"", "E003"), (None, "E001"), (b"name\n\xff\xfe\n", "E010")])
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes | None, code: str) -> None:
    source = tmp_path / "in.csv"
    if content is not None:
        source.write_bytes(content)
    result = runner.invoke(app, ["names", "cluster", str(source)])
    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr


def test_a_slip_of_the_pen_still_finds() -> None:
    result = runner.invoke(app, ["names", "find", "Resulzdae"])
    assert "mehmet-emin-resulzade" in result.stdout
