"""Works as BibTeX in UTF-8, written with bibtexparser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from pipeline.records import WorkKind
from pipeline.references.people import read_authors

_SPECIAL = re.compile(r"(?<!\\)([&%#$_])")
_DOCTORAL = re.compile(r"doktora|doktorluq|ph\.?d|докт", re.IGNORECASE)
_TYPES = {
    WorkKind.BOOK: "book",
    WorkKind.ARTICLE: "article",
    WorkKind.NEWSPAPER: "article",
    WorkKind.CHAPTER: "incollection",
    WorkKind.ARCHIVE: "misc",
}


def bibtex(rows: Iterable[Mapping[str, str | int | float | None]]) -> str:
    """The works of the table ``references`` as BibTeX entries, in their order; keys are the ids without ``ref-``."""
    library = Library([_entry(row) for row in rows])
    return str(write_string(library))


def _entry(row: Mapping[str, str | int | float | None]) -> Entry:
    text = {name: str(value or "") for name, value in row.items()}
    kind = WorkKind(text["kind"])
    if kind is WorkKind.NEWSPAPER and not text["container"]:
        entry_type = "misc"
    elif kind is WorkKind.THESIS:
        entry_type = "phdthesis" if _DOCTORAL.search(text["raw"]) else "mastersthesis"
    else:
        entry_type = _TYPES[kind]
    archive = kind is WorkKind.ARCHIVE
    fields = {
        "author": _people(text["authors"]),
        "title": text["title"],
        "journal" if entry_type == "article" else "booktitle": text["container"],
        "year": text["year"],
        "address": text["place"],
        "school" if kind is WorkKind.THESIS else "publisher": text["publisher"],
        "volume": text["volume"],
        "number": text["issue"],
        "howpublished" if archive else "pages": text["pages"].replace("–", "--") if not archive else text["pages"],
        "note": text["raw"],
    }
    written = [
        # names are joined with "and", which stands outside the braces of the names
        Field(name, value if name == "author" else _escaped(value))
        for name, value in fields.items()
        if value
    ]
    return Entry(entry_type, text["reference_id"].removeprefix("ref-"), written)


def _people(authors: str) -> str:
    found, others = read_authors(authors)
    names = [
        f"{{{_escaped(one.literal)}}}"
        if one.literal
        else ", ".join(_escaped(part) for part in (one.family, one.given) if part)
        for one in found
    ]
    return " and ".join([*names, *(["others"] if others else [])])


def _escaped(text: str) -> str:
    """Without braces, which BibTeX would count, and with the signs that TeX reads as commands escaped."""
    plain = " ".join(text.replace("{", "(").replace("}", ")").replace("\\", "/").split())
    return _SPECIAL.sub(r"\\\1", plain)
