"""How the source presents a happening: asserted, negated, planned or reported.

Read off the trigger's own form (negation, future, necessity), the words after it on which it depends
(``kurmak istediler``, ``kurulması planlandı``, ``gelmesi engellendi``) and the speech it stands in (a quotation,
``X'e göre``, ``geldiğini iddia etti``). Negation is the strongest sign, then plan, then report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.events.forms import Case, Form
from pipeline.events.lexicon import Find, Slot
from pipeline.events.phrases import Phrases
from pipeline.events.words import (
    ABOUT,
    ACCORDING,
    ACHIEVED,
    AIMS,
    ALLEGEDLY,
    ASKED,
    BEFORE,
    BEGUN,
    CHARGED,
    CLAIMED,
    CLAIMING,
    CONCESSIVE,
    CONDITIONAL_HEADS,
    DONE_HEADS,
    EXPECTED,
    NEITHER,
    NOT,
    PLANNED,
    PLANNED_WORDS,
    PREVENTED,
    PURPOSE,
    REALISED,
    SAYING,
    SAYING_KI,
    TESTIMONY,
)
from pipeline.records import AnalysedText, Factuality, Paragraph, Zone
from pipeline.spans import Span

_REACH = 5
#: in words; how far "according to" is looked for
_ASCRIPTION_REACH = 60
#: in words; how far an aim, or the verb that a converb leans on, may stand
_AIM_REACH = 16
#: in words; how far the verb of the clause that somebody states may stand
_CLAIM_REACH = 12
#: longest stretch, in code points, that is still a quoted title or catchword and no speech
_SHORT = 70


class QuotedSpeech:
    """The stretches of a document that are somebody else's words.

    Args:
        analysed: the document; quotation marks are paired within a paragraph, block quotations count whole.
    """

    def __init__(self, analysed: AnalysedText) -> None:
        text = analysed.laid_out.text
        used = {sentence.paragraph for sentence in analysed.sentences}
        self._spans: list[Span] = []
        for paragraph in analysed.laid_out.paragraphs:
            if paragraph.index in used:
                self._spans += _quotations(text, paragraph)

    def covers(self, span: Span) -> bool:
        """Whether a span stands in quoted speech."""
        position = bisect_right(self._spans, Span(span.start, 1 << 62)) - 1
        return position >= 0 and self._spans[position].contains(span)


_MARK = re.compile('[“”"«»„]')
_OPENS = frozenset("“«„")


def _quotations(text: str, paragraph: Paragraph) -> list[Span]:
    if paragraph.zone is Zone.BLOCK_QUOTE:
        return [paragraph.span]
    spans: list[Span] = []
    start = -1
    for match in _MARK.finditer(text, paragraph.span.start, paragraph.span.end):
        mark = match.group()
        opens = mark in _OPENS or (mark == '"' and start < 0)
        if opens:
            start = match.end()
        elif start >= 0:
            if match.start() - start > _SHORT:
                spans.append(Span(start, match.start()))
            start = -1
    return spans


def factuality(find: Find, phrases: Phrases, quoted: bool) -> Factuality:
    """How the sentence presents the happening of one trigger.

    Args:
        find: the trigger.
        phrases: its sentence.
        quoted: whether it stands in quoted speech.
    """
    after = _following(find.end, phrases)
    nominal = find.ending.form in (Form.VERBAL_NOUN, Form.INFINITIVE)
    governed = _governors(find, phrases) if nominal else []
    if _is_negated(find, phrases, after, governed, nominal):
        return Factuality.NEGATED
    if _is_future(find, phrases, after):
        return Factuality.PLANNED
    if nominal and _is_planned(find, phrases, governed):
        return Factuality.PLANNED
    if _leans_on_plan(find, phrases) or (find.slot is Slot.NOUN and _is_planned_noun(find, phrases)):
        return Factuality.PLANNED
    if (
        quoted
        or _according_to(find, phrases)
        or _in_reported_clause(find, phrases, after)
        or _is_hearsay(find, phrases)
        or _within_claim(find, phrases)
    ):
        return Factuality.REPORTED
    return Factuality.ASSERTED


#: The accusative of an object participle: what is stated.
_STATED = re.compile(r".+[dt][ıiuü](?:ğ[ıiuü]n[ıiuü]|y[iü]n[iü]|kl[ae]r[ıi]n[ıi])")
#: Signs of the negation in a verb that is no trigger.
_NEGATIVE = re.compile(
    r"(?!um[ıiuü]).+m(?:[ae]d[ıi]|[ae]m[ıi]ş|[ae]y[ae]c[ae]|[ıiuü]yor|[ae]z|[ıi]r|[ae]y[ıi][bp]|[ae]m[ae]kt).*"
)
_NOMINALISED = re.compile(r".{2,}m[ae](?:s[ıi]|l[ae]r[ıi])(?:n[ıi]n?|n[ae])?")
_WITHOUT = re.compile(r".*m[ae](?:d[ae]n|ks[ıi]z[ıi]n)")
_MAY = re.compile(r"(?:.*[ae])?bil[ei]r(?:l[ae]r)?(?:d[ıi]r?.*|s[ae].*)?")
_CONDITION = re.compile(r".*(?:[rzkşdt][ıi]?y?s[ae](?:l[ae]r)?|s[ae](?:yd[ıi]|yd[ıi]l[ae]r|l[ae]r)?)")
_FUTURE = re.compile(r".+(?:[ae]c[ae][kğ]|m[ae]l[ıi]|s[ıiuü]n(?:l[ae]r)?$).*")
_EVIDENTIAL = re.compile(
    r".*(?:[ıiuü]yor|[ae]r|[ıi]r|[ıiuü][bp]|m[ıiuü]ş|m[ae]kt[ae]y)m[ıiuü]ş(?:l[ae]r)?|.*[dt][ıiuü]ym[ıiuü]ş"
)


def _is_negated(find: Find, phrases: Phrases, after: Sequence[str], governed: Sequence[str], nominal: bool) -> bool:
    key = phrases.keys[find.end - 1]
    if find.ending.negated or (after and after[0] in NOT) or _neither_nor(find, phrases):
        return True
    if _WITHOUT.fullmatch(key) and find.ending.form in (Form.CONVERB, Form.INFINITIVE):
        # "gitmeden üç ay önce" only says what came first
        return BEFORE.isdisjoint(phrases.keys[find.end : find.end + _REACH])
    if nominal:
        return any(word.startswith(PREVENTED) for word in governed[:3]) or _is_refused(governed)
    if find.slot is not Slot.NOUN or not after:
        return False
    if find.ending.case is Case.ACC and after[0].startswith(PREVENTED):
        return True
    return find.ending.case is Case.NOM and _fell_through(after)


def _is_refused(governed: Sequence[str]) -> bool:
    """``kurulmasına izin verilmedi``, ``kurulmasını istemiyorlardı``: what governs it is itself negated."""
    if not governed or len(governed) > 3 or not _NEGATIVE.fullmatch(governed[-1]):
        return False
    if any(word.startswith(REALISED) for word in governed):
        return True
    planned = any(word.startswith(PLANNED) for word in governed)
    return planned and not any(word.startswith((*ABOUT, *EXPECTED)) for word in governed)


def _fell_through(after: Sequence[str]) -> bool:
    """``kongresi yapılamadı``, ``qurultayı baş tutmadı``"""
    verb = next((word for word in after[:2] if _NEGATIVE.fullmatch(word)), None)
    return verb is not None and after[0].startswith(REALISED)


def _neither_nor(find: Find, phrases: Phrases) -> bool:
    """``ne 1917’de kuruldu ne de 1918’de``"""
    places = [
        index
        for index, key in enumerate(phrases.keys)
        if key == NEITHER and index + 1 < len(phrases.keys) and phrases.keys[index + 1] not in ASKED
    ]
    return len(places) > 1 and places[0] < find.start and find.start - places[0] < _ASCRIPTION_REACH


def _is_future(find: Find, phrases: Phrases, after: Sequence[str]) -> bool:
    """Future, necessity, wish, possibility, or a condition that is not said to have been met."""
    key = phrases.keys[find.end - 1]
    follower = phrases.keys[find.end] if find.end < len(phrases.keys) else ""
    if find.ending.future or (find.ending.form is Form.FINITE and _MAY.fullmatch(key) is not None):
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
    if governed and governed[0] in PURPOSE:
        return True
    if any(key.startswith(ACHIEVED) for key in governed[:3]):
        return False
    if any(key.startswith(PLANNED) or key in PLANNED_WORDS for key in governed):
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
    for index in range(find.start - 1, max(-1, find.start - _AIM_REACH), -1):
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
        governed = _following(index + 1, phrases)
        if any(one.startswith(ACHIEVED) for one in governed[:3]):
            return False
        return bool(governed) and (governed[0] in PURPOSE or any(one.startswith(PLANNED) for one in governed))
    return False


def _is_planned_noun(find: Find, phrases: Phrases) -> bool:
    """``askeri müdahale için``: a bare noun of a happening that is a purpose."""
    ending = find.ending
    if ending.form is not Form.NOUN or ending.possessed or ending.case is not Case.NOM:
        return False
    return find.end < len(phrases.keys) and phrases.keys[find.end] in PURPOSE


def _following(start: int, phrases: Phrases) -> list[str]:
    """Keys of the words after a trigger, up to the end of its clause."""
    result: list[str] = []
    for index in range(start, min(len(phrases.words), start + _REACH + 4)):
        word = phrases.words[index]
        if word.key in {".", ";", ":", "!", "?"}:
            break
        if word.key.isalpha() and word.name < 0:
            result.append(word.key)
        if word.form is not None or len(result) >= _REACH:
            break
    return result


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
    return _following(start, phrases)


def _is_nominalised(index: int, phrases: Phrases) -> bool:
    return phrases.words[index].form in (Form.VERBAL_NOUN, Form.INFINITIVE)


def _in_reported_clause(find: Find, phrases: Phrases, after: Sequence[str]) -> bool:
    """``geldiğini iddia etti``, ``geldiği söylenir``: the trigger is the object or subject of a verb of saying."""
    ending = find.ending
    if ending.form is not Form.OBJECT_PARTICIPLE or not after:
        return False
    if ending.case is Case.ACC:
        return any(key.startswith((*SAYING, *CLAIMING)) for key in after)
    # "yazdığı mektup" is no claim: where the participle may belong to a noun, the verb must follow at once
    return ending.case is Case.NOM and after[0].startswith(CLAIMED)


def _within_claim(find: Find, phrases: Phrases) -> bool:
    """``… kurulan cemiyetin kapatıldığını bildirdi``: the trigger belongs to the clause that somebody states."""
    if find.ending.form in (Form.FINITE, Form.PERFECT, Form.CONVERB):
        return False  # a converb may lean on the verb of stating itself: "mektup yazarak … bildirdi"
    for index in range(find.end, min(len(phrases.words), find.end + _CLAIM_REACH)):
        word = phrases.words[index]
        if word.form is Form.FINITE or word.key in {";", ":", "."}:
            return False
        if word.form is Form.OBJECT_PARTICIPLE and _STATED.fullmatch(word.key):
            return any(key.startswith(SAYING) for key in _following(index + 1, phrases)[:2])
    return False


def _is_hearsay(find: Find, phrases: Phrases) -> bool:
    """``güya``, ``dönüyormuş``, ``derler ki …``"""
    if find.ending.form is Form.FINITE and _EVIDENTIAL.fullmatch(phrases.keys[find.end - 1]):
        return True
    keys = phrases.keys
    for index in range(find.start - 1, max(-1, find.start - _ASCRIPTION_REACH), -1):
        if keys[index] in ALLEGEDLY:
            return True
        if keys[index] == "ki":
            return any(key.startswith(SAYING_KI) for key in keys[max(0, index - 3) : index])
        if phrases.words[index].form is Form.FINITE or keys[index] == ";":
            return False
    return False


def _according_to(find: Find, phrases: Phrases) -> bool:
    """``Kengerli'ye göre`` or ``anlattığına göre`` ascribes what follows in its clause."""
    keys = phrases.keys
    for index in range(find.start - 1, max(0, find.start - _ASCRIPTION_REACH), -1):
        if phrases.words[index].form is Form.FINITE or keys[index] == ";":
            return False
        if keys[index] in ACCORDING and index:
            before = keys[index - 1]
            return phrases.words[index - 1].name >= 0 or before.startswith(TESTIMONY) or bool(_SAID.fullmatch(before))
    return False


_SAID = re.compile(
    r".+[dt][ıiuü](?:ğ[ıi]n[ae]|y[iü]ne|kl[ae]r[ıi]n[ae])"
    r"|(?:anlatıl|bildiril|danışıl|dey[ıi]l|nakledil|söylen|yazıl)(?:[ae]n)(?:l[ae]r[ae]|[ae])"
)
