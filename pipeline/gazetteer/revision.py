"""Changes rows in the text of a table and leaves every other byte of it alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

_MARK = b"\xef\xbb\xbf"


def revise(data: bytes, rows: Mapping[str, tuple[str, ...]]) -> bytes:
    """The table ``data`` with ``rows`` in it.

    Args:
        data: a table that keeps the rules, sorted by id.
        rows: cells by id, in the order of the columns. A row of an id that stands there is replaced, any other
            is put where it belongs.

    Returns:
        The new bytes. Comments, line ends, a byte order mark and untouched rows are as they were.
    """
    mark = _MARK if data.startswith(_MARK) else b""
    lines = io.StringIO(data.removeprefix(_MARK).decode("utf-8"), newline="").readlines()
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    waiting = sorted(rows)
    parts: list[str] = []
    reader = csv.reader(lines, strict=True)
    begin, header_seen = 0, False
    for cells in reader:
        written = "".join(lines[begin : reader.line_num])
        begin = reader.line_num
        if any(cells) and not cells[0].startswith("#"):
            entity_id = cells[0] if header_seen else ""
            header_seen = True
            while waiting and entity_id and waiting[0] <= entity_id:
                new = waiting.pop(0)
                parts.append(_formatted(rows[new], end))
                if new == entity_id:
                    written = ""
        parts.append(written)
    if waiting and parts and not parts[-1].endswith(("\n", "\r")):
        parts.append(end)
    parts += [_formatted(rows[new], end) for new in waiting]
    return mark + "".join(parts).encode("utf-8")


def _formatted(cells: tuple[str, ...], end: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=end).writerow(cells)
    return buffer.getvalue()
