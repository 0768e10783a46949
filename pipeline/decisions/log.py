"""The log of decisions in ``salname.db``: written by many reviewers at once, read by every run.

Each call opens its own connection and holds the write lock only while it adds its rows, so that one log may be
used from many threads and processes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from pipeline.decisions.arguments import FIELD, Argument, to_json
from pipeline.decisions.records import DECISION_FIELDS, Anchor, Attached, Decision, DecisionKind, TargetState
from pipeline.decisions.states import in_order, last_standing, standing, state_of
from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record
from pipeline.records import Role
from pipeline.store.connection import connect, said, transaction
from pipeline.tables.contract import FACT_TABLE_OF, FACTS


@record
class Attachment:
    """Where the decisions on a target hold since the last run.

    Attributes:
        target: id at the time of the decision.
        fact_id: id of the fact now, or "" if the passage is gone.
        status: applied, re-ask or orphaned.
        detail: why, in a few words.
        source_id: its source.
    """

    target: str
    fact_id: str
    status: Attached
    detail: str
    source_id: str


class DecisionLog:
    """Reads and adds decisions.

    Args:
        path: ``salname.db``; it must be there (a run makes it) unless ``create`` is given.
        create: make it if it is not there.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._path = path
        self._create = create

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(connect(self._path, create=self._create)) as connection:
                yield connection
        except sqlite3.DatabaseError as error:
            raise said(error, self._path) from error

    # --- writing -----------------------------------------------------------------------------------

    def append(self, *decisions: Decision) -> int:
        """Add decisions, all or none; those whose ids are there already are passed over.

        Returns:
            How many were added.

        Raises:
            SalnameError: E402 if an id is there with another content; E102, E104 if it could not be written.
        """
        with self._open() as connection, transaction(connection):
            return _add(connection, decisions)

    def decide(
        self,
        target: str,
        kind: DecisionKind,
        reviewer: str,
        *,
        after: Mapping[str, Any] | None = None,
        reason: str = "",
    ) -> Decision:
        """Decide on a fact or an entity as it stands in the tables, with its anchor and what was extracted.

        Args:
            target: id of a mention, event, citation or entity.
            kind: what is said (not ``undo``: see :meth:`undo`).
            reviewer: who says it.
            after: for an edit the changed fields; who takes part in a happening is ``arguments``, a list of roles and
                mention ids. For merge and split see :class:`DecisionKind`.
            reason: why.

        Raises:
            SalnameError: E401 if there is no such fact or entity, E406 if ``after`` does not go with the kind.
        """
        after = dict(after or {})
        with self._open() as connection, transaction(connection):
            decision = _on_entity if _is_entity(connection, target) else _on_fact
            made = decision(connection, target, kind, reviewer, after, reason)
            _add(connection, [made])
        return made

    def undo(
        self, reviewer: str, *, target: str | None = None, decision_id: str | None = None, reason: str = ""
    ) -> Decision:
        """Take back one decision: the one named, else the last that stands on ``target``.

        Raises:
            SalnameError: E406 if there is nothing to take back.
        """
        with self._open() as connection, transaction(connection):
            if decision_id is not None:
                undone = next(iter(_read(connection, "WHERE decision_id = ?", (decision_id,))), None)
            else:
                undone = last_standing(_history(connection, target or ""))
            if undone is None:
                raise SalnameError(Errors.E406, detail="there is nothing to take back")
            made = Decision(
                undone.target,
                DecisionKind.UNDO,
                reviewer,
                undone.after,
                {"undoes": undone.decision_id},
                reason,
                undone.anchor,
            )
            _add(connection, [made])
        return made

    # --- reading -----------------------------------------------------------------------------------

    def all(self) -> list[Decision]:
        """Every decision, oldest first."""
        with self._open() as connection:
            return in_order(_read(connection))

    def history(self, target: str) -> list[Decision]:
        """Every decision on a fact or entity, under its present id and those it had before, oldest first."""
        with self._open() as connection:
            return _history(connection, target)

    def state(self, target: str) -> TargetState:
        """What the decisions on a fact or entity come to."""
        return state_of(self.history(target))

    def grouped(self) -> dict[str, list[Decision]]:
        """All decisions by the present id of their target (the old id if the passage is gone), oldest first."""
        with self._open() as connection:
            present = {row["target"]: row["fact_id"] for row in connection.execute("SELECT * FROM attachments")}
            decisions = in_order(_read(connection))
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            found[present.get(decision.target) or decision.target].append(decision)
        return dict(found)

    def states(self) -> dict[str, TargetState]:
        """The state of every target that was ever decided on, by its present id."""
        return {target: state_of(decisions) for target, decisions in self.grouped().items()}

    def attachments(self) -> dict[str, Attachment]:
        """Where the last run left the decisions, by their targets' ids at the time of the decision."""
        with self._open() as connection:
            return {
                row["target"]: Attachment(
                    row["target"], row["fact_id"] or "", Attached(row["status"]), row["detail"], row["source_id"]
                )
                for row in connection.execute("SELECT * FROM attachments ORDER BY target")
            }

    def orphaned(self) -> list[Decision]:
        """Decisions whose passage is no longer in any text, oldest first. They stay, and hold again if it returns."""
        orphans = {target for target, place in self.attachments().items() if place.status is Attached.ORPHANED}
        return [decision for decision in self.all() if decision.target in orphans]

    def to_ask_again(self) -> list[Decision]:
        """Decisions that stand, whose passage and extraction have both changed, oldest first."""
        asked = {target for target, place in self.attachments().items() if place.status is Attached.RE_ASK}
        return [decision for decision in standing(self.all()) if decision.target in asked]

    def count(self) -> int:
        """How many there are: a cheap way to see whether something was added."""
        with self._open() as connection:
            return int(connection.execute("SELECT count(*) FROM decisions").fetchone()[0])


