"""``replaced.csv``: merges and splits leave a trace that can be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SalnameError
from pipeline.gazetteer import check_gazetteer, load_gazetteer, load_replacements

HEAD = "# Merges and splits.\nold_id,new_id,date,reason\n"


def write(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / "replaced.csv").write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return folder


def test_folder_without_the_table_replaces_nothing(tables: Path) -> None:
    replacements = load_replacements(tables)
    assert (replacements.rows, replacements.current("dere"), replacements.is_retired("dere")) == ((), ("dere",), False)


def test_merge_split_and_chain(tables: Path) -> None:
    write(
        tables,
        "eski,yeni,2024-01-01,renamed",
        "ikisi,aliye-hoca,2024-02-01,two women",
        "ikisi,eski,2024-02-01,two women",
        "yeni,selim-yazar,2024-03-01,the same man",
    )
    replacements = load_replacements(tables)
    assert replacements.current("eski") == ("selim-yazar",)
    assert replacements.current("ikisi") == ("aliye-hoca", "selim-yazar")
    assert replacements.is_retired("yeni")


def test_it_is_no_table_of_entities(tables: Path) -> None:
    before = load_gazetteer(tables)
    assert load_gazetteer(write(tables, "eski,dere,2024-01-01,a double")).entries == before.entries


@pytest.mark.parametrize(
    ("rows", "code", "line", "detail"),
    [
        (["x,nowhere,2024-01-01,why"], "E202", 3, "no entity"),
        (["x,x,2024-01-01,why"], "E202", 3, "again"),
        (["x,y,2024-01-01,why", "y,x,2024-01-01,why"], "E202", 3, "again"),
        (["dere,kale,2024-01-01,why"], "E203", 3, "places.csv"),
        (["y,dere,2024-01-01,why", "x,dere,2024-01-01,why"], "E204", 4, "sorted"),
        (["x,dere,2024-01-01,why", "x,dere,2024-01-01,why"], "E204", 4, "sorted"),
        (["x,dere,2024-1-1,why"], "E202", 3, "date"),
        (["x,dere,2024-01-01,"], "E202", 3, "reason"),
        (["Eski Ad,dere,2024-01-01,why"], "E202", 3, "slug"),
        (["x,dere,2024-01-01"], "E202", 3, "columns"),
    ],
)
def test_problems(tables: Path, rows: list[str], code: str, line: int, detail: str) -> None:
    first = check_gazetteer(write(tables, *rows))[0]
    assert (first.code, Path(first.path or "").name, first.line) == (code, "replaced.csv", line)
    assert detail in first.message
    with pytest.raises(SalnameError):
        load_replacements(tables)


@pytest.mark.parametrize(("head", "code"), [("", "E201"), ("old_id,new_id\n", "E202")])
def test_header(tables: Path, head: str, code: str) -> None:
    assert [problem.code for problem in check_gazetteer(write(tables, head=head))] == [code]


def test_shipped_replacements_lead_to_entities() -> None:
    entries = load_gazetteer().entries
    replacements = load_replacements()
    assert replacements.rows
    assert all(set(replacements.current(row.old_id)) <= entries.keys() for row in replacements.rows)
