"""Words into pieces of the cut vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from tokenizers import Tokenizer

from pipeline.record_classes import record

#: Ids of the special pieces.
BEGIN, PADDING, END = 0, 1, 2
#: What begins a word in the vocabulary.
WORD_MARK = "▁"
#: The longest sequence that is shown to the encoder, special pieces included.
LONGEST = 256


@record
class Pieces:
    """The pieces of some words.

    Attributes:
        ids: with the special pieces at both ends.
        firsts: the index in ``ids`` of each word's first piece; -1 for words without one.
    """

    ids: tuple[int, ...]
    firsts: tuple[int, ...]


def encode(tokenizer: Tokenizer, sentences: Sequence[Sequence[str]], *, marks: bool = False) -> list[Pieces]:
    """The pieces of each sequence of words; a sequence that is too long is cut at the end.

    Args:
        tokenizer: of the cut vocabulary.
        sentences: the words of each.
        marks: with word marks that are pieces of their own (see :func:`pieces_of_words`).
    """
    known = pieces_of_words(tokenizer, chain.from_iterable(sentences), marks=marks)
    room = LONGEST - 2
    found = []
    for words in sentences:
        ids, firsts = in_order(words, known)
        shifted = tuple(first + 1 if 0 <= first < room else -1 for first in firsts)
        found.append(Pieces((BEGIN, *ids[:room], END), shifted))
    return found


def pieces_of_words(tokenizer: Tokenizer, words: Iterable[str], *, marks: bool = False) -> dict[str, Sequence[int]]:
    """The pieces of each word that occurs in ``words``.

    The vocabulary cuts a full stop or a comma into the mark of a word's beginning and the sign: two pieces, of which
    the first says nothing. Unless ``marks``, such a mark is left out: one piece in fifteen.
    """
    forms = list(dict.fromkeys(words))
    lone = None if marks else tokenizer.token_to_id(WORD_MARK)
    found: dict[str, Sequence[int]] = {}
    encodings = tokenizer.encode_batch([[form] for form in forms], is_pretokenized=True)
    for form, encoding in zip(forms, encodings, strict=True):
        ids = encoding.ids
        found[form] = ids[1:] if len(ids) > 1 and ids[0] == lone else ids
    return found


def in_order(words: Iterable[str], known: Mapping[str, Sequence[int]]) -> tuple[list[int], list[int]]:
    """The pieces of a sequence of words, and the index of each word's first, -1 for words without one."""
    ids: list[int] = []
    firsts: list[int] = []
    for word in words:
        pieces = known[word]
        firsts.append(len(ids) if pieces else -1)
        ids += pieces
    return ids, firsts
