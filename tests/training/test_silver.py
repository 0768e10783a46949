from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.analyse.multiword import MultiWordModel, load_multiword
from pipeline.model_files import checked_folder
from pipeline.records import Lang
from pipeline.training.silver import corpus_sentences, unlabelled, wiki_sentences


@pytest.fixture(scope="module")
def multiword() -> MultiWordModel:
    return load_multiword(checked_folder("spacy"))


def test_tokens_are_cut_into_words(multiword: MultiWordModel) -> None:
    made = unlabelled(["Evdeki", "kitap", "."], [True, False, True], Lang.TR, multiword)
    assert [word.form for word in made.words] == ["Evde", "ki", "kitap", "."]
    assert made.text == "Evdeki kitap."


def test_wiki_sentences_are_printed_as_usual(tmp_path: Path, multiword: MultiWordModel) -> None:
    path = tmp_path / "train.conll"
    path.write_text("Ali\tB-PERSON\n,\tO\nAnkara'ya\tB-GPE\ngitti\tO\n.\tO\n\nGeldi\tO\n", "utf-8")
    assert [sentence.text for sentence in wiki_sentences(path, multiword)] == ["Ali, Ankara'ya gitti.", "Geldi"]


def test_held_out_documents_are_left_out(tmp_path: Path, multiword: MultiWordModel) -> None:
    (tmp_path / "az-x01-a.ann").write_text("[[PERSON|k|Kərim]] gəldi. O getdi.\n", "utf-8")
    (tmp_path / "az-x03-b.ann").write_text("Bunu heç kim oxumur.\n", "utf-8")
    assert [sentence.text for sentence in corpus_sentences(tmp_path, multiword)] == ["Kərim gəldi.", "O getdi."]
