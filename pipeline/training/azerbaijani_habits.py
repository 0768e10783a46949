"""Azerbaijani sentences labelled by the habits of UD Azerbaijani, where those differ from UD Turkish BOUN's.

Our own sentences and those transferred from Turkish come with the habits of BOUN. What UD documents for Azerbaijani
(https://universaldependencies.org/az/) and the published statistics of its treebank say otherwise is changed by rule:

- a word is what white space delimits: the copula (``müəllimdir``) and the endings behind a participle
  (``gəlmişdi``) are no words of their own; only ``-ki`` is, an adposition, or a pronoun if it is inflected further;
- ``var`` and ``yox`` are adjectives, the conjunctions ``ki`` and ``əgər`` are ``SCONJ``, the particle ``da``/``də`` is
  an adverb;
- ``bilmək`` behind a converb is an auxiliary, written apart (``gələ bilər``), where Turkish writes ``gelebilir``, and
  ``olmaq`` behind a participle is one (``getmiş oldu``);
- in a light verb construction the verb governs, the noun is ``compound:lvc``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.conllu import UdSentence, UdToken, UdWord, is_tree, split_token
from pipeline.transliteration import lower

#: ``-a bil-``: the converb and the auxiliary of a form as the transfer from Turkish writes it.
_ABILITY = re.compile(r"^(.{2,}?[aə])(bil(?:[iıəad].*|m[iıəa].*|s.*))$")
_PLACE_KI = re.compile(r"[dt][aə]k[ıi]$")
#: Dependents that belong to the clause, not to the noun of a light verb construction.
_OF_CLAUSE = frozenset(
    "nsubj csubj obj iobj obl advmod advcl ccomp xcomp punct cc mark conj parataxis discourse vocative aux cop".split()
)
#: Dependents that, with this part of speech, stay at the noun.
_EMPHASIS = "advmod:emph"
_KI = ("ki", "kı")


def azerbaijani_habits(sentence: UdSentence) -> UdSentence:
    """The sentence with the labels that UD Azerbaijani would give it, as far as rules go."""
    sentence = _place_ki(_ability(_joined(sentence)))
    words = [_word(_able(word, sentence.words)) for word in sentence.words]
    multi = {token.end - 1 for token in sentence.tokens if token.end - token.start > 1}
    words = [_ki(word, index in multi) for index, word in enumerate(words)]
    words = _verb_governs(words)
    return replace(sentence, words=tuple(words)) if is_tree([word.head for word in words]) else sentence


def _joined(sentence: UdSentence) -> UdSentence:
    """Multi-word tokens made one word, but for those with ``-ki``."""
    gone: dict[int, int] = {}
    words = list(sentence.words)
    for token in sentence.tokens:
        rest = words[token.start + 1 : token.end]
        if rest and not any(lower(word.form).startswith(_KI) for word in rest):
            top = _top(words, token)
            taken = words[token.start]
            words[token.start] = replace(taken, form=token.form, head=words[top].head, deprel=words[top].deprel)
            gone.update(dict.fromkeys(range(token.start + 1, token.end), token.start))
    if not gone:
        return sentence
    return _renumbered(sentence, words, gone)


def _top(words: Sequence[UdWord], token: UdToken) -> int:
    """The word of a token that hangs outside of it."""
    inside = range(token.start + 1, token.end + 1)
    return next((index for index in range(token.start, token.end) if words[index].head not in inside), token.start)


def _renumbered(sentence: UdSentence, words: Sequence[UdWord], gone: dict[int, int]) -> UdSentence:
    """The sentence without the words ``gone``, each part of the word that it is mapped to."""
    kept = [index for index in range(len(words)) if index not in gone]
    new = {old: number for number, old in enumerate(kept)}
    new |= {old: new[first] for old, first in gone.items()}
    moved = [replace(words[old], head=new[words[old].head - 1] + 1 if words[old].head else 0) for old in kept]
    tokens = [replace(token, start=new[token.start], end=new[token.end - 1] + 1) for token in sentence.tokens]
    if not is_tree([word.head for word in moved]):
        return sentence
    return UdSentence(tuple(moved), tuple(tokens), sentence.comments)


def _ability(sentence: UdSentence) -> UdSentence:
    """``gələbilər`` as ``gələ bilər``, two tokens."""
    single = {token.start: at for at, token in enumerate(sentence.tokens) if token.end - token.start == 1}
    for index in range(len(sentence.words) - 1, -1, -1):
        word = sentence.words[index]
        found = _ABILITY.match(word.form)
        if word.upos != "VERB" or found is None or index not in single:
            continue
        words = [replace(other, head=other.head + (other.head > index + 1)) for other in sentence.words]
        verb = replace(words[index], form=found[1], feats=f"Polarity={word.feature('Polarity') or 'Pos'}|VerbForm=Conv")
        words[index : index + 1] = [verb, UdWord(found[2], "bil", "AUX", word.feats, index + 1, "aux")]
        tokens: list[UdToken] = []
        for token in sentence.tokens:
            if token.start == index:
                tokens += [UdToken(found[1], index, index + 1), UdToken(found[2], index + 1, index + 2, token.space)]
            else:
                shift = int(token.start > index)
                tokens.append(replace(token, start=token.start + shift, end=token.end + shift))
        sentence = UdSentence(tuple(words), tuple(tokens), sentence.comments)
    return sentence


def _place_ki(sentence: UdSentence) -> UdSentence:
    """``bağdakı`` as ``bağda`` and ``kı``, where it is one adjective."""
    for index in range(len(sentence.words) - 1, -1, -1):
        word = sentence.words[index]
        inside = any(token.start <= index < token.end and token.end - token.start > 1 for token in sentence.tokens)
        if word.upos == "ADJ" and not inside and _PLACE_KI.search(lower(word.form)) is not None:
            noun = replace(word, form=word.form[:-2], upos="NOUN", feats="Case=Loc|Number=Sing|Person=3")
            sentence = split_token(sentence, index, (noun, UdWord(word.form[-2:], "ki", "ADP", "_", 0, "case")))
    return sentence


def _able(word: UdWord, words: Sequence[UdWord]) -> UdWord:
    """``bilmək`` behind a converb, ``olmaq`` behind a participle, as its auxiliary."""
    if not word.head or not word.deprel.startswith("compound") or word.upos != "VERB":
        return word
    verb = words[word.head - 1]
    able = word.lemma == "bil" and verb.form[-1:] in ("a", "ə")
    if able or (word.lemma == "ol" and verb.upos == "VERB"):
        return replace(word, upos="AUX", deprel="aux")
    return word


def _word(word: UdWord) -> UdWord:
    form = lower(word.form)
    if lower(word.lemma) in ("var", "yox") and word.upos == "NOUN":
        return replace(word, upos="ADJ", feats="_")
    if form in ("əgər", "əyər"):
        return replace(word, upos="SCONJ", feats="_")
    if form in ("da", "də") and word.upos in ("CCONJ", "PART", "ADP"):
        return replace(word, upos="ADV", feats="_")
    return word


def _ki(word: UdWord, multi: bool) -> UdWord:
    form = lower(word.form)
    if word.upos != "PART" or not form.startswith(_KI):
        return word
    if not multi:
        return replace(word, upos="SCONJ", deprel="mark") if form == "ki" and word.head else word
    if form in _KI:
        return replace(word, upos="ADP", deprel="case" if word.head else word.deprel)
    return replace(word, upos="PRON")


def _verb_governs(words: list[UdWord]) -> list[UdWord]:
    """Light verb constructions turned round: the verb takes the noun's place, the noun hangs on it."""
    for index, verb in enumerate(words):
        light = verb.deprel == "compound:lvc" or (verb.deprel == "compound" and verb.upos == "VERB")
        if not light or not 0 < verb.head <= index:
            continue
        noun, relation = verb.head - 1, "compound:lvc"
        if words[noun].deprel == relation:  # "kömək etmək istəyir": what is wanted is a clause
            noun, relation = words[noun].head - 1, "xcomp"
        turned = list(words)
        for at, other in enumerate(words):
            if relation != "xcomp" and other.head == noun + 1 and _belongs_to_clause(other):
                turned[at] = replace(other, head=index + 1)
        turned[index] = replace(verb, head=words[noun].head, deprel=words[noun].deprel)
        turned[noun] = replace(words[noun], head=index + 1, deprel=relation)
        if is_tree([word.head for word in turned]):
            words = turned
    return words


def _belongs_to_clause(word: UdWord) -> bool:
    return word.deprel != _EMPHASIS and word.deprel.split(":")[0] in _OF_CLAUSE
