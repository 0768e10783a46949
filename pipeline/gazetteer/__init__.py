"""The gazetteers: tables of people, bodies, places, works and peoples, with their names by language and script."""

from __future__ import annotations

from pipeline.gazetteer.loader import check_gazetteer, load_gazetteer
from pipeline.gazetteer.records import Gazetteer, GazetteerEntry, GazetteerName

__all__ = ["Gazetteer", "GazetteerEntry", "GazetteerName", "check_gazetteer", "load_gazetteer"]
