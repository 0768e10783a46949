"""Fixtures that several test folders share."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, ModuleType

import pytest

from pipeline.analyse import Engine, create_engine
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.records import AnalysedText, LaidOutText, SourceText

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real sources and gold data beside the repository; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def make_source() -> Callable[[str], SourceText]:
    """Wraps a text as a source."""

    def make(text: str, name: str = "text.txt") -> SourceText:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return SourceText(name.removesuffix(".txt"), name, sha256, text, "utf-8", "valid")

    return make


@pytest.fixture(scope="session")
def laid_out(make_source: Callable[[str], SourceText]) -> Callable[[str], LaidOutText]:
    """Layout and languages of a text."""
    return lambda text: assign_languages(lay_out(make_source(text)))


@pytest.fixture(scope="session")
def calls_made() -> Callable[[Callable[[], object]], int]:
    """Counts how often a piece of work calls a function, Python's or C's: no busy machine changes that, as it does time."""

    def counted(work: Callable[[], object]) -> int:
        count = 0

        def note(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return count

    return counted


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The default analysis engine, made once."""
    return create_engine("spacy")


@pytest.fixture(scope="session")
def analysed(laid_out: Callable[[str], LaidOutText], engine: Engine) -> Callable[[str], AnalysedText]:
    """A text analysed by the default engine."""
    return lambda text: engine.analyse(laid_out(text))


@pytest.fixture
def tiny() -> Iterator[ModuleType]:
    """The small stand-ins for the slow stages, in place while the test runs; see ``tests/tiny_stages.py``."""
    spec = importlib.util.spec_from_file_location("tiny_stages", ROOT / "tests" / "tiny_stages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with module.in_place():
        yield module
