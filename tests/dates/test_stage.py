"""The stage: dates of a document in its context, and the tagger's proposals among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.citations import find_references
from pipeline.dates import read_dates
from pipeline.dates.reader import DateExpression, find_dates
from pipeline.records import AnalysedText, DateMention, Label, Mention
from pipeline.spans import Span

Reader = Callable[..., tuple[AnalysedText, tuple[DateMention, ...]]]


@pytest.fixture(scope="module")
def read(analysed: Callable[[str], AnalysedText]) -> Reader:
    """Reads a text, with the words that the tagger took for dates."""

    def run(text: str, tagged: Sequence[str] = ()) -> tuple[AnalysedText, tuple[DateMention, ...]]:
        made = analysed(text)
        made = replace(made, references=find_references(made.laid_out.text))
        clean = made.laid_out.text
        proposals = []
        for word in tagged:
            start = clean.index(word)
            proposals.append(Mention(Span(start, start + len(word)), Label.DATE, word, 0, 0.9, "neural:test"))
        return made, read_dates(made, proposals)

    return run


TEXT = (
    "Dernek 28 Mayıs 1918 tarihinde Gence’de kuruldu. Haziran ayında Bakü’ye taşındı.\n\n"
    "Aynı yılın sonunda başkan istifa etti ve iki yıl sonra yurt dışına çıktı. Orada beş yıl boyunca yaşadı.\n"
)


def test_dates_of_a_document_in_their_order(read: Reader) -> None:
    made, dates = read(TEXT)
    assert [(date.surface, date.value) for date in dates] == [
        ("28 Mayıs 1918 tarihinde", "1918-05-28"),
        ("Haziran ayında", "1918-06"),
        ("Aynı yılın sonunda", "1918;END"),
        ("iki yıl sonra", "1920"),
        ("beş yıl boyunca", "P5Y"),
    ]
    assert [date.label for date in dates] == [Label.DATE] * 4 + [Label.DURATION]
    assert all(date.span.of(made.laid_out.text) == date.surface for date in dates)


def test_each_date_names_its_sentence(read: Reader) -> None:
    made, dates = read(TEXT)
    for date in dates:
        assert made.sentences[date.sentence].span.contains(date.span)


def test_confidence_falls_with_what_the_context_had_to_give(read: Reader) -> None:
    _, dates = read(TEXT)
    assert dates[0].confidence > dates[1].confidence > 0.5


def test_the_reason_is_in_the_method(read: Reader) -> None:
    _, dates = read(TEXT)
    assert dates[1].method == "grammar: month; from the last date 1918-05-28"


def test_years_of_parenthetical_citations_are_no_dates(read: Reader) -> None:
    _, dates = read(
        "Dernek 1918 yılında Gence’de kuruldu (Yılmaz, 1992, s. 24). Aynı yıl başkan seçildi ve kongre yapıldı.\n"
    )
    assert [date.value for date in dates] == ["1918", "1918"]


def test_a_heading_gives_the_year(read: Reader) -> None:
    text = (
        "1. KURULUŞ YILI (1918)\n\n"
        "Dernek önce Gence’de toplandı ve 9 Kasım’da bayrağını seçti. Üyeler bu karara uzun süre bağlı kaldılar.\n"
    )
    _, dates = read(text)
    assert dates[-1].value == "1918-11-09"


def test_a_document_of_one_year_gives_it_before_it_is_said(read: Reader) -> None:
    text = (
        "Üyeler 9 Kasım’da bayrağı değiştirdiler ve bunu herkese duyurdular. "
        "Bu karar 1918 yılında alınmış son karar oldu ve uzun süre unutulmadı.\n"
    )
    _, dates = read(text)
    assert [date.value for date in dates] == ["1918-11-09", "1918"]
    assert "from the document 1918" in dates[0].method


def test_nothing_before_gives_no_value(read: Reader) -> None:
    _, dates = read("Aynı yıl başkan istifa etti ve dernek yeni bir başkan seçti. Üyeler bunu sevinçle karşıladılar.\n")
    assert [(date.value, date.earliest, date.latest) for date in dates] == [("?", "", "")]


def test_the_grammar_reads_what_the_tagger_found(read: Reader) -> None:
    _, dates = read("Dernek 28 Mayıs 1918 tarihinde Gence’de kuruldu ve çok üye buldu.\n", ["28 Mayıs"])
    assert [(date.surface, date.value) for date in dates] == [("28 Mayıs 1918 tarihinde", "1918-05-28")]


def test_the_tagger_vouches_for_a_bare_year(read: Reader) -> None:
    text = "Bunu herkes bilir ki 1918 geldi ve dernek Gence’de kuruldu, sonra dağıldı.\n"
    assert [date.value for date in read(text)[1]] == []
    _, dates = read(text, ["1918"])
    assert [(date.value, date.method) for date in dates] == [("1918", "year; neural:test")]


def test_a_proposal_that_names_the_calendar_stays_without_a_value(read: Reader) -> None:
    text = "Kongrenin son günlerinde dernek Gence’de kuruldu ve çok üye buldu.\n"
    _, dates = read(text, ["Kongrenin son günlerinde"])
    assert [(date.surface, date.value) for date in dates] == [("Kongrenin son günlerinde", "?")]


def test_a_proposal_without_calendar_is_dropped(read: Reader) -> None:
    _, dates = read("Bağımsızlık döneminde dernek Gence’de kuruldu ve çok üye buldu.\n", ["Bağımsızlık döneminde"])
    assert dates == ()


def test_foreign_paragraphs_are_left_alone(read: Reader) -> None:
    _, dates = read(
        "The society was founded in Ganja on 28 May 1918 and soon moved to Baku, where it stayed for years.\n"
    )
    assert dates == ()


def test_an_empty_document(read: Reader) -> None:
    assert read("")[1] == ()


def test_expressions_carry_values_that_compare() -> None:
    found: tuple[DateExpression, ...] = find_dates("1920’de ve 28 Mayıs 1918’de")
    assert [item.surface for item in sorted(found, key=lambda item: item.date)] == ["28 Mayıs 1918’de", "1920’de"]
