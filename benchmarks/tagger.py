"""Processor time of the trained tagger alone: pieces, one pass of the encoder on one thread, decoding.

    python benchmarks/tagger.py [TEXTS ...] [--rounds N]

TEXTS are files and folders (default: the sample corpus). Cutting the texts into sentences is not counted. Printed is
the median of the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from pipeline.analyse import create_engine
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.neural import shipped_reader
from pipeline.neural.words import sentence_words
from pipeline.read import discover, read_source
from pipeline.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, default=[ROOT / "corpus"])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    engine, reader = create_engine("spacy"), shipped_reader().reader
    texts = []
    for found in discover(arguments.texts)[0]:
        analysed = engine.analyse(assign_languages(lay_out(read_source(found, Settings()))))
        references = sorted(reference.span for reference in analysed.references)
        read = [sentence_words(one, analysed.laid_out.text, references)[1] for one in analysed.sentences]
        texts.append((read, [one.paragraph for one in analysed.sentences]))
    measured = []
    for _ in range(arguments.rounds):
        began = time.process_time()
        for forms, paragraphs in texts:
            reader.read(forms, paragraphs)
        measured.append(time.process_time() - began)
    seconds = statistics.median(measured)
    total = sum(len(sentence) for forms, _ in texts for sentence in forms)
    print(f"{total} words and signs, {seconds:.2f} s of one processor, {total / seconds:,.0f} a second")


if __name__ == "__main__":
    main()
