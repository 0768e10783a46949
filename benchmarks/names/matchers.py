"""The matchers that are compared, each as its own documentation would have it used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import count
from typing import Any

from rapidfuzz import fuzz, process, utils

from pipeline.gazetteer import load_gazetteer
from pipeline.names.authority import Authority
from pipeline.names.find import explain
from pipeline.names.groups import Group, group_of
from pipeline.names.spaces import Space
from pipeline.records import Label
from pipeline.transliteration import fold


@dataclass(frozen=True, slots=True)
class Matcher:
    """One matcher.

    Attributes:
        name: as printed.
        threshold: the score from which two names are one entity's, by the matcher's own documentation.
        prepare: kind and name to what ``compare`` takes; not timed, so it must not parse.
        compare: two prepared names to a score, 0 to 1.
        among: who is whom in a list of people's names, if the matcher has a way of its own to tell.
    """

    name: str
    threshold: float
    prepare: Callable[[str, str], Any]
    compare: Callable[[Any, Any], float]
    among: Callable[[Sequence[str]], object] | None = None


#: The score of :func:`pipeline.names.find.explain` is meant as a probability.
_SALNAME_THRESHOLD = 0.5
#: ``nomenklatura``'s default threshold for candidates (``yente``'s and its own documentation).
_LOGIC_THRESHOLD = 0.7
_RATIO_THRESHOLD = 0.8

#: Closest schemata of followthemoney; logic-v2 compares no names of works and places as such.
_SCHEMATA = {"PERSON": "Person", "ORG": "Organization"}


def salname(authority: Authority | None) -> Matcher:
    """Our pair comparison, the one behind ``salname names explain A B``.

    Args:
        authority: the authority file, or None for structure and sound alone.
    """
    groups = {label.value: group_of(label) for label in Label if label not in (Label.DATE, Label.DURATION)}

    def compare(left: tuple[Group, str], right: tuple[Group, str]) -> float:
        return explain(left[1], right[1], authority, left[0]).score

    def among(names: Sequence[str]) -> Space:
        return Space(Group.PERSON, names, authority)

    name = "salname" if authority is not None else "salname, no authority file"
    return Matcher(name, _SALNAME_THRESHOLD, lambda kind, text: (groups[kind], text), compare, among)


def logic_v2() -> Matcher:
    """``nomenklatura``'s logic-v2 over entities that have a name and nothing else.

    Every entity gets an id of its own: logic-v2 keeps the parsed names of entities by id.
    """
    from followthemoney import model
    from nomenklatura.matching import LogicV2

    config = LogicV2.default_config()
    numbers = count(1)

    def entity(kind: str, text: str) -> Any:
        made = model.make_entity(_SCHEMATA.get(kind, "LegalEntity"))
        made.id = f"name-{next(numbers)}"
        made.add("name", text)
        return made

    def compare(left: Any, right: Any) -> float:
        return float(LogicV2.compare(left, right, config).score)

    return Matcher(f"nomenklatura {version('nomenklatura')} logic-v2", _LOGIC_THRESHOLD, entity, compare)


def token_sort_ratio() -> Matcher:
    """RapidFuzz's ``token_sort_ratio`` over fold keys: our transliteration, no knowledge of names."""
    return Matcher(
        "rapidfuzz token_sort_ratio, folded",
        _RATIO_THRESHOLD,
        lambda kind, text: text,
        lambda left, right: fuzz.token_sort_ratio(fold(left), fold(right)) / 100,
        lambda names: process.cdist(
            [fold(name) for name in names], list(map(fold, names)), scorer=fuzz.token_sort_ratio
        ),
    )


def weighted_ratio() -> Matcher:
    """RapidFuzz's ``WRatio`` as it comes."""
    return Matcher(
        f"rapidfuzz {version('rapidfuzz')} WRatio",
        _RATIO_THRESHOLD,
        lambda kind, text: text,
        lambda left, right: fuzz.WRatio(left, right, processor=utils.default_process) / 100,
        lambda names: process.cdist(names, names, scorer=fuzz.WRatio, processor=utils.default_process),
    )


def all_matchers() -> list[Matcher]:
    """All of them, ours first."""
    authority = Authority(load_gazetteer())
    return [salname(authority), salname(None), logic_v2(), token_sort_ratio(), weighted_ratio()]
