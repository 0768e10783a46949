"""Clusters of people's names: full names first, then what is shorter than full, where one bearer is in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.names.blocks import Blocks, Pairs
from pipeline.names.clusters import Clusters
from pipeline.names.initials import first_letters
from pipeline.names.people import PersonName, parse_person
from pipeline.names.people_candidates import FullNamePairs, alike_names
from pipeline.names.people_match import SURNAME_ONLY, Comparison, compare_people
from pipeline.names.person_words import PILGRIMS
from pipeline.names.reasons import Reason, in_words
from pipeline.names.sound import first_sounds, skeleton
from pipeline.names.surnames import has_surname_ending, surname_of, surname_skeletons
from pipeline.record_classes import record

#: From this score on two full names are one person's.
JOIN = 0.8
#: Partial names join the best cluster if the next one is worse by this much.
MARGIN = 0.03
#: From this score on a pair that did not join is worth a reviewer's look.
UNSURE = 0.6
#: So many spellings of a cluster a partial name is compared with; those that follow repeat them.
_COMPARED = 8
#: What an agreeing name is worth less where another known name of the same person contradicts.
_CONTRADICTED = 0.1
#: What two people with several spellings each must agree if the names of one lack a given name of the other's, and
#: from how many given names on a surname is so common that this is asked.
_ALL_AGREES = 0.93
_CROWD = 4
#: What partial names of a rank must agree to be spellings of one another.
_SAME_PARTIAL = {2: 0.7, 1: 0.48, 0: 0.85}

_Key = tuple[str, ...]


@record
class Candidate:
    """A cluster that a partial name may belong to."""

    cluster: int
    score: float
    reasons: tuple[str, ...]


def signature(name: PersonName) -> tuple[str, ...]:
    """What two spellings share if only sound-preserving differences lie between them."""
    parts: list[str] = ["surname" if name.has_surname else "given", name.reign]
    for token in name.given:
        if token.initial:
            parts.append("." + "".join(sorted(first_letters(token.text, token.alphabet))))
        else:
            parts.append(f"#{token.given}" if token.given else (token.sounds[0] if token.sounds else token.key))
    if (family := name.family) is not None:
        given = family.stem_given
        parts += [f"#{given}" if given else family.stems[0] if family.stems else family.key, family.ending]
        parts.append(family.bones)
        if not name.given:  # ``Hacı Əbdülhəmid`` is not just any Abdülhamid
            parts += sorted(name.honorifics & PILGRIMS)
    else:
        parts += sorted(name.honorifics)
    father = name.father.key if name.father is not None else ""
    return (*parts, "father", father, *(alias.key for alias in name.aliases))


class PeopleClusters:
    """Clusters of people's names.

    Args:
        names: distinct names.
        anchors: for each name an authority id or "".
    """

    def __init__(self, names: Sequence[str], anchors: Sequence[str] | None = None) -> None:
        anchors = anchors or [""] * len(names)
        self._unit_of: list[int] = []
        self.units: list[PersonName] = []
        unit_anchors: list[str] = []
        seen: dict[tuple[tuple[str, ...], str], int] = {}
        for text, anchor in zip(names, anchors, strict=True):
            parsed = parse_person(text)
            # an anchored name and the same name in the text meet in _join_known
            key = (signature(parsed), anchor)
            unit = seen.setdefault(key, len(self.units))
            if unit == len(self.units):
                self.units.append(parsed)
                unit_anchors.append(anchor)
            self._unit_of.append(unit)
        self._anchors = unit_anchors
        self.clusters = Clusters(len(self.units), self._conflict, unit_anchors)
        self.unsure: list[tuple[int, int, Comparison]] = []
        #: units that stand for names in the texts; None if all do
        self.present: frozenset[int] | None = None
        self._by_surname: dict[_Key, set[int]] = defaultdict(set)
        self._by_given: dict[_Key, set[int]] = defaultdict(set)
        self._first_of_anchor: dict[str, int] = {}
        for unit, anchor in enumerate(unit_anchors):
            if anchor:
                self.clusters.force(self._first_of_anchor.setdefault(anchor, unit), unit)

    def unit_of(self, item: int) -> int:
        """The unit (one of :attr:`units`) of a name, by its position in ``names``."""
        return self._unit_of[item]

    def name_of(self, item: int) -> PersonName:
        """A name taken apart, or a spelling of it that differs in nothing that counts, by its position."""
        return self.units[self._unit_of[item]]

    def cluster_of(self, item: int) -> int:
        """The cluster of a name, by its position in ``names``."""
        return self.clusters.find(self._unit_of[item])

    def _conflict(self, first: int, second: int, known: bool) -> bool:
        one, other = self.units[first], self.units[second]
        # of several names in the authority file one that agrees is enough, and it was found before this is asked
        return not known and compare_people(one, other).conflict

    # --- full names ---------------------------------------------------------------------------

    def link_full(self) -> None:
        """Join full names; names that one side continues join only where one continuation is in sight."""
        pairs = []
        bearers = _Bearers(self.units)
        further: dict[int, list[tuple[int, Comparison]]] = defaultdict(list)
        for first, second, surnames in FullNamePairs(self.units, self._anchors):
            found = compare_people(self.units[first], self.units[second], surnames)
            if found.conflict:
                continue
            # a name of the authority file is one that somebody bears: what is nearly alike is a slip for it
            near = found.near and not (self._anchors[first] or self._anchors[second])
            if found.further:
                if found.score >= JOIN and not (near and bearers.are_two_families(first, second, _SLIPS_OF_SHORTER)):
                    shorter, longer = sorted((first, second), key=lambda unit: (len(self.units[unit].tokens), unit))
                    further[shorter].append((longer, found))
            elif found.score >= JOIN:
                if near and bearers.are_two_families(first, second, _SLIPS):
                    self.unsure.append((first, second, found))
                    continue
                pairs.append((-found.score, first, second))
            elif found.score >= UNSURE:
                self.unsure.append((first, second, found))
        torn = self._between_anchors(pairs)
        for _, first, second in sorted(pairs):
            if not ((first in torn and self._anchors[second]) or (second in torn and self._anchors[first])):
                self.clusters.join(first, second)
        for shorter in sorted(further):
            targets = {self.clusters.find(longer) for longer, _ in further[shorter]} - {self.clusters.find(shorter)}
            target = targets.pop() if len(targets) == 1 else None
            score = max(found.score for _, found in further[shorter])
            crowded = score < _ALL_AGREES and bearers.count(shorter) >= _CROWD
            if (
                target is not None
                and not self._only_known(shorter, target)
                and self._continues(shorter, target, crowded)
            ):
                self.clusters.join(shorter, target)
            else:
                self.unsure += [(shorter, longer, found) for longer, found in further[shorter]]
        self._index()

    def _continues(self, unit: int, target: int, crowded: bool) -> bool:
        """Whether a longer name of the target may be the unit's; in a crowd, several spellings of each make two."""
        if not crowded or self.clusters.anchor(target) or self.clusters.anchor(unit):
            return True
        return len(self.clusters.members(unit)) == 1 or len(self.clusters.members(target)) == 1

    def _only_known(self, unit: int, target: int) -> bool:
        """Whether the name is made of given names, and the person they may belong to is in no text."""
        if self.present is None or not self.units[unit].only_given or not self.clusters.anchor(target):
            return False
        return not self._is_present(target)

    def _is_present(self, cluster: int) -> bool:
        """Whether a text names a member of the cluster in full, or by a name the authority file knows."""
        return self.present is None or not self.present.isdisjoint(self.clusters.members(cluster))

    def _between_anchors(self, pairs: Sequence[tuple[float, int, int]]) -> set[int]:
        """Units that agree with names of two known people about equally well."""
        scores: dict[int, dict[str, float]] = defaultdict(dict)
        for negative, first, second in pairs:
            for unit, other in ((first, second), (second, first)):
                anchor = self._anchors[other]
                if anchor and not self._anchors[unit]:
                    scores[unit][anchor] = max(-negative, scores[unit].get(anchor, 0.0))
        torn = set()
        for unit, found in scores.items():
            ranked = sorted(found.values(), reverse=True)
            if len(ranked) > 1 and ranked[0] - ranked[1] < MARGIN:
                torn.add(unit)
        return torn

    # --- partial names ------------------------------------------------------------------------

    def _index(self) -> None:
        self._by_surname.clear()
        self._by_given.clear()
        for unit, name in enumerate(self.units):
            if name.rank == 3 or self.clusters.anchor(unit):
                self._index_unit(unit)

    def _index_unit(self, unit: int) -> None:
        name = self.units[unit]
        for bones in surname_skeletons(name.family):
            self._by_surname[(bones,)].add(unit)
            for token in name.given:
                for sound in first_sounds(token.text):
                    self._by_surname[bones, sound].add(unit)
        for token in name.tokens if name.rank != 1 else ():
            for sounds in token.sounds:
                self._by_given[(skeleton(sounds),)].add(unit)

    def candidates(self, name: PersonName) -> list[Candidate]:
        """Clusters a partial name may belong to, best first."""
        units: set[int] = set()
        if name.rank >= 2:
            initial = next((token for token in name.given), None)
            for bones in surname_skeletons(name.family):
                for sound in first_sounds(initial.text) if initial else ():
                    units |= self._by_surname.get((bones, sound), set())
                for later in name.given[1:]:
                    for sound in first_sounds(later.text):
                        units |= self._by_surname.get((bones, sound), set())
        elif name.rank == 1:
            for bones in surname_skeletons(name.family):
                units |= self._by_surname.get((bones,), set())
        if name.rank != 2 or name.doubtful:
            for token in name.tokens:
                for sounds in token.sounds:
                    units |= self._by_given.get((skeleton(sounds),), set())
        by_root: dict[int, list[int]] = defaultdict(list)
        for unit in sorted(units):
            by_root[self.clusters.find(unit)].append(unit)
        best: dict[int, tuple[float, tuple[Reason, ...]]] = {}
        refused: set[int] = set()
        for root, members in by_root.items():
            anchored = bool(self.clusters.anchor(root))
            for unit in members if anchored else members[:_COMPARED]:
                found = compare_people(name, self.units[unit])
                # a surname that only a text gives to a known person may be a slip of that text
                score = found.score - (_CONTRADICTED if anchored and not self._anchors[unit] else 0)
                if found.conflict:
                    refused.add(root)
                    if not anchored:
                        break
                elif score > best.get(root, (0.0, ()))[0]:
                    best[root] = (score, found.found)
        # The authority file gives some people several names that contradict one another (``Matvey`` and ``Süleyman``
        # Sulkeviç): one that agrees outweighs them, if it agrees in more than the surname.
        ranked = [
            Candidate(root, score - (_CONTRADICTED if root in refused else 0), in_words(reasons))
            for root, (score, reasons) in best.items()
            if root not in refused or (self.clusters.anchor(root) and score > SURNAME_ONLY)
        ]
        return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.cluster))

    def _nearest(self, name: PersonName, candidates: list[Candidate]) -> list[Candidate]:
        """Those whom the texts name too, if there are any; people known from the authority file alone come after.

        Someone whom only the authority file knows needs more than a given name, or a surname that hundreds bear.
        """
        if self.present is None:
            return candidates
        named = [found for found in candidates if self._is_present(found.cluster)]
        return named or [
            found for found in candidates if not self.clusters.anchor(found.cluster) or tells_enough(name, found.score)
        ]

    def link_partial(self) -> None:
        """Join initials, bare surnames and given names to the one cluster they can belong to.

        What could belong to several stays by itself, together with its own spellings, and is listed as unsure.
        """
        for rank in (2, 1, 0):
            left = []
            for unit, name in enumerate(self.units):
                if name.rank != rank or self.clusters.anchor(unit) or len(self.clusters.members(unit)) > 1:
                    continue
                candidates = [found for found in self.candidates(name) if found.cluster != self.clusters.find(unit)]
                candidates = self._nearest(name, candidates)
                if is_clear(candidates) and self.clusters.join(unit, candidates[0].cluster):
                    continue
                left.append(unit)
                for found in candidates[:5]:
                    self.unsure.append((unit, found.cluster, Comparison(found.score, False, found.reasons)))
            self._link_alike(left)
            for unit in left:
                self._index_unit(unit)

    def _link_alike(self, units: Iterable[int]) -> None:
        """Join partial names of the same kind that are spellings of one another."""
        blocks = Blocks()
        nothing = blocks.number("")
        for unit in units:
            name = self.units[unit]
            if name.has_surname:
                openings = first_sounds(name.given[0].text) if name.given else ("",)
                for bones in surname_skeletons(name.family):
                    for opening in openings:
                        blocks.add(blocks.number(bones), blocks.number(opening), unit)
            else:
                for token in name.tokens[:1]:
                    for sounds in token.sounds or (token.key,):
                        blocks.add(blocks.number(skeleton(sounds)), nothing, unit)
        for first, second in zip(*(column.tolist() for column in blocks.pairs(self._alike)), strict=True):
            one, other = self.units[first], self.units[second]
            if self._anchors[first] and self._anchors[second]:
                continue
            found = compare_people(one, other)
            if not found.conflict and found.score >= _SAME_PARTIAL[one.rank]:
                self.clusters.join(first, second)

    def _alike(self, block: Sequence[int]) -> Pairs:
        return alike_names([self.units[unit] for unit in block], block)


