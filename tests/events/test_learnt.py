"""What the network adds to the happenings that the rules found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from pipeline.events import find_events, united
from pipeline.neural.labels import EVENT_TYPES, ROLES
from pipeline.neural.text import ReadTrigger, TextReading
from pipeline.records import Event, EventType, Factuality, Role
from pipeline.spans import Span

Chances = dict[str, tuple[str, float]]
Unite = Callable[..., tuple[str, tuple[Event, ...]]]


class Roles:
    """Stands in for the network: the vector of a name holds its number in ``chances``."""

    def __init__(self, chances: Sequence[tuple[str, float]]) -> None:
        self._chances = chances

    def roles(self, pairs: Sequence[tuple[Any, ...]]) -> np.ndarray:
        logs = np.full((len(pairs), len(ROLES)), np.log(1e-4), dtype=np.float32)
        for row, pair in enumerate(pairs):
            number = int(pair[1][0])
            role, chance = self._chances[number - 1] if number else ("", 1.0)
            logs[row, ROLES.index(role)] = np.log(chance)
        return logs


@pytest.fixture
def unite(marked: Callable[..., Any]) -> Unite:
    """Unites the rules' events with a reading in which names have the given chances, by their surface."""

    def find(
        text: str,
        chances: Chances,
        trigger: str = "",
        confidence: float = 0.9,
        kind: EventType = EventType.MOVE,
        sure: float = 0.9,
    ) -> tuple[str, tuple[Event, ...]]:
        analysed, mentions, dates = marked(text)
        clean = analysed.laid_out.text
        numbers = {mention.span.start: 1 + list(chances).index(mention.surface) for mention in (*mentions, *dates)}
        words = tuple(tuple(token.span for token in sentence.tokens) for sentence in analysed.sentences)
        vectors = tuple(
            np.array([[numbers.get(word.start, 0)] for word in sentence], dtype=np.float16) for sentence in words
        )
        at = clean.find(trigger)
        span = Span(at, at + len(trigger))
        triggers = (ReadTrigger(span, kind, 0, confidence, Factuality.ASSERTED, sure),) if trigger else ()
        happenings = tuple(
            np.array(
                [[confidence * (span.overlaps(word) and one == kind.value) for one in EVENT_TYPES] for word in row]
            )
            for row in words
        )
        reading = TextReading((), triggers, words, happenings, vectors)
        ruled = find_events(analysed, mentions, dates)
        return clean, united(ruled, analysed, mentions, dates, reading, Roles(list(chances.values())))  # type: ignore[arg-type]

    return find


def _roles(clean: str, event: Event) -> dict[str, str]:
    return {argument.span.of(clean): argument.role.value for argument in event.arguments}


MOVED = "[PERSON Kerim Bey] [GPE Bakü’ye] gitti."


def test_what_the_network_is_sure_of_joins_a_ruled_happening(unite: Unite) -> None:
    text = "[PERSON Kerim Bey] ailesiyle birlikte, [PERSON Selim] de yanında, [GPE Bakü’ye] gitti."
    clean, events = unite(text, {"Kerim Bey": ("agent", 1.0), "Selim": ("agent", 0.8), "Bakü’ye": ("destination", 1.0)})
    assert _roles(clean, events[0])["Selim"] == "agent"


def test_what_it_is_less_sure_of_does_not(unite: Unite) -> None:
    text = "[LAW Serhat antlaşması] yüzünden [PERSON Kerim Bey] [GPE Bakü’ye] gitti."
    chances = {"Serhat antlaşması": ("theme", 0.6), "Kerim Bey": ("agent", 1.0), "Bakü’ye": ("destination", 1.0)}
    clean, events = unite(text, chances)
    assert "Serhat antlaşması" not in _roles(clean, events[0])


def test_a_role_that_it_all_but_rules_out_goes(unite: Unite) -> None:
    clean, events = unite(MOVED, {"Kerim Bey": ("agent", 1.0), "Bakü’ye": ("", 0.999)})
    assert _roles(clean, events[0]) == {"Kerim Bey": "agent"}


def test_a_role_of_which_it_is_sure_replaces_one_that_it_rules_out(unite: Unite) -> None:
    clean, events = unite(MOVED, {"Kerim Bey": ("agent", 1.0), "Bakü’ye": ("place", 0.99)})
    assert _roles(clean, events[0])["Bakü’ye"] == "place"


def test_times_of_the_rules_stay(unite: Unite) -> None:
    text = "[DATE 1920’de] [PERSON Kerim Bey] [GPE Bakü’ye] gitti."
    chances = {"1920’de": ("", 1.0), "Kerim Bey": ("agent", 1.0), "Bakü’ye": ("destination", 1.0)}
    clean, events = unite(text, chances)
    assert _roles(clean, events[0])["1920’de"] == "time"


