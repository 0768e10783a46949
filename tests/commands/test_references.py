"""``salname references list`` and ``export``, and the chronicle in ``salname show``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import bibtexparser
import pytest
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.run import run
from pipeline.settings import Settings

RULE = " " * 43
FIRST = (
    "GİRİŞ\n\nResulzade 1922 yılında İstanbul’a geldi. Ertesi yıl burada Yeni Kafkasya dergisini kurdu.1 Resulzade\n"
    f"6 Mart 1955’te Ankara’da vefat etti.2\n{RULE}\n1 N. Karaca, Dağların Sesi, Bakü 2012, s. 171.\n"
    "2 Karaca, a.g.e., s. 200.\n"
)
SECOND = (
    "SON YILLAR\n\nResulzade 1955 yılında Ankara’da vefat etti (Karaca, 2012, s. 5). Cenazesi kalabalıktı.\n\nKAYNAKÇA\n\n"
    "Karaca, N. (2012). Dağların Sesi. Bakü: Elm.\n"
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("references")
    (folder / "a.txt").write_text(FIRST, "utf-8")
    (folder / "b.txt").write_text(SECOND, "utf-8")
    run([folder / "a.txt", folder / "b.txt"], folder / "out", Settings())
    return folder / "out"


def salname(words: list[str]) -> str:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_work_over_both_texts(out: Path) -> None:
    (work,) = rows(out, "references")
    assert (work["citations"], work["sources"], work["publisher"]) == ("3", "2", "Elm")
    assert {row["reference_id"] for row in rows(out, "citations")} == {work["reference_id"]}
    found = [(row["citation_id"] != "", row["pages"], row["found_by"]) for row in rows(out, "cited_works")]
    assert found == [
        (True, "171", "printed"),
        (True, "200", "chain"),
        (True, "5", "bibliography"),
        (False, "", "bibliography"),
    ]


def test_list(out: Path) -> None:
    shown = salname(["references", "list", "--out", str(out)])
    assert "3  Karaca, N. Dağların Sesi. Bakü. Elm. 2012  ref-karaca-2012-daglarin-sesi" in shown


def test_export_as_csl_json(out: Path) -> None:
    (item,) = json.loads(salname(["references", "export", "--out", str(out)]))
    assert (item["id"], item["author"]) == ("ref-karaca-2012-daglarin-sesi", [{"family": "Karaca", "given": "N."}])


def test_export_as_bibtex_into_a_file(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "works.bib"
    salname(["references", "export", "--out", str(out), "--format", "bibtex", "--to", str(file)])
    (entry,) = bibtexparser.parse_string(file.read_text("utf-8")).entries
    assert (entry.key, entry["year"]) == ("karaca-2012-daglarin-sesi", "2012")


def test_show_chronicle(out: Path) -> None:
    shown = salname(["show", "chronicle", "--joined", "--out", str(out)])
    assert shown.startswith("1955-03-06 ")
    assert "2 in 2" in shown
    assert len(shown.splitlines()) == 1
    assert len(salname(["show", "chronicle", "--out", str(out)]).splitlines()) == len(rows(out, "chronicle"))
    assert len(json.loads(salname(["show", "chronicle", "--json", "--out", str(out)]))) == len(rows(out, "chronicle"))


def test_show_an_entry_with_its_witnesses(out: Path) -> None:
    entry = next(row for row in rows(out, "chronicle") if row["sources"] == "2")
    shown = salname(["show", entry["entry_id"], "--out", str(out)])
    assert "6 Mart 1955 · Ankara · Resulzade vefat etti" in shown
    assert "a.txt" in shown
    assert "b.txt" in shown
    assert len(json.loads(salname(["show", entry["entry_id"], "--json", "--out", str(out)]))["witnesses"]) == 2


def test_an_entry_that_is_not_there(out: Path) -> None:
    result = CliRunner().invoke(app, ["show", "h-000000000000", "--out", str(out)])
    assert result.exit_code == 1
