from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.morphology import base_form, base_forms
from pipeline.records import Label, Lang

TR, AZ = Lang.TR, Lang.AZ


@pytest.mark.parametrize(
    ("name", "label", "lang", "expected"),
    [
        # the apostrophe says where a name ends
        ("Trabzon’dakilerden", Label.GPE, TR, "Trabzon"),
        ("Ağaoğlu'ndan", Label.PERSON, TR, "Ağaoğlu"),
        ("Halk Partisi'nin", Label.ORG, TR, "Halk Partisi"),
        ("Churchill’le", Label.PERSON, TR, "Churchill"),
        ("Halk Şura’sının", Label.ORG, TR, "Halk Şura’sı"),  # the possessive makes the compound
        # acronyms
        ("TBMM’ye", Label.ORG, TR, "TBMM"),
        ("SSRİ-dəki", Label.GPE, AZ, "SSRİ"),
        ("NKVDnin", Label.ORG, AZ, "NKVD"),
        # case without an apostrophe, compounds keep their possessive
        ("Zaqrebdən", Label.GPE, AZ, "Zaqreb"),
        ("Lənkəranda", Label.GPE, AZ, "Lənkəran"),
        ("Ədliyyə Nazirliyinə", Label.ORG, AZ, "Ədliyyə Nazirliyi"),
        ("Maarif Bakanlığından", Label.ORG, TR, "Maarif Bakanlığı"),
        ("Türk Ocaklarının", Label.ORG, TR, "Türk Ocakları"),
        ("M.Ə.Sabirin", Label.PERSON, AZ, "M.Ə.Sabir"),
        ("Əliağa Şıxlinskiyə", Label.PERSON, AZ, "Əliağa Şıxlinski"),
        ("Ərəblinskinin", Label.PERSON, AZ, "Ərəblinski"),
        ("Mikoyanın", Label.PERSON, AZ, "Mikoyan"),
        ("Kəngərlidən", Label.PERSON, AZ, "Kəngərli"),
        # Cyrillic
        ("Тифлисдә", Label.GPE, AZ, "Тифлис"),
        ("Мүсават партијасындан", Label.ORG, AZ, "Мүсават партијасы"),
        # nouns that close names: what they seem to end in is no ending
        ("1926 Kanunu", Label.LAW, TR, "1926 Kanunu"),
        ("Basın", Label.WORK_OF_ART, TR, "Basın"),
        ("Haber Bülteninde", Label.WORK_OF_ART, TR, "Haber Bülteni"),
        ("Yüksek Konseye", Label.ORG, TR, "Yüksek Konsey"),
        ("Gençler Birliyi", Label.ORG, TR, "Gençler Birliyi"),  # an Azerbaijani spelling in a Turkish text
        ("Mətbuat Qanununa", Label.LAW, AZ, "Mətbuat Qanunu"),
        ("Vekiller Sovyet’i", Label.ORG, TR, "Vekiller Sovyet"),
        ("Halk Vekilleri Sovyet’i", Label.ORG, TR, "Halk Vekilleri Sovyet’i"),  # a possessed plural asks for one
        ("Təbrizdəkilər", Label.WORK_OF_ART, AZ, "Təbrizdəkilər"),  # a title is what it says,
        ("Təbrizdəkilərə", Label.GPE, AZ, "Təbriz"),  # a place is what it is made of
        # peoples: singular, softening undone
        ("Kürtlere", Label.NORP, TR, "Kürt"),
        ("Arabın", Label.NORP, TR, "Arap"),
        ("gürcülərin", Label.NORP, AZ, "gürcü"),
        ("Volga Tatarlarının", Label.NORP, TR, "Volga Tatarı"),
        ("ҝүрҹүләрдән", Label.NORP, AZ, "ҝүрҹү"),
    ],
)
def test_endings_come_off(name: str, label: Label, lang: Lang, expected: str) -> None:
    assert base_form(name, label, lang) == expected


@pytest.mark.parametrize(
    ("name", "label", "lang"),
    [
        ("Paris", Label.GPE, TR),
        ("Xatisyan", Label.PERSON, AZ),
        ("Denizli", Label.GPE, TR),
        ("Helsinki", Label.GPE, TR),
        ("Ordubadi", Label.PERSON, AZ),
        ("Əlimərdan", Label.PERSON, AZ),
        ("Türkiyə", Label.GPE, AZ),
        ("Romanya", Label.GPE, TR),
        ("Rəsulzadə", Label.PERSON, AZ),
        ("Kerenski", Label.PERSON, TR),
        ("Qırmızı Ordu", Label.ORG, AZ),
        ("Türk Ocakları", Label.ORG, TR),
        ("Milli Azadlıq haqqında", Label.WORK_OF_ART, AZ),
        ("gürcü", Label.NORP, AZ),
        ("osmanlı", Label.NORP, AZ),
        ("Krasovitskaya", Label.PERSON, AZ),
    ],
)
def test_whole_names_stay_whole(name: str, label: Label, lang: Lang) -> None:
    assert base_form(name, label, lang) == name


def test_a_known_name_wins_over_a_likelier_guess() -> None:
    assert base_form("Kurtiye", Label.PERSON, AZ, {"Kurti"}.__contains__) == "Kurtiye"  # -ye is Turkish
    assert base_form("Salyanı", Label.GPE, AZ, {"Salyan"}.__contains__) == "Salyan"
    assert base_form("Sarıyı", Label.GPE, TR, {"Sarıyı"}.__contains__) == "Sarıyı"


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("Partisi’nin", TR, ("Partisi’nin", "Partisi")),
        ("Ҝәнҹәдән", AZ, ("Ҝәнҹәдән", "Ҝәнҹә")),
        ("Kürdün", TR, ("Kürdün", "Kürd", "Kürt")),
        ("QİK-dəki", AZ, ("QİK-dəki", "QİK")),
    ],
)
def test_all_plausible_base_forms(word: str, lang: Lang, expected: tuple[str, ...]) -> None:
    assert base_forms(word, lang) == expected


@given(st.text(max_size=30), st.sampled_from([None, *Label]), st.sampled_from(list(Lang)))
def test_any_text_has_a_base_form(text: str, label: Label | None, lang: Lang) -> None:
    base = base_form(text, label, lang)
    assert bool(base) == bool(text.split())


@given(st.text(alphabet="abdeəğıiklmnoörsştuüyz’", min_size=1, max_size=12), st.sampled_from([TR, AZ]))
def test_base_forms_begin_with_the_word_and_shrink(word: str, lang: Lang) -> None:
    forms = base_forms(word, lang)
    assert forms[0] == word
    assert all(len(form) <= len(word) for form in forms)


LISTS = Path(__file__).parents[3] / "shared" / "lists" / "inflection-dev.tsv"


@pytest.mark.skipif(not LISTS.exists(), reason="the list is not here")
def test_share_of_right_base_forms_on_the_list() -> None:
    with LISTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    right = sum(base_form(row["inflected"], Label(row["label"]), Lang(row["lang"])) == row["base"] for row in rows)
    assert right / len(rows) >= 0.97  # without any knowledge of names


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("İstanbula", Label.GPE, "İstanbul"),
        ("Komitə", None, "Komitə"),
        ("Hökumətə", Label.ORG, "Hökumət"),
        ("Adana", Label.GPE, "Adana"),
    ],
)
def test_common_nouns_and_towns_need_no_authority(name: str, label: Label | None, expected: str) -> None:
    assert base_form(name, label, Lang.AZ) == expected
