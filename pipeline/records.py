"""The typed records that pass between the stages.

A document flows one way; each stage takes the records of the stages before it and adds its own::

    SourceText -> LaidOutText -> (languages) -> AnalysedText -> mentions -> dates -> names -> events -> citations

All records are immutable (:func:`pipeline.record_classes.record`). Offsets are code points, half-open. ``raw`` offsets
count in :attr:`SourceText.text` (the decoded file, untouched); all others count in the clean text
:attr:`LaidOutText.text`. Only the tables stage turns clean spans back into raw ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from pipeline.offsets import OffsetMap
from pipeline.record_classes import record
from pipeline.spans import Span


class Zone(StrEnum):
    """What a line or paragraph of a source is, decided by the layout stage."""

    BODY = "body"
    HEADING = "heading"
    BLOCK_QUOTE = "block_quote"
    ABSTRACT = "abstract"
    FOOTNOTE = "footnote"
    RUNNING_HEADER = "running_header"
    PAGE_NUMBER = "page_number"
    BIBLIOGRAPHY = "bibliography"
    BLANK = "blank"


#: Zones whose text is mined for facts, if their language is mined too.
MINED_ZONES = frozenset({Zone.BODY, Zone.HEADING, Zone.BLOCK_QUOTE, Zone.ABSTRACT})


class Lang(StrEnum):
    """Language of a paragraph. Only ``tr`` and ``az`` are mined."""

    TR = "tr"
    AZ = "az"
    RU = "ru"
    EN = "en"
    OTHER = "other"


MINED_LANGS = frozenset({Lang.TR, Lang.AZ})


class Script(StrEnum):
    """ISO 15924 code of the script a text or name is written in."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    OTHER = "Zyyy"


class Label(StrEnum):
    """Mention labels: OntoNotes' names, with DURATION for lengths of time (TIMEX3)."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    WORK_OF_ART = "WORK_OF_ART"
    EVENT = "EVENT"
    LAW = "LAW"
    NORP = "NORP"
    DATE = "DATE"
    DURATION = "DURATION"


#: Labels that name a real-world entity and so carry an ``entity_id``.
ENTITY_LABELS = frozenset(Label) - {Label.DATE, Label.DURATION}


class EventType(StrEnum):
    """The nineteen happenings a historian puts on a timeline (annotation guidelines)."""

    FOUND = "FOUND"
    DISSOLVE = "DISSOLVE"
    PUBLISH = "PUBLISH"
    MEET = "MEET"
    AGREE = "AGREE"
    MOVE = "MOVE"
    EXPEL = "EXPEL"
    APPOINT = "APPOINT"
    RESIGN = "RESIGN"
    BORN = "BORN"
    DIE = "DIE"
    ARREST = "ARREST"
    KILL = "KILL"
    ATTACK = "ATTACK"
    DECLARE = "DECLARE"
    RECOGNISE = "RECOGNISE"
    RENAME = "RENAME"
    JOIN = "JOIN"
    COMMUNICATE = "COMMUNICATE"


class Role(StrEnum):
    """What a mention does in an event; ``place`` and ``time`` go with every type."""

    AGENT = "agent"
    THEME = "theme"
    PLACE = "place"
    TIME = "time"
    ORIGIN = "origin"
    DESTINATION = "destination"
    ORG = "org"
    RECIPIENT = "recipient"


class Factuality(StrEnum):
    """How the source presents a happening."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    PLANNED = "planned"
    REPORTED = "reported"


# --- read ---------------------------------------------------------------------------------------


@record
class SourceText:
    """One source file, decoded and otherwise as it is.

    Attributes:
        source_id: stable id made from the path below the input folder.
        path: POSIX path as given in ``sources.csv``; its last part is the file name.
        sha256: hex digest of the file's bytes.
        text: the decoded text; line ends and form feeds untouched, a byte order mark left out.
        encoding: IANA-style name of the encoding the bytes were decoded with, e.g. ``utf-8``.
        encoding_note: how it was found out: ``bom``, ``utf-8`` (valid), or ``detected``.
    """

    source_id: str
    path: str
    sha256: str
    text: str
    encoding: str
    encoding_note: str


