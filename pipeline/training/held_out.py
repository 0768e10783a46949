"""Which documents of the training corpus are never trained on: they show what to expect of other texts."""

from __future__ import annotations

from pathlib import Path

#: The documents with these numbers, of every author (``az-a03-...``, ``tr-e09-...``).
NUMBERS = ("03", "09")


def is_held_out(path: Path) -> bool:
    """Whether a document is kept for measuring."""
    return path.name.split("-")[1][1:] in NUMBERS
