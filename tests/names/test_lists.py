from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from pipeline.errors import SalnameError
from pipeline.gazetteer.records import Gazetteer
from pipeline.names import Authority, Group
from pipeline.names.find import explain, find
from pipeline.names.lists import base_table, cluster_table, guess_group, read_table


def _table(tmp_path: Path, text: str, suffix: str = ".csv", column: str | None = None):  # type: ignore[no-untyped-def]
    path = tmp_path / f"list{suffix}"
    path.write_text(text, encoding="utf-8")
    return read_table(path, column)


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("name,kind\nBaku,GPE\n", ("name", "kind")),
        ("name\tkind\nBaku\tGPE\n", ("name", "kind")),
        ("\ufeffname;kind\nBaku;GPE\n", ("name", "kind")),
    ],
)
def test_delimiters_and_byte_order_marks(tmp_path: Path, text: str, header: tuple[str, ...]) -> None:
    table = _table(tmp_path, text)
    assert table.header == header
    assert table.rows[0]["kind"] == "GPE"


@pytest.mark.parametrize(("text", "code"), [("kind\nGPE\n", "E403"), ("", "E003"), ("\n", "E003")])
def test_what_is_wrong_with_a_table_is_said(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(SalnameError) as caught:
        _table(tmp_path, text)
    assert caught.value.code == code


def test_no_file_and_no_utf8(tmp_path: Path) -> None:
    with pytest.raises(SalnameError) as caught:
        read_table(tmp_path / "none.csv")
    assert caught.value.code == "E001"
    (tmp_path / "old.csv").write_bytes("name\nŞuşa\n".encode("iso8859-9"))
    with pytest.raises(SalnameError) as caught:
        read_table(tmp_path / "old.csv")
    assert caught.value.code == "E010"


def test_other_columns_are_kept_and_a_name_column_is_added(tmp_path: Path) -> None:
    table = _table(tmp_path, 'variant,remark,entity_id\nBakü,"a, b",old\n', column="variant")
    written = list(csv.DictReader(io.StringIO(table.with_column("entity_id", ["baku"]))))
    assert written == [{"variant": "Bakü", "remark": "a, b", "name": "Bakü", "entity_id": "baku"}]


def test_rows_of_one_entity_share_an_id(tmp_path: Path, gazetteer: Gazetteer) -> None:
    table = _table(tmp_path, "name,kind\nМ.Э.Расулзаде,PERSON\nResulzade,PERSON\nAgayev,PERSON\nBakı,GPE\n,PERSON\n")
    assert cluster_table(table, Authority(gazetteer)) == [
        "mehmet-emin-resulzade",
        "mehmet-emin-resulzade",
        "person-agayev",
        "baku",
        "",
    ]


def test_clusters_without_the_authority_do_not_depend_on_the_order(tmp_path: Path) -> None:
    rows = ["Haydar Bammat", "Гайдар Бамматов", "H. Bammat", "Kafkas Komitesi", "Комитет Кавказа"]
    forward = dict(zip(rows, cluster_table(_table(tmp_path, "\n".join(["name", *rows]) + "\n"), None), strict=True))
    back = dict(
        zip(rows[::-1], cluster_table(_table(tmp_path, "\n".join(["name", *rows[::-1]]) + "\n"), None), strict=True)
    )
    assert forward == back
    assert len(set(forward.values())) == 2


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Hasan bey Ağayev", Group.PERSON),
        ("Rəsulzadə", Group.PERSON),
        ("Qafqaz Komitəsi", Group.BODY),
        ("AMM", Group.BODY),
        ("Zurnabad", Group.BODY),
    ],
)
def test_kinds_are_guessed_from_shape(name: str, group: Group) -> None:
    assert guess_group(name, None) is group


def test_a_list_speaks_for_itself_about_base_forms(tmp_path: Path) -> None:
    # Zurnabat stands before an apostrophe, Qızılca is inflected in two other rows
    text = "name,kind,lang\nZurnabat’ta,GPE,tr\nZurnabata,GPE,tr\nQızılcaya,GPE,az\nQızılca,GPE,az\n"
    assert base_table(_table(tmp_path, text), None) == ["Zurnabat", "Zurnabat", "Qızılca", "Qızılca"]


def test_find_ranks_with_reasons(gazetteer: Gazetteer) -> None:
    matches = find("М.Э.Расулзаде", Authority(gazetteer))
    assert matches[0].entity_id == "mehmet-emin-resulzade"
    assert matches[0].reasons
    assert find("Баку", Authority(gazetteer))[0].score == 1.0
    assert find("Qwrtz", Authority(gazetteer)) == []


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Mehmet Emin Resulzade", "М.Э.Расулзаде", "unsure"),
        ("Məmməd Əmin Rəsulzadə", "Мәммәд Әмин Рәсулзадә", "same"),
        ("Məmməd Əmin Rəsulzadə", "Məmməd Nağı Rəsulzadə", "cannot be the same"),
    ],
)
def test_explain(one: str, other: str, verdict: str) -> None:
    found = explain(one, other, None, Group.PERSON)
    assert found.verdict == verdict
    assert found.reasons


LISTS = Path(__file__).parents[3] / "shared" / "lists" / "names-dev.tsv"


@pytest.mark.skipif(not LISTS.exists(), reason="the list is not here")
def test_names_of_one_key_come_together_on_the_list() -> None:
    """Precision and recall over pairs of rows, the authority file left out."""
    table = read_table(LISTS, "variant")
    ids = cluster_table(table, None)
    rows = {
        (row["key"], row["variant"]): entity_id
        for row, entity_id in zip(table.rows, ids, strict=True)
        if row["kind"] != "AMBIG"
    }
    by_id: dict[str, list[str]] = {}
    by_key: dict[str, list[str]] = {}
    for (key, _), entity_id in rows.items():
        by_id.setdefault(entity_id, []).append(key)
        by_key.setdefault(key, []).append(entity_id)
    right = sum(keys.count(key) - 1 for keys in by_id.values() for key in keys)
    predicted = sum(len(keys) * (len(keys) - 1) for keys in by_id.values())
    expected = sum(len(found) * (len(found) - 1) for found in by_key.values())
    assert right / predicted >= 0.95
    assert right / expected >= 0.75


_FRESH = Path(__file__).resolve().parents[2] / "benchmarks" / "names" / "fresh-list.csv"


def test_a_list_in_all_hands_and_scripts_comes_together_and_nobody_is_taken_for_another() -> None:
    table = read_table(_FRESH)
    keys = [row["key"] for row in table.rows]
    found = cluster_table(table, None)
    together = Counter(zip(keys, found, strict=True))
    sizes, wanted = Counter(found), Counter(keys)
    precision = sum(together[pair] / sizes[pair[1]] for pair in zip(keys, found, strict=True)) / len(keys)
    recall = sum(together[pair] / wanted[pair[0]] for pair in zip(keys, found, strict=True)) / len(keys)
    assert precision == 1
    assert recall > 0.93
