"""Scores name matchers on the labelled pairs of ``pairs.csv``, in one run.

    python benchmarks/names/run.py [--failures N] [--scores FILE.csv] [TABLE]

``TABLE`` is ``pairs.csv``, or ``held-out.csv``, which nobody may tune on.

Needs the extra ``bench`` (nomenklatura). Prints precision, recall and F1 over all pairs, by kind, tier and pair of
scripts; microseconds a pair; and calibration. Everything counts at the matcher's own threshold; the best F1 any
threshold could give is printed beside it, so that nobody's choice of threshold decides.

Processor time is taken thrice. Twice over pairs not compared before. "New names": each name beside the right-hand
name of the next row, so that what is measured is mostly the parsing of two names. "Known names": then the pairs
themselves, in batches of 200, within the reach of every matcher's caches: what each further comparison costs. All
caches are emptied before each matcher. "In a list" is the time to find out who is whom among all people's names of
the table, divided by the number of pairs they make: with the matcher's own way to do that, parsing included, or else
by comparing pairs (a sample is timed).
"""

from __future__ import annotations

import argparse
import csv
import functools
import gc
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from matchers import Matcher, all_matchers
from pairs import KINDS, TABLE, TIERS, Pair, load

BATCH = 200
BINS = 10
SAMPLE = 10_000
#: Names that are in no pair, to load each matcher's tables before the clock runs.
_WARM_UP = (("PERSON", "Ziya Bey", "Зия Бей"), ("ORG", "Liqa", "Лига"), ("GPE", "Ova", "Ова"), ("NORP", "Fin", "Финн"))


