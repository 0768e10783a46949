"""The authors of a work one by one, as reference managers want them."""

from __future__ import annotations

from pipeline.citations import is_and_others, is_initials, is_name
from pipeline.record_classes import record
from pipeline.references.identity import split_list


@record
class Author:
    """A person with family and given name, or a body (``literal``).

    Attributes:
        family: family name, or "" for a body.
        given: given names or initials, or "".
        literal: the whole name of a body, or of somebody whose name cannot be parted, or "".
    """

    family: str = ""
    given: str = ""
    literal: str = ""


def read_authors(authors: str) -> tuple[tuple[Author, ...], bool]:
    """The authors in their order, and whether there are others that the reference does not name."""
    found: list[Author] = []
    others = False
    for name in split_list(authors):
        if is_and_others(name) or name.casefold() in ("diğerleri", "digərləri", "b.", "др."):
            others = True
        elif name:
            found.append(_author(name))
    return tuple(found), others


def _author(name: str) -> Author:
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return Author(family, given)
    words = name.split()
    if not is_name(name, most=3):
        return Author(literal=name)
    if len(words) == 1:
        return Author(family=name)
    if is_initials(words[-1]):  # ``Quliyev C.``
        first = next(i for i, word in enumerate(words) if is_initials(word))
        return Author(" ".join(words[:first]) or words[0], " ".join(words[first:]))
    return Author(words[-1], " ".join(words[:-1]))
