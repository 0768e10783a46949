"""Roles by case, voice and word order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Lang

Roles = Callable[..., dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # active and passive of one verb
        ("[PERSON Ali Bey] [ORG Terakki Cemiyeti’ni] kurdu.", {"agent": ["Ali Bey"], "theme": ["Terakki Cemiyeti’ni"]}),
        (
            "[ORG Terakki Cemiyeti] [PERSON Ali Bey] tarafından kuruldu.",
            {"theme": ["Terakki Cemiyeti"], "agent": ["Ali Bey"]},
        ),
        # the ways of a traveller
        (
            "[PERSON Ali Bey] [GPE Tiflis’ten] [GPE Berlin’e] gitti.",
            {"agent": ["Ali Bey"], "origin": ["Tiflis’ten"], "destination": ["Berlin’e"]},
        ),
        ("[PERSON Ali Bey] [GPE İstanbul’u] terk etti.", {"agent": ["Ali Bey"], "origin": ["İstanbul’u"]}),
        ("[PERSON Ali Bey] [GPE Paris’i] ziyaret etti.", {"agent": ["Ali Bey"], "destination": ["Paris’i"]}),
        # two parties
        (
            "[DATE 1921’de] [GPE Türkiye] ile [GPE İran] arasında bir antlaşma imzalandı.",
            {"agent": ["Türkiye", "İran"], "time": ["1921’de"]},
        ),
        ("[PERSON Ali Bey] [PERSON Lenin’le] görüştü.", {"agent": ["Ali Bey", "Lenin’le"]}),
        # nominal triggers
        ("[NORP Rus] işgali sürdü.", {"agent": ["Rus"]}),
        (
            "[GPE Bakü’nün] [NORP Bolşevikler] tarafından işgali sürdü.",
            {"theme": ["Bakü’nün"], "agent": ["Bolşevikler"]},
        ),
        ("[GPE Bakü’nün] işgali sürdü.", {"theme": ["Bakü’nün"]}),
        ("[GPE Rusya’nın] [GPE Bakü’yü] işgali sürdü.", {"agent": ["Rusya’nın"], "theme": ["Bakü’yü"]}),
        ("[GPE Rusya’nın] [GPE Gence’ye] saldırısı başarısız oldu.", {"agent": ["Rusya’nın"], "theme": ["Gence’ye"]}),
        ("[DATE 1930’da] [PERSON Ali Bey’in] ölümü duyuldu.", {"theme": ["Ali Bey’in"], "time": ["1930’da"]}),
        # the head of a participle stands on its right
        ("[GPE Paris’e] giden [PERSON Ali Bey] yorgundu.", {"agent": ["Ali Bey"], "destination": ["Paris’e"]}),
        ("[DATE 1911’de] kurulan [ORG Terakki Cemiyeti] büyüdü.", {"theme": ["Terakki Cemiyeti"], "time": ["1911’de"]}),
        # a genitive is the subject of a nominalised verb
        (
            "[PERSON Ali Bey’in] [GPE Bakü’ye] gelmesi beklenmedikti.",
            {"agent": ["Ali Bey’in"], "destination": ["Bakü’ye"]},
        ),
        # a participle that only says that it took place
        ("[GPE Batum’da] yapılan görüşmelerde söz aldı.", {"place": ["Batum’da"]}),
        # the nearest date
        ("[DATE 1905’te] doğan [PERSON Ali Bey] [DATE 1950’de] öldü.", {"theme": ["Ali Bey"], "time": ["1905’te"]}),
    ],
)
def test_turkish_roles(roles_in: Roles, text: str, expected: dict[str, list[str]]) -> None:
    assert roles_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[DATE 1911-ci ildə] [GPE Bakıda] [ORG Müsavat Partiyası] yaradıldı.",
            {"theme": ["Müsavat Partiyası"], "place": ["Bakıda"], "time": ["1911-ci ildə"]},
        ),
        (
            "[PERSON Əhməd bəy] [GPE Parisdən] [GPE Bakıya] qayıtdı.",
            {"agent": ["Əhməd bəy"], "origin": ["Parisdən"], "destination": ["Bakıya"]},
        ),
        (
            "[PERSON Səməd bəyin] “[WORK_OF_ART Yollar]” kitabı [DATE 1912-ci ildə] çap olundu.",
            {"agent": ["Səməd bəyin"], "theme": ["Yollar"], "time": ["1912-ci ildə"]},
        ),
        (
            "[GPE Azərbaycan] ilə [GPE Osmanlı] arasında müqavilə imzalandı.",
            {"agent": ["Azərbaycan", "Osmanlı"]},
        ),
        ("[GPE Gürcüstan] müstəqilliyini bəyan etdi.", {"agent": ["Gürcüstan"]}),
        ("[PERSON Səməd bəy] [ORG Müsavata] daxil oldu.", {"agent": ["Səməd bəy"], "theme": ["Müsavata"]}),
    ],
)
def test_azerbaijani_roles(roles_in: Roles, text: str, expected: dict[str, list[str]]) -> None:
    assert roles_in(text, Lang.AZ) == expected


def test_what_belongs_to_one_clause_does_not_reach_into_the_next(events_in: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    first, second = events_in("[PERSON Ali Bey] [GPE Bakü’ye] geldi ve [ORG Terakki Cemiyeti’ni] kurdu.")
    assert {argument.role.value for argument in first.arguments} == {"agent", "destination"}
    assert {argument.role.value for argument in second.arguments} == {"agent", "theme"}


def test_a_pronoun_points_to_the_subject_before(events_in: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    events = events_in("[PERSON Ali Bey] [DATE 1920’de] [GPE Bakü’ye] geldi. || O, [GPE Tiflis’e] gitti.")
    agents = [argument.span for argument in events[1].arguments if argument.role.value == "agent"]
    assert [span.start for span in agents] == [0]


def test_here_points_to_the_place_before(events_in: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    events = events_in("[PERSON Ali Bey] [GPE Bakü’ye] geldi. || Burada [ORG Terakki Cemiyeti’ni] kurdu.")
    assert {argument.role.value for argument in events[1].arguments} == {"theme", "place"}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # where a meeting was is no participant of it
        ("tr", "[GPE Moskova] görüşmeleri sürdü.", {"place": ["Moskova"]}),
        ("az", "[GPE Bakı] iclası uzun sürdü.", {"place": ["Bakı"]}),
        # through which places one goes
        (
            "tr",
            "[PERSON Ali Bey] [GPE Viyana] üzerinden [GPE Paris’e] gitti.",
            {"agent": ["Ali Bey"], "destination": ["Paris’e"]},
        ),
        (
            "tr",
            "[PERSON Ali Bey] [GPE Kavala] tarikiyle [GPE Mısır’a] gitti.",
            {"agent": ["Ali Bey"], "destination": ["Mısır’a"]},
        ),
        # the object stands before: the bare name is the subject
        ("tr", "Bunu [ORG Terakki Cemiyeti] kurdu.", {"agent": ["Terakki Cemiyeti"]}),
        ("az", "Təşkilatı [ORG Xalq Nazirliyi] yaratdı.", {"agent": ["Xalq Nazirliyi"]}),
        ("az", "Müqaviləni [ORG Müsavat] imzaladı.", {"agent": ["Müsavat"]}),
        ("tr", "[ORG Terakki Cemiyeti] kurdu.", {"theme": ["Terakki Cemiyeti"]}),
        # the body whose office somebody is given
        (
            "az",
            "[PERSON Əli bəy] [ORG Milli Şuranın] sədri seçildi.",
            {"theme": ["Əli bəy"], "org": ["Milli Şuranın"]},
        ),
        (
            "tr",
            "[PERSON Ali Bey] [ORG Milli Meclis] üyeliğine seçildi.",
            {"theme": ["Ali Bey"], "org": ["Milli Meclis"]},
        ),
        # a clause of time has its own subject
        ("az", "[LAW Mudros barışığı] imzalananda qoşun getdi.", {"theme": ["Mudros barışığı"]}),
        ("az", "[LAW Мудрос барышығы] имзалананда гошун ҝетди.", {"theme": ["Мудрос барышығы"]}),
    ],
)
def test_classes_of_roles(roles_in: Roles, lang: str, text: str, expected: dict[str, list[str]]) -> None:
    assert roles_in(text, Lang(lang)) == expected
