"""Names that go to another entity between runs leave a row in ``entity_changes``, and it stays."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest

from pipeline.gazetteer.records import Gazetteer
from pipeline.names import Change, ChangeKind
from pipeline.run import run
from pipeline.settings import Settings


def _rows(out: Path, table: str = "entity_changes") -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def moved(tiny: ModuleType) -> Iterator[list[Change]]:
    """The changes that the next reconciliation says it made."""
    from dataclasses import replace

    changes: list[Change] = []
    plain = tiny.reconcile
    with mock.patch("pipeline.publish.reconcile", lambda *given: replace(plain(*given), changes=tuple(changes))):
        yield changes


def test_changes_are_added_run_by_run(moved: list[Change], tmp_path: Path) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    (inputs / "a.txt").write_text("Ahmet Beyler o yıl taşındı.\n", "utf-8")
    run([inputs], out, Settings())
    assert _rows(out) == []
    for number, kind in ((2, ChangeKind.MERGED), (3, ChangeKind.REPLACED)):
        moved[:] = [Change(kind, "person-a", "person-b", ("a", "a b"))]
        (inputs / f"{number}.txt").write_text(f"Kemal Hoca {1900 + number} yılında geldi.\n", "utf-8")
        run([inputs], out, Settings())
    assert _rows(out) == [
        {"run": "2", "kind": "merged", "old_id": "person-a", "new_id": "person-b", "names": "a | a b"},
        {"run": "3", "kind": "replaced", "old_id": "person-a", "new_id": "person-b", "names": "a | a b"},
    ]


def test_decisions_on_a_replaced_id_hold_for_its_successor() -> None:
    from pipeline.decisions import Decision, DecisionKind
    from pipeline.decisions.entities import EntityDecisions

    def decision(kind: DecisionKind, target: str, **after: object) -> Decision:
        return Decision(
            target, kind, "ayşe", {}, after, "", None, "", f"d-{target}-{kind}", "2026-01-01T00:00:00+00:00"
        )

    successors = {"old-ali": ("new-ali",), "old-veli": ("veli-1", "veli-2")}
    decided = EntityDecisions(
        [
            decision(DecisionKind.MERGE, "person-ali", into="old-ali"),
            decision(DecisionKind.EDIT, "old-ali", name="Ali Bey"),
            decision(DecisionKind.MERGE, "person-veli", into="old-veli"),
        ],
        successors,
    )
    assert decided.resolve("person-ali") == "new-ali"
    assert decided.resolve("old-ali") == "new-ali"
    assert decided.resolve("person-veli") == "old-veli"  # which of the two was meant, nobody can tell


def test_the_shipped_replacements_are_known_to_the_gazetteer() -> None:
    from pipeline.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    assert isinstance(gazetteer, Gazetteer)
    assert gazetteer.successors["cihangir-zeynaloglu"] == ("cahangir-zeynaloglu",)
