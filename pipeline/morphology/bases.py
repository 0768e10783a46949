"""From a word or name as it stands in the text to its base form."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from pipeline.morphology.analysis import Analysis, analyses, is_suffix_chain
from pipeline.morphology.letters import VOWELS, high_vowel_after, sounds
from pipeline.morphology.name_endings import FUNCTION_WORDS, ends_closed, ends_open
from pipeline.morphology.name_model import model_for
from pipeline.morphology.nouns import ABSTRACT_POSSESSED, NOUNS, POSSESSED
from pipeline.morphology.suffixes import CASES, Kind
from pipeline.record_classes import record
from pipeline.records import Label, Lang, Script
from pipeline.transliteration import script_of

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+(?=[^\W\d_]{2})")
_APOSTROPHE = re.compile("['’ʼ‘`´]")
_ACRONYM_SUFFIX = re.compile(r"^(?P<head>(?:[^\W\d_]\.?){2,}|\d+)-(?P<tail>[^\W\d_]+)$")

#: What a final letter was before a suffix softened it, by language, in Latin and Cyrillic letters.
_HARDENED: dict[Lang, dict[str, str]] = {
    Lang.TR: {"b": "p", "c": "ç", "d": "t", "ğ": "k"},
    Lang.AZ: {"ğ": "q", "y": "k", "d": "t", "ғ": "г", "ј": "к", "д": "т"},
}


def base_forms(word: str, lang: Lang) -> tuple[str, ...]:
    """All plausible base forms of one possibly inflected nominal word.

    The word itself stands first, then stems by growing number of stripped characters; where a suffix may
    have softened the last consonant (``Kürdün``) the hard form (``Kürt``) follows the plain one. Latin and
    Cyrillic, with or without an apostrophe. The word keeps its case and script.
    """
    found = [word]
    split = _split_at_mark(word, lang)
    if split is not None:
        head, tail, _ = split
        reading = _POSSESSIVE_TAIL.match(sounds(tail))
        if reading is not None:
            found.append(head + word[len(head) : len(head) + 1] + tail[: reading.end()])
        found.append(head)
        return tuple(dict.fromkeys(found))
    for analysis in analyses(word, lang):
        if analysis.kinds:
            stem = word[: analysis.cut]
            found.append(stem)
            if analysis.vowel_follows:
                found.extend(_harden(stem, lang))
    return tuple(dict.fromkeys(found))


_POSSESSIVE_TAIL = re.compile(r"s?[ıiuü](?=n|$|yl)")
_POSSESSED_PLURAL = re.compile(r"l(?:arı|eri|əri)$")


def base_form(name: str, label: Label | None, lang: Lang, known: Callable[[str], bool] | None = None) -> str:
    """The one base form of a whole name.

    Only the last word inflects. Case, copula and ``-ki`` endings go; the possessive that makes a compound
    (``Müsavat partiyası``) stays; the plural goes from peoples and groups (NORP) only.

    Args:
        name: the name as it stands in the text.
        label: what it names, or None if unknown.
        lang: the language of the sentence around it.
        known: tells whether a name is known in its base form; known names win over guesses.
    """
    name = " ".join(name.split())
    if not name:
        return name
    prefix, space, word = name.rpartition(" ")
    if prefix and sounds(word) in FUNCTION_WORDS:
        return name
    letters = _INITIALS.match(word)
    if letters:  # ``V.Lenin`` is read as ``Lenin``
        prefix, space, word = prefix + space + letters.group(), "", word[letters.end() :]
    split = _split_at_mark(word, lang)
    if split is not None:
        base = _base_at_mark(prefix, word, split, label)
    else:
        base = _base_by_choice(prefix + space, word, label, lang, known)
    return prefix + space + base


def _split_at_mark(word: str, lang: Lang) -> tuple[str, str, tuple[Kind, ...]] | None:
    """Head, tail and endings of a word whose ending is set off by an apostrophe, or an acronym's by a hyphen."""
    marks = list(_APOSTROPHE.finditer(word))
    if marks:
        mark = marks[-1]
        head, tail = word[: mark.start()], word[mark.end() :]
        kinds = is_suffix_chain(tail, lang) if tail and head else None
        if kinds is not None:
            return head, tail, kinds
        if head and not tail:
            return head, "", ()
        return None
    hyphen = _ACRONYM_SUFFIX.match(word)
    if hyphen and hyphen["head"] == hyphen["head"].upper() and hyphen["tail"] != hyphen["tail"].upper():
        kinds = is_suffix_chain(hyphen["tail"], lang)
        if kinds is not None:
            return hyphen["head"], hyphen["tail"], kinds
    return _split_at_case(word, lang)


