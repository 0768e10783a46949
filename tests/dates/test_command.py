"""``salname dates``: a text, a table, and what is wrong with them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.commands.dates import dates_command
from pipeline.errors import SalnameError

app = typer.Typer()
app.command()(dates_command)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_a_text() -> None:
    lines = run("Həmin ilin mayında gəldi.", "--anchor", "1918").splitlines()
    assert lines[0].split() == ["span", "expression", "value", "from", "to", "why"]
    assert lines[1].split("  ") == [
        "0-18", "Həmin ilin mayında", "1918-05", "1918-05-01", "1918-05-31", "year, month; from the given anchor 1918",
    ]  # fmt: skip


def test_the_language_decides_what_yaz_is() -> None:
    assert "1920-21" in run("1920 yazı", "--lang", "az")
    assert "1920-22" in run("1920 yazı", "--lang", "tr")


def test_no_date() -> None:
    assert run("Kapı aralık kaldı.") == "no date\n"


def test_json() -> None:
    (date,) = json.loads(run("1930’lu yılların sonunda", "--json"))
    assert date["value"] == "193X;END"
    assert date["timex3"] == {"type": "DATE", "value": "193", "mod": "END"}


TABLE = "id\tlang\tanchor\ttext\na\ttr\t1918\tErtesi yıl geldi.\nb\taz\t\t1918-ci il mayın 28-də beş il ərzində\nc\ttr\t\tyok\n"


def test_a_table_comes_back_with_one_row_a_date(tmp_path: Path) -> None:
    path = tmp_path / "in.tsv"
    path.write_text(TABLE, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run(str(path)))))
    assert [(row["id"], row["expression"], row["value"], row["earliest"]) for row in rows] == [
        ("a", "Ertesi yıl", "1919", "1919-01-01"),
        ("b", "1918-ci il mayın 28-də", "1918-05-28", "1918-05-28"),
    ]


def test_durations_have_rows_if_asked(tmp_path: Path) -> None:
    path = tmp_path / "in.tsv"
    path.write_text(TABLE, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run(str(path), "--durations"))))
    assert [row["value"] for row in rows] == ["1919", "1918-05-28", "P5Y"]


def test_a_table_needs_only_texts_and_is_written_where_wanted(tmp_path: Path) -> None:
    path, out = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text('\ufefftext\n"Dernek, 1918’de kuruldu."\n', encoding="utf-8")
    assert run(str(path), "--out", str(out)) == ""
    assert out.read_text(encoding="utf-8") == (
        "id,expression,value,earliest,latest,method\n1,1918’de,1918,1918-01-01,1918-12-31,year\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.csv", None, "E001"),
        ("no-text.csv", "id,sentence\n1,a\n", "E403"),
        ("empty.csv", "", "E403"),
        ("anchor.csv", "text,anchor\na,1918\nb,soon\n", "E404"),
        ("lang.csv", "text,lang\na,de\n", "E404"),
        ("bytes.csv", b"text\n\xff\xfe\n", "E010"),
    ],
)
def test_what_is_wrong_with_a_table(tmp_path: Path, name: str, content: str | bytes | None, code: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SalnameError) as caught:
        run(str(path))
    assert caught.value.code == code


def test_a_bad_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("text,anchor\na,1918\nb,soon\n", encoding="utf-8")
    with pytest.raises(SalnameError) as caught:
        run(str(path))
    assert caught.value.line == 3


@pytest.mark.parametrize("option", [("--lang", "ru"), ("--anchor", "soon")])
def test_bad_options(option: tuple[str, str]) -> None:
    with pytest.raises(SalnameError) as caught:
        run("1918’de", *option)
    assert caught.value.code == "E404"


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("text\n1918’de\n", encoding="utf-8")
    with pytest.raises(SalnameError) as caught:
        run(str(path), "--out", str(tmp_path / "no" / "out.csv"))
    assert caught.value.code == "E106"
