"""Between the engines' words and the pipeline's tokens: forms the models know, and trees over tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.conllu import UdWord
from pipeline.records import Lang, Script, Token, Word
from pipeline.transliteration import script_of, to_cyrillic, to_latin

#: Apostrophes, and the small capital that some print for ``ı``.
_SIGNS = str.maketrans(dict.fromkeys("’ʼ`´‘", "'") | {"ɪ": "ı"})


def model_form(text: str, lang: Lang) -> str:
    """The form under which the models know a printed word: today's Latin, and one apostrophe; never empty."""
    return to_latin(text, lang).translate(_SIGNS) or text


def printed_lemma(lemma: str, text: str) -> str:
    """The lemma in the script of the printed word ``text``, capital first if it is a name (``lemma`` says so)."""
    if script_of(text) is Script.CYRILLIC and script_of(lemma) is Script.LATIN:
        return to_cyrillic(lemma) or lemma
    return lemma


def printed_parts(text: str, parts: Sequence[str]) -> tuple[str, ...]:
    """The printed token cut like the forms of its words, whose last letters answer its last letters."""
    tail = sum(len(part) for part in parts[1:])
    if len(parts) < 2 or tail >= len(text) or "".join(parts) != model_form(text, Lang.AZ):
        return tuple(parts)
    cut = [text[: len(text) - tail]]
    at = len(text) - tail
    for part in parts[1:]:
        cut.append(text[at : at + len(part)])
        at += len(part)
    return tuple(cut)


def annotate_tokens(
    tokens: Sequence[Token], parts: Sequence[Sequence[str]], words: Sequence[UdWord]
) -> tuple[Token, ...]:
    """Tokens with what was found of their words.

    Args:
        tokens: of one sentence.
        parts: of each token, the forms of its words as printed; one for most.
        words: all words of the sentence in order, one tree (``head`` from 1, 0 the root).

    Returns:
        The tokens, one tree: a token hangs where the word of it hangs that stands highest in the tree of the words.
    """
    owner = [index for index, forms in enumerate(parts) for _ in forms]
    depths = _depths([word.head for word in words])
    annotated: list[Token] = []
    at = 0
    for index, (token, forms) in enumerate(zip(tokens, parts, strict=True)):
        own = words[at : at + len(forms)]
        highest = min(range(len(own)), key=lambda k: depths[at + k])
        top, first = own[highest], own[0]
        inner: tuple[Word, ...] = ()
        if len(forms) > 1:
            inner = tuple(
                Word(
                    form,
                    printed_lemma(word.lemma, token.text),
                    word.upos,
                    _feats(word),
                    top.deprel if k == 0 else _inner_relation(word, owner, index),
                )
                for k, (form, word) in enumerate(zip(forms, own, strict=True))
            )
        annotated.append(
            replace(
                token,
                lemma=printed_lemma(first.lemma, token.text),
                upos=first.upos,
                feats=_feats(first),
                head=owner[top.head - 1] if top.head else -1,
                deprel=top.deprel,
                words=inner,
            )
        )
        at += len(forms)
    return tuple(annotated)


def _feats(word: UdWord) -> str:
    return "" if word.feats == "_" else word.feats


def _inner_relation(word: UdWord, owner: Sequence[int], index: int) -> str:
    """The relation of a further word of a token to its first."""
    if word.head and owner[word.head - 1] == index:
        return word.deprel
    return "cop" if word.upos == "AUX" else "dep"


def _depths(heads: Sequence[int]) -> list[int]:
    depths = []
    for start in range(1, len(heads) + 1):
        depth, node = 0, start
        while node and depth <= len(heads):
            node, depth = heads[node - 1], depth + 1
        depths.append(depth)
    return depths
