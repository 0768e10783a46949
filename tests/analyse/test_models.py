from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.analyse.models import MANIFEST, model_fingerprint, model_folder, write_manifest
from pipeline.errors import SalnameError


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models" / "small"
    (folder / "part").mkdir(parents=True)
    (folder / "part" / "weights").write_bytes(b"\x00\x01")
    (folder / "README.md").write_text("a card")
    write_manifest(folder)
    monkeypatch.setenv("SALNAME_DATA", str(tmp_path))
    return folder


def test_a_whole_model(model: Path) -> None:
    assert model_folder("small") == model


def test_the_description_may_change(model: Path) -> None:
    (model / "README.md").write_text("another card")
    assert model_folder("small") == model


def test_a_changed_file_is_named(model: Path) -> None:
    (model / "part" / "weights").write_bytes(b"\x00\x02")
    with pytest.raises(SalnameError, match="weights") as error:
        model_folder("small")
    assert error.value.code == "E304"


def test_a_missing_file_is_named(model: Path) -> None:
    (model / "part" / "weights").unlink()
    with pytest.raises(SalnameError, match="it is missing") as error:
        model_folder("small")
    assert error.value.code == "E304"


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"sha256": 1}'])
def test_without_a_manifest_there_is_no_model(model: Path, content: str | None) -> None:
    if content is None:
        (model / MANIFEST).unlink()
    else:
        (model / MANIFEST).write_text(content)
    with pytest.raises(SalnameError) as error:
        model_folder("small")
    assert error.value.code == "E303"


def test_the_fingerprint_is_that_of_the_manifest(model: Path) -> None:
    assert model_fingerprint("small") == hashlib.sha256((model / MANIFEST).read_bytes()).hexdigest()
    assert model_fingerprint("none") == ""


@pytest.mark.parametrize("name", ["spacy", "stanza"])
def test_the_shipped_models_are_whole(name: str, root: Path) -> None:
    folder = model_folder(name)
    assert (folder / "README.md").is_file()
    listed = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    import json

    named = {Path(name) for name in json.loads((folder / MANIFEST).read_text("utf-8"))["sha256"]}
    assert listed - named == {Path(MANIFEST), Path("README.md")}
