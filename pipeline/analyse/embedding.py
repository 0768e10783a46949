"""What the trained spaCy components see of a word: the word, its beginning, its endings, its shape.

Turkic words carry their grammar in chains of endings; the last two, three, four and five letters of a word nearly name
its part of speech and features, its first letters its stem. Registered with spaCy as ``salname.WordEmbed.v1``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Linear, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from pipeline.transliteration import lower

_FORMS = "salname_forms"
#: Rows of the hash tables: word, beginning of four and of six letters, endings of one to five letters, shape.
ROWS = (4000, 3000, 4000, 500, 1500, 3000, 4000, 4000, 500)


@lru_cache(maxsize=1 << 16)
def features(word: str) -> tuple[str, ...]:
    """The features of a word, one a hash table, each with a mark of its kind."""
    low = lower(word).replace("’", "'")
    return (
        f"w{low}",
        f"p{low[:4]}",
        f"q{low[:6]}",
        *(f"{length}{low[-length:]}" for length in (1, 2, 3, 4, 5)),
        f"s{_shape(word)}",
    )


def _shape(word: str) -> str:
    """``Xxxx`` for ``Bakü``: the classes of the first four characters and of the last."""
    classes = "".join(
        "X" if sign.isupper() else "x" if sign.isalpha() else "d" if sign.isdigit() else sign for sign in word
    )
    return classes[:4] + classes[-1]


def word_embed(width: int, rows: list[int], vector_width: int) -> Model[Any, Any]:
    """Embeddings of the features of each word, mixed to one vector of ``width`` numbers.

    Args:
        width: numbers a word.
        rows: sizes of the hash tables, one a feature.
        vector_width: numbers of the pretrained vectors in the vocabulary; 0 goes without.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=column, seed=column + 7, dropout=0.0) for column, count in enumerate(rows)
    ]
    seen: Model[Any, Any] = chain(
        Model("salname_features", _features_of_docs), list2ragged(), with_array(concatenate(*tables))
    )
    parts = len(rows)
    if vector_width:
        known: Model[Any, Any] = chain(
            Model("salname_vectors", _vectors_of_docs), list2ragged(), with_array(Linear(width, vector_width))
        )
        seen = concatenate(seen, known)
        parts += 1
    mixed = Maxout(width, width * parts, nP=3, dropout=0.0, normalize=True)
    return chain(seen, with_array(mixed), ragged2list())


registry.architectures("salname.WordEmbed.v1", func=word_embed)


def _features_of_docs(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    found: list[Any] = [
        np.asarray([_hashes(form) for form in doc.user_data[_FORMS]], dtype="uint64").reshape((len(doc), len(ROWS)))
        for doc in docs
    ]
    return found, lambda _: []


def _vectors_of_docs(
    model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    found: list[Any] = []
    for doc in docs:
        vectors = doc.vocab.vectors
        rows = vectors.find(keys=[token.orth for token in doc])
        values = np.asarray(vectors.data[rows], dtype="float32")
        values[rows < 0] = 0.0
        found.append(values)
    return found, lambda _: []


@lru_cache(maxsize=1 << 16)
def _hashes(form: str) -> tuple[int, ...]:
    return tuple(int(hash_string(feature)) for feature in features(form))


def make_doc(vocab: Vocab, forms: Sequence[str]) -> Doc:
    """A document of one sentence for the trained components.

    Args:
        vocab: the vocabulary of their pipeline.
        forms: the words as printed, never empty.
    """
    return Doc(vocab, words=[lower(form) for form in forms], user_data={_FORMS: tuple(forms)})


def printed_forms(doc: Doc) -> tuple[str, ...]:
    """The words of a document of :func:`make_doc` as they were given to it."""
    return tuple(doc.user_data[_FORMS])
