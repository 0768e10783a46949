"""What a second reader's opinion does to the triggers of the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.events import find_events
from pipeline.events.finder import Opinion
from pipeline.records import Event, EventType
from pipeline.spans import Span

Seconded = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def seconded(marked: Callable[..., Any]) -> Seconded:
    """Type and surface of the events of a marked text, with the chance of each word and type that is told; others 0."""

    def find(text: str, **chances: float) -> list[tuple[str, str]]:
        analysed, mentions, dates = marked(text)
        clean = analysed.laid_out.text

        def opinion(_sentence: int, span: Span, kind: EventType | None) -> float:
            told = {tuple(key.split("_")): chance for key, chance in chances.items()}
            words = span.of(clean).split()
            return max(
                (chance for (word, one), chance in told.items() if word in words and kind in (None, EventType(one))),
                default=0.0,
            )

        return [(event.type.value, event.surface) for event in find_events(analysed, mentions, dates, opinion=opinion)]

    return find


MOVED = "[PERSON Kerim Bey] [GPE Bakü’ye] gitti."


def test_what_the_second_reader_sees_nothing_in_goes(seconded: Seconded) -> None:
    assert seconded(MOVED) == []
    assert seconded(MOVED, gitti_MOVE=0.03) == [("MOVE", "gitti")]


def test_the_rules_keep_the_type(seconded: Seconded) -> None:
    assert seconded(MOVED, gitti_DIE=0.9) == [("MOVE", "gitti")]


def test_a_war_as_a_landmark_needs_more_support(seconded: Seconded) -> None:
    text = "[EVENT Balkan Savaşı’ndan] sonra kasaba boş kaldı."
    assert seconded(text, **{"Savaşı’ndan_ATTACK": 0.05}) == []
    assert seconded(text, **{"Savaşı’ndan_ATTACK": 0.15}) == [("ATTACK", "Savaşı’ndan")]


def test_a_row_whose_conditions_fail_counts_if_it_is_likely(seconded: Seconded, events_in: Callable[..., Any]) -> None:
    text = "[PERSON Kerim Bey] o akşam eve geldi."
    events: tuple[Event, ...] = events_in(text)
    assert events == ()
    assert seconded(text, geldi_MOVE=0.15) == []
    assert seconded(text, geldi_MOVE=0.25) == [("MOVE", "geldi")]


def test_of_two_such_rows_the_likelier_one_counts(seconded: Seconded) -> None:
    text = "[PERSON Kerim Bey] [DATE 1920’de] kapıdan girdi."
    assert seconded(text, girdi_ATTACK=0.3, girdi_JOIN=0.6) == [("JOIN", "girdi")]
    assert seconded(text, girdi_ATTACK=0.6, girdi_JOIN=0.3) == [("ATTACK", "girdi")]


def test_nothing_counts_inside_a_fixed_expression(seconded: Seconded) -> None:
    text = "[DATE 1920’de] [GPE Bakü’de] bir hata meydana geldi."
    assert seconded(text, geldi_MOVE=0.9) == []


def test_a_tentative_row_never_counts_by_itself(seconded: Seconded, events_in: Callable[..., Any]) -> None:
    text = "[PERSON Kerim Bey] [DATE 1920’de] dağa tırmandı."
    assert events_in(text) == ()
    assert seconded(text, tırmandı_MOVE=0.5) == [("MOVE", "tırmandı")]


def test_a_message_needs_more(seconded: Seconded) -> None:
    text = "[PERSON Kerim Bey] [DATE 1920’de] böyle söyledi."
    assert seconded(text, söyledi_COMMUNICATE=0.85) == []
    assert seconded(text, söyledi_COMMUNICATE=0.95) == [("COMMUNICATE", "söyledi")]


def test_the_second_reader_says_how_sure_such_a_row_is(marked: Callable[..., Any]) -> None:
    text = "[PERSON Kerim Bey] [DATE 1920’de] dağa tırmandı."
    (event,) = find_events(*marked(text), opinion=lambda _sentence, _span, kind: 0.4 * (kind is EventType.MOVE))
    assert event.confidence == 0.4


def test_a_noun_beside_its_verb_does_not_count_beside_it(seconded: Seconded) -> None:
    text = "[PERSON Kerim Bey] [GPE Bakü’ye] ziyarete geldi."
    assert seconded(text, ziyarete_MOVE=0.5, geldi_MOVE=0.9) == [("MOVE", "geldi")]


def test_no_opinion_changes_nothing(marked: Callable[..., Any]) -> None:
    opinion: Opinion | None = None
    assert [event.surface for event in find_events(*marked(MOVED), opinion=opinion)] == ["gitti"]
