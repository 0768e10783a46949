"""Footnotes: their bodies at the foot of pages (or as endnotes), and the markers in the running text.

A body begins with its number in the first column. It counts as one if its number is the one to be
expected and either a separator line (white space, underscores, dashes) stands above, or the number's
marker stands in the text before it. A marker is the number glued to a word or a stop, or standing
after a closing stop; markers come in the order of their bodies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.lines import RawLine
from pipeline.layout.pages import Pages
from pipeline.spans import Span

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BODY_START = re.compile(r"\f?[ \t\u00a0]{0,3}(\d{1,3}|[⁰¹²³⁴-⁹]{1,3})(?:[.)](?=\s*[^\s\d])|(?=\s))[ \t\u00a0]*(?=\S)")
_SEPARATOR = re.compile(r"[ \t\u00a0]{20,}|\s*[_\u2500]{5,}\s*|\s*[-–—]{5,}\s*")
_ENDNOTES = re.compile(
    r"\s*(?:son\s+)?(?:notlar|dipnotlar|sonnotlar|qeydlər|qeydler|гејдләр|примечания|notes|endnotes)\s*:?\s*",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=[^\W\d_])(\d{1,3})(?![\w’'])(?!-?\w)"  # a word, then the number
    r"|(?<=[.,;:!?…»”“\"’')\]])(\d{1,3})(?![\w.,:/]*\d)(?![^\W\d_])"  # a stop or closing mark, then the number
    r"|([⁰¹²³⁴-⁹]{1,3})"
)
#: A stop, a space, the number, and the line's end: weaker, for a day of the month may stand there too.
_SPACED = re.compile(r"(?<=[\w»”\"’)][.!?…»”\"’)]) (\d{1,3})(?=\s*$)")


@dataclass(frozen=True, slots=True)
class NoteBody:
    """A footnote body: its number and its lines (list indices), the first holding the number."""

    number: int
    lines: tuple[int, ...]
    text_start: int


@dataclass(frozen=True, slots=True)
class NoteMarker:
    """A marker: its number, raw span and the index of its body."""

    number: int
    raw: Span
    body: int | None


@dataclass(frozen=True, slots=True)
class Notes:
    """All footnotes of a text, bodies and markers in raw order."""

    bodies: tuple[NoteBody, ...]
    markers: tuple[NoteMarker, ...]

    @property
    def body_lines(self) -> frozenset[int]:
        """List indices of all lines that belong to bodies."""
        return frozenset(i for body in self.bodies for i in body.lines)


def find_notes(lines: Sequence[RawLine], pages: Pages) -> Notes:
    """Find footnote bodies and markers. Linear in the length of the text but for markers looked up by number."""
    skip = pages.numbers | pages.headers
    bodies: list[NoteBody] = []
    pending = _Markers(lines, skip)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and pages.page_of[end] == pages.page_of[start]:
            end += 1
        _page_bodies(lines, range(start, end), skip, pending, bodies)
        start = end
    body_lines = frozenset(i for body in bodies for i in body.lines)
    return Notes(tuple(bodies), tuple(_match_markers(lines, bodies, body_lines | skip)))


class _Markers:
    """Which numbers stand like markers in which lines."""

    def __init__(self, lines: Sequence[RawLine], skip: frozenset[int]) -> None:
        self._lines_of: dict[int, list[int]] = {}
        for i, line in enumerate(lines):
            if i in skip or line.blank:
                continue
            for number in {number for pattern in (_GLUED, _SPACED) for number, _ in marker_candidates(line, pattern)}:
                self._lines_of.setdefault(number, []).append(i)

    def stands_between(self, number: int, start: int, end: int) -> bool:
        return any(start <= i < end for i in self._lines_of.get(number, ()))


def marker_candidates(line: RawLine, pattern: re.Pattern[str] = _GLUED) -> list[tuple[int, Span]]:
    """Numbers in a line that look like footnote markers, with their raw spans."""
    found: list[tuple[int, Span]] = []
    for match in pattern.finditer(line.text):
        group = match.lastindex or 0
        at = match.start(group)
        if at >= 2 and line.text[at - 1] in ".,:" and line.text[at - 2].isdigit():
            continue  # 5.000 or 1.2.1
        digits = match[group].translate(_SUPERSCRIPTS)
        found.append((int(digits), Span(line.span.start + at, line.span.start + match.end(group))))
    return found


def _body_number(line: RawLine) -> tuple[int, int] | None:
    """Number and column of the text if the line can begin a footnote body."""
    if (match := _BODY_START.match(line.text)) is None:
        return None
    return int(match[1].translate(_SUPERSCRIPTS)), match.end()


def _page_bodies(
    lines: Sequence[RawLine], page: range, skip: frozenset[int], markers: _Markers, bodies: list[NoteBody]
) -> None:
    """Append the footnote bodies of one page (a range of list indices)."""
    expected = bodies[-1].number + 1 if bodies else None
    last_body_line = bodies[-1].lines[-1] if bodies else 0
    filled = [i for i in page if not lines[i].blank and i not in skip]
    separators = [i for i in page if _SEPARATOR.fullmatch(lines[i].text.strip("\f")) is not None]
    region: list[int] | None = None
    for separator in reversed(separators):
        below = [i for i in filled if i > separator and i not in separators]
        if not below:
            continue
        first = _body_number(lines[below[0]])
        starts = first is not None and (
            first[0] in (1, expected) or expected is None or markers.stands_between(first[0], page.start, separator)
        )
        carried_on = (
            bool(bodies) and first is None and last_body_line >= page.start - 60 and _counts_on(lines, below, expected)
        )
        if starts or carried_on:
            region = below
            break
    endnotes = False
    if region is None:
        for k, i in enumerate(filled):
            if _ENDNOTES.fullmatch(lines[i].text.strip("\f")) is not None and k + 1 < len(filled):
                head = _body_number(lines[filled[k + 1]])
                if head is not None and head[0] in (1, expected):
                    region, endnotes = filled[k + 1 :], True
                    break
    if region is None:
        for k, i in enumerate(filled[1:], 1):
            head = _body_number(lines[i])
            if (
                head is not None
                and head[0] in (1, expected if expected is not None else head[0])
                and markers.stands_between(head[0], max(page.start - 3, last_body_line), i)
                and _reads_as_notes(lines, filled[k:], head[0])
            ):
                region = filled[k:]
                break
    if region:
        _cut_into_bodies(lines, region, bodies, endnotes)


def _counts_on(lines: Sequence[RawLine], below: Sequence[int], expected: int | None) -> bool:
    """Whether lines without a number at first are the rest of a note carried over from the page before."""
    numbers = [head[0] for i in below if (head := _body_number(lines[i])) is not None]
    return not numbers or numbers[0] in (1, expected)


def _reads_as_notes(lines: Sequence[RawLine], region: Sequence[int], first: int) -> bool:
    """Whether a page's last lines are notes: their numbers count on, and there are not too many lines a note."""
    count = 1
    for i in region[1:]:
        head = _body_number(lines[i])
        if head is not None and head[0] == first + count:
            count += 1
    return len(region) <= 8 * count


