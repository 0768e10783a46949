from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conllu import UdSentence, UdToken, UdWord, is_tree
from pipeline.records import Lang
from pipeline.training.multiword import kinds_of_words, score_multiword, train_multiword
from pipeline.training.treebanks import MODEL, OTHERS, TrainingData, load_training_data, words_of
from pipeline.training.vectors import WordVectors, load_vectors, reduce_vectors

BLOCK = """\
# sent_id = {id}
1-2\tevdeki\t_\t_\t_\t_\t_\t_\t_\t_
1\tevde\tev\tNOUN\t_\tCase=Loc\t3\tnmod\t_\t_
2\tki\tki\tPART\t_\t_\t1\tdep:der\t_\t_
3\tkitap{id}\tkitap\tNOUN\t_\tCase=Nom\t4\tnsubj\t_\t_
4\tgeldi\tgel\tVERB\t_\tPolarity=Pos\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path, root: Path) -> TrainingData:
    for name in (*MODEL, *OTHERS):
        (tmp_path / name).write_text("".join(BLOCK.format(id=number) for number in range(20)), "utf-8")
    return load_training_data(tmp_path, root / "corpus" / "training" / "ud-az")


def test_what_is_kept_is_not_trained_on(data: TrainingData) -> None:
    kept = {sentence.text for sentence in data.dev}
    assert len(data.dev) == 2
    assert not kept & {sentence.text for sentence in data.boun}
    own = {sentence.text for sentence in data.dev_azerbaijani}
    trained = {sentence.text for sentence in (*data.mixed(1, 1, 7), *data.final(1, 7))}
    assert len(own) > 20
    assert not own & trained


def test_test_sets_are_no_training_data() -> None:
    assert not any("boun-ud-test" in name or "tuecl" in name for name in (*MODEL, *OTHERS))


def test_all_sentences_are_trees(data: TrainingData) -> None:
    for sentence in data.mixed(1, 1, 7):
        assert is_tree([word.head for word in sentence.words])


def test_the_seed_decides_the_order(data: TrainingData) -> None:
    assert data.mixed(2, 1, 7) == data.mixed(2, 1, 7)
    assert data.mixed(2, 1, 7) != data.mixed(2, 1, 8)
    assert words_of(data.mixed(2, 1, 7)) - words_of(data.mixed(1, 1, 7)) == words_of(data.boun)


def test_multi_word_tokens_are_learnt(data: TrainingData) -> None:
    model = train_multiword([(data.boun, Lang.TR, 1.0)])
    right, found, there = score_multiword(model, data.dev)
    assert right == found == there == 2


def test_kinds_of_words() -> None:
    def used(form: str, upos: str) -> UdSentence:
        return UdSentence((UdWord(form, form, upos, "_", 0, "root"),), (UdToken(form, 0, 1),))

    seen = [used("Yaz", "NOUN"), used("yaz", "VERB"), *[used("kal", "VERB")] * 2, *[used("su", "NOUN")] * 9]
    seen += [used("su", "VERB"), used("bir", "NUM"), *[used("3'ü", "NUM")] * 2]
    # "su" is a verb once in ten times, "bir" was seen once, "3'ü" is no word of letters
    assert kinds_of_words(seen) == {"yaz": "both", "kal": "verb", "su": "other"}


def test_vectors_keep_what_resembles_together(tmp_path: Path) -> None:
    import numpy as np

    rng = np.random.default_rng(7)
    centres = rng.normal(size=(2, 16)).astype(np.float32)
    averages = np.concatenate([centres[i % 2] + rng.normal(scale=0.05, size=(1, 16)) for i in range(20)])
    words = [f"w{i}" for i in range(20)]
    vectors = reduce_vectors(words, averages.astype(np.float32), list(range(20, 0, -1)), 4, 10)
    assert vectors.words == tuple(words[:10])
    assert vectors.values.shape == (10, 4)
    near, far = vectors.values[0] @ vectors.values[2], vectors.values[0] @ vectors.values[1]
    assert near > far
    vectors.save(tmp_path / "v.npz")
    again = load_vectors(tmp_path / "v.npz")
    assert isinstance(again, WordVectors)
    assert again.words == vectors.words
