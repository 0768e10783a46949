"""Merges and splits of entities: which entity a mention goes to after all that was decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pipeline.decisions.records import Decision, DecisionKind
from pipeline.decisions.states import standing
from pipeline.record_classes import record
from pipeline.records import Entity, NamedMention


@record
class Trace:
    """An entity's mentions went, all or some, to another: ``kind`` is merge or split."""

    entity_id: str
    into_id: str
    kind: str
    decision_id: str


class EntityDecisions:
    """What stands of all decisions on entities.

    Args:
        decisions: all decisions; those on facts are passed over.
        successors: ids of the authority file that gave way to others, with these: what was decided of an id holds
            for the one that took its place. Of several nobody can tell which was meant.
    """

    def __init__(
        self, decisions: Iterable[Decision], successors: Mapping[str, Collection[str]] = MappingProxyType({})
    ) -> None:
        self._successor = {old: next(iter(new)) for old, new in successors.items() if len(new) == 1}
        self._into: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._edits: dict[str, dict[str, Any]] = {}
        self._given: dict[str, str] = {}
        self.traces: list[Trace] = []
        for decision in standing(decisions):
            target, into = self._in_use(decision.target), self._in_use(str(decision.after.get("into", "")))
            if decision.kind is DecisionKind.MERGE and self.resolve(into) != target:
                self._into[target] = into
            elif decision.kind is DecisionKind.SPLIT:
                for name in decision.after.get("names", ()):
                    self._by_name[target, str(name)] = into
                if name := str(decision.after.get("name", "")):
                    self._given[into] = name
            elif decision.kind is DecisionKind.EDIT and decision.anchor is None:
                self._edits.setdefault(target, {}).update(decision.after)
                continue
            else:
                continue
            self.traces.append(Trace(decision.target, into, decision.kind.value, decision.decision_id))

    def _in_use(self, entity_id: str) -> str:
        return self._successor.get(entity_id, entity_id)

    def resolve(self, entity_id: str) -> str:
        """The entity that an entity was merged into, and that into which; itself if it was not."""
        entity_id = self._in_use(entity_id)
        seen = {entity_id}
        while (into := self._into.get(entity_id, entity_id)) not in seen:
            entity_id = into
            seen.add(into)
        return entity_id

    def rename(self, named: Iterable[NamedMention]) -> tuple[NamedMention, ...]:
        """Mentions with the entities they were decided to belong to; the reason says that a person did it."""
        found = []
        for one in named:
            split = self._by_name.get((one.entity_id, one.base_form))
            into = self.resolve(split or one.entity_id)
            if into != one.entity_id:
                one = replace(one, entity_id=into, reason=f"decision:{'split' if split else 'merge'}")
            found.append(one)
        return tuple(found)

    def describe(self, entity: Entity) -> Entity:
        """The entity with its name as decided."""
        name = self._edits.get(entity.entity_id, {}).get("name") or self._given.get(entity.entity_id) or entity.name
        return replace(entity, name=str(name))
