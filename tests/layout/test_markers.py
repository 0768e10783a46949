from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import LaidOutText, Zone

LaidOut = Callable[[str], LaidOutText]


def printed(first: str, second: str, before_note: str, after_note: str) -> str:
    """A page with two notes: how their markers stand in the text, and their numbers at the foot."""
    return (
        f"Körpünün tikintisi həmin il başlandı{first} Ustalar Tiflisdən gəlmişdilər və işi iki ilə\n"
        f"qurtardılar{second} sonra isə hərə öz yurduna qayıtdı.\n"
        "____________________\n"
        f"{before_note}1{after_note}Yollar idarəsinin arxivi, iş 5.\n"
        f"{before_note}2{after_note}Ustabaşı Daniyelin dəftəri, s. 30.\n"
    )


@pytest.mark.parametrize(
    ("first", "second", "before", "after"),
    [
        (".1", ",2", "", " "),
        (".1", ",2", "", ". "),
        (".1", ",2", "", ") "),
        (".1", ",2", "[", "] "),
        (".1", ",2", "", ""),
        (".1", ",2", "      ", "\t"),
        (".¹", ",²", "", " "),
        (".[1]", ",[2]", "[", "] "),
        (" [1].", " [2],", "[", "] "),
        (".(1)", ",(2)", "(", ") "),
        (".1)", ",2)", "", ") "),
    ],
)
def test_styles_of_markers_and_bodies(laid_out: LaidOut, first: str, second: str, before: str, after: str) -> None:
    result = laid_out(printed(first, second, before, after))
    assert [(m.number, m.body) for m in result.markers] == [("1", 0), ("2", 1)]
    assert all(m.raw.of(result.source.text) in "12¹²" for m in result.markers)
    assert "başlandı. Ustalar" in result.text
    assert "qurtardılar, sonra" in result.text
    assert [result.paragraphs[b.paragraph].span.of(result.text)[:5] for b in result.footnotes] == ["Yolla", "Ustab"]


def test_two_markers_glued_to_one_word(laid_out: LaidOut) -> None:
    result = laid_out(printed("1,2", "", "", " "))
    assert [(m.number, m.body, m.raw.of(result.source.text)) for m in result.markers] == [("1", 0, "1"), ("2", 1, "2")]
    assert "başlandı Ustalar" in result.text


def test_a_marker_in_brackets_at_the_beginning_of_a_line(laid_out: LaidOut) -> None:
    result = laid_out(printed(" [1]", "\n[2]", "[", "] "))
    assert [m.number for m in result.markers] == ["1", "2"]


def test_stars_number_notes_page_by_page(laid_out: LaidOut) -> None:
    first = "Körpünü su apardı.* Növbəti yaz onu təzədən tikdilər, amma bu dəfə daşdan.**\n\n* Arxiv, iş 5.\n** Arxiv, iş 6.\n"
    second = "Daş körpü durur.* Onun üstündən araba keçmir, ancaq piyadalar keçə bilir.\n\n* Arxiv, iş 9.\n"
    result = laid_out(f"{first}\f{second}")
    assert [(m.number, m.body) for m in result.markers] == [("*", 0), ("**", 1), ("*", 2)]
    assert "*" not in result.text


def test_stars_at_a_title_cite_nothing(laid_out: LaidOut) -> None:
    text = (
        "DAŞ KÖRPÜLƏR*\n\nKörpünü su apardı.1 Növbəti yaz onu təzədən tikdilər, amma bu dəfə daşdan.\n"
        "____________________\n* Müəllif mühəndisdir.\n1 Arxiv, iş 5.\n"
    )
    result = laid_out(text)
    assert [m.number for m in result.markers] == ["1"]
    assert [b.number for b in result.footnotes] == ["1"]
    assert [p.zone for p in result.paragraphs if "mühəndisdir" in p.span.of(result.text)] == [Zone.FOOTNOTE]
    assert result.title == "DAŞ KÖRPÜLƏR"


def test_numbers_above_ninety_nine(laid_out: LaidOut) -> None:
    text = (
        "Bent o kış yıkıldı.99 Taşlar köye kadar sürüklendi.100 Köylüler imece ile yenisini yaptı.101\n"
        "____________________\n99 Kayıt, s. 1.\n100 Kayıt, s. 2.\n101 Kayıt, s. 3.\n"
    )
    assert [(m.number, m.body) for m in laid_out(text).markers] == [("99", 0), ("100", 1), ("101", 2)]


@pytest.mark.parametrize("trap", ["s.1", "c.1, s. 12", "25 km²", "F1 tipi", "1.1", "(s. 1)"])
def test_page_numbers_and_units_are_no_markers(laid_out: LaidOut, trap: str) -> None:
    result = laid_out(
        f"Barajın gövdesi {trap} olarak geçer ve böyle bilinir. Bent o kış yıkıldı.1 Sonra yapıldı.\n"
        "____________________\n1 Kayıt, s. 1.\n"
    )
    assert trap in result.text
    assert len(result.markers) == 1


