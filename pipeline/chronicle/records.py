"""What goes into the chronicle stage and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.record_classes import record

#: Event id -> entry id, as earlier runs gave them, oldest first.
ChronicleRegistry = Mapping[str, str]


@record
class Participant:
    """An entity's part in a told event.

    Attributes:
        role: ``agent``, ``theme``, ``place``, ``origin``, ``destination``, ``org`` or ``recipient``.
        entity_id: the entity.
        label: the label of the mention.
    """

    role: str
    entity_id: str
    label: str


@record
class ToldEvent:
    """One event as one passage tells it.

    Attributes:
        event_id: its id.
        source_id: its source.
        start: first code point of its trigger in the decoded source.
        type: its type.
        times: values of its time arguments, as in ``events.csv``.
        participants: its entities, in the order of the text.
        factuality: how the source presents it.
        trigger: the words that name it.
        summary: its readable line.
        citation: its printable citation.
    """

    event_id: str
    source_id: str
    start: int
    type: str
    times: tuple[str, ...]
    participants: tuple[Participant, ...]
    factuality: str
    trigger: str
    summary: str
    citation: str


@record
class Witness:
    """A told event as it stands under its entry.

    Attributes:
        event: the event.
        differs: in what it differs from the entry: ``type``, ``time``, ``place``, ``participants``, ``factuality``.
    """

    event: ToldEvent
    differs: tuple[str, ...]


@record
class Entry:
    """One happening of the chronicle.

    Attributes:
        entry_id: stable id.
        type: the type that most witnesses give it.
        time: EDTF; the most precise time that most witnesses allow, or "".
        earliest, latest: first and last day that it may mean, ISO dates, or "".
        places: ids of places that the witnesses name, most frequent first.
        participants: ids of the other entities, most frequent first.
        title: one readable line, taken from the witness that says most.
        factuality: ``asserted`` if any witness asserts it, else the most frequent.
        witnesses: in the order of source ids and text.
        disagreements: what the witnesses disagree about: ``time``, ``place``, ``participants``, ``factuality``,
            ``type``, each with its values and the events that give them.
    """

    entry_id: str
    type: str
    time: str
    earliest: str
    latest: str
    places: tuple[str, ...]
    participants: tuple[str, ...]
    title: str
    factuality: str
    witnesses: tuple[Witness, ...]
    disagreements: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]


@record
class Chronicle:
    """What the stage found.

    Attributes:
        entries: in the order of time, those without a time last.
        registry: event id -> entry id of this run and the runs before, for the store to keep.
    """

    entries: tuple[Entry, ...]
    registry: ChronicleRegistry
