from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.layout import lay_out
from pipeline.records import LaidOutText, SourceText, Zone

LaidOut = Callable[[str], LaidOutText]

#: A page of running text; no line of it stands on another page.
WORDS = (
    "cəmiyyətin üzvləri həmin il bir neçə dəfə yığışıb nizamnamənin layihəsini oxudular sonra onu çap etmək üçün "
    "mətbəəyə göndərdilər və mətbəə sahibi kağızın baha olduğunu deyib işi yubatdı ona görə də kitabça yalnız yazda "
    "işıq üzü gördü oxucular onu maraqla qarşıladılar ikinci nəşrini istədilər"
).split()


def page(seed: int) -> str:
    """Six lines of running text that differ for each seed; the last ends a sentence."""
    lines = [" ".join(WORDS[(seed * 7 + k * 5 + j * (seed + 2)) % len(WORDS)] for j in range(10)) for k in range(6)]
    return "\n".join(lines).capitalize() + ".\n"


def zones(laid_out: LaidOutText, zone: Zone) -> list[str]:
    return [p.span.of(laid_out.text) for p in laid_out.paragraphs if p.zone is zone]


def test_form_feeds_make_pages(laid_out: LaidOut) -> None:
    result = laid_out("\f".join(page(n) for n in range(3)))
    assert sorted({line.page for line in result.lines}) == ["1", "2", "3"]


def test_one_leading_space_stands_for_a_form_feed(laid_out: LaidOut) -> None:
    result = laid_out(" ".join(page(n) + page(n + 5) for n in range(3)))
    assert {line.page for line in result.lines} == {"1", "2", "3"}


def test_indented_paragraphs_are_no_pages(laid_out: LaidOut) -> None:
    result = laid_out("".join(f" {page(n)}" for n in range(8)))
    assert {line.page for line in result.lines} == {"1"}


@pytest.mark.parametrize("number", ["57", "- 57 -", "– 57 –", "[57]"])
def test_a_bare_number_at_the_foot_is_a_page_number(laid_out: LaidOut, number: str) -> None:
    result = laid_out(f"{page(1)}\n{number}\n\f{page(2)}")
    assert zones(result, Zone.PAGE_NUMBER) == [number]
    assert [result.lines[0].page, result.lines[-1].page] == ["57", "58"]


def test_a_bare_number_between_blank_lines_divides_pages(laid_out: LaidOut) -> None:
    result = laid_out(f"{page(1)}\n\n\n38\n\n\n{page(2)}")
    assert zones(result, Zone.PAGE_NUMBER) == ["38"]
    assert [result.lines[0].page, result.lines[-1].page] == ["38", "39"]


def test_numbers_that_count_up_are_page_numbers_without_blank_lines(laid_out: LaidOut) -> None:
    result = laid_out("".join(f"{page(number)}{number}\n" for number in range(12, 16)))
    assert zones(result, Zone.PAGE_NUMBER) == ["12", "13", "14", "15"]


def test_a_lone_number_in_running_text_is_text(laid_out: LaidOut) -> None:
    result = laid_out(page(1).replace("\n", "\n1918\n", 1))
    assert zones(result, Zone.PAGE_NUMBER) == []
    assert "1918" in result.text


def test_a_header_with_a_wide_gap_beside_the_number(laid_out: LaidOut) -> None:
    header = "S. Quliyeva                       Bir cəmiyyətin tarixi"
    result = laid_out(f"{page(1)}\n\n \n\n{header}\n\n \n\n22\n\n{page(2)}")
    assert zones(result, Zone.RUNNING_HEADER) == ["S. Quliyeva Bir cəmiyyətin tarixi"]
    assert [result.lines[0].page, result.lines[-1].page] == ["21", "22"]


def test_alternating_headers_repeat(laid_out: LaidOut) -> None:
    left, right = "SƏMƏD QULİYEV\n\n", "Bir cəmiyyətin tarixi\n\n"
    result = laid_out("\f".join(header + page(n) for n, header in enumerate((left, right, left, right, left))))
    assert zones(result, Zone.RUNNING_HEADER) == [right.strip(), left.strip()] * 2
    # on the first page the same words are the title
    assert result.title == left.strip()


def test_header_and_number_on_one_line(laid_out: LaidOut) -> None:
    pages = [f"{number}    Bir cəmiyyətin tarixi\n\n{page(number)}{page(number + 9)}" for number in (40, 41, 42)]
    result = laid_out("\n".join(pages))
    assert len(zones(result, Zone.RUNNING_HEADER)) == 3
    assert {line.page for line in result.lines} == {"40", "41", "42"}


def test_header_and_number_far_apart_need_not_repeat(laid_out: LaidOut) -> None:
    result = laid_out(f"{page(1)}\f8          Səməd Quliyev\n\n{page(2)}")
    assert zones(result, Zone.RUNNING_HEADER) == ["8 Səməd Quliyev"]
    assert [result.lines[0].page, result.lines[-1].page] == ["7", "8"]


