"""What a reviewer's decision is made of. Decisions are statements: they are added, and never changed or removed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pipeline.record_classes import record

#: A value that a table cell may hold.
Cell = str | int | float | None


class DecisionKind(StrEnum):
    """What a reviewer can say.

    ``edit`` changes fields of a fact (``after``), its label too; of a happening also who takes part in it
    (``after["arguments"]``, see :mod:`pipeline.decisions.arguments`). ``undo`` takes back one decision
    (``after["undoes"]``), an undo among them. ``merge`` says that the target entity is ``after["into"]``.
    ``split`` moves mentions (``after["mentions"]``: fact ids) or base forms (``after["names"]``) of the
    target entity to the entity ``after["into"]``, named ``after["name"]``.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    NOTE = "note"
    UNDO = "undo"
    MERGE = "merge"
    SPLIT = "split"


class Status(StrEnum):
    """Where a fact stands; ``OPEN`` (the empty cell) is a fact nobody has decided."""

    OPEN = ""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    RE_ASK = "re-ask"


class Attached(StrEnum):
    """What became of the decisions on a target in the last run."""

    APPLIED = "applied"
    RE_ASK = "re-ask"
    ORPHANED = "orphaned"


@record
class Anchor:
    """Where a fact stood when it was decided: W3C Web Annotation position and quote selectors.

    Attributes:
        source_id: the source.
        start: first code point in the raw text.
        end: code point after the last.
        exact: the fact's words in the clean text.
        prefix: up to 32 characters before them in their paragraph.
        suffix: up to 32 characters after them.
    """

    source_id: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def to_json(self) -> dict[str, Any]:
        """As a Web Annotation target."""
        return {
            "source": self.source_id,
            "selector": [
                {"type": "TextPositionSelector", "start": self.start, "end": self.end},
                {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix},
            ],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Anchor:
        """Back from :meth:`to_json`.

        Raises:
            KeyError, TypeError: if it has another shape.
        """
        selectors = {selector["type"]: selector for selector in value["selector"]}
        position, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
        return cls(
            str(value["source"]),
            int(position["start"]),
            int(position["end"]),
            str(quote["exact"]),
            str(quote.get("prefix", "")),
            str(quote.get("suffix", "")),
        )


def new_decision_id() -> str:
    """A fresh id."""
    return uuid.uuid4().hex


def now() -> str:
    """The time in UTC, ISO 8601 with microseconds, so that texts sort as times do."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


@record
class Decision:
    """One statement of one reviewer.

    Attributes:
        target: id of the fact (``m-``, ``e-``, ``c-``) or entity at the time of the decision.
        kind: what was said.
        reviewer: who said it.
        before: the fields concerned, as they were.
        after: the fields as the reviewer wants them; see :class:`DecisionKind`.
        reason: in the reviewer's words.
        anchor: where the fact stood; None for entities.
        extraction: the whole row as extracted when it was decided, of a happening its ``arguments`` too; empty for
            entities.
        decision_id: 32 hexadecimal digits; imported decisions keep theirs.
        at: see :func:`now`.
    """

    target: str
    kind: DecisionKind
    reviewer: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    anchor: Anchor | None = None
    extraction: Mapping[str, Any] = field(default_factory=dict)
    decision_id: str = field(default_factory=new_decision_id)
    at: str = field(default_factory=now)


@record
class Note:
    """A reviewer's remark on a target."""

    reviewer: str
    at: str
    text: str


@record
class TargetState:
    """What all decisions on a target that still stand come to.

    Attributes:
        status: accepted, rejected, edited or open.
        decided_by: reviewer of the deciding statement, or "".
        at: its time, or "".
        values: edited fields.
        notes: remarks, oldest first; reasons are kept with their decisions.
        deciding: the decision that made the status, or None.
    """

    status: Status = Status.OPEN
    decided_by: str = ""
    at: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    deciding: Decision | None = None


#: The fields of a decision as it is stored and exchanged, in order; ``before``, ``after``, ``anchor`` and
#: ``extraction`` are JSON, in CSV as text.
DECISION_FIELDS = (
    "decision_id",
    "at",
    "reviewer",
    "kind",
    "target",
    "before",
    "after",
    "reason",
    "anchor",
    "extraction",
)
