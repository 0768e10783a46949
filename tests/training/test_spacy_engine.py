from __future__ import annotations

from typing import Any

from pipeline.model_files import checked_folder
from pipeline.training.spacy_engine import loaded


def test_loaded_components_know_the_labels_of_their_lemmas() -> None:
    lemmatizer: Any = loaded(checked_folder("spacy") / "components").get_pipe("trainable_lemmatizer")
    known = lemmatizer.trees.add("kitapları", "kitap")
    assert lemmatizer.tree2label[known] == lemmatizer.cfg["labels"].index(known)
