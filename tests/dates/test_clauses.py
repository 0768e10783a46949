"""What a sentence says of its dates, and how far the story goes on from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import find_dates
from pipeline.dates.clauses import attribute, heads_letter, participle_end, sentence_end, tense
from pipeline.dates.folding import fold
from pipeline.records import Lang


def values(text: str) -> list[str]:
    return [date.value for date in find_dates(text, Lang.AZ if "ə" in text else Lang.TR)]


@pytest.mark.parametrize(
    ("after", "participle"),
    [
        (" adı değiştirilen kente geldi", "değiştirilen"),
        (" kurulan cemiyet dağıldı", "kurulan"),
        (" təsis edilmiş qəzetin adı", "edilmiş"),
        (" yazdığı kitap kayboldu", "yazdığı"),
        (" başlanan iş yarım qaldı", "başlanan"),
    ],
)
def test_a_participle_before_its_noun(after: str, participle: str) -> None:
    assert participle_end(fold(after), 0) == after.index(participle) + len(participle)


@pytest.mark.parametrize(
    "after",
    [
        " kuruldu ve dağıldı",
        " Bakü’den gelen heyet",  # of many verbs the participle looks like a name
        " yazdığı için tutuklandı",
        " evlenmiş ve gitmiş",
        " kente gümüş bir saatle geldi",
        " uzun yıllar sonra yeniden kurulan cemiyet",  # too far from the date
        "; kurulan cemiyet",
        "",
    ],
)
def test_no_participle(after: str) -> None:
    assert participle_end(fold(after), 0) == -1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an old date that only describes something does not move the story
        ("1921’de Kars’a geldi. 1804’te yapılan handa kaldı. Aynı yıl evlendi.", ["1921", "1804", "1921"]),
        ("1921’de Kars’a geldi, 1804’te yapılan handa mayısta yangın çıktı.", ["1921", "1804", "1921-05"]),
        ("1931-ci ildə gəldi. 1875-ci ildə tikilmiş evdə qaldı. İki il sonra getdi.", ["1931", "1875", "1933"]),
        # unless something is counted from it in its own sentence: there the story has gone
        (
            "1931’de geldi. 1880’de kurulan okul iki yıl sonra yandı. Ertesi yıl gitti.",
            ["1931", "1880", "1882", "1883"],
        ),
        # and a story may begin so, or go on so
        ("1926’da kurulan cemiyet büyüdü. İki yıl sonra dağıldı.", ["1926", "1928"]),
        ("1926’da geldi. 1930’da kurulan cemiyete girdi. İki yıl sonra çıktı.", ["1926", "1930", "1932"]),
        # the year of a revolt holds for its sentence
        (
            "1864-cü ildə köçdülər. 1877-ci il üsyanı payızda boğuldu. Yayda qayıtdılar.",
            ["1864", "1877", "1877-23", "1877-22"],
        ),
        # a glance back over many years
        ("1922’de döndü. On yıl önce buradan geçmişti. Mayısta evlendi.", ["1922", "1912", "1922-05"]),
        # where something ends
        ("1920-ci ildə gəldi, 1925-ci ilədək qaldı. Mayda evləndi.", ["1920", "1925", "1920-05"]),
    ],
)
def test_where_the_story_stands(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Tiflis, 20 noyabr 1854. Əziz qardaşım", "20 noyabr 1854"),
        ("14 Nisan 1335. Aynı zattan.", "14 Nisan 1335"),
        ("Sevgili kardeşim.\nİzmir, 3 Mart 1921\nMektubunu aldım", "3 Mart 1921"),
    ],
)
def test_the_head_of_a_letter(text: str, date: str) -> None:
    start = text.index(date)
    assert heads_letter(text, start, start + len(date))


@pytest.mark.parametrize(
    "text", ["Heyet ancak 3 Mart 1921. gün", "Orada yazılan mektup 3 Mart 1921.", "3 Mart 1921 günü geldi."]
)
def test_a_date_in_a_sentence_heads_none(text: str) -> None:
    start = text.index("3 Mart 1921")
    assert not heads_letter(text, start, start + len("3 Mart 1921"))


def test_what_is_counted_from_now_is_counted_from_the_head_of_the_letter() -> None:
    text = (
        "Berlin, 5 Mayıs 1930. Değerli dostum, 1918’de ayrılmıştık. Geçen yıl dergi çıktı; önümüzdeki ay kapanacak. "
        "Bu yıl kongre var. Geçen cuma Ali Bey geldi."
    )
    assert values(text) == ["1930-05-05", "1918", "1929", "1930-06", "1930", "1930-05-02"]


@pytest.mark.parametrize(
    ("surface", "after", "kind"),
    [
        ("1897", " sayımı", "bare"),
        ("1925-ci il", " müqaviləsi", "unit"),
        ("1846", ". Vilayət", ""),
        ("1918’de", " geldi", ""),
    ],
)
def test_years_that_describe_a_noun(surface: str, after: str, kind: str) -> None:
    assert attribute(surface, fold(surface + after), len(surface)) == kind


def test_tense() -> None:
    text = "3 Mayıs’ta gitmişti."
    assert tense(text, fold(text), 11, Lang.TR) == "before"
    text = "3 Mayıs’ta anılırdı."
    assert tense(text, fold(text), 11, Lang.TR) == "habit"
    text = "28 Mayıs törenleri yapıldı."
    assert tense(text, fold(text), 8, Lang.TR) == "habit"


@given(st.text(alphabet="ab. 19!?\nÇəı,(“’-", max_size=80), st.integers(0, 80))
def test_any_text(text: str, position: int) -> None:
    position = min(position, len(text))
    assert position <= sentence_end(text, position) <= len(text)
    assert -1 <= participle_end(fold(text), position) <= len(text)
    heads_letter(text, position, len(text))
