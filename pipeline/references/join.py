"""Which readings mean one work, over all sources, and the ids of works.

Readings are first brought together that are the same in all they are compared by; the rest is compared within blocks of
an author and a year, or an author and the first word of a title, so that the work grows with the number of readings.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import count
from typing import Any

from pipeline.records import WorkKind, WorkReading, WorkSource
from pipeline.references.identity import Identity, identity_of, same_work
from pipeline.references.records import CitedReading, JoinedWorks, ReferenceRegistry, Work
from pipeline.transliteration import to_latin
from pipeline.transliteration.folding import ascii_letters

#: Readings of a block that one reading is compared with; longer blocks repeat themselves.
_WINDOW = 60
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
#: Words of a title that go into an id.
_TITLE_WORDS = 3


def join_works(readings: Sequence[CitedReading], registry: ReferenceRegistry) -> JoinedWorks:
    """Join the readings of all sources into works.

    Args:
        readings: source by source, in the order of source ids.
        registry: what earlier runs left; a work keeps its id whatever texts are added.
    """
    identities = [identity_of(cited.reading) for cited in readings]
    clusters = _clusters(readings, identities)
    ids = _ids(readings, identities, clusters, registry)
    by_reading = [""] * len(readings)
    works: list[Work] = []
    remembered = dict(registry)
    for members, reference_id in zip(clusters, ids, strict=True):
        for member in members:
            by_reading[member] = reference_id
            remembered.setdefault(_key(readings[member], identities[member]), reference_id)
        cited = {(readings[m].source_id, readings[m].citation) for m in members if readings[m].citation >= 0}
        sources = tuple(sorted({readings[m].source_id for m in members}))
        works.append(Work(reference_id, _fullest([readings[m].reading for m in members]), sources, len(cited)))
    return JoinedWorks(tuple(by_reading), tuple(sorted(works, key=lambda work: work.reference_id)), remembered)


def _key(cited: CitedReading, identity: Identity) -> str:
    """What the registry remembers; where the title is missing, the source belongs to it."""
    return identity.key if identity.title else f"{cited.source_id}|{identity.key}"


def _clusters(readings: Sequence[CitedReading], identities: Sequence[Identity]) -> list[list[int]]:
    """Positions of readings that mean one work, each list in order; the lists in the order of their firsts."""
    joined = _Joined(len(readings), identities)
    first_of: dict[tuple[str, Identity], int] = {}
    distinct: list[int] = []
    for position, (cited, identity) in enumerate(zip(readings, identities, strict=True)):
        first = first_of.setdefault((cited.source_id, identity), position)
        if first == position:
            distinct.append(position)
        else:
            joined.join(first, position)
    ambiguous = _ambiguous_names(identities)
    # within a source first: there a surname with a year, or a shortened title, means one work
    for together in (True, False):
        blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for position in distinct:
            here = readings[position].source_id if together else ""
            for key in _block_keys(identities[position]):
                blocks[here, *key].append(position)
        for block in blocks.values():
            for i, one in enumerate(block):
                for other in block[i + 1 : i + 1 + _WINDOW]:
                    if together or readings[one].source_id != readings[other].source_id:
                        _try(joined, identities, one, other, together, ambiguous)
    return joined.lists()


def _try(
    joined: _Joined, identities: Sequence[Identity], one: int, other: int, together: bool, ambiguous: set[str]
) -> None:
    first, second = identities[one], identities[other]
    if joined.find(one) == joined.find(other) or not same_work(first, second, together=together):
        return
    untitled = not (first.title and second.title) and not first.archive
    if untitled and not together and first.surname in ambiguous and not (first.initial and second.initial):
        return  # several people of that surname are cited: which of them it is, the bare surname does not say
    joined.join_if_all_agree(one, other, together)


def _ambiguous_names(identities: Iterable[Identity]) -> set[str]:
    """Surnames that are met with different initials."""
    initials: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        if identity.initial:
            initials[identity.surname].add(identity.initial)
    return {name for name, found in initials.items() if len(found) > 1}


def _block_keys(identity: Identity) -> list[tuple[str, ...]]:
    if identity.archive:
        return [("archive", identity.title, identity.shelf)]
    name = identity.bones if len(identity.bones) > 1 else identity.surname
    keys: list[tuple[str, ...]] = []
    if name and identity.year:
        keys.append(("year", name, identity.year))
    if identity.title:
        keys.append(("title", name, identity.title.split()[0]))
    return keys


class _Joined:
    """Union-find in which clusters join only if their titled members all agree."""

    def __init__(self, count: int, identities: Sequence[Identity]) -> None:
        self._parent = list(range(count))
        self._members: dict[int, list[int]] = {}
        self._identities = identities

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        if first != second:
            self._parent[second] = first
            self._members[first] = [*self._members.get(first, [first]), *self._members.pop(second, [second])]

    def join_if_all_agree(self, one: int, other: int, together: bool) -> None:
        left = self._members.get(self.find(one), [one])[:_WINDOW]
        right = self._members.get(self.find(other), [other])[:_WINDOW]
        if all(self._agree(a, b) for a in left for b in right):
            self.join(one, other)

    def _agree(self, a: int, b: int) -> bool:
        """No two members may contradict each other; what one does not say contradicts nothing."""
        one, other = self._identities[a], self._identities[b]
        if one.year and other.year and one.year != other.year:
            return False
        if one.initial and other.initial and one.initial != other.initial:
            return False
        return not (one.title and other.title) or same_work(one, replace(other, letter=one.letter), together=False)

    def lists(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.find(item)].append(item)
        return [found[root] for root in sorted(found)]


def _fullest(readings: Sequence[WorkReading]) -> WorkReading:
    """The description that says most, with what it lacks taken from the others, the likeliest first."""
    by_rank = sorted(
        range(len(readings)),
        key=lambda i: (readings[i].source is not WorkSource.BIBLIOGRAPHY, -_fulness(readings[i]), i),
    )
    best = readings[by_rank[0]]
    if best.kind is WorkKind.ARCHIVE:
        return best
    missing: dict[str, Any] = {}
    for field in fields(best):
        if field.name not in ("kind", "source", "raw", "pages") and not getattr(best, field.name):
            value = next((v for i in by_rank if (v := getattr(readings[i], field.name))), "")
            if value:
                missing[field.name] = value
    entries = [reading.raw for reading in readings if reading.source is WorkSource.BIBLIOGRAPHY]
    return replace(best, **missing, pages="", raw=max([best.raw, *entries], key=len) if entries else best.raw)


def _fulness(reading: WorkReading) -> int:
    said = (reading.authors, reading.title, reading.year, reading.place, reading.publisher, reading.container)
    return sum(map(bool, said)) * 1000 + min(len(reading.authors) + len(reading.title), 900)


def _ids(
    readings: Sequence[CitedReading],
    identities: Sequence[Identity],
    clusters: Sequence[Sequence[int]],
    registry: ReferenceRegistry,
) -> list[str]:
    """One id for each work: the oldest that earlier runs gave to one of its readings, else a new one."""
    age = {reference_id: position for position, reference_id in enumerate(dict.fromkeys(registry.values()))}
    claims: list[tuple[int, int, str]] = []
    for number, members in enumerate(clusters):
        keys = {_key(readings[member], identities[member]) for member in members}
        claims += [(age[registry[key]], number, registry[key]) for key in keys if key in registry]
    ids = [""] * len(clusters)
    taken: set[str] = set()
    for _, number, reference_id in sorted(claims):
        if not ids[number] and reference_id not in taken:
            ids[number] = reference_id
            taken.add(reference_id)
    reserved = taken | set(age)
    fresh = [
        (_slug(_fullest([readings[m].reading for m in members])), _key(readings[members[0]], identities[members[0]]), n)
        for n, members in enumerate(clusters)
        if not ids[n]
    ]
    common = Counter(slug for slug, _, _ in fresh)
    for slug, key, number in sorted(fresh):
        candidate = f"ref-{slug}"
        if common[slug] > 1 or candidate in reserved:
            candidate = f"{candidate}-{hashlib.blake2b(key.encode(), digest_size=4).hexdigest()}"
        plain = candidate
        for further in count(2):
            if candidate not in reserved:
                break
            candidate = f"{plain}-{further}"
        ids[number] = candidate
        reserved.add(candidate)
    return ids


def _slug(reading: WorkReading) -> str:
    """``sarper-1994-gaspirali-ismail-hayati``: surname, year, the first words of the title."""
    words = [identity_of(reading).surname, reading.year if reading.year[:1].isdigit() else ""]
    words += reading.title.split()[: _TITLE_WORDS + 3 * (reading.kind is WorkKind.ARCHIVE)]
    text = _NOT_SLUG.sub("-", ascii_letters(to_latin(" ".join(filter(None, words)), None))).strip("-")
    return text[:60].strip("-") or "x"
