"""The list of dates beside the repository, where there is one: the share of rows read exactly."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.dates import find_dates
from pipeline.records import Label, Lang


def test_share_of_rows_read_exactly(shared: Path) -> None:
    with (shared / "lists" / "dates-dev.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["value"] != "?"]
    exact = 0
    for row in rows:
        found = [item for item in find_dates(row["text"], Lang(row["lang"]), row["anchor"]) if item.label is Label.DATE]
        if row["value"] == "NONE":
            exact += not found
        else:
            exact += [(item.surface, item.value) for item in found] == [(row["expression"], row["value"])]
    assert exact / len(rows) >= 0.97
