from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.run import run
from pipeline.settings import Settings

RULE = " " * 43
TEXT = (
    "GİRİŞ\n\nResulzade 1922 yılında İstanbul’a geldi ve Müsavat’ın\n"
    "kadrosunu topladı. Ertesi yıl burada Yeni Kafkasya dergisini kurdu.1 Dergi üç yıl çıktı, sonra sahibi Varşo-\n"
    f"va’ya gitti.\n{RULE}\n1 N. Yaqublu, Müsavat Partisi, Bakü 2012, s. 171.\n"
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    run([folder / "a.txt"], folder / "out", Settings())
    return folder / "out"


def ids(out: Path, table: str, key: str, **wanted: str) -> list[str]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row[key] for row in csv.DictReader(file) if all(row[k] == v for k, v in wanted.items())]


def show(out: Path, fact_id: str, *options: str) -> str:
    result = CliRunner().invoke(app, ["show", fact_id, "--out", str(out), *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_mention_is_marked_in_its_line(out: Path) -> None:
    shown = show(out, ids(out, "mentions", "mention_id", surface="İstanbul’a")[0])
    assert "     3 │ Resulzade 1922 yılında ⟦İstanbul’a⟧ geldi" in shown
    assert "entity id" in shown
    assert "a.txt, line 3, page 1" in shown


def test_an_event_has_its_arguments_and_its_reference(out: Path) -> None:
    shown = show(out, ids(out, "events", "event_id", type="FOUND")[0])
    assert "⟦kurdu⟧" in shown
    assert "Yeni Kafkasya" in shown
    assert "cite as     a.txt, p. 1, l. 4 | " in shown
    assert "Yaqublu" in shown


def test_a_word_broken_over_a_line_is_marked_on_both(out: Path) -> None:
    shown = show(out, ids(out, "mentions", "mention_id", surface="Varşova’ya")[0])
    assert "⟦Varşo-⟧" in shown
    assert "⟦va’ya⟧ gitti" in shown


def test_a_citation(out: Path) -> None:
    shown = show(out, ids(out, "citations", "citation_id", kind="footnote")[0])
    assert "kurdu.⟦1⟧" in shown
    assert "Bakü 2012" in shown


def test_json(out: Path) -> None:
    fact = json.loads(show(out, ids(out, "mentions", "mention_id", surface="İstanbul’a")[0], "--json"))
    assert fact["fact"]["label"] == "GPE"
    assert fact["source"]["path"] == "a.txt"


@pytest.mark.parametrize("fact_id", ["m-000000000000", "x-1", ""])
def test_an_unknown_fact(out: Path, fact_id: str) -> None:
    result = CliRunner().invoke(app, ["show", fact_id, "--out", str(out)])
    assert result.exit_code == 1
    assert "[E401]" in result.stderr


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["show", "m-000000000000", "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert "[E103]" in result.stderr
