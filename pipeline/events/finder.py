"""From sentences with names and dates to events: triggers, arguments, factuality."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import replace

from pipeline.events.antecedents import NOBODY, antecedents_in
from pipeline.events.arguments import Argument, ArgumentFinder
from pipeline.events.factuality import factuality
from pipeline.events.forms import Case, Ending, Form, verb_ending
from pipeline.events.lexicon import Condition, Entry, Find, Slot
from pipeline.events.links import Link, Name
from pipeline.events.phrases import Phrases, SentenceReader, is_possessed_noun
from pipeline.events.speech import QuotedSpeech
from pipeline.events.words import LANDMARKS
from pipeline.records import AnalysedText, DateMention, Event, EventArgument, EventType, Label, Mention, Role
from pipeline.spans import Span

#: entries whose measured confidence lies below are not used
THRESHOLD = 0.35
_WINDOW_LEFT = 14
_WINDOW_RIGHT = 6
_BEGIN = "başla"
_ECHO_REACH = 4
_ROLE_ORDER = {role: index for index, role in enumerate(Role)}


def find_events(
    analysed: AnalysedText,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    known_names: Container[str] = frozenset(),
    threshold: float = THRESHOLD,
) -> tuple[Event, ...]:
    """Find the happenings of a document.

    Args:
        analysed: the document.
        mentions: its entity mentions.
        dates: its dates and durations.
        known_names: keys of names known to be in base form, as :func:`bare_names` makes them of the gazetteers; they
            sharpen the reading of cases.
        threshold: least confidence of a lexicon entry.

    Returns:
        events ordered by trigger; each has at least one argument, and no argument stands in a reference.
    """
    reader = SentenceReader(analysed, mentions, dates, known_names)
    speech = QuotedSpeech(analysed)
    text = analysed.laid_out.text
    events: list[Event] = []
    before = NOBODY
    paragraph = -1
    head: Name | None = None
    for sentence in analysed.sentences:
        if sentence.paragraph != paragraph:
            paragraph, before, head = sentence.paragraph, NOBODY, None
        phrases = reader.read(sentence)
        dated_by, head = head, _head_date(phrases)
        if not phrases.names:
            before = NOBODY
            continue
        finds = _triggers(phrases, threshold)
        finds += _named_happenings(phrases, finds)
        finds.sort(key=lambda find: find.start)
        arguments = ArgumentFinder(phrases, finds, before)
        before = antecedents_in(phrases)
        for find in finds:
            found = arguments.arguments(find)
            if find.entry in _NAMED:
                found = (*found, *_itself(find, phrases))
            if found and dated_by is not None and not any(argument.role is Role.TIME for argument in found):
                found = (*found, Argument(Role.TIME, dated_by))
            if not found or not _is_grounded(found) or (find.entry.frame == "become" and not _names_person(found)):
                continue
            trigger = Span(phrases.words[find.start].span.start, phrases.words[find.end - 1].span.end)
            assert_type = find.entry.type
            if assert_type is None:
                continue
            events.append(
                Event(
                    type=assert_type,
                    trigger=trigger,
                    surface=trigger.of(text),
                    sentence=sentence.index,
                    arguments=_event_arguments(found),
                    factuality=factuality(find, phrases, speech.covers(trigger)),
                    confidence=find.entry.confidence,
                    method=find.entry.name,
                )
            )
    return tuple(events)


def _head_date(phrases: Phrases) -> Name | None:
    """The date that a sentence consists of, as the entries of a yearbook begin: it dates the sentence after it."""
    if not phrases.names or any(name.label is not Label.DATE for name in phrases.names):
        return None
    words = (word for word in phrases.words if word.name < 0 and any(map(str.isalpha, word.key)))
    return phrases.names[-1] if next(words, None) is None else None


def _event_arguments(found: Sequence[Argument]) -> tuple[EventArgument, ...]:
    arguments = {EventArgument(argument.role, argument.name.span) for argument in found}
    return tuple(sorted(arguments, key=lambda argument: (_ROLE_ORDER[argument.role], argument.span)))


def _is_grounded(found: Sequence[Argument]) -> bool:
    """A duration alone anchors nothing."""
    return any(argument.name.label is not Label.DURATION for argument in found)


def _names_person(found: Sequence[Argument]) -> bool:
    return any(argument.name.label is Label.PERSON and argument.role is Role.THEME for argument in found)


# --- triggers ------------------------------------------------------------------------------------


def _triggers(phrases: Phrases, threshold: float) -> list[Find]:
    """The triggers of a sentence, leftmost and longest first, none overlapping."""
    finds: list[Find] = []
    position = 0
    while position < len(phrases.words):
        chosen: Find | None = None
        for candidate in phrases.candidates.get(position, ()):
            find = _with_phase_verb(candidate, phrases)
            if any(word.closed for word in phrases.words[find.start : find.end]):
                continue
            if find.entry.type is None or (not _in_compound(find, phrases) and _holds(find, phrases)):
                chosen = find
                break
        if chosen is None:
            position += 1
            continue
        if chosen.entry.type is not None and chosen.entry.confidence >= threshold:
            finds.append(chosen)
        position = chosen.end
    return _without_echoes(finds, phrases)


def _with_phase_verb(find: Find, phrases: Phrases) -> Find:
    """``yayımlanmaya başladı``: the form of the whole is that of the verb of beginning."""
    if find.ending.form is not Form.INFINITIVE or find.end >= len(phrases.words) or phrases.words[find.end].closed:
        return find
    key = phrases.keys[find.end]
    ending = verb_ending(key.removeprefix(_BEGIN)) if key.startswith(_BEGIN) else None
    return find if ending is None else replace(find, end=find.end + 1, ending=ending)


def _without_echoes(finds: Sequence[Find], phrases: Phrases) -> list[Find]:
    """Leave out nouns that say again what the verb next to them says: ``gönderdiği mektup``, ``mektubu gönderdi``."""
    kept: list[Find] = []
    for index, find in enumerate(finds):
        neighbours = [
            other
            for other in (*finds[max(0, index - 1) : index], *finds[index + 1 : index + 2])
            if other.slot is not Slot.NOUN and other.entry.type is find.entry.type
        ]
        if find.slot is Slot.NOUN and any(_next_to(find, other, phrases) for other in neighbours):
            continue
        kept.append(find)
    return kept


def _next_to(noun: Find, verb: Find, phrases: Phrases) -> bool:
    if verb.end <= noun.start:
        if verb.ending.form not in _BEFORE_A_NOUN:
            return False
        between = range(verb.end, noun.start)
    else:
        between = range(noun.end, verb.start)
    return len(between) <= _ECHO_REACH and all(phrases.words[i].name < 0 and phrases.keys[i] != "," for i in between)


def _in_compound(find: Find, phrases: Phrases) -> bool:
    """``savaş esirleri``: a bare noun before the noun it belongs to names no happening of its own."""
    if find.slot is not Slot.NOUN or find.end >= len(phrases.words) or find.end - find.start > 1:
        return False
    if find.ending.case is not Case.NOM or find.ending.possessed or phrases.keys[find.start].endswith(("lar", "ler")):
        return False
    follower = phrases.words[find.end]
    if find.end in phrases.candidates or follower.name >= 0 or follower.form is not None:
        return False
    return is_possessed_noun(follower.key)


_BEFORE_A_NOUN = frozenset({Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE, Form.PERFECT})


def _holds(find: Find, phrases: Phrases) -> bool:
    """Whether the conditions of the find's row are met in its clause."""
    entry: Entry = find.entry
    if entry.frame == "become" and find.ending.form in (Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE):
        return False  # "başkanı olan": holding an office is no event
    low = max(0, find.start - _WINDOW_LEFT)
    high = find.start
    if find.ending.form in _BEFORE_A_NOUN and find.ending.case is Case.NOM:
        high = min(len(phrases.words), find.end + _WINDOW_RIGHT)
    # the clause does not reach over a main verb or a semicolon
    for index in range(find.start - 1, low - 1, -1):
        word = phrases.words[index]
        if word.form is Form.FINITE or word.key == ";":
            low = index + 1
            break
    if entry.without and any(_met(condition, phrases, low, high, find) for condition in entry.without):
        return False
    return not entry.needs or any(_met(condition, phrases, low, high, find) for condition in entry.needs)