# --- layout -------------------------------------------------------------------------------------


@record
class Line:
    """One line of the raw text.

    Attributes:
        number: counts from 1.
        span: raw span without the line end.
        page: page the line stands on: the printed number where one was found, else the count from 1.
        zone: what the line is.
    """

    number: int
    span: Span
    page: str
    zone: Zone


@record
class Paragraph:
    """A paragraph of the clean text, whole even where the print broke it over lines and pages.

    Attributes:
        index: position in :attr:`LaidOutText.paragraphs`, from 0.
        zone: what it is.
        span: clean span; paragraphs are separated by one ``\\n`` in the clean text.
        lang: language; set by the language stage (``other`` until then).
        script: script most of its letters are written in; set by the language stage.
    """

    index: int
    zone: Zone
    span: Span
    lang: Lang = Lang.OTHER
    script: Script = Script.OTHER

    @property
    def mined(self) -> bool:
        """Whether facts are extracted from this paragraph."""
        return self.zone in MINED_ZONES and self.lang in MINED_LANGS


@record
class FootnoteBody:
    """The text of a footnote, found in the layout.

    Attributes:
        number: the printed number, as text (``16``).
        paragraph: index of its paragraph (zone FOOTNOTE) in :attr:`LaidOutText.paragraphs`.
        raw: raw span from the number to the end of the body.
    """

    number: str
    paragraph: int
    raw: Span


@record
class FootnoteMarker:
    """A footnote number standing in the running text; the clean text leaves it out.

    Attributes:
        number: the printed number, as text.
        raw: raw span of the digits.
        clean: the clean offset at which the marker stood (the text it supports ends there).
        body: index into :attr:`LaidOutText.footnotes`, or None if no body was found.
    """

    number: str
    raw: Span
    clean: int
    body: int | None


@record
class LaidOutText:
    """A source with its layout understood: what the reader of the page would read on.

    Attributes:
        source: the source it was made from.
        text: the clean text: lines and broken words joined, one paragraph a line, footnote markers,
            running headers and page numbers left out; footnote bodies stand as own paragraphs.
        offsets: the two-way map between clean and raw offsets.
        lines: all raw lines.
        paragraphs: in the order of the clean text.
        footnotes: footnote bodies in the order of the raw text.
        markers: footnote markers in the order of the raw text.
        title: the first heading, or "".
    """

    source: SourceText
    text: str
    offsets: OffsetMap
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[FootnoteBody, ...]
    markers: tuple[FootnoteMarker, ...]
    title: str = ""


# --- analyse ------------------------------------------------------------------------------------


@record
class Word:
    """One syntactic word of a multi-word token; the attributes after ``form`` are Universal Dependencies'."""

    form: str
    lemma: str = ""
    upos: str = ""
    feats: str = ""
    deprel: str = ""


@record
class Token:
    """One token; the attributes after ``text`` are Universal Dependencies' and empty until an engine annotates them.

    ``head`` is the index of the governing token in the same sentence, -1 for the root or if unknown. ``words`` are
    the parts of a multi-word token (``evdə`` and ``ki`` of ``evdəki``), else empty: the first is what the token's
    own attributes and its dependents belong to, the others depend on the first.
    """

    span: Span
    text: str
    lemma: str = ""
    upos: str = ""
    feats: str = ""
    head: int = -1
    deprel: str = ""
    words: tuple[Word, ...] = ()


