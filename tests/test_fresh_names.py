"""Every text of `corpus/names` is checked: well-formed keys, whole words, names only, and never trained on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.evaluation.annotation import AnnotatedText, parse_annotation
from pipeline.records import ENTITY_LABELS

ROOT = Path(__file__).resolve().parent.parent
TEXTS = sorted((ROOT / "corpus" / "names").glob("*.ann"))
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EDGE = re.compile(r"[\s\"“”«»(\[,;:!?]")


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> AnnotatedText:
    return parse_annotation(request.param)


def test_there_are_eight_texts() -> None:
    assert len(TEXTS) == 8


def test_only_names_are_marked_and_their_keys_are_slugs(text: AnnotatedText) -> None:
    assert {mark.label for mark in text.marks} <= {label.value for label in ENTITY_LABELS}
    assert [mark.key for mark in text.marks if not _SLUG.fullmatch(mark.key)] == []


def test_names_are_whole_words(text: AnnotatedText) -> None:
    for mark in text.marks:
        surface = mark.span.of(text.text)
        assert not text.text[: mark.span.start][-1:].isalnum(), surface
        assert not text.text[mark.span.end : mark.span.end + 1].isalnum(), surface
        assert not _EDGE.match(surface[0]) and not _EDGE.match(surface[-1]), surface


def test_no_fresh_text_is_part_of_the_training_corpus() -> None:
    trained = {path.stem for path in (ROOT / "corpus" / "training").glob("*.ann")}
    assert trained.isdisjoint(path.stem for path in TEXTS)
