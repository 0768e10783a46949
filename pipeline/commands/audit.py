"""``salname audit``: every row against its source."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipeline.audit import audit


def audit_command(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder that holds the tables.")] = Path("outputs"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check every row of every table against its source (hash, offset, line, quote) and print what does not hold.

    The exit code is 1 if anything does not hold.
    """
    rows, findings = audit(out)
    if as_json:
        found = {"rows": rows, "findings": [asdict(finding) for finding in findings]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            typer.echo(f"{finding.table} {finding.row}: {finding.what}".replace(" :", ":"))
        what = f"{len(findings)} findings" if findings else "every one holds"
        typer.echo(f"{rows:,} rows checked; {what}")
    if findings:
        raise typer.Exit(1)
