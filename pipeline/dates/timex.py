"""TIMEX3 attributes of a value, as ISO-TimeML annotations and their readers want them.

TIMEX3 knows no unspecified digits beyond decades and centuries and no intervals: an interval is exported as
a duration of unknown length between two points (``beginPoint``, ``endPoint``), as ISO-TimeML does.
"""

from __future__ import annotations

from typing import Final

from pipeline.dates.values import DateValue, Grain, Point
from pipeline.record_classes import record
from pipeline.records import Label

_SEASONS: Final = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_MODS: Final = {"START": "START", "MID": "MID", "END": "END"}


@record
class Timex3:
    """The attributes of a TIMEX3 element; empty ones are left out of :meth:`attributes`.

    Attributes:
        type: ``DATE`` or ``DURATION``.
        value: ``1918-05-28``, ``192``, ``1920-SP``, ``P5Y``, ``XXXX-04-27``, or "" if nothing is known.
        mod: ``START``, ``MID``, ``END``, ``APPROX`` or "".
        begin_point, end_point: the ends of an interval.
    """

    type: str
    value: str
    mod: str = ""
    begin_point: str = ""
    end_point: str = ""

    def attributes(self) -> dict[str, str]:
        """The attributes by their names in the standard."""
        named = {
            "type": self.type,
            "value": self.value,
            "mod": self.mod,
            "beginPoint": self.begin_point,
            "endPoint": self.end_point,
        }
        return {name: value for name, value in named.items() if value}


def timex3(label: Label, value: str) -> Timex3:
    """The TIMEX3 attributes of a DATE or DURATION with this value.

    Raises:
        ValueError: if ``value`` is not one that this package writes.
    """
    if label is Label.DURATION:
        return Timex3("DURATION", value)
    date = DateValue.from_text(value)
    mod = _MODS.get(date.part, "")
    if date.interval:
        return Timex3("DURATION", "PX", mod, _point(date.first), _point(date.last))
    if not mod and date.first is not None and date.first.qualifier in ("~", "%"):
        mod = "APPROX"
    return Timex3("DATE", _point(date.first), mod)


def _point(point: Point | None) -> str:
    """A point without its qualifier: decades and centuries as their leading digits, seasons by letters."""
    if point is None:
        return ""
    text = Point(point.grain, point.year, point.month, point.day, point.season).edtf()
    if point.grain is Grain.SEASON:
        return f"{text[:-3]}-{_SEASONS[point.season]}" if text != "?" else ""
    return text.rstrip("X") if point.grain in (Grain.DECADE, Grain.CENTURY) else text
