"""Training and measuring of the Stanza engine's models, with Stanza's own trainers and without a network.

One set of weights serves both languages: it is trained on the Turkish treebanks and their Azerbaijani spelling
together. Each trainer writes its best model as it goes; tagger and parser end with a few steps on the model treebank
and our own sentences alone.
"""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.analyse import create_engine
from pipeline.conllu import UdSentence, UdToken, UdWord, read_conllu, write_conllu
from pipeline.evaluation.engines import EngineScore, score_engine
from pipeline.model_files import write_sums
from pipeline.record_classes import record
from pipeline.records import Lang
from pipeline.training.engine_material import Material, prepare
from pipeline.training.multiword import multiword_model
from pipeline.training.treebanks import TrainingData
from pipeline.training.vectors import WordVectors

#: Name of the treebank that Stanza's trainers see, and of the package in ``resources.json``.
NAME = "salname"
_SHORT = f"tr_{NAME}"


@record
class Recipe:
    """Sizes and lengths; all that the weights depend on beside the data.

    Attributes:
        seed: of everything that is drawn.
        tokenizer_steps: steps of the tokeniser.
        tagger_steps: steps of the tagger over all data, 100 sentences each.
        tagger_final: epochs of the tagger over the model treebank and our own sentences.
        parser_steps: steps of the parser over all data, 600 words each.
        parser_final: epochs of the parser over the model treebank and our own sentences.
        boun: how many times the model treebank stands in the mixed data.
        own: how many times our own sentences do.
    """

    seed: int = 7
    tokenizer_steps: int = 1400
    tagger_steps: int = 600
    tagger_final: int = 6
    parser_steps: int = 2200
    parser_final: int = 8
    boun: int = 3
    own: int = 4


