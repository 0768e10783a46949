from __future__ import annotations

import pytest

from pipeline.morphology.analysis import analyses, is_suffix_chain
from pipeline.morphology.suffixes import Kind
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("tail", "lang", "expected"),
    [
        ("nin", Lang.TR, (Kind.GENITIVE,)),
        ("dekilerden", Lang.TR, (Kind.LOCATIVE, Kind.RELATIVE, Kind.PLURAL, Kind.ABLATIVE)),
        ("teyken", Lang.TR, (Kind.LOCATIVE, Kind.COPULA)),
        ("sının", Lang.TR, (Kind.POSSESSIVE, Kind.GENITIVE)),
        ("ndan", Lang.TR, (Kind.ABLATIVE,)),
        ("dəki", Lang.AZ, (Kind.LOCATIVE, Kind.RELATIVE)),
        ("Artagnan", Lang.TR, None),
        ("dine", Lang.TR, None),
        ("", Lang.TR, None),
    ],
)
def test_what_follows_an_apostrophe(tail: str, lang: Lang, expected: tuple[Kind, ...] | None) -> None:
    assert is_suffix_chain(tail, lang) == expected


def _stems(word: str, lang: Lang) -> set[str]:
    return {word[: reading.cut] for reading in analyses(word, lang)}


def test_harmony_rules_out_endings() -> None:
    # Əlimərdan is a name; -dan after e would be -dən
    assert _stems("Əlimərdan", Lang.AZ) == {"Əlimərdan"}


def test_the_bare_word_comes_first() -> None:
    first = analyses("Bakıda", Lang.AZ)[0]
    assert first.kinds == ()
    assert first.cut == len("Bakıda")


def test_azerbaijani_accusative_after_vowels_has_n_and_the_turkish_one_y() -> None:
    assert "Bakı" in _stems("Bakını", Lang.AZ)
    assert "Bakü" in _stems("Baküyü", Lang.TR)
    assert all(
        Kind.ACCUSATIVE not in reading.kinds or reading.keeps_possessive
        for reading in analyses("Bakünü", Lang.TR)
        if reading.cut == len("Bakü")
    )


def test_cyrillic_is_read_by_the_same_rules() -> None:
    assert "Ҝәнҹә" in _stems("Ҝәнҹәдән", Lang.AZ)
