"""Whether two told events are one happening, as a sum of what speaks for it.

Type, time, place and participants must not contradict each other; then time and shared entities count, each by how much
it tells apart: a day more than a year, a person in the same part more than a people mentioned along the way.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.chronicle.records import ToldEvent
from pipeline.chronicle.times import CALENDARS_APART, Stretch, agreement, narrowest
from pipeline.chronicle.wording import same_act
from pipeline.record_classes import record

#: From this sum on two told events are one happening.
ENOUGH = 5.0

#: Types that tell the same happening in other words, by group; within a group they are compared.
GROUPS = {
    "KILL": "end", "DIE": "end",
    "ARREST": "ban", "EXPEL": "ban",
    "FOUND": "begin", "DECLARE": "begin",
    "PUBLISH": "begin", "COMMUNICATE": "begin",
    "MEET": "meet", "JOIN": "meet",
    "MOVE": "go", "ATTACK": "go",
}  # fmt: skip
_NEAR = frozenset(
    {
        frozenset({"KILL", "DIE"}),
        frozenset({"ARREST", "EXPEL"}),
        frozenset({"FOUND", "DECLARE"}),
        frozenset({"FOUND", "PUBLISH"}),
        frozenset({"MEET", "JOIN"}),
        frozenset({"COMMUNICATE", "PUBLISH"}),
        frozenset({"ATTACK", "MOVE"}),
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
#: What nearly the same name speaks for it, and for whom it does.
_KIN_WORTH = 1.5
_NAMED = frozenset({"EVENT", "LAW", "ORG", "PERSON", "WORK_OF_ART"})
#: So exact must the times be for a likeness of names to count.
_KIN_DAYS = 2
_NEARLY = 88.0
#: Beginnings of words that name no one body or treaty by themselves.
_GENERIC = (
    "antlas", "anlas", "baris", "birinci", "boyuk", "buyuk", "cemiyet", "cumhur", "devlet", "dunya", "hokumet",
    "hukumet", "ikinci", "ittifak", "komite", "konfer", "konfr", "kongre", "kurult", "meclis", "merkez", "milli",
    "muahed", "muqavil", "mukavel", "mutarek", "ordus", "partis", "qurult", "surasi", "sulh",
)  # fmt: skip
#: What it says that the triggers share no word, one word, more words.
_WORDS_WORTH = (0.0, 1.0, 1.5)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Two triggers so near to each other stand in one sentence, which tells two things.
_ONE_SENTENCE = 120
#: Within so many characters a text that gives no time speaks of what it has just told.
_NEARBY = 500
#: So many days authors may be apart about a birth or a death.
_LIFE = 3660
#: In these types the place one is sent to is told as the place, or as the destination.
_SENT = frozenset({"ARREST", "EXPEL"})


@record
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
    if type_worth is None:
        return None
    once = one.once & other.once
    mortal = any(one.labels[entity] == "PERSON" for entity in once)
    if not mortal and _in_one_sentence(one.event, other.event):
        return None
    shared = one.labels.keys() & other.labels.keys()
    kin = _kin(one, other)
    words = same_act(one.event.trigger, other.event.trigger)
    alone = not shared and _speaks_alone(one, other, words)
    if not (shared or kin or alone) or (not once and not kin and _contradict(one, other)):
        return None
    time_worth = _times(one, other, bool(once))
    if time_worth is None:
        return None
    place_worth = _place_worth(one, other, time_worth)
    if place_worth is None:
        return None
    entities = min(5.0, sum(_worth(entity, one, other) for entity in shared) + (_KIN_WORTH if kin else 0.0))
    said = type_worth + time_worth + place_worth + entities + _WORDS_WORTH[min(words, 2)]
    return said + _once_worth(one, other, once) + _whole(one, other) + _nearby(one, other) + _facts(one, other)


def _speaks_alone(one: Told, other: Told, words: int) -> bool:
    """Whether two documents tell of the same day, and one names nobody: its subject stands in a sentence before.

    What the grammar left out contradicts nothing. If they tell in the same words, the one may name a place or a time.
    """
    if one.event.source_id == other.event.source_id or one.event.type != other.event.type:
        return False
    if one.time is None or other.time is None or max(one.time.days, other.time.days) > 2:
        return False
    if not one.time.overlaps(other.time):
        return False
    if words:
        return not (one.core and other.core)
    return not (one.labels and other.labels) and one.event.type != "COMMUNICATE"  # of which a day has many


def _kin(one: Told, other: Told) -> bool:
    """Whether on one and the same day two people, bodies, treaties or congresses act of nearly the same name.

    Names that the name stage kept apart, because a text calls an armistice a peace, say, meet in what they did.
    """
    if one.time is None or other.time is None or not one.time.overlaps(other.time):
        return False
    if max(one.time.days, other.time.days) > _KIN_DAYS or one.event.type != other.event.type:
        return False
    first = sorted(e for e in one.core if one.labels[e] in _NAMED)
    second = sorted(e for e in other.core if other.labels[e] in _NAMED)
    return any(_akin(a, b, one, other) for a in first for b in second)


def _akin(entity: str, another: str, one: Told, other: Told) -> bool:
    """Whether two entities of one label, kept apart by the name stage, go by nearly the same name."""
    label = one.labels[entity]
    if label != other.labels[another] or entity == another:
        return False
    return same_person(entity, another) if label == "PERSON" else same_words(entity, another)


@lru_cache(maxsize=1 << 14)
def same_person(one: str, other: str) -> bool:
    """Whether two people's ids are nearly the same, or the one has all words of the other, as no brothers have."""
    one, other = one.removeprefix(_prefix(one)), other.removeprefix(_prefix(other))
    few, many = sorted((set(one.split("-")), set(other.split("-"))), key=len)
    return fuzz.ratio(one, other) >= _NEARLY or (few <= many and any(len(word) > 6 for word in few))


