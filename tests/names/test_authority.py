"""The authority file as the name stage uses it."""

from __future__ import annotations

import pytest

from pipeline.names.authority import Authority
from pipeline.names.bodies import parse_body
from pipeline.names.people import parse_person


def test_names_are_looked_up_by_their_fold_key_and_group(authority: Authority) -> None:
    (group,) = (group for group, names in authority.names.items() if ("Müsavat", "musavat") in names)
    assert authority.exact(group, "MÜSAVAT") == "musavat"
    assert authority.exact(group, "İstiklal") == ""  # ambiguous
    assert authority.knows("İstiklal")
    assert authority.bears("istiklal-2", "İstiklal")


@pytest.mark.parametrize(("parse", "name"), [(parse_person, "Mehmet Emin Resulzade"), (parse_body, "Müsavat Partisi")])
def test_names_that_were_taken_apart_are_remembered(authority: Authority, parse: object, name: str) -> None:
    assert hasattr(parse, "cache_clear") and hasattr(parse, "cache_info") and callable(parse)
    parse.cache_clear()
    authority.take_apart()
    before = parse.cache_info().misses
    parse(name)
    assert parse.cache_info().misses == before > 0
