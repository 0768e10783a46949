"""``salname status``: what a run would do, and why."""

from __future__ import annotations

import json

import typer

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
from pipeline.plan import Plan, PlannedSource, make_plan
from pipeline.settings import load_settings
from pipeline.store import Database
from pipeline.store.database import FILE_NAME


def status_command(
    inputs: Inputs = None,
    out: Outputs = DEFAULT_OUTPUTS,
    engine: Engine = None,
    encoding: Encoding = None,
    settings_file: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Say what `salname run` would do with the same inputs and options, and why. Nothing is changed."""
    settings = load_settings(settings_file, engine=engine, encoding=encoding)
    plan = make_plan(inputs or DEFAULT_INPUTS, Database(out / FILE_NAME), settings)
    if as_json:
        typer.echo(json.dumps(as_values(plan), ensure_ascii=False, indent=2))
        return
    for line in describe(plan):
        typer.echo(line)


def as_values(plan: Plan) -> dict[str, object]:
    """The plan as JSON values."""
    return {
        "nothing": plan.nothing,
        "sources": [
            {
                "source_id": source.source_id,
                "path": source.found.relative.as_posix(),
                "change": source.change,
                "first_stage": source.stage,
            }
            for source in plan.sources
        ],
        "gone": [{"source_id": source.source_id, "path": source.path} for source in plan.gone],
        "all_names": plan.names,
        "all_tables": plan.tables,
        "new_decisions": plan.decisions,
        "refused": [{"code": error.code, "path": error.path, "message": error.message} for error in plan.errors],
    }


def describe(plan: Plan) -> list[str]:
    """The plan in lines."""
    lines = [f"{source.found.relative.as_posix()}: {source.reason}; {_work(source)}" for source in plan.changed]
    lines += [f"{source.path}: gone; its rows go, a tombstone and its decisions stay" for source in plan.gone]
    lines += [str(error) for error in plan.errors]
    if plan.names:
        lines.append("all names are reconciled: the stage or its gazetteers changed, or there was no run yet")
    if plan.tables:
        lines.append("all tables are written: the stage changed, or there was no run yet")
    if plan.decisions:
        lines.append(f"{plan.decisions} new {'decision' if plan.decisions == 1 else 'decisions'} to bring in")
    if plan.refused and not plan.errors:
        lines.append("what was refused before is not among the inputs any more")
    unchanged = len(plan.sources) - len(plan.changed)
    lines.append(f"{unchanged} of {len(plan.sources)} sources unchanged{'; nothing to do' if plan.nothing else ''}")
    return lines


def _work(source: PlannedSource) -> str:
    """What is done for a changed source."""
    if source.stage:
        return f"from the stage {source.stage}"
    return "its rows stay, its new place is noted" if source.stays else "its rows are written again"
