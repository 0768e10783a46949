"""What the engines are trained on, made once and kept in a work folder: word vectors, and the teacher's labels."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.conllu import read_conllu, write_conllu
from pipeline.record_classes import record
from pipeline.training.treebanks import TrainingData, load_training_data
from pipeline.training.vectors import WordVectors, load_vectors, make_vectors, running_words

#: Plain sentences that the teacher labels.
_LIMIT = 6_500
#: Decides which sentences of Turkish Wiki NER are among them; those of the corpus all are.
_SEED = 7


@record
class Material:
    """Where it comes from.

    Attributes:
        encoder: ``e5-small-q4.bin``.
        data: folder with ``ud/`` and ``turkish-wiki-ner/``.
        corpus: the training corpus, with ``ud-az/``.
        work: where what is made is kept; what is there already is taken as it is.
    """

    encoder: Path
    data: Path
    corpus: Path
    work: Path


def prepare(material: Material, say: Callable[[str], None] = lambda line: None) -> tuple[TrainingData, WordVectors]:
    """The training data with the teacher's labels, and the word vectors.

    Args:
        material: see there.
        say: hears what begins.

    Raises:
        FileNotFoundError: if a treebank is missing.
    """
    material.work.mkdir(parents=True, exist_ok=True)
    data = load_training_data(material.data / "ud", material.corpus / "ud-az")
    vectors = material.work / "vectors.npz"
    if not vectors.exists():
        from pipeline.training.encoder import Encoder

        say("reading word vectors")
        wiki = material.data / "turkish-wiki-ner" / "train.conll"
        make_vectors(Encoder(material.encoder, 6), running_words(data, [wiki])).save(vectors)
    return with_teacher(data, material, say), load_vectors(vectors)


def with_teacher(data: TrainingData, material: Material, say: Callable[[str], None]) -> TrainingData:
    """The treebanks with the teacher's labels; the teacher is trained unless its labels are in the work folder."""
    parts = {name: material.work / f"{name}.conllu" for name in ("others", "azerbaijani", "silver")}
    if not all(path.exists() for path in parts.values()):
        from pipeline.training.multiword import multiword_model
        from pipeline.training.silver import corpus_sentences, wiki_sentences, with_silver
        from pipeline.training.teacher import train_teacher

        say("training the teacher")
        teacher = train_teacher(data, material.encoder, say=say)
        multiword = multiword_model(data)
        texts = [*corpus_sentences(material.corpus, multiword)]
        wiki = [*wiki_sentences(material.data / "turkish-wiki-ner" / "train.conll", multiword)]
        random.Random(_SEED).shuffle(wiki)
        texts += wiki
        say("labelling")
        made = with_silver(data, teacher, texts, _LIMIT)
        for name, path in parts.items():
            write_conllu(path, getattr(made, name))
    return replace(data, **{name: read_conllu(path) for name, path in parts.items()})
