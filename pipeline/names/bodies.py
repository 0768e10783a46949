"""Names of bodies, places, works, events and laws: bags of meaning rather than of words."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.names.concepts import GEOGRAPHIC, concept_of, is_optional
from pipeline.names.people_match import Comparison
from pipeline.names.reasons import Reason
from pipeline.names.sound import readings, skeleton
from pipeline.names.spelling import is_explained
from pipeline.names.words import sound_similarity
from pipeline.record_classes import record
from pipeline.transliteration import fold, lower, to_latin
from pipeline.transliteration.letters import SMALL

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`´][^\W_]+)*")
_ACRONYM = re.compile(rf"[^\W\d_{SMALL}]{{2,7}}|(?:[^\W\d_]\.){{2,7}}")
#: Roman numerals; the Turkish and the Cyrillic capital are met for ``I`` too.
_ROMAN = {
    "I": "first",
    "İ": "first",
    "II": "second",
    "İİ": "second",
    "III": "third",
    "İİİ": "third",
    "IV": "fourth",
    "V": "fifth",
    "VI": "6",
    "VII": "7",
    "VIII": "8",
    "IX": "9",
    "X": "10",
    "XI": "11",
    "XII": "12",
}
_SPELLED_OUT = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth"}
#: ``Nasr-ed-Dine``: the Arabic article joins what stands around it.
_ARTICLE_INSIDE = re.compile(r"[- ]((?:e|u|ou|ü|у|э|е)[dд])[- ](?=[dд][iıи])", re.IGNORECASE)
#: Acronyms of one body or state in several languages, in the letters of :func:`acronym_letters`.
_ONE_BODY = {
    acronym: acronyms[0]
    for acronyms in (
        "USSR SSCB SSRI SSSR URSS UDSSR".split(),
        "USA ABD ABS SSA EUA".split(),
        "RSFSR RSFSC".split(),
        "TSFSR ZSFSR ZSFSC ZSFSK".split(),
        "TBMM VNST BNST".split(),
        "UN BM BMT OON ONU".split(),
        "CC MK TSK".split(),
        "CEKA CK".split(),
        "SNK HKS".split(),
        "NKID HIHK".split(),
    )
    for acronym in acronyms
}
_DIGITS = re.compile(r"\d+")
_ELISION = re.compile(r"\b[dl]['’]", re.IGNORECASE)
_POSSESSIVE_APOSTROPHE = re.compile(r"['’ʼ‘`´][^\W\d_]+$")


@record
class Part:
    """One meaningful word: a concept, or the sounds of a proper name.

    Attributes:
        concept: the concept, or "".
        key: fold key of the word.
        sounds: readings.
        word: as written.
    """

    concept: str
    key: str
    sounds: tuple[str, ...]
    word: str = ""

    @property
    def block(self) -> str:
        """What the same word has in common in all its spellings."""
        return self.concept or "/" + (skeleton(self.sounds[0]) if self.sounds else self.key)


@record
class BodyName:
    """A name as a bag of meaning.

    Attributes:
        text: as written.
        core: parts it cannot lack, without repetition, in order.
        heads: optional head concepts (``~party``).
        numbers: ordinals, years and numerals, which tell namesakes apart.
        acronym: its letters in Latin capitals if the whole name is an acronym, else "".
    """

    text: str
    core: tuple[Part, ...]
    heads: frozenset[str]
    numbers: frozenset[str]
    acronym: str

    @property
    def key(self) -> str:
        """Equal for names of the same meaning, whatever the language."""
        if self.acronym:
            return "acronym:" + self.acronym
        return " ".join(sorted({part.block for part in self.core} | self.numbers))


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})


def acronym_letters(text: str) -> str:
    """Latin capitals of an acronym (``ГИК`` is ``QİK``), "" if ``text`` is none; one for ``СССР`` and ``SSCB``."""
    if text == "UdSSR":
        text = text.upper()
    if not _ACRONYM.fullmatch(text) or text != text.upper():
        return ""
    letters = fold(to_latin(text, None)).replace(" ", "").upper()
    return _ONE_BODY.get(letters, letters)


def initials(text: str) -> tuple[str, ...]:
    """The acronyms ``text`` may be shortened to: of all its words, and of those that mean something."""
    words = _WORD.findall(text)
    if len(words) < 2:
        return ()
    meaningful = [word for word in words if concept_of(word) != "-"]
    found = []
    for chosen in (words, meaningful):
        letters = "".join(fold(to_latin(word, None))[:1] for word in chosen).upper()
        found += [letters, _ONE_BODY.get(letters, letters)]
    return tuple(letters for letters in dict.fromkeys(found) if len(letters) > 1)


@lru_cache(maxsize=200_000)
def parse_body(text: str) -> BodyName:
    """Take the name of anything but a person apart."""
    acronym = acronym_letters(text.strip('“”"«» '))
    core: dict[str, Part] = {}
    heads: set[str] = set()
    numbers: set[str] = set()
    for word in _WORD.findall(_ELISION.sub(" ", _ARTICLE_INSIDE.sub(r"\1", text))):
        bare = _POSSESSIVE_APOSTROPHE.sub("", word)
        if bare in _ROMAN and " " in text:
            numbers.add(_ROMAN[bare])
            continue
        if number := _DIGITS.match(bare):
            numbers.add(_SPELLED_OUT.get(number.group(), number.group()))
            continue
        concept = concept_of(bare)
        if concept == "-":
            continue
        if concept in _ORDINALS:
            numbers.add(concept)
        elif is_optional(concept):
            heads.add(concept)
        else:
            key = fold(bare).replace(" ", "")
            word = lower(bare) if bare.isupper() else bare
            part = Part(concept, key, () if concept else readings(word), word)
            if part.key:
                core.setdefault(part.block, part)
    if not core:
        core = {head: Part(head, head, ()) for head in sorted(heads)}
    return BodyName(text, tuple(core.values()), frozenset(heads), frozenset(numbers), acronym)


#: Heads that tell works of one title apart; parties, groups and movements change theirs freely.
_TELLING_HEADS = frozenset({"~journal", "~newspaper", "~book", "~bulletin", "~radio", "~city", "~river", "~sea"})

#: Heads that make a body out of a place: ``Paris grubu`` is not Paris.
_BODY_HEADS = frozenset({"~party", "~movement", "~organisation", "~association", "~group", "~club", "~radio"})


def heads_clash(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether head nouns say that two bodies of one name are different: a journal is no newspaper."""
    return bool(
        first and second and first.isdisjoint(second) and (first & _TELLING_HEADS) and (second & _TELLING_HEADS)
    )


