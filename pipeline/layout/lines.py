"""Raw lines and the pages they stand on, before anything is decided about their content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles

from pipeline.record_classes import record
from pipeline.spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r|\x85|\u2028|\u2029")

#: What may end a sentence, with the quotation marks, brackets and the footnote number that may follow it.
TERMINAL = re.compile(
    r"[.!?…:][\s”“\"»’')\]]*$"
    r"|(?<!\d)[.!?…:;,”»\"’')\]](?:\d{1,3}\)?|\d{1,3}(?:, ?\d{1,3})+)\s*$"
    r"|[.!?…:][”“\"»’')\]]*\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]{1,3}|\*{1,4})\s*$"
)


@record
class RawLine:
    """A line as it stands in the file.

    Attributes:
        number: from 1.
        span: raw span without line end.
        text: the line without line end.
        starts_page: whether a form feed, or the single space that some extractors leave in its
            place, stands before its first letter.
    """

    number: int
    span: Span
    text: str
    starts_page: bool

    @property
    def blank(self) -> bool:
        """Whether the line holds only white space (form feeds included)."""
        return not self.text.strip()

    @property
    def content(self) -> Span:
        """Raw span without white space at either end; empty at the start for a blank line."""
        stripped = self.text.strip()
        if not stripped:
            return Span(self.span.start, self.span.start)
        start = self.span.start + self.text.index(stripped[0])
        return Span(start, start + len(stripped))

    @property
    def indent(self) -> int:
        """Columns of white space before the first other character, a tab as four, form feeds not counted."""
        body = self.text.lstrip("\f")
        white = body[: len(body) - len(body.lstrip())]
        return len(white) + 3 * white.count("\t")

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends with a stop or colon; quotation marks and a footnote number are disregarded."""
        return TERMINAL.search(self.text.rstrip()[-60:]) is not None  # the end decides: lines may be very long


def split_lines(text: str) -> tuple[RawLine, ...]:
    """Cut ``text`` into lines at LF, CRLF, CR, NEL and the Unicode separators; form feeds do not end a line.

    A last line without line end counts if it is not empty.
    """
    bounds: list[Span] = []
    start = 0
    for end in _LINE_END.finditer(text):
        bounds.append(Span(start, end.start()))
        start = end.end()
    if start < len(text):
        bounds.append(Span(start, len(text)))
    spaced = _one_space_marks_pages(text, bounds)
    return tuple(
        RawLine(number, span, line := span.of(text), "\f" in line or (number in spaced))
        for number, span in enumerate(bounds, 1)
    )


def _one_space_marks_pages(text: str, bounds: Sequence[Span]) -> frozenset[int]:
    """Numbers of the lines whose single leading space stands where a form feed stood.

    Some PDF extractors turn the form feed into a space. It counts as such only where indentation is not
    used otherwise: hardly any line may begin with one space, and such lines are pages apart.
    """
    filled = [n for n, span in enumerate(bounds, 1) if span.of(text).strip()]
    single = [
        n
        for n in filled
        if re.match(r"[ \u00a0][^\s]", text[bounds[n - 1].start : bounds[n - 1].start + 2]) is not None
    ]
    if not filled or "\f" in text or len(single) > max(2, len(filled) // 8):
        return frozenset()
    return frozenset(single)


@record
class Typography:
    """How the lines of a text are set.

    Attributes:
        width: length that a full line reaches (code points).
        wrapped: whether lines are broken to a width, so that a paragraph has several.
        double_spaced: whether a blank line stands between all lines, and so ends no paragraph.
    """

    width: int
    wrapped: bool
    double_spaced: bool

    def is_full(self, line: RawLine) -> bool:
        """Whether the next word would hardly have fitted on the line."""
        return len(line.text.rstrip()) >= 0.82 * self.width


def typography(lines: Sequence[RawLine]) -> Typography:
    """Measure how a stretch of lines is set (a whole text, or a page of it)."""
    filled = [line for line in lines if not line.blank]
    if len(filled) < 2:
        return Typography(width=80, wrapped=False, double_spaced=False)
    lengths = [len(line.text.rstrip()) for line in filled]
    width = round(quantiles(lengths, n=10, method="inclusive")[7])
    long = [line for line in filled if len(line.text.rstrip()) >= 40]
    stopped = sum(line.ends_sentence for line in long)
    wrapped = bool(long) and width <= 220 and stopped < 0.7 * len(long)
    return Typography(max(width, 20), wrapped, wrapped and _double_spaced(lines, width))


def _double_spaced(lines: Sequence[RawLine], width: int) -> bool:
    """Whether one blank line stands after most long lines that do not end a sentence."""
    single = none = 0
    for i, line in enumerate(lines[:-2]):
        if line.blank or len(line.text.rstrip()) < 0.6 * width or line.ends_sentence:
            continue
        if lines[i + 1].blank:
            single += not lines[i + 2].blank
        else:
            none += 1
    return single > 2 * none and single >= 3
