"""One reference of a bracket, taken apart: authors, title, year, pages and what speaks for it being a reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.citations import lexicon
from pipeline.citations.backrefs import is_back_reference
from pipeline.citations.brackets import split_outside
from pipeline.citations.evidence import NO_EVIDENCE, Evidence
from pipeline.citations.locators import PAGES, Field, Part, classify
from pipeline.citations.names import count_authors, is_initials, is_name, split_authors, split_pair
from pipeline.record_classes import record
from pipeline.transliteration import fold

_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_PAGE_WITHOUT_COMMA = re.compile(
    r"(?<=[\w.\])’”\"»])\s+(?=(?:ss?|səh|seh|sh|sf|pp?|сс?|стр|сәһ)\.\s*[\dIVXivx])|(?<=\d)\s*(?=ss?\.\s*\d)"
)
_COLON_PAGES = re.compile(rf"(.*?)({_YEAR}[a-zçəğış]?|\[{_YEAR}\])\s*:\s*((?:ss?|səh|p|pp)?\.?\s*{PAGES})")
_TRAILING_YEAR = re.compile(rf"(.+?)\s*[\s([]({_YEAR}[a-zçəğış]?(?:\s*[/\[]\s*{_YEAR}\]?)?)[)\]]?")
_TRAILING_SHELF = re.compile(r"(.+?)[\s:]+(\d{1,5}[-–/.:]\d[\d./:–-]{2,50})")
#: ``FO 371/3388``: the files of an office are cited by its letters alone.
_ACRONYM_AND_SHELF = re.compile(r"([A-ZÇĞİÖŞÜƏ]{2,5}) (\d{1,4}[/-]\d{1,6}(?:[/-]\d{1,6})*)")
_NUMERAL = re.compile(r"\b(?:II|III|IV|VI|VII|VIII|IX|XI|XII)\.")
_JOINED = re.compile(rf"(?<=\d)\s+(?:{lexicon.AND}|/)\s+(?=[^\W\d_])")
_NAME_AND_YEAR = re.compile(rf"([^\d,:;()]+?)\s{_YEAR}[a-z]?")
_POSSESSED = re.compile(r"(?:si|su|leri|lari)$")
#: Opening quotation marks, and what stands between a pair of them.
_QUOTES = frozenset('“„«"')
_QUOTATION = re.compile(r"“[^“”]*[“”]|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"")
_GENITIVE = re.compile(r"[’'ʼ`]n?[ıiuü]n$")
#: What goes on in small letters behind an author: others, and what somebody did for his book.
_ROLES = "|".join(map(re.escape, (*lexicon.SHORT_ROLES, *lexicon.ROLES)))
_NO_TITLE = re.compile(rf"(?:{lexicon.AND}|ark|vd|vb|dig|çev\w*|tərc\w*|пер|{_ROLES})\b")
_LIFE_PLACE = re.compile(r"\s[–—-]\s")
#: A reference has fewer commas than this; what has more is an enumeration.
MAX_FIELDS = 30

#: Kinds of fields that stand behind the title.
_LOCATING = frozenset(Part) - {Part.WORDS}


@record
class Draft:
    """A reference in the making.

    Attributes:
        authors, title, year, pages: as :class:`pipeline.records.CitedWork`; ``authors`` may be "" in a
            narrative reference.
        marked: whether the pages stand behind a mark (``s.``) or a colon after the year.
        dated: whether the year is that of a full date.
        issued: whether a volume or issue is given.
        archival: whether it names an archive or gives a shelf mark.
        comma: whether authors and year are separate fields (``Ad, 1990``) rather than one (``Ad 1990``).
        ranged: whether the year is a range of years.
        other_years: years of further works of the same author: ``(Ad, 1991, 1992)``.
    """

    authors: str
    title: str
    year: str
    pages: str
    marked: bool = False
    dated: bool = False
    issued: bool = False
    archival: bool = False
    comma: bool = True
    ranged: bool = False
    other_years: tuple[str, ...] = ()


def split_works(inside: str) -> list[str]:
    """Cut the inside of a bracket into the texts of its references: at ``;``, and where pages end one of a list."""
    pieces: list[str] = []
    for piece in split_outside(inside, ";"):
        fields = split_outside(_PAGE_WITHOUT_COMMA.sub(", ", piece), ",")
        start = 0
        for position in range(1, len(fields)):
            before, behind = fields[start:position], fields[position:]
            paged = classify(before[-1]).part is Part.PAGES and (_begins_work(behind) or _begins_year(before, behind))
            if paged or _is_list_of_years(before, behind):
                pieces.append(",".join(fields[start:position]))
                start = position
        pieces.append(",".join(fields[start:]))
    joined = [part for piece in pieces for part in _split_joined(piece)]
    return [piece.strip(" ,") for piece in joined if piece.strip(" ,.")]


def _begins_work(fields: Sequence[str]) -> bool:
    """Whether another author with a year of its own follows."""
    if classify(fields[0]).part is not Part.WORDS or not fields[0].strip()[:1].isupper():
        return False
    return any(classify(field).part in (Part.YEAR, Part.PAGES) for field in fields[1:])


def _is_list_of_years(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether names and years alternate: ``Ad 1990, Soyad 1992`` or ``Ad, 1990, Soyad, 1992``."""
    if _NAME_AND_YEAR.fullmatch(before[-1].strip()) and (name := _NAME_AND_YEAR.fullmatch(behind[0].strip())):
        return _is_lone_name(name[1])
    return (
        len(before) > 1
        and len(behind) > 1
        and classify(before[-1]).part is Part.YEAR
        and classify(behind[1]).part is Part.YEAR
        and _is_lone_name(before[-2].strip())
        and _is_lone_name(behind[0].strip())
    )