def _same_part(first: Part, second: Part) -> float:
    if first.concept or second.concept:
        return 1.0 if first.concept == second.concept else 0.0
    if first.key == second.key:
        return 1.0
    similarity = sound_similarity(first.sounds, second.sounds)
    shortest = min((len(sounds) for sounds in (*first.sounds, *second.sounds)), default=0)
    if not similarity or (similarity < 1.0 and shortest < 6):
        return 0.0
    # places and parties are words among many: their consonants must agree (``Karadağ`` is not ``Karabağ``), unless
    # the words are so long that a letter may be a slip
    agree = not _bones(first.sounds).isdisjoint(_bones(second.sounds))
    least = (_EXPLAINED if shortest > _SHORT else _EXPLAINED_SHORT) if agree else _SLIP
    if not agree and shortest < _LONG:
        return 0.0
    return similarity if is_explained(first.word, second.word, least) else 0.0


#: How much of the spelling of two names of places must be explained: ``Guba`` and ``Kobe`` sound alike.
_EXPLAINED = 0.82
_EXPLAINED_SHORT = 0.86
_SHORT = 4
_SLIP = 0.85
_LONG = 7


@lru_cache(maxsize=200_000)
def _bones(sounds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(skeleton(reading) for reading in sounds)


#: Concepts that half the bodies of the world have in their names.
_COMMON = frozenset(
    """
    administration allied assembly bureau cabinet central commission committee commissar commissariat communist
    conference confederation congress constitution council court culture defence delegation democratic department
    economy education executive extraordinary federal federation first foreign free front general government great
    high independence institute labour literature local military ministry national nation new office people political
    press programme propaganda protocol provisional republic revolution revolutionary secret security social socialist
    state station student supreme technical united university youth
    """.split()
)


def _translated(first: BodyName, second: BodyName) -> bool:
    """Whether names of the commonest words share their meaning and not the words (``Ali Şura``, ``Ali Sovet``)."""
    if not all(part.concept in _COMMON for part in (*first.core, *second.core)):
        return False
    words = {part.concept: part.key for part in second.core}
    return any(part.key[:3] != words.get(part.concept, "")[:3] for part in first.core)


def _words(first: list[Part], second: list[Part]) -> tuple[str, ...]:
    return tuple([part.concept or part.key for part in (*first, *second)])


def compare_bodies(first: BodyName, second: BodyName) -> Comparison:
    """Compare two names of bodies, places or works; see :class:`Comparison`."""
    if first.acronym and second.acronym:
        same = first.acronym == second.acronym
        return Comparison(0.9 if same else 0.0, not same, ("acronyms " + ("agree" if same else "differ"),))
    if first.acronym or second.acronym:
        acronym, full = (first, second) if first.acronym else (second, first)
        if acronym.acronym in initials(full.text):
            return Comparison(0.7, False, (("%s are the initials of %s", acronym.text, full.text),))
    if first.numbers != second.numbers and (first.numbers or second.numbers):
        clash = bool(first.numbers and second.numbers)
        return Comparison(0.0 if clash else 0.3, clash, ("numbers differ",))
    matched: list[float] = []
    left = list(second.core)
    unmatched = []
    for part in first.core:
        similarity, closest = 0.0, -1
        for index, other in enumerate(left):
            alike = _same_part(part, other)
            if alike > similarity:
                similarity, closest = alike, index
                if alike == 1.0:
                    break
        if similarity > 0:
            matched.append(similarity)
            left.pop(closest)
        else:
            unmatched.append(part)
    if not matched:
        return Comparison(0.0, False, ("nothing in common",))
    mean = sum(matched) / len(matched)
    share = len(matched) / (len(matched) + max(len(unmatched), len(left)))
    if unmatched and left and len(matched) < 4 * max(len(unmatched), len(left)):
        return Comparison(0.2 * share, True, (("differ in %s", _words(unmatched, left)),))
    if unmatched or left:
        return Comparison(0.85 * mean * share, False, (("one lacks %s", _words(unmatched, left)),))
    reasons: list[Reason] = [("%d words agree %.2f", len(matched), mean)]
    score = 0.95 * mean
    if heads_clash(first.heads, second.heads):
        reasons.append("different head nouns")
        return Comparison(0.4 * mean, True, tuple(reasons))
    if first.heads != second.heads:
        reasons.append("head noun missing on one side")
        bare = not first.heads or not second.heads
        names_place = all(part.concept in GEOGRAPHIC for part in first.core)
        common = all(part.concept in _COMMON for part in first.core)
        score *= 0.6 if bare and (names_place or common) and (first.heads | second.heads) & _BODY_HEADS else 0.95
    if _translated(first, second):
        reasons.append("common words in another wording")
        score *= 0.75
    return Comparison(score, False, tuple(reasons))
