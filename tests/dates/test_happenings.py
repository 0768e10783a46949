"""Dates that are counted from a happening: who decides when it was, and what may be said of its parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.dates import Happening, find_dates, read_dates
from pipeline.dates.happenings import kinds_of
from pipeline.extract import Extractor
from pipeline.gazetteer.loader import load_gazetteer
from pipeline.records import AnalysedText, DateMention, Lang, SourceText
from pipeline.settings import Settings
from pipeline.spans import Span

Reader = Callable[..., tuple[DateMention, ...]]

# The Crimean War as the Ottoman Empire dates it: declared on 4 October 1853, ended in Paris on 30 March 1856.
CRIMEAN = ("Kırım Savaşı", "1853-10-04", "1856-03-30")
# Settled within a year.
RISING = ("Ağrı İsyanı", "1930-06", "1930-09")
# The Second World War, known to the day.
WORLD_WAR = ("İkinci Dünya Savaşı", "1939-09-01", "1945-09-02")


@pytest.fixture(scope="module")
def read(analysed: Callable[[str], AnalysedText]) -> Reader:
    """Reads a text in which happenings are named, each given by name, begin and end."""

    def run(text: str, *named: tuple[str, str, str]) -> tuple[DateMention, ...]:
        made = analysed(text + "\n")
        clean = made.laid_out.text
        happenings = []
        for name, since, until in named:
            start = clean.index(name)
            end = start + len(name)
            while end < len(clean) and (clean[end].isalpha() or clean[end] in "’"):
                end += 1
            happenings.append(Happening(Span(start, end), name, since, until))
        return read_dates(made, (), happenings=happenings)

    return run


@pytest.mark.parametrize(
    ("named", "sentence", "surface", "value"),
    [
        (CRIMEAN, "Savaşın ilk gününde liman kapandı.", "Savaşın ilk gününde", "1853-10-04"),
        (CRIMEAN, "Savaşın ilk üç günü boyunca liman kapalıydı.", "Savaşın ilk üç günü", "1853-10-04/1853-10-06"),
        (CRIMEAN, "Harbin ilk haftasında liman kapandı.", "Harbin ilk haftasında", "1853-10-04/1853-10-10"),
        (CRIMEAN, "Savaşın ilk günlerinde liman kapandı.", "Savaşın ilk günlerinde", "1853-10;START"),
        (WORLD_WAR, "Savaşın ilk birkaç gününde liman kapandı.", "Savaşın ilk birkaç gününde", "1939-09;START"),
        (CRIMEAN, "Savaşın ilk aylarında liman kapandı.", "Savaşın ilk aylarında", "1853/1856;START"),
        (CRIMEAN, "Savaşın ilk yıllarında liman kapandı.", "Savaşın ilk yıllarında", "1853/1856;START"),
        (CRIMEAN, "Savaşın son yıllarında liman açıldı.", "Savaşın son yıllarında", "1853/1856;END"),
        (CRIMEAN, "Savaşın son günlerinde liman açıldı.", "Savaşın son günlerinde", "1856-03;END"),
        (CRIMEAN, "Savaşın son gününde liman açıldı.", "Savaşın son gününde", "1856-03-30"),
        # a month or year from October on reaches into the next
        (CRIMEAN, "Savaşın ilk ayında liman kapandı.", "Savaşın ilk ayında", "1853-10/1853-11"),
        (CRIMEAN, "Savaşın ilk yılında liman kapandı.", "Savaşın ilk yılında", "1853/1854"),
        (WORLD_WAR, "Savaşın ilk ayında liman kapandı.", "Savaşın ilk ayında", "1939-09"),
        # known to the month: its first days are no more exact
        (RISING, "İsyanın ilk günlerinde köyler boşaldı.", "İsyanın ilk günlerinde", "1930-06"),
        (RISING, "İsyanın son aylarında köyler boşaldı.", "İsyanın son aylarında", "1930"),
        (CRIMEAN, "Savaş yıllarında liman kapalıydı.", "Savaş yıllarında", "1853/1856"),
        (WORLD_WAR, "Savaştan sonraki ilk yıllarda göç arttı.", "Savaştan sonraki ilk yıllarda", "194X;END"),
        (WORLD_WAR, "Savaş sonrası ilk yıllarda göç arttı.", "Savaş sonrası ilk yıllarda", "194X;END"),
        (WORLD_WAR, "Savaştan önceki son yıllarda göç arttı.", "Savaştan önceki son yıllarda", "193X;END"),
        # some time after it: nothing to count
        (WORLD_WAR, "Savaştan sonraki yıllarda göç arttı.", "Savaştan sonraki yıllarda", "?"),
        # from its end, and before it from its begin
        (CRIMEAN, "Savaştan iki yıl sonra liman büyütüldü.", "iki yıl sonra", "1858"),
        (CRIMEAN, "Savaştan iki yıl önce liman küçüktü.", "iki yıl önce", "1851"),
    ],
)  # fmt: skip
def test_parts_of_a_named_happening(
    read: Reader, named: tuple[str, str, str], sentence: str, surface: str, value: str
) -> None:
    dates = read(f"Kitap {named[0]} hakkında uzun bir bölüm açıyor. {sentence}", named)
    assert [(date.surface, date.value) for date in dates] == [(surface, value)]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Müharibənin ilk günlərində bazar bağlandı.", "1941-06;END"),
        ("Müharibənin ilk illərində bazar bağlı idi.", "1941/1945;START"),
        ("Müharibədən sonrakı ilk illərdə bazar yenidən açıldı.", "194X;END"),
        ("Müharibə illərində bazar bağlı qaldı.", "1941/1945"),
        ("Мүһарибәнин илк илләриндә базар бағлы иди.", "1941/1945;START"),
    ],
)
def test_in_azerbaijani(read: Reader, sentence: str, value: str) -> None:
    # Barbarossa on 22 June 1941, the capitulation on 9 May 1945 by Moscow time
    named = ("Böyük Vətən müharibəsi", "1941-06-22", "1945-05-09")
    dates = read(f"Bu kitab Böyük Vətən müharibəsi haqqında yazılıb. {sentence}", named)
    assert [date.value for date in dates] == [value]


def test_the_reason_names_the_happening(read: Reader) -> None:
    (date,) = read("Kitap Kırım Savaşı hakkında yazıldı. Savaşın ilk gününde liman kapandı.", CRIMEAN)
    assert date.method == "grammar: first days of a happening; from Kırım Savaşı, 1853-10-04/1856-03-30"


def test_the_last_of_the_kind_that_was_named_is_meant(read: Reader) -> None:
    text = "Kırım Savaşı ve İkinci Dünya Savaşı ile Ağrı İsyanı konuşuldu. Savaşın ilk gününde liman kapandı."
    assert [date.value for date in read(text, CRIMEAN, WORLD_WAR, RISING)] == ["1939-09-01"]


def test_another_kind_is_not_meant(read: Reader) -> None:
    dates = read("Kitap Kırım Savaşı hakkında yazıldı. Kurultayın ilk gününde başkan seçildi.", CRIMEAN)
    assert [date.value for date in dates] == ["?"]


def test_what_is_named_later_is_not_meant(read: Reader) -> None:
    dates = read("Savaşın ilk gününde liman kapandı. Kitap Kırım Savaşı hakkında yazıldı.", CRIMEAN)
    assert [date.value for date in dates] == ["?"]


def test_a_congress_far_back_is_another_one(read: Reader) -> None:
    between = "Üyeler şehrin sokaklarında uzun uzun dolaştılar ve evlerine döndüler. " * 200
    text = f"Üyeler Sivas Kongresi için geldiler. {between}Kongrenin ilk gününde başkan seçildi."
    assert [date.value for date in read(text, ("Sivas Kongresi", "1919-09-04", "1919-09-11"))] == ["?"]


def test_a_named_happening_without_a_time_keeps_others_away(read: Reader) -> None:
    text = "Kırım Savaşı ve sonra Filan Savaşı konuşuldu. Savaşın ilk gününde liman kapandı."
    assert [date.value for date in read(text, CRIMEAN, ("Filan Savaşı", "", ""))] == ["?"]


def test_the_name_itself_stays_out_of_the_span(read: Reader) -> None:
    text = "Liman Kırım Savaşının ilk günlerinde kapandı ve uzun süre öyle kaldı."
    assert [(date.surface, date.value) for date in read(text, CRIMEAN)] == [("ilk günlerinde", "1853-10;START")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 Mart 1905’te şehir işgal edildi. Dükkânlar kapandı. İşgalin ilk günlerinde halk kaçtı.", "1905-03;START"),
        ("15 Mart 1905’te isyan çıktı. İsyanın ilk günlerinde halk kaçtı.", "1905-03;MID"),
        ("5 Eylül 1921’de toplanan ikinci kurultay kısaydı. Kurultayın ilk gününde başkan seçildi.", "1921-09-05"),
        ("1906’da devrim oldu. Devrimin ilk yıllarında göç arttı.", "190X;END"),
        ("1914-cü il avqustun 1-də müharibə başladı. Müharibənin ilk ayında çörək bahalaşdı.", "1914-08"),
        # the sentence does not tell of the outbreak
        ("1914’te savaş sürüyordu. Savaşın ilk aylarında ekmek pahalandı.", "?"),
        # its end is not told
        ("1 Ağustos 1914’te savaş başladı. Savaşın son aylarında ekmek pahalandı.", "?"),
        # too far back
        ("3 Mart 1905’te şehir işgal edildi." + " Halk bekledi." * 6 + " İşgalin ilk gününde yağmur yağdı.", "?"),
    ],
)
def test_the_outbreak_told_shortly_before(text: str, value: str) -> None:
    assert find_dates(text)[-1].value == value


def test_an_outbreak_told_after_the_name_is_nearer(read: Reader) -> None:
    text = "Kırım Savaşı bitmişti. 2 Mart 1877’de yeni bir savaş başladı. Savaşın ilk gününde liman kapandı."
    assert [date.value for date in read(text, CRIMEAN)] == ["1877-03-02", "1877-03-02"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Savaşın sonunda liman açıldı.", Lang.TR),
        ("Müharibənin sonlarına yaxın bazar açıldı.", Lang.AZ),
        ("Bu sürecin başında herkes umutluydu.", Lang.TR),
        ("İlk günlerde herkes umutluydu.", Lang.TR),
        ("Son yıllarda ticaret arttı.", Lang.TR),
        ("Savaşın ilk kurbanı bir çocuktu.", Lang.TR),
        ("Derginin ilk sayısı tükendi.", Lang.TR),
        ("Savaştan sonra liman açıldı.", Lang.TR),
        ("O gece kimse uyumadı.", Lang.TR),
    ],
)
def test_without_a_noun_of_the_calendar_and_an_anchor_it_is_no_date(text: str, lang: Lang) -> None:
    assert find_dates(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Həyatının son illərində xəstə idi.", "Həyatının son illərində"),
        ("Mühacirətin ilk illərində çətinlik çox idi.", "Mühacirətin ilk illərində"),
        ("Saltanatın ilk yıllarında barış vardı.", "Saltanatın ilk yıllarında"),
        ("Mütarekenin ilk günlerinde şehir sessizdi.", "Mütarekenin ilk günlerinde"),
    ],
)
def test_what_nothing_dates_has_no_value(text: str, surface: str) -> None:
    assert [(item.surface, item.value) for item in find_dates(text)] == [(surface, "?")]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("93 Harbi", ("war",)),
        ("Ekim Devrimi | Oktyabr inqilabı", ("revolution",)),
        ("Aprel işğalı | Aprel çevrilişi", ("occupation", "revolution")),
        ("Holodomor", ()),
    ],
)
def test_kinds_are_told_by_the_name(name: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(name) == kinds


def test_the_pipeline_takes_the_time_of_a_happening_from_the_gazetteer(
    make_source: Callable[[str], SourceText],
) -> None:
    text = (
        "Bu bölüm İkinci Dünya Savaşı yıllarını ele alıyor. Savaşın ilk gününde gazeteler kapandı.\n\n"
        "Liman İkinci Dünya Savaşının ilk günlerinde boşaldı ve savaştan sonraki ilk yıllarda yeniden doldu.\n"
    )
    extracted = Extractor(Settings(), load_gazetteer).extract(make_source(text))
    assert [(date.surface, date.value) for date in extracted.dates] == [
        ("Savaşın ilk gününde", "1939-09-01"),
        ("ilk günlerinde", "1939-09;START"),
        ("savaştan sonraki ilk yıllarda", "194X;END"),
    ]
