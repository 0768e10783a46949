"""Page furniture: page breaks, printed page numbers and running headers.

Nothing but the text decides. A page break is a form feed, the single space that some extractors leave
in its place, or the page number itself; a bare number is a page number if blank lines set it apart at
a page break, or if such numbers count up through the text; a running header is a line at the top or
foot of pages that repeats, or that stands beside the page number with a wide gap inside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.layout.lines import RawLine
from pipeline.record_classes import record

_BARE_NUMBER = re.compile(r"\s*[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?\s*")
#: A number that says itself that it is a page number: ``Sayfa 12``, ``s. 12``, ``12 / 40``, ``- 12 -``.
_SPELT_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*(\d{1,4})\s*[-–—]"
    r"|(?:sayfa|səhifə|səh\.?|s\.|sh\.|сәһифә|сәһ\.|с\.|стр\.|page|p\.)\s*(\d{1,4})(?:\s*/\s*\d{1,4})?"
    r"|(\d{1,4})\s*(?:/|из|of)\s*\d{1,4}"
    r"|(\d{1,4})\s*[|•·]\s*(?:s\s*a\s*y\s*f\s*a|s\s*ə\s*h\s*i\s*f\s*ə|p\s*a\s*g\s*e))\s*",
    re.IGNORECASE,
)
_ROMAN_NUMBER = re.compile(r"\s*[-–—]?\s*(?=[ivxlc])((?:x{0,3}|xl|lx{0,3})(?:ix|iv|v?i{0,3}))\s*[-–—]?\s*")
_NUMBER_FIRST = re.compile(r"\s*(\d{1,4})(?:(?:\s{2,}|\s*[|•·]\s*)(?=\S.{3})|\s(?=\D{4,}$))(\S.*?)\s*")
_NUMBER_LAST = re.compile(
    r"\s*(\S.{3,}?)(?:\s{2,}|\s*[|•·]\s*|,\s*(?:ss?|səh|sayfa|с|стр|pp?)\.?\s*)(\d{1,4})\s*", re.IGNORECASE
)
#: At the top of a page one space may part a header of two words or more from the number.
_NUMBER_CLOSE = re.compile(r"\s*([^\W\d_]\D*\s\D{2,}?)\s(\d{1,4})\s*")
#: What only the head or foot line of a periodical says.
_PERIODICAL = re.compile(
    r"\b(?:cilt|cild|sayı|say|ҹилд|сај|vol\.|volume|issue|issn|e-issn|doi)\b\W*\d|№\s*\d", re.IGNORECASE
)
_FAR_APART = re.compile(r"\s*(?:(\d{1,4})\s{5,}\D{3,70}?|\D{3,70}?\s{5,}(\d{1,4}))\s*")
_WIDE_GAP = re.compile(r"\S {5,}\S|\S\t+\S")

#: A header is looked for among so many filled lines at the top and the foot of a page.
_EDGE = 2


@record
class Pages:
    """What was found.

    Attributes:
        page_of: index of the page for each line (list index = line number - 1), from 0.
        labels: printed number of each page; pages without one are counted on from their neighbours.
        numbers: list indices of the lines that hold nothing but a page number.
        headers: list indices of running headers and footers, with or without a page number.
    """

    page_of: tuple[int, ...]
    labels: tuple[str, ...]
    numbers: frozenset[int]
    headers: frozenset[int]


def find_pages(lines: Sequence[RawLine]) -> Pages:
    """Find page breaks, page numbers and running headers. Linear in the number of lines."""
    numbers = _page_numbers(lines)
    roman = _roman_numbers(lines)
    numbers = {**roman, **numbers}
    headed = _numbered_headers(lines)
    headers = set(headed) | _beside_numbers(lines, numbers)
    breaks = _breaks(lines, numbers, headed, headers)
    headers |= _repeated_at_edges(lines, breaks, numbers, headers)
    headers |= _interrupting(lines, breaks, numbers, headers)
    page_of: list[int] = []
    page = 0
    for i in range(len(lines)):
        if i in breaks and i > 0:
            page += 1
        page_of.append(page)
    printed: dict[int, int] = {}
    in_roman: set[int] = set()
    for i, number in sorted((numbers | headed).items()):
        if page_of[i] not in printed:
            printed[page_of[i]] = number
            if i in roman:
                in_roman.add(page_of[i])
    return Pages(tuple(page_of), _labels(page + 1, printed, in_roman), frozenset(numbers), frozenset(headers))


#: No page number or running header is longer (code points).
_LONGEST = 250


def _short(line: RawLine) -> str:
    """The line without white space at its ends if it is short enough for page furniture, else ""."""
    return line.text.strip() if len(line.text) <= _LONGEST else ""


def _blanks(lines: Sequence[RawLine], start: int, step: int) -> int:
    """How many blank lines stand from ``start`` on in the direction ``step``; a text's end counts as many."""
    count = 0
    i = start
    while 0 <= i < len(lines):
        if not lines[i].blank:
            return count
        count += 1
        i += step
    return count + 3


