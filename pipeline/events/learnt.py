"""Events as the trained network reads them, on the same pass of its encoder as the names.

The rule for both ways of finding events is :func:`united`, and the opinion that
:func:`pipeline.events.find_events` hears of what its rules find. To these happenings what only the network finds is
added. To the names that the rules give a role the network adds those of which it is sure, and it drops those whose role
it all but rules out. Measured on the held-out texts of ``corpus/training`` this gives more than either alone
(docs/events.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.events.finder import LEAST_MESSAGE
from pipeline.events.forms import Form, key_of, verbal_form
from pipeline.events.words import ADJECTIVES, ADVERBS, CONJUNCTIONS, FILLERS, POSTPOSITIONS, PRONOUNS
from pipeline.neural.labels import ROLES
from pipeline.record_classes import record
from pipeline.records import (
    AnalysedText,
    DateMention,
    Event,
    EventArgument,
    EventType,
    Factuality,
    Label,
    Mention,
    Role,
    Script,
)
from pipeline.spans import Span

if TYPE_CHECKING:
    from pipeline.neural.reader import Reader
    from pipeline.neural.text import TextReading

#: Less sure triggers and arguments are left out; found on our own held-out texts.
LEAST_TRIGGER = 0.5
LEAST_ARGUMENT = 0.5
#: How sure the network must be of an argument to add it to a happening that the rules found.
SURE_ARGUMENT = 0.7
#: A rule's argument stays unless the network holds its role for less likely than this. Times stay: the rules know
#: more of what a date covers (a sentence that consists of one, clauses that share one).
LEAST_RULED = 0.05

#: How sure the network must be of a factuality to be believed against the rules.
SURE_FACTUALITY = 0.9

METHOD = "neural:events"
_ROLE_ORDER = {role: index for index, role in enumerate(Role)}
_ROLE_INDEX = {Role(role): index for index, role in enumerate(ROLES) if role}
#: Triggers whose names are weighed at once; bounds the memory.
_AT_ONCE = 128

_FUNCTION_WORDS = ADJECTIVES | ADVERBS | CONJUNCTIONS | FILLERS | POSTPOSITIONS | PRONOUNS

_CLOSED = frozenset({Form.FINITE, Form.CONVERB, Form.PERFECT})

_Named = tuple[Span, Label]
_Vector = NDArray[np.float16]
_Pair = tuple[_Vector, _Vector, str, str, int, int]


@record
class _Candidate:
    """A name that may take part in a happening, with the probabilities of ``ROLES``."""

    span: Span
    label: Label
    chances: NDArray[np.float32]

    @property
    def best(self) -> tuple[Role | None, float]:
        """The likeliest role (None for "takes no part") and its probability."""
        index = int(self.chances.argmax())
        return (Role(ROLES[index]) if index else None), float(self.chances[index])


def united(
    ruled: Sequence[Event],
    analysed: AnalysedText,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    reading: TextReading,
    reader: Reader,
) -> tuple[Event, ...]:
    """The happenings found by rule and those that only the network reads.

    Args:
        ruled: what :func:`pipeline.events.find_events` finds; of two events whose triggers overlap the ruled one stays.
        analysed: the text.
        mentions: its entity mentions.
        dates: its dates and durations.
        reading: what the network reads in it.
        reader: the network, for the roles.

    Returns:
        Events ordered by trigger, each with at least one argument that is not a mere duration.
    """
    ordered = sorted(ruled, key=lambda event: event.trigger)
    fresh = _fresh(analysed, ordered, reading)
    candidates = _Candidates(analysed, [*mentions, *dates], reading, reader)
    joined = [
        replace(event, arguments=_joined(event, found), factuality=factuality)
        for event, found, factuality in zip(
            ordered, candidates.of(ordered), _factualities(ordered, reading), strict=True
        )
    ]
    learnt = []
    for event, found in zip(fresh, candidates.of(fresh), strict=True):
        sure = [(one, role) for one in found for role, chance in (one.best,) if role and chance >= LEAST_ARGUMENT]
        if any(one.label is not Label.DURATION for one, _ in sure):
            learnt.append(replace(event, arguments=_in_order(EventArgument(role, one.span) for one, role in sure)))
    everything = sorted([*joined, *learnt], key=lambda event: (event.trigger, event.type.value))
    return tuple(_told_once(everything, analysed))


def _told_once(events: Sequence[Event], analysed: AnalysedText) -> Iterator[Event]:
    """The events, but two triggers of one type side by side are one happening: ``verdiği`` and ``notada``.

    The verb is its trigger, the later one of two, and it has the arguments of both.
    """
    held: Event | None = None
    for event in events:
        if held is not None and _side_by_side(held, event, analysed):
            held = _one_of(held, event, analysed)
            continue
        if held is not None:
            yield held
        held = event
    if held is not None:
        yield held


def _side_by_side(first: Event, second: Event, analysed: AnalysedText) -> bool:
    alike = first.type is second.type and first.sentence == second.sentence
    between = analysed.laid_out.text[first.trigger.end : second.trigger.start]
    # "gidip döndü" are two, as everything after a verb that ends its clause
    return alike and between.isspace() and _form(first, analysed) not in _CLOSED


def _one_of(first: Event, second: Event, analysed: AnalysedText) -> Event:
    kept, other = (first, second) if _form(second, analysed) is None else (second, first)
    taken = {argument.span for argument in kept.arguments} | {kept.trigger}
    added = [one for one in other.arguments if one.span not in taken]
    return replace(kept, arguments=_in_order([*kept.arguments, *added]))


def _form(event: Event, analysed: AnalysedText) -> Form | None:
    sentence = analysed.sentences[event.sentence]
    return verbal_form(key_of(event.surface.split()[-1], sentence.script), sentence.lang)


def _fresh(analysed: AnalysedText, ruled: Sequence[Event], reading: TextReading) -> list[Event]:
    """The triggers that only the network reads, as events without arguments."""
    text = analysed.laid_out.text
    starts = [event.trigger.start for event in ruled]
    fresh = []
    scripts = {sentence.index: sentence.script for sentence in analysed.sentences}
    for trigger in reading.triggers:
        at = bisect_right(starts, trigger.span.start)
        likely = reading.chance(trigger.sentence, trigger.span, trigger.type)
        least = LEAST_MESSAGE if trigger.type is EventType.COMMUNICATE else LEAST_TRIGGER
        if likely < least or _names_nothing(trigger.span.of(text), scripts[trigger.sentence]):
            continue
        if any(event.trigger.overlaps(trigger.span) for event in ruled[max(0, at - 1) : at + 1]):
            continue
        fresh.append(
            Event(
                type=trigger.type,
                trigger=trigger.span,
                surface=trigger.span.of(text),
                sentence=trigger.sentence,
                arguments=(),
                factuality=trigger.factuality,
                confidence=round(trigger.confidence, 4),
                method=METHOD,
            )
        )
    return fresh


def _names_nothing(surface: str, script: Script) -> bool:
    """Whether a trigger is made of function words alone, or of no words: ``bir``, ``sonra``."""
    keys = (key_of(word, script) for word in surface.split())
    return all(key in _FUNCTION_WORDS or not any(map(str.isalpha, key)) for key in keys)


def _factualities(ruled: Sequence[Event], reading: TextReading) -> Iterator[Factuality]:
    """The rules' factualities, but the network's where it is sure and the rules' signs are weak.

    That is so where they see a report and it reads none: a quotation or *according to* tells of its clause, and how far
    that reaches the network reads better.
    """
    starts = [trigger.span.start for trigger in reading.triggers]
    for event in ruled:
        factuality = event.factuality
        at = bisect_right(starts, event.trigger.end - 1) - 1
        if factuality is Factuality.REPORTED and at >= 0:
            read = reading.triggers[at]
            sure = read.span.overlaps(event.trigger) and read.factuality_confidence >= SURE_FACTUALITY
            if sure and read.factuality is Factuality.ASSERTED:
                factuality = Factuality.ASSERTED
        yield factuality


def _joined(event: Event, candidates: Sequence[_Candidate]) -> tuple[EventArgument, ...]:
    """A ruled event's arguments: the rules' but for the unlikely, and what the network is sure of."""
    weighed = {candidate.span: candidate for candidate in candidates}
    kept = [argument for argument in event.arguments if _is_likely(argument, weighed)] or list(event.arguments)
    taken = {argument.span for argument in kept}
    added = [
        EventArgument(role, candidate.span)
        for candidate in candidates
        for role, chance in (candidate.best,)
        if role is not None and chance >= SURE_ARGUMENT and candidate.span not in taken
    ]
    return _in_order([*kept, *added])


def _is_likely(argument: EventArgument, weighed: Mapping[Span, _Candidate]) -> bool:
    candidate = weighed.get(argument.span)
    if candidate is None or argument.role is Role.TIME:
        return True
    return float(candidate.chances[_ROLE_INDEX[argument.role]]) >= LEAST_RULED


def _in_order(arguments: Iterable[EventArgument]) -> tuple[EventArgument, ...]:
    return tuple(sorted(arguments, key=lambda one: (_ROLE_ORDER[one.role], one.span)))


class _Candidates:
    """The names of a trigger's sentence, and of the one before in the same paragraph, weighed by the network.

    Args:
        analysed: the text.
        mentions: its names and dates.
        reading: what the network reads in it.
        reader: the network.
    """

    def __init__(
        self, analysed: AnalysedText, mentions: Sequence[Mention | DateMention], reading: TextReading, reader: Reader
    ) -> None:
        self._sentences = analysed.sentences
        self._reading = reading
        self._reader = reader
        starts = [sentence.span.start for sentence in analysed.sentences]
        #: by sentence: span, label and the index of the word in which the name begins
        self._names: dict[int, list[tuple[_Named, int]]] = defaultdict(list)
        self._word_starts: dict[int, list[int]] = {}
        for mention in sorted(mentions, key=lambda mention: mention.span):
            number = bisect_right(starts, mention.span.start) - 1
            self._names[number].append(((mention.span, mention.label), self._word(number, mention.span)))

    def of(self, events: Sequence[Event]) -> Iterator[list[_Candidate]]:
        """For each event its candidates, nearest sentence first; none where the network read nothing."""
        for low in range(0, len(events), _AT_ONCE):
            batch = [list(self._pairs(event)) for event in events[low : low + _AT_ONCE]]
            weighed = iter(np.exp(self._reader.roles([pair for pairs in batch for _, pair in pairs])))
            for pairs in batch:
                yield [_Candidate(*named, next(weighed)) for named, _ in pairs]

    def _pairs(self, event: Event) -> Iterator[tuple[_Named, _Pair]]:
        reading = self._reading
        own = reading.vectors[event.sentence]
        at = self._word(event.sentence, event.trigger)
        if at >= len(own):
            return
        base = 0
        for back in (0, 1):
            number = event.sentence - back
            if number < 0 or self._sentences[number].paragraph != self._sentences[event.sentence].paragraph:
                return
            base -= len(reading.words[number]) if back else 0
            vectors = reading.vectors[number]
            for named, word in self._names.get(number, ()):
                if word < len(vectors) and not named[0].overlaps(event.trigger):
                    pair = (own[at], vectors[word], event.type.value, named[1].value, base + word - at, back)
                    yield named, pair

    def _word(self, number: int, span: Span) -> int:
        """The index of the word of a sentence in which ``span`` begins."""
        starts = self._word_starts.get(number)
        if starts is None:
            starts = self._word_starts[number] = [word.start for word in self._reading.words[number]]
        return max(0, bisect_right(starts, span.start) - 1)
