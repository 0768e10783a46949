"""From text to runs of calendar words: the only part of the stage that looks at every character.

One compiled expression finds numbers and words of the lexicon. Neighbours that are parted by nothing
but a space, a hyphen, a comma, a full stop or a bracket form a run; a run without a number, month or
unit is dropped at once. What is left, a few words here and there, goes to the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.dates.endings import NONE, NOUN_ENDINGS, NUMBER_ENDINGS, Ending
from pipeline.dates.folding import APOSTROPHES
from pipeline.dates.lexicon import (
    CALENDAR_PATTERNS,
    ERA_PATTERNS,
    FIXED,
    MONTHS,
    NOUNS,
    OLD_MONTH_PATTERNS,
    WEEKDAYS,
    Kind,
    Word,
)
from pipeline.dates.numerals import NUMBER_RUN, NUMBER_WORDS, compose, roman, split_run
from pipeline.dates.values import WINTER, Grain


class Token:
    """A calendar word or number in the text.

    Attributes:
        kind: what it is to the grammar.
        start, end: offsets, ending included.
        value, detail: as in :class:`~pipeline.dates.lexicon.Word`; a number's value is the number.
        ending: plural, possessive, case.
        gap: what stands between it and the token before: ``""``, ``" "``, ``-``, ``?-``, ``,``, ``.``, ``/``,
            ``(``, ``)``, or ``x`` for anything else.
        digits: how many figures a number has, 0 for one in words.
        word: the folded stem of a word.
        bare_end: where the stem or the figures end, before any ending.
        date: year, month and day of a date in figures.
    """

    __slots__ = ("bare_end", "date", "detail", "digits", "end", "ending", "gap", "kind", "start", "value", "word")

    def __init__(
        self, kind: Kind, start: int, end: int, value: int, detail: str, ending: Ending, word: str, bare_end: int
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.detail = detail
        self.ending = ending
        self.word = word
        self.bare_end = bare_end
        self.gap = "x"
        self.digits = 0
        self.date: tuple[int, int, int] | None = None

    def __repr__(self) -> str:
        return f"{self.kind.name}[{self.start}:{self.end}]={self.value}{self.detail} {self.gap!r}"


_LETTER = r"[^\W\d_]"
_DASHES = "-‐‑‒–—−"
#: The same for use inside a character class.
_DASH = r"\-‐‑‒–—−"


def _trie(words: Iterable[str]) -> str:
    """An expression for any of the words that looks at each letter once."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict) -> str:  # type: ignore[type-arg]
        branches = [
            (r"\s+" if letter == " " else re.escape(letter)) + pattern(node[letter])
            for letter in sorted(node)
            if letter
        ]
        if not branches:
            return ""
        body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
        return f"(?:{body})?" if "" in node else body

    return pattern(tree)


def _alternatives(patterns: Iterable[tuple[str, object]]) -> str:
    return "|".join(pattern for pattern, _ in patterns)


_STEMS: Final[dict[str, Word]] = {**NOUNS, **MONTHS, **WEEKDAYS}
#: Words that meet the eye so often that their boundary is checked before anything else.
_FIXED_PATTERN: Final = rf"(?:{_trie(FIXED)})(?!{_LETTER})"

_NUMERIC_DATE: Final = (
    r"\d{4}-\d\d-\d\d|\d{4}\.\d\d\.\d\d|\d{1,2}\s?(?P<sep>[./-])\s?\d{1,2}\s?(?P=sep)\s?\d{4}|\d\d\.\d\d\.\d\d"
    r"|\d{1,2}\s?[./-]\s?[ivx]{1,4}\s?[./-]\s?\d{4}"
)

#: Figures that OCR mixed with letters: ``l922``, ``19l8``, ``191O``; of two figures ``l5``, ``2O``.
_OCR_NUMBER: Final = r"(?<![^\W_])(?:(?=\d*[lio])(?=[lio]*\d[lio]*\d)[1li][\dlio]{3}|[lio]\d|[123][lio])(?![^\W_])"

_FIRST_LETTERS: Final = "".join(sorted({word[0] for word in (*_STEMS, *FIXED, *NUMBER_WORDS)} | set("ivxlkthmyrbe")))

