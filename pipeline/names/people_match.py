"""Whether two names may be one person's, with a score and the reasons for it."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from pipeline.names.alignment import Alignment, align
from pipeline.names.people import PersonName, Token, may_begin_with, without_mir
from pipeline.names.reasons import Reason, in_words
from pipeline.names.sound import readings, skeleton
from pipeline.names.surnames import Surname, surname_of
from pipeline.names.words import NEAR, SAME, same_surname, same_word


class Comparison(NamedTuple):
    """What a comparison of two names found.

    Attributes:
        score: 0 to 1, how likely they are one entity's names as far as the names tell.
        conflict: whether they cannot be the same.
        found: short remarks, in the order in which they were made; :attr:`reasons` has them in words.
        further: whether one has a full name more than the other (``Fuad Emircan Daryal``, ``Əhməd Qasım``).
        near: whether the surnames differ in a sound, as by a slip of the pen.
    """

    score: float
    conflict: bool
    found: tuple[Reason, ...]
    further: bool = False
    near: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """The remarks in words."""
        return in_words(self.found)


#: Scores of what may be shared, set so that half of the pairs with the score 0.5 are true ones.
FULL_MATCH = 0.95
INITIAL_MATCH = 0.75
#: Initials alone, however many, leave a doubt.
INITIALS_MATCH = 0.79
SURNAME_ONLY = 0.5
GIVEN_ONLY = 0.45


def compare_people(first: PersonName, second: PersonName, surnames: tuple[float, str] | None = None) -> Comparison:
    """Compare two people's names; see :class:`Comparison`.

    An initial agrees or contradicts, a missing part says nothing; two given names, or two surnames, that
    cannot be spellings of one another are a conflict.

    Args:
        first: a name.
        second: another.
        surnames: what ``same_surname`` says of their surnames, if that is known.
    """
    if not first.tokens or not second.tokens:
        return Comparison(0.0, False, ("no name",))
    if first.reign != second.reign and first.reign and second.reign:
        return Comparison(0.0, True, ("numbers differ",))
    if first.family is not None and second.family is not None:
        found = _compare_surnamed(first, second, first.family, second.family, surnames)
    else:
        found = _compare_given_only(first, second)
    if not found.conflict and first.father and second.father and not same_word(first.father, second.father):
        return Comparison(0.0, True, (*found.found, "fathers differ"))
    return found


def _same_alias(first: PersonName, second: PersonName) -> tuple[float, str]:
    """The best that an alias in brackets of one name has in common with the other's surname."""
    found = [(0.0, SAME)]
    for name, other in ((first, second), (second, first)):
        if other.family is not None:
            for alias in name.aliases:
                found.append(same_surname(surname_of(alias.text), other.family, alias, other.tokens[-1]))
    return max(found, key=lambda one: one[0])


def _same_without_mir(first: PersonName, second: PersonName) -> tuple[float, str]:
    """Surnames compared without the ``Mir`` of seyids, if both have it as a name of its own too."""
    if not (_is_mir(first) and _is_mir(second)):
        return 0.0, SAME
    one, other = without_mir(first.tokens[-1]), without_mir(second.tokens[-1])
    return same_surname(surname_of(one.text), surname_of(other.text), one, other)


def _is_mir(name: PersonName) -> bool:
    return any(token.key == "mir" or (token.initial and token.key == "m") for token in name.given)


def _compare_surnamed(
    first: PersonName, second: PersonName, family: Surname, other: Surname, surnames: tuple[float, str] | None
) -> Comparison:
    similarity, difference = surnames or same_surname(family, other, first.tokens[-1], second.tokens[-1])
    if first.aliases or second.aliases:
        similarity, difference = max((similarity, difference), _same_alias(first, second), key=lambda found: found[0])
    if not similarity and (family.key[:3] == "mir" or other.key[:3] == "mir"):
        similarity, difference = _same_without_mir(first, second)
    if not similarity:
        return _compare_with_further_name(first, second)
    near = difference is NEAR
    aligned = align(first.given, second.given)
    reasons: list[Reason] = [("surname %s ~ %s %.2f", family.text, other.text, similarity)]
    if difference:
        reasons.append(difference)
    left, right, titled = aligned.left, aligned.right, False
    if left or right:
        left = _unexplained(left, second.honorifics)
        right = _unexplained(right, first.honorifics)
        conflict = _contradicts(left, right)
        if conflict:
            return Comparison(0.0, True, (*reasons, conflict))
        titled = _only_half_names(aligned, first, second) and any(not token.half for token in (*left, *right))
    if aligned.full and not titled:
        mean = sum(aligned.full) / len(aligned.full)
        reasons.append(("given names agree %.2f", mean))
        score = FULL_MATCH * (0.5 * similarity + 0.5 * mean)
        if _titles_part(first, second, family, other):
            reasons.append("titles differ")
            score *= _OTHER_RANK
        more = [token for token in (*left, *right) if not token.initial and not token.half] if left or right else ()
        if more:  # ``Əhməd`` may be ``Əhməd Qasım``, if no other Əhməd is in sight
            return Comparison(score, False, (*reasons, ("one lacks %s", more[0].text)), True, near)
    elif aligned.initials:
        reasons.append("initials agree" if len(aligned.initials) > 1 else "initial agrees")
        agreed = min(INITIALS_MATCH, INITIAL_MATCH + 0.04 * (len(aligned.initials) - 1))
        score = agreed * similarity * math.prod(aligned.initials)
        if any(token.initial and not _fathers(token, first, second) for token in (*left, *right)):
            reasons.append("a further initial")
            score *= _FURTHER_INITIAL
    else:
        reasons.append("surname only")
        score = SURNAME_ONLY * similarity
    return Comparison(score, False, tuple(reasons), False, near)


