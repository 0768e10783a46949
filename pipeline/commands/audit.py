"""``salname audit``: every row against its source."""

from __future__ import annotations

import json
from dataclasses import asdict

import typer

from pipeline.audit import audit
from pipeline.commands.options import DEFAULT_OUTPUTS, AsJson, Outputs


def audit_command(
    out: Outputs = DEFAULT_OUTPUTS,
    as_json: AsJson = False,
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
