"""The command line of Salname: thin, one command a module of :mod:`pipeline.commands`."""

from __future__ import annotations

from pipeline.commands import app


def main() -> None:
    """Entry point of the console script ``salname``."""
    app()


if __name__ == "__main__":
    main()
