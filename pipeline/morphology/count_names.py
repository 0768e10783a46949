"""Makes ``name_letters.csv`` anew: ``python -m pipeline.morphology.count_names NER.conll [NER.conll …]``.

Counted are the names of people and places in the gazetteers and in IOB2 files (labels ``PERSON``, ``GPE``, ``LOC``),
whose endings stand after an apostrophe.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from pipeline.gazetteer import load_gazetteer
from pipeline.iob2 import read_iob2, tagged_spans
from pipeline.morphology.letters import sounds
from pipeline.morphology.name_model import count_letters, shared_letters
from pipeline.records import Label

_APOSTROPHE = re.compile("['’ʼ‘`´]")
_WHOLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PEOPLE, _PLACES = "people", "places"
_LABELS = {"PERSON": _PEOPLE, "GPE": _PLACES, "LOC": _PLACES}
#: A name in the authority file counts as often as a frequent one in running text.
_GAZETTEER_WEIGHT = 3
#: Groups counted less often (in tenths of a name) are left out: they are accidents.
_RARE = 15
_HEADER = """\
# Letter groups in names and how often they occur (tenths, see name_model.count_letters); ^ begins and $ ends a name.
# Counted by count_names in the names of the gazetteers and of the Turkish Wiki NER data set (Altinok,
# turkish-nlp-suite, CC BY-SA 4.0), endings after apostrophes taken off; rare groups left out.
letters,people,places
"""


def _spans(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Label and words of each name in an IOB2 file."""
    for words, tags in read_iob2(path):
        for start, end, label in tagged_spans(tags):
            yield label, words[start:end]


def _count_word(counts: Counter[str], word: str, weight: int = 1) -> None:
    stem = _APOSTROPHE.split(word)[0]
    if len(stem) > 1 and stem[0].isupper() and not stem.isupper() and _WHOLE.fullmatch(stem):
        counts[shared_letters(sounds(stem))] += weight


def count_names(files: Iterable[Path]) -> str:
    """The table as text, rows sorted."""
    counts: dict[str, Counter[str]] = {_PEOPLE: Counter(), _PLACES: Counter()}
    for path in files:
        for label, words in _spans(path):
            column = _LABELS.get(label)
            if column is None:
                continue
            for word in words:  # of places of several words only one with an apostrophe is sure to be a name
                if column == _PEOPLE or len(words) == 1 or _APOSTROPHE.search(word):
                    _count_word(counts[column], word)
    for entry in load_gazetteer().entries.values():
        for name in entry.names:
            parts = name.text.split()
            if name.lang not in ("tr", "az") or not (entry.label is Label.PERSON or len(parts) == 1):
                continue
            for word in parts:
                _count_word(counts[_PEOPLE if entry.label is Label.PERSON else _PLACES], word, _GAZETTEER_WEIGHT)
    people, places = count_letters(counts[_PEOPLE]), count_letters(counts[_PLACES])
    groups = sorted(group for group in people.keys() | places.keys() if people[group] + places[group] > _RARE)
    return _HEADER + "".join(f"{group},{people[group]},{places[group]}\n" for group in groups)


if __name__ == "__main__":
    target = Path(str(resources.files("pipeline.morphology").joinpath("name_letters.csv")))
    target.write_text(count_names(Path(name) for name in sys.argv[1:]), encoding="utf-8", newline="")
