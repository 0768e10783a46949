from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import LaidOutText, Zone

LaidOut = Callable[[str], LaidOutText]

BODY = (
    "Kasabanın ilk matbaası o yılın güzünde kuruldu ve bir ay geçmeden haftalık bir\n"
    "gazete basmaya başladı. Gazetenin sahibi eski bir öğretmendi; yazıların çoğunu\n"
    "kendisi yazıyor, mürettipliği ise iki yeğenine bırakıyordu. Okur az, masraf çoktu.\n"
)


def paragraphs(result: LaidOutText, zone: Zone) -> list[str]:
    return [p.span.of(result.text) for p in result.paragraphs if p.zone is zone]


@pytest.mark.parametrize(
    "heading",
    [
        "GİRİŞ",
        "Giriş",
        "2.1. Matbaanın Kuruluşu",
        "II. TANZİMAT DÖNEMİ",
        "1.1. 19. YÜZYIL SONU",
        "“Yeni Yol” Gazetesi",
        "SONUÇ",
    ],
)
def test_headings(laid_out: LaidOut, heading: str) -> None:
    result = laid_out(f"{BODY}\n{heading}\n\n{BODY}")
    assert paragraphs(result, Zone.HEADING) == [heading]
    assert len(paragraphs(result, Zone.BODY)) == 2


@pytest.mark.parametrize("line", ["Gazete kapandı.", "ve sonra", "1918’de, bir sabah,"])
def test_short_lines_that_are_no_headings(laid_out: LaidOut, line: str) -> None:
    assert paragraphs(laid_out(f"{BODY}\n{line}\n\n{BODY}"), Zone.HEADING) == []


def test_a_heading_of_two_lines_is_one(laid_out: LaidOut) -> None:
    first, second = "3.4. SAVAŞTAN SONRA KASABADA KURULAN DERNEKLER VE ONLARIN YAYIN", "FAALİYETLERİ"
    result = laid_out(f"{BODY}\n{first}\n{second}\n\n{BODY}")
    assert paragraphs(result, Zone.HEADING) == [f"{first} {second}"]


def test_headings_of_two_levels_are_two(laid_out: LaidOut) -> None:
    result = laid_out(f"{BODY}\n1. KURULUŞ YILLARI\n1.1. İLK SAYILAR\n\n{BODY}")
    assert paragraphs(result, Zone.HEADING) == ["1. KURULUŞ YILLARI", "1.1. İLK SAYILAR"]


def test_double_spaced_lines_are_one_paragraph(laid_out: LaidOut) -> None:
    result = laid_out((BODY * 3).replace("\n", "\n\n"))
    assert len(paragraphs(result, Zone.BODY)) <= 3
    assert "haftalık bir gazete basmaya" in result.text


def test_a_blank_line_inside_a_sentence_ends_no_paragraph(laid_out: LaidOut) -> None:
    result = laid_out(BODY.replace("haftalık bir\n", "haftalık bir\n\n", 1) + BODY)
    assert "haftalık bir gazete" in result.text


def test_a_short_last_line_ends_a_paragraph(laid_out: LaidOut) -> None:
    result = laid_out(BODY + "Sonunda kapandı.\n" + BODY)
    assert [len(p) > 100 for p in paragraphs(result, Zone.BODY)] == [True, True]


def test_long_lines_are_paragraphs_of_their_own(laid_out: LaidOut) -> None:
    line = BODY.replace("\n", " ").strip()
    result = laid_out(f"{line}\n{line}\n{line}\n")
    assert paragraphs(result, Zone.BODY) == [line] * 3


def test_an_indented_block_quotation(laid_out: LaidOut) -> None:
    quote = "    Biz bu gazeteyi halkın diliyle yazdık;\n    halk da onu kendi malı bildi.\n"
    result = laid_out(f"{BODY}Sahibi sonradan şöyle yazar:\n\n{quote}\n{BODY}")
    assert paragraphs(result, Zone.BLOCK_QUOTE) == [
        "Biz bu gazeteyi halkın diliyle yazdık; halk da onu kendi malı bildi."
    ]


