"""What a list of decisions comes to: undone ones out, the last word of each kind in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.decisions.records import Decision, DecisionKind, Note, Status, TargetState

_STATUS = {
    DecisionKind.ACCEPT: Status.ACCEPTED,
    DecisionKind.REJECT: Status.REJECTED,
    DecisionKind.EDIT: Status.EDITED,
}


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """By time, then id: the same order wherever they came from and however they were imported."""
    return sorted(decisions, key=lambda decision: (decision.at, decision.decision_id))


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not taken back, undos left out. An undo that was undone itself does not count."""
    ordered = in_order(decisions)
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.kind is DecisionKind.UNDO and decision.decision_id not in undone:
            undone.add(str(decision.after.get("undoes", "")))
    return [d for d in ordered if d.kind is not DecisionKind.UNDO and d.decision_id not in undone]


def state_of(decisions: Iterable[Decision]) -> TargetState:
    """The state of one target from all decisions on it.

    The last accept, reject or edit says the status. Edits add up field by field; an accept after an edit
    accepts the edited values (the status stays ``edited``, so that the table shows that a value was typed); a
    reject ends them.
    """
    deciding: Decision | None = None
    values: dict[str, Any] = {}
    notes: list[Note] = []
    for decision in standing(decisions):
        if decision.kind is DecisionKind.NOTE:
            notes.append(Note(decision.reviewer, decision.at, decision.reason or str(decision.after.get("note", ""))))
        elif decision.kind in _STATUS:
            deciding = decision
            if decision.kind is DecisionKind.EDIT:
                values |= decision.after
            elif decision.kind is DecisionKind.REJECT:
                values = {}
    if deciding is None:
        return TargetState(notes=tuple(notes))
    status = Status.EDITED if values else _STATUS[deciding.kind]
    return TargetState(status, deciding.reviewer, deciding.at, values, tuple(notes), deciding)


def states_by_reviewer(decisions: Iterable[Decision]) -> dict[str, TargetState]:
    """The state of one target as each reviewer sees it (second readings), by reviewer."""
    ordered = list(decisions)
    of: dict[str, list[Decision]] = defaultdict(list)
    authors = {decision.decision_id: decision.reviewer for decision in ordered}
    for decision in ordered:
        # whoever takes a decision back, it is the one who made it whose reading changes
        reviewer = authors.get(str(decision.after.get("undoes", "")), decision.reviewer)
        of[reviewer].append(decision)
    return {reviewer: state_of(theirs) for reviewer, theirs in sorted(of.items())}


def last_standing(decisions: Sequence[Decision]) -> Decision | None:
    """The decision that an undo without a name takes back."""
    found = standing(decisions)
    return found[-1] if found else None