def _page_numbers(lines: Sequence[RawLine]) -> dict[int, int]:
    """List index -> number for the lines that are page numbers."""
    bare: dict[int, int] = {}
    spelt: dict[int, int] = {}
    for i, line in enumerate(lines):
        text = _short(line)
        if not any(c.isdigit() for c in text[-12:]) and not text[:1].isdigit():
            continue
        if (found := _SPELT_NUMBER.fullmatch(text)) is not None:
            spelt[i] = int(next(group for group in found.groups() if group))
        elif (found := _BARE_NUMBER.fullmatch(text)) is not None:
            bare[i] = int(found[1])
    accepted = set(_longest_count(bare)) | set(_longest_count(spelt))
    for i in [*bare, *spelt]:
        before, after = _blanks(lines, i - 1, -1), _blanks(lines, i + 1, 1)
        apart = max(before, after) >= 2 and min(before, after) >= 1
        marked = lines[i].starts_page or (i + 1 + after < len(lines) and lines[i + 1 + after].starts_page)
        if apart or (marked and before >= 1) or lines[i].starts_page or (i in spelt and max(before, after) >= 1):
            accepted.add(i)
    return {i: number for i, number in sorted((bare | spelt).items()) if i in accepted}


def _roman_numbers(lines: Sequence[RawLine]) -> dict[int, int]:
    """List index -> number for small Roman numerals alone on a line that count up (``iv``, ``v``)."""
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        if (text := _short(line)) and len(text) <= 12 and (match := _ROMAN_NUMBER.fullmatch(text)) is not None:
            found[i] = _from_roman(match[1])
    hits = sorted(found.items())
    counted = {k for (i, a), (j, b) in pairwise(hits) if a < b <= a + 2 for k in (i, j)}
    return {
        i: number
        for i, number in hits
        if (i in counted and (lines[i].starts_page or _blanks(lines, i - 1, -1)))
        or (len(_short(lines[i])) >= 2 and min(_blanks(lines, i - 1, -1), _blanks(lines, i + 1, 1)) >= 1)
    }


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _from_roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS[c] for c in numeral]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def _to_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    steps = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    return steps[tens % 10] + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _longest_count(bare: dict[int, int]) -> list[int]:
    """The indices of the longest run of bare numbers that count up by one; empty if shorter than three."""
    ends: dict[int, tuple[int, int]] = {}  # number -> length and last index of the longest run that ends with it
    before: dict[int, int | None] = {}
    best: tuple[int, int] | None = None
    for i, number in sorted(bare.items()):
        length, previous = ends.get(number - 1, (0, -1))
        if length + 1 > ends.get(number, (0, -1))[0]:
            before[i] = previous if length else None
            ends[number] = (length + 1, i)
            if best is None or length + 1 > best[0]:
                best = (length + 1, i)
    if best is None or best[0] < 3:
        return []
    longest: list[int] = []
    at: int | None = best[1]
    while at is not None:
        longest.append(at)
        at = before[at]
    return longest[::-1]


