"""Words into pieces of the cut vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

#: Ids of the special pieces.
BEGIN, PADDING, END = 0, 1, 2
#: The longest sequence that is shown to the encoder, special pieces included.
LONGEST = 256


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of some words.

    Attributes:
        ids: with the special pieces at both ends.
        firsts: the index in ``ids`` of each word's first piece; -1 for words without one.
    """

    ids: tuple[int, ...]
    firsts: tuple[int, ...]


def encode(tokenizer: Tokenizer, sentences: Sequence[Sequence[str]]) -> list[Pieces]:
    """The pieces of each sequence of words; a sequence that is too long is cut at the end."""
    encodings = tokenizer.encode_batch([list(words) for words in sentences], is_pretokenized=True)
    found = []
    for words, encoding in zip(sentences, encodings, strict=True):
        firsts = first_pieces(encoding.word_ids[: LONGEST - 2], len(words))
        shifted = tuple(first + 1 if first >= 0 else -1 for first in firsts)
        found.append(Pieces((BEGIN, *encoding.ids[: LONGEST - 2], END), shifted))
    return found


def first_pieces(word_ids: Sequence[int | None], words: int) -> list[int]:
    """The index of each word's first piece, -1 for words without one, from the word that each piece belongs to."""
    firsts = [-1] * words
    for at, word in enumerate(word_ids):
        if word is not None and firsts[word] < 0:
            firsts[word] = at
    return firsts
