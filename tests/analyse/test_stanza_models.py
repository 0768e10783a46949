"""Where the Stanza engine finds its models; nothing here loads Stanza."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.analyse import create_engine
from pipeline.analyse.stanza_engine import official_folder, printed_cut, stanza_fingerprint
from pipeline.errors import SalnameError

NEEDED = ("tokenize", "mwt", "pos", "lemma", "depparse")
missing = pytest.mark.skipif(find_spec("stanza") is None, reason="Stanza is not installed: pip install '.[stanza]'")


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NEEDED:
        (tmp_path / "tr" / name).mkdir(parents=True)
        (tmp_path / "tr" / name / "official.pt").write_bytes(b"x")
    (tmp_path / "resources.json").write_text("{}")
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    return tmp_path


def test_official_models_are_found_if_all_are_there(resources: Path) -> None:
    assert official_folder() == resources


@pytest.mark.parametrize("name", NEEDED)
def test_but_not_if_one_is_missing(resources: Path, name: str) -> None:
    (resources / "tr" / name / "official.pt").unlink()
    assert official_folder() is None


@missing
def test_the_fingerprint_tells_which_models_are_used(resources: Path) -> None:
    with_official = stanza_fingerprint()
    (resources / "resources.json").unlink()
    assert "official" in with_official
    assert "official" not in stanza_fingerprint()


def test_parts_are_cut_in_the_printed_token() -> None:
    assert printed_cut("китабдакы", ("kitabda", "kı")) == ("китабда", "кы")
    assert printed_cut("evdeki", ("evde", "ki")) == ("evde", "ki")
    assert printed_cut("ev", ("ev",)) == ()


def test_without_stanza_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def gone(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("pipeline.analyse.stanza_engine.version", gone)
    with pytest.raises(SalnameError, match=r"salname\[stanza\]") as error:
        create_engine("stanza")
    assert error.value.code == "E302"
