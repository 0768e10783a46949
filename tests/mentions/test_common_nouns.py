from __future__ import annotations

import pytest

from pipeline.mentions.common_nouns import without_common_nouns
from pipeline.mentions.words import Reading
from pipeline.records import Label, Lang, Mention
from pipeline.spans import Span


def _kept(analyse, text: str, surface: str, label: Label, lang: Lang = Lang.TR, confidence: float = 0.9) -> bool:
    analysed = analyse(text, lang)
    start = text.index(surface)
    sentence = text[:start].count("\n")
    span = Span(start, start + len(surface))
    mention = Mention(span, label, surface, sentence, confidence, "neural:tagger")
    return without_common_nouns(Reading(analysed), [mention]) == (mention,)


@pytest.mark.parametrize(
    ("text", "surface", "label", "lang"),
    [
        ("Sonra Divan'ın kararı okundu", "Divan'ın", Label.PERSON, Lang.TR),
        ("Dernek o yıl kapandı", "Dernek", Label.PERSON, Lang.TR),
        ("Konseye iki üye girdi", "Konseye", Label.GPE, Lang.TR),
        ("Onlar Kamplarına döndü", "Kamplarına", Label.LOC, Lang.TR),
        ("Дәрнәк о ил бағланды", "Дәрнәк", Label.PERSON, Lang.AZ),
        ("Kolxoza girmədilər", "Kolxoza", Label.PERSON, Lang.AZ),
    ],
)
def test_a_noun_alone_is_no_name(analyse, text, surface, label, lang) -> None:
    assert not _kept(analyse, text, surface, label, lang)


@pytest.mark.parametrize(
    ("text", "surface", "label", "lang"),
    [
        ("Askerler Manastır’a çekildi", "Manastır’a", Label.GPE, Lang.TR),
        ("Qızı Səltənət gəldi", "Səltənət", Label.PERSON, Lang.AZ),
        ("O gün Gəncə şəhəri alındı", "Gəncə", Label.GPE, Lang.AZ),
        ("Dün Bayram geldi", "Bayram", Label.PERSON, Lang.TR),
        ("Onlar Meclis gazetesini okudu", "Meclis", Label.WORK_OF_ART, Lang.TR),
        ("Bunu Dernek Başkanı söyledi", "Dernek Başkanı", Label.ORG, Lang.TR),
    ],
)
def test_what_is_a_name_too_stays(analyse, text, surface, label, lang) -> None:
    assert _kept(analyse, text, surface, label, lang)


def test_inside_a_sentence_a_sure_short_form_of_a_body_is_believed(analyse) -> None:
    assert _kept(analyse, "O gün Divan toplandı", "Divan", Label.ORG, confidence=0.95)
    assert not _kept(analyse, "O gün Divan toplandı", "Divan", Label.ORG, confidence=0.6)


def test_the_capital_of_a_sentence_beginning_counts_for_nothing_where_the_text_has_the_word_small(analyse) -> None:
    assert not _kept(analyse, "Dün balıqçını gördü\nBalıqçılar getdi", "Balıqçılar", Label.PERSON, Lang.AZ)
    assert _kept(analyse, "Dün balıqçını gördü\nBağırlı getdi", "Bağırlı", Label.PERSON, Lang.AZ)


def test_a_word_that_the_text_prints_with_a_capital_elsewhere_stays(analyse) -> None:
    text = "Dün balıqçını gördü\nO gün Balıqçı güldü\nBalıqçılar getdi"
    assert _kept(analyse, text, "Balıqçılar", Label.PERSON, Lang.AZ)
