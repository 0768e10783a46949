"""The trained models of the engines: where they lie, and whether they are whole.

``models/NAME`` holds a ``manifest.json`` with the SHA-256 of each of its files. It is checked whenever the models are
loaded, so that a download that broke off or a file edited by accident shows as itself and not as strange results.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.resources import data_folder

MANIFEST = "manifest.json"


def model_folder(name: str) -> Path:
    """The folder of a model, whole.

    Raises:
        SalnameError: E303 if it is missing, E304 if a file of it is missing or not as it was published.
    """
    folder = data_folder("models") / name
    try:
        listed = dict(json.loads((folder / MANIFEST).read_text("utf-8"))["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SalnameError(Errors.E303, path=folder, name=name) from error
    for relative, digest in sorted(listed.items()):
        file = folder / relative
        if not file.is_file():
            raise SalnameError(Errors.E304, path=file, name=name, detail="it is missing")
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise SalnameError(Errors.E304, path=file, name=name, detail="its content is not what was published")
    return folder


def model_fingerprint(name: str) -> str:
    """Names the state of a model: the digest of its manifest, or "" if there is none."""
    manifest = data_folder("models") / name / MANIFEST
    return hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest.is_file() else ""


def write_manifest(folder: Path) -> None:
    """Write the manifest over all files of a model folder but its description."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST and path.suffix != ".md"
    }
    (folder / MANIFEST).write_text(json.dumps({"sha256": files}, indent=1, sort_keys=True) + "\n", "utf-8")
