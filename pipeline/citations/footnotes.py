"""Footnote bodies, taken apart into references with author, title, place, publisher, year and pages.

The forms are those of Turkish, Azerbaijani and Russian notes::

    Rauf Karaca, Dağların Sesi, Yıldız Basımevi, İstanbul 1975, s. 45.
    Rauf Nəbiyev. Dağların səsi. Bakı, “Ulduz”, 1992, s.181.
    Набиев Р. Голос гор. Москва: Звезда, 2013, с.35.
    Karaca, a.g.e., s. 50; Набиев Р. Указ. соч., с. 7.

A note may hold several references, or none: then it explains something, and is no authority for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations.backrefs import BackKind, BackReference, find_back_reference
from pipeline.citations.brackets import split_outside
from pipeline.citations.grammar import names_archive
from pipeline.citations.imprint import read_imprint, read_year
from pipeline.citations.lexicon import QUOTED_IN, REFERENCE_WORKS
from pipeline.citations.locators import PAGES, Part, classify
from pipeline.citations.names import is_initials, is_name, split_authors
from pipeline.citations.parenthetical import find_references, is_name_list, strip_lead_in
from pipeline.record_classes import record
from pipeline.records import CitedWork
from pipeline.spans import Span
from pipeline.transliteration import fold

#: Longer bodies (code points) are read up to here: no reference is that long, and time stays linear.
MAX_BODY = 8000

#: What follows a page number is looked at so far ahead for another reference.
MAX_REFERENCE = 600

_MARK = r"(?:[Ss][əe]h(?:ifə)?|[Сс][әə][һh]|[Сс]тр|[Ss]ayfa|[Ss]ah|ss?|[Сс]с?|[Pp]{1,2}|S|c)"
_LOCATOR = re.compile(rf"(?:^|(?<=[\s,.:(»”\"]))(?P<mark>{_MARK})(?:\.\s*|\s+(?=\d)){PAGES}(?!\w)")
#: Marks that stand for an issue or a volume wherever another mark says *page*: ``S.`` (*sayı*), Latin ``c.`` (*cilt*).
_WEAK_MARKS = frozenset({"S", "c"})
_CYRILLIC = re.compile(r"[\u0400-\u052F]")
_NEW_SENTENCE = re.compile(r"[.)\]]\s+(?=[“«\"(]?[^\W\d_])")
_ISSUES = re.compile(
    r"(?:,?\s*\b(?:C|S|Sayı|Cilt|No|Nr|Y|Yıl|vol|т|Т|вып)\s?[.:]\s?[\dIVXLC]{1,7}|,?\s*№\s?\d+)+[\s,.]*$"
)
#: A lead-in after prose of the note: ``… dağılmışdı. Ayrıca bk. Rauf Karaca, …``
_LEAD_IN_WITHIN = re.compile(
    r"(?:^|(?<=[\s(]))(?i:bkz|bk|bax|baxın|müq\. ?et|krş|см|ср|сравни|cf|бах)\s*[.:]+\s*(?:также\s*:?\s*)?"
    r"(?=[“«\"]?[^\W\d_a-zа-яçəğıöşüәғҝјөүһҹ])"
)
#: A word or some prose with a colon before a reference: ``Məqalə: Rauf Nəbiyev. …``
_HEADED = re.compile(
    r"(?:(?i:məqalə|makale|kitab|kitap|mənbə|kaynak|qeyd|not|sənəd|belge|статья|книга|источник)\w*"
    r"|[^:.,;«“\"\d]{3,120}\s[^\W\dA-ZÇĞİÖŞÜƏА-ЯӘҒҜЈӨҮҺҸ_][^:.,;«“\"\d\s]{2,}"
    r"|[^:;«“\"]{0,100}?(?:от|г\.|tarixli|tarihli)\s[^:;«“\"]{1,30})\s*:\s+(?=[^\W\d_])"
)
#: ``KARACA, Rauf, Dağların Sesi``: capitals tell the surname that stands first.
_CAPITALS_FIRST = re.compile(
    r"(?P<authors>[A-ZÇĞİÖŞÜƏ][A-ZÇĞİÖŞÜƏ-]{2,}, (?:[^\W\d_]\.\s?|[^\W\d_][\w-]+ ?){1,3}), (?P<title>.+)"
)
_YEAR_AND_PAGES = re.compile(
    rf"(?P<authors>[^\d:;()]{{3,80}}?),?\s(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\s?:\s?(?P<pages>{PAGES})[. ]*"
)
#: The extent of a book, which Azerbaijani and Russian notes give before the page: ``2008. 345 s. S. 45``.
_EXTENT = re.compile(r"(?<=\d)[.,]\s*[–—-]?\s*\d{2,4}\s?(?:s|с|səh|стр)\.?\s*[–—-]?\s*$")
#: ``Soyadı, Eserin Adı, s. 5’ten aktaran Soyadı, …``: two works, whatever case the verb asks for.
_QUOTED_IN = re.compile(
    rf"(?:[’'ʼ`]\s?(?:[td][ae]n|d[əa]n))?,?\s+(?:{'|'.join(map(re.escape, QUOTED_IN))})\s?[.:]*\s+"
    r"(?=[^\W\d_a-zа-яçəğıöşüәғҝјөүһҹ])"
)
#: ``Soyadı, Eserin Adı, 18.``: the page without a mark.
_BARE_PAGE = re.compile(r"(?P<work>[^\d;()]{8,120}),\s(?P<pages>\d{1,3}(?:\s?[-–]\s?\d{1,3})?)[. ]*")
_SHELF_CUT = re.compile(r"[,:]\s*|\.\s+(?=[^\W\d_]{1,5}\.\s?\d)")
_SHELF_FIELDS = frozenset({Part.MARKED_SHELF, Part.SHELF, Part.BARE})
_ENDS_PROSE = re.compile(r"[.:!?)…]\s+")
_BEHIND_BACK = re.compile(r"\s*(?:$|[,.;:)\]\d–—-]|[^\W\d_]{1,8}\.?\s*[\dIVX])")


@record
class FootnoteReference:
    """One reference of a footnote; the fields are as printed, "" where the note does not give them.

    Attributes:
        span: where it stands in the body.
        text: its text.
        authors, title, place, publisher, year, pages: what it says; ``pages`` without ``s.``; of an archive the
            shelf mark.
        work: the text without lead-in and pages: what another reference to the same work may point to.
        back: the back-reference it consists of, its offsets counted in ``text``; else None.
        article: whether the title stands in quotation marks.
    """

    span: Span
    text: str
    authors: str = ""
    title: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    pages: str = ""
    work: str = ""
    back: BackReference | None = None
    article: bool = False

    @property
    def line(self) -> str:
        """The work in one line, its author first where another note had to tell him."""
        work = self.work.strip(" .,")
        return work if not self.authors or self.authors in work else f"{self.authors}. {work}"


def body_text(text: str, number: str) -> str:
    """The words of a footnote paragraph: white space normalised, its printed number left out."""
    text = " ".join(text.split())
    bare = text.lstrip("*([ ") if number[:1].isdigit() else text
    if not number or not bare.startswith(number) or bare[len(number) : len(number) + 1].isdigit():
        return text
    return bare[len(number) :].lstrip("*)].: ") or text


def parse_footnote(body: str) -> tuple[FootnoteReference, ...]:
    """The references of a footnote's body, in order; empty if it only explains.

    Args:
        body: the text as :func:`body_text` gives it; spans of the result count in it.
    """
    references = []
    parted = _QUOTED_IN.sub(_semicolon, _without_brackets(body[:MAX_BODY]))
    for piece in _pieces(parted):
        reference = _parse_piece(piece.of(parted), piece.start)
        if reference is not None:
            references.append(replace(reference, text=piece.of(body)))
    return tuple(references)


def _semicolon(match: re.Match[str]) -> str:
    """A semicolon of the length of what it stands for, so that offsets hold."""
    return ";" + " " * (len(match.group()) - 1)


def bracketed_works(body: str) -> tuple[CitedWork, ...]:
    """The works that a footnote's body cites in brackets as its running text would: ``(Karaca, 1975, s. 4)``."""
    return tuple(work for reference in find_references(body[:MAX_BODY]) for work in reference.works)


