"""The teacher: a large multilingual encoder that learns from the treebanks what the small engines then learn from it.

The engines are small so that they are quick; a treebank of a thousand sentences tells them little of words that it does
not hold. The teacher, whose encoder has read both languages, labels plain text (:mod:`pipeline.training.silver`), and
the engines learn from the treebanks and from that text. It is needed for training only and is not shipped.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from torch import Tensor
from torch.nn import functional

from pipeline.conllu import UdSentence, UdWord
from pipeline.record_classes import record
from pipeline.training.e5 import E5, read_e5
from pipeline.training.everyday import everyday
from pipeline.training.tagger_model import Encoder
from pipeline.training.tagger_vocabulary import unigram
from pipeline.training.teacher_model import TeacherNetwork
from pipeline.training.treebanks import TrainingData

_LONGEST = 380
_NONE = -100


@record
class Recipe:
    """How the teacher learns.

    Attributes:
        seed: of everything that is drawn.
        epochs: over all data.
        final_epochs: over the model treebank, its Azerbaijani spelling and our own sentences, with their variants.
        pieces: pieces a batch, padding included.
        rate: peak learning rate of the encoder; it rises for a tenth of the steps and falls to nothing.
        head_rate: likewise, of the heads.
        own: how many times our own sentences and fresh variants of them stand in an epoch.
    """

    seed: int = 7
    epochs: int = 1
    final_epochs: int = 3
    pieces: int = 1000
    rate: float = 2e-4
    head_rate: float = 1.5e-3
    own: int = 5


@record
class Labels:
    """The classes of each head, in the order of their numbers."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    relations: tuple[str, ...]


@record
class Guess:
    """What the teacher says of a sentence.

    Attributes:
        words: the words with part of speech, features, head and relation.
        sure: the probability of each part of speech.
        sure_heads: the probability of each head.
    """

    words: tuple[UdWord, ...]
    sure: tuple[float, ...]
    sure_heads: tuple[float, ...]


def labels_of(sentences: Sequence[UdSentence]) -> Labels:
    """The classes that occur, features if they do twice."""
    words = [word for sentence in sentences for word in sentence.words]
    feats = Counter(word.feats for word in words)
    return Labels(
        tuple(sorted({word.upos for word in words})),
        tuple(sorted(text for text, count in feats.items() if count > 1)),
        tuple(sorted({word.deprel for word in words})),
    )


