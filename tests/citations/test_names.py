"""Authors told from titles."""

from __future__ import annotations

import pytest

from pipeline.citations.evidence import Evidence
from pipeline.citations.names import count_authors, is_initials, is_name, skeleton, surname
from pipeline.transliteration import fold


@pytest.mark.parametrize(
    ("text", "expected"), [("C.", True), ("M. Ə.", True), ("Yu.A.", True), ("c.", False), ("Cem.", False), ("", False)]
)
def test_is_initials(text: str, expected: bool) -> None:
    assert is_initials(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karaca", True),
        ("M.Ə.Nəbiyev", True),
        ("von Hagen", True),
        ("Bir dağ yolu", False),
        ("1990", False),
        ("Bir İki Üç Dört Beş", False),
    ],
)
def test_is_name(text: str, expected: bool) -> None:
    assert is_name(text) is expected


@pytest.mark.parametrize(
    "authors",
    [
        "Quliyev C.",
        "C. Quliyev",
        "Quliyev, C.",
        "C.Quliyev",
        "Cəfər Quliyev",
        "Quliyev & Orucov",
        "Quliyev C., Orucov V.",
        "Гулијев Ҹ.",
    ],
)
def test_surname(authors: str) -> None:
    assert surname(authors) == fold("Quliyev")


def test_skeletons_agree_across_scripts() -> None:
    assert skeleton(fold("Балаев")) == skeleton(fold("Balayev"))
    assert skeleton(fold("Расулзаде")) == skeleton(fold("Resulzade"))
    assert skeleton(fold("Balayev")) != skeleton(fold("Bilalov"))


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        (["Nəbiyev"], 1),
        (["Nəbiyev", "R. Ə."], 2),
        (["Nəbiyev", "Dağların Sesi"], 1),
        (["Nəbiyev", "Azerbaycan"], 1),
        (["Nəbiyev", "Kaya", "& Orucov"], 3),
        (["Nəbiyev", "Kaya ve Orucov"], 2),
        (["Nəbiyev", "ve diğerleri"], 2),
        (["Nəbiyev", "Orucov"], 2),  # ends like a surname
        (["Nəbiyev", "Kaya", "Demir"], 3),
        (["R. Nəbiyev", "V. Kaya"], 2),
        (["R. Nəbiyev", "V. Kaya", "Eserler"], 2),
        (["Nəbiyev R.", "Eserler"], 1),
        (["Nəbiyev", "Between Paris", "Rome", "and Prague"], 1),
    ],
)
def test_count_authors(fields: list[str], count: int) -> None:
    assert count_authors(fields) == count


def test_known_surname_makes_an_author() -> None:
    assert count_authors(["Nəbiyev", "Kaya"]) == 1
    assert count_authors(["Nəbiyev", "Kaya"], Evidence("", frozenset({"kaya"}))) == 2
