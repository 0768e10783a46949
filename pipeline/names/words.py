"""Whether two words of people's names are one: given names by table and sound, surnames by stem, ending, spelling."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.names.people import Token
from pipeline.names.sound import skeleton, told_apart, told_bones
from pipeline.names.spelling import is_explained, looks_alike, spelling_similarity
from pipeline.names.surnames import Surname, exchanged, surname_of, surname_stem

#: Readings shorter than this may differ in nothing but ``c`` for ``s``.
_LONG = 5
#: Below this the best case, alike consonants, is not enough for any word.
HOPELESS = 0.6
#: What long readings must be worth, and those of up to six sounds.
LEAST_ALIKE, _LEAST_ALIKE_SHORT = 0.8, 0.83


@lru_cache(maxsize=200_000)
def sound_similarity(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """The best similarity of two words over their readings, 0 to 1; 0 where they are plainly others.

    Long words may differ in a few sounds, short ones in hardly any, and a different beginning weighs most.
    """
    best = 0.0
    for one in first:
        for other in second:
            if one == other:
                return 1.0
            similarity = _reading_similarity(one, other)
            if similarity > best:
                best = similarity
    return best


def _reading_similarity(one: str, other: str) -> float:
    shorter = min(len(one), len(other))
    # French and German write ``c`` where others hear ``s``, or the other way round
    hissing = len(one) == len(other) and one.replace("c", "s") == other.replace("c", "s")
    if shorter < _LONG:
        return 0.99 if hissing and one[0] == other[0] else 0.0
    similarity = Levenshtein.normalized_similarity(one, other)
    if similarity < HOPELESS and not hissing:
        return 0.0
    if skeleton(one) == skeleton(other):
        similarity = 0.5 + similarity / 2
    if hissing:
        similarity = max(similarity, 0.9)
    if one[0] != other[0]:
        similarity -= 0.1
    return similarity if similarity >= (_LEAST_ALIKE_SHORT if shorter <= 6 else LEAST_ALIKE) else 0.0


def same_word(first: Token, second: Token) -> float:
    """How sure it is that two given names, or fathers' names, are one, 0 to 1."""
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
    if not first.sounds or not second.sounds:
        return 0.0
    short, long = first.sounds[0], second.sounds[0]
    return 0.85 if may_be_short_form(*((short, long) if len(short) <= len(long) else (long, short))) else 0.0


def may_be_short_form(short: str, long: str) -> bool:
    """Whether one reading of a given name may be another without its second half."""
    if 3 <= len(long) - len(short) <= 4 and len(short) > 3 and long.startswith(short):
        return long[len(short) :] in _SECOND_HALVES
    return False


#: What two surnames that may be one differ in: nothing but spelling, their endings, or a sound, as by a slip.
SAME, OTHER_ENDING, NEAR = "", "ending differs", "a sound differs"


#: What ``Petrosyan`` and ``Ter-Petrosyan`` have in common: enough for one man with his given name, too little alone.
_WITHOUT_TER = 0.85


def same_surname(first: Surname, second: Surname, one: Token, other: Token) -> tuple[float, str]:
    """Similarity of two surnames, 0 to 1, and what they differ in: :data:`SAME`, :data:`OTHER_ENDING`, :data:`NEAR`.

    Args:
        first: a surname taken apart.
        second: another.
        one: the word of the first.
        other: of the second.
    """
    if first.key == second.key:
        return 1.0, SAME
    if first.called_after != second.called_after:
        return 0.0, SAME
    if (first.key[:3] == "ter") != (second.key[:3] == "ter") and first.ending == second.ending == "yan":
        bare = [surname_of(one.text[3:]) if one.key[:3] == "ter" else one for one in (first, second)]
        return _WITHOUT_TER * sound_similarity(bare[0].stems, bare[1].stems), NEAR
    similarity, difference = _same_sounding(first, second, one, other)
    if similarity and not (first.stem_given and second.stem_given) and not _explained(first, second):
        return 0.0, SAME
    return similarity, difference


#: How much of the spelling of two surnames' stems must be explained, however alike they sound.
_EXPLAINED = 0.75


