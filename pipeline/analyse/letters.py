"""Capital and small letters for patterns, of the scripts in which names are printed in these sources.

spaCy's own classes leave out letters of Azerbaijani Cyrillic (``Ҹ``, ``Ҝ`` and ``Ғ``), and compile slowly: they hold
the letters of all scripts.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

#: Latin, Greek and Cyrillic with all their additions, and Latin Extended Additional.
_LETTERS = [chr(code) for code in chain(range(0x530), range(0x1E00, 0x1F00))]


def _letters(is_one: Callable[[str], bool]) -> str:
    """The inside of a character class."""
    return "".join(filter(is_one, _LETTERS))


#: Insides of character classes.
CAPITALS = _letters(str.isupper)
SMALL = _letters(str.islower)
