"""Rows of names: what the last one's ending says holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from pipeline.events.frames import PLACES
from pipeline.events.links import QUOTES, Link, Name, Word
from pipeline.events.words import CONJUNCTIONS, FILLERS
from pipeline.records import Label


def coordinate(names: list[Name], words: Sequence[Word]) -> list[Name]:
    """Let coordinated names share the link of the last one: ``A, B ve C'nin`` are all genitive.

    Two names with only a comma between them are taken for coordinated if their labels and links agree;
    a longer row, or one with a conjunction, shares the last name's link as far as labels go together.
    """
    result = list(names)
    _nest_places(result)
    apposed = {index for name in result if name.link is Link.APPOSED for index in range(name.start, name.phrase_end)}
    entities = [index for index, name in enumerate(result) if name.link not in (Link.TIME, Link.APPOSED)]
    row: list[int] = []
    conjunction = False
    for position, index in enumerate(entities):
        row.append(index)
        following = entities[position + 1] if position + 1 < len(entities) else None
        connector = None if following is None else _connector(result[index], result[following], words, apposed)
        if following is not None and connector is not None and _go_together(result[index], result[following]):
            conjunction = conjunction or connector == "ve"
            continue
        if (
            len(row) > 2
            or (len(row) == 2 and conjunction)
            or (
                len(row) == 2
                and result[row[0]].link is result[row[1]].link
                and result[row[0]].label is result[row[1]].label
            )
        ):
            _share(result, row)
        row, conjunction = [], False
    return result


def _nest_places(names: list[Name]) -> None:
    """``Polonya'nın Varşova şehrinde``: the larger place goes where the smaller one goes."""
    for index in range(len(names) - 2, -1, -1):
        larger, smaller = names[index], names[index + 1]
        if larger.label not in PLACES or smaller.label not in PLACES or larger.end != smaller.start:
            continue
        if larger.link in (Link.GEN, Link.NOM) and not larger.indirect and smaller.link is Link.LOC:
            names[index] = replace(larger, link=smaller.link, phrase_end=smaller.phrase_end)


def _share(names: list[Name], row: Sequence[int]) -> None:
    last = names[row[-1]]
    for index in row[:-1]:
        name = names[index]
        if name.link in (Link.NOM, Link.INS, Link.APPOSED) or name.link is last.link:
            if name.indirect and name.link is not last.link and last.link not in (Link.BETWEEN, Link.INS, Link.BY):
                continue
            names[index] = replace(name, link=last.link, chain=last.chain, phrase_end=last.phrase_end)


_KINDS = {
    Label.PERSON: "person", Label.WORK_OF_ART: "work", Label.LAW: "law", Label.EVENT: "event",
}  # fmt: skip


def _go_together(first: Name, second: Name) -> bool:
    return _KINDS.get(first.label, "body") == _KINDS.get(second.label, "body")


def _connector(first: Name, second: Name, words: Sequence[Word], apposed: Set[int]) -> str | None:
    """``,`` or ``ve`` if only a connector stands between two phrases, else None.

    Titles before the second name (``A, Polonya temsilcisi B``) do not count.
    """
    start = first.phrase_end if first.indirect or first.link is Link.INS else first.end
    if start > second.start:
        return None
    between = [
        words[index].key
        for index in range(start, second.start)
        if words[index].key not in QUOTES and index not in apposed
    ]
    if not between:
        both_people = first.label is Label.PERSON and second.label is Label.PERSON
        return "ve" if first.link is Link.INS and (second.link is Link.BETWEEN or both_people) else None
    if len(between) > 4:
        return None
    if all(key in CONJUNCTIONS or key in FILLERS or key in ",-–/" for key in between):
        return "ve" if any(key in CONJUNCTIONS or key in "-–/" for key in between) else ","
    return None
