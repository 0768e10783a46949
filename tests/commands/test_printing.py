"""Standard output that ends before a command does, and results that go to files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.commands.printing import prepare_streams, write_or_print
from pipeline.errors import SalnameError

FULL = Path("/dev/full")
needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")


def salname(*words: str, out: int, err: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parents[2]
    return subprocess.run([sys.executable, "cli.py", *words], cwd=root, stdout=out, stderr=err, text=True, check=False)


def gone() -> int:
    """A pipe whose reader has gone away."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize(
    ("words", "code"),
    [(("gazetteer", "counts"), 0), (("--help",), 0), (("gazetteer", "check", "nowhere"), 1)],
    ids=["a command", "the help", "a command that finds something wrong"],
)
def test_a_reader_that_goes_away_changes_nothing(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    if "nowhere" in words:
        (tmp_path / "people.csv").write_text("id\nx\n", "utf-8")
        words = ("gazetteer", "check", str(tmp_path))
    pipe = gone()
    try:
        ended = salname(*words, out=pipe)
    finally:
        os.close(pipe)
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr and "Exception ignored" not in ended.stderr


@needs_a_full_device
@pytest.mark.parametrize("words", [("gazetteer", "counts"), ("--help",)], ids=" ".join)
def test_a_full_disk_is_one_line(words: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        ended = salname(*words, out=full.fileno())
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1 and ended.stderr.startswith("salname: [E107]")


@needs_a_full_device
def test_messages_that_nobody_can_get_stop_nothing(tmp_path: Path) -> None:
    with FULL.open("w") as full:
        ended = salname("gazetteer", "check", str(tmp_path / "none"), out=subprocess.PIPE, err=full.fileno())
    assert ended.returncode == 1


def test_what_is_no_stream_of_the_system_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    own = object()
    monkeypatch.setattr(sys, "stdout", own)
    monkeypatch.setattr(sys, "stderr", None)
    prepare_streams()
    assert sys.stdout is own and sys.stderr is None


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "table.csv"
    write_or_print("a\r\nş\n", file)
    assert file.read_bytes() == "a\r\nş\n".encode()

    def broken(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(SalnameError, match=r"E106.*No space left"):
        write_or_print("b", file)
    assert file.read_bytes() == "a\r\nş\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_or_print("nothing", Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SalnameError, match="E106"):
        write_or_print("a", tmp_path)
