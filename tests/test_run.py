from __future__ import annotations

import csv
import gc
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.errors import Errors, SalnameError
from pipeline.extract import Extractor, Kept
from pipeline.records import ExtractedText, SourceText
from pipeline.resources import data_folder
from pipeline.run import RunReport, run
from pipeline.settings import Settings
from pipeline.store import Database, OutputFolder
from pipeline.store.database import FILE_NAME as DATABASE
from pipeline.tables import TABLES

TEXT = (
    "GİRİŞ\n\nMehmet Emin Resulzade 1922 yılında Moskova’dan İstanbul’a geldi. Ertesi yıl burada Yeni Kafkasya\n"
    "dergisini kurdu (Yaqublu, 2012, s. 171). Dergi 1927’de kapatıldı ve Resulzade Varşova’ya gitti.\n"
)
OTHER = "Əli Mərdan bəy Topçubaşov 1934-cü ilin noyabrında Parisdə vəfat etdi. O, Azərbaycan Parlamentinin sədri idi.\n"


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def digests(out: Path) -> dict[str, str]:
    files = [*out.glob("*.csv"), *out.glob("parquet/*.parquet"), out / "run.json"]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text(OTHER, "utf-8")
    return folder


def go(texts: Path, out: Path, **settings: object) -> RunReport:
    return run([texts], out, Settings(**settings))  # type: ignore[arg-type]


