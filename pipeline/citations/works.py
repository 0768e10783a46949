"""The works that references lead to: what sort of work each is, and what it stands in.

A footnote, a bracket and an entry of a bibliography name a work in different fulness. Here each becomes a
:class:`~pipeline.records.WorkReading`; which readings mean one work is found over all sources together
(:mod:`pipeline.references`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.citations.bibliography import Bibliography, BibliographyEntry
from pipeline.citations.chain import ResolvedReference
from pipeline.citations.footnotes import FootnoteReference
from pipeline.citations.grammar import names_archive
from pipeline.citations.lexicon import LAWS, REFERENCE_WORKS
from pipeline.citations.locators import Part, classify
from pipeline.citations.parenthetical import is_name_list
from pipeline.record_classes import record
from pipeline.records import CitedWork, WorkKind, WorkReading, WorkSource
from pipeline.transliteration import fold

_QUOTED = re.compile(r"[“«\"](?P<title>[^”»\"]+(?:[”»\"][^“«\"”»,.]{0,40}[“«\"][^”»\"]+)*)[”»\"][.,:]?\s*(?P<rest>.*)")
_SLASHES = re.compile(r"(?P<title>.+?)\s*//\s*(?P<rest>.+)")
_WITHIN = re.compile(r"(?P<title>.+?)[.,]\s+(?P<rest>[^.]+?)\s+(?:içinde|içerisinde|kitabında|daxilində)\b(?P<more>.*)")
_QUOTED_CONTAINER = re.compile(r"(?P<title>.+?)[.,]\s+[“«\"](?P<rest>[^”»\"]+)[”»\"]")
_NUMBERED_CONTAINER = re.compile(
    r"(?P<title>.+?)[.?!]\s+"
    r"(?P<rest>[^\W\d_][^.,]{2,70},\s*\d{1,4}\s?(?:[(/]\d{1,4}\)?)?(?:,\s*\d{1,4}\s?[-–]\s?\d{1,4})?)"
)
_VOLUME = re.compile(
    r"\b(?:C|Cilt|cilt|[Cc]ild|vol|Vol|т|Т|t)\b\.?\s?(\d{1,4}|[IVXLC]{1,6})\b|\b([IVXLC]{1,6}) (?:cilt|[cҹ]ild|ҹилд)\b"
)
_ISSUE = re.compile(r"(?:\b(?:S|Sayı|sayı|No|no|Nr|nr|say|вып|Вып)\b\s?[.:]?|№)\s?(\d{1,5}(?:\s?[-–/]\s?\d{1,5})?)")
_BARE_ISSUE = re.compile(r"(?:^|[,\s])(\d{1,4})\s?[(/]\s?(\d{1,4})\)?")
_BARE_VOLUME = re.compile(r",\s*(\d{1,4})\s*(?:,|$)")
_EXTENT = re.compile(r"\b(\d{1,4}\s?[-–]\s?\d{1,4})\s*[).]*$")
_THESIS = re.compile(
    r"\b(?:tezi|dissertasiya|diss?\.|dissertation|thesis|дисс?\.|диссертаци|автореферат)", re.IGNORECASE
)
_NEWSPAPER = re.compile(r"\b(?:gazete|qəzet|газет|newspaper|гәзет)", re.IGNORECASE)
_MARKS = ' ,.:;–—-“”«»"'
#: Fields of a shelf mark that lead to a leaf, not to the file.
_LEAF_MARKS = ("l", "lef", "list", "v", "vr", "vərəq", "vereq", "varak", "yaprak", "л", "лл", "s", "с")


@record
class _Description:
    """What a printed description says besides author, place, publisher and year."""

    title: str
    container: str = ""
    volume: str = ""
    issue: str = ""
    extent: str = ""
    kind: WorkKind = WorkKind.BOOK


def describe(title: str, raw: str, *, dated: bool = False) -> tuple[WorkKind, str, str, str, str, str]:
    """Kind, title, container, volume, issue and extent of a printed work.

    Args:
        title: its title as parsed, with the container behind it if there is one.
        raw: the whole reference, which may say that it is a thesis, or name volume and issue.
        dated: whether it has a day, as newspapers do.
    """
    found = _split(title.strip(" ,.:"))
    kind = found.kind
    volume, issue = found.volume, found.issue
    if kind is not WorkKind.BOOK or not title:
        issue = issue or _first(_ISSUE, raw)
        volume = volume or _first(_VOLUME, raw)
    elif not volume:
        volume = _first(_VOLUME, raw)
    if _THESIS.search(raw):
        kind = WorkKind.THESIS
    elif _NEWSPAPER.search(found.container or found.title.rpartition(" ")[2]) or (dated and kind is WorkKind.BOOK):
        kind = WorkKind.NEWSPAPER
    return kind, found.title, found.container, volume, issue, found.extent


def _split(title: str) -> _Description:
    if match := _QUOTED.fullmatch(title):
        rest = match["rest"].strip(_MARKS)
        if not rest or not rest[0].isupper() or not re.match(r"[^\W\d_]{3}", rest):
            whole = not rest
            return _Description(
                title.strip(_MARKS) if whole else title.strip(" ,.:;")
            )  # a title that is only quoted: a periodical, or a book
        return _contained(match["title"], rest)
    if match := _SLASHES.fullmatch(title):
        return _contained(match["title"], match["rest"])
    if match := _WITHIN.fullmatch(title):
        extent = _first(_EXTENT, match["more"].strip(" )."))
        return _Description(
            match["title"].strip(_MARKS), match["rest"].strip(_MARKS), extent=extent, kind=WorkKind.CHAPTER
        )
    for pattern in (_QUOTED_CONTAINER, _NUMBERED_CONTAINER):
        if match := pattern.fullmatch(title):
            return _contained(match["title"], match["rest"])
    return _Description(title.strip(" ,.:;"))


def _contained(title: str, rest: str) -> _Description:
    container = re.split(r",|\s(?=№|\d)|\.\s", rest, maxsplit=1)[0].strip(_MARKS)
    numbers = rest[len(container) :] if rest.startswith(container) else rest
    extent = _first(_EXTENT, numbers)
    if extent:
        numbers = numbers[: numbers.rindex(extent)]
    volume, issue = _first(_VOLUME, numbers), _first(_ISSUE, numbers)
    if not volume and not issue:
        if pair := _BARE_ISSUE.search(numbers):
            volume, issue = pair.groups()
        else:
            volume = _first(_BARE_VOLUME, numbers.rstrip(" ,.") + ",")
    return _Description(title.strip(" ,.:"), container, volume, issue, extent, WorkKind.ARTICLE)


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((group for group in match.groups() if group), "") if match else ""


def of_entry(entry: BibliographyEntry, pages: str = "", raw: str = "") -> WorkReading:
    """The work that an entry of a bibliography describes."""
    kind, title, container, volume, issue, extent = describe(entry.title, entry.raw)
    if names_archive(entry.authors) and not entry.publisher:
        return _archival(f"{entry.authors}. {entry.title}".strip(" ."), entry.year, pages, entry.raw)
    return WorkReading(
        kind,
        entry.authors,
        title,
        entry.year,
        entry.place,
        entry.publisher,
        container,
        volume,
        issue,
        extent or _entry_extent(entry.raw, kind),
        pages,
        WorkSource.BIBLIOGRAPHY,
        raw or entry.raw,
    )


def _entry_extent(raw: str, kind: WorkKind) -> str:
    """The pages at the end of an entry, if it is a part of something."""
    if kind not in (WorkKind.ARTICLE, WorkKind.CHAPTER):
        return ""
    return _first(_EXTENT, raw)


def _of_footnote(reference: FootnoteReference) -> WorkReading:
    archival = not reference.authors and names_archive(reference.title) and not reference.publisher
    if archival:
        return _archival(reference.title, reference.year, reference.pages, reference.text)
    dated = (
        bool(re.search(r"\b\d{1,2}\s[^\W\d_]{3,10}|\d{1,2}\.\d{1,2}\.\d{4}", reference.work)) and not reference.place
    )
    kind, title, container, volume, issue, extent = describe(
        reference.title, reference.work, dated=dated and not reference.authors
    )
    whole = reference.title[:1] in '“«"' and reference.title[-1:] in '”»"'
    if kind is WorkKind.BOOK and reference.title and whole and not reference.authors and not reference.place:
        kind, issue = WorkKind.NEWSPAPER, issue or _first(_ISSUE, reference.work)
    return WorkReading(
        kind,
        reference.authors,
        title,
        reference.year,
        reference.place,
        _unquoted(reference.publisher),
        container,
        volume,
        issue,
        extent,
        reference.pages,
        WorkSource.PRINTED,
        reference.text,
    )


def _unquoted(text: str) -> str:
    """A publisher's name without quotation marks around the whole of it."""
    text = text.strip(" ,.:;")
    return text[1:-1] if len(text) > 2 and text[0] in '“«"' and text[-1] in '”»"' else text


