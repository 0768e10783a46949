"""The tagger that knows names: the longest gazetteer name over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.gazetteer.records import Gazetteer
from pipeline.mentions.catalogue import confidence_of
from pipeline.mentions.index import Hit, NameIndex, keys_of
from pipeline.mentions.lexicon.heads import BUILDINGS, DYNASTIES, HARBOURS, HEADS, NATURE, SETTLEMENTS, match_head
from pipeline.mentions.lexicon.honorifics import BEFORE, OFFICES
from pipeline.mentions.lexicon.openers import DAYS, MONTHS, OPENERS
from pipeline.mentions.lexicon.peoples import CAPITAL_ONLY_GROUPS, GROUPS, LOWER_CASE_TRAPS, LOWER_CASE_TRAPS_AZ
from pipeline.mentions.rules.name_parts import is_given
from pipeline.mentions.rules.peoples import is_language
from pipeline.mentions.words import Line, Reading, Word, opens, plain, read, word_forms
from pipeline.records import AnalysedText, Label, Lang, Mention
from pipeline.spans import Span
from pipeline.transliteration import fold

#: Where one spelling leads to several rows, the label that is the likelier reading of a bare name.
_PREFERENCE = (
    Label.GPE,
    Label.LOC,
    Label.NORP,
    Label.PERSON,
    Label.ORG,
    Label.EVENT,
    Label.LAW,
    Label.FAC,
    Label.WORK_OF_ART,
)


class GazetteerTagger:
    """Finds the names of the gazetteers in any case form and script.

    A name begins with a capital, except peoples and groups; a word that opens a sentence and that the text also
    prints in lower case is no name; ambiguous names match only inside a longer name.

    Args:
        gazetteer: the tables.
        index: an index already made from them, to be shared with other taggers.
    """

    name = "gazetteer"

    def __init__(self, gazetteer: Gazetteer, index: NameIndex | None = None) -> None:
        self._index = index if index is not None else NameIndex(gazetteer)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the tables."""
        return self._index.fingerprint

    def tag(self, analysed: AnalysedText) -> tuple[Mention, ...]:
        """Every longest gazetteer name of ``analysed``; spans of one call may overlap."""
        return self.tag_reading(read(analysed))

    def tag_reading(self, reading: Reading) -> tuple[Mention, ...]:
        """The same, from a text already read into words."""
        return tuple(mention for line in reading.lines for mention in self._in_line(reading, line))

    def _in_line(self, reading: Reading, line: Line) -> Iterator[Mention]:
        reached = 0
        for first in range(len(line.words)):
            if line.words[first].number and not line.words[first].ending:
                continue
            found = self._longest(reading, line, first)
            if found is None:
                continue
            last, hit = found
            if last < reached:
                continue  # inside a longer name that began earlier
            reached = last + 1
            begin, end = _trimmed(line, first, last, hit)
            span = Span(line.words[begin].start, line.words[end].end)
            method = f"gazetteer:{hit.table}"
            yield Mention(
                span=span,
                label=hit.label,
                surface=span.of(reading.text),
                sentence=line.index,
                confidence=confidence_of(method, hit.label),
                method=method,
                authority_hint=hit.entity_id,
            )

    def _longest(self, reading: Reading, line: Line, first: int) -> tuple[int, Hit] | None:
        opening = line.words[first]
        if not (opening.capital or opening.number or self._index.begins_small(opening)):
            return None
        best: tuple[int, Hit] | None = None
        so_far = ""
        for last in range(first, len(line.words)):
            word = line.words[last]
            if last > first and not _continues(line.words[last - 1], word):
                break
            keys = keys_of(word.text, word.stem, line.lang)
            for key in keys:
                hit = self._choose(reading, line, first, last, f"{so_far} {key}" if so_far else key)
                if hit is not None:
                    best = (last, hit)
                    break
            so_far = f"{so_far} {keys[0]}" if so_far else keys[0]
            if not self._index.begins(so_far):
                break
        return best

    def _choose(self, reading: Reading, line: Line, first: int, last: int, key: str) -> Hit | None:
        """The row that this spelling names here, if the print lets it name any."""
        hits = self._index.exact(key)
        allowed = [hit for hit in hits if self._allowed(reading, line, first, last, hit, key)]
        if not allowed:
            return None
        rivers = [hit for hit in hits if hit.label is Label.LOC and hit.single]
        if rivers and all(hit.label is Label.PERSON and hit.single for hit in allowed):
            allowed = rivers  # ``Aras`` is the river before anybody named after it
        if line.lang is Lang.AZ and line.words[first].capital and not opens(line, first):
            # Azerbaijani writes peoples in lower case: a capital inside the sentence means the place (``Qazax``)
            places = [hit for hit in hits if hit.label is Label.GPE]
            if places and all(hit.label is Label.NORP for hit in allowed) and not line.shouted:
                allowed = places
        return min(allowed, key=lambda hit: (_PREFERENCE.index(hit.label), hit.entity_id))

    def _allowed(self, reading: Reading, line: Line, first: int, last: int, hit: Hit, key: str) -> bool:
        word = line.words[first]
        if hit.ambiguous:
            return False
        if first == last:
            return self._single_allowed(reading, line, first, hit, key)
        if not line.words[last].capital and hit.label is Label.ORG and not self._head_may_be_small(line, first, last):
            return False
        if not line.words[last].capital and hit.label is Label.FAC and match_head(line.words[last].plain, HARBOURS):
            return False  # ``Batum limanı`` is the town's
        if hit.label is Label.NORP and not line.words[last].capital and not self._is_group(line, last):
            return False
        if word.capital or word.number:
            # a person or state of two words is written with capitals throughout
            return hit.label not in {Label.PERSON, Label.GPE} or line.words[last].capital or last - first > 1
        if hit.label is Label.NORP:
            return self._is_group(line, last)
        return hit.label in {Label.EVENT, Label.LAW} and last - first > 1

    def _head_may_be_small(self, line: Line, first: int, last: int) -> bool:
        """Whether a body keeps its head noun in lower case (``Müsavat partisi``, not ``Polonya hükümeti``)."""
        form = match_head(line.words[last].plain, HEADS)
        if form is None or HEADS[form].lower == "any":
            return True
        if HEADS[form].lower == "never":
            return False
        return any(
            word.capital
            and word.plain not in DYNASTIES
            and not self._index.labels(word, line.lang) & {Label.GPE, Label.NORP}
            for word in line.words[first:last]
        )

    def _is_group(self, line: Line, position: int) -> bool:
        word = line.words[position]
        return any(self._index.is_group(plain(form)) for form in word_forms(word.text, line.lang))

    def _single_allowed(self, reading: Reading, line: Line, position: int, hit: Hit, key: str) -> bool:
        word = line.words[position]
        if hit.label is Label.NORP:
            return self._group_allowed(line, position, key)
        if not word.capital or word.number:
            return False
        if word.plain in MONTHS or word.plain in DAYS:
            return False
        if hit.table == "cities" and word.plain in GROUPS:
            return False  # ``Çerkes`` is no misspelt ``Çerkeş``
        if hit.label is Label.WORK_OF_ART and not word.ending:
            # titles of one word are everyday words: quotation marks or the title rules must prove them
            return _in_quotation_marks(line, position)
        if word.ending:
            return True
        if word.plain in OPENERS:
            return False
        if opens(line, position) or line.shouted or line.titled:
            return not reading.common(word)
        return True

    def _group_allowed(self, line: Line, position: int, key: str) -> bool:
        """Whether a people's name may be meant: in lower case only if no other word is spelt so."""
        word = line.words[position]
        if word.plain.startswith(("sovyetler", "sovetler")):
            return False  # the state; the rules for places know it
        forms = [form for form in word_forms(word.text, line.lang) if not is_language(word.text, form)]
        if key not in {fold(form) for form in forms}:
            return False
        spellings = [plain(form) for form in forms]
        known = [spelling for spelling in spellings if self._index.is_group(spelling)]
        if not word.capital:
            plural = "lar" in word.plain or "ler" in word.plain
            traps = LOWER_CASE_TRAPS_AZ if line.lang is Lang.AZ else LOWER_CASE_TRAPS
            return any(spelling not in CAPITAL_ONLY_GROUPS and (plural or spelling not in traps) for spelling in known)
        return not (opens(line, position) and any(spelling in CAPITAL_ONLY_GROUPS for spelling in spellings))