def test_a_broken_gazetteer_is_said_once_and_nothing_is_lost(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(texts, tmp_path / "out")
    before = digests(tmp_path / "out")

    def refuse() -> None:
        raise SalnameError(Errors.E202, path="people.csv", line=7, detail="wrong")

    monkeypatch.setattr("pipeline.gazetteer.load_gazetteer", refuse)
    (texts / "c.txt").write_text("Qəzet 1906-cı ildə Bakıda nəşr olundu.\n", "utf-8")
    result = CliRunner().invoke(app, ["run", str(texts), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1 and result.output.count("E202") == 1
    assert digests(tmp_path / "out") == before


def test_all_tables_are_written_with_their_columns(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = go(texts, out)
    assert report.errors == []
    for table in TABLES:
        with (out / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            assert tuple(next(csv.reader(file))) == table.names
        assert len(rows(out, table.name)) == report.counts[table.name]
        assert list(pd.read_parquet(out / "parquet" / f"{table.name}.parquet").columns) == list(table.names)


def test_run_json_holds_what_the_tables_depend_on(texts: Path, tmp_path: Path) -> None:
    go(texts, tmp_path / "one")
    go(texts, tmp_path / "two", max_megabytes=5.0)
    one, two = (json.loads((tmp_path / name / "run.json").read_text("utf-8")) for name in ("one", "two"))
    assert set(one["fingerprints"]) == {"code", "settings", "models", "gazetteers", "libraries", "stages"}
    assert one["fingerprints"]["libraries"].keys() >= {"spacy", "rapidfuzz", "edtf"}
    assert one["fingerprints"]["settings"] != two["fingerprints"]["settings"]
    assert one["fingerprints"]["code"] == two["fingerprints"]["code"]
    assert one["sources"]["a"] == hashlib.sha256(TEXT.encode()).hexdigest()


def test_csv_parquet_and_sqlite_agree(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(texts, out)
    with closing(sqlite3.connect(out / "salname.db")) as db:
        for table in TABLES:
            from_csv = rows(out, table.name)
            from_db = [list(row) for row in db.execute(f'SELECT * FROM "{table.name}"')]
            frame = pd.read_parquet(out / "parquet" / f"{table.name}.parquet")
            assert len(from_csv) == len(from_db) == len(frame)
            for csv_row, db_row in zip(from_csv, from_db, strict=True):
                for name, value in zip(table.names, db_row, strict=True):
                    shown = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
                    assert csv_row[name] == shown


def test_every_offset_line_and_quote_holds(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(texts, out)
    lines = TEXT.splitlines()
    mentions = [row for row in rows(out, "mentions") if row["source_id"] == "a"]
    assert {row["label"] for row in mentions} >= {"PERSON", "GPE", "DATE", "WORK_OF_ART"}
    for row in mentions:
        start, end = int(row["char_start"]), int(row["char_end"])
        assert " ".join(TEXT[start:end].split()) == row["surface"]
        first, last = int(row["line_start"]), int(row["line_end"])
        assert TEXT.count("\n", 0, start) + 1 == first
        assert row["quote"] == "\n".join(lines[first - 1 : last])


def test_ids_refer_to_rows(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(texts, out)
    mentions = {row["mention_id"]: row for row in rows(out, "mentions")}
    events = {row["event_id"] for row in rows(out, "events")}
    entities = {row["entity_id"] for row in rows(out, "entities")}
    citations = {row["citation_id"] for row in rows(out, "citations")}
    assert len(mentions) == len(rows(out, "mentions"))
    assert {row["entity_id"] for row in mentions.values()} - {""} == entities
    for row in rows(out, "event_arguments"):
        assert row["event_id"] in events
        assert mentions[row["mention_id"]]["entity_id"] == row["entity_id"]
    linked = rows(out, "fact_citations")
    assert linked
    for row in linked:
        assert row["fact_id"] in mentions.keys() | events
        assert row["citation_id"] in citations


def test_a_fact_carries_the_reference_that_covers_it(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(texts, out)
    founded = next(row for row in rows(out, "events") if row["type"] == "FOUND")
    assert founded["citation"].startswith("a.txt, p. 1, l. ")
    assert "Yaqublu, 2012, s. 171" in founded["citation"]
    citation = rows(out, "citations")[0]
    assert citation["key"] == "Yaqublu;2012;171"


def test_two_runs_give_the_same_bytes(texts: Path, tmp_path: Path) -> None:
    go(texts, tmp_path / "one")
    go(texts, tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    go(texts, tmp_path / "one")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_an_unchanged_source_is_not_extracted_again(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert go(texts, out).resumed == 0
    assert go(texts, out).resumed == 2
    (texts / "b.txt").write_text(OTHER + "Sonra hamı getdi.\n", "utf-8")
    assert go(texts, out).resumed == 1
    assert run([texts], out, Settings(), fresh=True).resumed == 0


def test_damaged_work_is_done_again(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(texts, out)
    before = digests(out)
    for file in (out / ".salname" / "work").glob("*.json"):
        file.write_bytes(file.read_bytes()[:-200])
    (out / "salname.db").unlink()  # with the database nothing would have to be done
    assert go(texts, out).resumed == 0
    assert digests(out) == before


def test_adding_a_text_changes_no_row_of_the_others(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.move(texts / "b.txt", tmp_path / "b.txt")
    go(texts, out)
    before = [row for row in rows(out, "mentions") if row["source_id"] == "a"]
    shutil.move(tmp_path / "b.txt", texts / "b.txt")
    go(texts, out)
    assert [row for row in rows(out, "mentions") if row["source_id"] == "a"] == before


def test_one_broken_file_never_stops_the_others(texts: Path, tmp_path: Path) -> None:
    (texts / "empty.txt").write_bytes(b"")
    (texts / "nul.txt").write_bytes(b"metin\x00metin")
    (texts / "binary.txt").write_bytes(bytes(range(256)) * 9)
    out = tmp_path / "out"
    report = go(texts, out)
    assert [row["source_id"] for row in rows(out, "sources")] == ["a", "b"]
    assert sorted(error.code for error in report.errors) == ["E003", "E004", "E004"]
    assert all(str(texts) in str(error) for error in report.errors)
    assert len(json.loads((out / "run.json").read_text("utf-8"))["refused"]) == 3


def test_the_same_text_twice_is_read_twice_with_a_warning(texts: Path, tmp_path: Path) -> None:
    (texts / "copy.txt").write_text(TEXT, "utf-8")
    report = go(texts, tmp_path / "out")
    assert report.errors == []
    assert [(warning.code, Path(str(warning.path)).name) for warning in report.warnings] == [("E009", "copy.txt")]
    assert report.counts["sources"] == 3


def test_a_text_with_nothing_to_mine_is_kept_with_a_warning(texts: Path, tmp_path: Path) -> None:
    (texts / "ru.txt").write_text("Владельцем газеты был старый учитель, который сам писал статьи.\n", "utf-8")
    report = go(texts, tmp_path / "out")
    assert [(warning.code, Path(str(warning.path)).name) for warning in report.warnings] == [("E013", "ru.txt")]
    assert report.counts["sources"] == 3


def test_a_line_of_fifty_megabytes_is_refused_and_the_rest_is_read(texts: Path, tmp_path: Path) -> None:
    with (texts / "long.txt").open("wb") as file:
        file.write(b"uzun " * 10_000_000)
    report = go(texts, tmp_path / "out")
    assert [error.code for error in report.errors] == ["E008"]
    assert report.counts["sources"] == 2


def test_nothing_readable_leaves_earlier_outputs_untouched(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(texts, out)
    before = digests(out)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for bad in (empty, tmp_path / "gone"):
        assert not run([bad], out, Settings()).done
        assert digests(out) == before


def test_a_stage_that_fails_is_named_and_the_other_texts_go_on(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(analysed: object, *_: object) -> None:
        if "Topçubaşov" in analysed.laid_out.text:  # type: ignore[attr-defined]
            raise RuntimeError("bozuk")

    monkeypatch.setattr("pipeline.dates.read_dates", lambda analysed, names, **_: broken(analysed) or ())
    report = go(texts, tmp_path / "out")
    assert [str(error) for error in report.errors] == [
        "[E011] b.txt: the stage dates failed on this text: RuntimeError: bozuk. "
        "The other texts were processed; please report this with the text."
    ]
    assert report.counts["sources"] == 1


def test_a_few_sources_are_begun_before_their_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number, size in enumerate((1, 1, 1, 1, 1, 400, 1, 1)):
        (folder / f"{number}.txt").write_text("Bakıda yağış yağdı.\n\n" * size, "utf-8")
    events: list[str] = []
    begin, extract = Extractor.begin, Extractor.extract

    def noted_begin(self: Extractor, source: SourceText, kept: Kept | None = None) -> None:
        if source.source_id not in self._begun:
            events.append(f"begin {source.source_id}")
        begin(self, source, kept)

    def noted_extract(self: Extractor, source: SourceText, *arguments: object) -> ExtractedText:
        events.append(f"extract {source.source_id}")
        return extract(self, source, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Extractor, "begin", noted_begin)
    monkeypatch.setattr(Extractor, "extract", noted_extract)
    monkeypatch.setattr("pipeline.run._AHEAD", 2)
    monkeypatch.setattr("pipeline.run._AHEAD_LENGTH", 5_000)
    assert go(folder, tmp_path / "out").counts["sources"] == 8
    assert [event for event in events if event.startswith("extract")] == [f"extract {n}" for n in range(8)]
    begun_before = {n: events[: events.index(f"extract {n}")].count for n in range(8)}
    ahead = {n: [k for k in range(8) if begun_before[n](f"begin {k}")][-1] - n for n in range(8)}
    assert ahead == {0: 2, 1: 2, 2: 2, 3: 2, 4: 1, 5: 0, 6: 1, 7: 0}  # behind the long one nothing is begun


def test_a_run_leaves_the_garbage_collector_as_it_was(texts: Path, tmp_path: Path) -> None:
    before = gc.get_threshold()
    assert go(texts, tmp_path / "out").done
    assert (gc.get_threshold(), gc.get_freeze_count(), gc.isenabled()) == (before, 0, True)


def test_an_unknown_engine_is_said_before_any_work(texts: Path, tmp_path: Path) -> None:
    with pytest.raises(SalnameError, match="E301"):
        go(texts, tmp_path / "out", engine="none")
    assert not (tmp_path / "out").exists()


def test_two_inputs_with_the_same_path(texts: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text(OTHER.replace("Parisdə", "Berlində"), "utf-8")
    out = tmp_path / "out"
    run([texts, other], out, Settings())
    ids = [row["source_id"] for row in rows(out, "sources")]
    assert len(set(ids)) == 3
    assert {"a", "b"} < set(ids)


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_the_last_outputs_and_resumes(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(texts, out)
    old = digests(out)
    (texts / "b.txt").write_text(OTHER.replace("Parisdə", "Berlində"), "utf-8")
    reference = tmp_path / "reference"
    go(texts, reference)
    new = digests(reference)
    command = [sys.executable, "-m", "cli", "run", str(texts), "--out", str(out)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    for wait in (0.4, 1.2, 2.0, 2.6):
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if digests(out) not in (old, new):
            # killed in the instant in which the files are moved: each is whole, and who opens the folder moves the rest
            assert all(digest in (old[name], new[name]) for name, digest in digests(out).items())
            database = Database(out / DATABASE)
            with OutputFolder(out, lambda token, database=database: database.last_run() == int(token)).locked():
                assert digests(out) == new
        assert digests(out) in (old, new)
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert digests(out) == new


def test_a_text_added_to_very_many_gets_the_entities_it_would_get_with_all_together(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = "Topçubaşov 1919-cu ildə Parisə getdi. Zərnigar Qurbanlı da oradaydı. Resulzade İstanbul’da idi.\n"
    (texts / "a.txt").write_text(TEXT + "\nZernigar Gurbanlı onu karşıladı.\n", "utf-8")
    go(texts, tmp_path / "one")
    (texts / "c.txt").write_text(third, "utf-8")
    go(texts, tmp_path / "one")
    (texts / "c.txt").unlink()
    go(texts, tmp_path / "two")
    before = [row for row in rows(tmp_path / "two", "mentions") if row["source_id"] != "c"]
    (texts / "c.txt").write_text(third, "utf-8")
    monkeypatch.setattr("pipeline.publish.TOGETHER", 0)
    go(texts, tmp_path / "two")
    after = rows(tmp_path / "two", "mentions")
    assert [row for row in after if row["source_id"] != "c"] == before
    entities = {row["surface"]: row["entity_id"] for row in after if row["source_id"] == "c"}
    together = {
        row["surface"]: row["entity_id"] for row in rows(tmp_path / "one", "mentions") if row["source_id"] == "c"
    }
    assert entities == together
    assert {row["entity_id"] for row in after} - {""} == {
        row["entity_id"] for row in rows(tmp_path / "two", "entities")
    }


@pytest.mark.parametrize(("damage", "code"), [("missing", "E311"), ("damaged", "E312")])
def test_a_model_that_is_not_whole_is_one_clear_error(
    damage: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(data_folder("models") / "tagger", data / "models" / "tagger")
    weights = data / "models" / "tagger" / "roles.npz"
    if damage == "missing":
        weights.unlink()
    else:
        weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    monkeypatch.setenv("SALNAME_DATA", str(data))
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("a.txt", "b.txt"):
        (texts / name).write_text("1918 yılında Bakü’de toplandılar.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["run", str(texts), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert result.output.count(code) == 1 and "roles.npz" in result.output.replace("\n", "")
