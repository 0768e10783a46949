"""Clusters of the names of bodies, places, works, events, laws and peoples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from pipeline.names.bodies import BodyName, compare_bodies, initials, parse_body
from pipeline.names.clusters import Clusters
from pipeline.names.people_match import Comparison
from pipeline.names.sound import readings
from pipeline.transliteration import fold

JOIN = 0.8
UNSURE = 0.5
_SMALL_BLOCK = 40
_WINDOW = 1500
_CHEAP_CUTOFF = 70.0


class BodyClusters:
    """Clusters of names of one group.

    Args:
        names: distinct names.
        anchors: for each name an authority id or "".
    """

    def __init__(self, names: Sequence[str], anchors: Sequence[str] | None = None) -> None:
        anchors = anchors or [""] * len(names)
        self.units: list[BodyName] = [parse_body(name) for name in names]
        self.clusters = Clusters(len(names), self._conflict, anchors)
        self.unsure: list[tuple[int, int, Comparison]] = []
        first_of_anchor: dict[str, int] = {}
        for item, anchor in enumerate(anchors):
            if anchor:
                self.clusters.force(first_of_anchor.setdefault(anchor, item), item)

    def cluster_of(self, item: int) -> int:
        """The cluster of a name, by its position in ``names``."""
        return self.clusters.find(item)

    def _conflict(self, first: int, second: int, known: bool) -> bool:
        if known:
            return False
        return compare_bodies(self.units[first], self.units[second]).conflict

    def link(self) -> None:
        """Join names of the same meaning, then names nearly alike, then acronyms and what they stand for."""
        self._link_same_key()
        self._link_alike()
        self._link_acronyms()

    def _link_same_key(self) -> None:
        groups: dict[str, list[int]] = defaultdict(list)
        for item, unit in enumerate(self.units):
            groups[unit.key or "=" + fold(unit.text)].append(item)
        for key in sorted(groups):
            # those that say what they are first: a bare title joins them only if they are of one kind
            named = sorted(groups[key], key=lambda item: (not self.units[item].heads, item))
            for position, item in enumerate(named):
                roots = dict.fromkeys(self.clusters.find(other) for other in named[:position])
                fitting = [root for root in roots if self._same(item, root)]
                if len(fitting) == 1:
                    self.clusters.join(item, fitting[0])
                elif len(fitting) > 1:
                    anchored = [root for root in fitting if self.clusters.anchor(root)]
                    target = anchored if len(anchored) == 1 else fitting if self.units[item].heads else []
                    if target:
                        self.clusters.join(item, target[0])

    def _same(self, item: int, root: int) -> bool:
        if self.clusters.find(item) == root:
            return False
        members = self.clusters.members(root)[:12]
        found = [compare_bodies(self.units[item], self.units[member]) for member in members]
        return any(one.score >= JOIN for one in found) and not any(one.conflict and one.score >= 0.35 for one in found)

    def _link_alike(self) -> None:
        blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for item, unit in enumerate(self.units):
            if unit.acronym:
                continue
            parts = sorted({part.block for part in unit.core} | unit.numbers)
            if len(parts) == 1:
                bones = parts[0]
                blocks[("one", bones)].append(item)
                if bones.startswith("/") and len(bones) > 4:
                    for position in range(1, len(bones)):
                        blocks[("one", bones[:position] + bones[position + 1 :])].append(item)
            else:
                for position in range(min(len(parts), 8)):
                    blocks[tuple(parts[:position] + parts[position + 1 :])].append(item)
        pairs: list[tuple[float, int, int]] = []
        seen: set[tuple[int, int]] = set()
        for key in sorted(blocks):
            for first, second in self._pairs_in(blocks[key]):
                if (first, second) in seen or self.clusters.find(first) == self.clusters.find(second):
                    continue
                seen.add((first, second))
                if self._known_apart(first, second):
                    continue
                found = compare_bodies(self.units[first], self.units[second])
                if found.conflict:
                    continue
                if found.score >= JOIN and self.units[first].key != self.units[second].key:
                    pairs.append((-found.score, first, second))
                elif found.score >= UNSURE:
                    self.unsure.append((first, second, found))
        for _, first, second in sorted(pairs):
            self.clusters.join(first, second)

    def _known_apart(self, first: int, second: int) -> bool:
        """Whether the authority file knows both names, as those of two."""
        anchors = self.clusters.anchor(first), self.clusters.anchor(second)
        return all(anchors) and anchors[0] != anchors[1]

    def _pairs_in(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        roots: dict[int, int] = {}
        for item in block:  # one name of each cluster is enough
            roots.setdefault(self.clusters.find(item), item)
        items = list(roots.values())
        if len(items) <= _SMALL_BLOCK:
            for position, first in enumerate(items):
                for second in items[position + 1 :]:
                    yield min(first, second), max(first, second)
            return
        strings = [fold(self.units[item].text) for item in items]
        order = sorted(range(len(items)), key=lambda position: (strings[position], position))
        for start in range(0, len(order), _WINDOW):
            window = order[start : start + 2 * _WINDOW]
            texts = [strings[position] for position in window]
            scores = process.cdist(
                texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=_CHEAP_CUTOFF, dtype=np.uint8
            )
            for row, column in zip(*np.nonzero(np.triu(scores, 1)), strict=True):
                first, second = items[window[int(row)]], items[window[int(column)]]
                yield min(first, second), max(first, second)
            if start + 2 * _WINDOW >= len(order):
                break

    def _link_acronyms(self) -> None:
        full: dict[str, set[int]] = defaultdict(set)
        words: dict[str, set[int]] = defaultdict(set)
        for item, unit in enumerate(self.units):
            if not unit.acronym:
                for letters in initials(unit.text):
                    full[letters].add(self.clusters.find(item))
                if len(unit.core) == 1:
                    for sounds in unit.core[0].sounds:
                        words[sounds].add(self.clusters.find(item))
        for item, unit in enumerate(self.units):
            if not unit.acronym or self.clusters.anchor(item):
                continue
            found = set(full.get(unit.acronym, ()))
            if not found and len(unit.acronym) > 3:  # ``ÇEKA`` is read as a word
                found = {root for sounds in readings(unit.text) for root in words.get(sounds, ())}
            targets = {self.clusters.find(root) for root in found} - {self.clusters.find(item)}
            if len(targets) == 1:
                self.clusters.join(item, targets.pop())
            for root in sorted(targets) if len(targets) > 1 else ():
                self.unsure.append((item, root, Comparison(0.5, False, (f"{unit.acronym} may stand for it",))))
