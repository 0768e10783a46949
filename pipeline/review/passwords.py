"""Reviewers who may log in, with argon2id hashes of their passwords, in a file only the owner can read."""

from __future__ import annotations

import json
import os
import re
import tempfile
from functools import cached_property
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from pipeline.store.folder import INTERNAL

FILE_NAME = "reviewers.json"
#: A reviewer's name goes into every decision; it is letters of any script, digits, spaces and a few signs.
NAME = re.compile(r"[\w][\w .@'’-]{0,59}")
#: NIST SP 800-63B asks for eight at least; a longest one keeps hashing cheap.
SHORTEST, LONGEST = 8, 256


def valid_name(name: str) -> bool:
    """Whether it can be a reviewer's name: 1 to 60 characters, a letter or digit first."""
    return NAME.fullmatch(name) is not None and name == name.strip()


class PasswordFile:
    """The reviewers of one output folder.

    Args:
        out: the output folder.
    """

    def __init__(self, out: Path) -> None:
        self.path = out / INTERNAL / FILE_NAME
        self._hasher = PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """Checked when a name is unknown, so that the time of an answer does not tell who exists."""
        return self._hasher.hash("nobody has this password")

    def names(self) -> tuple[str, ...]:
        """Who may log in, sorted."""
        return tuple(sorted(self._read()))

    def set(self, name: str, password: str) -> None:
        """Give a reviewer a password, new or instead of the old one.

        Raises:
            ValueError: the name or the password cannot be used; the message says why.
            OSError: the file cannot be written.
        """
        if not valid_name(name):
            raise ValueError("a name has 1 to 60 letters, digits, spaces or . @ ' -, and begins with a letter or digit")
        if not SHORTEST <= len(password) <= LONGEST:
            raise ValueError(f"a password has {SHORTEST} to {LONGEST} characters")
        self._write({**self._read(), name: self._hasher.hash(password)})

    def remove(self, name: str) -> bool:
        """Take a reviewer out; False if there was none of that name. What they decided stays."""
        held = self._read()
        if held.pop(name, None) is None:
            return False
        self._write(held)
        return True

    def verify(self, name: str, password: str) -> bool:
        """Whether this is that reviewer's password. Takes as long for a name that is unknown."""
        nobody, held = self._nobody, self._read().get(name)
        try:
            right = self._hasher.verify(held or nobody, password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
        return right and held is not None

    def _read(self) -> dict[str, str]:
        try:
            held = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        return {str(name): str(value) for name, value in held.items()} if isinstance(held, dict) else {}

    def _write(self, held: dict[str, str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # mkstemp makes the file readable by its owner alone
        handle, partial = tempfile.mkstemp(dir=self.path.parent, prefix=FILE_NAME, suffix=".partial")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(held, file, ensure_ascii=False, indent=1, sort_keys=True)
            Path(partial).replace(self.path)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
