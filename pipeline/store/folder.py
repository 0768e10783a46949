"""The output folder: locked during a run, and changed only by whole sets of files.

New files are written to a staging folder inside it. When all of them are there, a marker is set and they
are moved into place one by one. A run killed before the marker leaves the old outputs; one killed after it
is finished by the next command that opens the folder.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import Errors, SalnameError

#: What Salname keeps for itself inside the output folder.
INTERNAL = ".salname"
_COMPLETE = "COMPLETE"


class OutputFolder:
    """The folder that tables are written to.

    Args:
        path: the folder; made by :meth:`locked` if it does not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._internal = path / INTERNAL
        self._staging = self._internal / "staging"

    @property
    def work(self) -> Path:
        """Folder for intermediate files."""
        return self._internal / "work"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder if needed, and keep other runs out of it.

        Raises:
            SalnameError: E101 if it cannot be written, E102 if another run holds it.
        """
        try:
            self._internal.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._internal / "lock")
            with (self._internal / "probe").open("w") as probe:
                probe.write("x")
            (self._internal / "probe").unlink()
        except OSError as error:
            raise SalnameError(Errors.E101, path=self.path, detail=error.strerror or str(error)) from error
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            holder = self._internal / "holder"
            detail = holder.read_text("utf-8") if holder.exists() else "its process is not known"
            raise SalnameError(Errors.E102, path=self.path, detail=detail) from error
        try:
            (self._internal / "holder").write_text(f"process {os.getpid()}", "utf-8")
            self.recover()
            yield
        finally:
            (self._internal / "holder").unlink(missing_ok=True)
            lock.release()

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """A fresh folder to write a whole set of outputs to; they are published when the block ends well.

        Raises:
            SalnameError: E104 if writing failed; the outputs are then as they were.
        """
        try:
            shutil.rmtree(self._staging, ignore_errors=True)
            self._staging.mkdir(parents=True)
            yield self._staging
            for file in self._files():
                with file.open("rb") as handle:
                    os.fsync(handle.fileno())
            (self._staging / _COMPLETE).touch()
        except OSError as error:
            shutil.rmtree(self._staging, ignore_errors=True)
            raise SalnameError(Errors.E104, path=self.path, detail=error.strerror or str(error)) from error
        self.recover()

    def _files(self) -> list[Path]:
        return sorted(path for path in self._staging.rglob("*") if path.is_file() and path.name != _COMPLETE)

    def recover(self) -> None:
        """Finish moving a complete set of staged files into place; drop an incomplete one."""
        if (self._staging / _COMPLETE).exists():
            for file in self._files():
                target = self.path / file.relative_to(self._staging)
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)
        shutil.rmtree(self._staging, ignore_errors=True)
