"""Bringing decisions into a source's rows.

A decision follows its passage. While the passage or the extraction is what it was, it holds: an accepted or edited fact
stays as decided even if no rule finds it any more. If both have changed, the fact is shown as extracted and asked
again. If the passage is gone, the decision is orphaned: it is kept and listed, and holds again if the passage returns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pipeline.decisions.anchoring import Passages
from pipeline.decisions.arguments import FIELD, Argument, Part, from_json, to_json
from pipeline.decisions.log import Attachment
from pipeline.decisions.records import Anchor, Attached, Cell, Decision, DecisionKind, Status, TargetState
from pipeline.decisions.states import in_order, state_of
from pipeline.records import LaidOutText, Role
from pipeline.spans import Span

_KEYS = {"mentions": "mention_id", "events": "event_id", "citations": "citation_id"}
_PREFIXES = {"mentions": "m-", "events": "e-", "citations": "c-"}
#: The fields by which the extraction of a fact is the same. Entities depend on other sources too, so they are not.
_EXTRACTED = {
    "mentions": ("label", "base_form", "value"),
    "events": ("type", "trigger", "factuality"),
    "citations": ("kind", "key", "reference"),
}
#: What tells facts on one passage apart.
_SORT_OF_FACT = {"mentions": "label", "events": "type", "citations": "key"}
#: Fields that say where a fact stands: they are the text's, whatever is decided.
PLACED = frozenset(
    {
        "source_id", "char_start", "char_end", "trigger_start", "trigger_end", "line_start", "line_end", "page", "lang",
        "quote", "script", "zone", "segments", "scope_start", "scope_end", "footnote_char_start", "citation",
    }
)  # fmt: skip

_Cells = dict[str, Cell]
_Found = tuple[Span, _Cells]


class Reviser:
    """Brings the decisions on one source into its rows; give it to :func:`pipeline.tables.rows.build_source_rows`.

    Args:
        laid_out: the source.
        decisions: those whose anchors are in the source, and splits with mentions in it.
        attachments: where the last run left them, by target.
        resolve: leads an entity's id to that of the entity it was merged into.

    Attributes:
        attachments: where they are now, for all targets in the source.
        originals: by fact id the extracted values of fields that a decision changed, ``arguments`` among them.
    """

    def __init__(
        self,
        laid_out: LaidOutText,
        decisions: Iterable[Decision],
        attachments: Mapping[str, str],
        resolve: Callable[[str], str] = lambda entity_id: entity_id,
    ) -> None:
        self._source_id = laid_out.source.source_id
        self._passages = Passages(laid_out)
        self._before = attachments
        self._resolve = resolve
        self._decisions: dict[str, list[Decision]] = defaultdict(list)
        self._anchors: dict[str, Anchor] = {}
        self._moved: dict[str, str] = {}
        self._mentions: dict[str, Span] = {}
        self._arguments: dict[str, tuple[Argument, ...]] = {}
        self._kept: set[str] = set()
        self.attachments: dict[str, Attachment] = {}
        self.originals: dict[str, dict[str, Any]] = {}
        for decision in in_order(decisions):
            if decision.kind is DecisionKind.SPLIT:
                for mention_id, value in dict(decision.after.get("anchors", {})).items():
                    anchor = Anchor.from_json(value)
                    if anchor.source_id == self._source_id:
                        self._anchors[mention_id] = anchor
                        self._moved[mention_id] = str(decision.after["into"])
            else:
                self._decisions[decision.target].append(decision)
                if decision.anchor is not None:
                    self._anchors[decision.target] = decision.anchor

    def __call__(self, table: str, rows: list[_Found]) -> list[_Found]:
        """The rows of a table with what was decided of them; mentions come before events."""
        revised = self._revised(table, rows)
        if table == "mentions":
            self._mentions = {str(cells["mention_id"]): span for span, cells in revised}
        return revised

    def arguments(self, event_id: str, extracted: list[Part]) -> list[Part]:
        """Who takes part in a happening, as decided or else as extracted; call it when the events were revised."""
        decided = self._arguments.get(event_id)
        if decided is None:
            return extracted
        present = ((argument.role.value, self._present(argument)) for argument in decided)
        found = list(dict.fromkeys((role, mention_id) for role, mention_id in present if mention_id))
        if set(found) == set(extracted):
            return extracted
        if event_id not in self._kept:
            original = to_json(Argument(Role(role), mention_id) for role, mention_id in extracted)
            self.originals.setdefault(event_id, {})[FIELD] = original
        return found

    def _present(self, argument: Argument) -> str:
        """The id that an argument's mention has now; "" if it is gone."""
        if argument.mention_id in self._mentions or argument.anchor is None:
            return argument.mention_id if argument.mention_id in self._mentions else ""
        passage = self._passages.find(argument.anchor)
        if passage is None:
            return ""
        shared = [(-_shared(span, passage.span), mention_id) for mention_id, span in self._mentions.items()]
        overlap, mention_id = min(shared, default=(0, ""))
        return mention_id if overlap else ""

    def _revised(self, table: str, rows: list[_Found]) -> list[_Found]:
        targets = sorted(target for target in self._anchors if target.startswith(_PREFIXES[table]))
        if not targets:
            return rows
        by_id = {str(cells[_KEYS[table]]): (span, cells) for span, cells in rows}
        facts: dict[str, list[str]] = defaultdict(list)
        lost: list[str] = []
        for target in targets:
            fact_id = next((one for one in (target, self._before.get(target, "")) if one in by_id), None)
            if fact_id is not None:
                facts[fact_id].append(target)
            else:
                lost.append(target)
        added: list[_Found] = []
        for target in lost:
            self._settle_lost(table, target, by_id, facts, added)
        for fact_id in sorted(facts):
            self._decide(table, fact_id, facts[fact_id], by_id[fact_id])
        return sorted([*rows, *added], key=lambda found: found[0]) if added else rows

    def _settle_lost(
        self, table: str, target: str, by_id: dict[str, _Found], facts: dict[str, list[str]], added: list[_Found]
    ) -> None:
        """A target whose id is not among the facts: its passage was edited, or it is not extracted any more."""
        anchor = self._anchors[target]
        passage = self._passages.find(anchor)
        if passage is None:
            self._attach(target, "", Attached.ORPHANED, "the passage is gone")
            return
        state = state_of(self._decisions.get(target, ()))
        extracted = state.deciding.extraction if state.deciding is not None else {}
        near = [
            (cells.get(_SORT_OF_FACT[table]) != extracted.get(_SORT_OF_FACT[table]), -_shared(span, passage.span), key)
            for key, (span, cells) in by_id.items()
            if key not in facts and _shared(span, passage.span)
        ]
        if near:
            facts[min(near)[2]].append(target)
        elif state.status in (Status.ACCEPTED, Status.EDITED) and extracted and table != "citations":
            kept: _Cells = {name: value for name, value in extracted.items() if name not in PLACED | {FIELD}}
            if FIELD in extracted:
                self._arguments[target] = from_json(extracted[FIELD])
                self._kept.add(target)
            kept[_KEYS[table]] = target
            by_id[target] = (passage.span, kept)
            added.append(by_id[target])
            facts[target].append(target)
            if not passage.unchanged:
                kept["method"] = f"{kept.get('method')}; no longer extracted"
        elif state.status is Status.REJECTED:
            self._attach(target, "", Attached.APPLIED, "rejected, and no longer extracted")
        else:
            self._attach(target, "", Attached.ORPHANED, "nothing is extracted from the passage any more")

    def _attach(self, target: str, fact_id: str, status: Attached, detail: str) -> None:
        self.attachments[target] = Attachment(target, fact_id, status, detail, self._source_id)

    def _decide(self, table: str, fact_id: str, targets: Sequence[str], found: _Found) -> None:
        span, cells = found
        decisions = [decision for target in targets for decision in self._decisions.get(target, ())]
        state = state_of(decisions)
        changes: _Cells = {}
        for target in targets:
            if target in self._moved:
                changes["entity_id"] = self._resolve(self._moved[target])
        status, detail = Attached.APPLIED, ""
        if state.status is not Status.OPEN:
            asked = self._ask_again(table, state, span, cells)
            if asked:
                status, detail = Attached.RE_ASK, asked
            shown = Status.RE_ASK if asked else state.status
            if not asked and FIELD in state.values:
                self._arguments[fact_id] = from_json(state.values[FIELD])
            if not asked:
                changes |= {name: value for name, value in state.values.items() if name in cells or name == "entity_id"}
            cells["status"], cells["decided_by"] = shown.value, state.decided_by
        changes = {name: value for name, value in changes.items() if cells.get(name) != value}
        if "value" in changes and "earliest" in cells:
            changes = {**dict(zip(("earliest", "latest"), bounds(str(changes["value"])), strict=True)), **changes}
        if changes:
            self.originals[fact_id] = {name: cells.get(name) for name in sorted(changes)}
            cells.update(changes)
        for target in targets:
            self._attach(target, fact_id, status, detail)

    def _ask_again(self, table: str, state: TargetState, span: Span, cells: Mapping[str, Cell]) -> str:
        """What has changed, if both passage and extraction have; else ""."""
        decision = state.deciding
        if decision is None or decision.anchor is None or self._passages.reads_the_same(decision.anchor, span):
            return ""
        if "no longer extracted" in str(cells.get("method", "")):
            return "the passage was edited, and nothing is extracted from it any more"
        changed = [
            name
            for name in _EXTRACTED[table]
            if name in decision.extraction and decision.extraction[name] != cells.get(name)
        ]
        return f"the passage was edited, and so was {', '.join(changed)}" if changed else ""


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


_PART = re.compile(r";\w+$")


def bounds(value: str) -> tuple[str, str]:
    """First and last day that an EDTF value may mean, as ISO dates; empty where it is open or not EDTF."""
    from edtf import parse_edtf  # needed only where a date was edited, and slow to load

    try:
        parsed: Any = parse_edtf(_PART.sub("", value))
        found = (parsed.lower_strict(), parsed.upper_strict())
    except Exception:  # a person typed it: whatever it is, it is kept
        return "", ""
    return tuple(  # type: ignore[return-value]
        f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if hasattr(day, "tm_year") else "" for day in found
    )
