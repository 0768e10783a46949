"""Words in people's names that are no names: honorifics, particles, words of descent.

Every spelling stands as the key of :func:`pipeline.names.sound.letters_and_key`: small ASCII letters, with ``x`` as
``h``, ``q`` as ``k`` and ``w`` as ``v``; Cyrillic and lost diacritics need no entries of their own. Sorted.
"""

from __future__ import annotations

#: Titles that follow a given name: with one of these, a single name is no surname.
GIVEN_NAME_TITLES: frozenset[str] = frozenset(
    """
    aga agha aka beg bei bej bek bey chan efendi han hanim hanum khan khanum pacha pasa pascha pasha
    """.split()
)

#: Titles that belong to a name and identify nobody: Eastern ones that follow or precede it, European ones,
#: ranks and offices that slip into lists of names.
HONORIFICS: frozenset[str] = GIVEN_NAME_TITLES | frozenset(
    """
    agasi ahund albay baron begum beyefendi beyi beyim beyin count deli dr earl effendi gadji gazi general graf hac haci
    hadji hadschi haji hoca kazi kerbalay kerbelay kerbelayi knez knyaz kont lord madam madame mademoiselle marsal
    mesedi meshedi mister mme molla monsieur mr mrs mulla musir polkovnik prens prince princ prof profesor professor
    seh sejh seyh sheikh sheykh sir
    """.split()
)

#: Titles of pilgrims and clerics, which stand before a given name; some families made them part of the surname.
PILGRIMS: frozenset[str] = frozenset(
    """
    gadji gazi hac haci hadji hadschi haji hoca kazi kerbalay kerbelay kerbelayi mesedi meshedi molla mulla seh sejh
    seyh sheikh sheykh
    """.split()
)

#: Titles that are names as well: they may be missing, and they may be all there is (``Mirzə Cəlil``).
HALF_NAMES: frozenset[str] = frozenset(
    """
    chah mir mirsa mirza mirze sah sayyid schah seid sejid seyid seyit shah soltan soultan sultan
    """.split()
)

#: Particles of European and Arabic names.
PARTICLES: frozenset[str] = frozenset(
    """
    al d da de del der di du el et fon fun la le ul van vom von zu zur
    """.split()
)

#: Words of descent: the word before is the father's name, unless they close a surname (``Cəfər oğlu``).
SON_OR_DAUGHTER: frozenset[str] = frozenset(
    """
    giz gizi kizi kyzi kyzy oghlou oghlu oghly oglan ogli oglou oglu ogly ogullari
    """.split()
)
