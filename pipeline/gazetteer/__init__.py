"""The gazetteers: tables of people, bodies, places, works and peoples, with their names by language and script."""

from __future__ import annotations

from pipeline.gazetteer.loader import check_gazetteer, load_gazetteer, load_replacements
from pipeline.gazetteer.records import Gazetteer, GazetteerEntry, GazetteerName
from pipeline.gazetteer.replacements import Replacement, Replacements

__all__ = [
    "Gazetteer",
    "GazetteerEntry",
    "GazetteerName",
    "Replacement",
    "Replacements",
    "check_gazetteer",
    "load_gazetteer",
    "load_replacements",
]
