"""Pages and zones of a source's lines: from the database if a run kept them, else from the layout stage."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pipeline.layout import lay_out
from pipeline.records import SourceText
from pipeline.review.desk import Desk, Reading
from pipeline.review.lines import LineRun

#: Sources of so many lines take noticeable time to lay out.
_LARGE = 2_000


def line_runs(kept: dict[Any, Any], reading: Reading, source_id: str, sha256: str, text: str) -> tuple[LineRun, ...]:
    """The runs of lines with one page and zone, in order.

    Args:
        kept: what was found for other requests; this source is added to it.
        reading: the open desk.
        source_id: the source.
        sha256: digest of its bytes.
        text: its decoded text.
    """
    key = ("lines", source_id, sha256)
    if key not in kept:
        kept[key] = _stored(reading, source_id) or _laid_out(source_id, sha256, text)
    found: tuple[LineRun, ...] = kept[key]
    return found


def lay_out_large(desk: Desk, kept: dict[Any, Any]) -> None:
    """Lay out the large sources, the largest first, before anybody opens them; for a thread of its own."""
    with desk.reading() as reading:
        large = reading.rows(
            "SELECT source_id, sha256 FROM sources WHERE lines >= ? ORDER BY lines DESC, source_id", _LARGE
        )
    for row in large:
        with desk.reading() as reading:
            text = reading.row("SELECT text FROM source_texts WHERE source_id = ?", row["source_id"])
            if text is not None:
                line_runs(kept, reading, str(row["source_id"]), str(row["sha256"]), str(text["text"]))


def _stored(reading: Reading, source_id: str) -> tuple[LineRun, ...]:
    if reading.row("SELECT 1 FROM sqlite_master WHERE name = 'line_runs'") is None:
        return ()
    rows = reading.rows("SELECT first, last, page, zone FROM line_runs WHERE source_id = ? ORDER BY first", source_id)
    return tuple(LineRun(int(row["first"]), int(row["last"]), str(row["page"]), str(row["zone"])) for row in rows)


def _laid_out(source_id: str, sha256: str, text: str) -> tuple[LineRun, ...]:
    lines = lay_out(SourceText(source_id, source_id, sha256, text, "utf-8", "valid")).lines
    runs = []
    for (page, zone), group in groupby(lines, key=lambda line: (line.page, line.zone)):
        numbers = [line.number for line in group]
        runs.append(LineRun(numbers[0], numbers[-1], page, zone.value))
    return tuple(runs)
