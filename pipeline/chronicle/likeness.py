"""Whether two told events are one happening, as a sum of what speaks for it.

Type, time, place and participants must not contradict each other; then time and shared entities count, each by how much
it tells apart: a day more than a year, a person in the same part more than a people mentioned along the way.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.chronicle.records import ToldEvent
from pipeline.chronicle.times import CALENDARS_APART, Stretch, agreement, narrowest

#: From this sum on two told events are one happening.
ENOUGH = 5.0

#: Types that tell the same happening in other words, by group; within a group they are compared.
GROUPS = {
    "KILL": "end", "DIE": "end",
    "ARREST": "ban", "EXPEL": "ban",
    "FOUND": "begin", "DECLARE": "begin", "PUBLISH": "begin",
    "MEET": "meet", "JOIN": "meet",
    "APPOINT": "office",
}  # fmt: skip
_NEAR = frozenset(
    {
        frozenset({"KILL", "DIE"}),
        frozenset({"ARREST", "EXPEL"}),
        frozenset({"FOUND", "DECLARE"}),
        frozenset({"FOUND", "PUBLISH"}),
        frozenset({"MEET", "JOIN"}),
    }
)
#: The parts that a happening of a type is about; all others only go with it.
_CORE = {
    "BORN": {"theme"}, "DIE": {"theme"}, "KILL": {"theme"}, "ARREST": {"theme"}, "EXPEL": {"theme"},
    "APPOINT": {"theme", "agent"}, "RESIGN": {"agent", "theme"}, "FOUND": {"theme"}, "DISSOLVE": {"theme"},
    "PUBLISH": {"theme"}, "RENAME": {"theme"}, "MOVE": {"agent", "theme", "destination"},
    "MEET": {"agent", "theme"}, "AGREE": {"agent", "theme"}, "ATTACK": {"agent", "theme", "place"},
    "DECLARE": {"agent", "theme"}, "RECOGNISE": {"agent", "theme", "recipient"}, "JOIN": {"agent", "theme"},
    "COMMUNICATE": {"agent", "recipient"},
}  # fmt: skip
#: What happens once to the same theme, and labels of themes to which it does: a birth, the signing of a treaty.
_ONCE = {
    "BORN": {"PERSON"}, "DIE": {"PERSON"}, "KILL": {"PERSON"},
    "FOUND": {"ORG", "WORK_OF_ART"}, "DISSOLVE": {"ORG", "WORK_OF_ART"},
    "AGREE": {"LAW"}, "MEET": {"EVENT"}, "ATTACK": {"EVENT"},
}  # fmt: skip
#: Parts in which two different entities contradict each other.
_DECIDING = {
    "BORN": {"theme"}, "DIE": {"theme"}, "KILL": {"theme"}, "ARREST": {"theme"}, "EXPEL": {"theme"},
    "FOUND": {"theme"}, "DISSOLVE": {"theme"}, "PUBLISH": {"theme"}, "RENAME": {"theme"},
    "MOVE": {"agent", "destination"}, "COMMUNICATE": {"agent", "recipient"}, "APPOINT": {"org", "theme"},
    "RESIGN": {"agent"}, "RECOGNISE": {"theme"}, "DECLARE": {"agent"},
}  # fmt: skip
_LABEL_WORTH = {"GPE": 0.75, "LOC": 0.75, "NORP": 0.5}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Two triggers so near to each other stand in one sentence, which tells two things.
_ONE_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A told event with what it is compared by worked out once.

    Attributes:
        event: the event.
        time: its most precise time, or None.
        labels: label of each entity.
        roles: the roles of each entity.
        core: entities that the happening is about.
        places: entities in the role of place.
        once: entities to which this happens once.
    """

    event: ToldEvent
    time: Stretch | None
    labels: dict[str, str]
    roles: dict[str, frozenset[str]]
    core: frozenset[str]
    places: frozenset[str]
    once: frozenset[str]

    @classmethod
    def of(cls, event: ToldEvent) -> Told:
        """Work it out."""
        labels: dict[str, str] = {}
        roles: dict[str, set[str]] = {}
        for part in event.participants:
            labels.setdefault(part.entity_id, part.label)
            roles.setdefault(part.entity_id, set()).add(part.role)
        core_roles = _CORE.get(event.type, set())
        once_labels = _ONCE.get(event.type, set())
        return cls(
            event,
            narrowest(event.times),
            labels,
            {entity: frozenset(found) for entity, found in roles.items()},
            frozenset(entity for entity, found in roles.items() if found & core_roles),
            frozenset(entity for entity, found in roles.items() if "place" in found),
            frozenset(e for e, found in roles.items() if "theme" in found and labels[e] in once_labels),
        )

    def in_role(self, role: str) -> frozenset[str]:
        """The entities in a role."""
        return frozenset(entity for entity, found in self.roles.items() if role in found)


