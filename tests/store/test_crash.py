"""Runs killed at any moment, two runs at once, and a full disk."""

from __future__ import annotations

import csv
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.decisions import DecisionKind, DecisionLog
from pipeline.errors import SalnameError
from pipeline.run import run
from pipeline.settings import Settings
from pipeline.store import Database, RunUpdate
from pipeline.store.connection import check, connect
from pipeline.tables import TABLES

KILLS = 200


class Zygote:
    """Starts runs in processes of their own, quickly."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("zygote.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._line() == "ready"

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def run(self, inputs: Path, out: Path, kill_after: float | None = None) -> int:
        """Run, and kill the run after so many seconds; its exit status as ``waitpid`` gives it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{inputs} {out}\n")
        self._process.stdin.flush()
        child = int(self._line())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it has ended by itself
                os.kill(child, signal.SIGKILL)
        return int(self._line())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    made = Zygote()
    yield made
    made.close()


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(folder: Path, generation: int) -> None:
    for number in range(3):
        lines = [f"Kaynak{'abc'[number]} metni Ahmet ile {1800 + generation % 100} yılında başladı."]
        lines += [
            f"Sonra Mehmet {1900 + row} yılında {'Bursa' if row % 2 else 'İzmir'} yolunu tuttu." for row in range(30)
        ]
        (folder / f"{'abc'[number]}.txt").write_text("\n".join(lines) + "\n", "utf-8")


def state(out: Path) -> tuple[set[str], int]:
    """The years that the first lines of the texts had at the last whole run, and the number of decisions."""
    database = Database(out / "salname.db")
    with database.open() as connection:
        assert check(connection) == []
        found = connection.execute("SELECT value FROM mentions WHERE value LIKE '18%'")
        return {row["value"] for row in found}, int(connection.execute("SELECT count(*) FROM decisions").fetchone()[0])


def duration_of_an_update(zygote: Zygote, inputs: Path, out: Path, generation: int) -> float:
    """Seconds of a run that nobody kills; a crowded machine draws some of them out."""
    texts(inputs, generation)
    started = time.perf_counter()
    assert zygote.run(inputs, out) == 0
    return time.perf_counter() - started


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_a_whole_state_and_the_next_resumes(tmp_path: Path, zygote: Zygote) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    texts(inputs, 0)
    assert zygote.run(inputs, out) == 0
    whole = min(duration_of_an_update(zygote, inputs, out, generation) for generation in (3, 2, 1, 0))
    log = DecisionLog(out / "salname.db")
    target = next(row["mention_id"] for row in rows(out, "mentions") if row["surface"] == "Bursa")
    log.decide(target, DecisionKind.ACCEPT, "ayşe")
    chance = random.Random(7)
    killed, last = 0, "1800"
    for generation in range(1, KILLS + 1):
        texts(inputs, generation)
        new = str(1800 + generation % 100)
        status = zygote.run(inputs, out, kill_after=chance.uniform(0, whole))
        killed += status != 0
        values, decisions = state(out)
        assert values in ({last}, {new}), "a state of two runs"
        assert decisions == 1
        last = values.pop()
        if generation % 20 == 0:
            assert zygote.run(inputs, out) == 0
            last = new
            assert state(out) == ({new}, 1)
            database = Database(out / "salname.db")
            for table in TABLES:
                kept = [
                    ["" if v is None else f"{v:.2f}" if isinstance(v, float) else str(v) for v in row.values()]
                    for row in database.table(table.name)
                ]
                assert [list(row.values()) for row in rows(out, table.name)] == kept
            assert not (out / ".salname" / "staging").exists()
    assert killed > KILLS / 4, "most runs ended before they were killed: the test shows nothing"


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path, zygote: Zygote, tiny: ModuleType) -> None:
    from pipeline.store import OutputFolder

    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    texts(inputs, 0)
    with OutputFolder(out).locked(), pytest.raises(SalnameError, match=rf"E102.*process {os.getpid()}"):
        run([inputs], out, Settings())
    assert not (out / "sources.csv").exists()