def _without_brackets(body: str) -> str:
    """The body with its bracketed references blanked, so that what stands around them is not read as their title."""
    for reference in find_references(body):
        if all(work.authors and (work.year or work.pages) for work in reference.works):
            body = body[: reference.span.start] + " " * len(reference.span) + body[reference.span.end :]
    return body


def _pieces(body: str) -> Iterator[Span]:
    """Cut a body at ``;`` and behind each page number that is followed by something with a year or page of its own."""
    start = 0
    for part in split_outside(body, ";"):
        cut = 0
        for locator in _locators(part):
            end = locator.end()
            rest = part[end : end + MAX_REFERENCE]
            stopped = _NEW_SENTENCE.match(part, end - 1 if part[end - 1] == "." else end)
            if rest.strip(" .,)") and (stopped or _opens_reference(rest)):
                yield from _trimmed(body, start + cut, start + end)
                cut = end
        yield from _trimmed(body, start + cut, start + len(part))
        start += len(part) + 1


def _opens_reference(rest: str) -> bool:
    """Whether what follows a page number, without a full stop between, brings another reference."""
    return re.match(r"[\s,]*[(“«\"]?[^\W\d_]", rest) is not None and (
        bool(_locators(rest)) or find_back_reference(rest) is not None
    )


def _trimmed(body: str, start: int, end: int) -> Iterator[Span]:
    while start < end and body[start] in " .,;)":
        start += 1
    while end > start and body[end - 1] in " ,;":
        end -= 1
    if start < end:
        yield Span(start, end)


