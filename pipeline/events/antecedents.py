"""What pronouns, *here* and *there* of a sentence may point back to."""

from __future__ import annotations

from pipeline.events.frames import PLACES, Relation
from pipeline.events.links import Link, Name
from pipeline.events.phrases import Phrases
from pipeline.events.words import PRONOUNS
from pipeline.record_classes import record
from pipeline.records import Label

_TOPICS = frozenset({Label.PERSON, Label.ORG})
_HERE_LINKS = frozenset({Link.LOC, Link.DAT, Link.NOM})
DEICTIC = {
    "burada": Relation.LOCATIVE, "orada": Relation.LOCATIVE, "buraya": Relation.DATIVE, "oraya": Relation.DATIVE,
    "buradan": Relation.ABLATIVE, "oradan": Relation.ABLATIVE,
}  # fmt: skip


@record
class Antecedents:
    """What a sentence offers to the one after it.

    Attributes:
        subject: its topic: the first subject that is a person or body, else the first person.
        place: the last place it names.
        headword: whom the whole paragraph is about, as an entry of an encyclopaedia is.
    """

    subject: Name | None = None
    place: Name | None = None
    headword: Name | None = None


NOBODY = Antecedents()


def antecedents_in(phrases: Phrases) -> Antecedents:
    """What the next sentence may point back to."""
    names = phrases.names
    subject = next(
        (name for name in names if name.link is Link.NOM and not name.indirect and name.label in _TOPICS), None
    )
    if subject is None:
        subject = next((name for name in names if name.label is Label.PERSON), None)
    place = next((name for name in reversed(names) if name.label in PLACES and name.link in _HERE_LINKS), None)
    return Antecedents(subject, place)


def headword_in(phrases: Phrases) -> Name | None:
    """The person with whom an entry begins: ``DUDAROV Qazi Məhəmməd (d. 1886, Vladiqafqaz) – hüquqşünas``."""
    if len(phrases.names) < 2 or phrases.names[0].start or phrases.names[0].label is not Label.PERSON:
        return None
    first = phrases.names[0]
    dated = any(name.label is Label.DATE for name in phrases.names[1:3])
    return first if dated and phrases.keys[first.end : first.end + 1] == ("(",) else None


def has_pronoun(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a personal pronoun stands in ``[start, end)``; the determiner of ``o dönemde`` is none."""
    return any(
        key in PRONOUNS and not _is_determiner(phrases, index)
        for index, key in enumerate(phrases.keys[start:end], start)
    )


def _is_determiner(phrases: Phrases, index: int) -> bool:
    """``o dönemde``: *that*, not *he*. At the head of a sentence ``o`` is taken for *he*."""
    if phrases.keys[index] != "o" or index < 2 or index + 1 >= len(phrases.words):
        return False
    after = phrases.words[index + 1]
    return after.key != "," and after.name < 0 and after.form is None
