"""Renders the generated parts of the documentation: `make docs`. `make test` fails if they are out of date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
import typer.core
import typer.main
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.tables import TABLES
from pipeline.tables.contract import TOKENS
from pipeline.training.corpus import statistics

DOCS = Path(__file__).resolve().parent


def commands() -> list[list[str]]:
    """The words of every command, groups included, in the order of the help; the root is the empty list."""
    found: list[list[str]] = []

    def visit(command: Any, words: list[str]) -> None:
        found.append(words)
        if isinstance(command, typer.core.TyperGroup):
            context = typer.Context(command)
            for name in command.list_commands(context):
                if (below := command.get_command(context, name)) is not None:
                    visit(below, [*words, name])

    visit(typer.main.get_command(app), [])
    return found


def help_of(words: list[str]) -> str:
    """What `salname WORDS --help` prints."""
    result = CliRunner().invoke(app, [*words, "--help"], prog_name="salname")
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def cli_page() -> str:
    """`docs/cli.md`."""
    parts = [
        "# Commands\n",
        "What each command prints for `--help`; rendered by `make docs`.\n",
        "Exit codes: 0 done; 1 nothing could be done, one line says why and what to do; 2 wrong usage; 3 done, but",
        "some inputs were refused. Messages go to standard error, results to standard output; a reader of these that",
        "goes away (`| head`) changes nothing.\n",
    ]
    for words in commands():
        title = " ".join(["salname", *words])
        parts.append(f"## {title}\n\n```text\n{help_of(words)}\n```\n")
    return "\n".join(parts)


def tables_page() -> str:
    """`docs/tables.md`."""
    parts = [
        "# Tables\n",
        "`salname run` writes each table as `NAME.csv` (UTF-8, LF, comma), `parquet/NAME.parquet`, and into",
        "`salname.db` (SQLite). The same input, code, models and gazetteers give the same bytes. Rendered by",
        "`make docs`.\n",
        "Offsets (`char_start` and the like) are Unicode code points in the decoded source, counted from 0, the end",
        "not included; a byte order mark does not count. Lines and pages count from 1. Cells that could begin a",
        "formula are left as they are, because quotes must match the source: import the CSV as text into a",
        "spreadsheet.\n",
        "A fact that runs over a page break has its first part in `char_start` and `char_end`, so that these never",
        "cover a footnote or running header; all its parts are in `segments`.\n",
        "The table of tokens is written by `salname run --tokens` only, and not into `salname.db`.\n",
    ]
    for table in (*TABLES, TOKENS):
        parts.append(f"## {table.name}\n\nA row is {table.row}.\n\n| column | kind | meaning |\n|---|---|---|")
        parts += [f"| `{column.name}` | {column.kind.value} | {column.meaning} |" for column in table.columns]
        parts.append("")
    return "\n".join(parts)


CORPUS = "../corpus/training/README.md"


def corpus_page() -> str:
    """The data sheet of the training corpus, with its statistics as they are now."""
    path = DOCS / CORPUS
    begin, end = "<!-- statistics -->\n", "<!-- /statistics -->"
    before, _, rest = path.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}{statistics(path.parent)}\n{end}{after}"


PAGES: dict[str, Callable[[], str]] = {"cli.md": cli_page, "tables.md": tables_page, CORPUS: corpus_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")
