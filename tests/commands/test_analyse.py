from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.conllu import parse_conllu

TEXT = "Resulzade 1922 yılında İstanbul’a geldi. Bahçedeki evler boştu.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_conllu(text: Path) -> None:
    result = CliRunner().invoke(app, ["analyse", str(text)])
    assert result.exit_code == 0, result.output
    first, second = parse_conllu(result.stdout.split("\n"))
    assert first.text == "Resulzade 1922 yılında İstanbul’a geldi."
    assert [word.upos for word in first.words if word.form == "geldi"] == ["VERB"]
    assert [token.form for token in second.tokens if token.end - token.start > 1][:1] == ["Bahçedeki"]
    assert "# clean_span = 0:40" in result.stdout


def test_json_has_the_clean_offsets(text: Path) -> None:
    result = CliRunner().invoke(app, ["analyse", str(text), "--format", "json"])
    first, second = map(json.loads, result.stdout.splitlines())
    for token in first["tokens"] + second["tokens"]:
        assert TEXT[token["start"] : token["end"]] == token["text"]
    assert [token["head"] for token in first["tokens"]].count(None) == 1
    assert [word["form"] for word in second["tokens"][0]["words"]] == ["Bahçede", "ki"]


def test_standard_input_in_a_given_language() -> None:
    result = CliRunner().invoke(app, ["analyse", "-", "--lang", "az"], input="Gəldi.\nGetdi.\n")
    assert [sentence.text for sentence in parse_conllu(result.stdout.split("\n"))] == ["Gəldi.", "Getdi."]
    assert "# lang = az" in result.stdout


def test_an_unknown_engine_is_one_line(text: Path) -> None:
    result = CliRunner().invoke(app, ["analyse", str(text), "--engine", "nltk"])
    assert result.exit_code == 1
    assert result.stderr.startswith("salname: [E301]")


def test_an_unknown_language(text: Path) -> None:
    result = CliRunner().invoke(app, ["analyse", str(text), "--lang", "ru"])
    assert "[E404]" in result.stderr


def test_a_damaged_model_is_one_line(text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models" / "spacy").mkdir(parents=True)
    monkeypatch.setenv("SALNAME_DATA", str(tmp_path))
    result = CliRunner().invoke(app, ["analyse", str(text)])
    assert result.exit_code == 1
    assert result.stderr.startswith("salname: [E311]")
    (tmp_path / "models" / "spacy" / "multiword.json").write_text("{}")
    (tmp_path / "models" / "spacy" / "SHA256SUMS").write_text("0" * 64 + "  multiword.json\n")
    result = CliRunner().invoke(app, ["analyse", str(text)])
    assert "[E312]" in result.stderr
    assert "multiword.json" in result.stderr