def _plain(text: str) -> str:
    """What two printings of one running header have in common: its words, without a page number at either end.

    A line with further numbers keeps them (``Dergi, Sayı 2, 1998, s. 41``), and its year too: it may be a
    date, and dates do not repeat.
    """
    words = re.findall(r"[^\W_]+", text.casefold())
    numbers = [i for i, word in enumerate(words) if word.isdigit()]
    if numbers and numbers[-1] == len(words) - 1 and (len(numbers) == 1 or len(words[-1]) <= 3):
        words.pop()
    elif len(numbers) == 1 and numbers[0] == 0:
        words.pop(0)
    return " ".join(words) if any(c.isalpha() for word in words for c in word) else ""


def _numbered_headers(lines: Sequence[RawLine]) -> dict[int, int]:
    """List index -> page number for lines of a page number and a text that repeats with other numbers."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        text = _short(line)
        if not text[:1].isdigit() and not text[-1:].isdigit():
            continue
        if (match := _NUMBER_FIRST.fullmatch(text)) is not None:
            number, words = match[1], match[2]
        elif match := _NUMBER_LAST.fullmatch(text) or (line.starts_page and _NUMBER_CLOSE.fullmatch(text)) or None:
            number, words = match[2], match[1]
        else:
            continue
        sentence = line.ends_sentence and not text.endswith("..")
        if len(plain := _plain(words)) >= 4 and not sentence and _set_apart(lines, i):
            found[plain].append((i, int(number)))
    accepted: dict[int, int] = {}
    for i, line in enumerate(lines):
        # set in one line at the top of a page, number and words far apart, it need not repeat
        if line.starts_page and (match := _FAR_APART.fullmatch(_short(line))) is not None:
            accepted[i] = int(match[1] or match[2])
    for hits in found.values():
        rising = all(a[1] < b[1] and b[0] - a[0] >= 8 for a, b in pairwise(hits))
        if len(hits) >= 2 and rising:
            accepted.update(hits)
    # left and right pages have different words: then the numbers themselves must count, pages apart
    all_hits = dict(hit for hits in found.values() for hit in hits)
    count = _longest_count(all_hits)
    if all(b - a >= 15 for a, b in pairwise(count)):
        accepted.update((i, all_hits[i]) for i in count)
    return accepted


def _set_apart(lines: Sequence[RawLine], i: int) -> bool:
    """Whether a page or a blank line (not the separator above footnotes) begins before the line."""
    return i == 0 or lines[i].starts_page or (lines[i - 1].blank and len(lines[i - 1].text) < 20)


def _beside_numbers(lines: Sequence[RawLine], numbers: Iterable[int]) -> set[int]:
    """Lines with a wide gap inside that only blank lines part from a page number."""
    beside: set[int] = set()
    for i in numbers:
        for step in (-1, 1):
            j = i + step * (_blanks(lines, i + step, step) + 1)
            text = _short(lines[j]) if 0 <= j < len(lines) else ""
            stopped = text != "" and lines[j].ends_sentence and not text.endswith("..")  # a note after its tab
            if not stopped and _WIDE_GAP.search(text) is not None:
                beside.add(j)
    return beside


def _breaks(lines: Sequence[RawLine], numbers: dict[int, int], headed: dict[int, int], headers: set[int]) -> set[int]:
    """List indices of the first lines of pages. A number or header not near a mark makes a break itself."""
    marks = {i for i, line in enumerate(lines) if line.starts_page}
    marks |= {
        i for i, line in enumerate(lines) if line.text == " " and _stands_at_furniture(lines, i, numbers, headers)
    }
    breaks = set(marks)
    ordered = sorted(marks)

    def marked(start: int, end: int) -> bool:
        k = bisect_left(ordered, start)
        return k < len(ordered) and ordered[k] < end

    # a text that begins with a number has them at the top of pages, one that ends with a number at the foot
    filled = [i for i, line in enumerate(lines) if not line.blank]
    carrying = set(numbers) | set(headed)
    top = bool(filled) and filled[0] in carrying
    foot = bool(filled) and not top and not carrying.isdisjoint(filled[-2:])
    first_of_block = _first_of_blocks(lines, sorted(headers | set(numbers)))
    for i in sorted(set(numbers) | set(headed)):
        after = i + 1 + _blanks(lines, i + 1, 1)
        first = first_of_block[i]
        if marked(i + 1, after + 4) or after >= len(lines) or marked(first - 4, i + 1):
            continue
        beside_header = any(j in headers for j in range(i - 6, i + 7))
        breaks.add(first if top or (not foot and (beside_header or i in headed)) else after)
    return breaks


def _stands_at_furniture(lines: Sequence[RawLine], i: int, numbers: dict[int, int], headers: set[int]) -> bool:
    """Whether only blank lines part the line from a page number before it or a running header after it."""
    before = i - 1 - _blanks(lines, i - 1, -1)
    after = i + 1 + _blanks(lines, i + 1, 1)
    return before in numbers or (after in headers and before not in headers)


def _first_of_blocks(lines: Sequence[RawLine], furniture: Sequence[int]) -> dict[int, int]:
    """For each line of furniture the first of its block, that is of furniture with only blank lines between."""
    first: dict[int, int] = {}
    previous = -1
    for i in furniture:
        joined = previous in first and i - 1 - _blanks(lines, i - 1, -1) <= previous
        first[i] = first[previous] if joined else i
        previous = i
    return first


def _repeated_at_edges(
    lines: Sequence[RawLine], breaks: set[int], numbers: dict[int, int], headers: set[int]
) -> set[int]:
    """Lines at the top or foot of pages whose words stand there on two pages or more."""
    starts = sorted(breaks | {0})
    edges: list[tuple[int, str, int]] = []
    for page, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
        filled = [i for i in range(start, end) if not lines[i].blank and i not in numbers and i not in headers]
        foot = [i for i in filled[-_EDGE:] if _blanks(lines, i - 1, -1) >= 1]
        for i in dict.fromkeys([*filled[:_EDGE], *foot]):
            text = lines[i].text.strip()
            if lines[i].ends_sentence and not text.endswith(".."):
                continue
            if len(plain := _plain(text)) >= 4 and len(text) <= 140:
                edges.append((page, plain, i))
    pages_with = Counter(plain for _, plain in {(page, plain) for page, plain, _ in edges})
    # on the first page the words of a running header are the title itself, if they are not the periodical's
    return {
        i
        for page, plain, i in edges
        if pages_with[plain] >= 2
        and (page > 0 or pages_with[plain] > 2 * _EDGE or _PERIODICAL.search(lines[i].text) is not None)
    }


def _interrupting(lines: Sequence[RawLine], breaks: set[int], numbers: dict[int, int], headers: set[int]) -> set[int]:
    """Short lines at the top of pages that interrupt a sentence: a header need not repeat to do that."""
    found: set[int] = set()
    for start in breaks:
        i = start
        while i < min(start + 12, len(lines)) and (lines[i].blank or i in numbers or i in headers):
            i += 1
        if i >= len(lines) or lines[i].blank or i in numbers or i in headers:
            continue
        after = i + 1 + _blanks(lines, i + 1, 1)
        text = lines[i].text.strip()
        if after == i + 1 or after + 1 >= len(lines) or lines[after].starts_page:
            continue  # nothing sets it apart
        if lines[after + 1].blank and not text.isupper():
            continue  # all lines stand apart
        if not 4 <= len(text) <= 80 or lines[i].ends_sentence or text.endswith((",", "-")) or text[0].islower():
            continue
        if lines[after].text.strip()[:1].islower() and len(text) < 0.8 * len(lines[after].text.rstrip()):
            found.add(i)
    return found


def _labels(count: int, printed: dict[int, int], in_roman: set[int]) -> tuple[str, ...]:
    """Page labels: the printed number, or counted on from the nearest page before (else after) that has one."""
    if not printed:
        return tuple(str(page + 1) for page in range(count))
    known = sorted(printed)
    labels: list[str] = []
    last: int | None = None
    for page in range(count):
        if page in printed:
            last = page
        base = known[0] if last is None else last
        number = printed[base] + page - base
        labels.append("" if number <= 0 else _to_roman(number) if base in in_roman else str(number))
    return tuple(labels)
