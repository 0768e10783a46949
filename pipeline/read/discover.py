"""Which files a run reads: the files named, and those in the folders named, in sorted order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record

#: What is read in folders, by file name ending. A file that is named itself is read whatever its ending.
KINDS = (".txt",)


@record
class Found:
    """A file to read: where it lies, and its path below the input that led to it (POSIX)."""

    path: Path
    relative: PurePosixPath


def discover(inputs: Sequence[Path]) -> tuple[tuple[Found, ...], tuple[SalnameError, ...]]:
    """The files to read, sorted by relative path inside each input, and what went wrong.

    Hidden files and folders are passed over, links are followed, and a folder is entered once.
    """
    found: list[Found] = []
    errors: list[SalnameError] = []
    seen: set[Path] = set()
    for given in inputs:
        try:
            exists = given.exists()
        except OSError as error:
            errors.append(SalnameError(Errors.E006, path=given, detail=error.strerror or str(error)))
            continue
        if not exists:
            errors.append(SalnameError(Errors.E001, path=given))
        elif given.is_dir():
            before = len(found)
            problems = len(errors)
            for file in _walk(given, PurePosixPath(), set(), errors):
                if (real := file.path.resolve()) not in seen:
                    seen.add(real)
                    found.append(file)
            if len(found) == before and len(errors) == problems:
                errors.append(SalnameError(Errors.E002, path=given, kinds=", ".join(KINDS)))
        elif (real := given.resolve()) not in seen:
            seen.add(real)
            found.append(Found(given, PurePosixPath(given.name)))
    return tuple(found), tuple(errors)


def _walk(folder: Path, relative: PurePosixPath, above: set[Path], errors: list[SalnameError]) -> Iterator[Found]:
    real = folder.resolve()
    if real in above:
        errors.append(SalnameError(Errors.E007, path=folder))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        errors.append(SalnameError(Errors.E006, path=folder, detail=error.strerror or str(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:
            errors.append(SalnameError(Errors.E007 if error.errno == 40 else Errors.E006, path=path, detail=str(error)))
            continue
        if is_folder:
            yield from _walk(path, relative / entry.name, above | {real}, errors)
        elif is_file and path.suffix.lower() in KINDS:
            yield Found(path, relative / entry.name)
        elif entry.is_symlink() and not path.exists() and path.suffix.lower() in KINDS:
            errors.append(SalnameError(Errors.E001, path=path))
