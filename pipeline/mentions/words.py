"""The words of a sentence as the tagger sees them.

The engines differ in how they cut apostrophes, initials and hyphens (``Bakü’nün``, ``M.Ə.``, ``SSRİ-nin``).
The tagger therefore reads words from the clean text itself, so that both engines give the same names; from
the engine it takes the sentences. A :class:`Word` is a run of letters or digits with the suffix after an
apostrophe; a hyphen parts two words (``Türk-Sovyet``), except before the ending of a number or an
acronym (``11-ci``, ``SSRİ-nin``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

from pipeline.morphology import base_forms
from pipeline.record_classes import record
from pipeline.records import AnalysedText, Lang, Script, Sentence, Zone
from pipeline.spans import Span
from pipeline.transliteration import lower, script_of, to_latin

#: Marks printed for an apostrophe.
APOSTROPHES = "’'ʼ‘`´"

_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"""
    (?P<stem>{_LETTER}(?:{_LETTER}|[\u0300-\u036f])*(?:[{APOSTROPHES}][dlnrstzş]-{_LETTER}+)?)
        (?:[{APOSTROPHES}](?P<ending>{_LETTER}+))?(?P<hyphened>-{_LETTER}{{1,5}}(?![\w-]))?
  | (?P<number>\d+(?:[.,]\d+)*)(?:[{APOSTROPHES}-](?P<numberending>{_LETTER}+))?
    """,
    re.VERBOSE,
)
#: Plural, possessive and case behind a noun, plain spelling.
_CASE_ENDING = re.compile(
    r"(?:l[ae]r)?(?:s?[iuü])?(?:n?[iuü]n|[yn]?[ae]|[yn]?[iuü]|n?[dt][ae](?:n|ki)?|[yl]{1,2}[ae])?"
)
_PLAIN = str.maketrans("ıəâîûêéá", "ieaiueea")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The spelling the rules compare: lower-case Latin, ``ə`` as ``e``, ``ı`` as ``i``, no circumflex.

    Both languages and scripts meet in it: ``Komitəsi``, ``Комитәси`` and ``Komitesi`` are ``komitesi``.
    Length may change (Cyrillic), so it is never used to compute offsets.
    """
    if script_of(text) is Script.CYRILLIC:
        text = to_latin(text, Lang.AZ)
    return lower(text).translate(_PLAIN)


@lru_cache(maxsize=131072)
def word_forms(text: str, lang: Lang) -> tuple[str, ...]:
    """:func:`pipeline.morphology.base_forms`, remembered: rules ask for the same words over and over."""
    return base_forms(text, lang)


@lru_cache(maxsize=131072)
def spellings(text: str, lang: Lang) -> frozenset[str]:
    """The :func:`plain` spellings of a word and its plausible base forms."""
    return frozenset(plain(form) for form in word_forms(text, lang))


def plain_words(block: str) -> frozenset[str]:
    """The :func:`plain` spellings of the words in ``block``: how the lexicons are written down."""
    return frozenset(plain(word) for word in block.split())


