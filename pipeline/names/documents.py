"""The name stage: every mention gets its base form and its entity.

Names that speak for themselves are clustered over all texts together. What is shorter than a full name (a
bare surname, ``Şəfi bəy``, an initial that two people share) is decided in its own document: it goes to the one
who bore it on the pages before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.morphology import base_form
from pipeline.names.authority import Authority
from pipeline.names.bodies import acronym_letters, parse_body
from pipeline.names.concepts import GEOGRAPHIC
from pipeline.names.groups import Group, group_of
from pipeline.names.ids import ClusterNames, assign_ids, changes_since, remember
from pipeline.names.people import parse_person
from pipeline.names.people_clusters import MARGIN, Candidate
from pipeline.names.records import DocumentMentions, EntityRegistry, Reconciliation, UnsurePair
from pipeline.names.spaces import Space
from pipeline.records import ENTITY_LABELS, Entity, Label, Lang, Mention, NamedMention
from pipeline.transliteration import fold

_MARKED = re.compile(r"['’ʼ‘`´]")
_BRACKET_BEFORE = re.compile(r"^\s?\(\s?[“\"«]?$")

#: What a partial name must agree to mean somebody in the document, and how much less than its known bearer.
_WORTH = 0.3
_AS_MUCH = 0.1

_MAIN_FIGURE = 8
_PASSING = 3

#: A cluster of the whole run: its group and its key in that group's space.
_Cluster = tuple[Group, str]


@dataclass(slots=True)
class _Named:
    """A mention on its way to its entity."""

    mention: Mention
    lang: Lang
    base: str
    group: Group
    cluster: _Cluster | None = None
    reason: str = ""


def reconcile(texts: Sequence[DocumentMentions], authority: Authority, registry: EntityRegistry) -> Reconciliation:
    """Give every entity mention of all texts a base form and an entity id.

    Args:
        texts: the mentions of each source.
        authority: the authority file; entities it knows carry its ids.
        registry: names and ids of earlier runs; a name in it keeps its id.

    Returns:
        Named mentions by source, entities by id, unsure pairs, and the registry to keep for the next run.
        The order of ``texts`` does not matter.
    """
    documents = {text.source_id: _named(text, authority) for text in sorted(texts, key=lambda text: text.source_id)}
    bases: dict[Group, set[str]] = defaultdict(set)
    for named in documents.values():
        for one in named:
            bases[one.group].add(one.base)
    spaces = {group: Space(group, sorted(names), authority) for group, names in sorted(bases.items())}
    by_source = {text.source_id: text for text in texts}
    for source_id, named in documents.items():
        _DocumentDecisions(named, by_source[source_id].text, spaces, authority).decide()
    return _result(documents, spaces, authority, registry)


def _named(text: DocumentMentions, authority: Authority) -> list[_Named]:
    """The entity mentions of a document with their base forms."""
    chosen = [
        (mention, lang)
        for mention, lang in zip(text.mentions, text.langs, strict=True)
        if mention.label in ENTITY_LABELS
    ]
    # an apostrophe somewhere in the document shows where a name ends
    shown = {
        fold(base_form(mention.surface, mention.label, lang))
        for mention, lang in chosen
        if _MARKED.search(mention.surface)
    }

    def known(name: str) -> bool:
        return fold(name) in shown or authority.knows(name)

    return [
        _Named(mention, lang, base_form(mention.surface, mention.label, lang, known), group_of(mention.label))
        for mention, lang in chosen
    ]


class _DocumentDecisions:
    """Decides the mentions of one document in their order."""

    def __init__(self, named: list[_Named], text: str, spaces: Mapping[Group, Space], authority: Authority) -> None:
        self._named = named
        self._text = text
        self._spaces = spaces
        self._authority = authority
        self._seen: Counter[_Cluster] = Counter()
        self._last: dict[_Cluster, int] = {}
        self._acronyms: dict[tuple[Group, str], _Cluster] = {}
        self._surnames: dict[str, _Cluster] = {}
        self._bearers: dict[str, set[_Cluster]] = defaultdict(set)

    def decide(self) -> None:
        """Fill in cluster and reason of every mention."""
        clear = [self._clear(one) for one in self._named]
        later = Counter(cluster for cluster, _ in clear if cluster is not None)
        for position, (one, (cluster, reason)) in enumerate(zip(self._named, clear, strict=True)):
            alias = self._alias(position)
            if alias is not None:
                one.cluster, one.reason = alias, "alias-in-brackets"
                if one.group is Group.BODY and acronym_letters(one.base):
                    self._acronyms[one.group, fold(one.base)] = alias
            elif (one.group, fold(one.base)) in self._acronyms:
                one.cluster, one.reason = self._acronyms[one.group, fold(one.base)], "document-acronym"
            elif cluster is not None:
                one.cluster, one.reason = cluster, reason
            elif one.group is Group.PERSON:
                one.cluster, one.reason = self._partial(one, later)
            else:
                one.cluster, one.reason = self._short_form(one, position)
            self._seen[one.cluster] += 1
            self._last[one.cluster] = position
            if one.group is Group.PERSON:
                for word in fold(one.base).split():
                    self._bearers[word].add(one.cluster)

    def _clear(self, one: _Named) -> tuple[_Cluster | None, str]:
        """The cluster of a name that speaks for itself; None for one that needs its document."""
        space = self._spaces[one.group]
        hint = one.mention.authority_hint
        if hint and hint in self._authority.entries and self._authority.bears(hint, one.base):
            hinted = group_of(self._authority.entries[hint].label)
            if one.group is not Group.PERSON or parse_person(one.base).rank >= 2:
                return (hinted, "=" + hint), "authority-name"
        if one.group is Group.PERSON and parse_person(one.base).rank < 3 and not space.exact.get(one.base):
            return None, ""
        if one.group is Group.PERSON and (parse_person(one.base).rank < 2 or parse_person(one.base).only_given):
            return None, ""
        anchor = space.anchor(one.base)
        if one.mention.label is Label.ORG and not anchor and _is_generic(one.base):
            return None, ""
        if anchor:
            return (one.group, "=" + anchor), "authority-name" if space.exact.get(one.base) else "authority-match"
        return (one.group, space.cluster(one.base)), "name"

    def _partial(self, one: _Named, later: Counter[_Cluster]) -> tuple[_Cluster, str]:
        """A person's surname, initial and surname, or given name, by what the document says before, then after."""
        space = self._spaces[one.group]
        key = fold(one.base)
        candidates = [found for found in space.person_candidates(one.base) if found.score >= _WORTH]
        exact = space.exact.get(one.base, "")
        before = [(found, self._cluster_of(space, found)) for found in candidates]
        if exact:  # who bears the very name is passed over for those only who bear it as much
            own = max((found.score for found, cluster in before if cluster == (one.group, "=" + exact)), default=0.0)
            before = [(found, cluster) for found, cluster in before if found.score >= own - _AS_MUCH]
        seen = [(found, cluster) for found, cluster in before if self._seen[cluster]]
        rank = parse_person(one.base).rank
        bearers = self._bearers.get(key)
        if bearers and not any(cluster in bearers for _, cluster in seen):
            # ``Settar`` is Settar Han of the lines before, whoever else has a surname that sounds like it
            return self._meant(sorted(bearers)), "document-given-name"
        if seen:
            best = max(found.score for found, _ in seen)
            near = [cluster for found, cluster in seen if found.score >= best - MARGIN]
            chosen = self._meant(near)
            return chosen, ("document-given-name", "document-surname", "document-initial", "document-name")[rank]
        after = [(found, cluster) for found, cluster in before if later[cluster]]
        if after:
            best = max(found.score for found, _ in after)
            near = [cluster for found, cluster in after if found.score >= best - MARGIN]
            if exact and (one.group, "=" + exact) in near:
                return (one.group, "=" + exact), "authority-name"
            return max(near, key=lambda cluster: (later[cluster], cluster)), "document-later"
        hint = one.mention.authority_hint
        if exact:
            return (one.group, "=" + exact), "authority-name"
        if hint and hint in self._authority.entries and self._authority.bears(hint, one.base):
            return (group_of(self._authority.entries[hint].label), "=" + hint), "authority-hint"
        if key in self._surnames:
            return self._surnames[key], "document-same-name"
        anchor = space.anchor(one.base)
        cluster = (one.group, "=" + anchor if anchor else space.cluster(one.base))
        self._surnames[key] = cluster
        return cluster, "only-bearer" if anchor else "name"

    def _short_form(self, one: _Named, position: int) -> tuple[_Cluster, str]:
        """A body named by common words alone (``Milli Meclis``): the last body before that has them and more."""
        parts = {part.block for part in parse_body(one.base).core}
        for before in reversed(self._named[:position]):
            if before.group is one.group and before.mention.label is Label.ORG and before.cluster is not None:
                longer = {part.block for part in parse_body(before.base).core}
                if parts < longer and parse_body(before.base).numbers == parse_body(one.base).numbers:
                    return before.cluster, "document-short-form"
        return (one.group, self._spaces[one.group].cluster(one.base)), "name"

    def _meant(self, near: Sequence[_Cluster]) -> _Cluster:
        """Of several bearers seen before, the one named last; but a main figure outweighs a passing namesake.

        Somebody named at least :data:`_MAIN_FIGURE` times as often is meant again once the namesake is more than
        :data:`_PASSING` mentions away.
        """
        last = max(near, key=lambda cluster: self._last[cluster])
        main = max(near, key=lambda cluster: (self._seen[cluster], self._last[cluster]))
        away = max(self._last.values()) - self._last[last]
        return main if self._seen[main] >= _MAIN_FIGURE * self._seen[last] and away > _PASSING else last

    def _cluster_of(self, space: Space, found: Candidate) -> _Cluster:
        anchor = space.person_anchor(found.cluster)
        return (space.group, "=" + anchor if anchor else str(found.cluster))

    def _alias(self, position: int) -> _Cluster | None:
        """The cluster of the name before, if this one stands in brackets right behind it as an alias."""
        if not position:
            return None
        one, before = self._named[position], self._named[position - 1]
        if one.group is not before.group or before.cluster is None:
            return None
        between = self._text[before.mention.span.end : one.mention.span.start]
        behind = self._text[one.mention.span.end : one.mention.span.end + 2]
        if not _BRACKET_BEFORE.match(between) or ")" not in behind:
            return None
        if one.group is Group.PERSON:
            return before.cluster if parse_person(one.base).rank <= 1 else None
        if one.group is Group.BODY and acronym_letters(one.base) and not acronym_letters(before.base):
            return before.cluster
        return None


