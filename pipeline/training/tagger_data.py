"""What the tagger learns from: sentences with names, triggers and arguments, on the encoder's words.

Texts go through the pipeline's own layout, language and sentence stages first, so that the tagger is trained on
what it will be shown.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pipeline.analyse import create_engine
from pipeline.evaluation.annotation import AnnotatedText, Mark, MarkedEvent, parse_annotation
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.neural.words import sentence_words
from pipeline.read.decode import decode
from pipeline.record_classes import record
from pipeline.records import AnalysedText, Label, SourceText
from pipeline.spans import Span

#: Words that are shown together of a text without annotation.
_LONGEST_PLAIN = 42
_LABELS = frozenset(label.value for label in Label)


@record
class Name:
    """A mention: half-open word range and label."""

    start: int
    end: int
    label: str


@record
class Happening:
    """An event: half-open word range of its trigger, and ``(name index, role)`` pairs."""

    start: int
    end: int
    type: str
    factuality: str
    arguments: tuple[tuple[int, str], ...]


@record
class Example:
    """Consecutive sentences of one paragraph.

    Attributes:
        words: forms as :func:`pipeline.neural.words.form` gives them.
        sentences: half-open word ranges.
        names: in order; no two overlap.
        happenings: in order.
        lang: ``tr`` or ``az``.
        origin: the text it comes from.
        paragraph: index of its paragraph there.
    """

    words: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    happenings: tuple[Happening, ...]
    lang: str
    origin: str
    paragraph: int

    def sentence_of(self, word: int) -> int:
        """The index of the sentence that a word stands in."""
        return next(k for k, (start, end) in enumerate(self.sentences) if start <= word < end)


#: What follows a number inside the dates of Turkish Wiki NER, and what follows it outside. Its training split is of two
#: minds about them, its other splits are not.
_IN_DATE = re.compile(r"(?:yıl(?:lar)?|sene(?:ler|s)?)(?:[ıi]n?)?(?:[dt][ae]n?|[ae]|[ıi]n)?", re.IGNORECASE)
_AFTER_DATE = frozenset({"tarihinde", "tarihli", "yapımı", "sezonu", "sezonunda"})


def of_one_mind(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags of a Wiki sentence with the ends of its dates drawn one way."""
    settled = list(tags)
    for at in range(1, len(words)):
        before = settled[at - 1]
        if before.endswith("-DATE") and any(letter.isdigit() for letter in words[at - 1]):
            if settled[at] == "O" and _IN_DATE.fullmatch(words[at]):
                settled[at] = "I-DATE"
            elif settled[at] == "I-DATE" and words[at] in _AFTER_DATE:
                settled[at] = "O"
    return settled


def annotated_examples(path: Path) -> list[Example]:
    """The sentences of a text with inline marks (``NAME.ann``, events in ``NAME.events.jsonl``)."""
    text = parse_annotation(path)
    return _examples(_analysed(path.name, text.text), text, [Span(0, len(text.text))])


def gold_examples(path: Path, sources: Path) -> list[Example]:
    """The annotated sentences of a stand-off file: ``source``, ``regions``, ``mentions``, ``events`` with raw offsets.

    Args:
        path: the JSON file.
        sources: the folder of the texts it is about.
    """
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = sources / gold["source"]
    text = decode(source.read_bytes(), source.name).text
    marks = [Mark(Span(row["start"], row["end"]), row["label"], row["key"]) for row in gold["mentions"]]
    index = {row["id"]: k for k, row in enumerate(gold["mentions"])}
    events = tuple(
        MarkedEvent(
            Span(row["start"], row["end"]),
            row["type"],
            row["factuality"],
            {role: tuple(index[name] for name in names) for role, names in row["args"].items()},
        )
        for row in gold["events"]
    )
    regions = [Span(start, end) for start, end in gold["regions"]]
    return _examples(_analysed(gold["source"], text), AnnotatedText(path.stem, text, tuple(marks), events), regions)