@pytest.mark.parametrize("style", ["{} ", "{}. ", "{}) ", "{}"])
def test_a_note_may_begin_with_a_year(laid_out: LaidOut, style: str) -> None:
    notes = "".join(
        style.format(n) + words for n, words in ((1, "Kayıt, s. 1.\n"), (2, "1921 yılında bir daha yıkıldı.\n"))
    )
    result = laid_out(
        f"Bent o kış yıkıldı.1 Köylüler imece ile yenisini yaptı.2 Su duruldu.\n____________________\n{notes}"
    )
    assert [(m.number, m.body) for m in result.markers] == [("1", 0), ("2", 1)]
    assert (
        result.paragraphs[result.footnotes[1].paragraph].span.of(result.text).endswith("1921 yılında bir daha yıkıldı.")
    )


def test_a_space_may_stand_before_markers_inside_a_line(laid_out: LaidOut) -> None:
    text = (
        "Bent o kış yıkıldı. 1 Köylüler yenisini yaptı. 5 Mayıs günü bitti; su durgun idi. 2 “Kayıt” yazmıştır.\n"
        "____________________\n1 Kayıt, s. 1.\n2 Kayıt, s. 2.\n"
    )
    result = laid_out(text)
    assert [(m.number, m.body) for m in result.markers] == [("1", 0), ("2", 1)]
    assert "yaptı. 5 Mayıs" in result.text


def test_a_body_without_marker_takes_none_of_the_next_page(laid_out: LaidOut) -> None:
    page = (
        "Bent o kış yıkıldı.1 Köylüler imece ile yenisini yaptı, su duruldu ve balıklar geri{}.\n"
        "____________________\n1 Kayıt, s. 1.\n2 Kayıt, s. 2.\n"
    )
    result = laid_out(page.format(" geldi") + "\f" + page.format(" geldi.2 Sonra yaz oldu"))
    assert [(m.number, m.body) for m in result.markers] == [("1", 0), ("1", 2), ("2", 3)]


def test_numbers_of_a_bibliography_under_a_subheading_stay_text(laid_out: LaidOut) -> None:
    text = (
        "Bəndin tarixi ayrıca öyrənilib [1]. Sonra yenə yazılıb [2], axırda isə çap olunub [3].\n\nƏdəbiyyat\n\n"
        "Azərbaycan dilində\n1. Salmanov A. Bəndlər. Bakı, 1960.\n2. Quliyev B. Su. Bakı, 1970.\n"
        "Rus dilində\n3. Зейналов Р. Вода. Баку, 1962.\n"
    )
    result = laid_out(text)
    assert result.markers == ()
    assert "öyrənilib [1]. Sonra" in result.text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bent o kış yıkıldı.14 Köylüler yenisini yaptı.15 1921’de o da gitti.16\n", ["14", "15", "16"]),
        ("Bent o kış yıkıldı (Kayıt, 1921, s. 3).7 Köylüler yenisini yaptı.\n", ["7"]),
        ("Бәнд о гыш учду.5 Кәндлиләр тәзәсини тикдиләр.\n", ["5"]),
        ("Bent o kış yıkıldı.3 Mayıs geldi. Köylüler yenisini yaptı.\n", []),
        ("Bent o kış yıkıldı.2 gün sürdü. Köylüler yenisini yaptı.\n", []),
        ("Bent için Tablo.3 Köylüler çizdi. Madde.4 Köylüler yazdı.\n", []),
        ("Bent o kış yıkıldı.9 Köylüler yenisini yaptı.2 Sonra o da gitti.\n", []),  # they do not count up
    ],
)
def test_sentences_that_end_in_numbers_mark_notes_of_a_text_without_bodies(
    laid_out: LaidOut, text: str, numbers: list[str]
) -> None:
    assert [marker.number for marker in laid_out(text).markers] == numbers


def test_a_number_behind_a_year_marks_a_note_that_stands_below(laid_out: LaidOut) -> None:
    text = (
        "Bent o kış, kayıtlara göre 1921.1 Köylüler yenisini yaptı.2\n"
        "____________________\n1 Kayıt, s. 1.\n2 Kayıt, s. 2.\n"
    )
    assert [(m.number, m.body) for m in laid_out(text).markers] == [("1", 0), ("2", 1)]


def test_numbers_of_a_bibliography_in_brackets_stay_text(laid_out: LaidOut) -> None:
    text = "Bəndin tarixi ayrıca öyrənilib [1]. Sonra yenə yazılıb [2].\n\nƏdəbiyyat\n\n1. Salmanov A. Bəndlər. Bakı, 1960.\n2. Quliyev B. Su. Bakı, 1970.\n"
    result = laid_out(text)
    assert result.markers == ()
    assert "öyrənilib [1]. Sonra" in result.text