def _is_lone_name(text: str) -> bool:
    """Whether a text is a surname or two joined, and nothing that reads as a title (``Sonrası``)."""
    parts = split_pair(text)
    return all(is_name(part, most=1) and not _POSSESSED.search(fold(part)) for part in parts)


def _begins_year(before: Sequence[str], fields: Sequence[str]) -> bool:
    """Whether another year with pages follows a first: ``(Ad, 1991, s. 5, 1938, s. 7)``."""
    if len(fields) < 2 or classify(fields[0]).part is not Part.YEAR or classify(fields[1]).part is not Part.PAGES:
        return False
    return any(classify(field).part is Part.YEAR for field in before)


def _split_joined(piece: str) -> list[str]:
    parts = _JOINED.split(piece)
    if len(parts) == 1 or not all(re.search(_YEAR, part) for part in parts):
        return [piece]
    # every part must read as a reference of its own, or the word joins within a title
    drafts = [draft_work(part) for part in parts]
    if all(
        draft is not None
        and draft.authors[:1].isupper()
        and draft.year
        and (draft.pages or _is_lone_name(draft.authors))
        for draft in drafts
    ):
        return parts
    return [piece]


def draft_work(text: str, evidence: Evidence = NO_EVIDENCE) -> Draft | None:
    """Read one reference; None if nothing in it says where in which work.

    Args:
        text: one reference without brackets or lead-in.
        evidence: what the document says about the words.
    """
    text = " ".join(text.split()).strip(" ,.;:")
    fields = [field.strip() for field in split_outside(_PAGE_WITHOUT_COMMA.sub(", ", text), ",")]
    fields = [field for field in fields if field]
    if any(classify(field).part is Part.YEAR for field in fields):  # ``Soysal, 1990, a.g.e., s. 5``
        fields = [field for i, field in enumerate(fields) if not (i and is_back_reference(field))]
    if not fields or len(fields) > MAX_FIELDS:
        return None
    if file := _ACRONYM_AND_SHELF.fullmatch(fields[0]):
        return _archival([file[1]], [Field(Part.SHELF, file[2], file[2]), *map(classify, fields[1:])])
    fields = _unfold_colon(fields)
    head, tail = _split_tail(fields)
    if _is_archival(head, tail):
        return _archival(head, tail)
    only_years = len(head) == 1 and bool(tail) and all(field.part is Part.YEAR for field in tail)
    if head and (only_years or not any(field.part in (Part.YEAR, Part.DATE, Part.YEAR_RANGE) for field in tail)):
        match = _TRAILING_YEAR.fullmatch(head[-1])
        if match and not _LIFE_PLACE.search(match.group(1)):
            head = [*head[:-1], match.group(1).rstrip(" ,(")]
            tail = [classify(match.group(2)), *tail]
            return _ordinary(head, tail, evidence, comma=False)
    return _ordinary(head, tail, evidence, comma=True)


