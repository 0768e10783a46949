"""Silver data: plain text, and treebanks of other habits, as the teacher labels them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.analyse import create_engine
from pipeline.analyse.multiword import MultiWordModel
from pipeline.analyse.plain import plain_text
from pipeline.analyse.trees import model_form
from pipeline.conllu import UdSentence, UdToken, UdWord
from pipeline.evaluation.annotation import parse_annotation
from pipeline.iob2 import read_iob2
from pipeline.records import Lang
from pipeline.training.azerbaijani import to_azerbaijani
from pipeline.training.azerbaijani_habits import azerbaijani_habits
from pipeline.training.held_out import is_held_out
from pipeline.training.treebanks import TrainingData

if TYPE_CHECKING:
    from pipeline.training.teacher import Guess, Teacher

#: Words of a sentence that is labelled, fewest and most.
_FEWEST, _MOST = 4, 45
#: A sentence is kept if its parts of speech and its heads are on average as probable as this.
_SURE, _SURE_HEADS = 0.93, 0.75
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?…%)\]}”’]+")


def corpus_sentences(folder: Path, multiword: MultiWordModel) -> Iterator[UdSentence]:
    """The sentences of the training corpus that are not held out, cut by the engine's rules, without labels."""
    engine = create_engine("spacy")
    for path in sorted(folder.glob("*.ann")):
        if is_held_out(path):
            continue
        lang = Lang(path.name[:2])
        for sentence in engine.analyse(plain_text(parse_annotation(path).text, lang)).sentences:
            forms = [model_form(token.text, lang) for token in sentence.tokens]
            spaces = [
                token.span.end < after.span.start
                for token, after in zip(sentence.tokens, sentence.tokens[1:], strict=False)
            ]
            yield unlabelled(forms, [*spaces, True], lang, multiword)


def wiki_sentences(path: Path, multiword: MultiWordModel) -> Iterator[UdSentence]:
    """The sentences of an IOB2 file, without its labels."""
    for words, _ in read_iob2(path):
        forms = [model_form(word, Lang.TR) for word in words]
        spaces = [_NO_SPACE_BEFORE.fullmatch(form) is None for form in forms[1:]]
        yield unlabelled(forms, [*spaces, True], Lang.TR, multiword)


def unlabelled(forms: Sequence[str], spaces: Sequence[bool], lang: Lang, multiword: MultiWordModel) -> UdSentence:
    """A sentence of tokens, cut into words; its labels are empty and its tree is flat.

    Args:
        forms: of the tokens.
        spaces: whether white space follows each.
        lang: their language.
        multiword: says which tokens hold two words.
    """
    end = max((index for index, form in enumerate(forms) if form[-1:].isalpha()), default=-1)
    words: list[str] = []
    tokens: list[UdToken] = []
    for index, (form, space) in enumerate(zip(forms, spaces, strict=True)):
        at = multiword.cut(form, lang, last=index == end)
        start = len(words)
        words += [form[:at], form[at:]] if at else [form]
        tokens.append(UdToken(form, start, len(words), space))
    made = tuple(UdWord(form, "", "X", "_", min(place, 1), "dep") for place, form in enumerate(words))
    return UdSentence(made, tuple(tokens))


def labelled(teacher: Teacher, sentences: Sequence[UdSentence]) -> Iterator[tuple[UdSentence, Guess]]:
    """The sentences with the teacher's labels and their own lemmas, each with how sure the teacher is."""
    guesses = teacher.annotate([[word.form for word in sentence.words] for sentence in sentences])
    for sentence, guess in zip(sentences, guesses, strict=True):
        words = tuple(replace(word, lemma=old.lemma) for word, old in zip(guess.words, sentence.words, strict=True))
        yield replace(sentence, words=words), guess


def sure(guess: Guess) -> bool:
    """Whether the teacher is sure enough of a sentence for others to learn it."""
    size = max(1, len(guess.words))
    return sum(guess.sure) >= _SURE * size and sum(guess.sure_heads) >= _SURE_HEADS * size


def with_silver(data: TrainingData, teacher: Teacher, texts: Iterable[UdSentence], limit: int) -> TrainingData:
    """The training data with what the teacher knows.

    The other treebanks get the teacher's labels instead of those that rules brought near to the model treebank's; so
    do their Azerbaijani spellings.

    Args:
        data: the treebanks.
        teacher: trained on them.
        texts: sentences without labels.
        limit: how many of them to label.
    """
    others = tuple(sentence for sentence, _ in labelled(teacher, data.others))
    transferred = tuple(azerbaijani_habits(to_azerbaijani(sentence)) for sentence in others)
    chosen = [text for text in texts if _FEWEST <= len(text.words) <= _MOST][:limit]
    silver = tuple(sentence for sentence, guess in labelled(teacher, chosen) if sure(guess))
    own = data.azerbaijani[: len(data.boun)]
    return replace(data, others=others, azerbaijani=own + transferred, silver=silver)