#: What a bare surname, and an initial with a surname, must be worth to mean somebody whom no text names in full.
_SAME_SURNAME = 0.475
_SAME_INITIAL = 0.65
#: Shorter surnames sound like too many others.
_TELLING_LENGTH = 5


def tells_enough(name: PersonName, score: float) -> bool:
    """Whether a partial name that agrees with ``score`` may mean somebody whom only the authority file knows.

    A given name never does, with a title or without; a surname made of a given name (``Əliyev``) does with an initial.
    """
    surname = name.surname
    if surname is None or name.only_given:
        return False
    if name.rank == 1:
        if not name.honorifics.isdisjoint(PILGRIMS) and not has_surname_ending(surname.key):
            return False  # ``Hacı Hüsü`` is a given name
        known_by = not surname.given and not surname_of(surname.text).stem_given and len(surname.key) >= _TELLING_LENGTH
        return known_by and score >= _SAME_SURNAME
    return score >= _SAME_INITIAL


def is_clear(candidates: Sequence[Candidate]) -> bool:
    """Whether the best candidate is good enough by itself and clearly better than the next."""
    if not candidates or candidates[0].score < 0.4:
        return False
    return len(candidates) == 1 or candidates[0].score - candidates[1].score >= MARGIN


#: A spelling of a surname that so many given names go with, or fewer, may be a slip for one nearly alike.
_SLIPS = 2
#: The same where one of the two names lacks a given name as well.
_SLIPS_OF_SHORTER = 1
#: A spelling is a slip all the same if the other one is so many times as common.
_COMMONER = 8
#: Two spellings of one family are borne by the same people: such a share of the rarer one's given names.
_SHARED = 0.6


