"""A network of two narrow layers goes the whole way: training, a student, export, and reading without PyTorch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("onnx", reason="training needs the extra [train]")

import torch

from pipeline.neural.reader import Reader
from pipeline.training.e5 import E5
from pipeline.training.tagger import TaggerTrainer
from pipeline.training.tagger_build import create_trainer, predicted, sampled_activations, student_trainer, write
from pipeline.training.tagger_data import Example, Happening, Name
from pipeline.training.tagger_distil import Distiller
from pipeline.training.tagger_recipe import Distillation, Recipe, Round

HIDDEN, FFN, LAYERS = 48, 96, 2
WORDS = "Nazlı xanım Şəkidə öldü . Kərim bəy Tiflisə köçdü . 1921-ci ildə məktəb açıldı".split()


def small_e5() -> E5:
    chance = np.random.default_rng(5)
    letters = sorted({letter for word in WORDS for letter in word})
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(f"▁{word}", -3.0) for word in sorted(set(WORDS))] + [(letter, -6.0) for letter in letters]

    def values(*shape: int) -> np.ndarray:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    tensors = {"emb.word": values(len(pieces), HIDDEN), "emb.pos": values(512, HIDDEN), "emb.type": values(2, HIDDEN)}
    norms = ["emb.ln", *(f"l{layer}.{part}" for layer in range(LAYERS) for part in ("aln", "oln"))]
    for norm in norms:
        tensors |= {f"{norm}.w": np.ones(HIDDEN, dtype=np.float32), f"{norm}.b": values(HIDDEN)}
    for layer in range(LAYERS):
        for part, shape in (
            ("q", (HIDDEN, HIDDEN)), ("k", (HIDDEN, HIDDEN)), ("v", (HIDDEN, HIDDEN)), ("ao", (HIDDEN, HIDDEN)),
            ("fi", (FFN, HIDDEN)), ("fo", (HIDDEN, FFN)),
        ):  # fmt: skip
            tensors |= {f"l{layer}.{part}.w": values(*shape), f"l{layer}.{part}.b": values(shape[0])}
    return E5(HIDDEN, LAYERS, 4, FFN, 512, 1e-12, tuple(pieces), 0, 2, 1, 3, tensors)


EXAMPLES = [
    Example(
        ("Nazlı", "xanım", "Şəkidə", "öldü", "."), ((0, 5),), (Name(0, 2, "PERSON"), Name(2, 3, "GPE")),
        (Happening(3, 4, "DIE", "asserted", ((0, "theme"), (1, "place"))),), "az", "a", 0,
    ),
    Example(
        ("Kərim", "bəy", "Tiflisə", "köçdü", "."), ((0, 5),), (Name(0, 2, "PERSON"), Name(2, 3, "GPE")),
        (Happening(3, 4, "MOVE", "asserted", ((0, "agent"), (1, "destination"))),), "az", "a", 1,
    ),
]  # fmt: skip
WIKI = [(list(example.words), ["B-PERSON", "I-PERSON", "B-GPE", "O", "O"]) for example in EXAMPLES]
#: Enough steps that every score is sure: processors round differently, and two bare sentences leave much to chance.
RECIPE = Recipe(
    layers=LAYERS, vocabulary=200, wiki_epochs=2, rounds=(Round(600, 3e-3, 0.1),), house_batch=200, head_epochs=1,
    distillation=Distillation(layers=(0, 1), rounds=((300, 1e-3),), batch=200),
)  # fmt: skip
PLAIN = [["Kərim", "bəy", "öldü", "."]]


@pytest.fixture(scope="module")
def trained() -> tuple[TaggerTrainer, E5]:
    torch.set_num_threads(1)
    e5 = small_e5()
    teacher = create_trainer(e5, WIKI, EXAMPLES, RECIPE, lambda line: None)
    teacher.train_wiki(WIKI)
    teacher.train_house(EXAMPLES, WIKI)
    teacher.train_wiki_head(WIKI)
    student = student_trainer(teacher)
    Distiller(student, teacher.network, RECIPE.distillation).run(EXAMPLES, WIKI, PLAIN)
    return student, e5


@pytest.fixture(scope="module")
def reader(trained: tuple[TaggerTrainer, E5], tmp_path_factory: pytest.TempPathFactory) -> Reader:
    trainer, e5 = trained
    out: Path = tmp_path_factory.mktemp("tagger")
    # Of a sentence every third piece is sampled: turned round, the two of them show all of theirs.
    turned = [replace(one, words=one.words[at:] + one.words[:at]) for one in EXAMPLES for at in range(len(one.words))]
    write(trainer, e5, out, {"names": 1.0, "triggers": 1.0}, sampled_activations(trainer, turned))
    return Reader(out)


def test_it_learns_what_it_is_shown(reader: Reader) -> None:
    readings = reader.read([example.words for example in EXAMPLES], [0, 1])
    for example, reading in zip(EXAMPLES, readings, strict=True):
        assert [(name.start, name.end, name.label) for name in reading.names] == [
            (name.start, name.end, name.label) for name in example.names
        ]
        assert [(one.start, one.type, one.factuality) for one in reading.triggers] == [
            (one.start, one.type, one.factuality) for one in example.happenings
        ]


def scores_of(reader: Reader, sentences: list[list[str]], outputs: tuple[str, ...]) -> list[dict[str, np.ndarray]]:
    begun = reader.begin(sentences, range(len(sentences)), outputs)
    begun.work()
    return [{name: begun.scores[name][begin:end] for name in outputs} for begin, end in begun.stretches]


def test_the_exported_network_says_what_the_trained_one_says(trained: tuple[TaggerTrainer, E5], reader: Reader) -> None:
    trainer, _ = trained
    words = [list(example.words) for example in EXAMPLES]
    expected = predicted(trainer, words, ("names",))
    found = scores_of(reader, words, ("names",))
    for left, right in zip(expected, found, strict=True):
        assert np.abs(left["names"] - right["names"]).max() < 0.25 * np.ptp(left["names"])  # eight bits
        assert (left["names"].argmax(-1) == right["names"].argmax(-1)).all()


def test_a_sentence_is_read_alike_whatever_is_read_with_it(reader: Reader) -> None:
    words = list(EXAMPLES[0].words)
    (alone,) = scores_of(reader, [words], ("names", "vectors"))
    others = [[*words[1:], "Kərim"], words, [*EXAMPLES[1].words], words * 3]
    together = scores_of(reader, others, ("names", "vectors"))[1]
    assert all((alone[name] == together[name]).all() for name in alone)


def test_long_sentences_are_read_in_parts(reader: Reader) -> None:
    words = [*EXAMPLES[0].words] * 90
    (reading,) = reader.read([words], [0])
    starts = [name.start for name in reading.names if name.label == "PERSON"]
    assert len(starts) > 60 and max(starts) > 400


def test_no_sentence_and_no_word_are_read_too(reader: Reader) -> None:
    assert reader.read([], []) == []
    (nothing,) = reader.read([[]], [0])
    assert (nothing.names, nothing.triggers) == ((), ())
