"""Words into pieces."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from pipeline.model_files import checked_folder
from pipeline.neural import MODEL
from pipeline.neural.pieces import BEGIN, END, LONGEST, WORD_MARK, encode, in_order, pieces_of_words


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(checked_folder(MODEL) / "pieces.json"))


def test_a_full_stop_is_one_piece(tokenizer: Tokenizer) -> None:
    mark = tokenizer.token_to_id(WORD_MARK)
    assert list(pieces_of_words(tokenizer, ["."])["."]) == [tokenizer.token_to_id(".")]
    assert list(pieces_of_words(tokenizer, ["."], marks=True)["."]) == [mark, tokenizer.token_to_id(".")]


def test_a_word_is_cut_alike_in_every_sentence(tokenizer: Tokenizer) -> None:
    words = "Nəriman bəy 1921-ci ildə Tiflisə köçdü .".split()
    whole = tokenizer.encode_batch([words], is_pretokenized=True)[0].ids
    ids, _ = in_order(words, pieces_of_words(tokenizer, words, marks=True))
    assert ids == whole


def test_first_pieces_stand_where_their_words_begin() -> None:
    ids, firsts = in_order(["Bakıya", "", "getdi"], {"Bakıya": [7, 8], "": [], "getdi": [9]})
    assert (ids, firsts) == ([7, 8, 9], [0, -1, 2])


def test_a_sequence_that_is_too_long_is_cut_at_the_end(tokenizer: Tokenizer) -> None:
    (pieces,) = encode(tokenizer, [["."] * 400])
    assert len(pieces.ids) == LONGEST and (pieces.ids[0], pieces.ids[-1]) == (BEGIN, END)
    assert pieces.firsts[LONGEST - 3] == LONGEST - 2 and set(pieces.firsts[LONGEST - 2 :]) == {-1}
