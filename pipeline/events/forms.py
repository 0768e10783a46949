"""What the ending of a Turkish or Azerbaijani word says: verb forms and noun cases, read off the surface.

Keys
----
All functions work on *keys* (:func:`key_of`): the word in lower case and Latin script, apostrophes and
circumflexes gone, with ``ə`` written ``e`` and ``q`` written ``k``. Under this spelling the endings of
the two languages fall together (``-dıq``/``-dık``, ``-acaq``/``-acak``, ``-ən``/``-en``), so that one set
of patterns serves both; what differs (``-ıb``/``-ıp``, ``-diyi``/``-diği``, ``-məyə``/``-meye``) stands side
by side in them.

The patterns follow the suffix tables of the standard grammars (voice, ability, negation, then tense
or nominalisation, then person or possession and case). Voice is not analysed here: the lexicon lists
active, passive and causative stems.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from pipeline.record_classes import record
from pipeline.records import Lang, Script
from pipeline.transliteration import lower, to_latin

_FOLD = str.maketrans(
    {"ə": "e", "q": "k", "â": "a", "î": "i", "û": "u", "’": "", "'": "", "ʼ": "", "`": "", "´": "", "‘": ""}
)


@lru_cache(maxsize=1 << 16)
def key_of(word: str, script: Script = Script.LATIN) -> str:
    """The comparison key of a word: see the module's docstring."""
    latin = to_latin(word, Lang.AZ) if script is Script.CYRILLIC else word
    return lower(latin).translate(_FOLD)


class Form(StrEnum):
    """The grammatical form in which a verb stands."""

    FINITE = "finite"
    PERFECT = "perfect"  # bare -mış/-miş, az -ıb: a finite verb before a pause, else a participle or converb
    SUBJECT_PARTICIPLE = "subject-participle"  # -an/-en
    OBJECT_PARTICIPLE = "object-participle"  # -dığı/-diyi, -acağı/-acağı
    CONVERB = "converb"  # -arak, -ıp/-ıb, -ınca, -ken, -dıktan, -madan
    VERBAL_NOUN = "verbal-noun"  # -ma(sı)
    INFINITIVE = "infinitive"  # -mak
    NOUN = "noun"


class Case(StrEnum):
    """Case or case-like relation of a nominal phrase."""

    NOM = "nom"
    GEN = "gen"
    DAT = "dat"
    ACC = "acc"
    LOC = "loc"
    ABL = "abl"
    INS = "ins"
    ATTRIBUTIVE = "ki"  # locative with -ki: "which is in"


@record
class Ending:
    """What the ending after a stem says.

    Attributes:
        form: the form.
        negated: whether it carries the negation.
        future: whether it looks ahead or demands (-acak, -malı, -sın, -a).
        case: case of a nominalised form or noun; NOM where there is none.
        possessed: whether it carries a possessive ending.
        conditional: whether it is a condition or concession (-sa).
    """

    form: Form
    negated: bool = False
    future: bool = False
    case: Case = Case.NOM
    possessed: bool = False
    conditional: bool = False


_I = "[ıiuü]"
_A = "[ae]"
_PERSON = rf"(?:l{_A}r|{_I}m|n{_I}z|s{_I}n{_I}z|s{_I}n|{_I}z|{_I}k|k|m)"
_COPULA = rf"(?:y?[dt]{_I}(?:l{_A}r|k|m|n{_I}z)?|[dt]{_I}r(?:l{_A}r)?|y?s{_A}(?:l{_A}r)?|y?m{_I}ş(?:l{_A}r)?)"
_POSSESSIVE = rf"(?:{_I}m{_I}z|{_I}n{_I}z|l{_A}r{_I}|s?{_I}|{_I}m|m{_I}z)"
#: case endings after a possessive (with the pronominal n) and after a bare stem
_CASES: tuple[tuple[Case, str], ...] = (
    (Case.ABL, rf"n?[dt]{_A}n"),
    (Case.ATTRIBUTIVE, rf"n?[dt]{_A}k[iü](?:l{_A}r)?(?:n{_I}n|n{_I}|n{_A})?"),
    (Case.LOC, rf"n?[dt]{_A}"),
    (Case.INS, rf"y?l{_A}"),
    (Case.GEN, rf"n?{_I}n"),
    (Case.ACC, rf"[ny]?{_I}"),
    (Case.DAT, rf"[ny]?{_A}"),
)
_CASE = "(?:" + "|".join(f"(?P<{case.name}>{pattern})" for case, pattern in _CASES) + ")"
_ABILITY = rf"(?:y?{_A}bil)?"

