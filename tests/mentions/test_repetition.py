from __future__ import annotations

from pipeline.records import CitedWork, Lang, ParentheticalReference
from pipeline.spans import Span


def test_a_family_name_is_known_from_a_full_name(names):
    found = names("Dün Kerim Turgaylı geldi.\nErtesi gün Turgaylı’nın atı öldü.")
    assert found == [("PERSON", "Kerim Turgaylı"), ("PERSON", "Turgaylı’nın")]


def test_a_family_name_is_known_before_its_full_name(names):
    found = names("Dünən Turqaylını gördüm.\nKərim Turqaylı yorğun idi.", Lang.AZ)
    assert found == [("PERSON", "Turqaylını"), ("PERSON", "Kərim Turqaylı")]


def test_an_acronym_in_brackets_has_the_label_of_the_name_before_it(names):
    found = names("Dün Sarı Dağlar Cumhuriyeti (SDK) kuruldu.\nBir yıl sonra SDK’nın ordusu dağıldı.")
    assert found == [("GPE", "Sarı Dağlar Cumhuriyeti"), ("GPE", "SDK"), ("GPE", "SDK’nın")]


def test_a_title_is_known_again(names):
    found = names("O yıl Tomurcuk dergisi çıktı.\nİki yıl sonra “Tomurcuk” kapandı.\nBöylece Tomurcuk’un sonu geldi.")
    assert found == [("WORK_OF_ART", "Tomurcuk"), ("WORK_OF_ART", "Tomurcuk"), ("WORK_OF_ART", "Tomurcuk’un")]


def test_the_author_of_a_reference_is_a_person(names):
    text = "Bunu anlattı (Sarpınar, 1990, s. 5).\nOysa Sarpınar yanılmıştı."
    span = Span(text.index("("), text.index(")") + 1)
    reference = ParentheticalReference(span, (CitedWork("Sarpınar", "1990", "5"),))
    assert names(text, references=[reference]) == [("PERSON", "Sarpınar")]


def test_an_everyday_word_is_not_made_a_name(names):
    found = names("Dün Kerim Yolcu geldi.\nYolcu çoktu, her yolcu yorgundu.")
    assert ("PERSON", "Yolcu") not in found
