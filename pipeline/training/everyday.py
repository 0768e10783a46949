"""Variants of Azerbaijani training sentences: other people in them, and spellings that everyday writing has.

The treebanks are newspapers and novels, in which a sentence seldom begins with a bare given name. In everyday sentences
it does, and many such names are words as well (``Deniz``, ``Bahar``, ``Güneş``). So a noun that stands for itself gives
way to a given name in the same case, or to a pronoun. Everyday spelling mixes neighbouring letters (``e`` and ``ə``,
``ı`` and ``i``, ``q``, ``k`` and ``x``), more so where Azerbaijani is no language of schools.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random

from pipeline.conllu import UdSentence, UdWord
from pipeline.names.given_names import spellings
from pipeline.records import Script
from pipeline.training.azerbaijani import harmonised
from pipeline.transliteration import lower, script_of

#: Given names that are words too, in one of the two languages; the most frequent of them.
_WORDS_TOO = "Arzu Aslan Bahar Barış Çiçək Deniz Gül Güneş İnci Könül Lalə Toprak Umut Yağmur".split()
#: Names beside those of the pipeline's table.
_NAMES = """
Anna Aydın Ayhan Aylin Aynur Ayşə Ayşən Elçin Elif Elnur Emma Əsmər Fəridə Güllü Gülnar Günay Jan John Kamran Laura
Leyla Lisa Maria Marina Maya Mehmet Mina Nadir Nigar Olga Orxan Paul Pəri Peter Rəna Robert Ruth Sara Sevil Səba
Səma Solmaz Sona Tom Türkan Vidadi Yaşar Yusif Zərif
""".split()
_PRONOUNS = {"Nom": "o", "Gen": "onun", "Dat": "ona", "Acc": "onu", "Loc": "onda", "Abl": "ondan"}
_CASES = {"Nom": "", "Gen": "In", "Dat": "A", "Acc": "I", "Loc": "DA", "Abl": "DAn"}
_BUFFERS = {"Gen": "n", "Dat": "y", "Acc": "n"}
_VOWELS = "aıoueəiöü"
#: Relations in which a noun stands for a person as well as for a thing.
_PLACES = frozenset({"nsubj", "obj", "obl", "nmod:poss", "nmod", "vocative", "conj", "root"})
#: Letters that everyday spelling takes for each other.
_NEAR = {
    "ə": "eea", "e": "əə", "ı": "iii", "i": "ıı", "ü": "uu", "u": "ü", "ö": "o", "q": "gkx", "x": "kqh", "k": "qx",
    "ğ": "gqy", "g": "ğq", "ç": "c", "c": "ç", "ş": "sç", "d": "t", "t": "d", "v": "y", "y": "v", "z": "s", "n": "m",
}  # fmt: skip


#: Words that are said and written otherwise south of the Aras; forms in small letters.
_SOUTHERN = {
    "bəs": "pəs", "deyil": "dəyil", "deyildi": "dəyildi", "deyiləm": "dəyiləm", "deyilsən": "dəyilsən",
    "edir": "eliyir", "edirdi": "eliyirdi", "edirəm": "eliyirəm", "edib": "eliyib", "edən": "eliyən",
    "edəcək": "eliyəcək", "etdi": "elədi", "etdim": "elədim", "etdilər": "elədilər", "etmək": "eləmək",
    "etmədi": "eləmədi", "etmir": "eləmir", "əgər": "əyər", "həkim": "düktür", "kimi": "kimin", "məktəb": "mədrəsə",
    "məktəbə": "mədrəsəyə", "məktəbdə": "mədrəsədə", "necə": "neçə", "nə": "nəmənə", "üçün": "üçin", "yaxşı": "yaxçı",
}  # fmt: skip


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Given names in the Latin alphabet, sorted."""
    known = (name for row in spellings() for name in row if script_of(name) is Script.LATIN and "-" not in name)
    return tuple(sorted({*known, *_NAMES, *_WORDS_TOO}))


