"""Generated name forms with truth, and how long it takes to cluster them, in what memory, and how well.

    python benchmarks/names_scale.py 10000 100000 1000000 [--seed 1] [--write FILE.csv] [--confused N]

The numbers are distinct forms; there is one person for every five. Each size runs in a process of its own, so that
the peak of memory is its own; processor time is printed beside the clock's, for machines that do other work too.
Forms go the way they go in a run: Turkish and Azerbaijani ones through ``base_form``, then all of them through
:class:`pipeline.names.Space` without the authority file.

How people and forms are drawn, and what keeps the truth decidable: :mod:`name_forms`.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice, pairwise
from multiprocessing import get_context
from pathlib import Path

from name_forms import Form, generate

from pipeline.morphology import base_form
from pipeline.names import Group, Space
from pipeline.records import Label


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table: seconds, memory in MiB before clustering and at most, pairwise figures."""

    forms: int
    people: int
    base_seconds: float
    cluster_seconds: float
    processor_seconds: float
    start_memory: float
    peak_memory: float
    precision: float
    recall: float
    unsure: int

    @property
    def f1(self) -> float:
        """Harmonic mean of pairwise precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def pairwise_figures(found: Sequence[str], truth: Sequence[int]) -> tuple[float, float]:
    """Precision and recall over pairs of forms in one cluster."""
    together: Counter[tuple[str, int]] = Counter(zip(found, truth, strict=True))
    right = sum(size * (size - 1) // 2 for size in together.values())
    joined = sum(size * (size - 1) // 2 for size in Counter(found).values())
    wanted = sum(size * (size - 1) // 2 for size in Counter(truth).values())
    return right / max(1, joined), right / max(1, wanted)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(size: int, seed: int, confused: int = 0) -> tuple[Measured, list[str]]:
    """Generate, cluster, compare with the truth.

    Args:
        size: how many forms.
        seed: of the generator.
        confused: how many clusters that hold several people, and people in several clusters, to describe.
    """
    forms = generate(size, seed)
    start = _memory()
    worked = time.process_time()
    began = time.perf_counter()
    bases = [base_form(form.text, Label.PERSON, form.lang) if form.lang is not None else form.text for form in forms]
    based = time.perf_counter()
    space = Space(Group.PERSON, sorted(set(bases)), None)
    found = [space.cluster(base) for base in bases]
    ended = time.perf_counter()
    worked = time.process_time() - worked
    truth = [form.person for form in forms]
    precision, recall = pairwise_figures(found, truth)
    measured = Measured(
        len(forms),
        len(set(truth)),
        based - began,
        ended - based,
        worked,
        start,
        _memory(),
        precision,
        recall,
        len(space.unsure()),
    )
    return measured, _confusions(forms, found, confused) if confused else []


def _confusions(forms: Sequence[Form], found: Sequence[str], limit: int) -> list[str]:
    by_cluster: dict[str, list[Form]] = defaultdict(list)
    by_person: dict[int, set[str]] = defaultdict(set)
    for form, cluster in zip(forms, found, strict=True):
        by_cluster[cluster].append(form)
        by_person[form.person].add(cluster)
    mixed = [members for members in by_cluster.values() if len({form.person for form in members}) > 1]
    torn = [clusters for clusters in by_person.values() if len(clusters) > 1]
    chance = random.Random(0)
    lines = []
    for members in chance.sample(mixed, min(limit, len(mixed))):
        people = defaultdict(list)
        for form in members:
            people[form.person].append(form.text)
        lines.append("joined:  " + "  ≠  ".join(", ".join(texts[:4]) for texts in islice(people.values(), 4)))
    for clusters in chance.sample(torn, min(limit, len(torn))):
        texts = (", ".join(form.text for form in by_cluster[key][:4]) for key in sorted(clusters))
        lines.append("torn:    " + "  |  ".join(texts))
    return lines


def report(rows: Sequence[Measured]) -> list[str]:
    """The table, and by what power time grows between its rows."""
    head = "forms, people, base forms s, clusters s, processor s, µs a form, MiB before, MiB at most, P, R, F1, unsure"
    lines = ["| " + " | ".join(head.split(", ")) + " |", "|" + " ---: |" * len(head.split(", "))]
    for row in rows:
        cells = [f"{row.forms:,}", f"{row.people:,}"]
        cells += [f"{seconds:.1f}" for seconds in (row.base_seconds, row.cluster_seconds, row.processor_seconds)]
        cells += [f"{row.processor_seconds / row.forms * 1e6:.0f}", f"{row.start_memory:.0f}", f"{row.peak_memory:.0f}"]
        cells += [f"{row.precision:.3f}", f"{row.recall:.3f}", f"{row.f1:.3f}", f"{row.unsure:,}"]
        lines.append("| " + " | ".join(cells) + " |")
    for first, second in pairwise(rows):
        power = math.log(second.processor_seconds / first.processor_seconds) / math.log(second.forms / first.forms)
        span = f"From {first.forms:,} to {second.forms:,} forms"
        lines += ["", f"{span}, processor time grows with their number to the power {power:.2f}."]
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description="Cluster generated names of people and compare with the truth.")
    parser.add_argument("sizes", type=int, nargs="+", metavar="FORMS", help="distinct forms; a fifth as many people")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write forms of the first size as CSV, and stop")
    parser.add_argument("--confused", type=int, default=0, metavar="N", help="show N wrong clusters and torn people")
    options = parser.parse_args(arguments)
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["name", "kind", "lang", "person"])
            for form in generate(options.sizes[0], options.seed):
                writer.writerow([form.text, "PERSON", form.lang or "", form.person])
        return 0
    rows = []
    for size in options.sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            row, confusions = pool.submit(measure, size, options.seed, options.confused).result()
        rows.append(row)
        sys.stdout.write("\n".join([*confusions, *report([row])]) + "\n\n")
        sys.stdout.flush()
    sys.stdout.write("\n".join(report(rows)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
