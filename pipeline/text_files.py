"""Tables, lists, annotations and settings that a person hands to a command: UTF-8, unlike sources."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import Errors, SalnameError


def read_utf8(path: Path) -> str:
    """The text of a file, with its line ends as they are and without a byte order mark.

    Raises:
        SalnameError: E001 if there is none, E006 if it cannot be read, E010 if it is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SalnameError(Errors.E001, path=path) from error
    except OSError as error:
        raise SalnameError(Errors.E006, path=path, detail=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise SalnameError(Errors.E010, path=path, encoding="UTF-8", position=error.start) from error
