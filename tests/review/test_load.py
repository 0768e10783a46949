"""Many reviewers at once, and large sources, on loopback. How fast the desk is, docs/review.md says."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import httpx

from pipeline.decisions import DecisionKind, Status
from pipeline.review.layout import lay_out_large
from pipeline.review.passwords import PasswordFile

REVIEWERS, ROUNDS = 20, 10
LINES, FACTS = 10_000, 5_000


def test_a_source_of_ten_thousand_lines_opens_whole(large: Path, make: SimpleNamespace) -> None:
    with make.serve(large, live=True) as served, served.client() as client:
        client.get("/sources/large")  # the first look lays the source out, if no run kept its lines
        page = client.get("/sources/large").text
    assert page.count('<div class="l') == LINES
    assert page.count('data-f="') >= FACTS
    assert len(page.encode()) < 500 * LINES  # the page does not grow heavy


def test_twenty_reviewers_at_once_lose_no_decision(folder: Path, make: SimpleNamespace) -> None:
    passwords = PasswordFile(folder)
    names = [f"Reviewer {number}" for number in range(REVIEWERS)]
    # hashing is slow by design: all have one password
    passwords.set(names[0], "one password for all")
    held = passwords._read()
    passwords._write(dict.fromkeys(names, held[names[0]]))
    facts = [f"m-{number:012x}" for number in range(9)]

    def review(served: SimpleNamespace, name: str) -> list[tuple[str, str, str]]:
        rng = random.Random(name)
        done = []
        with served.client() as browser:
            csrf = make.token(browser, "/login")
            browser.post("/login", data={"csrf": csrf, "name": name, "password": "one password for all", "to": "/help"})
            csrf = make.token(browser)
            for turn in range(ROUNDS):
                fact, action = rng.choice(facts), rng.choice(("accept", "reject", "note", "accept"))
                form = {"csrf": csrf, "action": action, "reason": f"{name} {turn}", "where": "facts"}
                answer = browser.post(f"/facts/{fact}", data=form, headers={"X-Desk-Fragment": "1"})
                assert answer.status_code == 200, answer.text
                done.append((fact, action, f"{name} {turn}"))
        return done

    with make.serve(folder, live=True, login=True) as served, ThreadPoolExecutor(REVIEWERS) as pool:
        expected = [entry for done in pool.map(lambda name: review(served, name), names) for entry in done]
        log = served.app.state.office.desk.log
        stored = [(decision.target, decision.kind.value, decision.reason) for decision in log.all()]
        assert sorted(stored) == sorted(expected)
        assert len(stored) == REVIEWERS * ROUNDS
        assert {decision.reviewer for decision in log.all()} == set(names)
        # what the desk remembers is what the log comes to
        with served.app.state.office.desk.reading() as reading:
            assert reading.standing.states == log.states()


def test_an_undo_of_one_takes_nothing_from_another(folder: Path, make: SimpleNamespace) -> None:
    with make.serve(folder, reviewer="Ayla") as first, make.serve(folder, reviewer="Behruz") as second:
        with first.client() as ayla, second.client() as behruz:
            for browser, fact in ((ayla, "m-000000000001"), (behruz, "m-000000000002")):
                browser.post(f"/facts/{fact}", data={"csrf": make.token(browser), "action": "accept"})
            ayla.post("/undo", data={"csrf": make.token(ayla)})
        states = first.app.state.office.desk.log.states()
    assert states["m-000000000001"].status is Status.OPEN
    assert states["m-000000000002"].status is Status.ACCEPTED


def test_the_desk_shows_what_another_process_decides(folder: Path, make: SimpleNamespace) -> None:
    with make.serve(folder) as served, served.client() as client:
        client.get("/sources/yillik")
        served.app.state.office.desk.log.decide("m-000000000001", DecisionKind.REJECT, "Behruz")
        page: httpx.Response = client.get("/facts?status=rejected")
        assert "1 fact" in page.text


def test_large_sources_are_laid_out_before_they_are_opened(large: Path, make: SimpleNamespace) -> None:
    with make.serve(large) as served:
        office = served.app.state.office
        lay_out_large(office.desk, office.pages)
        assert list(office.pages) == [("lines", "large", "00")]
        (runs,) = office.pages.values()
        assert (runs[0].first, runs[-1].last) == (1, LINES)