def _explained(first: Surname, second: Surname) -> bool:
    marked = not (first.text.isascii() or second.text.isascii())
    if is_explained(surname_stem(first.text), surname_stem(second.text), _EXPLAINED, marked):
        return True
    if first.ending == second.ending and _look_alike(first, second):
        return True
    return first.ending != second.ending and is_explained(first.text, second.text, _EXPLAINED)


def _same_sounding(first: Surname, second: Surname, one: Token, other: Token) -> tuple[float, str]:
    same_ending = first.ending == second.ending
    if not same_ending and ((one.given and not first.ending) or (other.given and not second.ending)):
        return 0.0, SAME  # the last word of ``Mehmed Emin Ali Paşa`` is no surname that ``Əliyev`` could be
    if _continues(first, second) or _continues(second, first):
        return _OTHER  # ``İsgəndərov`` is no ``İsgəndəryarov``
    of_names = first.stem_given and second.stem_given
    if of_names:
        # ``Əliyev`` and ``Vəliyev``, ``Həsənov`` and ``Hüseynov``: the names they are made of decide
        stems = 0.0
        if first.stem_given == second.stem_given:
            stems = max(0.97, sound_similarity(first.stems, second.stems))
    elif told_apart(first.bones, second.bones):
        return (_MISREAD_WORTH, NEAR) if same_ending and _look_alike(first, second) else _OTHER
    else:
        stems = sound_similarity(first.stems, second.stems)
    if same_ending:
        whole = 0.0 if of_names and not stems else same_word(one, other)
        if stems:
            similarity = min(1.0, (whole + stems) / 2) if whole else stems
        elif whole >= 0.87 and not of_names:
            similarity = 0.95 * whole
        else:
            similarity = _MISREAD_WORTH if not of_names and _is_misread(first, second) else 0.0
        if first.feminine != second.feminine:
            similarity *= 0.85
        return similarity, SAME if stems == 1 or of_names else NEAR
    if stems and exchanged(first.ending, second.ending):
        if stems < _SAME_FAMILY:
            return _DOUBTFUL * stems, NEAR
        return 0.85 * stems, OTHER_ENDING if stems == 1 or of_names else NEAR
    whole = same_word(one, other)
    return (whole, SAME if whole == 1 else NEAR) if whole >= 0.9 else _OTHER


_OTHER = 0.0, SAME
#: How alike stems must sound for a family that changed its ending; what is less is left open, as two things differ.
_SAME_FAMILY = 0.9
_DOUBTFUL = 0.7
#: So many letters more make another stem.
_ANOTHER_PART = 3


def _continues(short: Surname, long: Surname) -> bool:
    """Whether the stem of one surname is that of the other with a further part."""
    if short.ending != long.ending and "bey" in (short.ending, long.ending):
        return False
    if long.length - short.length < _ANOTHER_PART or not (short.ending and long.ending and short.stems and long.stems):
        return False
    return long.key.startswith(short.key[: short.length]) or long.stems[0].startswith(short.stems[0])


#: What a surname is worth whose letters alone, taken for others by a reading machine, make it sound another one.
_MISREAD_WORTH = 0.85
_MISREAD = 0.85
_LONG_STEM = 6


def _is_misread(first: Surname, second: Surname) -> bool:
    """Whether two long stems differ in a letter or two that look alike (``Xanəliyev``, ``Xauəliyev``)."""
    if abs(first.length - second.length) > 2 or min(first.length, second.length) < _LONG_STEM:
        return False
    one, other = surname_stem(first.text), surname_stem(second.text)
    if min(len(one), len(other)) < _LONG_STEM or Levenshtein.normalized_similarity(one, other) < HOPELESS:
        return False
    return spelling_similarity(one, other) >= _MISREAD or _look_alike(first, second)


def _look_alike(first: Surname, second: Surname) -> bool:
    """Whether two stems differ in nothing but a letter or group that a machine takes for another (``rn`` for ``m``)."""
    return looks_alike(first.key[: first.length], second.key[: second.length])