class Teacher:
    """The network with its vocabulary and its classes."""

    def __init__(self, e5: E5, labels: Labels) -> None:
        self.labels = labels
        self._bos, self._eos, self._pad = e5.bos, e5.eos, e5.pad
        self._tokenizer = unigram(e5.pieces)
        self._known: dict[str, list[int]] = {}
        encoder = Encoder(e5, range(len(e5.pieces)), range(e5.layers))
        sizes = (len(labels.upos), len(labels.feats), len(labels.relations))
        self.network = TeacherNetwork(encoder, e5.hidden, *sizes)

    def pieces(self, form: str) -> list[int]:
        """Ids of the pieces of a word; never empty."""
        if form not in self._known:
            self._known[form] = self._tokenizer.encode([form], is_pretokenized=True).ids[:12] or [3]
        return self._known[form]

    def batch(self, sentences: Sequence[Sequence[str]]) -> dict[str, Tensor]:
        """What the network reads of sentences; words behind the 380th piece are read as padding."""
        rows = []
        for forms in sentences:
            row, first, last = [self._bos], [0], [0]
            for form in forms:
                found = self.pieces(form)
                fits = len(row) + len(found) < _LONGEST
                first.append(len(row) if fits else 0)
                last.append(len(row) + len(found) - 1 if fits else 0)
                row += found if fits else []
            rows.append(([*row, self._eos], first, last))
        length = max(len(row) for row, _, _ in rows)
        words = max(len(first) for _, first, _ in rows)
        made = {
            "pieces": torch.full((len(rows), length), self._pad),
            "mask": torch.zeros(len(rows), length),
            "first": torch.zeros(len(rows), words, dtype=torch.long),
            "last": torch.zeros(len(rows), words, dtype=torch.long),
        }
        for number, (row, first, last) in enumerate(rows):
            made["pieces"][number, : len(row)] = torch.tensor(row)
            made["mask"][number, : len(row)] = 1
            made["first"][number, : len(first)] = torch.tensor(first)
            made["last"][number, : len(last)] = torch.tensor(last)
        return made

    def loss(self, sentences: Sequence[UdSentence]) -> Tensor:
        """The sum of the losses of the heads."""
        read = self.batch([[word.form for word in sentence.words] for sentence in sentences])
        upos, feats, arcs, relations = self.scores(read)
        gold = self._gold(sentences, upos.shape[1])
        for number, sentence in enumerate(sentences):
            arcs[number, :, len(sentence.words) + 1 :] = -1e4
        at = gold["head"].clamp(min=0)
        chosen = relations.gather(3, at[:, None, :, None].expand(-1, relations.shape[1], -1, 1))[..., 0]
        total = functional.cross_entropy(upos.transpose(1, 2), gold["upos"], ignore_index=_NONE)
        total = total + functional.cross_entropy(feats.transpose(1, 2), gold["feats"], ignore_index=_NONE)
        total = total + functional.cross_entropy(arcs.transpose(1, 2), gold["head"], ignore_index=_NONE)
        return total + functional.cross_entropy(chosen, gold["relation"], ignore_index=_NONE)

    def scores(self, read: dict[str, Tensor]) -> list[Tensor]:
        """The network's scores in single precision, computed in half where the processor is quicker so."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = self.network(read["pieces"], read["mask"], read["first"], read["last"])
        return [scores.float() for scores in found]

    def _gold(self, sentences: Sequence[UdSentence], width: int) -> dict[str, Tensor]:
        kinds = {"upos": self.labels.upos, "feats": self.labels.feats, "relation": self.labels.relations}
        numbers = {kind: {label: at for at, label in enumerate(known)} for kind, known in kinds.items()}
        gold = {kind: torch.full((len(sentences), width), _NONE) for kind in (*kinds, "head")}
        for row, sentence in enumerate(sentences):
            for place, word in enumerate(sentence.words, 1):
                gold["upos"][row, place] = numbers["upos"].get(word.upos, _NONE)
                gold["feats"][row, place] = numbers["feats"].get(word.feats, _NONE)
                gold["relation"][row, place] = numbers["relation"].get(word.deprel, _NONE)
                gold["head"][row, place] = word.head
        return gold

    def annotate(self, sentences: Sequence[Sequence[str]]) -> list[Guess]:
        """What the teacher says of sentences, given by the forms of their words."""
        self.network.eval()
        found: dict[int, Guess] = {}
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        for start in range(0, len(order), 48):
            chosen = order[start : start + 48]
            with torch.no_grad():
                read = self.batch([sentences[index] for index in chosen])
                upos, feats, arcs, relations = (scores.numpy() for scores in self.scores(read))
            for row, index in enumerate(chosen):
                scores = (upos[row], feats[row], arcs[row], relations[row])
                found[index] = self._guess(sentences[index], *scores)
        return [found[index] for index in range(len(sentences))]

    def _guess(
        self,
        forms: Sequence[str],
        upos: np.ndarray[Any, Any],
        feats: np.ndarray[Any, Any],
        arcs: np.ndarray[Any, Any],
        relations: np.ndarray[Any, Any],
    ) -> Guess:
        size = len(forms) + 1
        weights = _log_softmax(arcs[:size, :size])
        heads = [int(head) for head in chuliu_edmonds_one_root(weights.astype(np.float64))]
        tags = _log_softmax(upos[:size])
        root = self.labels.relations.index("root")
        words = []
        for place, form in enumerate(forms, 1):
            scores = relations[:, place, heads[place]].copy()
            if heads[place]:
                scores[root] = -np.inf
            relation = "root" if not heads[place] else self.labels.relations[int(scores.argmax())]
            tag, features = self.labels.upos[int(tags[place].argmax())], self.labels.feats[int(feats[place].argmax())]
            words.append(UdWord(form, "", tag, features, heads[place], relation))
        sure = tuple(float(np.exp(tags[place].max())) for place in range(1, size))
        return Guess(tuple(words), sure, tuple(float(np.exp(weights[i, heads[i]])) for i in range(1, size)))


def _log_softmax(scores: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    shifted = scores - scores.max(-1, keepdims=True)
    result: np.ndarray[Any, Any] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def train_teacher(
    data: TrainingData, encoder: Path, recipe: Recipe | None = None, say: Callable[[str], None] = lambda line: None
) -> Teacher:
    """Train a teacher.

    Args:
        data: see :func:`pipeline.training.treebanks.load_training_data`.
        encoder: ``e5-small-q4.bin`` (:mod:`pipeline.training.e5`).
        recipe: how; None is the recipe behind the published weights.
        say: hears how it goes.
    """
    recipe = recipe or Recipe()
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    teacher = Teacher(read_e5(encoder), labels_of([*data.boun, *data.others, *data.azerbaijani, *data.own]))
    plan = [
        list(_batches(teacher, _portion(data, recipe, epoch), recipe.pieces, chance))
        for epoch in range(recipe.epochs + recipe.final_epochs)
    ]
    steps, step = sum(map(len, plan)), 0
    optimizer = torch.optim.AdamW(_groups(teacher, recipe), weight_decay=0.01)
    for number, batches in enumerate(plan, 1):
        teacher.network.train()
        losses = []
        for batch in batches:
            share = min((step + 1) / (0.1 * steps), (steps - step) / (0.9 * steps))
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * share
            loss = teacher.loss(batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(teacher.network.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
            if step % 100 == 0:
                say(f"step {step}/{steps}: loss {np.mean(losses[-100:]):.3f}")
        scores = score_teacher(teacher, data.dev) | {
            f"az_{name}": value for name, value in score_teacher(teacher, data.dev_azerbaijani).items()
        }
        say(f"epoch {number}/{len(plan)}: " + " ".join(f"{name} {value:.1f}" for name, value in scores.items()))
    return teacher


def _portion(data: TrainingData, recipe: Recipe, epoch: int) -> list[UdSentence]:
    seed = recipe.seed + 10 * epoch
    transferred = data.azerbaijani[: len(data.boun)]
    sentences = [*data.boun, *transferred, *everyday(transferred, seed), *data.own * recipe.own]
    for turn in range(recipe.own):
        sentences += everyday(data.own, seed + turn)
    if epoch < recipe.epochs:
        half = data.azerbaijani[len(data.boun) + epoch % 2 :: 2]
        sentences += [*data.boun, *data.others, *half]
    return sentences


def _batches(
    teacher: Teacher, sentences: Sequence[UdSentence], limit: int, chance: random.Random
) -> Iterator[list[UdSentence]]:
    """Sentences of like length together, ``limit`` pieces a batch, in a drawn order."""

    def length(sentence: UdSentence) -> int:
        return 2 + sum(len(teacher.pieces(word.form)) for word in sentence.words)

    made: list[list[UdSentence]] = []
    batch: list[UdSentence] = []
    for size, _, sentence in sorted((length(one), chance.random(), at) for at, one in enumerate(sentences)):
        if batch and size * (len(batch) + 1) > limit:
            made.append(batch)
            batch = []
        if size < _LONGEST:
            batch.append(sentences[sentence])
    made.append(batch)
    chance.shuffle(made)
    return iter(batch for batch in made if batch)


def _groups(teacher: Teacher, recipe: Recipe) -> list[dict[str, Any]]:
    encoder = [value for value in teacher.network.encoder.parameters() if value.requires_grad]
    known = {id(value) for value in teacher.network.encoder.parameters()}
    heads = [value for value in teacher.network.parameters() if id(value) not in known]
    return [{"params": encoder, "peak": recipe.rate}, {"params": heads, "peak": recipe.head_rate}]


def score_teacher(teacher: Teacher, sentences: Sequence[UdSentence]) -> dict[str, float]:
    """Accuracy on gold words, in per cent: ``upos``, ``feats``, ``uas``, ``las``."""
    right = dict.fromkeys(("upos", "feats", "uas", "las"), 0)
    guesses = teacher.annotate([[word.form for word in sentence.words] for sentence in sentences])
    pairs = [
        (found, word)
        for guess, sentence in zip(guesses, sentences, strict=True)
        for found, word in zip(guess.words, sentence.words, strict=True)
    ]
    for found, word in pairs:
        right["upos"] += found.upos == word.upos
        right["feats"] += found.feats == word.feats
        right["uas"] += found.head == word.head
        right["las"] += (found.head, found.deprel) == (word.head, word.deprel)
    return {name: 100 * value / max(1, len(pairs)) for name, value in right.items()}
