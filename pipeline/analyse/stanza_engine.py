"""The second analysis engine: Stanza, with its own sentences, tokens, tags and trees.

Our models (``models/stanza``) serve Turkish and Azerbaijani. Where the official Turkish models of Stanza are installed
in its resources folder, they analyse the Turkish. Nothing is ever downloaded. With our own models, the model of
multi-word tokens that both engines share says which tokens hold two words: it finds more than Stanza's tokeniser does.

Stanza learnt its cuts from modern treebanks. Where historical print is written otherwise - initials, abbreviations,
ordinals, brackets - the rules of the spaCy engine hold for both, so that ``M.Ə.Rəsulzadə`` ends no sentence in either.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.analyse.chunks import Chunk, repaired_chunks, sentence_starts
from pipeline.analyse.multiword import MultiWordModel, load_multiword
from pipeline.analyse.trees import annotate_tokens, printed_parts
from pipeline.conllu import UdWord
from pipeline.errors import Errors, SalnameError
from pipeline.model_files import checked_folder, fingerprint
from pipeline.records import AnalysedText, LaidOutText, Lang, Paragraph, Script, Sentence, Token, Word
from pipeline.spans import Span
from pipeline.transliteration.alphabets import AZERBAIJANI_CYRILLIC, RUSSIAN

_CUT = ("tokenize", "mwt")
_ANNOTATE = ("pos", "lemma", "depparse")
#: Sentences that are annotated together.
_BATCH = 256
_SAME_LENGTH = {letter: latin[:1] for letter, latin in {**RUSSIAN, **AZERBAIJANI_CYRILLIC}.items() if latin}
#: Cyrillic letters as one Latin letter each, so that offsets stay: good enough to see where words end.
_LOOK_ALIKE = str.maketrans(
    _SAME_LENGTH
    | {letter.upper(): ("İ" if latin == "i" else latin.upper()) for letter, latin in _SAME_LENGTH.items()}
    | {"’": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"'}
)


class StanzaEngine:
    """Tokens, sentences and annotation with Stanza; models are loaded when first needed."""

    name = "stanza"

    def __init__(self) -> None:
        try:
            self._version = version("stanza")
            version("torch")
        except PackageNotFoundError as error:
            raise SalnameError(Errors.E302, name=self.name, detail=str(error), extra="stanza") from error
        self._pipelines: dict[tuple[Path, str], Any] = {}

    @cached_property
    def fingerprint(self) -> str:
        """Name, version and models."""
        return stanza_fingerprint()

    def analyse(self, laid_out: LaidOutText) -> AnalysedText:
        """Sentences and tokens of the mined paragraphs, as Stanza cuts them; spans are clean.

        Raises:
            SalnameError: E311, E312 if the models are missing or damaged.
        """
        sentences: list[Sentence] = []
        for paragraph in laid_out.paragraphs:
            if paragraph.mined:
                self._add(sentences, paragraph, laid_out.text)
        return AnalysedText(laid_out, tuple(sentences), engine=self.fingerprint)

    def annotate(self, analysed: AnalysedText) -> AnalysedText:
        """The same text, each token with lemma, part of speech, features and dependency.

        Raises:
            SalnameError: E311, E312 if the models are missing or damaged.
        """
        annotated: list[Sentence] = list(analysed.sentences)
        for lang in sorted({sentence.lang for sentence in analysed.sentences}):
            chosen = [index for index, sentence in enumerate(annotated) if sentence.lang is lang]
            for start in range(0, len(chosen), _BATCH):
                part = chosen[start : start + _BATCH]
                for index, sentence in zip(part, self._annotate([annotated[i] for i in part], lang), strict=True):
                    annotated[index] = sentence
        return replace(analysed, sentences=tuple(annotated), engine=self.fingerprint)

    # --- cutting -------------------------------------------------------------------------------

    def _add(self, sentences: list[Sentence], paragraph: Paragraph, text: str) -> None:
        printed = paragraph.span.of(text)
        found = list(self._chunks(printed, paragraph.lang))
        chunks = repaired_chunks(printed, found, paragraph.lang)
        begins = {chunk.start for chunk in found if chunk.begins}
        starts = sentence_starts(printed, chunks, begins, paragraph.lang)
        current: list[Token] = []
        for chunk, first in zip(chunks, starts, strict=True):
            if first and current:
                sentences.append(_sentence(len(sentences), paragraph, current))
                current = []
            span = Span(paragraph.span.start + chunk.start, paragraph.span.start + chunk.end)
            parts = printed_cut(span.of(text), chunk.parts)
            current.append(Token(span, span.of(text), words=tuple(Word(part) for part in parts)))
        if current:
            sentences.append(_sentence(len(sentences), paragraph, current))

    def _chunks(self, printed: str, lang: Lang) -> Iterator[Chunk]:
        """Stanza's tokens of a paragraph; one that holds white space is cut there."""
        document = self._pipeline(lang, _CUT)(printed.translate(_LOOK_ALIKE))
        official = self._official_for(lang) is not None
        for sentence in document.sentences:
            begins = True
            for token in sentence.tokens:
                parts = tuple(word.text for word in token.words) if official and len(token.words) > 1 else ()
                pieces = list(re.finditer(r"\S+", printed[token.start_char : token.end_char]))
                for piece in pieces:
                    start, end = token.start_char + piece.start(), token.start_char + piece.end()
                    yield Chunk(start, end, begins, parts if len(pieces) == 1 else ())
                    begins = False

    # --- annotation ----------------------------------------------------------------------------

    def _annotate(self, sentences: Sequence[Sentence], lang: Lang) -> Iterator[Sentence]:
        from stanza.models.common.doc import Document

        # the official models have cut their words already
        multiword = self._multiword if self._official_for(lang) is None else MultiWordModel({})
        forms = [multiword.words_of(sentence) for sentence in sentences]
        document = Document([_rows(tokens) for tokens in forms])
        document = self._pipeline(lang, _ANNOTATE).process(document, processors=list(_ANNOTATE))
        for sentence, tokens, parsed in zip(sentences, forms, document.sentences, strict=True):
            words = [
                UdWord(word.text, word.lemma or word.text, word.upos or "X", word.feats or "_", word.head, word.deprel)
                for word in parsed.words
            ]
            parts = [
                printed_parts(token.text, cut) if len(cut) > 1 else (token.text,)
                for token, cut in zip(sentence.tokens, tokens, strict=True)
            ]
            yield replace(sentence, tokens=annotate_tokens(sentence.tokens, parts, words))

    # --- models --------------------------------------------------------------------------------

    def _pipeline(self, lang: Lang, processors: tuple[str, ...]) -> Any:
        folder = self._official_for(lang) or self._own
        key = (folder, processors[0])
        if key not in self._pipelines:
            import stanza

            wanted = processors if processors == _CUT else ("tokenize", *processors)
            self._pipelines[key] = stanza.Pipeline(
                "tr",
                dir=str(folder),
                processors=",".join(wanted),
                tokenize_pretokenized=processors != _CUT,
                download_method=None,
                use_gpu=False,
                logging_level="ERROR",
            )
        return self._pipelines[key]

    def _official_for(self, lang: Lang) -> Path | None:
        """Stanza's official models, where they analyse a language."""
        return self._official if lang is Lang.TR else None

    @cached_property
    def _official(self) -> Path | None:
        return official_folder()

    @cached_property
    def _own(self) -> Path:
        return checked_folder(self.name)

    @cached_property
    def _multiword(self) -> MultiWordModel:
        return load_multiword(self._own)