def test_dates_under_headings_are_no_running_headers(laid_out: LaidOut) -> None:
    dates = ("14 Mart 1918, saat 14.30", "16 Mart 1918, saat 10.00", "6 Nisan 1918")
    result = laid_out("\f".join(f"TOPLANTI\n{date}\n\n{page(n)}" for n, date in enumerate(dates)))
    assert all(date in result.text for date in dates)
    assert all(date not in zones(result, Zone.RUNNING_HEADER) for date in dates)


def test_running_text_is_one_over_header_and_page_break(laid_out: LaidOut) -> None:
    first = page(1).rstrip(".\n")
    result = laid_out(f"{first}\n\n7\n\f{page(2).lower()}")
    body = zones(result, Zone.BODY)
    assert len(body) == 1
    assert f"{first.split()[-1]} {page(2).lower().split()[0]}" in body[0]


@pytest.mark.parametrize("number", ["Sayfa 57", "s. 57", "səh. 57", "57 / 80", "— 57 —", "57 | S a y f a", "с. 57"])
def test_numbers_that_say_what_they_are(laid_out: LaidOut, number: str) -> None:
    result = laid_out(f"{page(1)}\n{number}\n{page(2)}")
    assert zones(result, Zone.PAGE_NUMBER) == [number]
    assert [result.lines[0].page, result.lines[-1].page] == ["57", "58"]


def test_roman_page_numbers(laid_out: LaidOut) -> None:
    result = laid_out(f"{page(1)}\niv\n\f{page(2)}\nv\n\f{page(3)}\nvi\n")
    assert zones(result, Zone.PAGE_NUMBER) == ["iv", "v", "vi"]
    assert {line.page for line in result.lines} == {"iv", "v", "vi"}


def test_numbers_at_the_top_of_pages(laid_out: LaidOut) -> None:
    result = laid_out(f"— 5 —\n\n{page(1)}\n— 6 —\n\n{page(2)}\n— 7 —\n\n{page(3)}")
    assert [result.lines[2].page, result.lines[-1].page] == ["5", "7"]


def test_the_head_of_a_periodical_is_no_title(laid_out: LaidOut) -> None:
    head = "Yurt Tarixi Jurnalı, Sayı 12, 1998"
    result = laid_out(f"{head}\n\nSU DƏYİRMANLARI\n\n{page(1)}\f{head}\n\n{page(2)}")
    assert zones(result, Zone.RUNNING_HEADER) == [head, head]
    assert result.title == "SU DƏYİRMANLARI"


def test_a_header_with_several_numbers_and_the_page(laid_out: LaidOut) -> None:
    heads = [f"Yurt Tarixi, Cilt 4, Sayı 2, 1998, s. {number}" for number in (31, 32, 33)]
    result = laid_out("\f".join(f"{head}\n\n{page(n)}{page(n + 6)}" for n, head in enumerate(heads)))
    assert zones(result, Zone.RUNNING_HEADER) == heads
    assert {line.page for line in result.lines} == {"31", "32", "33"}


def test_a_header_that_interrupts_a_sentence_need_not_repeat(laid_out: LaidOut) -> None:
    result = laid_out(f"{page(1).rstrip().rstrip('.')}\n\fSəməd Quliyev\n\n{page(2).lower()}")
    assert zones(result, Zone.RUNNING_HEADER) == ["Səməd Quliyev"]
    assert len(zones(result, Zone.BODY)) == 1


def test_a_note_after_a_tab_is_no_header_beside_the_number(laid_out: LaidOut) -> None:
    text = page(1).rstrip().rstrip(".") + ".1\n" + "_" * 20 + "\n1\tYenə orada, s. 47.\n\n12\n\f" + page(2)
    assert zones(laid_out(text), Zone.RUNNING_HEADER) == []


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_of_other_systems(laid_out: LaidOut, end: str) -> None:
    text = f"{page(1)}\n57\n\f{page(2)}"
    assert laid_out(text.replace("\n", end)).text == laid_out(text).text


@pytest.mark.parametrize(
    "text",
    [
        "Qısa sətir\n" * 20_000,
        "7\n\n" * 20_000,
        "\n".join(str(n % 9999) for n in range(20_000)),
        ("\n" * 50 + "12\n") * 1_000,
        "\f" * 50_000,
        "söz.1\n_______\n1 Arxiv.\n" * 6_000,
        "ab1,2,3,4 " * 20_000,
        "(" * 200_000 + " " * 200_000 + "a",
    ],
    ids=["short lines", "numbers", "counting", "blank lines", "form feeds", "rules", "commas", "one line"],
)
def test_long_texts_of_one_kind_are_laid_out(make_source: Callable[[str], SourceText], text: str) -> None:
    # a step that goes back and forth would not come to an end here
    laid_out = lay_out(make_source(text))
    ends = [paragraph.span.end for paragraph in laid_out.paragraphs]
    assert ends == sorted(ends) and all(end <= len(laid_out.text) for end in ends)
