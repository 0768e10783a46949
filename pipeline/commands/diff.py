"""``salname diff``: what changed between two output folders, or two runs of one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import DEFAULT_OUTPUTS, AsJson, Outputs
from pipeline.diff import Difference, compare, facts_now, facts_of_run


def diff_command(
    before: Annotated[str, typer.Argument(metavar="A", help="An output folder, or the number of a run.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another output folder, or the number of a later run.")],
    out: Outputs = DEFAULT_OUTPUTS,
    as_json: AsJson = False,
) -> None:
    """Say which facts are new, gone or changed from A to B, and which entities were merged or split."""
    states = [
        facts_of_run(out, int(which)) if which.isdecimal() and not Path(which).is_dir() else facts_now(Path(which))
        for which in (before, after)
    ]
    difference = compare(*states)
    if as_json:
        typer.echo(json.dumps(asdict(difference), ensure_ascii=False, indent=2))
        return
    for line in describe(difference):
        typer.echo(line)


def describe(difference: Difference) -> list[str]:
    """The difference in lines: ``+`` new, ``-`` gone, ``~`` changed."""
    lines = [
        f"{sign} {fact_id}  {fact['source_id']}:{fact['line_start']}  {_words(fact)}"
        for sign, facts in (("-", difference.gone), ("+", difference.new))
        for fact_id, fact in facts.items()
    ]
    for changed in difference.changed:
        said = "; ".join(f"{name}: {old!r} -> {new!r}" for name, (old, new) in sorted(changed.fields.items()))
        lines.append(f"~ {changed.fact_id}  {changed.source_id}  {said}")
    lines += [f"merged into {entity}: {', '.join(olds)}" for entity, olds in difference.merged.items()]
    lines += [f"split {entity}: {', '.join(news)}" for entity, news in difference.split.items()]
    lines.append(
        f"{len(difference.new)} new, {len(difference.gone)} gone, {len(difference.changed)} changed; "
        f"{len(difference.merged)} entities merged, {len(difference.split)} split"
    )
    return lines


def _words(fact: dict[str, object]) -> str:
    """What a fact says, in a few words."""
    names = {
        "mentions": ("label", "surface", "value", "entity_id"),
        "events": ("type", "trigger", "time"),
        "citations": ("kind", "key"),
    }
    return "  ".join(str(fact[name]) for name in names[str(fact["table"])] if fact.get(name))
