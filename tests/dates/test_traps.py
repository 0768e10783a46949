"""What looks like a date and is none."""

from __future__ import annotations

import pytest

from pipeline.dates import find_dates
from pipeline.records import Label, Lang

TURKISH = """
Bu bilgi 1920. sayfadadır.
Dipnot s. 1918 ve devamındadır.
Matbaa 1881 sayılı kanunla kapandı.
Ev 1923 kapı numarasını taşır.
Mitinge 1500 kişi geldi.
Depoda 1930 mermi vardı.
Toplantıya 2000’den fazla üye geldi.
Kampta 1000’e yakın esir vardı.
Telefonu 418 19 20 idi.
Kod 30-18-1-2/22-59-13 idi.
Dosya 571/34477 numaralıdır.
Tepe 1934 metre yüksektir.
11. Ordu ve 3. Kolordu ilerledi.
Nüfusu yaklaşık 1300 kişidir.
Borcu 40.000 lira, payı %19.20 idi.
Saat 19.30’da 5.5 kilometre yürüdü.
Theresa May konuştu.
Bunu Ahmet Ekim yönetti.
Mart Laar geldi.
Eylül Hanım ve Kasım Bey çevirdi.
Kapı aralık kaldı.
Ocak başında otururlardı.
Buğday ekimi bitti.
Ay ışığında bir ay ile yıldız gördü.
İstanbul ili sınırında durdu.
Artık, sonra, bugün dediler.
Ekim Devrimi ve 31 Mart Vakası konuşuldu.
19 Mayıs Caddesi ve 28 Mayıs Üniversitesi açıldı.
Köprünün adı Nisan konuldu.
Elli asker ve bin at vardı.
Bina ve mine yapıldı.
Bu tarihi yapı eskidir.
Kişi başına düştü.
O yazı çok beğenildi, bu yazının sonu kesildi.
O yayın kısa sürdü, yay başında durdu.
""".strip().splitlines()

AZERBAIJANI = """
Bax: səh. 1920.
O, Nizami küçəsi, ev 28 ünvanında qalırdı.
Düşərgədə 2000 əsir vardı.
Maaşı 1000 frank idi.
Kitabın ISBN-i 978-9952-34-1918-3 idi.
Ona 1918 saylı vəsiqə verdilər.
28 May küçəsi və 20 Yanvar dairəsi genişdir.
Zavod Oktyabr rayonundadır.
11-ci ordu və 2-ci korpus gəldi.
26 Bakı komissarı öldü.
Əlində yay və ox vardı.
Bayraqda ay və ulduz var.
Əsr namazı bitdi.
Jurnalın 92-ci nömrəsi itdi.
58-ci maddə ilə tutuldu.
Artıq bu gün gəlmir.
Aprel Mehdiyev gəldi.
Fevral inqilabı baş verdi.
100-cü ildönümü keçdi.
""".strip().splitlines()


@pytest.mark.parametrize("text", TURKISH)
def test_turkish(text: str) -> None:
    assert [date.surface for date in find_dates(text, Lang.TR) if date.label is Label.DATE] == []


@pytest.mark.parametrize("text", AZERBAIJANI)
def test_azerbaijani(text: str) -> None:
    assert [date.surface for date in find_dates(text, Lang.AZ) if date.label is Label.DATE] == []


@pytest.mark.parametrize("text", TURKISH + AZERBAIJANI)
def test_without_knowing_the_language(text: str) -> None:
    assert [date.surface for date in find_dates(text) if date.label is Label.DATE] == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("1921 Anayasası kabul edildi.", "1921"),
        ("1917 devriminden sonra", "1917"),
        ("1930 Dünya Kupası", "1930"),
        ("1917 Ekim Devrimi’nden önce", "1917"),
        ("1918’den sonra", "1918’den"),
        ("2000 yılından fazla", "2000 yılından"),
        ("1905 inqilabı", "1905"),
    ],
)
def test_years_that_look_like_traps(text: str, surface: str) -> None:
    assert [date.surface for date in find_dates(text)] == [surface]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("1846. Vilayət ləğv olundu. 1898: Dəmir yolu çəkildi.", ["1846", "1898"]),
        ("1920, 25 mart. Ordu girdi.", ["1920, 25 mart"]),
        ("1918-ci il, payız. Dəstə gəldi.", ["1918-ci il, payız"]),
        ("Osman Bey (Kerkük, 1941 – Augsburg, 2003) yazardı.", ["1941", "2003"]),
        ("Hekim Rıfat (Bakü 1884 – Ankara 1955) öldü.", ["1884", "1955"]),
        ("Ressam (d. 1884, Bakü – ö. 1955, Ankara) çalıştı.", ["1884", "1955"]),
        ("Һәким (д. 1911, Нуха) ишләди.", ["1911"]),
        ("Fatma xanım (1901 – ?) öyrətdi.", ["1901"]),
        ("Doğumu 1884, ölümü 1955’tir.", ["1884", "1955’tir"]),
    ],
)
def test_entries_and_lives(text: str, surfaces: list[str]) -> None:
    assert [date.surface for date in find_dates(text)] == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "Toplam (1200 erkek – 1400 kadın) yazıldı.",
        "Oran (1850 metre – 1900 metre) değişti.",
        "Bu sayfa 1846. Sonra gelen bölüm 5.",
        "1846 kişi geldi. 1898 kişi gitti.",
        "Bakı, cild 3. Bax: səh. 1920. Ardı var.",
    ],
)
def test_no_entries_and_no_lives(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "3 Mayıs’ta meydana geldi.",
        "3 Mayıs’ta Beyoğlu’nda toplandılar.",
        "3 Mayıs’ta parkta görüştüler.",
        "Mayıs’ta meydana geldi.",
        "Rıza Bey Mayıs’ta seçildi.",
        "3 Mayıs beyannamesi okundu.",
    ],
)
def test_a_day_or_month_with_an_ending_names_nothing(text: str) -> None:
    (date,) = find_dates(text, Lang.TR, "1920")
    assert date.value in ("1920-05-03", "1920-05")
