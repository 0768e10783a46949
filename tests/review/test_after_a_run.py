"""Decisions that a run has brought into the tables, seen and changed on the desk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from types import SimpleNamespace

import httpx

from pipeline.decisions import Status

Post = Callable[..., httpx.Response]
DAY = "m-000000000002"


def _sql(make: SimpleNamespace, desk: SimpleNamespace, *statements: str) -> None:
    """What a run would have written."""
    with closing(make.connect(desk.out / make.file)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_an_edit_that_a_run_applied_is_taken_back_at_once(
    make: SimpleNamespace, desk: SimpleNamespace, post: Post, client: httpx.Client
) -> None:
    post(f"/facts/{DAY}", action="edit", value="1918-04-25")
    _sql(
        make,
        desk,
        f"UPDATE mentions SET value = '1918-04-25', status = 'edited', decided_by = 'Ayla' WHERE mention_id = '{DAY}'",
        f"""UPDATE statements SET original = '{{"value": "1918-04-12"}}' WHERE fact_id = '{DAY}'""",
        "INSERT INTO runs VALUES (2, '', '2099', '{}', '{}')",
    )
    assert "1918-04-25" in client.get(f"/facts/{DAY}/card").text
    post("/undo")
    card = client.get(f"/facts/{DAY}/card").text
    assert 'data-state="open"' in card
    assert "1918-04-25" not in card.split("History")[0]
    assert "1918-04-12" in card


def test_a_fact_to_be_asked_again_is_open_to_a_new_decision(
    make: SimpleNamespace, desk: SimpleNamespace, post: Post, client: httpx.Client
) -> None:
    post(f"/facts/{DAY}", action="edit", value="1918-04-25")
    ended = desk.app.state.office.desk.log.all()[-1].at + "Z"  # sorts just after the decision
    _sql(
        make,
        desk,
        f"UPDATE mentions SET value = '1918-04-13', status = 're-ask', decided_by = 'Ayla' WHERE mention_id = '{DAY}'",
        f"INSERT INTO attachments VALUES ('{DAY}', '{DAY}', 're-ask', 'the passage was edited', 'yillik')",
        f"INSERT INTO runs VALUES (2, '', '{ended}', '{{}}', '{{}}')",
    )
    page = client.get("/facts?status=re-ask").text
    assert "1 fact" in page
    card = client.get(f"/facts/{DAY}/card").text
    assert 'data-state="re-ask"' in card
    assert "1918-04-13" in card  # as extracted now; the older edit stands in the history
    post(f"/facts/{DAY}", action="accept")
    state = desk.app.state.office.desk.log.state(DAY)
    assert state.status is Status.EDITED
    assert state.values["value"] == "1918-04-13"  # what was accepted is what was shown
    assert 'data-state="edited"' in client.get(f"/facts/{DAY}/card").text


def test_decisions_whose_passage_is_gone_are_listed(
    make: SimpleNamespace, desk: SimpleNamespace, post: Post, client: httpx.Client
) -> None:
    post(f"/facts/{DAY}", action="note", reason="do not lose me")
    _sql(
        make,
        desk,
        f"INSERT INTO attachments VALUES ('{DAY}', '', 'orphaned', 'the passage is gone', 'yillik')",
        "INSERT INTO runs VALUES (2, '', '2099', '{}', '{}')",
    )
    assert "1 decision without a passage" in client.get("/").text
    orphaned = client.get("/history").text.split('id="orphaned"')[1].split("</section>")[0]
    assert "do not lose me" in orphaned
