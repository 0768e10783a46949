"""What the words of names of bodies, places and works mean, across the languages of the sources.

``concepts.csv`` has one row a concept: its id, then the stems that name it in Turkish, Azerbaijani, Russian, English,
French and German (Cyrillic Azerbaijani follows from Latin). A word carries the concept if it begins with a stem and
what follows is an ending; ``=`` after a stem allows no ending, and a word in two concepts' reach belongs to the
longer stem. Ids that begin with ``~`` are head nouns a name may lack (``Difai`` is ``Difai Partisi``); ``-`` marks
words that say nothing.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib import resources

from pipeline.transliteration import fold


@lru_cache(maxsize=1)
def _stems() -> tuple[dict[str, str], dict[str, str], int]:
    """Stems that take endings, stems that do not, and the length of the longest."""
    open_stems: dict[str, str] = {}
    closed: dict[str, str] = {}
    table = resources.files("pipeline.names").joinpath("concepts.csv")
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            for word in row["stems"].split():
                target = closed if word.endswith("=") else open_stems
                target.setdefault(fold(word.rstrip("=")).replace(" ", ""), row["concept"])
    return open_stems, closed, max(map(len, open_stems))


#: What may follow a stem, in fold letters: anything else makes another word of it (``Karabağ`` is not ``kara``).
_ENDING = re.compile(
    # Turkic: derivation, plural, possessive, case
    r"(?:(?:l[iu]|l[iu]k|l[iu]g|s[iu]z|c[iu]|s[ae]l|ya|ye)?(?:l[ae]r)?(?:(?:s|y|n)?[iu])?"
    r"(?:y?n?[iu]n|[yn]?[ae]|n?[dt][ae]n?|y[iu]|y?l[ae])?(?:k[iu])?"
    # Russian: adjectives and cases
    r"|(?:ts|ice|ni|i|y|ya|an|ov|ev|tel|o|no)?sk(?:i[yhm]?|aya|oye|iye|oy|oko|omu|uyu|ih|im)"
    r"|(?:e?n)?n?(?:iy|aya|oye|iye|oy|oko|uyu|ih|im|eye)|alni|sko|eskoye"
    r"|[ioy]?(?:y[aeiu]|[aeiou]|om|ov|ev|ey|ami?|ah|yah|oy|tsi[yaie]|ts[eoi][vm]?|yan[aei]?|in[aei]?|ti|nosti?|tva|tsa)"
    # English, French, German
    r"|n?s|us|n|ern|iens?|iennes?|ikues?|are|ei|anische[nrs]?|e[sn]s?|i?an[se]?|a?ises?|ish|ers?"
    r"|(?:n)?isch(?:e[nrs]?)?|n?e[rns]?|nnes?|al|ales?|aux|iques?|ics?|y|ese|ies|ments?|ation|ed|ist(?:e|es|en|s|i|ov)?"
    r"|ary|aires?)$"
)


@lru_cache(maxsize=100_000)
def concept_of(word: str) -> str:
    """The concept a word carries, "" if none; ``-`` if it says nothing."""
    key = fold(word).replace(" ", "")
    open_stems, closed, longest = _stems()
    if key in closed:
        return closed[key]
    for length in range(min(len(key), longest), 1, -1):
        concept = open_stems.get(key[:length])
        if concept is not None and (length == len(key) or (length >= 3 and _ENDING.match(key, length))):
            return concept
    return ""


#: Concepts that are places and peoples: with a head noun of a body they name another thing than without.
GEOGRAPHIC = frozenset(
    """
    america ankara armenia asia austria azerbaijan baku balkan baltic bashkir berlin bulgaria caspian caucasus
    chechen crimea czech dagestan east edirne england europe finland france ganja genoa georgia germany greece
    hungary idel india iran istanbul italy japan kars kazakh lausanne lithuania london moscow mountaineer
    muslim nakhchivan north orient ottoman paris petersburg poland romania rome russia siberia south
    switzerland tatar tbilisi transcaucasia turan turkestan turkey turkic turkmen ukraine ural varsaw west
    """.split()
)


def is_optional(concept: str) -> bool:
    """Whether a name may lack the word for this concept."""
    return concept.startswith("~")
