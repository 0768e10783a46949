"""Rows of the works that references lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.records import WorkKind, WorkReading, WorkSource
from pipeline.references import CitedReading, Work
from pipeline.tables.contract import Row

_Cells = dict[str, str | int | float | None]
_BAR = " | "


def reference_ids_by_citation(
    readings: Sequence[CitedReading], reference_ids: Sequence[str]
) -> dict[int, tuple[str, ...]]:
    """The works of each citation, by its position among the source's citations; each work once."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for cited, reference_id in zip(readings, reference_ids, strict=True):
        if cited.citation >= 0:
            found[cited.citation][reference_id] = None
    return {position: tuple(ids) for position, ids in found.items()}


def reading_cells(reading: WorkReading) -> _Cells:
    """The cells of ``cited_works`` that describe the work."""
    return {
        "pages": reading.pages,
        "found_by": reading.source.value,
        "raw": reading.raw,
        "kind": reading.kind.value,
        "authors": reading.authors,
        "title": reading.title,
        "year": reading.year,
        "place": reading.place,
        "publisher": reading.publisher,
        "container": reading.container,
        "volume": reading.volume,
        "issue": reading.issue,
        "extent": reading.extent,
    }


def reading_of(row: Row) -> CitedReading:
    """A reading from its row of ``cited_works``; its citation is only known to be one, or none."""
    text = {name: str(value) for name, value in row.items()}
    reading = WorkReading(
        WorkKind(text["kind"]),
        text["authors"],
        text["title"],
        text["year"],
        text["place"],
        text["publisher"],
        text["container"],
        text["volume"],
        text["issue"],
        text["extent"],
        text["pages"],
        WorkSource(text["found_by"]),
        text["raw"],
    )
    return CitedReading(text["source_id"], -1, reading)


def readings_from_rows(rows: Sequence[Mapping[str, str | int | float | None]]) -> list[CitedReading]:
    """The readings of a source whose rows are kept, as :func:`pipeline.references.readings_of` gave them."""
    numbers: dict[str, int] = {}
    found = []
    for row in rows:
        cited = reading_of(row)
        citation_id = str(row["citation_id"])
        number = numbers.setdefault(citation_id, len(numbers)) if citation_id else -1
        found.append(CitedReading(cited.source_id, number, cited.reading))
    return found


def reference_rows(works: Sequence[Work]) -> list[_Cells]:
    """The rows of ``references``, in the order of their ids."""
    return [
        {
            "reference_id": work.reference_id,
            "authors": work.reading.authors,
            "title": work.reading.title,
            "year": work.reading.year,
            "place": work.reading.place,
            "publisher": work.reading.publisher,
            "raw": work.reading.raw,
            "kind": work.reading.kind.value,
            "container": work.reading.container,
            "volume": work.reading.volume,
            "issue": work.reading.issue,
            "pages": work.reading.pages if work.reading.kind is WorkKind.ARCHIVE else work.reading.extent,
            "citations": work.citations,
            "sources": len(work.sources),
            "source_ids": _BAR.join(work.sources),
        }
        for work in works
    ]