@record
class Word:
    """One word of a sentence.

    Attributes:
        start: clean offset of its first letter.
        end: clean offset behind its last letter, ending included.
        text: as printed.
        stem: what stands before the apostrophe.
        ending: what stands behind it, or "".
        plain: :func:`plain` of stem and ending together, without the apostrophe.
        before: what stands between the word before it and this word; "" for the first of a sentence.
        capital: whether the first letter is upper case.
        shouted: whether it has two letters or more, all upper case.
        number: whether it is written in digits.
    """

    start: int
    end: int
    text: str
    stem: str
    ending: str
    plain: str
    before: str
    capital: bool
    shouted: bool
    number: bool

    @property
    def spaced(self) -> bool:
        """Whether nothing but blanks parts it from the word before."""
        return bool(self.before) and not self.before.strip()

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen joins it to the word before."""
        return self.before.strip() in {"-", "–", "‐"} and len(self.before) <= 2

    @property
    def initial(self) -> bool:
        """Whether it is a single capital letter."""
        return len(self.text) == 1 and self.capital

    @property
    def span(self) -> Span:
        """Where it stands in the clean text."""
        return Span(self.start, self.end)


@record
class Line:
    """The words of one sentence, references left out.

    Attributes:
        index: of the sentence.
        lang: of the sentence.
        words: in order.
        shouted: whether most of it is printed in capitals, so that a capital tells nothing.
        titled: whether it is a heading printed with a capital on most words.
        after: what stands behind the last word.
    """

    index: int
    lang: Lang
    words: tuple[Word, ...]
    shouted: bool
    titled: bool
    after: str


def _scan(text: str, start: int, end: int, holes: Sequence[Span]) -> tuple[Word, ...]:
    """The words of ``text[start:end]`` that overlap none of ``holes``, which are in order."""
    words: list[Word] = []
    at = start
    hole = 0
    while match := _WORD.search(text, at, end):
        stem, ending, stop = _parts(match)
        at = stop
        while hole < len(holes) and holes[hole].end <= match.start():
            hole += 1
        if hole < len(holes) and holes[hole].start < stop:
            continue
        words.append(
            Word(
                start=match.start(),
                end=stop,
                text=text[match.start() : stop],
                stem=stem,
                ending=ending,
                plain=plain(stem + ending),
                before=text[words[-1].end : match.start()] if words else "",
                capital=stem[0].isupper(),
                shouted=len(stem) > 1 and stem.isupper(),
                number=match["number"] is not None,
            )
        )
    return tuple(words)


def _parts(match: re.Match[str]) -> tuple[str, str, int]:
    """Stem, ending and end of a word; the half behind a hyphen is a word of its own unless it is an ending."""
    number = match["number"]
    if number is not None:
        ending = match["numberending"] or ""
        return (number, ending, match.end()) if ending.islower() else (number, "", match.end("number"))
    stem, ending, hyphened = match["stem"], match["ending"] or "", match["hyphened"]
    if hyphened is None:
        return stem, ending, match.end()
    if len(stem) > 1 and stem.isupper() and not ending and hyphened[1:].islower():
        return stem, hyphened[1:], match.end()
    return stem, ending, match.end() - len(hyphened)


def _line(text: str, sentence: Sentence, heading: bool, holes: Sequence[Span]) -> Line:
    words = _scan(text, sentence.span.start, sentence.span.end, holes)
    lettered = [word for word in words if not word.number and len(word.stem) > 1]
    alone = heading or len(words) == len(lettered) == 1
    shouted = (len(lettered) > 1 or alone) and sum(word.shouted for word in lettered) > 0.6 * len(lettered)
    longer = [word for word in lettered if len(word.stem) > 3]
    titled = heading and len(longer) > 1 and sum(word.capital for word in longer) > 0.7 * len(longer)
    behind = words[-1].end if words else sentence.span.start
    return Line(sentence.index, sentence.lang, words, shouted, titled, text[behind : sentence.span.end])


class Reading:
    """All sentences of a text as words, with what the text as a whole says about its words.

    Args:
        analysed: the text; its parenthetical references are left out.
    """

    def __init__(self, analysed: AnalysedText) -> None:
        text = analysed.laid_out.text
        self.text = text
        self.analysed = analysed
        lines: list[Line] = []
        references = sorted(reference.span for reference in analysed.references)
        at = 0
        for sentence in analysed.sentences:
            while at < len(references) and references[at].end <= sentence.span.start:
                at += 1
            holes = []
            for reference in references[at:]:
                if reference.start >= sentence.span.end:
                    break
                holes.append(reference)
            heading = analysed.laid_out.paragraphs[sentence.paragraph].zone is Zone.HEADING
            lines.append(_line(text, sentence, heading, holes))
        self.lines = tuple(lines)
        small: dict[str, int] = {}
        large: dict[str, int] = {}
        for line in self.lines:
            if line.shouted or line.titled:
                continue
            for position, word in enumerate(line.words):
                if word.number:
                    continue
                if not word.capital:
                    small[word.plain] = small.get(word.plain, 0) + 1
                elif position and not opens(line, position):
                    large[word.plain] = large.get(word.plain, 0) + 1
        self._small, self._large = small, large

    def common(self, word: Word) -> bool:
        """Whether the text prints this word in lower case at least as often as capitalised mid-sentence."""
        small = self._small.get(word.plain, 0)
        return small > 0 and small >= self._large.get(word.plain, 0)

    def printed_small(self, word: Word) -> bool:
        """Whether the text prints this word in lower case anywhere."""
        return word.plain in self._small

    def small_in_any_case(self, stem: str) -> bool:
        """Whether the text prints forms of ``stem``, a :func:`plain` spelling, in lower case and never with a capital.

        A form is the stem with a case ending or possessive behind it; capitals of sentence beginnings do not count.
        """
        return self._has_form(self._small_sorted, stem) and not self._has_form(self._large_sorted, stem)

    @cached_property
    def _small_sorted(self) -> list[str]:
        return sorted(self._small)

    @cached_property
    def _large_sorted(self) -> list[str]:
        return sorted(self._large)

    @staticmethod
    def _has_form(printed: list[str], stem: str) -> bool:
        at = bisect_left(printed, stem)
        while at < len(printed) and printed[at].startswith(stem):
            if _CASE_ENDING.fullmatch(printed[at], len(stem)):
                return True
            at += 1
        return False

    def capitals(self, word: Word) -> int:
        """How often the text prints this word with a capital inside a sentence."""
        return self._large.get(word.plain, 0)


def opens(line: Line, position: int) -> bool:
    """Whether the word opens a sentence or something like one, so that its capital tells nothing."""
    if position == 0:
        return True
    before = line.words[position].before
    stripped = before.strip()
    if not stripped or stripped in {",", ";", "(", "-", "–", "/", "&", "’", "'"}:
        return False
    return stripped[-1] in '.:!?…•“"«„‘' or "\n" in before or stripped.endswith(("- ", "–"))


_last: tuple[AnalysedText, Reading] | None = None


def read(analysed: AnalysedText) -> Reading:
    """The words of ``analysed``; the last text read is kept, since all taggers read the same one."""
    global _last
    if _last is None or _last[0] is not analysed:
        _last = (analysed, Reading(analysed))
    return _last[1]
