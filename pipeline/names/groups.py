"""Which labels may name one entity, and the keys of peoples and parties."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from pipeline.morphology import base_form
from pipeline.names.bodies import parse_body
from pipeline.names.concepts import concept_of
from pipeline.records import Label, Lang
from pipeline.transliteration import fold, lower, to_latin


class Group(StrEnum):
    """Labels that share a space of entities: a place tagged GPE once and LOC once is one entity."""

    PERSON = "person"
    BODY = "body"
    WORK = "work"
    EVENT = "event"
    LAW = "law"
    NORP = "norp"


_GROUPS = {
    Label.PERSON: Group.PERSON,
    Label.ORG: Group.BODY,
    Label.GPE: Group.BODY,
    Label.LOC: Group.BODY,
    Label.FAC: Group.BODY,
    Label.WORK_OF_ART: Group.WORK,
    Label.EVENT: Group.EVENT,
    Label.LAW: Group.LAW,
    Label.NORP: Group.NORP,
}


def group_of(label: Label) -> Group:
    """The group of an entity label.

    Raises:
        KeyError: for DATE and DURATION, which name no entity.
    """
    return _GROUPS[label]


#: Countries called after a people that has a word of its own; elsewhere the word for both is one (``Azərbaycanlı``).
_OF_A_PEOPLE = frozenset({"armenia", "georgia", "russia", "turkey"})
_INHABITANT = re.compile(r"(?:stan|iye|[iy]ya|siya|sya)l[iu]$")
_PLURAL = re.compile(r"l[aəe]r$")
#: ``müsavatçı``, ``мусаватист``, ``Musavatistes``.
_FOLLOWER = re.compile(r"(?:[çc][ıiuü]|ist(?:es?|en|s|ı|i|ov)?)$")


@lru_cache(maxsize=50_000)
def norp_key(text: str) -> str:
    """The key of a people or group: ``gürcü``, ``Gürcüler`` and ``ҝүрҹүләр`` have one.

    Followers (``türkçü``) are another group than the people itself, and so are those who live in a country that is
    called after a people (``Türkiyeli``).
    """
    # a word that means a people by itself is no form of another (``erməni`` is no accusative)
    known = " " not in text and concept_of(text) not in ("", "-")
    base = text if known else base_form(text, Label.NORP, Lang.AZ if "ə" in text or "ә" in text else Lang.TR)
    body = parse_body(base)
    bare = _PLURAL.sub("", lower(to_latin(base, None)))
    follower = len(bare) > 5 and bool(_FOLLOWER.search(bare))
    inhabitant = body.key in _OF_A_PEOPLE and bool(_INHABITANT.search(fold(base)))
    return body.key + (" +follower" if follower else " +inhabitant" if inhabitant else "")