def official_folder() -> Path | None:
    """Stanza's own resources folder, if its official Turkish models are installed there."""
    default = Path.home() / "stanza_resources"
    folder = Path(os.environ.get("STANZA_RESOURCES_DIR", default))
    needed = (*_CUT, *_ANNOTATE)
    if (folder / "resources.json").is_file() and all(any((folder / "tr" / name).glob("*.pt")) for name in needed):
        return folder
    return None


def stanza_fingerprint() -> str:
    """Name, version and models of this engine, without loading any of them."""
    official = official_folder()
    parts = ["stanza", version("stanza"), fingerprint(StanzaEngine.name)]
    if official is not None:
        files = sorted((official / "tr").rglob("*.pt"))
        parts.append("official " + " ".join(f"{file.name}:{file.stat().st_size}" for file in files))
    return " ".join(parts)


def printed_cut(text: str, parts: Sequence[str]) -> tuple[str, ...]:
    """The printed token in as many parts, cut where the parts of its look-alike are cut; empty if they do not fit."""
    if len(parts) < 2:
        return ()
    if "".join(parts) != text.translate(_LOOK_ALIKE):
        return tuple(parts)
    cut: list[str] = []
    at = 0
    for part in parts:
        cut.append(text[at : at + len(part)])
        at += len(part)
    return tuple(cut)


def _rows(tokens: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """One sentence in the rows of which Stanza makes a document."""
    rows: list[dict[str, Any]] = []
    number = 0
    for forms in tokens:
        if len(forms) > 1:
            rows.append({"id": (number + 1, number + len(forms)), "text": "".join(forms)})
        for form in forms:
            number += 1
            rows.append({"id": (number,), "text": form})
    return rows


def _sentence(index: int, paragraph: Paragraph, tokens: Sequence[Token]) -> Sentence:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    script: Script = paragraph.script
    return Sentence(index, paragraph.index, span, paragraph.lang, script, tuple(tokens))
