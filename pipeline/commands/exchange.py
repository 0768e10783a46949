"""``salname review export`` and ``import``: decisions as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import DEFAULT_OUTPUTS, Outputs
from pipeline.commands.printing import write_or_print
from pipeline.decisions import DecisionLog
from pipeline.decisions.exchange import from_file, to_csv, to_jsonl
from pipeline.errors import Errors, SalnameError
from pipeline.store.database import FILE_NAME


class Format(StrEnum):
    """File formats of decisions."""

    CSV = "csv"
    JSONL = "jsonl"


def export_command(
    file: Annotated[
        Path | None, typer.Argument(help="File to write. [default: standard output]", show_default=False)
    ] = None,
    out: Outputs = DEFAULT_OUTPUTS,
    kind: Annotated[
        Format | None, typer.Option("--format", help="[default: by the file's name, else jsonl]", show_default=False)
    ] = None,
) -> None:
    """Write all decisions, undone and orphaned ones too, as CSV or JSON Lines."""
    decisions = DecisionLog(out / FILE_NAME).all()
    chosen = kind or (Format.CSV if file is not None and file.suffix.lower() == ".csv" else Format.JSONL)
    text = to_csv(decisions) if chosen is Format.CSV else to_jsonl(decisions)
    write_or_print(text, file)
    if file is not None:
        typer.echo(f"{len(decisions)} decisions written to {file}", err=True)


def import_command(
    file: Annotated[Path, typer.Argument(help="CSV or JSON Lines file that `salname review export` wrote.")],
    out: Outputs = DEFAULT_OUTPUTS,
) -> None:
    """Add the decisions of a file; those that are there already are passed over. The next run brings them in."""
    decisions = from_file(file)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SalnameError(Errors.E101, path=out, detail=error.strerror or str(error)) from error
    added = DecisionLog(out / FILE_NAME, create=True).append(*decisions)
    typer.echo(f"{added} decisions added, {len(decisions) - added} were there already")
