"""Files that a person hands to a command (tables, lists, settings: UTF-8, unlike sources) or wants from one."""

from __future__ import annotations

from collections.abc import Mapping
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


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Writes all files, each whole or not at all; the old ones stay until all new ones are on the disk.

    Raises:
        SalnameError: E106.
    """
    partials = {path: path.with_name(path.name + ".part") for path in contents}
    path = Path()
    try:
        for path, data in contents.items():
            partials[path].write_bytes(data)
        for path, partial in partials.items():
            partial.replace(path)
    except OSError as error:
        for partial in partials.values():
            partial.unlink(missing_ok=True)
        raise SalnameError(Errors.E106, path=path, detail=error.strerror or str(error)) from error
