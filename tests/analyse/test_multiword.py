from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analyse.multiword import MultiWordModel, candidate, load_multiword
from pipeline.model_files import checked_folder
from pipeline.records import Lang


@pytest.fixture(scope="module")
def model() -> MultiWordModel:
    return load_multiword(checked_folder("spacy"))


@pytest.mark.parametrize(
    ("word", "second"),
    [
        ("evdeki", "ki"),
        ("gelmişti", "ti"),
        ("yoktur", "tur"),
        ("öğretmendir", "dir"),
    ],
)
def test_two_words(model: MultiWordModel, word: str, second: str) -> None:
    assert word[model.cut(word, last=True) :] == second


@pytest.mark.parametrize(("word", "second"), [("şəhərdəki", "ki"), ("kitabdakı", "kı")])
def test_ki_is_a_word_in_azerbaijani(model: MultiWordModel, word: str, second: str) -> None:
    assert word[model.cut(word, Lang.AZ) :] == second


@pytest.mark.parametrize("word", ["müəllimdir", "gəlmişdi", "yoxdur", "evdəydi", "həkimmiş"])
def test_the_copula_is_no_word_in_azerbaijani(model: MultiWordModel, word: str) -> None:
    assert model.cut(word, Lang.AZ, last=True) == 0


@pytest.mark.parametrize("word", ["geldi", "gəldi", "kaldır", "takip", "iki", "1918", "İstanbul", "ki", "aldı", "..."])
def test_one_word(model: MultiWordModel, word: str) -> None:
    assert model.cut(word, last=True) == 0


@given(st.text(max_size=30))
def test_a_cut_leaves_something_on_both_sides(word: str) -> None:
    at = candidate(word)
    assert at == 0 or 0 < at < len(word)


def test_weights_survive_saving(tmp_path: Path) -> None:
    MultiWordModel({"all": 0.5, "ending=ki": 0.001}).save(tmp_path)
    assert load_multiword(tmp_path).cut("evdeki") == 4
    assert json.loads((tmp_path / "multiword.json").read_text("utf-8")) == {"kinds": {}, "weights": {"all": 0.5}}
