"""Rows change, all other bytes stay."""

from __future__ import annotations

import pytest

from pipeline.gazetteer.revision import revise

TABLE = b'# head\nid,name\n\na,"x"\n# inside\nc,y\n'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({}, TABLE),
        ({"a": ("a", "z")}, TABLE.replace(b'a,"x"', b"a,z")),
        ({"b": ("b", "1, 2")}, TABLE.replace(b"c,y", b'b,"1, 2"\nc,y')),
        ({"0": ("0", "z")}, TABLE.replace(b'a,"x"', b'0,z\na,"x"')),
        ({"d": ("d", "z"), "e": ("e", "z")}, TABLE + b"d,z\ne,z\n"),
    ],
)
def test_rows_are_replaced_or_sorted_in(rows: dict[str, tuple[str, ...]], expected: bytes) -> None:
    assert revise(TABLE, rows) == expected


def test_line_ends_and_byte_order_mark_stay() -> None:
    table = b"\xef\xbb\xbfid,name\r\na,x\r\n"
    assert revise(table, {"b": ("b", "y")}) == table + b"b,y\r\n"


def test_last_line_without_an_end() -> None:
    assert revise(b"id,name\na,x", {"b": ("b", "y")}) == b"id,name\na,x\nb,y\n"
