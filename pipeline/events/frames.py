"""Role frames: what a case or postposition means for each kind of happening.

A frame says for a *relation* between a name and a trigger which role the name plays. Relations are
what :mod:`pipeline.events.arguments` reads off the text: the subject, the cases, a few postpositions, and the two
ways in which a name can depend on a noun (genitive and bare attribute). Every frame also knows ``time``
for dates and ``place`` for locatives of places; those are not repeated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from pipeline.record_classes import record
from pipeline.records import Label, Role


class Relation(StrEnum):
    """How a name hangs on a trigger."""

    SUBJECT = "subject"
    OBJECT = "object"  # accusative, or head of an object participle
    BARE = "bare"  # bare object right before the verb
    DATIVE = "dative"
    ABLATIVE = "ablative"
    LOCATIVE = "locative"
    WITH = "with"  # ile/ilə, -la/-lə
    BY = "by"  # tarafından/tərəfindən
    BETWEEN = "between"  # arasında
    AGAINST = "against"  # karşı/qarşı, aleyhine/əleyhinə
    UNDER = "under"  # başkanlığında, rəhbərliyi ilə
    GENITIVE = "genitive"  # possessor of a nominal trigger
    ATTRIBUTE = "attribute"  # bare name before a nominal trigger
    ATTRIBUTIVE_PLACE = "attributive-place"  # -daki before a nominal trigger


PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})
PARTIES = frozenset({Label.PERSON, Label.ORG, Label.GPE, Label.NORP, Label.LOC})
_A, _T, _FROM, _TO, _R, _P, _G = (
    Role.AGENT, Role.THEME, Role.ORIGIN, Role.DESTINATION, Role.RECIPIENT, Role.PLACE, Role.ORG,
)  # fmt: skip


_ANY = frozenset(Label)


@record
class Frame:
    """Roles by relation.

    Attributes:
        subject: role of the subject of an active trigger.
        passive_subject: role of the subject of a passive one.
        roles: role by relation, for active and passive alike.
        by_label: roles that a label gets whatever the relation, where it gets one at all.
        only: the labels that may play a role, where not all may.
        events_act: whether the subject may be a named happening: "the congress adopted", but not "the congress met".
        noun_genitive_place: role of a genitive GPE or LOC of a nominal trigger, where it differs from
            that of people ("the occupation of Baku" against "the Bolsheviks' occupation").
    """

    subject: Role
    passive_subject: Role
    roles: Mapping[Relation, Role] = field(default_factory=dict)
    by_label: Mapping[Label, Role] = field(default_factory=dict)
    noun_genitive_place: Role | None = None
    only: Mapping[Role, frozenset[Label]] = field(default_factory=dict)
    events_act: bool = True

    def role(self, relation: Relation, label: Label, *, passive: bool) -> Role | None:
        """The role of a name with ``label`` in ``relation``, or None if it has no part in the happening."""
        if label in (Label.DATE, Label.DURATION):
            return Role.TIME
        if relation is Relation.SUBJECT:
            role: Role | None = self.passive_subject if passive else self.subject
        elif relation is Relation.GENITIVE and label in PLACES and self.noun_genitive_place is not None:
            role = self.noun_genitive_place
        elif relation is Relation.WITH and label not in PARTIES:
            return None  # "Gülistan anlaşması ile": by it, not with it
        else:
            role = self.roles.get(relation)
        if role is None:
            if relation in (Relation.LOCATIVE, Relation.ATTRIBUTIVE_PLACE) and label in PLACES:
                return Role.PLACE
            if relation in (Relation.BY, Relation.UNDER) and label in PARTIES:
                return Role.AGENT
            return None
        acts = self.events_act and label is Label.EVENT
        if relation is Relation.SUBJECT and not passive and role is Role.AGENT and acts:
            return role
        if relation is not Relation.LOCATIVE:  # what is published in a journal is not the journal
            role = self.by_label.get(label, role)
        return None if label not in self.only.get(role, _ANY) else role


_S = Relation
_BEINGS = frozenset({Label.PERSON, Label.NORP, Label.ORG})
_WORKS = {Label.WORK_OF_ART: _T, Label.LAW: _T, Label.EVENT: _T}

FRAMES: Mapping[str, Frame] = {
    "agree": Frame(
        _A,
        _T,
        {_S.OBJECT: _T, _S.BARE: _T, _S.WITH: _A, _S.BETWEEN: _A, _S.GENITIVE: _A, _S.ATTRIBUTE: _A, _S.AGAINST: _A},
        _WORKS,
    ),
    "annex": Frame(_A, _A, {_S.OBJECT: _T, _S.DATIVE: _T, _S.BARE: _T, _S.GENITIVE: _T}),
    "appoint": Frame(
        _A, _T, {_S.OBJECT: _T, _S.DATIVE: _G, _S.GENITIVE: _G, _S.BARE: _T, _S.ABLATIVE: _G}, {Label.PERSON: _T}
    ),
    "attack": Frame(_A, _T, {_S.OBJECT: _T, _S.DATIVE: _T, _S.WITH: _T, _S.AGAINST: _T, _S.BARE: _T, _S.GENITIVE: _T}),
    "battle": Frame(
        _A,
        _T,
        {_S.OBJECT: _T, _S.DATIVE: _T, _S.WITH: _T, _S.AGAINST: _T, _S.BETWEEN: _A, _S.GENITIVE: _A, _S.ATTRIBUTE: _A},
        {Label.EVENT: _T},
        noun_genitive_place=_A,
    ),
    "become": Frame(_T, _T, {_S.GENITIVE: _G, _S.BARE: _G, _S.DATIVE: _G, _S.ATTRIBUTE: _G}, {Label.PERSON: _T}),
    "begin": Frame(_T, _T, {_S.OBJECT: _T, _S.GENITIVE: _T}),
    "born": Frame(_T, _T, {_S.GENITIVE: _T}, only={_T: _BEINGS}),
    "captive": Frame(_T, _T, {_S.DATIVE: _A, _S.GENITIVE: _T}),
    "cease": Frame(_T, _T, {_S.OBJECT: _T, _S.BARE: _T, _S.GENITIVE: _T}),
    "declare": Frame(
        _A,
        _T,
        {_S.OBJECT: _T, _S.BARE: _T, _S.GENITIVE: _T, _S.ATTRIBUTE: _T, _S.AGAINST: _R, _S.DATIVE: _T},
        {Label.LAW: _T},
    ),
    "defeat": Frame(_T, _T, {_S.OBJECT: _T, _S.DATIVE: _A, _S.GENITIVE: _T, _S.ATTRIBUTE: _T, _S.WITH: _A}),
    "die": Frame(_T, _T, {_S.GENITIVE: _T, _S.ATTRIBUTE: _T}, only={_T: _BEINGS}),
    "end": Frame(_A, _T, {_S.OBJECT: _T, _S.BARE: _T, _S.GENITIVE: _T, _S.ATTRIBUTE: _T}, {Label.WORK_OF_ART: _T}),
    "expel": Frame(_A, _T, {_S.OBJECT: _T, _S.ABLATIVE: _FROM, _S.DATIVE: _TO, _S.GENITIVE: _T, _S.ATTRIBUTE: _T}),
    "invite": Frame(_A, _R, {_S.DATIVE: _TO, _S.OBJECT: _R, _S.GENITIVE: _A}),
    "invasion": Frame(
        _A,
        _T,
        {_S.OBJECT: _T, _S.DATIVE: _T, _S.AGAINST: _T, _S.GENITIVE: _A, _S.ATTRIBUTE: _A, _S.WITH: _T},
    ),
    "occupation": Frame(
        _A,
        _T,
        {_S.OBJECT: _T, _S.DATIVE: _T, _S.AGAINST: _T, _S.GENITIVE: _A, _S.ATTRIBUTE: _A, _S.WITH: _T},
    ),
    "join": Frame(_A, _A, {_S.DATIVE: _T, _S.OBJECT: _T, _S.GENITIVE: _A, _S.WITH: _T, _S.LOCATIVE: _T}),
    "kill": Frame(_A, _T, {_S.OBJECT: _T, _S.AGAINST: _T, _S.BARE: _T, _S.GENITIVE: _T, _S.ATTRIBUTE: _T}),
    "leave": Frame(_A, _A, {_S.OBJECT: _FROM, _S.ABLATIVE: _FROM, _S.DATIVE: _TO, _S.GENITIVE: _A}),
    "letter": Frame(
        _A,
        _A,
        {_S.GENITIVE: _A, _S.DATIVE: _R, _S.ATTRIBUTE: _A, _S.BARE: _A, _S.WITH: _R, _S.ABLATIVE: _FROM},
        {Label.WORK_OF_ART: _T},
    ),
    "make": Frame(
        _A,
        _T,
        {_S.OBJECT: _T, _S.BARE: _T, _S.GENITIVE: _T, _S.ATTRIBUTE: _T},
        {Label.WORK_OF_ART: _T},
    ),
    "massacre": Frame(_A, _T, {_S.OBJECT: _T, _S.GENITIVE: _A, _S.AGAINST: _T, _S.ATTRIBUTE: _A, _S.DATIVE: _T}),
    "meet": Frame(
        _A,
        _A,
        {_S.WITH: _A, _S.BETWEEN: _A, _S.GENITIVE: _A, _S.ATTRIBUTE: _A, _S.OBJECT: _T, _S.BARE: _T},
        {Label.EVENT: _T, Label.LAW: _T},
        events_act=False,
    ),
    "message": Frame(
        _A,
        _T,
        {_S.DATIVE: _R, _S.OBJECT: _T, _S.ABLATIVE: _R, _S.GENITIVE: _A, _S.WITH: _R},
        {Label.WORK_OF_ART: _T},
        only={_T: frozenset({Label.WORK_OF_ART, Label.LAW, Label.EVENT})},
    ),
    "move": Frame(_A, _A, {_S.DATIVE: _TO, _S.ABLATIVE: _FROM, _S.OBJECT: _TO, _S.GENITIVE: _A, _S.ATTRIBUTE: _A}),
    "publish": Frame(
        _A,
        _T,
        {_S.OBJECT: _T, _S.BARE: _T, _S.GENITIVE: _A, _S.LOCATIVE: _P},
        {Label.WORK_OF_ART: _T, Label.PERSON: _A, Label.LAW: _T},
        only={_P: PLACES | {Label.WORK_OF_ART}},
    ),
    "punish": Frame(_A, _T, {_S.OBJECT: _T, _S.GENITIVE: _T, _S.ATTRIBUTE: _T, _S.DATIVE: _P}, noun_genitive_place=_P),
    "quell": Frame(_A, _T, {_S.OBJECT: _T}),
    "recognise": Frame(_A, _T, {_S.OBJECT: _T, _S.GENITIVE: _T, _S.BARE: _T, _S.DATIVE: _T, _S.ATTRIBUTE: _T}),
    "rename": Frame(_T, _T, {_S.OBJECT: _T, _S.DATIVE: _T, _S.GENITIVE: _T, _S.BARE: _T}),
    "resign": Frame(_A, _A, {_S.ABLATIVE: _G, _S.OBJECT: _A, _S.GENITIVE: _A}),
    "send": Frame(_A, _A, {_S.OBJECT: _T, _S.DATIVE: _TO, _S.ABLATIVE: _FROM, _S.GENITIVE: _A}),
    "settle": Frame(_A, _A, {_S.OBJECT: _T, _S.DATIVE: _TO, _S.LOCATIVE: _TO, _S.ABLATIVE: _FROM, _S.GENITIVE: _A}),
    "suffer": Frame(_T, _T, {_S.GENITIVE: _A, _S.ATTRIBUTE: _A, _S.DATIVE: _A}),
    "unite": Frame(_A, _A, {_S.WITH: _T, _S.OBJECT: _T, _S.DATIVE: _T, _S.GENITIVE: _A, _S.BETWEEN: _A}),
    "uprising": Frame(_A, _A, {_S.GENITIVE: _A, _S.AGAINST: _T, _S.ATTRIBUTE: _A}, noun_genitive_place=_P),
    "win": Frame(
        _A, _A, {_S.OBJECT: _T, _S.AGAINST: _T, _S.GENITIVE: _A, _S.ATTRIBUTE: _A, _S.BARE: _T}, {Label.EVENT: _T}
    ),
}
