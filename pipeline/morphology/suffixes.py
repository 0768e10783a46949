"""The endings of nouns in Turkish and Azerbaijani, in one table for both languages.

An ending is written with archiphonemes, as grammars of both languages do: ``A`` is ``a``/``e``/``ə``, ``I`` is
``ı``/``i``/``u``/``ü``, ``D`` is ``d`` or ``t``, ``C`` is ``c`` or ``ç``; small letters are themselves. Where an
ending differs after vowels, after consonants, and after the possessive of the third person (which adds
``n``), it has one line for each. Sources: Göksel and Kerslake, *Turkish: A Comprehensive Grammar* (2005), ch. 8;
Öztopçu, *Elementary Azerbaijani* (2000).
"""

from __future__ import annotations

from enum import StrEnum

from pipeline.record_classes import record
from pipeline.records import Lang


class Kind(StrEnum):
    """What an ending does; the value is its gloss."""

    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    LOCATIVE = "loc"
    ABLATIVE = "abl"
    INSTRUMENTAL = "ins"
    EQUATIVE = "equ"
    PLURAL = "pl"
    POSSESSIVE = "poss"
    RELATIVE = "ki"
    COPULA = "cop"


CASES = frozenset(
    {Kind.GENITIVE, Kind.DATIVE, Kind.ACCUSATIVE, Kind.LOCATIVE, Kind.ABLATIVE, Kind.INSTRUMENTAL, Kind.EQUATIVE}
)


class After(StrEnum):
    """What an ending may follow."""

    ANY = "any"
    VOWEL = "vowel"
    CONSONANT = "consonant"
    POSSESSIVE = "possessive"


@record
class Suffix:
    """One shape of one ending."""

    kind: Kind
    shape: str
    after: After
    langs: frozenset[Lang]


_TR = frozenset({Lang.TR})
_AZ = frozenset({Lang.AZ})
_BOTH = _TR | _AZ

SUFFIXES: tuple[Suffix, ...] = (
    Suffix(Kind.GENITIVE, "nIn", After.VOWEL, _BOTH),
    Suffix(Kind.GENITIVE, "In", After.CONSONANT, _BOTH),
    Suffix(Kind.DATIVE, "yA", After.VOWEL, _BOTH),
    Suffix(Kind.DATIVE, "A", After.CONSONANT, _BOTH),
    Suffix(Kind.DATIVE, "nA", After.POSSESSIVE, _BOTH),
    Suffix(Kind.ACCUSATIVE, "yI", After.VOWEL, _TR),
    Suffix(Kind.ACCUSATIVE, "nI", After.VOWEL, _AZ),
    Suffix(Kind.ACCUSATIVE, "I", After.CONSONANT, _BOTH),
    Suffix(Kind.ACCUSATIVE, "nI", After.POSSESSIVE, _BOTH),
    Suffix(Kind.LOCATIVE, "DA", After.ANY, _BOTH),
    Suffix(Kind.LOCATIVE, "nDA", After.POSSESSIVE, _BOTH),
    Suffix(Kind.ABLATIVE, "DAn", After.ANY, _BOTH),
    Suffix(Kind.ABLATIVE, "nDAn", After.POSSESSIVE, _BOTH),
    Suffix(Kind.INSTRUMENTAL, "ylA", After.VOWEL, _BOTH),
    Suffix(Kind.INSTRUMENTAL, "lA", After.CONSONANT, _BOTH),
    Suffix(Kind.INSTRUMENTAL, "lA", After.VOWEL, _AZ),
    Suffix(Kind.EQUATIVE, "CA", After.ANY, _BOTH),
    Suffix(Kind.EQUATIVE, "ncA", After.POSSESSIVE, _BOTH),
    Suffix(Kind.PLURAL, "lAr", After.ANY, _BOTH),
    Suffix(Kind.POSSESSIVE, "sI", After.VOWEL, _BOTH),
    Suffix(Kind.POSSESSIVE, "I", After.CONSONANT, _BOTH),
    Suffix(Kind.POSSESSIVE, "ImIz", After.CONSONANT, _BOTH),
    Suffix(Kind.POSSESSIVE, "mIz", After.VOWEL, _BOTH),
    Suffix(Kind.RELATIVE, "ki", After.ANY, _BOTH),
    Suffix(Kind.RELATIVE, "kı", After.ANY, _AZ),
    Suffix(Kind.RELATIVE, "kü", After.ANY, _BOTH),
    Suffix(Kind.COPULA, "DIr", After.ANY, _BOTH),
    Suffix(Kind.COPULA, "DI", After.CONSONANT, _BOTH),
    Suffix(Kind.COPULA, "ydI", After.VOWEL, _BOTH),
    Suffix(Kind.COPULA, "mIş", After.CONSONANT, _BOTH),
    Suffix(Kind.COPULA, "ymIş", After.VOWEL, _BOTH),
    Suffix(Kind.COPULA, "sA", After.CONSONANT, _BOTH),
    Suffix(Kind.COPULA, "ysA", After.VOWEL, _BOTH),
    Suffix(Kind.COPULA, "ken", After.CONSONANT, _TR),
    Suffix(Kind.COPULA, "yken", After.VOWEL, _TR),
    Suffix(Kind.COPULA, "kən", After.CONSONANT, _AZ),
    Suffix(Kind.COPULA, "ykən", After.VOWEL, _AZ),
    Suffix(Kind.COPULA, "Iz", After.CONSONANT, _TR),
    Suffix(Kind.COPULA, "yIz", After.VOWEL, _TR),
    Suffix(Kind.COPULA, "IQ", After.CONSONANT, _AZ),
    Suffix(Kind.COPULA, "sInIz", After.ANY, _BOTH),
    Suffix(Kind.COPULA, "sIn", After.ANY, _BOTH),
)

#: Which endings may stand directly before (to the left of) an ending; None is the bare stem.
BEFORE: dict[Kind, frozenset[Kind | None]] = {
    Kind.COPULA: CASES | {Kind.PLURAL, Kind.POSSESSIVE, None},
    Kind.RELATIVE: frozenset({Kind.LOCATIVE, Kind.GENITIVE}),
    Kind.PLURAL: frozenset({Kind.RELATIVE, None}),
    Kind.POSSESSIVE: frozenset({Kind.PLURAL, None}),
    **{case: frozenset({Kind.PLURAL, Kind.POSSESSIVE, Kind.RELATIVE, None}) for case in CASES},
}
