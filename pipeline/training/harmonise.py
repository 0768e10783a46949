"""One set of labelling habits for several treebanks: KeNet, Penn and PUD are brought to those of BOUN.

The treebanks of Turkish agree on the scheme and differ in its use. What differs without exceptions is changed by rule:
non-finite verbs (nouns, adjectives and adverbs in KeNet and Penn, verbs in BOUN), copulas and ``-ki`` (own words in
BOUN), the direction of light verb constructions (the noun governs the verb in BOUN), commas, and words such as
``var``, ``değil``, ``bütün`` that each treebank files under another part of speech. What remains is left to the last
epochs of the training, which see BOUN alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.conllu import UdSentence, UdWord, is_tree, split_token
from pipeline.record_classes import record
from pipeline.transliteration import lower

_HIGH = "ıiuü"
_VOICE = r"(?:(?:y?[ae]bil|[dt][ıiuü]r|[ıiuü]?[lnşt]|y?[ae]?m[ae])*)"
#: Verbal endings behind stem and voice, and the form they make: gerunds, participles, converbs.
_NON_FINITE = (
    (re.compile(rf"{_VOICE}m[ae](?:[ky]|l[ae]r|[sn]|m|$)"), "Vnoun"),
    (re.compile(rf"{_VOICE}y?[{_HIGH}]ş(?:[{_HIGH}ae]|l[ae]r|t|$)"), "Vnoun"),
    (re.compile(rf"{_VOICE}(?:[dt][{_HIGH}][kğ]|y?[ae]ca[kğ]|y?ece[kğ]|y?[ae]n|m[{_HIGH}]ş|[ae]?r$|m[ae]z)"), "Part"),
    (
        re.compile(
            rf"{_VOICE}(?:y?[{_HIGH}]p$|y?[ae]r[ae]k|y?[{_HIGH}]nc[ae]|ken$|rken$|m[ae]d[ae]n$|[dt][{_HIGH}]k[çc][ae]$)"
        ),
        "Conv",
    ),
)
#: Copula behind a nominal predicate: past, evidential, conditional, ``-ken``, generalising, and the personal endings.
_PERSON = r"(?:m|n|k|n[ıiuü]z|l[ae]r)?"
_COPULA = re.compile(
    rf"(?:y?(?:[dt][{_HIGH}]){_PERSON}|y?m[{_HIGH}]ş(?:[{_HIGH}](?:m|z|n))?|y?s[ae]{_PERSON}|y?ken|[dt][{_HIGH}]r(?:l[ae]r)?"
    rf"|s[{_HIGH}]n(?:[{_HIGH}]z)?|y[{_HIGH}][mz])$"
)
#: ``-mıştı``, ``-mıştır``, ``-acaktı``: BOUN makes the copula behind a participle a word of its own.
_VERB_COPULA = re.compile(rf"(?<=m[{_HIGH}]ş)t[{_HIGH}](?:{_PERSON}|r)$|(?<=[ae]c[ae]k)t[ıi](?:{_PERSON}|r)$")
_KI = re.compile(r"(?<=[dt][ae])ki$")


@record
class Habits:
    """What the model treebank does word by word.

    Attributes:
        verbs: lemmas of verbs.
        upos: part of speech of the words that nearly always have one there.
        deprel: relation, likewise.
        adjectives: lemmas that are adjectives more often than nouns.
    """

    verbs: frozenset[str]
    upos: Mapping[str, str]
    deprel: Mapping[str, str]
    adjectives: frozenset[str] = frozenset()


def learn_habits(model: Iterable[UdSentence], others: Iterable[UdSentence]) -> Habits:
    """The habits of a treebank; lemmas of verbs are learnt from all."""
    upos: defaultdict[str, Counter[str]] = defaultdict(Counter)
    deprel: defaultdict[str, Counter[str]] = defaultdict(Counter)
    model, others = tuple(model), tuple(others)
    nominal: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in (word for sentence in (*model, *others) for word in sentence.words):
        nominal[lower(word.lemma)][word.upos] += 1
    for word in (word for sentence in model for word in sentence.words):
        upos[lower(word.form)][word.upos] += 1
        deprel[lower(word.form)][word.deprel] += 1
    verbs = Counter(
        word.lemma
        for sentence in (*model, *others)
        for word in sentence.words
        if word.upos == "VERB" and word.feature("Polarity")
    )
    return Habits(
        frozenset(lemma for lemma, count in verbs.items() if count > 1 or len(lemma) > 3),
        _settled(upos, 0.85),
        _settled(deprel, 0.85),
        frozenset(lemma for lemma, counts in nominal.items() if counts["ADJ"] > counts["NOUN"]),
    )


def _settled(counted: Mapping[str, Counter[str]], share: float) -> dict[str, str]:
    settled = {}
    for form, counts in counted.items():
        label, count = counts.most_common(1)[0]
        if counts.total() >= 4 and count >= share * counts.total():
            settled[form] = label
    return settled


def harmonise(sentence: UdSentence, habits: Habits) -> UdSentence:
    """The sentence with the labels that the model treebank would have given it, as far as rules go."""
    sentence = _split(sentence, habits)
    words = [_word(word, habits) for word in sentence.words]
    sentence = replace(sentence, words=tuple(words))
    words = _left_headed(words)
    words = [_relation(words, index, habits) for index in range(len(words))]
    words = _commas(words)
    return replace(sentence, words=tuple(words)) if is_tree([word.head for word in words]) else sentence


def _word(word: UdWord, habits: Habits) -> UdWord:
    form = lower(word.form)
    if form == "olarak":
        return replace(word, upos="AUX", feats="Mood=Imp|Polarity=Pos|VerbForm=Conv")
    if word.upos in ("NOUN", "ADJ", "ADV", "AUX") and lower(word.lemma) in habits.verbs:
        kind = "Part" if word.upos == "AUX" else _non_finite(form, lower(word.lemma), word.upos)
        if kind:
            add = {"VerbForm": kind} if word.upos != "AUX" else {}
            word = replace(word, upos="VERB").with_features({"Polarity": word.feature("Polarity") or "Pos"} | add)
    if (upos := habits.upos.get(form)) is not None and upos != word.upos:
        word = replace(word, upos=upos)
    if word.upos in ("NOUN", "PROPN"):
        add = {"Person": "3", "Number": word.feature("Number") or "Sing", "Case": word.feature("Case") or "Nom"}
        word = word.with_features(add, drop=("Polarity", "Aspect", "Definite", "Mood", "Tense"))
    elif word.upos == "ADJ":
        word = replace(word, feats="_")
    elif word.upos == "DET":
        kind = "Ind" if word.feature("Definite") == "Ind" or form in ("bir", "birçok", "bazı") else "Dem"
        word = replace(word, feats=f"PronType={kind}")
    elif word.upos == "ADV":
        word = replace(word, feats="_")
    elif word.upos == "VERB":
        drop = ["Definite"]
        add = {"Polarity": word.feature("Polarity") or "Pos"}
        if word.feature("VerbForm") == "Fin":
            drop.append("VerbForm")
        if word.feature("Mood") in ("Ind", "Gen"):
            drop.append("Mood")
        if word.feature("VerbForm") == "Vnoun":
            drop += ["Aspect", "Tense"]
        if word.feature("Tense") == "Past" and "Mood" in drop and not word.feature("VerbForm").startswith("P"):
            add["Evident"] = word.feature("Evident") or "Fh"
        if word.feature("Mood") == "GenPot":
            add["Mood"] = "Pot"
        word = word.with_features(add, drop)
    return word


def _non_finite(form: str, lemma: str, upos: str) -> str:
    """``Vnoun``, ``Part`` or ``Conv`` if the form is a non-finite form of the verb, else ""."""
    stem = lemma
    if not form.startswith(stem):
        stem = lemma[:-1]  # et: ederek; anla: anlıyor
        if len(stem) < 1 or not form.startswith(stem) or lemma[-1] not in "tae":
            return ""
        rest = form[len(lemma) :]
    else:
        rest = form[len(stem) :]
    if not rest:
        return ""
    for pattern, kind in _NON_FINITE:
        if pattern.match(rest) is not None and (kind != "Conv" or upos == "ADV") and (kind != "Part" or upos != "ADV"):
            return kind
    return ""


def _split(sentence: UdSentence, habits: Habits) -> UdSentence:
    """Multi-word tokens where the model treebank has them."""
    for index in range(len(sentence.words) - 1, -1, -1):
        word = sentence.words[index]
        inside = any(token.start <= index < token.end and token.end - token.start > 1 for token in sentence.tokens)
        if inside:
            if lower(word.form) == "ki" and word.upos in ("ADP", "PART"):
                words = list(sentence.words)
                words[index] = replace(word, upos="PART", deprel="dep:der", feats="_")
                sentence = replace(sentence, words=tuple(words))
            continue
        parts = _parts(word, habits)
        if parts:
            sentence = split_token(sentence, index, parts)
    return sentence


def _parts(word: UdWord, habits: Habits) -> tuple[UdWord, ...]:
    form = lower(word.form)
    apostrophe = any(sign in form for sign in "'’")
    if word.upos in ("NOUN", "ADJ", "ADV", "PRON") and not apostrophe and (found := _KI.search(form)) is not None:
        noun = replace(word, form=word.form[: found.start()], upos="NOUN").with_features(
            {"Case": "Loc", "Number": word.feature("Number") or "Sing", "Person": "3"}
        )
        return noun, UdWord(word.form[found.start() :], "ki", "PART", "_", 0, "dep:der")
    if word.upos in ("VERB", "AUX") and (found := _VERB_COPULA.search(form)) is not None:
        past = form[-1] != "r"
        verb = replace(word, form=word.form[: found.start()])
        return verb, _copula(word.form[found.start() :], past)
    if word.upos == "VERB" and word.feature("VerbForm") == "Fin" and not word.feature("Polarity"):
        # a predicate made of a nominal: KeNet and Penn mark polarity on all other verbs
        found = _COPULA.search(form)
        if found is not None and found.start() >= 2 and not form.startswith("ol"):
            stem = lower(word.lemma)
            adjective = stem in habits.adjectives and stem == form[: found.start()]
            noun = replace(word, form=word.form[: found.start()], upos="ADJ" if adjective else "NOUN", feats="_")
            if not adjective:
                case = word.feature("Case") or ("Loc" if re.search(r"[dt][ae]$", noun.form) else "Nom")
                add = {"Case": case, "Number": "Sing", "Person": "3"}
                psor = {name: word.feature(name) for name in ("Number[psor]", "Person[psor]") if word.feature(name)}
                noun = noun.with_features(add | psor)
            return noun, _copula(word.form[found.start() :], word.feature("Tense") == "Past")
    return ()


def _copula(form: str, past: bool) -> UdWord:
    kind = "Evident=Fh|Number=Sing|Person=3|Tense=Past" if past else "Mood=Gen|Number=Sing|Person=3|Tense=Pres"
    return UdWord(form, "y", "AUX", f"Aspect=Perf|{kind}", 0, "cop")


def _left_headed(words: list[UdWord]) -> list[UdWord]:
    """Noun-verb compounds turned round: the noun takes the verb's place, the verb becomes its dependent."""
    for index, word in enumerate(words):
        if word.deprel.split(":")[0] != "compound" or word.head != index + 2 or index + 1 >= len(words):
            continue
        verb = words[index + 1]
        if verb.upos != "VERB" or word.upos not in ("NOUN", "ADJ", "ADV", "VERB", "PRON", "PROPN"):
            continue
        relation = "compound:lvc" if lower(verb.lemma) in ("et", "ol") else "compound"
        turned = [
            replace(other, head=index + 1) if other.head == index + 2 and i != index else other
            for i, other in enumerate(words)
        ]
        turned[index] = replace(word, head=verb.head, deprel=verb.deprel)
        turned[index + 1] = replace(verb, head=index + 1, deprel=relation)
        if is_tree([other.head for other in turned]):
            words[:] = turned
    return words


