"""A sentence as event extraction sees it: words with keys, names with their case, clause boundaries.

There is no parser behind this stage. What a parser would say is approximated from the surface: the case of
a name from its own ending (or from the noun that heads the phrase it stands in: in ``Kafkas halklarının``
the genitive belongs to both), the clause from verb-like words between a name and a trigger.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from pipeline.events.cases import CaseReader
from pipeline.events.coordination import coordinate
from pipeline.events.forms import Case, Form, head_case, is_weak_finite, key_of, verbal_form
from pipeline.events.frames import PLACES
from pipeline.events.lexicon import Find, Slot, lexicon_for
from pipeline.events.links import QUOTES, Link, Name, Word
from pipeline.events.words import (
    ADJECTIVES,
    ADVERBS,
    AGAINST,
    BETWEEN,
    BY,
    COLLECTIVES,
    CONJUNCTIONS,
    FILLERS,
    OWN,
    POSTPOSITIONS,
    TITLES,
    UNDER,
    UNPOSSESSED,
    UNRELATED,
    WITH,
)
from pipeline.record_classes import record
from pipeline.records import AnalysedText, DateMention, EventType, Label, Lang, Mention, Script, Sentence
from pipeline.spans import Span
from pipeline.transliteration import to_latin


@record
class Phrases:
    """A sentence taken apart; ``candidates`` are the lexicon's finds by their first word, conditions not yet tried."""

    sentence: Sentence
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    names: tuple[Name, ...]
    candidates: Mapping[int, tuple[Find, ...]]


_PAUSES = frozenset({",", ".", ";", ":", "!", "?", "…", "ve", "ki", "lakin", "amma", "çünki", "ancak", ")"})
#: A Turkish hyphen is a token of its own.
_HYPHENS = frozenset("‐‑-")
_CLOSING = frozenset('”"»')
_LINK_OF_CASE = {case: Link(case.value) for case in Case}
_MAX_HEAD_WORDS = 5
_ATTRIBUTIVE_LABELS = frozenset(
    {Label.GPE, Label.LOC, Label.NORP, Label.ORG, Label.WORK_OF_ART, Label.EVENT, Label.LAW, Label.FAC}
)


class SentenceReader:
    """Takes the sentences of one document apart.

    Args:
        analysed: the document.
        mentions: its names.
        dates: its dates.
        known: keys of names known to be bare.
    """

    def __init__(
        self,
        analysed: AnalysedText,
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
        known: Container[str],
    ) -> None:
        self._text = analysed.laid_out.text
        self._cases = CaseReader([mention.surface for mention in mentions], known)
        self._by_sentence: dict[int, list[Mention | DateMention]] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
        for date in dates:
            self._by_sentence.setdefault(date.sentence, []).append(date)
        self._references = sorted(reference.span for reference in analysed.references)
        self._reference_starts = [span.start for span in self._references]

    def read(self, sentence: Sentence) -> Phrases:
        """Words, names, links and chains of one sentence."""
        mentions = sorted(self._by_sentence.get(sentence.index, ()), key=lambda m: (m.span.start, -m.span.end))
        words = self._words(sentence, mentions)
        keys = tuple(word.key for word in words)
        if not mentions:
            return Phrases(sentence, tuple(words), keys, (), {})
        candidates = _candidates(words, keys, sentence)
        possible = {
            index
            for finds in candidates.values()
            for find in finds
            if find.entry.type is not None
            for index in range(find.start, find.end)
        }
        motions = {index for index, finds in candidates.items() if any(_is_motion(find) for find in finds)}
        names = self._names(sentence, mentions, words, possible, motions)
        return Phrases(sentence, tuple(words), keys, tuple(names), candidates)

    def _in_reference(self, span: Span) -> bool:
        position = bisect_left(self._reference_starts, span.end)
        return position > 0 and self._references[position - 1].overlaps(span)

    def _words(self, sentence: Sentence, mentions: Sequence[Mention | DateMention]) -> list[Word]:
        words: list[Word] = []
        position = 0
        quoted = _short_quotations(self._text, sentence.span)
        for span in _printed_words(sentence, self._text, [mention.span for mention in mentions]):
            while position < len(mentions) and mentions[position].span.end <= span.start:
                position += 1
            name = position if position < len(mentions) and mentions[position].span.overlaps(span) else -1
            key = key_of(span.of(self._text), sentence.script)
            in_reference = self._in_reference(span)
            closed = in_reference or name >= 0 or any(quotation.contains(span) for quotation in quoted)
            form = None if closed else verbal_form(key, sentence.lang)
            words.append(Word(span, key, form, name, closed))
        if sentence.lang is Lang.AZ:
            for index, word in enumerate(words[:-1]):
                if word.form is Form.FINITE and words[index + 1].key not in _PAUSES and is_weak_finite(word.key):
                    words[index] = replace(word, form=None)
        return words

    def _names(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention | DateMention],
        words: Sequence[Word],
        possible: Set[int],
        motions: Set[int],
    ) -> list[Name]:
        places: dict[int, tuple[int, int]] = {}
        for index, word in enumerate(words):
            if word.name >= 0:
                first, _last = places.get(word.name, (index, index))
                places[word.name] = (first, index + 1)
        people = {index for index, mention in enumerate(mentions) if mention.label is Label.PERSON}
        names: list[Name] = []
        for index, mention in enumerate(mentions):
            if index not in places or self._in_reference(mention.span):
                continue
            start, end = places[index]
            if isinstance(mention, DateMention):
                names.append(Name(mention.span, mention.label, start, end, Link.TIME, end, len(names)))
                continue
            surface = _latin(mention.surface, sentence)
            case = self._cases.case_of(surface, mention.label, sentence.lang)
            if mention.label is Label.WORK_OF_ART and end < len(words) and words[end].key in _CLOSING:
                case = Case.NOM  # what a quoted title ends in is no ending
            names.append(
                _project(
                    Name(mention.span, mention.label, start, end, _LINK_OF_CASE[case], end, len(names)),
                    words,
                    possible,
                    people,
                )
            )
        return coordinate([_to_where(name, words, motions) for name in names], words)


