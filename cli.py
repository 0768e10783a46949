"""The command line of Salname: thin, one command a module of :mod:`pipeline.commands`."""

from __future__ import annotations

import io
import os
import sys

from pipeline.commands import app


def main() -> None:
    """Entry point of the console script ``salname``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter shows its code instead
            stream.reconfigure(errors="backslashreplace")
    # NumPy's products are small here: threads for them would spin, and take the processor from the trained tagger.
    # Heeded when NumPy is loaded, which no command does before it begins.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()


if __name__ == "__main__":
    main()
