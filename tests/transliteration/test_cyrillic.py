"""Azerbaijani Latin letters answer the Soviet Cyrillic ones one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.transliteration import to_cyrillic

AZERBAIJANI = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Gəncə", "Ҝәнҹә"),
        ("Bakı", "Бакы"),
        ("İrəvan", "Ирәван"),
        ("Iğdır", "Ығдыр"),
        ("Həsən bəy Ağayev", "Һәсән бәј Ағајев"),
        ("Çəmənzəminli", "Чәмәнзәминли"),
        ("Üzeyir Hacıbəyov", "Үзејир Һаҹыбәјов"),
        ("II Nikolay", "II Николај"),
        ("11-ci ordu", "11-ҹи орду"),
    ],
)
def test_known_forms(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize("foreign", ["Wrangel", "Beyoğlu â", "Łódź"])
def test_foreign_letters_give_nothing(foreign: str) -> None:
    assert to_cyrillic(foreign) == ""


@given(st.text(alphabet=AZERBAIJANI, min_size=1))
def test_length_is_kept(latin: str) -> None:
    assert len(to_cyrillic(latin)) == len(latin)


@given(st.text(alphabet=AZERBAIJANI.lower(), min_size=1), st.text(alphabet=AZERBAIJANI.lower(), min_size=1))
def test_no_two_names_fall_together(one: str, other: str) -> None:
    assert (to_cyrillic(one) == to_cyrillic(other)) == (one == other)