def train(
    material: Material,
    out: Path,
    recipe: Recipe | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Train everything the engine needs and write it, with the sums of its files, to a model folder.

    Args:
        material: what it is trained on; what the trainers read and write on the way goes into its work folder.
        out: the model folder; its description stays.
        recipe: how; None is the recipe of the published weights.
        say: hears what begins.
    """
    data, vectors = prepare(material, say)
    train_models(data, out, material.work / "stanza", vectors, recipe, say)
    write_sums(out)


def evaluate(treebank: Path, lang: Lang) -> EngineScore:
    """What the engine as it stands in ``models/`` reaches on a treebank, from raw text."""
    return score_engine(create_engine("stanza"), read_conllu(treebank), lang)


def train_models(
    data: TrainingData,
    out: Path,
    work: Path,
    vectors: WordVectors,
    recipe: Recipe | None = None,
    say: Callable[[str], None] = lambda line: None,
    only: Sequence[str] = ("tokenize", "mwt", "pos", "lemma", "depparse"),
) -> None:
    """Train and write models that ``stanza.Pipeline(dir=out)`` loads.

    Args:
        data: see :func:`pipeline.training.treebanks.load_training_data`.
        out: the folder of the models.
        work: a folder for what the trainers read and write on the way.
        vectors: pretrained word vectors.
        recipe: how; None is the recipe of the published weights.
        say: hears what begins.
        only: which of the models to train.
    """
    import torch

    torch.set_num_threads(1)
    work.mkdir(parents=True, exist_ok=True)
    session = _Session(data, work, recipe or Recipe())
    session.write_data()
    session.write_pretrain(vectors)
    for name in only:
        say(f"training {name}")
        getattr(session, name)()
    publish(work / "models", out)
    multiword_model(data).save(out)


class _Session:
    def __init__(self, data: TrainingData, work: Path, recipe: Recipe) -> None:
        self._data = data
        self._work = work
        self._recipe = recipe
        self._models = work / "models"
        self._pretrain = self._models / "pretrain.pt"

    def write_data(self) -> None:
        """The files the trainers read."""
        recipe = self._recipe
        mixed = self._data.mixed(recipe.boun, recipe.own, recipe.seed)
        write_conllu(self._work / "train.conllu", mixed)
        write_conllu(self._work / "final.conllu", self._data.final(recipe.own, recipe.seed))
        write_conllu(self._work / "parse.conllu", self._data.for_parsing(recipe.boun, recipe.own, recipe.seed))
        write_conllu(self._work / "dev.conllu", self._data.dev)
        once = list(dict.fromkeys((*self._data.boun, *self._data.others, *self._data.own, *self._data.azerbaijani)))
        random.Random(recipe.seed).shuffle(once)
        write_conllu(self._work / "once.conllu", once)

    def write_pretrain(self, vectors: WordVectors) -> None:
        """The word vectors in Stanza's format."""
        import torch
        from stanza.models.common.pretrain import PretrainedWordVocab
        from stanza.models.common.vocab import VOCAB_PREFIX

        self._models.mkdir(parents=True, exist_ok=True)
        vocab = PretrainedWordVocab(list(vectors.words), lang="tr", lower=True)
        values = torch.cat([torch.zeros(len(VOCAB_PREFIX), vectors.values.shape[1]), torch.from_numpy(vectors.values)])
        torch.save({"vocab": vocab.state_dict(), "emb": values}, self._pretrain)

    def tokenize(self) -> None:
        """Sentences, tokens, and which tokens are multi-word tokens."""
        from stanza.models import tokenizer
        from stanza.utils.datasets import prepare_tokenizer_data

        for part, name in (("once", "train"), ("dev", "dev")):
            text = self._work / f"{name}.txt"
            text.write_text(_running_text(self._sentences(part)), "utf-8")
            labels, expansions = self._work / f"{name}.toklabels", self._work / f"{name}-mwt.json"
            prepare_tokenizer_data.main(
                [str(text), str(self._work / f"{part}.conllu"), "-o", str(labels), "-m", str(expansions)]
            )
        tokenizer.main(
            f"--label_file {self._work}/train.toklabels --txt_file {self._work}/train.txt --lang tr --max_seqlen 300"
            f" --mwt_json_file {self._work}/dev-mwt.json --dev_txt_file {self._work}/dev.txt"
            f" --dev_label_file {self._work}/dev.toklabels --dev_conll_gold {self._work}/dev.conllu"
            f" --shorthand {_SHORT} --save_dir {self._models} --save_name tokenizer.pt --device cpu"
            f" --steps {self._recipe.tokenizer_steps} --seed {self._recipe.seed}".split()
        )

    def mwt(self) -> None:
        """The words of multi-word tokens."""
        from stanza.models import mwt_expander

        arguments = (
            f"--train_file {self._work}/once.conllu --eval_file {self._work}/dev.conllu"
            f" --gold_file {self._work}/dev.conllu --lang tr --shorthand {_SHORT} --save_dir {self._models}"
            f" --save_name mwt.pt --num_epoch 8 --hidden_dim 64 --seed {self._recipe.seed} --cpu"
        )
        mwt_expander.main(arguments.replace(" --cpu", " --device cpu").split())

    def pos(self) -> None:
        """Parts of speech and features."""
        from stanza.models import tagger

        arguments = (
            f"--train_file {self._work}/train.conllu --eval_file {self._work}/dev.conllu --lang tr"
            f" --shorthand {_SHORT} --mode train --wordvec_pretrain_file {self._pretrain} --save_dir {self._models}"
            f" --save_name pos.pt --hidden_dim 150 --char_hidden_dim 100 --char_emb_dim 50 --deep_biaff_hidden_dim 128"
            f" --composite_deep_biaff_hidden_dim 50 --word_emb_dim 50 --transformed_dim 64 --word_cutoff 4"
            f" --batch_size 100 --max_steps {self._recipe.tagger_steps} --fix_eval_interval"
            f" --eval_interval {_interval(self._recipe.tagger_steps)}"
            f" --max_steps_before_stop 100000 --dropout 0.25 --word_dropout 0.15 --lr 0.003"
            f" --seed {self._recipe.seed} --device cpu"
        )
        tagger.main(arguments.split())
        self._finish_tagger(tagger.parse_args(arguments.split()))

    def _finish_tagger(self, args: dict[str, Any]) -> None:
        """Epochs over the model treebank alone; Stanza's tagger has no option that goes on from a model."""
        import torch
        from stanza.models.common import pretrain as pretraining
        from stanza.models.pos.data import Dataset
        from stanza.models.pos.trainer import Trainer
        from stanza.utils.conll import CoNLL

        path = self._models / "pos.pt"
        pretrain = pretraining.Pretrain(str(self._pretrain))
        trainer = Trainer(args=args, pretrain=pretrain, model_file=str(path), device="cpu")
        final = CoNLL.conll2doc(input_file=str(self._work / "final.conllu"))
        batches = Dataset(final, trainer.args, pretrain, vocab=trainer.vocab, evaluation=False).to_loader(
            batch_size=60, shuffle=True
        )
        for optimizer in trainer.optimizers.values():
            for group in optimizer.param_groups:
                group["lr"] = 0.0008
        best = self._tagger_score(trainer, pretrain)
        torch.manual_seed(self._recipe.seed)
        for _ in range(self._recipe.tagger_final):
            for batch in batches:
                trainer.update(batch)
            score = self._tagger_score(trainer, pretrain)
            if score > best:
                best = score
                trainer.save(str(path))

    def _tagger_score(self, trainer: Any, pretrain: Any) -> float:
        """Share of the kept words whose part of speech and features are right."""
        from stanza.models.common import utils
        from stanza.models.pos.data import Dataset
        from stanza.utils.conll import CoNLL

        document = CoNLL.conll2doc(input_file=str(self._work / "dev.conllu"))
        gold = [(word.upos, word.feats or "_") for sentence in document.sentences for word in sentence.words]
        dataset = Dataset(document, trainer.args, pretrain, vocab=trainer.vocab, evaluation=True, sort_during_eval=True)
        found: list[Any] = []
        order: list[int] = []
        for batch in dataset.to_loader(batch_size=100):
            found += trainer.predict(batch)
            order.extend(batch.idx)
        words = [word for sentence in utils.unsort(found, order) for word in sentence]
        right = sum((a[0] == b[0]) + (a[2] == b[1]) for a, b in zip(words, gold, strict=True))
        return float(right / (2 * len(gold)))

    def lemma(self) -> None:
        """Lemmas: a dictionary of the training words and a character model for the others."""
        from stanza.models import lemmatizer

        write_conllu(self._work / "types.conllu", _types(self._sentences("train")))
        arguments = (
            f"--train_file {self._work}/types.conllu --eval_file {self._work}/dev.conllu --shorthand {_SHORT}"
            f" --save_dir {self._models} --save_name lemma.pt --num_epoch 3 --decay_epoch 2 --hidden_dim 80"
            f" --batch_size 200 --seed {self._recipe.seed} --device cpu"
        )
        lemmatizer.main(arguments.split())

    def depparse(self) -> None:
        """Dependencies, from letters and word vectors: tags that are guessed mislead more than they help."""
        from stanza.models import parser

        common = (
            f" --eval_file {self._work}/dev.conllu --lang tr --shorthand {_SHORT} --mode train"
            f" --wordvec_pretrain_file {self._pretrain} --save_dir {self._models} --no_checkpoint --no_upos"
            f" --no_xpos --no_ufeats --hidden_dim 160 --char_hidden_dim 80 --char_emb_dim 40"
            f" --deep_biaff_hidden_dim 100 --word_emb_dim 50 --tag_emb_dim 30 --transformed_dim 64"
            f" --word_cutoff 4 --num_layers 2 --dropout 0.2 --word_dropout 0.15"
            f" --seed {self._recipe.seed} --device cpu"
        )
        parser.main(
            (
                f"--train_file {self._work}/parse.conllu --save_name mixed.pt --batch_size 600 --optim adam --lr 0.002"
                f" --max_steps {self._recipe.parser_steps} --eval_interval {_interval(self._recipe.parser_steps)}"
                " --no_second_optim" + common
            ).split()
        )
        self._finish_parser(parser.parse_args([f"--train_file={self._work}/final.conllu", *common.split()]))

    def _finish_parser(self, args: dict[str, Any]) -> None:
        """Steps over the model treebank alone; Stanza's own way to go on would make a new vocabulary of it."""
        from stanza.models.common import pretrain as pretraining
        from stanza.models.common.doc import Document
        from stanza.models.depparse.data import DataLoader
        from stanza.models.depparse.trainer import Trainer
        from stanza.utils.conll import CoNLL

        path = self._models / "depparse.pt"
        shutil.copyfile(self._models / "mixed.pt", path)
        pretrain = pretraining.Pretrain(str(self._pretrain))
        trainer = Trainer.load(filename=str(path), pretrain=pretrain, args=args, device="cpu")
        rows, _, _ = CoNLL.conll2dict(input_file=str(self._work / "final.conllu"))
        batches = DataLoader(Document(rows), 400, trainer.args, pretrain, vocab=trainer.vocab, evaluation=False)
        for optimizer in trainer.optimizer.values():
            for group in optimizer.param_groups:
                group["lr"] = 0.0005
        best = self._parser_score(trainer, pretrain)
        for _ in range(self._recipe.parser_final):
            for index in range(len(batches)):
                trainer.update(batches[index])
            batches.reshuffle()
            score = self._parser_score(trainer, pretrain)
            if score > best:
                best = score
                trainer.save(str(path))

    def _parser_score(self, trainer: Any, pretrain: Any) -> float:
        """Share of the kept words whose governor and relation are right."""
        from stanza.models.depparse.data import DataLoader
        from stanza.models.depparse.utils import predict_dataset
        from stanza.utils.conll import CoNLL

        document = CoNLL.conll2doc(input_file=str(self._work / "dev.conllu"))
        gold = [(word.head, word.deprel) for sentence in document.sentences for word in sentence.words]
        batches = DataLoader(
            document, 1000, trainer.args, pretrain, vocab=trainer.vocab, evaluation=True, sort_during_eval=True
        )
        found = [word for sentence in predict_dataset(trainer, batches) for word in sentence]
        right = sum((int(a[0]), a[1]) == b for a, b in zip(found, gold, strict=True))
        return float(right / len(gold))

    def _sentences(self, part: str) -> tuple[UdSentence, ...]:
        return read_conllu(self._work / f"{part}.conllu")


def _interval(steps: int) -> int:
    """After how many steps a trainer looks how good it is; it must do so once, or nothing is saved."""
    return min(100, steps)


def _running_text(sentences: Sequence[UdSentence]) -> str:
    """Paragraphs of a few sentences, as prose has them."""
    lengths = random.Random(len(sentences))
    paragraphs: list[list[str]] = [[]]
    room = 1
    for sentence in sentences:
        if not room:
            paragraphs.append([])
            room = lengths.choice((1, 1, 2, 3, 5, 8))
        paragraphs[-1].append(sentence.text)
        room -= 1
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"


def _types(sentences: Sequence[UdSentence]) -> Iterator[UdSentence]:
    """Each word of the sentences once for each part of speech, with its most frequent lemma, a sentence of its own."""
    lemmas: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in (word for sentence in sentences for word in sentence.words if word.lemma):
        lemmas[word.form, word.upos][word.lemma] += 1
    for (form, upos), counts in sorted(lemmas.items()):
        word = UdWord(form, counts.most_common(1)[0][0], upos, "_", 0, "root")
        yield UdSentence((word,), (UdToken(form, 0, 1),))


#: Models by processor: file below the language folder, and what it needs.
FILES = {"tokenize": "tokenizer.pt", "mwt": "mwt.pt", "pos": "pos.pt", "lemma": "lemma.pt", "depparse": "depparse.pt"}


def publish(models: Path, out: Path) -> None:
    """Copy the models to where ``stanza.Pipeline(dir=out)`` looks for them, with a ``resources.json`` of our own.

    Azerbaijani is an alias of Turkish there: one set of files serves both.
    """
    folder = out / "tr"
    for processor, name in FILES.items():
        (folder / processor).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(models / name, folder / processor / f"{NAME}.pt")
    (folder / "pretrain").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(models / "pretrain.pt", folder / "pretrain" / f"{NAME}.pt")
    needs = [{"model": "pretrain", "package": NAME}]
    listed: dict[str, Any] = {
        processor: {NAME: {"dependencies": needs} if processor in ("pos", "depparse") else {}} for processor in FILES
    }
    listed["pretrain"] = {NAME: {}}
    listed["default_processors"] = dict.fromkeys(FILES, NAME)
    listed["default_dependencies"] = {"pos": needs, "depparse": needs}
    listed["packages"] = {"default": dict.fromkeys(FILES, NAME)}
    listed["lang_name"] = "Turkish"
    resources = {"tr": listed, "az": {"alias": "tr"}}
    (out / "resources.json").write_text(json.dumps(resources, indent=1, sort_keys=True) + "\n", "utf-8")
