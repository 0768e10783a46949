"""Signs that a happening is denied: negation, *without*, *neither … nor*, what was prevented, refused or untrue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.clauses import begins
from pipeline.events.forms import Case, Form
from pipeline.events.lexicon import Find, Slot
from pipeline.events.phrases import Phrases
from pipeline.events.words import (
    ABANDONED,
    ABOUT,
    ALLOWED,
    ASKED,
    BEFORE,
    DENIED,
    EMPHASIS,
    EXPECTED,
    LEFT_OFF,
    NEARLY,
    NEITHER,
    NOT,
    PLANNED,
    PREVENTED,
    REALISED,
    UNTRUE,
    WHOLE,
)

#: in words; how far "neither" is looked for
_NEITHER_REACH = 60
#: in words; how far before a trigger *nearly* may stand
_NEARLY_REACH = 16
_WITHOUT_REACH = 5
_IMPOSSIBLE = ("mümkün değil", "mümkün deyil", "imkansız", "mümkünsüz")

#: Signs of the negation in a verb that is no trigger.
_NEGATIVE = re.compile(
    r"(?!um[ıiuü]).+m(?:[ae]d[ıi]|[ae]m[ıi]ş|[ae]y[ae]c[ae]|[ıiuü]yor|[ae]z|[ıi]r|[ae]y[ıi][bp]|[ae]m[ae]kt).*"
)
#: The same in a present that is not looked back on.
_NEGATIVE_PRESENT = re.compile(
    r".+m(?:[ae]z(?:l[ae]r)?|[ıiuü]yor(?:l[ae]r)?|[ae]m[ae]kt[ae](?:d[ıi]r)?(?:l[ae]r)?|[ıi]r(?:l[ae]r)?)"
)
_WITHOUT = re.compile(r".*m[ae](?:d[ae]n|ks[ıi]z[ıi]n)")


def is_negated(find: Find, phrases: Phrases, after: Sequence[str], governed: Sequence[str] | None) -> bool:
    """Whether a happening is told not to have come about.

    Args:
        find: the trigger.
        phrases: its sentence.
        after: the keys after it.
        governed: the keys that govern it, if it is nominalised.
    """
    key = phrases.keys[find.end - 1]
    follower = phrases.keys[find.end] if find.end < len(phrases.keys) else ""
    if _WITHOUT.fullmatch(key) and find.ending.form in (Form.CONVERB, Form.INFINITIVE):
        # "gitmeden üç ay önce" only says what came first; "gitmeden edemedi" that he went
        near = phrases.keys[find.end : find.end + _WITHOUT_REACH]
        return BEFORE.isdisjoint(near) and not follower.startswith(("edeme", "duram", "yapam"))
    if find.ending.negated:
        return not (governed is not None and begins(governed[:2], _IMPOSSIBLE))
    if follower in NOT or _neither_nor(find, phrases) or _is_near_miss(find, phrases):
        return True
    if find.ending.form is Form.OBJECT_PARTICIPLE:
        return begins(after[:4], UNTRUE) or (
            find.ending.case is Case.ACC and begins(after[:2], DENIED) and not is_denied(after[:2])
        )
    if governed is not None:
        if begins(governed[:3], PREVENTED):
            return not is_denied(governed)  # "kurulmasını önleyemediler": it came about
        return _is_refused(governed)
    if find.slot is not Slot.NOUN or not after or phrases.words[find.end].name >= 0:
        return False
    if find.ending.case in (Case.DAT, Case.ACC) and begins(after[:1], ALLOWED):
        return is_denied(after)  # "nəşrinə icazə vermədi"
    kept_from = {Case.ACC: PREVENTED, Case.ABL: ABANDONED, Case.DAT: ABANDONED}.get(find.ending.case)
    if kept_from is not None and begins(after[:1], kept_from, after[:2]):
        return not is_denied(after)
    return find.ending.case is Case.NOM and _fell_through(after)


def is_denied(words: Sequence[str]) -> bool:
    """Whether the last of some words, the verb that they hang on, is negated or a converb of *without*."""
    return bool(words) and (_NEGATIVE.fullmatch(words[-1]) or _WITHOUT.fullmatch(words[-1])) is not None


def _is_near_miss(find: Find, phrases: Phrases) -> bool:
    """``az qala öldürüləcəkdi``, ``neredeyse tutuklanıyordu``: it did not come about."""
    keys = phrases.keys
    for index in range(find.start - 1, max(-1, find.start - _NEARLY_REACH), -1):
        if phrases.words[index].form is Form.FINITE and not keys[index].startswith("kal"):
            return False
        if keys[index] in {";", ":"}:
            return False
        if begins(keys[index : index + 1], NEARLY, keys[index : index + 2]):
            return WHOLE.isdisjoint(keys[index : index + 3])  # "az qala tamamilə": nearly all
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
