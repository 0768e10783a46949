from __future__ import annotations

import pytest

from pipeline.conllu import UdSentence, UdToken, UdWord

pytest.importorskip("torch")
pytest.importorskip("stanza")

import torch

from pipeline.training.silver import sure
from pipeline.training.teacher import Guess, labels_of
from pipeline.training.teacher_model import Biaffine

WORDS = (UdWord("O", "o", "PRON", "Case=Nom", 2, "nsubj"), UdWord("gəldi", "gəl", "VERB", "Polarity=Pos", 0, "root"))
SENTENCE = UdSentence(WORDS, (UdToken("O", 0, 1), UdToken("gəldi", 1, 2)))


def test_labels_are_those_of_the_data() -> None:
    labels = labels_of([SENTENCE, SENTENCE, UdSentence((WORDS[1],), (UdToken("gəldi", 0, 1),))])
    assert labels.upos == ("PRON", "VERB")
    assert labels.feats == ("Case=Nom", "Polarity=Pos")
    assert labels.relations == ("nsubj", "root")


def test_features_seen_once_are_no_class() -> None:
    assert labels_of([SENTENCE]).feats == ()


def test_a_biaffine_layer_scores_every_pair() -> None:
    vectors = torch.ones(2, 5, 8)
    assert Biaffine(8, 3)(vectors, vectors).shape == (2, 3, 5, 5)


@pytest.mark.parametrize(
    ("tags", "heads", "kept"),
    [((0.99, 0.98), (0.9, 0.8), True), ((0.99, 0.5), (0.9, 0.9), False), ((0.99, 0.99), (0.9, 0.3), False)],
)
def test_only_what_the_teacher_is_sure_of_is_learnt(
    tags: tuple[float, ...], heads: tuple[float, ...], kept: bool
) -> None:
    assert sure(Guess(WORDS, tags, heads)) is kept
