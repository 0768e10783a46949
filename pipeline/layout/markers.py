"""Footnote markers: which numbers in the running text may be one, and which of them belong to the bodies.

Texts mark their notes in one of several ways (``yazdı.16``, ``yazdı¹⁶``, ``yazdı[16]``, ``yazdı(16)``,
``yazdı16)``, ``yazdı*``) and keep to it. So every style is tried on the whole text, and the one that
finds the most bodies in their order is the text's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from pipeline.layout.lines import RawLine
from pipeline.record_classes import record
from pipeline.spans import Span

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUP = "⁰¹²³⁴-⁹"
_CLOSING = r".,;:!?…»”“\"’')\]"

#: A word of two letters or more, or a stop or closing mark, then the number (or several: ``1,2``).
_GLUED = re.compile(
    rf"(?:(?<=[^\W\d_]{{2}})|(?<=[{_CLOSING}]))(\d{{1,3}}(?:, ?\d{{1,3}})+)(?![\w.,:/]{{0,12}}\d)(?!-?[^\W\d_])"
    r"|(?:(?<=[^\W\d_]{2})|(?<=\.[^\W\d_]))(\d{1,3})(?![\w’'])(?!-?\w)"
    rf"|(?<=[{_CLOSING}])(\d{{1,3}})(?![\w.,:/]{{0,12}}\d)(?![^\W\d_])"
    rf"|([{_SUP}]{{1,3}}(?:,[{_SUP}]{{1,3}})*)"
)
_BRACKET = re.compile(r"\[(\d{1,3}(?:, ?\d{1,3})*)\]")
_ROUND = re.compile(r"\((\d{1,3})\)")
_PAREN = re.compile(rf"(?:(?<=[^\W\d_]{{2}})|(?<=[{_CLOSING}]))(\d{{1,3}})\)")
_STAR = re.compile(rf"(?<=[\w{_CLOSING}])(\*{{1,4}})(?!\*)")
_DIGIT = re.compile(r"\d")
#: A stop, a space and the number at the line's end: a day of the month may stand there too.
_SPACED = re.compile(r"(?<=[\w»”\"’][.!?…»”\"’)]) (\d{1,3})(?=\s*$)")
#: The same inside a line, before another sentence; a day of the month may stand there too, which the month tells.
_SPACED_WITHIN = re.compile(
    r"(?<=[^\W\d_]{3}[.!?…]) (\d{1,3})(?= [“«\"(]?[^\W\d_a-zçğıöşüəа-яҝғҹәөүһј])"
    r"|(?<=[^\W\d_]{2}[.!?…][”»\"’]) (\d{1,3})(?= [“«\"(]?[^\W\d_a-zçğıöşüəа-яҝғҹәөүһј])"
)
#: The same behind a year that ends its sentence: ``… 1902.1``, which may be a decimal number too.
_AFTER_YEAR = re.compile(r"(?<=(?<![\d.,/])(?:1[5-9]|20)\d\d\.)(\d{1,3})(?=\s*$|\s+[^\W\d_a-zçğıöşüəа-яҝғҹәөүһј])")
#: What stands before a number that can hardly be anything but a marker: a long word and the stop of its sentence.
#: Words of three letters are rather abbreviations, but for verbs that end in a vowel (``idi``).
_SENTENCE_BEFORE = re.compile(
    r"(?:(?P<word>[^\W\d_]{4,}|(?<![^\W\d_])[^\W\d_A-ZÇĞİÖŞÜƏ]{2}[ıiuüыиуү])[”»\"’)]?|\d\))[.!?…][”»\"’]?$"
)
#: Words that a number follows, stop or not.
_NUMBERED_WORDS = re.compile(
    r"bölüm|bölmə|cədvəl|cild|cilt|fasıl|fəsil|harita|kısım|levha|madde|maddə|nömrə|qism|resim|sahife|sayfa|sayı|səhifə|"
    r"şekil|şəkil|tablo|xəritə",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?:1[5-9]|20)\d\d\b")
_MONTHS = re.compile(
    r"ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|yanvar|fevral|aprel|may|iyun|iyul|avqust|"
    r"sentyabr|oktyabr|noyabr|dekabr|январ|јанвар|феврал|март|апрел|мај|ма[йя]|июн|ијун|июл|ијул|август|сент|окт|нојаб|нояб|"
    r"декаб|kânun|teşrin|muharrem|rebi|cemaz|recep|ramazan|şaban|şevval|zil",
    re.IGNORECASE,
)
#: Abbreviations that a page, volume or file number follows without a space, and units with an exponent.
_NO_MARK_AFTER = re.compile(
    r"(?:^|[^\w])(?:ss?|səh|sh|c|cilt|sy|sa|no|nr|pp?|vol|bkz|bk|f|fond|siy|op|v|vv|d|iş|м?с|сс|т|ҹ|стр|с|№|ф|сиј|в)\.$"
    r"|(?:^|[\W\d])(?:[kcdm]?m|ha|км|м|см)$",
    re.IGNORECASE,
)


class MarkerStyle(StrEnum):
    """How a text sets its markers."""

    GLUED = "glued"
    BRACKET = "bracket"
    ROUND = "round"
    PAREN = "paren"
    STAR = "star"


#: What a line must hold to be worth a closer look.
_TELLTALE = {
    MarkerStyle.GLUED: re.compile(rf"[\d{_SUP}]"),
    MarkerStyle.BRACKET: re.compile(r"\[\d"),
    MarkerStyle.ROUND: re.compile(r"\(\d"),
    MarkerStyle.PAREN: re.compile(r"\d\)"),
    MarkerStyle.STAR: re.compile(r"\*"),
}


@record
class Candidate:
    """What may be a marker: number (or count of stars), raw span of the digits, and of all that goes with them.

    ``sure``: it ends a sentence and another begins behind it, so that it is a marker even if no body is there.
    """

    number: int
    raw: Span
    cut: Span
    sure: bool = False


@record
class NoteMarker:
    """A marker: number, raw span of its digits, the raw span the clean text leaves out, index of its body."""

    number: int
    raw: Span
    cut: Span
    body: int | None
    star: bool = False

    @property
    def label(self) -> str:
        """The marker as printed."""
        return "*" * self.number if self.star else str(self.number)


@record
class Target:
    """A footnote body as the markers see it: its number, where it begins (raw), whether stars number it."""

    number: int
    start: int
    star: bool


def candidates(line: RawLine, style: MarkerStyle) -> list[Candidate]:
    """The candidates of one style in a line, from left to right."""
    text = line.text
    found: list[Candidate] = []
    if _TELLTALE[style].search(text) is None:
        return found
    if style is MarkerStyle.GLUED:
        for match in _GLUED.finditer(text):
            group = match.lastindex or 0
            at = match.start(group)
            if at >= 2 and text[at - 1] in ".,:" and text[at - 2].isdigit():
                continue  # 5.000 or 1.2.1
            if _NO_MARK_AFTER.search(text, max(0, at - 8), at) is not None:
                continue  # s.35, km²
            sure = _stands_between_sentences(text, at, match.end(group))
            found.extend(_split(line, match[group], at, Span(at, match.end(group)), sure=sure))
    elif style is MarkerStyle.STAR:
        for match in _STAR.finditer(text):
            start, end = line.span.start + match.start(1), line.span.start + match.end(1)
            found.append(Candidate(len(match[1]), Span(start, end), Span(start, end)))
    else:
        pattern = {MarkerStyle.BRACKET: _BRACKET, MarkerStyle.ROUND: _ROUND, MarkerStyle.PAREN: _PAREN}[style]
        for match in pattern.finditer(text):
            if not text[: match.start()].strip() and not text[match.end() :].lstrip(" .,;:")[:1].islower():
                continue  # at a line's beginning it numbers what follows
            start = match.start()
            if text[match.end() : match.end() + 1].strip() == "" or text[match.end()] in ".,;:!?…":
                while start > 0 and text[start - 1] in " \u00a0":
                    start -= 1
            found.extend(_split(line, match[1], match.start(1), Span(start, match.end())))
    return found


def _stands_between_sentences(text: str, start: int, end: int) -> bool:
    before = _SENTENCE_BEFORE.search(text, max(0, start - 40), start)
    if before is None or (before["word"] and _NUMBERED_WORDS.fullmatch(before["word"])):
        return False
    behind = text[end : end + 20]
    following = behind.lstrip(' “«"(—–')
    begins = following[:1].isupper() or _YEAR_FIRST.match(following) is not None
    return not behind.strip() or (behind[0] == " " and begins and _MONTHS.match(following) is None)


def spaced_candidates(line: RawLine) -> list[Candidate]:
    """Weaker than glued ones: numbers with a space between the stop and them, or behind a year and its stop."""
    text, base = line.text, line.span.start
    if _DIGIT.search(text) is None:
        return []
    found = [match.span(1) for pattern in (_SPACED, _AFTER_YEAR) for match in pattern.finditer(text)]
    for match in _SPACED_WITHIN.finditer(text):
        start, end = match.span(match.lastindex or 1)
        if _stands_between_sentences(text, start - 1, end):
            found.append((start, end))
    return [
        Candidate(int(text[start:end]), Span(base + start, base + end), Span(base + start, base + end))
        for start, end in sorted(found)
    ]


def _split(line: RawLine, digits: str, at: int, whole: Span, *, sure: bool = False) -> list[Candidate]:
    """One candidate, or one for each number of a list (``1,2``) that counts up by one."""
    parts = [(int(m[0].translate(SUPERSCRIPTS)), at + m.start(), at + m.end()) for m in re.finditer(r"[^,\s]+", digits)]
    if any(b[0] != a[0] + 1 for a, b in pairwise(parts)):
        return []
    base = line.span.start
    found: list[Candidate] = []
    for k, (number, start, end) in enumerate(parts):
        cut_start = whole.start if k == 0 else parts[k - 1][2]
        cut_end = whole.end if k == len(parts) - 1 else end
        found.append(Candidate(number, Span(base + start, base + end), Span(base + cut_start, base + cut_end), sure))
    return found


class _Stock:
    """Candidates by number, in raw order."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        self._by_number: dict[int, list[Candidate]] = {}
        for candidate in found:
            self._by_number.setdefault(candidate.number, []).append(candidate)
        self._starts = {n: [c.raw.start for c in of_number] for n, of_number in self._by_number.items()}

    def first(self, number: int, start: int, end: int) -> Candidate | None:
        """The first candidate of a number in raw [start, end)."""
        starts = self._starts.get(number, [])
        k = bisect_left(starts, start)
        return self._by_number[number][k] if k < len(starts) and starts[k] < end else None

    def last(self, number: int, start: int, end: int) -> Candidate | None:
        """The last candidate of a number in raw [start, end)."""
        starts = self._starts.get(number, [])
        k = bisect_left(starts, end) - 1
        return self._by_number[number][k] if k >= 0 and starts[k] >= start else None