@record
class Sentence:
    """A sentence of a mined paragraph.

    Attributes:
        index: position in :attr:`AnalysedText.sentences`, from 0.
        paragraph: index of its paragraph.
        span: clean span.
        lang: ``tr`` or ``az``.
        script: of its paragraph.
        tokens: in order; never empty.
    """

    index: int
    paragraph: int
    span: Span
    lang: Lang
    script: Script
    tokens: tuple[Token, ...]


@record
class AnalysedText:
    """A laid-out text with the sentences of its mined paragraphs, in order.

    ``references`` are the parenthetical citations, found before the mentions because nothing inside
    them is a mention (see :mod:`pipeline.citations.parenthetical`).
    """

    laid_out: LaidOutText
    sentences: tuple[Sentence, ...]
    references: tuple[ParentheticalReference, ...] = ()
    engine: str = ""


# --- mentions, dates, names ---------------------------------------------------------------------


@record
class Mention:
    """A name (or a tagger's proposal of a date) in the text.

    Attributes:
        span: clean span of whole words, suffixes included, no punctuation at its edges.
        label: what it names.
        surface: ``span.of(clean text)``.
        sentence: index of the sentence it stands in.
        confidence: 0 to 1.
        method: which rule, gazetteer or model found it, e.g. ``gazetteer:people`` or ``rule:initials``.
        authority_hint: id of the gazetteer row that matched, or "".
    """

    span: Span
    label: Label
    surface: str
    sentence: int
    confidence: float
    method: str
    authority_hint: str = ""


@record
class DateMention:
    """A date or duration in the text, with its value.

    Attributes:
        span: clean span of the whole expression.
        label: DATE or DURATION.
        surface: ``span.of(clean text)``.
        sentence: index of its sentence.
        value: EDTF (ISO 8601-2), with ``;START``, ``;MID`` or ``;END`` for a part (TIMEX3 ``mod``);
            ISO 8601 for a DURATION; ``?`` where nothing resolves it.
        earliest: first day the value may mean, ISO date, proleptic Gregorian, or "" if unbounded.
        latest: last day, likewise.
        confidence: 0 to 1.
        method: the rule that read it and, if it leans on context, what decided.
        original: the date as the source gives it, where another calendar was converted, else "".
    """

    span: Span
    label: Label
    surface: str
    sentence: int
    value: str
    earliest: str
    latest: str
    confidence: float
    method: str
    original: str = ""


@record
class NamedMention:
    """A mention with its base form and the entity it was reconciled with.

    Attributes:
        mention: the mention.
        base_form: the name without case, possessive and copula endings.
        entity_id: the entity; never empty for entity labels.
        reason: why it went to this entity, e.g. ``authority``, ``key``, ``document-surname``.
    """

    mention: Mention
    base_form: str
    entity_id: str
    reason: str


@record
class Entity:
    """One real-world entity, over all sources of a run.

    Attributes:
        entity_id: stable id; equal to ``authority_id`` where the authority file knows it.
        label: the label most of its mentions carry.
        name: preferred name.
        authority_id: id of its row in the gazetteers, or "".
    """

    entity_id: str
    label: Label
    name: str
    authority_id: str = ""


# --- events -------------------------------------------------------------------------------------


@record
class EventArgument:
    """A mention's part in an event; ``span`` is the clean span of an entity or date mention."""

    role: Role
    span: Span


@record
class Event:
    """A happening: one trigger and its arguments.

    Attributes:
        type: what kind of happening.
        trigger: clean span of the word or words that name it.
        surface: ``trigger.of(clean text)``.
        sentence: index of its sentence.
        arguments: ordered by role, then position; never empty.
        factuality: how the source presents it.
        confidence: 0 to 1.
        method: the rule that found it.
    """

    type: EventType
    trigger: Span
    surface: str
    sentence: int
    arguments: tuple[EventArgument, ...]
    factuality: Factuality
    confidence: float
    method: str


# --- citations ----------------------------------------------------------------------------------


#: What is printed for the year of a work that bears none, in Turkish, English and Russian.
_UNDATED = re.compile(r"(?:t\. ?y|n\. ?d|б\. ?г)\.?", re.IGNORECASE)


