"""Surnames: their stem, their ending, and the given name or words they are made of."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from pipeline.names.given_names import given_name_id
from pipeline.names.sound import is_native, letters_and_key, readings, skeleton, told_bones
from pipeline.records import Script
from pipeline.transliteration import script_of


def _joined(firsts: str, lasts: str) -> tuple[str, ...]:
    return tuple(first + last for first, last in product(firsts.split(), lasts.split() or ("",)))


#: Kinds of endings with the shapes they have in ASCII keys, tried in this order; of one kind the longest counts.
#: ``-bəyli`` and ``-bəyov`` are one ending; that a family has it or not is a difference (``Nərimanov``,
#: ``Nərimanbəyov``).
_ENDINGS: dict[str, tuple[str, ...]] = {
    "bey": _joined(
        "bek beg bej bei bey bay beiz",
        "ov of off ow ev li ly lee ova zade zadeh zada oglu ogly ogli oglou oghlu oghlou ski skii sky",
    ),
    "zade": _joined("zade zadeh sade sadeh zada zadah", ""),
    "oglu": _joined("oglu oghlu oglou oghlou ogly ogli oghly", ""),
    "ov": tuple(
        shape + woman
        for shape in "yev jev ev ov yeff jeff eff off yef ef of yew jew ew ow".split()
        for woman in ("", "a")
    ),
    "ski": _joined("inski inskii inskiy inskij insky ski skii skiy skij sky skaya skaja inskaya", ""),
    "yan": _joined("yants iants janz yan ian jan yanc", ""),
    "svili": _joined("svili shvili chvili schwili schvili", ""),
    "dze": ("dze", "dse"),
    "li": ("li", "ly", "lee", "lu"),
}  # fmt: skip

#: The same by their last letter, so that few need be tried: kind, and shapes by length, the longest first.
_BY_LAST: dict[str, list[tuple[str, list[tuple[int, frozenset[str]]]]]] = {}
for _kind, _shapes in _ENDINGS.items():
    for _last in sorted({_shape[-1] for _shape in _shapes}):
        _lengths = sorted({len(_shape) for _shape in _shapes if _shape[-1] == _last}, reverse=True)
        _by_length = [
            (_length, frozenset(_shape for _shape in _shapes if _shape[-1] == _last and len(_shape) == _length))
            for _length in _lengths
        ]
        _BY_LAST.setdefault(_last, []).append((_kind, _by_length))

#: Endings that families exchanged for one another: Turkic and North Caucasian, Armenian, Georgian.
_FAMILIES = (
    frozenset({"zade", "ov", "li", "oglu", "ski", ""}),
    frozenset({"yan", "ov"}),
    frozenset({"svili", "dze", "ov"}),
)

_FEMININE = ("ova", "eva", "effa", "offa", "skaya")


class Surname:
    """A surname taken apart. Made by :func:`surname_of`; not to be changed.

    Attributes:
        text: as written.
        key: its ASCII key (:func:`pipeline.names.sound.letters_and_key`).
        length: how many of its Latin letters stand before its ending.
        stems: readings of the stem, the likeliest first: ``Hacıbəyli``, ``Гаджибеков``, ``Hajibeyov`` share one.
        ending: the kind of its ending, "" if it has none.
        stem_given: the given name it is made of (``Usubbəyov``), as its line in the table of given names, or 0.
        bones: the consonants of its stem where Turkic letters tell them apart (:func:`told_bones`).
        feminine: whether it has the ending of a woman.
        called_after: whether it is called after a name and is none (``Hamidiye``).
    """

    __slots__ = ("bones", "called_after", "ending", "feminine", "key", "length", "stem_given", "stems", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        latin, self.key = letters_and_key(text)
        self.length, self.ending = split_ending(self.key, 3)
        if self.key[self.length : self.length + 1] == "j" and script_of(text) is Script.CYRILLIC:
            self.length += 1  # ``Сунжев``
        if self.ending:
            stem, native = latin[: self.length], is_native(text)
            stems = readings(stem, native)
            if self.key.startswith("mir") and self.length >= 7:  # Mirmehdiyev is Mehdiyev
                stems = (*readings(latin[3 : self.length], native), *stems)
            self.stem_given = given_name_id(stem)
            self.bones = told_bones(text, self.length)
        else:
            stems = readings(text)
            self.stem_given = 0
            self.bones = told_bones(text)
        self.stems = tuple(dict.fromkeys(_without_last_vowel(stem) for stem in stems))
        self.feminine = self.key.endswith(_FEMININE)
        self.called_after = self.key.endswith("ye") and self.key.rstrip("e").rstrip("y").endswith("i")


@lru_cache(maxsize=500_000)
def surname_of(text: str) -> Surname:
    """The surname ``text`` taken apart; any word may be one."""
    return Surname(text)


def split_ending(key: str, least: int) -> tuple[int, str]:
    """Where the surname ending of an ASCII key begins, and its kind; the key's length and "" if it has none.

    Args:
        key: see :func:`pipeline.names.sound.letters_and_key`.
        least: how many letters must stand before the ending.
    """
    for kind, by_length in _BY_LAST.get(key[-1:], ()):
        for length, shapes in by_length:
            if key[-length:] in shapes:
                if len(key) - length >= least:
                    return len(key) - length, kind
                break
    return len(key), ""


def has_surname_ending(key: str) -> str:
    """The kind of surname ending the ASCII key ``key`` has, "" if none; ``-li`` and short stems do not count."""
    kind = split_ending(key, 2)[1]
    return "" if kind == "li" else kind


@lru_cache(maxsize=200_000)
def surname_stem(text: str) -> str:
    """The Latin letters of a surname without its ending, and without a vowel before it."""
    stem = letters_and_key(text)[0][: surname_of(text).length]
    return stem[:-1] if len(stem) > 3 and stem[-1] in "aeəıiuüyîéâ" else stem


def surname_skeletons(surname: Surname | None) -> tuple[str, ...]:
    """Skeletons of the surname's stem: names that may share a bearer share one of them (spelling slips apart)."""
    if surname is None:
        return ()
    found = [skeleton(stem) for stem in surname.stems if stem]
    if surname.stem_given:
        found.append(f"#{surname.stem_given}")
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def exchanged(first: str, second: str) -> bool:
    """Whether a family may have borne surnames with both kinds of endings."""
    return first == second or any(first in family and second in family for family in _FAMILIES)


def _without_last_vowel(reading: str) -> str:
    return reading[:-1] if len(reading) > 3 and reading[-1] in "ai" else reading
