"""What each filled line is: heading, body, block quotation, abstract, bibliography or footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.layout.lines import RawLine, Typography
from pipeline.layout.notes import Notes
from pipeline.layout.pages import Pages
from pipeline.records import Zone

#: Words that open an abstract, in the languages sources of the field carry one in.
_ABSTRACT = re.compile(
    r"\s*(?:özet|öz|xülasə|хүласә|annotasiya|abstra[ck]t|absctract|summary|резюме|аннотация|zusammenfassung|résumé)\s*(?::|$)",
    re.IGNORECASE,
)
_BIBLIOGRAPHY = re.compile(
    r"\s*(?:\d+\.?\s+)?(?:(?:seçilmiş\s+)?kaynakça|kaynaklar|kaynaklar ve literatür|bibliyografya|bibliyoğrafya|"
    r"(?:istifadə (?:olunmuş|edilmiş|olunan) )?ədəbiyyat(?: siyahısı)?|mənbələr(?: və ədəbiyyat)?|mənbə və ədəbiyyat|"
    r"(?:истифадә (?:олунмуш|едилмиш) )?әдәбијјат(?: сијаһысы)?|мәнбәләр|литература|библиография|список литературы|"
    r"references|bibliography|works cited)\s*:?\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W_a-zçğıöşüəа-я]|(?:\d{1,2}|[IVX]{1,5})\.\s+[^\W\d_a-zçğıöşüəа-я])"
)
_KEYWORDS = re.compile(
    r"\s*(?:anahtar (?:sözcükler|kelimeler)|açar sözlər|ачар сөзләр|key ?words|ключевые слова)\s*:?", re.IGNORECASE
)
_KNOWN_HEADINGS = re.compile(
    r"\s*(?:giriş|sonuç|nəticə|önsöz|ön söz|sunuş|ekler|ҝириш|нәтиҹә|introduction|conclusion|введение|заключение)"
    r"\s*:?\s*",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[,;.…‐-]\s*$")


def casefold(text: str) -> str:
    """Lower case with the Turkish dotted capital I folded to a plain i (for keyword patterns only)."""
    return text.replace("İ", "i").replace("\f", " ")


def assign_zones(lines: Sequence[RawLine], pages: Pages, notes: Notes, setting: Typography) -> tuple[Zone, ...]:
    """The zone of every line, in the order of ``lines``."""
    zones = [Zone.BLANK if line.blank else Zone.BODY for line in lines]
    for i in pages.headers:
        zones[i] = Zone.RUNNING_HEADER
    for i in pages.numbers:
        zones[i] = Zone.PAGE_NUMBER
    for i in notes.body_lines:
        zones[i] = Zone.FOOTNOTE
    for i, line in enumerate(lines):
        if zones[i] is Zone.BODY and not any(c.isalnum() for c in line.text):
            zones[i] = Zone.BLANK
    flow = [i for i, zone in enumerate(zones) if zone is Zone.BODY]
    _headings(lines, flow, pages, setting, zones)
    _sections(lines, flow, zones)
    _block_quotes(lines, flow, setting, zones)
    return tuple(zones)


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def _headings(
    lines: Sequence[RawLine], flow: Sequence[int], pages: Pages, setting: Typography, zones: list[Zone]
) -> None:
    for k, i in enumerate(flow):
        line = lines[i]
        text = casefold(line.text).strip()
        before = flow[k - 1] if k else None
        after = flow[k + 1] if k + 1 < len(flow) else None
        begins = (
            before is None
            or zones[before] is Zone.HEADING
            or lines[before].ends_sentence
            or not setting.is_full(lines[before])
            or pages.page_of[before] != pages.page_of[i]
        )
        if not begins or not any(c.isalpha() for c in text):
            continue
        if _ABSTRACT.match(text) or _KEYWORDS.match(text):
            if _ABSTRACT.fullmatch(text) or _KEYWORDS.fullmatch(text):
                zones[i] = Zone.HEADING
            continue
        if _BIBLIOGRAPHY.fullmatch(text) or _KNOWN_HEADINGS.fullmatch(text):
            zones[i] = Zone.HEADING
            continue
        heading_above = before is not None and zones[before] is Zone.HEADING and before >= i - 2
        if _is_capitals(line.text) and len(text) <= 120 and not text.endswith((",", ";")):
            if not line.ends_sentence or heading_above or _NUMBERED.match(text):
                zones[i] = Zone.HEADING
            continue
        if _NUMBERED.match(line.text) and _sub_numbered(text) and not _CLOSED.search(text) and len(text) <= 120:
            zones[i] = Zone.HEADING
            continue
        first = line.text.strip().lstrip('\f“"«„')[:1]
        short = len(text) <= min(0.72 * setting.width, 80) if setting.wrapped else len(text) <= 70
        set_apart = before is None or (i - before > (2 if setting.double_spaced else 1))
        followed = after is not None and (not lines[after].text.strip()[:1].islower() or not setting.wrapped)
        if (
            short
            and set_apart
            and followed
            and not setting.double_spaced
            and not _CLOSED.search(text)
            and not line.ends_sentence
            and (first.isupper() or first.isdigit())
            and len(text.split()) <= 10
        ):
            zones[i] = Zone.HEADING
    _second_lines(lines, flow, setting, zones)


def _sub_numbered(text: str) -> bool:
    """``1.2. Title`` or ``II. Title``, or ``3. Title`` of a few words (a numbered sentence is no heading)."""
    return re.match(r"\d{1,2}\.\d|[IVX]+\.", text) is not None or len(text.split()) <= 9


def heading_runs_on(lines: Sequence[RawLine], before: int, after: int, setting: Typography) -> bool:
    """Whether two heading lines are one heading: a full line and its rest, or lines of capitals."""
    first, second = lines[before], lines[after]
    if after - before > 2 or first.ends_sentence or _NUMBERED.match(second.text):
        return False
    if _KNOWN_HEADINGS.fullmatch(casefold(second.text).strip()) or _ABSTRACT.match(casefold(second.text)):
        return False
    return setting.is_full(first) or (_is_capitals(first.text) and _is_capitals(second.text))


def _second_lines(lines: Sequence[RawLine], flow: Sequence[int], setting: Typography, zones: list[Zone]) -> None:
    """A full heading line runs on in a short second line: ``… SONRA MUHACİR`` / ``FAALİYETLER``."""
    for before, i in pairwise(flow):
        text = lines[i].text.strip()
        if (
            zones[before] is Zone.HEADING
            and zones[i] is Zone.BODY
            and setting.is_full(lines[before])
            and not lines[before].ends_sentence
            and len(text) < 0.6 * setting.width
            and not lines[i].ends_sentence
        ):
            zones[i] = Zone.HEADING


def _sections(lines: Sequence[RawLine], flow: Sequence[int], zones: list[Zone]) -> None:
    """Abstracts and bibliographies run from their opening word to the next heading that ends them."""
    current: Zone | None = None
    for i in flow:
        text = casefold(lines[i].text).strip()
        if _ABSTRACT.match(text):
            current = Zone.ABSTRACT
            if zones[i] is not Zone.HEADING:
                zones[i] = Zone.ABSTRACT
        elif zones[i] is Zone.HEADING and _BIBLIOGRAPHY.fullmatch(text):
            current = Zone.BIBLIOGRAPHY
        elif zones[i] is Zone.HEADING and not _KEYWORDS.match(text):
            ends = current is Zone.ABSTRACT or _KNOWN_HEADINGS.fullmatch(text)
            if current is Zone.BIBLIOGRAPHY and not ends:
                zones[i] = Zone.BIBLIOGRAPHY  # "Arşivler", "Kitaplar": parts of the bibliography
            else:
                current = None
        elif current is not None:
            zones[i] = current


def _block_quotes(lines: Sequence[RawLine], flow: Sequence[int], setting: Typography, zones: list[Zone]) -> None:
    """Block quotations are indented throughout, or set in longer lines (smaller print) after a colon."""
    if not setting.wrapped:
        return
    body = [i for i in flow if zones[i] is Zone.BODY]
    usual = median([len(lines[i].text.rstrip()) for i in body if setting.is_full(lines[i])] or [setting.width])
    margin = min((lines[i].indent for i in body), default=0)
    block: list[int] = []
    announced = False
    previous: int | None = None
    for i in [*body, len(lines)]:
        here = i < len(lines)
        starts = previous is None or not here or _paragraph_ends(lines, previous, i, setting)
        if starts and block:
            full = [k for k in block if setting.is_full(lines[k])]
            indented = len(block) >= 2 and all(lines[k].indent >= margin + 3 for k in block)
            longer = announced and len(full) >= 2 and median(len(lines[k].text.rstrip()) for k in full) >= 1.04 * usual
            announced = lines[block[-1]].text.rstrip().endswith(":")
            if indented or longer:
                announced = True  # a quotation may have several paragraphs
                for k in block:
                    zones[k] = Zone.BLOCK_QUOTE
            block = []
        if here:
            block.append(i)
        previous = i


def _paragraph_ends(lines: Sequence[RawLine], before: int, after: int, setting: Typography) -> bool:
    """Whether a paragraph ends with the filled line ``before`` and ``after`` begins another (list indices)."""
    first, second = lines[before], lines[after]
    gap = after - before - 1
    if not first.ends_sentence:
        # a sentence never ends here, unless a gap and a capital say that the line was a title or the like
        return (
            gap > (1 if setting.double_spaced else 0)
            and not setting.is_full(first)
            and second.text.strip()[:1].isupper()
        )
    if not setting.wrapped or not setting.is_full(first):
        return True
    if second.indent >= first.indent + 2 or (first.indent >= 3 and second.indent == 0):
        return True
    return gap > (1 if setting.double_spaced else 0) and not second.starts_page


def paragraph_ends(lines: Sequence[RawLine], pages: Pages, before: int, after: int, setting: Typography) -> bool:
    """As the rule for block quotations, but over a page break only what stands in the lines counts."""
    if pages.page_of[before] != pages.page_of[after]:
        first, second = lines[before], lines[after]
        if not first.ends_sentence:
            return not setting.wrapped and second.text.strip()[:1].isupper()
        return not setting.wrapped or not setting.is_full(first) or second.indent >= 2
    return _paragraph_ends(lines, before, after, setting)
