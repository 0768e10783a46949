from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names.bodies import acronym_letters, compare_bodies, initials, parse_body
from pipeline.names.concepts import concept_of
from pipeline.names.groups import Group, group_of, norp_key
from pipeline.records import ENTITY_LABELS, Label


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("Komitəsinin", "committee"),
        ("комитета", "committee"),
        ("Respublikası", "republic"),
        ("Социалистических", "socialist"),
        ("Азербайджанского", "azerbaijan"),
        ("Qafqazın", "caucasus"),
        ("Karabağ", ""),  # begins like kara and is another word
        ("Osmancık", ""),
        ("Doğubayazıt", ""),
    ],
)
def test_words_carry_meaning_through_their_endings(word: str, concept: str) -> None:
    assert concept_of(word) == concept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qafqaz İstiqlal Komitəsi", "Комитет независимости Кавказа"),
        ("Difai Partisi", "Дифаи"),
        ("Birinci Devlet Duması", "I Государственная дума"),
        ("Sovyet Rusya", "Советская Россия"),
        ("Çağdaş Azerbaycan Edebiyatı", "Современная азербайджанская литература"),
    ],
)
def test_translations_have_one_key(one: str, other: str) -> None:
    assert parse_body(one).key == parse_body(other).key
    assert compare_bodies(parse_body(one), parse_body(other)).score >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Birinci Devlet Duması", "İkinci Devlet Duması"),
        ("Azerbaycan dergisi", "Azerbaycan gazetesi"),
        ("Azerbaycan Lejyonu", "Türkistan Lejyonu"),
    ],
)
def test_cannot_be_one_body(one: str, other: str) -> None:
    assert compare_bodies(parse_body(one), parse_body(other)).conflict


@pytest.mark.parametrize(
    ("one", "other"), [("Paris grubu", "Paris"), ("Gizli Müsavat", "Müsavat"), ("Divan", "Tayvan")]
)
def test_less_than_sure(one: str, other: str) -> None:
    assert compare_bodies(parse_body(one), parse_body(other)).score < 0.8


def test_acronyms_meet_what_they_stand_for() -> None:
    assert acronym_letters("ГИК") == acronym_letters("QİK") == "KIK"
    assert acronym_letters("Bakı") == acronym_letters("Şüşə") == acronym_letters("Ҹүҹә") == ""
    assert "KIK" in initials("Qafqaz İstiqlal Komitəsi")
    assert compare_bodies(parse_body("QİK"), parse_body("Qafqaz İstiqlal Komitəsi")).score > 0.6


@pytest.mark.parametrize("spelling", ["gürcü", "Gürcüler", "ҝүрҹүләр", "gürcülərin"])
def test_peoples_have_one_key_in_all_forms(spelling: str) -> None:
    assert norp_key(spelling) == norp_key("Gürcü")


def test_followers_are_not_the_people() -> None:
    assert norp_key("Türkçüler") != norp_key("Türkler")


def test_every_entity_label_has_a_group() -> None:
    assert {group_of(label) for label in ENTITY_LABELS} == set(Group)
    with pytest.raises(KeyError):
        group_of(Label.DATE)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    found = compare_bodies(parse_body(one), parse_body(other))
    assert 0 <= found.score <= 1
