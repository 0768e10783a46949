"""Signs that the source ascribes a happening to somebody: quotations, *according to*, verbs of saying, hearsay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.clauses import begins, following
from pipeline.events.denial import is_denied
from pipeline.events.forms import Case, Form, head_case
from pipeline.events.lexicon import Find, Slot
from pipeline.events.links import Link
from pipeline.events.phrases import Phrases
from pipeline.events.speech import is_saying
from pipeline.events.words import (
    ACCORDING,
    ALLEGEDLY,
    AS_ONE_SAYS,
    CLAIMED,
    CLAIMING,
    CONCERNING,
    HEARD,
    LEARNT,
    LIGHT_VERBS,
    MEDIA,
    OPINION_OF,
    OPINIONS,
    OPINIONS_KI,
    RUMOURED,
    SAYING,
    SAYING_KI,
    TESTIMONY,
)
from pipeline.records import EventType, Label

#: in words; how far "according to" is looked for
_ASCRIPTION_REACH = 60
#: in words; how far the verb of the clause that somebody states may stand
_CLAIM_REACH = 12
#: in words; how far the *deyə* or *diye* that ends somebody's words may stand, and the verb of saying after it
_SAID_SO_REACH = 30
#: in words; how far from the subject of a stated clause (``isyanların … bastırıldığını``) its verb may stand
_SUBJECT_REACH = 20
#: in words; how far from a participle the letter or newspaper may stand that it describes
_MEDIUM_REACH = 6
_SAYING_REACH = 7


def is_rumoured(find: Find, phrases: Phrases) -> bool:
    """Whether a happening is told as hearsay in words that leave no room for a plan of the author's.

    ``kurulacakmış``, ``kurulacağı söyleniyor``, ``kurulacak diyorlar``, ``güya qaçmaq istəyib``.
    """
    key = phrases.keys[find.end - 1]
    if _allegedly(find, phrases):
        return True
    if find.ending.form is Form.FINITE:
        if _FUTURE_HEARSAY.fullmatch(key):
            return True
        return _FORETOLD.fullmatch(key) is not None and _said_at_once(find, phrases)
    if find.ending.form is Form.OBJECT_PARTICIPLE and find.ending.case is Case.NOM:
        return begins(following(find.end, phrases)[:1], RUMOURED)
    return False


def _allegedly(find: Find, phrases: Phrases) -> bool:
    """``güya``, ``sözde`` in the same clause"""
    for index in range(find.start - 1, max(-1, find.start - _ASCRIPTION_REACH), -1):
        word = phrases.words[index]
        if word.key in ALLEGEDLY and not word.closed:
            return True
        if word.form is Form.FINITE or word.key in {";", "ki"}:
            return False
    return False


def is_ascribed(find: Find, phrases: Phrases) -> bool:
    """Whether a happening is told as what somebody says."""
    return (
        _according_to(find, phrases)
        or _in_reported_clause(find, phrases)
        or _is_hearsay(find, phrases)
        or _said_so(find, phrases)
        or _within_claim(find, phrases)
    )


_FORETOLD = re.compile(r".*[ae]c[ae][kğ].*")
_FUTURE_HEARSAY = re.compile(r".*[ae]c[ae]km[ıi]ş(?:l[ae]r)?")
_EVIDENTIAL = re.compile(
    r".*(?:[ıiuü]yor|[ae]r|[ıi]r|[ıiuü][bp]|m[ıiuü]ş|m[ae]kt[ae]y)m[ıiuü]ş(?:l[ae]r)?|.*[dt][ıiuü]ym[ıiuü]ş"
)
#: The accusative of an object participle: what is stated.
_STATED = re.compile(r".+[dt][ıiuü](?:ğ[ıiuü]n[ıiuü]|y[iü]n[iü]|kl[ae]r[ıi]n[ıi])")
_CLAIM = re.compile(r".+(?:[dt][ıiuü]|[ae]c[ae])(?:ğ[ıiuü]n[ıiuü]|y[iü]n[iü]|kl[ae]r[ıi]n[ıi])")
#: The same as the subject of a passive: ``geldiği (, kaçtığı) söylenir``.
_BARE_CLAIM = re.compile(r".+(?:[dt][ıiuü]|[ae]c[ae])(?:ğ[ıiuü]|y[iü]|kl[ae]r[ıi])")
#: Hearing that is not the point of its clause: ``duyan``, ``duyunca``, ``eşidib``.
_HEARING_ON = re.compile(
    r".+(?:[ae]n(?:l[ae]r)?(?:[ıi]n?|[ae])?|[ıiuü]nc[ae]|[ıiuü][pb]|[ae]r[ae]k|[dt][ıiuü]k[dt][ae]n?)"
)
#: ``anlattığına (göre)``, of any verb, and ``deyilənə (görə)``.
_AS_DONE = re.compile(r".+[dt][ıiuü](?:ğ[ıi]n[ae]|y[iü]ne|kl[ae]r[ıi]n[ae]|ğ[ıiuü]m[ıiuü]z[ae])")
#: ``aktardığı (üzere)``, ``qeyd etdiyi (kimi)``; what "is said" so (``belirtildiği gibi``) the author says himself.
_AS_HE_DID = re.compile(r".+[dt][ıiuü](?:ğ[ıiuü]|y[iü]|kl[ae]r[ıi])")
_PASSIVE = re.compile(r".+(?:[ıiuü]l|[ıiuü]n|[ae]n)[dt][ıiuü](?:ğ[ıiuü]|y[iü]|kl[ae]r[ıi])")
_AS_SAID = re.compile(r"(?:anlatıl|bildiril|danışıl|dey[ıi]l|nakledil|söylen|yazıl)(?:[ae]n)(?:l[ae]r[ae]|[ae])")
#: Forms of *to say* that follow the words themselves; what the author says himself is no report.
_SAYS = re.compile(
    r"der(?:di)?(?:l[ae]r(?:di)?)?|dedi(?:l[ae]r)?|diyor(?:l[ae]r)?(?:du|dı)?|demiş(?:ti|l[ae]r|dir)?.*|den(?:ir|iyor|di).*"
    r"|deyir(?:di)?(?:l[ae]r)?|deyib(?:l[ae]r)?|deyil[ıi]r.*|deyirdil[ae]r"
)
_OF_MINE = re.compile(r".+(?:r[ae]m|r[ıiuü][kzm]|yor[uı][mz]|yoruz|[dt][ıiuü][mk]|y[ıi]m)")
_UNTIL = frozenset({"deye", "diye"})


def _in_reported_clause(find: Find, phrases: Phrases) -> bool:
    """``geldiğini iddia etti``, ``geldiği söylenir``, ``geldiği görüşünde``, ``geldiğine dair bir rapor``.

    The trigger is the object or subject of a verb of saying; coordinated clauses share it (``A’nın öldüğünü, B’nin
    kaçtığını anlattı``).
    """
    ending = find.ending
    if ending.form is not Form.OBJECT_PARTICIPLE:
        return False
    after = following(find.end, phrases)
    coordinated = phrases.keys[find.end : find.end + 1] in ((",",), ("ve",), ("veya",))
    if ending.case is Case.ACC:
        if coordinated:
            after = following(_last_of_claims(find.end, phrases, _CLAIM), phrases)
        return _states(after)
    if ending.case is Case.NOM and coordinated:
        after = following(_last_of_claims(find.end, phrases, _BARE_CLAIM), phrases)
    if not after:
        return False
    if after[0] in CONCERNING and ending.case in (Case.DAT, Case.NOM):
        return begins(after[1:4], TESTIMONY)
    if ending.case is not Case.NOM:
        return begins(after[:1], _CLAIMED_IN.get(ending.case, ()), after[:2])
    # "yazdığı mektup" is no claim: where the participle may belong to a noun, the verb must follow at once
    return after[0].startswith(OPINIONS) or (begins(after[:1], CLAIMED, after[:2]) and not is_denied(after[:2]))


#: What a claim in another case hangs on: ``geldiğinden söz etti``, ``geldiğine inanır``, ``geldiğinde ısrar etti``.
_CLAIMED_IN = {
    Case.ABL: ("bahs", "behs", "danış", "emin", "söz", "şikayet"),
    Case.DAT: ("and iç", "ant iç", "emin", "inan", "işaret", "şahid", "şahit", "tanıklık", "yemin"),
    Case.LOC: ("ısrar", "israr"),
}


def _states(after: Sequence[str]) -> bool:
    """Whether the words after a clause of fact say that somebody states it.

    What is not said (``kaçtığını söylemeden``) and what is only heard on the way (``kaçtığını duyan dostları``) the
    author tells himself, as he does what he says or hears in the first person (``öldüğünü işittik``).
    """
    if not begins(after, (*SAYING, *CLAIMING)) or is_denied(after) or _OF_MINE.fullmatch(after[-1]):
        return False
    heard = next((word for word in after if word.startswith(HEARD) and not word.startswith("duyur")), None)
    return heard is None or _HEARING_ON.fullmatch(heard) is None


def _last_of_claims(start: int, phrases: Phrases, claim: re.Pattern[str]) -> int:
    """Index after the last of the coordinated clauses that somebody states."""
    for index in range(start, min(len(phrases.words), start + _ASCRIPTION_REACH)):
        word = phrases.words[index]
        if word.form is Form.FINITE or word.key in {";", ":"}:
            break
        if word.form is Form.OBJECT_PARTICIPLE and claim.fullmatch(word.key):
            start = index + 1
    return start


def _within_claim(find: Find, phrases: Phrases) -> bool:
    """``… kurulan cemiyetin kapatıldığını bildirdi``: the trigger belongs to the clause that somebody states."""
    if find.ending.form in (Form.FINITE, Form.PERFECT, Form.CONVERB):
        return False  # a converb may lean on the verb of stating itself: "mektup yazarak … bildirdi"
    if find.ending.form is Form.SUBJECT_PARTICIPLE and _describes_speaker(find, phrases):
        return False
    if find.slot is Slot.NOUN and find.entry.type is EventType.COMMUNICATE and find.ending.case in (Case.LOC, Case.INS):
        return False  # "telgrafında … bildirdi": it is what states
    if find.ending.form in (Form.SUBJECT_PARTICIPLE, Form.OBJECT_PARTICIPLE) and _describes_medium(find, phrases):
        return False
    reach = _SUBJECT_REACH if find.ending.case is Case.GEN else _CLAIM_REACH
    for index in range(find.end, min(len(phrases.words), find.end + reach)):
        word = phrases.words[index]
        if word.form is Form.FINITE or word.key in {";", ":", "."}:
            return False
        if word.form is Form.OBJECT_PARTICIPLE and _STATED.fullmatch(word.key):
            last = _last_of_claims(index + 1, phrases, _CLAIM)
            return _states(following(last, phrases)[:2])
    return False


def _describes_medium(find: Find, phrases: Phrases) -> bool:
    """``yazdığı mektupta … bildirdi``: the participle tells of what the statement stands in."""
    for index in range(find.end, min(len(phrases.words), find.end + _MEDIUM_REACH)):
        word = phrases.words[index]
        if word.key == "," or word.form is not None:
            return False
        if word.key.startswith(MEDIA) and head_case(word.key) in (Case.LOC, Case.ABL, Case.INS):
            return True
    return False


def _describes_speaker(find: Find, phrases: Phrases) -> bool:
    """``Petrovsk’tan gelen tacirler … olduğunu söylüyor``: the participle's noun is the one who speaks."""
    index = find.end
    while index < min(len(phrases.words), find.end + _SAYING_REACH):
        word = phrases.words[index]
        if word.name >= 0:
            name = next((one for one in phrases.names if one.start <= index < one.end), None)
            return name is not None and name.link is Link.NOM
        if word.key == ",":
            return index > find.end  # "dönen bir arkadaşım, …"
        if word.form is not None:
            return False
        if (case := head_case(word.key)) is not Case.NOM:
            return False
        if word.key.endswith(("lar", "ler")) and case is Case.NOM:
            return True
        index += 1
    return False


