"""The one-line summary."""

from __future__ import annotations

import pytest

from pipeline.events import summarise
from pipeline.records import Factuality, Lang, Script


def test_time_place_participants_trigger() -> None:
    line = summarise(
        trigger="yaradıldı",
        lang=Lang.AZ,
        time="1926-07-15",
        place="İstanbul",
        participants=["Qafqaz İstiqlal Komitəsi"],
    )
    assert line == "15 iyul 1926 · İstanbul · Qafqaz İstiqlal Komitəsi yaradıldı"


def test_what_is_unknown_is_left_out() -> None:
    assert summarise(trigger="kuruldu", lang=Lang.TR, time="?") == "kuruldu"


def test_line_breaks_and_repeated_names_go() -> None:
    assert summarise(trigger="vefat\netti", lang=Lang.TR, participants=["Ali Bey", "Ali Bey"]) == "Ali Bey vefat etti"


@pytest.mark.parametrize(
    ("time", "lang", "script", "readable"),
    [
        ("18XX", Lang.TR, Script.LATIN, "19. yüzyıl"),
        ("18XX;START", Lang.AZ, Script.LATIN, "XIX əsrin əvvəli"),
        ("192X", Lang.AZ, Script.LATIN, "1920-ci illər"),
        ("1922-22", Lang.TR, Script.LATIN, "1922 yazı"),
        ("1922-22", Lang.AZ, Script.LATIN, "1922 yayı"),
        ("19XX;END", Lang.AZ, Script.CYRILLIC, "XX әсрин сону"),
        ("1920/1955", Lang.TR, Script.LATIN, "1920–1955"),
        ("1919;MID", Lang.TR, Script.LATIN, "1919 ortası"),
        ("1918-05", Lang.TR, Script.LATIN, "Mayıs 1918"),
        ("1918-05-08", Lang.AZ, Script.LATIN, "8 may 1918"),
        ("1918-05", Lang.AZ, Script.CYRILLIC, "мај 1918"),
        ("1920-04-26/1920-04-27", Lang.TR, Script.LATIN, "26–27 Nisan 1920"),
        ("1918-05;END", Lang.TR, Script.LATIN, "Mayıs 1918 sonu"),
        ("1920-04-30/1920-05-01", Lang.TR, Script.LATIN, "30 Nisan 1920–1 Mayıs 1920"),
        ("1920/..", Lang.TR, Script.LATIN, "1920–"),
        ("188X;START", Lang.AZ, Script.LATIN, "1880-ci illərin əvvəli"),
        ("193X;END", Lang.TR, Script.LATIN, "1930’lu yılların sonu"),
        ("1868~", Lang.TR, Script.LATIN, "1868 dolayları"),
        ("1868~", Lang.AZ, Script.LATIN, "təxminən 1868"),
        ("190X", Lang.TR, Script.LATIN, "1900’lü yıllar"),
        ("191X", Lang.TR, Script.LATIN, "1910’lu yıllar"),
        ("194X", Lang.TR, Script.LATIN, "1940’lı yıllar"),
        ("200X", Lang.TR, Script.LATIN, "2000’li yıllar"),
        ("193X", Lang.AZ, Script.LATIN, "1930-cu illər"),
        ("199X", Lang.AZ, Script.LATIN, "1990-cı illər"),
        ("190X", Lang.AZ, Script.CYRILLIC, "1900-ҹү илләр"),
    ],
)
def test_times_are_readable(time: str, lang: Lang, script: Script, readable: str) -> None:
    assert summarise(trigger="x", lang=lang, script=script, time=time) == f"{readable} · x"


def test_many_participants_are_counted() -> None:
    line = summarise(trigger="toplandı", lang=Lang.TR, participants=[f"Ad {number}" for number in range(8)])
    assert line == "Ad 0, Ad 1, Ad 2, Ad 3, Ad 4 ve 3 kişi/kurum daha toplandı"


@pytest.mark.parametrize("factuality", [Factuality.NEGATED, Factuality.PLANNED, Factuality.REPORTED])
def test_factuality_is_said_unless_asserted(factuality: Factuality) -> None:
    assert summarise(trigger="kuruldu", lang=Lang.TR, factuality=factuality).endswith("]")
    assert not summarise(trigger="kuruldu", lang=Lang.TR).endswith("]")


@pytest.mark.parametrize(
    ("origins", "destinations", "expected"),
    [
        (["Viyana"], ["Paris"], "1872 · Ali Bey, Viyana → Paris gitti"),
        ([], ["Paris"], "1872 · Ali Bey → Paris gitti"),
        (["Viyana"], [], "1872 · Ali Bey, Viyana → gitti"),
    ],
)
def test_a_journey_shows_its_way(origins: list[str], destinations: list[str], expected: str) -> None:
    line = summarise(
        time="1872", participants=["Ali Bey"], origins=origins, destinations=destinations, trigger="gitti", lang=Lang.TR
    )
    assert line == expected


def test_a_named_happening_is_not_said_twice() -> None:
    assert summarise(participants=["Balkan Savaşı"], trigger="Savaşı’nda", lang=Lang.TR) == "Balkan Savaşı"


def test_who_did_it_stands_before_a_colon() -> None:
    line = summarise(
        trigger="qəbul edən",
        lang=Lang.AZ,
        participants=["İstiqlal bəyannaməsi", "Milli Şura"],
        agents=["Milli Şura"],
    )
    assert line == "Milli Şura: İstiqlal bəyannaməsi qəbul etdi"


def test_no_colon_where_nobody_else_is_named() -> None:
    assert summarise(trigger="geldi", lang=Lang.TR, participants=["Ali Bey"], agents=["Ali Bey"]) == "Ali Bey geldi"


@pytest.mark.parametrize(
    ("participant", "trigger", "line"),
    [
        ("Səs”in", "icazəsi", "Səsin icazəsi"),
        ("“Səs", "çıxdı", "Səs çıxdı"),
        ("“Səs” qəzeti", "çıxdı", "“Səs” qəzeti çıxdı"),
        ("Kurum (TTK", "kuruldu", "Kurum TTK kuruldu"),
    ],
)
def test_no_mark_stands_without_its_partner(participant: str, trigger: str, line: str) -> None:
    assert summarise(trigger=trigger, lang=Lang.AZ, participants=[participant]) == line
