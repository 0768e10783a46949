"""The cut vocabulary: the pieces that Turkish and Azerbaijani text needs, of the quarter million XLM-R has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

from pipeline.training.e5 import E5

#: Pieces that always stay: single characters of our scripts, digits and punctuation.
_LETTERS = re.compile(r"▁?[\x21-\x7e\u00a0-\u024f\u0400-\u04ff\u2010-\u203a]|▁")
#: Pieces made of the letters of the languages' alphabets; the most probable of them fill up the vocabulary.
_OURS = re.compile(r"▁?[a-zçğıöşüəâîûñ]+|▁?[A-ZÇĞİÖŞÜƏÂÎÛ][a-zçğıöşüəâîû]*|▁?[А-Яа-яёӘҒҜӨҮҺҸЈәғҝөүһҹј]+")


def unigram(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """The tokeniser of a vocabulary; ``<unk>`` is piece 3."""
    tokenizer = Tokenizer(models.Unigram([(piece, score) for piece, score in pieces], unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def cut(e5: E5, words: Iterable[str], size: int) -> list[int]:
    """The ids of at most ``size`` pieces that stay, in their old order.

    Args:
        words: the words of texts like those to come, each as often as it stands there; all their pieces stay that
            occur at least twice.
        size: the vocabulary's size; what the texts leave over goes to the most probable pieces of our alphabets.
    """
    whole = unigram(e5.pieces)
    counts = Counter(words)
    seen: Counter[int] = Counter()
    forms = sorted(counts)
    for form, encoding in zip(forms, whole.encode_batch([[form] for form in forms], is_pretokenized=True), strict=True):
        for piece in encoding.ids:
            seen[piece] += counts[form]
    kept = {0, 1, 2, 3}
    kept |= {index for index, (piece, _) in enumerate(e5.pieces) if _LETTERS.fullmatch(piece)}
    kept |= {piece for piece, count in seen.most_common() if count > 1}
    ranked = sorted(range(len(e5.pieces)), key=lambda index: -e5.pieces[index][1])
    for index in ranked:
        if len(kept) >= size:
            break
        if _OURS.fullmatch(e5.pieces[index][0]):
            kept.add(index)
    return sorted(kept)
