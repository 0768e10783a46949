"""Small stand-ins for the stages between layout and tables, for tests of the store that need hundreds of runs.

Layout, offsets, planning, decisions, tables and store are the real ones. Every word with a capital letter and at least
four letters is a person, every year a date, every person's name an entity of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from unittest import mock

from pipeline.gazetteer.records import Gazetteer
from pipeline.layout import lay_out
from pipeline.names import DocumentMentions, Reconciliation
from pipeline.records import (
    AnalysedText,
    DateMention,
    Entity,
    ExtractedText,
    Label,
    Lang,
    Mention,
    NamedMention,
    Script,
    Sentence,
    SourceText,
    Token,
)
from pipeline.spans import Span

_NAME = re.compile(r"[A-ZÇĞİÖŞÜ][a-zçğıöşü]{3,}")
_YEAR = re.compile(r"\b1[89]\d\d\b")


def extract(
    self: Any, source: SourceText, entered: Callable[[str], None] = lambda stage: None, kept: Any = None
) -> ExtractedText:
    """Names and years of a source."""
    laid_out = lay_out(source)
    paragraphs = tuple(replace(one, lang=Lang.TR, script=Script.LATIN) for one in laid_out.paragraphs)
    laid_out = replace(laid_out, paragraphs=paragraphs)
    sentences, mentions, dates = [], [], []
    for paragraph in paragraphs:
        at, text = paragraph.span.start, paragraph.span.of(laid_out.text)
        token = Token(paragraph.span, text)
        sentences.append(Sentence(len(sentences), paragraph.index, paragraph.span, Lang.TR, Script.LATIN, (token,)))
        number = len(sentences) - 1
        for match in _NAME.finditer(text):
            span = Span(at + match.start(), at + match.end())
            mentions.append(Mention(span, Label.PERSON, match[0], number, 0.9, "rule:tiny"))
        for match in _YEAR.finditer(text):
            span = Span(at + match.start(), at + match.end())
            year = match[0]
            dates.append(
                DateMention(span, Label.DATE, year, number, year, f"{year}-01-01", f"{year}-12-31", 0.9, "rule:tiny")
            )
    slim = tuple(replace(sentence, tokens=()) for sentence in sentences)
    return ExtractedText(AnalysedText(laid_out, slim), tuple(mentions), tuple(dates), (), ())


def reconcile(texts: Sequence[DocumentMentions], gazetteer: Gazetteer, registry: Any) -> Reconciliation:
    """Every name is its own entity."""
    documents, entities = {}, {}
    for text in texts:
        named = []
        for mention in text.mentions:
            entity_id = f"person-{mention.surface.lower()}"
            entities[entity_id] = Entity(entity_id, Label.PERSON, mention.surface)
            named.append(NamedMention(mention, mention.surface, entity_id, "name"))
        documents[text.source_id] = tuple(named)
    return Reconciliation(documents, tuple(entities[key] for key in sorted(entities)), (), dict(registry))


def in_place() -> ExitStack:
    """Puts the stand-ins in the place of the stages, until it is closed."""
    stack = ExitStack()
    stack.enter_context(mock.patch("pipeline.extract.Extractor.extract", extract))
    stack.enter_context(mock.patch("pipeline.extract.Extractor.begin", lambda self, source, kept=None: None))
    stack.enter_context(mock.patch("pipeline.extract.shipped_reader", lambda: None))
    stack.enter_context(mock.patch("pipeline.publish.reconcile", reconcile))
    stack.enter_context(mock.patch("pipeline.run._gazetteer", lambda: Gazetteer({}, "")))
    return stack
