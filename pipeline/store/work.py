"""What was extracted from each source, kept so that an interrupted run resumes and an unchanged source is
not extracted again.

A file is good for exactly one key, made from the source's bytes and everything the extraction depends on.
Tokens are not kept: nothing after the extraction needs them.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.records import ExtractedText, SourceText


class WorkFiles:
    """Extracted sources as JSON files in a folder.

    Args:
        folder: made when first needed.
        fingerprint: changes whenever code, settings, gazetteers or models change.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder
        self._fingerprint = fingerprint

    @cached_property
    def _adapter(self) -> TypeAdapter[ExtractedText]:
        return TypeAdapter(ExtractedText)

    def _path(self, source: SourceText) -> Path:
        return self._folder / f"{source.source_id}.json"

    def _key(self, source: SourceText) -> bytes:
        parts = (self._fingerprint, source.source_id, source.path, source.sha256, source.encoding, source.encoding_note)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest().encode()

    def load(self, source: SourceText) -> ExtractedText | None:
        """What was extracted from this very source under this very fingerprint, or None."""
        try:
            key, _, data = self._path(source).read_bytes().partition(b"\n")
            return self._adapter.validate_json(data) if key == self._key(source) else None
        except (OSError, ValidationError):
            return None

    def save(self, source: SourceText, extracted: ExtractedText) -> None:
        """Keep it. Written to a file of its own first, so that a killed run leaves whole files only."""
        self._folder.mkdir(parents=True, exist_ok=True)
        sentences = tuple(replace(sentence, tokens=()) for sentence in extracted.analysed.sentences)
        slim = replace(extracted, analysed=replace(extracted.analysed, sentences=sentences))
        path = self._path(source)
        partial = path.with_suffix(".partial")
        partial.write_bytes(self._key(source) + b"\n" + self._adapter.dump_json(slim))
        partial.replace(path)

    def prune(self, keep: set[str]) -> None:
        """Remove the files of sources that are not in ``keep`` (source ids)."""
        for path in sorted(self._folder.glob("*.json")):
            if path.stem not in keep:
                path.unlink(missing_ok=True)
