"""Entity ids that are readable, equal on every machine, and never change because a text was added."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from pipeline.names.groups import Group
from pipeline.names.records import Change, ChangeKind, EntityRegistry
from pipeline.record_classes import record
from pipeline.records import Label
from pipeline.transliteration import to_latin
from pipeline.transliteration.folding import ascii_letters

_PREFIXES = {
    Label.PERSON: "person",
    Label.ORG: "org",
    Label.GPE: "place",
    Label.LOC: "place",
    Label.FAC: "place",
    Label.WORK_OF_ART: "work",
    Label.EVENT: "event",
    Label.LAW: "law",
    Label.NORP: "group",
}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


@record
class ClusterNames:
    """What ids are made from.

    Attributes:
        group: the group of the names.
        label: label of most mentions.
        best: the name the entity is known by.
        keys: fold keys of its names, sorted.
        authority_id: its id in the authority file, or "".
    """

    group: Group
    label: Label
    best: str
    keys: tuple[str, ...]
    authority_id: str


def slug(name: str) -> str:
    """``name`` in lower-case ASCII with hyphens, at most 60 characters, cut between words; "x" if nothing is left."""
    text = _NOT_SLUG.sub("-", ascii_letters(to_latin(name, None))).strip("-")
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit("-", 1)[0]
    return text or "x"


def assign_ids(
    clusters: Sequence[ClusterNames], registry: EntityRegistry, known: Collection[str] = frozenset()
) -> list[str]:
    """One id for each cluster.

    The authority's id if it has one; else the oldest id that the registry remembers for one of its keys and
    that no other cluster takes; else a new one from its best name. A new id that is taken gets a short hash
    of the cluster's keys.

    Args:
        clusters: what ids are made from.
        registry: names and ids of earlier runs.
        known: ids of the authority file, retired ones too: none but its own links give them, whatever an earlier run
            believed.
    """
    age = {entity_id: position for position, entity_id in reversed(list(enumerate(dict.fromkeys(registry.values()))))}
    ids = [cluster.authority_id for cluster in clusters]
    taken = {entity_id for entity_id in ids if entity_id}
    claims = []
    for position, cluster in enumerate(clusters):
        if not ids[position]:
            remembered = {registry[cluster.group, key] for key in cluster.keys if (cluster.group, key) in registry}
            claims += [(age[entity_id], position, entity_id) for entity_id in remembered if entity_id not in known]
    for _, position, entity_id in sorted(claims):
        if not ids[position] and entity_id not in taken:
            ids[position] = entity_id
            taken.add(entity_id)
    reserved = taken | set(age) | set(known)
    fresh = [position for position, entity_id in enumerate(ids) if not entity_id]
    for position in sorted(fresh, key=lambda position: (clusters[position].best, clusters[position].keys)):
        cluster = clusters[position]
        candidate = f"{_PREFIXES[cluster.label]}-{slug(cluster.best)}"
        if candidate in reserved:
            digest = hashlib.blake2b("\n".join((cluster.group, *cluster.keys)).encode(), digest_size=4).hexdigest()
            candidate = f"{candidate}-{digest}"
        ids[position] = candidate
        reserved.add(candidate)
    return ids


def changes_since(
    clusters: Sequence[ClusterNames],
    ids: Sequence[str],
    registry: EntityRegistry,
    successors: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[Change, ...]:
    """What became of the ids that earlier runs gave to names of this run.

    An id whose names now all go by one other id was merged into it; one that keeps some of its names, or whose names
    now go by several ids, was split. Names that this run did not meet say nothing.

    Args:
        clusters: what the ids were given to.
        ids: an id for each.
        registry: names and ids of earlier runs.
        successors: ids of the authority file that gave way to others, with these.

    Returns:
        Changes in the order of their old, then their new ids.
    """
    now: dict[str, set[str]] = {}
    given = set(ids)
    moved: dict[tuple[str, str], list[str]] = {}
    for cluster, entity_id in zip(clusters, ids, strict=True):
        for key in cluster.keys:
            old = registry.get((str(cluster.group), key))
            if old is not None:
                now.setdefault(old, set()).add(entity_id)
                moved.setdefault((old, entity_id), []).append(key)
    return tuple(
        Change(_kind(old, new, now[old], given, successors), old, new, tuple(sorted(keys)))
        for (old, new), keys in sorted(moved.items())
        if old != new
    )


def _kind(
    old: str, new: str, now: Collection[str], given: Collection[str], successors: Mapping[str, Collection[str]]
) -> ChangeKind:
    if new in successors.get(old, ()):
        return ChangeKind.REPLACED
    return ChangeKind.SPLIT if len(now) > 1 or old in given else ChangeKind.MERGED


def remember(
    clusters: Sequence[ClusterNames], ids: Sequence[str], registry: EntityRegistry
) -> Mapping[tuple[str, str], str]:
    """The registry with this run's names added behind what it held; the old order stays."""
    result = dict(registry)
    for cluster, entity_id in sorted(zip(clusters, ids, strict=True), key=lambda pair: pair[1]):
        for key in cluster.keys:
            result[str(cluster.group), key] = entity_id
    return result
