"""Constructions, each with the span it takes and its value. The sentences are made up."""

from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.records import Label, Lang

TURKISH = [
    # days
    ("Kulüp 3 Ocak 1921’de kuruldu.", "3 Ocak 1921’de", "1921-01-03"),
    ("Kulüp 3 Ocak 1921'den beri kapalı.", "3 Ocak 1921'den", "1921-01-03"),
    ("3 Ocak 1921 tarihli mektup", "3 Ocak 1921 tarihli", "1921-01-03"),
    ("12 Kasım 1938 Cuma günü öldü.", "12 Kasım 1938 Cuma günü", "1938-11-12"),
    ("2 Temmuz 1935 Salı gecesi kaçtı.", "2 Temmuz 1935 Salı gecesi", "1935-07-02"),
    ("16 Ekim 1952 yılında sundu.", "16 Ekim 1952 yılında", "1952-10-16"),
    ("1922 senesinin 14 Eylül günü geldi.", "1922 senesinin 14 Eylül günü", "1922-09-14"),
    ("1929 20 Kasımda yazdı.", "1929 20 Kasımda", "1929-11-20"),
    ("14 Nisan1918’de boşaldı.", "14 Nisan1918’de", "1918-04-14"),
    ("28Mayıs 1918 günü", "28Mayıs 1918 günü", "1918-05-28"),
    ("1918-de Mayısın 28-nde okundu.", "1918-de Mayısın 28-nde", "1918-05-28"),
    ("yirmi sekiz Mayıs bin dokuz yüz on sekizde", "yirmi sekiz Mayıs bin dokuz yüz on sekizde", "1918-05-28"),
    # figures
    ("17.08.1931 tarihinde çıktı.", "17.08.1931 tarihinde", "1931-08-17"),
    ("12.03.1918-03.04.1918 arasında", "12.03.1918-03.04.1918 arasında", "1918-03-12/1918-04-03"),
    ("28. Mayıs 1918’de", "28. Mayıs 1918’de", "1918-05-28"),
    ("1918 de kuruldu.", "1918 de", "1918"),
    ("5 / 4 / 1920 günü", "5 / 4 / 1920 günü", "1920-04-05"),
    ("3.IV.1925’te", "3.IV.1925’te", "1925-04-03"),
    ("1918-05-28 günü", "1918-05-28 günü", "1918-05-28"),
    ("28.05.18 tarihli", "28.05.18 tarihli", "1918-05-28"),
    # old names of months
    ("12 Teşrinisani 1930’da", "12 Teşrinisani 1930’da", "1930-11-12"),
    ("3 Kânun-ı Evvel 1929", "3 Kânun-ı Evvel 1929", "1929-12-03"),
    ("14 İkinci Teşrin 1937’de", "14 İkinci Teşrin 1937’de", "1937-11-14"),
    # months
    ("Ağustos 1936’da toplandı.", "Ağustos 1936’da", "1936-08"),
    ("1923’ün Eylülünde çıktı.", "1923’ün Eylülünde", "1923-09"),
    ("1924 yılının Ekim ayında", "1924 yılının Ekim ayında", "1924-10"),
    ("1935 Şubat’ında", "1935 Şubat’ında", "1935-02"),
    # years
    ("1918’de kuruldu.", "1918’de", "1918"),
    ("1955 senesinde", "1955 senesinde", "1955"),
    ("1936 yılındaki toplantı", "1936 yılındaki", "1936"),
    ("bin dokuz yüz yirmi yılında", "bin dokuz yüz yirmi yılında", "1920"),
    ("(1918) yılı", "1918", "1918"),
    ("1917 seçimlerinde", "1917", "1917"),
    ("Doğum yılı 1884.", "1884", "1884"),
    ("l922 yılında", "l922 yılında", "1922"),
    # ranges
    ("1920-1950 yılları arasında", "1920-1950 yılları arasında", "1920/1950"),
    ("1919-20 yıllarına", "1919-20 yıllarına", "1919/1920"),
    ("1939 ile 1945 arasında", "1939 ile 1945 arasında", "1939/1945"),
    ("1918’den 1920’ye kadar", "1918’den 1920’ye", "1918/1920"),
    ("1926, 1927 ve 1928 yıllarında", "1926, 1927 ve 1928 yıllarında", "1926/1928"),
    ("1930/31 öğretim yılında", "1930/31 öğretim yılında", "1930/1931"),
    ("13-23 Ocak 1906 tarihlerinde", "13-23 Ocak 1906 tarihlerinde", "1906-01-13/1906-01-23"),
    ("1945 4-11 Şubat tarihleri arasında", "1945 4-11 Şubat tarihleri arasında", "1945-02-04/1945-02-11"),
    ("5, 6 ve 7 Mayıs 1920’de", "5, 6 ve 7 Mayıs 1920’de", "1920-05-05/1920-05-07"),
    ("30 Haziran-2 Temmuz 1941 arasında", "30 Haziran-2 Temmuz 1941 arasında", "1941-06-30/1941-07-02"),
    ("28 Aralık’tan 4 Ocak 1923’e kadar", "28 Aralık’tan 4 Ocak 1923’e", "1922-12-28/1923-01-04"),
    ("Nisan 1920’den Ağustos 1921’e kadar", "Nisan 1920’den Ağustos 1921’e", "1920-04/1921-08"),
    ("1918 Haziran-Ağustos aylarında", "1918 Haziran-Ağustos aylarında", "1918-06/1918-08"),
    ("Mart ve Nisan 1918 aylarında", "Mart ve Nisan 1918 aylarında", "1918-03/1918-04"),
    ("27-28 Nisan 1920 gecesi", "27-28 Nisan 1920 gecesi", "1920-04-27/1920-04-28"),
    ("1991’den günümüze kadar", "1991’den günümüze", "1991/.."),
    ("(1995-günümüz)", "1995-günümüz", "1995/.."),
    # seasons
    ("1920 baharında", "1920 baharında", "1920-21"),
    ("1918 yazında", "1918 yazında", "1918-22"),
    ("1918-1919 kışında", "1918-1919 kışında", "1918-24"),
    ("1918 ilkbahar ve yazında", "1918 ilkbahar ve yazında", "1918-21/1918-22"),
    ("1921 yılının güzünde", "1921 yılının güzünde", "1921-23"),
    ("1947 yılının kış aylarında", "1947 yılının kış aylarında", "1947-24"),
    # decades and centuries
    ("1930’lu yıllarda", "1930’lu yıllarda", "193X"),
    ("30’lu yılların başlarında", "30’lu yılların başlarında", "193X;START"),
    ("1920’lerde", "1920’lerde", "192X"),
    ("yirmili yıllar", "yirmili yıllar", "192X"),
    ("1930-40’lı yıllarda", "1930-40’lı yıllarda", "193X/194X"),
    ("19. yüzyılda", "19. yüzyılda", "18XX"),
    ("XIX. yüzyılın son çeyreğinde", "XIX. yüzyılın son çeyreğinde", "18XX;END"),
    ("on dokuzuncu asrın ortalarında", "on dokuzuncu asrın ortalarında", "18XX;MID"),
    ("18. ve 19. yüzyıllarda", "18. ve 19. yüzyıllarda", "17XX/18XX"),
    ("M.Ö. 330 yılında", "M.Ö. 330 yılında", "-0329"),
    ("MÖ 4. yüzyılda", "MÖ 4. yüzyılda", "-03XX"),
    # parts
    ("1919’un başından", "1919’un başından", "1919;START"),
    ("1921’in son aylarında", "1921’in son aylarında", "1921;END"),
    ("1920 Aralık ayı başlarında", "1920 Aralık ayı başlarında", "1920-12;START"),
    ("1942 yılının ikinci yarısında", "1942 yılının ikinci yarısında", "1942;END"),
    ("19. YÜZYIL SONU", "19. YÜZYIL SONU", "18XX;END"),
    # certainty
    ("yaklaşık 1925’te", "yaklaşık 1925’te", "1925~"),
    ("1930 sıralarında", "1930 sıralarında", "1930~"),
    ("muhtemelen 1922 yılında", "muhtemelen 1922 yılında", "1922?"),
    ("1922 (?) yılında", "1922 (?) yılında", "1922?"),
    ("Reşit (1884?-1955)", "1884?-1955", "1884?/1955"),
    # calendars
    ("10 Kânunusani 1328’de", "10 Kânunusani 1328’de", "1913-01-23"),
    ("15 Eylül 1334 günü", "15 Eylül 1334 günü", "1918-09-15"),
    ("22 Eylûl 1324’te (5 Teşrinievvel 1908) yazdı.", "22 Eylûl 1324’te (5 Teşrinievvel 1908)", "1908-10-05"),
    ("1334 (1918) senesinde", "1334 (1918) senesinde", "1918"),
    ("Rumi 1325 yılında", "Rumi 1325 yılında", "1909/1910"),
    ("hicri 1336 yılında", "hicri 1336 yılında", "1917/1918"),
    ("5 Muharrem 1336’da", "5 Muharrem 1336’da", "1917-10-21~"),
    ("18 (31) Mart 1918’de", "18 (31) Mart 1918’de", "1918-03-31"),
    ("10/22 Şubat 1828’de", "10/22 Şubat 1828’de", "1828-02-22"),
    ("20 Kasım (3 Aralık) 1917’de", "20 Kasım (3 Aralık) 1917’de", "1917-12-03"),
    ("25 Ekim/7 Kasım 1917’de", "25 Ekim/7 Kasım 1917’de", "1917-11-07"),
    ("1338/1920 yılında", "1338/1920 yılında", "1920"),
    ("H. 1338 yılında", "H. 1338 yılında", "1919/1920"),
    ("eski takvimle 18 Mart 1918’de", "eski takvimle 18 Mart 1918’de", "1918-03-31"),
]

