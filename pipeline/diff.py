"""What changed between two states of the tables: two output folders, or two runs of one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record
from pipeline.store import Database
from pipeline.store.database import FILE_NAME, UNSTATED
from pipeline.tables.contract import FACTS

#: Fields whose change is the entity's, and told once for it, not for each of its mentions.
_OF_ENTITY = frozenset({"entity_id", "reason"})
_IGNORED = UNSTATED | _OF_ENTITY | {"mention_id", "event_id", "citation_id"}

_Facts = dict[str, dict[str, Any]]


@record
class ChangedFact:
    """A fact that both states have, with the fields that differ: name, then before and after."""

    fact_id: str
    kind: str
    source_id: str
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(slots=True)
class Difference:
    """From one state to another.

    Attributes:
        new: facts that only the second has.
        gone: facts that only the first has.
        changed: facts that say something else.
        merged: by entity of the second state, the several entities of the first whose mentions it has now.
        split: by entity of the first state, the several entities of the second that have its mentions now.
    """

    new: _Facts = field(default_factory=dict)
    gone: _Facts = field(default_factory=dict)
    changed: list[ChangedFact] = field(default_factory=list)
    merged: dict[str, list[str]] = field(default_factory=dict)
    split: dict[str, list[str]] = field(default_factory=dict)


def facts_now(out: Path) -> _Facts:
    """The facts of an output folder, by id; each has its table as ``table``.

    Raises:
        SalnameError: E103 if there is no database.
    """
    database = Database(out / FILE_NAME)
    with database.open() as connection:
        return {
            row[key]: {"table": kind, **dict(row)}
            for kind, key in FACTS.items()
            for row in connection.execute(f"SELECT * FROM {kind}")
        }


def facts_of_run(out: Path, run: int) -> _Facts:
    """The facts as they were after a run of the folder, by id.

    Raises:
        SalnameError: E103 if there is no database, E405 if it has no such run.
    """
    database = Database(out / FILE_NAME)
    with database.open() as connection:
        known = [int(row["run"]) for row in connection.execute("SELECT run FROM runs ORDER BY run")]
        if run not in known:
            raise SalnameError(Errors.E405, run=run, known=", ".join(map(str, known)))
        past = connection.execute("SELECT * FROM past_statements WHERE first_run <= ?1 AND last_run >= ?1", (run,))
        found = {row["fact_id"]: {"table": row["kind"], **json.loads(row["original"])} for row in past}
        since = {row["fact_id"]: row["first_run"] for row in connection.execute("SELECT * FROM statements")}
    for fact_id, fact in facts_now(out).items():
        if since.get(fact_id, 1) <= run:
            found[fact_id] = fact
    return found


def compare(before: _Facts, after: _Facts) -> Difference:
    """The difference between two states. Where a fact stands, and what was decided of it, makes none."""
    difference = Difference(
        new={fact_id: after[fact_id] for fact_id in sorted(after.keys() - before.keys())},
        gone={fact_id: before[fact_id] for fact_id in sorted(before.keys() - after.keys())},
    )
    to: dict[str, set[str]] = defaultdict(set)
    came_from: dict[str, set[str]] = defaultdict(set)
    for fact_id in sorted(before.keys() & after.keys()):
        old, new = before[fact_id], after[fact_id]
        fields = {
            name: (old.get(name), new.get(name))
            for name in new
            if name not in _IGNORED and name != "table" and old.get(name) != new.get(name)
        }
        if fields:
            difference.changed.append(ChangedFact(fact_id, new["table"], str(new["source_id"]), fields))
        if old.get("entity_id") and new.get("entity_id"):
            to[str(old["entity_id"])].add(str(new["entity_id"]))
            came_from[str(new["entity_id"])].add(str(old["entity_id"]))
    difference.merged = {entity: sorted(olds) for entity, olds in sorted(came_from.items()) if len(olds) > 1}
    difference.split = {entity: sorted(news) for entity, news in sorted(to.items()) if len(news) > 1}
    return difference
