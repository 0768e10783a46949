"""Floors of quality on annotated text, where it is there."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def benchmark(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_events", root / "benchmarks" / "events.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_events_on_annotated_text(shared: Path, benchmark: ModuleType) -> None:
    score = benchmark.Score()
    texts: dict[str, object] = {}
    for path in sorted((shared / "gold" / "train").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        name = gold["source"]
        if name not in texts:
            texts[name] = benchmark.analyse(name, (shared / "seeds" / name).read_text("utf-8-sig"))
        benchmark.score_chunk(score, texts[name], gold, benchmark.THRESHOLD)
    right, found, wanted = (sum(counts.values()) for counts in (score.right, score.found, score.wanted))
    assert 2 * right / (found + wanted) >= 0.72
    assert right / found >= 0.72
    assert 2 * score.arguments[0] / (score.arguments[1] + score.arguments[2]) >= 0.57
    assert score.factual[0] / score.factual[1] >= 0.86


def test_events_of_the_samples(root: Path, benchmark: ModuleType) -> None:
    score = benchmark.Score()
    for path in sorted((root / "corpus").glob("*.ann")):
        text, gold = benchmark.read_annotated(path)
        benchmark.score_chunk(score, benchmark.analyse(path.name, text), gold, benchmark.THRESHOLD)
    right, found, wanted = (sum(counts.values()) for counts in (score.right, score.found, score.wanted))
    assert wanted > 150
    assert 2 * right / (found + wanted) >= 0.88
    assert sum(score.missed.values()) == wanted - right
