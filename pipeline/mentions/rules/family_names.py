"""Family names learnt from full names, to be recognised where they stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.lexicon.given_names import WEAK_GIVEN_NAMES
from pipeline.mentions.lexicon.heads import DYNASTIES
from pipeline.mentions.lexicon.honorifics import AFTER, BEFORE
from pipeline.mentions.lexicon.openers import OPENERS
from pipeline.mentions.lexicon.peoples import GROUPS
from pipeline.mentions.rules.name_parts import is_given
from pipeline.mentions.rules.scene import Found, Scene
from pipeline.mentions.words import Reading, plain
from pipeline.morphology import base_form
from pipeline.records import Label, Lang
from pipeline.transliteration import fold

#: Rules that are sure enough of a full name to teach its family name to the whole text.
TEACHING_RULES = frozenset(
    {"rule:initials", "rule:given_surname", "rule:honorific", "rule:surname_ending", "rule:given_names", "rule:office"}
)


def surname_of(surface: str, lang: Lang) -> str | None:
    """The fold key of the family name at the end of a full name as it stands in the text, or None.

    A single word, an honorific or a given name at the end teaches nothing.
    """
    name = base_form(surface, Label.PERSON, lang)
    parts = name.replace(".", ". ").split()
    if len(parts) < 2:
        return None
    last = parts[-1]
    spelling = plain(last)
    if spelling in AFTER or spelling in BEFORE or len(last) < 4 or is_given(last, lang):
        return None
    if spelling in DYNASTIES or spelling in GROUPS:
        return None
    return fold(last)


def given_name_of(surface: str, lang: Lang) -> str | None:
    """The fold key of the given name that begins a full name, or None if it is none or too common a word."""
    words = surface.split()
    while len(words) > 1 and plain(words[0]) in BEFORE:
        del words[0]
    if len(words) < 2 or plain(words[0]) in WEAK_GIVEN_NAMES or not is_given(words[0], lang):
        return None
    return fold(words[0])


_AUTHOR = re.compile(r"([^\W\d_][^\W\d_’'-]{3,}(?:-[^\W\d_]+)?)(?:\s+(?:[^\W\d_]\s?\.\s?)+)?")


def reference_surnames(reading: Reading) -> Iterator[str]:
    """Fold keys of the family names of authors in the text's parenthetical references; institutions left out."""
    for reference in reading.analysed.references:
        for work in reference.works:
            for author in re.split(r"\s*(?:&|,|\bve\b|\bvə\b|;)\s*", work.authors):
                match = _AUTHOR.fullmatch(author.strip())
                if match is not None and match[1][0].isupper() and not match[1].isupper():
                    spelling = plain(match[1])
                    if spelling not in OPENERS and spelling not in GROUPS and spelling not in DYNASTIES:
                        yield fold(match[1])


def surname_keys(scene: Scene, persons: tuple[Found, ...]) -> Iterator[str]:
    """Fold keys of the family names that the full names of one sentence teach."""
    for found in persons:
        if found.last > found.first and found.rule in TEACHING_RULES:
            start, end = scene.words[found.first].start, scene.words[found.last].end
            key = surname_of(scene.reading.text[start:end], scene.lang)
            if key is not None:
                yield key
