from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names.initials import alphabet_of, first_letters
from pipeline.names.spelling import looks_alike, spelling_similarity


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rəsulzadə", "Расулзаде"), ("Гянджа", "Gəncə"), ("Çiçerin", "Tchitcherine"), ("Şaumyan", "Schaumian")],
)
def test_what_an_orthography_explains_is_near(one: str, other: str) -> None:
    assert spelling_similarity(one, other) >= 0.85


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mukden", "Magadan"), ("Krasin", "Curzon"), ("Köçərli", "Kacar"), ("Сарван", "Şirvan"), ("Kars", "Qarşı")],
)
def test_what_only_sounds_alike_is_far(one: str, other: str) -> None:
    assert spelling_similarity(one, other) < 0.82


@given(st.text(max_size=12), st.text(max_size=12))
def test_similarity_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    found = spelling_similarity(one, other)
    assert 0 <= found <= 1
    assert found == pytest.approx(spelling_similarity(other, one))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [("Г", "H", True), ("Х", "K", False), ("Ш", "С", False), ("S", "Ş", True), ("Ə", "A", True), ("К", "Q", True)],
)
def test_initials_of_several_alphabets(one: str, other: str, agree: bool) -> None:
    assert first_letters(one).isdisjoint(first_letters(other)) is not agree


def test_azerbaijani_letters_stand_for_themselves() -> None:
    assert first_letters("H", alphabet_of("H. Həmidov")).isdisjoint(first_letters("X", alphabet_of("X. Həmidov")))


@pytest.mark.parametrize(
    ("one", "other"), [("fettah", "fettab"), ("karaman", "kararnan"), ("hasadil", "hasaclil"), ("kerlm", "kerim")]
)
def test_what_a_machine_mistakes_looks_alike(one: str, other: str) -> None:
    assert looks_alike(one, other)
    assert looks_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hasim", "kasim"), ("karnan", "karan"), ("fett", "fetb"), ("fettah", "fettah"), ("bibib", "hihih")],
)
def test_other_letters_or_more_of_them_do_not(one: str, other: str) -> None:
    assert not looks_alike(one, other)
