"""Roles that hang on the kind of happening: posts, journals, journeys, entries of an encyclopaedia."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.events import find_events
from pipeline.records import Event, Lang

Roles = Callable[..., dict[str, str]]


@pytest.fixture
def roles(marked: Callable[..., Any]) -> Roles:
    """The role of each name of a marked text."""

    def find(text: str, lang: Lang = Lang.TR) -> dict[str, str]:
        analysed, mentions, dates = marked(text, lang)
        events: tuple[Event, ...] = find_events(analysed, mentions, dates)
        clean = analysed.laid_out.text
        return {argument.span.of(clean): argument.role.value for event in events for argument in event.arguments}

    return find


def test_who_appoints_is_no_appointee(roles: Roles) -> None:
    assert roles("[PERSON Kolçak] [PERSON Ali Bey’i] valiliğe atadı.") == {"Kolçak": "agent", "Ali Bey’i": "theme"}
    assert roles("[PERSON Ali Bey] [ORG Ziraat Bankası] müdürü oldu.")["Ali Bey"] == "theme"


def test_who_dismisses_has_no_role(roles: Roles) -> None:
    assert roles("[PERSON Kolçak] [PERSON Ali Bey’i] görevinden aldı.") == {"Ali Bey’i": "agent"}


def test_what_prints_a_work_is_its_place(roles: Roles) -> None:
    found = roles("[PERSON Ali Bey] “[WORK_OF_ART Dağlar]” şiirini “[WORK_OF_ART Ses]” dergisinde yayımladı.")
    assert found == {"Ali Bey": "agent", "Dağlar": "theme", "Ses": "place"}


def test_a_congress_does_not_meet_somebody(roles: Roles) -> None:
    assert roles("[EVENT Çiftçiler Kongresi] [GPE Konya’da] toplandı.") == {
        "Çiftçiler Kongresi": "theme",
        "Konya’da": "place",
    }
    assert roles("[EVENT Çiftçiler Kongresi] [LAW Konya Beyannamesi’ni] kabul etti.")["Çiftçiler Kongresi"] == "agent"


def test_a_place_before_a_verb_of_motion_is_its_goal(roles: Roles) -> None:
    assert roles("[PERSON Ömər bəy] [GPE Axalsıxa] getdi.", Lang.AZ) == {"Ömər bəy": "agent", "Axalsıxa": "destination"}
    assert roles("[PERSON Ömər bəy] [GPE Axalsıxa] dağıldı deyə köçdü.", Lang.AZ) == {"Ömər bəy": "agent"}


def test_people_joined_by_with_are_one_row(roles: Roles) -> None:
    found = roles("[PERSON Ali Bey] ile [PERSON Veli Bey] idam edildi.")
    assert found == {"Ali Bey": "theme", "Veli Bey": "theme"}


def test_people_given_different_posts(roles: Roles) -> None:
    found = roles("Başkanlığa [PERSON Ali Bey], kâtipliğe [PERSON Veli Bey] seçildi.")
    assert found == {"Ali Bey": "theme", "Veli Bey": "theme"}
    assert roles("[PERSON Ali Bey], yani [PERSON Veli Bey] seçildi.") == {"Veli Bey": "theme"}


def test_a_subject_before_an_object_is_no_bare_object(roles: Roles) -> None:
    assert roles("[ORG Süvari Korpusu] [GPE İzmir’e] hücum etti.") == {"Süvari Korpusu": "agent", "İzmir’e": "theme"}


def test_how_long_it_took_stands_before_the_verb(roles: Roles) -> None:
    found = roles("[DATE 1925’te] [PERSON Ali Bey] [DURATION üç ay] hapis yattı.")
    assert found == {"1925’te": "time", "Ali Bey": "theme", "üç ay": "time"}


ENTRY = "[PERSON KƏRİMOV Əli] ([DATE 1886], [GPE Quba]) – həkim. || "


def test_an_entry_tells_of_its_headword(roles: Roles) -> None:
    assert roles(ENTRY + "[DATE 1912-ci ildə] [GPE Şəkiyə] köçmüşdür.", Lang.AZ)["KƏRİMOV Əli"] == "agent"
    assert roles(ENTRY + "[DATE 1930-cu ildə] həbs edilmişdir.", Lang.AZ)["KƏRİMOV Əli"] == "theme"
    assert "KƏRİMOV Əli" not in roles(ENTRY + "[DATE 1912-ci ildə] [ORG Ziya] cəmiyyəti yaradıldı.", Lang.AZ)
    assert "KƏRİMOV Əli" not in roles(ENTRY + "[PERSON Kamal bəy] [GPE Şəkiyə] köçdü.", Lang.AZ)


@pytest.mark.parametrize("verb", ["ҝәлди", "кәлди", "гәлди"])
def test_cyrillic_type_without_the_soft_letter_is_read(roles: Roles, verb: str) -> None:
    assert roles(f"[PERSON Әли бәј] [GPE Бакыдан] {verb}.", Lang.AZ) == {"Әли бәј": "agent", "Бакыдан": "origin"}
