"""``salname run --tokens``: the table of tokens and the CoNLL-U files beside the other outputs."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from pipeline.annotate import CONLLU
from pipeline.conllu import read_conllu
from pipeline.run import run
from pipeline.settings import Settings

#: Without the trained tagger: names are not what is tested here.
QUICK = Settings(taggers=("gazetteer", "rules"))

FIRST = "GİRİŞ\n\nO yıl siyasi müha-\ncirler İstanbul’a geldi. Bahçedeki evler boştu.\n"
SECOND = "Mirzə Bala 1922-ci ildə Tiflisdə yaşayırdı. Sonra İrana getdi.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    (folder / "b.txt").write_text(SECOND, "utf-8")
    return folder


@pytest.fixture
def out(texts: Path, tmp_path: Path) -> Path:
    report = run([texts], tmp_path / "out", QUICK, tokens=True)
    assert report.counts["tokens"] > 20
    return tmp_path / "out"


def rows(out: Path) -> list[dict[str, str]]:
    with (out / "tokens.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def times(out: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (out / ".salname" / "tokens").iterdir()}


def test_offsets_lead_to_the_source(out: Path) -> None:
    found = {row["text"]: row for row in rows(out)}
    row = found["İstanbul’a"]
    assert FIRST[int(row["char_start"]) : int(row["char_end"])] == "İstanbul’a"
    assert (row["line_start"], row["lang"], row["upos"]) == ("4", "tr", "PROPN")
    broken = found["mühacirler"]
    assert FIRST[int(broken["char_start"]) : int(broken["char_end"])] == "müha-\ncirler"
    assert found["Bahçedeki"]["words"] == "Bahçede ki"
    assert FIRST.count("\n") == 4


def test_heads_count_tokens_of_the_sentence(out: Path) -> None:
    sentences: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows(out):
        sentences.setdefault((row["source_id"], row["sentence"]), []).append(row)
    for found in sentences.values():
        assert [int(row["token"]) for row in found] == list(range(1, len(found) + 1))
        assert [row["head"] for row in found].count("0") == 1
        assert all(int(row["head"]) <= len(found) for row in found)


def test_parquet_and_conllu_say_the_same(out: Path) -> None:
    frame = pd.read_parquet(out / "parquet" / "tokens.parquet")
    assert list(frame["text"]) == [row["text"] for row in rows(out)]
    tokens = [
        token.form
        for path in sorted((out / CONLLU).glob("*.conllu"))
        for sentence in read_conllu(path)
        for token in sentence.tokens
    ]
    assert tokens == [row["text"] for row in rows(out)]


def test_nothing_is_annotated_twice(out: Path, texts: Path) -> None:
    before = times(out)
    run([texts], out, QUICK, tokens=True)
    assert times(out) == before
    (texts / "b.txt").write_text(SECOND + "Orada qaldı.\n", "utf-8")
    run([texts], out, QUICK, tokens=True)
    again = times(out)
    assert {path for path in again if again[path] == before.get(path)} >= {p for p in before if p.name.startswith("a")}
    assert "qaldı" in {row["text"] for row in rows(out)}


def test_outputs_that_fit_stay_and_others_go(out: Path, texts: Path) -> None:
    run([texts], out, QUICK)
    assert (out / "tokens.csv").is_file()
    (texts / "b.txt").unlink()
    run([texts], out, QUICK)
    assert not (out / "tokens.csv").exists()
    assert not (out / CONLLU).exists()
    run([texts], out, QUICK, tokens=True)
    assert [path.stem for path in (out / CONLLU).iterdir()] == ["a"]


def test_lost_outputs_come_back(out: Path, texts: Path) -> None:
    before = (out / "tokens.csv").read_bytes()
    (out / "tokens.csv").unlink()
    (out / CONLLU / "a.conllu").unlink()
    run([texts], out, QUICK, tokens=True)
    assert (out / "tokens.csv").read_bytes() == before
    assert (out / CONLLU / "a.conllu").is_file()


def test_the_same_input_gives_the_same_bytes(out: Path, texts: Path, tmp_path: Path) -> None:
    run([texts], tmp_path / "again", QUICK, tokens=True)
    for name in ("tokens.csv", "parquet/tokens.parquet", "conllu/a.conllu", "conllu/b.conllu"):
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


def test_without_the_option_no_model_is_needed(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    (tmp_path / "data" / "models").mkdir(parents=True)
    (tmp_path / "data" / "gazetteers").symlink_to(root / "gazetteers")
    monkeypatch.setenv("SALNAME_DATA", str(tmp_path / "data"))
    assert run([texts], tmp_path / "out", QUICK).done
    assert not (tmp_path / "out" / "tokens.csv").exists()
