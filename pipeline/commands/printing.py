"""Where results go: to standard output, or whole to a file that a person names.

Standard output may end before a command does. A reader that goes away (``salname show chronicle | head -1``) has read
what it wanted: the rest goes nowhere, and the command ends as if it had been read. A full disk is an error.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO

import typer

from pipeline.errors import Errors, SalnameError
from pipeline.text_files import write_all


class _Outlet(io.FileIO):
    """A standard stream that knows what to do when nothing more can be written to it.

    Args:
        descriptor: its number.
        messages: whether it carries messages only; if these cannot be written there is nobody to tell.
    """

    def __init__(self, descriptor: int, *, messages: bool) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self._messages = messages

    def write(self, data: object, /) -> int:
        try:
            return super().write(data)  # type: ignore[arg-type]
        except OSError as error:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            if self._messages or isinstance(error, BrokenPipeError):
                return memoryview(data).nbytes  # type: ignore[arg-type]
            raise SalnameError(Errors.E107, detail=error.strerror or str(error)) from error


def prepare_streams() -> None:
    """Make the standard streams of this process fit for the command line; the top of this module says how.

    A letter that a terminal lacks is shown as its code.
    """
    sys.stdout = _prepared(sys.stdout, messages=False)
    sys.stderr = _prepared(sys.stderr, messages=True)


def _prepared(stream: TextIO, *, messages: bool) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):  # closed, or somebody's own
        return stream
    # PYTHONUNBUFFERED leaves the buffer out; it makes no difference, for commands flush what they print
    if not isinstance(getattr(stream.buffer, "raw", stream.buffer), io.FileIO):  # the console of Windows
        stream.reconfigure(errors="backslashreplace")
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Outlet(stream.fileno(), messages=messages)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def write_or_print(text: str, file: Path | None) -> None:
    """Write ``text`` to ``file``, whole or not at all, or to standard output if there is none.

    Raises:
        SalnameError: E106 if the file cannot be written; what stood there before is left.
    """
    if file is None:
        typer.echo(text, nl=False)
        return
    if not file.exists() or file.is_file():
        write_all({file: text.encode("utf-8")})
        return
    try:
        file.write_text(text, encoding="utf-8", newline="")  # a device or a pipe, which nothing can take the place of
    except OSError as error:
        raise SalnameError(Errors.E106, path=file, detail=error.strerror or str(error)) from error