def _relation(words: Sequence[UdWord], index: int, habits: Habits) -> UdWord:
    word = words[index]
    head = words[word.head - 1] if word.head else None
    form = lower(word.form)
    deprel = word.deprel
    if head is None:
        return word
    case = word.feature("Case")
    nominal_head = head.upos in ("NOUN", "PROPN") and not head.feature("VerbForm")
    if word.upos in ("NOUN", "PROPN", "PRON", "VERB"):
        if deprel in ("nmod", "compound") and case in ("Nom", "Gen", "") and head.feature("Person[psor]"):
            deprel = "nmod:poss" if head.upos in ("NOUN", "PROPN", "ADJ") or deprel == "nmod" else deprel
        elif nominal_head and (
            (deprel == "compound" and word.upos in ("NOUN", "PROPN")) or (deprel in ("obl", "iobj") and head.head != 0)
        ):
            deprel = "nmod"
        elif deprel in ("obl", "iobj"):
            deprel = "obl"
        elif deprel == "nsubj" and word.upos == "VERB":
            deprel = "csubj"
        elif deprel == "ccomp" and case == "Acc" and word.upos in ("NOUN", "PROPN"):
            deprel = "obj"
    elif word.upos == "ADJ":
        if deprel in ("advmod", "compound", "nmod"):
            deprel = "amod"
    elif word.upos in ("ADV", "CCONJ") and form in ("da", "de"):
        deprel = "advmod:emph"
    elif form == "olarak":
        deprel = "aux"
    elif word.upos == "ADP" and deprel in ("mark", "advmod", "obl"):
        deprel = "case"
    elif word.upos == "AUX" and word.feature("PronType") == "Int":
        deprel = "discourse:q"
    if word.upos == "VERB" and deprel in ("cop", "aux"):
        deprel = "compound:lvc"
    if word.upos == "VERB" and word.feature("VerbForm") == "Conv" and deprel in ("advmod", "obl"):
        deprel = "advcl"
    if word.upos == "VERB" and word.feature("VerbForm") == "Part" and deprel == "amod":
        deprel = "acl"
    if form in habits.deprel and word.upos == habits.upos.get(form) and habits.deprel[form] != "root":
        deprel = habits.deprel[form]
    return replace(word, deprel=deprel)


def _commas(words: Sequence[UdWord]) -> list[UdWord]:
    """Commas before a conjunct hang on it, all others on the governor of what stands before them."""
    heads = {i: word.head for i, word in enumerate(words, 1) if word.upos != "PUNCT"}
    low = {i: i for i in heads}
    high = {i: i for i in heads}
    for start in heads:
        node = heads[start]
        while node in heads:
            low[node], high[node] = min(low[node], start), max(high[node], start)
            node = heads[node]
    root = next((i for i, head in heads.items() if head == 0), 0)
    result = list(words)
    for at, word in enumerate(words, 1):
        if word.upos != "PUNCT" or word.head == 0:
            continue
        if word.form != ",":
            if word.form in (".", "!", "?", "...") and at == len(words):
                result[at - 1] = replace(word, head=root or word.head)
            continue
        before = [i for i in heads if high[i] < at and (heads[i] > at or heads[i] == 0)]
        behind = [i for i in heads if low[i] > at and heads[i] < at]
        if behind and words[behind[0] - 1].deprel == "conj":
            head = behind[0]
        elif before:
            head = heads[max(before)] or root
        else:
            head = root
        result[at - 1] = replace(word, head=head or word.head)
    return result
