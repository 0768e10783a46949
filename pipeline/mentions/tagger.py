"""The door through which names enter: the tagger protocol, the registry, and the stage function.

A tagger proposes mentions; it need not care about other taggers or about overlaps. A trained model enters
by registering a factory that returns an object with this protocol and methods named ``neural:...``;
:mod:`pipeline.mentions.decide` already has its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.records import Gazetteer
from pipeline.mentions.decide import decide
from pipeline.mentions.gazetteer_tagger import GazetteerTagger
from pipeline.mentions.index import NameIndex
from pipeline.mentions.repetition import repeat
from pipeline.mentions.rule_tagger import RuleTagger
from pipeline.mentions.words import read
from pipeline.record_classes import record
from pipeline.records import AnalysedText, Mention


class Tagger(Protocol):
    """Finds mentions in an analysed text.

    Attributes:
        name: the name it is registered under.
        fingerprint: hex digest of all that its answers depend on besides the text (tables, rules, weights).
    """

    @property
    def name(self) -> str:
        """The name it is registered under."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hex digest of all that its answers depend on besides the text."""
        ...

    def tag(self, analysed: AnalysedText) -> tuple[Mention, ...]:
        """The mentions it proposes, with clean spans of whole words, in the order of the text."""
        ...


@record
class TaggerResources:
    """What a tagger may be built from: the gazetteers and the index made from them once."""

    gazetteer: Gazetteer
    index: NameIndex

    @classmethod
    def from_gazetteer(cls, gazetteer: Gazetteer) -> TaggerResources:
        """Resources with a fresh index."""
        return cls(gazetteer, NameIndex(gazetteer))


TaggerFactory = Callable[[TaggerResources], Tagger]


def _gazetteer_tagger(resources: TaggerResources) -> Tagger:
    return GazetteerTagger(resources.gazetteer, resources.index)


def _rule_tagger(resources: TaggerResources) -> Tagger:
    return RuleTagger(resources.index)


def _neural_tagger(resources: TaggerResources) -> Tagger:
    from pipeline.mentions.neural_tagger import NeuralTagger
    from pipeline.neural import MODEL, fingerprint, shipped_reader

    return NeuralTagger(shipped_reader(), fingerprint(MODEL))


_FACTORIES: dict[str, TaggerFactory] = {
    "gazetteer": _gazetteer_tagger,
    "neural": _neural_tagger,
    "rules": _rule_tagger,
}

#: The taggers a run uses unless the settings say otherwise. The trained one comes last: it works in a thread of its own
#: while the others do.
DEFAULT_TAGGERS: tuple[str, ...] = ("gazetteer", "rules", "neural")


def tagger_factories() -> Mapping[str, TaggerFactory]:
    """The registered factories by name."""
    return dict(sorted(_FACTORIES.items()))


def register_tagger(name: str, factory: TaggerFactory) -> None:
    """Make a tagger known under ``name``; a later registration replaces an earlier one."""
    _FACTORIES[name] = factory


def create_taggers(gazetteer: Gazetteer, names: Sequence[str] = DEFAULT_TAGGERS) -> tuple[Tagger, ...]:
    """The taggers with these names, sharing one index of ``gazetteer``.

    Raises:
        SalnameError: E207 if no tagger has one of the names.
    """
    resources = TaggerResources.from_gazetteer(gazetteer)
    for name in names:
        if name not in _FACTORIES:
            known = ", ".join(sorted(_FACTORIES))
            raise SalnameError(Errors.E207, name="taggers", value=name, detail=f"no such tagger; known: {known}")
    return tuple(_FACTORIES[name](resources) for name in names)


def find_mentions(analysed: AnalysedText, taggers: Sequence[Tagger]) -> tuple[Mention, ...]:
    """The mentions of a text: what the taggers propose, decided, then names repeated in the document.

    Args:
        analysed: the text.
        taggers: in any order; :mod:`pipeline.mentions.decide` says who wins.

    Returns:
        Mentions in the order of the text; no two overlap, none lies in a parenthetical reference.
    """
    proposals = [mention for tagger in taggers for mention in tagger.tag(analysed)]
    first = decide(proposals)
    repeated = repeat(read(analysed), first)
    return decide([*proposals, *repeated]) if repeated else first
