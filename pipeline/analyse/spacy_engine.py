"""The default analysis engine: spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language

from pipeline.analyse.sentences import FACTORY
from pipeline.analyse.tokens import make_tokenizer
from pipeline.records import AnalysedText, LaidOutText, Lang, Paragraph, Sentence, Token
from pipeline.spans import Span

#: Longer paragraphs are analysed in parts, cut at white space, so that memory stays bounded.
_LONGEST = 100_000
_CUT = re.compile(r"(?<=[.!?…])\s+")


class SpacyEngine:
    """Tokens and sentences with spaCy; one pipeline a language, made when first needed."""

    name = "spacy"

    def __init__(self) -> None:
        self._pipelines: dict[Lang, Language] = {}

    @cached_property
    def fingerprint(self) -> str:
        """Name and version of what analyses; the rules are part of the code's own fingerprint."""
        return f"spacy {spacy_version}"

    def pipeline(self, lang: Lang) -> Language:
        """The spaCy pipeline for ``tr`` or ``az``."""
        if lang not in self._pipelines:
            nlp = spacy.blank(lang.value)
            nlp.tokenizer = make_tokenizer(nlp)
            nlp.add_pipe(FACTORY)
            self._pipelines[lang] = nlp
        return self._pipelines[lang]

    def analyse(self, laid_out: LaidOutText) -> AnalysedText:
        """Sentences and tokens of the mined paragraphs; spans are clean."""
        sentences: list[Sentence] = []
        for paragraph in laid_out.paragraphs:
            if paragraph.mined:
                for part in _parts(paragraph.span, laid_out.text):
                    self._add(sentences, paragraph, part, laid_out.text)
        return AnalysedText(laid_out, tuple(sentences), engine=self.fingerprint)

    def _add(self, sentences: list[Sentence], paragraph: Paragraph, part: Span, text: str) -> None:
        doc = self.pipeline(paragraph.lang)(part.of(text))
        for sent in doc.sents:
            tokens = tuple(
                Token(Span(start := part.start + token.idx, start + len(token.text)), token.text)
                for token in sent
                if not token.is_space
            )
            if tokens:
                span = Span(tokens[0].span.start, tokens[-1].span.end)
                sentences.append(
                    Sentence(len(sentences), paragraph.index, span, paragraph.lang, paragraph.script, tokens)
                )


def _parts(span: Span, text: str) -> Iterator[Span]:
    """``span`` in parts of about the longest length, cut after a stop, or else at the length itself."""
    start = span.start
    while span.end - start > _LONGEST:
        cut = _CUT.search(text, start + _LONGEST // 2, start + _LONGEST)
        end = cut.start() if cut is not None else text.rfind(" ", start, start + _LONGEST)
        end = end if end > start else start + _LONGEST
        yield Span(start, end)
        start = cut.end() if cut is not None else end
    yield Span(start, span.end)
