"""How names sound: one coarse spelling for a word in any script and in the ways seven languages write it.

A *reading* is a word in twelve sounds: the consonant classes ``b d k c s v m n r l`` and two vowels ``a i``.
Classes put together what the languages of the sources write for one another:

====  ==========================================================================================
``b``  b, p (``Yakub``, ``Yakup``)
``d``  d, t (``Ahmed``, ``Ahmet``)
``k``  k, g, q, ğ, h, x, Russian г and х (``Hasan``, ``Гасан``, ``Xoyski``, ``Hoyski``, ``Khoyski``)
``c``  c, ç, j (``Cəfər``, ``Jafar``, ``Djafar``)
``s``  s, ş, z, ts (``Rozenberq``, ``Rosenberg``)
``v``  v, f, w (``-ov``, ``-off``, ``-ow``)
``a``  a, e, ə, and groups of vowels that hold one of them (``Hüseyn``, ``Hüseyin``, ``Husein``)
``i``  the others
====  ==========================================================================================

Plain Latin words are read as Turkish or Azerbaijani (perhaps with lost diacritics), and where they hold
groups that English, French or German give another value, in those languages too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.records import Script
from pipeline.transliteration import latin_name, lower, script_of
from pipeline.transliteration.alphabets import AZERBAIJANI_ONLY, FOLDED
from pipeline.transliteration.folding import MERGED, ascii_letters

_CLASSES = {
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("dt", "d"),
    **dict.fromkeys("gkqğhx", "k"),
    **dict.fromkeys("cçj", "c"),
    **dict.fromkeys("sşz", "s"),
    **dict.fromkeys("vfw", "v"),
    **dict.fromkeys("aeə", "a"),
    **dict.fromkeys("ıiuüoöy", "i"),
}
_CLASSES.update({letter: letter for letter in "mnrl"})

_ALL = (("ts", "s"), ("tz", "s"))


class _Spelling:
    """How a language spells: letter groups, longest first, with the letters of :data:`_CLASSES` they stand for."""

    def __init__(self, *groups: tuple[str, str]) -> None:
        self._values = dict(groups)
        self._groups = re.compile("|".join(self._values))

    def spoken(self, letters: str) -> str:
        """The letters Azerbaijani would write for the groups of this language."""
        return self._groups.sub(lambda match: self._values[match.group()], letters)


_ENGLISH = _Spelling(
    ("dzh", "c"), ("tch", "ç"), ("ch", "ç"), ("sh", "ş"), ("zh", "j"), ("kh", "x"), ("gh", "ğ"), ("ph", "f"),
    ("th", "t"), ("dj", "c"), ("ck", "k"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), *_ALL,
)  # fmt: skip
_FRENCH = _Spelling(
    ("tch", "ç"), ("dj", "c"), ("ch", "ş"), ("kh", "x"), ("gh", "ğ"), ("ph", "f"), ("th", "t"), ("qu", "k"),
    ("gue", "ge"), ("gui", "gi"), ("ou", "u"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("c", "k"), *_ALL,
)  # fmt: skip
_GERMAN = _Spelling(
    ("tsch", "ç"), ("dsch", "c"), ("sch", "ş"), ("ch", "x"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("x", "ks"),
    ("j", "y"), ("cz", "c"), ("sz", "s"), *_ALL,
)  # fmt: skip
_WESTERN_GROUPS = re.compile(r"[cjsztdkpg]h|dj|tch|x|ou|ck|gu|qu|cz|sz|c[^h]|j|(?<=[^aeiou])e$")
_NATIVE_LETTERS = frozenset("çşğıöüəâÇŞĞÖÜƏİ")
#: Letters that show that a word is in Turkic letters, which tell its consonants apart.
_TURKIC_LETTERS = _NATIVE_LETTERS | AZERBAIJANI_ONLY | {letter.upper() for letter in AZERBAIJANI_ONLY}
_GERMAN_GROUPS = re.compile(r"sch|ch|j|w|cz|sz|ck|x")
_VOWEL_RUN = re.compile(r"[ai]{2,}")
_DOUBLE = re.compile(r"(.)\1+")
_NO_VOWELS = str.maketrans("", "", "ai")
_KEPT = frozenset("çşğıöüə")
_SOFTENED = re.compile("(?<=[bcçdfgğhjklmnpqrsştvxz])y([aou])")
_FRONT = {"a": "ə", "o": "ö", "u": "ü"}


class _PlainTable(dict[int, str]):
    """A translate table that is filled as letters are met: small Azerbaijani Latin letters, without others' marks."""

    def __missing__(self, code: int) -> str:
        letter = lower(chr(code))
        if letter in _KEPT or "a" <= letter <= "z":
            plain = letter
        elif letter in FOLDED:
            plain = FOLDED[letter]
        else:
            plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if "a" <= part <= "z")
        self[code] = plain
        return plain


_PLAIN = _PlainTable()
_SOUNDS = str.maketrans(_CLASSES)


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """Small Azerbaijani Latin letters only; foreign diacritics are taken off."""
    if word.isascii():
        return word.lower() if word.isalpha() else word.lower().translate(_PLAIN)
    return latin_name(word).translate(_PLAIN)


def _sounded(spoken: str) -> str:
    sounds = spoken.translate(_SOUNDS)
    if _VOWEL_RUN.search(sounds):
        sounds = _VOWEL_RUN.sub(lambda run: "a" if "a" in run.group() else "i", sounds)
    return _without_doubles(sounds)


def _without_doubles(letters: str) -> str:
    return _DOUBLE.sub(r"\1", letters) if _DOUBLE.search(letters) else letters