AZERBAIJANI = [
    ("1931-ci il martın 17-də", "1931-ci il martın 17-də", "1931-03-17"),
    ("1931-ci ilin mart ayının 17-sində", "1931-ci ilin mart ayının 17-sində", "1931-03-17"),
    ("martın 17-də 1931-ci ildə", "martın 17-də 1931-ci ildə", "1931-03-17"),
    ("17 mart 1931-ci il tarixli", "17 mart 1931-ci il tarixli", "1931-03-17"),
    ("1931-ci ilin 17 martında", "1931-ci ilin 17 martında", "1931-03-17"),
    ("20 mart 1931-ci il, cümə axşamı", "20 mart 1931-ci il, cümə axşamı", "1931-03-20"),
    ("25.12.1924-cü il", "25.12.1924-cü il", "1924-12-25"),
    ("1922-ci ilin mayında", "1922-ci ilin mayında", "1922-05"),
    ("1936-cı ilin avqust ayında", "1936-cı ilin avqust ayında", "1936-08"),
    ("1920-ci ilə qədər", "1920-ci ilə", "1920"),
    ("1946 Rumıniyada keçdi.", "1946", "1946"),
    ("37-ci ildə tutuldu.", "37-ci ildə", "1937"),
    ("1926 -cı il iyulun 15- də", "1926 -cı il iyulun 15- də", "1926-07-15"),
    ("1918 ci il mayın 28 də", "1918 ci il mayın 28 də", "1918-05-28"),
    ("1924-\ncü ildə", "1924-\ncü ildə", "1924"),
    ("min doqquz yüz on səkkizinci ilin mayında", "min doqquz yüz on səkkizinci ilin mayında", "1918-05"),
    ("1926 və 1927-ci illərdə", "1926 və 1927-ci illərdə", "1926/1927"),
    ("1919-1920-ci tədris ilində", "1919-1920-ci tədris ilində", "1919/1920"),
    ("1930-1940-cı illərdə", "1930-1940-cı illərdə", "1930/1940"),
    ("1939-cu ildən 1945-ci ilədək", "1939-cu ildən 1945-ci ilədək", "1939/1945"),
    ("1917-ci il dekabrın 12-13-də", "1917-ci il dekabrın 12-13-də", "1917-12-12/1917-12-13"),
    ("1918-ci il mayın 11-dən 26-sınadək", "1918-ci il mayın 11-dən 26-sınadək", "1918-05-11/1918-05-26"),
    ("1918-ci il martın 30-dan aprelin 2-dək", "1918-ci il martın 30-dan aprelin 2-dək", "1918-03-30/1918-04-02"),
    ("1923-cü ilin martından sentyabrınadək", "1923-cü ilin martından sentyabrınadək", "1923-03/1923-09"),
    (
        "1920-ci il aprelin 27-dən 28-nə keçən gecə",
        "1920-ci il aprelin 27-dən 28-nə keçən gecə",
        "1920-04-27/1920-04-28",
    ),
    ("1942-ci ilin yazında", "1942-ci ilin yazında", "1942-21"),
    ("1942-ci ilin yayında", "1942-ci ilin yayında", "1942-22"),
    ("1942-ci ilin qışında", "1942-ci ilin qışında", "1942-24"),
    ("1920-ci illərdə", "1920-ci illərdə", "192X"),
    ("20-30-cu illərdə", "20-30-cu illərdə", "192X/193X"),
    ("iyirminci illərin sonunda", "iyirminci illərin sonunda", "192X;END"),
    ("XX əsrin 30-cu illərində", "XX əsrin 30-cu illərində", "193X"),
    ("XIX-XX əsrlərdə", "XIX-XX əsrlərdə", "18XX/19XX"),
    ("XX əsrin birinci rübündə", "XX əsrin birinci rübündə", "19XX;START"),
    ("XVII əsrin II yarısında", "XVII əsrin II yarısında", "16XX;END"),
    ("1918-ci ilin sentyabr və oktyabrında", "1918-ci ilin sentyabr və oktyabrında", "1918-09/1918-10"),
    ("XIX yüzilliyin axırlarında", "XIX yüzilliyin axırlarında", "18XX;END"),
    ("e.ə. 330-cu ildə", "e.ə. 330-cu ildə", "-0329"),
    ("1918-ci ilin sentyabrının əvvəlində", "1918-ci ilin sentyabrının əvvəlində", "1918-09;START"),
    ("1930-cu il ətrafında", "1930-cu il ətrafında", "1930~"),
    ("ehtimal ki, 1922-ci ildə", "ehtimal ki, 1922-ci ildə", "1922?"),
    ("1828-ci il fevralın 10-da (22-də)", "1828-ci il fevralın 10-da (22-də)", "1828-02-22"),
    ("1918-ci il martın 18-də (yeni təqvimlə 31-də)", "1918-ci il martın 18-də (yeni təqvimlə 31-də)", "1918-03-31"),
    ("hicri 1325-ci ildə (1907)", "hicri 1325-ci ildə (1907)", "1907"),
    # Cyrillic, of 1958 and before
    ("1918-ҹи ил мајын 28-дә", "1918-ҹи ил мајын 28-дә", "1918-05-28"),
    ("10 октябр 1920-ҹи ил", "10 октябр 1920-ҹи ил", "1920-10-10"),
    ("1922-ҹи илин гышында", "1922-ҹи илин гышында", "1922-24"),
    ("ХХ әсрин әввәлләриндә", "ХХ әсрин әввәлләриндә", "19XX;START"),
    ("1909–1911-ҹи илләрдә", "1909–1911-ҹи илләрдә", "1909/1911"),
]


