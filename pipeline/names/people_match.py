"""Whether two names may be one person's, with a score and the reasons for it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.names.people import (
    PersonName,
    Token,
    exchanged,
    may_begin_with,
    surname_bones,
    surname_parts,
    surname_stem,
    without_mir,
)
from pipeline.names.sound import readings, skeleton, told_apart, told_bones
from pipeline.names.spelling import spelling_similarity


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison of two names found.

    Attributes:
        score: 0 to 1, how likely they are one entity's names as far as the names tell.
        conflict: whether they cannot be the same.
        reasons: short remarks, in the order in which they were found.
        further: whether one has a full name more than the other (``Fuad Emircan Daryal``, ``Əhməd Qasım``).
    """

    score: float
    conflict: bool
    reasons: tuple[str, ...]
    further: bool = False


#: Scores of what may be shared, set so that half of the pairs with the score 0.5 are true ones.
FULL_MATCH = 0.95
INITIAL_MATCH = 0.75
SURNAME_ONLY = 0.5
GIVEN_ONLY = 0.45


@lru_cache(maxsize=500_000)
def sound_similarity(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """The best similarity of two words over their readings, 0 to 1; 0 where they are plainly others.

    Long words may differ in a few sounds, short ones in hardly any, and a different beginning weighs most.
    """
    best = 0.0
    for one in first:
        for other in second:
            if one == other:
                return 1.0
            similarity = Levenshtein.normalized_similarity(one, other)
            if skeleton(one) == skeleton(other) and min(len(one), len(other)) > 4:
                similarity = max(similarity, 0.5 + similarity / 2)
            if one.replace("c", "s") == other.replace(
                "c", "s"
            ):  # French and German write one where others hear the other
                similarity = max(similarity, 0.99 if len(one) <= 4 else 0.9)
            if one[0] != other[0]:
                similarity -= 0.1
            if similarity < _least(min(len(one), len(other))):
                continue
            best = max(best, similarity)
    return best


def _least(length: int) -> float:
    if length <= 4:
        return 0.99
    return 0.83 if length <= 6 else 0.8


def _same_word(first: Token, second: Token) -> float:
    if first.key == second.key:
        return 1.0
    if first.half != second.half:  # ``Mirzəxan`` is no ``Mirzə``
        return 0.0
    if first.given and second.given:
        return 0.98 if first.given == second.given else _short_form(first, second)
    if told_apart(told_bones(first.text), told_bones(second.text)):
        return 0.0
    return sound_similarity(first.sounds, second.sounds) or _short_form(first, second)


#: Second halves of compound given names that speakers leave out: ``Abbas`` for ``Abbasqulu``.
_SECOND_HALVES = frozenset({"kili", "kali", "ali", "alah", "ala", "kan"})


def _short_form(first: Token, second: Token) -> float:
    for one in first.sounds[:1]:
        for other in second.sounds[:1]:
            short, long = sorted((one, other), key=len)
            if len(short) > 3 and long.startswith(short) and long[len(short) :] in _SECOND_HALVES:
                return 0.85
    return 0.0


_FEMININE = re.compile(r"(?:ov|ev|eff|off)a$|skaya$")
#: ``Hamidiye`` is called after a Hamid and is none.
_CALLED_AFTER = re.compile(r"iy+e$")


def _same_surname(first: Token, second: Token) -> tuple[float, bool]:
    """Similarity of two surnames, and whether only their endings differ."""
    if first.key == second.key:
        return 1.0, False
    if bool(_CALLED_AFTER.search(first.key)) != bool(_CALLED_AFTER.search(second.key)):
        return 0.0, False
    similarity, ending = _same_sounding_surname(first, second)
    if similarity and not (first.stem_given and second.stem_given) and not _explained(first.text, second.text):
        return 0.0, False
    return similarity, ending


#: How much of the spelling of two surnames' stems must be explained, however alike they sound.
_EXPLAINED = 0.75


@lru_cache(maxsize=200_000)
def _explained(first: str, second: str) -> bool:
    marked = not (first.isascii() or second.isascii())
    if spelling_similarity(surname_stem(first), surname_stem(second), marked) >= _EXPLAINED:
        return True
    return surname_parts(first)[1] != surname_parts(second)[1] and spelling_similarity(first, second) >= _EXPLAINED


def _same_sounding_surname(first: Token, second: Token) -> tuple[float, bool]:
    whole = _same_word(first, second)
    first_stems, first_ending = surname_parts(first.text)
    second_stems, second_ending = surname_parts(second.text)
    if first_ending != second_ending and (_bare_given(first, first_ending) or _bare_given(second, second_ending)):
        return 0.0, False  # the last word of ``Mehmed Emin Ali Paşa`` is no surname that ``Əliyev`` could be
    if first.stem_given and second.stem_given:
        # ``Əliyev`` and ``Vəliyev``, ``Həsənov`` and ``Hüseynov``: the names they are made of decide
        stems = 0.97 if first.stem_given == second.stem_given else 0.0
    elif told_apart(surname_bones(first.text), surname_bones(second.text)):
        return 0.0, False
    else:
        stems = sound_similarity(first_stems, second_stems)
    if first_ending == second_ending:
        if stems:
            similarity = min(1.0, (whole + stems) / 2) if whole else stems
        else:
            similarity = 0.95 * whole if whole >= 0.87 and not (first.stem_given and second.stem_given) else 0.0
        if bool(_FEMININE.search(first.key)) != bool(_FEMININE.search(second.key)):
            similarity *= 0.85
        return similarity, False
    if stems >= 0.9 and exchanged(first_ending, second_ending):
        return 0.85 * stems, True
    return (whole, False) if whole >= 0.9 else (0.0, False)


def _bare_given(token: Token, ending: str) -> bool:
    return not ending and token.given > 0


@dataclass(slots=True)
class _Alignment:
    """Matched and unmatched words of two lists of given names; what matched by its similarity."""

    full: list[float]
    initials: list[float]
    left: list[Token]
    right: list[Token]

    def with_match(self, similarity: float, *, initial: bool) -> _Alignment:
        """The alignment with one more match before it."""
        if initial:
            return _Alignment(self.full, [similarity, *self.initials], self.left, self.right)
        return _Alignment([similarity, *self.full], self.initials, self.left, self.right)


#: An initial that agrees in sound only: ``Ə`` and ``Ali``, ``Г`` and ``Hasan``.
_SOUNDS_ALIKE = 0.95
#: What an agreeing initial is worth in an alignment; a full name is worth 1, two halves of one name 1.5.
_INITIAL_WORTH = 0.6
_JOINED_WORTH = 1.5
#: What leaving a word out costs, so that as little as possible is left out.
_GAP = 0.01


def _same_initial(first: Token, second: Token) -> float:
    """How well an initial agrees with a word or another initial: 1 if in its letter, less if in its sound only."""
    if not may_begin_with(first, second):
        return 0.0
    return 1.0 if first.key[:1] == second.key[:1] else _SOUNDS_ALIKE


def _align(first: tuple[Token, ...], second: tuple[Token, ...]) -> _Alignment:
    """Align given names in order, so that as much as possible agrees."""
    if len(first) == 1 == len(second):
        return _align_two(first[0], second[0])
    memo: dict[tuple[int, int], tuple[float, _Alignment]] = {}

    def best(i: int, j: int) -> tuple[float, _Alignment]:
        if (i, j) not in memo:
            memo[i, j] = max(options(i, j), key=lambda option: option[0])
        return memo[i, j]

    def options(i: int, j: int) -> Iterator[tuple[float, _Alignment]]:
        if i == len(first) or j == len(second):
            yield 0.0, _Alignment([], [], list(first[i:]), list(second[j:]))
            return
        a, b = first[i], second[j]
        if a.initial or b.initial:
            similarity = _same_initial(a, b)
            if similarity:
                value, rest = best(i + 1, j + 1)
                yield value + _INITIAL_WORTH * similarity, rest.with_match(similarity, initial=True)
        else:
            similarity = _same_word(a, b)
            if similarity:
                value, rest = best(i + 1, j + 1)
                yield value + similarity, rest.with_match(similarity, initial=False)
            for step_a, step_b in ((2, 1), (1, 2)):  # ``Əlimərdan`` and ``Əli Mərdan``
                joined = _joined(first[i : i + step_a], second[j : j + step_b])
                if joined:
                    value, rest = best(i + step_a, j + step_b)
                    yield value + _JOINED_WORTH * joined, rest.with_match(joined, initial=False)
        value, rest = best(i + 1, j)
        yield value - _GAP, _Alignment(rest.full, rest.initials, [a, *rest.left], rest.right)
        value, rest = best(i, j + 1)
        yield value - _GAP, _Alignment(rest.full, rest.initials, rest.left, [b, *rest.right])

    return best(0, 0)[1]


def _align_two(first: Token, second: Token) -> _Alignment:
    """The same for one given name or initial on each side, which most names have."""
    if first.initial or second.initial:
        if similarity := _same_initial(first, second):
            return _Alignment([], [similarity], [], [])
    elif similarity := _same_word(first, second):
        return _Alignment([similarity], [], [], [])
    return _Alignment([], [], [first], [second])


def _joined(first: tuple[Token, ...], second: tuple[Token, ...]) -> float:
    if len(first) == len(second) or any(token.initial or not token.sounds for token in (*first, *second)):
        return 0.0
    if first[0].sounds[0][0] != second[0].sounds[0][0]:
        return 0.0
    one = tuple("".join(parts) for parts in _combine(first))
    other = tuple("".join(parts) for parts in _combine(second))
    return sound_similarity(one, other)


def _combine(tokens: tuple[Token, ...]) -> list[tuple[str, ...]]:
    combined: list[tuple[str, ...]] = [()]
    for token in tokens:
        combined = [(*parts, reading) for parts in combined for reading in token.sounds[:2]]
    return combined


def compare_people(first: PersonName, second: PersonName) -> Comparison:
    """Compare two people's names; see :class:`Comparison`.

    An initial agrees or contradicts, a missing part says nothing; two given names, or two surnames, that
    cannot be spellings of one another are a conflict.
    """
    if not first.tokens or not second.tokens:
        return Comparison(0.0, False, ("no name",))
    if first.surname is not None and second.surname is not None:
        found = _compare_surnamed(first, second, first.surname, second.surname)
    else:
        found = _compare_given_only(first, second)
    if not found.conflict and first.father and second.father and not _same_word(first.father, second.father):
        return Comparison(0.0, True, (*found.reasons, "fathers differ"))
    return found


def _is_mir(name: PersonName) -> bool:
    return any(token.key == "mir" or (token.initial and token.key == "m") for token in name.given)


def _compare_surnamed(first: PersonName, second: PersonName, one: Token, other: Token) -> Comparison:
    similarity, ending = _same_surname(one, other)
    for alias, opposite in ((first.aliases, other), (second.aliases, one)):
        for token in alias:
            found = _same_surname(token, opposite)
            if found[0] > similarity:
                similarity, ending = found
    if not similarity and _is_mir(first) and _is_mir(second):
        similarity, ending = _same_surname(without_mir(one), without_mir(other))
    if not similarity:
        return _compare_with_further_name(first, second)
    reasons = [f"surname {one.text} ~ {other.text} {similarity:.2f}"]
    if ending:
        reasons.append("ending differs")
    aligned = _align(first.given, second.given)
    left = _unexplained(aligned.left, second.honorifics)
    right = _unexplained(aligned.right, first.honorifics)
    conflict = _contradicts(left, right)
    if conflict:
        return Comparison(0.0, True, (*reasons, conflict))
    titled = _only_half_names(aligned, first, second) and any(not token.half for token in (*left, *right))
    if aligned.full and not titled:
        mean = sum(aligned.full) / len(aligned.full)
        reasons.append(f"given names agree {mean:.2f}")
        score = FULL_MATCH * (0.5 * similarity + 0.5 * mean)
        if _titles_part(first, second, one, other):
            reasons.append("titles differ")
            score *= _OTHER_RANK
        more = [token for token in (*left, *right) if not token.initial and not token.half]
        if more:  # ``Əhməd`` may be ``Əhməd Qasım``, if no other Əhməd is in sight
            return Comparison(score, False, (*reasons, f"one lacks {more[0].text}"), True)
    elif aligned.initials:
        reasons.append("initials agree" if len(aligned.initials) > 1 else "initial agrees")
        score = (INITIAL_MATCH + 0.05 * (len(aligned.initials) - 1)) * similarity * math.prod(aligned.initials)
        if any(token.initial and not _fathers(token, first, second) for token in (*left, *right)):
            reasons.append("a further initial")
            score *= _FURTHER_INITIAL
    else:
        reasons.append("surname only")
        score = SURNAME_ONLY * similarity
    return Comparison(score, False, tuple(reasons))


#: Titles that are no courtesy: the khan of a dynasty is not its mirza; families with surnames bore both.
_RULERS = frozenset(
    {"han", "khan", "chan", "sah", "shah", "schah", "chah", "sultan", "pasa", "pasha", "pascha", "pacha"}
)
#: What agreeing names of people of different rank are worth.
_OTHER_RANK = 0.8


def _ranks(name: PersonName) -> frozenset[str]:
    titles = {*name.honorifics, *(token.key for token in name.tokens if token.half)}
    return frozenset({title[0] for title in titles & _RULERS} | {"m" for title in titles if title.startswith("mirz")})


def _other_rank(first: PersonName, second: PersonName) -> bool:
    """Whether both have a title of rank, and not the same."""
    one, other = _ranks(first), _ranks(second)
    return bool(one and other) and one.isdisjoint(other)


def _other_titles(first: PersonName, second: PersonName) -> bool:
    """Whether both have titles, and none in common: ``Ali Rıza Bey`` and ``Ali Rıza Paşa``."""
    return bool(first.honorifics and second.honorifics) and not _same_titles(first, second)


def _titles_part(first: PersonName, second: PersonName, one: Token, other: Token) -> bool:
    """Whether titles speak against names that agree: ranks of dynasties, and titles behind given names alone."""
    if first.only_given or second.only_given:
        return _other_titles(first, second)
    return not surname_parts(one.text)[1] and not surname_parts(other.text)[1] and _other_rank(first, second)


def _only_half_names(aligned: _Alignment, first: PersonName, second: PersonName) -> bool:
    """Whether what agrees are titles like ``Mirzə`` alone."""
    return 0 < len(aligned.full) <= min(_count_halves(first), _count_halves(second))


def _count_halves(name: PersonName) -> int:
    return sum(token.half for token in name.given)


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
    return [token for token in tokens if not (token.initial and any(title[0] in token.key for title in honorifics))]


def _contradicts(left: list[Token], right: list[Token]) -> str:
    """Why what is left over on both sides cannot belong together, "" if it can."""
    left = [token for token in left if not token.half]
    right = [token for token in right if not token.half]
    if not left or not right:
        return ""
    return f"{left[0].text} is not {right[0].text}"


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


def _compare_with_further_name(first: PersonName, second: PersonName) -> Comparison:
    """Names whose last words differ: one may lack the other's surname (``Fuad Emircan``, ``Fuad Emircan Daryal``)."""
    if (len(first.tokens) < 3 and len(second.tokens) < 3) or not _surname_among_given(first, second):
        return Comparison(0.0, not (first.doubtful or second.doubtful), ("surnames differ",))
    aligned = _align(first.tokens, second.tokens)
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
    reason = f"{len(aligned.full)} names agree {mean:.2f}, a further one on one side"
    return Comparison(0.85 * mean, False, (reason,), True)


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
    aligned = _align(first.tokens, second.tokens)
    left = [token for token in aligned.left if not token.half]
    right = [token for token in aligned.right if not token.half]
    if left and right:
        return Comparison(0.0, True, (f"{left[0].text} is not {right[0].text}",))
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
    return Comparison(min(score, FULL_MATCH), False, (f"{agreeing} given names agree {mean:.2f}",))
