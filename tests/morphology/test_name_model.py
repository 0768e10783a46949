from __future__ import annotations

import pytest

from pipeline.morphology.name_model import LetterModel, count_letters, model_for, shared_letters
from pipeline.records import Label


def test_probabilities_of_a_context_sum_to_one_over_seen_and_unseen_letters() -> None:
    model = LetterModel(count_letters({"baku": 1, "batum": 2}).items())
    letters = "abcçdefgğhıijklmnoöprsştuüvyz$#^-'"[:33]
    assert sum(model.probability("^ba", letter) for letter in letters) == pytest.approx(1, abs=0.15)


def test_prefixes_gives_one_score_for_each_length() -> None:
    model = LetterModel(count_letters({"tiflis": 3}).items())
    scores = model.prefixes("tifliste")
    assert len(scores) == len("tifliste") + 1
    assert max(range(len(scores)), key=scores.__getitem__) == len("tiflis")


def test_alphabet_of_the_model_keeps_lengths() -> None:
    assert shared_letters("qafqəz’x9") == "kafkez#h#"


@pytest.mark.parametrize(
    ("label", "whole", "cut"),
    [(Label.GPE, "azərbaycan", "azərbayca"), (Label.PERSON, "rəsulzadə", "rəsulza"), (None, "ermənistan", "ermənista")],
)
def test_shipped_model_prefers_whole_names(label: Label | None, whole: str, cut: str) -> None:
    scores = model_for(label).prefixes(whole)
    assert scores[len(whole)] > scores[len(cut)]