def _unfold_colon(fields: list[str]) -> list[str]:
    """``Baykara 1966: 48`` -> ``Baykara 1966``, ``s. 48``; pages after a colon count as marked."""
    match = _COLON_PAGES.fullmatch(fields[-1])
    start = len(fields) - 1
    while match is None and start > 0 and classify(fields[start]).part is Part.BARE:
        start -= 1
        match = _COLON_PAGES.fullmatch(", ".join(fields[start:]))
    if match is None:
        return fields
    before, year, pages = match.groups()
    if classify(pages).part is not Part.PAGES:
        pages = f"s. {pages}"
    separate = [before.strip(), year] if not before.strip() else [f"{before.strip()} {year}"]
    return [field for field in [*fields[:start], *separate, pages] if field]


def _split_tail(fields: Sequence[str]) -> tuple[list[str], list[Field]]:
    """Part the words at the beginning from years, pages, dates and marks at the end."""
    classified = [classify(field) for field in fields]
    end = len(fields)
    while end > 1 and classified[end - 1].part is Part.WORDS and _is_comment(fields, classified, end - 1):
        end -= 1
    start = end
    while start > 0 and classified[start - 1].part in _LOCATING:
        start -= 1
    tail = classified[start:end]
    years = [i for i, field in enumerate(tail) if field.part in (Part.YEAR, Part.DATE)]
    if start > 1 and years and tail[0].part is Part.YEAR_RANGE:
        start, tail = start + 1, tail[1:]  # a title that ends in years: ``…, 1920-1922, 2017``
    return list(fields[:start]), tail


def _is_comment(fields: Sequence[str], classified: Sequence[Field], position: int) -> bool:
    """A few words in small letters after the pages: ``s. 12, vurgu bize ait``."""
    text = fields[position]
    locates = any(field.part in (Part.PAGES, Part.YEAR) for field in classified[1:position])
    return (
        locates
        and len(text) < 60
        and (
            not text[0].isupper()
            or fold(text) in lexicon.PARTS_OF_BOOKS
            or fold(text).split()[0] in lexicon.NUMBERED_PARTS_OF_BOOKS
        )
    )


def _is_archival(head: Sequence[str], tail: Sequence[Field]) -> bool:
    shelf = [field for field in tail if field.part in (Part.SHELF, Part.MARKED_SHELF)]
    if not head:
        return False
    if names_archive(head[0]):
        paged = any(field.part is Part.PAGES for field in tail)  # a printed work: the minutes of a parliament
        return bool(shelf) or (not paged and bool(tail or len(head) > 1 or _TRAILING_SHELF.fullmatch(head[-1])))
    first = head[0].replace(".", "")
    acronym = first.isupper() and 2 <= len(first) <= 8 and first.isalpha()
    if acronym and any(field.part is Part.SHELF and len(field.text) >= 5 for field in shelf):
        return True
    marks = {field.mark for field in tail if field.part is Part.MARKED_SHELF}
    return len(marks) > 1 and head[0][:1].isupper() and not any(field.part is Part.PAGES for field in tail)


def names_archive(text: str) -> bool:
    """Whether the words name an archive: a known acronym at their beginning, or a word like ``Arşivi``."""
    words = fold(text).split()
    if not words:
        return False
    letters = re.match(r"[^\W\d_]{2,8}\b", text)
    acronym = letters is not None and letters.group().isupper() and words[0] in lexicon.ARCHIVES
    return acronym or (text[:1].isupper() and any(word.startswith(lexicon.ARCHIVE_STEMS) for word in words))


