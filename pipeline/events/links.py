"""The words and names of a sentence, with what is known of how they hang together."""

from __future__ import annotations

from enum import StrEnum

from pipeline.events.forms import Form
from pipeline.record_classes import record
from pipeline.records import Label
from pipeline.spans import Span

QUOTES = frozenset("“”\"«»„‘’'")


class Link(StrEnum):
    """What a name's phrase is in its clause, as far as endings and postpositions tell."""

    NOM = "nom"
    GEN = "gen"
    DAT = "dat"
    ACC = "acc"
    LOC = "loc"
    ABL = "abl"
    INS = "ins"
    ATTRIBUTIVE = "ki"
    BY = "by"
    BETWEEN = "between"
    AGAINST = "against"
    UNDER = "under"
    APPOSED = "apposed"  # belongs to the name after it: "Polonya temsilcisi Ostrovski"
    OTHER = "other"  # under a postposition that gives no role
    TIME = "time"


@record
class Word:
    """One word or punctuation mark of a sentence.

    Attributes:
        span: clean span.
        key: see :func:`pipeline.events.forms.key_of`; punctuation is its own key.
        form: the form of a verb-like word, None for others and inside names.
        name: index of the name it belongs to, or -1.
        closed: whether no trigger may stand here (inside a reference, a title or a name).
    """

    span: Span
    key: str
    form: Form | None
    name: int
    closed: bool


@record
class Name:
    """An entity or date mention in its phrase.

    Attributes:
        span: clean span of the mention.
        label: its label.
        start: index of its first word.
        end: index after its last word.
        link: relation of its phrase to what follows.
        phrase_end: index after the last word of its phrase (the head noun and postposition included).
        chain: names with the same number are coordinated.
        indirect: whether the link is that of a head noun, not the name's own ending.
    """

    span: Span
    label: Label
    start: int
    end: int
    link: Link
    phrase_end: int
    chain: int
    indirect: bool = False