def _in_quotation_marks(line: Line, position: int) -> bool:
    """Whether the word alone stands between quotation marks."""
    behind = line.words[position + 1].before if position + 1 < len(line.words) else line.after
    opened = line.words[position].before.rstrip()[-1:]
    return opened in {"“", "«", "„", '"'} and behind[:1] in {"”", "»", "“", '"'}


def _trimmed(line: Line, first: int, last: int, hit: Hit) -> tuple[int, int]:
    """The words of a name without an office before it and a common noun in lower case behind it."""
    if hit.label is Label.PERSON and first < last:
        spelling = line.words[first].plain
        if spelling in OFFICES and spelling not in BEFORE and not is_given(line.words[first].text, line.lang):
            return first + 1, last
    small = first < last and not line.words[last].capital
    if small and hit.label in {Label.FAC, Label.LOC, Label.GPE} and match_head(line.words[last].plain, _COMMON_NOUNS):
        return first, last - 1
    return first, last


_COMMON_NOUNS = SETTLEMENTS | NATURE | BUILDINGS


def _continues(before: Word, word: Word) -> bool:
    """Whether ``word`` may belong to the same name as the word before it."""
    if word.spaced or word.hyphened:
        return not before.ending or before.number or word.hyphened
    gap = word.before.strip()
    return gap in {".", "’", "'"} and (before.initial or before.number or before.stem.istitle())
