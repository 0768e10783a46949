"""Asserted, negated, planned, reported: a table of sentences in both languages and scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.records import Event, Lang

TABLE = Path(__file__).with_name("factuality.txt")
ROWS = [
    tuple(line.split(" ", 2)) for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")
]


_TRIGGER = re.compile(r"\{([^}]+)\}")


@pytest.mark.parametrize(("expected", "lang", "text"), ROWS)
def test_sentence(events_in: Callable[..., tuple[Event, ...]], expected: str, lang: str, text: str) -> None:
    events = events_in(_TRIGGER.sub(r"\1", text), Lang(lang))
    assert events, "no happening was found"
    for trigger in _TRIGGER.findall(text) or [events[0].surface]:
        told = {event.factuality.value for event in events if trigger in event.surface or event.surface in trigger}
        assert told == {expected}, trigger


def test_the_table_covers_all_values_in_both_languages() -> None:
    counts = Counter((expected, lang) for expected, lang, _ in ROWS)
    assert len(ROWS) >= 600
    assert all(
        counts[value, lang] >= 20 for value in ("asserted", "negated", "planned", "reported") for lang in ("az", "tr")
    )
