"""``salname evaluate``: the tables of a run against annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from pipeline.commands.options import DEFAULT_OUTPUTS, AsJson, Outputs
from pipeline.evaluation import evaluate, read_annotation


def evaluate_command(
    annotations: Annotated[list[Path], typer.Argument(help="Annotations (.ann), each beside its text and events.")],
    out: Outputs = DEFAULT_OUTPUTS,
    as_json: AsJson = False,
) -> None:
    """Score the tables of a run against texts annotated by hand."""
    scores = evaluate(out, [read_annotation(path) for path in annotations])
    if as_json:
        values = {
            name: {
                "precision": s.precision,
                "recall": s.recall,
                "f1": s.f1,
                "right": s.right,
                "found": s.found,
                "gold": s.gold,
            }
            for name, s in scores.items()
        }
        typer.echo(json.dumps(values, indent=2))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("", "F1", "precision", "recall", "right", "found", "gold"):
        table.add_column(column, justify="left" if not column else "right")
    for name, s in scores.items():
        shares = (f"{100 * share:.1f}" for share in (s.f1, s.precision, s.recall))
        table.add_row(name, *shares, str(s.right), str(s.found), str(s.gold))
    Console(highlight=False).print(table)
