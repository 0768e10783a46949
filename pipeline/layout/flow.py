"""The clean text: lines, broken words and pages joined in reading order, with the offset map."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.layout.lines import RawLine, Typography
from pipeline.layout.markers import NoteMarker
from pipeline.layout.notes import Notes
from pipeline.layout.pages import Pages
from pipeline.layout.zones import heading_runs_on, paragraph_ends
from pipeline.offsets import OffsetMap, Run
from pipeline.record_classes import record
from pipeline.records import FootnoteBody, FootnoteMarker, Paragraph, Zone
from pipeline.spans import Span

#: Characters that only steer typesetting; the clean text leaves them out.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"
_WORD = rf"[^\s{_INVISIBLE}\x1c-\x1f]+"
#: Words with one plain space between them stand as they are; all else is looked at piece by piece.
_PIECE = re.compile(rf"[{_INVISIBLE}]+|{_WORD}(?: {_WORD})*|[\s\x1c-\x1f]+")
_HYPHENS = "-‐‑\u00ad¬"
_WORD_BEFORE_HYPHEN = re.compile(rf"([^\W_]+)[{_HYPHENS}]$")
_WORD_AFTER = re.compile(r"[^\W_]+")
_JOINED_ZONES = frozenset({Zone.BODY, Zone.BLOCK_QUOTE, Zone.ABSTRACT, Zone.HEADING})


@dataclass(slots=True)
class CleanText:
    """The clean text while it is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)

    def copy(self, raw: str, span: Span, continues: bool) -> None:
        """Append raw[span], composed to NFC."""
        text = span.of(raw)
        composed = unicodedata.normalize("NFC", text)
        if composed == text:
            self._add(composed, span, continues)
            return
        for cluster in _clusters(raw, span):
            self._add(unicodedata.normalize("NFC", cluster.of(raw)), cluster, continues)
            continues = True

    def _add(self, text: str, raw: Span, continues: bool) -> None:
        clean = Span(self.length, self.length + len(text))
        last = self.runs[-1] if self.runs else None
        if (
            last is not None
            and last.clean.end == clean.start
            and last.raw.end == raw.start
            and last.verbatim
            and len(clean) == len(raw)
        ):
            self.runs[-1] = Run(Span(last.clean.start, clean.end), Span(last.raw.start, raw.end), last.continues)
        else:
            self.runs.append(Run(clean, raw, continues))
        self.parts.append(text)
        self.length += len(text)

    def join(self, joiner: str) -> None:
        """Append a joiner without raw counterpart."""
        self.parts.append(joiner)
        self.length += len(joiner)

    def drop_last(self) -> None:
        """Take back the last code point (the hyphen of a broken word, a space left hanging)."""
        if len(self.parts[-1]) > 1:
            self.parts[-1] = self.parts[-1][:-1]
        else:
            self.parts.pop()
        self.length -= 1
        if not self.runs or self.runs[-1].clean.end <= self.length:
            return  # it was a joiner
        run = self.runs.pop()
        if len(run.clean) > 1:
            raw_end = run.raw.end - 1 if run.verbatim else run.raw.end
            self.runs.append(Run(Span(run.clean.start, run.clean.end - 1), Span(run.raw.start, raw_end), run.continues))


def _clusters(raw: str, span: Span) -> Iterable[Span]:
    """Base characters with their combining marks, as raw spans."""
    start = span.start
    for i in range(span.start + 1, span.end + 1):
        if i == span.end or not unicodedata.combining(raw[i]):
            yield Span(start, i)
            start = i


@record
class _Piece:
    """Lines of one paragraph (list indices) with its zone; ``note`` is the index of the footnote body it holds."""

    zone: Zone
    lines: tuple[int, ...]
    note: int | None = None


