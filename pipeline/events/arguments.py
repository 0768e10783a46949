"""Which names take part in a happening, and how: the arguments of one trigger.

Turkish and Azerbaijani put the verb last, so what belongs to a trigger stands on its left and before it
no other verb; the exceptions are the head of a participle, which stands on its right, and subjects and dates, which
clauses of one sentence share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pipeline.events.antecedents import DEICTIC, NOBODY, Antecedents, has_pronoun
from pipeline.events.clauses import Clauses
from pipeline.events.forms import Case, Form
from pipeline.events.frames import FRAMES, PLACES, Frame, Relation
from pipeline.events.lexicon import Find, Slot
from pipeline.events.links import Link, Name
from pipeline.events.objects import (
    adjoins,
    has_another_head,
    has_object,
    holds_office,
    is_called,
    is_punctuated,
    owns_work,
)
from pipeline.events.phrases import Phrases, is_possessed_noun
from pipeline.events.words import OWN, SUPPORT, TIME_HEADS
from pipeline.record_classes import record
from pipeline.records import Label, Role

_DIRECT: dict[Link, Relation] = {
    Link.ACC: Relation.OBJECT,
    Link.DAT: Relation.DATIVE,
    Link.ABL: Relation.ABLATIVE,
    Link.INS: Relation.WITH,
    Link.BY: Relation.BY,
    Link.BETWEEN: Relation.BETWEEN,
    Link.AGAINST: Relation.AGAINST,
    Link.UNDER: Relation.UNDER,
}
#: what may be done to the person of whom an entry of an encyclopaedia tells
_BEFALLS = frozenset({"appoint", "captive", "expel", "kill", "punish", "resign"})
_IMPERSONAL = frozenset({"begin", "cease", "end", "occupation", "battle"})
_SUBJECTS = frozenset({Label.PERSON, Label.ORG, Label.NORP})
_OBLIQUE = frozenset({Link.DAT, Link.ACC, Link.ABL})
_NOMINALISED = frozenset({Form.VERBAL_NOUN, Form.OBJECT_PARTICIPLE})
#: frames in which the object is given a post or loses it, and the subject too where there is no object
_OFFICES = frozenset({"appoint", "resign"})
_MOTION = frozenset({"move", "settle", "send"})
_SENTENCE_LEVEL = frozenset({Form.FINITE, Form.PERFECT, Form.CONVERB, Form.INFINITIVE})
_MODIFIERS = frozenset({Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE})
#: what can be made, written or closed, and so stand as a bare object
_MADE = frozenset({Label.ORG, Label.WORK_OF_ART, Label.LAW, Label.GPE})
_BEFORE_NOUN = frozenset({Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE, Form.PERFECT})
#: the dative of a post: ``başkanlığa``, ``sədrliyinə``
_POST = re.compile(r".{2,}l[ıiuü][ğy](?:[ıiuü]n)?[ae]")
#: in words; no clause is read further than this, so that a text without stops costs no more than another
_MAX_REACH = 120
_MAX_SUPPORT_GAP = 5
_MAX_NOUN_REACH = 7
_MAX_HEAD_REACH = 5
_MAX_DURATION_GAP = 2


@record
class Argument:
    """A name in a role; it may stand in the sentence before."""

    role: Role
    name: Name


class ArgumentFinder:
    """Finds the arguments of the triggers of one sentence.

    Args:
        phrases: the sentence.
        finds: its triggers, ordered.
        before: what pronouns may mean.
    """

    def __init__(self, phrases: Phrases, finds: Sequence[Find], before: Antecedents = NOBODY) -> None:
        self._before = before
        self._phrases = phrases
        self._onset = 0
        self._seen_through = -1
        self._clauses = Clauses(phrases, finds)
        self._name_ends = [name.end for name in phrases.names]

    def arguments(self, find: Find) -> tuple[Argument, ...]:
        """The arguments of one trigger, ordered by position."""
        frame = FRAMES[find.entry.frame]
        self._onset, self._seen_through = self._supporting_participle(find)
        roles: dict[int, Role] = {}
        for collect in (self._heads_on_the_right, self._obliques, self._subjects, self._times):
            for name, role in collect(find, frame, roles):
                roles.setdefault(name, role)
        self._settle_genitives(find, roles)
        names = self._phrases.names
        found = [Argument(role, names[name]) for name, role in sorted(roles.items())]
        found += self._from_before(find, frame, found)
        return (*found, *self._about_headword(find, frame, found))

    def _from_before(self, find: Find, frame: Frame, found: Sequence[Argument]) -> list[Argument]:
        """Arguments that the grammar leaves to the sentence before: pronouns, *here* and *there*."""
        if find.slot is Slot.NOUN:
            return []
        result: list[Argument] = []
        keys = self._phrases.keys
        low = max(self._clauses.last_break(find.start), find.start - _MAX_REACH)
        for index in range(find.start - 1, low - 1, -1):
            relation = DEICTIC.get(keys[index])
            if relation is None or self._between(index, find.start):
                continue
            if (place := self._place_before(index)) is not None:
                here = frame.role(relation, place.label, passive=find.slot is Slot.PASSIVE)
                if here is not None and not any(argument.role is here for argument in found):
                    result.append(Argument(here, place))
            break
        subject = self._before.subject
        role = frame.passive_subject if find.slot is Slot.PASSIVE else frame.subject
        if subject is None or any(argument.role is role for argument in found):
            return result
        if find.ending.form not in _SENTENCE_LEVEL or not (found or result):
            return result
        if has_pronoun(self._phrases, low, find.start):
            result.append(Argument(role, subject))
        return result

    def _about_headword(self, find: Find, frame: Frame, found: Sequence[Argument]) -> list[Argument]:
        """The person an entry is about, as the subject of a sentence that names none."""
        headword = self._before.headword
        passive = find.slot is Slot.PASSIVE
        if headword is None or find.slot is Slot.NOUN or find.ending.form not in _SENTENCE_LEVEL:
            return []
        if (passive and find.entry.frame not in _BEFALLS) or (not passive and find.entry.frame in _IMPERSONAL):
            return []
        role = frame.role(Relation.SUBJECT, Label.PERSON, passive=passive)
        names = self._phrases.names
        subjects = (names[i] for i in self._left_of(find) if names[i].link is Link.NOM and names[i].label in _SUBJECTS)
        if role is None or any(argument.role is role for argument in found) or next(subjects, None) is not None:
            return []
        return [Argument(role, headword)]

    def _place_before(self, index: int) -> Name | None:
        high = bisect_left(self._name_ends, index + 1)
        for name in reversed(self._phrases.names[max(0, high - _MAX_REACH) : high]):
            if name.label in PLACES:
                return name
        return self._before.place

    def _settle_genitives(self, find: Find, roles: dict[int, Role]) -> None:
        """``Bakü'nün işgali``: a genitive place is what was taken, unless something else is named that was."""
        if find.entry.frame != "occupation" or find.slot is not Slot.NOUN or Role.THEME in roles.values():
            return
        names = self._phrases.names
        for name, role in roles.items():
            if role is Role.AGENT and names[name].link is Link.GEN and names[name].label in PLACES:
                roles[name] = Role.THEME

    def _supporting_participle(self, find: Find) -> tuple[int, int]:
        """Where the phrase of a nominal trigger begins, and which verb in it is no boundary.

        In ``Bakü'de yapılan uzun görüşmeler`` the participle only says that the talks took place: what stands before it
        belongs to the talks.
        """
        if find.slot is not Slot.NOUN:
            return find.start, -1
        keys = self._phrases.keys
        for index in range(find.start - 1, max(-1, find.start - 1 - _MAX_SUPPORT_GAP), -1):
            if keys[index] in {",", ";", ".", ":"}:
                break
            verbs = self._clauses.verbs_between(index, index + 1)
            if not verbs:
                continue
            if verbs[0].form in _BEFORE_NOUN and keys[index].startswith(SUPPORT):
                return index, index
            break
        return find.start, -1

    def _between(self, start: int, end: int) -> bool:
        """Whether a verb lies between, other than a participle that is seen through."""
        return bool(self._clauses.verbs_between(start, end, self._seen_through))

    def _broken(self, start: int, end: int) -> bool:
        return self._clauses.broken(start, end, self._seen_through)

    def _left_of(self, find: Find) -> range:
        """Indices of the names before a trigger, as far as a clause may reach."""
        high = bisect_left(self._name_ends, find.start + 1)
        return range(bisect_left(self._name_ends, find.start - _MAX_REACH), high)

    # --- the four sources of arguments --------------------------------------------------------------

    def _heads_on_the_right(self, find: Find, frame: Frame, _roles: dict[int, Role]) -> list[tuple[int, Role]]:
        """The noun that a participle modifies: ``Paris'e giden Resulzade``."""
        form = find.ending.form
        if find.slot is Slot.NOUN or form not in (Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE, Form.PERFECT):
            return []
        if find.ending.case is not Case.NOM or (form is Form.PERFECT and self._clauses.pause_after(find.end - 1)):
            return []
        names = self._phrases.names
        first = bisect_left(self._name_ends, find.end + 1)
        if first >= len(names) or names[first].start < find.end or names[first].start - find.end > _MAX_HEAD_REACH:
            return []
        if self._between(find.end, names[first].start) or is_punctuated(self._phrases, find.end, names[first].start):
            return []
        if self._phrases.keys[find.end] in TIME_HEADS or has_another_head(self._phrases, find.end, names[first].start):
            return []
        head = names[first]
        relation = Relation.SUBJECT
        if form is Form.OBJECT_PARTICIPLE:
            relation = Relation.LOCATIVE if find.slot is Slot.PASSIVE else Relation.OBJECT
            if find.entry.frame in _MOTION:
                if head.label not in PLACES:
                    return []
                relation = Relation.DATIVE
        chain = [
            index for index in range(first, min(len(names), first + _MAX_REACH)) if names[index].chain == head.chain
        ]
        return self._with_roles(chain, relation, find, frame)

    def _with_roles(
        self, indices: Sequence[int], relation: Relation, find: Find, frame: Frame
    ) -> list[tuple[int, Role]]:
        result = []
        for index in indices:
            role = frame.role(relation, self._phrases.names[index].label, passive=find.slot is Slot.PASSIVE)
            if role is not None:
                result.append((index, role))
        return result

    def _obliques(self, find: Find, frame: Frame, _roles: dict[int, Role]) -> list[tuple[int, Role]]:
        """Cases and postpositions on the left, with no verb between."""
        result: list[tuple[int, Role]] = []
        for index in self._left_of(find):
            name = self._phrases.names[index]
            if name.link in (Link.TIME, Link.APPOSED, Link.OTHER):
                continue
            gap_start = max(name.end, min(name.phrase_end, find.start))
            between = self._clauses.verbs_between(gap_start, find.start, self._seen_through)
            relation = _DIRECT.get(name.link)
            distance = self._onset - gap_start
            if (find.ending.form in _MODIFIERS or find.slot is Slot.NOUN) and self._comma(gap_start, find.start):
                continue
            if name.link is Link.LOC:
                relation = Relation.LOCATIVE
                if self._broken(gap_start, find.start) or len(between) > 1:
                    continue
                if between and (find.slot is Slot.NOUN or find.ending.form in _MODIFIERS):
                    continue
            elif name.link is Link.BY:
                if find.slot is Slot.ACTIVE or self._broken(gap_start, find.start) or len(between) > 2:
                    continue
                if between and (find.slot is Slot.NOUN or self._clauses.passive_between(gap_start, find.start)):
                    continue
            elif between or self._broken(gap_start, find.start):
                continue
            elif find.slot is Slot.NOUN:
                if distance > _MAX_NOUN_REACH:
                    continue
                if name.link is Link.GEN:
                    relation = Relation.GENITIVE
                elif (
                    name.link is Link.NOM
                    and name.label is not Label.PERSON
                    and distance <= 2
                    and adjoins(name, find, self._phrases)
                ):
                    alone = not any(one.chain == name.chain for one in self._phrases.names[index + 1 :][:1])
                    alone = alone and not (index and self._phrases.names[index - 1].chain == name.chain)
                    relation = Relation.ATTRIBUTE
                    if find.entry.frame == "meet" and name.label in PLACES and alone:
                        relation = Relation.ATTRIBUTIVE_PLACE  # "Bakı iclası": where, not who
                elif name.link is Link.ATTRIBUTIVE:
                    relation = Relation.ATTRIBUTIVE_PLACE
            elif self._owns(index, find) or holds_office(name, find, self._phrases):
                relation = Relation.GENITIVE
            if relation is not None:
                result += self._with_roles([index], relation, find, frame)
        return result

    def _comma(self, start: int, end: int) -> bool:
        return "," in self._phrases.keys[start:end]

    def _owns(self, index: int, find: Find) -> bool:
        """Whether a genitive before a verb belongs to its object: a work, or the noun of the compound."""
        name = self._phrases.names[index]
        if name.link is not Link.GEN or name.phrase_end > find.start or find.ending.form in _NOMINALISED:
            return False
        compound = find.end - find.start > 1 and is_possessed_noun(self._phrases.keys[find.start])
        return owns_work(self._phrases.names, index) or (compound and find.start - name.end <= _MAX_NOUN_REACH)

    def _subjects(self, find: Find, frame: Frame, roles: dict[int, Role]) -> list[tuple[int, Role]]:
        """The subject, and a bare object between it and the verb."""
        if find.slot is Slot.NOUN:
            return []
        form = find.ending.form
        result: list[tuple[int, Role]] = []
        bare = self._bare_object(find, frame, roles)
        taken = set(bare)
        relation = Relation.BARE if Relation.BARE in frame.roles else Relation.GENITIVE
        result += self._with_roles(bare, relation, find, frame)
        if find.entry.frame == "publish" and find.slot is Slot.PASSIVE:
            works = [index for index in self._works_before(find) if index not in taken]
            result += self._with_roles(works, Relation.SUBJECT, find, frame)
        if form is Form.SUBJECT_PARTICIPLE or self._modifies(find):
            return result
        subject = self._subject(find, taken | set(roles))
        if subject >= 0:
            chain = [index for index in self._chain(subject, find) if index not in taken]
            if find.entry.frame == "appoint":
                chain += [index for index in self._elected_with(subject, find) if index not in taken | {*roles, *chain}]
            subjects = self._with_roles(chain, Relation.SUBJECT, find, frame)
            result += _beside_object(subjects, find, frame, roles)
        return result

    def _elected_with(self, subject: int, find: Find) -> list[int]:
        """``başkanlığa Ali Bey, kâtipliğe Veli Bey seçildi``: who is given another post in the same clause."""
        names, keys = self._phrases.names, self._phrases.keys
        result: list[int] = []
        nearest = names[subject]
        for index in reversed(self._left_of(find)):
            name = names[index]
            if index >= subject or name.label is not Label.PERSON or name.link is not Link.NOM:
                continue
            between = keys[name.end : nearest.start]
            if "," not in between or not any(_POST.fullmatch(key) for key in between):
                break
            if self._between(name.end, find.start) or self._clauses.separated(name.end, find.start):
                break
            result.append(index)
            nearest = name
        return result

    def _modifies(self, find: Find) -> bool:
        """Whether a bare -mış form stands before the noun it describes."""
        if find.ending.form is not Form.PERFECT or self._clauses.pause_after(find.end - 1):
            return False
        if self._phrases.keys[find.end - 1].endswith(("b", "p")):
            return False
        return find.end < len(self._phrases.words) and self._phrases.words[find.end].form is None

    def _bare_object(self, find: Find, frame: Frame, roles: dict[int, Role]) -> list[int]:
        """Names without an accusative right before an active verb that makes or writes something."""
        if (owner := self._owner_of_noun(find, roles)) is not None:
            return self._chain(owner, find)
        if self._phrases.keys[find.start].startswith(OWN):
            return []
        if Relation.BARE not in frame.roles or (find.slot is not Slot.ACTIVE and find.entry.frame != "rename"):
            return []
        names = self._phrases.names
        for index in reversed(self._left_of(find)):
            name = names[index]
            if index in roles or name.link is not Link.NOM:
                continue
            start = min(max(name.phrase_end, name.end), find.start)
            if self._between(start, find.start):
                break
            if has_object(self._phrases, name.start) or self._has_oblique(index, find):
                return []
            if name.label is Label.WORK_OF_ART or (name.label in _MADE and find.start - start <= 1):
                return self._chain(index, find)
            if name.label in _MADE and find.start - start <= 4 and is_called(self._phrases, name.end, find.start):
                return self._chain(index, find)
        return []

    def _has_oblique(self, index: int, find: Find) -> bool:
        """``Süvari Korpusu İzmir'e girdi``: a bare object stands right before its verb, so this one is the subject."""
        return any(
            name.start < find.start and name.link in _OBLIQUE for name in self._phrases.names[index + 1 : index + 4]
        )

    def _owner_of_noun(self, find: Find, roles: dict[int, Role]) -> int | None:
        """``Almanya tarafına geçti``: a bare name that owns the noun of the compound."""
        first = self._phrases.keys[find.start]
        if find.end - find.start < 2 or not is_possessed_noun(first) or first.startswith(OWN):
            return None
        for index in self._left_of(find):
            name = self._phrases.names[index]
            if name.phrase_end == find.start and name.link is Link.NOM and index not in roles:
                return None if name.label is Label.PERSON or name.indirect else index
        return None

    def _works_before(self, find: Find) -> list[int]:
        """All titles of a list before a passive: ``1924’te “A”, 1928’de “B” eserleri yayımlandı``."""
        names = self._phrases.names
        return [
            index
            for index in self._left_of(find)
            if names[index].label is Label.WORK_OF_ART
            and names[index].link is Link.NOM
            and not self._between(names[index].end, find.start)
            and not self._clauses.separated(names[index].end, find.start)
        ]

    def _subject(self, find: Find, taken: set[int]) -> int:
        """Index of the name that is the subject, or -1."""
        form = find.ending.form
        names = self._phrases.names
        own_clause = form is Form.OBJECT_PARTICIPLE or (form is Form.VERBAL_NOUN and find.ending.possessed)
        embedded = own_clause or form in (Form.VERBAL_NOUN, Form.CONVERB, Form.INFINITIVE)
        genitive = distant = -1
        for index in reversed(self._left_of(find)):
            name = names[index]
            if index in taken:
                continue
            start = max(name.end, min(name.phrase_end, find.start))
            between = self._between(start, find.start)
            if self._clauses.separated(start, find.start):
                break
            if name.link is Link.GEN and embedded and genitive < 0:
                if own_clause and not between:
                    return index
                if own_clause and distant < 0 and not name.indirect and not self._broken(start, find.start):
                    distant = index
                if not own_clause and not self._broken(start, find.start):
                    genitive = index
            if name.link is not Link.NOM:
                continue
            if own_clause and (form is Form.VERBAL_NOUN or find.slot is Slot.PASSIVE):
                if find.start - start <= 1 and not between and name.label is not Label.PERSON:
                    return index
                continue
            return index if genitive < 0 else max(index, genitive)
        return genitive if genitive >= 0 else distant

    def _chain(self, index: int, find: Find) -> list[int]:
        names = self._phrases.names
        return [other for other in self._left_of(find) if names[other].chain == names[index].chain]

    def _times(self, find: Find, _frame: Frame, _roles: dict[int, Role]) -> list[tuple[int, Role]]:
        """The nearest date on the left; clauses without one share that of the sentence."""
        names = self._phrases.names
        lasting: list[tuple[int, Role]] = []
        for index in reversed(self._left_of(find)):
            name = names[index]
            if name.label is Label.DURATION and self._lasts(name, find):
                lasting = [(index, Role.TIME)]
            if name.label is not Label.DATE:
                continue
            between = self._clauses.verbs_between(name.end, find.start, self._seen_through)
            if find.slot is Slot.NOUN and (between or self._onset - name.end > _MAX_NOUN_REACH):
                return lasting
            if find.ending.form not in _SENTENCE_LEVEL and (len(between) > 1 or self._broken(name.end, find.start)):
                return lasting
            if self._clauses.separated(name.end, find.start):
                return lasting
            return [*lasting, (index, Role.TIME)]
        return lasting

    def _lasts(self, name: Name, find: Find) -> bool:
        """``üç ay hapis yattı``: how long it took stands right before the verb."""
        near = find.start - name.end <= _MAX_DURATION_GAP and find.slot is not Slot.NOUN
        return near and not self._clauses.verbs_between(name.end, find.start)


def _beside_object(
    subjects: Sequence[tuple[int, Role]], find: Find, frame: Frame, roles: Mapping[int, Role]
) -> list[tuple[int, Role]]:
    """The subjects of an active verb whose object was found too.

    ``Kolçak Ali Bey'i vali atadı``: who is appointed is the object here, but the subject of ``vali oldu``. The frame of
    dismissals gives those who leave and those who are dismissed one role; who dismisses has none.
    """
    whom = frame.roles.get(Relation.OBJECT)
    if find.slot is not Slot.ACTIVE or find.entry.frame not in _OFFICES or whom not in roles.values():
        return list(subjects)
    return [(index, frame.subject) for index, _ in subjects] if frame.subject is not whom else []
