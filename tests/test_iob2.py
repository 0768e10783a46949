from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SalnameError
from pipeline.iob2 import read_iob2, tag_set, tagged_spans, tags_of

LABELS = ("PERSON", "GPE")


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.sampled_from(LABELS))))
def test_spans_come_back_from_their_tags(parts: list[tuple[int, int, str]]) -> None:
    spans, at = [], 0
    for gap, size, label in parts:
        spans.append((at + gap, at + gap + size, label))
        at += gap + size
    tags = tags_of(spans, at + 1)
    assert len(tags) == at + 1 and set(tags) <= set(tag_set(LABELS))
    assert list(tagged_spans(tags)) == spans


@given(st.lists(st.sampled_from(tag_set(LABELS))))
def test_any_tags_give_ordered_spans_of_one_label(tags: list[str]) -> None:
    last = 0
    for start, end, label in tagged_spans(tags):
        assert last <= start < end <= len(tags)
        assert tags[start:end] == [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
        last = end


def test_what_goes_on_with_nothing_is_no_span() -> None:
    assert list(tagged_spans(["I-GPE", "B-PERSON", "I-GPE", "I-GPE"])) == [(1, 2, "PERSON")]


def test_a_file_is_read_by_sentences(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_text("Nuri\tB-PERSON\ngitti\tO\n\n\nDöndü\tO\n", "utf-8")
    assert read_iob2(path) == [(["Nuri", "gitti"], ["B-PERSON", "O"]), (["Döndü"], ["O"])]


@pytest.mark.parametrize("line", ["Nuri", "Nuri\tB-PERSON\tx"])
def test_another_kind_of_file_is_said(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.conll"
    path.write_text(f"gitti\tO\n{line}\n", "utf-8")
    with pytest.raises(SalnameError, match=r"E202.*x\.conll:2"):
        read_iob2(path)
