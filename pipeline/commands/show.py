"""``salname show``: one fact in its source, an entry of the chronicle with its witnesses, or the whole chronicle."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from pipeline.commands.options import DEFAULT_OUTPUTS, AsJson, Outputs
from pipeline.show import QuotedLine, ShownEntry, ShownFact, find_entry, find_fact, list_chronicle
from pipeline.store.database import FILE_NAME

#: Fields shown first, by table, with the words before them.
_FIELDS = {
    "mentions": ("label", "surface", "base_form", "entity_id", "value", "original", "earliest", "latest", "reason"),
    "events": ("type", "trigger", "factuality", "time", "place", "summary"),
    "citations": ("kind", "key", "reference"),
}


def show_command(
    fact_id: Annotated[
        str,
        typer.Argument(
            help="Id of a mention (m-…), event (e-…), citation (c-…) or entry of the chronicle (h-…); "
            "or the word `chronicle` for all entries."
        ),
    ],
    out: Outputs = DEFAULT_OUTPUTS,
    as_json: AsJson = False,
    joined: Annotated[
        bool, typer.Option("--joined", help="Of the chronicle, only entries that several events tell.")
    ] = False,
) -> None:
    """Show a fact with its source lines and its reference, or a happening of the chronicle with all who tell it."""
    if fact_id == "chronicle":
        _show_chronicle(list_chronicle(out / FILE_NAME, joined=joined), as_json)
        return
    if fact_id.startswith("h-"):
        _show_entry(find_entry(out / FILE_NAME, fact_id), as_json)
        return
    shown = find_fact(out / FILE_NAME, fact_id)
    if as_json:
        typer.echo(json.dumps(asdict(shown), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    for line in _describe(shown):
        console.print(line)


def _show_chronicle(rows: Sequence[Mapping[str, object]], as_json: bool) -> None:
    """One line an entry: time, type, what happened, how many tell it, id."""
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    for row in rows:
        mark = " ≠" if row["disagreements"] else ""
        told = f"{row['mentions']} in {row['sources']}{mark}"
        console.print(
            Text.assemble(
                (f"{row['time'] or '–'!s:<22} ", "bold"),
                (f"{row['type']:<12} ", "dim"),
                f"{row['title']}  ",
                (f"{told}  {row['entry_id']}", "dim"),
            )
        )


def _show_entry(shown: ShownEntry, as_json: bool) -> None:
    """An entry, what its witnesses disagree about, and each witness with its citation."""
    if as_json:
        typer.echo(json.dumps(asdict(shown), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    entry = shown.entry
    console.print(Text.assemble((str(entry["entry_id"]), "bold"), f"  {entry['title']}"))
    for name in ("type", "time", "place", "names", "factuality"):
        if entry[name]:
            console.print(Text.assemble((f"  {name:<12}", "dim"), str(entry[name])))
    for part in filter(None, str(entry["disagreements"]).split("; ")):
        console.print(Text.assemble(("  disagree    ", "bold red"), part))
    for event in shown.witnesses:
        console.print(Text())
        differs = f"  differs in: {event['differs']}" if event["differs"] else ""
        console.print(Text.assemble((str(event["event_id"]), "bold"), f"  {event['summary']}", (differs, "red")))
        console.print(Text.assemble(("  cite as     ", "dim"), str(event["citation"])))


def _describe(shown: ShownFact) -> list[Text]:
    fact = shown.fact
    key = next(iter(fact))
    lines = [
        Text.assemble(
            (str(fact[key]), "bold"), f"  {shown.source['path']}, line {fact['line_start']}, page {fact['page']}"
        )
    ]
    lines += [
        Text.assemble((f"  {name.replace('_', ' '):<12}", "dim"), str(fact[name]))
        for name in _FIELDS[shown.table]
        if fact.get(name)
    ]
    lines += [
        Text.assemble(
            (f"  {role:<12}", "dim"),
            f"{mention['base_form'] or mention['value']}  ",
            (str(mention["mention_id"]), "dim"),
        )
        for role, mention in shown.arguments
    ]
    if fact.get("method"):
        lines.append(Text.assemble((f"  {'found by':<12}", "dim"), f"{fact['method']} ({fact['confidence']:.2f})"))
    lines.append(Text())
    last = None
    for quoted in shown.lines:
        if last is not None and quoted.number > last + 4:
            lines.append(Text("      ⋮", style="dim"))
        lines.append(_quote(quoted))
        last = quoted.number
    lines += [Text(), Text.assemble(("  cite as     ", "dim"), shown.citation)]
    return lines


def _quote(quoted: QuotedLine) -> Text:
    """A source line; the marked parts stand in brackets ⟦ ⟧ so that they show without colour too."""
    line = Text(f"{quoted.number:>6} ", style="dim")
    line.append("│ ", style="dim")
    position = 0
    body = Text(style="")
    for span in quoted.marked:
        body.append(quoted.text[position : span.start])
        body.append(f"⟦{span.of(quoted.text)}⟧", style="bold black on yellow")
        position = span.end
    body.append(quoted.text[position:])
    return Text.assemble(line, body)