def _to_where(name: Name, words: Sequence[Word], motions: Set[int]) -> Name:
    """``Çəmçəmala getdi``: the bare name of a place right before a verb of motion has the dative that it ends in.

    What a place is called in the nominative is not known of every place; but places do not travel.
    """
    bare = name.link is Link.NOM and not name.indirect and name.label in PLACES and name.end in motions
    return replace(name, link=Link.DAT) if bare and words[name.end - 1].key.endswith(("a", "e")) else name


def _candidates(words: Sequence[Word], keys: Sequence[str], sentence: Sentence) -> dict[int, tuple[Find, ...]]:
    """The rows of the lexicon that stand in a sentence, by their first word."""
    lexicon = lexicon_for(sentence.lang)
    softened = tuple(map(_softened, keys)) if sentence.script is Script.CYRILLIC else ()
    candidates: dict[int, tuple[Find, ...]] = {}
    for index, word in enumerate(words):
        if word.closed or len(word.key) < 2:
            continue
        finds = lexicon.find_at(keys, index)
        if not finds and softened:
            finds = lexicon.find_at(softened, index)
        if finds:
            candidates[index] = tuple(finds)
    return candidates


_BEFORE_FRONT = re.compile("k(?=[eiöü])")


def _softened(key: str) -> str:
    """``кәлди``, ``гәлди`` or ``қәлди`` where the type had no ``ҝ``: the word as it reads with the soft letter."""
    return _BEFORE_FRONT.sub("g", key)


def _is_motion(find: Find) -> bool:
    return find.entry.type is EventType.MOVE and find.slot is not Slot.NOUN


def _latin(surface: str, sentence: Sentence) -> str:
    return to_latin(surface, Lang.AZ) if sentence.script is Script.CYRILLIC else surface


_QUOTATION = re.compile(r"“[^“”]{1,70}”|«[^«»]{1,70}»|\"[^\"]{1,70}\"|„[^„“”]{1,70}[“”]")


def _printed_words(sentence: Sentence, text: str, names: Sequence[Span]) -> Iterator[Span]:
    """The tokens, but what hyphens join is one word (``posta-telgraf``), unless a name stands in it."""
    if not any(token.text in _HYPHENS for token in sentence.tokens):
        yield from (token.span for token in sentence.tokens)
        return
    groups: list[list[Span]] = []
    joined = False
    for token in sentence.tokens:
        before, behind = text[token.span.start - 1 : token.span.start], text[token.span.end : token.span.end + 1]
        hyphen = token.text in _HYPHENS and bool(groups) and before.isalnum() and behind.isalnum()
        if hyphen or joined:
            groups[-1].append(token.span)
        else:
            groups.append([token.span])
        joined = hyphen
    for group in groups:
        whole = Span(group[0].start, group[-1].end)
        if len(group) > 1 and any(name.overlaps(whole) for name in names):
            yield from group
        else:
            yield whole


def _short_quotations(text: str, span: Span) -> list[Span]:
    """Quoted titles, names and catchwords: no trigger stands in them."""
    return [Span(span.start + match.start(), span.start + match.end()) for match in _QUOTATION.finditer(span.of(text))]


