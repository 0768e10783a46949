"""Azerbaijani Latin (1991) written in the Soviet Cyrillic alphabet, for cells that a table leaves empty.

The Cyrillic form of a name needs no cell of its own unless the sources spell it otherwise.
"""

from __future__ import annotations

from pipeline.gazetteer.tables import AMBIGUOUS_MARK, NAME_SEPARATOR
from pipeline.transliteration import to_cyrillic


def derived_cell(az_cell: str) -> str:
    """What an empty ``az_cyrl`` cell stands for beside ``az_cell``: its names in Cyrillic, marks kept; maybe ""."""
    names: list[str] = []
    for written in az_cell.split(NAME_SEPARATOR):
        name = written.removeprefix(AMBIGUOUS_MARK)
        if name and (cyrillic := to_cyrillic(name)):
            names.append(AMBIGUOUS_MARK + cyrillic if written.startswith(AMBIGUOUS_MARK) else cyrillic)
    return NAME_SEPARATOR.join(names)
