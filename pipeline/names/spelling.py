"""How far apart two spellings are, letter by letter: finer than sound, for names that little else tells apart.

A reading joins twelve sounds, so ``Guba`` and ``Kobe`` share one. Here each letter counts, in the form in which
Azerbaijani would write it (:func:`pipeline.names.sound.spoken_letters`), and what one alphabet or language writes for
another costs little: ``ş`` for ``s`` that lost its mark, ``a`` for ``ə``. What no orthography explains (``d`` for
``b``) costs a whole letter.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from pipeline.names.sound import spoken_letters

_VOWELS = frozenset("aeəıioöuüy")

#: Letters that differ by a mark or by the orthography alone.
_MARKS = ("sş", "cç", "gğ", "ıi", "oö", "uü", "eə", "hx", "kq", "vw", "iy", "ıy")
#: Letters that one language writes for another's.
_LANGUAGES = (
    "aə", "ae", "gk", "gq", "ğq", "kx", "gh", "ğh", "hq", "qx", "ğk", "bp", "dt", "cj", "çj", "fv", "fw", "ou",
    "öu", "üo", "öü", "ei", "əi", "zs", "üi", "ui", "öe",
)  # fmt: skip
#: Letters that differ between dialects, Persian and Turkic spellings, or for the Russian ear.
_DIALECTS = ("ıe", "ie", "uı", "oa", "ıə", "hk", "ıa", "yj", "jş", "çş", "zj")
#: Letters that scanning takes for one another, in Latin or in Cyrillic (``н``, ``и``; ``л``, ``п``).
_LOOK_ALIKE = ("nu", "li", "lı", "ce", "bh", "əo", "ni", "nı", "lp", "se", "eo", "əc", "əe", "vz")
#: Shorter words are measured as if they had so many letters: in them one letter of another language is much.
_SHORT = 4
#: Vowels that only a slip or another dialect exchanges.
_OTHER_VOWEL = 1.0
_COSTS = {
    pair: cost
    for pairs, cost in ((_LOOK_ALIKE, 0.6), (_DIALECTS, 0.5), (_LANGUAGES, 0.3), (_MARKS, 0.1))
    for letters in pairs
    for pair in (letters, letters[::-1])
}


#: Letters whose marks every alphabet but plain ASCII shows: where both words have one, they are different letters.
_SHOWN = frozenset({"sş", "şs", "cç", "çc", "zs", "sz"})


_LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzw"


def _costs(*, marked: bool) -> dict[str, dict[str, float]]:
    """What each letter costs for each other one."""
    table: dict[str, dict[str, float]] = {}
    for first in _LETTERS:
        table[first] = row = {}
        for second in _LETTERS:
            cost = _COSTS.get(first + second)
            if first == second:
                row[second] = 0.0
            elif cost is not None and not (marked and first + second in _SHOWN):
                row[second] = cost
            else:
                row[second] = _OTHER_VOWEL if first in _VOWELS and second in _VOWELS else 1.0
    return table


_PLAIN_COSTS = _costs(marked=False)
_MARKED_COSTS = _costs(marked=True)


def _gap(word: str, position: int) -> float:
    """What a letter costs that the other spelling lacks: a vowel inside a word comes and goes (``Naxçıvan``)."""
    letter = word[position]
    if letter in "yıi" and position and word[position - 1] in _VOWELS:
        return 0.1
    if letter == "y" and position + 1 < len(word) and word[position + 1] in _VOWELS:
        return 0.3
    if letter in "xhğ":  # sounds that languages without them leave out
        return 0.5
    return 0.5 if letter in _VOWELS and 0 < position < len(word) - 1 else 1.0


@lru_cache(maxsize=100_000)
def _gaps(word: str) -> tuple[float, ...]:
    return tuple([_gap(word, position) for position in range(len(word))])


def _distance(first: str, second: str, *, marked: bool) -> float:
    costs = _MARKED_COSTS if marked else _PLAIN_COSTS
    gaps = _gaps(second)
    row = [0.0, *accumulate(gaps)]
    for letter, gap in zip(first, _gaps(first), strict=True):
        row_costs = costs[letter]
        diagonal = row[0]
        last = diagonal + gap
        following = [last]
        for other, cost, above in zip(second, gaps, row[1:], strict=True):
            last += cost
            if (value := diagonal + row_costs[other]) < last:
                last = value
            if (value := above + gap) < last:
                last = value
            diagonal = above
            following.append(last)
        row = following
    return row[-1]


@lru_cache(maxsize=100_000)
def spelling_similarity(first: str, second: str, marked: bool | None = None) -> float:
    """How much of two words' spelling is explained, 0 to 1: the best over the ways to read them.

    Args:
        first: a word.
        second: another.
        marked: whether both are in alphabets that show the marks of ``ş`` and ``ç``; None if the words shall tell.
    """
    best = 0.0
    if marked is None:
        marked = not (first.isascii() or second.isascii())
    for one in spoken_letters(first):
        for other in spoken_letters(second):
            if one == other:
                return 1.0
            distance = _distance(one, other, marked=marked)
            best = max(best, 1 - distance / max(len(one), len(other), _SHORT))
    return max(0.0, best)


def is_explained(first: str, second: str, least: float, marked: bool | None = None) -> bool:
    """Whether :func:`spelling_similarity` is at least ``least``; mostly told without working it out.

    No letter costs more than one, so what plain edit distance explains is explained.
    """
    for one in spoken_letters(first):
        for other in spoken_letters(second):
            if Levenshtein.distance(one, other) <= (1 - least) * max(len(one), len(other), _SHORT):
                return True
    return spelling_similarity(first, second, marked) >= least


#: Groups of letters that scanning takes for one.
_GROUPS = (("rn", "m"), ("cl", "d"), ("ii", "u"))
#: Shorter words have too many neighbours a letter away.
_TELLING = 5


@lru_cache(maxsize=100_000)
def looks_alike(first: str, second: str) -> bool:
    """Whether two ASCII keys of words differ in one place that a reading machine may have mistaken."""
    if min(len(first), len(second)) < _TELLING:
        return False
    if len(first) != len(second):
        short, long = sorted((first, second), key=len)
        return any(_with_group(long, group, letter, short) for group, letter in _GROUPS)
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and "".join(differing[0]) in _MISTAKEN


_MISTAKEN = frozenset(pair[::step] for pair in _LOOK_ALIKE for step in (1, -1))


def _with_group(long: str, group: str, letter: str, short: str) -> bool:
    """Whether the shorter word is the longer one with a letter for one of its groups."""
    if len(long) != len(short) + len(group) - 1:
        return False
    start = long.find(group)
    while start >= 0:
        if long[:start] + letter + long[start + len(group) :] == short:
            return True
        start = long.find(group, start + 1)
    return False