def _parse_piece(piece: str, offset: int) -> FootnoteReference | None:
    lead = len(piece) - len(strip_lead_in(piece)[0])
    bracket = _skip_prose(piece, _skip_bracket(piece, lead))
    body = piece[bracket:]
    span = Span(offset, offset + len(piece))
    back = find_back_reference(body)
    if back is not None and _stands_for_work(body, back):
        back = BackReference(back.kind, back.start + bracket, back.end + bracket, back.same_page, back.article)
        return _parse_back(piece, span, bracket, back)
    if (names_archive(body.split(":")[0][:160]) or _has_shelf_mark(body)) and not _is_printed(body):
        archival = _parse_archive(body, piece, span)
        if archival is not None:
            return archival
    if (author_year := _YEAR_AND_PAGES.fullmatch(body)) and is_name_list(author_year["authors"]):
        authors, year = author_year["authors"], author_year["year"]
        return FootnoteReference(
            span, piece, authors, year=year, pages=author_year["pages"].strip(" ."), work=f"{authors}, {year}"
        )
    if (bare := _BARE_PAGE.fullmatch(body)) is not None:
        authors, title = split_authors(bare["work"])
        if authors and len(title.split()) > 1 and (title[0].isupper() or title[0] in '“«"'):
            return FootnoteReference(
                span, piece, authors, title, pages=bare["pages"], work=bare["work"], article=title[0] in '“«"'
            )
    end = len(body.rstrip(" .,;"))
    locator = _last_locator(body)
    pages = ""
    rest = body[:end]
    if locator is not None:
        pages = _page_value(locator.group())
        rest = body[: locator.start()]
        if len(body) - locator.end() > 60:
            return None  # the page stands in the middle of prose
    rest = _EXTENT.sub("", rest.strip(" ,;(")).strip(" .,;(")
    year, before, dated = read_year(rest)
    if locator is None and not year:
        return None
    issue = _ISSUES.search(before)
    place, publisher, before = read_imprint(before)
    described = _ISSUES.sub("", before)
    capitals = _CAPITALS_FIRST.fullmatch(described)
    authors, title = (capitals["authors"], capitals["title"]) if capitals is not None else split_authors(described)
    collective = bool(authors) and fold(authors).split()[-1].startswith(REFERENCE_WORKS)
    if collective:
        authors, title = "", described.strip(" .,:")
    if (
        not collective
        and not authors
        and not dated
        and issue is None
        and year
        and (is_name(title, most=3) or is_name_list(title))
    ):
        authors, title = title, ""  # ``Mühlen, 1984, s. 52``
    periodical = dated and (is_name(title.strip('“”«»"')) or _is_periodical(title))
    issued = title[:1] in '“«"' and title[-1:] in '”»"' and re.search(r"№|\b(?:No|Nr|Sayı)\b", rest) is not None
    if locator is None and not (place or publisher or authors) and not periodical and not issued:
        return None
    if not authors and not (place or publisher) and (not title or title[0].islower()):
        return None  # prose, in which a page is mentioned
    return FootnoteReference(
        span=span,
        text=piece,
        authors=authors,
        title=title,
        place=place,
        publisher=publisher,
        year=year,
        pages=pages,
        work=rest,
        article=title[:1] in '“«"' and bool(title),
    )


