"""The author of a bracket that has none: ``Karaca (1966, s. 48)``, ``Həsənzadənin (1990, s. 12) yazdığı kimi``.

He stands in the sentence before it. A name that other brackets of the text cite is taken first; else the capitalised
words directly before the bracket, without the ending of their case.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.citations import lexicon
from pipeline.citations.names import is_name
from pipeline.transliteration import fold

#: How far back (code points) the author of a bracket without one is looked for.
_SENTENCE = 250
#: How far back his name may begin where nobody knows it.
_NEAR = 90

_NAME = re.compile(r"[^\W\d_][\w-]*")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})\.\s|[!?;:]\s|\n")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĞİŞƏА-ЯӘҒҜЈӨҮҺҸ]"
_PART = rf"(?:{_CAPITAL}[^\W\d_]?\.\s?){{0,3}}{_CAPITAL}[\w-]+"
_BEFORE = re.compile(
    rf"(?P<name>{_PART}(?:\s{_PART}){{0,2}}(?:\s(?:&|ve|və|и)\s{_PART}(?:\s{_PART}){{0,2}})?(?:\s{_CAPITAL}\.(?:\s?{_CAPITAL}\.)*)?"
    r"(?P<others>,?\s(?:vd\.|v\.d\.|vb\.|ve ark\.|və b\.|ve (?:diğerleri|arkadaşları)|və (?:digərləri|başqaları)))?)"
    r"(?P<case>[’'ʼ`][^\W\d_]+)?(?P<between>(?:\s[^\W\d_]+){0,2})\s$"
)
_ACCORDING_TO = re.compile(rf"(?P<name>{_PART}(?:\s{_PART}){{0,2}})(?P<case>[’'ʼ`][^\W\d_]+)?\s(?:göre|görə|nazaran)\b")
_AS_SAID = re.compile(
    rf"(?P<name>{_PART}(?:\s{_PART}){{0,2}})(?:(?P<case>[’'ʼ`])[^\W\d_]+)?(?:\s(?:de|da|də))?\s"
    r"(?:\w+\s)?(?:belirt|yaz|söyle|aktar|de|vurgula|et|göster|göstər|bildir)\w*[dt][ıiuü][ğy][ıiuü]\w*"
    r"\s(?:gibi|üzere|kimi)\b"
)
#: What stands capitalised before a name, or opens its sentence.
_OPENING = frozenset(
    """
    amma ama ancak araştırmacı ayrıca bilakis bu burada buna çünkü daha doç dr fakat hatta hem ise lakin lâkin məsələn
    mesela nitekim örneğin oysa prof profesör professor şair sonra tarihçi tarixçi yazar yazıçı yine
    """.split()
)
#: Endings that Azerbaijani joins to a name without an apostrophe, behind the ending of a surname of the region.
_CASE_ENDINGS = re.compile(
    r"(?P<stem>.+(?:zadə|zade|ov|ova|yev|yeva|lı|li|lu|lü|oğlu|ski|skaya|beyli|bəyli|yan|dze|şvili))"
    r"(?:n?[ıiuü]n|[ny]?[əa]|d[əa]n|d[əa]|n?[ıiuü])"
)


def narrative_author(text: str, bracket: int, known: Collection[str]) -> str:
    """The author of a bracket without one, as printed but for the ending of his case; "" if none stands there.

    Args:
        text: the clean text.
        bracket: offset of the bracket in it.
        known: fold keys of surnames that other brackets of the text cite.
    """
    before = _SENTENCE_END.split(text[max(0, bracket - _SENTENCE) : bracket])[-1]
    cited = [cited for name in _NAME.finditer(before) if (cited := _cited(name[0], known))]
    if cited:
        return cited[-1]
    said = _ACCORDING_TO.search(before) or _AS_SAID.search(before)
    if said is not None:
        words = _name_words(said["name"])
        return " ".join(words if said["case"] else [*words[:-1], *map(without_case, words[-1:])])
    return _name_before(before[-_NEAR:])


def _cited(word: str, known: Collection[str]) -> str:
    if not word[0].isupper():
        return ""
    if fold(word) in known:
        return word
    bare = without_case(word)
    return bare if fold(bare) in known else ""


def _name_before(before: str) -> str:
    start = 0
    while (match := _BEFORE.search(before, start)) is not None:
        name = match["name"].removesuffix(match["others"] or "")
        words = _name_words(name)
        bare = " ".join(words)
        if bare and all(is_name(part, most=4) for part in re.split(r"\s(?:&|ve|və|и)\s", bare)):
            if not match["case"] and not match["others"]:
                bare = " ".join([*words[:-1], without_case(words[-1])])
            return bare + (match["others"] or "")
        start = match.start() + 1
    return ""


def _name_words(name: str) -> list[str]:
    """The words of a name without those that open its sentence or give its bearer's trade; none of a place."""
    words = name.split()
    while words and fold(words[0].strip(".")) in _FOLDED_OPENING:
        words.pop(0)
    return [] if words and fold(words[-1]) in lexicon.PLACES else words


def without_case(word: str) -> str:
    """A surname of the region without the ending of its case: ``Həsənzadənin`` gives ``Həsənzadə``."""
    match = _CASE_ENDINGS.fullmatch(word)
    return match["stem"] if match is not None else word


_FOLDED_OPENING = frozenset(map(fold, _OPENING))