@pytest.mark.parametrize(("text", "expression", "value"), TURKISH)
def test_turkish(text: str, expression: str, value: str) -> None:
    assert [(date.surface, date.value) for date in find_dates(text, Lang.TR)] == [(expression, value)]


@pytest.mark.parametrize(("text", "expression", "value"), AZERBAIJANI)
def test_azerbaijani(text: str, expression: str, value: str) -> None:
    assert [(date.surface, date.value) for date in find_dates(text, Lang.AZ)] == [(expression, value)]


@pytest.mark.parametrize(("text", "expression", "value"), [*TURKISH, *AZERBAIJANI])
def test_inside_a_sentence(text: str, expression: str, value: str) -> None:
    lang = Lang.TR if (text, expression, value) in TURKISH else Lang.AZ
    found = find_dates(f"«Onlar {text}»", lang)
    assert [(date.surface, date.value) for date in found] == [(expression, value)]
    assert all(date.span.of(f"«Onlar {text}»") == date.surface for date in found)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Beş il müddətinə getdi.", "Beş il müddətinə", "P5Y"),
        ("70 yıl boyunca sustu.", "70 yıl boyunca", "P70Y"),
        ("iki aydan az qaldı", "iki aydan az", "P2M"),
        ("üç aya yaxın müddətdə", "üç aya yaxın müddətdə", "P3M"),
        ("bir il qaldı", "bir il", "P1Y"),
        ("140-illik yubiley", "140-illik", "P140Y"),
        ("26 yıldır burada", "26 yıldır", "P26Y"),
        ("beş-altı asırlık bir edebiyat", "beş-altı asırlık", "P500Y/P600Y"),
        ("20-25 yıllık sürgün", "20-25 yıllık", "P20Y/P25Y"),
        ("çeyrek asırlık yönetim", "çeyrek asırlık", "P25Y"),
        ("bir buçuk yıl çalıştı", "bir buçuk yıl", "P1Y6M"),
        ("bir il yarım işlədi", "bir il yarım", "P1Y6M"),
        ("iki il üç ay işlədi", "iki il üç ay", "P2Y3M"),
        ("yaklaşık yüz yıl sürdü", "yaklaşık yüz yıl", "P100Y"),
        ("10 yıllık bir süre için", "10 yıllık bir süre", "P10Y"),
    ],
)
def test_durations(text: str, expression: str, value: str) -> None:
    assert [(item.label, item.surface, item.value) for item in find_dates(text)] == [
        (Label.DURATION, expression, value)
    ]