def _is_entity(connection: sqlite3.Connection, target: str) -> bool:
    return connection.execute("SELECT 1 FROM entities WHERE entity_id = ?", (target,)).fetchone() is not None


def _on_entity(
    connection: sqlite3.Connection,
    target: str,
    kind: DecisionKind,
    reviewer: str,
    after: dict[str, Any],
    reason: str,
) -> Decision:
    before = dict(connection.execute("SELECT * FROM entities WHERE entity_id = ?", (target,)).fetchone())
    if kind in (DecisionKind.MERGE, DecisionKind.SPLIT):
        into = str(after.get("into", ""))
        if not into or into == target:
            raise SalnameError(Errors.E406, detail=f"{kind.value} needs another entity as `into`")
    if kind is DecisionKind.SPLIT:
        if not after.get("mentions") and not after.get("names"):
            raise SalnameError(Errors.E406, detail="split needs the `mentions` or the `names` that are somebody else's")
        anchors = {}
        for mention_id in after.get("mentions", ()):
            anchors[str(mention_id)] = _anchor(connection, str(mention_id)).to_json()
        if anchors:
            after["anchors"] = anchors
    return Decision(target, kind, reviewer, before, after, reason)


def _on_fact(
    connection: sqlite3.Connection,
    target: str,
    kind: DecisionKind,
    reviewer: str,
    after: dict[str, Any],
    reason: str,
) -> Decision:
    table = FACT_TABLE_OF.get(target.partition("-")[0], "")
    row = table and connection.execute(f"SELECT * FROM {table} WHERE {FACTS[table]} = ?", (target,)).fetchone()
    if not row:
        raise SalnameError(Errors.E401, id=target)
    if kind in (DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.UNDO):
        raise SalnameError(Errors.E406, detail=f"{kind.value} is not for facts")
    cells: dict[str, Any] = dict(row)
    if table == "events":
        cells[FIELD] = to_json(_arguments(connection, target))
    unknown = sorted(set(after) - set(cells) - {"note"})
    fixed = sorted({FACTS[table], "source_id", "status", "decided_by"} & set(after))
    if kind is DecisionKind.EDIT and (not after or unknown or fixed):
        detail = f"an edit names fields of {table}, not {', '.join(unknown + fixed) or 'none'}"
        raise SalnameError(Errors.E406, detail=detail)
    if FIELD in after and FIELD in cells:
        after[FIELD] = to_json(_chosen(connection, str(cells["source_id"]), after[FIELD]))
    extraction = dict(cells)
    statement = connection.execute("SELECT original FROM statements WHERE fact_id = ?", (target,)).fetchone()
    if statement and statement["original"]:
        extraction |= json.loads(statement["original"])
    before = {name: cells[name] for name in after if name in cells}
    return Decision(target, kind, reviewer, before, after, reason, _anchor(connection, target), extraction)


