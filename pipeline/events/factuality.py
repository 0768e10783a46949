"""How the source presents a happening: asserted, negated, planned or reported.

Read off the trigger's own form (negation, future, necessity), the words after it on which it depends
(``kurmak istediler``, ``kurulması planlandı``, ``gelmesi engellendi``) and the speech it stands in (a quotation,
``X'e göre``, ``geldiğini iddia etti``). Negation is the strongest sign, then plan, then report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.ascription import is_ascribed, is_rumoured
from pipeline.events.clauses import begins, following
from pipeline.events.forms import Case, Form
from pipeline.events.lexicon import Find, Slot
from pipeline.events.phrases import Phrases
from pipeline.events.words import (
    ABANDONED,
    ABOUT,
    ACHIEVED,
    AIMS,
    ALLOWED,
    ASKED,
    BEFORE,
    BEGUN,
    BILLS,
    CHARGED,
    CONCERNING,
    CONCESSIVE,
    CONDITIONAL_HEADS,
    DENIED,
    DONE_HEADS,
    EMPHASIS,
    EXPECTED,
    HAD_TO,
    LEFT_OFF,
    NEARLY,
    NEITHER,
    NOT,
    NOUN_PLANNED,
    ORDERED,
    PLANNED,
    PLANNED_WORDS,
    PREVENTED,
    PURPOSE,
    REALISED,
    UNTRUE,
)
from pipeline.records import Factuality

#: in words; how far "neither" is looked for
_NEITHER_REACH = 60
#: in words; how far an aim, or the verb that a converb leans on, may stand
_AIM_REACH = 16
#: in words; how far an aim may stand before the last item of what it consists in
_LIST_REACH = 28


def factuality(find: Find, phrases: Phrases, quoted: bool) -> Factuality:
    """How the sentence presents the happening of one trigger.

    Args:
        find: the trigger.
        phrases: its sentence.
        quoted: whether it stands in quoted speech.
    """
    after = following(find.end, phrases)
    nominal = find.ending.form in (Form.VERBAL_NOUN, Form.INFINITIVE)
    governed = _governors(find, phrases) if nominal else []
    if _is_negated(find, phrases, after, governed, nominal):
        return Factuality.NEGATED
    if is_rumoured(find, phrases):
        return Factuality.REPORTED
    if _is_future(find, phrases, after):
        return Factuality.PLANNED
    if nominal and _is_planned(find, phrases, governed):
        return Factuality.PLANNED
    if _leans_on_plan(find, phrases) or (find.slot is Slot.NOUN and _is_planned_noun(find, phrases, after)):
        return Factuality.PLANNED
    if quoted or is_ascribed(find, phrases):
        return Factuality.REPORTED
    return Factuality.ASSERTED


#: Signs of the negation in a verb that is no trigger.
_NEGATIVE = re.compile(
    r"(?!um[ıiuü]).+m(?:[ae]d[ıi]|[ae]m[ıi]ş|[ae]y[ae]c[ae]|[ıiuü]yor|[ae]z|[ıi]r|[ae]y[ıi][bp]|[ae]m[ae]kt).*"
)
#: The same in a present that is not looked back on.
_NEGATIVE_PRESENT = re.compile(r".+m(?:[ıiuü]yor(?:l[ae]r)?|[ae]m[ae]kt[ae](?:d[ıi]r)?(?:l[ae]r)?|[ıi]r(?:l[ae]r)?)")
_NOMINALISED = re.compile(r".{2,}m[ae](?:s[ıi]|l[ae]r[ıi])(?:n[ıi]n?|n[ae])?")
_WITHOUT = re.compile(r".*m[ae](?:d[ae]n|ks[ıi]z[ıi]n)")
_MAY = re.compile(r"(?:.*[ae])?bil[ei]r(?:l[ae]r)?(?:d[ıi]r?.*|s[ae].*)?")
_CONDITION = re.compile(r".*(?:[rzkşdt][ıi]?y?s[ae](?:l[ae]r)?|s[ae](?:yd[ıi]|yd[ıi]l[ae]r|l[ae]r)?)")
_FUTURE = re.compile(r".+(?:[ae]c[ae][kğy]|m[ae]l[ıi]|s[ıiuü]n(?:l[ae]r)?$).*")
_NECESSITY = re.compile(r".+m[ae]l[ıi]")
#: ``imzalanmış olacaktı``, ``imzalamış olsaydı``
_WOULD_BE = re.compile(r"ol(?:s[ae]|[ae]c[ae]|mal[ıi]|[ae]bil).*")
_WITHOUT_REACH = 5


def _is_negated(find: Find, phrases: Phrases, after: Sequence[str], governed: Sequence[str], nominal: bool) -> bool:
    key = phrases.keys[find.end - 1]
    follower = phrases.keys[find.end] if find.end < len(phrases.keys) else ""
    if _WITHOUT.fullmatch(key) and find.ending.form in (Form.CONVERB, Form.INFINITIVE):
        # "gitmeden üç ay önce" only says what came first; "gitmeden edemedi" that he went
        near = phrases.keys[find.end : find.end + _WITHOUT_REACH]
        return BEFORE.isdisjoint(near) and not follower.startswith(("edeme", "duram", "yapam"))
    if find.ending.negated:
        return not (nominal and begins(governed[:2], ("mümkün değil", "mümkün deyil", "imkansız", "mümkünsüz")))
    if follower in NOT or _neither_nor(find, phrases) or _nearly(find, phrases):
        return True
    if find.ending.form is Form.OBJECT_PARTICIPLE:
        return begins(after[:4], UNTRUE) or (
            find.ending.case is Case.ACC and begins(after[:2], DENIED) and not _is_denied(after)
        )
    if nominal:
        if begins(governed[:3], PREVENTED):
            return not _is_denied(governed)  # "kurulmasını önleyemediler": it came about
        return _is_refused(governed)
    if find.slot is not Slot.NOUN or not after:
        return False
    kept_from = {Case.ACC: PREVENTED, Case.ABL: ABANDONED, Case.DAT: ABANDONED}.get(find.ending.case)
    if kept_from is not None and begins(after[:1], kept_from, after[:2]):
        return not _is_denied(after)
    return find.ending.case is Case.NOM and _fell_through(after)


def _is_denied(words: Sequence[str]) -> bool:
    return bool(words) and _NEGATIVE.fullmatch(words[-1]) is not None


def _nearly(find: Find, phrases: Phrases) -> bool:
    """``az qala öldürüləcəkdi``, ``neredeyse tutuklanıyordu``: it did not come about."""
    keys = phrases.keys
    for index in range(find.start - 1, max(-1, find.start - _AIM_REACH), -1):
        if phrases.words[index].form is Form.FINITE and not keys[index].startswith("kal"):
            return False
        if keys[index] in {";", ":"}:
            return False
        if begins(keys[index : index + 1], NEARLY, keys[index : index + 2]):
            return True
    return False


def _is_refused(governed: Sequence[str]) -> bool:
    """``kurulmasına izin verilmedi``, ``kurulmasını istemiyorlardı``: what governs it is itself negated."""
    core = [word for word in governed if word not in EMPHASIS]
    if not core or len(core) > 5 or not _NEGATIVE.fullmatch(core[-1]) or core[0] == "başka":
        return False
    if any(word.startswith(LEFT_OFF) for word in core):
        return False
    if begins(core, ALLOWED):
        return True
    if len(core) > 3:
        return False
    if any(word.startswith(REALISED) for word in core):
        return True
    if any(word.startswith(EXPECTED) for word in core):
        # what was not expected may have come about; what is not expected has not
        return _NEGATIVE_PRESENT.fullmatch(core[-1]) is not None
    return any(word.startswith(PLANNED) for word in core) and not any(word.startswith(ABOUT) for word in core)


def _fell_through(after: Sequence[str]) -> bool:
    """``kongresi yapılamadı``, ``qurultayı baş tutmadı``"""
    verb = next((word for word in after[:2] if _NEGATIVE.fullmatch(word)), None)
    return verb is not None and after[0].startswith(REALISED)


def _neither_nor(find: Find, phrases: Phrases) -> bool:
    """``ne 1917’de kuruldu ne de 1918’de``"""
    keys = phrases.keys
    places = [
        index
        for index, key in enumerate(keys)
        if key == NEITHER and index + 1 < len(keys) and keys[index + 1] not in ASKED
    ]
    if len(places) < 2 or places[0] > find.start or find.start - places[0] > _NEITHER_REACH:
        return False
    last = max(place for place in places if place < find.start)
    return not any(keys[index] in {";", ":"} for index in range(last, find.start))


def _is_future(find: Find, phrases: Phrases, after: Sequence[str]) -> bool:
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


def _is_planned(find: Find, phrases: Phrases, governed: Sequence[str]) -> bool:
    """Whether an infinitive or verbal noun names something intended, demanded or hoped for."""
    if phrases.keys[find.end - 1].endswith(("makla", "mekle")):
        return bool(governed) and governed[0].startswith(CHARGED)
    if governed and (governed[0] in PURPOSE or governed[0].startswith("üzerey")):
        return not begins(governed[1:4], DONE_HEADS)  # "girmesi için bahane oldu"
    if begins(governed[:3], ACHIEVED):
        return False
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


def _ends_item(find: Find, phrases: Phrases) -> bool:
    """``…’nin kurulması; …``: an item in a list of demands."""
    return find.end < len(phrases.keys) and phrases.keys[find.end] == ";" and find.ending.case is Case.NOM


def _after_aim(find: Find, phrases: Phrases) -> bool:
    """``asıl amacı … kurulması (ve … geri alınması) idi``"""
    for index in range(find.start - 1, max(-1, find.start - _LIST_REACH), -1):
        if phrases.words[index].form is Form.FINITE or phrases.keys[index] in {";", ":"}:
            return False
        if phrases.keys[index].startswith(AIMS):
            return True
    return False


def _leans_on_plan(find: Find, phrases: Phrases) -> bool:
    """``gidip … kurmak istiyordu``: a converb in -ıp shares the plan of the verb it leans on."""
    key = phrases.keys[find.end - 1]
    if not (
        (find.ending.form is Form.CONVERB and key.endswith(("ıp", "ip", "up", "üp")))
        or (find.ending.form is Form.PERFECT and key.endswith(("ıb", "ib", "ub", "üb")))
    ):
        return False
    for index in range(find.end, min(len(phrases.words), find.end + _AIM_REACH)):
        word = phrases.words[index]
        if word.key in {";", ":", "."}:
            return False
        others = (Form.CONVERB, Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE, Form.PERFECT, None)
        if word.form in others and not (word.form is None and _NOMINALISED.fullmatch(word.key)):
            continue
        if word.form is Form.FINITE:
            return _FUTURE.fullmatch(word.key) is not None
        governed = following(index + 1, phrases)
        if begins(governed[:3], ACHIEVED):
            return False
        return bool(governed) and (governed[0] in PURPOSE or begins(governed, PLANNED))
    return False


def _is_planned_noun(find: Find, phrases: Phrases, after: Sequence[str]) -> bool:
    """``askeri müdahale için``, ``qurultayı keçiriləcək``, ``isyana hazırlanıyordu``, ``təsisi haqqında qanun``."""
    ending = find.ending
    if ending.form is not Form.NOUN or not after or find.end >= len(phrases.keys):
        return False
    follower = phrases.keys[find.end]
    if not ending.possessed and ending.case is Case.NOM and follower in PURPOSE:
        return True
    if ending.case in (Case.LOC, Case.ABL, Case.GEN, Case.INS, Case.ATTRIBUTIVE):
        return False
    if follower != after[0]:
        return phrases.words[find.end].name >= 0 and _FUTURE.fullmatch(after[0]) is not None
    if after[0] in CONCERNING:
        return begins(after[1:2], BILLS)
    if begins(after[:1], NOUN_PLANNED):
        return not _is_denied(after)
    return any(_FUTURE.fullmatch(key) for key in after[:_OWN_VERB])


#: in words; how near a noun's own verb stands
_OWN_VERB = 2


def _governors(find: Find, phrases: Phrases) -> list[str]:
    """The words that govern a nominalised trigger; coordinated nominalisations share them.

    ``X'in kurulması ve Y'nin kapatılması konusunda``: *konusunda* belongs to both.
    """
    start = find.end
    for _hop in range(4):
        words = phrases.words
        if start >= len(words) or words[start].key not in {",", "ve"}:
            break
        after = next(
            (
                index
                for index in range(start + 1, min(len(words), start + 16))
                if _is_nominalised(index, phrases) or words[index].form in (Form.FINITE, Form.SUBJECT_PARTICIPLE)
            ),
            None,
        )
        if after is None or not _is_nominalised(after, phrases):
            break
        start = after + 1
    return following(start, phrases)


def _is_nominalised(index: int, phrases: Phrases) -> bool:
    return phrases.words[index].form in (Form.VERBAL_NOUN, Form.INFINITIVE)
