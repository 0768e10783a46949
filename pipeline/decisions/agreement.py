"""Second readings: how far two reviewers agree, label by label, and where they do not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.decisions.records import Decision, Status, TargetState
from pipeline.decisions.states import states_by_reviewer
from pipeline.record_classes import record


@record
class Agreement:
    """Two reviewers on the facts of one label.

    Attributes:
        label: mention label, event type or citation kind; "" for all together.
        facts: facts that both have decided.
        agreed: those on which they said the same.
        kappa: Cohen's kappa; None if chance alone would make them agree on everything.
    """

    label: str
    facts: int
    agreed: int
    kappa: float | None


@record
class Disagreement:
    """A fact on which two reviewers differ."""

    target: str
    label: str
    first: TargetState
    second: TargetState


def verdict(state: TargetState) -> str:
    """What a reviewer's decisions say of a fact, as one category: edits to the same values are the same verdict."""
    if state.status is Status.EDITED:
        return f"{state.status.value} {json.dumps(dict(state.values), ensure_ascii=False, sort_keys=True)}"
    return state.status.value


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Agreement beyond chance of two raters over the same items.

    Cohen (1960): (observed - expected) / (1 - expected), where the expected share comes from how often each
    rater uses each category. None for no items, or if both always say one and the same thing.
    """
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(first == second for first, second in pairs) / total
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = sum(firsts[category] * seconds[category] for category in firsts) / total**2
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def label_of(decisions: Iterable[Decision]) -> str:
    """Label, event type or citation kind of the fact that decisions are about, as it was extracted."""
    for decision in decisions:
        for column in ("label", "type", "kind"):
            if value := decision.extraction.get(column):
                return str(value)
    return ""


def second_readings(
    grouped: Mapping[str, Sequence[Decision]], first: str, second: str
) -> tuple[list[Agreement], list[Disagreement]]:
    """Agreement per label (the first entry is for all labels) and the disagreements, by target.

    Args:
        grouped: decisions by target (:meth:`~pipeline.decisions.log.DecisionLog.grouped`).
        first: one reviewer.
        second: the other.
    """
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    differing: list[Disagreement] = []
    for target in sorted(grouped):
        states = states_by_reviewer(grouped[target])
        one, other = states.get(first), states.get(second)
        if one is None or other is None or Status.OPEN in (one.status, other.status):
            continue
        label = label_of(grouped[target])
        said = verdict(one), verdict(other)
        pairs[""].append(said)
        if label:
            pairs[label].append(said)
        if said[0] != said[1]:
            differing.append(Disagreement(target, label, one, other))
    agreements = [
        Agreement(label, len(said), sum(a == b for a, b in said), cohens_kappa(said))
        for label, said in sorted(pairs.items())
    ]
    return agreements, differing