def _native_spoken(letters: str) -> str:
    return letters.replace("ts", "s").replace("tz", "s") if "t" in letters else letters


def is_native(word: str) -> bool:
    """Whether the letters of ``word`` leave no doubt that it is not in a western European spelling."""
    if word.isascii() and word.isalpha():
        return False
    return script_of(word) is not Script.LATIN or not _NATIVE_LETTERS.isdisjoint(word)


@lru_cache(maxsize=200_000)
def letters_and_key(word: str) -> tuple[str, str]:
    """Latin letters of ``word`` and their ASCII key, equally long: for endings and titles.

    Unlike in a fold key, Cyrillic ``г`` is ``g`` here, so that ``ага`` and ``оглы`` look like ``ağa`` and ``oğlu``.
    """
    latin = word if word.isascii() else latin_name(word)
    if not latin.isalpha():
        latin = "".join(letter for letter in latin if letter.isalpha())
    if word.isascii():
        return latin, latin.lower().translate(MERGED)
    small = lower(latin)
    if script_of(word) is Script.CYRILLIC:
        small = small.replace("q", "g")
    key = ascii_letters(small).translate(MERGED)
    if len(key) != len(latin):
        return key, key
    return latin, key


@lru_cache(maxsize=200_000)
def readings(word: str, native: bool | None = None) -> tuple[str, ...]:
    """The readings of one word, the native one first; empty if it holds no letter we know.

    Args:
        word: the word, in any script.
        native: whether it stands in a native spelling; None if the word itself shall tell.
    """
    letters = _plain(word)
    if not letters:
        return ()
    found = [_sounded(_native_spoken(letters))]
    if not (is_native(word) if native is None else native):
        found += map(_sounded, _western(letters))
    return tuple(reading for reading in dict.fromkeys(found) if reading)


@lru_cache(maxsize=100_000)
def _western(letters: str) -> tuple[str, ...]:
    """A word as English, French and German would have it spoken, where it holds groups that differ in them."""
    found: tuple[str, ...] = ()
    if _WESTERN_GROUPS.search(letters):
        silent = letters[:-1] if len(letters) > 4 and letters[-1] == "e" and letters[-2] not in "aeiouy" else letters
        found = (_ENGLISH.spoken(letters), _FRENCH.spoken(silent))
    if _GERMAN_GROUPS.search(letters):
        found = (*found, _GERMAN.spoken(letters))
    return found


@lru_cache(maxsize=100_000)
def spoken_letters(word: str) -> tuple[str, ...]:
    """``word`` in Azerbaijani letters, once for each way to read it: finer than :func:`readings`."""
    letters = _plain(word)
    if script_of(word) is Script.CYRILLIC:  # Russian ``ю``, ``я``, ``ё`` for front vowels: ``Рюштю``, ``Гянджа``
        letters = _SOFTENED.sub(lambda match: _FRONT[match.group(1)], letters)
    found = [_native_spoken(letters)]
    if not is_native(word):
        found += _western(letters)
    return tuple(dict.fromkeys(_without_doubles(spoken) for spoken in found if spoken))


@lru_cache(maxsize=200_000)
def skeleton(reading: str) -> str:
    """The consonants of a reading; a vowel at its beginning is kept as ``a``."""
    bones = _without_doubles(reading.translate(_NO_VOWELS))
    return "a" + bones if reading[:1] in ("a", "i") else bones


@lru_cache(maxsize=200_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons of all readings of ``word``, without repetition."""
    return tuple(dict.fromkeys(skeleton(reading) for reading in readings(word)))


#: Consonants that Turkish and Azerbaijani letters tell apart and other spellings, Russian and ASCII, do not.
_TOLD_APART = {
    **dict.fromkeys("hx", "h"),
    **dict.fromkeys("kqgğ", "k"),
    **dict.fromkeys("sz", "s"),
    **dict.fromkeys("vfw", "v"),
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("dt", "d"),
    **{letter: letter for letter in "şcçjmnrl"},
}
_TOLD_TABLE = str.maketrans({**dict.fromkeys(_CLASSES, ""), **_TOLD_APART})


@lru_cache(maxsize=200_000)
def told_bones(word: str, length: int | None = None) -> str:
    """The consonants of ``word`` (or of its first ``length`` Latin letters) as Turkic letters tell them apart.

    Empty unless the word shows that it is in such letters: ``Həşim`` and ``Qasım`` are ``hşm`` and ``ksm``, though
    they share the skeleton of their readings; ``Гашим`` and ``Hasim`` say nothing.
    """
    if word.isascii() or _TURKIC_LETTERS.isdisjoint(word):
        return ""
    return _without_doubles(_plain(word)[:length].translate(_TOLD_TABLE))


def told_apart(first: str, second: str) -> bool:
    """Whether two results of :func:`told_bones` say that alike sounding words are different words."""
    return bool(first and second) and len(first) == len(second) and first != second


@lru_cache(maxsize=200_000)
def first_sounds(word: str) -> frozenset[str]:
    """Classes of the sounds ``word``, a name or an initial, may begin with."""
    letters = _plain(word)
    if not letters:
        return frozenset()
    classes = {reading[0] for reading in readings(word)}
    classes.add(_CLASSES.get(letters[0], "") or "-")
    if len(letters) <= 2 and letters[0] in "jy":
        classes |= set("ci")
    if len(letters) > 1 and letters[0] == "y" and letters[1] in "aeəiıouöü":
        classes.add(_CLASSES[letters[1]])  # Юсуф and Usub, Ягуб and Akub
        classes.add("i")
    if letters[0] in "iıİ":
        classes.add("i")
    return frozenset(classes)
