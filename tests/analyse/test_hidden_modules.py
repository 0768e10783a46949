"""Libraries that are kept from loading others."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest

from pipeline.analyse.hidden_modules import hidden


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


@pytest.mark.parametrize("library", ["torch", "pandas", "tensorflow"])
def test_the_default_engine_loads_no_library_that_it_does_not_need(library: str) -> None:
    program = (
        "import sys; from pipeline.analyse import create_engine; create_engine('spacy'); "
        f"sys.exit({library!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=120).returncode == 0
