"""Which labels may name one entity, and the keys of peoples and parties."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from pipeline.morphology import base_form
from pipeline.names.bodies import parse_body
from pipeline.records import Label, Lang


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


_FOLLOWERS = ("çı", "çi", "çu", "çü", "cı", "ci", "cu", "cü", "чы", "чи", "чу", "чү", "ҹы", "ҹи")


@lru_cache(maxsize=50_000)
def norp_key(text: str) -> str:
    """The key of a people or group: ``gürcü``, ``Gürcüler`` and ``ҝүрҹүләр`` have one.

    Followers (``türkçü``) are another group than the people itself.
    """
    base = base_form(text, Label.NORP, Lang.AZ if "ə" in text or "ә" in text else Lang.TR)
    body = parse_body(base)
    follower = base.lower().endswith(_FOLLOWERS) and len(base) > 5
    return body.key + (" +follower" if follower else "")
