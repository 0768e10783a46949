"""Events as the trained network reads them, on the same pass of its encoder as the names.

The rule for both ways of finding events is :func:`united`: what the lexicon and the case system find stays as it is,
and what only the network finds is added. Measured on the held-out texts of ``corpus/training`` this gives more than
either alone (docs/events.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from pipeline.neural.labels import ROLES
from pipeline.records import AnalysedText, DateMention, Event, EventArgument, Label, Mention, Role
from pipeline.spans import Span

if TYPE_CHECKING:
    from pipeline.neural.reader import Halves, Reader
    from pipeline.neural.text import ReadTrigger, TextReading

#: Less sure triggers and arguments are left out; found on our own held-out texts.
LEAST_TRIGGER = 0.7
LEAST_ARGUMENT = 0.5

METHOD = "neural:events"
#: Triggers whose names the network is asked about at once: few large products are quicker than many small ones.
_TOGETHER = 100
_ROLE_ORDER = {role: index for index, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that may have a role: its span and label, and what :meth:`Reader.roles` wants to know of it."""

    span: Span
    label: Label
    pair: tuple[Halves, Halves, str, str, int, int]


def united(ruled: Sequence[Event], learnt: Sequence[Event]) -> tuple[Event, ...]:
    """Both, ordered by trigger; of two whose triggers overlap the one found by rule."""
    taken = sorted(event.trigger for event in ruled)
    starts = [span.start for span in taken]

    def is_new(event: Event) -> bool:
        at = bisect_right(starts, event.trigger.start)
        return not any(span.overlaps(event.trigger) for span in taken[max(0, at - 1) : at + 1])

    return tuple(sorted([*ruled, *filter(is_new, learnt)], key=lambda event: (event.trigger, event.type.value)))


def learnt_events(
    analysed: AnalysedText,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    reading: TextReading,
    reader: Reader,
) -> tuple[Event, ...]:
    """The happenings that the network reads in a text.

    Args:
        analysed: the text.
        mentions: its entity mentions.
        dates: its dates and durations.
        reading: what the network reads in it.
        reader: the network, for the roles.

    Returns:
        Events ordered by trigger, each with at least one argument that is not a mere duration.
    """
    text = analysed.laid_out.text
    names = _by_sentence(analysed, [*mentions, *dates])
    events = []
    triggers = [trigger for trigger in reading.triggers if trigger.confidence >= LEAST_TRIGGER]
    for trigger, arguments in _arguments(analysed, triggers, names, reading, reader):
        if any(label is not Label.DURATION for _, label in arguments):
            ordered = sorted((one for one, _ in arguments), key=lambda one: (_ROLE_ORDER[one.role], one.span))
            events.append(
                Event(
                    type=trigger.type,
                    trigger=trigger.span,
                    surface=trigger.span.of(text),
                    sentence=trigger.sentence,
                    arguments=tuple(ordered),
                    factuality=trigger.factuality,
                    confidence=round(trigger.confidence, 4),
                    method=METHOD,
                )
            )
    return tuple(events)


def _by_sentence(
    analysed: AnalysedText, mentions: Sequence[Mention | DateMention]
) -> dict[int, list[tuple[Span, Label]]]:
    starts = [sentence.span.start for sentence in analysed.sentences]
    found: dict[int, list[tuple[Span, Label]]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.span):
        found[bisect_right(starts, mention.span.start) - 1].append((mention.span, mention.label))
    return found


def _arguments(
    analysed: AnalysedText,
    triggers: Sequence[ReadTrigger],
    names: dict[int, list[tuple[Span, Label]]],
    reading: TextReading,
    reader: Reader,
) -> Iterator[tuple[ReadTrigger, list[tuple[EventArgument, Label]]]]:
    """Each trigger with the names that have a role in its happening; the network is asked of many triggers at once."""
    for first in range(0, len(triggers), _TOGETHER):
        asked = [(trigger, _candidates(analysed, trigger, names, reading)) for trigger in triggers[first:][:_TOGETHER]]
        roles = iter(reader.roles([candidate.pair for _, candidates in asked for candidate in candidates]))
        for trigger, candidates in asked:
            found = []
            for candidate, logs in zip(candidates, islice(roles, len(candidates)), strict=True):
                best = int(logs.argmax())
                if best and float(np.exp(logs[best])) >= LEAST_ARGUMENT:
                    found.append((EventArgument(Role(ROLES[best]), candidate.span), candidate.label))
            yield trigger, found


def _candidates(
    analysed: AnalysedText, trigger: ReadTrigger, names: dict[int, list[tuple[Span, Label]]], reading: TextReading
) -> list[_Candidate]:
    """The names of the sentence, and of the one before in the same paragraph."""
    at = _word(reading.words[trigger.sentence], trigger.span)
    own = reading.vectors[trigger.sentence]
    candidates = []
    base = 0
    for back in (0, 1):
        number = trigger.sentence - back
        if number < 0 or analysed.sentences[number].paragraph != analysed.sentences[trigger.sentence].paragraph:
            break
        words = reading.words[number]
        base -= len(words) if back else 0
        for span, label in names.get(number, ()):
            word = _word(words, span)
            if word < len(reading.vectors[number]) and not span.overlaps(trigger.span):
                vector = reading.vectors[number][word]
                pair = (own[at], vector, trigger.type.value, label.value, base + word - at, back)
                candidates.append(_Candidate(span, label, pair))
    return candidates


def _word(words: Sequence[Span], span: Span) -> int:
    """The index of the word in which ``span`` begins."""
    return max(0, bisect_right([word.start for word in words], span.start) - 1)