def _arguments(connection: sqlite3.Connection, event_id: str) -> list[Argument]:
    """Who takes part in a happening, as the tables have it."""
    rows = connection.execute(
        "SELECT role, mention_id FROM event_arguments WHERE event_id = ? ORDER BY rowid", (event_id,)
    )
    return [Argument(Role(row["role"]), row["mention_id"], _anchor(connection, row["mention_id"])) for row in rows]


def _chosen(connection: sqlite3.Connection, source_id: str, parts: Iterable[tuple[str, str]]) -> list[Argument]:
    """The arguments that somebody chose, in the order of the text.

    Raises:
        SalnameError: E406 if a role is none, or a mention is not one of this source.
    """
    found: dict[tuple[int, str, str], Argument] = {}
    for role, mention_id in parts:
        row = connection.execute(
            "SELECT char_start FROM mentions WHERE mention_id = ? AND source_id = ?", (mention_id, source_id)
        ).fetchone()
        if row is None:
            raise SalnameError(Errors.E406, detail=f"{mention_id} is no mention in the happening's source")
        if role not in set(Role):
            raise SalnameError(Errors.E406, detail=f"{role!r} is no role; there are {', '.join(Role)}")
        argument = Argument(Role(role), mention_id, _anchor(connection, mention_id))
        found[int(row["char_start"]), mention_id, role] = argument
    return [found[key] for key in sorted(found)]


def _anchor(connection: sqlite3.Connection, fact_id: str) -> Anchor:
    row = connection.execute("SELECT * FROM statements WHERE fact_id = ?", (fact_id,)).fetchone()
    if row is None:
        raise SalnameError(Errors.E401, id=fact_id)
    return Anchor(row["source_id"], row["char_start"], row["char_end"], row["exact"], row["prefix"], row["suffix"])


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _cells(decision: Decision) -> tuple[str | None, ...]:
    return (
        decision.decision_id,
        decision.at,
        decision.reviewer,
        decision.kind.value,
        decision.target,
        _dumped(decision.before),
        _dumped(decision.after),
        decision.reason,
        None if decision.anchor is None else _dumped(decision.anchor.to_json()),
        _dumped(decision.extraction),
    )


def _add(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> int:
    added = 0
    for decision in decisions:
        cells = _cells(decision)
        there = connection.execute(
            f"SELECT {', '.join(DECISION_FIELDS)} FROM decisions WHERE decision_id = ?", (decision.decision_id,)
        ).fetchone()
        if there is None:
            marks = ", ".join("?" * len(DECISION_FIELDS))
            connection.execute(f"INSERT INTO decisions ({', '.join(DECISION_FIELDS)}) VALUES ({marks})", cells)
            added += 1
        elif tuple(there) != cells:
            detail = f"the decision {decision.decision_id} is there already with another content"
            raise SalnameError(Errors.E402, detail=detail)
    return added


def _read(connection: sqlite3.Connection, where: str = "", values: tuple[str, ...] = ()) -> list[Decision]:
    return [decision_of(row) for row in connection.execute(f"SELECT * FROM decisions {where}", values)]


def decision_of(row: sqlite3.Row) -> Decision:
    """The decision that a row of the table ``decisions`` holds."""
    return Decision(
        row["target"],
        DecisionKind(row["kind"]),
        row["reviewer"],
        json.loads(row["before"]),
        json.loads(row["after"]),
        row["reason"],
        None if row["anchor"] is None else Anchor.from_json(json.loads(row["anchor"])),
        json.loads(row["extraction"]),
        row["decision_id"],
        row["at"],
    )


def _history(connection: sqlite3.Connection, target: str) -> list[Decision]:
    where = "WHERE target = ?1 OR target IN (SELECT target FROM attachments WHERE fact_id = ?1)"
    return in_order(_read(connection, where, (target,)))
