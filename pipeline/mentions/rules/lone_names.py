"""Unknown names without given name, ending or honorific: two capitals side by side, a word with an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.lexicon.heads import HEADS, WORKS, match_head
from pipeline.mentions.rules.name_parts import NameParts
from pipeline.mentions.rules.scene import Found, Scene
from pipeline.mentions.words import plain
from pipeline.records import Label

#: The possessive of a compound: ``Akademi Ödülleri``, ``Eton Koleji``; family names in ``-li`` are none.
_COMPOUND = re.compile(r"(?:(?<!l)[iuü]|l[ae]ri|(?:[iuü]n[ae]|[iuü]nd[ae]n?|s[iuü]n[iuü]n))$")
_PERSON_CASE = re.compile(r"n?[iuü]n|y?[iuü]|y?l[ae]")
_PLACE_CASE = re.compile(r"[dt][ae](?:n|ki)?")


def find_two_capitals(scene: Scene) -> Iterator[Found]:
    """Two unknown capitalised words inside a sentence, the second perhaps inflected."""
    if not scene.plain_case:
        return
    names = NameParts(scene)
    for first in range(1, len(scene.words) - 1):
        second = first + 1
        if scene.opens(first) or not names.adjoins(second) or scene.in_person(first) or scene.in_person(second):
            continue
        if first and names.adjoins(first) and scene.words[first - 1].capital and not names.group(first - 1):
            continue
        if scene.reading.printed_small(scene.words[first]) or scene.reading.printed_small(scene.words[second]):
            continue
        if not (names.unknown(first) and names.open(first) and names.unknown(second)):
            continue
        if _COMPOUND.search(plain(scene.words[second].stem)):
            continue
        behind = second + 1
        if behind < len(scene.words) and names.adjoins(behind):
            follower = scene.words[behind]
            if follower.capital or match_head(follower.plain, HEADS) or match_head(follower.plain, WORKS):
                continue
        yield Found(first, second, Label.PERSON, "rule:two_capitals")


def find_lone_names(scene: Scene) -> Iterator[Found]:
    """One unknown word that an apostrophe shows to be a name: with a place case a place, else a person."""
    if not scene.plain_case:
        return
    names = NameParts(scene)
    for position, word in enumerate(scene.words):
        if not word.ending or scene.opens(position) or not names.unknown(position) or scene.reading.printed_small(word):
            continue
        if position and scene.words[position - 1].capital and (word.spaced or word.hyphened):
            continue
        if _PLACE_CASE.fullmatch(plain(word.ending)):
            yield Found(position, position, Label.GPE, "rule:lone_place")
        elif _PERSON_CASE.fullmatch(plain(word.ending)):
            yield Found(position, position, Label.PERSON, "rule:lone_person")
