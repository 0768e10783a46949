"""Second pass over a document: names known from one place are recognised where they stand alone.

A family name seen in a full name is the person when it stands alone (``Rəsulzadə``); so is the author of a
reference (``(Sarper, 1994)`` ... ``Sarper’e göre``) and a given name that began a full name. An acronym introduced
in brackets behind a name has that name's label everywhere; a title stays a title when it comes again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.mentions.catalogue import confidence_of, is_guess
from pipeline.mentions.index import keys_of
from pipeline.mentions.lexicon.openers import DAYS, MONTHS, OPENERS
from pipeline.mentions.lexicon.peoples import GROUPS
from pipeline.mentions.rules.family_names import TEACHING_RULES, given_name_of, reference_surnames, surname_of
from pipeline.mentions.rules.titles import quotations
from pipeline.mentions.words import Line, Reading, Word, opens
from pipeline.record_classes import record
from pipeline.records import ENTITY_LABELS, Label, Lang, Mention
from pipeline.spans import Span
from pipeline.transliteration import fold

#: Rules whose one-word names hold in the whole document.
_SETTLED = frozenset({"rule:settlement", "rule:nature", "rule:building"})

#: The least number of letters of a name that is recognised alone.
_SHORTEST = 4


@record
class Learnt:
    """What the mentions decided so far teach, by fold keys.

    Attributes:
        surnames: family names of full names and of the authors of references.
        given: given names that begin a full name.
        settled: one-word names of other labels that a context settled.
        titles: titles.
        acronyms: acronyms as printed, with the label of the name they abbreviate.
    """

    surnames: frozenset[str]
    given: frozenset[str]
    settled: Mapping[str, Label]
    titles: frozenset[str]
    acronyms: Mapping[str, Label]


def repeat(reading: Reading, decided: Sequence[Mention]) -> tuple[Mention, ...]:
    """Proposals for names that stand alone, learnt from the mentions ``decided`` so far."""
    acronyms, introduced = _acronyms(reading, decided)
    learnt = _learn(reading, decided, acronyms)
    sure = [mention for mention in decided if not is_guess(mention.method)]
    covered = frozenset(cell for mention in sure for cell in range(mention.span.start, mention.span.end))
    known = frozenset(mention.span for mention in decided if mention.label is Label.WORK_OF_ART)
    found = list(introduced)
    for line in reading.lines:
        found.extend(_quoted_again(reading, line, learnt, known))
        for position, word in enumerate(line.words):
            if not word.capital or word.number or word.initial or word.start in covered:
                continue
            proposal = _alone(reading, line, position, learnt)
            if proposal is not None:
                label, method = proposal
                found.append(_mention(reading, line, word.span, label, method))
    return tuple(found)


def _mention(reading: Reading, line: Line, span: Span, label: Label, method: str) -> Mention:
    return Mention(span, label, span.of(reading.text), line.index, confidence_of(method, label), method)


def _learn(reading: Reading, decided: Sequence[Mention], acronyms: Mapping[str, Label]) -> Learnt:
    langs = {line.index: line.lang for line in reading.lines}
    surnames: set[str] = set(reference_surnames(reading))
    given: set[str] = set()
    settled: dict[str, set[Label]] = {}
    titles: set[str] = set()
    for mention in decided:
        lang = langs.get(mention.sentence, Lang.TR)
        sure = mention.method in TEACHING_RULES or mention.method.startswith("gazetteer:")
        if mention.label is Label.PERSON and sure:
            surnames.add(surname_of(mention.surface, lang) or "")
            given.add(given_name_of(mention.surface, lang) or "")
        elif mention.label is Label.WORK_OF_ART:
            titles.add(fold(mention.surface))
        elif mention.method in _SETTLED and " " not in mention.surface:
            settled.setdefault(fold(mention.surface), set()).add(mention.label)
    unanimous = {key: next(iter(labels)) for key, labels in sorted(settled.items()) if len(labels) == 1}
    return Learnt(frozenset(surnames - {""}), frozenset(given - {""}), unanimous, frozenset(titles), acronyms)


def _alone(reading: Reading, line: Line, position: int, learnt: Learnt) -> tuple[Label, str] | None:
    """What a capitalised word that nothing has named yet is, by what the document taught."""
    word = line.words[position]
    if word.stem in learnt.acronyms:
        return learnt.acronyms[word.stem], "document:name"
    if word.plain in OPENERS or word.plain in MONTHS or word.plain in DAYS or word.plain in GROUPS:
        return None
    if len(word.stem) < _SHORTEST:
        return None
    if (opens(line, position) or line.shouted or line.titled) and reading.common(word):
        return None
    keys = keys_of(word.text, word.stem, line.lang)
    if not learnt.surnames.isdisjoint(keys):
        return Label.PERSON, "document:surname"
    if not learnt.given.isdisjoint(keys) and _stands_alone(line, position):
        return Label.PERSON, "document:given_name"
    if _title_again(reading, line, position, keys, learnt.titles):
        return Label.WORK_OF_ART, "document:title"
    for key in keys:
        if key in learnt.settled:
            return learnt.settled[key], "document:name"
    return None


def _title_again(reading: Reading, line: Line, position: int, keys: Sequence[str], titles: frozenset[str]) -> bool:
    """Whether the word is a known title; where a sentence opens, only as the title itself was printed."""
    word = line.words[position]
    if reading.printed_small(word) or len(line.words) == 1:
        return False
    if opens(line, position) and not word.ending:
        return keys[0] in titles
    return not titles.isdisjoint(keys)


def _stands_alone(line: Line, position: int) -> bool:
    """Whether no other capitalised word touches this one."""
    before, behind = line.words[:position], line.words[position + 1 :]
    if before and before[-1].capital and line.words[position].spaced:
        return False
    return not (behind and behind[0].capital and behind[0].spaced and not line.words[position].ending)


def _quoted_again(reading: Reading, line: Line, learnt: Learnt, known: frozenset[Span]) -> Iterator[Mention]:
    """Quotations that hold nothing but a known title."""
    for quotation in quotations(reading, line):
        span = Span(line.words[quotation.first].start, line.words[quotation.last].end)
        if span not in known and fold(span.of(reading.text)) in learnt.titles:
            yield _mention(reading, line, span, Label.WORK_OF_ART, "document:quoted_title")


def _acronyms(reading: Reading, decided: Sequence[Mention]) -> tuple[Mapping[str, Label], tuple[Mention, ...]]:
    """Acronyms introduced in brackets behind a name, and the mentions that introduce them."""
    behind = {mention.span.end: mention for mention in decided if mention.label in ENTITY_LABELS}
    known: dict[str, Label] = {}
    introduced: list[Mention] = []
    for line in reading.lines:
        for before, word in _neighbours(line):
            mention = behind.get(before.end)
            if mention is None or not word.shouted or word.before.strip() not in {"(", "(“", "(«", "– "}:
                continue
            if not 2 <= len(word.stem) <= 7 or mention.surface == word.text:
                continue
            known.setdefault(word.stem, mention.label)
            introduced.append(_mention(reading, line, word.span, mention.label, "rule:acronym_in_brackets"))
    return known, tuple(introduced)


def _neighbours(line: Line) -> Iterator[tuple[Word, Word]]:
    return pairwise(line.words)