#: Markers of a text without bodies count up by no more than this: some are set where no sentence ends.
_GAP = 5
#: How far after its body (code points) a marker may stand: a sentence that runs on over the page break.
_LATE = 2000


def match_markers(
    text_lines: Sequence[RawLine], bodies: Sequence[Target], preferred: Counter[MarkerStyle]
) -> list[NoteMarker]:
    """The markers of a text in raw order.

    Args:
        text_lines: the lines markers may stand in.
        bodies: the footnote bodies in raw order.
        preferred: how often the bodies are numbered in the manner of each marker style; decides between
            styles that find equally many.
    """
    spaced = _Stock(c for line in text_lines for c in spaced_candidates(line))
    best: tuple[tuple[int, int, int], list[NoteMarker], list[Candidate]] | None = None
    numbered = [(k, body) for k, body in enumerate(bodies) if not body.star]
    for order, style in enumerate(s for s in MarkerStyle if s is not MarkerStyle.STAR):
        found = [c for line in text_lines for c in candidates(line, style)]
        markers = _walk(numbered, _Stock(found), spaced if style is MarkerStyle.GLUED else None)
        rank = (len(markers), preferred[style], -order)
        if best is None or rank > best[0]:
            best = (rank, markers, found if style is MarkerStyle.GLUED else [])
    markers = _with_orphans(best[2], best[1]) if best is not None else []
    return sorted([*markers, *_stars(text_lines, bodies)], key=lambda marker: marker.raw.start)


