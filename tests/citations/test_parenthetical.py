"""Brackets that are references, brackets that are not, and their keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.parenthetical import find_references


def keys(bracket: str) -> str:
    """The key of the one reference in a sentence that ends with the bracket, or ""."""
    found = find_references(f"Heyet o yaz Tiflis’ten ayrıldı {bracket}. Sonrası bilinmiyor.")
    return " || ".join(reference.key for reference in found)


@pytest.mark.parametrize(
    ("bracket", "key"),
    [
        ("(Karaca, 1991, s. 158)", "Karaca;1991;158"),
        ("(Karaca, 1991, s.158)", "Karaca;1991;158"),
        ("(Karaca, 1991, s. 158.)", "Karaca;1991;158"),
        ("(Karaca, 1991, ss. 158-160)", "Karaca;1991;158-160"),
        ("(Karaca, 1991, s. 158–160)", "Karaca;1991;158–160"),
        ("(Karaca, 1991, səh. 7)", "Karaca;1991;7"),
        ("(Karaca, 1991, p. 7)", "Karaca;1991;7"),
        ("(Karaca, 1991, pp. 7, 9-11)", "Karaca;1991;7, 9-11"),
        ("(Karaca, 1991, s. xii-xiv)", "Karaca;1991;xii-xiv"),
        ("(Karaca, 1991)", "Karaca;1991;"),
        ("(Karaca, 1991b, s. 4)", "Karaca;1991b;4"),
        ("(Karaca, t.y., s. 4)", "Karaca;;4"),
        ("(Karaca, s. 4)", "Karaca;;4"),
        ("( Karaca , 1991 , s . 48 )", "Karaca;1991;48"),
        ("(Karaca, 1991. s. 48)", "Karaca;1991;48"),
        ("(Karaca 1991: 48)", "Karaca;1991;48"),
        ("(Karaca, 1991:48-50)", "Karaca;1991;48-50"),
        ("(Karaca 1991, 48)", "Karaca;1991;48"),
        ("(Karaca 1991)", "Karaca;1991;"),
        ("(Karaca 1991 s. 48)", "Karaca;1991;48"),
        ("(Karaca, 1991; s. 48)", "Karaca;1991;48"),
        ("(Karaca, 1991, C. 2, s. 48)", "Karaca;1991;48"),
        ("(Karaca, 1991, II, s. 48)", "Karaca;1991;48"),
        ("(Karaca, 1991, V cild, s. 48)", "Karaca;1991;48"),
        ("(Karaca, 1991, s. 48, dipnot: 5)", "Karaca;1991;48"),
        ("(Karaca, 1341/1923, s. 5)", "Karaca;1341/1923;5"),
    ],
)
def test_year_and_pages(bracket: str, key: str) -> None:
    assert keys(bracket) == key


@pytest.mark.parametrize(
    ("bracket", "authors"),
    [
        ("(Nəbiyev R. , 2008, s. 3)", "Nəbiyev R."),
        ("(R. Nəbiyev, 2008, s. 3)", "R. Nəbiyev"),
        ("(R.Ə.Nəbiyev, 2008, s. 3)", "R.Ə.Nəbiyev"),
        ("(Nəbiyev, R. Ə., 2008, s. 3)", "Nəbiyev, R. Ə."),
        ("(Nəbiyev & Orucov, 2008, s. 3)", "Nəbiyev & Orucov"),
        ("(Nəbiyev və Orucov, 2008, s. 3)", "Nəbiyev və Orucov"),
        ("(Nəbiyev, Orucov, & Qasımova, 2008, s. 3)", "Nəbiyev, Orucov, & Qasımova"),
        ("(Nəbiyev, Orucov ve Qasımova, 2008, s. 3)", "Nəbiyev, Orucov ve Qasımova"),
        ("(Nəbiyev, Orucov, 2008, s. 3)", "Nəbiyev, Orucov"),
        ("(Nəbiyev R., Orucov V., 2008, s. 3)", "Nəbiyev R., Orucov V."),
        ("(Nəbiyev, ve diğerleri, 2008, s. 3)", "Nəbiyev, ve diğerleri"),
        ("(Nəbiyev və b., 2008, s. 3)", "Nəbiyev və b."),
        ("(Nəbiyev vd., 2008, s. 3)", "Nəbiyev vd."),
        ("(Nabiyev et al., 2008, p. 3)", "Nabiyev et al."),
        ("(Набиев Р., 2008, с. 3)", "Набиев Р."),
        ("(Nəbiyev R. Dağların səsi. Bakı, 2008, s. 3)", "Nəbiyev R."),
        ("(Р. Нәбијев, В. Оруҹов. Әсәрләри, 2008, ҹ. 5, сәһ. 3)", "Р. Нәбијев, В. Оруҹов"),
        ("(Нәбијев, 2008, сәһ. 3)", "Нәбијев"),
        ("(von Hagen, 2008, s. 3)", "von Hagen"),
    ],
)
def test_authors(bracket: str, authors: str) -> None:
    assert keys(bracket) == f"{authors};2008;3"


@pytest.mark.parametrize(
    ("bracket", "key", "title"),
    [
        ("(Orucov, Dağların Sesi, 1999, s. 12)", "Orucov;1999;12", "Dağların Sesi"),
        ("(Orucov, Sürgün Yılları (1921-1938), 1999, s. 12)", "Orucov;1999;12", "Sürgün Yılları (1921-1938)"),
        (
            "(Orucov, Between Paris, Rome, and Prague, 1921-1925, 1999, s. 12)",
            "Orucov;1999;12",
            "Between Paris, Rome, and Prague, 1921-1925",
        ),
        ("(Orucov, Hani, nerede o gün?, 1936, s. 7)", "Orucov;1936;7", "Hani, nerede o gün?"),
        ("(Orucov, Devlet ve İhtilal, 1999, s. 12)", "Orucov;1999;12", "Devlet ve İhtilal"),
    ],
)
def test_title_between_author_and_year_is_no_part_of_the_key(bracket: str, key: str, title: str) -> None:
    (reference,) = find_references(f"Öyle denir {bracket}.")
    assert (reference.key, reference.works[0].title) == (key, title)


@pytest.mark.parametrize(
    ("bracket", "key"),
    [
        ("(Köy Kanunu, 1924)", "Köy Kanunu;1924;"),
        ("(Kırımda Sürgün Repressiyaları, 2019)", "Kırımda Sürgün Repressiyaları;2019;"),
        ("(Türk Tarih Kurumu, 2010)", "Türk Tarih Kurumu;2010;"),
        ("(Dağlılara açık mektup, 1935, s. 259)", "Dağlılara açık mektup;1935;259"),
        ("(Yeni Ses, 12 Mart 1934, s. 1)", "Yeni Ses;1934;1"),
        ("(Yeni Ses, 12 Mart 1934)", "Yeni Ses;1934;"),
        ("(Yeni Ses, 1923, S. 2, s. 1)", "Yeni Ses;1923;1"),
        ("(Vakit, 5 Teşrinievvel 1908)", "Vakit;1908;"),
        ("(“Kaspi” qəzeti, 1917, 12 mart, № 56)", "“Kaspi” qəzeti;1917;"),
        ("(Azərbaycan, 1919, 28 may)", "Azərbaycan;1919;"),  # the newspaper
    ],
)
def test_titles_and_newspapers_without_author(bracket: str, key: str) -> None:
    assert keys(bracket) == key


@pytest.mark.parametrize(
    ("bracket", "key"),
    [
        ("(BCA, 30-10-0-0)", "BCA;;30-10-0-0"),
        ("(BCA, 030.10.0.0/12.34.5)", "BCA;;030.10.0.0/12.34.5"),
        ("(TDA, 571/36010-11,1930-03-14)", "TDA;1930;571/36010-11"),
        ("(BCA,30-10-4-1/62-15–7,21.03.1937)", "BCA;1937;30-10-4-1/62-15–7"),
        (
            "(Devlet Arşivleri Başkanlığı (BCA), 30-10-0-0, 17.08.1931)",
            "Devlet Arşivleri Başkanlığı (BCA);1931;30-10-0-0",
        ),
        # a shelf mark that begins with letters names the fonds
        ("(BOA, HR.SYS.İŞO./118-6-2, 04-03-1931)", "BOA, HR.SYS.İŞO./118-6-2;1931;"),
        ("(BOA, DH.ŞFR, 75/123)", "BOA, DH.ŞFR;;75/123"),
        ("(ARDA, f. 894, siy. 1, iş 55)", "ARDA;;f. 894, siy. 1, iş 55"),
        ("(АССР МДТИА, ф. 28, сиј. 1, иш 65)", "АССР МДТИА;;ф. 28, сиј. 1, иш 65"),
        ("(РГАСПИ, ф. 17, оп. 3, д. 5, л. 12)", "РГАСПИ;;ф. 17, оп. 3, д. 5, л. 12"),
    ],
)
def test_archives(bracket: str, key: str) -> None:
    assert keys(bracket) == key


@pytest.mark.parametrize(
    ("bracket", "key"),
    [
        ("(Orucov, 1999, s. 12; Karaca, 2001, ss. 5-7)", "Orucov;1999;12 | Karaca;2001;5-7"),
        ("(Orucov, 1999, s. 12; 2001, s. 5)", "Orucov;1999;12 | Orucov;2001;5"),
        ("(Orucov, 1999, s. 12, Karaca, 2001, s. 5)", "Orucov;1999;12 | Karaca;2001;5"),
        ("(Orucov, 1999, s. 12 ve Karaca, 2001, s. 5)", "Orucov;1999;12 | Karaca;2001;5"),
        ("(Orucov, 1999; Karaca, 2001)", "Orucov;1999; | Karaca;2001;"),
        ("(Orucov, 1999, 2001)", "Orucov;1999; | Orucov;2001;"),
        ("(Orucov, 1999, s. 12; ayrıca bkz. Karaca, 2001, s. 5)", "Orucov;1999;12 | Karaca;2001;5"),
        ("(Orucov, 1999, s. 12, akt. Karaca, 2001, s. 5)", "Orucov;1999;12 | Karaca;2001;5"),
    ],
)
def test_several_in_one_bracket(bracket: str, key: str) -> None:
    assert keys(bracket) == key


@pytest.mark.parametrize(
    "bracket",
    [
        "(bkz. Orucov, 1999, s. 12)",
        "(Bkz.: Orucov, 1999, s. 12)",
        "(geniş bilgi için bkz. Orucov, 1999, s. 12)",
        "(ətraflı bax: Orucov, 1999, s. 12)",
        "(см. Orucov, 1999, с. 12)",
    ],
)
def test_lead_in_is_no_author(bracket: str) -> None:
    assert keys(bracket) == "Orucov;1999;12"


@pytest.mark.parametrize(
    ("bracket", "key"),
    [
        ("(a.g.e., s. 5)", "a.g.e.;;5"),
        ("(A.g.m., 12)", "A.g.m.;;12"),
        ("(Orucov, a.g.e., s. 48)", "Orucov, a.g.e.;;48"),
        ("(yenə orada, s. 12)", "yenə orada;;12"),
        ("(Ibid., p. 4)", "Ibid.;;4"),
    ],
)
def test_back_references_keep_their_words(bracket: str, key: str) -> None:
    assert keys(bracket) == key


@pytest.mark.parametrize(
    ("bracket", "key"),
    [("[12, s. 45]", "12;;45"), ("[12]", "12;;"), ("[3; 7, s. 12]", "3;; | 7;;12"), ("(3, s. 45)", "3;;45")],
)
def test_numbers_of_the_bibliography(bracket: str, key: str) -> None:
    assert keys(bracket) == key


@pytest.mark.parametrize(
    "bracket",
    [
        "(1920-1950)", "(1919-20)", "(1927)", "(1918, 1920)", "(17.08.1931)",  # years
        "(12 Mart)", "(28 Mayıs 1918)", "(6-16 Temmuz 1920)", "(Kasım 1917)", "(Mayıs, 1918)", "(Ocak-Mart 1920)",
        "(Sonbahar 1919)", "(20 Kasım (3 Aralık) 1917)", "(5 Teşrinievvel 1908)", "(1922-ci ildə)",
        "(1881-1936)", "(öl. 1955)", "(d. 1884)", "(Doğ. 1884)", "(d. 26 Ağustos 1883; Paris ö. 24 Ekim 1966; Roma)", "(Yusuf Akçura, 1876-1935)",  # lives
        "(Bakı, 1884 – Ankara, 1955)", "(Karabağ 1914 – Ankara 2006)", "(Novxanı, 31 yanvar 1884 - Ankara, 6 mart 1955)",
        "(Helsinki)", "(QİK)", "(Sultanzadə)", "(başkan)", "(rus. Народная свобода)", "(M.E.Resulzade)",  # glosses
        "(İzmir, 1922)", "(İzmir 1922)", "(Paris, 1930)", "(Bakü’de, 1920)", "(Tiflis, 26 Mayıs 1918)",  # places
        "(İstanbul: Devlet Matbaası, 1928)", "(Azərnəşr, Bakı, 1992)", "(Yıldız Yayınları, 2002)",
        "(Lozan Antlaşması, 1923)", "(Sivas Kongresi, 1919)", "(Birinci Dünya Savaşı, 1914-1918)",  # happenings
        "(Mondros Mütarekesi, 30 Ekim 1918)", "(İkinci Dünya Müharibəsi, 1941)",
        "(Rumi 1334)", "(NEP 1921)", "(“Əsrimizin Səyavuşu”, 1923)", "(12:45)", "(3:1)", "(217., 227., 151.)",
        "(Tablo 3, s. 45)", "(bkz. s. 45)", "(bkz. Ek 3)", "(Madde 5)", "(1, 2)",
        "(Mirza Bala 1934’te müdür oldu)", "(təxminən 500 nəfər, 1919)",
        "[sic]", "[1918]", "[...]",
    ],
)  # fmt: skip
def test_no_reference(bracket: str) -> None:
    assert keys(bracket) == ""


@pytest.mark.parametrize(
    ("text", "bracket", "key"),
    [
        ("Karaca (1966, s. 48) böyle yazar.", "(1966, s. 48)", "Karaca;1966;48"),
        ("Karaca’ya göre (1966: 48) öyleydi.", "(1966: 48)", "Karaca;1966;48"),
        ("Sonra gider (s. 48).", "(s. 48)", ";;48"),
    ],
)
def test_author_in_the_sentence(text: str, bracket: str, key: str) -> None:
    (reference,) = find_references(text)
    assert (reference.span.of(text), reference.key) == (bracket, key)


def test_bare_year_counts_only_for_an_author_cited_elsewhere() -> None:
    text = "Karaca (1966) anlatır. Heyet döndü (Karaca, 1966, s. 3). Bakü (1966) büyüdü."
    assert [reference.span.of(text) for reference in find_references(text)] == ["(1966)", "(Karaca, 1966, s. 3)"]


def test_lone_name_is_an_author_if_the_document_cites_him_elsewhere() -> None:
    text = "Bir (Orucov, Kaya, 1999, s. 3). İki (Kaya, 2001, s. 4)."
    assert [reference.works[0].authors for reference in find_references(text)] == ["Orucov, Kaya", "Kaya"]


def test_span_includes_nested_brackets() -> None:
    text = "Yasaklandı (Cumhuriyet Arşivi (BCA), 30-18-1-2/22, 17.08.1931). Sonra (1932) çıktı."
    assert [reference.span.of(text) for reference in find_references(text)] == [
        "(Cumhuriyet Arşivi (BCA), 30-18-1-2/22, 17.08.1931)"
    ]


def test_reference_inside_a_bracket_of_prose() -> None:
    text = "Heyet (üyeleri bilinmez (Karaca, 1966, s. 3)) döndü."
    assert [reference.span.of(text) for reference in find_references(text)] == ["(Karaca, 1966, s. 3)"]


def test_unclosed_bracket_ends_with_its_paragraph() -> None:
    text = "Açılan (parantez kapanmadı.\nSonra (Karaca, 1966, s. 3) geldi)."
    assert [reference.key for reference in find_references(text)] == ["Karaca;1966;3"]


_PIECES = st.sampled_from(
    [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ";",
        ",",
        " ",
        "1990",
        "s. 12",
        "Karaca",
        "a.g.e.",
        "“",
        "”",
        "&",
        "ve",
        "bkz.",
        "BCA",
        "\n",
        ":",
        "-",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join)))
def test_any_text_gives_ordered_disjoint_spans(text: str) -> None:
    references = find_references(text)
    for reference in references:
        printed = reference.span.of(text)
        assert printed[0] in "([{"
        assert printed[-1] in ")]}" or printed[-1].isdigit()  # a bracket that nothing closes ends with its page
        assert reference.works
    ends = [0, *(reference.span.end for reference in references)]
    assert all(reference.span.start >= end for reference, end in zip(references, ends, strict=False))


@pytest.mark.parametrize(
    "unit",
    ["(", ")", "()", "[1", "(1, 2", "(Ab 1990; ", "“(1", "(a.g.e. ", "(s. 1 ", "(Ab, 1990, s. 1. ", ") ()", "{]"],
)
def test_long_texts_of_one_kind_are_read(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    # a pattern that goes back and forth would not come to an end here
    ends = [reference.span.end for reference in find_references(text)]
    assert ends == sorted(ends) and all(end <= len(text) for end in ends)


@pytest.mark.parametrize("word", ["ayrıca", "həmçinin", "ayrıca bkz.", "также"])
def test_words_that_lead_on_to_the_next_work_are_no_part_of_its_author(word: str) -> None:
    (reference,) = find_references(f"Bu konu tartışmalıdır (bkz. Akın, 1998, s. 230; {word} Soylu, 1994, s. 190).")
    assert reference.key == "Akın;1998;230 | Soylu;1994;190"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("O yıl göç arttı, sınır kapandı (Kaya, Göç ve Sınır, 1987, s. 5).", "Kaya;1987;5"),
        ("Heyet dört dağ, bir ova aştı, yol bulamadı (Akın, Dağ, Yol, Ova, 1987, s. 5).", "Akın;1987;5"),
        ("Heyet dört dağ aştı (Akın, Dağ ve Yol, 1987, s. 5).", "Akın, Dağ ve Yol;1987;5"),  # only one is a word
        ("Bir dağ vardı (Dağ, Kaya ve Er, 1987, s. 5). Kaya sertti (Kaya, 1990).", "Dağ, Kaya ve Er;1987;5"),
        ("Dağlar dün de bugün de dağlar idi (Dağlar, dün ve bugün, 1987, s. 5).", "Dağlar, dün ve bugün;1987;5"),
    ],
)
def test_words_that_the_text_writes_small_are_no_surnames(text: str, key: str) -> None:
    assert find_references(text)[0].key == key


def test_a_common_word_that_opens_the_sentence_is_no_part_of_the_author() -> None:
    text = "Kitap 1920’de bitti; bu kitap Kars’ı anlatır. Kitap Soylu (1994, s. 12) tarafından yayımlandı."
    assert [reference.key for reference in find_references(text)] == ["Soylu;1994;12"]


def test_a_bracket_without_author_takes_the_cited_name_of_its_sentence() -> None:
    text = (
        "Gazete 1904’te kuruldu (Soylu, 1994, s. 12). Soylu’ya göre sonraki yıllarda Bursa ve Edirne basını öne "
        "geçmiştir (1994, s. 92)."
    )
    assert [reference.key for reference in find_references(text)] == ["Soylu;1994;12", "Soylu;1994;92"]