def test_a_happening_does_not_lose_its_last_argument(unite: Unite) -> None:
    _, events = unite(MOVED, {"Kerim Bey": ("", 1.0), "Bakü’ye": ("", 1.0)})
    assert len(events[0].arguments) == 2


def test_a_happening_that_only_the_network_reads_is_added(unite: Unite) -> None:
    clean, events = unite("[PERSON Kerim Bey] yola revan.", {"Kerim Bey": ("agent", 0.6)}, trigger="revan")
    assert [(event.surface, event.method) for event in events] == [("revan", "neural:events")]
    assert events[0].arguments[0].role is Role.AGENT
    assert _roles(clean, events[0]) == {"Kerim Bey": "agent"}


def test_not_if_it_is_less_sure(unite: Unite) -> None:
    text = "[PERSON Kerim Bey] yola revan."
    assert unite(text, {"Kerim Bey": ("agent", 0.9)}, trigger="revan", confidence=0.4)[1] == ()
    assert unite(text, {"Kerim Bey": ("agent", 0.4)}, trigger="revan")[1] == ()


def test_of_a_message_it_must_be_surer(unite: Unite) -> None:
    text, chances = "[PERSON Kerim Bey] yola revan.", {"Kerim Bey": ("agent", 0.9)}
    assert unite(text, chances, trigger="revan", confidence=0.8, kind=EventType.COMMUNICATE)[1] == ()
    assert len(unite(text, chances, trigger="revan", confidence=0.95, kind=EventType.COMMUNICATE)[1]) == 1
    assert len(unite(text, chances, trigger="revan", confidence=0.8, kind=EventType.ATTACK)[1]) == 1


def test_of_two_on_one_trigger_the_ruled_one_stays(unite: Unite) -> None:
    chances = {"Kerim Bey": ("agent", 1.0), "Bakü’ye": ("destination", 1.0)}
    _, events = unite(MOVED, chances, trigger="gitti", kind=EventType.DIE)
    assert [event.type for event in events] == [EventType.MOVE]


@pytest.mark.parametrize(("sure", "expected"), [(0.95, Factuality.ASSERTED), (0.8, Factuality.REPORTED)])
def test_a_report_is_an_assertion_where_the_network_is_sure(unite: Unite, sure: float, expected: Factuality) -> None:
    chances = {"Kerim Bey": ("agent", 1.0), "Bakü’ye": ("destination", 1.0)}
    _, events = unite("Güya " + MOVED, chances, trigger="gitti", sure=sure)
    assert events[0].factuality is expected


def test_a_plan_stays_a_plan(unite: Unite) -> None:
    chances = {"Kerim Bey": ("agent", 1.0), "Bakü’ye": ("destination", 1.0)}
    _, events = unite(MOVED.replace("gitti", "gidecek"), chances, trigger="gidecek", sure=1.0)
    assert events[0].factuality is Factuality.PLANNED


def test_function_words_name_no_happening(unite: Unite) -> None:
    assert unite("[PERSON Kerim Bey] sonra revan.", {"Kerim Bey": ("agent", 0.9)}, trigger="sonra")[1] == ()


def test_a_noun_beside_its_verb_is_no_second_happening(unite: Unite) -> None:
    text = "[PERSON Kerim Bey] ziyarete [GPE Bakü’ye] geldi."
    chances = {"Kerim Bey": ("agent", 1.0), "Bakü’ye": ("destination", 1.0)}
    assert [event.surface for event in unite(text, chances, trigger="ziyarete")[1]] == ["ziyarete", "geldi"]
    clean, events = unite(text.replace("ziyarete [GPE Bakü’ye]", "[GPE Bakü’ye] ziyarete"), chances, trigger="ziyarete")
    assert [event.surface for event in events] == ["geldi"]
    assert _roles(clean, events[0]) == {"Kerim Bey": "agent", "Bakü’ye": "destination"}


def test_the_arguments_of_both_are_kept(unite: Unite) -> None:
    text = "[GPE Türkiye’nin] verdiği notada [PERSON Aras] anıldı."
    chances = {"Türkiye’nin": ("agent", 0.9), "Aras": ("theme", 0.9)}
    clean, events = unite(text, chances, trigger="verdiği", kind=EventType.COMMUNICATE)
    assert [event.surface for event in events] == ["verdiği"]
    assert _roles(clean, events[0]) == {"Türkiye’nin": "agent", "Aras": "theme"}


def test_one_journey_after_another_is_two(unite: Unite) -> None:
    text = "[PERSON Kerim Bey] [GPE Bakü’ye] gidip dönmüş."
    chances = {"Kerim Bey": ("agent", 1.0), "Bakü’ye": ("destination", 1.0)}
    assert [event.surface for event in unite(text, chances, trigger="dönmüş")[1]] == ["gidip", "dönmüş"]
