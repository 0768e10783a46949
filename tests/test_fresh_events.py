"""Every text of `corpus/events` is checked: well-formed values, whole words, events with arguments, never trained on."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from pipeline.evaluation.annotation import AnnotatedText, parse_annotation
from pipeline.records import Script
from pipeline.transliteration import script_of

ROOT = Path(__file__).resolve().parent.parent
TEXTS = sorted((ROOT / "corpus" / "events").glob("*.ann"))


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> AnnotatedText:
    return parse_annotation(request.param)


def test_both_languages_and_scripts_are_there() -> None:
    kinds = {(path.name[:2], script_of(parse_annotation(path).text)) for path in TEXTS}
    assert kinds == {("tr", Script.LATIN), ("az", Script.LATIN), ("az", Script.CYRILLIC)}
    assert len(TEXTS) == 4


def test_marks_are_whole_words(text: AnnotatedText) -> None:
    for mark in text.marks:
        surface = mark.span.of(text.text)
        assert surface == surface.strip()
        assert not text.text[: mark.span.start][-1:].isalnum(), surface
        assert not text.text[mark.span.end : mark.span.end + 1].isalnum(), surface


def test_triggers_are_whole_words(text: AnnotatedText) -> None:
    for event in text.events:
        assert not text.text[: event.trigger.start][-1:].isalnum(), event
        assert not text.text[event.trigger.end : event.trigger.end + 1].isalnum(), event


def test_a_name_or_date_takes_part_in_every_event(text: AnnotatedText) -> None:
    assert len(text.events) > 30
    for event in text.events:
        marks = [text.marks[index] for indices in event.arguments.values() for index in indices]
        assert any(mark.label != "DURATION" for mark in marks), event
        lines = {text.text.count("\n", 0, place.start) for place in (event.trigger, *(mark.span for mark in marks))}
        assert len(lines) == 1, event  # the names of an event stand in its paragraph


def test_times_are_dates_and_dates_are_times(text: AnnotatedText) -> None:
    for event in text.events:
        for role, indices in event.arguments.items():
            labels = {text.marks[index].label for index in indices}
            assert (role == "time") == bool(labels & {"DATE", "DURATION"}), event


def test_no_text_is_part_of_the_training_corpus() -> None:
    trained = {path.stem for path in (ROOT / "corpus" / "training").glob("*.ann")}
    assert trained.isdisjoint(path.stem for path in TEXTS)


def test_the_benchmark_prints_a_row_for_every_text(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ROOT / "benchmarks"
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(sys, "argv", ["fresh_events.py"])
    spec = importlib.util.spec_from_file_location("benchmark_fresh_events", folder / "fresh_events.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main()
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines()[2:]]
    assert len(rows) == 2 * (len(TEXTS) + 1)
    events = {row[0].lstrip("| "): float(row[3]) for row in rows}
    assert events["all, with the trained tagger"] > 70
