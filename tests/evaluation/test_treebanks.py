"""The measure of CoNLL 2018, by hand-made cases (the rules: universaldependencies.org/conll18/evaluation.html)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.conllu import UdSentence, UdToken, UdWord
from pipeline.evaluation.treebanks import METRICS, score_treebank


def sentence(*tokens: str, heads: list[int] | None = None) -> UdSentence:
    """Tokens as ``form`` or ``first+second``; the first word is the root unless heads are given."""
    words: list[UdWord] = []
    surface: list[UdToken] = []
    for token in tokens:
        parts = token.split("+")
        surface.append(UdToken(token.replace("+", ""), len(words), len(words) + len(parts)))
        words += [UdWord(part, part, "X", "Case=Nom", 0, "dep") for part in parts]
    heads = heads or [0, *[1] * (len(words) - 1)]
    return UdSentence(tuple(replace(w, head=h) for w, h in zip(words, heads, strict=True)), tuple(surface))


def test_a_perfect_analysis() -> None:
    gold = [sentence("o", "ev+di", "."), sentence("gəl", "!")]
    scores = score_treebank(gold, gold)
    assert [scores[name].f1 for name in METRICS] == [100.0] * len(METRICS)


def test_a_wrong_cut_costs_on_both_sides() -> None:
    scores = score_treebank([sentence("a", "b", "c")], [sentence("ab", "c")])
    assert scores["words"].precision == pytest.approx(50)
    assert scores["words"].recall == pytest.approx(100 / 3)
    assert scores["words"].f1 == pytest.approx(40)


def test_words_of_a_multi_word_token_are_aligned_by_form() -> None:
    scores = score_treebank([sentence("ev+di", ".")], [sentence("evdi", ".")])
    assert scores["tokens"].f1 == 100
    assert scores["words"].f1 == pytest.approx(40)  # of ev, di, . only the stop is there
    scores = score_treebank([sentence("ev+di", ".")], [sentence("e+vdi", ".")])
    assert scores["words"].f1 == pytest.approx(100 / 3)


def test_sentences_are_compared_as_spans() -> None:
    scores = score_treebank([sentence("a", "."), sentence("b", ".")], [sentence("a", ".", "b", ".")])
    assert scores["sentences"].f1 == 0
    assert scores["words"].f1 == 100


def test_heads_count_only_where_both_words_are_aligned() -> None:
    gold = [sentence("a", "b", "c", heads=[2, 0, 2])]
    system = [sentence("a", "b", "c", heads=[2, 0, 1])]
    scores = score_treebank(gold, system)
    assert scores["uas"].f1 == pytest.approx(200 / 3)


def test_subtypes_of_relations_do_not_count_but_relations_do() -> None:
    gold = [sentence("a", "b")]
    words = gold[0].words
    subtype = replace(gold[0], words=(words[0], replace(words[1], deprel="dep:der")))
    other = replace(gold[0], words=(words[0], replace(words[1], deprel="obj")))
    assert score_treebank(gold, [subtype])["las"].f1 == 100
    assert score_treebank(gold, [other])["las"].f1 == 50


def test_features_outside_the_universal_list_do_not_count() -> None:
    gold = [sentence("a")]
    more = replace(gold[0], words=(replace(gold[0].words[0], feats="Case=Nom|Person[psor]=3"),))
    less = replace(gold[0], words=(replace(gold[0].words[0], feats="_"),))
    assert score_treebank(gold, [more])["ufeats"].f1 == 100
    assert score_treebank(gold, [less])["ufeats"].f1 == 0


def test_different_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="differ at character 1"):
        score_treebank([sentence("ab")], [sentence("ac")])
