"""From records to the rows of the tables. Here clean offsets become raw ones, and facts get their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from pipeline.chronicle import ToldEvent, make_chronicle, told_events
from pipeline.citations import CoverageIndex, format_citation
from pipeline.events import summarise
from pipeline.names import Reconciliation
from pipeline.record_classes import record
from pipeline.records import (
    CitationKind,
    DateMention,
    Event,
    ExtractedText,
    NamedMention,
    Paragraph,
    Role,
    Script,
)
from pipeline.references import join_works, readings_of
from pipeline.spans import Span
from pipeline.tables.chronicle import chronicle_rows
from pipeline.tables.contract import TABLES, Row
from pipeline.tables.entities import entity_rows, summarise_mentions, unsure_rows
from pipeline.tables.ids import FactIds, Quote
from pipeline.tables.places import Place, PlaceFinder
from pipeline.tables.works import reading_cells, reference_ids_by_citation, reference_rows

#: A row on its way: cells may still be changed.
Cells = dict[str, str | int | float | None]
#: Joins several values in one cell.
_BAR = " | "
#: Roles that a summary shows in places of their own.
_SHOWN_APART = frozenset({Role.TIME, Role.PLACE, Role.ORIGIN, Role.DESTINATION, Role.RECIPIENT})
_UNDECIDED: Cells = {"status": "", "decided_by": ""}


class Revise(Protocol):
    """Changes rows before what is derived from them is made."""

    def __call__(self, table: str, rows: list[tuple[Span, Cells]], /) -> list[tuple[Span, Cells]]:
        """The rows of a table, with the clean spans of their facts, as they shall be."""

    def arguments(self, event_id: str, extracted: list[tuple[str, str]], /) -> list[tuple[str, str]]:
        """The roles and mention ids of a happening's arguments, as they shall be."""


class _AsExtracted:
    """Changes nothing."""

    def __call__(self, table: str, rows: list[tuple[Span, Cells]], /) -> list[tuple[Span, Cells]]:
        return rows

    def arguments(self, event_id: str, extracted: list[tuple[str, str]], /) -> list[tuple[str, str]]:
        return extracted


@record
class _Part:
    """A mention's part in a happening: its role, the mention's clean span and its row."""

    role: Role
    span: Span
    row: Row


@record
class SourceRows:
    """The rows of one source.

    Attributes:
        tables: rows by table, in their final order; all tables but those of entities and unsure names.
        quotes: the quote selector of each mention, event and citation, by id.
    """

    tables: Mapping[str, list[Cells]]
    quotes: Mapping[str, Quote]


def build_source_rows(
    text: ExtractedText,
    named: Sequence[NamedMention],
    revise: Revise | None = None,
    reference_ids: Sequence[str] = (),
) -> SourceRows:
    """The rows of one source.

    Args:
        text: what was extracted from it.
        named: its reconciled names.
        reference_ids: the work of each of its readings, in the order of :func:`pipeline.references.readings_of`.
        revise: changes rows before what is derived from them is made (a changed date changes its events' time).
    """
    return _Builder(text, named, revise or _AsExtracted(), reference_ids).build()


def build_tables(texts: Sequence[ExtractedText], names: Reconciliation) -> dict[str, list[Cells]]:
    """All rows of all tables, by table name, in their final order.

    Args:
        texts: in the order of their source ids.
        names: their reconciled names.
    """
    tables: dict[str, list[Cells]] = {table.name: [] for table in TABLES}
    summaries = []
    readings = [reading for text in texts for reading in readings_of(text)]
    works = join_works(readings, {})
    told: list[ToldEvent] = []
    for text in texts:
        source_id = text.analysed.laid_out.source.source_id
        ids = [one for one, cited in zip(works.ids, readings, strict=True) if cited.source_id == source_id]
        rows = build_source_rows(text, names.documents[source_id], reference_ids=ids)
        told += told_events(rows.tables)
        for name, found in rows.tables.items():
            tables[name] += found
        summaries.append(summarise_mentions(source_id, rows.tables["mentions"]))
    tables["entities"], tables["entity_names"] = entity_rows(summaries, names.entities)
    tables["unsure_names"] = unsure_rows(names.unsure)
    tables["references"] = reference_rows(works.works)
    entity_names = {str(row["entity_id"]): str(row["name"]) for row in tables["entities"]}
    tables["chronicle"], tables["chronicle_events"] = chronicle_rows(make_chronicle(told, {}), entity_names)
    return tables


