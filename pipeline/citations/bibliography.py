"""The entries of a bibliography, and the reference of the running text that each of them answers.

Entries are read in the three usual forms::

    Soyadı, A. (1990). Eserin Adı. İstanbul: Yayınevi.
    SOYADI, Ad: Eserin Adı, Yayınevi, İstanbul 1990.
    12. Soyadı A.B. Əsərin adı. Bakı: Nəşriyyat, 1990, 116 s.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.citations.imprint import is_place, read_imprint, read_year
from pipeline.citations.names import is_initials, is_name, skeleton, split_authors, surname
from pipeline.record_classes import record
from pipeline.records import CitedWork, LaidOutText, Zone
from pipeline.transliteration import fold

#: An entry longer than this (code points) is no entry.
MAX_ENTRY = 1200

_NUMBERED = re.compile(r"\[?(\d{1,3})(?:[.)\]]+\s*|\s+)(?=[^\W\d_“«\"])")
_AUTHOR_DATE = re.compile(
    r"(.{2,200}?)\s*\((?:\d{1,2}\s[^\W\d_]+\s)?((?:1\d|20)\d\d[a-z]?|[tTbs]\.\s?[ytad]\.|n\.\s?d\.)(?:,[^()]{1,40})?\)\s*[.,:]?\s*(.+)"
)
_LAST_NAME_FIRST = re.compile(r"([^\W\d_][\w’'-]*),\s+([^,.:]{2,40}|(?:[^\W\d_]{1,2}\.\s?){1,3})\s*[,:.]\s+(.+)")
_IMPRINT_ALONE = re.compile(r"[^\W\d_][^:.,;]{1,40}:\s*\S")
_ANY_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
#: ``Köstence: Emel Matbaası``: in an author-date entry what stands before the last colon is a place, known or not.
_PLACE_AND_PUBLISHER = re.compile(
    r"(?P<title>.+?)[.?!]\s+(?P<place>[^\W\d_][\w’'-]+(?:[\s/-][^\W\d_][\w’'-]+)?):\s*(?P<publisher>[^.:]{2,60})"
)
_EXTENT = re.compile(
    r"[\s,.–—-]*\b(?:\d{1,4}\s?(?:s|с|səh|səhifə|сәһ|сәһифә|sayfa|p|pp|стр)\.?|(?:s|ss|с|pp?)\.\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)[\s.]*$"
)


@record
class BibliographyEntry:
    """One entry; fields are as printed, "" where it does not give them.

    Attributes:
        paragraph: index of its paragraph, or -1 if it was parsed on its own.
        number: the printed number, if entries are numbered.
        authors, title, place, publisher, year: what it says.
        raw: the whole entry, white space normalised.
    """

    paragraph: int
    number: str
    authors: str
    title: str
    place: str
    publisher: str
    year: str
    raw: str


def parse_entry(text: str, paragraph: int = -1) -> BibliographyEntry | None:
    """Read one entry; None if it gives neither a year nor an author with a title."""
    raw = " ".join(text[:MAX_ENTRY].split())
    number = ""
    rest = raw
    if match := _NUMBERED.match(raw):
        number, rest = match.group(1), raw[match.end() :]
    rest = _EXTENT.sub("", rest.rstrip(" ."))
    if match := _AUTHOR_DATE.fullmatch(rest):
        authors, year, after = match.groups()
        place, publisher, title = read_imprint(after.rstrip(" ."))
        if not place and (ending := _PLACE_AND_PUBLISHER.fullmatch(after.rstrip(" ."))):
            title, place, publisher = ending["title"], ending["place"], ending["publisher"]
        return BibliographyEntry(paragraph, number, _trimmed(authors), title, place, publisher, year, raw)
    year, before, _ = read_year(rest)
    place, publisher, before = read_imprint(before)
    authors, title = _authors(before)
    if not year and not (authors and title):
        return None
    return BibliographyEntry(paragraph, number, authors, title, place, publisher, year, raw)


def _whole_entries(paragraphs: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join an entry whose imprint stands in a paragraph of its own: its first line ended in a full stop."""
    whole: list[tuple[int, str]] = []
    for index, text in paragraphs:
        if whole and _IMPRINT_ALONE.match(text) and not _ANY_YEAR.search(whole[-1][1].partition(")")[2] or ""):
            opening, _, rest = text.partition(":")
            if is_place(opening) and rest:
                whole[-1] = (whole[-1][0], f"{whole[-1][1].rstrip()} {text}")
                continue
        whole.append((index, text))
    return whole


def _authors(text: str) -> tuple[str, str]:
    match = _LAST_NAME_FIRST.fullmatch(text)
    if match is not None:
        last, first, title = match.groups()
        if last[0].isupper() and (is_initials(first) or is_name(first, most=3)):
            return f"{last}, {first}", title
    return split_authors(text)


class Bibliography:
    """The bibliography of one text, looked up by the references of its running text.

    Args:
        entries: in their order.
    """

    def __init__(self, entries: Iterable[BibliographyEntry]) -> None:
        self.entries = tuple(entries)
        self._by_surname: dict[str, list[BibliographyEntry]] = defaultdict(list)
        self._by_number: dict[str, BibliographyEntry] = {}
        for entry in self.entries:
            key = _key(entry.authors or entry.title)
            self._by_surname[key].append(entry)
            if entry.number:
                self._by_number.setdefault(entry.number, entry)

    @classmethod
    def of(cls, laid_out: LaidOutText) -> Bibliography:
        """Read the paragraphs that the layout stage found to be the bibliography."""
        paragraphs = [(p.index, p.span.of(laid_out.text)) for p in laid_out.paragraphs if p.zone is Zone.BIBLIOGRAPHY]
        entries = (parse_entry(text, index) for index, text in _whole_entries(paragraphs))
        return cls(entry for entry in entries if entry is not None)

    def entry_for(self, work: CitedWork) -> BibliographyEntry | None:
        """The entry that a reference means, or None if none or several may be meant.

        A number is looked up as such; else surname and year must agree. Of several such entries the one with the
        reference's title, or with its initials, is taken.
        """
        if work.authors.isdigit():
            return self._by_number.get(work.authors)
        found = [entry for entry in self._by_surname.get(_key(work.authors), ()) if _year_agrees(entry, work)]
        if work.title:
            title = fold(work.title)
            titled = [entry for entry in found if fold(entry.title).startswith(title) or title in fold(entry.raw)]
            found = titled or found
        if len(found) > 1:
            initials = {fold(word)[:1] for word in work.authors.split() if is_initials(word)}
            found = [entry for entry in found if initials & _initials(entry.authors)] or found
        return found[0] if len(found) == 1 else None


def _key(authors: str) -> str:
    first = authors.split(",")[0] if "," in authors else authors
    return skeleton(surname(first)) or surname(first)


def _initials(authors: str) -> set[str]:
    return {key[:1] for key in fold(re.sub(r"\.", " ", authors)).split()}


def _year_agrees(entry: BibliographyEntry, work: CitedWork) -> bool:
    return not work.year or entry.year == work.year or entry.year.rstrip("abcdefgh") == work.year


def _trimmed(authors: str) -> str:
    authors = authors.strip(" ,")
    words = authors.split()
    return authors if not words or is_initials(words[-1]) else authors.rstrip(".")