# Two branches, so that most characters are passed by after one look: figures, and letters that begin a word.
_SCANNER: Final = re.compile(
    rf"(?=\d)(?:(?P<date>(?<![\w/.{_DASH}])(?:{_NUMERIC_DATE})(?![\d/]|[.{_DASH}]\d))"
    rf"|(?P<ocr>{_OCR_NUMBER})"
    rf"|(?P<number>\d+(?:[.,:/{_DASH}]\d+)*))"
    rf"|(?=[{_FIRST_LETTERS}])(?<![^\W\d_])(?:(?P<phrase>{_alternatives(OLD_MONTH_PATTERNS)}"
    rf"|{_alternatives(CALENDAR_PATTERNS)}|{_alternatives(ERA_PATTERNS)})"
    rf"|(?P<fixed>{_FIXED_PATTERN})"
    rf"|(?P<words>{NUMBER_RUN}(?={_LETTER}{{0,12}}(?:[{APOSTROPHES}]{_LETTER}+)?(?!{_LETTER})))"
    rf"|(?P<noun>(?:{_trie(_STEMS)}){_LETTER}*(?:[{APOSTROPHES}]{{1,2}}{_LETTER}+)?)"
    rf"|(?P<roman>[ivx]+)(?!\w)"
    rf"|(?P<slip>{_OCR_NUMBER}))"
)

#: A number's ending: after an apostrophe, a hyphen with or without spaces, or nothing.
_NUMBER_ENDING: Final = re.compile(rf"(?:\s?[{APOSTROPHES}]{{1,2}}|\s?[{_DASH}]\s{{0,2}}|)({_LETTER}+)")
#: After a bare space only the endings that no other word looks like: ``1918 ci il``, ``28 də``.
_LOOSE_ENDING: Final = re.compile(
    rf"(?:\s((?:[iuü]?n)?c[iuü]|d[əa]|d[əa]n|l[iuü](?=\s(?:yil|il|sene)l))|(?<=1[5-9]\d\d)\s([dt][ea]n?))(?!{_LETTER})"
)

_WORD_ENDING: Final = re.compile(rf"[{APOSTROPHES}]{{0,2}}({_LETTER}*)")

_GAPS: dict[str, str] = {"": "", " ": " ", "-": "-", "–": "-", ", ": ",", " (": "(", " - ": "-", " – ": "-"}

#: Kinds one of which every date, duration or set has.
_CORE: Final = frozenset(
    {Kind.NUMBER, Kind.NUMERIC_DATE, Kind.MONTH, Kind.UNIT, Kind.SEASON, Kind.ROMAN, Kind.DAYTIME, Kind.WEEKDAY}
)

#: Longer "words" are noise: no stem with its endings comes near.
_LONGEST_WORD = 60

_CACHE_LIMIT = 50_000
_noun_cache: dict[str, tuple[Word, Ending, int] | None] = {}


def _gap(text: str) -> str:
    """The code of what stands between two tokens."""
    code = _GAPS.get(text)
    if code is not None:
        return code
    if len(text) > 12 or text.count("\n") > 1:
        return "x"
    bare = text.strip()
    if bare == "":
        code = " "
    elif len(bare) == 1:
        code = "-" if bare in _DASHES else bare if bare in ",./()" else "x"
    elif bare[0] == "." and bare[1:].strip() in _DASHES:
        code = "-"
    elif bare[0] == "?" and len(bare) == 2 and bare[1] in _DASHES:
        code = "?-"  # 1884?-1955
    else:
        code = "x"
    if len(_GAPS) < 1000:
        _GAPS[text] = code
    return code


def _noun(word: str) -> tuple[Word, Ending, int] | None:
    """Stem and ending of a word that begins like a stem; the longest stem with a real ending wins."""
    if word in _noun_cache:
        return _noun_cache[word]
    if len(word) > _LONGEST_WORD:
        return None
    found: tuple[Word, Ending, int] | None = None
    plain = re.sub(r"\s+", " ", word)
    shift = len(word) - len(plain)
    for length in range(len(plain), 1, -1):
        entry = _STEMS.get(plain[:length])
        if entry is None:
            continue
        match = _WORD_ENDING.fullmatch(plain, length)
        ending = None if match is None else NOUN_ENDINGS.get(match.group(1))
        if ending is not None:
            found = entry, ending, length + shift
            break
    if len(_noun_cache) > _CACHE_LIMIT:
        _noun_cache.clear()
    _noun_cache[word] = found
    return found


def scan(text: str, folded: str) -> Iterator[list[Token]]:
    """Runs of tokens that may hold a date, in order.

    Args:
        text: the text, for the case of its letters.
        folded: the same text, folded.
    """
    run: list[Token] = []
    core = False
    last_end = 0
    for match in _SCANNER.finditer(folded):
        if match.start() < last_end:
            continue
        made = _MAKERS[match.lastgroup or ""](match, text, folded)
        for token in made:
            token.gap = _gap(folded[last_end : token.start]) if run else "x"
            if token.gap == "x":
                if core:
                    yield run
                run, core = [], False
            if token.kind in _CORE:
                core = True
            elif token.word == "ilə" and run and _names_year(run[-1]) and token.gap == " ":
                token, core = _year_to(token), True
            run.append(token)
            last_end = token.end
    if core:
        yield run


