"""Triggers in context: every type in both languages and scripts, and where no trigger may stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pipeline.events import find_events
from pipeline.records import AnalysedText, DateMention, Event, EventType, Lang, Mention

Finder = Callable[..., tuple[Event, ...]]
Marker = Callable[..., tuple[AnalysedText, tuple[Mention, ...], tuple[DateMention, ...]]]

LINES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
SENTENCES = [line.split(" ", 2) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("kind", "lang", "text"), SENTENCES)
def test_happenings_are_found(events_in: Finder, kind: str, lang: str, text: str) -> None:
    assert EventType(kind) in {event.type for event in events_in(text, Lang(lang))}


def test_the_sentences_cover_all_types_in_both_languages() -> None:
    assert {(kind, lang) for kind, lang, _text in SENTENCES} >= {
        (kind, lang) for kind in EventType for lang in ("tr", "az")
    }


def test_events_point_into_the_text(marked: Marker) -> None:
    analysed, mentions, dates = marked("[DATE 1911’de] kurulan [ORG Terakki Cemiyeti] [DATE 1920’de] kapatıldı.")
    events = find_events(analysed, mentions, dates, known_names=frozenset())
    spans = {mention.span for mention in (*mentions, *dates)}
    assert [event.type for event in events] == [EventType.FOUND, EventType.DISSOLVE]
    for event in events:
        assert event.trigger.of(analysed.laid_out.text) == event.surface
        assert {argument.span for argument in event.arguments} <= spans
        assert 0 < event.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        # no name and no date takes part
        "Komite kuruldu.",
        "[DURATION Üç yıl] sonra komite kuruldu.",
        # inside a name, a quoted title, a reference
        "[EVENT Kurtuluş Savaşı] yılları zordu.",
        "[PERSON Ali Bey] “İşgal Yılları” adıyla tanınan kitabı sevdi.",
        "[PERSON Ali Bey] çok okurdu [CITE (Bakü’nün İşgali, 1999, s. 5)].",
        # no happening: an office held, prisoners of war, writings, a fixed expression, a likeness of stems
        "[GPE Türkiye] Dışişleri Bakanı olan [PERSON Ali Bey] hastaydı.",
        "[NORP Azerbaycanlı] savaş esirleri kamptaydı.",
        "[GPE Azerbaycan] hakkında yazılar çoktu.",
        "[GPE Türkiye’de] yeni bir durum meydana geldi.",
        "[DATE 1920’de] [GPE Bakü’de] kurum ve kuruluşlar çoktu.",
    ],
)
def test_no_happening(events_in: Finder, text: str) -> None:
    assert events_in(text) == ()


def test_a_named_event_is_a_trigger_only_for_want_of_another_word(events_in: Finder) -> None:
    # with a verb that names the happening, the name is its theme
    with_verb = events_in("[DATE 1919’da] [EVENT Sivas Kongresi] toplandı.")
    assert [(event.type, event.surface) for event in with_verb] == [(EventType.MEET, "toplandı")]
    landmark = events_in("[EVENT Mart Olayları’ndan] önce [GPE Bakü] sakindi.")
    assert [(event.type, [a.role.value for a in event.arguments]) for event in landmark] == [
        (EventType.ATTACK, ["theme"])
    ]
    period = events_in("[EVENT İkinci Dünya Savaşı] sırasında [GPE Bakü] kalabalıktı.")
    assert period == ()
    alone = events_in("[DATE 1917] [EVENT Ekim Devrimi’nden] sonra her şey değişmişti.")
    assert [(event.type, event.surface) for event in alone] == [(EventType.ATTACK, "Devrimi’nden")]


def test_a_letter_and_its_sending_are_one_happening(events_in: Finder) -> None:
    events = events_in("[PERSON Ali Bey’in] [PERSON Veli Bey’e] gönderdiği mektup okundu.")
    assert [event.surface for event in events] == ["gönderdiği"]


def test_the_object_decides_between_types(events_in: Finder) -> None:
    letter = events_in("[PERSON Ali Bey] [PERSON Veli Bey’e] bir mektup gönderdi.")
    envoy = events_in("[PERSON Ali Bey] [GPE Berlin’e] gönderildi.")
    assert [events[0].type for events in (letter, envoy)] == [EventType.COMMUNICATE, EventType.MOVE]


def test_a_verb_of_beginning_belongs_to_the_trigger(events_in: Finder) -> None:
    events = events_in("[WORK_OF_ART Hayat] gazetesi [DATE 1905’te] yayımlanmaya başladı.")
    assert [(event.surface, event.factuality.value) for event in events] == [("yayımlanmaya başladı", "asserted")]


def test_a_row_below_the_threshold_is_not_used(marked: Marker) -> None:
    records = marked("[DATE 1911’de] [ORG Terakki Cemiyeti] kuruldu.")
    assert find_events(*records, known_names=frozenset(), threshold=1.1) == ()


def test_work_grows_with_the_length_of_a_text_without_stops(
    marked: Marker, calls_made: Callable[[Callable[[], object]], int]
) -> None:
    unit = "[PERSON Ali Bey] [DATE 1920’de] [GPE Bakü’ye] gelen [ORG Terakki Cemiyeti’ni] kuran ve "
    texts = [marked(unit * count) for count in (300, 1500)]
    short, long = (calls_made(partial(find_events, *records, known_names=frozenset())) for records in texts)
    assert long < 7 * short  # five times the text; its square would be 25
