"""Ids made from names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteer.rules import is_entity_id
from pipeline.gazetteer.slugs import propose_id, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mehmet Emin Resulzade", "mehmet-emin-resulzade"),
        ("Məmməd Əmin Rəsulzadə", "memmed-emin-resulzade"),
        ("İsmail Gaspıralı", "ismail-gaspirali"),
        ("Teşkilât-ı Mahsusa", "teskilat-i-mahsusa"),
        ("Łódź", "lodz"),
        ("Rusya'nın Sesi", "rusyanin-sesi"),
        ("«26»", "26"),
        ("…", ""),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("since", "taken", "expected"),
    [
        ("", {}, "musavat"),
        ("1952", {}, "musavat"),
        ("1952-03", {"musavat"}, "musavat-1952"),
        ("1952", {"musavat", "musavat-1952"}, "musavat-1952-2"),
        ("", {"musavat", "musavat-2"}, "musavat-3"),
    ],
)
def test_proposals_are_free(since: str, taken: set[str], expected: str) -> None:
    assert propose_id("Musavat", since, set(taken)) == expected


@given(st.text(max_size=20))
def test_slugs_are_ids_or_empty(name: str) -> None:
    assert slug(name) == "" or is_entity_id(slug(name))
