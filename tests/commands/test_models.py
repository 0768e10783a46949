from __future__ import annotations

import json
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


@pytest.mark.parametrize("missing", ["encoder", "data"])
def test_train_names_what_is_missing(tmp_path: Path, missing: str) -> None:
    (tmp_path / "encoder").write_bytes(b"")
    (tmp_path / "data").mkdir()
    (tmp_path / "corpus").mkdir()
    paths = {name: tmp_path / name for name in ("encoder", "data", "corpus")}
    paths[missing] = tmp_path / "nowhere"
    arguments = [part for name, path in paths.items() for part in (f"--{name}", str(path))]
    result = RUN(app, ["models", "train", "tagger", *arguments, "--out", str(tmp_path / "out")])
    assert result.exit_code == 1 and "E001" in result.output and "nowhere" in result.output
