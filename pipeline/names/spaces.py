"""Names of one group with their clusters, whatever the group: people, bodies and works, peoples."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.names.authority import Authority
from pipeline.names.body_clusters import BodyClusters
from pipeline.names.groups import Group, norp_key
from pipeline.names.people import parse_person
from pipeline.names.people_clusters import Candidate, PeopleClusters
from pipeline.record_classes import record
from pipeline.transliteration import fold


@record
class Unsure:
    """Two names of a space that may be one entity's; positions in its names."""

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]


class Space:
    """The names of one group in the texts, clustered together with the authority file's.

    Args:
        group: the group.
        names: distinct names in base form; their order does not matter.
        authority: the authority file, or None to leave it out.
    """

    def __init__(self, group: Group, names: Sequence[str], authority: Authority | None) -> None:
        self.group = group
        self.names = sorted(names)
        self._position = {name: position for position, name in enumerate(self.names)}
        known = sorted(authority.names[group]) if authority is not None else []
        texts = [*self.names, *(text for text, _ in known)]
        anchors = [authority.exact(group, name) if authority else "" for name in self.names]
        anchors += [entity_id for _, entity_id in known]
        self.exact = dict(zip(self.names, anchors, strict=False))
        self.people: PeopleClusters | None = None
        self._bodies: BodyClusters | None = None
        self._keys: list[str] = []
        self._people_ids: dict[str, str] = {}
        self._candidates: dict[str, list[Candidate]] = {}
        if group is Group.PERSON:
            self.people = PeopleClusters(texts, anchors)
            self.people.present = frozenset(
                self.people.unit_of(position)
                for position in range(len(self.names))
                if self.people.name_of(position).rank >= 2 or anchors[position]
            )
            self.people.link_full()
            self.people.link_partial()
        elif group is Group.NORP:
            self._keys = [norp_key(name) or "=" + fold(name) for name in self.names]
            if authority is not None:
                found = ((key, authority.people(name)) for name, key in zip(self.names, self._keys, strict=True))
                self._people_ids = {key: entity_id for key, entity_id in found if entity_id}
        else:
            self._bodies = BodyClusters(texts, anchors)
            self._bodies.link()

    def cluster(self, name: str) -> str:
        """A key of the name's cluster, good within this space."""
        position = self._position[name]
        if self.people is not None:
            return str(self.people.cluster_of(position))
        if self._bodies is not None:
            return str(self._bodies.cluster_of(position))
        return self._keys[position]

    def anchor(self, name: str) -> str:
        """The authority id of the name's cluster, or ""."""
        position = self._position[name]
        if self.people is not None:
            return self.people.clusters.anchor(self.people.unit_of(position))
        if self._bodies is not None:
            return self._bodies.clusters.anchor(position)
        return self._people_ids.get(self._keys[position], "")

    def person_candidates(self, name: str) -> list[Candidate]:
        """Clusters a partial name of a person may belong to, best first; empty in other groups."""
        if self.people is None:
            return []
        if name not in self._candidates:  # the clusters are final: a name has the same candidates in every text
            self._candidates[name] = self.people.candidates(parse_person(name))
        return self._candidates[name]

    def person_anchor(self, cluster: int) -> str:
        """The authority id of a cluster of people, or ""."""
        return self.people.clusters.anchor(cluster) if self.people is not None else ""

    def unsure(self) -> list[Unsure]:
        """Pairs of names in the texts that stayed apart though much speaks for joining them, likeliest first."""
        found: dict[tuple[str, str], Unsure] = {}
        clusters = self.people or self._bodies
        if clusters is None:
            return []
        texts: dict[int, str] = {}
        for position, name in enumerate(self.names):
            item = self.people.unit_of(position) if self.people is not None else position
            texts.setdefault(item, name)
        by_root: dict[int, str] = {}
        for item, name in sorted(texts.items()):
            by_root.setdefault(clusters.clusters.find(item), name)
        for first, second, comparison in clusters.unsure:
            roots = clusters.clusters.find(first), clusters.clusters.find(second)
            one, other = texts.get(first) or by_root.get(roots[0]), texts.get(second) or by_root.get(roots[1])
            if roots[0] == roots[1] or one is None or other is None:
                continue
            pair = (min(one, other), max(one, other))
            if pair not in found or found[pair].score < comparison.score:
                found[pair] = Unsure(*pair, comparison.score, comparison.reasons)
        return sorted(found.values(), key=lambda pair: (-pair.score, pair.first, pair.second))
