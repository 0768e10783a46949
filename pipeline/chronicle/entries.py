"""Entries of the chronicle: ids, what they say, and where their witnesses disagree."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.chronicle.clusters import cluster
from pipeline.chronicle.likeness import Told
from pipeline.chronicle.records import Chronicle, ChronicleRegistry, Entry, ToldEvent, Witness
from pipeline.chronicle.times import Stretch

#: How telling each factuality is for a happening's own: what one asserts is asserted, whoever only reports it.
_FACTUALITY = ("asserted", "negated", "reported", "planned")
_LAST = 10**9
_Disagreement = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]


def make_chronicle(events: Iterable[ToldEvent], registry: ChronicleRegistry) -> Chronicle:
    """Join the told events of all sources into entries.

    Args:
        events: in any order.
        registry: what earlier runs left: an entry keeps its id whatever texts are added.
    """
    told = [
        Told.of(event) for event in sorted(events, key=lambda event: (event.source_id, event.start, event.event_id))
    ]
    clusters = [[told[position] for position in positions] for positions in cluster(told)]
    ids = _ids(clusters, registry)
    entries = [_entry(entry_id, witnesses) for entry_id, witnesses in zip(ids, clusters, strict=True)]
    entries.sort(key=lambda entry: (entry.earliest == "", entry.earliest, entry.latest, entry.entry_id))
    remembered = dict(registry)
    for entry in sorted(entries, key=lambda entry: entry.entry_id):
        for witness in entry.witnesses:
            remembered[witness.event.event_id] = entry.entry_id
    return Chronicle(tuple(entries), remembered)


def _ids(clusters: Sequence[Sequence[Told]], registry: ChronicleRegistry) -> list[str]:
    """One id for each entry: the one that most of its witnesses had, the older of two; else one made from a witness."""
    age = {entry_id: position for position, entry_id in enumerate(dict.fromkeys(registry.values()))}
    claims: list[tuple[int, int, int, str]] = []
    for number, witnesses in enumerate(clusters):
        had = Counter(registry[t.event.event_id] for t in witnesses if t.event.event_id in registry)
        claims += [(age[entry_id], -votes, number, entry_id) for entry_id, votes in had.items()]
    ids = [""] * len(clusters)
    taken: set[str] = set()
    for _, _, number, entry_id in sorted(claims):
        if not ids[number] and entry_id not in taken:
            ids[number] = entry_id
            taken.add(entry_id)
    reserved = taken | set(age)
    for number, witnesses in enumerate(clusters):
        if ids[number]:
            continue
        for event_id in sorted(t.event.event_id for t in witnesses):
            candidate = f"h-{hashlib.blake2b(event_id.encode(), digest_size=6).hexdigest()}"
            if candidate not in reserved:
                break
        else:
            # all its witnesses' ids were given away by an earlier split
            joined = "\n".join(sorted(t.event.event_id for t in witnesses))
            candidate = f"h-{hashlib.blake2b(joined.encode(), digest_size=8).hexdigest()}"
        ids[number] = candidate
        reserved.add(candidate)
    return ids


def _entry(entry_id: str, witnesses: Sequence[Told]) -> Entry:
    time = _time(witnesses)
    factuality = _factuality(witnesses)
    kinds = Counter(told.event.type for told in witnesses)
    kind = min(kinds, key=lambda name: (-kinds[name], name))
    places = Counter(e for told in witnesses for e in sorted(told.places))
    others = Counter(e for told in witnesses for e in sorted(told.labels.keys() - told.places))
    best = max(witnesses, key=lambda told: _says(told, factuality, kind))
    return Entry(
        entry_id,
        kind,
        time.value if time else "",
        time.earliest if time else "",
        time.latest if time else "",
        tuple(sorted(places, key=lambda e: (-places[e], e))),
        tuple(sorted((e for e in others if e not in places), key=lambda e: (-others[e], e))),
        best.event.summary,
        factuality,
        tuple(Witness(told.event, _differs(told, time, kind, factuality, places, others)) for told in witnesses),
        _disagreements(witnesses),
    )


def _says(told: Told, factuality: str, kind: str) -> tuple[bool, bool, int, int, str]:
    """How well a witness can stand for the entry."""
    precise = -told.time.days if told.time else -_LAST
    return (
        told.event.factuality == factuality,
        told.event.type == kind,
        precise,
        len(told.labels),
        told.event.event_id,
    )


def _time(witnesses: Sequence[Told]) -> Stretch | None:
    """The time that most witnesses allow; of several such the most precise, then the earliest."""
    found = [told.time for told in witnesses if told.time is not None]
    votes = {stretch: sum(stretch.overlaps(other) for other in found) for stretch in found}
    return min(votes, key=lambda stretch: (-votes[stretch], stretch.days, stretch.first, stretch.value), default=None)


def _factuality(witnesses: Sequence[Told]) -> str:
    """What most witnesses say; what is only reported or planned weighs less than what a source says by itself."""
    votes = Counter(told.event.factuality for told in witnesses)
    own = [name for name in ("asserted", "negated") if votes[name]]
    candidates = own or list(votes)
    return min(candidates, key=lambda name: (-votes[name], _FACTUALITY.index(name)))


def _differs(
    told: Told, time: Stretch | None, kind: str, factuality: str, places: Mapping[str, int], others: Mapping[str, int]
) -> tuple[str, ...]:
    """In what a witness differs from its entry; to say less is no difference."""
    found = []
    if told.event.type != kind:
        found.append("type")
    if told.time is not None and time is not None and not told.time.overlaps(time):
        found.append("time")
    if told.places and not any(places[place] == max(places.values()) for place in told.places):
        found.append("place")
    core = told.core - told.places
    if core and len(others) > len(core) and not any(others[entity] == max(others.values()) for entity in core):
        found.append("participants")
    if told.event.factuality != factuality:
        found.append("factuality")
    return tuple(found)


def _disagreements(witnesses: Sequence[Told]) -> tuple[_Disagreement, ...]:
    """What witnesses contradict each other in, with each version and the events that give it."""
    found: list[_Disagreement] = []
    times = _versions((told.time.value, told) for told in witnesses if told.time is not None)
    stretches = {told.time for told in witnesses if told.time is not None}
    if any(not a.overlaps(b) for a in stretches for b in stretches):
        found.append(("time", times))
    with_places = [told for told in witnesses if told.places]
    if any(not a.places & b.places for a in with_places for b in with_places):
        found.append(("place", _versions((", ".join(sorted(told.places)), told) for told in with_places)))
    with_core = [told for told in witnesses if told.core - told.places]
    if any(_other_people(a, b) for a in with_core for b in with_core):
        versions = _versions((", ".join(sorted(told.core - told.places)), told) for told in with_core)
        found.append(("participants", versions))
    for name, value in (("factuality", "factuality"), ("type", "type")):
        versions = _versions((str(getattr(told.event, value)), told) for told in witnesses)
        if len(versions) > 1:
            found.append((name, versions))
    return tuple(found)


def _other_people(one: Told, other: Told) -> bool:
    """Whether nobody whom the one is about has a part in the other."""
    return one.event.type == other.event.type and not (one.core - one.places) & other.labels.keys()


def _versions(said: Iterable[tuple[str, Told]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The versions, the most frequent first, each with its events in their order."""
    by_value: dict[str, list[str]] = defaultdict(list)
    for value, told in said:
        by_value[value].append(told.event.event_id)
    ordered = sorted(by_value.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((value, tuple(events)) for value, events in ordered)
