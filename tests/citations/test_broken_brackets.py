"""Brackets that do not match, and the references that stand in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.broken_brackets import broken_pairs
from pipeline.citations.parenthetical import find_references


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a (b) c", []),
        ("a (b [c] {d})", []),
        ("a (b (c) d", ["(b (c)"]),
        ("a (b) c) d", ["(b) c)"]),
        ("a (b] c", ["(b]"]),
        ("a {b) c", ["{b)"]),
        ("a (b\nc) d", []),  # a bracket never crosses the end of a paragraph
        ("a (Ab, 1990, s. 5. Cd", ["(Ab, 1990, s. 5"]),
        ("a (Ab, 1990, s. 5", ["(Ab, 1990, s. 5"]),
        ("a (Ab, 1990, s. 5 cd", []),
    ],
)
def test_places_to_look_at(text: str, places: list[str]) -> None:
    assert [span.of(text) for span in broken_pairs(text)] == places


@given(st.text(alphabet="()[]{}a1\n", max_size=60))
def test_places_begin_with_a_bracket_and_stay_in_their_paragraph(text: str) -> None:
    for span in broken_pairs(text):
        assert span.of(text)[0] in "([{"
        assert "\n" not in span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Heyet Üyeleri (sayıları bilinmez (Karaca, 1966, s. 3) döndü.",
        "Bir (Karaca, 1966, s. 3). İki (Heyet, Yeni Üyeler (Karaca, 1966, s. 3) döndü.",  # who is cited elsewhere
        "Kişiler 1) Karaca (1966, s. 3) ve 2) başkaları",
    ],
)
def test_an_open_bracket_before_a_sound_reference_is_left_alone(text: str) -> None:
    assert all(reference.key == "Karaca;1966;3" for reference in find_references(text))


@pytest.mark.parametrize(
    "text", ["Göç sürdü (1920, 5. Sonra bitti", "Göç (Kars, 1920] sürdü", "Göç (bkz. s. 5] sürdü", "Sayı (5] ve {6)"]
)
def test_what_else_stands_in_broken_brackets_is_no_reference(text: str) -> None:
    assert find_references(text) == ()
