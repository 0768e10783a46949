"""From records to the rows of the tables. Here clean offsets become raw ones, and facts get their ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import PurePosixPath

from pipeline.citations import CoverageIndex, format_citation
from pipeline.events import summarise
from pipeline.names import Reconciliation
from pipeline.records import (
    Citation,
    CitationKind,
    DateMention,
    Entity,
    Event,
    EventArgument,
    ExtractedText,
    NamedMention,
    Paragraph,
    Role,
    Script,
)
from pipeline.spans import Span
from pipeline.tables.contract import TABLES
from pipeline.tables.ids import FactIds
from pipeline.tables.places import Place, PlaceFinder
from pipeline.tables.write import Row

#: Joins several values in one cell.
_BAR = " | "


def build_tables(texts: Sequence[ExtractedText], names: Reconciliation) -> dict[str, list[Row]]:
    """All rows of all tables, by table name, in their final order.

    Args:
        texts: in the order of their source ids.
        names: their reconciled names.
    """
    tables: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for text in texts:
        _SourceRows(text, names.documents[text.analysed.laid_out.source.source_id]).add_to(tables)
    tables["entities"], tables["entity_names"] = _entity_rows(tables["mentions"], names.entities)
    tables["unsure_names"] = [
        {
            "first_entity_id": pair.first,
            "second_entity_id": pair.second,
            "first_name": pair.first_name,
            "second_name": pair.second_name,
            "score": pair.score,
            "reasons": "; ".join(pair.reasons),
        }
        for pair in names.unsure
    ]
    tables["fact_citations"].sort(key=lambda row: (str(row["fact_id"]), str(row["citation_id"])))
    return tables


class _SourceRows:
    """The rows of one source."""

    def __init__(self, text: ExtractedText, named: Sequence[NamedMention]) -> None:
        self._text = text
        self._named = named
        self._laid_out = text.analysed.laid_out
        self._source = self._laid_out.source
        self._places = PlaceFinder(self._laid_out)
        self._ids = FactIds(self._source.source_id, self._laid_out.text)
        self._coverage = CoverageIndex(text.citations)
        self._mention_ids: dict[Span, str] = {}
        self._facts: list[tuple[str, Span]] = []

    def add_to(self, tables: dict[str, list[Row]]) -> None:
        """Append this source's rows to every table but the entities'."""
        tables["sources"].append(self._source_row())
        tables["mentions"] += self._mention_rows()
        citations = self._citation_rows()
        tables["citations"] += [row for row, _ in citations]
        events, arguments = self._event_rows(tables["mentions"])
        tables["events"] += events
        tables["event_arguments"] += arguments
        id_of = {id(citation): str(row["citation_id"]) for row, citation in citations}
        for fact_id, span in self._facts:
            for citation in self._coverage.covering(span):
                tables["fact_citations"].append({"fact_id": fact_id, "citation_id": id_of[id(citation)]})

    def _paragraph(self, clean: Span) -> Paragraph:
        return self._laid_out.paragraphs[self._places.paragraph_index(clean.start)]

    def _id(self, prefix: str, kind: str, span: Span) -> str:
        return self._ids.make(prefix, kind, span, self._paragraph(span).span)

    def _source_row(self) -> Row:
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

    def _mention_rows(self) -> list[Row]:
        facts: list[tuple[Span, NamedMention | DateMention]] = [(named.mention.span, named) for named in self._named]
        facts += [(date.span, date) for date in self._text.dates]
        rows: list[Row] = []
        for span, fact in sorted(facts, key=lambda pair: pair[0]):
            place = self._places.of_clean(span)
            paragraph = self._paragraph(span)
            mention_id = self._id("m", "", span)
            self._mention_ids[span] = mention_id
            self._facts.append((mention_id, span))
            row: dict[str, str | int | float | None] = {
                "mention_id": mention_id,
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
            rows.append(row | (_name_cells(fact) if isinstance(fact, NamedMention) else _date_cells(fact)))
        return rows

    def _citation_rows(self) -> list[tuple[Row, Citation]]:
        rows: list[tuple[Row, Citation]] = []
        offsets = self._laid_out.offsets
        for citation in self._text.citations:
            place = self._places.of_raw((citation.raw,))
            scope = offsets.to_raw(citation.scope)
            # a footnote marker is not part of the clean text: the letter before it stands for its passage
            clean = offsets.to_clean(citation.raw)
            anchor = clean[0] if clean else Span(max(citation.clean - 1, 0), citation.clean)
            row: Row = {
                "citation_id": self._id("c", citation.kind.value + citation.key, anchor),
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
            }
            rows.append((row, citation))
        return rows

    def _event_rows(self, mention_rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        mentions = {str(row["mention_id"]): row for row in mention_rows}
        events: list[Row] = []
        all_arguments: list[Row] = []
        for event in self._text.events:
            place = self._places.of_clean(event.trigger)
            paragraph = self._paragraph(event.trigger)
            event_id = self._id("e", event.type.value, event.trigger)
            self._facts.append((event_id, event.trigger))
            arguments = [
                (argument, mentions[self._mention_ids[argument.span]])
                for argument in event.arguments
                if argument.span in self._mention_ids
            ]
            times = _cells(arguments, Role.TIME, "value")
            places = _cells(arguments, Role.PLACE, "base_form")
            events.append(
                {
                    "event_id": event_id,
                    "source_id": self._source.source_id,
                    "type": event.type.value,
                    "trigger": event.surface,
                    "trigger_start": place.span.start,
                    "trigger_end": place.span.end,
                    "line_start": place.line_start,
                    "line_end": place.line_end,
                    "page": place.page,
                    "lang": paragraph.lang.value,
                    "factuality": event.factuality.value,
                    "time": _BAR.join(times),
                    "place": _BAR.join(places),
                    "summary": self._summary(event, arguments, paragraph),
                    "confidence": event.confidence,
                    "quote": place.quote,
                    "citation": self._printable(event, place),
                    "method": event.method,
                }
            )
            all_arguments += [
                {
                    "event_id": event_id,
                    "role": argument.role.value,
                    "mention_id": row["mention_id"],
                    "entity_id": row["entity_id"],
                }
                for argument, row in arguments
            ]
        return events, all_arguments

    @staticmethod
    def _summary(event: Event, arguments: Sequence[tuple[EventArgument, Row]], paragraph: Paragraph) -> str:
        others = [
            str(row["base_form"])
            for argument, row in sorted(arguments, key=lambda pair: pair[0].span)
            if argument.role not in (Role.TIME, Role.PLACE) and row["base_form"]
        ]
        return summarise(
            time=next(iter(_cells(arguments, Role.TIME, "value")), ""),
            place=next(iter(_cells(arguments, Role.PLACE, "base_form")), ""),
            participants=list(dict.fromkeys(others)),
            trigger=event.surface,
            lang=paragraph.lang,
            script=paragraph.script,
            factuality=event.factuality,
        )

    def _printable(self, event: Event, place: Place) -> str:
        references = [
            f"n. {citation.key}: {citation.reference}" if citation.kind is CitationKind.FOOTNOTE else citation.reference
            for citation in self._coverage.covering(event.trigger)
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


def _name_cells(named: NamedMention) -> dict[str, str | int | float | None]:
    return {
        "label": named.mention.label.value,
        "surface": named.mention.surface,
        "base_form": named.base_form,
        "entity_id": named.entity_id,
        "value": "",
        "confidence": named.mention.confidence,
        "method": named.mention.method,
        "earliest": "",
        "latest": "",
        "original": "",
        "reason": named.reason,
    }


def _date_cells(date: DateMention) -> dict[str, str | int | float | None]:
    return {
        "label": date.label.value,
        "surface": date.surface,
        "base_form": "",
        "entity_id": "",
        "value": date.value,
        "confidence": date.confidence,
        "method": date.method,
        "earliest": date.earliest,
        "latest": date.latest,
        "original": date.original,
        "reason": "",
    }


def _cells(arguments: Sequence[tuple[EventArgument, Row]], role: Role, column: str) -> list[str]:
    """The distinct cells of one column of the mentions in a role, in text order."""
    ordered = sorted(arguments, key=lambda pair: pair[0].span)
    return list(dict.fromkeys(str(row[column]) for argument, row in ordered if argument.role is role and row[column]))


def _entity_rows(mentions: Sequence[Row], entities: Sequence[Entity]) -> tuple[list[Row], list[Row]]:
    of_entity: dict[str, list[Row]] = defaultdict(list)
    for row in mentions:
        if row["entity_id"]:
            of_entity[str(row["entity_id"])].append(row)
    rows: list[Row] = []
    names: Counter[tuple[str, str, str, str]] = Counter()
    for entity in sorted(entities, key=lambda entity: entity.entity_id):
        mentioned = of_entity.get(entity.entity_id, [])
        if not mentioned:
            continue
        rows.append(
            {
                "entity_id": entity.entity_id,
                "label": entity.label.value,
                "name": entity.name,
                "mentions": len(mentioned),
                "sources": len({row["source_id"] for row in mentioned}),
                "first_line": mentioned[0]["line_start"],
                "authority_id": entity.authority_id,
                "first_source": mentioned[0]["source_id"],
            }
        )
        for row in mentioned:
            names[entity.entity_id, str(row["base_form"]), str(row["script"]), str(row["lang"])] += 1
    ordered = sorted(names.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    name_rows: list[Row] = [
        {"entity_id": entity_id, "name": name, "script": script, "lang": lang, "count": count}
        for (entity_id, name, script, lang), count in ordered
    ]
    return rows, name_rows
