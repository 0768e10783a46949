"""The output folder: locked during a run, and changed only by whole sets of files.

New files are written to a staging folder inside it. When all of them are there, they are marked ready with a token,
the database commits, and they are moved into place one by one. The commit decides: a run killed before it leaves the
old outputs and the old database; of one killed after it, the next command that opens the folder moves the rest.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import Errors, SalnameError

#: What Salname keeps for itself inside the output folder.
INTERNAL = ".salname"
_COMPLETE = "COMPLETE"
_READY = "READY"


class OutputFolder:
    """The folder that tables are written to.

    Args:
        path: the folder; made by :meth:`locked` if it does not exist.
        committed: whether the database holds what a token names.
    """

    def __init__(self, path: Path, committed: Callable[[str], bool] = lambda token: False) -> None:
        self.path = path
        self._committed = committed
        self._internal = path / INTERNAL
        self._staging = self._internal / "staging"

    @property
    def work(self) -> Path:
        """Folder for intermediate files."""
        return self._internal / "work"

    @property
    def parts(self) -> Path:
        """Folder for each source's share of the tables."""
        return self._internal / "parts"

    @contextmanager
    def locked(self, patience: float = 0.0, waiting: Callable[[str], None] = lambda holder: None) -> Iterator[None]:
        """Make the folder if needed, and keep other runs out of it.

        Args:
            patience: how many seconds to wait for another run that holds the folder.
            waiting: called with the holder's name before it is waited for.

        Raises:
            SalnameError: E101 if it cannot be written, E102 if another run holds it for longer.
        """
        try:
            self._internal.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._internal / "lock")
            with (self._internal / "probe").open("w") as probe:
                probe.write("x")
            (self._internal / "probe").unlink(missing_ok=True)  # another run may have come at the same moment
        except OSError as error:
            raise SalnameError(Errors.E101, path=self.path, detail=error.strerror or str(error)) from error
        self._acquire(lock, patience, waiting)
        try:
            self._holder.write_text(f"process {os.getpid()}", "utf-8")
            self.recover()
            yield
        finally:
            self._holder.unlink(missing_ok=True)
            lock.release()

    @property
    def _holder(self) -> Path:
        """The file that names the process which holds the folder."""
        return self._internal / "holder"

    def _acquire(self, lock: FileLock, patience: float, waiting: Callable[[str], None]) -> None:
        try:
            lock.acquire(timeout=0)
            return
        except Timeout as error:
            if patience <= 0:
                raise SalnameError(Errors.E102, path=self.path, detail=self._held_by()) from error
        waiting(self._held_by())
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            raise SalnameError(Errors.E102, path=self.path, detail=self._held_by()) from error

    def _held_by(self) -> str:
        try:
            return self._holder.read_text("utf-8") or "its process is not known"
        except OSError:  # it is just coming or going
            return "its process is not known"

    @contextmanager
    def staged(self, token: str = "", commit: Callable[[], None] = lambda: None) -> Iterator[Path]:
        """A fresh folder to write a whole set of outputs to; they are published when the block ends well.

        Args:
            token: names what ``commit`` commits, for ``committed``.
            commit: called once all files are on the disk, before the first of them is moved.

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
            (self._staging / _READY).write_text(token, "utf-8")
            commit()
            (self._staging / _READY).rename(self._staging / _COMPLETE)
        except (OSError, SalnameError) as error:
            self.recover()
            if isinstance(error, SalnameError):
                raise
            raise SalnameError(Errors.E104, path=self.path, detail=error.strerror or str(error)) from error
        self.recover()

    def _files(self) -> list[Path]:
        marks = (_COMPLETE, _READY)
        return sorted(path for path in self._staging.rglob("*") if path.is_file() and path.name not in marks)

    def recover(self) -> None:
        """Finish moving a set of staged files that was committed into place; drop any other."""
        ready, complete = self._staging / _READY, self._staging / _COMPLETE
        if complete.exists() or (ready.exists() and self._holds(ready.read_text("utf-8"))):
            for file in self._files():
                target = self.path / file.relative_to(self._staging)
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)
        shutil.rmtree(self._staging, ignore_errors=True)

    def _holds(self, token: str) -> bool:
        try:
            return self._committed(token)
        except sqlite3.Error:
            return False
