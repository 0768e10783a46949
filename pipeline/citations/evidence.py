"""What a text itself says about a capitalised word: a surname that it cites, or a word that it also writes small."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.transliteration import fold, lower

_WORD = re.compile(r"(?<![\w’'ʼ-])[^\W\d_][\w-]*")


class Evidence:
    """Looks up words of one text; the words are collected when they are first asked for.

    Args:
        text: the clean text, or "" where nothing is known of it.
        surnames: fold keys of the surnames that lead references of the text.
    """

    def __init__(self, text: str = "", surnames: frozenset[str] = frozenset()) -> None:
        self._text = text
        self._surnames = surnames

    def is_cited(self, key: str) -> bool:
        """Whether a fold key is that of a surname that the text cites."""
        return key in self._surnames

    def is_common(self, word: str) -> bool:
        """Whether a capitalised word is a common one: the text writes it small too, and cites nobody of that name."""
        return lower(word) in self._small_words and fold(word) not in self._surnames

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return frozenset(match.group() for match in _WORD.finditer(self._text) if match.group()[0].islower())


#: Where nothing is known of the text around.
NO_EVIDENCE = Evidence()