def _split_at_case(word: str, lang: Lang) -> tuple[str, str, tuple[Kind, ...]] | None:
    """The same for an acronym with its ending directly behind: ``AKDnın``."""
    cut = next((index for index, letter in enumerate(word) if letter.islower()), 0)
    if cut < 2 or not word[:cut].isalpha():
        return None
    kinds = is_suffix_chain(word[cut:], lang)
    return None if kinds is None or len(word) - cut < 2 else (word[:cut], word[cut:], kinds)


def _base_at_mark(prefix: str, word: str, split: tuple[str, str, tuple[Kind, ...]], label: Label | None) -> str:
    head, tail, _ = split
    if not tail:
        return head
    heard = sounds(tail)
    # ``Devlet Duma’sının``, ``Vekilleri Sovyet’i``: the possessive after the mark belongs to the compound name
    if prefix and label is not Label.PERSON and heard[:1] != "n":
        possessive = _POSSESSIVE_TAIL.match(heard)
        if possessive and (heard.startswith("s") or len(heard) > 2 or _POSSESSED_PLURAL.search(sounds(prefix))):
            return head + word[len(head)] + tail[: possessive.end()]
    return head


@record
class _Candidate:
    base: str
    heard: str
    analysis: Analysis


def _base_by_choice(
    prefix: str, word: str, label: Label | None, lang: Lang, known: Callable[[str], bool] | None
) -> str:
    if label is Label.NORP:
        return _base_of_group(prefix, word, lang, known)
    initials = bool(prefix) and prefix[-1] == "."
    if known is not None and (known(prefix + word) or (initials and known(word))):
        return word
    candidates = [
        _Candidate(word[: found.cut], sounds(word[: found.cut]), found)
        for found in analyses(word, lang)
        if _allowed(found.kinds, label)
    ]
    heard = sounds(word)
    if prefix and label is not Label.PERSON and _is_possessed(heard):
        # ``Basın Kanunu``: the possessive that makes the compound is no accusative
        candidates = [found for found in candidates if found.analysis.kinds[:1] != (Kind.ACCUSATIVE,)]
    whole = model_for(label).prefixes(heard)
    candidates.sort(key=lambda candidate: -_score(candidate, whole, label, lang, compound=bool(prefix)))
    if known is not None:
        for candidate in candidates:
            if candidate.analysis.kinds:
                for form in _in_preference(candidate, label, lang):
                    if known(prefix + form) or (initials and known(form)):
                        return form
    return _in_preference(candidates[0], label, lang)[0] if candidates[0].analysis.kinds else word


def _allowed(kinds: tuple[Kind, ...], label: Label | None) -> bool:
    """Whether a base form may lose these endings.

    No plural or possessive next to the stem, no copula; and a title may be the noun that ``-ki`` makes
    (``Təbrizdəkilər``), where a place is what it is made of.
    """
    if not kinds:
        return True
    if label is Label.WORK_OF_ART and Kind.RELATIVE in kinds[:-1]:
        return False
    return kinds[0] in CASES and kinds[0] is not Kind.EQUATIVE and Kind.COPULA not in kinds


