"""Works as CSL-JSON, the format that Zotero, pandoc and citeproc read.

The models hold the part of the CSL 1.0.2 input schema (citationstyles.org) that is written here, so that nothing that
a reader of the format would refuse can be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from pipeline.records import WorkKind
from pipeline.references.people import read_authors

CslType = Literal[
    "article-journal", "article-newspaper", "book", "chapter", "document", "periodical", "thesis"
]  # fmt: skip
_TYPES: Mapping[WorkKind, CslType] = {
    WorkKind.BOOK: "book",
    WorkKind.ARTICLE: "article-journal",
    WorkKind.CHAPTER: "chapter",
    WorkKind.NEWSPAPER: "article-newspaper",
    WorkKind.THESIS: "thesis",
    WorkKind.ARCHIVE: "document",
}
_YEAR = re.compile(r"(\d{4})(?:\s?[-–/]\s?(\d{4}))?([a-z])?")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)


class CslName(_Model):
    """A name: family and given, or the whole of it."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


class CslDate(_Model):
    """A year, a range of years, or what stands for one."""

    date_parts: tuple[tuple[int, ...], ...] | None = Field(None, alias="date-parts", max_length=2)
    literal: str | None = None


class CslItem(_Model):
    """One work."""

    id: str
    type: CslType
    title: str | None = None
    author: tuple[CslName, ...] | None = None
    issued: CslDate | None = None
    year_suffix: str | None = Field(None, alias="year-suffix")
    publisher: str | None = None
    publisher_place: str | None = Field(None, alias="publisher-place")
    container_title: str | None = Field(None, alias="container-title")
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    archive: str | None = None
    archive_location: str | None = None
    note: str | None = None


ITEMS = TypeAdapter(list[CslItem])


def csl_item(row: Mapping[str, str | int | float | None]) -> CslItem:
    """One work of the table ``references``."""
    text = {name: str(value or "") for name, value in row.items()}
    kind = WorkKind(text["kind"])
    authors, others = read_authors(text["authors"])
    names = [
        CslName(family=author.family or None, given=author.given or None, literal=author.literal or None)
        for author in authors
    ]
    if others:
        names.append(CslName(literal="et al."))
    archive = kind is WorkKind.ARCHIVE
    year = _YEAR.fullmatch(text["year"])
    said = {
        "id": text["reference_id"],
        "type": "periodical" if kind is WorkKind.NEWSPAPER and not text["container"] else _TYPES[kind],
        "title": text["title"],
        "author": names,
        "issued": _issued(text["year"]),
        "year-suffix": (year.group(3) if year else None),
        "publisher": text["publisher"],
        "publisher-place": text["place"],
        "container-title": text["container"],
        "volume": text["volume"],
        "issue": text["issue"],
        "page": text["pages"] if not archive else "",
        "archive": text["title"] if archive else "",
        "archive_location": text["pages"] if archive else "",
        "note": text["raw"],
    }
    return CslItem.model_validate({name: value for name, value in said.items() if value})


def _issued(year: str) -> dict[str, object] | None:
    if not year:
        return None
    match = _YEAR.fullmatch(year)
    if match is None:
        return {"literal": year}
    return {"date-parts": [[int(one)] for one in match.groups()[:2] if one]}


def csl_json(rows: Iterable[Mapping[str, str | int | float | None]]) -> str:
    """The works as a CSL-JSON array, checked against the model."""
    items = [csl_item(row) for row in rows]
    return ITEMS.dump_json(items, by_alias=True, exclude_none=True, indent=2).decode() + "\n"
