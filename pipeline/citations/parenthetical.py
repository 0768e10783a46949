"""Parenthetical references: ``(Soyadı, 1991, s. 158)`` and its kin.

Every bracket of the text is taken apart at ``;`` into works (:mod:`pipeline.citations.grammar`), and then judged:
life dates, glosses, aliases, places and dated happenings have brackets of much the same look. What decides is
written in ``docs/citations.md``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations import backrefs, lexicon
from pipeline.citations.brackets import bracket_pairs, inside_of, square_brackets
from pipeline.citations.broken_brackets import broken_pairs
from pipeline.citations.evidence import Evidence
from pipeline.citations.grammar import Draft, draft_work, names_archive, split_works
from pipeline.citations.imprint import PUBLISHING_HOUSE
from pipeline.citations.locators import Part, classify, is_day
from pipeline.citations.names import is_initials, is_name, surname
from pipeline.citations.narrative import narrative_author
from pipeline.citations.wording import unified
from pipeline.records import CitedWork, ParentheticalReference
from pipeline.spans import Span
from pipeline.transliteration import fold, lower

_LEAD = "|".join(re.escape(word) for word in sorted(lexicon.LEAD_INS, key=lambda word: (-len(word), word)))
_LEAD_IN = re.compile(
    rf"(?:{_LEAD})(?:\s*[.:,]+\s*|\s+)"  # at the beginning, its full stop may be missing
    rf"|[^\d;]{{0,80}}?\s(?:(?:{_LEAD})\s*[.:]+|bkz|bax|baxın|bakınız|см)\s*[.:]*\s+"
    r"|[^\d;,]{0,60}(?:bilgi|malumat|məlumat|ayrıntı|tafsilat|təfsilat)\w*\s(?:için|üçün)\s"
)
_ROLES = "|".join(re.escape(word) for word in sorted(lexicon.SHORT_ROLES, key=lambda word: (-len(word), word)))
_ROLE = re.compile(rf"(?:(?:{_ROLES})\s*[.:]+\s*|(?:{'|'.join(lexicon.ROLES)})\s*[.:]*\s+)")
_QUOTED = "|".join(re.escape(word) for word in sorted(lexicon.QUOTED_IN, key=lambda word: (-len(word), word)))
_QUOTED_IN = re.compile(rf"\s*[,;]?\s*\b(?:{_QUOTED})[.:]?\s+")
_NUMBERED = re.compile(r"(\d{1,3})(?:\s*[,:]\s*(\D.*|\d{1,4}(?:\s*[-–—]\s*\d{1,4})?)|\s?\.\s?([^\W\d_].*))?")
#: ``[1, 2, 5]``, ``[3-5]``: works without pages.
_NUMBERS = re.compile(r"\d{1,3}(?:\s*,\s*\d{1,3}){2,}|\d{1,2}\s?[-–]\s?\d{1,2}")
_NUMBERED_PARTS = frozenset({Part.PAGES, Part.ISSUE, Part.MARKED_SHELF, Part.SHELF, Part.BARE})
#: Births and deaths with their mark: ``d. 1884``, ``öl. 6 Mart 1955``.
_LIFE = re.compile(
    r"(?:^|[\s,;:–-])(?:d|doğ|ö|öl|ölm|vef|v|təv)\.\s*:?\s*(?:\d{1,2}[\s.]+[^\W_]{2,12}[\s.]+)?[12]\d{3}\b", re.I
)
#: Where somebody was born and died, with the years: ``Bağdat, 1917 – Musul, 3.11.1984``.
_PLACE_AND_DATE = r"[^\W\d_][^\d,;:()]{1,40},?\s(?:[\d.]{1,6}(?:\s[^\W\d_]{3,12})?[\s.]?)?[12]\d{3}"
_LIFE_SPAN = re.compile(rf"{_PLACE_AND_DATE}\s?[–—-]\s?{_PLACE_AND_DATE}")
#: Folded letters that make up syllables, as no acronym does for long.
_SPEAKABLE = re.compile(
    r"[^aeiou]{0,2}(?:[aeiou]{1,2}[^aeiou\s]{1,2}){2,}[aeiou]?|[^aeiou]?[aeiou][^aeiou\s]{1,2}[aeiou]"
)
#: Before it an acronym with a bare year (``CHP, 1923``) tells of a party or office, later (``DİE, 1973``) of its book.
_FIRST_CORPORATE_YEAR = 1950
_NEXT_NAME = re.compile(rf",|&|\s(?:{lexicon.AND}|et)\s")
_ORDINAL = re.compile(r"(?:[IVXL]{1,6}|\d{1,2})(?:\.|-[^\W\d_]{2,3})?")
#: A bracket without any of these needs no closer look: it has no number and none of the words that do without one.
_MAYBE = re.compile(
    r"\d|tarih|\b[tbns]\.\s?[ytad]\b|orada|орада|[əeә]s[əeә]r|[әə]с[әə]р|[Aa]\.?\s?g\.?\s?[a-z]|[Ii]bid|[Тт]ам же"
    r"|[Aa]ynı|[Ee]yni|cit\.|соч\."
)


def find_references(text: str) -> tuple[ParentheticalReference, ...]:
    """Find the parenthetical references of a clean text, in order.

    Args:
        text: a whole document or a paragraph; paragraphs are separated by ``\\n``.

    Returns:
        the references with spans into ``text``, brackets included; they never overlap. Never raises;
        takes time linear in the length of ``text``.
    """
    found = _find(text, Evidence(text))
    surnames = frozenset(
        surname(work.authors)
        for reference in found
        for work in reference.works
        if work.year and work.authors in reference.span.of(text)  # not those that were taken from a sentence
    )
    evidence = Evidence(text, surnames)
    if surnames and any(_undecided(text, reference, surnames) for reference in found):
        found = _find(text, evidence)  # who is cited elsewhere in the text is known now
    found = _with_broken(text, found, evidence)
    return tuple(_with_narrative_years(text, found))


def _undecided(text: str, reference: ParentheticalReference, surnames: frozenset[str]) -> bool:
    """Whether knowing the authors cited in the text may change how the reference is read.

    A lone name between author and year may be a second author; a bracket without an author takes it from its
    sentence, where several names may stand.
    """
    printed = reference.span.of(text)
    return any(
        (work.title and not surnames.isdisjoint(fold(work.title.split(",")[0]).split()))
        or (work.year and (not work.authors or work.authors not in printed))
        for work in reference.works
    )


def _find(text: str, evidence: Evidence) -> list[ParentheticalReference]:
    found: list[ParentheticalReference] = []
    end = 0
    for span, _ in bracket_pairs(text):
        if span.start < end:
            continue  # inside a bracket that is a reference already
        inside = text[span.start + 1 : span.end - 1]
        if _MAYBE.search(inside) is None:
            continue
        if works := _read_bracket(inside, text, span, evidence):
            found.append(ParentheticalReference(span, works))
            end = span.end
    taken = [reference.span for reference in found]
    found.extend(reference for reference in _squared(text, evidence) if not _inside(reference.span, taken))
    found.sort(key=lambda reference: reference.span)
    return found


def _inside(span: Span, others: Sequence[Span]) -> bool:
    i = bisect_right(others, span) - 1
    return i >= 0 and others[i].contains(span)


def _with_broken(text: str, found: list[ParentheticalReference], evidence: Evidence) -> list[ParentheticalReference]:
    """Add references whose brackets do not match, in place of those that were found inside them."""
    replaced: set[Span] = set()
    more: list[ParentheticalReference] = []
    starts = [reference.span.start for reference in found]
    leading = Counter(surname(work.authors) for reference in found for work in reference.works)
    for span in broken_pairs(text):
        if more and span.start < more[-1].span.end:
            continue
        held = found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        before = found[bisect_left(starts, span.start) - 1] if starts and starts[0] < span.start else None
        if len(held) > 1 or (before is not None and before.span.end > span.start):
            continue
        if held and (held[0].span.end > span.end or leading[surname(held[0].works[0].authors)] > 1):
            continue  # ``(Heyet Üyeleri (Karaca, 1966, s. 3)``: who leads the bracket inside is cited elsewhere too
        works = _read_bracket(inside_of(span.of(text)), text, span, evidence)
        if works and _is_beyond_doubt(works[0], span.of(text)):
            replaced.update(reference.span for reference in held)
            more.append(ParentheticalReference(span, works))
    kept = [reference for reference in found if reference.span not in replaced]
    return sorted([*kept, *more], key=lambda reference: reference.span)


def _is_beyond_doubt(work: CitedWork, printed: str) -> bool:
    """Whether a reference may stand between broken brackets: a name, a year, and pages or the title of a book."""
    if not work.year or not work.authors or work.authors not in printed or not is_name_list(work.authors):
        return False
    return bool(work.pages or work.title) and not (work.title and work.title[0].islower())


def _read_bracket(inside: str, text: str, span: Span, evidence: Evidence) -> tuple[CitedWork, ...]:
    inside = _without_brackets_around(inside)
    if _LIFE.search(inside) is not None or _LIFE_SPAN.fullmatch(inside) is not None:
        return ()
    body, led = strip_lead_in(unified(" ".join(inside.split()), names_archive))
    works: list[CitedWork] = []
    certain = False
    for piece in _pieces(body):
        piece = strip_lead_in(piece)[0]
        named = strip_role(piece)
        edited = named != piece and piece[0].islower()
        back = backrefs.match_work(piece)
        draft = draft_work(named, evidence) if back is None else None
        if back is not None:
            works.append(back)
            certain = True
        elif numbered := _read_number(piece, marked=True):
            works.append(numbered)
            certain = True
        elif works and works[-1].year and not works[-1].pages and classify(piece).part is Part.BARE:
            works[-1] = replace(works[-1], pages=piece)  # ``(Soysal, 1990; 23)``
        elif draft is None:
            continue
        elif draft.authors:
            if speaks_for_reference(draft) and (draft.pages or not edited):
                works.extend(_as_works(draft))
                certain = True
        elif works:
            _continue(works, draft)
        elif _is_narrative(draft, piece, led):
            author = narrative_author(text, span.start, evidence) if draft.year else ""
            works.append(CitedWork(author, draft.year, draft.pages))
            certain = True
    return tuple(works) if certain else ()


def _without_brackets_around(inside: str) -> str:
    """The inside of ``((…))``, which is printed for one bracket."""
    bare = inside.strip()
    if bare[:1] == "(" and bare[-1:] == ")" and "(" not in bare[1:] and ")" not in bare[:-1]:
        return bare[1:-1]
    return inside


def _as_works(draft: Draft) -> Iterator[CitedWork]:
    for year in (draft.year, *draft.other_years):
        yield CitedWork(draft.authors, year, draft.pages, draft.title)


def _continue(works: list[CitedWork], draft: Draft) -> None:
    """Add a piece without an author to the works before it."""
    last = works[-1]
    if draft.year:  # ``(Resulzade, 1990, s. 17; 1991, s. 5)``: the author goes on
        works.append(CitedWork(last.authors, draft.year, draft.pages))
    elif draft.marked and not last.pages:  # ``(Baykara, 1966; s. 48)``
        works[-1] = replace(last, pages=draft.pages)
    elif draft.marked:  # ``(Baykara, 1966, s. 48; s. 52)``
        works[-1] = replace(last, pages=f"{last.pages}, {draft.pages}")


def _is_narrative(draft: Draft, piece: str, led: bool) -> bool:
    """Whether the author stands in the sentence: ``(1966, s. 48)``, ``(1966a)``, ``(s. 48)``.

    ``(bkz. s. 48)`` is no reference: it sends the reader to another page of the same work.
    """
    if draft.ranged or draft.dated or draft.issued or draft.other_years:
        return False
    if draft.year:
        return draft.marked or (len(draft.year) == 5 and draft.year[4].isalpha())
    return draft.marked and not led and classify(piece).part is Part.PAGES


def _pieces(body: str) -> Iterator[str]:
    for piece in split_works(body):
        match = _QUOTED_IN.search(lower(piece))
        if match is None or not match.start():
            yield piece
            continue
        before, after = piece[: match.start()], piece[match.end() :]
        if re.search(r"\d{4}", before):
            yield before
        yield after


def strip_lead_in(text: str) -> tuple[str, bool]:
    """Take ``bkz.``, ``ətraflı bax:`` and the like off the beginning.

    Returns:
        the rest, and whether anything was taken off.
    """
    start = 0
    small = lower(text)
    for _ in range(3):  # ``ayrıntı için bkz.``
        match = _LEAD_IN.match(small, start)
        if match is None or match.end() >= len(text):
            break
        start = match.end()
    return text[start:], start > 0


def strip_role(text: str) -> str:
    """Take ``haz.``, ``ed.``, ``tərt.`` off the name of one who only saw a book through the press."""
    match = _ROLE.match(lower(text))
    return text[match.end() :] if match is not None and text[match.end() : match.end() + 1].isupper() else text


def _with_narrative_years(text: str, found: list[ParentheticalReference]) -> list[ParentheticalReference]:
    """Add ``Baykara (1966)`` where another reference of the document cites the same author and year."""
    cited = {(surname(work.authors), work.year) for reference in found for work in reference.works if work.year}
    if not cited:
        return found
    taken = [reference.span for reference in found]
    more = []
    for match in re.finditer(r"([^\W\d_]{3,40})(?:[’'ʼ][^\W\d_]{1,8})?\s\(((?:1\d|20)\d\d[a-z]?)\)", text):
        span = Span(match.start(2) - 1, match.end(2) + 1)
        if (fold(match.group(1)), match.group(2)) in cited and not _inside(span, taken):
            more.append(ParentheticalReference(span, (CitedWork(match.group(1), match.group(2), ""),)))
    return sorted([*found, *more], key=lambda reference: reference.span)


def _squared(text: str, evidence: Evidence) -> Iterator[ParentheticalReference]:
    """References in square brackets: ``[12, s. 45]``, ``[3; 7, s. 12]`` by the number in the bibliography, and
    ``[Rəsulzadə, 1990, s. 31]``.
    """
    for span in square_brackets(text):
        inside = text[span.start + 1 : span.end - 1]
        if not any(map(str.isdigit, inside)):
            continue
        if numbers := _read_all_numbers(inside):
            yield ParentheticalReference(span, numbers)
        elif (named := _read_bracket(inside, text, span, evidence)) and _is_squared_reference(named, evidence):
            yield ParentheticalReference(span, named)


def _is_squared_reference(works: Sequence[CitedWork], evidence: Evidence) -> bool:
    """Editors put glosses in square brackets: a reference there gives pages, or names one who is known to write, or a
    newspaper between quotation marks.
    """
    if any(work.pages for work in works):
        return True
    return all(
        evidence.is_cited(key := surname(work.authors))
        or key.endswith(lexicon.SURNAME_ENDINGS)
        or work.authors[:1] in '“«"'
        for work in works
    )


def _read_all_numbers(inside: str) -> tuple[CitedWork, ...]:
    """The works of a square bracket by their numbers; none if anything else stands in it."""
    works: list[CitedWork] = []
    for piece in inside.split(";"):
        field = classify(piece)
        if works and not works[-1].pages and field.part is Part.PAGES:
            works[-1] = replace(works[-1], pages=field.value)  # ``[4; s. 18]``
            continue
        for work in _read_numbers(piece):
            if work is None:
                return ()
            works.append(work)
    return tuple(works)


def _read_numbers(piece: str) -> list[CitedWork | None]:
    """The works of one piece of a square bracket, by their numbers; ``[None]`` if it is something else."""
    piece = strip_lead_in(piece.strip())[0]
    if _NUMBERS.fullmatch(piece) is None:
        return [_read_number(piece, marked=False)]
    numbers = [int(number) for number in re.findall(r"\d+", piece)]
    if "," not in piece:
        numbers = list(range(numbers[0], numbers[1] + 1)) if numbers[0] < numbers[1] else []
    return [CitedWork(str(number), "", "") for number in numbers] or [None]


def _read_number(piece: str, *, marked: bool) -> CitedWork | None:
    """A number of the bibliography with its pages; ``marked``: only if the pages stand behind a mark."""
    match = _NUMBERED.fullmatch(piece.strip())
    if match is None:
        return None
    number, where = match[1], match[2] or match[3]
    if where is None:
        return None if marked else CitedWork(number, "", "")
    fields = [classify(field) for field in re.split(r",\s*(?=[^\W\d_])", where)]
    pages = [field.value for field in fields if field.part in (Part.PAGES, Part.BARE)]
    if any(field.part not in _NUMBERED_PARTS for field in fields):
        return None
    if fields[0].part is Part.MARKED_SHELF:  # ``[8, f. 970, siy. 1, iş 3]``: an archive of the bibliography
        return CitedWork(number, "", fields[0].value if len(fields) == 1 else where.strip(" ."))
    if marked and fields[-1].part is not Part.PAGES:
        return None
    if not pages and len(fields) == 1:
        pages = [fields[0].value]  # ``[12, c. 45]``, Latin for Cyrillic
    return CitedWork(number, "", pages[-1] if pages else "")


def speaks_for_reference(draft: Draft) -> bool:
    """Judge whether author, year and pages are those of a reference.

    Marked pages decide for it, whatever the author is called, unless the author is a table or picture of the work
    itself. Without pages the author must be able to be one: see ``docs/citations.md``.
    """
    first = draft.authors
    if not any(character.isalpha() for character in first):
        return False
    words = fold(first).split()
    if not words or words[0] in lexicon.NOT_AUTHORS:
        return False
    if draft.archival:
        return bool(draft.pages or draft.year or len(words) > 1)
    opening = first[0]
    quoted_capital = opening in "“\"«„‘'" and any(character.isupper() for character in first[1:3])
    particle = words[0] in lexicon.NAME_PARTICLES and any(word[:1].isupper() for word in first.split()[1:])
    law = len(words) > 1 and words[-1].startswith(lexicon.LAWS)  # ``2644 Sayılı Tapu Kanunu``
    capital = opening.isupper() or quoted_capital or particle or law or first.startswith(("www.", "http"))
    if draft.pages and draft.marked:
        return capital or bool(draft.year)
    if not capital or draft.ranged or (_is_date(first) and not law):
        return False
    if first.count("“") != first.count("”") or is_initials(first):
        return False
    if (_is_place(first) and not draft.issued) or _is_happening(first) or _is_office(first):
        return False
    if draft.pages or not any(map(str.isdigit, draft.year)):
        return bool(draft.year) and is_name_list(first)
    if _is_building(first) or _is_counted(first) or words[-1] in lexicon.WHEREABOUTS:
        return False
    if draft.dated and not draft.issued and len(words) == 1 and words[0].endswith(lexicon.PLACE_ENDINGS):
        return False  # ``Arpaçay, 5 Temmuz 1931``
    if not draft.year or words[0] in lexicon.TRANSLATED_BY:
        return False
    if _is_imprint(draft):
        return False
    if draft.comma:
        if (
            _is_acronym(re.sub(r"\([^)]*\)", "", first))
            and not draft.dated
            and int(draft.year[:4]) < _FIRST_CORPORATE_YEAR
        ):
            return False  # ``CHP, 1923``: when it was founded
        quoted = first[0] in '“"«' and first[-1] in '”"»'
        return not quoted or draft.dated or draft.issued
    return is_name_list(first) and not _is_acronym(first) and not words[-1].startswith(lexicon.BODIES)


def is_name_list(text: str) -> bool:
    """Whether the text is one or more names, joined by commas, ``&``, ``ve``, with ``ve diğerleri`` or without."""
    parts = [part.strip() for part in _NEXT_NAME.split(f" {text} ")]
    return all(is_name(part, most=2) or is_initials(part) or _rest_of_others(part) for part in parts if part)


def _rest_of_others(part: str) -> bool:
    return fold(part) in {"al", "ark", "arkadaslari", "b", "baskalari", "d", "diger", "digerleri", "vd", "v b"} or (
        part.endswith(("vd.", "vd", "vd.,")) and is_name(part.rsplit(" ", 1)[0], most=2)
    )


def _is_date(first: str) -> bool:
    words = first.split()
    return is_day(first) or is_day(words[-1]) or first[0].isdigit()


def _is_place(first: str) -> bool:
    """Whether a place stands there, with its case or without: ``Bakü’de``, but not ``Bakü’de Basın Hayatı``."""
    name = re.split(r"[,:/]|\s[–—-]\s", first, maxsplit=1)[0]
    if fold(re.sub(r"[’'ʼ]\w{1,5}$", "", name)) in lexicon.PLACES:
        return True
    ends = re.split(r"[-–—]", name)
    return len(ends) > 1 and all(fold(end) in lexicon.PLACES for end in ends)  # ``Tiflis-Kars``


def _is_building(first: str) -> bool:
    words = fold(first).split()
    return len(words) > 1 and words[-1] in lexicon.BUILDINGS


def _is_counted(first: str) -> bool:
    """Whether a numbered period, army or congress stands there: ``II. Meşrutiyet``."""
    words = first.split()
    return len(words) == 2 and _ORDINAL.fullmatch(words[0]) is not None


def _is_imprint(draft: Draft) -> bool:
    """Whether publisher and place stand where an author should: the sentence names the book, ``(Elm, Bakı, 1992)``."""
    last = (draft.title or draft.authors).rsplit(",", 1)[-1]
    if PUBLISHING_HOUSE.search(last) is not None and not (draft.title and is_name(draft.authors.split(",")[0], most=3)):
        return True
    return bool(draft.title) and (_is_place(draft.title) or (not draft.comma and "," not in draft.title))


def _is_office(first: str) -> bool:
    """Whether an office stands before the year; a single word that is one and more is a surname (``Sultanov``)."""
    words = fold(first).split()
    if len(words) == 1:
        return words[0] in lexicon.OFFICES
    if words[0] in lexicon.RANKS:
        return True
    held = any(word.startswith(lexicon.OFFICES) and word.endswith(("i", "u")) for word in words[:-1])
    return words[-1].startswith(lexicon.OFFICES) or (held and is_name(" ".join(first.split()[-2:])))


def _is_acronym(first: str) -> bool:
    """Whether capitals are those of an acronym (``NEP 1921``), not of a surname in capitals (``SOYSAL 1990``)."""
    letters = first.replace(".", "")
    return letters.isupper() and (len(letters) < 4 or _SPEAKABLE.fullmatch(fold(letters)) is None)


def _is_happening(first: str) -> bool:
    words = fold(first).split()
    return len(words) > 1 and words[-1].startswith(lexicon.HAPPENINGS)  # ``Savaş`` alone is a surname