def _harden(stem: str, lang: Lang) -> tuple[str, ...]:
    hard = _HARDENED.get(lang, _HARDENED[Lang.AZ]).get(stem[-1:])
    return (stem[:-1] + hard,) if hard and len(stem) > 2 else ()


def _in_preference(candidate: _Candidate, label: Label | None, lang: Lang) -> tuple[str, ...]:
    """The stem and its hard form, the likelier first.

    Turkish common words have no final ``b c d ğ``; names of people and places keep theirs in writing
    (``Ahmed``, ``Belgrad``, ``Karabağ``).
    """
    stem = candidate.base
    if not candidate.analysis.vowel_follows:
        return (stem,)
    hard = _harden(stem, lang)
    if not hard:
        return (stem,)
    common = label in (Label.NORP, Label.WORK_OF_ART, Label.ORG, Label.EVENT, Label.LAW)
    if not common or (lang is not Lang.TR and candidate.heard[-1] == "d"):
        return (stem, *hard)
    if candidate.heard in NOUNS and sounds(hard[0]) not in NOUNS:  # ``Parti Qurultayı``, ``Cihadın``
        return (stem, *hard)
    return (*hard, stem)


#: How often a name without an apostrophe stands in its base form. Turkish sets endings of names off.
_BARE = {Lang.TR: 0.8, Lang.AZ: 0.5}

#: Peoples are common nouns, which take no apostrophe in Turkish either.
_BARE_GROUP = 0.6

#: How the cases share the rest, counted in running text of both languages, in round figures.
_SHARES: dict[Kind, float] = {
    Kind.GENITIVE: 0.40,
    Kind.DATIVE: 0.18,
    Kind.LOCATIVE: 0.15,
    Kind.ABLATIVE: 0.12,
    Kind.ACCUSATIVE: 0.10,
    Kind.INSTRUMENTAL: 0.05,
}

#: Pairs of consonants that names end in; others speak against a stem.
_FINAL_PAIRS = frozenset(
    "rt rd rk rq rs rş rg rn rm rp rb rv rz rj nt nd nk nq ng ns nç nc lt ld lk lq ls lm lp lf st şt sk ft xt ht ct kt "
    "yn yd yk yt ys yr ks ps ts ff tt ss ll mm nn rr zz ğd mp nz lz şk rf tr br dr kr fr nj tz ch ck sh gh".split()
)

#: What a common noun that needs no guess is worth.
_NOUN = 14.0

#: Words that carry a possessive in people's names.
_PERSON_POSSESSIVES = ("oğlu", "qızı", "kızı", "başı", "ağası", "bəyi", "beyi", "gəli")


def _score(candidate: _Candidate, whole: list[float], label: Label | None, lang: Lang, *, compound: bool) -> float:
    """Log score of a reading: how likely its stem is a name, and how likely its endings are."""
    kinds, stem = candidate.analysis.kinds, candidate.heard
    bare = _BARE_GROUP if label is Label.NORP else _BARE.get(lang, _BARE[Lang.AZ])
    score = whole[len(stem)]
    forms = _in_preference(candidate, label, lang)
    if forms[0] != candidate.base:  # ``Kürdün``: what the likelier form is worth counts
        stem = sounds(forms[0])
        score = model_for(label).prefixes(stem)[-1] + 1.5
    if label is not Label.PERSON and _is_noun(stem, compound=compound):
        score += _NOUN
    if not kinds:
        score += math.log(bare)
        if ends_closed(stem, label):
            score += 3
        elif ends_open(stem):
            score += 1.5
        if compound and label is not Label.PERSON and stem[-1] in "ıiuü":
            score += 3  # the possessive that makes the compound is no accusative
        return score
    score += math.log((1 - bare) * _SHARES.get(kinds[0], 0.01))
    if len(kinds) > 1:
        score -= 1
    elif kinds[0] is Kind.ACCUSATIVE and compound and label is not Label.PERSON and stem[-1] not in "aeəıiuü":
        score -= 30  # ``Birliği``, ``Legionu``: the possessive of a compound, hardly ever an accusative
    elif kinds[0] is Kind.ACCUSATIVE and candidate.analysis.vowel_follows and label is Label.NORP:
        score -= 3  # ``gürcü``, ``ləzgi``: one letter, and the letter many names of peoples end in
    elif kinds[0] is Kind.DATIVE and candidate.analysis.vowel_follows and label is Label.NORP:
        score -= 2
    if candidate.analysis.keeps_possessive or (compound and label is not Label.PERSON and stem[-1] in "ıiuü"):
        score += _possessive_score(stem, label, compound=compound)
    letters = sum(letter.isalpha() for letter in stem)
    if letters <= 3:  # ``Bak`` of ``Bakı``, ``Van`` of ``Vanda``
        score -= 6 if letters < 3 else 1.5
    if len(stem) > 1 and stem[-1] not in VOWELS and stem[-2] not in VOWELS and stem[-2:] not in _FINAL_PAIRS:
        score -= 4
    if ends_closed(stem, label):
        score += 3
    elif ends_open(stem):
        score += 1.5
    return score


