from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import Errors, SalnameError
from pipeline.model_files import checked_folder, fingerprint, shipped_models, write_sums


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one small model."""
    folder = tmp_path / "models" / "small"
    folder.mkdir(parents=True)
    (folder / "weights.bin").write_bytes(b"weights")
    (folder / "README.md").write_text("# Small\n", encoding="utf-8")
    write_sums(folder)
    monkeypatch.setenv("SALNAME_DATA", str(tmp_path))
    return folder


def test_whole_files_are_accepted(models: Path) -> None:
    assert checked_folder("small") == models


def test_a_missing_file_is_named(models: Path) -> None:
    (models / "weights.bin").unlink()
    with pytest.raises(SalnameError) as error:
        checked_folder("small")
    assert error.value.error is Errors.E311 and "weights.bin" in str(error.value)


def test_a_damaged_file_is_named(models: Path) -> None:
    (models / "weights.bin").write_bytes(b"weighty")
    with pytest.raises(SalnameError) as error:
        checked_folder("small")
    assert error.value.error is Errors.E312 and "weights.bin" in str(error.value)


def test_a_missing_model_is_an_error(models: Path) -> None:
    with pytest.raises(SalnameError) as error:
        checked_folder("none")
    assert error.value.error is Errors.E311


def test_descriptions_do_not_count(models: Path) -> None:
    before = fingerprint("small")
    (models / "README.md").write_text("# Another\n", encoding="utf-8")
    write_sums(models)
    assert fingerprint("small") == before


def test_weights_change_the_fingerprint(models: Path) -> None:
    before = fingerprint("small")
    (models / "weights.bin").write_bytes(b"others")
    write_sums(models)
    assert fingerprint("small") != before


def test_the_list_tells_the_state(models: Path) -> None:
    (one,) = shipped_models()
    assert (one.name, one.bytes, one.state) == ("small", 7, "as shipped")
    (models / "weights.bin").write_bytes(b"x")
    assert [model.state for model in shipped_models()] == ["damaged"]
