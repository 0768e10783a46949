"""The source at the left: its lines with their numbers, zones and pages, and the facts marked inside the text.

The text is written out by hand instead of by a template: ten thousand lines with five thousand facts take a
twentieth of a second this way. Everything that comes from a source goes through :func:`html.escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from markupsafe import Markup

from pipeline.layout.lines import RawLine, split_lines
from pipeline.record_classes import record
from pipeline.spans import Span

#: Lines in one block of the page. Browsers lay out only the blocks near the window (CSS ``content-visibility``).
CHUNK = 50

_ZONE_WORDS = {
    "heading": "heading",
    "block_quote": "quotation",
    "abstract": "abstract",
    "footnote": "note",
    "running_header": "header",
    "page_number": "page no.",
    "bibliography": "sources",
}


@record
class LineRun:
    """Lines that follow each other on one page in one zone; ``first`` and ``last`` count from 1."""

    first: int
    last: int
    page: str
    zone: str


@record
class Mark:
    """A fact to be marked in the text.

    Attributes:
        fact_id: its id.
        label: its label, or ``TRIGGER`` for the words that name an event.
        status: open, accepted, rejected or edited.
        spans: its raw spans.
        title: what shows when the pointer rests on it.
    """

    fact_id: str
    label: str
    status: str
    spans: tuple[Span, ...]
    title: str


@record
class _Part:
    """One span of a mark."""

    span: Span
    mark: Mark


def render_lines(
    text: str, runs: Sequence[LineRun], marks: Iterable[Mark], *, query: str = "", selected: str = ""
) -> list[Markup]:
    """The lines as HTML, in blocks of :data:`CHUNK`.

    Args:
        text: the decoded source.
        runs: pages and zones of its lines, in order; lines in none of them are body on an unknown page.
        marks: facts to be marked; they may overlap.
        query: what the links keep besides the fact (``label=DATE&``), already encoded.
        selected: the fact that is shown at the right.
    """
    parts = sorted(
        (_Part(span, mark) for mark in marks for span in mark.spans if span.end > span.start),
        key=lambda part: (part.span.start, -part.span.end, part.mark.fact_id),
    )
    anchored: set[str] = set()
    query = escape(query)
    chunks: list[Markup] = []
    html: list[str] = []
    waiting = 0
    active: list[_Part] = []
    gutters = _Gutters(runs)
    for line in split_lines(text):
        start, end = line.span.start, line.span.end
        active = [part for part in active if part.span.end > start]
        while waiting < len(parts) and parts[waiting].span.start < end:
            if parts[waiting].span.end > start:
                active.append(parts[waiting])
            waiting += 1
        body = _marked(line, active, anchored, query, selected) if active else escape(line.text.replace("\f", ""))
        number = line.number
        html.append(f'<div class="l{gutters.of(number)}<a class="no" href="#L{number}">{number}</a>{body}</div>')
        if number % CHUNK == 0:
            chunks.append(Markup("\n".join(html)))
            html = []
    if html:
        chunks.append(Markup("\n".join(html)))
    return chunks


class _Gutters:
    """The class of each line, its anchor, and where page or zone change a word about that; ask in line order."""

    def __init__(self, runs: Sequence[LineRun]) -> None:
        self._runs = runs
        self._at = 0
        self._page = ""
        self._zone = "body"

    def of(self, number: int) -> str:
        """Finishes the opening tag of a line: `` z-note" id="L7">`` and its marginal words."""
        while self._at < len(self._runs) and self._runs[self._at].last < number:
            self._at += 1
        known = self._at < len(self._runs) and self._runs[self._at].first <= number
        page, zone = (self._runs[self._at].page, self._runs[self._at].zone) if known else (self._page, "body")
        words = ""
        if page != self._page:
            words += f'<b class="pg">p. {escape(page)}</b>'
            self._page = page
        if zone not in ("blank", self._zone):
            if word := _ZONE_WORDS.get(zone):
                words += f'<i class="zn">{word}</i>'
            self._zone = zone
        name = "" if zone in ("body", "blank") else f" z-{escape(zone)}"
        return f'{name}" id="L{number}">{words}'


def _marked(line: RawLine, parts: Sequence[_Part], anchored: set[str], query: str, selected: str) -> str:
    """A line cut at the edges of its facts. Links cannot be nested: each piece leads to its shortest fact."""
    start = line.span.start
    text = line.text
    edges = {0, len(text)}
    for part in parts:
        edges.add(max(part.span.start - start, 0))
        edges.add(min(part.span.end - start, len(text)))
    html: list[str] = []
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        piece = escape(text[left:right].replace("\f", ""))
        over = [p for p in parts if p.span.start - start <= left and right <= p.span.end - start]
        if not over:
            html.append(piece)
            continue
        mark = min(over, key=lambda part: (part.span.end - part.span.start, part.mark.fact_id)).mark
        classes = f"m {mark.label} {mark.status}"
        if len(over) > 1:
            classes += " also"
        if any(part.mark.fact_id == selected for part in over):
            classes += " here"
        html.append("".join(_anchor(part.mark, anchored) for part in over if part.mark is not mark))
        own = "" if mark.fact_id in anchored else f' id="f-{mark.fact_id}"'
        anchored.add(mark.fact_id)
        html.append(
            f'<a class="{classes}"{own} data-f="{mark.fact_id}" title="{escape(mark.title)}" '
            f'href="?{query}fact={mark.fact_id}#f-{mark.fact_id}">{piece}</a>'
        )
    return "".join(html)


def _anchor(mark: Mark, anchored: set[str]) -> str:
    """An empty target for a fact whose words lie under another's link, once; keys find it too."""
    if mark.fact_id in anchored:
        return ""
    anchored.add(mark.fact_id)
    return f'<a class="m at {mark.status}" id="f-{mark.fact_id}" data-f="{mark.fact_id}"></a>'