def likeness(one: Told, other: Told) -> float | None:
    """What speaks for two told events being one happening; None if something forbids it."""
    type_worth = _types(one.event.type, other.event.type)
    if type_worth is None or _in_one_sentence(one.event, other.event):
        return None
    shared = one.labels.keys() & other.labels.keys()
    if not shared:
        return None
    once = one.once & other.once
    if not once and _contradict(one, other):
        return None
    time_worth = _times(one, other, bool(once))
    if time_worth is None:
        return None
    place_worth = _place_worth(one, other, time_worth)
    if place_worth is None:
        return None
    entities = min(5.0, sum(_worth(entity, one, other) for entity in shared))
    return type_worth + time_worth + place_worth + entities + _once_worth(one, other, once) + _facts(one, other)


def _types(one: str, other: str) -> float | None:
    if one == other:
        return 0.0
    return -1.0 if frozenset({one, other}) in _NEAR else None


def _in_one_sentence(one: ToldEvent, other: ToldEvent) -> bool:
    return one.source_id == other.source_id and abs(one.start - other.start) < _ONE_SENTENCE


def _contradict(one: Told, other: Told) -> bool:
    """Whether a part that decides is taken by different entities."""
    roles = _DECIDING.get(one.event.type, set()) & _DECIDING.get(other.event.type, set())
    for role in roles:
        first, second = one.in_role(role), other.in_role(role)
        if first and second and not first & second and not (first & other.core or second & one.core):
            return True
    # of treaties and congresses with a name, the name decides
    for label in ("LAW", "EVENT"):
        first = frozenset(e for e in one.core if one.labels[e] == label)
        second = frozenset(e for e in other.core if other.labels[e] == label)
        if first and second and not first & second:
            return True
    return False


def _times(one: Told, other: Told, once: bool) -> float | None:
    """What the times say; None if they contradict each other."""
    if one.time is None or other.time is None:
        return 0.0
    if one.time.overlaps(other.time):
        return agreement(one.time, other.time)
    if once:
        # authors disagree about the day on which somebody died: it is one death, and a disagreement
        person = any(one.labels[entity] == "PERSON" for entity in one.once & other.once)
        return 0.0 if person or one.time.apart(other.time) <= 400 else None
    days = max(one.time.days, other.time.days) == 1
    if days and abs(one.time.first - other.time.first) in CALENDARS_APART and len(one.core & other.core) > 1:
        return 2.0  # one of the authors kept to the old calendar
    return None


def _place_worth(one: Told, other: Told, time_worth: float) -> float | None:
    """What the places say: two different ones forbid it, unless the very day is the same and one may hold the other."""
    if not one.places or not other.places or one.places & other.places:
        return 0.0
    return -1.0 if time_worth >= 4.0 or one.once & other.once else None


def _worth(entity: str, one: Told, other: Told) -> float:
    """What one shared entity says."""
    cores = (entity in one.core) + (entity in other.core)
    factor = _LABEL_WORTH.get(one.labels[entity], 1.0)
    if entity in one.places and entity in other.places:
        return 1.0
    if one.labels[entity] in _PLACES and not one.roles[entity] & other.roles[entity] and cores < 2:
        return 0.5
    return (1.0, 1.5, 2.0)[cores] * factor


def _once_worth(one: Told, other: Told, once: frozenset[str]) -> float:
    if not once:
        return 0.0
    return 3.5 if any(one.labels[entity] == "PERSON" for entity in once) else 3.0


def _facts(one: Told, other: Told) -> float:
    """A happening and its denial may be one, but that takes a little more."""
    negated = (one.event.factuality == "negated") != (other.event.factuality == "negated")
    return -0.5 if negated else 0.0
