"""Footnotes: their bodies at the foot of pages or at the text's end, and the markers in the running text.

A body begins with its number (or stars) near the first column. It counts as one if its number is the one
to be expected and either a separator line (white space, underscores, dashes) stands above it, or the
markers of the text before vouch for it, or it stands in a part headed *Notlar*, *Qeydlər* or the like.
To lose running text to a footnote is the worst that can happen here, so whatever is not vouched for
stays in the running text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.headwords import BIBLIOGRAPHY, ENDNOTES, KNOWN, lowered
from pipeline.layout.lines import RawLine, Typography
from pipeline.layout.markers import (
    MarkerStyle,
    NoteMarker,
    Target,
    match_markers,
)
from pipeline.layout.note_heads import MARKED_ALIKE, Head, Manner, Vouchers, read_head
from pipeline.layout.pages import Pages
from pipeline.record_classes import record

_SEPARATOR = re.compile(r"[ \t\u00a0]{20,}|\s*[_\u2500]{5,}\s*|\s*[-–—]{5,}\s*")
#: What a number at a line's beginning counts or dates, so that it numbers no note.
_COUNTED = re.compile(
    r"(?:ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|yanvar|fevral|aprel|may|iyun|iyul|"
    r"avqust|sentyabr|oktyabr|noyabr|dekabr|январ|јанвар|феврал|апрел|мај|июн|ијун|июл|ијул|август|авгу|сентјабр|октјабр|"
    r"нојабр|декабр|kânun|teşrin|yüzyıl|əsr|yıl|gün|nəfər|kişi)(?![^\W\d_])",
    re.IGNORECASE,
)

#: A page of more filled lines than this is no page: breaks are missing, and notes may end in its middle.
_LONGEST_PAGE = 90
#: So many lines, each of so many letters at most, may stand between the heading of a bibliography and its first entry.
_SUBHEADS = 2
_LONGEST_SUBHEAD = 40
#: The rest of a note carried over to the next page has hardly more lines.
_LONGEST_REST = 12


@record
class NoteBody:
    """A footnote body: its number and its lines (list indices), the first holding the number."""

    number: int
    lines: tuple[int, ...]
    text_start: int
    star: bool = False

    @property
    def label(self) -> str:
        """The number as printed."""
        return "*" * self.number if self.star else str(self.number)


@record
class Notes:
    """All footnotes of a text, bodies and markers in raw order."""

    bodies: tuple[NoteBody, ...]
    markers: tuple[NoteMarker, ...]
    titles: frozenset[int] = frozenset()

    @property
    def body_lines(self) -> frozenset[int]:
        """List indices of all lines that belong to bodies."""
        return frozenset(i for body in self.bodies for i in body.lines)


def find_notes(lines: Sequence[RawLine], pages: Pages, setting: Typography) -> Notes:
    """Find footnote bodies and markers. Linear in the length of the text but for look-ups by number."""
    return _Reader(lines, pages, setting).read()


class _Reader:
    """Walks through the pages and collects the bodies."""

    def __init__(self, lines: Sequence[RawLine], pages: Pages, setting: Typography) -> None:
        self._lines = lines
        self._pages = pages
        self._setting = setting
        self._skip = pages.numbers | pages.headers
        self._heads: dict[int, Head] = {}
        self._vouchers = Vouchers()
        self._bodies: list[NoteBody] = []
        self._titles: set[int] = set()
        self._entries: set[int] = set()  # numbered entries of bibliographies, which [1], [2] in the text may cite
        entry = first_entry = subheads = 0
        for i, line in enumerate(lines):
            if i in self._skip or line.blank:
                continue
            if (head := read_head(line)) is not None:
                self._heads[i] = head
                if entry and head.number == entry:
                    first_entry = i if entry == 1 else first_entry
                    self._entries |= {first_entry, i} if entry > 1 else set()
                    entry += 1
            elif len(line.text) < 60 and BIBLIOGRAPHY.fullmatch(lowered(line.text).strip()) is not None:
                entry, subheads = 1, 0
            elif entry == 1:
                subheads += 1  # ``Azərbaycan dilində``, ``Kitaplar``
                if subheads > _SUBHEADS or len(line.text.strip()) > _LONGEST_SUBHEAD or line.ends_sentence:
                    entry = 0  # the bibliography is not numbered
            self._vouchers.add(i, line)

    def read(self) -> Notes:
        filled = [i for i, line in enumerate(self._lines) if not line.blank and i not in self._skip]
        endnotes = self._endnotes(filled)
        in_endnotes = frozenset(i for region in endnotes.values() for i in region)
        start = 0
        while start < len(self._lines):
            end = start
            while end < len(self._lines) and self._pages.page_of[end] == self._pages.page_of[start]:
                end += 1
            self._read_page(range(start, end), in_endnotes)
            start = end
        for region in endnotes.values():
            self._cut(region, 0, region[0], ends_early=False, forced=True)
        self._bodies.sort(key=lambda body: body.lines[0])
        taken = {i for body in self._bodies for i in body.lines}
        text_lines = [self._lines[i] for i in filled if i not in taken]
        targets = [Target(b.number, self._lines[b.lines[0]].span.start, b.star) for b in self._bodies]
        manners = Counter(
            MARKED_ALIKE.get(self._heads[b.lines[0]].manner, MarkerStyle.GLUED) for b in self._bodies if not b.star
        )
        markers = match_markers(text_lines, targets, manners)
        return Notes(tuple(self._bodies), tuple(markers), frozenset(self._titles))

    # --- notes at the end of a text or chapter ---

    def _endnotes(self, filled: Sequence[int]) -> dict[int, list[int]]:
        """Regions of endnotes by their first line; a region ends at the next heading."""
        regions: dict[int, list[int]] = {}
        inside: list[int] | None = None
        for k, i in enumerate(filled):
            if k + 1 < len(filled) and ENDNOTES.fullmatch(lowered(self._lines[i].text)) is not None:
                head = self._heads.get(filled[k + 1])
                if head is not None and head.number == 1 and head.manner is not Manner.STAR:
                    inside = regions.setdefault(filled[k + 1], [])
                    self._titles.add(i)
                    continue
            if inside is None:
                continue
            if self._heading_ends_notes(filled, k):
                inside = None
            else:
                inside.append(i)
        return regions

    def _heading_ends_notes(self, filled: Sequence[int], k: int) -> bool:
        i = filled[k]
        if i in self._heads:
            return False
        line = self._lines[i]
        text = lowered(line.text).strip()
        if BIBLIOGRAPHY.fullmatch(text) is not None or KNOWN.fullmatch(text) is not None:
            return True
        letters = [c for c in line.text if c.isalpha()]
        capitals = len(letters) >= 4 and all(c.isupper() for c in letters)
        return capitals and i - filled[k - 1] > 1 and self._lines[filled[k - 1]].ends_sentence

    # --- notes at the foot of pages ---

    def _read_page(self, page: range, endnotes: frozenset[int]) -> None:
        """Append the footnote bodies of one page (a range of list indices)."""
        filled = [i for i in page if not self._lines[i].blank and i not in self._skip and i not in endnotes]
        separators = [i for i in page if _SEPARATOR.fullmatch(self._lines[i].text.strip("\f")) is not None]
        if separators:
            marks = set(separators)
            filled = [i for i in filled if i not in marks]
        starts = self._below_separators(page, filled, separators)
        open_ended = len(filled) > _LONGEST_PAGE or len(starts) > 1
        if not starts and not endnotes:
            # at the page's foot, or else followed by text (a page break is missing), or else begun elsewhere
            if open_ended or not self._read_unseparated(page, filled, open_ended=False, strict=True):
                found = self._read_unseparated(page, filled, open_ended=True, strict=False)
                if not found and not open_ended:
                    self._read_unseparated(page, filled, open_ended=False, strict=False)
            return
        position = 0
        for k in starts:
            if k < position or not self._may_start(page, filled, k, open_ended):
                continue
            consumed = self._cut(filled, k, page.start, ends_early=open_ended, forced=filled[k] in self._heads)
            position = consumed
        if open_ended and not endnotes and position == 0:
            self._read_unseparated(page, filled, open_ended=True, strict=False)

    def _below_separators(self, page: range, filled: Sequence[int], separators: Sequence[int]) -> list[int]:
        """Positions in ``filled`` of the lines below separators at which notes may begin."""
        starts: list[int] = []
        for separator in separators:
            k = bisect_left(filled, separator)
            if k < len(filled) and (not starts or starts[-1] != k):
                starts.append(k)
        likely = [k for k in starts if filled[k] in self._heads]
        if not likely:
            return starts[-1:] if starts and len(filled) - starts[-1] <= 60 else []
        # a rule that no number follows matters only where a note may be carried on under it
        return [k for k in starts if k in likely or k < likely[0]][-1 - len(likely) :]

    def _may_start(self, page: range, filled: Sequence[int], k: int, open_ended: bool) -> bool:
        head = self._heads.get(filled[k])
        if head is None:
            return not open_ended and self._carried_on(page, filled[k:])
        expected = self._expected()
        if self._vouchers.vouch(head, page.start, filled[k]):
            return True
        return not open_ended and (head.manner is Manner.STAR or expected is None or head.number in (1, expected))

    def _expected(self) -> int | None:
        return next((body.number + 1 for body in reversed(self._bodies) if not body.star), None)

    def _carried_on(self, page: range, below: Sequence[int]) -> bool:
        """Whether lines without a number at first are the rest of a note carried over from the page before."""
        if not self._bodies or self._bodies[-1].lines[-1] < page.start - 60:
            return False
        rest = next((n for n, i in enumerate(below) if i in self._heads), len(below))
        if rest > _LONGEST_REST:
            return False
        if rest < len(below):
            return self._heads[below[rest]].number in (1, self._expected())
        return self._pages.page_of[self._bodies[-1].lines[-1]] >= self._pages.page_of[page.start] - 1

    def _read_unseparated(self, page: range, filled: Sequence[int], *, open_ended: bool, strict: bool) -> bool:
        """Notes without a rule above: their numbers count on and the markers before vouch for each of them.

        ``strict``: the text's first note must be number 1. Says whether notes were found.
        """
        position = 1
        for k in range(1, len(filled)):
            i = filled[k]
            head = self._heads.get(i)
            if k < position or head is None or i in self._entries:
                continue
            if head.number not in (1, self._expected() or (1 if strict else head.number)):
                continue
            since = max(page.start - 3, self._bodies[-1].lines[-1] + 1 if self._bodies else 0)
            if not self._vouchers.vouch(head, since, i) or not self._set_off(filled[k - 1], i, head, open_ended):
                continue
            if not self._reads_as_notes(filled[k : k + 40] if open_ended else filled[k:], since, open_ended):
                continue
            consumed = self._cut(filled, k, since, ends_early=open_ended, forced=True)
            position = consumed
            if not open_ended:
                return True
        return position > 1

    def _set_off(self, before: int, i: int, head: Head, open_ended: bool) -> bool:
        """Whether a line may begin notes although no rule stands above it."""
        text = self._lines[i].text[head.column :]
        if head.manner in (Manner.BARE, Manner.DOT) and _COUNTED.match(text) is not None:
            return False
        blank = i - before > (2 if self._setting.double_spaced else 1)
        if open_ended:
            return blank
        if head.manner is Manner.BARE and text[:1].islower():
            return blank or re.match(r"[^\W\d_]{1,3}\.", text) is not None
        return True

    def _reads_as_notes(self, region: Sequence[int], since: int, open_ended: bool) -> bool:
        """Whether a page's last lines are notes: vouched for number by number, and not too many lines a note."""
        first = self._heads[region[0]]
        count = 1
        for before, i in pairwise(region):
            if open_ended and i not in self._heads and self._text_resumes(before, i, True):
                break
            head = self._heads.get(i)
            if head is not None and head.number == first.number + count and head.manner is first.manner:
                if not self._vouchers.vouch(head, since, region[0]):
                    return False
                count += 1
        return open_ended or len(region) <= 8 * count

    # --- cutting a region into bodies ---

    def _cut(self, filled: Sequence[int], start: int, since: int, *, ends_early: bool, forced: bool) -> int:
        """Cut filled lines into bodies at the numbers that count on; lines before the first carry on the last body.

        Args:
            filled: list indices of filled lines.
            start: position in ``filled`` from which on they are notes.
            since: first line whose markers may vouch for a number that was not expected.
            ends_early: whether the running text may begin again below the notes.
            forced: whether the first line begins a body whatever its number.

        Returns:
            The position in ``filled`` after the notes.
        """
        current: list[int] = []
        opened: Head | None = None
        manner: Manner | None = None
        last = (self._expected() or 1) - 1
        first = filled[start]
        endnotes = first == since

        def close() -> None:
            if opened is not None:
                text_start = self._lines[current[0]].span.start + opened.column
                self._bodies.append(NoteBody(opened.number, tuple(current), text_start, opened.manner is Manner.STAR))
            elif current and self._bodies:
                body = self._bodies.pop()
                self._bodies.append(NoteBody(body.number, (*body.lines, *current), body.text_start, body.star))

        end = start
        for n in range(start, len(filled)):
            i = filled[n]
            head = self._heads.get(i)
            begins = head is not None and (
                (forced and n == start)
                or (head.number == 1 and manner is None)
                or self._follows(head, last, manner, since, first)
            )
            if begins and head is not None:
                close()
                current, opened = [i], head
                if head.manner is not Manner.STAR:
                    last, manner = head.number, head.manner
            elif n > start and not endnotes and self._text_resumes(filled[n - 1], i, ends_early):
                break
            else:
                current.append(i)
            end = n + 1
        close()
        return end

    def _follows(self, head: Head, last: int, manner: Manner | None, since: int, end: int) -> bool:
        if head.manner is Manner.STAR:
            return self._vouchers.vouch(head, since, end)
        if manner is not None and head.manner is not manner:
            return False
        if head.number == last + 1:
            return True
        return last + 1 < head.number <= last + 3 and self._vouchers.vouch(head, since, end)

    def _text_resumes(self, before: int, i: int, ends_early: bool) -> bool:
        """Whether the running text begins again at line ``i``, after the note's line ``before``."""
        if i - before > 3:
            return True  # no page mark stands in this gap
        if not ends_early:
            return False
        line = self._lines[before]
        gap = i - before > (2 if self._setting.double_spaced else 1)
        if gap:
            return line.ends_sentence or not self._setting.is_full(line)
        return line.ends_sentence and (not self._setting.is_full(line) or self._lines[i].text.strip()[:1].islower())
