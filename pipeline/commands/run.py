"""``salname run``: extract everything from files and folders."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from pipeline.commands.options import (
    DEFAULT_INPUTS,
    DEFAULT_OUTPUTS,
    AsJson,
    Encoding,
    Engine,
    Inputs,
    Outputs,
    SettingsFile,
)
from pipeline.errors import SalnameError
from pipeline.run import RunReport, run
from pipeline.settings import load_settings

#: What the summary says of each table: singular, plural, file name.
_COUNTED = (
    ("source", "sources", "sources"),
    ("mention", "mentions", "mentions"),
    ("entity", "entities", "entities"),
    ("event", "events", "events"),
    ("citation", "citations", "citations"),
    ("token", "tokens", "tokens"),
)


class _ProgressBar:
    """Shows a run on a terminal: files done, words a second, the stage at hand. Silent elsewhere."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            TextColumn("files"),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._path = ""
        self._words = 0

    def __enter__(self) -> _ProgressBar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _show(self, stage: str, advance: int = 0) -> None:
        if self._task is None:
            return
        elapsed = self._progress.tasks[0].elapsed or 0.0
        rate = f"{self._words / elapsed:,.0f} words/s" if elapsed > 0.2 else ""
        where = f"{self._path[-32:]:>32} {stage:<9}"
        self._progress.update(self._task, description=where, advance=advance, rate=rate)

    def waiting(self, holder: str) -> None:
        self._console.print(f"salname: another run holds the output folder ({holder}); waiting for it", soft_wrap=True)

    def found(self, sources: int) -> None:
        self._task = self._progress.add_task("", total=sources, rate="")

    def began(self, path: str) -> None:
        self._path = path
        self._show("read")

    def entered(self, stage: str) -> None:
        self._show(stage)

    def ended(self, words: int) -> None:
        self._words += words
        self._show("", advance=1)

    def failed(self, error: SalnameError) -> None:
        self._console.print(Text(f"salname: {error}"), style="red", soft_wrap=True, highlight=False)

    def warned(self, warning: SalnameError) -> None:
        self._console.print(Text(f"salname: {warning}"), style="yellow", soft_wrap=True, highlight=False)

    def finishing(self, stage: str) -> None:
        self._path = "all sources"
        self._show(stage)


def run_command(
    inputs: Inputs = None,
    out: Outputs = DEFAULT_OUTPUTS,
    engine: Engine = None,
    encoding: Encoding = None,
    settings_file: SettingsFile = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Extract every source again, even if nothing changed.")
    ] = False,
    tokens: Annotated[
        bool,
        typer.Option(
            "--tokens", help="Write every token with lemma, features and dependency, too: tokens.csv, conllu/."
        ),
    ] = False,
    wait: Annotated[
        float, typer.Option("--wait", metavar="SECONDS", min=0, help="Wait so long for another run on the same folder.")
    ] = 10,
    as_json: AsJson = False,
) -> None:
    """Extract mentions, entities, events and citations from files and folders into tables.

    A file that cannot be read is reported and left out; the exit code is then 3, or 1 if nothing could be
    read. Earlier outputs are replaced only when the whole run has succeeded.
    """
    settings = load_settings(settings_file, engine=engine, encoding=encoding)
    with _ProgressBar(Console(stderr=True)) as bar:
        report = run(inputs or DEFAULT_INPUTS, out, settings, bar, fresh=fresh, tokens=tokens, wait=wait)
    if as_json:
        typer.echo(json.dumps(summary(report), ensure_ascii=False, indent=2))
    elif report.done:
        _print_summary(report)
    if report.errors:
        raise typer.Exit(3 if report.done else 1)


def summary(report: RunReport) -> dict[str, object]:
    """The report as JSON values."""
    return {
        "out": str(report.out),
        "tables": report.counts,
        "words": report.words,
        "resumed": report.resumed,
        "seconds": round(report.seconds, 3),
        "errors": [_message(error) for error in report.errors],
        "warnings": [_message(warning) for warning in report.warnings],
    }


def _message(error: SalnameError) -> dict[str, object]:
    return {
        "code": error.code,
        "path": error.path,
        "line": error.line,
        "message": error.message,
        "remedy": error.remedy,
    }


def _print_summary(report: RunReport) -> None:
    console = Console(highlight=False)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim")
    for one, many, name in _COUNTED:
        if name not in report.counts:
            continue
        count = report.counts[name]
        table.add_row(f"{count:,}", one if count == 1 else many, f"{name}.csv")
    console.print(table)
    dated = "; nothing had changed" if report.unchanged else ""
    rate = f", {report.words / report.seconds:,.0f} a second" if report.seconds > 0 and not report.resumed else ""
    console.print(f"\n{report.words:,} words in {report.seconds:.1f} s{rate}{dated}.")
    if report.errors:
        count = len(report.errors)
        console.print(f"{count} {'input was' if count == 1 else 'inputs were'} refused; see the messages above.")
    console.print(f"The tables are in {report.out}/ (CSV, Parquet in parquet/, SQLite in salname.db).", soft_wrap=True)
    console.print(f"See a fact in its source: salname show FACT_ID --out {report.out}", soft_wrap=True)