@pytest.mark.parametrize("where", ["views", "database"])
def test_a_full_disk_loses_nothing(
    tmp_path: Path, tiny: ModuleType, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    texts(inputs, 0)
    run([inputs], out, Settings())
    before = {path.name: path.read_bytes() for path in out.glob("*.csv")}
    texts(inputs, 5)
    if where == "views":

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("pipeline.publish.write_parquet", full)
    else:

        def small(path: Path, *, create: bool = False) -> sqlite3.Connection:
            connection = connect(path, create=create)
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
            return connection

        monkeypatch.setattr("pipeline.store.database.connect", small)
        big = "\n".join(f"Kasım {1800 + n % 100} yılında Ahmet ile Nuriye buluştu." for n in range(2000))
        (inputs / "big.txt").write_text(big + "\n", "utf-8")
    with pytest.raises(SalnameError, match="E104"):
        run([inputs], out, Settings())
    monkeypatch.undo()
    assert {path.name: path.read_bytes() for path in out.glob("*.csv")} == before
    assert state(out)[0] == {"1800"}


def test_a_kill_between_commit_and_publishing_is_made_good(
    tmp_path: Path, tiny: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    texts(inputs, 0)
    run([inputs], out, Settings())
    texts(inputs, 5)
    written = Database.written

    @contextmanager
    def killed(self: Database, update: RunUpdate) -> Iterator[Callable[[], None]]:
        def commit_and_die() -> None:
            commit()
            raise KeyboardInterrupt

        with written(self, update) as commit:
            yield commit_and_die

    monkeypatch.setattr(Database, "written", killed)
    with pytest.raises(KeyboardInterrupt):
        run([inputs], out, Settings())
    monkeypatch.setattr(Database, "written", written)
    assert "1800" in {row["value"] for row in rows(out, "mentions")}
    assert state(out)[0] == {"1805"}
    assert run([inputs], out, Settings()).unchanged
    assert "1800" not in {row["value"] for row in rows(out, "mentions")}


def test_twenty_reviewers_at_once_lose_no_decision(tmp_path: Path, tiny: ModuleType) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    texts(inputs, 0)
    run([inputs], out, Settings())
    targets = [row["mention_id"] for row in rows(out, "mentions")][:20]
    failed: list[BaseException] = []

    def decide(reviewer: int) -> None:
        try:
            for target in targets:
                DecisionLog(out / "salname.db").decide(target, DecisionKind.ACCEPT, f"r{reviewer}")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    run([inputs], out, Settings())
    for thread in threads:
        thread.join()
    assert failed == []
    log = DecisionLog(out / "salname.db")
    assert log.count() == 400
    assert {(one.reviewer, one.target) for one in log.all()} == {(f"r{n}", t) for n in range(20) for t in targets}


def test_decisions_can_be_neither_changed_nor_removed(tmp_path: Path) -> None:
    path = tmp_path / "salname.db"
    from pipeline.decisions import Decision

    DecisionLog(path, create=True).append(Decision("m-1", DecisionKind.ACCEPT, "ayşe"))
    with closing(sqlite3.connect(path)) as db:
        for statement in ("UPDATE decisions SET reviewer = 'x'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                db.execute(statement)


def update_of(run_number: int) -> RunUpdate:
    return RunUpdate(
        run=run_number, started="", fingerprints={}, record={}, sources=[], gone=[], relocated={}, shared={}, registry={},
        ids={}, attachments=[], attached_sources=[], traces=[], meta={},
    )  # fmt: skip


def test_what_is_not_committed_was_never_written(tmp_path: Path) -> None:
    database = Database(tmp_path / "salname.db")
    with database.written(update_of(1)):
        pass
    assert database.last_run() == 0
    with database.written(update_of(1)) as commit:
        commit()
    assert database.last_run() == 1
    with pytest.raises(RuntimeError), database.written(update_of(2)):
        raise RuntimeError
    with pytest.raises(RuntimeError), database.written(update_of(2)) as commit:
        commit()
        raise RuntimeError  # too late to take it back
    assert database.last_run() == 2
