"""How far the review of each source has come, and how far two reviewers agree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pipeline.decisions.agreement import Agreement, Disagreement, second_readings
from pipeline.decisions.records import Status
from pipeline.record_classes import record
from pipeline.review.desk import Reading
from pipeline.review.facts import Cells


@record
class SourceProgress:
    """A source and its facts: how many there are, accepted, rejected, edited, to be asked again."""

    source: Cells
    facts: int
    accepted: int
    rejected: int
    edited: int
    again: int

    @property
    def decided(self) -> int:
        """Facts that somebody has decided."""
        return self.accepted + self.rejected + self.edited

    @property
    def percent(self) -> int:
        """Decided facts in a hundred, rounded down so that 100 means all."""
        return 100 * self.decided // self.facts if self.facts else 100


def progress(reading: Reading, source_id: str = "") -> list[SourceProgress]:
    """One entry a source, in the order of their paths."""
    chosen, values = ("WHERE source_id = ?", (source_id,)) if source_id else ("", ())
    rows = reading.rows(f"SELECT source_id, status, COUNT(*) AS n FROM facts {chosen} GROUP BY 1, 2", *values)
    counted = {(row["source_id"], row["status"]): int(row["n"]) for row in rows}
    sources = reading.rows(f"SELECT * FROM sources {chosen} ORDER BY path", *values)
    found = []
    for source in sources:
        key = source["source_id"]
        of = {status: counted.get((key, status.value), 0) for status in Status}
        states = (of[s] for s in (Status.ACCEPTED, Status.REJECTED, Status.EDITED, Status.RE_ASK))
        found.append(SourceProgress(source, sum(of.values()), *states))
    return found


@record
class PairAgreement:
    """Two reviewers: agreement per label (all together first) and where they differ."""

    first: str
    second: str
    agreements: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]


def agreements(reading: Reading) -> list[PairAgreement]:
    """Every pair of reviewers who have decided on the same facts, those with most in common first."""
    found = []
    for first, second in combinations(reading.standing.reviewers(), 2):
        per_label, differing = second_readings(reading.standing.grouped, first, second)
        if per_label:
            found.append(PairAgreement(first, second, tuple(per_label), tuple(differing)))
    return sorted(found, key=lambda pair: (-_common(pair.agreements), pair.first, pair.second))


def _common(agreements_of: Sequence[Agreement]) -> int:
    return agreements_of[0].facts


def in_words(kappa: float | None) -> str:
    """Landis and Koch's (1977) words for a kappa."""
    if kappa is None:
        return "no measure: one answer only"
    for least, word in (
        (0.8, "almost perfect"),
        (0.6, "substantial"),
        (0.4, "moderate"),
        (0.2, "fair"),
        (0.0, "slight"),
    ):
        if kappa > least:
            return word
    return "poor"
