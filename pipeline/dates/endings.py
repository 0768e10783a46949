"""What stands behind a calendar word or a number: plural, possessive and case, in both languages.

Endings are compared in folded spelling (``ı`` is ``i``), so Turkish ``-da/-de`` and Azerbaijani
``-da/-də`` are three spellings of one ending. Every ending that can occur is made here once, from the
order of the suffixes, and looked up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.record_classes import record

_LOW = ("a", "e", "ə")
_HIGH = ("i", "u", "ü")


@record
class Ending:
    """The meaning of an ending.

    Attributes:
        case: ``gen loc abl dat acc ins term`` (``-dək``, until), or "".
        possessive: third person (``yılı``, ``ayında``); a bare ``-i`` may also be the accusative.
        plural: ``-lar``; on a number it makes a decade (``1920’ler``).
        ordinal: ``-ci``, ``-inci``.
        decade: ``-li`` on a number (``30’lu``).
        adjective: ``-li`` on a noun (``tarihli``).
        measure: ``-lik`` (``iki yıllık``).
        since: ``-dir`` of duration (``26 yıldır``).
        relative: ``-ki`` (``yılındaki``).
    """

    case: str = ""
    possessive: bool = False
    plural: bool = False
    ordinal: bool = False
    decade: bool = False
    adjective: bool = False
    measure: bool = False
    since: bool = False
    relative: bool = False

    @property
    def accusative(self) -> bool:
        """Whether it can be an accusative."""
        return self.case == "acc" or (self.possessive and not self.case)


NONE: Final = Ending()


def _cases() -> dict[str, Ending]:
    """Case endings of a stem without possessive."""
    made: dict[str, Ending] = {"": NONE}
    for high in _HIGH:
        made[f"{high}n"] = made[f"n{high}n"] = Ending("gen")
        made[f"y{high}"] = Ending("acc")
    for low in _LOW:
        made[low] = made[f"y{low}"] = Ending("dat")
        made[f"l{low}"] = made[f"yl{low}"] = Ending("ins")
        for stop in "dt":
            made[f"{stop}{low}"] = Ending("loc")
            made[f"{stop}{low}n"] = Ending("abl")
            made[f"{stop}{low}ki"] = Ending("loc", relative=True)
        for until in ("dək", "dek", "tək", "cən", "can"):
            made[f"{low}{until}"] = made[f"y{low}{until}"] = Ending("term")
    return made


def _possessive_cases() -> dict[str, Ending]:
    """What follows the possessive vowel: ``n`` and a case."""
    made: dict[str, Ending] = {"": NONE}
    for high in _HIGH:
        made[f"n{high}n"] = Ending("gen")
        made[f"n{high}"] = Ending("acc")
    for low in _LOW:
        made[f"n{low}"] = Ending("dat")
        made[f"yl{low}"] = Ending("ins")
        made[f"nd{low}"] = Ending("loc")
        made[f"nd{low}n"] = Ending("abl")
        made[f"nd{low}ki"] = Ending("loc", relative=True)
        for until in ("dək", "dek", "tək", "cən", "can"):
            made[f"n{low}{until}"] = Ending("term")
    return made


def _inflections() -> dict[str, Ending]:
    made: dict[str, Ending] = {}
    for plural in ("", "lar", "ler", "lər"):
        for text, ending in _possessive_cases().items():
            for vowel in (*_HIGH, "si", "su", "sü"):
                made[plural + vowel + text] = replace(ending, possessive=True, plural=bool(plural))
        for text, ending in _cases().items():
            # -i is the possessive before it is anything else; -in is the genitive
            made[plural + text] = replace(ending, plural=bool(plural))
    return made


def _nouns() -> dict[str, Ending]:
    made = dict(_inflections())
    for high in _HIGH:
        for stop in "dt":
            made[f"{stop}{high}r"] = Ending(since=True)
        made[f"l{high}"] = Ending(adjective=True)
        for stop in "dt":
            made[f"l{high}{stop}{high}r"] = Ending(adjective=True)  # tarixlidir
        made[f"k{high}"] = Ending("loc", relative=True)  # geçen yılki
        # -lik with its k softened before a vowel: yıllığına, illiyi
        made[f"l{high}k"] = Ending(measure=True)
        made[f"l{high}kd{high}r"] = Ending(measure=True)
        for soft in "ğy":
            for text, ending in _possessive_cases().items():
                made[f"l{high}{soft}{high}{text}"] = replace(ending, measure=True)
            for text in (f"{high}n", "a", "e", "ə"):
                made[f"l{high}{soft}{text}"] = Ending(measure=True)
    return made


def _numbers() -> dict[str, Ending]:
    made: dict[str, Ending] = {}
    plain = dict(_inflections())
    # 28-nde, 10-ndan: the possessive vowel is left unwritten
    for text, ending in _possessive_cases().items():
        if text and text not in plain:
            plain[text] = replace(ending, possessive=True)
    made.update(plain)
    for until in ("dək", "dek", "tək", "cən", "can"):
        plain[until] = Ending("term")
        made[until] = plain[until]
    ordinals = {ending: replace(ending, ordinal=True) for ending in set(plain.values())}
    for high in _HIGH:
        made[f"l{high}"] = Ending(decade=True)
        for stop in "dt":
            made[f"{stop}{high}r"] = NONE
        for ordinal in (f"c{high}", f"nc{high}", f"{high}nc{high}"):
            for text, ending in plain.items():
                made[ordinal + text] = ordinals[ending]
    return made


_interned: dict[Ending, Ending] = {NONE: NONE}


def _one_each(endings: dict[str, Ending]) -> dict[str, Ending]:
    """The same table with one object for each meaning, so that "no ending" is always :data:`NONE` itself."""
    return {text: _interned.setdefault(ending, ending) for text, ending in endings.items()}


#: Endings of nouns: units, months, seasons, parts.
NOUN_ENDINGS: Final = _one_each(_nouns())

#: Endings of numbers, in figures or words.
NUMBER_ENDINGS: Final = _one_each(_numbers())
