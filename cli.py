"""The command line of Salname: thin, one command a module of :mod:`pipeline.commands`."""

from __future__ import annotations

import os
import sys

from pipeline.commands import app
from pipeline.commands.printing import prepare_streams


def main() -> None:
    """Entry point of the console script ``salname``."""
    prepare_streams()
    # NumPy's products are small here: threads for them would spin, and take the processor from the trained tagger.
    # Heeded when NumPy is loaded, which no command does before it begins.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> None:
    """End the process as ``end`` says, but without taking its objects apart one by one, as mypy does.

    After a long run that would take a second. All files are closed by then; what else is open the system closes.
    """
    if not isinstance(end.code, int | None):
        raise end
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(end.code or 0)


if __name__ == "__main__":
    main()
