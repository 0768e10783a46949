"""Speed and memory of a whole run, beside other programs on the same texts in the same process order.

    python benchmarks/speed.py [TEXTS ...] [--rounds N] [--stages]

TEXTS are files and folders (default: the sample corpus). Measured: `salname run` as a whole process from an empty
output folder (start-up, reading, all stages, all tables), the same once more (nothing changed), and, for what each
can do of the work, spaCy's blank Turkish pipeline (tokens only) and, where installed, akana's Turkish tagger
(entities only; it knows no Azerbaijani), and the run with the Stanza engine.
Each figure is the median of the rounds; ratios compare words a second with
`salname run`. With `--stages` only the stages are measured, in this process: what each takes, and how much longer a run
is for finding events, citations, works and the chronicle.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

from pipeline.read import discover, read_source
from pipeline.run import SilentListener, run
from pipeline.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


def whole_process(command: list[str]) -> tuple[float, float]:
    """Wall-clock seconds and peak memory (MB) of a finished child process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:4]} ended with {status}")
    return time.perf_counter() - started, usage.ru_maxrss / 1000


def timed_spacy(texts: list[str]) -> float:
    """Seconds for spaCy's blank Turkish pipeline to make tokens."""
    import spacy

    nlp = spacy.blank("tr")
    nlp.max_length = 1 << 30
    started = time.perf_counter()
    for text in texts:
        nlp(text)
    return time.perf_counter() - started


def timed_akana(texts: list[str]) -> float:
    """Seconds for akana to tag entities, line by line as its interface takes sentences."""
    import akana

    started = time.perf_counter()
    for text in texts:
        for line in text.splitlines():
            akana.extract_entities(line)
    return time.perf_counter() - started


#: Stages that were added to names and dates, and may not make a run much longer.
ADDED = ("citations", "events", "references", "chronicle")


class _Clock(SilentListener):
    """Notes how long each stage takes; what stands between stages (reading, writing) is a stage of its own."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._stage = "reading"
        self._since = time.perf_counter()

    def _enter(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[self._stage] += now - self._since
        self._stage, self._since = stage, now

    def began(self, path: str) -> None:
        self._enter("reading")

    def entered(self, stage: str) -> None:
        self._enter(stage)

    def ended(self, words: int) -> None:
        self._enter("reading")

    def finishing(self, stage: str) -> None:
        self._enter(stage)

    def stop(self) -> dict[str, float]:
        """The seconds of each stage."""
        self._enter("")
        return dict(self.seconds)


def timed_stages(texts: list[Path]) -> dict[str, float]:
    """Seconds of each stage of one run from an empty output folder, once everything is loaded."""
    with tempfile.TemporaryDirectory() as out:
        clock = _Clock()
        run(texts, Path(out) / "out", Settings(), clock)
        return clock.stop()


def print_stages(texts: list[Path], rounds: int) -> None:
    """The median of each stage, and what the added stages add to the others."""
    timed_stages(texts)  # loads libraries, models and gazetteers
    measured = [timed_stages(texts) for _ in range(rounds)]
    seconds = {stage: statistics.median(one.get(stage, 0.0) for one in measured) for stage in measured[0]}
    total = sum(seconds.values())
    print("| stage | seconds | share |\n|---|---:|---:|")
    for stage, one in seconds.items():
        print(f"| {stage} | {one:.2f} | {100 * one / total:.0f} % |")
    added = sum(seconds.get(stage, 0.0) for stage in ADDED)
    print(f"\n{', '.join(ADDED)}: {added:.2f} s, {100 * added / (total - added):.0f} % on top of the rest")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, default=[ROOT / "corpus"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stages", action="store_true")
    arguments = parser.parse_args()
    if arguments.stages:
        print_stages(arguments.texts, arguments.rounds)
        return
    texts = [read_source(found, Settings()).text for found in discover(arguments.texts)[0]]
    words = sum(len(text.split()) for text in texts)
    fresh: list[tuple[float, float]] = []
    again: list[float] = []
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as out:
            command = [sys.executable, "-m", "cli", "run", *map(str, arguments.texts), "--out", out]
            fresh.append(whole_process(command))
            again.append(whole_process(command)[0])
    seconds = statistics.median(s for s, _ in fresh)
    rows = [("salname run", seconds), ("salname run, nothing changed", statistics.median(again))]
    rows.append(("spaCy blank tr, tokens only", statistics.median(timed_spacy(texts) for _ in range(arguments.rounds))))
    if find_spec("akana") is not None:
        rows.append(
            ("akana, Turkish entities only", statistics.median(timed_akana(texts) for _ in range(arguments.rounds)))
        )
    if find_spec("stanza") is not None:
        for title, options in (("cuts", ()), ("cuts and annotation", ("--tokens",))):
            with tempfile.TemporaryDirectory() as out:
                command = [sys.executable, "-m", "cli", "run", *map(str, arguments.texts), "--out", out]
                took, _ = whole_process([*command, "--engine", "stanza", *options])
                rows.append((f"salname run, Stanza engine, {title} (once)", took))
    print(f"{len(texts)} texts, {words:,} words, median of {arguments.rounds}\n")
    print("| program | seconds | words/s | ratio |\n|---|---:|---:|---:|")
    for name, measured in rows:
        print(f"| {name} | {measured:.2f} | {words / measured:,.0f} | {seconds / measured:.1f} |")
    print(f"\npeak memory of `salname run`: {max(memory for _, memory in fresh):,.0f} MB")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:,.0f} MB")


if __name__ == "__main__":
    main()