@record
class CitedWork:
    """One reference inside a bracket: ``authors;year;pages`` is its key.

    Attributes:
        authors: as printed, initials and ``ve diğerleri`` included; for archives the fonds.
        year: as printed with its letter (``2012a``), or "".
        pages: as printed without ``s.``, or "".
        title: the title between author and year, or "".
    """

    authors: str
    year: str
    pages: str
    title: str = ""

    @property
    def key(self) -> str:
        """``authors;year;pages``, as the output contract wants it; ``t.y.`` (*tarih yok*) is no year."""
        year = "" if _UNDATED.fullmatch(self.year) else self.year
        return f"{self.authors};{year};{self.pages}"


@record
class ParentheticalReference:
    """A parenthetical citation as printed; ``span`` is clean and includes the brackets."""

    span: Span
    works: tuple[CitedWork, ...]

    @property
    def key(self) -> str:
        """The keys of its works, joined by `` | ``."""
        return " | ".join(work.key for work in self.works)


class CitationKind(StrEnum):
    """The two ways in which a source cites."""

    PARENTHETICAL = "parenthetical"
    FOOTNOTE = "footnote"


class WorkKind(StrEnum):
    """What a reference leads to."""

    BOOK = "book"
    ARTICLE = "article"
    CHAPTER = "chapter"
    NEWSPAPER = "newspaper"
    THESIS = "thesis"
    ARCHIVE = "archive"


class WorkSource(StrEnum):
    """How it was found out which work a reference means."""

    PRINTED = "printed"
    """The reference names it itself."""
    CHAIN = "chain"
    """A back-reference (*ibid.*, *op. cit.*, a shortened title) led to an earlier reference."""
    BIBLIOGRAPHY = "bibliography"
    """An entry of the text's bibliography answers the reference, or is it."""


@record
class WorkReading:
    """A work as one place of a source names it, with what the source says of it elsewhere filled in.

    Attributes:
        kind: what sort of work it is.
        authors, title, place, publisher, year: of the work, as printed; "" where the source does not say. The title
            of an archival reference is the name of the archive.
        container: the journal, newspaper or collection that an article or chapter stands in.
        volume, issue: of the container.
        extent: the pages that an article or chapter takes in its container.
        pages: the pages referred to here; of an archive the shelf mark.
        source: how it was found out.
        raw: the reference in words, white space normalised.
    """

    kind: WorkKind
    authors: str
    title: str
    year: str
    place: str = ""
    publisher: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    extent: str = ""
    pages: str = ""
    source: WorkSource = WorkSource.PRINTED
    raw: str = ""


@record
class Citation:
    """One reference of the source's own author, at the place where it stands in the running text.

    Attributes:
        kind: parenthetical or footnote.
        raw: raw span of the bracket, or of the footnote number.
        clean: clean offset up to which it supports the text (bracket start, or marker position).
        key: ``authors;year;pages`` joined by `` | ``, or the footnote number.
        reference: the reference in words: the bracket's inside, or the footnote's body, with
            ``Yenə orada``, ``a.g.e.`` and the like followed by what they lead to in square brackets.
        footnote_raw_start: raw offset of the footnote's body, or None.
        sentence: index of the sentence it stands in or directly follows, or None.
        scope: clean span of the text that it covers.
        works: the works it leads to, back-references resolved; one that nothing resolves is left out.
    """

    kind: CitationKind
    raw: Span
    clean: int
    key: str
    reference: str
    footnote_raw_start: int | None
    sentence: int | None
    scope: Span
    works: tuple[WorkReading, ...] = ()


# --- the whole ----------------------------------------------------------------------------------


@record
class ExtractedText:
    """Everything the per-document stages found in one source, before names are reconciled."""

    analysed: AnalysedText
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    bibliography: tuple[WorkReading, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
