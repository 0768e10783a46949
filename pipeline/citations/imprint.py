"""The imprint of a printed work: place, publisher and year at the end of its description."""

from __future__ import annotations

import re

from pipeline.citations import lexicon
from pipeline.citations.locators import is_day
from pipeline.transliteration import fold

_YEAR = re.compile(
    r"(?<![\d№:])((?:1[2-9]|20)\d\d[a-z]?)"
    r"(?!\d|[’'ʼ]|\s?[-–—]\s?\d{2,4}|-[^\W\d_]+\b(?!\s(?:il|ил)\W*$)|\.\d)"  # ``1919-cu il`` at the end is a year
)
_AFTER_YEAR = re.compile(
    r"[\s,.)\]]*(?:-[^\W\d_]{2,3}\s)?(?:(?:г|q|il|ил|yıl)\.?)?[\s,]*(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s+[^\W\d_]{3,14})?[\s,.]*"
    r"(?:(?:№|No|Nr|S|Sayı|Cilt|C|вып|т)\s?[.:]?\s?[\dIVX]{1,6}(?:\s?\(\d+\))?[\s,.]*){0,3}",
    re.IGNORECASE,
)
#: Words of publishers and printing houses, and of bodies that publish.
_PUBLISHER = re.compile(
    r"\b(?:yay[ıi]n|yay\.|matbaa|bas[ıi]m|neşr|nəşr|mətbəə|kitab|vakf|kurum|изд|пресс|press|universit|üniversite|elm\b"
    r"|enstitü|verlag|ООО|типогр|TTK|TDV|TKAE)|(?:nəşr|neşr)\b",
    re.IGNORECASE,
)
#: The end of a name that can only be a publishing or printing house's, who is no author.
PUBLISHING_HOUSE = re.compile(
    r"\b(?:yay(?:\.|[ıi]n(?:lar[ıi]|c[ıi]l[ıi]k|evi|[ıi])?)|kitabevi|kitabevləri|matbaas[ıi]|bas[ıi]mevi|mətbəəsi|neşriyat[ıi]?"
    r"|nəşriyyat[ıi]?|издательство)\W*$",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"(?:(?<=[^\W\d_]{3})\.|(?<=\sгг)\.|(?<=[\d)”»\"…])\.|[,:])\s+(?:[–—-]\s+)?|\s*:\s*(?=[“«\"])|(?<=[^\W\d_]{2}\.),\s*"
)
#: ``S. 12 (Mayıs 1987)``: the month in brackets behind the issue.
_MONTH_BEFORE = re.compile(r"\(\s?(?P<month>(?:\d{1,2}\s+)?[^\W\d_]{3,14}(?:\s?[-–/]\s?[^\W\d_]{3,14})?)$")
_DAY_BEFORE = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-]|\b\d{1,2}\s+[^\W\d_]{3,14})$")


def read_year(text: str) -> tuple[str, str, bool]:
    """The year at the end of a text, "" if there is none; what stands before it; and whether it ends a full date."""
    last = None
    for match in _YEAR.finditer(text):
        last = match
    if last is None or _AFTER_YEAR.fullmatch(text, last.end()) is None:
        return "", text, False
    before = text[: last.start()].rstrip()
    month = _MONTH_BEFORE.search(before)
    undated = before[: month.start()] if month is not None and is_day(month["month"]) else _DAY_BEFORE.sub("", before)
    dated = undated != before or re.match(r"\W+\d{1,2}\s+[^\W\d_]", text[last.end() :]) is not None
    return last.group(1), undated.rstrip(" ,.:(["), dated


def read_imprint(text: str) -> tuple[str, str, str]:
    """Place and publisher at the end of a text, and what stands before them."""
    cuts = [match.span() for match in _SEGMENT.finditer(text)][-4:]
    ends = [*(start for start, _ in cuts[1:]), len(text)]
    edges = [(cut[1], end) for cut, end in zip(cuts, ends, strict=False)]
    for i in range(len(edges) - 1, -1, -1):
        start, end = edges[i]
        if not is_place(text[start:end]):
            continue
        place = text[start:end].strip(" ,.:")
        publisher = text[end:].strip(" ,.:")
        head = text[: cuts[i][0] + (text[cuts[i][0] : cuts[i][0] + 1] in "”»")].rstrip(" ,.:")
        if not publisher and i > 0 and _PUBLISHER.search(text[edges[i - 1][0] : edges[i - 1][1]]):
            publisher = text[edges[i - 1][0] : edges[i - 1][1]].strip(" ,.:")
            head = text[: cuts[i - 1][0]].rstrip(" ,:")
        return place, publisher, head
    if edges:
        start, end = edges[-1]
        words = text[start:end].rsplit(maxsplit=1)
        if len(words) == 2 and is_place(words[1]) and _PUBLISHER.search(words[0]):  # ``Nehir Yayınları İstanbul 1990``
            return words[1], words[0], text[: cuts[-1][0]].rstrip(" ,:")
        if _PUBLISHER.search(text[start:end]) and len(text[start:end]) < 60:
            return "", text[start:end].strip(" ,.:"), text[: cuts[-1][0]].rstrip(" ,:")
    return "", "", text


def is_place(text: str) -> bool:
    """Whether the text is a place of publication: ``Bakı``, ``М.``, ``İstanbul-Ankara``."""
    key = fold(text)
    if not key or len(key) > 40:
        return False
    if key in lexicon.PLACES or key in lexicon.PRINTING_TOWNS:
        return True
    if key in lexicon.SHORT_PLACES:
        return text.strip()[0].isupper()
    parts = re.split(r"\s?[-–—/]\s?", text.strip(" .,"))
    return len(parts) > 1 and all(fold(part) in lexicon.PLACES for part in parts)
