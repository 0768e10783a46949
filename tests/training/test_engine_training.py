"""Both engines are trained the whole way on a handful of sentences: what comes out is bad, but it loads and analyses.

The teacher's labels and the word vectors stand in the work folder already, as after a run that was interrupted.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("stanza", reason="training needs the extra [stanza]")

import stanza

from pipeline.analyse.multiword import load_multiword
from pipeline.analyse.spacy_engine import load_trained, parse
from pipeline.conllu import UdSentence, read_conllu, write_conllu
from pipeline.model_files import SUMS
from pipeline.training import spacy_engine, stanza_engine
from pipeline.training.engine_material import Material
from pipeline.training.treebanks import MODEL, OTHERS
from pipeline.training.vectors import WordVectors

OWN = Path(__file__).resolve().parents[2] / "corpus" / "training" / "ud-az"
STANZA = stanza_engine.Recipe(
    tokenizer_steps=15, tagger_steps=3, tagger_final=1, parser_steps=3, parser_final=1, boun=1, own=1
)
SPACY = spacy_engine.Recipe(width=16, depth=1, hidden=16, epochs=1, final_epochs=1, boun=1, own=1)


@pytest.fixture(scope="module")
def sentences() -> list[UdSentence]:
    """160 sentences; those with multi-word tokens come first, so that there are some to learn and to keep."""
    found = [sentence for path in sorted(OWN.glob("*.conllu")) for sentence in read_conllu(path)]
    return sorted(found, key=lambda sentence: len(sentence.tokens) == len(sentence.words))[:160]


@pytest.fixture(scope="module")
def material(sentences: list[UdSentence], tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder = tmp_path_factory.mktemp("material")
    made = Material(folder / "no-encoder", folder / "data", folder / "corpus", folder / "work")
    for path in (made.data / "ud", made.corpus / "ud-az", made.work):
        path.mkdir(parents=True)
    for number, name in enumerate((*MODEL, *OTHERS)):
        write_conllu(made.data / "ud" / name, sentences[20 * number : 20 * number + 20])
    write_conllu(made.corpus / "ud-az" / "own.conllu", sentences[120:140])
    for name, part in (("others", sentences[20:120]), ("azerbaijani", sentences[:40]), ("silver", sentences[140:])):
        write_conllu(made.work / f"{name}.conllu", part)
    words = sorted({word.form.lower() for sentence in sentences for word in sentence.words})
    values = np.random.default_rng(7).normal(size=(len(words), 8)).astype(np.float32)
    WordVectors(tuple(words), values).save(made.work / "vectors.npz")
    return made


# Stanza's scorer leaves files open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore:unclosed file:ResourceWarning")
def test_stanza(material: Material, sentences: list[UdSentence], tmp_path: Path) -> None:
    told: list[str] = []
    stanza_engine.train(material, tmp_path, STANZA, told.append)
    assert told == [f"training {name}" for name in ("tokenize", "mwt", "pos", "lemma", "depparse")]
    assert load_multiword(tmp_path).cut("") == 0
    assert "tr/pos/salname.pt" in (tmp_path / SUMS).read_text()
    nlp = stanza.Pipeline("az", dir=str(tmp_path), download_method=None, use_gpu=False, logging_level="ERROR")
    document = nlp(sentences[0].text)
    words = [word for sentence in document.sentences for word in sentence.words]
    assert words and all(word.upos and word.lemma and word.deprel and word.head is not None for word in words)


def test_spacy(material: Material, sentences: list[UdSentence], tmp_path: Path) -> None:
    scores = spacy_engine.train(material, tmp_path, SPACY, lambda line: None)
    assert {"upos", "feats", "lemma", "uas", "las"} <= scores.keys()
    assert "multiword.json" in (tmp_path / SUMS).read_text()
    nlp, _ = load_trained(tmp_path)
    (doc,) = parse(nlp, [[word.form for word in sentences[0].words]])
    assert all(token.pos_ and token.dep_ for token in doc)
