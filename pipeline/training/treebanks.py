"""The training data of both engines: Turkish treebanks with one set of habits, and their Azerbaijani spelling.

``tr_boun`` (its dev split) gives the habits and is the text nearest to what the engines will read; a tenth of it is
never trained on and tells when to stop. ``tr_kenet``, ``tr_penn`` and ``tr_pud`` come harmonised
(:mod:`pipeline.training.harmonise`). All of it comes a second time in Azerbaijani spelling
(:mod:`pipeline.training.azerbaijani`), with our own Azerbaijani sentences in ``corpus/training/ud-az``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.conllu import UdSentence, UdToken, read_conllu
from pipeline.record_classes import record
from pipeline.training.azerbaijani import to_azerbaijani
from pipeline.training.azerbaijani_habits import azerbaijani_habits
from pipeline.training.everyday import everyday
from pipeline.training.harmonise import harmonise, learn_habits

MODEL = ("tr_boun-ud-dev.conllu",)
#: Files of the other treebanks.
OTHERS = (
    "tr_kenet-ud-dev.conllu",
    "tr_kenet-ud-test.conllu",
    "tr_penn-ud-dev.conllu",
    "tr_penn-ud-test.conllu",
    "tr_pud-ud-test.conllu",
)
#: KeNet and Penn print a space between all tokens.
_SPACED = ("kenet", "penn")
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?…%)\]}”’]+|\.\.\.")
_NO_SPACE_BEHIND = re.compile(r"[(\[{“‘]")


@record
class TrainingData:
    """Sentences for training, by what they are.

    Attributes:
        boun: of the model treebank, but for the tenth that is kept.
        others: of the other treebanks, harmonised.
        azerbaijani: ``boun`` and ``others`` in Azerbaijani spelling.
        own: our own Azerbaijani sentences, but for those that are kept.
        dev: the tenth of the model treebank that is kept.
        dev_azerbaijani: the own Azerbaijani sentences that are kept.
        silver: plain text as the teacher labels it (:mod:`pipeline.training.silver`); lemmas are empty.
    """

    boun: tuple[UdSentence, ...]
    others: tuple[UdSentence, ...]
    azerbaijani: tuple[UdSentence, ...]
    own: tuple[UdSentence, ...]
    dev: tuple[UdSentence, ...]
    dev_azerbaijani: tuple[UdSentence, ...]
    silver: tuple[UdSentence, ...] = ()

    def mixed(self, boun: int, own: int, seed: int) -> tuple[UdSentence, ...]:
        """All sentences in one order that the seed decides, those of BOUN and our own so many times over.

        Of the other treebanks in Azerbaijani spelling, every second sentence is enough.
        """
        half = self.azerbaijani[len(self.boun) :: 2]
        return _shuffled([*self.boun * (boun - 1), *self.others, *half, *self.silver, *self._model(own, seed)], seed)

    def for_parsing(self, boun: int, own: int, seed: int) -> tuple[UdSentence, ...]:
        """Like :meth:`mixed`, but only the model treebank in Azerbaijani spelling: trees stay the same."""
        return _shuffled([*self.boun * (boun - 1), *self.others, *self.silver, *self._model(own, seed)], seed)

    def final(self, own: int, seed: int) -> tuple[UdSentence, ...]:
        """What the last epochs see: BOUN, its Azerbaijani spelling, our own sentences, and variants of these."""
        return _shuffled(self._model(own, seed), seed)

    def _model(self, own: int, seed: int) -> list[UdSentence]:
        transferred = self.azerbaijani[: len(self.boun)]
        variants = [sentence for turn in range(own) for sentence in everyday(self.own, seed + turn)]
        return [*self.boun, *transferred, *everyday(transferred, seed), *self.own * own, *variants]


def _shuffled(sentences: list[UdSentence], seed: int) -> tuple[UdSentence, ...]:
    random.Random(seed).shuffle(sentences)
    return tuple(sentences)


def load_training_data(treebanks: Path, own: Path | None) -> TrainingData:
    """Read, harmonise and transfer.

    Args:
        treebanks: folder with the treebank files.
        own: folder with our own sentences (``*.conllu``), or None.

    Raises:
        FileNotFoundError: if a treebank is missing.
    """
    boun = [sentence for name in MODEL for sentence in read_conllu(treebanks / name)]
    kept, used = boun[::10], [sentence for index, sentence in enumerate(boun) if index % 10]
    others = [(name, sentence) for name in OTHERS for sentence in read_conllu(treebanks / name)]
    habits = learn_habits(used, (sentence for _, sentence in others))
    harmonised = [
        harmonise(detokenised(sentence) if any(sign in name for sign in _SPACED) else sentence, habits)
        for name, sentence in others
    ]
    ours = (
        [azerbaijani_habits(one) for path in sorted(own.glob("*.conllu")) for one in read_conllu(path)] if own else []
    )
    return TrainingData(
        boun=tuple(used),
        others=tuple(harmonised),
        azerbaijani=tuple(azerbaijani_habits(to_azerbaijani(sentence)) for sentence in (*used, *harmonised)),
        own=tuple(sentence for index, sentence in enumerate(ours) if index % 6),
        dev=tuple(kept),
        dev_azerbaijani=tuple(ours[::6]),
    )


def detokenised(sentence: UdSentence) -> UdSentence:
    """The sentence with its punctuation printed as usual, where the treebank sets spaces around all tokens."""
    tokens: list[UdToken] = list(sentence.tokens)
    quoted = False
    for index, token in enumerate(tokens):
        if token.form in ('"', "'"):
            quoted = not quoted
            if quoted:
                tokens[index] = replace(token, space=False)
            elif index:
                tokens[index - 1] = replace(tokens[index - 1], space=False)
        elif _NO_SPACE_BEHIND.fullmatch(token.form) is not None:
            tokens[index] = replace(token, space=False)
        elif index and _NO_SPACE_BEFORE.fullmatch(token.form) is not None:
            tokens[index - 1] = replace(tokens[index - 1], space=False)
    return replace(sentence, tokens=tuple(tokens))


def words_of(sentences: Iterable[UdSentence] | Sequence[UdSentence]) -> int:
    """How many syntactic words they hold."""
    return sum(len(sentence.words) for sentence in sentences)
