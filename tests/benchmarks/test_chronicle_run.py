"""The bar for joins of happenings across documents, on our own annotation."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

#: B-cubed F1 of joins across documents.
BAR = 0.85


@pytest.fixture(scope="module")
def bench(root: Path) -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("chronicle_run", root / "benchmarks" / "chronicle" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    yield loaded
    sys.modules.pop("chronicle_run")


@pytest.fixture(scope="module")
def items(bench: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    out = tmp_path_factory.mktemp("chronicle") / "out"
    bench.make_run(out)
    found: list[Any] = bench.read_items(out)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("half", ["all documents", "tuned on", "held out"])
def test_joins_across_documents_reach_the_bar(bench: ModuleType, items: list[Any], half: str) -> None:
    part = bench.across_documents(bench.halves(items)[half])
    assert len(part) > 100
    assert bench.b_cubed(part).f1 >= BAR


def test_b_cubed_by_hand(bench: ModuleType) -> None:
    # two happenings of two mentions; one mention of the second was put to the first
    item = bench.Item
    figures = bench.b_cubed([item("a", "x", "1"), item("b", "x", "1"), item("a", "y", "1"), item("b", "y", "2")])
    assert figures.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert figures.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_mentions_that_were_not_found_cost_recall(bench: ModuleType) -> None:
    item = bench.Item
    found = [item("a", "x", "1"), item("b", "x", None)]
    assert bench.b_cubed(found).recall == 1.0
    assert bench.b_cubed(found, missing=True).recall == pytest.approx((1 / 2 + 0) / 2)


def test_only_what_crosses_documents_is_measured(bench: ModuleType) -> None:
    item = bench.Item
    inside = [item("a", "x", "1"), item("a", "x", "1")]
    across = [item("a", "y", "2"), item("b", "y", "3")]
    wrong = [item("a", "p", "4"), item("b", "q", "4")]
    assert bench.across_documents([*inside, *across, *wrong]) == [*across, *wrong]
