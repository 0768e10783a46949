"""Which facts a reviewer wants to see: read from a page's address, written back into links, and asked of SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from pipeline.record_classes import record
from pipeline.records import EventType, Label

#: Stands for the happenings among the labels of names and dates: the words that name one are its trigger.
TRIGGER = "TRIGGER"
LABELS = (*(label.value for label in Label), TRIGGER)
TYPES = tuple(kind.value for kind in EventType)
_LONGEST_TEXT = 200


class Wanted(StrEnum):
    """States a reviewer can ask for; ``decided`` is any but open."""

    ANY = ""
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    RE_ASK = "re-ask"
    DECIDED = "decided"


class Order(StrEnum):
    """How a list is sorted."""

    UNCERTAIN = "uncertain"
    TEXT = "text"


@record
class Filter:
    """A reviewer's choice; the default is everything.

    Attributes:
        status: state of the fact.
        labels: labels, :data:`TRIGGER` for happenings; empty is all.
        type: type of happening, or "".
        source: source id, or "".
        least: least confidence, 0 to 1.
        most: greatest confidence, 0 to 1.
        text: words to be found in the fact, whatever their script and case.
        order: how lists are sorted.
        second: only facts that others have decided and this reviewer has not (second readings).
    """

    status: Wanted = Wanted.ANY
    labels: tuple[str, ...] = ()
    type: str = ""
    source: str = ""
    least: float = 0.0
    most: float = 1.0
    text: str = ""
    order: Order = Order.TEXT
    second: bool = False

    @classmethod
    def read(cls, query: QueryParams, default: Filter | None = None) -> Filter:
        """The filter in an address; what it does not understand it leaves out."""
        base = default or cls()
        status, order = query.get("status"), query.get("order")
        return replace(
            base,
            status=Wanted(status) if status in set(Wanted) else base.status,
            labels=tuple(label for label in LABELS if label in query.getlist("label")),
            type=query.get("type", "") if query.get("type") in TYPES else "",
            source=query.get("source", ""),
            least=_share(query.get("least"), 0.0),
            most=_share(query.get("most"), 1.0),
            text=query.get("text", "").strip()[:_LONGEST_TEXT],
            order=Order(order) if order in set(Order) else base.order,
            second=query.get("second") == "1",
        )

    def pairs(self, *, source: bool = True) -> list[tuple[str, str]]:
        """Names and values for an address; only what differs from everything."""
        found = [("label", label) for label in self.labels]
        if self.status:
            found.insert(0, ("status", self.status.value))
        for name in ("type", "text", "source"):
            if (value := getattr(self, name)) and (source or name != "source"):
                found.append((name, value))
        if self.least > 0:
            found.append(("least", f"{self.least:g}"))
        if self.most < 1:
            found.append(("most", f"{self.most:g}"))
        if self.order is not Order.TEXT:
            found.append(("order", self.order.value))
        if self.second:
            found.append(("second", "1"))
        return found

    def query(self, *, source: bool = True, more: Mapping[str, object] | None = None) -> str:
        """An address's query, without the question mark."""
        return urlencode([*self.pairs(source=source), *(more or {}).items()])

    @property
    def everything(self) -> bool:
        """Whether nothing is filtered out (the source apart)."""
        return replace(self, source="", order=Order.TEXT) == Filter()

    def where(self) -> tuple[str, list[object]]:
        """A condition on the view ``facts`` (see :mod:`pipeline.review.reading`) and its values."""
        conditions: list[str] = []
        values: list[object] = []

        def add(condition: str, *bound: object) -> None:
            conditions.append(condition)
            values.extend(bound)

        if self.status is Wanted.OPEN:
            add("status = ''")
        elif self.status is Wanted.DECIDED:
            add("status NOT IN ('', 're-ask')")
        elif self.status:
            add("status = ?", self.status.value)
        if self.labels:
            add(f"label IN ({_marks(self.labels)})", *self.labels)
        if self.type:
            add("type = ?", self.type)
        if self.source:
            add("source_id = ?", self.source)
        if self.least > 0:
            add("confidence >= ?", self.least)
        if self.most < 1:
            add("confidence <= ?", self.most)
        if self.text:
            add("holds(?, words, value, entity_id)", self.text)
        if self.second:
            add("fact_id IN (SELECT fact_id FROM temp.second)")
        return " AND ".join(conditions) or "1", values


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _share(value: str | None, otherwise: float) -> float:
    try:
        number = float(value or otherwise)
    except ValueError:
        return otherwise
    return number if 0 <= number <= 1 else otherwise
