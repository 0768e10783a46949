from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions.words import Reading, opens, plain, read
from pipeline.records import ParentheticalReference
from pipeline.spans import Span


def _words(analyse, text, **more):
    return Reading(analyse(text, **more)).lines[0].words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M.Ə.Rəsulzadə", ["M", "Ə", "Rəsulzadə"]),
        ("M. E. Resulzade", ["M", "E", "Resulzade"]),
        ("Bakü’nün tarihi", ["Bakü’nün", "tarihi"]),
        ("SSRİ-nin orqanı", ["SSRİ-nin", "orqanı"]),
        ("Türk-Sovyet dostluğu", ["Türk", "Sovyet", "dostluğu"]),
        ("Türk-tatar lejyonu", ["Türk", "tatar", "lejyonu"]),
        ("11-ci ordu", ["11-ci", "ordu"]),
        ("806. Tabur", ["806", "Tabur"]),
        ("Aynü’d-Devle geldi", ["Aynü’d-Devle", "geldi"]),
        ("“İqbal” qəzeti", ["İqbal", "qəzeti"]),
    ],
)
def test_words_are_cut_as_names_need_it(analyse, text, expected):
    assert [word.text for word in _words(analyse, text)] == expected


@pytest.mark.parametrize("spelling", ["Komitəsi", "Комитәси", "KOMİTƏSİ", "Komitesi"])
def test_both_languages_and_scripts_share_one_plain_spelling(spelling):
    assert plain(spelling) == "komitesi"


def test_words_inside_a_reference_are_left_out(analyse):
    text = "Bunu yazdı (Kaya, 1990, s. 5) ve sustu"
    start, end = text.index("("), text.index(")") + 1
    words = _words(analyse, text, references=[ParentheticalReference(Span(start, end), ())])
    assert [word.text for word in words] == ["Bunu", "yazdı", "ve", "sustu"]


def test_the_ending_behind_an_apostrophe_is_told_from_the_name(analyse):
    word = _words(analyse, "Gence’den")[0]
    assert (word.stem, word.ending, word.plain) == ("Gence", "den", "genceden")


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("Sonra Kars alındı", 0, True),
        ("Sonra Kars alındı", 1, False),
        ("Dedi: Kars alındı", 1, True),
        ("O, “Yol gidiyor” dedi", 1, True),
        ("Kars, Batum ve Ahıska", 1, False),
    ],
)
def test_a_capital_tells_nothing_where_a_sentence_opens(analyse, text, position, expected):
    line = Reading(analyse(text)).lines[0]
    assert opens(line, position) is expected


def test_a_word_printed_small_elsewhere_is_common(analyse):
    reading = Reading(analyse("Ordu geldi.\nDün ordu gitti."))
    assert reading.common(reading.lines[0].words[0])


def test_a_line_in_capitals_is_shouted(analyse):
    assert Reading(analyse("BAKÜ VE GENCE YOLLARI")).lines[0].shouted


def test_a_heading_with_capitals_on_most_words_is_titled(analyse):
    reading = Reading(analyse("Savaşın Sonu ve Yeni Yollar\nSavaşın sonu geldi", headings=[0]))
    assert [line.titled for line in reading.lines] == [True, False]


def test_taggers_share_one_reading_of_a_text(analyse):
    analysed = analyse("Bakü uzak")
    assert read(analysed) is read(analysed)


@given(st.text(alphabet="aBçƏıİ’'-. 1Җә“”(,)", max_size=60))
def test_words_are_slices_of_the_text_in_order(analyse, text):
    line_text = text.replace("\n", " ")
    words = Reading(analyse(line_text)).lines[0].words
    assert all(line_text[word.start : word.end] == word.text for word in words)
    assert all(before.end <= word.start for before, word in pairwise(words))
    gaps = [line_text[before.end : word.start] for before, word in pairwise(words)]
    assert gaps == [word.before for word in words[1:]]
