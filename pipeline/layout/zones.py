"""What each filled line is: heading, body, block quotation, abstract, bibliography or footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.layout.headwords import ABSTRACT, BIBLIOGRAPHY, CONTENTS, KEYWORDS, KNOWN, lowered
from pipeline.layout.lines import RawLine, Typography
from pipeline.layout.notes import Notes
from pipeline.layout.pages import Pages
from pipeline.records import Zone
from pipeline.transliteration.letters import SMALL

_NUMBERED = re.compile(
    rf"\s*(?:\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+[^\W_{SMALL}]|(?:\d{{1,2}}|[IVX]{{1,5}})\.\s+[^\W\d_{SMALL}])"
)
_BROKEN_WORD = re.compile(r"[^\W_][-‐‑\u00ad¬]\s*$")
_LEADERS = re.compile(r"(?:\.[ \u00a0]?|…[ \u00a0]?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})\s*$", re.IGNORECASE)
_ENTRY = re.compile(r"\S(?: {2,}|\t+ *)(?:\d{1,4}|[ivxlc]{1,7})\s*$", re.IGNORECASE)
#: A bullet, or a letter or number of a list, at the beginning of a line.
_BULLET = re.compile(r"[•▪■◦●○▸►✓]|[-–—*]\s+\S")
_ITEM = re.compile(r"(?:[^\W\d_]|\d{1,2})[.)]\s+\S")
_CLOSED = re.compile(r"[,;.…‐-]\s*$")


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
    _contents(lines, zones)
    flow = [i for i, zone in enumerate(zones) if zone is Zone.BODY]
    for i in notes.titles:
        zones[i] = Zone.HEADING
    _headings(lines, flow, pages, setting, zones)
    _sections(lines, flow, notes.titles, zones)
    _block_quotes(lines, flow, setting, zones)
    return tuple(zones)


def _contents(lines: Sequence[RawLine], zones: list[Zone]) -> None:
    """Entries of a table of contents are furniture: they point to pages, and repeat headings that come later.

    An entry ends with dot leaders and a page number, or, under a heading that says *contents*, with a
    wide space and a page number. One line between entries belongs to them (an entry of two lines).
    """
    filled = [i for i, zone in enumerate(zones) if zone is Zone.BODY]
    inside = False
    previous: int | None = None  # position of the last entry
    for k, i in enumerate(filled):
        text = lines[i].text if len(lines[i].text) <= 300 else ""
        if CONTENTS.fullmatch(lowered(text)) is not None:
            following = [lines[j].text for j in filled[k + 1 : k + 5]]
            if any(_LEADERS.search(t) or _ENTRY.search(t) for t in following if len(t) <= 300):
                zones[i] = Zone.RUNNING_HEADER
                inside, previous = True, k
            continue
        if _LEADERS.search(text) is None and (not inside or _ENTRY.search(text) is None):
            inside = inside and previous is not None and k - previous <= 2
            continue
        if previous == k - 2 and not lines[filled[k - 1]].ends_sentence:
            zones[filled[k - 1]] = Zone.RUNNING_HEADER
        zones[i] = Zone.RUNNING_HEADER
        previous = k


def _is_capitals(text: str) -> bool:
    if len(text) > 400:
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def _headings(
    lines: Sequence[RawLine], flow: Sequence[int], pages: Pages, setting: Typography, zones: list[Zone]
) -> None:
    for k, i in enumerate(flow):
        line = lines[i]
        text = lowered(line.text).strip()
        before = flow[k - 1] if k else None
        after = flow[k + 1] if k + 1 < len(flow) else None
        begins = (
            before is None
            or zones[before] is Zone.HEADING
            or lines[before].ends_sentence
            or not setting.is_full(lines[before])
            or _stands_aside(lines[before], setting)
            or pages.page_of[before] != pages.page_of[i]
            or (i - before > (2 if setting.double_spaced else 1) and _is_capitals(line.text))
        )
        if zones[i] is Zone.HEADING or not begins or not any(c.isalpha() for c in text):
            continue
        if ABSTRACT.match(text) or KEYWORDS.match(text):
            if ABSTRACT.fullmatch(text) or KEYWORDS.fullmatch(text):
                zones[i] = Zone.HEADING
            continue
        if BIBLIOGRAPHY.fullmatch(text) or KNOWN.fullmatch(text):
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
        if _looks_like_title(lines, before, i, after, setting):
            zones[i] = Zone.HEADING
    _second_lines(lines, flow, setting, zones)


def _looks_like_title(
    lines: Sequence[RawLine], before: int | None, i: int, after: int | None, setting: Typography
) -> bool:
    """Whether a line without number or capitals is a heading: short, not closed by a stop, and set apart.

    Where no blank line can set it apart (double spacing, one paragraph a line), running text must stand
    around it: a full stop before it, a full or finished line after it.
    """
    line = lines[i]
    text = line.text.strip()
    first = text.lstrip('\f“"«„')[:1]
    short = len(text) <= (min(0.72 * setting.width, 80) if setting.wrapped else 70)
    if not short or len(text.split()) > 10 or _CLOSED.search(text) or line.ends_sentence:
        return False
    if after is None or not (first.isupper() or first.isdigit()):
        return False
    following = lines[after]
    if following.text.strip()[:1].islower():
        return False
    blank_lines = i - before - 1 if before is not None else 9
    if _is_table_row(text) or "@" in text or "://" in text:
        return False
    if blank_lines > (1 if setting.double_spaced else 0):
        return True
    if setting.wrapped and not setting.double_spaced:
        return False
    stopped = before is None or lines[before].ends_sentence
    length = len(following.text.strip())
    text_follows = setting.is_full(following) if setting.wrapped else length > (40 if following.ends_sentence else 100)
    return stopped and text_follows


def _sub_numbered(text: str) -> bool:
    """``1.2. Title`` or ``II. Title``, or ``3. Title`` of a few words (a numbered sentence is no heading)."""
    return re.match(r"\d{1,2}\.\d|[IVX]+\.", text) is not None or len(text.split()) <= 9


def heading_runs_on(lines: Sequence[RawLine], before: int, after: int, setting: Typography) -> bool:
    """Whether two heading lines are one heading: a full line and its rest, or lines of capitals."""
    first, second = lines[before], lines[after]
    if after - before > 2 or first.ends_sentence or _NUMBERED.match(second.text):
        return False
    if KNOWN.fullmatch(lowered(second.text).strip()) or ABSTRACT.match(lowered(second.text)):
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


def _sections(lines: Sequence[RawLine], flow: Sequence[int], note_titles: frozenset[int], zones: list[Zone]) -> None:
    """Abstracts and bibliographies run from their opening word to the next heading that ends them."""
    current: Zone | None = None
    for i in flow:
        text = lowered(lines[i].text).strip()
        if i in note_titles:
            current = None
        elif ABSTRACT.match(text):
            current = Zone.ABSTRACT
            if zones[i] is not Zone.HEADING:
                zones[i] = Zone.ABSTRACT
        elif zones[i] is Zone.HEADING and BIBLIOGRAPHY.fullmatch(text):
            current = Zone.BIBLIOGRAPHY
        elif zones[i] is Zone.HEADING and not KEYWORDS.match(text):
            ends = current is Zone.ABSTRACT or KNOWN.fullmatch(text)
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
    if _BROKEN_WORD.search(first.text) is not None:
        return False
    if _is_table_row(first.text) or _is_table_row(second.text) or _begins_item(first, second):
        return True
    if abs(first.indent - second.indent) >= 4 and (_stands_aside(first, setting) or _stands_aside(second, setting)):
        return True
    if not setting.wrapped:
        return first.ends_sentence or not second.text.strip()[:1].islower()
    if not first.ends_sentence:
        # a sentence never ends here, unless a gap and a capital say that the line was a title or the like
        return (
            gap > (1 if setting.double_spaced else 0)
            and not setting.is_full(first)
            and second.text.strip()[:1].isupper()
        )
    if not setting.is_full(first):
        return True
    if second.indent >= first.indent + 2:
        return True
    if first.indent >= 3 and second.indent == 0 and not _hangs_in_above(lines, before):
        return True
    if second.indent >= 2 and _hangs_out_below(lines, after):
        return True
    return gap > (1 if setting.double_spaced else 0) and not second.starts_page


def _stands_aside(line: RawLine, setting: Typography) -> bool:
    """Whether a line is set to the right (a signature, a date) or in the middle, and so belongs to no paragraph."""
    return setting.wrapped and line.indent >= 0.4 * setting.width


def _is_table_row(text: str) -> bool:
    """Whether a line consists of three cells or more, two of them figures."""
    if len(text) > 300:
        return False
    cells = re.split(r" {3,}|\t+ *", text.strip())
    return len(cells) >= 3 and sum(cell[:1].isdigit() and not any(c.isalpha() for c in cell) for cell in cells) >= 2


def _begins_item(first: RawLine, second: RawLine) -> bool:
    """Whether ``second`` begins an item of a list and ``first`` does not run on into it."""
    text, before = second.text.strip(), first.text.strip()
    if (bullet := _BULLET.match(text)) is not None:
        return first.ends_sentence or before.endswith((",", ";")) or before[:1] == text[:1] or bullet[0] == "•"
    return _ITEM.match(text) is not None and (
        before.endswith((";", ":")) or (_ITEM.match(before) is not None and before.endswith((",", ".")))
    )


def _hangs_in_above(lines: Sequence[RawLine], i: int) -> bool:
    """Whether the filled line above begins further to the left, so that line ``i`` is a paragraph's first."""
    above = next((line for line in reversed(lines[max(0, i - 3) : i]) if not line.blank), None)
    return above is None or above.indent <= lines[i].indent - 2


def _hangs_out_below(lines: Sequence[RawLine], i: int) -> bool:
    """Whether the next filled line begins further to the left, so that line ``i`` is a paragraph's first."""
    following = next((line for line in lines[i + 1 : i + 4] if not line.blank), None)
    return following is not None and following.indent <= lines[i].indent - 2


def paragraph_ends(lines: Sequence[RawLine], pages: Pages, before: int, after: int, setting: Typography) -> bool:
    """As the rule for block quotations, but over a page break only what stands in the lines counts."""
    if pages.page_of[before] != pages.page_of[after]:
        first, second = lines[before], lines[after]
        if not first.ends_sentence:
            return not setting.wrapped and second.text.strip()[:1].isupper()
        return not setting.wrapped or not setting.is_full(first) or second.indent >= 2
    return _paragraph_ends(lines, before, after, setting)
