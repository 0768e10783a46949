"""The author of a bracket that has none: ``Karaca (1966, s. 48)``, ``Həsənzadənin (1990, s. 12) yazdığı kimi``.

He stands in the sentence before it. A name that other brackets of the text cite is taken first; else the capitalised
words directly before the bracket, without the ending of their case.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.citations import lexicon
from pipeline.citations.evidence import Evidence
from pipeline.citations.names import is_name, split_pair
from pipeline.morphology import base_form, base_forms
from pipeline.records import Label, Lang
from pipeline.transliteration import fold

#: How far back (code points) the author of a bracket without one is looked for.
_SENTENCE = 250
#: How far back his name may begin where nobody knows it.
_NEAR = 90

_NAME = re.compile(r"[^\W\d_][\w-]*")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})\.\s|[!?;:]\s|\n")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĞİŞƏА-ЯӘҒҜЈӨҮҺҸ]"
_PART = rf"(?:{_CAPITAL}[^\W\d_]?\.\s?){{0,3}}{_CAPITAL}[\w-]+"
_NAMES = rf"{_PART}(?:\s{_PART}){{0,2}}(?:\s(?:&|{lexicon.AND})\s{_PART}(?:\s{_PART}){{0,2}})?"
_BEFORE = re.compile(
    rf"(?P<name>{_NAMES}(?:\s{_CAPITAL}\.(?:\s?{_CAPITAL}\.)*)?"
    r"(?P<others>,?\s(?:vd\.|v\.d\.|vb\.|ve ark\.|və b\.|ve (?:diğerleri|arkadaşları)|və (?:digərləri|başqaları)))?)"
    rf"(?P<case>[’'ʼ`][^\W\d_]+)?(?P<between>(?:\s(?!{_CAPITAL})[^\W\d_]+){{0,2}})\s$"
)
_ACCORDING_TO = re.compile(rf"(?P<name>{_NAMES})(?P<case>[’'ʼ`][^\W\d_]+)?\s(?:göre|görə|nazaran)\b")
_AS_SAID = re.compile(
    rf"(?P<name>{_NAMES})(?:(?P<case>[’'ʼ`])[^\W\d_]+)?(?:\s(?:de|da|də))?\s"
    r"(?:\w+\s)?(?:belirt|yaz|söyle|aktar|de|vurgula|et|göster|göstər|bildir)\w*[dt][ıiuü][ğy][ıiuü]\w*"
    r"\s(?:gibi|üzere|kimi)\b"
)
#: What stands capitalised before a name, or opens its sentence.
_OPENING = frozenset(
    """
    ama amma ancak araştırmacı ayrıca belə bilakis bizim bu buna bunlar bunlardan bunu bunun burada bütün daha doç
    dr fakat hatta hem həm həmin həmçinin ise ki lakin lâkin mesela məsələn nitekim o onlar onu onun oysa prof
    professor profesör sonra sonralar tarihçi tarixçi yazar yazıçı yenə yine çünkü örneğin öte üstelik şair
    şərqşünas əslində
    """.split()
)
#: Who writes opens the sentence where a verb of saying stands before the bracket: ``Karaca, yolun … açıldığını yazar``.
_SAYS = re.compile(
    r"\b(?:yaz|de|belirt|söyle|anlat|aktar|vurgula|kaydet|göster|bildir|təsdiqlə|təsvir ed|iddia ed|qeyd ed|savun|ekle)"
    r"(?:[aeıiuüəlr]{0,3}r|[ıiuü]yor|mekte|maktadır|mektedir|maqdadır|m[ıiuü]şt[ıiuü]r|[dt][ıiuü])\s$"
)
_SUBJECT = re.compile(rf"\s*(?P<name>{_NAMES})(?P<case>[’'ʼ`][^\W\d_]+)?(?=,?\s)")
#: Words behind a title: who wrote the book stands before it (``Karaca, Dağların Sesi adlı kitabında``).
_TITLED = frozenset("adlı adında isimli başlıklı sərlövhəli адлы".split())
_WRITER = re.compile(rf"(?P<name>{_PART}(?:\s{_PART}){{0,2}})(?:[’'ʼ`][^\W\d_]+|,)?\s")
#: Feminine surnames look like the dative of the masculine ones.
_FEMININE = ("ova", "eva", "ова", "ева")


def narrative_author(text: str, bracket: int, evidence: Evidence) -> str:
    """The author of a bracket without one, as printed but for the ending of his case; "" if none stands there.

    Args:
        text: the clean text.
        bracket: offset of the bracket in it.
        evidence: what the text says about the words.
    """
    before = _SENTENCE_END.split(text[max(0, bracket - _SENTENCE) : bracket])[-1]
    cited = [cited for name in _NAME.finditer(before) if (cited := _cited(name[0], evidence))]
    if cited:
        return cited[-1]
    said = _ACCORDING_TO.search(before) or _AS_SAID.search(before)
    if said is not None:
        words = _name_words(said["name"], evidence)
        dative = said.re is _ACCORDING_TO
        return " ".join(
            words if said["case"] else [*words[:-1], *(without_case(word, dative=dative) for word in words[-1:])]
        )
    named = _name_before(before, evidence)
    if not named and _SAYS.search(before) is not None and (subject := _SUBJECT.match(before)) and not subject["case"]:
        named = " ".join(_name_words(subject["name"], evidence))
    return named


def _cited(word: str, evidence: Evidence) -> str:
    if not word[0].isupper():
        return ""
    return next((form for form in base_forms(word, Lang.AZ) if evidence.is_cited(fold(form))), "")


def _name_before(sentence: str, evidence: Evidence) -> str:
    before = sentence[-_NEAR:]
    start = 0
    while (match := _BEFORE.search(before, start)) is not None:
        if not _TITLED.isdisjoint(match["between"].split()):
            writer = _WRITER.match(sentence.lstrip())
            titled = match["name"].split()[0]
            if writer is None or titled in writer["name"].split():
                return ""
            return " ".join(map(without_case, _name_words(writer["name"], evidence)))
        name = match["name"].removesuffix(match["others"] or "")
        words = _name_words(name, evidence)
        bare = " ".join(words)
        if bare and all(is_name(part, most=4) for part in split_pair(bare)):
            if not match["case"] and not match["others"]:
                bare = " ".join([*words[:-1], without_case(words[-1])])
            return bare + (match["others"] or "")
        start = match.start() + 1
    return ""


def _name_words(name: str, evidence: Evidence) -> list[str]:
    """The words of a name without those that open its sentence or give its bearer's trade; none of a place."""
    words = name.split()
    while words and (fold(words[0].strip(".")) in _FOLDED_OPENING or (len(words) > 1 and evidence.is_common(words[0]))):
        words.pop(0)
    return [] if words and fold(words[-1]) in lexicon.PLACES else words


@lru_cache(maxsize=4096)
def without_case(word: str, *, dative: bool = False) -> str:
    """A surname of the region without the ending of its case: ``Həsənzadənin`` gives ``Həsənzadə``.

    Azerbaijani joins it to the name without an apostrophe. Names of other make stay as they are: whether ``Ergin`` is
    one or the genitive of one nothing tells.

    Args:
        word: a capitalised word.
        dative: whether a word behind it asks for a dative: then ``Bayramova`` is one, else a woman's name.
    """
    feminine = word.endswith(_FEMININE)
    if feminine and not dative:
        return word
    bare = word[:-1] if feminine else base_form(word, Label.PERSON, Lang.AZ)
    return bare if fold(bare).endswith((*lexicon.SURNAME_ENDINGS, "lu")) else word


_FOLDED_OPENING = frozenset(map(fold, _OPENING))
