"""What two names have in common or not, kept as found and put into words only when somebody reads it.

Most comparisons are read by nobody: putting their reasons into words would take as long as making them.
"""

from __future__ import annotations

from collections.abc import Iterable

#: A remark, or a template (``%s``, ``%.2f``) with what goes into it; an argument that is a tuple is a list of words.
Reason = str | tuple[str | float | tuple[str, ...], ...]


def in_words(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The remarks as text, in order."""
    return tuple([reason if isinstance(reason, str) else _said(reason) for reason in reasons])


def _said(reason: tuple[str | float | tuple[str, ...], ...]) -> str:
    template, *rest = reason
    return str(template) % tuple([" ".join(each) if isinstance(each, tuple) else each for each in rest])
