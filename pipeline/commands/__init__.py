"""The commands of the command line, one noun a module; this one puts them together.

Commands only read options, call the package and show results. Errors a person can act on end as one line
on standard error: exit code 1 if nothing could be done, 2 for wrong usage (Click's), 3 if a run finished but
some inputs were refused.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
import typer.core

from pipeline import __version__
from pipeline.commands.dates import dates_command
from pipeline.commands.evaluate import evaluate_command
from pipeline.commands.gazetteer import gazetteer_app
from pipeline.commands.names import names_app
from pipeline.commands.run import run_command
from pipeline.commands.show import show_command
from pipeline.errors import SalnameError

__all__ = ["app"]


class _Commands(typer.core.TyperGroup):
    """The command group; turns Salname's errors into one line and exit code 1, wherever they arise."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except SalnameError as error:
            typer.echo(f"salname: {error}", err=True)
            sys.exit(1)
        except BrokenPipeError:
            # the reader of a pipe went away (`salname show … | head`): nothing to say, nothing lost
            sys.stderr.close()
            sys.exit(0)


app = typer.Typer(
    name="salname",
    cls=_Commands,
    help="Turn Turkish and Azerbaijani historical sources into a citation-backed table of entities and events.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"salname {__version__}")
        raise typer.Exit


@app.callback()
def _salname(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn Turkish and Azerbaijani historical sources into a citation-backed table of entities and events."""


app.command("run")(run_command)
app.command("show")(show_command)
app.command("evaluate")(evaluate_command)
app.command("dates")(dates_command)
app.add_typer(names_app, name="names")
app.add_typer(gazetteer_app, name="gazetteer")
