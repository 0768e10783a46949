from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from pipeline.errors import SalnameError
from pipeline.read import discover, make_source_id, read_source
from pipeline.settings import Settings


def relative(paths: list[Path]) -> list[str]:
    return [file.relative.as_posix() for file in discover(paths)[0]]


def codes(paths: list[Path]) -> list[str]:
    return [error.code for error in discover(paths)[1]]


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"metin {name}", "utf-8")


def test_folders_are_walked_in_sorted_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a/c.TXT", "ç.txt", "a.txt")
    assert relative([tmp_path]) == ["a/c.TXT", "a/z.txt", "a.txt", "b.txt", "ç.txt"]


def test_only_texts_and_nothing_hidden(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a.ann", "notes.md", ".hidden.txt", ".git/b.txt")
    assert relative([tmp_path]) == ["a.txt"]


def test_a_named_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    write(tmp_path, "a.text")
    assert relative([tmp_path / "a.text"]) == ["a.text"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert relative([tmp_path / "a.txt", tmp_path]) == ["a.txt"]


def test_what_is_not_there_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert codes([tmp_path / "gone", tmp_path]) == ["E001"]
    assert relative([tmp_path / "gone", tmp_path]) == ["a.txt"]


def test_a_folder_without_texts(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    assert codes([tmp_path]) == ["E002"]


def test_a_link_loop_is_said_and_the_folder_read_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert codes([tmp_path]) == ["E007"]
    assert relative([tmp_path]) == ["in/a.txt"]


def test_a_link_to_itself(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert len(codes([tmp_path])) == 1
    assert relative([tmp_path]) == ["a.txt"]


def test_a_dead_link(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    assert codes([tmp_path]) == ["E001"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "shut").chmod(0)
    try:
        assert codes([tmp_path]) == ["E006"]
        assert relative([tmp_path]) == ["a.txt"]
    finally:
        (tmp_path / "shut").chmod(0o755)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "E003"), (b" \n\f ", "E003"), (b"1918 - 57\n", "E012"), (b"x" * 2_100_000, "E008")]
)
def test_files_that_hold_no_text(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(SalnameError) as caught:
        read_source(discover([tmp_path])[0][0], Settings(max_megabytes=2))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("path", "source_id"),
    [("az-article.txt", "az-article"), ("tr_thesis-1.txt", "tr_thesis-1"), ("x/letters.txt", "x--letters")],
)
def test_plain_paths_make_plain_ids(path: str, source_id: str) -> None:
    assert make_source_id(PurePosixPath(path)) == source_id


def test_ids_of_different_paths_differ() -> None:
    paths = [
        "a b.txt",
        "a-b.txt",
        "A-b.txt",
        "a/b.txt",
        "a--b.txt",
        "ə.txt",
        "e.txt",
        "a-b.text",
        "a-b",
        "ş/ş.txt",
        "ж.txt",
    ]
    assert len({make_source_id(PurePosixPath(path)) for path in paths}) == len(paths)


def test_ids_of_long_paths_are_short_and_differ() -> None:
    ids = {make_source_id(PurePosixPath("folder/" * 40 + name)) for name in ("a.txt", "b.txt")}
    assert len(ids) == 2
    assert max(map(len, ids)) <= 120