def _met(condition: Condition, phrases: Phrases, low: int, high: int, find: Find) -> bool:
    keys = phrases.keys
    if condition.where == "next":
        return find.end < len(keys) and _matches(condition, keys[find.end])
    if condition.where == "previous":
        return find.start > 0 and _matches(condition, keys[find.start - 1])
    if condition.where == "ending":
        return any(key.endswith(condition.stem) for key in keys[low:high])
    if condition.label is None:
        if " " in condition.stem:
            return f" {condition.stem}" in " ".join(("", *keys[low : max(high, find.end)]))
        return any(_matches(condition, key) for key in keys[low : max(high, find.end)])
    first = bisect_left(phrases.names, low, key=_start_of)
    last = bisect_left(phrases.names, high, first, key=_start_of)
    return any(name.label is condition.label and _case_fits(name, condition.case) for name in phrases.names[first:last])


def _start_of(name: Name) -> int:
    return name.start


def _matches(condition: Condition, key: str) -> bool:
    return key == condition.stem if condition.whole else key.startswith(condition.stem)


def _case_fits(name: Name, case: str) -> bool:
    return not case or name.link is Link(case)


# --- happenings that only a name tells of ------------------------------------------------------------

_MEETINGS = (
    "kongre",
    "konferans",
    "konfrans",
    "kurultay",
    "toplantı",
    "iclas",
    "sessiya",
    "zirve",
    "görüş",
    "müzakere",
    "fuar",
)
_BATTLE = Entry(EventType.ATTACK, None, "begin", (), (), 0.5, 0)
_MEETING = Entry(EventType.MEET, None, "begin", (), (), 0.5, 0)
_NAMED = (_BATTLE, _MEETING)


def _itself(find: Find, phrases: Phrases) -> list[Argument]:
    """A named happening is its own theme."""
    return [Argument(Role.THEME, name) for name in phrases.names if name.start < find.end <= name.end]


def _named_happenings(phrases: Phrases, finds: Sequence[Find]) -> list[Find]:
    """EVENT mentions as triggers, where no other word names the happening.

    That is so where the name carries a date of its own, and where it only says before or after what something
    else was (``Mart olaylarından önce``); a world war is then a period rather than a happening.
    """
    result: list[Find] = []
    for index, name in enumerate(phrases.names):
        if name.label is not Label.EVENT:
            continue
        before = phrases.names[index - 1] if index else None
        dated = before is not None and before.label is Label.DATE and name.start - before.end <= 1
        if not dated and not _is_landmark(name, phrases):
            continue
        if any(find.start >= name.end and find.start - name.phrase_end <= 2 for find in finds):
            continue
        last = phrases.keys[name.end - 1]
        entry = _MEETING if last.startswith(_MEETINGS) else _BATTLE
        result.append(Find(name.end - 1, name.end, entry, Slot.NOUN, Ending(Form.NOUN, case=Case.NOM), last))
    return result


def _is_landmark(name: Name, phrases: Phrases) -> bool:
    if name.end >= len(phrases.words) or phrases.keys[name.end] not in LANDMARKS:
        return False
    return not any(key.startswith("dünya") for key in phrases.keys[name.start : name.end])
