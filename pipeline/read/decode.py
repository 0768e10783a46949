"""From bytes to text: what encoding a file is in, and how that was found out."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record

#: What texts in tr, az and ru were saved in before UTF-8; detection chooses among these only.
LEGACY_ENCODINGS = (
    "cp1254",
    "cp1251",
    "koi8_r",
    "utf_16_le",
    "utf_16_be",
    "cp866",
    "cp857",
    "mac_turkish",
    "mac_cyrillic",
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
#: A sign above ASCII between two letters; apostrophes, dashes and quotation marks may stand there.
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])(?:[^\w\s\x00-\x7f\u2010-\u201f\xab\xad\xb7\xbb]|[\xb2\xb3\xb9])(?=[^\W\d_])")
#: Detection looks at so many bytes from the beginning, the middle and the end.
_SAMPLE = 60_000


@record
class Decoded:
    """Text with the encoding it was decoded from; ``note`` is ``bom``, ``valid``, ``detected`` or ``chosen``."""

    text: str
    encoding: str
    note: str


def decode(data: bytes, path: Path, encoding: str = "auto") -> Decoded:
    """Decode the bytes of a file; a byte order mark is left out of the text.

    Args:
        data: the bytes, not empty.
        path: for error messages.
        encoding: a codec's name, or ``auto``.

    Raises:
        SalnameError: E004 for binary data, E005 if no encoding fits, E010 if the chosen one does not.
    """
    if encoding != "auto":
        return _as_chosen(data, path, encoding)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _checked(
                Decoded(_strictly(data, codec, path), "utf-8" if codec == "utf-8-sig" else codec, "bom"), path
            )
    if not _looks_like_utf16(data):  # which may be valid UTF-8: all bytes of Cyrillic UTF-16 are small
        try:
            return _checked(Decoded(data.decode("utf-8"), "utf-8", "valid"), path)
        except UnicodeDecodeError:
            if b"\x00" in data:
                detail = f"first NUL at byte {data.index(bytes(1))}"
                raise SalnameError(Errors.E004, path=path, detail=detail) from None
    matches = from_bytes(_sample(data), cp_isolation=list(LEGACY_ENCODINGS))
    best = min(matches, key=lambda match: _signs_in_words(str(match)), default=None)  # the first, best, of equals
    if best is None:
        raise SalnameError(Errors.E005, path=path, detail="it fits none of " + ", ".join(("utf-8", *LEGACY_ENCODINGS)))
    return _checked(Decoded(_strictly(data, best.encoding, path), best.encoding.replace("_", "-"), "detected"), path)


def _signs_in_words(text: str) -> int:
    """How often a sign of no alphabet stands inside a word (``May²s``): what a wrong code page makes of letters."""
    return len(_SIGN_IN_WORD.findall(text))


def _sample(data: bytes) -> bytes:
    """A part of the data that stands for it; cut at even offsets, for UTF-16."""
    if len(data) <= 3 * _SAMPLE:
        return data
    middle = len(data) // 4 * 2
    return data[:_SAMPLE] + data[middle : middle + _SAMPLE] + data[-_SAMPLE - len(data) % 2 :]


def _looks_like_utf16(data: bytes) -> bool:
    """Whether NUL bytes stand nearly always at even, or nearly always at odd places, as in UTF-16 text."""
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return len(data) % 2 == 0 and max(even, odd) >= max(8, 0.05 * len(head)) and min(even, odd) <= 0.02 * max(even, odd)


def _strictly(data: bytes, codec: str, path: Path) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise SalnameError(Errors.E010, path=path, encoding=codec, position=error.start) from error


def _as_chosen(data: bytes, path: Path, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
        b"a".decode(codec, "replace")  # base64 and the like are codecs too, but of no text
    except (LookupError, UnicodeError) as error:
        raise SalnameError(Errors.E207, name="encoding", value=encoding, detail="Python knows no such codec") from error
    text = _strictly(data, "utf-8-sig" if codec == "utf-8" else codec, path)
    return _checked(Decoded(text, codec, "chosen"), path)


def _checked(decoded: Decoded, path: Path) -> Decoded:
    """The same, unless the text holds what no text holds."""
    if (nul := decoded.text.find("\x00")) >= 0:
        line = decoded.text.count("\n", 0, nul) + 1
        raise SalnameError(Errors.E004, path=path, line=line, detail="a NUL character")
    controls = len(_CONTROL.findall(decoded.text))
    if controls > 0.01 * len(decoded.text):
        raise SalnameError(Errors.E004, path=path, detail=f"{controls} control characters")
    return decoded