class _Builder:
    """Makes the rows of one source."""

    def __init__(
        self, text: ExtractedText, named: Sequence[NamedMention], revise: Revise, reference_ids: Sequence[str]
    ) -> None:
        self._text = text
        self._readings = readings_of(text)
        self._reference_ids = reference_ids
        self._named = named
        self._revise = revise
        self._laid_out = text.analysed.laid_out
        self._source = self._laid_out.source
        self._places = PlaceFinder(self._laid_out)
        self._ids = FactIds(self._source.source_id, self._laid_out.text)
        self._coverage = CoverageIndex(text.citations)
        self._mention_ids: dict[Span, str] = {}
        self._mention_spans: dict[str, Span] = {}
        self._facts: list[tuple[str, Span]] = []

    def build(self) -> SourceRows:
        """All of them."""
        mentions = self._mention_rows()
        citations, id_of = self._citation_rows()
        events, arguments = self._event_rows(mentions)
        links: list[Cells] = [
            {"fact_id": fact_id, "citation_id": id_of[id(citation)]}
            for fact_id, span in self._facts
            for citation in self._coverage.covering(span)
            if id(citation) in id_of
        ]
        links.sort(key=lambda row: (str(row["fact_id"]), str(row["citation_id"])))
        tables: dict[str, list[Cells]] = {
            "sources": [self._source_row()],
            "mentions": mentions,
            "events": events,
            "event_arguments": arguments,
            "citations": citations,
            "fact_citations": links,
            "cited_works": self._work_rows(id_of),
        }
        return SourceRows(tables, self._ids.quotes)

    def _paragraph(self, clean: Span) -> Paragraph:
        return self._laid_out.paragraphs[self._places.paragraph_index(clean.start)]

    def _id(self, prefix: str, kind: str, span: Span) -> str:
        return self._ids.make(prefix, kind, span, self._paragraph(span).span)

    def _note(self, fact_id: str, span: Span) -> None:
        """A fact that a person keeps in the table was given its id in an earlier run."""
        if fact_id not in self._ids.quotes:
            self._ids.note(fact_id, span, self._paragraph(span).span)

    def _source_row(self) -> Cells:
        letters: Counter[tuple[bool, str]] = Counter()
        scripts: Counter[tuple[bool, str]] = Counter()
        for paragraph in self._laid_out.paragraphs:
            letters[paragraph.mined, paragraph.lang.value] += len(paragraph.span)
            if paragraph.script is not Script.OTHER:
                scripts[paragraph.mined, paragraph.script.value] += len(paragraph.span)
        return {
            "source_id": self._source.source_id,
            "path": self._source.path,
            "sha256": self._source.sha256,
            "title": self._laid_out.title,
            "lang": _prevailing(letters),
            "lines": len(self._laid_out.lines),
            "chars": len(self._source.text),
            "encoding": self._source.encoding,
            "encoding_note": self._source.encoding_note,
            "script": _prevailing(scripts),
            "pages": len({line.page for line in self._laid_out.lines}),
            "words": sum(
                len(paragraph.span.of(self._laid_out.text).split())
                for paragraph in self._laid_out.paragraphs
                if paragraph.mined
            ),
        }

    def _mention_rows(self) -> list[Cells]:
        facts: list[tuple[Span, NamedMention | DateMention]] = [(named.mention.span, named) for named in self._named]
        facts += [(date.span, date) for date in self._text.dates]
        found: list[tuple[Span, Cells]] = []
        for span, fact in sorted(facts, key=lambda pair: pair[0]):
            cells = _name_cells(fact) if isinstance(fact, NamedMention) else _date_cells(fact)
            found.append((span, {"mention_id": self._id("m", "", span), **cells}))
        rows: list[Cells] = []
        for span, cells in self._revise("mentions", found):
            mention_id = str(cells["mention_id"])
            self._note(mention_id, span)
            self._mention_ids.setdefault(span, mention_id)
            self._mention_spans[mention_id] = span
            self._facts.append((mention_id, span))
            place, paragraph = self._places.of_clean(span), self._paragraph(span)
            placed: Cells = {
                "source_id": self._source.source_id,
                "char_start": place.span.start,
                "char_end": place.span.end,
                "line_start": place.line_start,
                "line_end": place.line_end,
                "page": place.page,
                "lang": paragraph.lang.value,
                "quote": place.quote,
                "script": paragraph.script.value,
                "zone": paragraph.zone.value,
                "segments": _segments(place),
            }
            rows.append(_UNDECIDED | cells | placed)
        return rows

    def _citation_rows(self) -> tuple[list[Cells], dict[int, str]]:
        """The rows, and the id of each citation by its identity."""
        offsets = self._laid_out.offsets
        found: list[tuple[Span, Cells]] = []
        id_of: dict[int, str] = {}
        works = reference_ids_by_citation(self._readings, self._reference_ids)
        for position, citation in enumerate(self._text.citations):
            place = self._places.of_raw((citation.raw,))
            scope = offsets.to_raw(citation.scope)
            # a footnote marker is not part of the clean text: the letter before it stands for its passage
            clean = offsets.to_clean(citation.raw)
            anchor = clean[0] if clean else Span(max(citation.clean - 1, 0), citation.clean)
            id_of[id(citation)] = self._id("c", citation.kind.value + citation.key, anchor)
            row: Cells = {
                "citation_id": id_of[id(citation)],
                "source_id": self._source.source_id,
                "kind": citation.kind.value,
                "char_start": citation.raw.start,
                "char_end": citation.raw.end,
                "line_start": place.line_start,
                "key": citation.key,
                "reference": citation.reference,
                "footnote_char_start": citation.footnote_raw_start,
                "page": place.page,
                "scope_start": scope[0].start if scope else None,
                "scope_end": scope[-1].end if scope else None,
                "reference_id": _BAR.join(works.get(position, ())),
            }
            found.append((anchor, row))
        return [_UNDECIDED | row for _, row in self._revise("citations", found)], id_of

    def _work_rows(self, id_of: Mapping[int, str]) -> list[Cells]:
        """The works as the source names them, those of its references first."""
        rows: list[Cells] = []
        for cited, reference_id in zip(self._readings, self._reference_ids, strict=True):
            citation = self._text.citations[cited.citation] if cited.citation >= 0 else None
            cells: Cells = {
                "source_id": self._source.source_id,
                "citation_id": id_of[id(citation)] if citation is not None else "",
                "reference_id": reference_id,
            }
            rows.append(cells | reading_cells(cited.reading))
        return rows

    def _event_rows(self, mention_rows: Sequence[Row]) -> tuple[list[Cells], list[Cells]]:
        mentions = {str(row["mention_id"]): row for row in mention_rows}
        spans = self._mention_spans
        found: list[tuple[Span, Cells]] = []
        extracted: dict[str, tuple[Event, list[tuple[str, str]]]] = {}
        for event in self._text.events:
            event_id = self._id("e", event.type.value, event.trigger)
            pairs = [
                (argument.role.value, self._mention_ids[argument.span])
                for argument in event.arguments
                if argument.span in self._mention_ids
            ]
            extracted[event_id] = event, pairs
            cells: Cells = {
                "event_id": event_id,
                "type": event.type.value,
                "trigger": event.surface,
                "factuality": event.factuality.value,
                **self._told(event, _parts(pairs, mentions, spans)),
                "confidence": round(event.confidence, 2),
                "method": event.method,
            }
            found.append((event.trigger, cells))
        events: list[Cells] = []
        all_arguments: list[Cells] = []
        for trigger, cells in self._revise("events", found):
            event_id = str(cells["event_id"])
            self._note(event_id, trigger)
            self._facts.append((event_id, trigger))
            event_and_pairs = extracted.get(event_id)
            pairs = self._revise.arguments(event_id, event_and_pairs[1] if event_and_pairs else [])
            if event_and_pairs and pairs != event_and_pairs[1]:
                event, before = event_and_pairs
                old, new = (self._told(event, _parts(some, mentions, spans)) for some in (before, pairs))
                # what somebody typed into a cell stays
                cells |= {name: value for name, value in new.items() if cells[name] == old[name]}
            events.append(_UNDECIDED | cells | self._event_place(trigger))
            all_arguments += [
                {
                    "event_id": event_id,
                    "role": role,
                    "mention_id": mention_id,
                    "entity_id": mentions[mention_id]["entity_id"],
                }
                for role, mention_id in pairs
            ]
        return events, all_arguments

    def _event_place(self, trigger: Span) -> Cells:
        """The cells that say where a happening is told."""
        place, paragraph = self._places.of_clean(trigger), self._paragraph(trigger)
        return {
            "source_id": self._source.source_id,
            "trigger_start": place.span.start,
            "trigger_end": place.span.end,
            "line_start": place.line_start,
            "line_end": place.line_end,
            "page": place.page,
            "lang": paragraph.lang.value,
            "quote": place.quote,
            "citation": self._printable(trigger, place),
        }

    def _told(self, event: Event, parts: Sequence[_Part]) -> Cells:
        """The cells that follow from who takes part in a happening: time, place, summary."""
        paragraph = self._paragraph(event.trigger)
        named = [
            (part.role, str(part.row["base_form"]))
            for part in sorted(parts, key=lambda part: part.span)
            if part.role not in _SHOWN_APART and part.row["base_form"]
        ]
        times, places = _cells(parts, Role.TIME, "value"), _cells(parts, Role.PLACE, "base_form")
        summary = summarise(
            time=next(iter(times), ""),
            place=next(iter(places), ""),
            participants=[name for _, name in named],
            agents=[name for role, name in named if role is Role.AGENT],
            origins=_cells(parts, Role.ORIGIN, "base_form"),
            destinations=[*_cells(parts, Role.DESTINATION, "base_form"), *_cells(parts, Role.RECIPIENT, "base_form")],
            trigger=event.surface,
            lang=paragraph.lang,
            script=paragraph.script,
            factuality=event.factuality,
        )
        return {"time": _BAR.join(times), "place": _BAR.join(places), "summary": summary}

    def _printable(self, trigger: Span, place: Place) -> str:
        references = [
            f"n. {citation.key}: {citation.reference}" if citation.kind is CitationKind.FOOTNOTE else citation.reference
            for citation in self._coverage.covering(trigger)
        ]
        name = PurePosixPath(self._source.path).name
        return format_citation(name, place.page, place.line_start, "; ".join(references) or None)


