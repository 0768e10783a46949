"""What a run's results depend on, as hexadecimal digests that are equal on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from pipeline.resources import PACKAGE, data_folder

#: Libraries whose version can change a table.
LIBRARIES = (
    "babel",
    "charset-normalizer",
    "convertdate",
    "edtf",
    "lingua-language-detector",
    "pandas",
    "pyarrow",
    "rapidfuzz",
    "spacy",
)


def of_files(files: Iterable[tuple[str, Path]]) -> str:
    """SHA-256 over names and contents, in the order of the names."""
    digest = hashlib.sha256()
    for name, path in sorted(files):
        digest.update(f"{name}\x1f{path.stat().st_size}\x1f".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _below(folder: Path, *endings: str) -> list[tuple[str, Path]]:
    return [
        (path.relative_to(folder).as_posix(), path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in endings and "data" not in path.relative_to(folder).parts
    ]


@lru_cache(maxsize=1)
def of_code() -> str:
    """The package's modules and packaged tables."""
    return of_files(_below(PACKAGE, ".py", ".csv", ".json"))


@lru_cache(maxsize=1)
def of_models() -> str:
    """Everything in ``models/`` but its descriptions."""
    folder = data_folder("models")
    return of_files(
        (path.relative_to(folder).as_posix(), path)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".md", ".py") and not path.name.startswith(".")
    )


@lru_cache(maxsize=1)
def of_libraries() -> dict[str, str]:
    """Versions of the libraries that can change a table."""
    return {name: version(name) for name in LIBRARIES}
