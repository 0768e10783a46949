"""Which stretches of a text are somebody else's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.events.speech import QuotedSpeech
from pipeline.records import AnalysedText, DateMention, Lang, Mention
from pipeline.spans import Span

Marker = Callable[..., tuple[AnalysedText, tuple[Mention, ...], tuple[DateMention, ...]]]


def _covered(analysed: AnalysedText, word: str) -> bool:
    start = analysed.laid_out.text.index(word)
    return QuotedSpeech(analysed).covers(Span(start, start + len(word)))


def _in_two_paragraphs(analysed: AnalysedText) -> AnalysedText:
    """The same text, its second sentence a paragraph of its own."""
    first, second = analysed.sentences
    paragraph = analysed.laid_out.paragraphs[0]
    paragraphs = (replace(paragraph, span=first.span), replace(paragraph, index=1, span=second.span))
    return replace(
        analysed,
        laid_out=replace(analysed.laid_out, paragraphs=paragraphs),
        sentences=(first, replace(second, paragraph=1)),
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (Lang.TR, "Ataşe raporunda şunları yazıyordu: Kerim Bey geldi."),
        (Lang.TR, "Kâtip şöyle der: Kerim Bey geldi."),
        (Lang.AZ, "Səyyah hadisəni belə təsvir edir: Kərim bəy geldi."),
        (Lang.AZ, "Сәјјаһ белә јазырды: Кәрим бәј geldi."),
    ],
)
def test_a_verb_of_saying_and_a_colon_bring_in_speech(marked: Marker, lang: Lang, text: str) -> None:
    analysed = marked(text, lang)[0]
    assert _covered(analysed, "geldi")
    assert not _covered(analysed, text.split()[0])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (Lang.AZ, "Cavab: Kərim bəy geldi."),
        (Lang.AZ, "Dinlənildi: Kərim bəy geldi."),
        (Lang.TR, "Kentte üç okul vardı: Kerim Bey geldi."),
        (Lang.TR, "Şunu söylemiyordu: Kerim Bey geldi."),
    ],
)
def test_headings_lists_and_denials_bring_in_none(marked: Marker, lang: Lang, text: str) -> None:
    assert not _covered(marked(text, lang)[0], "geldi")


def test_words_without_marks_last_until_their_reference(marked: Marker) -> None:
    analysed = marked("Ataşe şunları yazıyordu: Bey geldi. || Orada kaldı [CITE (Ak, 2001)]. || Sonra öldü.")[0]
    assert _covered(analysed, "kaldı")
    assert not _covered(analysed, "öldü")


def test_words_without_marks_or_reference_last_for_their_sentence(marked: Marker) -> None:
    analysed = marked("Ataşe şunları yazıyordu: Bey geldi. || Orada kaldı.")[0]
    assert _covered(analysed, "geldi")
    assert not _covered(analysed, "kaldı")


def test_a_colon_at_the_end_announces_the_next_paragraph(marked: Marker) -> None:
    text = "Ataşe şunları {}: || Kerim Bey Bakü’ye geldi."
    assert _covered(_in_two_paragraphs(marked(text.format("yazıyordu"))[0]), "geldi")
    assert not _covered(_in_two_paragraphs(marked(text.format("topladı"))[0]), "geldi")


def test_short_quotations_are_titles(marked: Marker) -> None:
    assert not _covered(marked("Müellif “Kim geldi?” adlı eserini bastırdı.")[0], "geldi")
