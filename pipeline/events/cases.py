"""In which case a name stands: what is left when its base form is taken away."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from pipeline.events.forms import Case, key_of
from pipeline.events.frames import PLACES
from pipeline.gazetteer.records import Gazetteer
from pipeline.morphology import base_form
from pipeline.records import Label, Lang

_CASE_ENDINGS: tuple[tuple[Case, re.Pattern[str]], ...] = tuple(
    (case, re.compile(pattern))
    for case, pattern in (
        (Case.ABL, r"(?:s?[ıiuü])?n?[dt][ae]n(?:d[ıi]r)?"),
        (Case.ATTRIBUTIVE, r"(?:s?[ıiuü])?n?[dt][ae]k[iü](?:l[ae]r)?.{0,3}"),
        (Case.LOC, r"(?:s?[ıiuü])?n?[dt][ae](?:d[ıi]r|yd[ıi])?"),
        (Case.GEN, r"(?:s?[ıiuü])?n?[ıiuü]n"),
        (Case.INS, r"(?:s?[ıiuü])?y?n?l[ae]"),
        (Case.DAT, r"y?[ae]|s?[ıiuü]n[ae]|n[ae]"),
        (Case.ACC, r"[yn]?[ıiuü]|s?[ıiuü]n[ıiuü]"),
    )
)
_PLURAL = re.compile(r"l[ae]r(?=.)|l[ae]r$")
_APOSTROPHES = re.compile("[’'ʼ`´‘]")


def _case_of_ending(ending: str, *, compound: bool) -> Case:
    plural = _PLURAL.match(ending)
    if plural is not None:
        ending = ending[plural.end() :]
        if compound and ending in ("ı", "i"):  # "Rusya Türkleri": the possessive of the compound
            return Case.NOM
    for case, pattern in _CASE_ENDINGS:
        if pattern.fullmatch(ending):
            return case
    return Case.NOM


def bare_names(gazetteer: Gazetteer) -> frozenset[str]:
    """Keys of all names in the gazetteers: names known to be in base form, which sharpens the reading of cases."""
    return frozenset(key_of(name.text, name.script) for entry in gazetteer.entries.values() for name in entry.names)


class CaseReader:
    """Reads the case of names; what is left when the base form is taken away is the ending.

    Args:
        surfaces: all names of the document; those with an apostrophe show which names are bare
            (``Topçubaşı’nın`` shows that ``Topçubaşı`` is no accusative).
        known: keys of further names known to be bare.
    """

    def __init__(self, surfaces: Sequence[str], known: Container[str]) -> None:
        self._outside = known
        self._shown: set[str] = set()
        for surface in surfaces:
            marks = list(_APOSTROPHES.finditer(surface))
            if marks and " " not in surface[marks[-1].end() :]:
                head = " ".join(surface[: marks[-1].start()].split())
                self._shown.add(key_of(head))
                self._shown.add(key_of(head.rpartition(" ")[2]))
        self._cache: dict[tuple[str, Label, Lang], Case] = {}

    def _is_known(self, name: str) -> bool:
        key = key_of(name)
        return key in self._shown or key in self._outside or key.rpartition(" ")[2] in self._shown

    def case_of(self, surface: str, label: Label, lang: Lang) -> Case:
        """The case in which a name stands.

        Args:
            surface: the name as printed, in Latin script.
            label: its label.
            lang: language of its sentence.
        """
        found = self._cache.get((surface, label, lang))
        if found is None:
            found = self._cache[surface, label, lang] = self._read(" ".join(surface.split()), label, lang)
        return found

    def _read(self, surface: str, label: Label, lang: Lang) -> Case:
        compound = " " in surface and label is not Label.PERSON
        marks = list(_APOSTROPHES.finditer(surface))
        if marks and len(surface) - marks[-1].end() <= 8 and " " not in surface[marks[-1].end() :]:
            ending = key_of(surface[marks[-1].end() :])
            if compound and ending in _BARE_POSSESSIVES and (ending[0] == "s" or label not in PLACES):
                return Case.NOM  # "Devlet Duma’sı", "Bakü Sovyet’i"
            return _case_of_ending(ending, compound=False)
        base = base_form(surface, label, lang, self._is_known)
        if len(base) >= len(surface):
            return Case.NOM
        ending = key_of(surface[len(base) :])
        if ending[0] in "ys" and key_of(base)[-1:] not in "aeıioöuü":
            return Case.NOM  # "Kafkasya" is no dative of "Kafkas": the buffer stands only after a vowel
        return _case_of_ending(ending, compound=compound)


_BARE_POSSESSIVES = frozenset({"ı", "i", "u", "ü", "sı", "si", "su", "sü", "ları", "leri"})
