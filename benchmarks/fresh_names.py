"""Names in the eight short texts of `corpus/names`: strict F1 (span and label), for rules alone and for all taggers.

    python benchmarks/fresh_names.py [FOLDER]

The texts have names only; dates, events and references are not annotated in them.
"""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

from held_out import TAGGERS, Counts, count, extracted

from pipeline.evaluation.annotation import parse_annotation
from pipeline.extract import Extractor
from pipeline.gazetteer import load_gazetteer
from pipeline.settings import Settings

TEXTS = Path(__file__).resolve().parent.parent / "corpus" / "names"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=TEXTS)
    folder: Path = parser.parse_args().folder
    gazetteer = cache(load_gazetteer)
    columns: list[dict[str, float]] = []
    for taggers in TAGGERS.values():
        extractor = Extractor(Settings(taggers=tuple(taggers)), gazetteer)
        total, column = Counts(), {}
        for path in sorted(folder.glob("*.ann")):
            text = parse_annotation(path)
            found, one = extracted(extractor, text), Counts()
            count(text, found, one)
            count(text, found, total)
            column[path.stem] = one.f1("names")
        columns.append(column | {"all": total.f1("names")})
    print("| names, F1 | " + " | ".join(TAGGERS) + " |")
    print("|---|" + "---:|" * len(columns))
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(f"{column[name]:.1f}" for column in columns) + " |")


if __name__ == "__main__":
    main()
