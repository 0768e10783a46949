from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import LaidOutText, Zone

LaidOut = Callable[[str], LaidOutText]
RULE = " " * 43

BODY = (
    "Şura 1919-cu ilin yayında ilk iclasını keçirdi və katib seçdi.1 İclasda iyirmi nəfər\n"
    "iştirak edirdi, onların yarısı müəllim idi. Protokolu yazan katib sonralar xatirələri-\n"
    "ni çap etdirdi;2 orada iclasın üç saat çəkdiyi bildirilir. Növbəti iclas təxirə salın-\n"
)
NOTES = "1 Dövlət arxivi, f. 12, siy. 1, iş 40, v. 7.\n2 Katib Həmidov. Xatirələr. Gəncə, 1927, s. 14-\n18. Kitab az tirajla çıxmışdı.\n"
NEXT = "dı, çünki yollar bağlı idi. Payızda isə üzvlərin çoxu kəndlərə getmişdi.\n"


def bodies(result: LaidOutText) -> list[tuple[str, str]]:
    return [(b.number, result.paragraphs[b.paragraph].span.of(result.text)) for b in result.footnotes]


def test_bodies_and_markers_are_found(laid_out: LaidOut) -> None:
    result = laid_out(f"{BODY}{RULE}\n{NOTES}\f{NEXT}")
    assert bodies(result) == [
        ("1", "Dövlət arxivi, f. 12, siy. 1, iş 40, v. 7."),
        ("2", "Katib Həmidov. Xatirələr. Gəncə, 1927, s. 14-18. Kitab az tirajla çıxmışdı."),
    ]
    assert [(m.number, m.body, m.raw.of(result.source.text)) for m in result.markers] == [("1", 0, "1"), ("2", 1, "2")]


def test_the_clean_text_leaves_markers_out_and_says_where_they_stood(laid_out: LaidOut) -> None:
    result = laid_out(f"{BODY}{RULE}\n{NOTES}\f{NEXT}")
    assert "seçdi. İclasda" in result.text
    assert "etdirdi; orada" in result.text
    assert [result.text[m.clean - 6 : m.clean] for m in result.markers] == ["seçdi.", "tdirdi"[-5:] + ";"]


def test_a_sentence_and_a_word_run_on_over_footnotes(laid_out: LaidOut) -> None:
    result = laid_out(f"{BODY}{RULE}\n{NOTES}\f{NEXT}")
    body = [p.span.of(result.text) for p in result.paragraphs if p.zone is Zone.BODY]
    assert len(body) == 1
    assert "təxirə salındı, çünki" in body[0]


@pytest.mark.parametrize("separator", [RULE, "_____________________", "--------------------"])
def test_separators(laid_out: LaidOut, separator: str) -> None:
    assert len(laid_out(f"{BODY}{separator}\n{NOTES}\f{NEXT}").footnotes) == 2


def test_without_a_separator_the_markers_vouch_for_the_bodies(laid_out: LaidOut) -> None:
    assert [number for number, _ in bodies(laid_out(f"{BODY}\n{NOTES}\f{NEXT}"))] == ["1", "2"]


def test_a_line_that_begins_with_a_number_is_no_footnote_without_a_marker(laid_out: LaidOut) -> None:
    text = BODY.replace("seçdi.1", "seçdi.").replace("etdirdi;2", "etdirdi;")
    result = laid_out(text + "dı.\n1 mart 1920-ci ildə iclas yenidən toplandı və qərar qəbul etdi.\n")
    assert result.footnotes == ()
    assert result.markers == ()


def test_a_note_carried_over_to_the_next_page(laid_out: LaidOut) -> None:
    # the rest of note 2 stands under the rule of the next page, before note 3
    second = "dı, çünki yollar bağlı idi. Payızda isə üzvlərin çoxu kəndlərə getmişdi.3\n"
    result = laid_out(f"{BODY}{RULE}\n{NOTES}\f{second}{RULE}\nİkinci nəşri yoxdur.\n3 Yenə orada, s. 20.\n")
    assert bodies(result)[1][1].endswith("Kitab az tirajla çıxmışdı. İkinci nəşri yoxdur.")
    assert bodies(result)[2] == ("3", "Yenə orada, s. 20.")