def _is_hearsay(find: Find, phrases: Phrases) -> bool:
    """``dönüyormuş``, ``derler ki …``; what *ki* brings in may be several clauses."""
    if find.ending.form is Form.FINITE and _EVIDENTIAL.fullmatch(phrases.keys[find.end - 1]):
        return True
    keys = phrases.keys
    for index in range(find.start - 1, max(-1, find.start - _ASCRIPTION_REACH), -1):
        if keys[index] == "ki":
            said = keys[max(0, index - 3) : index]
            return begins(said, (*SAYING_KI, *OPINIONS_KI)) and not _OF_MINE.fullmatch(keys[index - 1])
        if keys[index] == ":" and _brings_in_speech(index, phrases):
            return True
        if keys[index] == ";":
            return False
        if phrases.words[index].form is Form.FINITE:
            if index == 0 and keys[1] in {",", ":"} and _SAYS.fullmatch(keys[0]):
                return True  # "Deyirlər, …"
            if keys[index + 1] not in {",", ":", "ve"}:
                return False
    return False


def _brings_in_speech(index: int, phrases: Phrases) -> bool:
    """``şöyle yazar: …``, ``belə təsvir edir: …``"""
    before = phrases.keys[max(0, index - 2) : index]
    return bool(before) and is_saying(before, phrases.sentence.lang) and not _OF_MINE.fullmatch(before[-1])


