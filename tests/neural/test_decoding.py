from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.iob2 import tag_set
from pipeline.neural.decoding import Decoder, TaggedSpan, log_softmax

TAGS = tag_set(["PERSON", "GPE"])  # O, B-PERSON, I-PERSON, B-GPE, I-GPE


def scores(*rows: dict[str, float]) -> np.ndarray:
    values = np.zeros((len(rows), len(TAGS)), dtype=np.float32)
    for at, row in enumerate(rows):
        for tag, value in row.items():
            values[at, TAGS.index(tag)] = value
    return values


def spans(rows: np.ndarray, temperature: float = 1.0) -> list[TaggedSpan]:
    decoder = Decoder(TAGS, temperature)
    return decoder.spans(decoder.logs(rows))


def found(rows: np.ndarray) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.label) for span in spans(rows)]


def test_a_span_runs_to_the_last_inside_tag() -> None:
    assert found(scores({"O": 9}, {"B-PERSON": 9}, {"I-PERSON": 9}, {"O": 9})) == [(1, 3, "PERSON")]


def test_a_word_belongs_to_a_label_by_both_of_its_tags() -> None:
    decoder = Decoder(TAGS)
    rows = decoder.chances(decoder.logs(scores({"B-PERSON": 3, "I-PERSON": 3}, {"I-GPE": 9})))
    assert rows.shape == (2, 2)
    assert rows[0, 0] == pytest.approx(2 * np.exp(3) / (2 * np.exp(3) + 3))
    assert rows[1, 1] > 0.99 > rows[1, 0]


def test_neighbours_that_begin_are_two() -> None:
    assert found(scores({"B-GPE": 9}, {"B-GPE": 9})) == [(0, 1, "GPE"), (1, 2, "GPE")]


def test_an_inside_tag_cannot_follow_another_label() -> None:
    # Each word's best tag by itself would be B-PERSON I-GPE, which is no span.
    rows = scores({"B-PERSON": 5}, {"I-GPE": 6, "I-PERSON": 5.5})
    assert found(rows) == [(0, 2, "PERSON")]


def test_an_inside_tag_cannot_begin_a_sentence() -> None:
    assert found(scores({"I-GPE": 9, "B-GPE": 3})) == [(0, 1, "GPE")]


def test_confidence_is_the_probability_of_all_tags() -> None:
    rows = scores({"B-PERSON": 4}, {"I-PERSON": 2})
    logs = log_softmax(rows)
    (span,) = spans(rows)
    expected = float(np.exp(logs[0, TAGS.index("B-PERSON")] + logs[1, TAGS.index("I-PERSON")]))
    assert span.confidence == pytest.approx(expected, abs=1e-6)


def test_a_higher_temperature_is_less_sure() -> None:
    rows = scores({"B-GPE": 4})
    assert spans(rows, 2.0)[0].confidence < spans(rows, 1.0)[0].confidence


def test_no_words_give_no_spans() -> None:
    assert Decoder(TAGS).spans(np.zeros((0, len(TAGS)), dtype=np.float32)) == []


@given(st.lists(st.lists(st.floats(-20, 20, width=32), min_size=5, max_size=5), max_size=12))
def test_spans_are_in_order_and_apart(rows: list[list[float]]) -> None:
    values = np.array(rows, dtype=np.float32).reshape(len(rows), len(TAGS))
    read = spans(values)
    assert all(0 <= span.start < span.end <= len(rows) and 0 <= span.confidence <= 1.0001 for span in read)
    assert all(left.end <= right.start for left, right in itertools.pairwise(read))
