"""The references stage: one row for each work that the sources' own references lead to.

:func:`join_works` takes what each source says of the works it cites and finds over all sources which readings mean one
work; :mod:`pipeline.references.csl` and :mod:`pipeline.references.bibtex` write the works for reference managers.
"""

from __future__ import annotations

from pipeline.references.join import join_works
from pipeline.references.readings import readings_of
from pipeline.references.records import CitedReading, JoinedWorks, Work

__all__ = ["CitedReading", "JoinedWorks", "Work", "join_works", "readings_of"]
