"""The printable citation."""

from __future__ import annotations

import pytest

from pipeline.citations.printable import format_citation


@pytest.mark.parametrize(
    ("source", "page", "line", "reference", "expected"),
    [
        ("a.txt", "12", 640, "Karaca, 1966, s. 48", "a.txt, p. 12, l. 640 | Karaca, 1966, s. 48"),
        ("a.txt", "12", 640, None, "a.txt, p. 12, l. 640"),
        ("a.txt", "", 3, "", "a.txt, l. 3"),
        ("Bir\n kitap", "ix", 3, "Karaca,\n1966", "Bir kitap, p. ix, l. 3 | Karaca, 1966"),
    ],
)
def test_format_citation(source: str, page: str, line: int, reference: str | None, expected: str) -> None:
    assert format_citation(source, page, line, reference) == expected
