"""Which told events are one happening.

Only events of one block are compared: those that share an entity and a year, two entities, or something that happens
to an entity but once. Within a block the ones nearest in time are. The likeliest pairs are joined first, and no two
witnesses of one entry may contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.chronicle.likeness import ENOUGH, GROUPS, Told, likeness
from pipeline.chronicle.times import CALENDARS_APART

#: So many neighbours in time of an event are looked at in a block.
_WINDOW = 24
#: Entities of an event that make blocks of pairs.
_PAIRED = 6
#: A time that may mean more years than that makes no blocks of its own.
_YEARS = 3
_DAYS_IN_YEAR = 365.2425


def cluster(events: Sequence[Told]) -> list[list[int]]:
    """Positions of told events by happening; each list ascending, the lists in the order of their firsts."""
    pairs = sorted((-worth, one, other) for (one, other), worth in _pairs(events).items())
    parent = list(range(len(events)))
    members: dict[int, list[int]] = {}

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for _, one, other in pairs:
        first, second = sorted((find(one), find(other)))
        if first == second:
            continue
        left, right = members.get(first, [first]), members.get(second, [second])
        if all(_may_be_one(events[a], events[b]) for a in left for b in right):
            parent[second] = first
            members[first] = [*left, *members.pop(second, right)]
    found: dict[int, list[int]] = defaultdict(list)
    for item in range(len(events)):
        found[find(item)].append(item)
    return [found[root] for root in sorted(found)]


def _may_be_one(one: Told, other: Told) -> bool:
    """Whether nothing contradicts it; two witnesses that share no entity are held together by a third."""
    if one.labels.keys() & other.labels.keys():
        return likeness(one, other) is not None
    return one.time is None or other.time is None or one.time.overlaps(other.time)


def _pairs(events: Sequence[Told]) -> dict[tuple[int, int], float]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, told in enumerate(events):
        for key in _keys(told):
            blocks[key].append(position)
    found: dict[tuple[int, int], float] = {}
    seen: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        if len(block) < 2:
            continue
        once = key[1] == "once"
        block.sort(key=lambda position: (_first_day(events[position]), position))
        for i, one in enumerate(block):
            for other in block[i + 1 : i + 1 + _WINDOW]:
                if not once and _long_after(events[one], events[other]):
                    break  # and all behind it too
                pair = (one, other) if one < other else (other, one)
                if pair in seen:
                    continue
                seen.add(pair)
                worth = likeness(events[pair[0]], events[pair[1]])
                if worth is not None and worth >= ENOUGH:
                    found[pair] = worth
    return found


def _long_after(one: Told, other: Told) -> bool:
    """Whether the other was so long after the one that not even two calendars bring them together."""
    return one.time is not None and other.time is not None and other.time.first - one.time.last > max(CALENDARS_APART)


def _first_day(told: Told) -> int:
    return told.time.first if told.time is not None else -(10**9)


def _keys(told: Told) -> Iterator[tuple[str, ...]]:
    group = GROUPS.get(told.event.type, told.event.type)
    entities = sorted(told.labels, key=lambda entity: (entity not in told.core, entity))
    for entity in told.once:
        yield (group, "once", entity)
    if told.time is not None:
        first, last = (int(1970 + day / _DAYS_IN_YEAR) for day in (told.time.first, told.time.last))
        if last - first < _YEARS:
            for year in range(first, last + 1):
                for entity in entities:
                    yield (group, str(year), entity)
        if told.time.days <= 2:
            for day in {told.time.first, told.time.last}:
                yield (group, "day", str(day))
    for one, other in combinations(sorted(entities[:_PAIRED]), 2):
        yield (group, "pair", one, other)
