"""Who takes part in a happening, in decisions.

An edit of a happening may hold, as its field :data:`FIELD`, everybody who takes part as the reviewer sees it. Each has
the role, the id of the mention at that time, and where the mention stood: an edit of the text may give it another id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.decisions.records import Anchor
from pipeline.record_classes import record
from pipeline.records import Role

#: The field of a decision.
FIELD = "arguments"
#: A role and the id of the mention in it.
Part = tuple[str, str]


@record
class Argument:
    """A mention's part in a happening.

    Attributes:
        role: what it does.
        mention_id: its id when it was decided.
        anchor: where it stood then; None if only its id is known.
    """

    role: Role
    mention_id: str
    anchor: Anchor | None = None

    @property
    def part(self) -> Part:
        """Role and id."""
        return self.role.value, self.mention_id

    def to_json(self) -> dict[str, Any]:
        """As it stands in a decision."""
        anchor = {} if self.anchor is None else {"anchor": self.anchor.to_json()}
        return {"role": self.role.value, "mention": self.mention_id, **anchor}


def to_json(arguments: Iterable[Argument]) -> list[dict[str, Any]]:
    """The value of :data:`FIELD`."""
    return [argument.to_json() for argument in arguments]


def from_json(value: object) -> tuple[Argument, ...]:
    """Back from :func:`to_json`.

    Raises:
        ValueError: if it has another shape.
    """
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueError("arguments are a list")
    try:
        return tuple(
            Argument(
                Role(one["role"]), str(one["mention"]), Anchor.from_json(one["anchor"]) if one.get("anchor") else None
            )
            for one in value
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"an argument has a role and a mention: {error}") from error


def parts_of(values: Mapping[str, Any]) -> list[Part] | None:
    """Roles and mention ids in edited fields, or None if these leave the arguments alone."""
    return [argument.part for argument in from_json(values[FIELD])] if FIELD in values else None
