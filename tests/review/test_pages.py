"""What the pages show."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import httpx
import pytest

MONTH, ELVAN, DAY, ELVAN_AGAIN, CAVAROV, THAT_DAY, LAST = (f"m-{number:012x}" for number in (0, 1, 2, 4, 6, 7, 8))
EVENT = "e-000000000001"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "yillik.txt"),
        ("/sources/yillik", "12 Nisan 1918"),
        ("/facts", "11 facts".replace("11", "10")),
        ("/queue", "the most doubtful first"),
        ("/entities", "Elvan Bey"),
        ("/entities/person-elvan", "Names by script"),
        ("/merge?entity=person-cavarov&into=person-elvan", "Nothing has been changed yet"),
        (f"/split?entity=person-elvan&mention={ELVAN}&name=Elvan", "Would stay"),
        ("/dates", "1918-04-12"),
        ("/dates?value=1918-04-12", "What happened then"),
        ("/events", "Elvan Bey, Ümit: kurdu"),
        (f"/events/{EVENT}", "Soylu, 1972: 14"),
        (f"/events/{EVENT}", "All who tell of it"),
        ("/chronicle", "Elvan Bey, Ümit: kurdu"),
        ("/chronicle?told=differing&text=elvan&type=FOUND", "1 happenings"),
        ("/chronicle?told=joined", "0 happenings"),
        ("/chronicle/h-000000000001", "1918-04-13 (e-000000000002)"),
        ("/second", "No two reviewers"),
        ("/history", "None is ever changed"),
        ("/help", "next, previous fact"),
    ],
)
def test_every_page_opens(client: httpx.Client, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert words in unescape(answer.text)


def _marks(page: str) -> list[str]:
    return re.findall(r'data-f="([^"]+)" title', page)


def test_a_source_has_numbered_lines_and_marked_facts(client: httpx.Client) -> None:
    page = client.get("/sources/yillik").text
    assert [f'id="L{number}"' in page for number in (1, 6, 7, 8)] == [True, True, False, False]
    assert len(set(_marks(page))) == 10
    assert re.search(r'<a class="m PERSON open[^"]*" id="f-m-000000000001"[^>]*>Elvan Bey</a>', page)


def test_the_card_says_all_about_a_fact(client: httpx.Client) -> None:
    page = unescape(client.get(f"/sources/yillik?fact={ELVAN_AGAIN}").text)
    for words in (
        "0.60", "rule:test", "yillik.txt, p. 1, l. 4", "Soylu, 1972: 14", "agent of", "person-elvan", "nobody has decided yet",
    ):  # fmt: skip
        assert words in page


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        ("label=DATE", 3),
        ("label=DATE&label=GPE", 5),
        ("label=TRIGGER", 1),
        ("type=FOUND", 1),
        ("type=DIE", 0),
        ("least=0.7", 4),
        ("most=0.45", 2),
        ("status=open", 10),
        ("status=accepted", 0),
        ("text=elvan", 3),
        ("text=Cavarov", 1),  # Latin finds Cyrillic
        ("text=%25", 0),  # a sign of SQL's LIKE is a letter like others
        ("label=NIX&status=NIX&least=NIX&type=NIX", 10),  # what is not understood is left out
    ],
)
def test_filters(client: httpx.Client, query: str, facts: int) -> None:
    assert f"{facts} fact" in client.get(f"/facts?{query}").text
    marked = set(_marks(client.get(f"/sources/yillik?{query}").text))
    assert len(marked) == facts


def test_the_queue_begins_with_dates_that_nothing_resolved(client: httpx.Client) -> None:
    order = re.findall(r'data-f="([^"]+)"', client.get("/queue").text)
    assert order[:2] == [THAT_DAY, LAST]
    assert len(order) == 10


def test_a_permalink_leads_to_the_fact_in_its_source(client: httpx.Client) -> None:
    answer = client.get(f"/facts/{DAY}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/sources/yillik?fact={DAY}#f-{DAY}"


def test_facts_that_share_words_are_both_reached(
    make: SimpleNamespace, folder: object, client: httpx.Client, desk: SimpleNamespace
) -> None:
    text = make.text
    connection = make.connect(desk.out / make.file)
    make.fact(
        connection,
        "m-aaaaaaaaaaaa",
        "yillik",
        text,
        text.index("Nisan 1918 günü"),
        "Nisan 1918 günü",
        label="EVENT",
        base_form="x",
        entity_id="gence",
        value="",
        confidence=0.5,
        script="Latn",
    )
    connection.close()
    page = client.get("/sources/yillik").text
    lines = re.findall(r'<div class="l.*?</div>', page, re.S)
    line = next(line for line in lines if 'id="L3"' in line)
    assert 'id="f-m-aaaaaaaaaaaa"' in line
    assert f'id="f-{DAY}"' in line
    assert re.sub(r"<a class=\"no.*?</a>|<b class=\"pg.*?</b>|<[^>]+>", "", line) == text.split("\n")[2]
    assert "<a" not in re.sub(r"<a[^>]*>[^<]*</a>", "", line)  # links are never nested


def test_names_by_script_and_mentions_in_context(client: httpx.Client) -> None:
    page = unescape(client.get("/entities/person-cavarov").text)
    assert re.search(r"<td>Cyrillic</td><td>Е. Ҹаваров</td>", page)
    assert "<b>Е. Ҹаваров</b> о ҝүн" in page


@pytest.mark.parametrize(
    "path",
    [
        "/nix",
        "/sources/nix",
        "/facts/m-ffffffffffff",
        "/facts/nix/card",
        "/entities/nix",
        "/events/nix",
        "/dates?value=nix",
        "/chronicle/h-nix",
        "/merge?entity=a&into=b",
    ],
)
def test_what_is_not_there_is_a_friendly_page(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert "Traceback" not in answer.text


Post = Callable[..., httpx.Response]


def test_second_readings_are_blind_and_measured(make: SimpleNamespace, desk: SimpleNamespace, post: Post) -> None:
    for fact in (MONTH, DAY, THAT_DAY):
        post(f"/facts/{fact}", action="accept", reason="seen in print")
    with make.serve(desk.out, reviewer="Behruz") as second, second.client() as other:
        waiting = other.get("/facts?second=1").text
        assert "3 facts" in waiting
        assert "seen in print" not in waiting
        assert "Ayla" not in waiting
        csrf = make.token(other)
        for fact, action in ((MONTH, "accept"), (DAY, "accept"), (THAT_DAY, "reject")):
            other.post(f"/facts/{fact}", data={"csrf": csrf, "action": action})
        page = unescape(other.get("/second").text)
    assert "Ayla and Behruz" in page
    # 2 of 3 agreed; Ayla always accepts: expected agreement is 2/3, so kappa is 0
    assert re.search(r'<b>all</b></td><td class="num">3</td><td class="num">2</td><td class="num">0.00</td>', page)
    assert "Where they differ: 1" in page
    assert f'href="/facts/{THAT_DAY}"' in page