def _names_year(token: Token) -> bool:
    """Whether ``ilə`` behind a word is the dative of ``il``: ``1920-ci ilə``, ``gələn ilə``."""
    return token.ending.ordinal or (token.kind is Kind.STEP and token.word in ("gələn", "gələcək", "növbəti", "ertəsi"))


def _year_to(token: Token) -> Token:
    """``1920-ci ilə``: after an ordinal it is no "with", but the dative of ``il``."""
    year = Token(Kind.UNIT, token.start, token.end, Grain.YEAR, "az", NOUN_ENDINGS["ə"], "il", token.start + 2)
    year.gap = token.gap
    return year


def _make_date(match: re.Match[str], text: str, folded: str) -> list[Token]:
    figures = re.split(r"\s?[./-]\s?", match.group())
    ending, end = _ending_after(folded, match.end(), loose=False)
    token = Token(Kind.NUMERIC_DATE, match.start(), end, 0, "", ending, "", match.end())
    if figures[1].isdigit():
        numbers = [int(figure) for figure in figures]
        if len(figures[0]) == 4:
            token.date = (numbers[0], numbers[1], numbers[2])
        else:
            year = numbers[2] + 1900 if len(figures[2]) == 2 else numbers[2]
            token.date = (year, numbers[1], numbers[0])
    else:
        month = roman(figures[1])
        if month is None or not _is_upper(text[match.start() : match.end()]):
            return []
        token.date = (int(figures[2]), month, int(figures[0]))
    return [token]


def _is_upper(text: str) -> bool:
    return text == text.upper()


def _ending_after(folded: str, position: int, loose: bool = True) -> tuple[Ending, int]:
    """The ending of a number that ends at ``position``, and where it ends itself."""
    match = _NUMBER_ENDING.match(folded, position)
    if match is not None:
        ending = NUMBER_ENDINGS.get(match.group(1))
        if ending is not None:
            return ending, match.end()
    if loose:
        match = _LOOSE_ENDING.match(folded, position)
        if match is not None:
            return NUMBER_ENDINGS[match.group(1) or match.group(2)], match.end()
    return NONE, position


def number_end(folded: str, position: int) -> int:
    """Where the ending of a number stops that was put behind a bracket: ``10 (22)-da``."""
    return _ending_after(folded, position, loose=False)[1]


_CLUSTER_PART: Final = re.compile(r"\d+|\D")


def _make_number(match: re.Match[str], text: str, folded: str) -> list[Token]:
    cluster = match.group()
    start, end = match.span()
    if start and (folded[start - 1].isalnum() or folded[start - 1] == "_") and not _month_before(folded, start):
        return []
    if cluster.isdigit():
        if len(cluster) > 4:
            return []
        ending, last = _ending_after(folded, end)
        token = Token(Kind.NUMBER, start, last, int(cluster), "", ending, "", end)
        token.digits = len(cluster)
        return [token]
    if len(cluster) > 16:
        return _two_dates(match, folded)
    parts = _CLUSTER_PART.findall(cluster)
    if len(parts) != 3 or len(parts[0]) > 4 or len(parts[2]) > 4 or parts[1] not in "/" + _DASHES:
        return []
    first = Token(Kind.NUMBER, start, start + len(parts[0]), int(parts[0]), "", NONE, "", start + len(parts[0]))
    first.digits = len(parts[0])
    ending, last = _ending_after(folded, end)
    second = Token(Kind.NUMBER, first.end + 1, last, int(parts[2]), "", ending, "", end)
    second.digits = len(parts[2])
    return [first, second]


_TWO_DATES: Final = re.compile(rf"(\d\d?)\.(\d\d?)\.(\d{{4}})[{_DASH}](\d\d?)\.(\d\d?)\.(\d{{4}})")


def _two_dates(match: re.Match[str], folded: str) -> list[Token]:
    """``12.03.1918-03.04.1918``: two dates in figures without a space between."""
    dates = _TWO_DATES.fullmatch(match.group())
    if dates is None:
        return []
    figures = [int(group) for group in dates.groups()]
    begin, middle, end = match.start(), match.start() + (dates.start(4) - dates.start()), match.end()
    ending, last = _ending_after(folded, end, loose=False)
    first = Token(Kind.NUMERIC_DATE, begin, middle - 1, 0, "", NONE, "", middle - 1)
    second = Token(Kind.NUMERIC_DATE, middle, last, 0, "", ending, "", end)
    first.date, second.date = (figures[2], figures[1], figures[0]), (figures[5], figures[4], figures[3])
    return [first, second]


