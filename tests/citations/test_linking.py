"""Citations of a whole text: words, raw spans and footnote bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.analyse import Engine
from pipeline.citations import CoverageIndex, find_references, link, read_footnotes
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.records import AnalysedText, CitationKind, SourceText

PAGE = """ YOLUN ÜÇÜNCÜ YILI

Heyet nisan ayında Tiflis’ten ayrıldı ve uzun bir yolculuktan sonra Batum’a ulaştı.1 Orada üç
hafta kaldılar ve şehrin ileri gelenleri ile birkaç kez görüştüler.2 Sonra vapurla İstan-
bul’a geçtiler (Karaca, Dağların Sesi, 1975,
s. 12). Karar aynı gün bildirildi (a.g.e., s. 14).

1 Rauf Karaca, Dağların Sesi, Yıldız Basımevi, İstanbul 1975, s. 45.
2 Karaca, a.g.e., s. 48.
"""


@pytest.fixture(scope="module")
def analyse(engine: Engine) -> Callable[[SourceText], AnalysedText]:
    def run(source: SourceText) -> AnalysedText:
        laid_out = assign_languages(lay_out(source))
        return replace(engine.analyse(laid_out), references=find_references(laid_out.text))

    return run


def test_raw_spans_and_words(
    analyse: Callable[[SourceText], AnalysedText], make_source: Callable[[str], SourceText]
) -> None:
    citations = link(analyse(make_source(PAGE)))
    assert [(citation.raw.of(PAGE), citation.reference) for citation in citations] == [
        ("1", "Rauf Karaca, Dağların Sesi, Yıldız Basımevi, İstanbul 1975, s. 45."),
        ("2", "Karaca, a.g.e. [Rauf Karaca, Dağların Sesi, Yıldız Basımevi, İstanbul 1975], s. 48."),
        ("(Karaca, Dağların Sesi, 1975,\ns. 12)", "Karaca, Dağların Sesi, 1975, s. 12"),
        ("(a.g.e., s. 14)", "a.g.e. [Karaca, Dağların Sesi, 1975], s. 14"),
    ]


def test_footnote_bodies_are_found_in_the_raw_text(
    analyse: Callable[[SourceText], AnalysedText], make_source: Callable[[str], SourceText]
) -> None:
    notes = [c for c in link(analyse(make_source(PAGE))) if c.kind is CitationKind.FOOTNOTE]
    starts = [c.footnote_raw_start for c in notes]
    assert [PAGE[start : start + 8] for start in starts if start is not None] == ["1 Rauf K", "2 Karaca"]


@pytest.fixture(scope="module")
def article(shared: Path, analyse: Callable[[SourceText], AnalysedText]) -> AnalysedText:
    path = shared / "seeds" / "az-article.txt"
    with path.open(encoding="utf-8", newline="") as file:
        return analyse(SourceText("az", path.name, "0", file.read(), "utf-8", "valid"))


def test_every_footnote_of_the_article_has_its_body(article: AnalysedText) -> None:
    # the last note's body is cut off in the source
    notes = [c for c in link(article) if c.kind is CitationKind.FOOTNOTE and c.key.isdigit()]
    assert [c.key for c in notes] == [str(number) for number in range(1, 26)]
    assert [c.key for c in notes if c.footnote_raw_start is None] == ["25"]


@pytest.mark.parametrize(
    ("number", "work"),
    [
        ("4", "2"),  # the congress volume, named in full in note 2
        ("10", "9"), ("12", "9"), ("16", "9"), ("17", "9"), ("18", "9"), ("24", "9"),  # the collection of documents
        ("22", "21"),  # Yenə orada
    ],
)  # fmt: skip
def test_back_references_of_the_article(article: AnalysedText, number: str, work: str) -> None:
    notes = {note.number: note for note in read_footnotes(article.laid_out)}
    target = notes[number].references[-1].target
    assert target is not None
    assert target.text in notes[work].body


def test_sentences_of_the_article_that_end_with_a_reference_carry_it(article: AnalysedText) -> None:
    citations = link(article)
    index = CoverageIndex(citations)
    ends = {citation.clean: citation for citation in citations}
    ending = [sentence for sentence in article.sentences if sentence.span.end in ends]
    assert len(ending) > 15
    for sentence in ending:
        for token in sentence.tokens:
            assert ends[sentence.span.end] in index.covering(token.span)
