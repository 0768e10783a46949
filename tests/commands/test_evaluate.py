from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.run import run
from pipeline.settings import Settings

TEXT = "Mehmet Emin Resulzade 1922 yılında İstanbul’a geldi (Yaqublu, 2012, s. 3).\n"
MARKED = (
    "[[PERSON|mehmet-emin-resulzade|Mehmet Emin Resulzade]] [[DATE|1922|1922 yılında]] "
    "[[GPE|istanbul|İstanbul’a]] geldi [[CITE|Yaqublu;2012;3|(Yaqublu, 2012, s. 3)]].\n"
)
EVENT = {
    "type": "MOVE",
    "trigger": "geldi",
    "line": 1,
    "args": {"agent": ["m1"], "time": ["m2"], "destination": ["m3"]},
    "factuality": "asserted",
}


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.ann").write_text(MARKED, "utf-8")
    (tmp_path / "a.events.jsonl").write_text(json.dumps(EVENT) + "\n", "utf-8")
    run([tmp_path / "a.txt"], tmp_path / "out", Settings())
    return tmp_path


def test_scores_as_json(annotated: Path) -> None:
    command = ["evaluate", str(annotated / "a.ann"), "--out", str(annotated / "out"), "--json"]
    scores = json.loads(CliRunner().invoke(app, command).stdout)
    for name in ("names", "date values", "entities", "events", "arguments", "citations"):
        assert scores[name]["f1"] == 1.0, name


def test_scores_as_a_table(annotated: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(annotated / "a.ann"), "--out", str(annotated / "out")])
    assert result.exit_code == 0
    assert "names PERSON" in result.stdout


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        (MARKED.replace("[[PERSON|", "[[MAN|"), "a.ann:1: MAN is no label"),
        (MARKED.replace("geldi", "gitti"), "differs from a.txt"),
    ],
)
def test_annotations_that_do_not_fit(annotated: Path, marked: str, message: str) -> None:
    (annotated / "a.ann").write_text(marked, "utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(annotated / "a.ann"), "--out", str(annotated / "out")])
    assert result.exit_code == 1
    assert message in result.stderr


def test_an_event_without_its_trigger(annotated: Path) -> None:
    (annotated / "a.events.jsonl").write_text(json.dumps(EVENT | {"trigger": "gitti"}) + "\n", "utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(annotated / "a.ann"), "--out", str(annotated / "out")])
    assert result.exit_code == 1
    assert "a.events.jsonl:1" in result.stderr


def test_tables_of_other_texts(annotated: Path) -> None:
    for ending in ("txt", "ann"):
        (annotated / f"a.{ending}").rename(annotated / f"b.{ending}")
    result = CliRunner().invoke(app, ["evaluate", str(annotated / "b.ann"), "--out", str(annotated / "out")])
    assert result.exit_code == 1
    assert "[E001]" in result.stderr
