"""The two analysis engines side by side: from the raw text of a treebank to dependencies.

    python benchmarks/engines.py TREEBANK [TREEBANK ...] [--engines spacy stanza] [--rounds N] [--lines]

TREEBANK is a CoNLL-U file whose name begins with its language (``tr_boun-ud-test.conllu``,
``az_tuecl-ud-test.conllu``, from universaldependencies.org). An engine is shown nothing but the running text; words
are aligned and counted as in the shared task of CoNLL 2018. All sentences are one paragraph, which says nothing of
where they end; with `--lines` each is a line of its own. Each engine runs in a process of its own, so that its
memory is its own: the figure is the peak of the process with the models loaded. Words a second are those of the text,
for sentences, tokens and annotation together, models loaded before; the median of the rounds.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from pipeline.analyse import ENGINES, create_engine
from pipeline.conllu import read_conllu
from pipeline.evaluation.engines import score_engine
from pipeline.evaluation.treebanks import METRICS
from pipeline.records import Lang

ROOT = Path(__file__).resolve().parent.parent


def measure(engine: str, treebanks: list[Path], rounds: int, lines: bool) -> list[dict[str, object]]:
    """Scores (F1 in per cent), words a second, and peak memory (MB) of this process, a row a treebank."""
    made = create_engine(engine)
    rows: list[dict[str, object]] = []
    for path in treebanks:
        gold = read_conllu(path)
        runs = [score_engine(made, gold, Lang(path.name[:2]), lines=lines) for _ in range(rounds)]
        scores = {name: runs[0].scores[name].f1 for name in METRICS}
        speed = statistics.median(run.words / run.seconds for run in runs)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        rows.append({"engine": engine, "treebank": path.stem, "speed": speed, "memory": memory} | scores)
    return rows


def table(rows: list[dict[str, object]]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| engine | treebank | " + " | ".join(METRICS) + " | words/s | MB |",
        "|---|---|" + "---:|" * (len(METRICS) + 2),
    ]
    for row in rows:
        scores = " | ".join(f"{row[name]:.1f}" for name in METRICS)
        lines.append(f"| {row['engine']} | {row['treebank']} | {scores} | {row['speed']:,.0f} | {row['memory']:,.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--engines", nargs="+", choices=sorted(ENGINES), default=sorted(ENGINES))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--lines", action="store_true", help="each sentence is a line of its own")
    arguments = parser.parse_args()
    if arguments.json:
        print(json.dumps(measure(arguments.engines[0], arguments.treebanks, arguments.rounds, arguments.lines)))
        return
    rows: list[dict[str, object]] = []
    for engine in arguments.engines:
        command = [sys.executable, str(Path(__file__).resolve()), *map(str, arguments.treebanks), "--json"]
        command += ["--engines", engine, "--rounds", str(arguments.rounds)]
        command += ["--lines"] if arguments.lines else []
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        rows += json.loads(done.stdout)
    print(table(rows))


if __name__ == "__main__":
    main()
