"""The events of one source as the chronicle takes them: from its rows, after reviewers' decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.chronicle.records import Participant, ToldEvent

Row = Mapping[str, str | int | float | None]

#: Events that a reviewer rejected are no witnesses.
_REJECTED = "rejected"
_BAR = " | "


def told_events(tables: Mapping[str, Sequence[Row]]) -> tuple[ToldEvent, ...]:
    """The told events of one source, in text order.

    Args:
        tables: its rows of ``events``, ``event_arguments`` and ``mentions``.
    """
    mentions = {row["mention_id"]: row for row in tables["mentions"]}
    arguments: dict[object, list[Participant]] = defaultdict(list)
    for row in tables["event_arguments"]:
        mention = mentions.get(row["mention_id"])
        if mention is None or not row["entity_id"] or row["role"] == "time" or mention["status"] == _REJECTED:
            continue
        arguments[row["event_id"]].append(Participant(str(row["role"]), str(row["entity_id"]), str(mention["label"])))
    return tuple(
        ToldEvent(
            str(row["event_id"]),
            str(row["source_id"]),
            int(row["trigger_start"] or 0),
            str(row["type"]),
            tuple(value for value in str(row["time"]).split(_BAR) if value and value != "?"),
            tuple(dict.fromkeys(arguments[row["event_id"]])),
            str(row["factuality"]),
            str(row["trigger"]),
            str(row["summary"]),
            str(row["citation"]),
        )
        for row in tables["events"]
        if row["status"] != _REJECTED
    )