@pytest.mark.parametrize(
    "text", ["her yıl toplanırdı", "hər il keçirilir", "iki yılda bir toplandı", "her ayın 15’inde"]
)
def test_sets_are_neither_dates_nor_durations(text: str) -> None:
    assert find_dates(text) == ()


def test_a_set_makes_its_day_come_back() -> None:
    (day,) = find_dates("Hər il mayın 28-də toplanırlar.", Lang.AZ, "1920")
    assert (day.value, day.recurring) == ("XXXX-05-28", True)


def test_original_is_kept() -> None:
    (date,) = find_dates("10 Kânunusani 1328’de basıldı.")
    assert (date.value, date.original) == ("1913-01-23", "10 Kânunusani 1328’de")


def test_a_slash_between_neighbouring_days_is_a_night() -> None:
    (date,) = find_dates("26/27 Nisan 1920 gecesi")
    assert date.value == "1920-04-26/1920-04-27"


@pytest.mark.parametrize("text", ["31 Nisan 1920’de", "30 Şubat 1918", "32.01.1920", "12.13.1920"])
def test_days_that_do_not_exist_are_not_made(text: str) -> None:
    assert all(len(date.value) < len("1920-04-31") for date in find_dates(text))


def test_listed_days_share_the_year_of_the_last() -> None:
    found = find_dates("5 Mayıs, 10 Haziran ve 3 Temmuz 1920’de")
    assert [date.value for date in found] == ["1920-05-05", "1920-06-10", "1920-07-03"]


