"""What a text's reading says of a span."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from pipeline.errors import Errors, SalnameError
from pipeline.neural.labels import EVENT_TYPES
from pipeline.neural.reader import Reader
from pipeline.neural.text import TextReader, TextReading
from pipeline.records import EventType
from pipeline.spans import Span

WORDS = (Span(0, 3), Span(4, 9), Span(10, 14))


@pytest.fixture
def reading() -> TextReading:
    happenings = np.zeros((3, len(EVENT_TYPES)), dtype=np.float16)
    happenings[1, EVENT_TYPES.index("MOVE")] = 0.5
    happenings[1, EVENT_TYPES.index("JOIN")] = 0.25
    happenings[2, EVENT_TYPES.index("MOVE")] = 0.125
    return TextReading((), (), ((), WORDS), (happenings[:0], happenings), ())


@pytest.mark.parametrize(
    ("span", "kind", "chance"),
    [
        (Span(4, 9), EventType.MOVE, 0.5),
        (Span(4, 9), EventType.JOIN, 0.25),
        (Span(4, 9), None, 0.75),
        (Span(4, 14), EventType.MOVE, 0.5),
        (Span(8, 11), EventType.JOIN, 0.25),
        (Span(10, 14), EventType.MOVE, 0.125),
        (Span(0, 3), None, 0.0),
        (Span(9, 10), None, 0.0),
    ],
)
def test_the_likeliest_word_of_a_span_counts(
    reading: TextReading, span: Span, kind: EventType | None, chance: float
) -> None:
    assert reading.chance(1, span, kind) == chance


def test_where_nothing_was_read_nothing_is_likely(reading: TextReading) -> None:
    assert reading.chance(0, Span(0, 3)) == 0.0


def test_a_network_that_could_not_be_loaded_is_tried_again() -> None:
    tries = iter([SalnameError(Errors.E311, path="tagger", name="tagger"), "the network"])

    def load() -> Reader:
        found = next(tries)
        if isinstance(found, SalnameError):
            raise found
        return cast("Reader", found)

    texts = TextReader(load)
    with pytest.raises(SalnameError) as raised:
        _ = texts.reader
    assert raised.value.error is Errors.E311
    assert texts.reader == "the network"