def of_footnote(resolved: ResolvedReference) -> WorkReading | None:
    """The work that a footnote's reference leads to; None for a back-reference that nothing answers."""
    reference, target = resolved.reference, resolved.target
    if target is None:
        if reference.back is not None and not reference.title:
            return None
        return _of_footnote(reference)
    work = _of_footnote(target)
    if target is reference:
        return work
    return replace(work, pages=reference.pages or work.pages, source=WorkSource.CHAIN, raw=reference.text)


def of_bracket(
    work: CitedWork, target: CitedWork | None, bibliography: Bibliography, *, back: bool = False
) -> WorkReading | None:
    """The work that one piece of a bracket leads to.

    Args:
        work: as printed.
        target: the earlier work that it leads back to, or None.
        bibliography: of the text.
        back: whether it is a back-reference; with nothing to lead to it gives None.
    """
    if target is None and (back or not (work.authors or work.title)):
        return None
    named = target or work
    source = WorkSource.CHAIN if target is not None else WorkSource.PRINTED
    raw = ", ".join(part for part in (work.authors, work.title, work.year, work.pages and f"s. {work.pages}") if part)
    entry = bibliography.entry_for(named)
    if entry is not None:
        return of_entry(entry, work.pages, raw)
    if named.authors.isdigit():
        return None  # a number of a bibliography that is not there
    if names_archive(named.authors) or _is_shelf_mark(named.pages):
        name, shelf = (named.authors, named.pages) if named.pages else _archive_and_shelf(named.authors)
        printed = ", ".join(part for part in (name, shelf, named.year) if part)
        return _archival(name, named.year, shelf, printed, source)
    authors, printed = named.authors, named.title
    if not printed and _is_title(authors):
        authors, printed = "", authors  # ``(Matbuat Kanunu, 1931)``: a work without an author has its title there
    kind, title, container, volume, issue, extent = describe(printed, raw)
    return WorkReading(
        kind, authors, title, named.year, "", "", container, volume, issue, extent, work.pages, source, raw
    )


