"""Training and measuring of the spaCy engine's components: parts of speech with features, lemmas, dependencies."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.strings import hash_string
from spacy.training import Example
from spacy.vectors import Vectors
from thinc.api import Config, fix_random_seed, require_cpu

from pipeline.analyse import create_engine
from pipeline.analyse.embedding import ROWS, make_doc
from pipeline.conllu import UdSentence, read_conllu
from pipeline.evaluation.engines import EngineScore, score_engine
from pipeline.model_files import write_sums
from pipeline.record_classes import record
from pipeline.records import Lang
from pipeline.training.engine_material import Material, prepare
from pipeline.training.multiword import multiword_model
from pipeline.training.treebanks import TrainingData
from pipeline.training.vectors import WordVectors

#: Sentences a step.
_BATCH = 24
#: Word vectors that the components come with.
_VECTORS = 25_000
_TAGGER = """
[model]
@architectures = "spacy.Tagger.v2"
nO = null
normalize = false

[model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
upstream = "tok2vec"
"""
_PARSER = """
[model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = true
hidden_width = {hidden}
maxout_pieces = 2
use_upper = true
nO = null

[model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
upstream = "tok2vec"
"""
_TOK2VEC = """
[model]
@architectures = "spacy.Tok2Vec.v2"

[model.embed]
@architectures = "salname.WordEmbed.v1"
width = {width}
rows = {rows}
vector_width = {vector_width}

[model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = {depth}
window_size = 1
maxout_pieces = 3
"""


@record
class Recipe:
    """How the components are trained; what it says is all that the weights depend on beside the data.

    Attributes:
        seed: of everything that is drawn.
        width: numbers a word.
        depth: layers of the encoder; each looks one word further to either side.
        hidden: width of the parser's hidden layer.
        epochs: over all data.
        final_epochs: at the end, over the model treebank and our own sentences alone.
        boun: how many times the model treebank stands in the mixed data.
        own: how many times our own sentences do.
        dropout: share of the activations left out.
        rate: learning rate, falling to a tenth.
        final_rate: learning rate of the last epochs.
    """

    seed: int = 7
    width: int = 96
    depth: int = 4
    hidden: int = 96
    epochs: int = 3
    final_epochs: int = 4
    boun: int = 3
    own: int = 4
    dropout: float = 0.25
    rate: float = 0.0012
    final_rate: float = 0.0003


def make_pipeline(recipe: Recipe, vectors: WordVectors | None = None) -> Language:
    """The untrained components."""
    nlp = spacy.blank("tr")
    if vectors is not None:
        keys = [hash_string(word) for word in vectors.words]
        nlp.vocab.vectors = Vectors(data=vectors.values.astype("float16"), keys=keys, name="salname")
    fields: dict[str, Any] = {
        "width": recipe.width,
        "depth": recipe.depth,
        "hidden": recipe.hidden,
        "rows": list(ROWS),
        "vector_width": 0 if vectors is None else vectors.values.shape[1],
    }
    nlp.add_pipe("tok2vec", config=Config().from_str(_TOK2VEC.format(**fields)))
    tagger = Config().from_str(_TAGGER.format(**fields))
    nlp.add_pipe("morphologizer", config=tagger)
    nlp.add_pipe("trainable_lemmatizer", config={**tagger, "min_tree_freq": 2, "top_k": 3, "backoff": "orth"})
    nlp.add_pipe("parser", config={**Config().from_str(_PARSER.format(**fields)), "min_action_freq": 5})
    return nlp


def loaded(folder: Path) -> Language:
    """Trained components, ready to be trained further."""
    nlp = spacy.load(folder)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    # Not stored with the component; without it every lemma would be trained as the first of its labels.
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def example(nlp: Language, sentence: UdSentence) -> Example:
    """A training example of one sentence."""
    from pipeline.transliteration import lower

    predicted = make_doc(nlp.vocab, [word.form for word in sentence.words])
    annotations: dict[str, Any] = {
        "words": [token.text for token in predicted],
        "pos": [word.upos for word in sentence.words],
        "morphs": [word.feats if word.feats != "_" else "" for word in sentence.words],
        "lemmas": [lower(word.lemma) for word in sentence.words],
        "heads": [word.head - 1 if word.head else index for index, word in enumerate(sentence.words)],
        "deps": [word.deprel if word.head else "ROOT" for word in sentence.words],
        "sent_starts": [1, *[-1] * (len(sentence.words) - 1)],
    }
    return Example.from_dict(predicted, annotations)


def train(
    material: Material,
    out: Path,
    recipe: Recipe | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> dict[str, float]:
    """Train everything the engine needs and write it, with the sums of its files, to a model folder.

    Args:
        material: what it is trained on.
        out: the model folder; its description stays.
        recipe: how; None is the recipe of the published weights.
        say: hears a line an epoch.

    Returns:
        The scores on the kept sentences, in per cent.
    """
    data, known = prepare(material, say)
    vectors = WordVectors(known.words[:_VECTORS], known.values[:_VECTORS])
    scores = train_components(data, out / "components", vectors, recipe, say)
    multiword_model(data).save(out)
    write_sums(out)
    return scores


def evaluate(treebank: Path, lang: Lang) -> EngineScore:
    """What the engine as it stands in ``models/`` reaches on a treebank, from raw text."""
    return score_engine(create_engine("spacy"), read_conllu(treebank), lang)


def train_components(
    data: TrainingData,
    out: Path,
    vectors: WordVectors | None = None,
    recipe: Recipe | None = None,
    say: Callable[[str], None] = lambda line: None,
    start: Path | None = None,
) -> dict[str, float]:
    """Train the spaCy components and write them to ``out``.

    Args:
        data: see :func:`pipeline.training.treebanks.load_training_data`.
        out: a folder, written whenever the kept sentences score higher than before.
        vectors: pretrained word vectors.
        recipe: how; None is the recipe of the published weights.
        say: hears a line an epoch.
        start: trained components to go on from, with their vectors and labels; None begins anew.

    Returns:
        The scores on the kept sentences, in per cent.
    """
    recipe = recipe or Recipe()
    require_cpu()
    fix_random_seed(recipe.seed)
    random.seed(recipe.seed)
    nlp = loaded(start) if start is not None else make_pipeline(recipe, vectors)
    mixed = data.mixed(recipe.boun, recipe.own, recipe.seed)
    examples = [example(nlp, sentence) for sentence in mixed]
    final = [example(nlp, sentence) for sentence in data.final(recipe.own, recipe.seed)]
    optimizer = nlp.initialize(lambda: examples) if start is None else nlp.resume_training()
    best: dict[str, float] = {}
    out.mkdir(parents=True, exist_ok=True)
    total = recipe.epochs + recipe.final_epochs
    for epoch in range(total):
        last = epoch >= recipe.epochs
        portion = final if last else examples
        random.shuffle(portion)
        fallen = max(0.1, 1 - epoch / recipe.epochs)
        optimizer.learn_rate = recipe.final_rate if last else recipe.rate * fallen
        losses = _epoch(nlp, portion, optimizer, recipe.dropout)
        with nlp.use_params(optimizer.averages):
            scores = score_words(nlp, data.dev)
            own = score_words(nlp, data.dev_azerbaijani)
            if not best or _merit(scores, own) >= _merit(best, best, "az_"):
                best = scores | {f"az_{name}": value for name, value in own.items()}
                nlp.to_disk(out)
        parts = " ".join(f"{name} {value:.1f}" for name, value in scores.items())
        parts += " az " + " ".join(f"{value:.1f}" for value in own.values())
        say(f"epoch {epoch + 1}/{total}: {parts} loss {sum(losses.values()):,.0f}")
    return best


def _merit(scores: dict[str, float], own: dict[str, float], mark: str = "") -> float:
    """What decides which epoch is kept; Azerbaijani counts half, of which less is held back."""
    azerbaijani = own.get(f"{mark}upos", 0.0) + own.get(f"{mark}las", 0.0)
    return scores["upos"] + scores["las"] + 0.5 * azerbaijani


def _epoch(nlp: Language, examples: Sequence[Example], optimizer: Any, dropout: float) -> dict[str, float]:
    losses: dict[str, float] = {}
    for start in range(0, len(examples), _BATCH):
        batch = examples[start : start + _BATCH]
        nlp.update(batch, sgd=optimizer, drop=dropout, losses=losses)
    return losses


def score_words(nlp: Language, sentences: Iterable[UdSentence]) -> dict[str, float]:
    """Accuracy on gold words, in per cent: ``upos``, ``feats``, ``lemma``, ``uas``, ``las``."""
    right = dict.fromkeys(("upos", "feats", "lemma", "uas", "las"), 0)
    count = 0
    from pipeline.transliteration import lower

    for sentence in sentences:
        doc = make_doc(nlp.vocab, [word.form for word in sentence.words])
        for index, token in enumerate(doc):
            token.is_sent_start = index == 0
        for _, component in nlp.pipeline:
            doc = component(doc)
        for token, word in zip(doc, sentence.words, strict=True):
            head = 0 if token.head.i == token.i else token.head.i + 1
            relation = "root" if token.dep_ == "ROOT" else token.dep_
            count += 1
            right["upos"] += token.pos_ == word.upos
            right["feats"] += (str(token.morph) or "_") == word.feats
            right["lemma"] += token.lemma_ == lower(word.lemma)
            right["uas"] += head == word.head
            right["las"] += head == word.head and relation == word.deprel
    return {name: 100 * value / max(1, count) for name, value in right.items()}
