"""What ``salname run --tokens`` adds: every token of every source, as one table and as CoNLL-U.

``tokens.csv`` and ``parquet/tokens.parquet`` are written in the tables' way; ``conllu/SOURCE_ID.conllu`` holds the same
with the words of multi-word tokens. No stage reads them. What was made of a source is kept and used again while
neither its text nor the engine changes; a run without ``--tokens`` takes away what no longer fits.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.analyse import Engine
from pipeline.analyse.export import ud_sentences
from pipeline.conllu import conllu
from pipeline.record_classes import record
from pipeline.records import AnalysedText, LaidOutText, Sentence, Token
from pipeline.spans import Span
from pipeline.store import OutputFolder
from pipeline.tables.contract import TOKENS, Row
from pipeline.tables.places import PlaceFinder
from pipeline.tables.write import csv_header, csv_lines, write_parquet

#: Folder of the CoNLL-U files in the output folder.
CONLLU = "conllu"


@record
class SourceToAnnotate:
    """A source: its id, what its annotation depends on as one text, and how to come by its laid-out text."""

    source_id: str
    depends: str
    laid_out: Callable[[], LaidOutText]


class TokenFiles:
    """The token outputs of an output folder.

    Args:
        folder: the output folder, locked.
    """

    def __init__(self, folder: OutputFolder) -> None:
        self._folder = folder
        self._kept = folder.work.parent / "tokens"
        self._state = self._kept / "published"

    @property
    def there(self) -> bool:
        """Whether an earlier run has published token outputs."""
        return self._state.is_file()

    def tidy(self, sources: Sequence[SourceToAnnotate]) -> None:
        """Take away outputs that do not fit the sources any more."""
        if self.there and self._state.read_text("utf-8") != _digest(source.depends for source in sources):
            self._state.unlink()
            for path in (self._folder.path / "tokens.csv", self._folder.path / "parquet" / "tokens.parquet"):
                path.unlink(missing_ok=True)
            shutil.rmtree(self._folder.path / CONLLU, ignore_errors=True)

    def publish(self, sources: Sequence[SourceToAnnotate], engine: Callable[[], Engine]) -> int:
        """Annotate what is new, and publish all of it.

        Args:
            sources: in the order of the table.
            engine: gives the engine, if there is anything to annotate.

        Returns:
            The number of tokens.

        Raises:
            SalnameError: E104 if writing failed; the outputs are then as they were. Errors of the engine.
        """
        state = _digest(source.depends for source in sources)
        parts = [self._part(source, engine) for source in sources]
        if not (self.there and self._state.read_text("utf-8") == state and self._complete(sources)):
            with self._folder.staged() as staging:
                with (staging / "tokens.csv").open("wb") as table:
                    table.write(csv_header(TOKENS))
                    for part in parts:
                        table.write(part.with_suffix(".csv").read_bytes())
                (staging / "parquet").mkdir()
                write_parquet(TOKENS, staging / "tokens.csv", staging / "parquet" / "tokens.parquet")
                (staging / CONLLU).mkdir()
                for source, part in zip(sources, parts, strict=True):
                    shutil.copyfile(part, staging / CONLLU / f"{source.source_id}.conllu")
            self._state.write_text(state, "utf-8")
        self._prune(sources, parts)
        return sum(part.with_suffix(".csv").read_bytes().count(b"\n") for part in parts)

    def _complete(self, sources: Sequence[SourceToAnnotate]) -> bool:
        out = self._folder.path
        wanted = [out / "tokens.csv", out / "parquet" / "tokens.parquet"]
        return all(path.is_file() for path in wanted + [self._published(source) for source in sources])

    def _published(self, source: SourceToAnnotate) -> Path:
        return self._folder.path / CONLLU / f"{source.source_id}.conllu"

    def _part(self, source: SourceToAnnotate, engine: Callable[[], Engine]) -> Path:
        """The kept CoNLL-U file of a source, with its rows of the table beside it; made if it is not there."""
        path = self._kept / f"{source.source_id}.{_digest([source.depends])[:20]}.conllu"
        rows = path.with_suffix(".csv")
        if not (path.is_file() and rows.is_file()):
            self._kept.mkdir(parents=True, exist_ok=True)
            chosen = engine()
            annotated = chosen.annotate(chosen.analyse(source.laid_out()))
            rows.write_bytes(csv_lines(TOKENS, token_rows(annotated)))
            path.write_text("".join(conllu(ud_sentences(annotated))), "utf-8")
        return path

    def _prune(self, sources: Sequence[SourceToAnnotate], parts: Sequence[Path]) -> None:
        keep = {self._state, *parts, *(part.with_suffix(".csv") for part in parts)}
        for path in self._kept.iterdir():
            if path not in keep:
                path.unlink()
        published = {self._published(source) for source in sources}
        for path in (self._folder.path / CONLLU).glob("*.conllu"):
            if path not in published:
                path.unlink()


def _digest(parts: Iterator[str] | Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def token_rows(analysed: AnalysedText) -> Iterator[Row]:
    """The rows of the table of tokens; offsets are raw."""
    laid_out = analysed.laid_out
    places = PlaceFinder(laid_out)
    for sentence in analysed.sentences:
        for number, token in enumerate(sentence.tokens, 1):
            segments = laid_out.offsets.to_raw(token.span)
            line = laid_out.lines[places.line_index(segments[0].start)]
            yield _row(laid_out.source.source_id, sentence, number, token, segments[0], line.number, line.page)


def _row(source_id: str, sentence: Sentence, number: int, token: Token, raw: Span, line: int, page: str) -> Row:
    return {
        "source_id": source_id,
        "sentence": sentence.index + 1,
        "token": number,
        "char_start": raw.start,
        "char_end": raw.end,
        "line_start": line,
        "page": page,
        "lang": sentence.lang.value,
        "text": token.text,
        "lemma": token.lemma,
        "upos": token.upos,
        "feats": token.feats,
        "head": token.head + 1,
        "deprel": token.deprel,
        "words": " ".join(word.form for word in token.words),
    }
