"""The figures of the name benchmark, on pairs small enough to count by hand."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def run(root: Path) -> Iterator[ModuleType]:
    """The runner, imported as it imports its neighbours: from its own folder."""
    folder = root / "benchmarks" / "names"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("names_run", folder / "run.py")
        assert spec is not None
        assert spec.loader is not None
        loaded = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = loaded
        spec.loader.exec_module(loaded)
        yield loaded
    finally:
        sys.path.remove(str(folder))
        for name in ("pairs", "matchers", "names_run"):
            sys.modules.pop(name, None)


@pytest.fixture
def pairs(run: ModuleType) -> list[Any]:
    def pair(label: str, tier: str) -> Any:
        return run.Pair("", "PERSON", "Əli", "az", "Latn", "Али", "ru", "Cyrl", label, tier, "test")

    return [pair("same", "easy"), pair("same", "medium"), pair("same", "hard"), pair("different", "hard")]


SCORES = (0.9, 0.6, 0.2, 0.7)


def test_decisions_are_counted_at_the_threshold(run: ModuleType, pairs: list[Any]) -> None:
    counts = run.count(pairs, SCORES, 0.6)
    assert (counts.true_positives, counts.false_positives, counts.false_negatives) == (2, 1, 1)
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_nothing_joined_is_no_error(run: ModuleType, pairs: list[Any]) -> None:
    counts = run.count(pairs, SCORES, 1.1)
    assert (counts.precision, counts.recall, counts.f1) == (0, 0, 0)


def test_the_best_threshold_joins_all_with_one_score_or_none(run: ModuleType, pairs: list[Any]) -> None:
    # all four joined: three right of four, none missed
    assert run.best_f1(pairs, SCORES) == pytest.approx((6 / 7, 0.2))
    assert run.best_f1(pairs, (0.5, 0.5, 0.5, 0.5)) == pytest.approx((6 / 7, 0.5))


def test_reliability_compares_scores_with_what_came_true(run: ModuleType, pairs: list[Any]) -> None:
    table = run.reliability(pairs, (0.95, 1.0, 0.15, 0.95))
    assert [(low, size) for low, size, _, _ in table] == [(0.1, 1), (0.9, 3)]
    assert table[1][2] == pytest.approx(2.9 / 3)
    assert table[1][3] == pytest.approx(2 / 3)
    assert run.calibration_error(pairs, (0.95, 1.0, 0.15, 0.95)) == pytest.approx((0.85 + 0.9) / 4)


def test_tier_means_take_one_label(run: ModuleType, pairs: list[Any]) -> None:
    assert run.tier_means(pairs, SCORES, same=True) == pytest.approx([0.9, 0.6, 0.2])
    assert run.tier_means(pairs, SCORES, same=False) == pytest.approx([0, 0, 0.7])


def test_a_matcher_is_measured_on_every_pair(run: ModuleType, pairs: list[Any]) -> None:
    seen = []

    def compare(left: str, right: str) -> float:
        seen.append((left, right))
        return 1.0

    result = run.measure(run.Matcher("all", 0.5, lambda kind, text: text, compare), pairs)
    assert result.scores == (1.0,) * 4
    assert ("Əli", "Али") in seen
    assert min(result.new, result.known, result.listed) > 0


def test_the_report_names_every_matcher(run: ModuleType, pairs: list[Any]) -> None:
    matcher = run.Matcher("mine", 0.5, lambda kind, text: text, lambda left, right: 0.4)
    printed = "\n".join(run.report(pairs, [run.Result(matcher, SCORES, 1.0, 1.0, 1.0)] * 2))
    assert printed.count("Reliability of mine:") == 2
    assert "| az-Latn / ru-Cyrl | 3 | 1 |" in printed


def test_failures_are_listed_worst_first(run: ModuleType, pairs: list[Any]) -> None:
    matcher = run.Matcher("mine", 0.5, lambda kind, text: text, lambda left, right: 0.4)
    lines = run.failures(pairs, run.Result(matcher, SCORES, 1.0, 1.0, 1.0), 10)
    assert [line.split()[0] for line in lines] == ["same", "different"]
