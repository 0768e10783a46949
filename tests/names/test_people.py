from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names.people import parse_person
from pipeline.names.people_match import compare_people


def _tokens(name: str) -> list[str]:
    return [token.text for token in parse_person(name).tokens]


@pytest.mark.parametrize(
    ("name", "tokens", "rank"),
    [
        ("Əhməd bəy Pepinov", ["Əhməd", "Pepinov"], 3),
        ("Ə.b.Pepinov", ["Ə", "Pepinov"], 2),
        ("Pepinov Ə.", ["Ə", "Pepinov"], 2),
        ("Pepinov", ["Pepinov"], 1),
        ("Əhməd bəy", ["Əhməd"], 0),
        ("Hüseyinzade Ali Bey", ["Ali", "Hüseyinzade"], 3),
        ("Дж. П. Гасанлы", ["Дж", "П", "Гасанлы"], 2),
        ("Franz von Papen", ["Franz", "Papen"], 3),
        ("Lord Curzon", ["Curzon"], 1),
        ("Акбер-ага Шейх-уль-Исламов", ["Акбер", "ШейхульИсламов"], 3),
        ("Джафар-оглы Ахмед", ["Ахмед", "Джафароглы"], 3),
        ("Али Гусейн-заде", ["Али", "Гусейнзаде"], 3),
        ("", [], 0),
        ("1918", [], 0),
    ],
)
def test_parts_of_names(name: str, tokens: list[str], rank: int) -> None:
    assert _tokens(name) == tokens
    assert parse_person(name).rank == rank


@pytest.mark.parametrize("name", ["Nəriman Nəcəf oğlu Nərimanov", "Исидор Иванович Рамишвили"])
def test_the_fathers_name_stands_apart(name: str) -> None:
    parsed = parse_person(name)
    assert len(parsed.tokens) == 2
    assert parsed.father


def test_a_name_in_brackets_is_an_alias() -> None:
    parsed = parse_person("Nağı Keykurun (Şeyxzamanlı)")
    assert [alias.text for alias in parsed.aliases] == ["Şeyxzamanlı"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Гасан-бек Агаев", "Həsən bəy Ağayev"),
        ("Haïdar Bammate", "Гайдар Бамматов"),  # the ending -ov came and went
        ("Alimerdan Topçubaşı", "Али-Мардан-бек Топчибашев"),
        ("Joseph Pilsudski", "Юзеф Клеменс Пилсудский"),
        ("Насиб-бек Усуббеков", "Nəsib bəy Yusifbəyli"),  # Usub is Yusuf
        ("Zurab Avalişvili", "Зураб Авалов"),
        ("Mir Yaqub Mirmehdiyev", "Мир-Якуб Мехтиев"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    found = compare_people(parse_person(one), parse_person(other))
    assert not found.conflict
    assert found.score >= 0.8, found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Məmməd Əmin Rəsulzadə", "Məmməd Əli Rəsulzadə"),
        ("Həsən Ağayev", "Hüseyn Ağayev"),
        ("N. Resulzade", "Mehmet Emin Resulzade"),
        ("Neriman Nerimanov", "Neriman Nerimanbeyov"),  # -bəy- belongs to the name
        ("Xosrov bəy Sultanov", "Xosrov bəy Axundov"),
        ("Əli Ağa oğlu Həsənov", "Əli Vəli oğlu Həsənov"),
    ],
)
def test_cannot_be_one_person(one: str, other: str) -> None:
    assert compare_people(parse_person(one), parse_person(other)).conflict


def test_an_initial_agrees_and_a_missing_part_says_nothing() -> None:
    full = parse_person("Nəsib bəy Yusifbəyli")
    by_initial = compare_people(full, parse_person("Н.Усуббеков"))
    by_surname = compare_people(full, parse_person("Yusifbəyli"))
    assert by_initial.score > by_surname.score > 0.4
    assert not by_surname.conflict


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_is_symmetric_in_verdict_and_bounded(one: str, other: str) -> None:
    first, second = parse_person(one), parse_person(other)
    there, back = compare_people(first, second), compare_people(second, first)
    assert there.conflict == back.conflict
    assert 0 <= there.score <= 1
    assert there.score == pytest.approx(back.score)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("II. Nikolay", "Николай I"),
        ("I. Nikolay", "II Nikolay"),
        ("Şah Abbas II", "Шах Аббас I"),
        ("Wilhelm I", "II. Wilhelm"),
    ],
)
def test_rulers_of_one_name_are_told_by_their_numbers(one: str, other: str) -> None:
    assert compare_people(parse_person(one), parse_person(other)).conflict
    assert not compare_people(parse_person(one), parse_person(one.replace(".", ""))).conflict


def test_a_lone_letter_with_a_stop_is_an_initial() -> None:
    assert parse_person("I. Balayev").reign == ""
    assert parse_person("V. Lenin").rank == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Халил бек Хас-Мамедов", "Xəlil bəy Xasməmmədov"),
        ("Дадаш Ходжа оглы Буниатзаде", "Dadaş Bünyadzadə"),
        ("Veli Kayyum Han", "Veli Kajum Khan"),
        ("Eugène Guéguetchkori", "Евгений Гегечкори"),
        ("Ованес Качазнуни", "Hovhannes Katchaznouni"),
        ("Xosrov Fəttahov", "Xosrov Fəttabov"),
        ("Cəlil Qaramanoğlanov", "Cəlil Qararnanoğlanov"),
        ("Əkbər Xasadilov", "Əkbər Xasaclilov"),
        ("Mustafa Zahidbəyli", "Mustafa Zahidbəyoğlu"),
    ],
)
def test_one_person_in_hands_and_machines(one: str, other: str) -> None:
    found = compare_people(parse_person(one), parse_person(other))
    assert found.score >= 0.8
    assert not found.conflict


def test_a_father_called_hoca_is_no_title() -> None:
    parsed = parse_person("Дадаш Ходжа оглы Буниатзаде")
    assert parsed.father is not None
    assert not parsed.honorifics
    assert _tokens("Дадаш Ходжа оглы Буниатзаде") == ["Дадаш", "Буниатзаде"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Əhməd Bahacavanov", "Əhməd Babacavanlı"), ("Sadri Maksudi Arsal", "Садри Максудов")],
)
def test_what_two_reasons_part_is_left_open(one: str, other: str) -> None:
    found = compare_people(parse_person(one), parse_person(other))
    assert found.score < 0.8
    assert not found.conflict


def test_a_given_name_is_no_earlier_surname() -> None:
    assert compare_people(parse_person("Əli Həsən Məmmədov"), parse_person("Əli Həsənov")).conflict


def test_surnames_that_differ_in_a_vowel_may_be_two_families() -> None:
    found = compare_people(parse_person("Hüseyn Sarvanov"), parse_person("Hüseyn Şirvanov"))
    assert found.near
    assert not compare_people(parse_person("Hüseyn Sarvanov"), parse_person("Гусейн Сарванов")).near
