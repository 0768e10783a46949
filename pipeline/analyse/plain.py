"""A text without a layout: what an engine is given when there are no pages, notes and headings to find first."""

from __future__ import annotations

from pipeline.offsets import OffsetMap, Run
from pipeline.records import LaidOutText, Lang, Line, Paragraph, SourceText, Zone
from pipeline.spans import Span
from pipeline.transliteration import script_of


def plain_text(text: str, lang: Lang, name: str = "text") -> LaidOutText:
    """The text with each line that is not blank as a body paragraph of that language; clean and raw offsets agree.

    Args:
        text: any text; line ends are ``\\n``.
        lang: its language.
        name: becomes source id and path.
    """
    lines: list[Line] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        span = Span(at, at + len(line))
        zone = Zone.BODY if line.strip() else Zone.BLANK
        lines.append(Line(number, span, "1", zone))
        if zone is Zone.BODY:
            paragraphs.append(Paragraph(len(paragraphs), zone, span, lang, script_of(line)))
        at = span.end + 1
    whole = Span(0, len(text))
    offsets = OffsetMap((Run(whole, whole, False),) if text else ())
    source = SourceText(name, name, "", text, "utf-8", "chosen")
    return LaidOutText(source, text, offsets, tuple(lines), tuple(paragraphs), (), ())
