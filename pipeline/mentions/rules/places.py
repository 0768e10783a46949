"""Places by what stands beside them: directions, adjectives of states, head nouns in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.lexicon.heads import BUILDINGS, DYNASTIES, NATURE, SETTLEMENTS, WATERS_AND_MOUNTAINS, match_head
from pipeline.mentions.lexicon.openers import FUNCTION_WORDS, GENERAL_WORDS
from pipeline.mentions.lexicon.peoples import GROUPS
from pipeline.mentions.rules.name_parts import NameParts, case_of
from pipeline.mentions.rules.scene import Found, Scene, with_possessive
from pipeline.mentions.words import plain, plain_words, spellings
from pipeline.records import Label, Lang

#: Directions before a region or country: together a region.
_DIRECTIONS = plain_words(
    """Aşağı Batı Cənubi Dağlık Dağlıq Doğu Güney Güneybatı Güneydoğu İç Kuzey Kuzeybatı
    Kuzeydoğu Qərbi Mərkəzi Orta Şərq Şərqi Şimali Yuxarı Yukarı"""
)

#: Countries that a direction makes a state of its own.
_DIVIDED = plain_words("Almanya Almaniya Kore Koreya Vietnam Vyetnam Yemen Yəmən Kıbrıs Kipr Osetya Afrika")

#: Adjectives that make a state's name with the name of a country.
_STATE_ADJECTIVES = plain_words(
    """Beyaz Bolşevik Böyük Büyük Çar Çarlık Demokratik Federal Kızıl Qızıl Nazi Osmanlı Sovet Sovyet"""
)

_QUARTERS = plain_words("Batı Doğu Qərb Şərq Garp Şark")

_STATES = frozenset({Label.GPE})
_REGIONS = frozenset({Label.GPE, Label.LOC})


#: In Turkish the same letters are ``kendi`` (own).
_AZ_VILLAGE = plain_words("kəndi")


def find_places(scene: Scene) -> Iterator[Found]:
    """Places that their neighbours give away."""
    yield from _listed(scene)
    for position, word in enumerate(scene.words):
        if not word.capital or word.number:
            continue
        if position and scene.words[position].spaced:
            compound = _compound(scene, position)
            if compound is not None:
                yield compound
        if _soviets(scene, position):
            yield Found(position, position, Label.GPE, "rule:soviets")
        state = _dynasty(scene, position)
        if state is not None:
            yield state
        house = _house(scene, position)
        if house is not None:
            yield house
        quarter = _quarter(scene, position)
        if quarter is not None:
            yield quarter
        if _doubtful(scene, position):
            yield Found(position, position, _ambiguous_place(scene, position) or Label.GPE, "rule:place_proved")
        named = _before_head(scene, position)
        if named is not None:
            yield named


def _listed(scene: Scene) -> Iterator[Found]:
    """``Tosya, Daday ve Boyabat``: unknown words in a list of three or more, most of them known places."""
    words = scene.words
    first = 0
    while first < len(words):
        items = _items(scene, first)
        first = items[-1] + 1 if items else first + 1
        if len(items) < 3 or not scene.plain_case:
            continue
        known = [position for position in items if scene.labels(position) & _REGIONS]
        names = NameParts(scene)
        strangers = [
            position
            for position in items
            if position not in known
            and names.unknown(position)
            and not (names.given(position) or names.surname(position) or scene.is_surname(position))
        ]
        if len(known) > len(strangers) and len(known) + len(strangers) == len(items):
            for position in strangers:
                yield Found(position, position, Label.GPE, "rule:place_list")


def _items(scene: Scene, first: int) -> list[int]:
    """The words of a list that begins here: single capitalised words with ``,`` or ``ve`` between them."""
    words = scene.words
    if not words[first].capital or (first and words[first].spaced and words[first - 1].capital):
        return []
    items = [first]
    at = first
    while at + 1 < len(words):
        if words[at + 1].before.strip() == ",":
            following = at + 1
        elif at + 2 < len(words) and words[at + 1].plain == "ve" and words[at + 1].spaced and words[at + 2].spaced:
            following = at + 2
        else:
            break
        if not words[following].capital or words[following].number:
            break
        items.append(following)
        at = following
    if at + 1 < len(words) and words[at + 1].capital and words[at + 1].spaced:
        return []  # the last one goes on: a person's or a body's name
    return items


def _base_in(scene: Scene, position: int, lexicon: frozenset[str]) -> bool:
    word = scene.words[position]
    return not spellings(word.text, scene.lang).isdisjoint(lexicon)


def _compound(scene: Scene, position: int) -> Found | None:
    """``Şimali Qafqaz``, ``Sovyet Rusya``, ``Osmanlı Türkiyəsi``."""
    before = scene.words[position - 1]
    possessed = with_possessive(scene, position)
    if before.ending or not (before.capital or (before.plain in _OF_THE_TSAR and possessed)):
        return None
    labels = scene.labels(position) or possessed
    if before.plain in _CENTRAL and Label.LOC not in labels:
        return None
    if before.plain in _DIRECTIONS and labels & _REGIONS:
        label = Label.GPE if _base_in(scene, position, _DIVIDED) else Label.LOC
        return Found(position - 1, position, label, "rule:direction")
    if before.plain in _STATE_ADJECTIVES and labels & _STATES:
        if before.plain in _GREAT and scene.opens(position - 1) and scene.reading.common(before):
            return None
        return Found(position - 1, position, Label.GPE, "rule:state_adjective")
    return None


_OF_THE_TSAR = plain_words("çar çarlık çarlıq")
_CENTRAL = plain_words("Merkezi Mərkəzi İç Orta")
_GREAT = plain_words("Büyük Böyük Demokratik Kızıl Qızıl Beyaz Federal Çar")


def _soviets(scene: Scene, position: int) -> bool:
    """``Sovyetler``, ``Sovetlərin``: the councils, in the plural and with a capital, are the state."""
    word = scene.words[position]
    if not _SOVIETS.fullmatch(word.plain):
        return False
    if not word.plain.endswith("leri"):
        return True
    # ``Xalq Sovetləri`` are councils
    return not (scene.adjoins(position) and scene.words[position - 1].capital and not scene.opens(position - 1))


_SOVIETS = re.compile(r"sovy?etler(?:[ei]|in|den?|deki|le)?")


def _dynasty(scene: Scene, position: int) -> Found | None:
    """``Osmanlı devleti``, ``Səfəvi dövləti``: a ruling house and its state, in either case."""
    following = position + 1
    word = scene.words[position]
    if word.plain not in DYNASTIES or word.ending or following >= len(scene.words) or not scene.words[following].spaced:
        return None
    if match_head(scene.words[following].plain, _STATE_HEADS) is None:
        return None
    return Found(position, following, Label.GPE, "rule:dynasty")


def _house(scene: Scene, position: int) -> Found | None:
    """``Osmanlı`` alone is the state; before a word of language or descent it is the people."""
    word = scene.words[position]
    following = position + 1
    if word.plain.startswith(_OTTOMANS) or not _base_in(scene, position, _OTTOMAN):
        return None
    behind = scene.words[following] if following < len(scene.words) else None
    if behind is not None and behind.spaced and behind.plain.startswith(_OF_PEOPLE):
        return Found(position, position, Label.NORP, "rule:dynasty_people")
    return Found(position, position, Label.GPE, "rule:dynasty_alone")


_OTTOMAN = plain_words("Osmanlı")
_OTTOMANS = ("osmanlilar", "osmanlica", "osmanlici")
_OF_PEOPLE = tuple(
    sorted(plain_words("dil şive şivə alfabe əlifba türk lehçe ləhcə köken mənşə musiki sanat edebiyat ədəbiyyat"))
)
_STATE_HEADS = plain_words("devleti dövləti devletleri dövlətləri")


def _quarter(scene: Scene, position: int) -> Found | None:
    """``Batı’da``, ``Qərbdə``: a part of the world, with a capital inside the sentence and a case ending."""
    if scene.opens(position) or not scene.plain_case or not _base_in(scene, position, _QUARTERS):
        return None
    following = position + 1
    if following < len(scene.words) and scene.words[following].spaced and scene.words[following].capital:
        return None
    if (
        scene.adjoins(position)
        and scene.words[position - 1].capital
        and scene.words[position - 1].plain in GENERAL_WORDS
    ):
        return None
    return Found(position, position, Label.LOC, "rule:quarter")


def _ambiguous_place(scene: Scene, position: int) -> Label | None:
    """The label of a place whose name the gazetteers mark as ambiguous, or None."""
    hits = scene.index.single(scene.words[position], scene.lang)[1]
    labels = {hit.label for hit in hits if hit.ambiguous}
    return Label.GPE if Label.GPE in labels else Label.LOC if Label.LOC in labels else None


def _doubtful(scene: Scene, position: int) -> bool:
    """An ambiguous place name that its ending or its neighbours prove.

    ``Spa’dan``: a place case behind an apostrophe; ``Kırım, Kazan, Türkistan``: places on both sides in a list.
    """
    word = scene.words[position]
    if scene.labels(position) or _ambiguous_place(scene, position) is None or _base_in(scene, position, _QUARTERS):
        return False
    if word.ending and (_PLACE_CASE.fullmatch(plain(word.ending)) or _only_places(scene, position)):
        return True
    if scene.opens(position):
        return False
    sides = [side for side in (position - 1, position + 1) if 0 <= side < len(scene.words)]
    listed = [side for side in sides if scene.labels(side) & _REGIONS]
    return any(_in_one_list(scene, position, side) for side in listed) or _joined_by_and(scene, position)


_PLACE_CASE = re.compile(r"[dt]e(?:n|ki)?|[dt]a(?:n|ki)?")


def _only_places(scene: Scene, position: int) -> bool:
    """Whether an apostrophe proves a name that can be nothing but a place: ``Sakarya’nın``."""
    hits = scene.index.single(scene.words[position], scene.lang)[1]
    return all(hit.label in _REGIONS for hit in hits)


def _in_one_list(scene: Scene, position: int, side: int) -> bool:
    """Whether only a comma stands between two neighbours."""
    return scene.words[max(position, side)].before.strip() == ","


def _joined_by_and(scene: Scene, position: int) -> bool:
    """Whether ``ve`` joins the word to a place (``Bakü ve Kazan``)."""
    for conjunction, other in ((position - 1, position - 2), (position + 1, position + 2)):
        if 0 <= other < len(scene.words) and scene.words[conjunction].plain in {"ve", "ile"}:
            gaps = scene.words[max(position, conjunction)], scene.words[max(conjunction, other)]
            if all(word.spaced for word in gaps) and scene.labels(other) & _REGIONS:
                return True
    return False


def _before_head(scene: Scene, position: int) -> Found | None:
    """A capitalised word before ``şehri``, ``nehri``, ``oteli`` in lower case."""
    words = scene.words
    following = position + 1
    word = words[position]
    if following >= len(words) or not words[following].spaced or word.ending or words[following].capital:
        return None
    if word.plain in FUNCTION_WORDS or word.plain in GENERAL_WORDS or scene.is_date_word(position):
        return None
    if _base_in(scene, position, GROUPS) or case_of(word) is not None or word.initial:
        return None
    spelling = words[following].plain
    label, rule = None, ""
    if match_head(spelling, SETTLEMENTS) or (scene.lang is Lang.AZ and match_head(spelling, _AZ_VILLAGE)):
        label, rule = Label.GPE, "rule:settlement"
    elif match_head(spelling, NATURE):
        label, rule = Label.LOC, "rule:nature"
    elif match_head(spelling, BUILDINGS):
        label, rule = Label.FAC, "rule:building"
    if label is Label.LOC and match_head(spelling, WATERS_AND_MOUNTAINS) and scene.labels(position) == {Label.GPE}:
        return Found(position, position, Label.LOC, rule)
    if label is None or scene.labels(position) & {Label.GPE, Label.LOC}:
        return None  # what a gazetteer knows as a place stays what it is
    first = position
    while (
        first > 0
        and words[first].spaced
        and words[first - 1].capital
        and not words[first - 1].ending
        and not scene.opens(first - 1)
        and words[first - 1].plain not in FUNCTION_WORDS
        and not scene.labels(first - 1)
        and not scene.in_person(first - 1)
        and position - first < 2
    ):
        first -= 1
    if scene.opens(first) and scene.reading.common(words[first]):
        return None
    return Found(first, position, label, rule)
