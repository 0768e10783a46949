"""What a cell of a gazetteer table may hold. Each rule gives its complaint in words, or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pipeline.gazetteer.tables import AMBIGUOUS_MARK, COLUMNS, NAME_SEPARATOR, Row
from pipeline.records import ENTITY_LABELS, Label, Script
from pipeline.transliteration import lower

#: The columns that hold names: the language they are in and the script they must be written in.
NAME_COLUMNS: dict[str, tuple[str, Script]] = {
    "tr": ("tr", Script.LATIN),
    "az": ("az", Script.LATIN),
    "az_cyrl": ("az", Script.CYRILLIC),
    "ru": ("ru", Script.CYRILLIC),
    "en": ("en", Script.LATIN),
    "variants": ("", Script.LATIN),
}

#: The columns that hold ids of outside authority files, and their patterns.
OUTSIDE_ID_COLUMNS = {
    "wikidata": re.compile(r"Q[1-9][0-9]*"),
    "geonames": re.compile(r"[1-9][0-9]*"),
    "viaf": re.compile(r"[1-9][0-9]*"),
}

_ENTITY_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LABELS = frozenset(label.value for label in ENTITY_LABELS)

# A spreadsheet takes a cell that begins with one of these for a formula (CSV injection, OWASP).
_FORMULA_STARTS = ("=", "+", "-", "@")
_STRAY_SPACE = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028\u2029\ufeff\u00ad]")

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-\u02af\u1e00-\u1eff]")
_OTHER_LETTER = re.compile(
    r"[\u0370-\u03ff\u0530-\u1dff\u2c00-\u2dff\u2e80-\ua63f\uac00-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]"
)
_ROMAN_NUMBER = re.compile(r"(?<![^\W\d_])[IVXLCDM]+(?![^\W\d_])")

_PLAIN_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(-[0-9]{2})?)?")


def cell_problems(row: Row) -> Iterator[str]:
    """All that is wrong with the cells of ``row``, in the order of the columns."""
    for column, cell in zip(COLUMNS, row.cells, strict=True):
        if not cell:
            continue
        if not unicodedata.is_normalized("NFC", cell):
            yield f"{column}: {cell!r} is not in Unicode normal form C"
        if _CONTROL.search(cell):
            yield f"{column}: {cell!r} holds a line break or an invisible character"
        elif _STRAY_SPACE.search(cell):
            yield f"{column}: {cell!r} holds a stray space"
        if cell.startswith(_FORMULA_STARTS):
            yield f"{column}: {cell!r} begins with {cell[0]}, which a spreadsheet takes for a formula"
    if not is_entity_id(row["id"]):
        yield f"id: {row['id']!r} is no slug (lower-case a-z, digits, single hyphens)"
    if row["label"] not in _LABELS:
        yield f"label: {row['label']!r} is none of {', '.join(sorted(_LABELS))}"
    for column in NAME_COLUMNS:
        if cell := row[column]:
            yield from _name_cell_problems(column, cell)
    if not any(row[column] for column in NAME_COLUMNS):
        yield "the row holds no name"
    for column in ("from", "until"):
        if (cell := row[column]) and not is_edtf(cell):
            yield f"{column}: {cell!r} is no EDTF date (write 1918-05-28, 1918-05 or 1918)"
    if row["from"] and row["until"] and _after(row["from"], row["until"]):
        yield f"until: {row['until']} is before {row['from']}"
    for column, pattern in OUTSIDE_ID_COLUMNS.items():
        if (cell := row[column]) and not pattern.fullmatch(cell):
            yield f"{column}: {cell!r} is no id of that kind"
    if not row["source"]:
        yield "source: say where the row was taken from"


def _name_cell_problems(column: str, cell: str) -> Iterator[str]:
    script = NAME_COLUMNS[column][1]
    seen: set[str] = set()
    for written in cell.split(NAME_SEPARATOR):
        name = written.removeprefix(AMBIGUOUS_MARK)
        if not name or "|" in name or name != name.strip():
            yield f"{column}: {cell!r} is not a list of names separated by {NAME_SEPARATOR!r}"
            return
        if AMBIGUOUS_MARK in name:
            yield f"{column}: {written!r} has a ? that is not its first character"
        if name in seen:
            yield f"{column}: {name!r} stands twice"
        seen.add(name)
        if not written_in(name, script):
            expected = "Cyrillic" if script is Script.CYRILLIC else "Latin"
            yield f"{column}: {name!r} is not written in {expected} letters alone"


def is_entity_id(text: str) -> bool:
    """Whether ``text`` has the form of an id: lower-case a-z, digits and single hyphens between them."""
    return _ENTITY_ID.fullmatch(text) is not None


def written_in(name: str, script: Script) -> bool:
    """Whether all letters of ``name`` are of ``script``; Roman numerals may stand in any."""
    if _OTHER_LETTER.search(name):
        return False
    if script is Script.LATIN:
        return _LATIN.search(name) is not None and _CYRILLIC.search(name) is None
    rest = _ROMAN_NUMBER.sub("", name)
    return _CYRILLIC.search(name) is not None and _LATIN.search(rest) is None


@lru_cache(maxsize=4096)
def is_edtf(value: str) -> bool:
    """Whether ``value`` is a date in EDTF (ISO 8601-2), any level."""
    if plain := _PLAIN_DATE.fullmatch(value):  # nearly all; edtf takes 0.2 s to import and 1 ms a date
        return plain[1] is None or _is_day(value)
    from edtf import EDTFParseException, parse_edtf

    try:
        parse_edtf(value)
    except (EDTFParseException, ValueError):
        return False
    return True


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _after(since: str, until: str) -> bool:
    """Whether two dates of plain form stand in the wrong order; other forms are not compared."""
    if not (_PLAIN_DATE.fullmatch(since) and _PLAIN_DATE.fullmatch(until)):
        return False
    length = min(len(since), len(until))
    return since[:length] > until[:length]


def comparison_key(name: str) -> str:
    """Two names with the same key are the same name: case is no difference, the dot of ``i`` is one."""
    return name.lower() if _CYRILLIC.search(name) else lower(name)


def label_of(row: Row) -> Label:
    """The label of a row whose cells are right."""
    return Label(row["label"])