@dataclass(frozen=True, slots=True)
class Counts:
    """Right and wrong decisions over some pairs."""

    true_positives: int
    false_positives: int
    false_negatives: int
    size: int

    @property
    def precision(self) -> float:
        """Share of joined pairs that are one entity's; 0 if none was joined."""
        return self.true_positives / max(1, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        """Share of one entity's pairs that were joined; 0 if there is none."""
        return self.true_positives / max(1, self.true_positives + self.false_negatives)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.true_positives / max(1, 2 * self.true_positives + self.false_positives + self.false_negatives)


@dataclass(frozen=True, slots=True)
class Result:
    """What one matcher did: a score for each pair; microseconds a pair: of new names, of known ones, in a list."""

    matcher: Matcher
    scores: tuple[float, ...]
    new: float
    known: float
    listed: float


def count(pairs: Sequence[Pair], scores: Sequence[float], threshold: float) -> Counts:
    """Decisions at a threshold."""
    hits = sum(pair.same and score >= threshold for pair, score in zip(pairs, scores, strict=True))
    joined = sum(score >= threshold for score in scores)
    return Counts(hits, joined - hits, sum(pair.same for pair in pairs) - hits, len(pairs))


def best_f1(pairs: Sequence[Pair], scores: Sequence[float]) -> tuple[float, float]:
    """The best F1 of any threshold, and the lowest score it joins."""
    ranked = sorted(zip(scores, (pair.same for pair in pairs), strict=True), key=lambda item: -item[0])
    wanted = sum(same for _, same in ranked)
    best = (0.0, 1.0)
    hits = 0
    for joined, (score, same) in enumerate(ranked, 1):
        hits += same
        if joined == len(ranked) or ranked[joined][0] != score:
            best = max(best, (2 * hits / (joined + wanted), score))
    return best


def reliability(pairs: Sequence[Pair], scores: Sequence[float]) -> list[tuple[float, int, float, float]]:
    """Lower edge, pairs, mean score and share of one entity's pairs, for each tenth of the scale that has pairs."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for pair, score in zip(pairs, scores, strict=True):
        bins[min(BINS - 1, int(score * BINS))].append((score, pair.same))
    table = []
    for index in sorted(bins):
        items = bins[index]
        mean = sum(score for score, _ in items) / len(items)
        table.append((index / BINS, len(items), mean, sum(same for _, same in items) / len(items)))
    return table


def calibration_error(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    """Expected calibration error: mean distance of score and share over the bins, weighted by their pairs."""
    return sum(size * abs(mean - share) for _, size, mean, share in reliability(pairs, scores)) / max(1, len(pairs))


def tier_means(pairs: Sequence[Pair], scores: Sequence[float], *, same: bool) -> list[float]:
    """Mean score of the pairs with one label, by tier from easy to hard."""
    means = []
    for tier in TIERS:
        chosen = [score for pair, score in zip(pairs, scores, strict=True) if pair.same == same and pair.tier == tier]
        means.append(sum(chosen) / max(1, len(chosen)))
    return means


def measure(matcher: Matcher, pairs: Sequence[Pair]) -> Result:
    """Score all pairs, timed."""
    _empty_caches()
    for kind, one, other in _WARM_UP:
        matcher.compare(matcher.prepare(kind, one), matcher.prepare(kind, other))
    scores: list[float] = []
    new = known = 0.0
    compare = matcher.compare
    for start in range(0, len(pairs), BATCH):
        batch = pairs[start : start + BATCH]
        left = [matcher.prepare(pair.kind, pair.left) for pair in batch]
        right = [matcher.prepare(pair.kind, pair.right) for pair in batch]
        others = [*right[1:], right[0]]
        began = time.process_time()
        for one, other in zip(left, others, strict=True):
            compare(one, other)
        met = time.process_time()
        scores += [compare(one, other) for one, other in zip(left, right, strict=True)]
        known += time.process_time() - met
        new += met - began
    times = (new / len(pairs), known / len(pairs), measure_list(matcher, pairs))
    return Result(matcher, tuple(scores), *(seconds * 1e6 for seconds in times))


def measure_list(matcher: Matcher, pairs: Sequence[Pair]) -> float:
    """Seconds a pair to find out who is whom among the people's names of the table."""
    names = sorted({name for pair in pairs if pair.kind == "PERSON" for name in (pair.left, pair.right)})
    _empty_caches()
    if matcher.among is not None:
        began = time.process_time()
        matcher.among(names)
        return (time.process_time() - began) / max(1, len(names) * (len(names) - 1) // 2)
    prepared = [matcher.prepare("PERSON", name) for name in names]
    chosen = random.Random(SAMPLE).sample(range(len(names) ** 2), min(SAMPLE, len(names) ** 2))
    began = time.process_time()
    for number in chosen:
        matcher.compare(prepared[number // len(names)], prepared[number % len(names)])
    return (time.process_time() - began) / max(1, len(chosen))


def _empty_caches() -> None:
    """Empty every ``lru_cache``: no matcher shall profit from the one before."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper):
            found.cache_clear()


def report(pairs: Sequence[Pair], results: Sequence[Result]) -> list[str]:
    """The printed report, as Markdown tables."""
    same = sum(pair.same for pair in pairs)
    lines = [f"{len(pairs)} pairs: {same} same, {len(pairs) - same} different", "", "## All pairs", ""]
    rows = []
    for result in results:
        counts = count(pairs, result.scores, result.matcher.threshold)
        best, _ = best_f1(pairs, result.scores)
        rows.append(
            [
                result.matcher.name,
                f"{result.matcher.threshold:.2f}",
                *(f"{value:.3f}" for value in (counts.precision, counts.recall, counts.f1, best)),
                f"{result.new:.1f}",
                f"{result.known:.1f}",
                f"{result.listed:.2f}",
            ]
        )
    head = ["matcher", "threshold", "P", "R", "F1", "best F1", "µs, new names", "µs, known names", "µs, in a list"]
    lines += _table(head, rows)
    lines += ["", "## Against the first", ""]
    base = results[0]
    base_f1 = count(pairs, base.scores, base.matcher.threshold).f1
    rows = [
        [
            result.matcher.name,
            f"{base_f1 - count(pairs, result.scores, result.matcher.threshold).f1:+.3f}",
            f"{best_f1(pairs, base.scores)[0] - best_f1(pairs, result.scores)[0]:+.3f}",
            f"{result.new / base.new:.2f}",
            f"{result.known / base.known:.2f}",
            f"{result.listed / base.listed:.2f}",
        ]
        for result in results[1:]
    ]
    head = ["matcher", "F1 ahead by", "best F1 ahead by", "times faster, new names", "known names", "in a list"]
    lines += _table(head, rows)
    lines += ["", *_in_words(results)]
    for title, keys, key_of in (
        ("F1 by kind", KINDS, lambda pair: pair.kind),
        ("F1 by tier", TIERS, lambda pair: pair.tier),
        ("F1 by pair of scripts", sorted({pair.scripts for pair in pairs}), lambda pair: pair.scripts),
    ):
        lines += ["", f"## {title}", "", *_by(pairs, results, keys, key_of)]
    lines += ["", "## Calibration", ""]
    rows = []
    for result in results:
        means = tier_means(pairs, result.scores, same=True)
        falls = "yes" if all(earlier > later for earlier, later in pairwise(means)) else "no"
        others = tier_means(pairs, result.scores, same=False)
        error = calibration_error(pairs, result.scores)
        shown = [f"{mean:.2f}" for mean in means], [f"{mean:.2f}" for mean in others]
        rows.append([result.matcher.name, f"{error:.3f}", *shown[0], falls, *shown[1]])
    head = ["matcher", "ECE", "same: easy", "medium", "hard", "falls", "different: easy", "medium", "hard"]
    lines += _table(head, rows)
    for result in results:
        lines += ["", f"Reliability of {result.matcher.name}:", ""]
        bins = [
            [f"{low:.1f}–{low + 1 / BINS:.1f}", str(size), f"{mean:.2f}", f"{share:.2f}"]
            for low, size, mean, share in reliability(pairs, result.scores)
        ]
        lines += _table(["score", "pairs", "mean score", "share same"], bins)
    return lines


def _in_words(results: Sequence[Result]) -> list[str]:
    """How much faster the first matcher is than logic-v2, each setting with what it means."""
    other = next((result for result in results if "logic" in result.matcher.name), None)
    if other is None:
        return []
    first = results[0]
    return [
        f"How many times faster than {other.matcher.name} a pair is:",
        "",
        f"- **{other.listed / first.listed:.0f}** in a list against itself: every pair of the people's names of the "
        "table, decided by clustering against comparing each;",
        f"- {other.known / first.known:.1f} pair by pair, both names compared with others before;",
        f"- {other.new / first.new:.1f} pair by pair, both names new.",
    ]


def _by(
    pairs: Sequence[Pair], results: Sequence[Result], keys: Sequence[str], key_of: Callable[[Pair], str]
) -> list[str]:
    rows = []
    for key in keys:
        chosen = [index for index, pair in enumerate(pairs) if key_of(pair) == key]
        some = [pairs[index] for index in chosen]
        same = sum(pair.same for pair in some)
        cells = [key, str(same), str(len(some) - same)]
        for result in results:
            counts = count(some, [result.scores[index] for index in chosen], result.matcher.threshold)
            if same:
                cells.append(f"{counts.f1:.3f}")
            else:  # nothing to find: what matters is how often it was wrong
                cells.append(f"{counts.false_positives} wrong")
        rows.append(cells)
    return _table(["", "same", "different", *(result.matcher.name for result in results)], rows)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    rule = ["---", *["---:"] * (len(header) - 1)]
    return ["| " + " | ".join(cells) + " |" for cells in (header, rule, *rows)]


def failures(pairs: Sequence[Pair], result: Result, limit: int) -> list[str]:
    """The pairs a matcher got wrong, worst first."""
    threshold = result.matcher.threshold
    wrong = [
        (abs(score - float(pair.same)), pair, score)
        for pair, score in zip(pairs, result.scores, strict=True)
        if (score >= threshold) != pair.same
    ]
    wrong.sort(key=lambda item: (-item[0], item[1].case_id))
    return [
        f"{pair.label:9} {score:.2f} {pair.tier:6} {pair.kind:11} {pair.left} | {pair.right} ({pair.note})"
        for _, pair, score in wrong[:limit]
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description="Score name matchers on labelled pairs.")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="list up to N wrong decisions a matcher")
    parser.add_argument("--scores", type=Path, metavar="FILE", help="write all scores as CSV")
    parser.add_argument("table", nargs="?", type=Path, default=TABLE)
    options = parser.parse_args(arguments)
    pairs = load(options.table)
    results = [measure(matcher, pairs) for matcher in all_matchers()]
    sys.stdout.write("\n".join(report(pairs, results)) + "\n")
    if options.failures:
        for result in results:
            sys.stdout.write("\n".join(["", result.matcher.name, *failures(pairs, result, options.failures)]) + "\n")
    if options.scores:
        with options.scores.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["case_id", "label", *(result.matcher.name for result in results)])
            for index, pair in enumerate(pairs):
                writer.writerow([pair.case_id, pair.label, *(f"{result.scores[index]:.3f}" for result in results)])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