def test_numbers_may_begin_anew_on_each_page(laid_out: LaidOut) -> None:
    first = f"Katib protokolu yazdı və möhürlədi.1 Sonra iclas bağlandı və hamı evinə getdi.\n{RULE}\n1 Arxiv, v. 2.\n"
    second = f"Sabahı gün sədr xəstələndi.1 Onu müavini əvəz etdi, iclas isə axşama qaldı.\n{RULE}\n1 Arxiv, v. 9.\n"
    result = laid_out(f"{first}\f{second}")
    assert [text for _, text in bodies(result)] == ["Arxiv, v. 2.", "Arxiv, v. 9."]
    assert [m.body for m in result.markers] == [0, 1]


def test_superscript_markers(laid_out: LaidOut) -> None:
    result = laid_out(f"Kurultay o gün açıldı.¹ Başkan kısa bir konuşma yaptı.\n{RULE}\n1 Tutanak, s. 3.\n")
    assert "açıldı. Başkan" in result.text
    assert [m.number for m in result.markers] == ["1"]


def test_a_number_after_the_closing_stop_and_a_space(laid_out: LaidOut) -> None:
    text = f"Katib sonralar xatirələrində yazır ki, “iclas uzun çəkdi”. 1 \nSonra hamı dağılışdı və heç kim qayıtmadı.\n{RULE}\n1 Arxiv, v. 2.\n"
    result = laid_out(text)
    assert [m.number for m in result.markers] == ["1"]
    assert "çəkdi”. Sonra" in result.text


def test_a_marker_without_a_body_fills_a_gap_in_the_count(laid_out: LaidOut) -> None:
    text = f"Bir şey oldu.1 İkinci şey oldu.2 Üçüncü şey də oldu.3 Sonra axşam düşdü.\n{RULE}\n1 Arxiv, v. 2.\n"
    result = laid_out(text)
    assert [(m.number, m.body) for m in result.markers] == [("1", 0), ("2", None), ("3", None)]


@pytest.mark.parametrize("trap", ["5.000 nefer", "1920’de", "M1 tüfeği", "11-ci ordu", "s.35", "25.12.1924"])
def test_digits_that_are_no_markers_stay(laid_out: LaidOut, trap: str) -> None:
    result = laid_out(f"Şehirde {trap} vardı ve herkes bunu biliyordu.\n")
    assert result.markers == ()
    assert trap in result.text


def test_endnotes(laid_out: LaidOut) -> None:
    result = laid_out(
        "Dernek o yıl kuruldu.1 Üyeleri az sayıdaydı.2 Ertesi yıl dağıldı.\n\nNotlar\n\n1. Arşiv, dosya 3.\n2. Arşiv, dosya 4.\n"
    )
    assert bodies(result) == [("1", "Arşiv, dosya 3."), ("2", "Arşiv, dosya 4.")]


def test_pages_without_any_mark_between_them(laid_out: LaidOut) -> None:
    # the text goes on in the line below the notes, in the middle of a sentence
    text = (
        "Değirmenin taşı Sivas’tan getirildi.1 İlk yıllarda yalnız arpa öğütülürdü; buğday ise iki\n"
        "günlük yoldaki büyük değirmene gider ve oradan un olarak dönerdi, çünkü köylünün elinde\n"
        "____________________\n"
        "1 Köy defteri, s. 3.\n"
        "ince elek yoktu. Sonra elek alındı ve değirmen genişletildi.2 Değirmenci öldüğünde yerine\n"
        "oğlu geçti ve taşları yeniledi; buna rağmen iş eskisi gibi gitmedi, kapısına kilit vuruldu.\n"
        "____________________\n"
        "2 Köy defteri, s. 9.\n"
        "Bugün yerinde bir çeşme vardır.\n"
    )
    result = laid_out(text)
    assert bodies(result) == [("1", "Köy defteri, s. 3."), ("2", "Köy defteri, s. 9.")]
    assert "köylünün elinde ince elek yoktu." in result.text
    assert [p.span.of(result.text) for p in result.paragraphs if p.zone is Zone.BODY][-1].endswith("bir çeşme vardır.")


