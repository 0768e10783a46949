"""IOB2: spans of words as a tag a word. ``B-X`` begins a span labelled X, ``I-X`` goes on with it, ``O`` is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.text_files import read_utf8

OUTSIDE = "O"


def tag_set(labels: Sequence[str]) -> tuple[str, ...]:
    """All tags of ``labels``: ``O``, then ``B-`` and ``I-`` of each."""
    return (OUTSIDE, *(f"{part}-{label}" for label in labels for part in "BI"))


def tags_of(spans: Iterable[tuple[int, int, str]], length: int) -> list[str]:
    """The tags of ``length`` words in which spans stand: half-open word ranges with their labels, none overlapping."""
    tags = [OUTSIDE] * length
    for start, end, label in spans:
        tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tags


def tagged_spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The spans that tags mark, in order: half-open word ranges with their labels.

    An ``I-`` that goes on with nothing, or with another label, is read as ``O``.
    """
    start, label = -1, ""
    for at, tag in enumerate([*tags, OUTSIDE]):
        if start >= 0 and tag != f"I-{label}":
            yield start, at, label
            start = -1
        if tag.startswith("B-"):
            start, label = at, tag[2:]


def read_iob2(path: Path) -> list[tuple[list[str], list[str]]]:
    """The sentences, as ``(words, tags)``, of a file with a word, a tab and its tag a line; empty lines part them.

    Raises:
        SalnameError: E202 naming the line, if one holds something else; E001, E006 or E010 if it cannot be read.
    """
    sentences: list[tuple[list[str], list[str]]] = []
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*read_utf8(path).split("\n"), ""], 1):
        if line.strip():
            word, tab, tag = line.rstrip("\r").partition("\t")
            if not tab or "\t" in tag:
                raise SalnameError(Errors.E202, path=path, line=number, detail="not a word, a tab and a tag")
            words.append(word)
            tags.append(tag)
        elif words:
            sentences.append((words, tags))
            words, tags = [], []
    return sentences