def _is_periodical(title: str) -> bool:
    """Whether a title ends by saying that it is a newspaper or journal: ``“Səs” qəzeti``, ``“Səs” qəz``."""
    words = fold(title).split()
    return len(words) > 1 and (
        words[-1].startswith(REFERENCE_WORKS) or words[-1] in ("gaz", "gez", "kez", "jur", "mec")
    )


def _stands_for_work(body: str, back: BackReference) -> bool:
    """Whether a back-reference stands where a reference would: at the beginning, or after an author's name, and with
    nothing but pages or punctuation next behind it.
    """
    if _BEHIND_BACK.match(body, back.end) is None:
        return False
    before = body[: back.start].strip(" ,;:.")
    if not before:
        return True
    if back.kind is BackKind.SAME_AUTHOR or len(before) > 90:
        return False
    return is_name_list(before) or is_name(before.split(",")[0], most=3)


def _skip_prose(piece: str, start: int) -> int:
    """Step over the prose of a note that leads to its reference: up to a lead-in, a heading word, or, before a
    back-reference, the last sentence. Where none of these fits, the piece is read from its beginning.
    """
    for match in _LEAD_IN_WITHIN.finditer(piece, start):
        start = match.end()
    headed = _HEADED.match(piece, start)
    if headed is not None and (split_authors(piece[headed.end() :])[0] or _leads_back(piece, headed.end())):
        start = headed.end()
    back = find_back_reference(piece[start:])
    if back is None or _stands_for_work(piece[start:], back) or _BEHIND_BACK.match(piece[start:], back.end) is None:
        return start
    for match in _ENDS_PROSE.finditer(piece, start, start + back.start):
        between = piece[match.end() : start + back.start].strip(" ,;:.")
        if not between or is_name_list(between) or is_name(between.split(",")[0], most=3):
            return match.end()
    return start


def _leads_back(piece: str, start: int) -> bool:
    back = find_back_reference(piece[start:])
    return back is not None and _stands_for_work(piece[start:], back)


def _skip_bracket(piece: str, start: int) -> int:
    """Step over a bracket at the beginning, a note on the reference before: ``(Şəxsi arxiv), Müəllif. …``"""
    if piece[start : start + 1] != "(":
        return start
    end = piece.find(")", start)
    while 0 <= end < len(piece) - 1 and piece[end + 1 : end + 2] not in ",.; )":
        end = piece.find(")", end + 1)
    if end < 0 or not piece[end + 1 :].strip(" .,;)"):
        return start
    return end + 1 + len(piece[end + 1 :]) - len(piece[end + 1 :].lstrip(" .,;)"))


def _locators(text: str) -> list[re.Match[str]]:
    """The page numbers of a text. A weak mark counts only where no other is; Latin ``c.`` only for a range or in
    Cyrillic text, where it is a misprint for ``с.``
    """
    found = list(_LOCATOR.finditer(text))
    strong = [match for match in found if match["mark"] not in _WEAK_MARKS]
    if strong:
        return strong
    cyrillic = _CYRILLIC.search(text) is not None
    return [match for match in found if match["mark"] == "S" or cyrillic or re.search(r"[-–—]", match.group())]