def _walk(bodies: Sequence[tuple[int, Target]], glued: _Stock, spaced: _Stock | None) -> list[NoteMarker]:
    """Walk through text and bodies together: each body takes the next marker of its number before or near it."""
    markers: list[NoteMarker] = []
    position = 0
    following = _next_of_same_number(bodies)
    for at, (k, body) in enumerate(bodies):
        late = body.start + _LATE
        if at + 2 < len(bodies):
            late = min(late, bodies[at + 2][1].start)
        chosen = (
            glued.first(body.number, position, body.start)
            or (spaced.first(body.number, position, body.start) if spaced is not None else None)
            or _late(glued, body, max(position, body.start), late, following[at])
        )
        if chosen is None:
            continue
        markers.append(NoteMarker(body.number, chosen.raw, chosen.cut, k))
        position = chosen.raw.end
    return markers


def _next_of_same_number(bodies: Sequence[tuple[int, Target]]) -> list[int | None]:
    """For each body where the next of its number begins (raw): every page may count from 1. None if there is none."""
    seen: dict[int, int] = {}
    following: list[int | None] = []
    for _, body in reversed(bodies):
        following.append(seen.get(body.number))
        seen[body.number] = body.start
    return following[::-1]


def _late(glued: _Stock, body: Target, start: int, end: int, next_body: int | None) -> Candidate | None:
    """A marker behind its body, unless the next body of that number has no other."""
    chosen = glued.first(body.number, start, end)
    if chosen is None or next_body is None or chosen.raw.start >= next_body:
        return chosen
    return chosen if glued.first(body.number, chosen.raw.end, next_body) is not None else None


