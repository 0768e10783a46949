"""The labelled name pairs: reading them, their ids, and what must hold of them.

    python benchmarks/names/pairs.py            check pairs.csv
    python benchmarks/names/pairs.py --ids      write the ids of rows that were added or edited by hand

A row is a question with one answer: do these two names, as sources of 1880-1960 print them, name one entity? Its id
is a digest of the two names, so the table can be edited in any editor and sorted in any order; ``--ids`` gives edited
rows theirs.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "pairs.csv"

KINDS = ("PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART")
LABELS = ("same", "different")
TIERS = ("easy", "medium", "hard")
#: Languages and the scripts they are written in; ``baku1926`` is the registered subtag of the Latin of 1922-1939.
WRITTEN = {
    "az": ("Latn", "Cyrl", "Latn-baku1926"),
    "ru": ("Cyrl",),
    "tr": ("Latn",),
    "en": ("Latn",),
    "fr": ("Latn",),
    "de": ("Latn",),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair; the fields are the columns of the table, in order.

    Attributes:
        case_id: twelve hexadecimal digits, see :func:`digest`.
        kind: OntoNotes label of what both names name.
        left: a name.
        left_lang: its language: az, ru, tr, en, fr or de.
        left_script: Latn, Cyrl or Latn-baku1926.
        right: the other name.
        right_lang: its language.
        right_script: its script.
        label: same or different.
        tier: how much a matcher must know: easy, medium or hard.
        note: why the label is what it is, or what makes the pair hard.
    """

    case_id: str
    kind: str
    left: str
    left_lang: str
    left_script: str
    right: str
    right_lang: str
    right_script: str
    label: str
    tier: str
    note: str

    @property
    def same(self) -> bool:
        """Whether the two names name one entity."""
        return self.label == "same"

    @property
    def sides(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """Name, language and script of both sides, sorted: which of them stands left means nothing."""
        left = (self.left, self.left_lang, self.left_script)
        right = (self.right, self.right_lang, self.right_script)
        return (left, right) if left <= right else (right, left)

    @property
    def scripts(self) -> str:
        """The two ways of writing, sorted: ``az-Latn / ru-Cyrl``."""
        return " / ".join(sorted((f"{self.left_lang}-{self.left_script}", f"{self.right_lang}-{self.right_script}")))


def digest(pair: Pair) -> str:
    """The id of a pair: blake2b over its kind and its two sides, whatever their order."""
    sides = sorted("|".join(side) for side in pair.sides)
    return hashlib.blake2b("\n".join((pair.kind, *sides)).encode(), digest_size=6).hexdigest()


def load(path: Path = TABLE) -> list[Pair]:
    """The pairs of a table, in its order.

    Raises:
        ValueError: if the header or the number of cells in a row is not ours.
    """
    columns = [field.name for field in fields(Pair)]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != columns:
            raise ValueError(f"{path}: the header must be {','.join(columns)}")
        pairs = []
        for cells in reader:
            if len(cells) != len(columns):
                raise ValueError(f"{path}: line {reader.line_num} has {len(cells)} cells, not {len(columns)}")
            pairs.append(Pair(*cells))
    return pairs


def write(pairs: Iterable[Pair], path: Path = TABLE) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(Pair)])
        writer.writerows(astuple(pair) for pair in pairs)


def problems(pairs: Sequence[Pair]) -> list[str]:
    """What is wrong with a table, one line each: values, ids, doubles, and labels that contradict one another.

    Two names that a chain of ``same`` pairs joins must not be ``different`` in another row.
    """
    found = [f"{pair.case_id}: {problem}" for pair in pairs for problem in _problems_of(pair)]
    seen: dict[str, Pair] = {}
    for pair in pairs:
        if digest(pair) in seen:
            found.append(f"{pair.case_id}: {pair.left} and {pair.right} stand twice")
        seen[digest(pair)] = pair
    roots: dict[tuple[str, str, str, str], tuple[str, str, str, str]] = {}

    def root(name: tuple[str, str, str, str]) -> tuple[str, str, str, str]:
        while roots.setdefault(name, name) != name:
            name = roots[name]
        return name

    for pair in pairs:
        if pair.same:
            first, second = ((pair.kind, *side) for side in pair.sides)
            roots[root(first)] = root(second)
    for pair in pairs:
        first, second = ((pair.kind, *side) for side in pair.sides)
        if not pair.same and root(first) == root(second):
            found.append(f"{pair.case_id}: {pair.left} and {pair.right} are different here and the same elsewhere")
    return found


def _problems_of(pair: Pair) -> list[str]:
    found = []
    if pair.case_id != digest(pair):
        found.append(f"the id should be {digest(pair)}")
    for value, allowed in ((pair.kind, KINDS), (pair.label, LABELS), (pair.tier, TIERS)):
        if value not in allowed:
            found.append(f"{value!r} is none of {', '.join(allowed)}")
    for lang, script in ((pair.left_lang, pair.left_script), (pair.right_lang, pair.right_script)):
        if script not in WRITTEN.get(lang, ()):
            found.append(f"{lang} is not written in {script}")
    for text in (pair.left, pair.right, pair.note):
        if not text or text != " ".join(text.split()):
            found.append(f"{text!r} is empty or holds needless blanks")
    if pair.sides[0] == pair.sides[1]:
        found.append("both sides are one name")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the table; 1 if something is wrong with it."""
    parser = argparse.ArgumentParser(description="Check the labelled name pairs.")
    parser.add_argument("--ids", action="store_true", help="write the ids of added and edited rows")
    parser.add_argument("table", nargs="?", type=Path, default=TABLE)
    options = parser.parse_args(arguments)
    pairs = load(options.table)
    if options.ids:
        pairs = [replace(pair, case_id=digest(pair)) for pair in pairs]
        write(pairs, options.table)
    found = problems(pairs)
    sys.stdout.write("\n".join([*found, f"{len(pairs)} pairs, {len(found)} problems"]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