def test_parts_of_two_centuries_are_two_dates() -> None:
    found = find_dates("XIX əsrin sonu – XX əsrin əvvəllərində")
    assert [date.value for date in found] == ["18XX;END", "19XX;START"]


@pytest.mark.parametrize(
    ("text", "lang", "surface"),
    [
        ("Həmin 1923-cü ildə qayıtdı.", Lang.AZ, "Həmin 1923-cü ildə"),
        ("Aynı 1923 yılında döndü.", Lang.TR, "Aynı 1923 yılında"),
        # elə only stresses
        ("Elə həmin 1923-cü ildə qayıtdı.", Lang.AZ, "həmin 1923-cü ildə"),
        # the pronoun is the subject
        ("O 1923 yılında döndü.", Lang.TR, "1923 yılında"),
        ("O 1923-cü ildə qayıtdı.", Lang.AZ, "1923-cü ildə"),
        ("Bu 1923-cü il idi.", Lang.AZ, "1923-cü il"),
    ],
)
def test_a_determiner_belongs_to_the_year_and_a_pronoun_does_not(text: str, lang: Lang, surface: str) -> None:
    assert [item.surface for item in find_dates(text, lang)] == [surface]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("28 Nisan 1920 tarihinden 30 Nisan 1920 tarihine kadar", Lang.TR, "1920-04-28/1920-04-30"),
        ("28 Nisan 1920 gününden 5 Mayıs gününe dek", Lang.TR, "1920-04-28/1920-05-05"),
        ("1919, 1920, 1921-ci illərdə", Lang.AZ, "1919/1921"),
        ("1930 lu yıllarda", Lang.TR, "193X"),
    ],
)
def test_units_and_lists_in_loose_writing(text: str, lang: Lang, value: str) -> None:
    assert [item.value for item in find_dates(text, lang)] == [value]
