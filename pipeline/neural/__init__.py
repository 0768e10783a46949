"""The trained tagger at run time: words, pieces, one pass of the encoder, decoding. Needs no PyTorch.

:class:`TextReader` is the door; :func:`shipped_reader` gives the network that Salname ships. Names and events are both
read off the same pass.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.model_files import checked_folder, fingerprint

if TYPE_CHECKING:
    from pipeline.neural.reader import Reader
    from pipeline.neural.text import TextReader

#: The folder below ``models/``.
MODEL = "tagger"

__all__ = ["MODEL", "fingerprint", "shipped_reader"]


@lru_cache(maxsize=1)
def shipped_reader() -> TextReader:
    """The shipped network; it begins to load with the first call, beside what the caller does next.

    Where it is first used, SalnameError E311 or E312 says that its files are missing or damaged.
    """
    from pipeline.neural.text import TextReader

    return TextReader(_load)


def _load() -> Reader:
    from pipeline.neural.reader import Reader

    return Reader(checked_folder(MODEL))
