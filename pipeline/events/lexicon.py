"""The trigger lexicon: which words name a happening, of which type, and under which conditions.

The table ``triggers.csv`` beside this module is meant to be read and corrected by hand. Its columns:

``type``
    one of the nineteen event types, or ``-`` for a fixed expression that names no happening and shadows
    a shorter entry (``meydana gel-`` is not ``gel-``).
``lang``
    ``tr``, ``az`` or ``*``. Words are written in today's Latin orthography; Cyrillic text is read in it.
``words``
    what stands before the verb in a compound, alternatives separated by ``|``. ``~`` after a word allows any
    noun ending (``karar~`` = ``karar, kararı, kararları``).
``active``, ``passive``
    verb stems, alternatives separated by ``|``; a stem may have words before it (``qəbul et``). ``ET`` stands for
    the light verbs *to do* (``et-, eyle-, ettir-``; passive ``edil-, olun-``).
``nouns``
    stems of nominal triggers, any noun ending allowed. A row with ``words`` and without verbs is a fixed phrase.
``frame``
    how the arguments are marked: see :mod:`pipeline.events.frames`.
``needs``, ``without``
    conditions on the clause, alternatives separated by blanks (``_`` stands for a blank inside one):
    ``@LABEL`` a mention of this label, ``case@LABEL`` such a mention in this case (``dat@GPE``), ``~stem`` a word
    that begins so (``~word$``: that is so), ``>stem`` and ``<stem`` the same of the word right after and right before
    the trigger, ``%ending`` a word that ends so. At least one of ``needs`` must hold, none of ``without``. A row that
    needs ``?`` never counts by itself: its words name a happening only where a second reader finds that likely.
``confidence``
    the share of finds that proved right in annotated text, smoothed towards the type's mean
    (``benchmarks/events.py --calibrate`` writes it); empty where never met.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from itertools import product

from pipeline.errors import Errors, SalnameError
from pipeline.events.forms import Ending, Form, key_of, noun_ending, verb_ending
from pipeline.events.frames import FRAMES
from pipeline.record_classes import record
from pipeline.records import EventType, Label, Lang

TABLE = "triggers.csv"
COLUMNS = (
    "type", "lang", "words", "active", "passive", "nouns", "frame", "needs", "without", "confidence", "note",
)  # fmt: skip
#: confidence of an entry that the annotated text never showed
UNSEEN_CONFIDENCE = 0.6
#: words that may stand inside a compound: "kararı da aldı"
_PARTICLES = frozenset("da de ta te ise bile bele bir dahi tam resmen resmi yeniden yine tekrar".split())
_LIGHT_ACTIVE = ("et", "ed", "eyle", "ettir", "etdir")
_LIGHT_PASSIVE = ("edil", "olun", "ettiril", "etdiril", "kılın", "olunul")


class Slot(StrEnum):
    """In which column of its row a trigger was found; decides how its arguments are read."""

    ACTIVE = "active"
    PASSIVE = "passive"
    NOUN = "noun"


@record
class Condition:
    """One alternative of ``needs`` or ``without``.

    Attributes:
        stem: beginning of a word's key, or "" if the condition is on a mention.
        whole: whether the word must equal ``stem``.
        where: ``clause``; ``next`` or ``previous`` for the word right after or before the trigger; ``ending`` if the
            stem is the end of a word in the clause.
        label: label of the mention.
        case: name of the case it must stand in, or "" for any.
    """

    stem: str = ""
    whole: bool = False
    where: str = "clause"
    label: Label | None = None
    case: str = ""


@record
class Entry:
    """One row of the table; a tentative one counts only where a second reader agrees."""

    type: EventType | None
    lang: Lang | None
    frame: str
    needs: tuple[Condition, ...]
    without: tuple[Condition, ...]
    confidence: float
    line: int
    tentative: bool = False

    @property
    def name(self) -> str:
        """How the row is named in ``method``: ``lexicon:FOUND/12``."""
        return f"lexicon:{self.type or '-'}/{self.line}"


@record
class _Item:
    """One word of a pattern: its key, and whether an ending may follow."""

    key: str
    open: bool


@record
class _Pattern:
    """A sequence of words; the last one takes the endings of a verb or a noun."""

    before: tuple[_Item, ...]
    last: str
    slot: Slot
    entry: Entry


@record
class Find:
    """A trigger found in a sentence.

    Attributes:
        start: index of its first word.
        end: index after its last word.
        entry: its row.
        slot: active, passive or nominal.
        ending: what its last word's ending says.
        stem: key of the matched stem with the words before it.
    """

    start: int
    end: int
    entry: Entry
    slot: Slot
    ending: Ending
    stem: str


#: Words of which it is remembered what they may begin.
_WORDS = 1 << 16


class Lexicon:
    """The entries of one language, indexed by the first letters of their first word."""

    def __init__(self, patterns: Iterable[_Pattern], lang: Lang) -> None:
        self._lang = lang
        self._exact: dict[str, list[_Pattern]] = {}
        self._prefix: dict[str, list[_Pattern]] = {}
        longest = 0
        for pattern in patterns:
            first = pattern.before[0] if pattern.before else _Item(pattern.last, True)
            index = self._prefix if first.open else self._exact
            index.setdefault(first.key, []).append(pattern)
            longest = max(longest, len(first.key))
        self._longest = longest
        #: by word: the patterns that it may begin; most words begin none, and few words make up most of a text
        self._begun_by = lru_cache(maxsize=_WORDS)(self._beginning)

    def find_at(self, keys: Sequence[str], start: int) -> list[Find]:
        """All entries whose words stand at ``start``, the longest first, then in the order of the table.

        Args:
            keys: the sentence's words as :func:`pipeline.events.forms.key_of` gives them.
            start: index of the word to begin at.
        """
        patterns = self._begun_by(keys[start])
        if not patterns:
            return []
        finds = [find for pattern in patterns if (find := self._match(pattern, keys, start))]
        finds.sort(key=lambda find: (start - find.end, -len(find.stem), find.entry.line))
        return finds

    def _beginning(self, word: str) -> tuple[_Pattern, ...]:
        found = [*self._exact.get(word, ())]
        for length in range(2, min(len(word), self._longest) + 1):
            found += self._prefix.get(word[:length], ())
        return tuple(pattern for pattern in found if self._may_begin(pattern, word))

    def _may_begin(self, pattern: _Pattern, word: str) -> bool:
        if pattern.before:
            return _fits(pattern.before[0], word)
        rest = word[len(pattern.last) :]
        read = noun_ending if pattern.slot is Slot.NOUN else verb_ending
        return read(rest) is not None or rest in _ABILITY_LINKS

    def _match(self, pattern: _Pattern, keys: Sequence[str], start: int) -> Find | None:
        position = start
        for item in pattern.before:
            if (
                position > start
                and position < len(keys)
                and keys[position] in _PARTICLES
                and keys[position] != item.key
            ):
                position += 1
            if position >= len(keys) or not _fits(item, keys[position]):
                return None
            position += 1
        if pattern.before and position < len(keys) and keys[position] in _PARTICLES:
            position += 1
        if position >= len(keys) or not keys[position].startswith(pattern.last):
            return None
        read = noun_ending if pattern.slot is Slot.NOUN else verb_ending
        rest = keys[position][len(pattern.last) :]
        ending = read(rest)
        if self._lang is Lang.TR and (_AORIST_PLURAL.fullmatch(rest) or (pattern.slot is Slot.PASSIVE and rest in _AR)):
            ending = None  # "yazılar" are writings, not "they are written"
        if pattern.slot is Slot.NOUN and _DENIED.fullmatch(rest) and pattern.last.endswith(("ma", "me")):
            ending = None  # "anlaşmadılar" is "they did not agree", not "it was an agreement"
        end = position + 1
        apart = pattern.slot is not Slot.NOUN and rest in _ABILITY_LINKS and end < len(keys)
        if ending is None and apart and keys[end].startswith("bil"):
            ending = verb_ending(keys[end][3:])  # "çap etdirə bilmir", "katıla bildi": the ability verb stands apart
            end += 1
        if ending is None:
            return None
        stem = " ".join([*(item.key for item in pattern.before), pattern.last])
        return Find(start, end, pattern.entry, pattern.slot, ending, stem)


_AORIST_PLURAL = re.compile(r"[ıiuüae]?rl[ae]r(?:d[ıi]r?)?|[ıiuüae]l[ae]r")
_DENIED = re.compile(r"[dt][ıi](?:l[ae]r|[mk])?")
_AR = frozenset({"ar", "er"})  # a passive's aorist is -ır/-ir
_ABILITY_LINKS = frozenset({"a", "e", "ya", "ye"})


def _fits(item: _Item, key: str) -> bool:
    if not item.open:
        return key == item.key
    return key.startswith(item.key) and noun_ending(key[len(item.key) :]) is not None


@lru_cache(maxsize=4)
def lexicon_for(lang: Lang) -> Lexicon:
    """The shipped lexicon of one language.

    Raises:
        SalnameError: E201 or E202 with file and line if the table is damaged.
    """
    return Lexicon(
        (pattern for entry, row in read_table() if entry.lang in (None, lang) for pattern in _patterns(entry, row)),
        lang,
    )


@lru_cache(maxsize=1)
def read_table() -> tuple[tuple[Entry, dict[str, str]], ...]:
    """The rows of the shipped table with their raw cells."""
    text = resources.files("pipeline.events").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(parse_table(text))


def parse_table(text: str) -> Iterator[tuple[Entry, dict[str, str]]]:
    """Parse a trigger table.

    Args:
        text: CSV with the header :data:`COLUMNS`; lines that begin with ``#`` are comments.

    Yields:
        the entry and its cells by column.

    Raises:
        SalnameError: E201 if a column is missing, E202 for a bad row.
    """
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        if header is None:
            header = cells
            for column in COLUMNS:
                if column not in header:
                    raise SalnameError(Errors.E201, path=TABLE, line=number, column=column)
            continue
        if len(cells) != len(header):
            raise _bad_row(number, f"{len(cells)} cells where the header has {len(header)}")
        row = dict(zip(header, cells, strict=True))
        yield _entry(row, number), row


def _bad_row(number: int, detail: str) -> SalnameError:
    return SalnameError(Errors.E202, path=TABLE, line=number, detail=detail)


def _entry(row: dict[str, str], number: int) -> Entry:
    if row["type"] != "-" and row["type"] not in EventType.__members__:
        raise _bad_row(number, f"{row['type']!r} is no event type")
    if row["lang"] not in ("tr", "az", "*"):
        raise _bad_row(number, f"{row['lang']!r} is no language of the table")
    if row["type"] != "-" and row["frame"] not in FRAMES:
        raise _bad_row(number, f"there is no frame {row['frame']!r}")
    if not (row["active"] or row["passive"] or row["nouns"] or row["words"]):
        raise _bad_row(number, "the row has no words")
    try:
        confidence = float(row["confidence"] or UNSEEN_CONFIDENCE)
    except ValueError:
        raise _bad_row(number, f"{row['confidence']!r} is no confidence") from None
    return Entry(
        type=None if row["type"] == "-" else EventType(row["type"]),
        lang=None if row["lang"] == "*" else Lang(row["lang"]),
        frame=row["frame"],
        needs=tuple(_condition(cell, number) for cell in row["needs"].split() if cell != _TENTATIVE),
        without=tuple(_condition(cell, number) for cell in row["without"].split()),
        confidence=confidence,
        line=number,
        tentative=_TENTATIVE in row["needs"].split(),
    )


_TENTATIVE = "?"
_PLACES_OF_CONDITIONS = {"~": "clause", ">": "next", "<": "previous", "%": "ending"}


def _condition(cell: str, number: int) -> Condition:
    if cell[0] in _PLACES_OF_CONDITIONS:
        stem = key_of(cell[1:].replace("_", " "))
        return Condition(stem=stem.rstrip("$"), whole=stem.endswith("$"), where=_PLACES_OF_CONDITIONS[cell[0]])
    case, at, label = cell.partition("@")
    if not at or label not in Label.__members__:
        raise _bad_row(number, f"{cell!r} is no condition")
    return Condition(label=Label(label), case=case)


def _alternatives(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _items(phrase: str) -> tuple[_Item, ...]:
    return tuple(_Item(key_of(word.rstrip("~")), word.endswith("~")) for word in phrase.split())


def _patterns(entry: Entry, row: dict[str, str]) -> Iterator[_Pattern]:
    """All word sequences of a row."""
    befores = [_items(phrase) for phrase in _alternatives(row["words"])] or [()]
    active: list[str] = []
    passive = _alternatives(row["passive"])
    for stem in _alternatives(row["active"]):
        if stem == "ET":
            active += _LIGHT_ACTIVE
            passive += _LIGHT_PASSIVE
        else:
            active.append(stem)
    for slot, stems in ((Slot.ACTIVE, active), (Slot.PASSIVE, passive)):
        for before, stem in product(befores, dict.fromkeys(stems)):
            items = _items(stem)
            yield _Pattern(before + items[:-1], items[-1].key, slot, entry)
            joined = before + items
            if len(joined) == 2 and not joined[0].open and joined[1].key in _JOINABLE:
                yield _Pattern((), joined[0].key + joined[1].key, slot, entry)
    for noun in _alternatives(row["nouns"]):
        items = _items(noun)
        yield _Pattern(items[:-1], items[-1].key, Slot.NOUN, entry)
    if not active and not passive and not row["nouns"]:
        for before in befores:
            yield _Pattern(before[:-1], before[-1].key, Slot.NOUN, entry)


#: light verbs that the orthography may write together with the noun: ``neşredildi``, ``reddetti``
_JOINABLE = frozenset({"et", "ed", "edil", "olun", "ettir", "ol"})

__all__ = ["Condition", "Entry", "Find", "Form", "Lexicon", "Slot", "lexicon_for", "parse_table", "read_table"]
