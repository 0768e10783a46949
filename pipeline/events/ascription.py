"""Signs that the source ascribes a happening to somebody: quotations, *according to*, verbs of saying, hearsay."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.events.clauses import begins, following
from pipeline.events.forms import Case, Form, head_case
from pipeline.events.lexicon import Find, Slot
from pipeline.events.links import Link
from pipeline.events.phrases import Phrases
from pipeline.events.words import (
    ACCORDING,
    ALLEGEDLY,
    CLAIMED,
    CLAIMING,
    CONCERNING,
    RUMOURED,
    SAYING,
    SAYING_KI,
    TESTIMONY,
)
from pipeline.records import AnalysedText, EventType, Paragraph, Zone
from pipeline.spans import Span

#: in words; how far "according to" is looked for
_ASCRIPTION_REACH = 60
#: in words; how far the verb of the clause that somebody states may stand
_CLAIM_REACH = 12
#: in words; how far the *deyə* or *diye* that ends somebody's words may stand, and the verb of saying after it
_SAID_SO_REACH = 30
_SAYING_REACH = 7
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


def is_rumoured(find: Find, phrases: Phrases) -> bool:
    """Whether a happening is told as hearsay in words that leave no room for a plan of the author's.

    ``kurulacakmış``, ``kurulacağı söyleniyor``, ``kurulacak diyorlar``, ``çıxacağı mütəvatirdir``.
    """
    key = phrases.keys[find.end - 1]
    if find.ending.form is Form.FINITE:
        if _FUTURE_HEARSAY.fullmatch(key):
            return True
        return _FORETOLD.fullmatch(key) is not None and _said_at_once(find, phrases)
    if find.ending.form is Form.OBJECT_PARTICIPLE and find.ending.case is Case.NOM:
        return begins(following(find.end, phrases)[:1], RUMOURED)
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
_SAID = re.compile(
    r".+[dt][ıiuü](?:ğ[ıi]n[ae]|y[iü]ne|kl[ae]r[ıi]n[ae])"
    r"|(?:anlatıl|bildiril|danışıl|dey[ıi]l|nakledil|söylen|yazıl)(?:[ae]n)(?:l[ae]r[ae]|[ae])"
)
#: Forms of *to say* that follow the words themselves; what the author says himself is no report.
_SAYS = re.compile(
    r"der(?:di)?(?:l[ae]r(?:di)?)?|dedi(?:l[ae]r)?|diyor(?:l[ae]r)?(?:du|dı)?|demiş(?:ti|l[ae]r|dir)?.*|den(?:ir|iyor|di).*"
    r"|deyir(?:di)?(?:l[ae]r)?|deyib(?:l[ae]r)?|deyil[ıi]r.*|deyirdil[ae]r"
)
_OF_MINE = re.compile(r".+(?:r[ae]m|r[ıiuü][kzm]|yor[uı][mz]|yoruz|[dt][ıiuü][mk]|y[ıi]m)")
_UNTIL = frozenset({"deye", "diye"})


def _in_reported_clause(find: Find, phrases: Phrases) -> bool:
    """``geldiğini iddia etti``, ``geldiği söylenir``, ``geldiğine dair bir rapor``.

    The trigger is the object or subject of a verb of saying; coordinated clauses share it (``A’nın öldüğünü, B’nin
    kaçtığını anlattı``).
    """
    ending = find.ending
    if ending.form is not Form.OBJECT_PARTICIPLE:
        return False
    after = following(find.end, phrases)
    if ending.case is Case.ACC:
        if phrases.keys[find.end : find.end + 1] in ((",",), ("ve",)):
            after = following(_last_of_claims(find.end, phrases), phrases)
        return begins(after, (*SAYING, *CLAIMING))
    if not after:
        return False
    if ending.case is Case.DAT:
        return after[0] in CONCERNING and begins(after[1:4], TESTIMONY)
    if ending.case is Case.ABL:
        return after[0].startswith(("bahs", "behs", "söz"))
    # "yazdığı mektup" is no claim: where the participle may belong to a noun, the verb must follow at once
    return ending.case is Case.NOM and after[0].startswith(CLAIMED)


def _last_of_claims(start: int, phrases: Phrases) -> int:
    """Index after the last of the coordinated clauses that somebody states."""
    for index in range(start, min(len(phrases.words), start + _ASCRIPTION_REACH)):
        word = phrases.words[index]
        if word.form is Form.FINITE or word.key in {";", ":"}:
            break
        if word.form is Form.OBJECT_PARTICIPLE and _CLAIM.fullmatch(word.key):
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
    for index in range(find.end, min(len(phrases.words), find.end + _CLAIM_REACH)):
        word = phrases.words[index]
        if word.form is Form.FINITE or word.key in {";", ":", "."}:
            return False
        if word.form is Form.OBJECT_PARTICIPLE and _STATED.fullmatch(word.key):
            return begins(following(index + 1, phrases)[:2], SAYING)
    return False


def _describes_speaker(find: Find, phrases: Phrases) -> bool:
    """``Petrovsk’tan gelen tacirler … olduğunu söylüyor``: the participle's noun is the one who speaks."""
    index = find.end
    while index < min(len(phrases.words), find.end + _SAYING_REACH):
        word = phrases.words[index]
        if word.name >= 0:
            name = next((one for one in phrases.names if one.start <= index < one.end), None)
            return name is not None and name.link is Link.NOM
        if word.key == "," or word.form is not None:
            return False
        if (case := head_case(word.key)) is not Case.NOM:
            return False
        if word.key.endswith(("lar", "ler")) and case is Case.NOM:
            return True
        index += 1
    return False


def _is_hearsay(find: Find, phrases: Phrases) -> bool:
    """``güya``, ``dönüyormuş``, ``derler ki …``; what *ki* brings in may be several clauses."""
    if find.ending.form is Form.FINITE and _EVIDENTIAL.fullmatch(phrases.keys[find.end - 1]):
        return True
    keys = phrases.keys
    same_clause = True
    for index in range(find.start - 1, max(-1, find.start - _ASCRIPTION_REACH), -1):
        if keys[index] in ALLEGEDLY and same_clause and not phrases.words[index].closed:
            return True
        if keys[index] == "ki":
            said = keys[max(0, index - 3) : index]
            return begins(said, SAYING_KI) and not _OF_MINE.fullmatch(keys[index - 1])
        if keys[index] == ";":
            return False
        if phrases.words[index].form is Form.FINITE:
            if keys[index + 1] not in {",", ":", "ve"}:
                return False
            same_clause = False
    return False


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
    """``Kengerli'ye göre`` or ``anlattığına göre`` ascribes what follows in its clause."""
    keys = phrases.keys
    for index in range(find.start - 1, max(0, find.start - _ASCRIPTION_REACH), -1):
        if phrases.words[index].form is Form.FINITE or keys[index] == ";":
            return False
        if keys[index] in ACCORDING and index and not phrases.words[index].closed:
            before = keys[index - 1]
            named = phrases.words[index - 1].name >= 0 and keys[index] != "nazaran"  # "compared to"
            return named or before.startswith(TESTIMONY) or bool(_SAID.fullmatch(before))
    return False
