from __future__ import annotations

import pytest

from pipeline.records import Lang


@pytest.mark.parametrize(
    ("text", "lang", "titles"),
    [
        ("O yıl Sarı Deniz dergisi çıktı", Lang.TR, ["Sarı Deniz"]),
        ("Bunu Azerbaycan gazetesinde yazdı", Lang.TR, ["Azerbaycan"]),
        ("Bunu “Sarı Dəniz” jurnalında yazdı", Lang.AZ, ["Sarı Dəniz"]),
        ("Буну «Сары Дәниз» журналында јазды", Lang.AZ, ["Сары Дәниз"]),
        ('Bunu "Bir Yolun Sonu" adlı eserinde yazdı', Lang.TR, ["Bir Yolun Sonu"]),
        ("O yıl “Alev”, “Kül” ve “Köz” dergileri çıktı", Lang.TR, ["Alev", "Kül", "Köz"]),
        ("Orada Tonguçlu adlı küçük mecmuayı bastırdı", Lang.TR, ["Tonguçlu"]),
        ("Orada Âlem-i Şita mecmuasını bastırdı", Lang.TR, ["Âlem-i Şita"]),
        ("Orada “Uzak Yollar” (1913) çıktı", Lang.TR, ["Uzak Yollar"]),
        ("Burada Kerim Sarıçalı’nın “Yolda Kalanlar” çıktı", Lang.TR, ["Yolda Kalanlar"]),
        ("Kerim “Artık çok geç oldu” diye bağırdı", Lang.TR, []),
        ("Bunu bir Rus gazetesi yazdı", Lang.TR, []),
        ("Bunu Almanya gazeteleri yazdı", Lang.TR, []),
        ("Parti gazetesi kapandı", Lang.TR, []),
        ("Çıkardığı Tonguçlu dergisi kapandı", Lang.TR, ["Tonguçlu"]),
        ("Rapor Tonguçlu gazetesinde çıktı", Lang.TR, ["Tonguçlu"]),
        ("TONGUÇLU, 4 Ekim. Muhabirimiz bildiriyor", Lang.TR, ["TONGUÇLU"]),
        ("UZAK TONGUÇ (Yeniköy), 4 Ekim 1912: muhabirimiz bildiriyor", Lang.TR, ["UZAK TONGUÇ"]),
        ("UZAQ YOL, 4 oktyabr. Müxbirimiz xəbər verir", Lang.AZ, ["UZAQ YOL"]),
        ("BERLİN, 4 Ekim. Muhabirimiz bildiriyor", Lang.TR, []),  # where the news came from
        ("TONGUÇLU, 4 muhabir gönderdi", Lang.TR, []),
        ("Dün gelen TONGUÇLU, 4 Ekim sayısında bunu yazdı", Lang.TR, []),
    ],
)
def test_titles(names, text, lang, titles):
    assert [surface for label, surface in names(text, lang) if label == "WORK_OF_ART"] == titles


def test_a_quoted_body_takes_its_head_noun(names):
    # the opening mark stands before the name, the closing one within it
    assert names("O yıl “Şəfəq” cəmiyyəti quruldu", Lang.AZ) == [("ORG", "Şəfəq” cəmiyyəti")]


def test_a_person_before_a_book_is_no_title(names):
    assert names("Kerim Sarıçalı kitabında bunu anlattı") == [("PERSON", "Kerim Sarıçalı")]


@pytest.mark.parametrize(
    ("text", "lang", "title"),
    [
        ("Burada Kerim Sarıçalı’nın “Yolda Kalanlar”ını okudular", Lang.TR, "Yolda Kalanlar”ını"),
        ("Burada Kerim Sarıçalı’nın “Yolda Kalanlar” kitabını okudular", Lang.TR, "Yolda Kalanlar"),
        ("Бурада К. Мустафајевин «Узаг јоллар»ыны охудулар", Lang.AZ, "Узаг јоллар»ыны"),
    ],
)
def test_an_ending_glued_to_the_closing_mark_belongs_to_the_title(names, text, lang, title):
    assert ("WORK_OF_ART", title) in names(text, lang)
