"""What each stage made of each source, kept so that an interrupted run resumes and nothing is done twice.

A file is good for exactly one key, made from the source's bytes and everything the stage depends on (see
:mod:`pipeline.fingerprints`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pipeline.records import (
    Citation,
    DateMention,
    Event,
    LaidOutText,
    Mention,
    NamedMention,
    ParentheticalReference,
    Sentence,
    SourceText,
    WorkReading,
)

_KINDS: Mapping[str, Any] = {
    "layout": LaidOutText,
    "analyse": tuple[Sentence, ...],
    "citations": tuple[tuple[ParentheticalReference, ...], tuple[Citation, ...], tuple[WorkReading, ...]],
    "mentions": tuple[Mention, ...],
    "dates": tuple[tuple[Mention, ...], tuple[DateMention, ...]],
    "events": tuple[Event, ...],
    "names": tuple[NamedMention, ...],
}


@cache
def _adapter(stage: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[stage])


class WorkFiles:
    """Results of the stages as JSON files in a folder.

    Args:
        folder: made when first needed.
        keys: the key of each stage (:func:`pipeline.fingerprints.stage_keys`).
        fresh: whether to take nothing from earlier runs.
    """

    def __init__(self, folder: Path, keys: Mapping[str, str], *, fresh: bool = False) -> None:
        self._folder = folder
        self._keys = keys
        self.fresh = fresh

    def of(self, source: SourceText) -> SourceWork:
        """The files of one source."""
        return SourceWork(self._folder, self._keys, source, self.fresh)

    def prune(self, keep: set[str]) -> None:
        """Remove the files of sources that are not in ``keep`` (source ids)."""
        for path in sorted(self._folder.glob("*")):
            if path.name.rsplit(".", 2)[0] not in keep:
                path.unlink(missing_ok=True)


class SourceWork:
    """The kept results of one source; counts what it had to leave to be done.

    Attributes:
        done: stages whose results were not there, or not good any more.
    """

    def __init__(self, folder: Path, keys: Mapping[str, str], source: SourceText, fresh: bool) -> None:
        self._folder = folder
        self._keys = keys
        self._source = source
        self._fresh = fresh
        self.done: list[str] = []

    def _path(self, stage: str) -> Path:
        return self._folder / f"{self._source.source_id}.{stage}.json"

    def _key(self, stage: str) -> bytes:
        # neither path nor id: a renamed file keeps its results
        parts = (self._keys[stage], self._source.sha256, self._source.encoding, self._source.encoding_note)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest().encode()

    def load(self, stage: str) -> Any:
        """What this very source gave under this very key, or None."""
        if self._fresh:
            return None
        try:
            key, _, data = self._path(stage).read_bytes().partition(b"\n")
            return _adapter(stage).validate_json(data) if key == self._key(stage) else None
        except (OSError, ValidationError):
            return None

    def has(self, stage: str) -> bool:
        """Whether :meth:`load` would give something, as far as the key tells."""
        if self._fresh:
            return False
        try:
            with self._path(stage).open("rb") as file:
                return file.readline().rstrip(b"\n") == self._key(stage)
        except OSError:
            return False

    def save(self, stage: str, result: Any) -> None:
        """Keep it. Written to a file of its own first, so that a killed run leaves whole files only.

        What cannot be kept, on a full disk say, is done again next time: that is no reason to stop.
        """
        self.done.append(stage)
        path = self._path(stage)
        partial = path.with_suffix(".partial")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(self._key(stage) + b"\n" + _adapter(stage).dump_json(result))
            partial.replace(path)
        except OSError:
            partial.unlink(missing_ok=True)
