"""Asserted, negated, planned, reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Event, Factuality, Lang, Zone

Finder = Callable[..., tuple[Event, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[PERSON Ali Bey] [GPE Bakü’ye] geldi.", Factuality.ASSERTED),
        ("[PERSON Ali Bey] [GPE Bakü’ye] gelmedi.", Factuality.NEGATED),
        ("[GPE Fransa] [GPE Azerbaycan’ı] tanımadı.", Factuality.NEGATED),
        ("[PERSON Ali Bey’in] [GPE Bakü’ye] gelmesi engellendi.", Factuality.NEGATED),
        ("[PERSON Ali Bey] [GPE Bakü’ye] gelecekti.", Factuality.PLANNED),
        ("[PERSON Ali Bey] [GPE Bakü’ye] gelmek istedi.", Factuality.PLANNED),
        ("[PERSON Ali Bey] [GPE Bakü’ye] gelmek için yola hazırlandı.", Factuality.PLANNED),
        ("[ORG Terakki Cemiyeti’nin] kurulması planlandı.", Factuality.PLANNED),
        (
            "[ORG Terakki Cemiyeti’nin] kurulması ve [WORK_OF_ART Hayat] gazetesinin çıkarılması teklif edildi.",
            Factuality.PLANNED,
        ),
        ("[PERSON Ali Bey] [GPE Bakü’ye] gelmeyi başardı.", Factuality.ASSERTED),
        ("[PERSON Ali Bey] [GPE Bakü’ye] gelmek zorunda kaldı.", Factuality.ASSERTED),
        ("[PERSON Veli Bey’e] göre [PERSON Ali Bey] [GPE Bakü’ye] geldi.", Factuality.REPORTED),
        ("Tanıkların anlattığına göre [PERSON Ali Bey] [GPE Bakü’ye] geldi.", Factuality.REPORTED),
        ("[PERSON Ali Bey’in] [GPE Bakü’ye] geldiğini iddia etti.", Factuality.REPORTED),
    ],
)
def test_turkish(events_in: Finder, text: str, expected: Factuality) -> None:
    assert events_in(text)[0].factuality is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[PERSON Əli bəy] [GPE Bakıya] qayıtmadı.", Factuality.NEGATED),
        ("[PERSON Əli bəy] [GPE Bakıya] qayıda bilmir.", Factuality.NEGATED),
        ("[PERSON Əli bəy] [GPE Bakıya] qayıtmaq istəyirdi.", Factuality.PLANNED),
        ("[ORG Müsavat Partiyasını] yaratmaq üçün toplaşdılar.", Factuality.PLANNED),
        ("[PERSON Səməd bəyə] görə [PERSON Əli bəy] [GPE Bakıya] qayıtdı.", Factuality.REPORTED),
    ],
)
def test_azerbaijani(events_in: Finder, text: str, expected: Factuality) -> None:
    assert events_in(text, Lang.AZ)[0].factuality is expected


def test_quoted_speech_is_reported(events_in: Finder) -> None:
    text = (
        "Mektubunda şunu yazdı: “O yıl çok zor geçti, kimse bize yardım etmedi ve sonunda [NORP Bolşevikler] "
        "[GPE Gence’yi] işgal ettiler, biz de dağıldık.”"
    )
    assert {event.factuality for event in events_in(text) if event.surface == "işgal ettiler"} == {Factuality.REPORTED}


def test_block_quotations_are_reported(events_in: Finder) -> None:
    events = events_in("[NORP Bolşevikler] [GPE Gence’yi] işgal ettiler.", zone=Zone.BLOCK_QUOTE)
    assert events[0].factuality is Factuality.REPORTED
