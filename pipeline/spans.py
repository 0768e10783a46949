"""Half-open spans of Unicode code points, the one way this package says *where*.

Every offset in Salname is a code point index into a Python ``str``, and every span is half-open:
``text[span.start:span.end]``. Which text is meant is said by the record that holds the span: the
*raw* text is the decoded source file as it is; the *clean* text is what the layout stage makes of it.
"""

from __future__ import annotations

from pipeline.record_classes import record


@record
class Span:
    """A half-open range of code points, ordered by start, then end.

    Raises:
        ValueError: if ``start`` is negative or ``end`` lies before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __lt__(self, other: Span) -> bool:
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same span, moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)
