"""Whether two triggers tell in the same words: ``imzaladı``, ``müqavilə imzalandı``; ``ilân etti``, ``elan olundu``.

The two languages share most of the words that tell happenings. Light verbs are left out, what remains is folded to one
alphabet, and its beginnings are compared, for the endings differ with voice, tense and language.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.transliteration import fold, lower

#: So many letters of a word tell it, its endings aside.
_STEM = 4
#: Light verbs and the like, which say nothing by themselves; unfolded, for ``oldu`` is one and ``öldü`` is none.
_LIGHT = frozenset(
    """
    bir bu da de edən eden edib edilən edilen edildi edilmiş edir ediyor etdi etdilər etmək etmek etmiş etmişdi etti
    ettiler kılındı olan olarak olaraq oldu oldular olmuş olmuşdu olunan olundu olunmuş olunmuşdu verdi verildi yapıldı
    yaptı yaptılar
    едән едилди едилән етди етдиләр етмиш олан олду олдулар олмуш олунан олунду олунмуш верди верилди
    """.split()
)
#: Folded beginnings that are one word, or one act, in the two languages, each with the beginning that stands for them.
_ACTS = {
    "ac": "acil acti acdi acan acma",
    "al": "alin aldi alma almi",
    "bas": "basi bast basd cap nesr yayi yayn yayl bura",
    "dogu": "dogd dogm dogu dogm anad",
    "gel": "geld gelm geli gele gelr",
    "gir": "gird girm gire giri girl daxi dahi",
    "ilan": "elan ilan yela",
    "kac": "kact kacd kaci kacm",
    "kapa": "kapa bagl",
    "kur": "kuru kurd kurm yara tesk",
    "oldu": "oldu olmu olum vefa hela",
    "sec": "sect secd seci secm",
    "topl": "topl yiga yigi",
    "tutu": "tutu tutd tutm hebs heba tevk",
}
_APOSTROPHE = re.compile("[’'ʼ]")
_ACT_OF = {beginning: act for act, beginnings in _ACTS.items() for beginning in beginnings.split()}


def same_act(one: str, other: str) -> int:
    """How many words two triggers share by their stems: 0 if they tell in other words."""
    return len(_stems(one) & _stems(other))


@lru_cache(maxsize=1 << 14)
def _stems(trigger: str) -> frozenset[str]:
    words = [fold(_APOSTROPHE.sub("", word)) for word in lower(trigger).split() if word not in _LIGHT]
    return frozenset(_ACT_OF.get(word[:_STEM], word[:_STEM]) for word in words if len(word) > 1)
