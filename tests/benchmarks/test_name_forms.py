"""The generator of name forms: the same for a seed, distinct, and with a truth that can be decided."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def module(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("name_forms", root / "benchmarks" / "name_forms.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def forms(module: ModuleType) -> list[Any]:
    return list(module.generate(3000, seed=5))


@pytest.fixture(scope="module")
def people(module: ModuleType) -> list[Any]:
    chance, speller = random.Random(5), module.Speller()
    return list(module.draw_people(600, module.draw_stems(150, speller, chance), speller, chance))


def test_one_seed_gives_one_list(module: ModuleType, forms: list[Any]) -> None:
    assert module.generate(3000, seed=5) == forms
    assert module.generate(3000, seed=6) != forms


def test_forms_are_distinct_and_as_many_as_asked(forms: list[Any]) -> None:
    assert len({form.text for form in forms}) == len(forms) == 3000


def test_there_are_about_five_forms_a_person(forms: list[Any]) -> None:
    assert 500 <= len({form.person for form in forms}) <= 600


def test_no_two_people_of_a_family_have_names_contained_in_one_another(people: list[Any]) -> None:
    families = defaultdict(list)
    for person in people:
        families[person.stem].append(set(person.given))
    for family in families.values():
        for position, names in enumerate(family):
            assert not any(names <= other for other in (*family[:position], *family[position + 1 :]))


def test_no_way_of_writing_confuses_two_stems(module: ModuleType) -> None:
    speller = module.Speller()
    stems = module.draw_stems(400, speller, random.Random(1))
    for way in ("az", "cyrl", "ru", "tr", "en", "fr", "old", "plain"):
        assert len({speller.surname(stem, "ov", way) for stem in stems}) == len(stems)


def test_initials_fit_one_person_of_the_family(module: ModuleType) -> None:
    chance, speller = random.Random(2), module.Speller()
    family = ("kərim",)
    people = [
        module.Person(number, (given,), "əli", "", "", family, "ov")
        for number, given in enumerate(("həsən", "hüseyn", "musa"))
    ]
    writer = module.Writer(people, speller, chance)
    drawn = [form for person in people for _ in range(400) if (form := writer.draw(person)) is not None]
    initials = {form.person for form in drawn if "." in form.text}
    assert initials == {2}


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("az", "hüseynov"),
        ("cyrl", "һүсејнов"),
        ("ru", "гусейнов"),
        ("tr", "hüseyinov"),
        ("en", "huseynov"),
        ("fr", "husseinoff"),
        ("old", "hysejnov"),
        ("plain", "huseynov"),
    ],
)
def test_surnames_are_written_as_each_language_writes_them(module: ModuleType, way: str, expected: str) -> None:
    assert module.Speller().surname(("hüseyn",), "ov", way) == expected


@pytest.mark.parametrize(
    ("stem", "ending", "expected"),
    [("ağa", "ov", "ağayev"), ("cabbar", "lI", "cabbarlı"), ("köçər", "lI", "köçərli"), ("rəsul", "zadə", "rəsulzadə")],
)
def test_endings_follow_the_stem(module: ModuleType, stem: str, ending: str, expected: str) -> None:
    assert module.Speller().surname((stem,), ending, "az") == expected
