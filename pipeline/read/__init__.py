"""The read stage: files into decoded texts with stable ids.

The decoded text is kept as it is: every offset in the tables is a code point in it.
"""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from pathlib import PurePosixPath

from pipeline.errors import Errors, SalnameError
from pipeline.read.decode import decode
from pipeline.read.discover import KINDS, Found, discover
from pipeline.records import SourceText
from pipeline.settings import Settings

__all__ = ["KINDS", "Found", "discover", "make_source_id", "read_source"]


#: Ids name files too, so that a long path gives a cut id with its hash.
_LONGEST_ID = 100


def make_source_id(relative: PurePosixPath) -> str:
    """A readable id that depends on the path below the input folder only: ``letters/a.txt`` -> ``letters--a``.

    Where the path cannot be told from the id (blanks, capitals, other letters), eight hexadecimal digits of
    its hash follow, so that two paths never share an id.
    """
    stem = relative.with_suffix("") if relative.suffix.lower() in KINDS else relative
    plain = str(stem).replace("/", "--")
    folded = unicodedata.normalize("NFKD", plain.replace("ı", "i").replace("ə", "e").replace("Ə", "E"))
    slug = re.sub(r"[^a-z0-9_-]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-") or "source"
    if len(slug) <= _LONGEST_ID and slug == plain and relative.suffix == KINDS[0] and "--" not in str(relative):
        return slug
    return f"{slug[:_LONGEST_ID]}-{hashlib.blake2b(str(relative).encode(), digest_size=4).hexdigest()}"


def read_source(found: Found, settings: Settings) -> SourceText:
    """Read one file.

    Raises:
        SalnameError: E003 to E006, E008, E010 or E012, each naming the file.
    """
    try:
        status = found.path.stat()
        if stat.S_ISFIFO(status.st_mode):  # reading it would wait for a writer for ever
            raise SalnameError(Errors.E006, path=found.path, detail="it is a pipe, not a file")
        size = status.st_size
        if size > settings.max_megabytes * 1e6:
            raise SalnameError(
                Errors.E008, path=found.path, size=f"{size / 1e6:.1f}", limit=f"{settings.max_megabytes:g}"
            )
        data = found.path.read_bytes()
    except OSError as error:
        raise SalnameError(Errors.E006, path=found.path, detail=error.strerror or str(error)) from error
    if not data:
        raise SalnameError(Errors.E003, path=found.path)
    decoded = decode(data, found.path, settings.encoding)
    if not any(c.isalpha() for c in decoded.text):
        raise SalnameError(Errors.E012 if decoded.text.strip() else Errors.E003, path=found.path)
    return SourceText(
        source_id=make_source_id(found.relative),
        path=found.relative.as_posix(),
        sha256=hashlib.sha256(data).hexdigest(),
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_note=decoded.note,
    )
