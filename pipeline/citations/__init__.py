"""The citations stage: the references of the source's own author, and which facts they answer for.

:func:`find_references` finds brackets before the mentions stage; :func:`link` makes citations of them and of the
footnote markers, each with its words and its scope; :class:`CoverageIndex` tells which of them cover a fact.
"""

from __future__ import annotations

from pipeline.citations.bibliography import Bibliography
from pipeline.citations.linking import link, read_footnotes
from pipeline.citations.names import is_and_others, is_initials, is_name, skeleton, surname
from pipeline.citations.parenthetical import find_references
from pipeline.citations.printable import format_citation
from pipeline.citations.scope import CoverageIndex, covering
from pipeline.citations.works import file_of, read_bibliography

__all__ = [
    "Bibliography",
    "CoverageIndex",
    "covering",
    "file_of",
    "find_references",
    "format_citation",
    "is_and_others",
    "is_initials",
    "is_name",
    "link",
    "read_bibliography",
    "read_footnotes",
    "skeleton",
    "surname",
]
