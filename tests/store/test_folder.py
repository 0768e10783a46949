from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import SalnameError
from pipeline.store import OutputFolder


def publish(folder: OutputFolder, **files: str) -> None:
    with folder.staged() as staging:
        for name, text in files.items():
            (staging / f"{name}.csv").write_text(text, "utf-8")


def test_a_whole_set_is_published(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path)
    publish(folder, a="1", b="1")
    publish(folder, a="2", b="2")
    assert [(tmp_path / f"{name}.csv").read_text() for name in "ab"] == ["2", "2"]


def test_a_run_that_breaks_off_leaves_the_old_set(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path)
    publish(folder, a="old")
    with pytest.raises(KeyboardInterrupt), folder.staged() as staging:
        (staging / "a.csv").write_text("new", "utf-8")
        raise KeyboardInterrupt
    assert (tmp_path / "a.csv").read_text() == "old"
    with folder.locked():
        pass
    assert (tmp_path / "a.csv").read_text() == "old"


def test_a_run_killed_while_moving_files_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = OutputFolder(tmp_path)
    publish(folder, a="old", b="old")
    moved: list[Path] = []
    replace = Path.replace

    def killed_after_one(self: Path, target: Path) -> Path:
        if moved:
            raise SystemExit("killed")
        moved.append(self)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed_after_one)
    with pytest.raises(SystemExit):
        publish(folder, a="new", b="new")
    monkeypatch.undo()
    assert {(tmp_path / f"{name}.csv").read_text() for name in "ab"} == {"old", "new"}
    with folder.locked():
        pass
    assert {(tmp_path / f"{name}.csv").read_text() for name in "ab"} == {"new"}


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path)
    publish(folder, a="old")
    with pytest.raises(SalnameError, match=r"E104.*No space left"), folder.staged():
        raise OSError(28, "No space left on device")
    assert (tmp_path / "a.csv").read_text() == "old"


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    hold = "import sys; from pathlib import Path; from pipeline.store import OutputFolder\nwith OutputFolder(Path(sys.argv[1])).locked():\n print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(SalnameError, match=rf"E102.*process {process.pid}"), OutputFolder(tmp_path).locked():
            pass
        process.stdin.close()
    with OutputFolder(tmp_path).locked():
        pass


def test_a_run_waits_for_one_that_ends_soon(tmp_path: Path) -> None:
    hold = "import sys, time; from pathlib import Path; from pipeline.store import OutputFolder\nwith OutputFolder(Path(sys.argv[1])).locked():\n print('held', flush=True); time.sleep(0.5)"
    told: list[str] = []
    with subprocess.Popen([sys.executable, "-c", hold, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with OutputFolder(tmp_path).locked(30, told.append):
            assert process.wait(30) == 0
    assert told == [f"process {process.pid}"]


def test_patience_ends(tmp_path: Path) -> None:
    told: list[str] = []
    second = OutputFolder(tmp_path).locked(0.1, told.append)
    with OutputFolder(tmp_path).locked(), pytest.raises(SalnameError, match=rf"E102.*process {os.getpid()}"), second:
        pass
    assert told == [f"process {os.getpid()}"]


def test_a_folder_that_is_free_is_not_waited_for(tmp_path: Path) -> None:
    told: list[str] = []
    with OutputFolder(tmp_path).locked(30, told.append):
        pass
    assert not told


def test_the_lock_of_a_killed_run_holds_nobody(tmp_path: Path) -> None:
    hold = "import os, sys; from pathlib import Path; from pipeline.store import OutputFolder\nwith OutputFolder(Path(sys.argv[1])).locked():\n os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", hold, str(tmp_path)], check=False).returncode == -9
    with OutputFolder(tmp_path).locked():
        pass


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(SalnameError, match=r"E101"), OutputFolder(tmp_path / "file" / "out").locked():
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(SalnameError, match=r"E101"), OutputFolder(tmp_path).locked():
            pass
    finally:
        tmp_path.chmod(0o700)