def _is_generic(name: str) -> bool:
    """Whether a body's name says what it is and not which: common words only, no place or people."""
    core = parse_body(name).core
    return bool(core) and all(part.concept and part.concept not in GEOGRAPHIC for part in core)


def _result(
    documents: Mapping[str, list[_Named]],
    spaces: Mapping[Group, Space],
    authority: Authority,
    registry: EntityRegistry,
) -> Reconciliation:
    by_cluster: dict[_Cluster, list[_Named]] = defaultdict(list)
    for named in documents.values():
        for one in named:
            if one.cluster is not None:
                by_cluster[one.cluster].append(one)
    order = sorted(by_cluster)
    clusters = [_cluster_names(cluster, by_cluster[cluster], authority) for cluster in order]
    ids = assign_ids(clusters, registry, authority.entries.keys() | authority.successors.keys())
    id_of = dict(zip(order, ids, strict=True))
    entities = {
        entity_id: Entity(entity_id, names.label, names.best, names.authority_id)
        for entity_id, names in zip(ids, clusters, strict=True)
    }
    found = {
        source_id: tuple(
            NamedMention(one.mention, one.base, id_of[one.cluster], one.reason)
            for one in named
            if one.cluster is not None
        )
        for source_id, named in documents.items()
    }
    return Reconciliation(
        documents=found,
        entities=tuple(entities[entity_id] for entity_id in sorted(entities)),
        unsure=(*_unsure(documents, spaces, id_of), *_weakly_linked(documents, id_of, authority)),
        registry=remember(clusters, ids, registry),
        changes=changes_since(clusters, ids, registry, authority.successors),
    )


