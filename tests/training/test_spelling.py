from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.training.spelling import azerbaijani_spelling


@pytest.mark.parametrize(
    ("turkish", "azerbaijani"), [("yılında", "ilində"), ("ve", "və"), ("Almanya", "Almaniya"), ("İle", "İlə")]
)
def test_known_words_are_looked_up(turkish: str, azerbaijani: str) -> None:
    assert azerbaijani_spelling(turkish, Random(0)) == azerbaijani


def test_the_same_chance_gives_the_same_spelling() -> None:
    assert azerbaijani_spelling("Kemal'in", Random(3)) == azerbaijani_spelling("Kemal'in", Random(3))


@given(st.text(min_size=1, max_size=20), st.integers())
def test_one_word_stays_one_word(word: str, seed: int) -> None:
    assert bool(azerbaijani_spelling(word, Random(seed)).split()) == bool(word.split()) or " " in word
    assert len(azerbaijani_spelling(word, Random(seed)).split()) == len(word.split())
