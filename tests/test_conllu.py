from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conllu import UdWord, conllu, is_tree, parse_conllu, read_conllu, split_token, write_conllu
from pipeline.errors import SalnameError

BLOCK = """\
# sent_id = a
# text = Evdəki kitab.
1-2\tEvdəki\t_\t_\t_\t_\t_\t_\t_\t_
1\tEvdə\tev\tNOUN\t_\tCase=Loc\t3\tnmod\t_\t_
2\tki\tki\tPART\t_\t_\t1\tdep:der\t_\t_
3\tkitab\tkitab\tNOUN\t_\tCase=Nom\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


def test_what_is_read_is_written_again() -> None:
    (sentence,) = parse_conllu(BLOCK.split("\n"))
    assert sentence.text == "Evdəki kitab."
    assert [word.form for word in sentence.words] == ["Evdə", "ki", "kitab", "."]
    assert next((token.form, token.start, token.end) for token in sentence.tokens) == ("Evdəki", 0, 2)
    assert "".join(conllu([sentence])) == BLOCK


def test_empty_nodes_are_left_out() -> None:
    rows = ["1\ta\ta\tX\t_\t_\t0\troot\t_\t_", "1.1\tb\tb\tX\t_\t_\t_\t_\t_\t_", ""]
    (sentence,) = parse_conllu(rows)
    assert len(sentence.words) == 1


def test_a_file_that_is_not_conllu(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("1\ta\n")
    with pytest.raises(SalnameError, match=r"E202.*x:1: 2 columns"):
        read_conllu(tmp_path / "x")


def test_splitting_a_token_moves_the_heads_behind_it(tmp_path: Path) -> None:
    rows = [
        "1\tevdeki\tev\tADJ\t_\t_\t2\tamod\t_\t_",
        "2\tkitap\tkitap\tNOUN\t_\t_\t3\tobj\t_\t_",
        "3\tal\tal\tVERB\t_\t_\t0\troot\t_\t_",
        "",
    ]
    (sentence,) = parse_conllu(rows)
    parts = [UdWord("evde", "ev", "NOUN", "_", 0, ""), UdWord("ki", "ki", "PART", "_", 0, "dep:der")]
    parts[0] = UdWord("evde", "ev", "NOUN", "_", 0, "amod")
    split = split_token(sentence, 0, parts)
    assert [word.head for word in split.words] == [3, 1, 4, 0]
    assert [(token.start, token.end) for token in split.tokens] == [(0, 2), (2, 3), (3, 4)]
    write_conllu(tmp_path / "y.conllu", [split])
    assert read_conllu(tmp_path / "y.conllu")[0].words == split.words


@pytest.mark.parametrize(
    ("heads", "tree"), [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([2, 3, 2], False)]
)
def test_trees(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree


def test_features_are_sorted_as_in_ud() -> None:
    word = UdWord("a", "a", "NOUN", "Case=Nom|Number=Sing", 0, "root")
    assert word.with_features({"Person[psor]": "3", "Aspect": "Perf"}, ["Number"]).feats == (
        "Aspect=Perf|Case=Nom|Person[psor]=3"
    )
    assert word.feature("Case") == "Nom"
    assert word.with_features({}, ["Case", "Number"]).feats == "_"


def test_our_own_treebank_is_well_formed(root: Path) -> None:
    sentences = [s for path in (root / "corpus" / "training" / "ud-az").glob("*.conllu") for s in read_conllu(path)]
    assert len(sentences) >= 440
    for sentence in sentences:
        assert is_tree([word.head for word in sentence.words]), sentence.text
        assert all((word.head == 0) == (word.deprel == "root") for word in sentence.words), sentence.text
        assert all(word.upos != "_" and word.lemma for word in sentence.words)
