from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.layout import lay_out
from pipeline.offsets import OffsetMap, Run
from pipeline.records import LaidOutText, SourceText
from pipeline.spans import Span


def lay(text: str) -> LaidOutText:
    return lay_out(SourceText("x", "x.txt", "0" * 64, text, "utf-8", "valid"))


#: Pieces that real pages are made of, in orders no page has.
PIECES = st.sampled_from(
    [
        "Həmin il cəmiyyət yeni üzvlər qəbul etdi və işini genişləndirdi",
        "müha-\ncirət",
        "1924-\ncü ildə",
        "İdel-\nUral",
        "SSRİ-\nnin",
        "yaradıldı.1 ",
        "”. 2\n",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        " ",
        "   ",
        "\t",
        "\u00ad",
        "\u200b",
        "e\u0301",
        "I\u0307",
        " " * 43 + "\n",
        "1 Arxiv, f. 3, v. 12.\n",
        "2 Yenə orada, s. 7.\n",
        "\n\n57\n\n",
        "BAŞLIQ\n",
        "    girintili sətir\n",
        "KAYNAKÇA\n",
        "Abstract: ",
        ".",
        "«",
        "😀",
        "ҝ",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("豈 K")  # a compatibility ideograph and the Kelvin sign: NFC has other letters for them
def test_every_clean_letter_leads_to_its_raw_letter(text: str) -> None:
    laid_out = lay(text)
    for run in laid_out.offsets.runs:
        if run.verbatim:
            for raw, clean in zip(run.raw.of(text), run.clean.of(laid_out.text), strict=True):
                assert clean == raw or clean == normalize("NFC", raw)
    covered = {i for run in laid_out.offsets.runs for i in range(run.clean.start, run.clean.end)}
    assert all(laid_out.text[i] in " \n" for i in range(len(laid_out.text)) if i not in covered)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.data())
def test_a_clean_span_comes_back_from_the_raw_text(text: str, data: st.DataObject) -> None:
    laid_out = lay(text)
    runs = laid_out.offsets.runs
    if not runs:
        return
    first, last = sorted((data.draw(st.integers(0, len(runs) - 1)), data.draw(st.integers(0, len(runs) - 1))))
    span = Span(runs[first].clean.start, runs[last].clean.end)
    there = laid_out.offsets.to_raw(span)
    assert there
    assert all(0 <= part.start < part.end <= len(text) for part in there)
    back = [part for raw in there for part in laid_out.offsets.to_clean(raw)]
    assert min(part.start for part in back) <= span.start
    assert max(part.end for part in back) >= span.end


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_that_is_read_is_lost_or_doubled(text: str) -> None:
    laid_out = lay(text)
    seen: set[int] = set()
    for run in laid_out.offsets.runs:
        raw = set(range(run.raw.start, run.raw.end))
        assert not raw & seen
        seen |= raw
    markers = {i for marker in laid_out.markers for i in range(marker.raw.start, marker.raw.end)}
    numbers = {i for body in laid_out.footnotes for i in range(body.raw.start, body.raw.end)}
    assert not markers & seen
    lost = [i for i, c in enumerate(text) if c.isalpha() and i not in seen | markers | numbers]
    assert lost == []


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_paragraphs_tile_the_clean_text(text: str) -> None:
    laid_out = lay(text)
    position = 0
    for k, paragraph in enumerate(laid_out.paragraphs):
        assert paragraph.index == k
        assert paragraph.span.start == position + (1 if k else 0)
        assert "\n" not in paragraph.span.of(laid_out.text)
        position = paragraph.span.end
    assert position == len(laid_out.text)


@pytest.mark.parametrize(
    ("raw", "word", "segments"),
    [
        ("siyasi müha-\ncirət dövrü başladı.", "mühacirət", ["müha-\ncirət"]),
        ("o zaman, 1924-\ncü ildə oldu.", "1924-cü", ["1924-\ncü"]),
        ("bütün İdel-\nUral tatarları.", "İdel-Ural", ["İdel-\nUral"]),
        ("onlar SSRİ-\nnin vətəndaşı idilər.", "SSRİ-nin", ["SSRİ-\nnin"]),
        ("yumşaq teh\u00adsil sözü.", "tehsil", ["teh\u00adsil"]),
        ("kafe\u0301 adlanan yer.", "kafé", ["kafe\u0301"]),
    ],
)
def test_words_and_where_they_stand(raw: str, word: str, segments: list[str]) -> None:
    laid_out = lay(raw)
    start = laid_out.text.index(word)
    there = laid_out.offsets.to_raw(Span(start, start + len(word)))
    assert [span.of(raw) for span in there] == segments


def test_a_span_over_a_footnote_has_two_raw_spans(laid_out: Callable[[str], LaidOutText]) -> None:
    raw = (
        "O il Bakıda açılan cəmiyyətin adı Canlı Dillər Mərkəzi\n"
        + " " * 43
        + "\n1 Arxiv, v. 2.\n\fİnstitutu idi, sonra dəyişdi.1 Bunu hamı bilirdi və heç kim danmırdı.\n"
    )
    result = laid_out(raw)
    name = "Canlı Dillər Mərkəzi İnstitutu"
    start = result.text.index(name)
    there = result.offsets.to_raw(Span(start, start + len(name)))
    assert [span.of(raw) for span in there] == ["Canlı Dillər Mərkəzi", "İnstitutu"]


def test_a_map_without_runs() -> None:
    empty = OffsetMap(())
    assert empty.to_raw(Span(0, 5)) == ()
    assert empty.to_clean(Span(0, 5)) == ()
    assert empty.raw_position(0) == 0


def test_positions_at_joiners_and_ends() -> None:
    offsets = OffsetMap((Run(Span(0, 3), Span(2, 5), False), Run(Span(4, 6), Span(9, 11), True)))
    assert [offsets.raw_position(i) for i in range(7)] == [2, 3, 4, 5, 9, 10, 11]