class Flow:
    """Writes the clean text of a source whose lines have zones.

    Args:
        text: raw text.
        lines: its lines.
        zones: zone of each line.
        pages: page furniture.
        notes: footnotes.
        setting: how the text is set.
    """

    def __init__(
        self,
        text: str,
        lines: Sequence[RawLine],
        zones: Sequence[Zone],
        pages: Pages,
        notes: Notes,
        setting: Typography,
    ) -> None:
        self._text = text
        self._lines = lines
        self._zones = zones
        self._pages = pages
        self._notes = notes
        self._setting = setting
        self._marks: dict[int, list[Span]] = {}
        starts = [line.span.start for line in lines]
        for marker in notes.markers:
            self._marks.setdefault(bisect_right(starts, marker.raw.start) - 1, []).append(marker.cut)
        self._hyphenated, self._whole = _vocabulary(lines, zones)
        self.clean = CleanText()

    def write(
        self,
    ) -> tuple[str, OffsetMap, tuple[Paragraph, ...], tuple[FootnoteBody, ...], tuple[FootnoteMarker, ...]]:
        """The clean text, its offset map, paragraphs, footnote bodies and markers."""
        bodies: dict[int, FootnoteBody] = {}
        for piece in self._pieces():
            before = self.clean.length
            joined = bool(self.clean.paragraphs)
            if joined:
                self.clean.join("\n")
            start = self.clean.length
            self._write_piece(piece)
            if self.clean.length == start:
                if joined:
                    self.clean.parts.pop()
                    self.clean.length = before
                continue
            index = len(self.clean.paragraphs)
            self.clean.paragraphs.append(Paragraph(index, piece.zone, Span(start, self.clean.length)))
            if piece.note is not None:
                body = self._notes.bodies[piece.note]
                raw = Span(self._lines[body.lines[0]].content.start, self._lines[body.lines[-1]].content.end)
                bodies[piece.note] = FootnoteBody(body.label, index, raw)
        offsets = OffsetMap(tuple(self.clean.runs))
        titles = [p.span for p in self.clean.paragraphs if p.zone is Zone.HEADING]
        citing: list[tuple[NoteMarker, int]] = []
        for marker in self._notes.markers:
            position = self._clean_position(offsets, marker.cut.start)
            if marker.star and self._in_a_title(titles, position):
                bodies.pop(-1 if marker.body is None else marker.body, None)
            else:
                citing.append((marker, position))
        order = {note: k for k, note in enumerate(sorted(bodies))}
        markers = tuple(
            FootnoteMarker(marker.label, marker.raw, position, order.get(-1 if marker.body is None else marker.body))
            for marker, position in citing
        )
        return (
            "".join(self.clean.parts),
            offsets,
            tuple(self.clean.paragraphs),
            tuple(bodies[note] for note in sorted(bodies)),
            markers,
        )

    @staticmethod
    def _in_a_title(titles: Sequence[Span], position: int) -> bool:
        """Whether stars stand at a title or an author's name: their note says who wrote and cites nothing."""
        k = bisect_left(titles, Span(position, position)) - 1
        return k >= 0 and titles[k].start < position <= titles[k].end

    @staticmethod
    def _clean_position(offsets: OffsetMap, raw: int) -> int:
        spans = offsets.to_clean(Span(max(raw - 1, 0), raw)) or offsets.to_clean(Span(max(raw - 2, 0), raw))
        return spans[-1].end if spans else 0

    def _pieces(self) -> list[_Piece]:
        """Paragraphs in reading order: a footnote follows the paragraph that was open when it came."""
        pieces: list[_Piece] = []
        waiting: list[_Piece] = []
        current: list[int] = []
        note_of = {body.lines[0]: k for k, body in enumerate(self._notes.bodies)}

        def close() -> None:
            if current:
                pieces.append(_Piece(self._zones[current[0]], tuple(current)))
                current.clear()
            pieces.extend(waiting)
            waiting.clear()

        for i, zone in enumerate(self._zones):
            if zone is Zone.FOOTNOTE:
                if i in note_of:
                    body = self._notes.bodies[note_of[i]]
                    waiting.append(_Piece(zone, body.lines, note_of[i]))
            elif zone in (Zone.RUNNING_HEADER, Zone.PAGE_NUMBER):
                waiting.append(_Piece(zone, (i,)))
            elif zone is not Zone.BLANK:
                if current and self._breaks(current[-1], i):
                    close()
                current.append(i)
        close()
        return pieces

    def _breaks(self, before: int, after: int) -> bool:
        first, second = self._zones[before], self._zones[after]
        if first is not second:
            return True
        if first is Zone.HEADING:
            return not heading_runs_on(self._lines, before, after, self._setting)
        if first is Zone.BIBLIOGRAPHY:
            return self._entry_ends(before, after)
        return paragraph_ends(self._lines, self._pages, before, after, self._setting)

    def _entry_ends(self, before: int, after: int) -> bool:
        """Bibliography entries end with a stop at a short line, or where the next hangs out to the left."""
        line, following = self._lines[before], self._lines[after]
        if following.indent > line.indent:
            return False
        if following.indent < line.indent:
            return True
        return line.ends_sentence or not self._setting.is_full(line)

    def _write_piece(self, piece: _Piece) -> None:
        previous: int | None = None
        for i in piece.lines:
            content = self._lines[i].content
            start = content.start
            if piece.note is not None and i == piece.lines[0]:
                start = self._notes.bodies[piece.note].text_start
            if start >= content.end:
                continue
            continues = False
            if previous is not None:
                continues = self._only_white_between(previous, i)
                self._join_lines(i, start)
            self._copy_line(i, Span(start, content.end), continues)
            previous = i

    def _only_white_between(self, before: int, after: int) -> bool:
        return all(self._zones[k] is Zone.BLANK for k in range(before + 1, after))

    def _copy_line(self, i: int, content: Span, continues: bool) -> None:
        """Copy a line without footnote markers and invisible characters, white space runs as one space."""
        marks = self._marks.get(i, ())
        stretches: list[Span] = []
        start = content.start
        for mark in marks:
            if content.start <= mark.start and mark.end <= content.end:
                stretches.append(Span(start, mark.start))
                start = mark.end
        stretches.append(Span(start, content.end))
        for stretch in stretches:
            for piece in _PIECE.finditer(self._text, stretch.start, stretch.end):
                token = piece[0]
                span = Span(piece.start(), piece.end())
                if token[0] in _INVISIBLE:
                    if token[-1] == "\u00ad" and span.end == content.end:
                        self.clean.copy(self._text, Span(span.end - 1, span.end), continues)
                        continues = True
                    continue
                if token.isspace() or token[0] in "\x1c\x1d\x1e\x1f":
                    if self.clean.parts and not self.clean.parts[-1].endswith((" ", "\n")):
                        if token[0] == " ":
                            self.clean.copy(self._text, Span(span.start, span.start + 1), continues)
                        else:
                            self.clean.join(" ")
                else:
                    self.clean.copy(self._text, span, continues)
                continues = True
        while self.clean.parts and self.clean.parts[-1] == " ":
            # a marker after a space at the line's end leaves the space hanging
            self.clean.drop_last()

    def _join_lines(self, after: int, start: int) -> None:
        """Join what is written to the line ``after`` whose content starts at raw ``start``."""
        tail = "".join(self.clean.parts[-3:])[-60:]
        broken = _WORD_BEFORE_HYPHEN.search(tail)
        head = self._text[start : start + 60]
        if broken is not None and (following := _WORD_AFTER.match(head)) is not None:
            if self._hyphen_is_print(broken[1], tail[-1], following[0]):
                self.clean.drop_last()
            return
        if tail and tail[-1] in "\u00ad":
            self.clean.drop_last()
            return
        if tail.endswith(("/", "–")) and tail[-2:-1].isdigit() and head[:1].isdigit():
            return
        self.clean.join(" ")

    def _hyphen_is_print(self, before: str, hyphen: str, after: str) -> bool:
        """Whether the hyphen only marks the break of a word, so that the clean text leaves it out.

        A hyphen after a digit (``1924-`` / ``cü ildə``), before a capital or a digit (``İdel-`` / ``Ural``)
        or after an acronym (``SSRİ-`` / ``nin``) belongs to the word. Otherwise the text itself decides:
        it stays if the text writes the word with it elsewhere and never without.
        """
        if hyphen in "\u00ad¬":
            return True
        if before[-1].isdigit() or not after[0].islower():
            return before.isupper() and after.isupper() and len(before) > 1 and not before[-1].isdigit()
        if len(before) > 1 and before.isupper():
            return False
        with_hyphen = f"{before}-{after}".casefold() in self._hyphenated
        without = (before + after).casefold() in self._whole
        return without or not with_hyphen


def _vocabulary(lines: Sequence[RawLine], zones: Sequence[Zone]) -> tuple[frozenset[str], frozenset[str]]:
    """Words written with an inner hyphen, and words without, that stand whole inside lines (casefolded)."""
    hyphenated: set[str] = set()
    whole: set[str] = set()
    for line, zone in zip(lines, zones, strict=True):
        if zone not in _JOINED_ZONES:
            continue
        for match in re.finditer(r"[^\W_]+(?:-[^\W_]+)*", line.text):
            (hyphenated if "-" in match[0] else whole).add(match[0].casefold())
    return frozenset(hyphenated), frozenset(whole)
