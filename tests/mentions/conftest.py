"""Texts for the tagger: one line a sentence and paragraph, no layout needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.gazetteer import load_gazetteer
from pipeline.gazetteer.records import Gazetteer, GazetteerEntry, GazetteerName
from pipeline.mentions import Tagger, create_taggers, find_mentions
from pipeline.offsets import OffsetMap, Run
from pipeline.records import (
    AnalysedText,
    Label,
    LaidOutText,
    Lang,
    Paragraph,
    ParentheticalReference,
    Sentence,
    SourceText,
    Zone,
)
from pipeline.spans import Span
from pipeline.transliteration import script_of

Analyse = Callable[..., AnalysedText]
#: These tests are about what gazetteers and rules find; the trained tagger has its own.
RULED = ("gazetteer", "rules")
Names = Callable[..., list[tuple[str, str]]]


def make_text(
    text: str, lang: Lang = Lang.TR, headings: Sequence[int] = (), references: Sequence[ParentheticalReference] = ()
) -> AnalysedText:
    """An analysed text whose lines are its sentences; ``headings`` are the numbers of heading lines."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    start = 0
    for index, line in enumerate(text.split("\n")):
        span = Span(start, start + len(line))
        zone = Zone.HEADING if index in headings else Zone.BODY
        paragraphs.append(Paragraph(index, zone, span, lang, script_of(line)))
        sentences.append(Sentence(index, index, span, lang, script_of(line), ()))
        start += len(line) + 1
    offsets = OffsetMap((Run(Span(0, len(text)), Span(0, len(text)), False),) if text else ())
    laid_out = LaidOutText(
        SourceText("test", "test.txt", "", text, "utf-8", "utf-8"), text, offsets, (), tuple(paragraphs), (), ()
    )
    return AnalysedText(laid_out, tuple(sentences), tuple(references))


def _entry(entity_id: str, label: Label, table: str, *names: str) -> GazetteerEntry:
    parts = tuple(
        GazetteerName(name.lstrip("?"), "tr", script_of(name), place == 0, name.startswith("?"))
        for place, name in enumerate(names)
    )
    return GazetteerEntry(entity_id, label, parts, "", "", {}, "test", "", f"{table}.csv", 2)


@pytest.fixture(scope="session")
def small_gazetteer() -> Gazetteer:
    """A few rows, so that a test says all that the tagger knows."""
    rows = [
        _entry("almanya", Label.GPE, "places", "Almanya"),
        _entry("azerbaycan", Label.GPE, "places", "Azerbaycan", "Azərbaycan"),
        _entry("baku", Label.GPE, "places", "Bakü", "Bakı"),
        _entry("berlin", Label.GPE, "places", "Berlin"),
        _entry("gence", Label.GPE, "places", "Gence", "Gəncə"),
        _entry("gencler", Label.ORG, "bodies", "Gençler Birliği"),
        _entry("kafkasya", Label.LOC, "places", "Kafkasya", "Qafqaz"),
        _entry("kazan", Label.GPE, "places", "?Kazan"),
        _entry("kurt", Label.NORP, "peoples", "Kürt", "kürd"),
        _entry("musavat", Label.ORG, "bodies", "Müsavat", "Müsavat Partisi", "Müsavat partiyası"),
        _entry("polonya", Label.GPE, "places", "Polonya"),
        _entry("polonya-hukumeti", Label.ORG, "bodies", "Polonya Hükümeti"),
        _entry("resulzade", Label.PERSON, "people", "Mehmet Emin Resulzade", "Məhəmməd Əmin Rəsulzadə"),
        _entry("rusya", Label.GPE, "places", "Rusya", "Rusiya"),
        _entry("turk", Label.NORP, "peoples", "Türk", "türk"),
    ]
    return Gazetteer({row.entity_id: row for row in rows}, "test")


@pytest.fixture(scope="session")
def small_taggers(small_gazetteer: Gazetteer) -> tuple[Tagger, ...]:
    """Gazetteer and rules over the small gazetteer."""
    return create_taggers(small_gazetteer, RULED)


@pytest.fixture(scope="session")
def shipped_taggers() -> tuple[Tagger, ...]:
    """Gazetteer and rules as they are shipped."""
    return create_taggers(load_gazetteer(), RULED)


@pytest.fixture(scope="session")
def analyse() -> Analyse:
    """Makes an analysed text."""
    return make_text


@pytest.fixture(scope="session")
def names(small_taggers: tuple[Tagger, ...]) -> Names:
    """The mentions of a text as (label, surface), found with the small gazetteer."""

    def found(text: str, lang: Lang = Lang.TR, **more: object) -> list[tuple[str, str]]:
        analysed = make_text(text, lang, **more)  # type: ignore[arg-type]
        return [(mention.label.value, mention.surface) for mention in find_mentions(analysed, small_taggers)]

    return found


@pytest.fixture(scope="session")
def shipped_names(shipped_taggers: tuple[Tagger, ...]) -> Names:
    """The mentions of a text as (label, surface), found with the shipped gazetteers."""

    def found(text: str, lang: Lang = Lang.TR) -> list[tuple[str, str]]:
        mentions = find_mentions(make_text(text, lang), shipped_taggers)
        return [(mention.label.value, mention.surface) for mention in mentions]

    return found