#: Reasons by which a mention names its entity by itself, so that the registry may remember the name.
_BY_NAME = frozenset({"name", "authority-name", "authority-match", "only-bearer"})


def _cluster_names(cluster: _Cluster, named: Iterable[_Named], authority: Authority) -> ClusterNames:
    group, key = cluster
    mentions = list(named)
    labels = Counter(one.mention.label for one in mentions)
    label = min(labels, key=lambda label: (-labels[label], label))
    counts = Counter(one.base for one in mentions)
    keys = tuple(sorted({fold(one.base) for one in mentions if one.reason in _BY_NAME and fold(one.base)}))
    if key.startswith("="):
        anchor = key[1:]
        if anchor in authority.entries:
            return ClusterNames(group, authority.entries[anchor].label, authority.preferred(anchor), keys, anchor)
    return ClusterNames(group, label, _best_name(counts, label), keys, "")


def _best_name(counts: Counter[str], label: Label) -> str:
    """The name an entity is known by: for people the fullest, else the most frequent, then the first in order."""
    if label is Label.PERSON:
        fullest = max(parse_person(name).rank for name in counts)
        counts = Counter({name: count for name, count in counts.items() if parse_person(name).rank == fullest})
    return min(counts, key=lambda name: (-counts[name], name))


#: Reasons that leave a doubt whether somebody of the authority file is meant, if nothing else says that they are.
_WEAK = {
    "only-bearer": "of all known people only one could bear the name",
    "authority-hint": "the tagger took it for a name of this entity",
}
#: Reasons by which a text names an entity of the authority file without a doubt.
_STRONG = frozenset({"authority-name", "authority-match", "alias-in-brackets"})


