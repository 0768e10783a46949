"""The command line of Salname: thin, one command a module of :mod:`pipeline.commands`."""

from __future__ import annotations

import os

from pipeline.commands import app
from pipeline.commands.printing import prepare_streams


def main() -> None:
    """Entry point of the console script ``salname``."""
    prepare_streams()
    # NumPy's products are small here: threads for them would spin, and take the processor from the trained tagger.
    # Heeded when NumPy is loaded, which no command does before it begins.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()


if __name__ == "__main__":
    main()
