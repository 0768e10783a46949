"""Ids of works and of entries of the chronicle over runs that add, change and remove texts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.audit import audit
from pipeline.run import run
from pipeline.settings import Settings
from pipeline.store import Database

FIRST = "SON YILLAR\n\nResulzade 1955 yılında Ankara’da vefat etti (Karaca, Dağların Sesi, 2012, s. 5). Cenazesi kalabalıktı.\n"
# sorts before the other text, knows the day, and describes the work more fully
SECOND = (
    "GİRİŞ\n\nResulzade 6 Mart 1955’te Ankara’da vefat etti (Karaca, 2012, s. 7).\n\nKAYNAKÇA\n\n"
    "Karaca, N. (2012). Dağların Sesi ve Sonrası. Bakü: Elm.\n"
)


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "m.txt").write_text(FIRST, "utf-8")
    return folder


def test_a_new_text_renames_nothing_and_joins(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([texts], out, Settings())
    (work,), (death,) = rows(out, "references"), [row for row in rows(out, "chronicle") if row["type"] == "DIE"]
    (texts / "a.txt").write_text(SECOND, "utf-8")
    run([texts], out, Settings())
    (joined,), (entry,) = rows(out, "references"), [row for row in rows(out, "chronicle") if row["type"] == "DIE"]
    assert (joined["reference_id"], joined["sources"]) == (work["reference_id"], "2")
    assert joined["title"] == "Dağların Sesi ve Sonrası"
    assert (entry["entry_id"], entry["sources"], entry["time"]) == (death["entry_id"], "2", "1955-03-06")
    assert not audit(out)[1]


def test_what_a_removed_text_told_goes_and_comes_back_under_its_id(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (texts / "a.txt").write_text(SECOND, "utf-8")
    run([texts], out, Settings())
    before = rows(out, "chronicle"), rows(out, "references")
    (texts / "a.txt").unlink()
    run([texts], out, Settings())
    (alone,) = [row for row in rows(out, "chronicle") if row["type"] == "DIE"]
    assert (alone["mentions"], alone["time"]) == ("1", "1955")
    (texts / "a.txt").write_text(SECOND, "utf-8")
    run([texts], out, Settings())
    assert (rows(out, "chronicle"), rows(out, "references")) == before


def test_a_run_on_one_changed_text_says_what_a_fresh_one_says(texts: Path, tmp_path: Path) -> None:
    run([texts], tmp_path / "out", Settings())
    (texts / "a.txt").write_text(SECOND, "utf-8")
    run([texts], tmp_path / "out", Settings())
    run([texts], tmp_path / "fresh", Settings())
    for table, key in (("chronicle", "entry_id"), ("references", "reference_id")):
        found, fresh = (
            [{k: v for k, v in row.items() if k != key} for row in rows(tmp_path / out, table)]
            for out in ("out", "fresh")
        )
        assert sorted(found, key=str) == sorted(fresh, key=str)


def test_rejected_events_are_no_witnesses(texts: Path, tmp_path: Path) -> None:
    from pipeline.chronicle import told_events

    out = tmp_path / "out"
    run([texts], out, Settings())
    tables = Database(out / "salname.db").source_rows("m")
    assert len(told_events(tables)) == len(tables["events"]) > 0
    for row in tables["events"]:
        row["status"] = "rejected"
    assert told_events(tables) == ()
