"""When a happening was, as a stretch of days, and how well two such stretches agree.

Dates agree if some day may belong to both (EDTF compatibility): ``1918`` and ``1918-05-28`` do. What they speak for
depends on the coarser of the two: two equal days say much, two equal decades little.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.dates import DateValue
from pipeline.dates.values import day_number, iso_day
from pipeline.record_classes import record

#: A day in the Julian calendar is 12 (to February 1900) or 13 days behind the Gregorian one.
CALENDARS_APART = (12, 13)


@record
class Stretch:
    """Days that a value may mean.

    Attributes:
        value: as in ``events.csv``.
        first: number of the first day, since 1970-01-01.
        last: number of the last day.
        earliest: the first day as an ISO date.
        latest: the last day likewise.
    """

    value: str
    first: int
    last: int
    earliest: str
    latest: str

    @property
    def days(self) -> int:
        """How many days it may mean."""
        return self.last - self.first + 1

    def overlaps(self, other: Stretch) -> bool:
        """Whether some day may belong to both."""
        return self.first <= other.last and other.first <= self.last

    def apart(self, other: Stretch) -> int:
        """Days between the two, 0 if they overlap."""
        return max(0, other.first - self.last, self.first - other.last)


@lru_cache(maxsize=1 << 14)
def stretch_of(value: str) -> Stretch | None:
    """The days of a value, or None if it is open on a side or cannot be read.

    Of a part (``1919;START``) the whole is taken: a beginning or an end is nothing that two authors draw alike.
    """
    try:
        first, last = DateValue.from_text(value.partition(";")[0]).bounds()
    except ValueError:
        return None
    if first is None or last is None:
        return None
    return Stretch(value, day_number(first), day_number(last), iso_day(first), iso_day(last))


def narrowest(values: tuple[str, ...]) -> Stretch | None:
    """The most precise of several values, the earlier one of two; None if none has two ends."""
    found = [stretch for value in values if (stretch := stretch_of(value)) is not None]
    return min(found, key=lambda stretch: (stretch.days, stretch.first), default=None)


def agreement(one: Stretch, other: Stretch) -> float:
    """What two overlapping stretches say for one happening: 4 for the same day or two, down to 0.5.

    Half a point more if one tells the beginning or end of its time, and the other lies there.
    """
    coarser, finer = sorted((one, other), key=lambda stretch: -stretch.days)
    part = 0.5 if _in_part(coarser, finer) else 0.0
    for days, worth in ((2, 4.0), (31, 3.0), (93, 2.5), (366, 2.0), (1097, 1.0)):
        if coarser.days <= days:
            return worth + part
    return 0.5 + part


def _in_part(coarser: Stretch, finer: Stretch) -> bool:
    """Whether one tells the beginning or end of a time, and the other lies in that half of it."""
    mod = coarser.value.partition(";")[2]
    middle = (coarser.first + coarser.last) // 2
    return (mod == "END" and finer.first > middle) or (mod == "START" and finer.last <= middle)