def _project(name: Name, words: Sequence[Word], possible: Set[int], people: Set[int]) -> Name:
    """Give the name the link of its phrase: of the postposition or the head noun that follows it."""
    position = _skip_quotes(words, name.end)
    if position < len(words) and (link := _postposition(words, position)):
        return replace(name, link=link, phrase_end=position + 1)
    if name.link not in (Link.NOM, Link.GEN) or (name.label is Label.PERSON and name.link is Link.NOM):
        return name
    if name.label not in _ATTRIBUTIVE_LABELS and name.link is not Link.GEN:
        return name
    genitive = name.link is Link.GEN
    loose = genitive or name.label is Label.NORP  # "Rus askerlerinden": no possessive needed after a people
    head, case, position = _head(words, position, possible, genitive)
    if head >= 0 and not genitive and words[head].key.startswith(OWN):
        return name
    if head >= 0 and case is not Case.NOM and not loose and not _POSSESSED_CASE.fullmatch(words[head].key):
        return name
    if head >= 0 and case is Case.GEN:
        # "dergisinin ilk sayısı": the phrase goes on to what is possessed
        further, further_case, further_position = _head(words, position, possible, True)
        if further >= 0 and (further_case is not Case.NOM or _is_possessed(words[further].key)):
            head, case, position = further, further_case, further_position
    if head < 0:
        return name
    plural = not genitive and words[head].key.endswith(("lar", "ler"))
    if case is Case.NOM and not plural and not _is_possessed(words[head].key):
        return name
    if position < len(words) and (link := _postposition(words, position)):
        return replace(name, link=link, phrase_end=position + 1, indirect=True)
    before_person = position < len(words) and words[position].name in people
    if before_person and case in (Case.ABL, Case.NOM) and not words[head].key.startswith(COLLECTIVES):
        return replace(name, link=Link.APPOSED, phrase_end=position)
    return replace(name, link=_LINK_OF_CASE[case], phrase_end=head + 1, indirect=True)


_POSSESSED_CASE = re.compile(r".{2,}[ıiuü](?:n[dt][ae]n|n[dt][ae]|n[dt][ae]k[iü]|n[ıiuü]n|n[ıiuü]|n[ae]|yl[ae])")
_POSSESSED_STEM = re.compile(
    r".{2,}(?:[^aeıioöuü][ıiuü]|s[ıiuü]|l[ae]r[ıi])(?:n[dt][ae]n|n[dt][ae]|n[ıiuü]n|n[ıiuü]|n[ae]|yl[ae])?"
)
_ADJECTIVE_ENDING = re.compile(r".*[^aeıioöuü]l[ıiuü]")


def is_possessed_noun(key: str) -> bool:
    """Whether a word looks like the head of a compound: it carries a possessive, with or without a case."""
    return (
        key not in POSTPOSITIONS
        and key not in UNPOSSESSED
        and bool(_POSSESSED_STEM.fullmatch(key))
        and not (_ADJECTIVE_ENDING.fullmatch(key))
    )


def _is_possessed(key: str) -> bool:
    return key.endswith(("ı", "i", "u", "ü")) and key not in UNPOSSESSED and not _ADJECTIVE_ENDING.fullmatch(key)


def _head(words: Sequence[Word], position: int, possible: Set[int], genitive: bool) -> tuple[int, Case, int]:
    """The noun that heads a phrase: its index (-1 if there is none), its case, and the index after it."""
    head = -1
    case = Case.NOM
    limit = min(len(words), position + _MAX_HEAD_WORDS)
    while position < limit:
        word = words[position]
        if word.name >= 0 or position in possible or word.form is not None or word.closed:
            break
        if not word.key.isalpha() or word.key in CONJUNCTIONS or word.key in FILLERS or word.key in UNRELATED:
            break
        if word.key in ADVERBS or (word.key in ADJECTIVES and not genitive):
            break
        if head >= 0 and _postposition(words, position):
            break
        if word.key in TITLES:
            position += 1
            continue
        case = head_case(word.key)
        head = position
        position += 1
        if case is not Case.NOM:
            break
    return head, case, position


def _skip_quotes(words: Sequence[Word], position: int) -> int:
    while position < len(words) and words[position].key in QUOTES:
        position += 1
    return position


def _postposition(words: Sequence[Word], position: int) -> Link | None:
    key = words[position].key
    if words[position].name >= 0:
        return None
    if key in BY:
        return Link.BY
    if key in WITH:
        return Link.INS
    if key in BETWEEN:
        return Link.BETWEEN
    if key in AGAINST:
        return Link.AGAINST
    if key in UNDER:
        return Link.UNDER
    if key in UNRELATED:
        return Link.OTHER
    return None
