"""The chronicle stage: one entry for one happening, however often and wherever it is told.

:func:`told_events` takes the events of one source from its rows, :func:`make_chronicle` finds over all sources together
which of them tell the same happening.
"""

from __future__ import annotations

from pipeline.chronicle.entries import make_chronicle
from pipeline.chronicle.records import Chronicle, ChronicleRegistry, Entry, Participant, ToldEvent, Witness
from pipeline.chronicle.told import told_events

__all__ = [
    "Chronicle",
    "ChronicleRegistry",
    "Entry",
    "Participant",
    "ToldEvent",
    "Witness",
    "make_chronicle",
    "told_events",
]
