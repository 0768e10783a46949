"""The trigger table and how it is matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from pipeline.errors import SalnameError
from pipeline.events.forms import key_of
from pipeline.events.lexicon import COLUMNS, Slot, lexicon_for, parse_table, read_table
from pipeline.records import Event, EventType, Lang

HEADER = ",".join(COLUMNS)


def first_find(text: str, lang: Lang = Lang.TR, at: int = 0) -> tuple[EventType | None, Slot, int]:
    find = lexicon_for(lang).find_at([key_of(word) for word in text.split()], at)[0]
    return find.entry.type, find.slot, find.end


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("FUND,tr,,kur,,,make,,,,", "E202"),
        ("FOUND,de,,kur,,,make,,,,", "E202"),
        ("FOUND,tr,,kur,,,build,,,,", "E202"),
        ("FOUND,tr,,,,,make,,,,", "E202"),
        ("FOUND,tr,,kur,,,make,x@GPE_,,,", "E202"),
        ("FOUND,tr,,kur,,,make,,,high,", "E202"),
        ("FOUND,tr,,kur,,,make", "E202"),
    ],
)
def test_bad_rows_are_refused_by_line(row: str, code: str) -> None:
    with pytest.raises(SalnameError) as caught:
        list(parse_table(f"{HEADER}\n# comment\n{row}\n"))
    assert caught.value.code == code
    assert caught.value.line == 3


def test_a_missing_column_is_refused() -> None:
    with pytest.raises(SalnameError) as caught:
        list(parse_table("type,lang\n"))
    assert caught.value.code == "E201"


def test_the_table_covers_every_type_in_both_languages() -> None:
    covered = {(entry.type, lang) for entry, _row in read_table() for lang in Lang if entry.lang in (None, lang)}
    assert {(kind, lang) for kind in EventType for lang in (Lang.TR, Lang.AZ)} <= covered


def test_types_stand_together_and_in_order() -> None:
    types = [row["type"] for _entry, row in read_table() if row["type"] != "-"]
    assert types == sorted(types)


def test_no_row_stands_twice() -> None:
    keys = Counter(
        (*(row[column] for column in COLUMNS[:6]), row["needs"], row["without"]) for _entry, row in read_table()
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "lang", "kind", "slot"),
    [
        ("kuruldu", Lang.TR, EventType.FOUND, Slot.PASSIVE),
        ("kurdular", Lang.TR, EventType.FOUND, Slot.ACTIVE),
        ("işgalinden", Lang.TR, EventType.ATTACK, Slot.NOUN),
        ("neşredildi", Lang.TR, EventType.PUBLISH, Slot.PASSIVE),
        ("yaradıldı", Lang.AZ, EventType.FOUND, Slot.PASSIVE),
        ("güllələnib", Lang.AZ, EventType.KILL, Slot.PASSIVE),
        ("mühacirət etmişdi", Lang.AZ, EventType.MOVE, Slot.ACTIVE),
        ("işıq üzü gördü", Lang.AZ, EventType.PUBLISH, Slot.ACTIVE),
    ],
)
def test_stems_meet_their_endings(text: str, lang: Lang, kind: EventType, slot: Slot) -> None:
    assert first_find(text, lang) == (kind, slot, len(text.split()))


def test_a_particle_may_stand_inside_a_compound() -> None:
    assert first_find("kararı da almıştı")[2] == 3


def test_the_verb_of_ability_may_stand_apart() -> None:
    # çap etdirə bilmir "cannot get it printed"
    find = lexicon_for(Lang.AZ).find_at([key_of(word) for word in ("çap", "etdirə", "bilmir")], 0)[0]
    assert find.end == 3
    assert find.ending.negated


def test_the_longer_expression_comes_first() -> None:
    # meydana gelmek "come about" is no arrival
    finds = lexicon_for(Lang.TR).find_at(["meydana", "geldi"], 0)
    assert finds[0].end == 2


def test_writings_are_no_verb() -> None:
    # yazılar "articles" looks like a present tense of "be written"
    assert lexicon_for(Lang.TR).find_at(["yazılar"], 0) == []
    assert lexicon_for(Lang.AZ).find_at(["yazılır"], 0) != []


def test_a_condition_may_be_on_an_ending(events_in: Callable[..., tuple[Event, ...]]) -> None:
    # "demanded that the court convene" is a message, "the matter demanded attention" is none
    demanded = events_in("[PERSON Əli bəy] [DATE 1884-cü ildə] məhkəmənin toplanmasını tələb etdi.", Lang.AZ)
    assert EventType.COMMUNICATE in {event.type for event in demanded}
    assert events_in("[DATE 1884-cü ildə] bu iş diqqət tələb etdi.", Lang.AZ) == ()


def test_words_that_only_begin_alike_do_not_match() -> None:
    for word in ("kurultay", "kurum", "savaşçılar", "geliştirdi"):
        assert [find for find in lexicon_for(Lang.TR).find_at([word], 0) if find.stem in ("kur", "gel")] == []
