"""``salname references``: the works that the sources' own references lead to."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from pipeline.commands.options import DEFAULT_OUTPUTS, Outputs
from pipeline.commands.printing import write_or_print
from pipeline.store import Database
from pipeline.store.database import FILE_NAME

references_app = typer.Typer(
    help="List and export the works that the sources' own references lead to.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """The formats of :func:`export_command`."""

    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"


@references_app.command("list")
def list_command(
    out: Outputs = DEFAULT_OUTPUTS,
    most: Annotated[int, typer.Option("--most", min=1, help="Print so many works, the most cited first.")] = 40,
) -> None:
    """List the works, the most cited first."""
    rows = Database(out / FILE_NAME).table("references")
    rows.sort(key=lambda row: (-int(row["citations"] or 0), str(row["reference_id"])))
    console = Console(highlight=False, soft_wrap=True)
    for row in rows[:most]:
        said = (row["authors"], row["title"], row["container"], row["place"], row["publisher"], row["year"])
        shelf = row["pages"] if row["kind"] == "archive" else ""
        line = ". ".join(str(part).strip(" .") for part in (*said, shelf) if part)
        console.print(Text.assemble((f"{row['citations']:>5}  ", "bold"), line, (f"  {row['reference_id']}", "dim")))
    typer.echo(f"{len(rows)} works", err=True)


@references_app.command("export")
def export_command(
    out: Outputs = DEFAULT_OUTPUTS,
    form: Annotated[Format, typer.Option("--format", help="The format to write.")] = Format.CSL_JSON,
    to: Annotated[Path | None, typer.Option("--to", help="File to write; standard output without it.")] = None,
) -> None:
    """Write the works as CSL-JSON (Zotero, pandoc) or BibTeX (LaTeX, JabRef), UTF-8."""
    rows = Database(out / FILE_NAME).table("references")
    if form is Format.BIBTEX:
        from pipeline.references.bibtex import bibtex

        text = bibtex(rows)
    else:
        from pipeline.references.csl import csl_json

        text = csl_json(rows)
    write_or_print(text, to)
    if to is not None:
        typer.echo(f"{len(rows)} works in {to}", err=True)
