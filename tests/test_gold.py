"""The real sources and the gold annotations, where they are at hand."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run import run
from pipeline.settings import Settings

#: Least F1 (per cent) that the scorer may print on the gold texts kept for measuring.
FLOORS = {
    "ner_strict": 85.0,
    "date_span": 88.0,
    "date_value": 90.0,
    "b3": 90.0,
    "event": 60.0,
    "argument": 45.0,
    "cite": 97.0,
    "fnref": 97.0,
}


@pytest.fixture(scope="session")
def outputs(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("seeds")
    assert run([shared / "seeds"], out, Settings()).errors == []
    return out


@pytest.fixture(scope="session")
def scores(shared: Path, outputs: Path) -> dict[str, dict[str, float]]:
    gold = sorted(map(str, (shared / "gold" / "dev").glob("*.json")))
    command = [sys.executable, str(shared / "score.py"), str(outputs), *gold, "--json"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scores: dict[str, dict[str, float]] = json.loads(printed)
    return scores


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores(scores: dict[str, dict[str, float]], name: str) -> None:
    assert scores[name]["f1"] >= FLOORS[name]


def test_nearly_every_gold_mention_is_linked(scores: dict[str, float]) -> None:
    assert scores["linked"] >= 88.0


def test_the_tables_are_the_same_from_another_folder(shared: Path, outputs: Path, tmp_path: Path) -> None:
    run([shared / "seeds"], tmp_path, Settings())
    for path in outputs.glob("*.csv"):
        other = tmp_path / path.name
        assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest()
