"""The citations stage: every reference of the running text with its words and with what it covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.citations.backrefs import find_back_reference
from pipeline.citations.bibliography import Bibliography
from pipeline.citations.brackets import inside_of
from pipeline.citations.chain import ResolvedReference, resolve_footnotes, resolve_parenthetical
from pipeline.citations.footnotes import body_text, bracketed_works, cites, parse_footnote
from pipeline.citations.scope import Anchor, scopes
from pipeline.citations.works import of_bracket, of_footnote
from pipeline.record_classes import record
from pipeline.records import (
    MINED_ZONES,
    AnalysedText,
    Citation,
    CitationKind,
    CitedWork,
    FootnoteMarker,
    LaidOutText,
    ParentheticalReference,
    WorkReading,
)
from pipeline.spans import Span


@record
class Footnote:
    """A footnote, read.

    Attributes:
        number: as printed.
        body: its words, white space normalised, without the number.
        references: its references, back-references resolved; empty if it only explains.
        explains: whether it cites nothing.
        brackets: the works that it cites in brackets, as running text does.
    """

    number: str
    body: str
    references: tuple[ResolvedReference, ...]
    explains: bool
    brackets: tuple[CitedWork, ...] = ()

    @property
    def printable(self) -> str:
        """The body, with each back-reference followed by the work it leads to, in square brackets."""
        parts = []
        position = 0
        for resolved in self.references:
            reference, target = resolved.reference, resolved.target
            if target is None or target.work == reference.work:
                continue
            end = reference.back.end if reference.back is not None else len(reference.text)
            cut = reference.span.start + end
            parts.append(f"{self.body[position:cut]} [{target.line}]")
            position = cut
        return "".join([*parts, self.body[position:]])


def read_footnotes(laid_out: LaidOutText) -> tuple[Footnote, ...]:
    """Read all footnote bodies of a text, in the order of :attr:`LaidOutText.footnotes`, and resolve their chain."""
    bodies = [
        body_text(laid_out.paragraphs[note.paragraph].span.of(laid_out.text), note.number)
        for note in laid_out.footnotes
    ]
    parsed = [parse_footnote(body) for body in bodies]
    return tuple(
        Footnote(note.number, body, resolved, not cites(body, references), bracketed_works(body))
        for note, body, references, resolved in zip(
            laid_out.footnotes, bodies, parsed, resolve_footnotes(parsed), strict=True
        )
    )


def link(analysed: AnalysedText) -> tuple[Citation, ...]:
    """All citations of a text: brackets and footnote markers of the running text, in the order of the raw text.

    References inside footnote bodies, bibliography and furniture are no citations of their own.
    """
    laid_out = analysed.laid_out
    footnotes = read_footnotes(laid_out)
    bibliography = Bibliography.of(laid_out)
    running = _Running(laid_out)
    brackets = [reference for reference in analysed.references if running.holds(reference.span.start)]
    targets = resolve_parenthetical(brackets)
    entries: list[_Entry] = []
    for reference, led_to in zip(brackets, targets, strict=True):
        segments = laid_out.offsets.to_raw(reference.span)
        if segments:
            raw = Span(min(s.start for s in segments), max(s.end for s in segments))
            words = _bracket_words(reference, reference.span.of(laid_out.text), led_to)
            at = _before_space(laid_out.text, reference.span.start)
            works = _bracket_works(reference.works, led_to, bibliography)
            entries.append(_Entry(Anchor(at, reference.span.end), raw, reference, words, works))
    for marker in laid_out.markers:
        if not running.holds(marker.clean):
            continue
        note = footnotes[marker.body] if marker.body is not None else None
        anchor = Anchor(marker.clean, marker.clean, explains=note is not None and note.explains)
        works = _note_works(note, bibliography) if note is not None else ()
        entries.append(_Entry(anchor, marker.raw, marker, note.printable if note is not None else "", works))
    entries.sort(key=lambda entry: (entry.anchor.at, entry.raw))
    covered = scopes(analysed, [entry.anchor for entry in entries])
    citations = [
        _citation(laid_out, entry, sentence, scope) for entry, (sentence, scope) in zip(entries, covered, strict=True)
    ]
    return tuple(sorted(citations, key=lambda citation: citation.raw))


@record
class _Entry:
    """A citation on its way: where it stands, what it says, and the works it leads to."""

    anchor: Anchor
    raw: Span
    reference: ParentheticalReference | FootnoteMarker
    words: str
    works: tuple[WorkReading, ...]


def _bracket_works(
    works: Sequence[CitedWork], targets: Sequence[CitedWork | None], bibliography: Bibliography
) -> tuple[WorkReading, ...]:
    """The works of a bracket; back-references that lead nowhere are left out."""
    readings = (
        of_bracket(work, target, bibliography, back=not work.year and find_back_reference(work.authors) is not None)
        for work, target in zip(works, targets, strict=True)
    )
    return tuple(reading for reading in readings if reading is not None)


def _note_works(note: Footnote, bibliography: Bibliography) -> tuple[WorkReading, ...]:
    """The works of a footnote: its references, then those in its brackets."""
    found = [reading for resolved in note.references if (reading := of_footnote(resolved)) is not None]
    return (*found, *_bracket_works(note.brackets, [None] * len(note.brackets), bibliography))


def _citation(laid_out: LaidOutText, entry: _Entry, sentence: int | None, scope: Span) -> Citation:
    raw, reference, words, works = entry.raw, entry.reference, entry.words, entry.works
    if isinstance(reference, ParentheticalReference):
        return Citation(
            CitationKind.PARENTHETICAL, raw, reference.span.start, reference.key, words, None, sentence, scope, works
        )
    body = laid_out.footnotes[reference.body].raw.start if reference.body is not None else None
    return Citation(CitationKind.FOOTNOTE, raw, reference.clean, reference.number, words, body, sentence, scope, works)


def _before_space(text: str, position: int) -> int:
    while position > 0 and text[position - 1] == " ":
        position -= 1
    return position


def _bracket_words(reference: ParentheticalReference, printed: str, targets: Sequence[CitedWork | None]) -> str:
    """The inside of a bracket, with each back-reference followed by what it leads to."""
    inside = " ".join(inside_of(printed).split())
    position = 0
    parts = []
    for work, target in zip(reference.works, targets, strict=True):
        if target is None:
            continue
        back = find_back_reference(inside[position:])
        end = position + back.end if back is not None and work.authors else len(inside)
        parts.append(f"{inside[position:end]} [{work_words(target)}]")
        position = end
    return "".join([*parts, inside[position:]])


def work_words(work: CitedWork) -> str:
    """Author, title and year of a cited work in one line."""
    return ", ".join(part for part in (work.authors, work.title, work.year) if part)


class _Running:
    """Tells whether an offset stands in the running text."""

    def __init__(self, laid_out: LaidOutText) -> None:
        self._paragraphs = laid_out.paragraphs
        self._starts = [paragraph.span.start for paragraph in laid_out.paragraphs]

    def holds(self, clean: int) -> bool:
        """Whether the offset stands in, or directly behind, a paragraph that the reader reads on."""
        i = bisect_right(self._starts, clean) - 1
        return i >= 0 and self._paragraphs[i].zone in MINED_ZONES
