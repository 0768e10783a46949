"""Loads everything once, then forks a run for each line it reads: so a test can kill hundreds of runs.

Each line is ``INPUTS OUT``; the answer is the process id of the run, and, once it has ended, its exit status.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import pyarrow.csv  # noqa: E402
import pyarrow.parquet  # noqa: E402, F401
import tiny_stages  # noqa: E402

import pipeline.extract  # noqa: E402
import pipeline.publish  # noqa: E402, F401
from pipeline.fingerprints import stage_keys  # noqa: E402
from pipeline.run import run  # noqa: E402
from pipeline.settings import Settings  # noqa: E402


def main() -> None:
    stage_keys(Settings())  # kept for all runs
    with tiny_stages.in_place():
        print("ready", flush=True)
        for line in sys.stdin:
            inputs, out = line.split()
            child = os.fork()
            if not child:
                report = run([Path(inputs)], Path(out), Settings())
                os._exit(0 if not report.errors else 3)
            print(child, flush=True)
            print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main()
