"""The documentation is tested: generated pages are up to date, links lead somewhere, every command is described."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def render(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_render", root / "docs" / "render.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["cli.md", "tables.md", "../corpus/training/README.md"])
def test_generated_pages_are_up_to_date(root: Path, render: ModuleType, page: str) -> None:
    assert (root / "docs" / page).read_text("utf-8") == render.PAGES[page](), "run `make docs`"


def test_every_command_has_help_and_a_test(root: Path, render: ModuleType) -> None:
    tests = "\n".join(path.read_text("utf-8") for path in (root / "tests").rglob("test_*.py"))
    for words in render.commands():
        lines = render.help_of(words).splitlines()
        assert len(lines) > 3
        if words and not any(other[: len(words)] == words and other != words for other in render.commands()):
            called = ", ".join(f'"{word}"' for word in words)
            # a command may also be tested through its own function or group
            alone = f'["{words[-1]}"' if len(words) > 1 else f"{words[0]}_command"
            assert f"[{called}" in tests or alone in tests, f"no test runs salname {' '.join(words)}"


def test_links_lead_somewhere(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").glob("*.md"), root / "corpus" / "README.md"]
    for page in pages:
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if not link.startswith(("http://", "https://")):
                assert (page.parent / link).exists(), f"{page.name}: {link}"