def _said_at_once(find: Find, phrases: Phrases) -> bool:
    """``kaçtı dediler``, ``birleşecek diyorlar``"""
    return find.end < len(phrases.keys) and _SAYS.fullmatch(phrases.keys[find.end]) is not None


def _said_so(find: Find, phrases: Phrases) -> bool:
    """``… köçdü, deyə Röyter xəbər verir``, ``… kaçtı dediler``"""
    if find.ending.form not in (Form.FINITE, Form.PERFECT):
        return False
    if _said_at_once(find, phrases):
        return True
    keys = phrases.keys
    clauses = 0
    for index in range(find.end, min(len(keys), find.end + _SAID_SO_REACH)):
        if keys[index] == ";":
            return False
        if phrases.words[index].form is Form.FINITE:
            clauses += 1
        if keys[index] in _UNTIL:
            if clauses > 0 and keys[index] == "diye":
                return False  # Turkish "diye" ends one clause, Azerbaijani "deyə" may end several
            after = keys[index + 1 : index + 1 + _SAYING_REACH]
            return begins(after, SAYING) and not any(_OF_MINE.fullmatch(key) for key in after[-1:])
    return False


def _according_to(find: Find, phrases: Phrases) -> bool:
    """``Kengerli'ye göre``, ``anlattığına göre``, ``onun fikrince`` ascribe what follows in their clause."""
    keys = phrases.keys
    for index in range(find.start - 1, max(-1, find.start - _ASCRIPTION_REACH), -1):
        if phrases.words[index].form is Form.FINITE or keys[index] == ";":
            return False
        if keys[index] in AS_ONE_SAYS and index and _AS_HE_DID.fullmatch(keys[index - 1]):
            told = _told(index, phrases)
            return begins(told, SAYING) and not _PASSIVE.fullmatch(told[-1])
        if keys[index] in ACCORDING and index and not phrases.words[index].closed:
            return keys[index] in OPINION_OF or _tells(index, phrases)
    return False


