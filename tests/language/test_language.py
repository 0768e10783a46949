from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.language import detect
from pipeline.records import LaidOutText, Lang, Script

TURKISH = (
    "Kasabanın ilk matbaası o yılın güzünde kuruldu ve bir ay geçmeden haftalık bir gazete basmaya başladı. "
    "Gazetenin sahibi eski bir öğretmendi, yazıların çoğunu kendisi yazıyordu.\n"
)
AZERBAIJANI = (
    "Qəsəbənin ilk mətbəəsi o ilin payızında açıldı və bir ay keçməmiş həftəlik qəzet çap etməyə başladı. "
    "Qəzetin sahibi köhnə müəllim idi, yazıların çoxunu özü yazırdı.\n"
)


@pytest.mark.parametrize(
    ("text", "lang", "script"),
    [
        (TURKISH, Lang.TR, Script.LATIN),
        (AZERBAIJANI, Lang.AZ, Script.LATIN),
        ("Гәзетин саһиби көһнә мүәллим иди, јазыларын чохуну өзү јазырды.", Lang.AZ, Script.CYRILLIC),
        ("Владельцем газеты был старый учитель, который сам писал статьи.", Lang.RU, Script.CYRILLIC),
        ("Власником газети був старий учитель, який їх і писав.", Lang.OTHER, Script.CYRILLIC),
        ("The owner of the paper was an old teacher who wrote most of it.", Lang.EN, Script.LATIN),
        ("Le propriétaire du journal était un vieil instituteur du pays.", Lang.OTHER, Script.LATIN),
        ("BARKER DEĞİL, WHITTALL DEĞİL", Lang.TR, Script.LATIN),  # by its letters: the words are half English
        ("1918 – 57", Lang.OTHER, Script.OTHER),
        ("", Lang.OTHER, Script.OTHER),
    ],
)
def test_languages(text: str, lang: Lang, script: Script) -> None:
    assert detect(text)[:2] == (lang, script)


def test_short_headings_take_the_language_around_them(laid_out: Callable[[str], LaidOutText]) -> None:
    result = laid_out(f"NƏTİCƏ\n\n{AZERBAIJANI * 3}\nMATBUAT\n\n{AZERBAIJANI * 3}")
    assert {p.lang for p in result.paragraphs} == {Lang.AZ}


def test_a_turkish_paragraph_that_cites_azerbaijani_authors_stays_turkish(
    laid_out: Callable[[str], LaidOutText],
) -> None:
    cited = TURKISH.replace("yazıyordu.", "yazıyordu (Həsənli, 2009, s. 3; Məmmədova, 2006, s. 9; Vəliyev, 2011).")
    result = laid_out(TURKISH * 4 + cited * 2)
    assert {p.lang for p in result.paragraphs} == {Lang.TR}


def test_a_text_in_two_languages(laid_out: Callable[[str], LaidOutText]) -> None:
    result = laid_out(f"{AZERBAIJANI * 2}\n{TURKISH * 2}")
    assert {p.lang for p in result.paragraphs} == {Lang.AZ, Lang.TR}
