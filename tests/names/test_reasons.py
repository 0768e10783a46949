from __future__ import annotations

from pipeline.names.people import parse_person
from pipeline.names.people_match import compare_people
from pipeline.names.reasons import in_words


def test_remarks_come_in_words_and_in_order() -> None:
    said = in_words(
        ("numbers differ", ("surname %s ~ %s %.2f", "Əliyev", "Алиев", 0.987), ("one lacks %s", ("a", "b")))
    )
    assert said == ("numbers differ", "surname Əliyev ~ Алиев 0.99", "one lacks a b")


def test_a_percent_sign_in_a_name_is_not_a_template() -> None:
    assert in_words((("one lacks %s", "100%s"), "50 %")) == ("one lacks 100%s", "50 %")


def test_a_comparison_says_its_reasons() -> None:
    found = compare_people(parse_person("Əli Həsənov"), parse_person("Али Гасанов"))
    assert found.reasons == ("surname Həsənov ~ Гасанов 1.00", "given names agree 0.98")
