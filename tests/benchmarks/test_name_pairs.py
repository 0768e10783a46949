"""The labelled name pairs are what they are said to be, and the checks would notice if not."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations_with_replacement
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def module(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("name_pairs", root / "benchmarks" / "names" / "pairs.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded  # dataclasses look their module up
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def pairs(module: ModuleType) -> list[Any]:
    return list(module.load())


@pytest.fixture
def make(module: ModuleType) -> Callable[..., Any]:
    """A right pair, with changes; its id is computed anew unless it is given."""

    def build(**changes: str) -> Any:
        pair = module.Pair(
            "",
            "PERSON",
            "Şəfi Kərimov",
            "az",
            "Latn",
            "Шафи Керимов",
            "ru",
            "Cyrl",
            "same",
            "easy",
            "plain transliteration",
        )
        changed = replace(pair, **changes)
        return changed if "case_id" in changes else replace(changed, case_id=module.digest(changed))

    return build


def test_the_table_has_no_problems(module: ModuleType, pairs: list[Any]) -> None:
    assert module.problems(pairs) == []


def test_the_held_out_table_has_no_problems_and_shares_no_pair(module: ModuleType, pairs: list[Any]) -> None:
    held_out = module.load(module.TABLE.with_name("held-out.csv"))
    assert module.problems(held_out) == []
    assert len(held_out) >= 300
    assert not {pair.case_id for pair in pairs} & {pair.case_id for pair in held_out}


def test_it_is_large_and_more_than_half_of_it_are_near_misses(pairs: list[Any]) -> None:
    labels = Counter(pair.label for pair in pairs)
    assert len(pairs) >= 850
    assert 0.50 <= labels["different"] / len(pairs) <= 0.60


def test_every_tier_has_both_labels(module: ModuleType, pairs: list[Any]) -> None:
    counts = Counter((pair.label, pair.tier) for pair in pairs)
    assert all(counts[label, tier] >= 50 for label in module.LABELS for tier in module.TIERS)
    assert counts["different", "easy"] < 0.1 * len(pairs)


def test_every_kind_has_both_labels(module: ModuleType, pairs: list[Any]) -> None:
    counts = Counter((pair.kind, pair.label) for pair in pairs)
    assert all(counts[kind, label] >= 50 for kind in module.KINDS for label in module.LABELS)


def test_all_pairs_of_scripts_are_covered(module: ModuleType, pairs: list[Any]) -> None:
    written = {lang: scripts for lang, scripts in module.WRITTEN.items() if lang != "de"}  # in held-out.csv only
    ways = sorted(f"{lang}-{script}" for lang, scripts in written.items() for script in scripts)
    counts = Counter(pair.scripts for pair in pairs)
    for first, second in combinations_with_replacement(ways, 2):
        assert counts[f"{first} / {second}"] >= 10, (first, second)


def test_written_and_read_again_the_table_is_the_same(module: ModuleType, pairs: list[Any], tmp_path: Path) -> None:
    module.write(pairs, tmp_path / "pairs.csv")
    assert (tmp_path / "pairs.csv").read_bytes() == module.TABLE.read_bytes()


def test_the_id_does_not_depend_on_the_order_of_the_sides(module: ModuleType, make: Callable[..., Any]) -> None:
    pair = make()
    turned = make(
        left=pair.right, left_lang="ru", left_script="Cyrl", right=pair.left, right_lang="az", right_script="Latn"
    )
    assert turned.case_id == pair.case_id


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"case_id": "0"}, "the id should be"),
        ({"kind": "LOC"}, "'LOC' is none of"),
        ({"label": "maybe"}, "'maybe' is none of"),
        ({"tier": "trivial"}, "'trivial' is none of"),
        ({"left_script": "Arab"}, "az is not written in Arab"),
        ({"left": "Şəfi  Kərimov"}, "needless blanks"),
        ({"note": ""}, "is empty"),
        ({"right": "Şəfi Kərimov", "right_lang": "az", "right_script": "Latn"}, "both sides are one name"),
    ],
)
def test_a_wrong_row_is_noticed(
    module: ModuleType, make: Callable[..., Any], changes: dict[str, str], problem: str
) -> None:
    assert any(problem in line for line in module.problems([make(**changes)]))


def test_a_pair_that_stands_twice_is_noticed(module: ModuleType, make: Callable[..., Any]) -> None:
    assert any("stand twice" in line for line in module.problems([make(), make()]))


def test_labels_that_contradict_a_chain_are_noticed(module: ModuleType, make: Callable[..., Any]) -> None:
    chain = [make(), make(right="Шафи Керимовъ")]
    link = make(
        left="Шафи Керимов", left_lang="ru", left_script="Cyrl", right="Шафи Керимовъ", label="different", tier="hard"
    )
    assert any("the same elsewhere" in line for line in module.problems([*chain, link]))


def test_a_foreign_header_is_refused(module: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("left,right\n", encoding="utf-8")
    with pytest.raises(ValueError, match="the header must be"):
        module.load(tmp_path / "pairs.csv")


def test_ids_are_written_for_edited_rows(
    module: ModuleType, make: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pairs.csv"
    module.write([make(case_id="")], path)
    assert module.main([str(path)]) == 1
    assert module.main(["--ids", str(path)]) == 0
    assert module.load(path)[0].case_id == make().case_id
    assert "1 pairs, 0 problems" in capsys.readouterr().out
