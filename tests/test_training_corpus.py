"""Every document of `corpus/training` is checked, so that a mended one cannot break."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.evaluation.annotation import AnnotatedText, parse_annotation
from pipeline.records import Script
from pipeline.training.held_out import is_held_out
from pipeline.transliteration import script_of

FOLDER = Path(__file__).resolve().parent.parent / "corpus" / "training"
DOCUMENTS = sorted(FOLDER.glob("*.ann"))
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARTIAL = r"[0-9X]{4}(?:-\d\d(?:-\d\d)?)?"
_DATE = re.compile(rf"\?|{_PARTIAL}(?:/{_PARTIAL})?(?:;(?:START|MID|END))?|/{_PARTIAL}|{_PARTIAL}/(?:\.\.)?")
_DURATION = re.compile(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T.+)?")
#: Signs that never stand at the edge of a mention.
_EDGE = re.compile(r"[\s\"“”«»(\[,;:!?]")


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.stem, scope="module")
def text(request: pytest.FixtureRequest) -> AnnotatedText:
    return parse_annotation(request.param)


def test_there_are_documents_of_both_languages_and_scripts() -> None:
    texts = {path.stem: parse_annotation(path).text for path in DOCUMENTS}
    cyrillic = {name for name, text in texts.items() if script_of(text) is Script.CYRILLIC}
    assert {name[:2] for name in texts} == {"az", "tr"}
    assert cyrillic and all(name.startswith("az") for name in cyrillic)
    assert any(is_held_out(path) for path in DOCUMENTS)


def test_values_and_keys_are_well_formed(text: AnnotatedText) -> None:
    patterns = {"DATE": _DATE, "DURATION": _DURATION, "CITE": re.compile(r".+"), "FNREF": re.compile(r".+")}
    bad = [mark for mark in text.marks if not patterns.get(mark.label, _SLUG).fullmatch(mark.key)]
    assert bad == []


def test_mentions_are_whole_words(text: AnnotatedText) -> None:
    for mark in text.marks:
        if mark.label in ("CITE", "FNREF"):
            continue
        before, surface = text.text[: mark.span.start][-1:], mark.span.of(text.text)
        after = text.text[mark.span.end : mark.span.end + 1]
        assert not before.isalnum() and not after.isalnum(), surface
        assert not _EDGE.match(surface[0]) and not _EDGE.match(surface[-1]), surface


def test_an_event_has_a_named_or_dated_argument(text: AnnotatedText) -> None:
    for event in text.events:
        marks = [text.marks[index] for indices in event.arguments.values() for index in indices]
        assert any(mark.label != "DURATION" for mark in marks), event
