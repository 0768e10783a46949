"""When two readings mean one work.

A work is known by its author and title, or, where a source gives no title, by author and year. Names are compared by
surname over scripts (the fold key, or the consonants that a Latin and a Cyrillic spelling share) and must not differ in
initials; titles by their folded words, one being the other or its beginning, or nearly so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.citations import file_of, is_initials, skeleton, surname
from pipeline.record_classes import record
from pipeline.records import WorkKind, WorkReading
from pipeline.transliteration import fold

#: From this likeness on (0 to 100) two titles are one.
_LIKE = 88.0
#: So many letters of two titles make likeness mean something.
_LONG_ENOUGH = 12
_LETTER = re.compile(r"(?<=\d)[a-z]$")
_AND = re.compile(r"\s*(?:,|&|;|\s(?:ve|və|and|и)\s)\s*")


@record
class Identity:
    """What a reading is compared by.

    Attributes:
        archive: whether it is an archival file; then ``title`` is the archive and ``shelf`` the file.
        surname: fold key of the first author's surname, "" if nobody is named.
        bones: its consonants.
        initial: folded first letter of the given name, or "".
        others: fold keys of the further authors' surnames.
        year: without its letter, "" if none is given.
        letter: the year's letter.
        title: folded.
        container: folded; with no author it tells apart what has a common title.
        shelf: of an archival file.
    """

    archive: bool
    surname: str
    bones: str
    initial: str
    others: tuple[str, ...]
    year: str
    letter: str
    title: str
    container: str
    shelf: str

    @property
    def key(self) -> str:
        """What the registry remembers the work by."""
        name = self.bones if len(self.bones) > 1 else self.surname
        return "|".join((name, self.initial, self.year + self.letter, self.title, self.shelf))


def identity_of(reading: WorkReading) -> Identity:
    """What a reading is compared by."""
    archive = reading.kind is WorkKind.ARCHIVE
    year = reading.year if any(map(str.isdigit, reading.year)) else ""
    letter = match.group() if (match := _LETTER.search(year)) else ""
    first, *others = split_list(reading.authors) or [""]
    key = surname(reading.authors) if first else ""
    if "," in first:
        key = fold(first.split(",")[0].split()[-1])
    return Identity(
        archive,
        key,
        skeleton(key),
        _initial(first),
        tuple(surname(other) for other in others),
        year.removesuffix(letter),
        letter,
        fold(reading.title),
        fold(reading.container),
        file_of(reading.pages) if archive else "",
    )


@lru_cache(maxsize=4096)
def split_list(authors: str) -> tuple[str, ...]:
    """The authors one by one; ``Soyadı, A.`` stays together."""
    parts = [part.strip() for part in _AND.split(authors) if part and part.strip()]
    found: list[str] = []
    for part in parts:
        if found and "," not in found[-1] and (is_initials(part) or _is_given(part, authors, found[-1])):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return tuple(found)


def _is_given(part: str, authors: str, before: str) -> bool:
    """``Onat, Leylâ`` as a whole: one surname, a comma, one or two given names."""
    return part[0].isupper() and authors == f"{before}, {part}" and " " not in before and len(part.split()) <= 2


def _initial(author: str) -> str:
    """First letter of the given name: of ``Onat, Leylâ``, ``Leylâ Onat``, ``L. Onat`` and ``Onat L.`` it is ``l``."""
    last, comma, given = author.partition(",")
    if comma:
        return fold(given)[:1]
    words = re.sub(r"\.(?=\S)", ". ", last).split()
    if len(words) < 2:
        return ""
    initials = [word for word in words if is_initials(word)]
    return fold(initials[0] if initials else words[0])[:1]


def same_work(one: Identity, other: Identity, *, together: bool) -> bool:
    """Whether two readings mean one work.

    Args:
        one: a reading.
        other: another.
        together: whether they stand in one source, where the letters of years are its own and a surname with a year
            means one work.
    """
    if one.archive != other.archive:
        return False
    if one.archive:
        return one.title == other.title and one.shelf == other.shelf
    if one.surname and other.surname and not _same_author(one, other):
        return False
    if bool(one.surname) != bool(other.surname):
        return False
    if one.year and other.year and one.year != other.year:
        return False
    if one.letter != other.letter and together:
        return False
    if one.title and other.title:
        return same_title(one.title, other.title) and (bool(one.surname) or _same_outside(one, other))
    if not (one.year and other.year and one.surname):
        return False
    return together or (one.others == other.others and not (one.letter or other.letter))


def _same_outside(one: Identity, other: Identity) -> bool:
    """Works without an author: their years must both be there, and agree."""
    return one.year == other.year


def _same_author(one: Identity, other: Identity) -> bool:
    same = one.surname == other.surname or (len(one.bones) > 1 and one.bones == other.bones)
    return same and (not one.initial or not other.initial or one.initial == other.initial)


@lru_cache(maxsize=1 << 16)
def same_title(one: str, other: str) -> bool:
    """Whether two folded titles are one: equal, one the beginning of the other in whole words, or nearly equal."""
    shorter, longer = sorted((one, other), key=len)
    if longer == shorter or (longer.startswith(f"{shorter} ") and (" " in shorter or len(shorter) > 5)):
        return True
    return len(shorter) >= _LONG_ENOUGH and fuzz.ratio(one, other) >= _LIKE
