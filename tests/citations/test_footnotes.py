"""Footnote bodies and their fields."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.citations.backrefs import BackKind
from pipeline.citations.footnotes import body_text, cites, parse_footnote
from pipeline.citations.imprint import is_place
from pipeline.citations.names import split_authors


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (
            "Rauf Karaca, Dağların Sesi, Yıldız Basımevi, İstanbul 1975, s. 45.",
            ("Rauf Karaca", "Dağların Sesi", "İstanbul", "Yıldız Basımevi", "1975", "45"),
        ),
        (
            "Rauf Nəbiyev. Dağların səsi. Bakı, “Ulduz”, 1992, s.181-187.",
            ("Rauf Nəbiyev", "Dağların səsi", "Bakı", "“Ulduz”", "1992", "181-187"),
        ),
        (
            "Nəbiyev R. Dağların səsi. Bakı: Elm, 2001, səh. 5.",
            ("Nəbiyev R.", "Dağların səsi", "Bakı", "Elm", "2001", "5"),
        ),
        (
            "Набиев Р. Голос гор (1920-1922 гг.). Москва: ООО «Звезда», 2013, с.69.",
            ("Набиев Р.", "Голос гор (1920-1922 гг.)", "Москва", "ООО «Звезда»", "2013", "69"),
        ),
        ("Рауф Набиев. Голос гор. М., 1999, С. 33.", ("Рауф Набиев", "Голос гор", "М", "", "1999", "33")),
        ("Rauf Nabiyev. The Voice. Oxford. 1985. P. 35.", ("Rauf Nabiyev", "The Voice", "Oxford", "", "1985", "35")),
        ("Ravend, Dağların səsi. Paris, 1930.", ("Ravend", "Dağların səsi", "Paris", "", "1930", "")),
        ("Karaca, 1984, s. 52.", ("Karaca", "", "", "", "1984", "52")),
        (
            "Nəbiyev R., Orucov V. Dağların səsi. Bakı: Elm, 2001, s. 5",
            ("Nəbiyev R., Orucov V.", "Dağların səsi", "Bakı", "Elm", "2001", "5"),
        ),
        ("Yeni Ses, S. 3, 1923, s. 5.", ("", "Yeni Ses", "", "", "1923", "5")),
        ("Yeni Ses, 12 Mart 1934.", ("", "Yeni Ses", "", "", "1934", "")),
        ("BCA, 30-10-0-0/12.34.", ("", "BCA", "", "", "", "30-10-0-0/12.34")),
        (
            "Архив Министерства торговли (АМТ): Ф.3, д.306, л.2-5.",
            ("", "Архив Министерства торговли (АМТ)", "", "", "", "Ф.3, д.306, л.2-5"),
        ),
        # Latin c. is a misprint for Cyrillic с. in Russian text
        ("Рауф Набиев. Голос гор. Баку, 1999, c.73-74.", ("Рауф Набиев", "Голос гор", "Баку", "", "1999", "73-74")),
    ],
)
def test_fields(body: str, fields: tuple[str, ...]) -> None:
    (reference,) = parse_footnote(body)
    assert (
        reference.authors,
        reference.title,
        reference.place,
        reference.publisher,
        reference.year,
        reference.pages,
    ) == fields


def test_article_with_volume_and_issue() -> None:
    (reference,) = parse_footnote("Rauf Karaca, “Dağlılar”, Belge, C. 12, S. 45, Ankara 1990, s. 12-14.")
    assert reference.article
    assert (reference.authors, reference.year, reference.pages) == ("Rauf Karaca", "1990", "12-14")


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        ("Karaca, Dağlar, Ankara 1990, s. 5; Orucov, Ovalar, Bursa 1991, s. 7.", ["5", "7"]),
        ("Nəbiyev R. Dağlar. Bakı, 1990, s. 5. Orucov V. Ovalar. Bakı, 1991, s. 7.", ["5", "7"]),
        ("Bkz. Karaca, Dağlar, Ankara 1990, s. 5; ayrıca bkz. Orucov, a.g.e., s. 77.", ["5", "77"]),
        ("Набиев Р. Горы. Б.д., с.7 (Личный архив), Оруджев В. Долины. Баку, 2012, с.15.", ["7", "15"]),
    ],
)
def test_several_references_in_a_note(body: str, pages: list[str]) -> None:
    assert [reference.pages for reference in parse_footnote(body)] == pages


@pytest.mark.parametrize(
    ("body", "kind", "authors", "pages"),
    [
        ("A.g.e., s. 50.", BackKind.EARLIER_WORK, "", "50"),
        ("Karaca, a.g.e., s. 48.", BackKind.EARLIER_WORK, "Karaca", "48"),
        ("Karaca, a.g.m., 48.", BackKind.EARLIER_WORK, "Karaca", "48"),
        ("Aynı yer.", BackKind.SAME_WORK, "", ""),
        ("Yenə orada, s.12.", BackKind.SAME_WORK, "", "12"),
        ("Рауф Набиев. Yenə orada, c.74-77.", BackKind.SAME_WORK, "Рауф Набиев", "74-77"),
        ("R.Nəbiyev. Göstərilən əsəri, s.77.", BackKind.EARLIER_WORK, "R.Nəbiyev", "77"),
        ("Göst. əsər, s. 5.", BackKind.EARLIER_WORK, "", "5"),
        ("Там же. С. 5.", BackKind.SAME_WORK, "", "5"),
        ("Набиев Р. Указ. соч., с. 5.", BackKind.EARLIER_WORK, "Набиев Р.", "5"),
        ("Ibid., p. 4.", BackKind.SAME_WORK, "", "4"),
        ("Karaca, op. cit., p. 4.", BackKind.EARLIER_WORK, "Karaca", "4"),
        ("Јенә орада, с. 9.", BackKind.SAME_WORK, "", "9"),
        ("Həmin müəllif. Başqa kitab. Bakı, 1999, s. 7.", BackKind.SAME_AUTHOR, "", "7"),
    ],
)
def test_back_references(body: str, kind: BackKind, authors: str, pages: str) -> None:
    (reference,) = parse_footnote(body)
    assert reference.back is not None
    assert (reference.back.kind, reference.authors, reference.pages) == (kind, authors, pages)


@pytest.mark.parametrize(
    "body",
    [
        "O yıllarda kullanılan, 1.09 hektara denk ölçü birimi",
        "1902 yılında kurulan ve 1905-1917 arasında etkili olan parti.",
        "Orada işləyən qrup haqqında məlumat yoxdur.",
        "Genel Valilik. Bölgenin askeri gücü ona bağlıydı.",
    ],
)
def test_explanations_cite_nothing(body: str) -> None:
    assert not cites(body, parse_footnote(body))


def test_explanation_with_a_bracketed_reference_cites() -> None:
    body = "Ölçü birimi, bir hektardan büyük (Karaca, 1979, s. 4)."
    assert cites(body, parse_footnote(body))


@pytest.mark.parametrize(
    ("paragraph", "number", "body"),
    [
        ("16 Karaca,  s. 5.", "16", "Karaca, s. 5."),
        ("[3] Karaca", "3", "Karaca"),
        ("1918 yılında", "4", "1918 yılında"),
        ("1918 yılında", "19", "1918 yılında"),
        ("*Tarih Enstitüsü", "*", "Tarih Enstitüsü"),
        ("7", "7", "7"),
    ],
)
def test_body_text_drops_the_printed_number(paragraph: str, number: str, body: str) -> None:
    assert body_text(paragraph, number) == body


@pytest.mark.parametrize(
    ("text", "authors", "title"),
    [
        ("Рауф Набиев. Голос гор", "Рауф Набиев", "Голос гор"),
        ("Набиев Р. Предисловие к книге", "Набиев Р.", "Предисловие к книге"),
        ("Письмо Р.Набиева – В.Оруджеву. Переписка", "", "Письмо Р.Набиева – В.Оруджеву. Переписка"),
        ("Протокол заседания Совета", "", "Протокол заседания Совета"),
        ("Yeni Ses", "", "Yeni Ses"),
    ],
)
def test_split_authors(text: str, authors: str, title: str) -> None:
    assert split_authors(text) == (authors, title)


@pytest.mark.parametrize(
    ("text", "expected"), [("Bakı", True), ("М.", True), ("İstanbul-Ankara", True), ("Oxford", True), ("Karaca", False)]
)
def test_is_place(text: str, expected: bool) -> None:
    assert is_place(text) is expected


_PIECES = st.sampled_from(
    [
        "Karaca",
        ", ",
        ". ",
        "; ",
        "s. 5",
        "1990",
        "a.g.e.",
        "Там же",
        "(",
        ")",
        "“",
        "”",
        "Bakı",
        ":",
        "№ 3",
        "BCA",
        "R.",
        " ",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=50).map("".join)))
@example("0(A.G.B.0)S.0")  # a bracket in the middle of a reference
def test_any_body_gives_references_inside_it(body: str) -> None:
    end = 0
    for reference in parse_footnote(body):
        assert reference.span.of(body) == reference.text
        assert reference.span.start >= end
        end = reference.span.end
        if reference.back is not None:
            assert 0 <= reference.back.start < reference.back.end <= len(reference.text)


@pytest.mark.parametrize("unit", ["(", "s. 1 ", "A. ", "a.g.e. ", "No 5 ", "Ab, ", "“a” ", "1-"])
def test_long_notes_of_one_kind_are_read(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    # a pattern that goes back and forth would not come to an end here
    ends = [reference.span.end for reference in parse_footnote(text)]
    assert ends == sorted(ends) and all(end <= len(text) for end in ends)
