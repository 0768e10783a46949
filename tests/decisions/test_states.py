from __future__ import annotations

from itertools import count

import pytest

from pipeline.decisions import Decision, DecisionKind, Status
from pipeline.decisions.agreement import cohens_kappa, second_readings
from pipeline.decisions.states import last_standing, state_of, states_by_reviewer

_numbers = count()


def say(kind: str, reviewer: str = "a", undoes: Decision | None = None, **after: object) -> Decision:
    number = next(_numbers)
    if undoes is not None:
        after["undoes"] = undoes.decision_id
    at = f"2024-01-01T00:00:00.{number:06}+00:00"
    return Decision(
        "m-1", DecisionKind(kind), reviewer, {}, after, decision_id=f"{number:032x}", at=at, extraction={"label": "ORG"}
    )


def test_the_last_word_counts_whatever_the_order_of_the_list() -> None:
    first, second = say("accept"), say("reject", "b")
    assert state_of([second, first]).status is Status.REJECTED
    assert state_of([second, first]).decided_by == "b"


def test_edits_add_up_and_an_accept_keeps_them() -> None:
    state = state_of([say("edit", value="1922"), say("edit", label="DATE"), say("accept", "b")])
    assert (state.status, state.values, state.decided_by) == (Status.EDITED, {"value": "1922", "label": "DATE"}, "b")


def test_a_rejection_ends_edits() -> None:
    assert state_of([say("edit", value="1"), say("reject"), say("accept")]).values == {}


def test_undo_and_undo_of_undo() -> None:
    accept, reject = say("accept"), say("reject")
    undo = say("undo", undoes=reject)
    assert state_of([accept, reject, undo]).status is Status.ACCEPTED
    assert state_of([accept, reject, undo, say("undo", undoes=undo)]).status is Status.REJECTED
    assert last_standing([accept, reject, undo]) == accept


def test_notes_decide_nothing() -> None:
    state = state_of([say("note", note="bak")])
    assert state.status is Status.OPEN
    assert [note.text for note in state.notes] == ["bak"]


def test_who_undoes_another_s_decision_changes_the_other_s_reading() -> None:
    accept = say("accept", "a")
    states = states_by_reviewer([accept, say("reject", "b"), say("undo", "b", undoes=accept)])
    assert {name: state.status for name, state in states.items()} == {"a": Status.OPEN, "b": Status.REJECTED}


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # both yes, yes-no, no-yes, both no; the first is the example of Cohen's kappa in most textbooks
        ((20, 5, 10, 15), 0.4),
        ((45, 15, 25, 15), 0.1304),
        ((25, 0, 0, 25), 1.0),
        ((0, 25, 25, 0), -1.0),
        ((10, 0, 0, 0), None),
        ((0, 0, 0, 0), None),
    ],
)
def test_cohens_kappa(table: tuple[int, int, int, int], kappa: float | None) -> None:
    pairs = [
        pair for pair, n in zip((("y", "y"), ("y", "n"), ("n", "y"), ("n", "n")), table, strict=True) for _ in range(n)
    ]
    assert cohens_kappa(pairs) == (None if kappa is None else pytest.approx(kappa, abs=1e-4))


def test_second_readings_by_label_and_their_disagreements() -> None:
    grouped = {
        "m-1": [say("accept", "a"), say("accept", "b")],
        "m-2": [say("accept", "a"), say("reject", "b")],
        "m-3": [say("edit", "a", value="1"), say("edit", "b", value="2")],
        "m-4": [say("accept", "a")],
    }
    agreements, differing = second_readings(grouped, "a", "b")
    assert [(one.label, one.facts, one.agreed) for one in agreements] == [("", 3, 1), ("ORG", 3, 1)]
    assert [one.target for one in differing] == ["m-2", "m-3"]
