"""Libraries that are kept from loading others."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.analyse.hidden_modules import hidden, postponed


def test_a_hidden_module_cannot_be_imported_and_afterwards_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with hidden("colorsys"), pytest.raises(ImportError):
        importlib.import_module("colorsys")
    assert importlib.import_module("colorsys").__name__ == "colorsys"


def test_a_module_that_is_loaded_stays() -> None:
    with hidden("json"):
        assert importlib.import_module("json") is json


def test_an_error_in_the_block_leaves_the_module_importable() -> None:
    sys.modules.pop("colorsys", None)
    with pytest.raises(RuntimeError), hidden("colorsys"):
        raise RuntimeError
    assert importlib.import_module("colorsys").__name__ == "colorsys"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A library ``heavy`` of which everybody wants one function of a part that is slow to load."""
    part = tmp_path / "heavy" / "slow"
    part.mkdir(parents=True)
    (tmp_path / "heavy" / "__init__.py").write_text("from .slow.work import twice\n")
    (part / "__init__.py").write_text("LOADED = True\n")
    (part / "work.py").write_text("def twice(number, *, plus=0):\n    return 2 * number + plus\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "heavy"]:
        del sys.modules[name]


def test_a_postponed_part_is_loaded_when_its_function_is_called(library: None) -> None:
    with postponed("heavy.slow", "work", "twice"):
        heavy = importlib.import_module("heavy")
    assert not [name for name in sys.modules if name.startswith("heavy.")]
    assert not hasattr(heavy, "slow")
    assert heavy.twice(3, plus=1) == 7
    assert sys.modules["heavy.slow"].LOADED


def test_a_part_that_is_loaded_is_not_postponed(library: None) -> None:
    heavy = importlib.import_module("heavy")
    with postponed("heavy.slow", "work", "twice"):
        assert importlib.import_module("heavy.slow.work").twice is heavy.twice


def test_spacy_still_has_its_command_line() -> None:
    program = (
        "import sys; from pipeline.analyse import create_engine; create_engine('spacy'); import spacy; "
        "assert 'spacy.cli' not in sys.modules; assert spacy.info(silent=True)['spacy_version'] == spacy.__version__; "
        "import spacy.cli; spacy.cli.download"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=120).returncode == 0


@pytest.mark.parametrize("name", ["torch", "pandas", "tensorflow"])
def test_the_default_engine_loads_no_library_that_it_does_not_need(name: str) -> None:
    program = (
        "import sys; from pipeline.analyse import create_engine; create_engine('spacy'); "
        f"sys.exit({name!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=120).returncode == 0
