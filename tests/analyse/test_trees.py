from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analyse.trees import annotate_tokens, model_form, printed_lemma, printed_parts
from pipeline.conllu import UdWord, is_tree
from pipeline.records import Lang, Token
from pipeline.spans import Span


@pytest.mark.parametrize(
    ("printed", "form"),
    [("Bakü’de", "Bakü'de"), ("китабдакы", "kitabdakı"), ("Ҝәнҹә", "Gəncə"), ("—", "—"), ("ъ", "ъ")],
)
def test_model_form(printed: str, form: str) -> None:
    assert model_form(printed, Lang.AZ) == form


def test_lemmas_go_back_to_the_script_of_the_word() -> None:
    assert printed_lemma("gəl", "ҝәлди") == "ҝәл"
    assert printed_lemma("gəl", "gəldi") == "gəl"
    assert printed_lemma("wagon", "вагон") == "wagon"  # no letter of the Azerbaijani alphabet: left as it is


def test_parts_are_cut_in_the_printed_word() -> None:
    assert printed_parts("китабдакы", ("kitabda", "kı")) == ("китабда", "кы")
    assert printed_parts("evdeki", ("evde", "ki")) == ("evde", "ki")
    assert printed_parts("evdeki", ("ev", "x")) == ("ev", "x")


def _tokens(count: int) -> list[Token]:
    return [Token(Span(i, i + 1), "x") for i in range(count)]


def test_a_token_hangs_where_its_highest_word_hangs() -> None:
    # the second word of the first token is the root, the first hangs on the second token
    words = [
        UdWord("a", "a", "NOUN", "_", 3, "obl"),
        UdWord("b", "b", "AUX", "_", 0, "root"),
        UdWord("c", "c", "VERB", "_", 2, "conj"),
    ]
    first, second = annotate_tokens(_tokens(2), [("a", "b"), ("c",)], words)
    assert (first.head, first.deprel, first.upos) == (-1, "root", "NOUN")
    assert second.head == 0
    assert [word.deprel for word in first.words] == ["root", "cop"]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Heads of a random tree over words, and how many words each token has."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=7))
    count = sum(sizes)
    order = draw(st.permutations(range(1, count + 1)))
    heads = [0] * count
    for position, node in enumerate(order):
        heads[node - 1] = order[draw(st.integers(0, position - 1))] if position else 0
    return heads, sizes


@given(trees())
def test_a_tree_of_words_gives_a_tree_of_tokens(tree: tuple[list[int], list[int]]) -> None:
    heads, sizes = tree
    words = [UdWord("x", "x", "X", "_", head, "dep") for head in heads]
    tokens = annotate_tokens(_tokens(len(sizes)), [("x",) * size for size in sizes], words)
    assert is_tree([token.head + 1 for token in tokens])
