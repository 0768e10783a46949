"""Long forms of a person's name: joined by a hyphen, with the father's name, as the head of an entry."""

from __future__ import annotations

from pipeline.mentions.rules.name_parts import NameParts
from pipeline.mentions.rules.scene import Found
from pipeline.mentions.words import plain_words
from pipeline.records import Label

#: ``Əli Hüseyn oğlu``: the father's name before it belongs to the person.
_CHILD = plain_words("oğlu qızı oğli")
_LONGEST = 4


def whole_name(names: NameParts, found: Found) -> Found:
    """The same person with what a hyphen joins to the name and with the father's name.

    ``Arşak | Ter-Akopyan``, ``Smal-Stotskiy``; ``Kərim ağa oğlu Axundbəyli``.
    """
    first = found.first
    while first > 0 and names.words[first].hyphened and _joinable(names, first - 1):
        first -= 1
    last = _hyphened_on(names, found.last)
    if last > first and names.open(last) and _lower_child(names, last + 1):
        last += 1
        if names.adjoins(last + 1) and _may_be_name(names, last + 1):
            last = _hyphened_on(names, last + 1)
            if names.open(last) and names.adjoins(last + 1) and names.honorific(last + 1):
                last += 1
    return found if (first, last) == (found.first, found.last) else Found(first, last, found.label, found.rule)


def _hyphened_on(names: NameParts, last: int) -> int:
    words = names.words
    while last + 1 < len(words) and words[last + 1].hyphened and not words[last].ending and _joinable(names, last + 1):
        last += 1
    return last


def _joinable(names: NameParts, position: int) -> bool:
    """Whether a word may be one side of a double family name: no place, no people, nothing shouted or counted."""
    word = names.words[position]
    if not word.capital or word.number or word.initial or word.shouted:
        return False
    return not names.scene.labels(position) - {Label.PERSON} and not names.group(position)


def _lower_child(names: NameParts, position: int) -> bool:
    return names.adjoins(position) and not names.words[position].capital and names.words[position].plain in _CHILD


def _may_be_name(names: NameParts, position: int) -> bool:
    return names.given(position) or names.surname(position) or names.unknown(position)


def entry_head(names: NameParts, first: int) -> Found | None:
    """The head of an entry: a family name in capitals before given names (``ƏSGƏROV Əli Hüseyn oğlu``)."""
    word = names.words[first]
    if first or not word.shouted or len(word.stem) < 5 or word.ending or not names.adjoins(1) or not names.given(1):
        return None
    last = 1
    while last + 1 < len(names.words) and last < _LONGEST and names.open(last) and names.adjoins(last + 1):
        following = last + 1
        if not (names.given(following) or names.honorific(following) or _lower_child(names, following)):
            break
        last = following
    if names.words[1].shouted or (not names.surname(first) and last == 1):
        return None
    return Found(0, last, Label.PERSON, "rule:entry_head")


def signature(names: NameParts, first: int) -> Found | None:
    """An author's line: a given name and the family name in capitals (``Nərmin ŞAHVERDİLİ``), nothing else."""
    words = names.words
    last = len(words) - 1
    if first or not 1 <= last <= 2 or not words[last].shouted or len(words[last].stem) < 4 or words[0].shouted:
        return None
    if not all(names.adjoins(at) for at in range(1, last + 1)) or not names.given(0):
        return None
    return Found(0, last, Label.PERSON, "rule:signature") if last == 1 or names.given(1) else None
