"""`make bench`: every benchmark, one after the other, each saying what it compares with.

    python benchmarks/run_all.py

Benchmarks that need the gold data beside the repository (`../shared`) are left out, and named, where it is missing. The
long ones are run at small sizes; their own pages in docs/ say how to run them in full, and how to run `engines.py`,
which needs treebanks.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"


def gold(part: str) -> list[str]:
    """The gold files of a part, as arguments."""
    return [str(path) for path in sorted((SHARED / "gold" / part).glob("*.json"))]


def main() -> None:
    """Run them."""
    seeds = str(SHARED / "seeds")
    always: list[list[str]] = [
        ["speed.py"],
        ["tagger.py"],
        ["held_out.py"],
        ["fresh_names.py"],
        ["names/run.py"],
        ["chronicle/run.py"],
        ["names_scale.py", "10000"],
    ]
    with_gold: list[list[str]] = [
        ["speed.py", seeds],
        ["dates.py", str(SHARED / "lists" / "dates-dev.tsv"), "--corpus", str(HERE.parent / "corpus")],
        ["mentions.py", "--sources", seeds, *gold("dev")],
        ["events.py", "--sources", seeds, *gold("dev")],
    ]
    for command in [*always, *(with_gold if SHARED.is_dir() else [])]:
        print(f"\n## benchmarks/{' '.join(Path(part).name for part in command)}\n", flush=True)
        subprocess.run([sys.executable, str(HERE / command[0]), *command[1:]], check=True)
    if not SHARED.is_dir():
        left_out = ", ".join(sorted({command[0] for command in with_gold} - {"speed.py"}))
        print(f"\nLeft out, for {SHARED} is not here: {left_out}")


if __name__ == "__main__":
    main()
