"""Cuts of another tokeniser, put right: the rules need no Stanza to be tested."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analyse.chunks import Chunk, repaired_chunks, sentence_starts
from pipeline.records import Lang


def cut(text: str, tokens: str) -> list[Chunk]:
    """Chunks of a text where another tokeniser has made these tokens; ``|`` begins a sentence."""
    found: list[Chunk] = []
    at = 0
    for sentence in tokens.split("|"):
        for number, token in enumerate(sentence.split()):
            at = text.index(token, at)
            found.append(Chunk(at, at + len(token), number == 0))
            at += len(token)
    return found


def words(text: str, tokens: str, lang: Lang = Lang.AZ) -> list[str]:
    return [text[c.start : c.end] for c in repaired_chunks(text, cut(text, tokens), lang)]


def sentences(text: str, tokens: str, lang: Lang = Lang.AZ) -> list[str]:
    found = cut(text, tokens)
    chunks = repaired_chunks(text, found, lang)
    starts = sentence_starts(text, chunks, {c.start for c in found if c.begins}, lang)
    begins = [chunk.start for chunk, first in zip(chunks, starts, strict=True) if first]
    return [text[a:b].strip() for a, b in zip(begins, [*begins[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "tokens", "repaired"),
    [
        ("M.Ə.Rəsulzadə gəldi.", "M.Ə.Rəsulzadə gəldi .", ["M.", "Ə.", "Rəsulzadə", "gəldi", "."]),
        ("Prof. Əliyev", "Prof . Əliyev", ["Prof.", "Əliyev"]),
        ("Bakı’da qaldı.", "Bakı ’ da qaldı .", ["Bakı’da", "qaldı", "."]),
        ("türk-tatar xalqı", "türk - tatar xalqı", ["türk-tatar", "xalqı"]),
        ("19. əsrdə", "19 . əsrdə", ["19.", "əsrdə"]),
        ("Gəldi, getdi.", "Gəldi , getdi .", ["Gəldi", ",", "getdi", "."]),
    ],
)
def test_tokens_of_historical_print(text: str, tokens: str, repaired: list[str]) -> None:
    assert words(text, tokens) == repaired


@pytest.mark.parametrize(
    ("text", "tokens", "right"),
    [
        ("M.Ə.Rəsulzadə gəldi. O getdi.", "M. | Ə. | Rəsulzadə gəldi . | O getdi .", 2),
        ("Prof. Dr. Əliyev gəldi.", "Prof. | Dr. | Əliyev gəldi .", 1),
        ("Bunu (bax: s. 15. Sonra) yazdı. Bitdi.", "Bunu ( bax : s. 15. | Sonra ) yazdı . | Bitdi .", 2),
        ("Gəldi. Getdi.", "Gəldi . Getdi .", 2),  # missed by the tokeniser, known to the rules
        ("Başlıq Sonra mətn gəlir", "Başlıq | Sonra mətn gəlir", 2),  # the tokeniser's own find stays
    ],
)
def test_sentences(text: str, tokens: str, right: int) -> None:
    assert len(sentences(text, tokens)) == right


def test_words_of_multi_word_tokens_stay() -> None:
    text = "Evdəki kitab"
    found = [Chunk(0, 6, True, ("Evdə", "ki")), Chunk(7, 12)]
    assert repaired_chunks(text, found, Lang.AZ)[0].parts == ("Evdə", "ki")


@given(st.text(alphabet="aƏ.1’-() \n", max_size=40), st.data())
def test_no_character_is_lost(text: str, data: st.DataObject) -> None:
    found = []
    for stretch in re.finditer(r"\S+", text):
        inside = data.draw(st.lists(st.integers(stretch.start() + 1, stretch.end()), max_size=3))
        ends = sorted({*inside, stretch.end()})
        starts = [stretch.start(), *ends[:-1]]
        found += [Chunk(a, b, data.draw(st.booleans())) for a, b in zip(starts, ends, strict=True)]
    chunks = repaired_chunks(text, found, Lang.TR)
    assert "".join(text[c.start : c.end] for c in chunks) == "".join(text.split())
    assert len(sentence_starts(text, chunks, {c.start for c in found if c.begins}, Lang.TR)) == len(chunks)
