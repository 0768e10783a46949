"""Triggers that tell in the same words."""

from __future__ import annotations

import pytest

from pipeline.chronicle.wording import same_act


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("imzaladı", "müqavilə imzalandı", 1),
        ("sözleşmeyi imzaladılar", "sözleşmeyi imzaladı", 2),
        ("ilân etti", "elan olundu", 1),
        ("е’лан олунду", "ilan edildi", 1),  # across scripts
        ("вәфат етди", "öldü", 1),
        ("açılan", "açıldı", 1),
        ("çap olundu", "basıldı", 1),
        ("tevkif edildi", "həbs olundu", 1),
        ("kabul etti", "ilân etti", 0),  # a light verb shares nothing
        ("oldu", "olmuş", 0),
        ("kuruldu", "kapatıldı", 0),
        ("", "geldi", 0),
    ],
)
def test_same_act(one: str, other: str, shared: int) -> None:
    assert same_act(one, other) == same_act(other, one) == shared
