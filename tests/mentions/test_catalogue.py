from __future__ import annotations

import re

import pytest

from pipeline.mentions.catalogue import RULES, confidence_of, is_contextual, is_guess
from pipeline.records import Label


def _methods_in_code(root):
    code = "".join(
        path.read_text("utf-8")
        for path in sorted((root / "pipeline" / "mentions").rglob("*.py"))
        if path.name != "catalogue.py"
    )
    return set(re.findall(r'"((?:rule|document):[a-z_]+)"', code))


def test_every_rule_in_the_code_is_in_the_catalogue_and_the_other_way_round(root):
    assert _methods_in_code(root) == set(RULES)


def test_every_rule_is_in_the_documentation(root):
    page = (root / "docs" / "mentions.md").read_text("utf-8")
    assert [name for name in RULES if f"`{name}`" not in page] == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_confidences_are_shares(name):
    assert 0 < RULES[name].confidence < 1


def test_no_rule_both_leans_on_context_and_guesses():
    assert not [name for name in RULES if is_contextual(name) and is_guess(name)]


def test_an_unknown_method_is_believed_by_half():
    assert confidence_of("neural:somebody", Label.ORG) == 0.5