class _Bearers:
    """Which given names go with each surname: what many others bear is no slip for what many bear."""

    def __init__(self, units: Sequence[PersonName]) -> None:
        numbers: dict[str, int] = {}
        self._surname = [-1] * len(units)
        self._given: dict[int, set[int]] = {}
        for unit, name in enumerate(units):
            if name.rank == 3 and name.family is not None:
                family = name.family
                stem = f"#{family.stem_given}" if family.stem_given else family.stems[0] if family.stems else family.key
                first = next(token for token in name.given if not token.initial)
                spoken = f"#{first.given}" if first.given else first.sounds[0] if first.sounds else first.key
                self._surname[unit] = surname = numbers.setdefault(stem, len(numbers))
                self._given.setdefault(surname, set()).add(numbers.setdefault(" " + spoken, len(numbers)))

    def count(self, unit: int) -> int:
        """How many given names go with the surname of a unit."""
        return len(self._given[self._surname[unit]])

    def are_two_families(self, first: int, second: int, slips: int) -> bool:
        """Whether the surnames of two units, nearly alike, are both too common for one to be a slip for the other."""
        one, other = sorted((self._given[self._surname[unit]] for unit in (first, second)), key=len)
        if len(one) <= slips or len(one) * _COMMONER <= len(other):
            return False
        return len(one & other) < _SHARED * len(one)
