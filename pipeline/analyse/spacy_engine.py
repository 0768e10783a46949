"""The default analysis engine: spaCy.

Sentences and tokens come from rules and cost next to nothing. The trained components (parts of speech, features,
lemmas, dependencies) are loaded when :meth:`SpacyEngine.annotate` is first called, and not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.symbols import IDX, IS_SPACE, LENGTH, SENT_START
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.analyse.multiword import MultiWordModel, load_multiword
from pipeline.analyse.sentences import FACTORY
from pipeline.analyse.tokens import CONFIG
from pipeline.analyse.trees import annotate_tokens, printed_parts
from pipeline.conllu import UdWord
from pipeline.model_files import checked_folder, fingerprint
from pipeline.records import AnalysedText, LaidOutText, Lang, Paragraph, Sentence, Token
from pipeline.spans import Span

#: Longer paragraphs are analysed in parts, cut at white space, so that memory stays bounded.
_LONGEST = 100_000
#: Sentences that are parsed together.
_BATCH = 256
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
            # Of all that spaCy works out for each new word only this is asked for.
            vocab = Vocab(lex_attr_getters={IS_SPACE: str.isspace})
            nlp = spacy.blank(lang.value, vocab=vocab, config=CONFIG)
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

    def annotate(self, analysed: AnalysedText) -> AnalysedText:
        """The same text, each token with lemma, part of speech, features and dependency.

        Raises:
            SalnameError: E311, E312 if the trained components are missing or damaged.
        """
        annotated: list[Sentence] = []
        for start in range(0, len(analysed.sentences), _BATCH):
            annotated += self._annotate(analysed.sentences[start : start + _BATCH])
        return replace(analysed, sentences=tuple(annotated), engine=f"{self.fingerprint} {fingerprint(self.name)}")

    @cached_property
    def _trained(self) -> tuple[Language, MultiWordModel]:
        return load_trained(checked_folder(self.name))

    def _annotate(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        nlp, multiword = self._trained
        cut = [multiword.words_of(sentence) for sentence in sentences]
        docs = parse(nlp, [[form for forms in tokens for form in forms] for tokens in cut])
        for sentence, tokens, doc in zip(sentences, cut, docs, strict=True):
            parts = [
                printed_parts(token.text, forms) if len(forms) > 1 else (token.text,)
                for token, forms in zip(sentence.tokens, tokens, strict=True)
            ]
            yield replace(sentence, tokens=annotate_tokens(sentence.tokens, parts, words_of_doc(doc)))

    def _add(self, sentences: list[Sentence], paragraph: Paragraph, part: Span, text: str) -> None:
        doc = self.pipeline(paragraph.lang)(part.of(text))
        # as numbers: tokens made of ``doc[i]`` one by one take twice as long
        numbers = doc.to_array([IDX, LENGTH, IS_SPACE, SENT_START]).tolist()
        for tokens in _by_sentence(numbers, part.start, text):
            if tokens:
                span = Span(tokens[0].span.start, tokens[-1].span.end)
                sentences.append(
                    Sentence(len(sentences), paragraph.index, span, paragraph.lang, paragraph.script, tokens)
                )


def _by_sentence(numbers: Sequence[Sequence[int]], offset: int, text: str) -> Iterator[tuple[Token, ...]]:
    """The tokens of each sentence.

    Args:
        numbers: of each token: where it begins, its length, whether it is white space, 1 if a sentence begins with it.
        offset: clean offset of the first.
        text: the clean text.
    """
    tokens: list[Token] = []
    for begin, length, is_space, starts in numbers:
        if starts == 1 and tokens:
            yield tuple(tokens)
            tokens = []
        if not is_space:
            span = Span(offset + begin, offset + begin + length)
            tokens.append(Token(span, span.of(text)))
    yield tuple(tokens)


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


def load_trained(folder: Path) -> tuple[Language, MultiWordModel]:
    """The trained components in a model folder."""
    import pipeline.analyse.embedding  # noqa: F401 - registers the layer that they begin with

    return spacy.load(folder / "components"), load_multiword(folder)


def parse(nlp: Language, sentences: Sequence[Sequence[str]]) -> list[Doc]:
    """Parsed documents, one a sentence, of the forms of their words."""
    from pipeline.analyse.embedding import make_doc

    docs = [make_doc(nlp.vocab, forms) for forms in sentences]
    for doc in docs:
        for index, token in enumerate(doc):
            token.is_sent_start = index == 0
    for _, component in nlp.pipeline:
        docs = list(component.pipe(docs, batch_size=_BATCH))  # type: ignore[attr-defined]
    return docs


def words_of_doc(doc: Doc) -> list[UdWord]:
    """The words of a parsed document; a name's lemma gets its capital back."""
    from pipeline.analyse.embedding import printed_forms

    words = []
    for token, form in zip(doc, printed_forms(doc), strict=True):
        lemma = token.lemma_ or token.text
        if token.pos_ == "PROPN" and form[:1] != token.text[:1]:
            lemma = ("İ" if lemma[0] == "i" else lemma[0].upper()) + lemma[1:]
        root = token.head.i == token.i
        relation = "root" if root else token.dep_ or "dep"
        words.append(
            UdWord(form, lemma, token.pos_ or "X", str(token.morph) or "_", 0 if root else token.head.i + 1, relation)
        )
    return words