def test_text_that_follows_notes_without_separator_is_not_lost(laid_out: LaidOut) -> None:
    text = (
        "Değirmenin taşı Sivas’tan getirildi.1 İlk yıllarda yalnız arpa öğütülürdü.2 Sonra elek alındı.\n\n"
        "1 Köy defteri, s. 3.\n2 Köy defteri, s. 9.\n"
        "Değirmenci öldüğünde yerine oğlu geçti ve taşları yeniledi; buna rağmen iş eskisi gibi\ngitmedi.3 Kapısına kilit vuruldu.\n\n"
        "3 Köy defteri, s. 12.\n"
    )
    result = laid_out(text)
    assert [number for number, _ in bodies(result)] == ["1", "2", "3"]
    assert "Değirmenci öldüğünde" not in " ".join(text for _, text in bodies(result))


@pytest.mark.parametrize(
    "last",
    ["3 Mayıs 1927’de köprü açıldı ve halk oradan geçti.", "3 gün boyunca şenlik yapıldı, köprü süslendi."],
)
def test_a_date_at_the_foot_is_no_note(laid_out: LaidOut, last: str) -> None:
    result = laid_out(
        f"Belediye çeşmeyi onardı.3 Açılış için vali beklendi; hava kötüydü ve yollar kapanmıştı, ama\n{last}\n"
    )
    assert result.footnotes == ()
    assert last in result.text


def test_a_numbered_list_is_no_run_of_notes(laid_out: LaidOut) -> None:
    text = (
        "Fəhlələrin tələbləri qəzetdə çap olundu.1 Onlar aşağıdakıları istəyirdilər:\n\n"
        "1. İş günü qısaldılsın.\n2. Həkim gətirilsin.\n3. Yataqxana təmir olunsun.\n\n"
        "Sahibkarlar razılaşmadılar və məsələ uzandı.2 Yalnız qışda bir həkim gəldi.\n\n"
        "Qeydlər\n\n1. Qəzet, 3-cü nömrə.\n2. Həkimin məktubu.\n"
    )
    result = laid_out(text)
    assert bodies(result) == [("1", "Qəzet, 3-cü nömrə."), ("2", "Həkimin məktubu.")]
    assert "1. İş günü qısaldılsın." in result.text
    assert [m.body for m in result.markers] == [0, 1]


@pytest.mark.parametrize("heading", ["Notlar", "Dipnotlar", "QEYDLƏR", "Гејдләр", "SON NOTLAR"])
def test_endnotes_over_pages_and_before_a_bibliography(laid_out: LaidOut, heading: str) -> None:
    text = (
        "Dernek o yıl kuruldu.1 Üyeleri az sayıdaydı.2 Ertesi yıl dağıldı.3\n\n"
        f"{heading}\n\n1) Arşiv, dosya 3.\n2) Arşiv, dosya 4.\n\f3) Arşiv, dosya 5.\n\nKaynakça\n\nAkın, A. Dernekler. Ankara, 1950.\n"
    )
    result = laid_out(text)
    assert bodies(result) == [("1", "Arşiv, dosya 3."), ("2", "Arşiv, dosya 4."), ("3", "Arşiv, dosya 5.")]
    assert [p.span.of(result.text) for p in result.paragraphs if p.zone is Zone.HEADING] == [heading, "Kaynakça"]


def test_a_missing_note_does_not_swallow_the_next(laid_out: LaidOut) -> None:
    text = "Bent yıkıldı.4 Yenisi yapıldı.5 O da yıkıldı.6 Sonra vazgeçildi.\n____________________\n4 Kayıt, s. 1.\n6 Kayıt, s. 3.\n"
    result = laid_out(text)
    assert [number for number, _ in bodies(result)] == ["4", "6"]
    assert [(m.number, m.body) for m in result.markers] == [("4", 0), ("5", None), ("6", 1)]


def test_a_rule_between_sections_hides_no_text(laid_out: LaidOut) -> None:
    second = "Sabahı gün sədr xəstələndi. Onu müavini əvəz etdi, iclas isə axşama qaldı.\n" * 16
    result = laid_out(f"{BODY}{RULE}\n{NOTES}\f{NEXT}--------------------\n{second}")
    assert "Sabahı gün" in " ".join(p.span.of(result.text) for p in result.paragraphs if p.zone is Zone.BODY)
