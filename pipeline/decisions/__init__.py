"""What reviewers decided: append-only statements that hold on every later run.

:class:`DecisionLog` is the door; :mod:`~pipeline.decisions.states` says what statements come to,
:mod:`~pipeline.decisions.anchoring` finds their passages in edited texts, :mod:`~pipeline.decisions.apply` brings
them into the tables, :mod:`~pipeline.decisions.exchange` moves them between machines and
:mod:`~pipeline.decisions.agreement` compares reviewers.
"""

from __future__ import annotations

from pipeline.decisions.log import Attachment, DecisionLog
from pipeline.decisions.records import Anchor, Attached, Decision, DecisionKind, Note, Status, TargetState

__all__ = [
    "Anchor",
    "Attached",
    "Attachment",
    "Decision",
    "DecisionKind",
    "DecisionLog",
    "Note",
    "Status",
    "TargetState",
]