def test_a_block_quotation_in_smaller_print(laid_out: LaidOut) -> None:
    quote = (
        "Biz bu gazeteyi halkın diliyle yazdık, çünkü başka bir dil bilmiyorduk; halk da onu kendi\n"
        "malı bildi, her sayısını elden ele dolaştırdı ve sonunda bize mürekkep parasını bile topladı\n"
        "getirdi (Yazar, 1931, s. 12).\n"
    )
    result = laid_out(f"{BODY}Sahibi sonradan şöyle yazar:\n{quote}{BODY}")
    assert [text[:20] for text in paragraphs(result, Zone.BLOCK_QUOTE)] == ["Biz bu gazeteyi halk"]


def test_a_foreign_abstract_is_kept_and_not_mined(laid_out: LaidOut) -> None:
    english = (
        "Abstract: The article is about a printing house that was founded in a small town and\n"
        "about the weekly paper which it published for a few years before it was closed.\n"
    )
    result = laid_out(f"{english}\nGiriş\n{BODY}")
    abstract = next(p for p in result.paragraphs if p.zone is Zone.ABSTRACT)
    assert not abstract.mined
    assert all(p.mined for p in result.paragraphs if p.zone is Zone.BODY)


@pytest.mark.parametrize("heading", ["KAYNAKÇA", "Ədəbiyyat", "İSTİFADƏ EDİLMİŞ ƏDƏBİYYAT", "Kaynaklar", "ӘДӘБИЈЈАТ"])
def test_bibliography(laid_out: LaidOut, heading: str) -> None:
    entries = "Akın, A. (1931). Matbaa Tarihi. Ankara: Yurt.\nBozkurt, B. (1940). Basın. İstanbul: Ay.\n"
    result = laid_out(f"{BODY}\n{heading}\n\nKitaplar\n\n{entries}")
    assert [text[:5] for text in paragraphs(result, Zone.BIBLIOGRAPHY)][-2:] == ["Akın,", "Bozku"]
    assert not any(p.mined for p in result.paragraphs if p.zone is Zone.BIBLIOGRAPHY)


def test_the_title_is_the_first_heading(laid_out: LaidOut) -> None:
    assert laid_out(f"KASABANIN MATBAASI\n\n{BODY}").title == "KASABANIN MATBAASI"


@pytest.mark.parametrize("text", ["", "\n\n\n", " ", "\f\f", "a", "1", "\ufeff"])
def test_texts_of_next_to_nothing(laid_out: LaidOut, text: str) -> None:
    assert len(laid_out(text).paragraphs) <= 1


def test_one_paragraph_a_line_with_short_headings_between(laid_out: LaidOut) -> None:
    # no blank lines, nothing wrapped: as typists leave a text
    line = BODY.replace("\n", " ").strip()
    result = laid_out(f"{line}\nMürettipler\n{line}\nÇıraklar ve Ustalar\n{line}\n")
    assert paragraphs(result, Zone.HEADING) == ["Mürettipler", "Çıraklar ve Ustalar"]
    assert paragraphs(result, Zone.BODY) == [line] * 3


def test_blank_lines_between_long_lines_are_no_double_spacing(laid_out: LaidOut) -> None:
    line = BODY.replace("\n", " ").strip()
    headings = ["Birinci Yıl", "İkinci Yıl", "Üçüncü Yıl", "Dördüncü Yıl"]
    result = laid_out("\n\n".join(f"{heading}\n\n{line}" for heading in headings))
    assert paragraphs(result, Zone.HEADING) == headings


