"""Signs that a happening is still to come: intended, demanded, proposed, hoped for, feared, or a condition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.clauses import begins, following, governed_until, is_nominalised
from pipeline.events.denial import is_denied
from pipeline.events.forms import Case, Form
from pipeline.events.lexicon import Find
from pipeline.events.phrases import Phrases
from pipeline.events.words import (
    ACHIEVED,
    AIM_HEADS,
    AIMS,
    BEGUN,
    BILLS,
    CARRIED_OUT,
    CHARGED,
    CONCERNING,
    CONCESSIVE,
    CONDITIONAL_HEADS,
    DONE_HEADS,
    FEARED,
    HAD_TO,
    IDEAS,
    NOUN_PLANNED,
    ORDERED,
    PLANNED,
    PLANNED_WORDS,
    PURPOSE,
    WAYS,
)
from pipeline.records import EventType

#: in words; how far an aim, or the verb that a converb leans on, may stand
_AIM_REACH = 16
#: in words; how far an aim may stand before the last item of what it consists in
_LIST_REACH = 28
#: in words; how far the verb that says that something was achieved may stand beyond its noun
_ACHIEVER_REACH = 2

_BARE_VERBAL_NOUN = re.compile(r".{2,}m[ae]")
_NOMINALISED = re.compile(r".{2,}m[ae](?:s[ıi]|l[ae]r[ıi])(?:n[ıi]n?|n[ae])?")
_MAY = re.compile(r"(?:.*[ae])?bil[ei]r(?:l[ae]r)?(?:d[ıi]r?.*|s[ae].*)?")
_CONDITION = re.compile(r".*(?:[rzkşdt][ıi]?y?s[ae](?:l[ae]r)?|s[ae](?:yd[ıi]|yd[ıi]l[ae]r|l[ae]r)?)")
_FUTURE = re.compile(r".+(?:[ae]c[ae][kğy]|m[ae]l[ıi]|s[ıiuü]n(?:l[ae]r)?$).*")
#: What lasted or lasts, and is no step of a story: ``istiyordu``, ``düşünməkdədir``, ``istəyirdi``, ``cəhd edirdi``.
_LASTING = re.compile(
    r".+(?:[ıiuü]yor|m[ae]kt[ae]).*|(?:.*[aeıioöuü].*[^dtğ]|g?ed)[ıiuü]r(?:d[ıiuü]|l[ae]r|l[ae]rd[ıi]|d[ıi]l[ae]r)?"
)
_TOLD_PAST = re.compile(r".+[dt][ıiuü](?:l[ae]r)?")
_NECESSITY = re.compile(r".+m[ae]l[ıi]")
#: ``imzalanmış olacaktı``, ``imzalamış olsaydı``
_WOULD_BE = re.compile(r"ol(?:s[ae]|[ae]c[ae]|mal[ıi]|[ae]bil).*")


def is_future(find: Find, phrases: Phrases, after: Sequence[str]) -> bool:
    """Future, necessity, wish, possibility, or a condition that is not said to have been met."""
    key = phrases.keys[find.end - 1]
    follower = phrases.keys[find.end] if find.end < len(phrases.keys) else ""
    if find.ending.future:
        had_to = _NECESSITY.fullmatch(key) is not None and follower.startswith(HAD_TO)
        return not had_to and not (follower == "olan" and "sonra" in " ".join(phrases.keys[: find.start]))
    if find.ending.form is Form.FINITE and _MAY.fullmatch(key) is not None:
        return True
    if find.ending.form is Form.PERFECT and _WOULD_BE.fullmatch(follower):
        return True
    if find.ending.form is Form.OBJECT_PARTICIPLE and follower in CONDITIONAL_HEADS:
        return True
    conditional = find.ending.conditional or (
        find.ending.form is Form.FINITE and key.endswith(("sa", "se", "saydı", "seydi")) and _CONDITION.fullmatch(key)
    )
    return bool(conditional) and follower not in CONCESSIVE


def is_planned(find: Find, phrases: Phrases, governed: Sequence[str]) -> bool:
    """Whether an infinitive or verbal noun names something intended, demanded or hoped for."""
    if phrases.keys[find.end - 1].endswith(("makla", "mekle")):
        return bool(governed) and governed[0].startswith(CHARGED)
    if governed and (governed[0] in PURPOSE or governed[0].startswith("üzerey")):
        return not begins(governed[1:4], DONE_HEADS)  # "girmesi için bahane oldu"
    if begins(governed[:3], ACHIEVED):
        return _is_aim_itself(find, phrases, governed)
    if begins(governed[:1], CARRIED_OUT, governed[:2]):
        return False
    if find.ending.case is Case.ABL and begins(governed[:2], FEARED):
        return True
    if find.ending.case is Case.GEN and begins(governed[:1], WAYS):
        return True
    if governed and governed[0] in CONDITIONAL_HEADS:
        return True
    if begins(governed, PLANNED) or any(key in PLANNED_WORDS for key in governed):
        return True
    if find.ending.form is Form.VERBAL_NOUN and find.ending.case is Case.ACC and begins(governed[:2], ORDERED):
        return True
    if find.ending.possessed and (_ends_item(find, phrases) or _after_aim(find, phrases)):
        return True
    if find.ending.form is Form.VERBAL_NOUN and governed and governed[0].startswith(DONE_HEADS):
        return False
    bare = find.ending.form is Form.INFINITIVE or not find.ending.possessed
    return bare and not (governed and governed[0].startswith(BEGUN))


def _is_aim_itself(find: Find, phrases: Phrases, governed: Sequence[str]) -> bool:
    """``məqsədi … tanınmasına nail olmaq idi``, ``gelmesini sağlamak için``: what is to be achieved has not been."""
    start = governed_until(find.end, phrases)
    for index in range(start, min(len(phrases.words), start + len(governed) + _ACHIEVER_REACH)):
        word = phrases.words[index]
        if is_nominalised(index, phrases):
            beyond = following(index + 1, phrases)
            return (bool(beyond) and beyond[0] in PURPOSE) or begins(beyond, PLANNED) or _after_aim(find, phrases)
        if word.form is not None or word.key in {";", ":"}:
            return False
    return False


def _ends_item(find: Find, phrases: Phrases) -> bool:
    """``…’nin kurulması; …``: an item in a list of demands."""
    return find.end < len(phrases.keys) and phrases.keys[find.end] == ";" and find.ending.case is Case.NOM


def _after_aim(find: Find, phrases: Phrases) -> bool:
    """``asıl amacı … kurulması (ve … geri alınması) idi``"""
    for index in range(find.start - 1, max(-1, find.start - _LIST_REACH), -1):
        if phrases.keys[index].startswith(AIMS):
            return True  # before the next test: "meqsedi" looks like a past
        if phrases.words[index].form is Form.FINITE or phrases.keys[index] in {";", ":"}:
            return False
    return False


def leans_on_plan(find: Find, phrases: Phrases) -> bool:
    """``gidip … kurmak istiyordu``: a converb shares the plan of the verb it leans on.

    One in -ıp always does. One in -arak tells a step of its own, which was taken where the plan came of it
    (``gelerek … kurmak istedi``), and belongs to the plan where that only lasts or is named (``gelerek … kurma
    girişimleri``).
    """
    closely = _leans_closely(find, phrases)
    if not closely and not _leans_loosely(find, phrases):
        return False
    for index in range(find.end, min(len(phrases.words), find.end + _AIM_REACH)):
        word = phrases.words[index]
        if word.key in {";", ":", "."}:
            return False
        if word.form is Form.PERFECT and word.key.endswith(_PERFECT_ENDS) and _pauses(index, phrases):
            return False  # "gidip … kurmuş, …": it leans on that
        others = (Form.CONVERB, Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE, Form.PERFECT, None)
        if word.form is None and _names_plan(index, phrases):
            return True
        if word.form in others and not (word.form is None and _NOMINALISED.fullmatch(word.key)):
            continue
        if word.form is Form.FINITE:
            if word.key.endswith(("acak", "ecek")) and not _pauses(index, phrases):
                continue  # "kurulacak cemiyetin": it belongs to a noun
            return _FUTURE.fullmatch(word.key) is not None
        governed = following(governed_until(index + 1, phrases), phrases)
        if not governed or begins(governed[:3], ACHIEVED):
            return False
        if not closely:
            return begins(governed, PLANNED) and _LASTING.fullmatch(governed[-1]) is not None
        if word.form is Form.VERBAL_NOUN and _is_step(governed[-1]) and governed[0] not in PURPOSE:
            return False  # "gelip … bağışlanmasını istedi": who came is not who is to be pardoned
        return governed[0] in PURPOSE or begins(governed, PLANNED)
    return False


def _is_step(key: str) -> bool:
    """Whether a verb tells one step of a story and nothing that lasted: ``istedi``, not ``istəyirdi``."""
    return _TOLD_PAST.fullmatch(key) is not None and _LASTING.fullmatch(key) is None


def _leans_closely(find: Find, phrases: Phrases) -> bool:
    """``gidip``, ``gedib``"""
    key = phrases.keys[find.end - 1]
    return (find.ending.form is Form.CONVERB and key.endswith(("ıp", "ip", "up", "üp"))) or (
        find.ending.form is Form.PERFECT and key.endswith(("ıb", "ib", "ub", "üb"))
    )


def _leans_loosely(find: Find, phrases: Phrases) -> bool:
    """``giderek``, with no pause after it"""
    return (
        find.ending.form is Form.CONVERB
        and phrases.keys[find.end - 1].endswith(("arak", "erek"))
        and not _pauses(find.end - 1, phrases)
    )


def _names_plan(index: int, phrases: Phrases) -> bool:
    """``kurma girişimleri``: a bare verbal noun and what is planned of it."""
    return _BARE_VERBAL_NOUN.fullmatch(phrases.keys[index]) is not None and begins(
        phrases.keys[index + 1 : index + 2], AIM_HEADS
    )


def _pauses(index: int, phrases: Phrases) -> bool:
    return index + 1 >= len(phrases.keys) or phrases.keys[index + 1] in _PAUSES


_PERFECT_ENDS = ("mış", "miş", "muş", "müş")
_PAUSES = frozenset({",", ".", ";", ":", "!", "?", "ve"})


def is_planned_noun(find: Find, phrases: Phrases, after: Sequence[str]) -> bool:
    """``askeri müdahale için``, ``qurultayı keçiriləcək``, ``isyana hazırlanıyordu``, ``təsisi haqqında qanun``."""
    ending = find.ending
    if ending.form is not Form.NOUN or not after or find.end >= len(phrases.keys):
        return False
    follower = phrases.keys[find.end]
    if ending.case is Case.NOM and follower in PURPOSE:
        return not ending.possessed or (find.entry.type in _BROUGHT_ABOUT and not begins(after[1:4], DONE_HEADS))
    if ending.case is Case.ABL:
        return begins(after[:1], FEARED)
    if ending.case in (Case.LOC, Case.GEN, Case.INS, Case.ATTRIBUTIVE):
        return False
    if follower != after[0]:
        return phrases.words[find.end].name >= 0 and _FUTURE.fullmatch(after[0]) is not None
    if after[0] in CONCERNING:
        return begins(after[1:2], BILLS)
    if begins(after[:1], NOUN_PLANNED, after):
        return not is_denied(after)
    if ending.possessed and ending.case is Case.NOM and find.entry.type in _BROUGHT_ABOUT and begins(after[:1], IDEAS):
        return True
    return any(_FUTURE.fullmatch(key) for key in after[:_OWN_VERB])


#: in words; how near a noun's own verb stands
_OWN_VERB = 2
#: what people bring about: with a purpose or an idea after it, it is yet to come (``nəşri üçün``, ``təsisi fikri``)
_BROUGHT_ABOUT = frozenset(
    {
        EventType.AGREE,
        EventType.APPOINT,
        EventType.DECLARE,
        EventType.DISSOLVE,
        EventType.FOUND,
        EventType.PUBLISH,
        EventType.RECOGNISE,
        EventType.RENAME,
    }
)
