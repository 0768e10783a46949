from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.training.tagger_data import Example, Name, annotated_examples, joined, of_one_mind, plain_texts


@pytest.fixture
def example(tmp_path: Path) -> Example:
    marked = "[[DATE|1921|1921-ci ildə]] [[PERSON|aga-qasim|Ağa Qasımın]] məktəbi [[GPE|seki|Şəkidə]] açıldı. Heç kim gəlmədi.\n"
    path = tmp_path / "az-x01-mekteb.ann"
    path.write_text(marked, encoding="utf-8")
    event = {
        "line": 1, "type": "FOUND", "trigger": "açıldı", "factuality": "asserted",
        "args": {"time": ["m1"], "place": ["m3"]},
    }  # fmt: skip
    path.with_suffix(".events.jsonl").write_text(json.dumps(event) + "\n", encoding="utf-8")
    first, _second = annotated_examples(path)
    return first


def test_names_are_word_ranges(example: Example) -> None:
    assert [(" ".join(example.words[n.start : n.end]), n.label) for n in example.names] == [
        ("1921-ci ildə", "DATE"),
        ("Ağa Qasımın", "PERSON"),
        ("Şəkidə", "GPE"),
    ]


def test_happenings_point_at_names(example: Example) -> None:
    (happening,) = example.happenings
    assert example.words[happening.start] == "açıldı"
    assert happening.arguments == ((0, "time"), (2, "place"))


def test_joined_sentences_keep_their_places(example: Example) -> None:
    (both,) = joined([example, example], longest=100)
    length = len(example.words)
    assert both.sentences == ((0, length), (length, 2 * length))
    assert both.names[3] == Name(example.names[0].start + length, example.names[0].end + length, "DATE")
    assert both.happenings[1].arguments == ((3, "time"), (5, "place"))
    assert both.sentence_of(length) == 1


def test_sentences_of_other_paragraphs_stay_apart(example: Example) -> None:
    from dataclasses import replace

    assert len(joined([example, replace(example, paragraph=7)], longest=100)) == 2


@pytest.mark.parametrize(
    ("words", "tags", "settled"),
    [
        (["1995", "yılında"], ["B-DATE", "O"], ["B-DATE", "I-DATE"]),
        (["3", "Mayıs", "1990", "tarihinde"], ["B-DATE", "I-DATE", "I-DATE", "I-DATE"], ["B-DATE", "I-DATE", "I-DATE", "O"]),
        (["Ali", "yılında"], ["B-PERSON", "O"], ["B-PERSON", "O"]),
        (["1995", "yıldız"], ["B-DATE", "O"], ["B-DATE", "O"]),
    ],
)  # fmt: skip
def test_the_ends_of_dates_are_drawn_one_way(words: list[str], tags: list[str], settled: list[str]) -> None:
    assert of_one_mind(words, tags) == settled


def test_text_without_annotation_is_cut_as_at_run_time(tmp_path: Path) -> None:
    text = "Ağa Qasım Şəkidə doğulmuşdu. Sonra Tiflisə köçdü.\n\nQardaşı Bakıda qaldı.\n"
    (tmp_path / "az-x.txt").write_text(text, encoding="utf-8")
    read = [" ".join(words) for words in plain_texts(tmp_path / "az-x.txt")]
    assert read == ["Ağa Qasım Şəkidə doğulmuşdu . Sonra Tiflisə köçdü .", "Qardaşı Bakıda qaldı ."]


def test_what_is_kept_apart_is_left_out(tmp_path: Path) -> None:
    text = "Ağa Qasım Şəkidə doğulmuşdu. Sonra Tiflisə köçdü.\n\nQardaşı Bakıda qaldı.\n"
    (tmp_path / "az-x.txt").write_text(text, encoding="utf-8")
    apart = tmp_path / "apart.json"
    start = text.index("Sonra")
    apart.write_text(json.dumps({"source": "az-x.txt", "regions": [[start, start + 5]]}), encoding="utf-8")
    read = [" ".join(words) for words in plain_texts(tmp_path / "az-x.txt", [apart])]
    assert read == ["Ağa Qasım Şəkidə doğulmuşdu .", "Qardaşı Bakıda qaldı ."]