#: Titles that are no courtesy: the khan of a dynasty is not its mirza; families with surnames bore both.
_RANK_OF = {
    **dict.fromkeys(("han", "khan", "chan"), "khan"),
    **dict.fromkeys(("sah", "shah", "schah", "chah"), "shah"),
    **dict.fromkeys(("sultan", "soltan", "soultan"), "sultan"),
    **dict.fromkeys(("pasa", "pasha", "pascha", "pacha"), "pasha"),
    **dict.fromkeys(("mir" + end for end in ("za", "ze", "sa")), "mirza"),
}
_RULERS = frozenset(title for title, rank in _RANK_OF.items() if rank != "mirza")
#: What agreeing names of people of different rank are worth.
_OTHER_RANK = 0.8


def _ranks(name: PersonName) -> frozenset[str]:
    titles = {*name.honorifics, *(token.key for token in name.tokens if token.half)}
    return frozenset(_RANK_OF[title] for title in titles & _RANK_OF.keys())


def _other_rank(first: PersonName, second: PersonName) -> bool:
    """Whether both have a title of rank, and not the same."""
    one, other = _ranks(first), _ranks(second)
    return bool(one and other) and one.isdisjoint(other)


def _other_titles(first: PersonName, second: PersonName) -> bool:
    """Whether both have titles, and none in common: ``Ali Rıza Bey`` and ``Ali Rıza Paşa``."""
    return bool(first.honorifics and second.honorifics) and not _same_titles(first, second)


def _titles_part(first: PersonName, second: PersonName, family: Surname, other: Surname) -> bool:
    """Whether titles speak against names that agree: ranks of dynasties, and titles behind given names alone."""
    if first.only_given or second.only_given:
        return _other_titles(first, second)
    return not family.ending and not other.ending and _other_rank(first, second)


def _only_half_names(aligned: Alignment, first: PersonName, second: PersonName) -> bool:
    """Whether what agrees are titles like ``Mirzə`` alone."""
    return 0 < len(aligned.full) <= min(first.halves, second.halves)


#: What agreeing initials are worth where one name has an initial more, which neither name nor father explains.
_FURTHER_INITIAL = 0.9


def _fathers(initial: Token, first: PersonName, second: PersonName) -> bool:
    """Whether an initial may be the father's, or the half of a name in one word (``A.M.`` for ``Əlimərdan``)."""
    for name in (first, second):
        if name.father is not None and may_begin_with(initial, name.father):
            return True
        if any(initial.key[:1] in token.key[2:-2] for token in name.given if len(token.key) > 6):
            return True
    return False


def _unexplained(tokens: list[Token], honorifics: frozenset[str]) -> list[Token]:
    """What is left over, without initials that stand for the other name's title (``A.A.`` for ``Abbasqulu ağa``)."""
    if not tokens or not honorifics:
        return tokens
    return [token for token in tokens if not (token.initial and any(title[0] in token.key for title in honorifics))]


def _contradicts(left: list[Token], right: list[Token]) -> Reason:
    """Why what is left over on both sides cannot belong together, "" if it can."""
    if not left or not right:
        return ""
    left = [token for token in left if not token.half]
    right = [token for token in right if not token.half]
    if not left or not right:
        return ""
    return "%s is not %s", left[0].text, right[0].text