#: in order of trial; a verb's ending must match one of them whole
_VERB_ENDINGS: tuple[tuple[re.Pattern[str], Form, bool, bool], ...] = tuple(
    (
        re.compile(_ABILITY + rf"(?P<neg>(?:y?{_A})?m{_A}|(?:y?{_A})?m(?={_I}yor)|m(?={_I}r))?" + pattern),
        form,
        future,
        conditional,
    )
    for pattern, form, future, conditional in (
        # finite
        (rf"[dt]{_I}(?:{_PERSON})?(?:y?d{_I})?", Form.FINITE, False, False),
        (rf"{_I}yor(?:{_COPULA}|{_PERSON})?", Form.FINITE, False, False),
        (rf"m{_A}k[dt]{_A}(?:{_COPULA}|l{_A}r)?", Form.FINITE, False, False),
        (rf"m{_I}ş(?:l{_A}r)?{_COPULA}(?:{_COPULA})?", Form.FINITE, False, False),
        (rf"m{_I}ş", Form.PERFECT, False, False),
        (rf"m{_I}ş(?:l{_A}r|{_I}k|{_I}m|{_A}m)", Form.FINITE, False, False),
        (rf"y?{_I}b", Form.PERFECT, False, False),
        (
            rf"y?{_I}b(?:d{_I}r|l{_A}r|d{_I}l{_A}r|d{_I}rl{_A}r|s{_A}|{_A}m|m{_I}ş(?:l{_A}r)?)",
            Form.FINITE,
            False,
            False,
        ),
        (
            rf"y?{_A}c{_A}(?:k|ğ{_I}[mzk]|ğ{_A}m|y[iü][mkz]|y{_A}m)(?:l{_A}r)?(?:{_COPULA})?(?:l{_A}r)?",
            Form.FINITE,
            True,
            False,
        ),
        (rf"m{_A}l{_I}(?:{_COPULA}|l{_A}r)?(?:l{_A}r)?", Form.FINITE, True, False),
        (rf"s{_I}n(?:l{_A}r)?", Form.FINITE, True, False),
        (rf"y?{_A}l[ıi]m|y?{_A}y[ıi]m", Form.FINITE, True, False),
        (rf"s{_A}(?:y?d{_I}|l{_A}r|k)?", Form.FINITE, False, True),
        (rf"m{_I}şs{_A}(?:l{_A}r)?|[dt]{_I}ys{_A}", Form.FINITE, False, True),
        (rf"(?:y?{_I}|{_A})?r(?:l{_A}r|{_A}m|{_I}k)?(?:{_COPULA})?(?:l{_A}r)?", Form.FINITE, False, False),
        (rf"z(?:l{_A}r)?(?:{_COPULA})?", Form.FINITE, False, False),
        # participles
        (rf"y?{_A}nd{_A}n?|y?{_A}n{_A}d{_A}k", Form.CONVERB, False, False),  # Azerbaijani: "when", "since", "until"
        (rf"y?{_A}n(?:l{_A}r)?(?:{_POSSESSIVE})?(?:{_CASE})?", Form.SUBJECT_PARTICIPLE, False, False),
        (rf"[dt]{_I}k[dt]{_A}n|[dt]{_I}k[dt]{_A}|[dt]{_I}k[cç]{_A}", Form.CONVERB, False, False),
        (rf"[dt]{_I}(?:ğ{_I}(?:m{_I}z|m|n{_I}z)?|y[iü]|kl{_A}r{_I}){_CASE}?", Form.OBJECT_PARTICIPLE, False, False),
        (rf"[dt]{_I}k", Form.OBJECT_PARTICIPLE, False, False),
        (rf"y?{_A}c{_A}(?:ğ{_I}|y[iü]|kl{_A}r{_I}){_CASE}?", Form.OBJECT_PARTICIPLE, True, False),
        # converbs
        (rf"y?{_A}r{_A}k", Form.CONVERB, False, False),
        (rf"y?{_I}p", Form.CONVERB, False, False),
        (rf"y?{_I}nc{_A}(?:y{_A})?", Form.CONVERB, False, False),
        (rf"(?:{_I}|{_A})?rken|m{_A}kteyken|m{_I}şken|[ıiuü]yorken", Form.CONVERB, False, False),
        (rf"m{_A}d{_A}n", Form.CONVERB, False, False),
        (rf"y?{_A}l{_I}(?:d{_A}n)?", Form.CONVERB, False, False),
        # nominalisations
        (
            rf"m{_A}(?:k(?:l{_A}|s{_I}z{_I}n|[dt]{_A}n|[çc]{_A}|[dt]{_I}r?)?|y[ıi]|y{_A}|ğ[ıiae]|ğ[ıi]n)",
            Form.INFINITIVE,
            False,
            False,
        ),
        (rf"m{_A}(?:s{_I}|l{_A}r{_I}|l{_A}r)?{_CASE}?", Form.VERBAL_NOUN, False, False),
        (rf"m{_A}(?:m{_I}z|m|n{_I}z){_CASE}?", Form.VERBAL_NOUN, False, False),
    )
)
#: after a vowel the past copula takes a buffer: "teşkilatı" is no "teşkil-a-tı"
_NOUN_ENDING = re.compile(
    rf"(?:l{_A}r)?(?P<poss>{_POSSESSIVE})?(?:{_CASE})?(?:(?![dt]{_I}(?!r))(?:{_COPULA})|(?<![aeıioöuü])[dt]{_I})?(?:l{_A}r)?"
)


