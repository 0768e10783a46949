"""The command line of Salname: thin, one command a module of :mod:`pipeline.commands`."""

from __future__ import annotations

import io
import sys

from pipeline.commands import app


def main() -> None:
    """Entry point of the console script ``salname``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter shows its code instead
            stream.reconfigure(errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
