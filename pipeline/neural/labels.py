"""The classes of the tagger's heads, in the order of their outputs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import EventType, Factuality, Label, Role

#: What the ``names`` head tells apart.
NAME_LABELS: tuple[str, ...] = tuple(label.value for label in Label)
EVENT_TYPES: tuple[str, ...] = tuple(kind.value for kind in EventType)
FACTUALITIES: tuple[str, ...] = tuple(factuality.value for factuality in Factuality)
#: What the role classifier tells apart; the first is "no argument of this event".
ROLES: tuple[str, ...] = ("", *(role.value for role in Role))


def bio(labels: Sequence[str]) -> tuple[str, ...]:
    """The tags of ``labels`` in IOB2: ``O``, then ``B-`` and ``I-`` of each."""
    return ("O", *(f"{part}-{label}" for label in labels for part in "BI"))


NAME_TAGS = bio(NAME_LABELS)
TRIGGER_TAGS = bio(EVENT_TYPES)