def test_a_heading_among_double_spaced_lines(laid_out: LaidOut) -> None:
    result = laid_out(f"{BODY * 2}Mürettipler\n{BODY * 2}".replace("\n", "\n\n"))
    assert paragraphs(result, Zone.HEADING) == ["Mürettipler"]


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_first_line_indentation_parts_paragraphs(laid_out: LaidOut, indent: str) -> None:
    # the last line of each paragraph is full, so that only the indentation can tell
    first = f"{indent}{BODY.rstrip()}\n"
    result = laid_out(first * 3)
    assert len(paragraphs(result, Zone.BODY)) == 3


def test_a_stop_at_the_end_of_an_indented_first_line_ends_no_paragraph(laid_out: LaidOut) -> None:
    start = "    Matbaanın ilk makinesi Avusturya’dan deniz yolu ile getirilmişti o zaman.\n"
    result = laid_out((start + BODY) * 2)
    assert len(paragraphs(result, Zone.BODY)) == 2


def test_capitals_set_apart_are_the_title_below_a_full_line(laid_out: LaidOut) -> None:
    head = "Basın Araştırmaları, Cilt 7 (Güz 2019), ss. 211-226, Geliş tarihi: 04.03.2019, Ka"
    result = laid_out(f"{head}\n\nTAŞRADA BASIN\n\n{BODY}")
    assert result.title == "TAŞRADA BASIN"


def test_a_heading_that_only_names_a_part_is_no_title(laid_out: LaidOut) -> None:
    result = laid_out(f"ÖZET\n\n{BODY}\nTAŞRADA BASIN\n\n{BODY}")
    assert result.title == "TAŞRADA BASIN"


def test_a_table_of_contents_is_furniture(laid_out: LaidOut) -> None:
    entries = "ÖNSÖZ ............................ iii\n1. MATBAA ........................ 7\n   1.1. İlk Makine . . . . . . . . 9\n"
    result = laid_out(f"İÇİNDEKİLER\n\n{entries}\n\fTAŞRADA BASIN\n\n{BODY}")
    assert not any(p.mined for p in result.paragraphs if "MATBAA" in p.span.of(result.text))
    assert result.title == "TAŞRADA BASIN"


@pytest.mark.parametrize("bullet", ["• ", "- ", "a) ", "– "])
def test_items_of_a_list_are_paragraphs(laid_out: LaidOut, bullet: str) -> None:
    result = laid_out(f"{BODY}Şunlar alındı:\n{bullet}iki makine;\n{bullet}bir sandık harf;\n{bullet}kâğıt.\n")
    items = [f"{bullet}iki makine;", f"{bullet}bir sandık harf;", f"{bullet}kâğıt."]
    assert paragraphs(result, Zone.BODY)[-3:] == items


def test_rows_of_a_table_are_paragraphs(laid_out: LaidOut) -> None:
    result = laid_out(
        f"{BODY}\nKalem          1893      1894\nKâğıt         1.200     1.450\nBoya            310       355\n\n{BODY}"
    )
    assert "Kâğıt 1.200 1.450" in paragraphs(result, Zone.BODY)


@pytest.mark.parametrize("marker", ["[1]", "(1)", "¹", "1)", "1,2"])
def test_a_marker_after_the_stop_still_ends_the_paragraph(laid_out: LaidOut, marker: str) -> None:
    result = laid_out(f"{BODY}Sonunda kapandı.{marker}\n{BODY}")
    assert len(paragraphs(result, Zone.BODY)) == 2


def test_endnotes_after_a_bibliography_have_a_heading(laid_out: LaidOut) -> None:
    result = laid_out(
        f"{BODY.rstrip()}1\n\nKaynakça\n\nAkın, A. Basın. Ankara, 1931.\n\nNotlar\n\n1. Arşiv, dosya 3.\n"
    )
    assert paragraphs(result, Zone.HEADING) == ["Kaynakça", "Notlar"]
    assert paragraphs(result, Zone.FOOTNOTE) == ["Arşiv, dosya 3."]
