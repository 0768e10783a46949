"""Settings of a run: defaults, a ``salname.toml`` in the working folder, options of the command line.

Every setting that can change a table is part of the settings' fingerprint.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, fields, replace
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record
from pipeline.text_files import read_utf8

FILE_NAME = "salname.toml"
_KIND_NAMES = {str: "a text", float: "a number", tuple: "a list of texts"}


@record
class Settings:
    """What can be chosen about a run.

    Attributes:
        engine: analysis engine, one of :data:`pipeline.analyse.ENGINES`.
        taggers: mention taggers, from those registered in :mod:`pipeline.mentions`.
        encoding: encoding of all source files, or ``auto`` to find it out for each.
        max_megabytes: larger files are refused (in million bytes).
    """

    engine: str = "spacy"
    taggers: tuple[str, ...] = ("gazetteer", "rules", "neural")
    encoding: str = "auto"
    max_megabytes: float = 20.0

    @property
    def fingerprint(self) -> str:
        """SHA-256 over names and values, in hexadecimal."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def load_settings(path: Path | None = None, **chosen: object) -> Settings:
    """Defaults, overridden by the file, overridden by ``chosen`` (entries that are None do not count).

    Args:
        path: a TOML file; None looks for ``salname.toml`` in the working folder and does without.
        chosen: values from the command line.

    Raises:
        SalnameError: E206 for an unknown setting, E207 for one of the wrong kind, E202 for a file that is not TOML,
            E001, E006 or E010 for one that cannot be read.
    """
    values: dict[str, object] = {}
    file = path if path is not None else Path(FILE_NAME)
    if path is not None or file.is_file():
        try:
            values = tomllib.loads(read_utf8(file))
        except tomllib.TOMLDecodeError as error:
            raise SalnameError(Errors.E202, path=file, detail=f"not TOML: {error}") from error
    where = file if values else None
    values |= {name: value for name, value in chosen.items() if value is not None}
    settings = Settings()
    known = {field.name: type(getattr(settings, field.name)) for field in fields(Settings)}
    for name, value in sorted(values.items()):
        if name not in known:
            raise SalnameError(Errors.E206, path=where, name=name, known=", ".join(sorted(known)))
        kind = known[name]
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if kind is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = tuple(value)
        if not isinstance(value, kind):
            raise SalnameError(
                Errors.E207, path=where, name=name, value=value, detail=f"it must be {_KIND_NAMES[kind]}"
            )
        if isinstance(value, float) and value <= 0:
            raise SalnameError(Errors.E207, path=where, name=name, value=value, detail="it must be above 0")
        settings = replace(settings, **{name: value})
    return settings