def _case_in(match: re.Match[str]) -> Case:
    groups = match.groupdict()
    for case, _pattern in _CASES:
        if groups.get(case.name):
            return case
    return Case.NOM


@lru_cache(maxsize=65536)
def verb_ending(ending: str) -> Ending | None:
    """Read what stands after a verb stem, or None if it is no verb ending.

    A bare stem (an imperative) is not accepted: in these texts it is nearly always another word.
    """
    if not ending:
        return None
    for pattern, form, future, conditional in _VERB_ENDINGS:
        match = pattern.fullmatch(ending)
        if match is None:
            continue
        negated = bool(match.group("neg"))
        if form is Form.FINITE and ending.startswith("z"):
            continue  # -maz needs its -ma-
        case = _case_in(match) if "ABL" in pattern.groupindex else Case.NOM
        possessed = form is Form.OBJECT_PARTICIPLE or (form is Form.VERBAL_NOUN and ending not in _BARE_VERBAL_NOUN)
        return Ending(form, negated, future, case, possessed, conditional)
    return None


_BARE_VERBAL_NOUN = frozenset({"ma", "me"})


@lru_cache(maxsize=65536)
def noun_ending(ending: str) -> Ending | None:
    """Read what stands after a noun stem, or None if it is no noun ending; an empty ending is one."""
    match = _NOUN_ENDING.fullmatch(ending)
    if match is None:
        return None
    return Ending(Form.NOUN, case=_case_in(match), possessed=bool(match.group("poss")))


# --- verbs outside the lexicon -------------------------------------------------------------------

_STRONG: tuple[tuple[re.Pattern[str], Form], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (
            rf".*(?:{_I}yor|m{_A}k[dt]{_A}y?[dt]?|m{_I}ş[dt]{_I}r?|{_A}c{_A}k[td]{_I}r?)(?:d?{_I}?r?)?(?:l{_A}r)?",
            Form.FINITE,
        ),
        (rf".*[aeıioöuü].*(?:[çfhkpsşt]t{_I}|[^çfhkpsşt]d{_I})(?:l{_A}r|k|r|m)?", Form.FINITE),
        (rf".*[aeıioöuü].*m{_I}ş(?:l{_A}r)?", Form.PERFECT),
        (rf".*{_A}c{_A}k(?:l{_A}r)?", Form.FINITE),
        (rf".*m{_A}l{_I}d{_I}r(?:l{_A}r)?", Form.FINITE),
        (rf".+{_A}r{_A}k", Form.CONVERB),
        (rf".+[^aeıioöuü]{_I}[pb]|.+y{_I}[pb]", Form.CONVERB),
        (rf".+{_I}nc{_A}|.+[dt]{_I}k[dt]{_A}n|.+m{_A}d{_A}n|.+rken", Form.CONVERB),
        (rf".+[dt]{_I}(?:ğ{_I}|y[iü]|kl{_A}r{_I})(?:n{_I}n|n{_I}|n{_A}|n?d{_A}n?|yl{_A})?", Form.OBJECT_PARTICIPLE),
        (rf".+{_A}c{_A}(?:ğ{_I}|y[iü]|kl{_A}r{_I})(?:n{_I}n|n{_I}|n{_A}|n?d{_A}n?|yl{_A})?", Form.OBJECT_PARTICIPLE),
        (rf".+m{_A}s{_I}(?:n{_I}n|n{_I}|n{_A}|n?d{_A}n?|yl{_A})?", Form.VERBAL_NOUN),
        (rf".+m{_A}(?:k|kt{_A}n|y{_A}|y[ıi]|ğ[ıa])", Form.INFINITIVE),
        (
            rf".{{2,}}(?:[ıiuü][ln]|[td][ıiuü]r|l[ae][tnş]|y){_A}n(?:l{_A}r)?(?:{_I}n|[ıi]|{_A})?",
            Form.SUBJECT_PARTICIPLE,
        ),
        (
            rf"(?:(?:affe|bahse|kaybe|redde|hisse|neşre|zikre|katle|fethe|emre|vade)d|ed|gid|ged|ol|tut|kal|gel|gel|ver|dur|gör"
            rf"|bulun|kur|yap|çık|çıx|düş|keç|geç|yaz|ç[ae]k|aç|al|dön|getir|götür|artır|yarat|taşı|iste|sür)"
            rf"{_A}n(?:l{_A}r)?(?:{_I}n|[ıi]|{_A})?",
            Form.SUBJECT_PARTICIPLE,
        ),
    )
)
_AZ_PRESENT = re.compile(rf".*[aeıioöuü].*[^aeıioöuü]{_I}r(?:l{_A}r)?|.*y{_I}r(?:l{_A}r)?|.*m{_I}r(?:l{_A}r)?")
#: nouns, particles and postpositions that end like verbs
_NOT_VERBS = frozenset(
    """
    olarak birlikte gerek toprak bayrak merak kürek yürek erken iken kitap sahip sahib galip talip katip hatip edip
    garip kalıp sebep sebeb cevap rekib tertib terkib kerib hebib kendi şimdi indi hadi yedi ordu yurdu adı ardı kadı
    dördü yeddi hindu urdu hükümdü zaman insan vatan veten düşman roman alman orman liman türkmen hemen neden sultan
    meydan divan ferman kurban roma bakıma temel cemal kemal esir edir şair nazir vezir tesir emir sayir dair saire
    bir dahi vekil kebir kadir demir kömür ömür şehir nehir yer her il hemçinin aynı fakat sırasında lakin yalan
    isyan üsyan cereyan ziyan hayvan heyvan ayan bayan dayan beyan bazen siyasi geniş yetmiş altmış yemiş gümüş yarış
    barış alış veriş giriş görüş çıkış geliş dönüş kuruluş savaş güneş kardeş yoldaş vatandaş dahil asıl
    """.split()
)


