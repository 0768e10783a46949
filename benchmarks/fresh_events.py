"""Events in the four texts of `corpus/events`: strict F1 of names and dates, events, arguments and factuality.

    python benchmarks/fresh_events.py [FOLDER]

For gazetteers and rules alone and for all taggers; what counts as right is said in `held_out.py`.
"""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

from held_out import MEASURES, TAGGERS, Counts, count, extracted

from pipeline.evaluation.annotation import parse_annotation
from pipeline.extract import Extractor
from pipeline.gazetteer import load_gazetteer
from pipeline.settings import Settings

TEXTS = Path(__file__).resolve().parent.parent / "corpus" / "events"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=TEXTS)
    folder: Path = parser.parse_args().folder
    gazetteer = cache(load_gazetteer)
    print("| text | " + " | ".join(MEASURES) + " |")
    print("|---|" + "---:|" * len(MEASURES))
    for title, taggers in TAGGERS.items():
        extractor = Extractor(Settings(taggers=tuple(taggers)), gazetteer)
        groups: dict[str, Counts] = {}
        for path in sorted(folder.glob("*.ann")):
            text = parse_annotation(path)
            found = extracted(extractor, text)
            for name in (path.stem, "all"):
                count(text, found, groups.setdefault(name, Counts()))
        for name, counts in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0])):
            print(f"| {name}, {title} | " + " | ".join(f"{counts.f1(one):.1f}" for one in MEASURES) + " |")


if __name__ == "__main__":
    main()
