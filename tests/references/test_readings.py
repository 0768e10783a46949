"""The works that the references of a whole text lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.analyse import Engine
from pipeline.citations import Bibliography, find_references, link, read_bibliography
from pipeline.citations.works import of_bracket
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.records import Citation, SourceText, WorkKind, WorkSource

PAGE = """ YOLUN ÜÇÜNCÜ YILI

Heyet nisan ayında Tiflis’ten ayrıldı ve uzun bir yolculuktan sonra Batum’a ulaştı.1 Orada üç
hafta kaldılar ve şehrin ileri gelenleri ile birkaç kez görüştüler.2 Sonra vapurla İstan-
bul’a geçtiler (Oral, 2007, s. 12). Karar aynı gün bildirildi.3

1 Rauf Karaca, Dağların Sesi, Yıldız Basımevi, İstanbul 1975, s. 45.
2 Bu yolculuk başka bir kitapta da anlatılır. Ayrıca bkz. Karaca, a.g.e., s. 48.
3 Tarih tartışmalıdır (Oral, 2007, s. 20).

41
\f KAYNAKÇA

Oral, T. (2007). Bir abone defteri. Yarımada, 4 (2), 55-60.
Saygın, L. (2011). Taşra mektepleri. Köstence: Emel Matbaası.
"""


@pytest.fixture(scope="module")
def citations(engine: Engine, make_source: Callable[[str], SourceText]) -> tuple[Citation, ...]:
    laid_out = assign_languages(lay_out(make_source(PAGE)))
    return link(replace(engine.analyse(laid_out), references=find_references(laid_out.text)))


def test_each_reference_leads_to_its_work(citations: tuple[Citation, ...]) -> None:
    found = [
        [(work.title, work.pages, work.source) for work in citation.works]
        for citation in sorted(citations, key=lambda one: one.raw)
    ]
    assert found == [
        [("Dağların Sesi", "45", WorkSource.PRINTED)],
        [("Dağların Sesi", "48", WorkSource.CHAIN)],  # behind a sentence of prose and a lead-in
        [("Bir abone defteri", "12", WorkSource.BIBLIOGRAPHY)],
        [("Bir abone defteri", "20", WorkSource.BIBLIOGRAPHY)],  # in a bracket of a note
    ]


def test_an_article_has_its_journal(citations: tuple[Citation, ...]) -> None:
    work = next(one for citation in citations for one in citation.works if one.title == "Bir abone defteri")
    assert (work.kind, work.container, work.volume, work.issue, work.extent) == (
        WorkKind.ARTICLE, "Yarımada", "4", "2", "55-60",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "authors", "title"),
    [
        ("(Matbuat Kanunu, 1931)", "", "Matbuat Kanunu"),
        ("(Dağlarda yağmur yağarken, 1935, s. 259)", "", "Dağlarda yağmur yağarken"),
        ("(Karaca & Oral, 1935, s. 259)", "Karaca & Oral", ""),
        ("(Karaca, ve diğerleri, 1935, s. 259)", "Karaca, ve diğerleri", ""),
    ],
)
def test_a_work_without_an_author_has_its_title_in_the_authors_place(printed: str, authors: str, title: str) -> None:
    (reference,) = find_references(f"Böyle oldu {printed}.")
    work = of_bracket(reference.works[0], None, Bibliography([]))
    assert work is not None
    assert (work.authors, work.title) == (authors, title)


@pytest.mark.parametrize(
    ("printed", "archive", "shelf", "raw"),
    [
        ("(BCA, 30-10-0-0/47-21–5, 02.03.1936)", "BCA", "30-10-0-0/47-21–5", "BCA, 30-10-0-0/47-21–5, 1936"),
        # a mark with letters is printed like a part of the name
        ("(BOA, HR.SYS./317-2-0, 11-05-1914)", "BOA", "HR.SYS./317-2-0", "BOA, HR.SYS./317-2-0, 1914"),
        ("(ARDA, f. 970, siy. 1, iş 2)", "ARDA", "f. 970, siy. 1, iş 2", "ARDA, f. 970, siy. 1, iş 2"),
    ],
)
def test_an_archival_file_has_its_archive_and_its_shelf_mark(printed: str, archive: str, shelf: str, raw: str) -> None:
    (reference,) = find_references(f"Karar alındı {printed}.")
    work = of_bracket(reference.works[0], None, Bibliography([]))
    assert work is not None
    assert (work.kind, work.authors, work.title, work.pages, work.raw) == (WorkKind.ARCHIVE, "", archive, shelf, raw)


def test_works_that_are_only_listed(make_source: Callable[[str], SourceText]) -> None:
    works = read_bibliography(Bibliography.of(assign_languages(lay_out(make_source(PAGE)))).entries)
    assert [(work.title, work.place, work.publisher) for work in works] == [
        ("Bir abone defteri", "", ""),
        ("Taşra mektepleri", "Köstence", "Emel Matbaası"),
    ]