def _prevailing(letters: Counter[tuple[bool, str]]) -> str:
    """The value with most letters in mined paragraphs, else in all."""
    if not letters:
        return ""
    return max(letters, key=lambda key: (key[0], letters[key], key[1]))[1]


def _segments(place: Place) -> str:
    return "|".join(f"{span.start}-{span.end}" for span in place.segments) if len(place.segments) > 1 else ""


def _name_cells(named: NamedMention) -> Cells:
    return {
        "label": named.mention.label.value,
        "surface": named.mention.surface,
        "base_form": named.base_form,
        "entity_id": named.entity_id,
        "value": "",
        "confidence": round(named.mention.confidence, 2),
        "method": named.mention.method,
        "earliest": "",
        "latest": "",
        "original": "",
        "reason": named.reason,
    }


def _date_cells(date: DateMention) -> Cells:
    return {
        "label": date.label.value,
        "surface": date.surface,
        "base_form": "",
        "entity_id": "",
        "value": date.value,
        "confidence": round(date.confidence, 2),
        "method": date.method,
        "earliest": date.earliest,
        "latest": date.latest,
        "original": date.original,
        "reason": "",
    }


def _parts(pairs: Sequence[tuple[str, str]], mentions: Mapping[str, Row], spans: Mapping[str, Span]) -> list[_Part]:
    return [_Part(Role(role), spans[mention_id], mentions[mention_id]) for role, mention_id in pairs]


def _cells(parts: Sequence[_Part], role: Role, column: str) -> list[str]:
    """The distinct cells of one column of the mentions in a role, in text order."""
    ordered = sorted(parts, key=lambda part: part.span)
    return list(dict.fromkeys(str(part.row[column]) for part in ordered if part.role is role and part.row[column]))
