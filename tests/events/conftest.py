"""Sentences with their mentions marked in the text, for the tests of this folder.

``[PERSON Ahmet Bey] [DATE 1920'de] [GPE Bakü'ye] geldi.`` becomes an :class:`AnalysedText` with its mentions and dates.
Several sentences are separated by `` || ``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pipeline.events import find_events
from pipeline.records import (
    AnalysedText,
    DateMention,
    Event,
    Label,
    LaidOutText,
    Lang,
    Mention,
    Paragraph,
    ParentheticalReference,
    Script,
    Sentence,
    SourceText,
    Token,
    Zone,
)
from pipeline.spans import Span
from pipeline.transliteration import script_of

_MARK = re.compile(r"\[([A-Z_]+) ([^\]]+)\]")
#: As the engines cut: in Turkish a hyphen joins only a number and its ending.
_TOKEN = {
    Lang.AZ: re.compile(r"[^\W_]+(?:[’'ʼ-][^\W_]+)*|[^\w\s]"),
    Lang.TR: re.compile(r"(?:\d+-(?=[^\W\d_]))?[^\W_]+(?:[’'ʼ][^\W_]+)*|[^\w\s]"),
}


def mark(
    text: str, lang: Lang = Lang.TR, zone: Zone = Zone.BODY
) -> tuple[AnalysedText, tuple[Mention, ...], tuple[DateMention, ...]]:
    """Build the records of a marked text; ``CITE`` marks a reference."""
    clean = ""
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    dates: list[DateMention] = []
    references: list[ParentheticalReference] = []
    for index, part in enumerate(text.split(" || ")):
        start = len(clean)
        position = 0
        for match in _MARK.finditer(part):
            clean += part[position : match.start()]
            span = Span(len(clean), len(clean) + len(match[2]))
            clean += match[2]
            position = match.end()
            if match[1] == "CITE":
                references.append(ParentheticalReference(span, ()))
            elif match[1] in ("DATE", "DURATION"):
                dates.append(DateMention(span, Label(match[1]), match[2], index, "?", "", "", 1.0, "test"))
            else:
                mentions.append(Mention(span, Label(match[1]), match[2], index, 1.0, "test"))
        clean += part[position:]
        tokens = tuple(
            Token(Span(start + m.start(), start + m.end()), m.group()) for m in _TOKEN[lang].finditer(clean[start:])
        )
        sentences.append(
            Sentence(index, 0, Span(tokens[0].span.start, tokens[-1].span.end), lang, script_of(clean[start:]), tokens)
        )
        clean += " "
    script = script_of(clean) if clean.strip() else Script.OTHER
    paragraph = Paragraph(0, zone, Span(0, len(clean)), lang, script)
    source = SourceText("test", "test.txt", "", clean, "utf-8", "utf-8")
    laid_out = LaidOutText(source, clean, None, (), (paragraph,), (), ())  # type: ignore[arg-type]
    return AnalysedText(laid_out, tuple(sentences), tuple(references), "test"), tuple(mentions), tuple(dates)


Finder = Callable[..., tuple[Event, ...]]


@pytest.fixture(scope="session")
def marked() -> Callable[..., tuple[AnalysedText, tuple[Mention, ...], tuple[DateMention, ...]]]:
    """Makes records of a marked text."""
    return mark


@pytest.fixture(scope="session")
def events_in() -> Finder:
    """The events of a marked text; no gazetteer is read, so that only the text decides."""

    def find(text: str, lang: Lang = Lang.TR, zone: Zone = Zone.BODY) -> tuple[Event, ...]:
        return find_events(*mark(text, lang, zone), known_names=frozenset())

    return find


@pytest.fixture(scope="session")
def roles_in() -> Callable[..., dict[str, list[str]]]:
    """The arguments of the first event of a marked text, by role, as they stand in the text."""

    def roles(text: str, lang: Lang = Lang.TR) -> dict[str, list[str]]:
        records = mark(text, lang)
        event = find_events(*records, known_names=frozenset())[0]
        found: dict[str, list[str]] = {}
        for argument in event.arguments:
            found.setdefault(argument.role.value, []).append(argument.span.of(records[0].laid_out.text))
        return found

    return roles