def _weakly_linked(
    documents: Mapping[str, list[_Named]], id_of: Mapping[_Cluster, str], authority: Authority
) -> list[UnsurePair]:
    """Entities of the authority file that only a surname or the like led to, beside the name that did."""
    strong: set[str] = set()
    weak: dict[str, tuple[str, str]] = {}
    for _, named in sorted(documents.items()):
        for one in named:
            entity_id = id_of[one.cluster] if one.cluster is not None else ""
            if one.reason in _STRONG:
                strong.add(entity_id)
            elif one.reason in _WEAK and entity_id in authority.entries:
                weak.setdefault(entity_id, (one.base, one.reason))
    return [
        UnsurePair(entity_id, entity_id, base, authority.preferred(entity_id), 0.5, (_WEAK[reason],))
        for entity_id, (base, reason) in sorted(weak.items())
        if entity_id not in strong
    ]


def _unsure(
    documents: Mapping[str, list[_Named]], spaces: Mapping[Group, Space], id_of: Mapping[_Cluster, str]
) -> tuple[UnsurePair, ...]:
    ids: dict[tuple[Group, str], set[str]] = defaultdict(set)
    for named in documents.values():
        for one in named:
            if one.cluster is not None:
                ids[one.group, one.base].add(id_of[one.cluster])
    pairs: dict[tuple[str, str], UnsurePair] = {}
    for group, space in spaces.items():
        for pair in space.unsure():
            for first in sorted(ids[group, pair.first]):
                for second in sorted(ids[group, pair.second]):
                    key = (min(first, second), max(first, second))
                    if first != second and key not in pairs:
                        pairs[key] = UnsurePair(
                            first, second, pair.first, pair.second, round(pair.score, 3), pair.reasons
                        )
    return tuple(sorted(pairs.values(), key=lambda pair: (-pair.score, pair.first, pair.second)))
