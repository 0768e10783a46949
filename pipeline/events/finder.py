"""From sentences with names and dates to events: triggers, arguments, factuality."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace

from pipeline.events.antecedents import NOBODY, antecedents_in, headword_in
from pipeline.events.arguments import Argument, ArgumentFinder
from pipeline.events.factuality import factuality
from pipeline.events.lexicon import Find
from pipeline.events.links import Name
from pipeline.events.phrases import Phrases, SentenceReader
from pipeline.events.speech import QuotedSpeech
from pipeline.events.triggers import is_echo, is_named, named_happenings, possible_triggers, trigger_span, triggers
from pipeline.records import AnalysedText, DateMention, Event, EventArgument, EventType, Label, Mention, Role
from pipeline.spans import Span

#: entries whose measured confidence lies below are not used
THRESHOLD = 0.35
#: How likely a second reader must hold it at the least that a trigger names a happening, be it of another type; a named
#: happening (a war as a landmark in time) needs more of their support. Chosen on the annotated texts that no model saw.
_LEAST_SECONDED = 0.02
_LEAST_SECONDED_NAMED = 0.1
#: How likely it must hold a row of the lexicon whose conditions do not hold, for it to be a trigger all the same.
_LEAST_POSSIBLE = 0.2
#: The same for messages: readers disagree on what is one and what is mere saying.
LEAST_MESSAGE = 0.9

_ROLE_ORDER = {role: index for index, role in enumerate(Role)}

#: How likely somebody who read the text holds it that a word of a span names a happening: index of the sentence, span,
#: and type (None for any).
Opinion = Callable[[int, Span, EventType | None], float]


def find_events(
    analysed: AnalysedText,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    known_names: Container[str] = frozenset(),
    threshold: float = THRESHOLD,
    opinion: Opinion | None = None,
) -> tuple[Event, ...]:
    """Find the happenings of a document.

    Args:
        analysed: the document.
        mentions: its entity mentions.
        dates: its dates and durations.
        known_names: keys of names known to be in base form, as :func:`bare_names` makes them of the gazetteers; they
            sharpen the reading of cases.
        threshold: least confidence of a lexicon entry.
        opinion: a second reader of the text, who may rule triggers out and let rows count whose conditions do not hold.

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
    entry: Name | None = None
    for sentence in analysed.sentences:
        phrases = reader.read(sentence)
        if sentence.paragraph != paragraph:
            paragraph, before, head, entry = sentence.paragraph, NOBODY, None, headword_in(phrases)
        dated_by, head = head, _head_date(phrases)
        if not phrases.names:
            before = NOBODY
            continue
        finds = triggers(phrases, threshold)
        finds += named_happenings(phrases, finds)
        if opinion is not None:
            finds = _seconded(finds, phrases, opinion)
        finds.sort(key=lambda find: find.start)
        arguments = ArgumentFinder(phrases, finds, replace(before, headword=entry))
        before = antecedents_in(phrases)
        for find in finds:
            found = arguments.arguments(find)
            if is_named(find):
                found = (*found, *_itself(find, phrases))
            if found and dated_by is not None and not any(argument.role is Role.TIME for argument in found):
                found = (*found, Argument(Role.TIME, dated_by))
            if not found or not _is_grounded(found) or (find.entry.frame == "become" and not _names_person(found)):
                continue
            if find.entry.type is None:
                continue
            trigger = trigger_span(find, phrases)
            events.append(
                Event(
                    type=find.entry.type,
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


def _seconded(finds: Sequence[Find], phrases: Phrases, opinion: Opinion) -> list[Find]:
    """The triggers that a second reader does not rule out, and the rows that count in their reading only."""

    def chance(find: Find, kind: EventType | None = None) -> float:
        return opinion(phrases.sentence.index, trigger_span(find, phrases), kind)

    kept = [find for find in finds if chance(find) >= (_LEAST_SECONDED_NAMED if is_named(find) else _LEAST_SECONDED)]
    taken = {index for find in finds for index in range(find.start, find.end)}
    weighed = ((chance(find, find.entry.type), find) for find in possible_triggers(phrases, finds))
    for likely, find in sorted(weighed, key=lambda pair: (-pair[0], pair[1].start, -pair[1].end)):
        places = range(find.start, find.end)
        if likely < (LEAST_MESSAGE if find.entry.type is EventType.COMMUNICATE else _LEAST_POSSIBLE):
            continue
        if taken.isdisjoint(places) and not is_echo(find, kept, phrases):
            kept.append(replace(find, entry=replace(find.entry, confidence=round(likely, 4))))
            taken.update(places)
    return kept


def _head_date(phrases: Phrases) -> Name | None:
    """The date that a sentence consists of, as the entries of a yearbook begin: it dates the sentence after it."""
    if not phrases.names or any(name.label is not Label.DATE for name in phrases.names):
        return None
    words = (word for word in phrases.words if word.name < 0 and any(map(str.isalpha, word.key)))
    return phrases.names[-1] if next(words, None) is None else None


def _itself(find: Find, phrases: Phrases) -> Iterable[Argument]:
    """A named happening is its own theme."""
    return (Argument(Role.THEME, name) for name in phrases.names if name.start < find.end <= name.end)


def _event_arguments(found: Sequence[Argument]) -> tuple[EventArgument, ...]:
    arguments = {EventArgument(argument.role, argument.name.span) for argument in found}
    return tuple(sorted(arguments, key=lambda argument: (_ROLE_ORDER[argument.role], argument.span)))


def _is_grounded(found: Sequence[Argument]) -> bool:
    """A duration alone anchors nothing."""
    return any(argument.name.label is not Label.DURATION for argument in found)


def _names_person(found: Sequence[Argument]) -> bool:
    return any(argument.name.label is Label.PERSON and argument.role is Role.THEME for argument in found)