def _is_possessed(heard: str) -> bool:
    """Whether a word is a common noun that closes names, with the possessive that makes a compound."""
    return heard in POSSESSED or heard.endswith(ABSTRACT_POSSESSED)


def _is_noun(stem: str, *, compound: bool) -> bool:
    """Whether a stem is a common noun that closes names, or in a compound one with its possessive."""
    return stem in NOUNS or (compound and _is_possessed(stem))


def _possessive_score(stem: str, label: Label | None, *, compound: bool) -> float:
    """What speaks for a stem that ends in the possessive of the third person."""
    if label is Label.PERSON:
        return 6 if stem.endswith(_PERSON_POSSESSIVES) else -12
    if compound:
        return 6
    return 2 if stem[-2:-1] == "s" and stem[-3:-2] in VOWELS else -12


def _base_of_group(prefix: str, word: str, lang: Lang, known: Callable[[str], bool] | None) -> str:
    """The base form of a people or group: singular, without case; ``Kırım Tatarları`` is ``Kırım Tatarı``."""
    readings = analyses(word, lang)
    plural = [found for found in readings if Kind.PLURAL in found.kinds and Kind.COPULA not in found.kinds]
    if plural:
        # with a word before it, ``Tatarları`` has a possessive rather than an accusative
        best = min(
            plural, key=lambda found: (found.cut, bool(prefix) and Kind.POSSESSIVE not in found.kinds, len(found.kinds))
        )
        stem = word[: best.cut]
        if prefix and best.kinds[1:2] == (Kind.POSSESSIVE,):
            return stem + _possessive_after(sounds(stem), word)
        return stem
    candidates = [
        _Candidate(word[: found.cut], sounds(word[: found.cut]), found)
        for found in readings
        if _allowed(found.kinds, Label.NORP)
    ]
    if known is not None and known(prefix + word):
        return word
    whole = model_for(None).prefixes(sounds(word))
    candidates.sort(key=lambda candidate: -_score(candidate, whole, Label.NORP, lang, compound=False))
    if known is not None:
        for candidate in candidates:
            for form in _in_preference(candidate, Label.NORP, lang) if candidate.analysis.kinds else ():
                if known(prefix + form):
                    return form
    return _in_preference(candidates[0], Label.NORP, lang)[0] if candidates[0].analysis.kinds else word


def _possessive_after(heard: str, word: str) -> str:
    """The possessive of the third person for a stem, in the script of ``word``."""
    ending = ("s" if heard[-1] in VOWELS else "") + high_vowel_after(heard)
    if script_of(word) is Script.CYRILLIC:
        ending = ending.translate(str.maketrans("sıiuü", "сыиуү"))
    return ending
