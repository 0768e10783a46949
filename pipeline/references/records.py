"""What goes into the references stage and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.record_classes import record
from pipeline.records import WorkReading

#: Identity key of a reading (:mod:`pipeline.references.identity`) -> reference id, as earlier runs gave them.
ReferenceRegistry = Mapping[str, str]


@record
class CitedReading:
    """A reading with the place it stands at.

    Attributes:
        source_id: the source.
        citation: position of its citation among the source's citations, or -1 for an entry of the bibliography.
        reading: what is said of the work.
    """

    source_id: str
    citation: int
    reading: WorkReading


@record
class Work:
    """One work, over all sources.

    Attributes:
        reference_id: stable id.
        reading: its fullest description; what that lacks is taken from the others.
        sources: ids of the sources that cite it or list it, sorted.
        citations: number of citations that lead to it.
    """

    reference_id: str
    reading: WorkReading
    sources: tuple[str, ...]
    citations: int


@record
class JoinedWorks:
    """What the stage found.

    Attributes:
        ids: reference id of each reading, in the order they were given.
        works: all works, by id.
        registry: identity keys of this run and the runs before, for the store to keep.
    """

    ids: tuple[str, ...]
    works: tuple[Work, ...]
    registry: ReferenceRegistry