def _month_before(folded: str, position: int) -> bool:
    """Whether a month's name runs into the figures that begin here: ``Nisan1918``."""
    begin = position
    while begin > 0 and position - begin < 12 and folded[begin - 1].isalpha():
        begin -= 1
    return folded[begin:position] in MONTHS


_OCR_FIGURES: Final = str.maketrans("lio", "110")


def _make_ocr(match: re.Match[str], text: str, folded: str) -> list[Token]:
    figures = match.group().translate(_OCR_FIGURES)
    ending, last = _ending_after(folded, match.end())
    token = Token(Kind.NUMBER, match.start(), last, int(figures), "ocr", ending, "", match.end())
    token.digits = len(figures)
    return [token]


_PHRASES: Final[list[tuple[re.Pattern[str], Word]]] = [
    *((re.compile(pattern), Word(Kind.MONTH, month, "rumi")) for pattern, month in OLD_MONTH_PATTERNS),
    *((re.compile(pattern), Word(Kind.CALENDAR, 0, name)) for pattern, name in CALENDAR_PATTERNS),
    *((re.compile(pattern), Word(Kind.ERA, sign)) for pattern, sign in ERA_PATTERNS),
]


def _make_phrase(match: re.Match[str], text: str, folded: str) -> list[Token]:
    start, end = match.span()
    for pattern, word in _PHRASES:
        found = pattern.match(folded, start)
        if found is None or found.end() != end:
            continue
        ending = NONE
        if word.kind is Kind.MONTH:
            after = re.compile(rf"[{APOSTROPHES}]{{0,2}}({_LETTER}*)").match(folded, end)
            known = None if after is None else NOUN_ENDINGS.get(after.group(1))
            if after is None or known is None:
                return []
            ending = known
            return [Token(word.kind, start, after.end(), word.value, word.detail, ending, match.group(), end)]
        return [Token(word.kind, start, end, word.value, word.detail, ending, match.group(), end)]
    return []


def _make_fixed(match: re.Match[str], text: str, folded: str) -> list[Token]:
    spelling = " ".join(match.group().split())
    word = FIXED[spelling]
    if word.kind is Kind.BETWEEN and spelling.startswith("araliğ") and text[match.start()].isupper():
        return _make_noun(match, text, folded)  # 1941 Aralığında: December, not "between"
    return [Token(word.kind, match.start(), match.end(), word.value, word.detail, NONE, spelling, match.end())]


def _make_words(match: re.Match[str], text: str, folded: str) -> list[Token]:
    """A number in words, run together or one word of several; its parts are joined by the grammar's reader."""
    values = split_run(match.group())
    after = _WORD_ENDING.match(folded, match.end())
    if values is None or after is None:
        return []
    ending = NUMBER_ENDINGS.get(after.group(1))
    value = compose(values)
    if ending is None or value is None:
        noun = _noun(match.group() + after.group())
        if noun is None:
            return []
        word, ending, length = noun
        return [
            Token(word.kind, match.start(), after.end(), word.value, word.detail, ending, "", match.start() + length)
        ]
    return [Token(Kind.NUMBER, match.start(), after.end(), value, "words", ending, match.group(), match.end())]


_UNDOTTED: Final = "ıIыЫ"


def _make_noun(match: re.Match[str], text: str, folded: str) -> list[Token]:
    word = match.group()
    noun = _noun(word)
    end = match.end()
    if noun is None:
        # the apostrophe may close a quotation: try the word without what follows it
        head = re.split(f"[{APOSTROPHES}]", word, maxsplit=1)[0]
        noun = _noun(head) if len(head) < len(word) else None
        if noun is None:
            return []
        end = match.start() + len(head)
    entry, ending, length = noun
    start = match.start()
    if entry.value == Grain.CENTURY and entry.kind is Kind.UNIT and text[end - 1] in "îÎ":
        return []  # asrî, modern
    if entry.value == WINTER and entry.kind is Kind.SEASON and text[start + 1] not in _UNDOTTED:
        return []  # kişi, a person; kışı has no dot
    return [
        Token(entry.kind, start, end, entry.value, entry.detail, ending, folded[start : start + length], start + length)
    ]


def _make_roman(match: re.Match[str], text: str, folded: str) -> list[Token]:
    value = roman(match.group())
    if not value or not _is_upper(text[match.start() : match.end()]):
        return []
    ending, end = _ending_after(folded, match.end(), loose=False)
    return [Token(Kind.ROMAN, match.start(), end, value, "", ending, "", match.end())]


_MAKERS: Final = {
    "date": _make_date,
    "number": _make_number,
    "ocr": _make_ocr,
    "slip": _make_ocr,
    "phrase": _make_phrase,
    "fixed": _make_fixed,
    "words": _make_words,
    "noun": _make_noun,
    "roman": _make_roman,
}
