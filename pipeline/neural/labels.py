"""The classes of the tagger's heads, in the order of their outputs."""

from __future__ import annotations

from pipeline.iob2 import tag_set
from pipeline.records import EventType, Factuality, Label, Role

#: What the ``names`` head tells apart.
NAME_LABELS: tuple[str, ...] = tuple(label.value for label in Label)
EVENT_TYPES: tuple[str, ...] = tuple(kind.value for kind in EventType)
FACTUALITIES: tuple[str, ...] = tuple(factuality.value for factuality in Factuality)
#: What the role classifier tells apart; the first is "no argument of this event".
ROLES: tuple[str, ...] = ("", *(role.value for role in Role))

NAME_TAGS = tag_set(NAME_LABELS)
TRIGGER_TAGS = tag_set(EVENT_TYPES)
