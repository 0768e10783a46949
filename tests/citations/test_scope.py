"""Which text a reference covers: the rule of docs/citations.md, case by case.

Texts are written with one sentence a list item; ``{7}`` is a footnote marker, ``{7!}`` one whose note only explains.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.linking import link
from pipeline.citations.parenthetical import find_references
from pipeline.citations.scope import CoverageIndex, covering
from pipeline.offsets import OffsetMap, Run
from pipeline.records import (
    AnalysedText,
    Citation,
    CitationKind,
    FootnoteBody,
    FootnoteMarker,
    LaidOutText,
    Lang,
    Paragraph,
    Script,
    Sentence,
    SourceText,
    Token,
    Zone,
)
from pipeline.spans import Span

_MARKER = re.compile(r"\{(\d+)(!?)\}")


def analysed(*paragraphs: list[str], zones: tuple[Zone, ...] = ()) -> AnalysedText:
    """An analysed text made by hand; sentences are given, so that no engine's choice plays a part."""
    text = ""
    made: list[Paragraph] = []
    sentences: list[Sentence] = []
    markers: list[tuple[str, bool, int]] = []
    for index, paragraph in enumerate(paragraphs):
        text += "\n" if text else ""
        start = len(text)
        for position, sentence in enumerate(paragraph):
            text += " " if position else ""
            begin = len(text)
            for part in re.split(r"(\{\d+!?\})", sentence):
                if match := _MARKER.fullmatch(part):
                    markers.append((match.group(1), bool(match.group(2)), len(text)))
                else:
                    text += part
            span = Span(begin, len(text))
            token = Token(span, span.of(text))
            sentences.append(Sentence(len(sentences), index, span, Lang.TR, Script.LATIN, (token,)))
        zone = zones[index] if index < len(zones) else Zone.BODY
        made.append(Paragraph(index, zone, Span(start, len(text)), Lang.TR, Script.LATIN))
    notes: list[FootnoteBody] = []
    for number, explains, _ in markers:
        text += "\n"
        start = len(text)
        text += f"{number} bir ölçü birimi" if explains else f"{number} Karaca, Dağlar, Ankara 1975, s. {number}."
        made.append(Paragraph(len(made), Zone.FOOTNOTE, Span(start, len(text)), Lang.TR, Script.LATIN))
        notes.append(FootnoteBody(number, len(made) - 1, Span(start, len(text))))
    laid_out = LaidOutText(
        SourceText("x", "x.txt", "0", text, "utf-8", "valid"),
        text,
        OffsetMap((Run(Span(0, len(text)), Span(0, len(text)), continues=True),)),
        (),
        tuple(made),
        tuple(notes),
        tuple(FootnoteMarker(number, Span(at, at + 1), at, i) for i, (number, _, at) in enumerate(markers)),
    )
    return AnalysedText(laid_out, tuple(sentences), find_references(text))


def covered(text: AnalysedText) -> list[str]:
    return [citation.scope.of(text.laid_out.text) for citation in link(text)]


def test_end_of_sentence_covers_the_paragraph_so_far() -> None:
    text = analysed(["Heyet yola çıktı.", "Sonra döndü (Karaca, 1975, s. 3)."])
    assert covered(text) == ["Heyet yola çıktı. Sonra döndü"]


def test_and_not_beyond_the_reference_before() -> None:
    text = analysed(["Heyet yola çıktı (Orucov, 2001, s. 9).", "Yolda kaldı.", "Sonra döndü.{3}"])
    assert covered(text) == ["Heyet yola çıktı", "Yolda kaldı. Sonra döndü."]


def test_and_not_beyond_its_paragraph() -> None:
    text = analysed(["Heyet yola çıktı."], ["Sonra döndü.{3}"])
    assert covered(text) == ["Sonra döndü."]


def test_inside_a_sentence_covers_up_to_it() -> None:
    text = analysed(["Yol uzundu.", "Heyet nisanda çıktı,{3} mayısta ise kimseye haber vermeden geri döndü."])
    assert covered(text) == ["Heyet nisanda çıktı,"]


def test_two_in_a_sentence_share_it_out() -> None:
    text = analysed(
        ["Heyet nisanda çıktı (Karaca, 1975, s. 3), mayısta ise haber vermeden döndü (Orucov, 2001, s. 9)."]
    )
    assert covered(text) == ["Heyet nisanda çıktı", ", mayısta ise haber vermeden döndü"]


def test_a_verb_behind_the_reference_still_belongs_to_it() -> None:
    text = analysed(["“Yol uzundu” (Karaca, 1975, s. 3) diye yazmıştır."])
    assert covered(text) == ["“Yol uzundu” (Karaca, 1975, s. 3) diye yazmıştır."]


def test_what_follows_a_reference_in_its_sentence_is_not_covered_by_the_next() -> None:
    text = analysed(
        [
            "Heyet nisanda çıktı,{3} mayısta ise kimseye haber vermeden geri döndü.",
            "Karar yazıldı (Orucov, 2001, s. 9).",
        ]
    )
    assert covered(text)[1] == "Karar yazıldı"


def test_bracket_behind_the_full_stop_belongs_to_the_sentence_before() -> None:
    text = analysed(["Heyet yola çıktı.", "(Karaca, 1975, s. 3) Sonra döndü ve bir daha oradan hiç ayrılmadı."])
    assert covered(text) == ["Heyet yola çıktı."]