@lru_cache(maxsize=200_000)
def _bones(sounds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(skeleton(reading) for reading in sounds)


def _surname_among_given(first: PersonName, second: PersonName) -> bool:
    """Whether the last word of one name sounds like an earlier word of the other."""
    for name, other in ((first, second), (second, first)):
        bones = _bones(name.tokens[-1].sounds)
        if any(not bones.isdisjoint(_bones(token.sounds)) for token in other.tokens[:-1]):
            return True
    return False


_OTHERS = Comparison(0.0, True, ("surnames differ",))
_MAYBE_OTHERS = Comparison(0.0, False, ("surnames differ",))


def _compare_with_further_name(first: PersonName, second: PersonName) -> Comparison:
    """Names whose last words differ: one may lack the other's surname (``Fuad Emircan``, ``Fuad Emircan Daryal``)."""
    if len(first.tokens) < 3 and len(second.tokens) < 3:
        return _MAYBE_OTHERS if first.doubtful or second.doubtful else _OTHERS
    if not _surname_among_given(first, second):
        earlier = max(_earlier_surname(first, second), _earlier_surname(second, first))
        if earlier:
            return Comparison(_EARLIER_SURNAME * earlier, False, ("an earlier surname agrees",), True)
        return _MAYBE_OTHERS if first.doubtful or second.doubtful else _OTHERS
    aligned = align(first.tokens, second.tokens)
    left = [token for token in aligned.left if not token.half]
    right = [token for token in aligned.right if not token.half]
    if len(aligned.full) == 1 and aligned.initials and not (left and right):
        return Comparison(
            0.65 * aligned.full[0], False, ("initial and one name agree, a further name on one side",), True
        )
    if (left and right) or len(aligned.full) < 2:
        # what differs must be the surname on both sides: ``Mustafa Kemal`` and ``Kemal Atatürk`` may be one
        both = first.surname in left and second.surname in right and not (first.doubtful or second.doubtful)
        return Comparison(0.0, both, ("surnames differ",))
    mean = sum(aligned.full) / len(aligned.full)
    reason = "%d names agree %.2f, a further one on one side", len(aligned.full), mean
    return Comparison(0.85 * mean, False, (reason,), True)


#: What a surname taken later leaves of a match; less than joins two names by itself.
_EARLIER_SURNAME = 0.48


def _earlier_surname(longer: PersonName, shorter: PersonName) -> float:
    """How well a name agrees with one that a further surname follows, in another ending.

    ``Садри Максудов`` is ``Sadri Maksudi Arsal``. A word that is a known given name was never a surname here: ``Əli
    Həsənov`` is no ``Əli Həsən Məmmədov``.
    """
    if len(longer.tokens) < 3 or longer.family is None or shorter.family is None:
        return 0.0
    last = longer.tokens[-2]
    if last.given or last.half or last.initial:
        return 0.0
    similarity = same_surname(surname_of(last.text), shorter.family, last, shorter.tokens[-1])[0]
    if not similarity:
        return 0.0
    aligned = align(longer.tokens[:-2], shorter.given)
    if not aligned.full or (aligned.left and aligned.right):
        return 0.0
    return similarity * sum(aligned.full) / len(aligned.full)


def _same_titles(first: PersonName, second: PersonName) -> bool:
    sounds = [{reading for title in name.honorifics for reading in readings(title)} for name in (first, second)]
    return not sounds[0].isdisjoint(sounds[1])


def _ruler_unmatched(first: PersonName, second: PersonName) -> bool:
    """Whether one is a ruler or pasha named by given name and title, and the other has no such title."""
    return any(
        not name.has_surname and name.honorifics & _RULERS and not _ranks(other)
        for name, other in ((first, second), (second, first))
    )


def _compare_given_only(first: PersonName, second: PersonName) -> Comparison:
    """At least one of the names lacks a surname (``Şəfi bəy``, ``Halil Paşa``)."""
    aligned = align(first.tokens, second.tokens)
    left = [token for token in aligned.left if not token.half]
    right = [token for token in aligned.right if not token.half]
    if left and right:
        return Comparison(0.0, True, (("%s is not %s", left[0].text, right[0].text),))
    agreeing = len(aligned.full)
    if not agreeing:
        return Comparison(0.0, False, ("nothing in common",))
    mean = sum(aligned.full) / agreeing
    titles = 0.0
    if first.honorifics and second.honorifics:
        titles = 0.1 if _same_titles(first, second) else -0.15
    if not titles > 0 and _ruler_unmatched(first, second):
        titles = -0.3
    score = (GIVEN_ONLY + 0.2 * (agreeing - 1) + titles) * mean
    if not aligned.left and not aligned.right and titles >= 0 and first.has_surname == second.has_surname:
        score = max(score, 0.9 * mean)
    return Comparison(min(score, FULL_MATCH), False, (("%d given names agree %.2f", agreeing, mean),))
