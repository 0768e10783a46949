"""The pipeline on the sample corpus: nothing from footnotes or page furniture, and scores on the annotated texts."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from pathlib import Path

import pytest

from pipeline.evaluation import Score, evaluate, read_annotation
from pipeline.language import assign_languages
from pipeline.layout import lay_out
from pipeline.read import discover, read_source
from pipeline.records import MINED_ZONES, LaidOutText, Lang, Zone
from pipeline.run import RunReport, run
from pipeline.settings import Settings
from pipeline.show import find_entry, find_fact
from pipeline.spans import Span


@pytest.fixture(scope="session")
def corpus(root: Path) -> Path:
    return root / "corpus"


@pytest.fixture(scope="session")
def outputs(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("corpus")
    report: RunReport = run([corpus], out, Settings())
    assert report.errors == []
    return out


@pytest.fixture(scope="session")
def layouts(corpus: Path) -> dict[str, LaidOutText]:
    sources = [read_source(found, Settings()) for found in discover([corpus])[0]]
    return {source.source_id: assign_languages(lay_out(source)) for source in sources}


def rows(outputs: Path, table: str) -> list[dict[str, str]]:
    with (outputs / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def raw_spans(row: dict[str, str]) -> list[Span]:
    if row.get("segments"):
        return [Span(*map(int, part.split("-"))) for part in row["segments"].split("|")]
    prefix = "trigger" if "trigger_start" in row else "char"
    return [Span(int(row[f"{prefix}_start"]), int(row[f"{prefix}_end"]))]


@pytest.mark.parametrize("table", ["mentions", "events"])
def test_no_fact_comes_from_footnotes_headers_or_page_numbers(
    outputs: Path, layouts: dict[str, LaidOutText], table: str
) -> None:
    found = rows(outputs, table)
    assert len(found) > 200
    for row in found:
        lines = layouts[row["source_id"]].lines
        starts = [line.span.start for line in lines]
        for span in raw_spans(row):
            first, last = (bisect_right(starts, at) - 1 for at in (span.start, span.end - 1))
            zones = {lines[i].zone for i in range(first, last + 1)} - {Zone.BLANK}
            assert zones <= MINED_ZONES, f"{row} stands in {zones}"


def test_only_turkish_and_azerbaijani_is_mined(outputs: Path, layouts: dict[str, LaidOutText]) -> None:
    assert {row["lang"] for row in rows(outputs, "mentions")} == {"tr", "az"}
    foreign = [p for layout in layouts.values() for p in layout.paragraphs if p.lang in (Lang.EN, Lang.RU)]
    assert len(foreign) > 10
    for layout in layouts.values():
        mentions = [row for row in rows(outputs, "mentions") if row["source_id"] == layout.source.source_id]
        for row in mentions:
            clean = layout.offsets.to_clean(raw_spans(row)[0])[0]
            assert any(p.mined and p.span.contains(clean) for p in layout.paragraphs)


def test_every_encoding_is_recorded(outputs: Path) -> None:
    encodings = {(row["encoding"], row["encoding_note"]) for row in rows(outputs, "sources")}
    assert encodings == {("utf-8", "valid"), ("utf-8", "bom"), ("utf-16", "bom"), ("cp1254", "detected")}


def test_languages_and_scripts(outputs: Path) -> None:
    for row in rows(outputs, "sources"):
        assert row["lang"] == row["source_id"][:2]
        assert row["script"] == ("Cyrl" if "cyrl" in row["source_id"] else "Latn")


def test_every_footnote_marker_has_its_body(layouts: dict[str, LaidOutText]) -> None:
    for layout in layouts.values():
        assert len(layout.markers) == len(layout.footnotes)
        assert all(marker.body is not None for marker in layout.markers)


def test_every_offset_leads_to_its_words(outputs: Path, layouts: dict[str, LaidOutText]) -> None:
    for row in rows(outputs, "mentions"):
        layout = layouts[row["source_id"]]
        clean = [part for span in raw_spans(row) for part in layout.offsets.to_clean(span)]
        assert row["surface"] == Span(clean[0].start, clean[-1].end).of(layout.text)


#: Least F1 on the annotated texts. The figures measured stand in docs/evaluation.md; these leave room for a point or two.
FLOORS = {
    "names": 0.80,
    "date spans": 0.94,
    "date values": 0.93,
    "entities": 0.93,
    "events": 0.68,
    "arguments": 0.56,
    "citations": 0.70,
    "footnotes": 1.0,
}


@pytest.fixture(scope="session")
def scores(corpus: Path, outputs: Path) -> dict[str, Score]:
    return evaluate(outputs, [read_annotation(path) for path in sorted(corpus.glob("*.ann"))])


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores(scores: dict[str, Score], name: str) -> None:
    assert scores[name].f1 >= FLOORS[name]


def test_what_the_readme_shows_comes_from_the_sample_corpus(root: Path, outputs: Path) -> None:
    page = (root / "README.md").read_text("utf-8")
    _header, *lines = re.findall(r"^\| (.+) \|$", page[page.index("## What comes out") :].partition("```")[0], re.M)
    told = {
        (row["time"] or "–", row["type"], row["summary"], row["factuality"], row["citation"])
        for row in rows(outputs, "events")
    }
    shown = {tuple(cell.replace("\\|", "|") for cell in line.split(" | ")) for line in lines}
    assert len(shown) >= 5 and shown <= told


@pytest.mark.parametrize("page", ["README.md", "docs/chronicle.md"])
def test_every_fact_that_a_page_names_is_there(root: Path, outputs: Path, page: str) -> None:
    ids = re.findall(r"\b[emch]-[0-9a-f]{12}\b", (root / page).read_text("utf-8"))
    assert ids
    for fact_id in ids:
        find = find_entry if fact_id.startswith("h-") else find_fact
        assert find(outputs / "salname.db", fact_id)