def test_adjacent_references_share_their_scope() -> None:
    text = analysed(["Heyet yola çıktı (Karaca, 1975, s. 3) (Orucov, 2001, s. 9)."])
    assert covered(text) == ["Heyet yola çıktı"] * 2


def test_block_quotation_is_covered_by_the_reference_that_ends_it() -> None:
    text = analysed(
        ["Şöyle diyordu:"], ["Yola çıktık.", "Kar yağıyordu (Karaca, 1975, s. 3)."], zones=(Zone.BODY, Zone.BLOCK_QUOTE)
    )
    assert covered(text) == ["Yola çıktık. Kar yağıyordu"]


def test_block_quotation_of_several_paragraphs() -> None:
    text = analysed(
        ["Şöyle diyordu:"],
        ["Yola çıktık."],
        ["Kar yağıyordu (Karaca, 1975, s. 3)."],
        zones=(Zone.BODY, Zone.BLOCK_QUOTE, Zone.BLOCK_QUOTE),
    )
    assert covered(text) == ["Yola çıktık.\nKar yağıyordu"]


def test_block_quotation_with_two_references_is_shared_out() -> None:
    text = analysed(
        ["Şöyle diyordu:"],
        ["Yola çıktık (Orucov, 2001, s. 9)."],
        ["Kar yağıyordu (Karaca, 1975, s. 3)."],
        zones=(Zone.BODY, Zone.BLOCK_QUOTE, Zone.BLOCK_QUOTE),
    )
    assert covered(text) == ["Yola çıktık", "Kar yağıyordu"]


def test_footnote_between_introduction_and_quotation() -> None:
    text = analysed(
        ["Karaca şöyle diyordu:{3}"],
        ["3 Bir not."],
        ["Kar yağıyordu."],
        zones=(Zone.BODY, Zone.FOOTNOTE, Zone.BLOCK_QUOTE),
    )
    assert covered(text)[0].endswith("Kar yağıyordu.")


def test_block_quotation_is_covered_by_the_reference_that_introduces_it() -> None:
    text = analysed(
        ["Karaca şöyle diyordu:{3}"], ["Yola çıktık.", "Kar yağıyordu."], zones=(Zone.BODY, Zone.BLOCK_QUOTE)
    )
    assert covered(text) == ["Karaca şöyle diyordu:\nYola çıktık. Kar yağıyordu."]


def test_explaining_note_covers_its_word_and_interrupts_nothing() -> None:
    text = analysed(["Üç desyatin{1!} toprak verildi.", "Heyet döndü.{2}"])
    assert covered(text) == ["desyatin", "Üç desyatin toprak verildi. Heyet döndü."]


def test_sentence_index_and_keys() -> None:
    text = analysed(["Heyet çıktı.", "Sonra döndü.{3}"], ["Karar yazıldı (Orucov, 2001, s. 9)."])
    assert [(c.kind, c.key, c.sentence) for c in link(text)] == [
        (CitationKind.FOOTNOTE, "3", 1),
        (CitationKind.PARENTHETICAL, "Orucov;2001;9", 2),
    ]


def test_covering() -> None:
    text = analysed(["Heyet yola çıktı (Orucov, 2001, s. 9).", "Yolda kaldı.", "Sonra döndü.{3}", "Bitti."])
    citations = link(text)
    for word, key in [("Heyet", "Orucov;2001;9"), ("Yolda", "3"), ("döndü", "3")]:
        start = text.laid_out.text.index(word)
        assert [c.key for c in covering(citations, Span(start, start + len(word)))] == [key]
    start = text.laid_out.text.index("Bitti")
    assert covering(citations, Span(start, start + 5)) == ()


_SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(0, 20))


@given(st.lists(_SPANS, max_size=15), _SPANS)
def test_index_finds_what_a_scan_finds(scopes: list[Span], span: Span) -> None:
    citations = [
        Citation(CitationKind.FOOTNOTE, Span(i, i + 1), i, str(i), "", None, None, scope)
        for i, scope in enumerate(scopes)
    ]
    expected = tuple(citation for citation in citations if citation.scope.overlaps(span))
    assert CoverageIndex(citations).covering(span) == expected


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "Heyet çıktı.",
                    "Döndü.{1}",
                    "Kaldı (Karaca, 1975, s. 3).",
                    "Bir{2} iki üç dört beş.",
                    "Söz{3!} verdi.",
                ]
            ),
            min_size=1,
            max_size=5,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_scopes_stay_inside_their_paragraph_and_end_at_their_reference(paragraphs: list[list[str]]) -> None:
    text = analysed(*paragraphs)
    for citation in link(text):
        paragraph = next(p for p in text.laid_out.paragraphs if p.span.start <= citation.clean <= p.span.end)
        assert paragraph.span.contains(citation.scope)
        assert citation.scope.start <= citation.clean


@pytest.mark.parametrize("zone", [Zone.FOOTNOTE, Zone.BIBLIOGRAPHY, Zone.RUNNING_HEADER])
def test_references_outside_the_running_text_are_no_citations(zone: Zone) -> None:
    assert link(analysed(["Bak (Karaca, 1975, s. 3)."], zones=(zone,))) == ()
