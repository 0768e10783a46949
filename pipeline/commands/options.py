"""Arguments and options that several commands have, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

#: ``readable=False``: one file that cannot be read must not stop the others; the read stage says so.
Inputs = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Files and folders to read; folders are searched for .txt files. [default: corpus]",
        show_default=False,
        readable=False,
    ),
]
#: The inputs if none are named.
DEFAULT_INPUTS = (Path("corpus"),)

Outputs = Annotated[Path, typer.Option("--out", "-o", help="Folder that holds the tables.", readable=False)]
#: The folder if none is named.
DEFAULT_OUTPUTS = Path("outputs")

Engine = Annotated[str | None, typer.Option(help="Analysis engine. [default: spacy]", show_default=False)]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of all files. [default: found out for each]", show_default=False)
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", help="Settings file. [default: salname.toml, if there is one]", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