#: genitives and accusatives of nouns in -ile and -iye, which look like participles: ``müqavilənin``, ``belediyeyi``
_NOUNS_IN_E = re.compile(r"(?:mükavil|kabil|kebil|vesil|silsil|fasil)en(?:in|i|e)?|.{2,}iyen(?:in|i)")


@lru_cache(maxsize=65536)
def verbal_form(key: str, lang: Lang) -> Form | None:
    """The form of a word that looks like a verb, whatever its stem; None if it does not.

    Used to find clause boundaries, where a wrong guess costs little.
    """
    if len(key) < 4 or key in _NOT_VERBS or not key.isalpha() or _NOUNS_IN_E.fullmatch(key):
        return None
    for pattern, form in _STRONG:
        if pattern.fullmatch(key):
            return form
    if lang is Lang.AZ and _AZ_PRESENT.fullmatch(key):
        return Form.FINITE
    return None


def is_weak_finite(key: str) -> bool:
    """Whether a word looks like an Azerbaijani present, as many nouns do (``səfir``, ``təsir``, ``nazir``).

    It should count as a verb only where a pause follows.
    """
    return bool(_AZ_PRESENT.fullmatch(key)) and not any(pattern.fullmatch(key) for pattern, _form in _STRONG)


# --- cases of names and of the nouns that follow them ---------------------------------------------

_HEAD_CASES: tuple[tuple[re.Pattern[str], Case], ...] = tuple(
    (re.compile(pattern), case)
    for pattern, case in (
        (rf".{{2,}}n?[dt]{_A}n", Case.ABL),
        (rf".{{2,}}n?[dt]{_A}k[iü]", Case.ATTRIBUTIVE),
        (rf".{{2,}}n?[dt]{_A}", Case.LOC),
        (rf".{{2,}}{_I}yl{_A}|.{{3,}}[^aeıioöuü]l{_A}", Case.INS),
        (rf".{{2,}}{_I}n{_I}n|.{{2,}}l{_A}r{_I}n", Case.GEN),
        (rf".{{2,}}{_I}n{_I}", Case.ACC),
        (rf".{{2,}}{_I}n{_A}|.{{2,}}l{_A}r{_A}", Case.DAT),
    )
)


@lru_cache(maxsize=65536)
def head_case(key: str) -> Case:
    """Case of a common noun that heads a phrase with a name before it (``hükümetinin`` is genitive).

    A lone ``-ı/-i`` after such a name is its possessive ending, not an accusative.
    """
    for pattern, case in _HEAD_CASES:
        if pattern.fullmatch(key):
            return case
    return Case.NOM
