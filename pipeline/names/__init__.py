"""Names: one person, one place, one body, in any spelling, script and case.

The stage's door is :func:`reconcile`; :class:`Space` clusters lists of names without a document around them.
"""

from __future__ import annotations

from pipeline.names.authority import Authority
from pipeline.names.documents import reconcile
from pipeline.names.groups import Group, group_of
from pipeline.names.records import Change, ChangeKind, DocumentMentions, EntityRegistry, Reconciliation, UnsurePair
from pipeline.names.spaces import Space

__all__ = [
    "Authority",
    "Change",
    "ChangeKind",
    "DocumentMentions",
    "EntityRegistry",
    "Group",
    "Reconciliation",
    "Space",
    "UnsurePair",
    "group_of",
    "reconcile",
]
