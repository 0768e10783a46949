"""How names end: reviewed endings that tell a whole name from a name with a suffix.

An ending stands here because names of this region close with it often enough to be evidence beside the letter
model (:mod:`pipeline.morphology.name_model`). All are written as :func:`pipeline.morphology.letters.sounds` gives
them (small Latin letters, Cyrillic converted), sorted.
"""

from __future__ import annotations

from pipeline.records import Label

#: A word that ends so is whole, whatever it names: lands, surnames, women's surnames, ``-in`` of Slavic surnames and
#: ``-in``/``-ın`` of Turkic and Arabic given names, titles that close a name.
CLOSED: frozenset[str] = frozenset(
    """
    abadan adze afşin alla altın aydın ağa baba bala banin berlin dede dublin dədə eddin ekin eltsin emin ettin
    garin gville handan hane harin hasan hoca hüseyn idze inski istan içerin kuzen landa lenin linin merdan
    metin mirza mirzə molla muslim muslimin müslimin mərdan mətin nikin oronin ova papen paşa pekin putin qarin
    skaya stalin stan sultan sınin tahsin tekin turin təhsin təkin tərlan uddin ulla ullah uprin uşkin ville
    xana xarin yasin yeva yinski zade zadə çetin üddin şirin şvili əddin əkin əmin əttin
    """.split()
)

_CONSONANTS = "bcçdfgğhjklmnprsşqtvyzx"

#: A place or land that ends so is whole: ``-ya`` and ``-iyə`` close lands, they are no datives.
CLOSED_PLACES: frozenset[str] = frozenset(
    {letter + ending for letter in _CONSONANTS for ending in ("ya", "iya", "iye", "iyə")}
) | frozenset(
    """
    abad adana aniya ganda inki istrə kənd nada nbur nburq nde ngiltere nki oniya qanda rida tərə şta şte
    """.split()
)

#: A person whose name ends so is whole.
CLOSED_PEOPLE: frozenset[str] = frozenset(
    """
    ahya aniya anya asya atya ende eriya etya fiye fiyə kiye kiyə nde niya olya onya orki reyya riya riye riyə
    rəyya ulya yye yyə ziya əhya
    """.split()
)

#: A stem that ends so is a name by itself, and even one-letter endings come off after it: surnames, titles, towns,
#: plurals that name a body (``Sovyetler``, ``Türk Ocakları``), peoples and followers.
OPEN: frozenset[str] = frozenset(
    """
    abad adi ağa badi bağ bek berg berq bey beyli burg burq bəy bəyli ci cu cü cı cıvan dani dze eddin efendi
    enko ev fors forş grad hanım ist kızı kənd land lanlı lar ları ler leri li lu lü lı lər ləri man mirza mirzə
    ov oğlu paşa pol qrad qızı reb sk ski skiy son stan stanbul stein uddin ullah vani vik viç xan xani xanım yak yan
    zade zadə zur çi çivan çu çü çı çıvan şah şehir şteyn şvili şəhər əddin əfəndi
    """.split()
)

#: Words that close a title or phrase and are no inflected names: nothing comes off them.
FUNCTION_WORDS: frozenset[str] = frozenset(
    """
    altında arasında barədə barəsində başlarında da dair de dolayı doğru də etrafında evvel göre görə hakkında
    haqqında ile ilə için içinde içində karşı münasebetiyle münasibətilə qarşı sonra tarafından tərəfindən
    uğrunda ve və yolunda önce üzerinde üzerine üzrə üzərində üzərinə üçün ətrafında əvvəl
    """.split()
)

_PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC, None})


def _has(heard: str, endings: frozenset[str], longest: int = 8) -> bool:
    return any(heard[-length:] in endings for length in range(min(longest, len(heard)), 1, -1))


def ends_closed(heard: str, label: Label | None) -> bool:
    """Whether a word, as sounds, ends like a whole name."""
    if _has(heard, CLOSED):
        return True
    if label is Label.PERSON:
        return _has(heard, CLOSED_PEOPLE)
    return label in _PLACES and _has(heard, CLOSED_PLACES)


def ends_open(heard: str) -> bool:
    """Whether a stem, as sounds, ends like a name that takes endings."""
    return _has(heard, OPEN)