def _is_title(authors: str) -> bool:
    """Whether a title stands where an author should: no list of names, or a law or periodical by its last word."""
    words = fold(authors).split()
    return not is_name_list(authors) or (len(words) > 1 and words[-1].startswith((*REFERENCE_WORKS, *LAWS)))


def _archival(name: str, year: str, shelf: str, raw: str, source: WorkSource = WorkSource.PRINTED) -> WorkReading:
    return WorkReading(WorkKind.ARCHIVE, "", name.strip(" ,.:"), year, pages=shelf, source=source, raw=raw)


def _archive_and_shelf(text: str) -> tuple[str, str]:
    """The name of an archive and the shelf mark behind it, its fields from the first with a number on."""
    fields = text.split(", ")
    at = next((i for i, field in enumerate(fields) if i and any(map(str.isdigit, field))), len(fields))
    return ", ".join(fields[:at]), ", ".join(fields[at:])


def _is_shelf_mark(pages: str) -> bool:
    """Whether what stands for the pages is a file's mark: several marked or divided numbers."""
    parts = [classify(part.strip()) for part in pages.split(",")]
    return any(part.part in (Part.SHELF, Part.MARKED_SHELF) for part in parts)


def file_of(shelf: str) -> str:
    """A shelf mark without its leaves, folded: references to two leaves of a file mean one file."""
    kept = [field for field in re.split(r"[,;]\s*", shelf) if field and not _is_leaf(field)]
    return " ".join(fold(field) for field in kept)


def _is_leaf(field: str) -> bool:
    match = re.match(r"\s*([^\W\d_]+)\s*[.:]?\s*\d", field)
    return match is not None and match.group(1).lower() in _LEAF_MARKS


def read_bibliography(entries: Iterable[BibliographyEntry]) -> tuple[WorkReading, ...]:
    """The works of a bibliography, in its order."""
    return tuple(of_entry(entry) for entry in entries if entry.title or entry.authors)
