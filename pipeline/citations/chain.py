"""The chain of back-references: which earlier work ``Yenə orada``, ``Указ. соч.`` or ``a.g.e.`` leads to.

References are given in the order of the text. Each one that names a work of its own enters the chain; each
back-reference is looked up in what stands before it, and its target enters the chain again, so that a second
*ibid.* after the first leads to the same work. A back-reference that nothing before it answers stays unresolved:
a wrong work would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.citations.backrefs import BackKind, BackReference, find_back_reference
from pipeline.citations.footnotes import FootnoteReference
from pipeline.citations.names import is_initials, skeleton, surname
from pipeline.record_classes import record
from pipeline.records import CitedWork, ParentheticalReference
from pipeline.transliteration import fold

#: How many references a look-up goes back at most, which keeps long chains linear.
MEMORY = 400

#: A collection that is named again without author and imprint must share so many words to be the one meant.
_SHARED_WORDS = 2

_SEGMENT = re.compile(r"[.:,]\s+|[“”«»\"]")


@record
class ResolvedReference:
    """A footnote reference with the work that it leads to.

    Attributes:
        reference: as parsed; its author is filled in where ``Həmin müəllif`` stands for him.
        target: the reference that names the work in full: an earlier one for a back-reference or a shortened
            title, else None.
    """

    reference: FootnoteReference
    target: FootnoteReference | None = None

    @property
    def work(self) -> FootnoteReference:
        """The reference that names the work."""
        return self.target or self.reference


def resolve_footnotes(notes: Iterable[Sequence[FootnoteReference]]) -> list[tuple[ResolvedReference, ...]]:
    """Resolve the back-references of all footnotes of a text, in the order of their numbers."""
    chain: list[FootnoteReference] = []
    resolved = []
    for references in notes:
        note = []
        for reference in references:
            one = _resolve(reference, chain)
            chain.append(one.work)  # unresolved ones too: *ibid.* after them must not skip back over them
            note.append(one)
        resolved.append(tuple(note))
    return resolved


def _resolve(reference: FootnoteReference, chain: list[FootnoteReference]) -> ResolvedReference:
    recent = chain[-MEMORY:]
    back = reference.back
    if back is None:
        return ResolvedReference(reference, _repeated_title(reference, recent))
    if back.kind is BackKind.SAME_AUTHOR:
        if not recent or not recent[-1].authors:
            return ResolvedReference(reference)
        if reference.title:
            return ResolvedReference(replace(reference, authors=recent[-1].authors))
        return ResolvedReference(reference, _latest(recent, back))
    if not reference.authors:
        return ResolvedReference(reference, _latest(recent, back))
    return ResolvedReference(reference, _latest(_by_author(recent, reference.authors), back))


def _latest(candidates: Sequence[FootnoteReference], back: BackReference) -> FootnoteReference | None:
    """The last of the candidates; one of the kind that the phrase names (book or article), if there is one."""
    if not candidates or not _names_work(candidates[-1]):
        return None
    if back.kind is BackKind.EARLIER_WORK and back.article:
        return next((work for work in reversed(candidates) if work.article), candidates[-1])
    return candidates[-1]


def _names_work(reference: FootnoteReference) -> bool:
    return reference.back is None or bool(reference.title)


def _by_author(candidates: Sequence[FootnoteReference], authors: str) -> list[FootnoteReference]:
    """Works by the author: of the same surname, or else of one that sounds the same in the other script."""
    key = surname(authors)
    candidates = [work for work in candidates if work.authors and _names_work(work)]
    exact = [work for work in candidates if surname(work.authors) == key]
    if not exact:
        bones = skeleton(key)
        exact = [work for work in candidates if len(bones) > 1 and skeleton(surname(work.authors)) == bones]
    first = _initial(authors)
    matching = [work for work in exact if not first or _initial(work.authors) in ("", first)]
    return matching or exact


def _initial(authors: str) -> str:
    """Folded first letter of the first author's given name, or "" if only the surname is given."""
    words = re.sub(r"\.(?=\S)", ". ", re.split(r"[,&;]", authors, maxsplit=1)[0]).split()
    if len(words) < 2:
        return ""
    initials = [word for word in words if is_initials(word)]
    return fold(initials[0] if initials else words[0])[:1]


def _repeated_title(reference: FootnoteReference, recent: Sequence[FootnoteReference]) -> FootnoteReference | None:
    """The earlier work that a reference without imprint names again by a shortened title, or None.

    Either author and beginning of the title agree, or the last segment of the title (a collection, after the
    title of a document in it) is a segment of the earlier one.
    """
    if reference.place or reference.publisher or reference.year or not reference.title or not recent:
        return None
    if reference.authors:
        title = _segments(reference.title)[:1]
        for work in reversed(_by_author(recent, reference.authors)):
            if title and _segments(work.title)[:1] and _agree(title[0], _segments(work.title)[0]):
                return work
        return None
    segments = [segment for segment in _segments(reference.title) if len(segment.split()) >= _SHARED_WORDS]
    for work in reversed(recent) if segments else ():
        if work.place and any(_agree(segments[-1], segment) for segment in _segments(work.title)):
            return work
    return None


def _segments(title: str) -> list[str]:
    return [key for key in map(fold, _SEGMENT.split(title)) if key]


def _agree(one: str, other: str) -> bool:
    """Whether one segment is the other, or its beginning in whole words."""
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or longer.startswith(f"{shorter} ")


def resolve_parenthetical(references: Sequence[ParentheticalReference]) -> list[tuple[CitedWork | None, ...]]:
    """For every work of every bracket the earlier work it leads back to, or None.

    Brackets that give only a page (``(s. 48)``) mean the work cited just before, as ``a.g.e.`` does.
    """
    chain: list[CitedWork] = []
    resolved = []
    for reference in references:
        targets = []
        for work in reference.works:
            target = None
            back = find_back_reference(work.authors) if not work.year else None
            if back is not None:
                named = work.authors[: back.start].strip(" ,")
                target = _cited(chain[-MEMORY:], named)
            elif not work.authors and not work.year and chain:
                target = chain[-1]
            targets.append(target)
            if target is not None or back is None:
                chain.append(target or work)
        resolved.append(tuple(targets))
    return resolved


def _cited(recent: Sequence[CitedWork], named: str) -> CitedWork | None:
    if not named:
        return recent[-1] if recent else None
    key = surname(named)
    return next((work for work in reversed(recent) if surname(work.authors) == key), None)
