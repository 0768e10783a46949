"""The small parts of a reference that say where and when: pages, volumes, years, dates, shelf marks."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from pipeline.citations import lexicon
from pipeline.record_classes import record
from pipeline.transliteration import fold

_NUMBER = r"(?:\d{1,5}[a-zA-Zа-я]?|[IVXLCDM]{1,8}|[ivxlcdm]{1,8})"
_RANGE = rf"{_NUMBER}\.?(?:\s*[-–—]\s*{_NUMBER}){{0,2}}"
_LIST = rf"{_RANGE}(?:\s*(?:[,/]|\b(?:{lexicon.AND})\b|&)\s*{_RANGE})*"
_TAIL = (
    r"(?:\s*(?:vd|v\.d|vdd|ff|f|vb|və s|и сл|и след|и далее|v[eə] (?:devamı|davamı|sonrası|ardı|sonrakı)[^\W\d_]*)\.?)?"
)

#: A list of page numbers and ranges: ``12``, ``12-15``, ``xii``, ``12, 15 ve 20``, ``45 vd.``
PAGES = rf"{_LIST}{_TAIL}"

_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_MARKED = re.compile(r"(s\.\s?v|ед\.\s?хр|[^\W\d_]{1,10})(?:\s(?:No|Nu|Nr|Kodu))?\s*[.:]?\s*[:.]?\s*(\S.*)")
_PAGES = re.compile(PAGES)
_BARE = re.compile(rf"{_LIST}")
_YEAR_FIELD = re.compile(rf"[(\[]?({_YEAR}\s?[a-zçəğış]?)[)\]]?")
_DOUBLE_YEAR = re.compile(rf"{_YEAR}\s*(?:/|\[|\(|=)\s*(?:{_YEAR}|\d{{1,2}})\s*[\])]?")
_YEAR_RANGE = re.compile(rf"{_YEAR}\s*[-–—]\s*(?:{_YEAR}|\d{{1,2}})")
_ISO_DATE = re.compile(rf"({_YEAR})[-./]\d{{1,2}}[-./]\d{{1,2}}\.?")
_NUMERIC_DATE = re.compile(rf"\d{{1,2}}\s?[-./]\s?(?:\d{{1,2}}|[IVX]{{1,4}})\s?[-./]\s?({_YEAR})\.?")
_WORDY_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:\s?[-–—/]\s?\d{{1,2}})?\s+)?([^\W\d_][^\d,;:()]{{2,24}}?)\s+({_YEAR})"
    r"(?:(?:\s|-[^\W\d_]{2,4}\s)(?:г|q|il|ил|yıl)[^\W\d_]*\.?)?"
)
#: Ottoman scribes shorten the months of the Hijri calendar: ``17 Ş 1267`` (*Şaban*).
_SHORT_MONTH_DATE = re.compile(r"\d{1,2}\.?\s(?:M|S|Ra|R|Ca|C|B|Ş|N|L|Za|Z)\.?\s(1[0-3]\d\d)")
_YEAR_FIRST_DATE = re.compile(rf"({_YEAR})[\s.]+\d{{1,2}}\s+([^\W\d_]{{3,16}})")
_DAY_MONTH = re.compile(r"(?:\d{1,2}(?:\s?[-–—/]\s?\d{1,2})?\s+)?([^\W\d_][^\d,;:()]{2,24}?)(?:\s+\d{1,2})?")
#: A Roman number stands alone: ``C. Caferli`` is a name with its initial, no volume.
_ISSUE_VALUE = re.compile(r"[\d№][\w./ ()–-]{0,14}|[IVXLC]{1,6}(?:[/(–-][\w./ ()–-]{0,12})?")
#: Volume and issue as journals are cited: ``12(3)``.
_VOLUME_AND_ISSUE = re.compile(r"\d{1,3}\s?\(\d{1,4}(?:\s?[-–/]\s?\d{1,4})?\)")
_TWO_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,3}")
#: The number behind a mark of a shelf mark, in Russian archives with a letter before it: ``ф. Р-5325``.
_SHELF_VALUE = re.compile(r"(?:[^\W\d_]{1,2}-)?\d[\w./–-]{0,30}(?:\s(?:об|arxa|rev)\.?)?")
_SHELF = re.compile(r"\d[\w./:–—\-\s]{2,60}")
_SHELF_SEPARATOR = re.compile(r"[-–—/.:]")
_NUMBER_FIRST = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6})(?:\.|-[^\W\d_]{2,4})?\s+([^\W\d_]{2,9}\.?|[ctҹт]\.)")
_UNDATED = frozenset({"t y", "ty", "b t", "s a", "b d", "n d", "nd", "tarihsiz", "tarihi yok", "t s", "b g", "t siz"})


class Part(StrEnum):
    """What a comma-separated field of a reference is."""

    PAGES = "pages"
    BARE = "bare"
    ISSUE = "issue"
    YEAR = "year"
    YEAR_RANGE = "year range"
    DATE = "date"
    DAY = "day"
    SHELF = "shelf"
    MARKED_SHELF = "marked shelf"
    WORDS = "words"


@record
class Field:
    """A classified field.

    Attributes:
        part: what it is.
        text: the field as printed, white space trimmed.
        value: the page numbers without their mark, or the year; else ``text``.
        mark: the fold key of the mark before the number, or "".
    """

    part: Part
    text: str
    value: str
    mark: str = ""


@lru_cache(maxsize=4096)
def classify(text: str) -> Field:
    """Say what one field of a reference is; anything unknown is :attr:`Part.WORDS`."""
    text = text.strip()
    if not text or not any(map(str.isdigit, text)):
        return _without_digits(text)
    if year := _YEAR_FIELD.fullmatch(text.rstrip(". ")):
        return Field(Part.YEAR, text, year.group(1).replace(" ", ""))
    if _YEAR_RANGE.fullmatch(text):
        return Field(Part.YEAR_RANGE, text, text)
    if _DOUBLE_YEAR.fullmatch(text):
        return Field(Part.YEAR, text, text)
    if date := _date_year(text):
        return Field(Part.DATE, text, date)
    if marked := _marked(text):
        return marked
    if _VOLUME_AND_ISSUE.fullmatch(text):
        return Field(Part.ISSUE, text, text)
    if _BARE.fullmatch(text):
        return Field(Part.BARE, text, text)
    if is_day(text):
        return Field(Part.DAY, text, text)
    if _SHELF.fullmatch(text) and _SHELF_SEPARATOR.search(text):
        return Field(Part.SHELF, text, text)
    return Field(Part.WORDS, text, text)


def _without_digits(text: str) -> Field:
    key = fold(text)
    if key in _UNDATED:
        return Field(Part.YEAR, text, text)
    if key in lexicon.MONTHS or key in lexicon.SEASONS:
        return Field(Part.DAY, text, text)
    if re.fullmatch(r"[IVXLCDM]{1,8}", text):
        return Field(Part.BARE, text, text)
    if _TWO_INITIALS.fullmatch(text):
        return Field(Part.WORDS, text, text)
    return _marked(text) or Field(Part.WORDS, text, text)


def _marked(text: str) -> Field | None:
    """A number with its mark: ``s. 12``, ``C. II``, ``оп. 3``, ``V cild``. The caller tells the ``S.`` of an issue."""
    first = _NUMBER_FIRST.fullmatch(text)
    if first is not None and fold(first.group(1)) in lexicon.ISSUE_MARKS and len(fold(first.group(1))) != 2:
        return Field(Part.ISSUE, text, text, fold(first.group(1)))
    match = _MARKED.fullmatch(text)
    if match is None and text.startswith(("№", "#")):
        return Field(Part.ISSUE, text, text[1:].strip(), "no")
    if match is None:
        return None
    word, value = match.groups()
    mark = fold(word)
    value = value.rstrip("-–— ")
    value = value.rstrip(".") if value.rstrip(".")[-1:].isdigit() else value
    if not _PAGES.fullmatch(value):
        if (mark in lexicon.ISSUE_MARKS or word == "S") and _ISSUE_VALUE.fullmatch(value):
            return Field(Part.ISSUE, text, value, mark)
        if mark in lexicon.SHELF_MARKS and _SHELF_VALUE.fullmatch(value):
            return Field(Part.MARKED_SHELF, text, value, mark)
        return None
    if not value[0].isdigit() and text[len(word) : len(word) + 1] not in (".", ":") and mark not in ("sayfa", "sehife"):
        return None  # a Roman number needs the full stop of its mark: ``s. xii``, but not ``s xii``
    if mark in lexicon.PAGE_MARKS:
        return Field(Part.PAGES, text, value, mark)
    if mark in lexicon.ISSUE_MARKS:
        if len(word) == 1 and word.isupper() and _YEAR_FIELD.fullmatch(value):
            return None  # ``Soysal, C. 1990``: an initial and the year
        return Field(Part.ISSUE, text, value, mark)
    if mark in lexicon.SHELF_MARKS:
        return Field(Part.MARKED_SHELF, text, value, mark)
    return None


def _date_year(text: str) -> str:
    for pattern in (_ISO_DATE, _NUMERIC_DATE, _SHORT_MONTH_DATE):
        if match := pattern.fullmatch(text):
            return match.group(1)
    if (match := _WORDY_DATE.fullmatch(text)) and _is_month(match.group(1)):
        return match.group(2)
    if (match := _YEAR_FIRST_DATE.fullmatch(text)) and _is_month(match.group(2)):
        return match.group(1)
    return ""


def is_day(text: str) -> bool:
    """Whether the text is a day and month, a month or a season without a year: ``12 Mart``, ``Mayıs``."""
    match = _DAY_MONTH.fullmatch(text)
    return match is not None and _is_month(match.group(1))


def _is_month(words: str) -> bool:
    keys = [fold(words)] if fold(words) in lexicon.MONTHS else [fold(part) for part in re.split(r"[-–—/]", words)]
    return all(key.removesuffix(" ayi") in lexicon.MONTHS or key in lexicon.SEASONS for key in keys)
