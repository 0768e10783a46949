"""The commands of the command line, one noun a module; this one puts them together.

Commands only read options, call the package and show results. Errors a person can act on end as one line
on standard error: exit code 1 if nothing could be done, 2 for wrong usage (Click's), 3 if a run finished but
some inputs were refused.
"""

from __future__ import annotations

import importlib
import sys
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from pipeline import __version__
from pipeline.errors import SalnameError

__all__ = ["app"]


#: Module and function, or group of commands, of each command, in the order of the help.
_COMMANDS = {
    "run": ("run", "run_command"),
    "status": ("status", "status_command"),
    "diff": ("diff", "diff_command"),
    "show": ("show", "show_command"),
    "references": ("references", "references_app"),
    "review": ("review", "review_app"),
    "audit": ("audit", "audit_command"),
    "evaluate": ("evaluate", "evaluate_command"),
    "analyse": ("analyse", "analyse_command"),
    "dates": ("dates", "dates_command"),
    "names": ("names", "names_app"),
    "gazetteer": ("gazetteer", "gazetteer_app"),
    "models": ("models", "models_app"),
}


class _Commands(typer.core.TyperGroup):
    """The command group; turns Salname's errors into one line and exit code 1, wherever they arise.

    A command's module is loaded when the command is asked for, so that none waits for the others' libraries.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in _COMMANDS and cmd_name not in self.commands:
            module, attribute = _COMMANDS[cmd_name]
            found = getattr(importlib.import_module(f"pipeline.commands.{module}"), attribute)
            if isinstance(found, typer.Typer):
                command: Any = typer.main.get_group(found)
            else:
                alone = typer.Typer(rich_markup_mode=None, add_completion=False)
                alone.command(cmd_name)(found)
                command = typer.main.get_command(alone)
            command.name = cmd_name
            self.commands[cmd_name] = command
        return self.commands.get(cmd_name)

    def main(self, *args: Any, **options: Any) -> Any:
        try:
            return super().main(*args, **options)
        except SalnameError as error:
            typer.echo(f"salname: {error}", err=True)
            sys.exit(1)


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