def _cut_into_bodies(lines: Sequence[RawLine], region: Sequence[int], bodies: list[NoteBody], endnotes: bool) -> None:
    """Cut a region of filled lines at the numbers that count on; lines before the first carry on the last body."""
    current: list[int] = []
    number: int | None = None
    text_start = 0
    previous = region[0]

    def close() -> None:
        if number is not None:
            bodies.append(NoteBody(number, tuple(current), text_start))
        elif current and bodies:
            last = bodies.pop()
            bodies.append(NoteBody(last.number, (*last.lines, *current), last.text_start))

    for i in region:
        head = _body_number(lines[i])
        last = number if number is not None else bodies[-1].number if bodies else None
        follows = last + 1 if last is not None else (head[0] if head else 0)
        if head is not None and (head[0] == follows or (number is None and head[0] == 1)):
            close()
            current, number = [i], head[0]
            text_start = lines[i].span.start + head[1]
        elif i - previous > 3 and not endnotes:
            break  # after a gap of three lines without a page mark the running text has begun again
        else:
            current.append(i)
        previous = i
    close()


def _match_markers(lines: Sequence[RawLine], bodies: Sequence[NoteBody], skip: frozenset[int]) -> list[NoteMarker]:
    """Walk through text and bodies together: each body takes the next marker of its number before or near it."""
    text_lines = [line for i, line in enumerate(lines) if i not in skip and not line.blank]
    candidates = [candidate for line in text_lines for candidate in marker_candidates(line)]
    glued = _by_number(candidates)
    spaced = _by_number([candidate for line in text_lines for candidate in marker_candidates(line, _SPACED)])
    markers: list[NoteMarker] = []
    position = 0
    for k, body in enumerate(bodies):
        here = lines[body.lines[0]].span.start
        chosen = (
            _first(glued, body.number, position, here)
            or _first(spaced, body.number, position, here)
            or _first(glued, body.number, position, None)
        )
        if chosen is None:
            continue
        markers.append(NoteMarker(body.number, chosen, k))
        position = chosen.end
    return _with_orphans(candidates, markers)


def _by_number(candidates: Sequence[tuple[int, Span]]) -> dict[int, list[Span]]:
    by_number: dict[int, list[Span]] = {}
    for number, span in candidates:
        by_number.setdefault(number, []).append(span)
    return by_number


def _first(spans: dict[int, list[Span]], number: int, start: int, end: int | None) -> Span | None:
    """The first span of ``number`` from ``start`` on, before ``end``."""
    return next(
        (span for span in spans.get(number, ()) if span.start >= start and (end is None or span.start < end)), None
    )


def _with_orphans(candidates: Sequence[tuple[int, Span]], markers: Sequence[NoteMarker]) -> list[NoteMarker]:
    """Add markers whose bodies the text does not hold: they fill the gaps in the count, or count on from 1.

    Without any body, at least three numbers must count up from 1, so that a stray digit is no marker.
    """
    if not markers:
        chain: list[NoteMarker] = []
        for number, span in candidates:
            if number == len(chain) + 1:
                chain.append(NoteMarker(number, span, None))
        return chain if len(chain) >= 3 else []
    found: list[NoteMarker] = []
    for k, marker in enumerate(markers):
        before = markers[k - 1] if k else None
        low, first = (before.raw.end, before.number + 1) if before else (0, 1)
        if first < marker.number <= first + 20:
            filling: list[NoteMarker] = []
            missing = first
            for number, span in candidates:
                if number == missing < marker.number and low <= span.start and span.end <= marker.raw.start:
                    filling.append(NoteMarker(number, span, None))
                    missing, low = missing + 1, span.end
            if before is not None or missing == marker.number:
                found.extend(filling)
        found.append(marker)
    last = found[-1]
    for number, span in candidates:
        if number == last.number + 1 and span.start >= last.raw.end:
            last = NoteMarker(number, span, None)
            found.append(last)
    return found