def _tells(index: int, phrases: Phrases) -> bool:
    """Whether what stands before *according to* at ``index`` can be the source of a claim.

    ``istədiyinə görə`` gives a cause, ``antlaşmaya göre`` a rule, ``Selim'e nazaran erken`` compares.
    """
    keys = phrases.keys
    before = keys[index - 1]
    if phrases.words[index - 1].name >= 0:
        if keys[index] == "nazaran":
            follower = phrases.words[index + 1] if index + 1 < len(keys) else None
            return follower is not None and (follower.name >= 0 or follower.key == ",")
        name = next((one for one in phrases.names if one.start < index <= one.end), None)
        return name is None or name.label not in _NO_SOURCES
    if _AS_DONE.fullmatch(before):
        return begins(_told(index, phrases), (*SAYING, *LEARNT))
    return before.startswith(TESTIMONY) or _AS_SAID.fullmatch(before) is not None


def _told(index: int, phrases: Phrases) -> Sequence[str]:
    """The verb that ends before ``index``, with its noun if it is a compound."""
    compound = phrases.keys[index - 1].startswith(LIGHT_VERBS)
    return phrases.keys[max(0, index - 1 - compound) : index]


#: what names no source of claims: a time, a treaty
_NO_SOURCES = frozenset({Label.DATE, Label.DURATION, Label.EVENT, Label.LAW})