def _stars(text_lines: Sequence[RawLine], bodies: Sequence[Target]) -> list[NoteMarker]:
    """Each body under stars takes the nearest equal stars before it."""
    starred = [(k, body) for k, body in enumerate(bodies) if body.star]
    if not starred:
        return []
    stock = _Stock(c for line in text_lines for c in candidates(line, MarkerStyle.STAR))
    markers: list[NoteMarker] = []
    taken: dict[int, int] = {}
    for k, body in starred:
        chosen = stock.last(body.number, taken.get(body.number, 0), body.start)
        if chosen is not None:
            markers.append(NoteMarker(body.number, chosen.raw, chosen.cut, k, star=True))
            taken[body.number] = body.start
    return markers


def _with_orphans(found: Sequence[Candidate], markers: Sequence[NoteMarker]) -> list[NoteMarker]:
    """Add markers whose bodies the text does not hold: they fill the gaps in the count, or count on from 1.

    Without any body, at least three numbers must count up from 1, so that a stray digit is no marker; or, in a part
    of a text, wherever sentences end in numbers, these must count up.
    """
    if not markers:
        chain: list[NoteMarker] = []
        for candidate in found:
            if candidate.number == len(chain) + 1:
                chain.append(_orphan(candidate))
        if len(chain) >= 3:
            return chain
        sure = [_orphan(candidate) for candidate in found if candidate.sure]
        return sure if all(0 < b.number - a.number <= _GAP for a, b in pairwise(sure)) else []
    starts = [candidate.raw.start for candidate in found]
    complete: list[NoteMarker] = []
    for k, marker in enumerate(markers):
        before = markers[k - 1] if k else None
        low, first = (before.raw.end, before.number + 1) if before else (0, 1)
        if first < marker.number <= first + 20:
            filling: list[NoteMarker] = []
            missing = first
            for candidate in found[bisect_left(starts, low) : bisect_left(starts, marker.raw.start)]:
                if candidate.number == missing < marker.number:
                    filling.append(_orphan(candidate))
                    missing += 1
            if before is not None or missing == marker.number:
                complete.extend(filling)
        complete.append(marker)
    last = complete[-1]
    for candidate in found[bisect_left(starts, last.raw.end) :]:
        if candidate.number == last.number + 1:
            last = _orphan(candidate)
            complete.append(last)
    return complete


def _orphan(candidate: Candidate) -> NoteMarker:
    return NoteMarker(candidate.number, candidate.raw, candidate.cut, None)
