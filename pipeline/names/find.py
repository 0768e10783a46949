"""Looking a name up in the authority file, and explaining why two names are one entity's or not."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.names.authority import Authority
from pipeline.names.bodies import compare_bodies, parse_body
from pipeline.names.groups import Group, norp_key
from pipeline.names.people import parse_person
from pipeline.names.people_clusters import JOIN
from pipeline.names.people_match import Comparison, compare_people
from pipeline.names.reasons import Reason, in_words
from pipeline.names.sound import skeletons
from pipeline.record_classes import record
from pipeline.records import Label
from pipeline.transliteration import fold

#: What spelling alone is worth, where structure and sound say nothing.
_SPELLING = 0.5
_CHEAP = 80
#: From this score on a person should decide.
_WORTH_A_LOOK = 0.4


@record
class Match:
    """An entity of the authority file that a query may mean.

    Attributes:
        entity_id: its id.
        label: its label.
        name: its preferred name.
        matched: the name that fits the query best.
        score: 0 to 1.
        reasons: why.
    """

    entity_id: str
    label: Label
    name: str
    matched: str
    score: float
    reasons: tuple[str, ...]


class Explanation(NamedTuple):
    """What speaks for and against two names being one entity's.

    Attributes:
        group: the kind of name they were compared as.
        verdict: ``same``, ``unsure``, ``different`` or ``cannot be the same``.
        score: 0 to 1.
        found: remarks in the order in which they were made; :attr:`reasons` has them in words.
        first_id: the authority id of the first name, or "".
        second_id: of the second.
    """

    group: Group
    verdict: str
    score: float
    found: tuple[Reason, ...]
    first_id: str
    second_id: str

    @property
    def reasons(self) -> tuple[str, ...]:
        """The remarks in words."""
        return in_words(self.found)


def compare_names(group: Group, first: str, second: str) -> Comparison:
    """Compare two names of one group."""
    if group is Group.PERSON:
        return compare_people(parse_person(first), parse_person(second))
    if group is Group.NORP:
        one, other = norp_key(first), norp_key(second)
        return Comparison(0.95 if one == other else 0.0, one != other, (("keys '%s' and '%s'", one, other),))
    return compare_bodies(parse_body(first), parse_body(second))


def find(query: str, authority: Authority, group: Group | None = None, limit: int = 10) -> list[Match]:
    """Entities of the authority file whose names fit ``query``, best first, at most ``limit``.

    Args:
        query: a name in any script.
        authority: where to look.
        group: look only among names of this group.
        limit: how many to give back.
    """
    best: dict[str, Match] = {}
    key = fold(query)
    for each in Group if group is None else (group,):
        names = authority.names[each]
        for position in _promising(query, [text for text, _ in names]):
            text, entity_id = names[position]
            score = 1.0
            reasons: tuple[str, ...] = ("the same letters",)
            if fold(text) != key:
                found = compare_names(each, query, text)
                spelled = fuzz.ratio(key, fold(text))
                score, reasons = found.score, found.reasons
                if spelled >= _CHEAP and score < _SPELLING and not found.conflict:
                    score, reasons = _SPELLING * spelled / 100, (*reasons, f"spelled alike {spelled:.0f} %")
            if score > 0.25 and (entity_id not in best or best[entity_id].score < score):
                entry = authority.entries[entity_id]
                best[entity_id] = Match(
                    entity_id, entry.label, authority.preferred(entity_id), text, round(score, 3), reasons
                )
    return sorted(best.values(), key=lambda match: (-match.score, match.entity_id))[:limit]


def _promising(query: str, texts: list[str]) -> list[int]:
    """Positions of names that share a word's consonants with the query, or are spelled alike."""
    by_bones: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        for word in text.replace("-", " ").replace(".", " ").split():
            for bones in skeletons(word):
                by_bones[bones].append(position)
    found: set[int] = set()
    for word in query.replace("-", " ").replace(".", " ").split():
        for bones in skeletons(word):
            if len(bones) > 1:
                found.update(by_bones.get(bones, ()))
    spelled = process.extract(
        fold(query), [fold(text) for text in texts], scorer=fuzz.ratio, limit=50, score_cutoff=_CHEAP
    )
    meaning = {part.concept for part in parse_body(query).core if part.concept}
    if meaning:
        found.update(
            position
            for position, text in enumerate(texts)
            if meaning <= {part.concept for part in parse_body(text).core}
        )
    found.update(position for _, _, position in spelled)
    return sorted(found)


def explain(first: str, second: str, authority: Authority | None, group: Group) -> Explanation:
    """Say whether two names of ``group`` may be one entity's, and why."""
    found = compare_names(group, first, second)
    first_id = second_id = ""
    if authority is not None:
        first_id, second_id = authority.exact(group, first), authority.exact(group, second)
        if first_id and second_id:
            known = ("the authority file knows both: %s and %s", first_id, second_id)
            verdict, score = ("same", 1.0) if first_id == second_id else ("cannot be the same", 0.0)
            return Explanation(group, verdict, score, (*found.found, known), first_id, second_id)
    if found.conflict:
        verdict = "cannot be the same"
    elif found.score >= JOIN:
        verdict = "same"
    else:
        verdict = "unsure" if found.score >= _WORTH_A_LOOK else "different"
    return Explanation(group, verdict, round(found.score, 3), found.found, first_id, second_id)