@lru_cache(maxsize=1 << 14)
def same_words(one: str, other: str) -> bool:
    """Whether two entity ids are nearly the same, or share a word that names something."""
    one, other = one.removeprefix(_prefix(one)), other.removeprefix(_prefix(other))
    telling = {word for word in one.split("-") if len(word) > 4 and not word.startswith(_GENERIC)}
    return fuzz.ratio(one, other) >= _NEARLY or not telling.isdisjoint(other.split("-"))


def _prefix(entity_id: str) -> str:
    first = entity_id.partition("-")[0]
    return f"{first}-" if first in ("event", "group", "law", "org", "person", "place", "work") else ""


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
        if not first or not second or first & second or first & other.core or second & one.core:
            continue
        if not any(_akin(a, b, one, other) for a in first for b in second):
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
        return 0.0 if one.time.apart(other.time) <= (_LIFE if person else 400) else None
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
    both = one.roles[entity] | other.roles[entity]
    if {one.event.type, other.event.type} == _SENT and {"place", "destination"} >= both:
        return 1.0
    if one.labels[entity] in _PLACES and not one.roles[entity] & other.roles[entity] and cores < 2:
        return 0.5
    return (1.0, 1.5, 2.0)[cores] * factor


def _once_worth(one: Told, other: Told, once: frozenset[str]) -> float:
    if not once:
        return 0.0
    return 4.5 if any(one.labels[entity] == "PERSON" for entity in once) else 3.0


def _whole(one: Told, other: Told) -> float:
    """All that the one names, the other names too: where two tell little, that little is the same."""
    few, many = sorted((one, other), key=lambda told: len(told.labels))
    if not few.labels.keys() <= many.labels.keys():
        return 0.0
    if len(few.core & many.core) > 1:
        return 1.5
    # who and where, and no other time told by either
    return (
        2.0 if few.core and few.core & many.core and few.places & many.places and _one_is_timeless(one, other) else 1.0
    )


def _one_is_timeless(one: Told, other: Told) -> bool:
    return one.time is None or other.time is None


def _nearby(one: Told, other: Told) -> float:
    """Two passages of one text near to each other, of which one gives no time."""
    near = one.event.source_id == other.event.source_id and abs(one.event.start - other.event.start) < _NEARBY
    return 1.5 if near and (one.time is None) != (other.time is None) else 0.0


def _facts(one: Told, other: Told) -> float:
    """A happening and its denial may be one, but that takes a little more; so may a plan and what became of it."""
    told = {one.event.factuality, other.event.factuality}
    if len(told) > 1 and "planned" in told and (one.time is None or other.time is None):
        return -1.5
    return -0.5 if len(told) > 1 and "negated" in told else 0.0
