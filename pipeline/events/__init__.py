"""Events: who did what, where and when, found by a trigger lexicon and the case system.

:func:`find_events` is the stage; :func:`summarise` writes the readable line of ``events.csv``.
"""

from __future__ import annotations

from pipeline.events.cases import bare_names
from pipeline.events.finder import find_events
from pipeline.events.learnt import united
from pipeline.events.summary import summarise

__all__ = ["bare_names", "find_events", "summarise", "united"]
