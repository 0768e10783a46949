"""The dates stage: from any Turkish or Azerbaijani expression of time to EDTF, never more precise than the source.

:func:`find_dates` reads a plain string; :func:`read_dates` is the stage, which reads a document in its context.
"""

from __future__ import annotations

from pipeline.dates.happenings import Happening
from pipeline.dates.reader import DateExpression, find_dates
from pipeline.dates.stage import read_dates
from pipeline.dates.timex import Timex3, timex3
from pipeline.dates.values import DateValue, Grain, Point, edtf_of

__all__ = [
    "DateExpression",
    "DateValue",
    "Grain",
    "Happening",
    "Point",
    "Timex3",
    "edtf_of",
    "find_dates",
    "read_dates",
    "timex3",
]
