"""What stands around a name and says whether it is an object, a head or an owner: small readings of a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.forms import Case, head_case
from pipeline.events.lexicon import Find
from pipeline.events.links import Link, Name
from pipeline.events.phrases import Phrases, is_possessed_noun
from pipeline.events.words import CALLED
from pipeline.records import Label

_MAX_OBJECT_REACH = 5
#: an accusative that nothing else can be
_OBJECT = re.compile(
    r"(?:[bm]eni|seni|bizi|sizi|(?:bu|o)nu|(?:bun|on)lar[ıi]|hep[si]{2}ni|hamısını|özünü|kendi(?:si|leri)ni)"
    r"|.{2,}[ıiuü]n[ıiuü]|.{3,}(?:[ae][yn][ıi]|[iı]y[iı])"
)


def has_object(phrases: Phrases, end: int) -> bool:
    """``Bunu DTK yaratdı``: the object stands before the bare name, which is then the subject."""
    for index in range(end - 1, max(-1, end - _MAX_OBJECT_REACH), -1):
        word = phrases.words[index]
        if word.form is not None or word.key in {",", ";", ":", "."}:
            return False
        if word.name < 0 and _OBJECT.fullmatch(word.key):
            return True
        if index == end - 1 and (index == 0 or phrases.keys[index - 1] in {",", ";"}):
            return word.name < 0 and is_possessed_noun(word.key)  # "Təşkilatı DTK yaratdı"
    return False


def holds_office(name: Name, find: Find, phrases: Phrases) -> bool:
    """``Milli Şuranın sədri seçildi``, ``Meclis üyeliğine seçildi``: the body whose office somebody is given."""
    if find.entry.frame != "appoint" or name.label is Label.PERSON or name.link in (Link.ACC, Link.BY, Link.TIME):
        return False
    if name.indirect:
        return name.link in (Link.NOM, Link.DAT) and name.phrase_end == find.start
    return name.link is Link.NOM and name.end == find.start and is_possessed_noun(phrases.keys[find.start])


def owns_work(names: Sequence[Name], index: int) -> bool:
    """Whether a name is followed by a title, with at most a date between: ``Ali Bey'in 1920'de “Ses” dergisi``."""
    following = names[index + 1 : index + 3]
    return any(name.label is Label.WORK_OF_ART for name in following[:1]) or (
        len(following) == 2 and following[0].label is Label.DATE and following[1].label is Label.WORK_OF_ART
    )


def is_called(phrases: Phrases, start: int, end: int) -> bool:
    """``X isimli cemiyet kurdu``: the name of what was made."""
    return any(key in CALLED for key in phrases.keys[start:end])


def adjoins(name: Name, find: Find, phrases: Phrases) -> bool:
    """Whether nothing but adjectives stands between a bare name (or the row it ends) and a noun."""
    start = max(name.end, min(name.phrase_end, find.start))
    between = range(start, find.start)
    return name.phrase_end <= find.start and not any(
        phrases.keys[index] == "," or phrases.words[index].name >= 0 for index in between
    )


def has_another_head(phrases: Phrases, start: int, end: int) -> bool:
    """Whether the participle describes a common noun before the name: ``gönderilen notada Rusya'nın``."""
    keys = phrases.keys[start:end]
    return any(
        head_case(key) is not Case.NOM or key.endswith(("lar", "ler")) or key in {"ile", "ve", "için", "üçün"}
        for key in keys
    )


def is_punctuated(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a mark that parts phrases stands in ``[start, end)``."""
    return any(phrases.words[index].key in {",", ".", "(", ";", ":"} for index in range(start, end))
