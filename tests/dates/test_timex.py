"""TIMEX3 attributes."""

from __future__ import annotations

import pytest

from pipeline.dates import timex3
from pipeline.records import Label


@pytest.mark.parametrize(
    ("value", "attributes"),
    [
        ("1918-05-28", {"type": "DATE", "value": "1918-05-28"}),
        ("192X", {"type": "DATE", "value": "192"}),
        ("18XX;END", {"type": "DATE", "value": "18", "mod": "END"}),
        ("1920-21", {"type": "DATE", "value": "1920-SP"}),
        ("1920-24", {"type": "DATE", "value": "1920-WI"}),
        ("1925~", {"type": "DATE", "value": "1925", "mod": "APPROX"}),
        ("1922?", {"type": "DATE", "value": "1922"}),
        ("XXXX-04-27", {"type": "DATE", "value": "XXXX-04-27"}),
        ("?", {"type": "DATE"}),
        ("1909/1911", {"type": "DURATION", "value": "PX", "beginPoint": "1909", "endPoint": "1911"}),
        ("1918/..", {"type": "DURATION", "value": "PX", "beginPoint": "1918"}),
    ],
)
def test_dates(value: str, attributes: dict[str, str]) -> None:
    assert timex3(Label.DATE, value).attributes() == attributes


def test_durations() -> None:
    assert timex3(Label.DURATION, "P5Y").attributes() == {"type": "DURATION", "value": "P5Y"}
