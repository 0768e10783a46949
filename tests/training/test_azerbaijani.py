from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.conllu import is_tree, parse_conllu
from pipeline.training.azerbaijani import spell, spell_stem, to_azerbaijani


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "azerbaijani"),
    [
        ("çocukların", "çocuk", "NOUN", "uşaqların"),
        ("çocuğu", "çocuk", "NOUN", "uşağı"),
        ("yılında", "yıl", "NOUN", "ilində"),
        ("arabayı", "araba", "NOUN", "arabanı"),
        ("erkeğiydi", "erkek", "NOUN", "kişisiydi"),
        ("geliyorum", "gel", "VERB", "gəlirəm"),
        ("okuyor", "oku", "VERB", "oxuyur"),
        ("gitti", "git", "VERB", "getdi"),
        ("ediyor", "et", "VERB", "edir"),
        ("diyerek", "de", "VERB", "deyərək"),
        ("olduğunu", "ol", "VERB", "olduğunu"),
        ("gitmeyeceğiz", "git", "VERB", "getməyəcəyik"),
        ("evdeki", "ev", "NOUN", "evdəki"),
        ("İsa'yı", "İsa", "PROPN", "İsa'nı"),
        ("Değil", "değil", "AUX", "Deyil"),
        ("1918", "1918", "NUM", "1918"),
        (".", ".", "PUNCT", "."),
    ],
)
def test_spelling(form: str, lemma: str, upos: str, azerbaijani: str) -> None:
    assert spell(form, lemma, upos) == azerbaijani


def test_letters_of_words_without_a_row() -> None:
    assert spell_stem("kurak", "ADJ") == "quraq"
    assert spell_stem("demir", "NOUN") == "dəmir"


def test_a_sentence_keeps_its_tree_and_its_multi_word_tokens() -> None:
    rows = [
        "1-2\tBahçedeki\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tBahçede\tbahçe\tNOUN\t_\tCase=Loc\t3\tnmod\t_\t_",
        "2\tki\tki\tPART\t_\t_\t1\tdep:der\t_\t_",
        "3\tçocuklar\tçocuk\tNOUN\t_\tCase=Nom\t4\tnsubj\t_\t_",
        "4\tgeldi\tgel\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
        "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_",
        "",
    ]
    (turkish,) = parse_conllu(rows)
    azerbaijani = to_azerbaijani(turkish)
    assert azerbaijani.text == "Bağçadakı uşaqlar gəldi."
    assert [word.form for word in azerbaijani.words][:2] == ["Bağçada", "kı"]
    assert [word.lemma for word in azerbaijani.words] == ["bağça", "ki", "uşaq", "gəl", "."]
    assert [(w.head, w.deprel, w.upos) for w in azerbaijani.words] == [
        (w.head, w.deprel, w.upos) for w in turkish.words
    ]
    assert is_tree([word.head for word in azerbaijani.words])


def test_the_table_has_each_stem_once(root: Path) -> None:
    with (root / "pipeline" / "training" / "azerbaijani_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stems = [row["tr"] for row in rows]
    assert len(stems) == len(set(stems))
    assert all(row["az"] for row in rows)
