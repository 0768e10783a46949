"""The desk: the database of one output folder, opened for a request, with what reviewers decided until this moment.

Decisions hold at once on the desk, before any run applies them: states, edited fields, merges and splits are worked
out from the log and laid over the tables. What was worked out is kept until somebody adds a decision or a run ends.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from pipeline.decisions import Decision, DecisionKind, DecisionLog, TargetState
from pipeline.decisions.log import decision_of
from pipeline.decisions.records import Status
from pipeline.decisions.states import in_order, standing, state_of, states_by_reviewer
from pipeline.record_classes import record
from pipeline.review.facts import prepare
from pipeline.store.connection import FILE_NAME, connect, said


@record
class Standing:
    """What all decisions come to.

    Attributes:
        grouped: decisions by the present id of their target, oldest first.
        states: states by the same.
        redirects: where merged entities went, by their id; chains are followed.
        split: entities that mentions were moved to, by mention id.
        split_names: entities that base forms were moved to, by (entity id, base form).
        named: names that splits gave to new entities, by entity id.
    """

    grouped: Mapping[str, Sequence[Decision]] = field(default_factory=dict)
    states: Mapping[str, TargetState] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)
    split_names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)

    def entity(self, entity_id: str) -> str:
        """Where an entity is found now."""
        return self.redirects.get(entity_id, entity_id)

    def reviewers(self) -> tuple[str, ...]:
        """Everybody who has decided anything, sorted."""
        return tuple(sorted({decision.reviewer for group in self.grouped.values() for decision in group}))

    def undecided_by(self, reviewer: str) -> list[str]:
        """Facts that others have decided on and ``reviewer`` has not, sorted."""
        found = []
        for target, decisions in self.grouped.items():
            if not is_fact(target):
                continue
            states = states_by_reviewer(decisions)
            own = states.pop(reviewer, None)
            if (own is None or own.status is Status.OPEN) and any(
                state.status is not Status.OPEN for state in states.values()
            ):
                found.append(target)
        return sorted(found)


@record
class Reading:
    """One look at the database; the view ``facts`` is ready on its connection.

    Attributes:
        connection: to the database, in a read transaction.
        standing: what all decisions come to.
        states: the same by fact, as it is to be laid over the tables.
    """

    connection: sqlite3.Connection
    standing: Standing
    states: Mapping[str, TargetState]

    def rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """Rows of a query, by column."""
        return [dict(row) for row in self.connection.execute(sql, values)]

    def row(self, sql: str, *values: object) -> dict[str, Any] | None:
        """Its first row, or None."""
        found = self.connection.execute(sql, values).fetchone()
        return None if found is None else dict(found)


class Desk:
    """The output folder under review.

    Args:
        out: the folder.

    Raises:
        SalnameError: E103 if there has been no run.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._path = out / FILE_NAME
        self.log = DecisionLog(self._path)
        self._lock = threading.Lock()
        self._known = _Known()
        with closing(connect(self._path)):
            pass

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open the database for one request.

        Raises:
            SalnameError: E103 if it is gone, E105 if it is damaged.
        """
        try:
            with closing(connect(self._path)) as connection:
                standing_now = self._standing(connection)
                connection.execute("BEGIN")
                states = self._laid_over(connection, standing_now)
                prepare(connection, states)
                yield Reading(connection, standing_now, states)
        except sqlite3.DatabaseError as error:
            raise said(error, self._path) from error

    def _standing(self, connection: sqlite3.Connection) -> Standing:
        """From memory, brought up to the last decision; read anew after a run, which may move decisions."""
        with self._lock:
            run = int(connection.execute("SELECT COALESCE(MAX(run), 0) FROM runs").fetchone()[0])
            if run != self._known.run:
                places = connection.execute("SELECT target, fact_id FROM attachments WHERE fact_id <> ''")
                self._known = _Known(run, present={row["target"]: row["fact_id"] for row in places})
            self._known = self._known.with_new(
                connection.execute("SELECT * FROM decisions WHERE sequence > ? ORDER BY sequence", (self._known.last,))
            )
            return self._known.standing

    @staticmethod
    def _laid_over(connection: sqlite3.Connection, now: Standing) -> dict[str, TargetState]:
        """States by fact id, with the fields that differ from the tables.

        Where a run brought an edit into the tables that was taken back since, the extracted value is laid over it;
        mentions of entities merged or split since get their present entity.
        """
        states = dict(now.states)
        values: dict[str, dict[str, Any]] = defaultdict(dict)
        for row in connection.execute("SELECT fact_id, original FROM statements WHERE original IS NOT NULL"):
            values[row["fact_id"]] |= json.loads(row["original"] or "{}")
        for entity_id, into in now.redirects.items():
            for row in connection.execute("SELECT mention_id FROM mentions WHERE entity_id = ?", (entity_id,)):
                values[row[0]]["entity_id"] = into
        for (entity_id, name), into in now.split_names.items():
            sql = "SELECT mention_id FROM mentions WHERE entity_id = ? AND base_form = ?"
            for row in connection.execute(sql, (entity_id, name)):
                values[row[0]]["entity_id"] = now.entity(into)
        for mention_id, into in now.split.items():
            values[mention_id]["entity_id"] = now.entity(into)
        for fact_id, cells in values.items():
            state = states.get(fact_id, TargetState())
            states[fact_id] = replace(state, values={**cells, **state.values})
        for fact_id in _to_ask_again(connection, states):
            states[fact_id] = replace(states[fact_id], status=Status.RE_ASK, values=values.get(fact_id, {}))
        return states


def _to_ask_again(connection: sqlite3.Connection, states: Mapping[str, TargetState]) -> list[str]:
    """Facts that the last run asks about again, and that nobody has decided on since."""
    ended = str(connection.execute("SELECT COALESCE(MAX(ended), '') FROM runs").fetchone()[0])
    rows = connection.execute("SELECT DISTINCT fact_id FROM attachments WHERE status = 're-ask' AND fact_id <> ''")
    return [row[0] for row in rows if row[0] in states and states[row[0]].at < ended]


@record
class _Known:
    """What is remembered between requests: decisions up to ``last``, as they hold since ``run``."""

    run: int = -1
    last: int = 0
    present: Mapping[str, str] = field(default_factory=dict)
    standing: Standing = field(default_factory=Standing)

    def with_new(self, rows: Iterable[sqlite3.Row]) -> _Known:
        """The same with further decisions; only the targets they are on are worked out again."""
        new: dict[str, list[Decision]] = defaultdict(list)
        last = self.last
        for row in rows:
            target = str(row["target"])
            new[self.present.get(target, target)].append(decision_of(row))
            last = int(row["sequence"])
        if not new:
            return self
        grouped = {**self.standing.grouped}
        states = {**self.standing.states}
        for target, decisions in new.items():
            grouped[target] = in_order([*grouped.get(target, ()), *decisions])
            states[target] = state_of(grouped[target])
        return replace(self, last=last, standing=_worked_out(grouped, states))


def _worked_out(grouped: Mapping[str, Sequence[Decision]], states: Mapping[str, TargetState]) -> Standing:
    into: dict[str, str] = {}
    split: dict[str, str] = {}
    split_names: dict[tuple[str, str], str] = {}
    named: dict[str, str] = {}
    for target, decisions in grouped.items():
        if is_fact(target):
            continue
        for decision in standing(decisions):
            aim = str(decision.after.get("into", ""))
            # a run that merged two entities files their decisions together: the entity meant is the decision's own
            if decision.kind is DecisionKind.MERGE and aim:
                into[decision.target] = aim
            elif decision.kind is DecisionKind.SPLIT and aim:
                split |= {str(mention): aim for mention in decision.after.get("mentions", ())}
                split_names |= {(decision.target, str(name)): aim for name in decision.after.get("names", ())}
                if decision.after.get("name"):
                    named[aim] = str(decision.after["name"])
    return Standing(grouped, states, _followed(into), split, split_names, named)


_FACT = re.compile(r"[mec]-[0-9a-f]{12}")


def is_fact(target: str) -> bool:
    """Whether a decision's target is a fact; entities have readable ids."""
    return _FACT.fullmatch(target) is not None


def _followed(into: Mapping[str, str]) -> dict[str, str]:
    """Chains of merges to their ends; of a circle every member leads to its first in order."""
    found: dict[str, str] = {}
    for start in sorted(into):
        path = [start]
        while path[-1] in into and into[path[-1]] not in path:
            path.append(into[path[-1]])
        circle = path[path.index(into[path[-1]]) :] if path[-1] in into else []
        end = min(circle) if circle else path[-1]
        if end != start:
            found[start] = end
    return found


def by_day(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Decisions by the day they were taken, newest first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in reversed(decisions):
        found[decision.at[:10]].append(decision)
    return dict(found)
