"""The readings of one source, in the order in which all later tables count them."""

from __future__ import annotations

from pipeline.records import ExtractedText
from pipeline.references.records import CitedReading


def readings_of(text: ExtractedText) -> tuple[CitedReading, ...]:
    """The works that a source's citations lead to, in text order, then the entries of its bibliography."""
    source_id = text.analysed.laid_out.source.source_id
    cited = [
        CitedReading(source_id, position, reading)
        for position, citation in enumerate(text.citations)
        for reading in citation.works
    ]
    return (*cited, *(CitedReading(source_id, -1, reading) for reading in text.bibliography))