def inflected(name: str, case: str) -> str:
    """A name in a case (``Nom``, ``Gen``, ``Dat``, ``Acc``, ``Loc``, ``Abl``)."""
    buffer = _BUFFERS.get(case, "") if lower(name)[-1] in _VOWELS else ""
    return harmonised(name, buffer + _CASES[case].replace("D", "d"))


def with_other_people(sentence: UdSentence, chance: Random, share: float = 0.6) -> UdSentence:
    """The sentence with some bare nouns, names and third persons replaced by given names or by ``o``.

    Args:
        sentence: Azerbaijani.
        chance: what is drawn.
        share: of the words that may be replaced, how many are.
    """
    words, tokens = list(sentence.words), list(sentence.tokens)
    governors = {word.head for word in words if word.upos != "PUNCT"}
    for at, token in enumerate(tokens):
        word = words[token.start]
        alone = token.end - token.start == 1 and token.start + 1 not in governors
        if not alone or not _replaceable(word) or chance.random() > share:
            continue
        case = word.feature("Case") or "Nom"
        if word.deprel in ("nsubj", "obj") and chance.random() < 0.2:
            form, lemma, upos = _PRONOUNS[case], "o", "PRON"
            feats = f"Case={case}|Number=Sing|Person=3|PronType=Prs"
        else:
            lemma = chance.choice(_WORDS_TOO if chance.random() < 0.5 else names())
            form, upos, feats = inflected(lemma, case), "PROPN", f"Case={case}|Number=Sing|Person=3"
        if token.start == 0:
            form = form[0].upper() + form[1:]
        words[token.start] = replace(word, form=form, lemma=lemma, upos=upos, feats=feats)
        tokens[at] = replace(token, form=form)
    return UdSentence(tuple(words), tuple(tokens), sentence.comments)


def _replaceable(word: UdWord) -> bool:
    return (
        word.upos in ("NOUN", "PROPN", "PRON")
        and word.deprel in _PLACES
        and (word.feature("Case") or "Nom") in _CASES
        and word.feature("Number") in ("", "Sing")
        and word.feature("Person") in ("", "3")
        and not word.feature("Person[psor]")
        and word.feature("PronType") in ("", "Prs")
    )


def misspelt(form: str, chance: Random, rate: float = 0.12) -> str:
    """A form with about ``rate`` of its letters as everyday writing might have them; its capital stays."""
    if not form.isalpha():
        return form
    letters = []
    for place, letter in enumerate(form):
        near = _NEAR.get(letter)
        draw = chance.random()
        if near is not None and draw < rate:
            letters.append(chance.choice(near))
        elif place > 1 and draw > 1 - rate / 8:
            letters.append(letter * 2 if draw > 1 - rate / 16 else "")
        else:
            letters.append(letter)
    return "".join(letters) or form


def with_misspellings(sentence: UdSentence, chance: Random, share: float = 0.35) -> UdSentence:
    """The sentence with ``share`` of its words misspelt or southern; tokens of several words stay as they are."""
    words, tokens = list(sentence.words), list(sentence.tokens)
    for at, token in enumerate(tokens):
        if token.end - token.start == 1 and chance.random() < share:
            southern = _SOUTHERN.get(token.form)
            form = southern if southern is not None and chance.random() < 0.7 else misspelt(token.form, chance)
            words[token.start] = replace(words[token.start], form=form)
            tokens[at] = replace(token, form=form)
    return UdSentence(tuple(words), tuple(tokens), sentence.comments)


def everyday(sentences: Sequence[UdSentence], seed: int) -> tuple[UdSentence, ...]:
    """One variant of each sentence: other people always, other spellings in every second."""
    chance = Random(seed)
    made = []
    for sentence in sentences:
        variant = with_other_people(sentence, chance)
        made.append(with_misspellings(variant, chance) if chance.random() < 0.5 else variant)
    return tuple(made)
