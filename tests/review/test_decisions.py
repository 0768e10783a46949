"""What the buttons do, without a script: every answer is See Other, every decision stands in the log."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import httpx
import pytest

from pipeline.decisions import DecisionKind, Status

Post = Callable[..., httpx.Response]
ELVAN, DAY, GENCE, ELVAN_AGAIN = (f"m-{number:012x}" for number in (1, 2, 3, 4))
EVENT = "e-000000000001"


def _status(desk: SimpleNamespace, fact: str) -> Status:
    return desk.app.state.office.desk.log.state(fact).status  # type: ignore[no-any-return]


@pytest.mark.parametrize(("action", "status"), [("accept", Status.ACCEPTED), ("reject", Status.REJECTED)])
@pytest.mark.parametrize("fact", [ELVAN, EVENT])
def test_accept_and_reject(
    desk: SimpleNamespace, post: Post, client: httpx.Client, fact: str, action: str, status: Status
) -> None:
    post(f"/facts/{fact}", action=action)
    assert _status(desk, fact) is status
    assert f'data-state="{status.value}"' in client.get(f"/facts/{fact}").text
    assert "1 fact" in client.get(f"/facts?status={status.value}").text


def test_after_a_decision_the_next_fact_is_shown(client: httpx.Client, make: SimpleNamespace) -> None:
    csrf = make.token(client)
    answer = client.post(
        f"/facts/{ELVAN}",
        data={"csrf": csrf, "action": "accept", "where": "facts", "view": "label=PERSON", "following": ELVAN_AGAIN},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/facts?label=PERSON&fact={ELVAN_AGAIN}#f-{ELVAN_AGAIN}"


def test_an_edited_date_keeps_what_was_extracted(desk: SimpleNamespace, post: Post, client: httpx.Client) -> None:
    page = unescape(post(f"/facts/{DAY}", action="edit", value="1918-04-25", label="DATE", reason="old style").text)
    assert "1918-04-25" in page
    (decision,) = desk.app.state.office.desk.log.history(DAY)
    assert decision.after == {"value": "1918-04-25", "earliest": "1918-04-25", "latest": "1918-04-25"}
    assert decision.before["value"] == "1918-04-12"
    assert (decision.reviewer, decision.reason) == ("Ayla", "old style")
    assert "1918-04-25" in client.get("/dates").text


@pytest.mark.parametrize(
    ("fact", "fields", "typed"),
    [
        (DAY, {"value": "12th of April"}, "12th of April"),
        (DAY, {"value": "1918-02-30"}, "1918-02-30"),
        (DAY, {"value": "<script>"}, "<script>"),
        (ELVAN, {"label": "KING"}, "KING"),
        (ELVAN, {"entity_id": "../../etc/passwd"}, "../../etc/passwd"),
        (ELVAN, {"base_form": " "}, ""),
        (EVENT, {"type": "DANCE"}, "DANCE"),
    ],
)
def test_what_cannot_stand_in_the_table_is_not_taken_and_not_lost(
    desk: SimpleNamespace, post: Post, fact: str, fields: dict[str, str], typed: str
) -> None:
    answer = post(f"/facts/{fact}", action="edit", reason="my reason", **fields)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert typed in unescape(answer.text)
    assert "my reason" in answer.text
    assert desk.app.state.office.desk.log.count() == 0


def test_a_note_leaves_the_state(desk: SimpleNamespace, post: Post, client: httpx.Client) -> None:
    page = post(f"/facts/{ELVAN}", action="note", reason="who is <b>he</b>?").text
    assert _status(desk, ELVAN) is Status.OPEN
    assert "who is &lt;b&gt;he&lt;/b&gt;?" in page


def test_undo_takes_back_the_reviewers_own_last_decision(desk: SimpleNamespace, post: Post) -> None:
    post(f"/facts/{ELVAN}", action="accept")
    post(f"/facts/{DAY}", action="reject")
    page = post("/undo").text
    assert f'data-fact="{DAY}"' in page
    assert (_status(desk, DAY), _status(desk, ELVAN)) == (Status.OPEN, Status.ACCEPTED)
    post("/undo")
    assert _status(desk, ELVAN) is Status.OPEN
    assert "nothing of yours" in post("/undo").text
    assert desk.app.state.office.desk.log.count() == 4


def test_one_decision_is_taken_back_by_its_id(desk: SimpleNamespace, post: Post) -> None:
    post(f"/facts/{ELVAN}", action="accept")
    post(f"/facts/{DAY}", action="accept")
    first = desk.app.state.office.desk.log.history(ELVAN)[0]
    post("/undo", decision=first.decision_id)
    assert (_status(desk, ELVAN), _status(desk, DAY)) == (Status.OPEN, Status.ACCEPTED)


def test_an_undo_after_a_second_accept_leaves_the_first(desk: SimpleNamespace, post: Post) -> None:
    post(f"/facts/{ELVAN}", action="accept")
    post(f"/facts/{ELVAN}", action="reject")
    post("/undo")
    assert _status(desk, ELVAN) is Status.ACCEPTED


def test_a_merge_holds_at_once_and_can_be_taken_back(post: Post, client: httpx.Client) -> None:
    page = post("/merge", entity="person-cavarov", into="person-elvan", reason="one man").text
    assert "3 mentions" in page
    assert "Е. Ҹаваров" in page
    assert client.get("/entities/person-cavarov").url.path == "/entities/person-elvan"
    assert "3 facts" in client.get("/facts?label=PERSON&text=elvan").text
    post("/undo")
    assert "2 mentions" in client.get("/entities/person-elvan").text
    assert client.get("/entities/person-cavarov").url.path == "/entities/person-cavarov"


def test_merging_in_a_circle_is_refused(post: Post) -> None:
    post("/merge", entity="person-cavarov", into="person-elvan")
    assert post("/merge", entity="person-elvan", into="person-cavarov").status_code == 409


def test_a_split_makes_an_entity_of_the_chosen_mentions(
    desk: SimpleNamespace, post: Post, client: httpx.Client
) -> None:
    page = unescape(post("/split", entity="person-elvan", mention=[ELVAN_AGAIN], name="Elvan oğlu").text)
    assert "<h1>Elvan oğlu" in page
    assert "1 mention in 1 source" in page
    assert "1 mention in 1 source" in client.get("/entities/person-elvan").text
    (decision,) = desk.app.state.office.desk.log.history("person-elvan")
    assert decision.kind is DecisionKind.SPLIT
    assert decision.after["into"] == "elvan-oglu"
    post("/undo")
    assert "2 mentions in 1 source" in client.get("/entities/person-elvan").text


@pytest.mark.parametrize("chosen", [[], [ELVAN, ELVAN_AGAIN], [GENCE]])
def test_a_split_needs_some_that_go_and_some_that_stay(desk: SimpleNamespace, post: Post, chosen: list[str]) -> None:
    assert post("/split", entity="person-elvan", mention=chosen, name="x").status_code == 409
    assert desk.app.state.office.desk.log.count() == 0


def test_progress_counts_decided_facts(post: Post, client: httpx.Client) -> None:
    post(f"/facts/{ELVAN}", action="accept")
    post(f"/facts/{DAY}", action="edit", value="1918-04-25")
    assert '<b id="decided">2</b> of <span id="facts">10</span>' in client.get("/sources/yillik").text
    assert 'max="10" value="2"' in client.get("/").text


def test_a_decision_that_came_in_between_is_said_and_both_are_kept(
    make: SimpleNamespace, desk: SimpleNamespace, post: Post
) -> None:
    with make.serve(desk.out, reviewer="Behruz") as second, second.client() as other:
        other.post(f"/facts/{ELVAN}", data={"csrf": make.token(other), "action": "reject"})
    page = post(f"/facts/{ELVAN}", action="accept", seen="").text
    assert "Meanwhile Behruz had decided: reject" in page
    assert [d.reviewer for d in desk.app.state.office.desk.log.history(ELVAN)] == ["Behruz", "Ayla"]


@pytest.mark.parametrize("action", ["", "merge", "nix", "undo"])
def test_a_form_that_asks_for_something_else_is_refused(desk: SimpleNamespace, post: Post, action: str) -> None:
    assert post(f"/facts/{ELVAN}", action=action).status_code == 400
    assert desk.app.state.office.desk.log.count() == 0


UMIT = "m-000000000005"


def test_who_takes_part_is_edited_with_the_happening(desk: SimpleNamespace, post: Post, client: httpx.Client) -> None:
    form = client.get(f"/facts/{EVENT}").text
    assert f'name="role-{GENCE}"' in form and f'name="role-{UMIT}"' in form
    page = unescape(
        post(f"/facts/{EVENT}", action="edit", reason="line 3", **{f"role-{GENCE}": "place", f"role-{UMIT}": ""}).text
    )
    assert 'data-state="edited"' in page
    taking_part = page.partition("Who, where, when</h3>")[2].partition("</ul>")[0]
    assert "place:" in taking_part and "Ümit" not in taking_part and "time:" in taking_part
    assert "place: Gence" in page.partition("<h3>History")[2]
    assert "place of" in client.get(f"/facts/{GENCE}").text
    assert "Part in happenings" not in client.get(f"/facts/{UMIT}").text
    (decision,) = desk.app.state.office.desk.log.history(EVENT)
    assert [(one["role"], one["mention"]) for one in decision.after["arguments"]] == [
        ("time", DAY),
        ("place", GENCE),
        ("agent", ELVAN_AGAIN),
    ]
    post("/undo")
    assert "theme of" in client.get(f"/facts/{UMIT}").text


def test_the_same_people_are_no_change(desk: SimpleNamespace, post: Post) -> None:
    page = post(f"/facts/{EVENT}", action="edit", **{f"role-{UMIT}": "theme", f"role-{GENCE}": ""}).text
    assert "Nothing was different" in page
    assert desk.app.state.office.desk.log.count() == 0


def test_a_mention_may_have_two_roles(desk: SimpleNamespace, post: Post) -> None:
    page = post(f"/facts/{EVENT}", action="edit", **{f"role-{UMIT}": ["theme", "org"]}).text
    assert page.count(f'name="role-{UMIT}"') == 2
    assert desk.app.state.office.desk.log.count() == 1


@pytest.mark.parametrize(
    ("field", "role", "code"), [(f"role-{GENCE}", "boss", 422), ("role-m-00000000ffff", "agent", 409)]
)
def test_a_forged_part_is_refused(desk: SimpleNamespace, post: Post, field: str, role: str, code: int) -> None:
    answer = post(f"/facts/{EVENT}", action="edit", **{field: role})
    assert answer.status_code == code
    assert desk.app.state.office.desk.log.count() == 0
