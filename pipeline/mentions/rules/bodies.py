"""Names that end in a head noun: bodies, states, seas, buildings, wars, treaties; and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.lexicon.heads import (
    BARE_BODIES,
    BARE_BUILDINGS,
    BODY_ADJECTIVES,
    DYNASTIES,
    FEDERATIONS,
    FRONTS,
    HEADS,
    NUMBERED_BODIES,
    OF_FRONTS,
    HeadNoun,
    match_head,
)
from pipeline.mentions.lexicon.openers import ATTRIBUTES, FUNCTION_WORDS, GENERAL_WORDS
from pipeline.mentions.rules.modifiers import ORDINAL_ENDINGS, ORDINALS, ROMAN, is_group, name_start
from pipeline.mentions.rules.scene import Found, Scene
from pipeline.mentions.words import plain, plain_words, spellings
from pipeline.records import Label

_RULE_OF = {
    Label.ORG: "rule:head_org",
    Label.GPE: "rule:head_gpe",
    Label.LOC: "rule:head_loc",
    Label.FAC: "rule:head_fac",
    Label.EVENT: "rule:head_event",
    Label.LAW: "rule:head_law",
    Label.WORK_OF_ART: "rule:head_work",
}
_PLACES = frozenset({Label.GPE, Label.LOC, Label.NORP})
#: Adjectives that make a place no proper name of a body: ``Çarlık Rusya ordusu``.
_OF_STATES = plain_words("Sovyet Sovet Çarlık Çar Kuzey Güney Şimali Cənubi")


def find_heads(scene: Scene) -> Iterator[Found]:
    """Capitalised words that end in a head noun."""
    for position in range(1, len(scene.words)):
        word = scene.words[position]
        if word.number or word.initial:
            continue
        form = match_head(word.plain, HEADS)
        if form is None:
            continue
        head = HEADS[form]
        first = name_start(scene, position, head.label)
        if first is not None and _belongs(scene, first, position, head, form):
            label = Label.GPE if form in FEDERATIONS and _only_places(scene, first, position) else head.label
            yield Found(first, position, label, _RULE_OF[label])


def _only_places(scene: Scene, first: int, head: int) -> bool:
    """Whether nothing but names of places stands before a head noun (``Zaqafqaziya Federasiyası``)."""
    return all(scene.labels(position) & {Label.GPE, Label.LOC} for position in range(first, head))


def _belongs(scene: Scene, first: int, at: int, head: HeadNoun, form: str) -> bool:
    """Whether head noun and modifiers make a name, by the case of the head noun."""
    word = scene.words[at]
    capitals = [p for p in range(first, at) if scene.words[p].capital]
    counted = [p for p in range(first, at) if scene.words[p].plain in ORDINALS or scene.words[p].number]
    if len(counted) == at - first:
        return (word.capital and head.label is Label.ORG) or (head.label is Label.EVENT and scene.words[first].number)
    groups = [p for p in capitals if is_group(scene, p)]
    places = [p for p in capitals if scene.labels(p) & _PLACES or scene.words[p].plain in DYNASTIES]
    if form.startswith("cumhuriyet") and len(capitals) == 1 and Label.LOC in scene.labels(capitals[0]):
        return False  # ``Kafkas Cumhuriyetleri`` are several
    proper = (
        any(p not in groups and p not in places and scene.words[p].plain not in _OF_STATES for p in capitals)
        or len(capitals) > 2
    )
    if form in FRONTS and not any(scene.words[p].plain in OF_FRONTS for p in capitals):
        return False
    if word.capital:
        return proper or scene.plain_case or head.lower == "any"
    if head.label is Label.EVENT and scene.is_date_word(at - 1):
        return True
    if head.lower == "never" or _generic(scene, capitals):
        return False
    if len(capitals) == 1 and _IDEA.search(scene.words[capitals[0]].plain):
        return False  # ``Türkçülük hareketi``: an idea, no body
    if form == "ordusu" and len(capitals) < at - first:
        return True  # ``Kafkas kurtuluş ordusu``
    if head.lower == "any":
        return not (form.endswith(("lari", "leri")) and len(groups) == len(capitals)) and (
            form not in _GROUPINGS or len(groups) < len(capitals)
        )
    return proper


_IDEA = re.compile(r"(?:izm|[çc][iuü]l[iuü][kq]|l[iuü][kq])(?:in|un|ün|i|u|ü)?$")

#: ``Eser-Menşevik-Taşnak grubu``: political groups before ``grubu`` are no body.
_GROUPINGS = plain_words("grubu qrupu")


def _generic(scene: Scene, capitals: list[int]) -> bool:
    """Whether only one general word stands before a head noun in lower case (``Parti beyannamesi``)."""
    if len(capitals) != 1 or not scene.opens(capitals[0]):
        return False
    spelling = scene.words[capitals[0]].plain
    return spelling in GENERAL_WORDS and spelling not in ATTRIBUTES


def find_bare_bodies(scene: Scene) -> Iterator[Found]:
    """``Milli Şura``, ``Kızıl Ordu``; ``11. Ordu``, ``11-ci ordu``: bodies without a possessive."""
    for position in range(1, len(scene.words)):
        word, before = scene.words[position], scene.words[position - 1]
        if before.number:
            dotted = word.before.strip() == "." and word.capital
            ordinal = word.spaced and before.ending in ORDINAL_ENDINGS
            counted = (dotted or ordinal) and len(before.stem) < 4 and position > 1
            if counted and spellings(word.text, scene.lang) & NUMBERED_BODIES:
                yield Found(position - 1, position, Label.ORG, "rule:numbered_body")
            continue
        if scene.line.titled or not (word.capital and before.capital and word.spaced) or before.ending:
            continue
        bases = spellings(word.text, scene.lang)
        if before.plain in BODY_ADJECTIVES and bases & BARE_BODIES:
            yield Found(position - 1, position, Label.ORG, "rule:bare_body")
        elif bases & BARE_BUILDINGS and scene.plain_case and _names_building(scene, position - 1):
            yield Found(position - 1, position, Label.FAC, "rule:bare_building")


def _names_building(scene: Scene, position: int) -> bool:
    """Whether a capitalised word before ``Medrese``, ``Palas`` may be the building's name."""
    return not (scene.opens(position) or scene.words[position].plain in FUNCTION_WORDS or scene.in_person(position))


def find_acronyms(scene: Scene) -> Iterator[Found]:
    """Two to six capitals that no gazetteer knows."""
    if not scene.plain_case:
        return
    for position, word in enumerate(scene.words):
        if not word.shouted or not 2 <= len(word.stem) <= 6 or ROMAN.fullmatch(word.stem):
            continue
        if scene.labels(position) or word.stem in _NO_BODIES or plain(word.ending)[:2] in {"li", "lu", "lü"}:
            continue
        neighbours = scene.words[max(0, position - 1) : position] + scene.words[position + 1 : position + 2]
        if any(other.shouted for other in neighbours):
            continue
        label = Label.GPE if word.stem.endswith(_REPUBLICS) else Label.ORG
        yield Found(position, position, label, "rule:acronym")


#: Abbreviations of republics end so in one language or the other.
_REPUBLICS = ("SSC", "SSR", "ССР", "SFSC", "SFSR", "XC", "HC", "DR", "ДР", "ХҸ")

#: Abbreviations that name nobody: eras, units, means.
_NO_BODIES = frozenset(
    {"MÖ", "MS", "İÖ", "İS", "TV", "DVD", "CD", "USD", "TL", "PDF", "ISBN", "ISSN", "DOI", "BOA", "РГ"}
)
