"""What a reviewer typed into a fact's form, checked before it becomes a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.dates import DateValue
from pipeline.dates.values import iso_day
from pipeline.decisions.arguments import Part
from pipeline.records import EventType, Factuality, Label, Role
from pipeline.review.facts import EDITABLE, Cells

#: Longest reason, note or name that is taken.
LONGEST = 4_000

_DURATION = re.compile(r"P(?=[\dX T])(?:[\dX.,]+[YMWD])*(?:T(?:[\dX.,]+[HMS])+)?")
_ENTITY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?")


class NotUnderstood(ValueError):
    """A value that cannot stand in the table.

    Attributes:
        column: the field.
        value: what was typed.
    """

    def __init__(self, column: str, value: str, why: str) -> None:
        super().__init__(
            f"{column.replace('_', ' ')} “{value}”: {why}. Nothing was changed; what you typed is still here."
        )
        self.column = column
        self.value = value


def changes(kind: str, row: Cells, typed: Mapping[str, str]) -> Cells:
    """The fields that differ from ``row``, ready for an edit; a date's first and last day come with its value.

    Args:
        kind: ``mention`` or ``event``.
        row: the fact as it stands.
        typed: what the form brought, by column; columns that it did not bring stay.

    Raises:
        NotUnderstood: naming the field that cannot be taken.
    """
    wanted = {column: " ".join(typed[column].split()) for column in EDITABLE[kind] if column in typed}
    changed: Cells = {column: value for column, value in wanted.items() if value != str(row.get(column) or "")}
    label = str(changed.get("label", row.get("label", "")))
    for column, value in changed.items():
        _check(column, value, label)
    if "value" in changed and label == "DATE":
        date = DateValue.from_text(changed["value"])
        changed["earliest"], changed["latest"] = iso_day(date.earliest()), iso_day(date.latest())
    return changed


def chosen_parts(shown: Iterable[Part], typed: Mapping[str, Sequence[str]]) -> list[Part] | None:
    """Who takes part in a happening, as a form says; None if that is as it was.

    Args:
        shown: roles and mention ids as they stand.
        typed: by mention id the roles that the form brought, "" for none; mentions that it did not bring stay.
    """
    before = list(shown)
    wanted = [part for part in before if part[1] not in typed]
    wanted += [(role, mention_id) for mention_id, roles in typed.items() for role in roles if role]
    for role, _ in wanted:
        if role not in set(Role):
            raise NotUnderstood("role", role, "it is none of those that there are")
    return None if set(wanted) == set(before) else wanted


def _check(column: str, value: str, label: str) -> None:
    if len(value) > LONGEST:
        raise NotUnderstood(column, value[:60] + "…", f"it has more than {LONGEST:,} characters")
    known = {"label": Label, "type": EventType, "factuality": Factuality}.get(column)
    if known is not None and value not in {str(member.value) for member in known}:
        raise NotUnderstood(column, value, "it is none of those that there are")
    if column == "entity_id" and not _ENTITY.fullmatch(value):
        raise NotUnderstood(column, value, "an id is small letters, digits and hyphens, such as mehmet-emin-resulzade")
    if column == "base_form" and not value:
        raise NotUnderstood(column, value, "a name cannot be empty")
    if column == "value" and label == "DURATION" and not _DURATION.fullmatch(value):
        raise NotUnderstood(column, value, "a duration is ISO 8601, such as P3Y, P18M or P2D")
    if column == "value" and label == "DATE":
        try:
            DateValue.from_text(value)
        except ValueError as error:
            why = "a date is EDTF, such as 1918-05-28, 1918-05, 191X, 1918/1920, 1918~, 1919;START or ?"
            raise NotUnderstood(column, value, why) from error


def entity_id_for(name: str, taken: frozenset[str]) -> str:
    """A readable id for an entity that a split makes, unlike those that there are."""
    from pipeline.transliteration import fold

    base = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:100] or "entity"
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
