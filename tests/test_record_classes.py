"""How the typed records are made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.record_classes import record


@record
class Place:
    """A record."""

    name: str
    since: int = 0


def test_records_are_equal_and_hashed_by_value() -> None:
    assert Place("Bakü", 3) == Place("Bakü", 3) != Place("Bakü")
    assert {Place("Bakü"), Place("Bakü")} == {Place("Bakü", since=0)}
    assert replace(Place("Bakü"), since=4) == Place("Bakü", 4)


def test_records_have_slots() -> None:
    with pytest.raises(AttributeError):
        Place("Bakü").until = 5  # type: ignore[attr-defined]
