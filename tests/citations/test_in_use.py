"""Brackets and notes as Turkish, Azerbaijani and Russian historians write them, one a row.

``brackets.csv`` has a bracket, or a whole sentence, with the brackets that are references and their keys, several of
them parted by ``||``; ``notes.csv`` has the body of a footnote with ``authors|title|place|year|pages|back-reference`` of
its references, parted by ``;;``; ``entries.csv`` has entries of bibliographies with their fields.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from pipeline.citations.bibliography import parse_entry
from pipeline.citations.brackets import bracket_pairs
from pipeline.citations.footnotes import parse_footnote
from pipeline.citations.narrative import without_case
from pipeline.citations.parenthetical import find_references
from pipeline.layout import lay_out
from pipeline.records import SourceText

HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.mark.parametrize(("text", "brackets", "keys"), _rows("brackets.csv"))
def test_brackets(text: str, brackets: str, keys: str) -> None:
    sentence = text if text[0] not in "([" else f"Heyet o yaz Tiflis’ten ayrıldı {text}. Sonrası bilinmiyor."
    found = find_references(sentence)
    assert " || ".join(reference.span.of(sentence) for reference in found) == brackets
    assert " || ".join(reference.key for reference in found) == keys


@pytest.mark.parametrize(("body", "references"), _rows("notes.csv"))
def test_notes(body: str, references: str) -> None:
    fields = [
        (r.authors, r.title, r.place, r.year, r.pages, r.back.kind.value if r.back is not None else "")
        for r in parse_footnote(body)
    ]
    assert " ;; ".join("|".join(one) for one in fields) == references


@pytest.mark.parametrize("row", _rows("entries.csv"), ids=lambda row: row[0])
def test_entries(row: list[str]) -> None:
    entry = parse_entry(row[0])
    assert entry is not None
    assert [entry.number, entry.authors, entry.title, entry.place, entry.publisher, entry.year] == row[1:]


_LINES = (
    "Heyet nisan ayında Tiflis şehrinden ayrıldı ve uzun bir yolculuktan sonra bir sabah",
    "Batum limanına ulaştı; orada üç hafta kaldılar ve şehrin ileri gelenleri ile birkaç",
    "kez görüştüler. Görüşmelerin zabıtları bugün de saklanır {}",
    "{}. Sonra hep birlikte vapura bindiler ve dört günlük bir yolculuğun ardından akşam",
    "saatlerinde limana indiler; şehir sessizdi ve kimse onları karşılamaya gelmemişti.",
)


@pytest.mark.parametrize(
    ("before", "behind", "key"),
    [
        ("(Soysal, 1990, s.", "158-160)", "Soysal;1990;158-160"),
        ("(Soysal, 1990,", "s. 158-160)", "Soysal;1990;158-160"),
        ("(Soysal, 1990, s. 158-", "160)", "Soysal;1990;158-160"),
        ("(Soysal, 1990, s. 158–", "160)", "Soysal;1990;158–160"),
        ("(Soysal &", "Kaya, 1990, s. 158)", "Soysal & Kaya;1990;158"),
        ("(Soysal, Yitik", "Yurt, 1990, s. 158)", "Soysal;1990;158"),
        ("(TDA, 571/34–", "135-10, 1929-10-06)", "TDA;1929;571/34–135-10"),
        ("(BCA, 30-18-1-2/22-", "60-14, 19.09.1932)", "BCA;1932;30-18-1-2/22-60-14"),
        ("(BOA, HR.SYS./", "243-4-0, 17-07-1934)", "BOA, HR.SYS./243-4-0;1934;"),
        ("(ARDA, f. 970, siy.", "1, iş 2, v. 3)", "ARDA;;f. 970, siy. 1, iş 2, v. 3"),
    ],
)
def test_line_ends_do_not_change_a_key(before: str, behind: str, key: str) -> None:
    text = "\n".join(_LINES).format(before, behind) + "\n"
    source = SourceText("t", "t.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", "valid")
    assert [reference.key for reference in find_references(lay_out(source).text)] == [key]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gitti (Soysal, 1990, s.\n158). Geldi.", 1),  # a short line that was taken for the last one
        ("Gitti (Soysal, 1990\nSonra geldi).", 0),
        ("Gitti (Soysal, 1990, s.\nsonra uzun süre kimse ondan bir haber almadı ve bütün şehir bunu konuştu).", 0),
    ],
)
def test_a_bracket_crosses_the_end_of_a_paragraph_only_where_it_cannot_end(text: str, count: int) -> None:
    assert len(bracket_pairs(text)) == count


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("Həsənzadənin", "Həsənzadə"),
        ("Həsənzadəyə", "Həsənzadə"),
        ("Quliyevin", "Quliyev"),
        ("Quliyevdən", "Quliyev"),
        ("Hacıbəylinin", "Hacıbəyli"),
        ("Quluoğluna", "Quluoğlu"),
        ("Yaqublunun", "Yaqublu"),
        ("Мурадханлынын", "Мурадханлы"),
        ("Сәлимовдан", "Сәлимов"),
        ("Bayramova", "Bayramova"),  # a woman's name rather than a dative
        ("Bayramovanın", "Bayramova"),
        ("Ergin", "Ergin"),  # not of the region: nothing tells whether it is a genitive
        ("Soysal", "Soysal"),
        ("Kaya", "Kaya"),
    ],
)
def test_surnames_of_the_region_lose_their_case(word: str, bare: str) -> None:
    assert without_case(word) == bare


def test_where_a_dative_is_asked_for_a_masculine_surname_is_read() -> None:
    assert without_case("Bayramova", dative=True) == "Bayramov"
    assert without_case("Bayramovaya", dative=True) == "Bayramova"
