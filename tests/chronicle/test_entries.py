"""One happening told twice is one entry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chronicle import Chronicle, Participant, ToldEvent, make_chronicle


def part(role: str, entity_id: str, label: str = "PERSON") -> Participant:
    return Participant(role, entity_id, label)


AHMET = part("theme", "ahmet")
CITY = part("place", "baku", "GPE")


def told(
    number: int,
    kind: str,
    time: str,
    *parts: Participant,
    source: str = "a",
    fact: str = "asserted",
    trigger: str = "t",
) -> ToldEvent:
    times = (time,) if time else ()
    return ToldEvent(
        f"e-{source}{number}", source, 1000 * number, kind, times, parts, fact, trigger, f"s{number}", f"c{number}"
    )


def entries(*events: ToldEvent) -> list[set[str]]:
    return [{w.event.event_id for w in entry.witnesses} for entry in make_chronicle(events, {}).entries]


def joined(*events: ToldEvent) -> bool:
    return len(entries(*events)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same day, in two sources
        (told(1, "ARREST", "1920-08-17", AHMET), told(2, "ARREST", "1920-08-17", AHMET, source="b")),
        # dates that agree without being equal
        (told(1, "KILL", "1920-08-17", AHMET), told(2, "KILL", "1920", AHMET, source="b")),
        (told(1, "KILL", "1920-08", AHMET), told(2, "DIE", "1920-22", AHMET, source="b")),
        # one of them gives no date
        (told(1, "BORN", "1884-01-31", AHMET), told(2, "BORN", "", AHMET, source="b")),
        # authors disagree about a death
        (told(1, "DIE", "1909-04-20", AHMET), told(2, "DIE", "1909-04-19", AHMET, source="b")),
        # denied by one of them
        (
            told(1, "MEET", "1922-05-03", part("agent", "komite", "ORG"), CITY),
            told(2, "MEET", "1922-05-03", part("agent", "komite", "ORG"), CITY, source="b", fact="negated"),
        ),
        # a treaty goes by one name
        (
            told(1, "AGREE", "1921-10-13", part("theme", "kars-antlasmasi", "LAW")),
            told(2, "AGREE", "1921", part("theme", "kars-antlasmasi", "LAW"), source="b"),
        ),
        # or by nearly the same, on one day
        (
            told(1, "AGREE", "1918-10-30", part("theme", "mondros-mutarekesi", "LAW")),
            told(2, "AGREE", "1918-10-30", part("theme", "law-mondros-barisigi", "LAW"), source="b"),
        ),
        # one author keeps to the Julian calendar
        (
            told(1, "APPOINT", "1917-03-09", AHMET, part("org", "duma", "ORG")),
            told(2, "APPOINT", "1917-03-22", AHMET, part("org", "duma", "ORG"), part("agent", "veli"), source="b"),
        ),
    ],
)  # fmt: skip
def test_one_happening(one: ToldEvent, other: ToldEvent) -> None:
    if one.type == "APPOINT":
        one = replace(one, participants=(*one.participants, part("agent", "veli")))
    assert joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another day
        (told(1, "ARREST", "1920-08-17", AHMET), told(2, "ARREST", "1920-08-19", AHMET, source="b")),
        # the same congress in two cities
        (
            told(1, "MEET", "1922", part("agent", "komite", "ORG"), AHMET, CITY),
            told(2, "MEET", "1922", part("agent", "komite", "ORG"), AHMET, part("place", "tiflis", "GPE"), source="b"),
        ),
        # another person
        (told(1, "KILL", "1920-08-17", AHMET, CITY), told(2, "KILL", "1920-08-17", part("theme", "veli"), CITY, source="b")),
        # another kind of happening
        (told(1, "ARREST", "1920-08-17", AHMET), told(2, "APPOINT", "1920-08-17", AHMET, source="b")),
        # the way there and the way back
        (
            told(1, "MOVE", "1920-08", part("agent", "ahmet"), part("destination", "baku", "GPE")),
            told(2, "MOVE", "1920-08", part("agent", "ahmet"), part("destination", "tiflis", "GPE"), source="b"),
        ),
        # a year and one person are not enough
        (told(1, "ARREST", "1920", AHMET), told(2, "ARREST", "", AHMET, source="b")),
        # two treaties of one day
        (
            told(1, "AGREE", "1918-06-04", part("theme", "batum-antlasmasi", "LAW"), part("agent", "osmanli", "GPE")),
            told(2, "AGREE", "1918-06-04", part("theme", "tiflis-anlasmasi", "LAW"), part("agent", "osmanli", "GPE"), source="b"),
        ),
        # deaths of namesakes
        (told(1, "DIE", "1848", AHMET), told(2, "DIE", "1918", AHMET, source="b")),
    ],
)  # fmt: skip
def test_two_happenings(one: ToldEvent, other: ToldEvent) -> None:
    assert not joined(one, other)


def test_witnesses_of_an_entry_never_contradict_each_other() -> None:
    vague = told(1, "MEET", "1922", part("agent", "komite", "ORG"), AHMET)
    spring = told(2, "MEET", "1922-05-03", part("agent", "komite", "ORG"), AHMET, source="b")
    autumn = told(3, "MEET", "1922-10-04", part("agent", "komite", "ORG"), AHMET, source="c")
    assert sorted(len(found) for found in entries(vague, spring, autumn)) == [1, 2]


def test_an_entry_says_what_most_say_and_where_they_disagree() -> None:
    events = (
        told(1, "DIE", "1909-04-20", AHMET, CITY),
        told(2, "DIE", "1909-04-20", AHMET, source="b"),
        told(3, "DIE", "1909-04-19", AHMET, source="c", fact="reported"),
    )
    (entry,) = make_chronicle(events, {}).entries
    assert (entry.type, entry.time, entry.places, entry.participants) == ("DIE", "1909-04-20", ("baku",), ("ahmet",))
    assert entry.factuality == "asserted"
    assert dict(entry.disagreements) == {
        "time": (("1909-04-20", ("e-a1", "e-b2")), ("1909-04-19", ("e-c3",))),
        "factuality": (("asserted", ("e-a1", "e-b2")), ("reported", ("e-c3",))),
    }
    assert [witness.differs for witness in entry.witnesses] == [(), (), ("time", "factuality")]


def test_the_most_precise_time_stands_for_the_entry() -> None:
    (entry,) = make_chronicle(
        [told(1, "KILL", "1920", AHMET), told(2, "KILL", "1920-08-17", AHMET, source="b")], {}
    ).entries
    assert (entry.time, entry.earliest, entry.latest) == ("1920-08-17", "1920-08-17", "1920-08-17")


def test_entries_stand_in_the_order_of_time_and_the_undated_last() -> None:
    chronicle = make_chronicle(
        [told(1, "MEET", "", AHMET), told(2, "KILL", "1920", AHMET), told(3, "BORN", "1884", AHMET)], {}
    )
    assert [entry.type for entry in chronicle.entries] == ["BORN", "KILL", "MEET"]


def ids(chronicle: Chronicle) -> dict[str, str]:
    return {w.event.event_id: entry.entry_id for entry in chronicle.entries for w in entry.witnesses}


def test_adding_a_text_renames_no_entry() -> None:
    before = make_chronicle([told(1, "KILL", "1920-08-17", AHMET, source="m")], {})
    after = make_chronicle(
        [told(1, "KILL", "1920-08-17", AHMET, source="m"), told(2, "KILL", "1920", AHMET, source="a")], before.registry
    )
    assert len(after.entries) == 1
    assert after.entries[0].entry_id == before.entries[0].entry_id


def test_of_two_entries_that_become_one_the_older_stays() -> None:
    one = told(1, "KILL", "1920-08-17", AHMET)
    first = make_chronicle([one], {})
    other = told(2, "KILL", "1920-08-17", part("theme", "ahmed"), source="b")
    second = make_chronicle([one, other], first.registry)
    # the name stage now knows that both are one person
    third = make_chronicle([one, replace(other, participants=(AHMET,))], second.registry)
    assert [entry.entry_id for entry in third.entries] == [first.entries[0].entry_id]


PEOPLE = st.lists(
    st.sampled_from([AHMET, CITY, part("theme", "veli"), part("agent", "komite", "ORG"), part("destination", "tiflis", "GPE")]),
    min_size=1, max_size=3, unique=True,
)  # fmt: skip
TIMES = st.sampled_from(["", "?", "1920", "1920-08", "1920-08-17", "1921", "192X", "1920-22", "../1920", "1919/1921"])
EVENTS = st.lists(
    st.builds(
        lambda source, kind, time, parts: (source, kind, time, tuple(parts)),
        st.sampled_from("abc"),
        st.sampled_from(["KILL", "DIE", "MEET", "MOVE", "AGREE"]),
        TIMES,
        PEOPLE,
    ),
    max_size=14,
)


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_events_changes_nothing_and_ids_hold(
    drawn: list[tuple[str, str, str, tuple[Participant, ...]]], random: object
) -> None:
    events = [told(i, kind, time, *parts, source=source) for i, (source, kind, time, parts) in enumerate(drawn)]
    first = make_chronicle(events, {})
    assert sorted(ids(first)) == sorted(event.event_id for event in events)
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert make_chronicle(shuffled, {}) == first
    assert ids(make_chronicle(events, first.registry)) == ids(first)


SEYM = part("agent", "seym", "ORG")
RUSSIA = part("agent", "rusya", "GPE")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the very day in the same words, the subject of the one in a sentence before
        (
            told(1, "DECLARE", "1918-04-13", trigger="ilân etti"),
            told(2, "DECLARE", "1918-04-13", SEYM, source="b", trigger="müharibə elan etdi"),
        ),
        # in other words, but nothing is named at all
        (
            told(1, "MOVE", "1918-09-17", trigger="köçdü"),
            told(2, "MOVE", "1918-09-17", part("destination", "baku", "GPE"), source="b", trigger="yola düşdü"),
        ),
        # who and where, both without a time
        (
            told(1, "ARREST", "", AHMET, part("place", "malta", "GPE"), trigger="sürgün olundu"),
            told(2, "ARREST", "", AHMET, part("place", "malta", "GPE"), CITY, source="b", trigger="sürüldüler"),
        ),
        # little shared, but in the same two words
        (
            told(1, "AGREE", "", RUSSIA, part("agent", "ingiltere", "GPE"), CITY, trigger="sözleşmeyi imzaladılar"),
            told(2, "AGREE", "1907-08", RUSSIA, CITY, source="b", trigger="sözleşmeyi imzaladı"),
        ),
        # the end of a year, and a month of its end
        (
            told(1, "ATTACK", "1946-12", part("theme", "tebriz", "GPE"), trigger="tutdu"),
            told(2, "ATTACK", "1946;END", part("theme", "tebriz", "GPE"), source="b", trigger="girdi"),
        ),
        # a name that the name stage kept apart
        (
            told(1, "ARREST", "1919-04-12", part("theme", "person-cihangirzade-ibrahim-bey")),
            told(2, "ARREST", "1919-04-12", part("theme", "person-cihangirzade"), source="b"),
        ),
    ],
)
def test_one_happening_told_sparingly(one: ToldEvent, other: ToldEvent) -> None:
    assert joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # each names somebody else
        (
            told(1, "DECLARE", "1918-04-13", part("agent", "gurcistan", "GPE"), trigger="ilan etti"),
            told(2, "DECLARE", "1918-04-13", SEYM, source="b", trigger="elan etdi"),
        ),
        # one source tells two things of a day
        (told(1, "MOVE", "1918-09-17", trigger="geldi"), told(2, "MOVE", "1918-09-17", AHMET, trigger="gitti")),
        # the same words in the same month are not enough
        (
            told(1, "AGREE", "1907-10", trigger="onayladı"),
            told(2, "AGREE", "1907-10-07", source="b", trigger="onaylandı"),
        ),
        # brothers
        (
            told(1, "KILL", "1920-06-19", part("theme", "fethali-hoyski"), CITY),
            told(2, "KILL", "1920-06-19", part("theme", "huseyingulu-hoyski"), CITY, source="b"),
        ),
        # the beginning of the year
        (
            told(1, "ATTACK", "1946-12", part("theme", "tebriz", "GPE"), trigger="tutdu"),
            told(2, "ATTACK", "1946;START", part("theme", "tebriz", "GPE"), source="b", trigger="girdi"),
        ),
    ],
)
def test_two_happenings_told_sparingly(one: ToldEvent, other: ToldEvent) -> None:
    assert not joined(one, other)