def _archival(head: list[str], tail: Sequence[Field]) -> Draft | None:
    year, shelf = "", []
    for field in tail:
        if field.part in (Part.YEAR, Part.DATE) and not year:
            year = field.value
        elif field.part in (Part.SHELF, Part.MARKED_SHELF, Part.PAGES, Part.ISSUE, Part.BARE, Part.YEAR_RANGE):
            shelf.append(field.text)
    if not shelf and (match := _TRAILING_SHELF.fullmatch(head[-1])):
        head = [*head[:-1], match.group(1).rstrip(" :.")]
        shelf.append(match.group(2))
    return Draft(", ".join(head), "", year, ", ".join(shelf), archival=True, marked=bool(shelf))


def _ordinary(head: Sequence[str], tail: Sequence[Field], evidence: Evidence, *, comma: bool) -> Draft | None:
    year, pages, marked, dated, ranged = "", "", False, False, False
    has_small_mark = any(field.part is Part.PAGES and not field.text.startswith("S.") for field in tail)
    issued = False
    for position, field in enumerate(tail):
        if field.part is Part.PAGES and field.text[:2] in ("S.", "S ") and (has_small_mark or pages):
            issued = True  # the capital stands for the issue (*sayı*) where the page has its own mark
        elif field.part is Part.PAGES:
            pages = _append(pages if marked else "", field.value)  # a bare number before it was the volume
            marked = True
        elif field.part is Part.BARE and (pages or year):
            pages = _append(pages, field.value)
        elif field.part in (Part.YEAR, Part.DATE):
            year = field.value  # the last one counts: what stands before it belongs to the title
            dated = dated or field.part is Part.DATE
        elif field.part is Part.YEAR_RANGE and not year:
            year, ranged = field.value, True
        elif field.part is Part.DAY:
            dated = dated or bool(head) or position > 0
            issued = issued or bool(
                year
            )  # ``Azərbaycan, 1919, 28 may`` is a newspaper, ``Tiflis, 26 may 1918`` a place
        elif field.part in (Part.ISSUE, Part.MARKED_SHELF, Part.BARE):
            issued = True
    if not year and not pages:
        return None
    if not head:
        return Draft("", "", year, pages, marked, dated, issued, ranged=ranged)
    if _is_one_title(head, evidence):
        count = len(head)
    else:
        second = [part for field in head[1:2] for part in _author_and_title(field)]
        head = [*_author_and_title(head[0]), *second, *head[2:]]
        count = count_authors(head, evidence)
    others: tuple[str, ...] = ()
    if count == len(head) and len(tail) > 1 and all(field.part is Part.YEAR for field in tail):
        year, others = tail[0].value, tuple(field.value for field in tail[1:])
    return Draft(
        ", ".join(head[:count]),
        ", ".join(head[count:]),
        year,
        pages,
        marked,
        dated,
        issued,
        comma=comma,
        ranged=ranged,
        other_years=others,
    )


def _is_one_title(head: Sequence[str], evidence: Evidence) -> bool:
    """Whether all fields before the year are the title of a work without author, which has a comma in it.

    So it is where a quotation mark opens in the first field and is not closed in it, where the first field is a
    genitive, and where the second goes on in small letters behind something that is no name.
    """
    if len(head) < 2:
        return False
    first, second = head[0], head[1]
    if not _QUOTES.isdisjoint(_QUOTATION.sub("", first)):
        return True
    if first[0] in _QUOTES:
        return False
    if _GENITIVE.search(first) is not None:
        return True
    if not second[0].islower() or _NO_TITLE.match(second) is not None or any(map(str.isdigit, second)):
        return False
    return not is_name(first) or fold(first) in lexicon.PLACES or all(map(evidence.is_common, first.split()))


def _author_and_title(field: str) -> list[str]:
    """Part ``Soyadı A. Əsərin adı`` and ``A. Soyadı. Əsərin adı``; only initials tell such an author for certain."""
    author, title = split_authors(field) if ". " in field else ("", field)
    if _NUMERAL.search(author) is not None:
        return [field]  # ``Müsavat’ın II. Kurultayı``
    if field[len(author) :].lstrip().startswith(":"):
        return [field]  # ``Ə. Topçubaşov: Sənədlər`` is a title
    if title and any(is_initials(word) for word in re.split(r"(?<=\.)|\s", author) if word):
        return [author, title]
    return [field]


def _append(pages: str, more: str) -> str:
    return f"{pages}, {more}" if pages else more
