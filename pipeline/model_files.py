"""The shipped models' files: found, and checked against what was shipped before they are loaded.

Each folder below ``models/`` holds ``SHA256SUMS``, as ``sha256sum`` writes it, over the files that are loaded.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record
from pipeline.resources import data_folder

SUMS = "SHA256SUMS"


@record
class ShippedModel:
    """A model: its name, size in bytes, model card, and state (``as shipped``, ``missing a file``, ``damaged``)."""

    name: str
    bytes: int
    state: str
    card: str


def shipped_models() -> list[ShippedModel]:
    """The models below ``models/``, by name."""
    models = []
    for sums in sorted(data_folder("models").rglob(SUMS)):
        name = sums.parent.relative_to(data_folder("models")).as_posix()
        size = sum((sums.parent / file).stat().st_size for file in _sums(name) if (sums.parent / file).is_file())
        try:
            checked_folder(name)
            state = "as shipped"
        except SalnameError as error:
            state = "damaged" if error.error is Errors.E312 else "missing a file"
        models.append(ShippedModel(name, size, state, f"models/{name}/README.md"))
    return models


def checked_folder(name: str) -> Path:
    """The folder of the model ``name`` (``tagger``), all of its files as they were shipped.

    Raises:
        SalnameError: E311 if the model or one of its files is missing, E312 if a file is not what was shipped.
    """
    folder = data_folder("models") / name
    for file, digest in _sums(name).items():
        path = folder / file
        if not path.is_file():
            raise SalnameError(Errors.E311, path=path, name=name)
        if _digest(path) != digest:
            raise SalnameError(Errors.E312, path=path, name=name)
    return folder


def fingerprint(name: str) -> str:
    """Digest of the model ``name``, from its list of sums alone: quick, and equal on every machine.

    Raises:
        SalnameError: E311 if there is no such model.
    """
    return hashlib.sha256(repr(sorted(_sums(name).items())).encode()).hexdigest()


def write_sums(folder: Path) -> None:
    """List the sums of all files in ``folder`` but descriptions (``.md``)."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md" and path.name != SUMS)
    lines = [f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _sums(name: str) -> dict[str, str]:
    path = data_folder("models") / name / SUMS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SalnameError(Errors.E311, path=path, name=name) from error
    return {file: digest for digest, file in (line.split("  ", 1) for line in lines if line)}


@lru_cache(maxsize=64)
def _of(path: Path, _modified: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(path: Path) -> str:
    state = path.stat()
    return _of(path, state.st_mtime_ns, state.st_size)