def _last_locator(text: str) -> re.Match[str] | None:
    found = _locators(text)
    return found[-1] if found else None


def _page_value(locator: str) -> str:
    return re.sub(rf"^{_MARK}\.?\s*", "", locator).strip(" .")


def _parse_back(piece: str, span: Span, start: int, back: BackReference) -> FootnoteReference:
    authors = piece[start : back.start].strip(" ,;:")
    if authors.endswith(".") and not is_initials(authors.split()[-1]):
        authors = authors[:-1]
    after = piece[back.end :].strip(" ,;:.")
    locator = _last_locator(piece[back.end :])
    pages = _page_value(locator.group()) if locator is not None else ""
    if locator is None and classify(after).part in (Part.BARE, Part.PAGES):
        pages = classify(after).value
    elif (
        locator is None
        and after
        and all(classify(field).part in _SHELF_FIELDS for field in re.split(r",\s*|\.\s+(?=[^\W\d_])", after))
    ):
        pages = after  # another file or leaf of the archive: ``Там же, д. 5, л. 7``
    if back.kind is not BackKind.SAME_AUTHOR:
        return FootnoteReference(span, piece, authors=authors, pages=pages, back=back)
    inner = find_back_reference(after)
    if inner is not None and inner.start < 4:  # ``Aynı yazar, a.g.e., s. 5``
        return FootnoteReference(span, piece, pages=pages, back=back)
    rest = piece[back.end : back.end + locator.start()] if locator is not None else piece[back.end :]
    rest = rest.strip(" .,;:")
    year, before, _ = read_year(rest)
    place, publisher, title = read_imprint(before)
    return FootnoteReference(
        span, piece, "", title, place, publisher, year, pages, rest, back, title[:1] in '“«"' and bool(title)
    )


def _is_printed(body: str) -> bool:
    """Whether a reference that names an archive gives pages, or place and year of a printed book, and no shelf mark."""
    if any(classify(field).part in (Part.SHELF, Part.MARKED_SHELF) for field in _SHELF_CUT.split(body)):
        return False
    year, before, dated = read_year(body.rstrip(" .,;"))
    return bool(_locators(body)) or (bool(year) and not dated and bool(read_imprint(before)[0]))


def _has_shelf_mark(body: str) -> bool:
    """Whether numbers of a fonds, an inventory, a file stand one behind the other: ``ф. 27, сиј. 1, иш 55``."""
    fields = [classify(field.strip(" .")) for field in _SHELF_CUT.split(body[:200])]
    marks = {field.mark for field in fields[1:] if field.part is Part.MARKED_SHELF}
    return len(marks) > 1 and body[:1].isupper() and fields[0].part is Part.WORDS


def _parse_archive(body: str, piece: str, span: Span) -> FootnoteReference | None:
    fields = [field.strip(" .") for field in _SHELF_CUT.split(body)]
    shelf_at = next((i for i, field in enumerate(fields) if _is_shelf(field)), len(fields))
    date = next((field for field in map(classify, fields) if field.part in (Part.DATE, Part.YEAR)), None)
    shelf = [field for field in fields[shelf_at:] if field and classify(field).part not in (Part.DATE, Part.YEAR)]
    if not shelf and date is None:
        return None
    name = ", ".join(field for field in fields[:shelf_at] if field)
    year = date.value if date is not None else ""
    return FootnoteReference(span, piece, title=name, year=year, pages=", ".join(shelf), work=name)


def _is_shelf(field: str) -> bool:
    found = classify(field).part
    return found in (Part.SHELF, Part.MARKED_SHELF) or (found is Part.BARE and "/" in field)  # ``54/12``


def cites(body: str, references: Sequence[FootnoteReference]) -> bool:
    """Whether a note cites anything: has a reference, be it in brackets. Else it explains a word of the text."""
    return bool(references) or bool(find_references(body[:MAX_BODY]))
