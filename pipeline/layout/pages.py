"""Page furniture: page breaks, printed page numbers and running headers.

Nothing but the text decides. A page break is a form feed, the single space that some extractors leave
in its place, or the page number itself; a bare number is a page number if blank lines set it apart at
a page break, or if such numbers count up through the text; a running header is a line at the top or
foot of pages that repeats, or that stands beside the page number with a wide gap inside.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.lines import RawLine

_BARE_NUMBER = re.compile(r"\s*[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?\s*")
_NUMBER_FIRST = re.compile(r"\s*(\d{1,4})(?:(?:\s{2,}|\s*[|•·]\s*)(?=\S.{3})|\s(?=\D{4,}$))(\S.*?)\s*")
_NUMBER_LAST = re.compile(r"\s*(\S.{3,}?)(?:\s{2,}|\s*[|•·]\s*)(\d{1,4})\s*")
_FAR_APART = re.compile(r"\s*(?:(\d{1,4})\s{5,}\D{3,70}?|\D{3,70}?\s{5,}(\d{1,4}))\s*")
_WIDE_GAP = re.compile(r"\S {5,}\S|\S\t+\S")

#: A header is looked for among so many filled lines at the top and the foot of a page.
_EDGE = 2


@dataclass(frozen=True, slots=True)
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
    headed = _numbered_headers(lines)
    headers = set(headed) | _beside_numbers(lines, numbers)
    breaks = _breaks(lines, numbers, headed, headers)
    headers |= _repeated_at_edges(lines, breaks, numbers, headers)
    page_of: list[int] = []
    page = 0
    for i in range(len(lines)):
        if i in breaks and i > 0:
            page += 1
        page_of.append(page)
    printed: dict[int, int] = {}
    for i, number in sorted((numbers | headed).items()):
        printed.setdefault(page_of[i], number)
    return Pages(tuple(page_of), _labels(page + 1, printed), frozenset(numbers), frozenset(headers))


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
    bare = {
        i: int(found[1])
        for i, line in enumerate(lines)
        if (found := _BARE_NUMBER.fullmatch(line.text.replace("\f", " "))) is not None
    }
    accepted = set(_longest_count(bare))
    for i in bare:
        before, after = _blanks(lines, i - 1, -1), _blanks(lines, i + 1, 1)
        apart = max(before, after) >= 2 and min(before, after) >= 1
        marked = lines[i].starts_page or (i + 1 + after < len(lines) and lines[i + 1 + after].starts_page)
        if apart or (marked and after >= 0 and before >= 1) or lines[i].starts_page:
            accepted.add(i)
    return {i: bare[i] for i in sorted(accepted)}


def _longest_count(bare: dict[int, int]) -> list[int]:
    """The indices of the longest run of bare numbers that count up by one; empty if shorter than three."""
    best: dict[int, list[int]] = {}
    longest: list[int] = []
    for i, number in sorted(bare.items()):
        chain = [*best.get(number - 1, []), i]
        if len(chain) > len(best.get(number, [])):
            best[number] = chain
        if len(chain) > len(longest):
            longest = chain
    return longest if len(longest) >= 3 else []


def _plain(text: str) -> str:
    """What two printings of one running header have in common: its words, without a page number at either end.

    A line with further numbers is taken as it is: it may be a date, and dates do not repeat.
    """
    words = re.findall(r"[^\W_]+", text.casefold())
    numbers = [i for i, word in enumerate(words) if word.isdigit()]
    if len(numbers) == 1 and numbers[0] in (0, len(words) - 1):
        words.pop(numbers[0])
    return " ".join(words) if any(c.isalpha() for word in words for c in word) else ""


def _numbered_headers(lines: Sequence[RawLine]) -> dict[int, int]:
    """List index -> page number for lines of a page number and a text that repeats with other numbers."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        text = line.text.replace("\f", " ")
        if (match := _NUMBER_FIRST.fullmatch(text)) is not None:
            number, words = match[1], match[2]
        elif (match := _NUMBER_LAST.fullmatch(text)) is not None:
            number, words = match[2], match[1]
        else:
            continue
        sentence = line.ends_sentence and not text.rstrip().endswith("..")
        if len(plain := _plain(words)) >= 4 and not sentence and _set_apart(lines, i):
            found[plain].append((i, int(number)))
    accepted: dict[int, int] = {}
    for i, line in enumerate(lines):
        # set in one line at the top of a page, number and words far apart, it need not repeat
        if line.starts_page and (match := _FAR_APART.fullmatch(line.text.replace("\f", " "))) is not None:
            accepted[i] = int(match[1] or match[2])
    for hits in found.values():
        rising = all(a[1] < b[1] and b[0] - a[0] >= 8 for a, b in pairwise(hits))
        if len(hits) >= 2 and rising:
            accepted.update(hits)
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
            if 0 <= j < len(lines) and _WIDE_GAP.search(lines[j].text.strip()) is not None:
                beside.add(j)
    return beside


def _breaks(lines: Sequence[RawLine], numbers: dict[int, int], headed: dict[int, int], headers: set[int]) -> set[int]:
    """List indices of the first lines of pages. A number or header not near a mark makes a break itself."""
    marks = {i for i, line in enumerate(lines) if line.starts_page}
    marks |= {
        i for i, line in enumerate(lines) if line.text == " " and _stands_at_furniture(lines, i, numbers, headers)
    }
    breaks = set(marks)
    furniture = headers | set(numbers)
    for i in sorted(set(numbers) | set(headed)):
        after = i + 1 + _blanks(lines, i + 1, 1)
        first = _first_of_block(lines, i, furniture)
        foot = any(j in marks for j in range(i + 1, min(after + 1, len(lines)))) or after >= len(lines)
        top = any(j in marks for j in range(max(0, first - 4), i + 1))
        if not foot and not top:
            beside_header = any(j in headers for j in range(max(0, i - 6), min(len(lines), i + 7)))
            breaks.add(first if beside_header or i in headed else after)
    return breaks


def _stands_at_furniture(lines: Sequence[RawLine], i: int, numbers: dict[int, int], headers: set[int]) -> bool:
    """Whether only blank lines part the line from a page number before it or a running header after it."""
    before = i - 1 - _blanks(lines, i - 1, -1)
    after = i + 1 + _blanks(lines, i + 1, 1)
    return before in numbers or (after in headers and before not in headers)


def _first_of_block(lines: Sequence[RawLine], i: int, furniture: set[int]) -> int:
    """The first line of the block of furniture and blank lines that ends with the furniture line ``i``."""
    first = j = i
    while j >= 0 and (j in furniture or lines[j].blank):
        if j in furniture:
            first = j
        j -= 1
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
    # on the first page the words of a running header are the title itself
    return {i for page, plain, i in edges if pages_with[plain] >= 2 and (page > 0 or pages_with[plain] > 2 * _EDGE)}


def _labels(count: int, printed: dict[int, int]) -> tuple[str, ...]:
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
        labels.append(str(number) if number > 0 else "")
    return tuple(labels)
