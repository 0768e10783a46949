"""The sounds that suffixes depend on, read off a word in either script without moving its offsets."""

from __future__ import annotations

from pipeline.transliteration import lower
from pipeline.transliteration.alphabets import AZERBAIJANI_CYRILLIC

VOWELS = frozenset("aeəıioöuü")
BACK_VOWELS = frozenset("aıou")
ROUNDED_VOWELS = frozenset("ouöü")

#: Cyrillic letters worth two Latin ones, shortened to the one that decides harmony, so that offsets stay.
_ONE_LETTER = {"ю": "u", "я": "a", "ё": "o", "ц": "s", "щ": "ş", "ъ": "'", "ь": "'", "э": "e", "й": "y"}

_SOUNDS = str.maketrans(
    {
        **{letter: value for letter, value in AZERBAIJANI_CYRILLIC.items() if len(value) == 1},
        **_ONE_LETTER,
        "â": "a", "î": "i", "û": "u", "ô": "o", "é": "e", "è": "e", "á": "a", "í": "i", "ó": "o", "ú": "u",
        "ä": "e", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'",
    }
)  # fmt: skip


def sounds(word: str) -> str:
    """``word`` in small Latin letters, one for each code point; apostrophes become ``'``."""
    return lower(word).translate(_SOUNDS)


def last_vowel(stem: str) -> str:
    """The last vowel of ``stem`` (as :func:`sounds` gives it), or ""."""
    for letter in reversed(stem):
        if letter in VOWELS:
            return letter
    return ""


def harmonises(stem: str, vowel: str) -> bool:
    """Whether a suffix with ``vowel`` as its first vowel may follow ``stem`` by the harmony of both languages.

    Low vowels (``a e ə``) follow backness only, high ones (``ı i u ü``) rounding too. Words in ``-l`` and
    ``-at`` may take front suffixes after a back vowel (``Kemal'in``, ``seyahati``), as borrowed ones do.
    """
    last = last_vowel(stem)
    if not last:
        return True
    back = last in BACK_VOWELS
    if (vowel in BACK_VOWELS) != back:
        return back and vowel not in BACK_VOWELS and stem.endswith(("al", "ol", "ul", "at", "ât"))
    if vowel in "ıiuü":
        return (vowel in ROUNDED_VOWELS) == (last in ROUNDED_VOWELS)
    return True


#: The high vowel that harmony asks for behind each vowel.
_HIGH = {"a": "ı", "ı": "ı", "e": "i", "ə": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}


def high_vowel_after(heard: str) -> str:
    """The vowel of an ending like the possessive behind a stem, by harmony; ``i`` behind a stem without a vowel."""
    return _HIGH.get(last_vowel(heard), "i")
