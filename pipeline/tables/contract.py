"""The tables Salname writes: their columns, kinds and meanings.

The first columns of each table are the output contract; names and meanings are fixed. The columns after
them may grow.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pipeline.record_classes import record

#: A row: a value for each column name; None is an empty cell.
Row = Mapping[str, str | int | float | None]


class Kind(StrEnum):
    """What a column holds; whole numbers may be missing (empty cell)."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"


@record
class Column:
    """A column: its name, what it holds, and what that means (one line, for the documentation)."""

    name: str
    kind: Kind
    meaning: str


@record
class Table:
    """A table: its name, what a row is, the columns, and the columns rows are sorted by."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, meaning: str) -> Column:
    return Column(name, Kind.TEXT, meaning)


def _integer(name: str, meaning: str) -> Column:
    return Column(name, Kind.INTEGER, meaning)


def _real(name: str, meaning: str) -> Column:
    return Column(name, Kind.REAL, meaning)


SOURCES = Table(
    "sources",
    "a text that was read",
    (
        _text("source_id", "stable id, made from the path below the input folder"),
        _text("path", "path below the input folder"),
        _text("sha256", "SHA-256 of the file's bytes"),
        _text("title", "first heading, or empty"),
        _text("lang", "language of most of its mined text, else of most of its text"),
        _integer("lines", "number of lines"),
        _integer("chars", "number of code points of the decoded text"),
        _text("encoding", "encoding it was decoded from"),
        _text("encoding_note", "how the encoding was found: bom, valid (UTF-8), detected, chosen"),
        _text("script", "script of most of its mined text (ISO 15924)"),
        _integer("pages", "number of pages found in the layout"),
        _integer("words", "number of words in the mined text"),
    ),
)

MENTIONS = Table(
    "mentions",
    "a name, date or duration in a text",
    (
        _text("mention_id", "stable id, made from the passage"),
        _text("source_id", "its source"),
        _integer("char_start", "first code point in the decoded source"),
        _integer("char_end", "code point after the last (of the first part, if a page break divides it)"),
        _integer("line_start", "line of the first code point, from 1"),
        _integer("line_end", "line of the last"),
        _text("page", "page it begins on: printed number if there is one"),
        _text("lang", "language of its paragraph"),
        _text("label", "PERSON, ORG, GPE, LOC, FAC, WORK_OF_ART, EVENT, LAW, NORP, DATE or DURATION"),
        _text("surface", "the words as read on, line breaks and hyphens of broken words removed"),
        _text("base_form", "the name without case, possessive and copula endings; empty for dates"),
        _text("entity_id", "the entity it names; empty for dates"),
        _text("value", "EDTF of a DATE (`;START`, `;MID`, `;END` for a part, `?` unresolved), ISO 8601 of a DURATION"),
        _real("confidence", "0 to 1"),
        _text("method", "rule, gazetteer or model that found it, and for dates what decided the value"),
        _text("quote", "the source line or lines it stands on"),
        _text("script", "script of its paragraph"),
        _text("zone", "heading, body, block_quote or abstract"),
        _text("segments", "all its parts as start-end, joined by a bar, if a page break divides it; else empty"),
        _text("earliest", "first day a DATE may mean (ISO, proleptic Gregorian); empty if open"),
        _text("latest", "last day likewise"),
        _text("original", "the date as printed, where another calendar was converted"),
        _text("reason", "why it was given this entity"),
        _text("status", "what reviewers decided: accepted, rejected, edited, re-ask; empty if nobody has"),
        _text("decided_by", "the reviewer who decided"),
    ),
)

ENTITIES = Table(
    "entities",
    "a person, body, place, work, people, happening or law, over all sources",
    (
        _text("entity_id", "stable id"),
        _text("label", "label of most of its mentions"),
        _text("name", "preferred name"),
        _integer("mentions", "number of mentions"),
        _integer("sources", "number of sources it is mentioned in"),
        _integer("first_line", "line of its first mention, in first_source"),
        _text("authority_id", "its id in the gazetteers, or empty"),
        _text("first_source", "first source, by id, that mentions it"),
    ),
)

ENTITY_NAMES = Table(
    "entity_names",
    "a base form under which an entity is mentioned",
    (
        _text("entity_id", "the entity"),
        _text("name", "base form"),
        _text("script", "ISO 15924 code"),
        _text("lang", "language of the texts that use it"),
        _integer("count", "number of mentions"),
    ),
)

EVENTS = Table(
    "events",
    "a happening told in a text",
    (
        _text("event_id", "stable id, made from the passage"),
        _text("source_id", "its source"),
        _text("type", "one of the nineteen types, e.g. FOUND"),
        _text("trigger", "the words that name it"),
        _integer("trigger_start", "first code point of the trigger in the decoded source"),
        _integer("trigger_end", "code point after its last"),
        _integer("line_start", "line of the trigger's first code point"),
        _integer("line_end", "line of its last"),
        _text("page", "page it begins on"),
        _text("lang", "language of its paragraph"),
        _text("factuality", "asserted, negated, planned or reported"),
        _text("time", "EDTF of its time arguments, joined by a bar"),
        _text("place", "base forms of its place arguments, joined by a bar"),
        _text("summary", "one readable line: time, place, who did it, the others, from where to where, what happened"),
        _real("confidence", "0 to 1"),
        _text("quote", "the source line or lines the trigger stands on"),
        _text("citation", "source, page, line and the source's own reference, ready to print"),
        _text("method", "the rule that found it"),
        _text("status", "what reviewers decided: accepted, rejected, edited, re-ask; empty if nobody has"),
        _text("decided_by", "the reviewer who decided"),
    ),
)

EVENT_ARGUMENTS = Table(
    "event_arguments",
    "a mention that takes part in an event",
    (
        _text("event_id", "the event"),
        _text("role", "agent, theme, place, time, origin, destination, org or recipient"),
        _text("mention_id", "the mention"),
        _text("entity_id", "its entity; empty for dates"),
    ),
)

CITATIONS = Table(
    "citations",
    "a reference that a source gives, where it stands in the running text",
    (
        _text("citation_id", "stable id, made from the passage"),
        _text("source_id", "its source"),
        _text("kind", "parenthetical or footnote"),
        _integer("char_start", "first code point of the bracket or footnote number"),
        _integer("char_end", "code point after its last"),
        _integer("line_start", "line of its first code point"),
        _text("key", "authors;year;pages of each work joined by ` | `, or the footnote's number"),
        _text("reference", "the reference in words; what `Yenə orada` and the like lead to in square brackets"),
        _integer("footnote_char_start", "first code point of the footnote's body; empty if there is none"),
        _text("page", "page it stands on"),
        _integer("scope_start", "first code point of the text it covers"),
        _integer("scope_end", "code point after its last"),
        _text("reference_id", "the works it leads to, joined by a bar; empty if that is not known"),
        _text("status", "what reviewers decided: accepted, rejected, edited, re-ask; empty if nobody has"),
        _text("decided_by", "the reviewer who decided"),
    ),
)

FACT_CITATIONS = Table(
    "fact_citations",
    "a fact covered by a reference of its source",
    (
        _text("fact_id", "a mention_id or event_id"),
        _text("citation_id", "the reference"),
    ),
)

CITED_WORKS = Table(
    "cited_works",
    "a work as one place of a source names it: in a reference of the text, or as an entry of the bibliography",
    (
        _text("source_id", "the source"),
        _text("citation_id", "the reference; empty for an entry of the bibliography"),
        _text("reference_id", "the work"),
        _text("pages", "the pages referred to; of an archive the shelf mark"),
        _text("found_by", "printed here, or found through a chain of back-references, or in the bibliography"),
        _text("raw", "the reference in words"),
        _text("kind", "book, article, chapter, newspaper, thesis or archive"),
        _text("authors", "as said here, or at the place that this leads to"),
        _text("title", "likewise; of an archive its name"),
        _text("year", "likewise"),
        _text("place", "likewise"),
        _text("publisher", "likewise"),
        _text("container", "the journal, newspaper or collection that it stands in"),
        _text("volume", "of the container, or of the work"),
        _text("issue", "of the container"),
        _text("extent", "the pages it takes in its container"),
    ),
)

REFERENCES = Table(
    "references",
    "a work that references of the sources lead to, over all sources",
    (
        _text("reference_id", "stable id"),
        _text("authors", "as printed where the work is described most fully"),
        _text("title", "of an archival file the name of the archive"),
        _text("year", "as printed, with its letter"),
        _text("place", "place of publication"),
        _text("publisher", "publisher"),
        _text("raw", "the fullest description in words"),
        _text("kind", "book, article, chapter, newspaper, thesis or archive"),
        _text("container", "the journal, newspaper or collection that it stands in"),
        _text("volume", "of the container, or of the work"),
        _text("issue", "of the container"),
        _text("pages", "the pages it takes in its container; of an archival file the shelf mark"),
        _integer("citations", "number of references that lead to it"),
        _integer("sources", "number of sources that cite or list it"),
        _text("source_ids", "these sources, joined by a bar"),
    ),
)

CHRONICLE = Table(
    "chronicle",
    "a happening, over all sources, however often it is told",
    (
        _text("entry_id", "stable id"),
        _text("type", "the type that most of its events have"),
        _text("time", "EDTF: the most precise time that most of its events allow; empty if none has one"),
        _text("place", "names of the places, the most frequent first, joined by a bar"),
        _text("participants", "ids of the other entities, the most frequent first, joined by a bar"),
        _text("title", "one readable line, from the event that says most"),
        _integer("mentions", "number of events that tell it"),
        _integer("sources", "number of sources that tell it"),
        _text("factuality", "asserted, negated, planned or reported: what most of its events say"),
        _text("earliest", "first day it may mean (ISO, proleptic Gregorian); empty if it has no time"),
        _text("latest", "last day likewise"),
        _text("place_ids", "ids of the places, in the order of their names"),
        _text("names", "names of the participants, in the order of their ids"),
        _text("disagreements", "what its events contradict each other in, with each version and its events"),
        _text("witnesses", "ids of its events, joined by a bar"),
        _text("source_ids", "ids of its sources, joined by a bar"),
        _text("citations", "printable citations of its events, joined by a bar"),
    ),
)

CHRONICLE_EVENTS = Table(
    "chronicle_events",
    "an event as a witness of an entry of the chronicle",
    (
        _text("entry_id", "the entry"),
        _text("event_id", "the event"),
        _text("source_id", "its source"),
        _text("differs", "in what it differs from the entry: type, time, place, participants, factuality"),
        _text("citation", "source, page, line and the source's own reference, ready to print"),
    ),
)

UNSURE_NAMES = Table(
    "unsure_names",
    "a pair of names that may be one entity's: the program is not sure, a person decides; "
    "two that the gazetteers know are not among them",
    (
        _text("first_entity_id", "one entity"),
        _text("second_entity_id", "the other; the same one if the first name was linked with it on little evidence"),
        _text("first_name", "a name of the one"),
        _text("second_name", "a name of the other"),
        _real("score", "0 to 1"),
        _text("reasons", "what speaks for and against it"),
    ),
)

ENTITY_CHANGES = Table(
    "entity_changes",
    "names that went from one entity to another between runs; rows are only ever added",
    (
        _integer("run", "number of the run that moved them"),
        _text("kind", "merged: all names met go by the new id; split: only these; replaced: the gazetteers say so"),
        _text("old_id", "the id the names had"),
        _text("new_id", "the id they have since that run"),
        _text("names", "the names as keys (small letters without marks), joined by ` | `"),
    ),
)

TOKENS = Table(
    "tokens",
    "a token of the mined text, with what the analysis engine says of it",
    (
        _text("source_id", "its source"),
        _integer("sentence", "number of its sentence in the source, from 1"),
        _integer("token", "number of the token in the sentence, from 1"),
        _integer("char_start", "first code point in the decoded source"),
        _integer("char_end", "code point after the last (of the first part, if a page break divides it)"),
        _integer("line_start", "line of the first code point, from 1"),
        _text("page", "page it begins on"),
        _text("lang", "language of its paragraph"),
        _text("text", "the token as read on, line breaks and hyphens of broken words removed"),
        _text("lemma", "dictionary form"),
        _text("upos", "part of speech (Universal Dependencies)"),
        _text("feats", "morphological features (Universal Dependencies)"),
        _integer("head", "number of the token it depends on, 0 for the root"),
        _text("deprel", "its relation to that token (Universal Dependencies)"),
        _text("words", "the words of a multi-word token, e.g. `evdə ki`; else empty"),
    ),
)

#: All tables, in the order they are written and documented; ``TOKENS`` is written on demand only.
TABLES = (
    SOURCES,
    MENTIONS,
    ENTITIES,
    ENTITY_NAMES,
    EVENTS,
    EVENT_ARGUMENTS,
    CHRONICLE,
    CHRONICLE_EVENTS,
    CITATIONS,
    FACT_CITATIONS,
    CITED_WORKS,
    REFERENCES,
    UNSURE_NAMES,
    ENTITY_CHANGES,
)
#: Tables whose rows belong to one source, in the order of sources and text. All others are of all sources together.
SOURCE_TABLES = ("sources", "mentions", "events", "event_arguments", "citations", "fact_citations", "cited_works")

#: The tables of facts, with the column of their ids.
FACTS = {"mentions": "mention_id", "events": "event_id", "citations": "citation_id"}
#: The table that a fact's id leads to, by the id's first letter (:mod:`pipeline.tables.ids`).
FACT_TABLE_OF = {"m": "mentions", "e": "events", "c": "citations"}
