"""One plain form of a text for the grammar: small Latin letters, one for each code point of the source.

Offsets into the folded text are offsets into the source. Case, the dot of ``i``, circumflexes and the
Cyrillic script are folded away; ``ə ç ş ğ ö ü`` stay, because ``baş`` (beginning) and ``bas`` (press) differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pipeline.transliteration.alphabets import AZERBAIJANI_CYRILLIC

#: Cyrillic letters with one Latin counterpart; ``ю`` and ``я`` stay and are met by spellings of their own.
#: ``і`` (and ``х`` for ``x``) stand in Roman numerals typed on a Cyrillic keyboard.
_CYRILLIC = {
    **{ord(letter): latin.replace("ı", "i") for letter, latin in AZERBAIJANI_CYRILLIC.items() if len(latin) == 1},
    ord("і"): "i",
}

#: Code points folded one by one, beside ``str.lower``.
_LETTERS = (("ı", "i"), ("â", "a"), ("î", "i"), ("û", "u"), ("ñ", "n"))

#: Apostrophes the sources use, and the signs OCR makes of them.
APOSTROPHES = "'’‘ʼ`´′"

_CYRILLIC_LETTER = re.compile("[Ѐ-ӿ]")
_BROKEN_WORD = re.compile(r"(?<=[^\W_])(?:\xad|[-\xad]\r?\n[ \t]*)(?=[^\W\d_])")


def fold(text: str) -> str:
    """``text`` folded, of the same length."""
    # U+0130 is the one code point whose small form is longer than itself
    folded = text.replace("İ", "i").lower()
    for letter, plain in _LETTERS:
        if letter in folded:
            folded = folded.replace(letter, plain)
    return folded.translate(_CYRILLIC) if _CYRILLIC_LETTER.search(folded) else folded


def readable(text: str) -> tuple[str, Callable[[int], int] | None]:
    """``text`` composed (NFC), with words broken over a line end or by soft hyphens joined.

    Returns:
        The text to read, and the function from an offset in it to one in ``text``; None if they agree.
        A hyphen between a number and its ending stays: it is read as any hyphen.
    """
    composed = unicodedata.is_normalized("NFC", text)
    if composed and "\xad" not in text and _BROKEN_WORD.search(text) is None:
        return text, None
    pieces: list[str] = []
    starts: list[int] = []
    position = 0
    for start, end in _kept_parts(text):
        for offset, cluster in _clusters(text[start:end], composed):
            piece = cluster if composed else unicodedata.normalize("NFC", cluster)
            pieces.append(piece)
            starts.extend([start + offset] * len(piece))
        position = end
    starts.append(position)
    return "".join(pieces), starts.__getitem__


def _kept_parts(text: str) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    begin = 0
    for match in _BROKEN_WORD.finditer(text):
        if text[match.start() - 1].isdigit():
            continue
        parts.append((begin, match.start()))
        begin = match.end()
    parts.append((begin, len(text)))
    return parts


def _clusters(text: str, composed: bool) -> list[tuple[int, str]]:
    """Letters with the marks that follow them, each with its offset."""
    if composed:
        return list(enumerate(text))
    clusters: list[tuple[int, str]] = []
    begin = 0
    for offset in range(1, len(text) + 1):
        if offset == len(text) or not unicodedata.combining(text[offset]):
            clusters.append((begin, text[begin:offset]))
            begin = offset
    return clusters if text else []
