"""The analyse stage: sentences and tokens, and on demand all that grammar says of them, behind one interface.

An engine is anything with the attributes of :class:`Engine`. Engines are made by factories in :data:`ENGINES`; a new
one enters by adding its factory there. Every run cuts its texts with :meth:`Engine.analyse`; no stage reads lemmas,
features or dependencies, so these are made only where a person asks for them (``salname analyse``, ``salname run
--tokens``), by :meth:`Engine.annotate`, which loads its models then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pipeline.analyse.hidden_modules import hidden, postponed
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

    def annotate(self, analysed: AnalysedText) -> AnalysedText:
        """The text with lemma, part of speech, features, head and relation on each token, and the words of
        multi-word tokens; sentences and tokens are those it was given, and each sentence is one tree."""


def _spacy() -> Engine:
    # spaCy's numerical library, thinc, loads PyTorch wherever it is installed; nothing here runs on it. Its
    # configuration system also takes schemas of pydantic's first version; spaCy has none. Its command line, with all
    # that downloads and trains, is a third of what it loads, and only `spacy.info` comes from there.
    with hidden("torch"), hidden("pydantic.v1"), postponed("spacy.cli", "info", "info"):
        from pipeline.analyse.spacy_engine import SpacyEngine

    return SpacyEngine()


def _stanza() -> Engine:
    from pipeline.analyse.stanza_engine import StanzaEngine

    return StanzaEngine()


#: Factories by name. Each imports what it needs, so that an engine that is not chosen costs nothing.
ENGINES: dict[str, Callable[[], Engine]] = {"spacy": _spacy, "stanza": _stanza}


def create_engine(name: str) -> Engine:
    """The engine of that name.

    Raises:
        SalnameError: E301 if there is none.
    """
    if name not in ENGINES:
        raise SalnameError(Errors.E301, name=name, known=", ".join(sorted(ENGINES)))
    return ENGINES[name]()
