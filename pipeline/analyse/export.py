"""An annotated text as CoNLL-U and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.conllu import UdSentence, UdToken, UdWord
from pipeline.records import AnalysedText, Sentence, Token, Word


def ud_sentences(analysed: AnalysedText) -> Iterator[UdSentence]:
    """The sentences of a text as CoNLL-U knows them, each with where it stands in the clean text.

    Tokens that nothing was annotated on come out with ``_`` for all that is unknown, and hang on nothing.
    """
    text = analysed.laid_out.text
    source = analysed.laid_out.source.source_id
    for sentence in analysed.sentences:
        comments = (
            f"# sent_id = {source}-{sentence.index + 1}",
            f"# lang = {sentence.lang.value}",
            f"# clean_span = {sentence.span.start}:{sentence.span.end}",
        )
        yield UdSentence(*_words_and_tokens(sentence, text), comments)


def _words_and_tokens(sentence: Sentence, text: str) -> tuple[tuple[UdWord, ...], tuple[UdToken, ...]]:
    starts: list[int] = []
    count = 0
    for token in sentence.tokens:
        starts.append(count)
        count += len(token.words) or 1
    words: list[UdWord] = []
    tokens: list[UdToken] = []
    for token, start in zip(sentence.tokens, starts, strict=True):
        head = starts[token.head] + 1 if token.head >= 0 else 0
        parts: Sequence[Word | Token] = token.words or (token,)
        for index, part in enumerate(parts):
            form = part.form if isinstance(part, Word) else part.text
            relation = part.deprel if index else token.deprel
            words.append(
                UdWord(
                    form,
                    part.lemma or "_",
                    part.upos or "_",
                    part.feats or "_",
                    start + 1 if index else head,
                    relation or ("root" if head == 0 and not index else "dep"),
                )
            )
        space = text[token.span.end : token.span.end + 1].isspace()
        tokens.append(UdToken(token.text, start, start + len(parts), space))
    return tuple(words), tuple(tokens)


def json_sentences(analysed: AnalysedText) -> Iterator[dict[str, Any]]:
    """The sentences as JSON objects; offsets are clean, ``head`` counts tokens from 0 and is null for the root."""
    text = analysed.laid_out.text
    for sentence in analysed.sentences:
        yield {
            "sentence": sentence.index,
            "lang": sentence.lang.value,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "text": sentence.span.of(text),
            "tokens": [_json_token(token) for token in sentence.tokens],
        }


def _json_token(token: Token) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": token.span.start,
        "end": token.span.end,
        "text": token.text,
        "lemma": token.lemma,
        "upos": token.upos,
        "feats": token.feats,
        "head": token.head if token.head >= 0 else None,
        "deprel": token.deprel,
    }
    if token.words:
        found["words"] = [
            {"form": w.form, "lemma": w.lemma, "upos": w.upos, "feats": w.feats, "deprel": w.deprel}
            for w in token.words
        ]
    return found
