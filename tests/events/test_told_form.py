"""Triggers in the form that stands for itself."""

from __future__ import annotations

import pytest

from pipeline.events.told_form import told_form
from pipeline.records import Lang


@pytest.mark.parametrize(
    ("trigger", "told"),
    [
        # participles
        ("açılan", "açıldı"),
        ("imzalanan", "imzalandı"),
        ("toplayan", "topladı"),
        ("yoksullaşan", "yoksullaştı"),
        ("işgal eden", "işgal etti"),
        ("kaydeden", "kaydetti"),
        ("yola çıkan", "yola çıktı"),
        ("giden", "gitti"),
        ("dönen", "döndü"),
        # converbs
        ("boğularak", "boğuldu"),
        ("vali olarak", "vali oldu"),
        ("kabul ederek", "kabul etti"),
        # -dık
        ("yolladığı", "yolladı"),
        ("geldiğini", "geldi"),
        ("başladığında", "başladı"),
        ("döndüklerinde", "döndüler"),
        ("sürüldükten", "sürüldü"),
        ("savaşın başladığı", "savaş başladı"),
        ("bağımsızlığının tanındığı", "bağımsızlığı tanındı"),
        # verbal nouns and nouns
        ("kuruluşunu", "kuruluşu"),
        ("işgalinden", "işgali"),
        ("alınmasından", "alınması"),
        ("topa tutmasıyla", "topa tutması"),
        ("kaçmayı", "kaçma"),
        ("Savaşı’nda", "Savaşı"),
    ],
)
def test_turkish(trigger: str, told: str) -> None:
    assert told_form(trigger, Lang.TR) == told


@pytest.mark.parametrize(
    ("trigger", "told"),
    [
        ("qəbul edən", "qəbul etdi"),
        ("nəşr olunan", "nəşr olundu"),
        ("keçərək", "keçdi"),
        ("hakimiyyətə gəldiyi", "hakimiyyətə gəldi"),
        ("imzalandıqdan", "imzalandı"),
        ("iclasında", "iclası"),
        ("seçkilərində", "seçkiləri"),
        ("birləşdirməyə", "birləşdirmək"),
        ("кечирилән", "кечирилди"),
        ("битирмәјә", "битирмәк"),
        ("тә’јин едилдији", "тә’јин едилди"),
        ("доғулмасындан", "доғулмасы"),
    ],
)
def test_azerbaijani(trigger: str, told: str) -> None:
    assert told_form(trigger, Lang.AZ) == told


@pytest.mark.parametrize(
    "trigger",
    [
        "kuruldu", "isyan", "isyanı", "ferman", "beyan", "sürgün", "sürgünü", "sürgünden", "baskını", "baskına", "akına",
        "gelmeden", "terk etmeden", "ilan", "vefat etti", "kongre", "tutuklanmış", "gidecek", "",
    ],
)  # fmt: skip
def test_what_fits_no_rule_stays(trigger: str) -> None:
    assert told_form(trigger, Lang.TR) == trigger
