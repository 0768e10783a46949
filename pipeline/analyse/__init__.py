"""The analyse stage: sentences and tokens, behind one interface for several engines.

An engine is anything with the three attributes of :class:`Engine`. Engines are made by factories in
:data:`ENGINES`; a new one enters by adding its factory there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pipeline.errors import Errors, SalnameError
from pipeline.records import AnalysedText, LaidOutText

__all__ = ["ENGINES", "Engine", "create_engine"]


class Engine(Protocol):
    """What the pipeline asks of an analysis engine."""

    @property
    def name(self) -> str:
        """The name it is chosen by."""

    @property
    def fingerprint(self) -> str:
        """Names everything outside this package's code that its results depend on."""

    def analyse(self, laid_out: LaidOutText) -> AnalysedText:
        """Sentences of the mined paragraphs, in order, with tokens that are never empty."""


def _spacy() -> Engine:
    from pipeline.analyse.spacy_engine import SpacyEngine

    return SpacyEngine()


#: Factories by name. Each imports what it needs, so that an engine that is not chosen costs nothing.
ENGINES: dict[str, Callable[[], Engine]] = {"spacy": _spacy}


def create_engine(name: str) -> Engine:
    """The engine of that name.

    Raises:
        SalnameError: E301 if there is none.
    """
    if name not in ENGINES:
        raise SalnameError(Errors.E301, name=name, known=", ".join(sorted(ENGINES)))
    return ENGINES[name]()
