from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SalnameError
from pipeline.text_files import read_utf8, write_all


def test_the_byte_order_mark_goes_and_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbf\xc9\x99\r\nb\n")
    assert read_utf8(tmp_path / "a") == "ə\r\nb\n"


@pytest.mark.parametrize(("name", "code"), [("none", "E001"), ("a/below", "E001"), (".", "E006"), ("a", "E010")])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "a").write_bytes(b"\xff\xfe")
    with pytest.raises(SalnameError) as caught:
        read_utf8(tmp_path / name)
    assert caught.value.code == code and caught.value.path == str(tmp_path / name)


def test_failed_writing_leaves_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(SalnameError) as caught:
        write_all({tmp_path / "a": b"new", tmp_path / "nowhere" / "b": b"new"})
    assert caught.value.code == "E106"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]
