from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands import app

RUN = CliRunner().invoke


def test_list_names_the_shipped_models() -> None:
    result = RUN(app, ["models", "list", "--json"])
    assert result.exit_code == 0
    rows = {row["name"]: row for row in json.loads(result.stdout)}
    assert {"spacy", "stanza", "tagger"} <= set(rows)
    assert {row["state"] for row in rows.values()} == {"as shipped"}
    # What ships stays small enough to be cloned.
    assert rows["tagger"]["bytes"] < 45e6 and rows["spacy"]["bytes"] < 25e6 and rows["stanza"]["bytes"] < 45e6


def test_list_prints_a_table() -> None:
    result = RUN(app, ["models", "list"])
    assert result.exit_code == 0 and "tagger" in result.stdout and "as shipped" in result.stdout


def test_evaluate_scores_an_annotated_text(tmp_path: Path) -> None:
    path = tmp_path / "az-x01-sinaq.ann"
    path.write_text("[[PERSON|k|Kərim bəy]] [[GPE|seki|Şəkidən]] [[GPE|tiflis|Tiflisə]] köçdü.\n", encoding="utf-8")
    result = RUN(app, ["models", "evaluate", str(path), "--json"])
    assert result.exit_code == 0, result.output
    scores = json.loads(result.stdout)["texts"]
    assert scores["names"]["gold"] == 3 and scores["names"]["f1"] == 1.0


def test_evaluate_scores_wiki_labels(tmp_path: Path) -> None:
    path = tmp_path / "dev.conll"
    path.write_text("Ali\tB-PERSON\nAnkara'ya\tB-GPE\ngitti\tO\n.\tO\n", encoding="utf-8")
    result = RUN(app, ["models", "evaluate", str(path)])
    assert result.exit_code == 0, result.output
    assert "PERSON" in result.stdout and "100.0" in result.stdout


def test_evaluate_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = RUN(app, ["models", "evaluate", str(tmp_path / "none.ann")])
    assert result.exit_code == 1 and "E001" in result.output


TREEBANK = """# text = Anam gəldi.
1\tAnam\tana\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tgəldi\tgəl\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


@pytest.mark.parametrize("engine", ["spacy", "stanza"])
def test_evaluate_scores_an_engine_on_a_treebank(tmp_path: Path, engine: str) -> None:
    if engine == "stanza":
        pytest.importorskip("stanza")
    path = tmp_path / "az_x-ud-test.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    result = RUN(app, ["models", "evaluate", str(path), "--model", engine, "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)[path.name]["tokens"]["f1"] == 100.0


def test_evaluate_asks_for_the_language_of_a_treebank(tmp_path: Path) -> None:
    path = tmp_path / "treebank.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    result = RUN(app, ["models", "evaluate", str(path), "--model", "spacy"])
    assert result.exit_code == 1 and "E404" in result.output and "az_NAME.conllu" in result.output


def test_train_names_the_package_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    for name in ("encoder", "data", "corpus"):
        (tmp_path / name).mkdir()
    paths = [part for name in ("encoder", "data", "corpus") for part in (f"--{name}", str(tmp_path / name))]
    result = RUN(app, ["models", "train", "spacy", *paths, "--out", str(tmp_path / "out")])
    assert result.exit_code == 1 and "E313" in result.output and "salname[train]" in result.output


@pytest.mark.parametrize("model", ["tagger", "spacy", "stanza"])
@pytest.mark.parametrize("missing", ["encoder", "data"])
def test_train_names_what_is_missing(tmp_path: Path, missing: str, model: str) -> None:
    (tmp_path / "encoder").write_bytes(b"")
    (tmp_path / "data").mkdir()
    (tmp_path / "corpus").mkdir()
    paths = {name: tmp_path / name for name in ("encoder", "data", "corpus")}
    paths[missing] = tmp_path / "nowhere"
    arguments = [part for name, path in paths.items() for part in (f"--{name}", str(path))]
    result = RUN(app, ["models", "train", model, *arguments, "--out", str(tmp_path / "out")])
    assert result.exit_code == 1 and "E001" in result.output and "nowhere" in result.output


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("gold.json", "{}", []),
        ("gold.json", "{", []),
        ("labels.conll", "one column\n", []),
        ("az_bank.conllu", "1\tsöz\n", ["--model", "spacy"]),
    ],
)
def test_a_file_of_another_kind_is_one_line(tmp_path: Path, name: str, text: str, options: list[str]) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(app, ["models", "evaluate", str(path), *options])
    assert result.exit_code == 1
    assert "[E202]" in result.output and name in result.output
