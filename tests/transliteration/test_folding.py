from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.transliteration import fold


@pytest.mark.parametrize("text", ["Rəsulzadə", "Resulzâde", "RESULZADE", "Рәсулзадә", "resulzade", "Resul’zade"])
def test_spellings_of_one_orthography_fold_to_one_key(text: str) -> None:
    assert fold(text) == "resulzade"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Расулзаде", "rasulzade"),
        ("Xoyski", "hoyski"),
        ("Qarabağ", "karabag"),
        ("İSTANBUL", "istanbul"),
        ("Piłsudski", "pilsudski"),
        ("Azeri-Türk", "azeri turk"),
        ("  M.E.  Resulzade ", "m e resulzade"),
        ("«»", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_keys_are_plain_and_stable(text: str) -> None:
    key = fold(text)
    assert key == key.strip()
    assert key.isascii()
    assert fold(key) == key