def plain_texts(path: Path, apart: Sequence[Path] = ()) -> list[list[str]]:
    """The words of a text without annotation, neighbouring sentences of a paragraph together, as at run time.

    Args:
        path: the text.
        apart: stand-off files whose annotated regions are left out, if they are about this text.
    """
    analysed = _analysed(path.name, decode(path.read_bytes(), path).text)
    read = [json.loads(one.read_text(encoding="utf-8")) for one in apart]
    regions = [Span(start, end) for gold in read if gold["source"] == path.name for start, end in gold["regions"]]
    left_out = [part for region in regions for part in analysed.laid_out.offsets.to_clean(region)]
    references = sorted(reference.span for reference in analysed.references)
    texts: list[list[str]] = []
    last = -1
    for sentence in analysed.sentences:
        if any(part.overlaps(sentence.span) for part in left_out):
            last = -1
            continue
        words = sentence_words(sentence, analysed.laid_out.text, references)[1]
        if last == sentence.paragraph and len(texts[-1]) + len(words) <= _LONGEST_PLAIN:
            texts[-1] += words
        elif words:
            texts.append(list(words))
            last = sentence.paragraph
    return texts


def _analysed(name: str, text: str) -> AnalysedText:
    digest = sha256(text.encode()).hexdigest()
    source = SourceText(digest[:8], name, digest, text, "utf-8", "utf-8")
    return create_engine("spacy").analyse(assign_languages(lay_out(source)))


def _examples(analysed: AnalysedText, text: AnnotatedText, regions: Sequence[Span]) -> list[Example]:
    offsets = analysed.laid_out.offsets
    clean_regions = [part for region in regions for part in offsets.to_clean(region)]
    clean = [_whole(offsets.to_clean(mark.span)) for mark in text.marks]
    triggers = [_whole(offsets.to_clean(event.trigger)) for event in text.events]
    examples = []
    for sentence in analysed.sentences:
        if not any(region.overlaps(sentence.span) for region in clean_regions):
            continue
        spans, words = sentence_words(sentence, analysed.laid_out.text)
        if not words:
            continue
        names: list[Name] = []
        places: dict[int, int] = {}
        for k, (mark, span) in enumerate(zip(text.marks, clean, strict=True)):
            found = _range(spans, span) if span is not None and mark.label in _LABELS else None
            if found is not None and not any(found[0] < name.end and name.start < found[1] for name in names):
                places[k] = len(names)
                names.append(Name(*found, mark.label))
        happenings = []
        for event, trigger in zip(text.events, triggers, strict=True):
            found = _range(spans, trigger) if trigger is not None else None
            if found is not None:
                arguments = [(places[k], role) for role, marks in event.arguments.items() for k in marks if k in places]
                happenings.append(Happening(*found, event.type, event.factuality, tuple(sorted(arguments))))
        examples.append(
            Example(
                words,
                ((0, len(words)),),
                tuple(names),
                tuple(sorted(happenings, key=lambda happening: happening.start)),
                sentence.lang.value,
                text.name,
                sentence.paragraph,
            )
        )
    return examples


def _whole(parts: Sequence[Span]) -> Span | None:
    return Span(parts[0].start, parts[-1].end) if parts else None


def _range(spans: Sequence[Span], span: Span) -> tuple[int, int] | None:
    """The words that ``span`` touches."""
    start = bisect_right([word.end for word in spans], span.start)
    end = bisect_left([word.start for word in spans], span.end)
    return (start, end) if start < end else None


def joined(examples: Iterable[Example], longest: int) -> list[Example]:
    """Neighbouring sentences of a paragraph together, up to ``longest`` words."""
    packed: list[Example] = []
    for example in examples:
        last = packed[-1] if packed else None
        if (
            last is not None
            and (last.origin, last.paragraph) == (example.origin, example.paragraph)
            and len(last.words) + len(example.words) <= longest
        ):
            packed[-1] = _after(last, example)
        else:
            packed.append(example)
    return packed


def _after(first: Example, second: Example) -> Example:
    by = len(first.words)
    known = len(first.names)
    return replace(
        first,
        words=first.words + second.words,
        sentences=first.sentences + tuple((start + by, end + by) for start, end in second.sentences),
        names=first.names + tuple(Name(name.start + by, name.end + by, name.label) for name in second.names),
        happenings=first.happenings
        + tuple(
            replace(
                one,
                start=one.start + by,
                end=one.end + by,
                arguments=tuple((name + known, role) for name, role in one.arguments),
            )
            for one in second.happenings
        ),
    )
