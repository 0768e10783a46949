"""Works for reference managers."""

from __future__ import annotations

import json
from collections.abc import Mapping

import bibtexparser
import pytest
from pydantic import ValidationError

from pipeline.references.bibtex import bibtex
from pipeline.references.csl import CslItem, csl_item, csl_json
from pipeline.references.people import Author, read_authors

Row = Mapping[str, str | int | float | None]


def row(**said: str) -> Row:
    names = ("authors", "title", "year", "place", "publisher", "raw", "container", "volume", "issue", "pages")
    return dict.fromkeys(names, "") | {"reference_id": "ref-x", "kind": "book"} | said


BOOK = row(authors="Karaca, R. ve Oral T.", title="Dağlar & Ovalar", year="1975a", place="Bakü", publisher="Elm")
ARTICLE = row(
    reference_id="ref-y", kind="article", authors="Leylâ Onat", title="Yurt", container="Eski Mecmua", volume="3",
    issue="14", pages="5-29", year="1996",
)  # fmt: skip
FILE = row(reference_id="ref-z", kind="archive", title="ARDA", pages="f. 894, siy. 1, iş 70", year="1919")


@pytest.mark.parametrize(
    ("authors", "expected", "others"),
    [
        ("Karaca, R.", [Author("Karaca", "R.")], False),
        ("Leylâ Onat", [Author("Onat", "Leylâ")], False),
        ("Quliyev C.", [Author("Quliyev", "C.")], False),
        ("M. Ə. Rəsulzadə", [Author("Rəsulzadə", "M. Ə.")], False),
        ("Abutalıbov & Mamulia", [Author("Abutalıbov"), Author("Mamulia")], False),
        (
            "Demirhan, O., Saygın, L., Ural, M.",
            [Author("Demirhan", "O."), Author("Saygın", "L."), Author("Ural", "M.")],
            False,
        ),
        ("İbrahimov, ve diğerleri", [Author("İbrahimov")], True),
        ("Devlet Arxivi nəzdində komissiya", [Author(literal="Devlet Arxivi nəzdində komissiya")], False),
    ],
)
def test_authors(authors: str, expected: list[Author], others: bool) -> None:
    assert read_authors(authors) == (tuple(expected), others)


def test_csl_json_of_a_book() -> None:
    (item,) = json.loads(csl_json([BOOK]))
    assert item == {
        "id": "ref-x",
        "type": "book",
        "title": "Dağlar & Ovalar",
        "author": [{"family": "Karaca", "given": "R."}, {"family": "Oral", "given": "T."}],
        "issued": {"date-parts": [[1975]]},
        "year-suffix": "a",
        "publisher": "Elm",
        "publisher-place": "Bakü",
    }


def test_csl_json_of_an_article_and_of_an_archival_file() -> None:
    article, file = json.loads(csl_json([ARTICLE, FILE]))
    assert (article["type"], article["container-title"], article["page"]) == ("article-journal", "Eski Mecmua", "5-29")
    assert (file["type"], file["archive"], file["archive_location"]) == ("document", "ARDA", "f. 894, siy. 1, iş 70")


@pytest.mark.parametrize(
    ("year", "issued"), [("t.y.", {"literal": "t.y."}), ("1927-1931", {"date-parts": [[1927], [1931]]})]
)
def test_csl_years(year: str, issued: object) -> None:
    assert json.loads(csl_json([row(year=year)]))[0]["issued"] == issued


def test_the_model_refuses_what_csl_does_not_know() -> None:
    with pytest.raises(ValidationError):
        CslItem.model_validate({"id": "x", "type": "paper"})


def test_all_that_is_written_is_read_back() -> None:
    for one in (BOOK, ARTICLE, FILE):
        item = csl_item(one)
        assert CslItem.model_validate_json(item.model_dump_json(by_alias=True)) == item


def test_bibtex_is_read_back_by_its_library() -> None:
    library = bibtexparser.parse_string(bibtex([BOOK, ARTICLE, FILE]))
    assert not library.failed_blocks
    book, article, file = library.entries
    assert (book.entry_type, book.key, book["author"]) == ("book", "x", "Karaca, R. and Oral, T.")
    assert book["title"] == r"Dağlar \& Ovalar"
    assert (article.entry_type, article["journal"], article["number"]) == ("article", "Eski Mecmua", "14")
    assert (file.entry_type, file["howpublished"]) == ("misc", r"f. 894, siy. 1, iş 70")


def test_braces_in_a_source_do_not_break_the_file() -> None:
    library = bibtexparser.parse_string(bibtex([row(title="Bir {yarım", authors="Oral, T.")]))
    assert library.entries[0]["title"] == "Bir (yarım"
