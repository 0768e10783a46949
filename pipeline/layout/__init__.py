"""The layout stage: from the lines of a file to the text its reader would read on.

:func:`lay_out` decides what every line is (:mod:`~pipeline.layout.pages`, :mod:`~pipeline.layout.notes`,
:mod:`~pipeline.layout.zones`) and joins the text (:mod:`~pipeline.layout.flow`), with an offset map that
leads back (:mod:`~pipeline.offsets`). Everything is decided from the text itself.
"""

from __future__ import annotations

from pipeline.layout.flow import Flow
from pipeline.layout.headwords import names_a_part
from pipeline.layout.lines import split_lines, typography
from pipeline.layout.notes import find_notes
from pipeline.layout.pages import find_pages
from pipeline.layout.zones import assign_zones
from pipeline.offsets import OffsetMap, Run
from pipeline.records import LaidOutText, Line, SourceText, Zone

__all__ = ["OffsetMap", "Run", "lay_out"]


def lay_out(source: SourceText) -> LaidOutText:
    """Understand the layout of ``source``.

    Never raises on any text; an empty text gives no lines and no paragraphs.
    """
    raw_lines = split_lines(source.text)
    setting = typography(raw_lines)
    pages = find_pages(raw_lines)
    notes = find_notes(raw_lines, pages, setting)
    zones = assign_zones(raw_lines, pages, notes, setting)
    text, offsets, paragraphs, footnotes, markers = Flow(source.text, raw_lines, zones, pages, notes, setting).write()
    headings = [p.span.of(text) for p in paragraphs if p.zone is Zone.HEADING]
    title = next((heading for heading in headings if not names_a_part(heading)), next(iter(headings), ""))
    lines = tuple(
        Line(line.number, line.span, pages.labels[pages.page_of[i]], zones[i]) for i, line in enumerate(raw_lines)
    )
    return LaidOutText(source, text, offsets, lines, paragraphs, footnotes, markers, title)
