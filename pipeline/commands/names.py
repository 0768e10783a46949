"""``salname names``: find a name in the authority file, explain a match, and work through a researcher's list."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import AsJson
from pipeline.commands.printing import write_or_print
from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer import load_gazetteer
from pipeline.names.authority import Authority
from pipeline.names.groups import Group, group_of
from pipeline.names.lists import base_table, cluster_table, guess_group, read_table
from pipeline.records import ENTITY_LABELS, Label

names_app = typer.Typer(
    name="names",
    help="Find names in the authority file, compare them, and give lists of names entity ids or base forms.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_File = Annotated[Path, typer.Argument(metavar="FILE", help="CSV or TSV with a header, UTF-8.")]
_Column = Annotated[str | None, typer.Option("--column", "-c", help="Column of the names [default: name].")]
_Out = Annotated[Path | None, typer.Option("--out", "-o", help="File to write; else standard output.")]
_NoAuthority = Annotated[bool, typer.Option("--no-authority", help="Leave the authority file out.")]
_Kind = Annotated[
    str | None, typer.Option("--kind", "-k", help="What the name names: PERSON, ORG, GPE, WORK_OF_ART, …")
]


@names_app.command("find")
def find_command(
    query: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling, script or language.")],
    kind: _Kind = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many entities to show.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Show the entities of the authority file that a name may mean, best first, with the reasons."""
    from pipeline.names.find import find

    _require_letters(query)
    matches = find(query, Authority(load_gazetteer()), _group(kind), limit)
    if as_json:
        typer.echo(json.dumps([asdict(match) for match in matches], ensure_ascii=False, indent=2))
        return
    if not matches:
        typer.echo(f"nothing like {query!r} is in the authority file", err=True)
        raise typer.Exit(1)
    for match in matches:
        typer.echo(f"{match.score:.2f}  {match.label:<11}  {match.entity_id}  {match.name}")
        typer.echo(f"      {match.matched}: {'; '.join(match.reasons)}")


@names_app.command("explain")
def explain_command(
    first: Annotated[str, typer.Argument(metavar="A", help="A name.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another name.")],
    kind: _Kind = None,
    no_authority: _NoAuthority = False,
    as_json: AsJson = False,
) -> None:
    """Say whether two names may be one entity's, and what speaks for and against it."""
    from pipeline.names.find import explain

    _require_letters(first)
    _require_letters(second)
    authority = None if no_authority else Authority(load_gazetteer())
    group = _group(kind) or guess_group(first, authority)
    found = explain(first, second, authority, group)
    if as_json:
        typer.echo(json.dumps(found._asdict(), ensure_ascii=False, indent=2))
        return
    typer.echo(f"{found.verdict}  {found.score:.2f}  (as names of the kind {found.group})")
    for reason in found.reasons:
        typer.echo(f"  {reason}")


@names_app.command("cluster")
def cluster_command(file: _File, out: _Out = None, no_authority: _NoAuthority = False, column: _Column = None) -> None:
    """Write the table back with an entity_id: rows with one id name one entity.

    The columns kind (PERSON, ORG, GPE, …) and lang (tr, az, ru, …) help if they are there. All other columns
    are kept.
    """
    table = read_table(file, column)
    authority = None if no_authority else Authority(load_gazetteer())
    write_or_print(table.with_column("entity_id", cluster_table(table, authority)), out)


@names_app.command("base")
def base_command(file: _File, out: _Out = None, no_authority: _NoAuthority = False, column: _Column = None) -> None:
    """Write the table back with a base_form: each name without its case and other endings.

    The columns kind (or label) and lang help if they are there. All other columns are kept.
    """
    table = read_table(file, column)
    authority = None if no_authority else Authority(load_gazetteer())
    write_or_print(table.with_column("base_form", base_table(table, authority)), out)


def _group(kind: str | None) -> Group | None:
    if kind is None:
        return None
    if kind.upper() not in ENTITY_LABELS:
        known = ", ".join(sorted(ENTITY_LABELS))
        raise SalnameError(Errors.E404, detail=f"there is no kind {kind!r}; the kinds are {known}")
    return group_of(Label(kind.upper()))


def _require_letters(name: str) -> None:
    if not any(letter.isalnum() for letter in name):
        raise SalnameError(Errors.E404, detail=f"{name!r} is no name: it holds no letter")
