"""What the grammar must hold for every date: written out and read again it is the same; nothing raises; nothing is
more precise than its text; every value is EDTF and every span fits.

The renderer below writes a value in words, in each construction of both languages, with the endings that vowel
harmony wants.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.dates import find_dates
from pipeline.dates.calendars import julian_to_gregorian, rumi_to_gregorian
from pipeline.dates.folding import fold
from pipeline.dates.lexicon import FIXED, MONTHS, NOUNS, WEEKDAYS, Kind
from pipeline.dates.numerals import NUMBER_WORDS
from pipeline.dates.values import DateValue, Day, iso_day, month_length
from pipeline.records import Label, Lang

TR_MONTHS = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()
AZ_MONTHS = "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split()
OLD_MONTHS = (
    "Kânunusani Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Teşrinievvel Teşrinisani Kânunuevvel".split()
)

TR_UNITS = "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split()
TR_TENS = " on yirmi otuz kırk elli altmış yetmiş seksen doksan".split(" ")
AZ_UNITS = "sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz".split()
AZ_TENS = " on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan".split(" ")


def in_words(number: int, lang: Lang) -> str:
    units, tens = (TR_UNITS, TR_TENS) if lang is Lang.TR else (AZ_UNITS, AZ_TENS)
    thousand = "bin" if lang is Lang.TR else "min"
    words = []
    if number >= 1000:
        words += ([units[number // 1000]] if number >= 2000 else []) + [thousand]
    if number % 1000 >= 100:
        words += ([units[number % 1000 // 100]] if number % 1000 >= 200 else []) + ["yüz"]
    if number % 100 >= 10:
        words.append(tens[number % 100 // 10])
    if number % 10:
        words.append(units[number % 10])
    return " ".join(words)


def last_vowel(word: str) -> str:
    return next(letter for letter in reversed(word.replace("I", "ı").lower()) if letter in "aeəıioöuü")


def high(word: str) -> str:
    """The vowel of ``-ci``, ``-in`` behind a word."""
    return {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(last_vowel(word), "i")


def low(word: str, lang: Lang) -> str:
    """The vowel of ``-da``, ``-dan`` behind a word."""
    return "a" if last_vowel(word) in "aıou" else "e" if lang is Lang.TR else "ə"


def stop(word: str, lang: Lang) -> str:
    return "t" if lang is Lang.TR and word[-1] in "fstkçşhp" else "d"


def locative(word: str, lang: Lang) -> str:
    return stop(word, lang) + low(word, lang)


def ordinal(number: int) -> str:
    """``1918-ci``."""
    return f"{number}-c{high(in_words(number, Lang.AZ))}"


def tr_year(number: int) -> str:
    """``1918’de``."""
    return f"{number}’{locative(in_words(number, Lang.TR), Lang.TR)}"


def az_day(number: int) -> str:
    """``28-də``."""
    return f"{number}-{locative(in_words(number, Lang.AZ), Lang.AZ)}"


def genitive(month: str) -> str:
    return f"{month}{high(month)}n"


def possessive_locative(word: str, lang: Lang) -> str:
    """``mayında``."""
    made = word + high(word)
    return f"{made}nd{low(made, lang)}"


ROMAN = " I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split(" ")

CYRILLIC = dict(
    zip(
        "abvqğdeəjziıyklmnoöprstuüfxhçcşg",
        "абвгғдеәжзиыјклмноөпрстуүфхһчҹшҝ",
        strict=True,
    )
)


def cyrillic(text: str) -> str:
    """Azerbaijani Latin in the Cyrillic of 1958; Roman figures stay."""
    made = []
    for word in re.split(r"(\W+)", text):
        roman = word.isupper() and set(word) <= set("IVX")
        made.append(word if roman else "".join(CYRILLIC.get(letter.lower(), letter) for letter in word))
    return "".join(made)


years = st.integers(1350, 2029)
months = st.integers(1, 12)


@st.composite
def real_days(draw: st.DrawFn) -> Day:
    year, month = draw(years), draw(months)
    return year, month, draw(st.integers(1, month_length(year, month)))


DayWriter = Callable[[Day], str]

TR_DAYS: list[DayWriter] = [
    lambda d: f"{d[2]} {TR_MONTHS[d[1] - 1]} {tr_year(d[0])}",
    lambda d: f"{d[2]} {TR_MONTHS[d[1] - 1]} {d[0]} tarihinde",
    lambda d: f"{d[2]} {TR_MONTHS[d[1] - 1]} {d[0]} günü",
    lambda d: f"{d[2]} {TR_MONTHS[d[1] - 1]} {d[0]} Perşembe gecesi",
    lambda d: f"{d[2]} {TR_MONTHS[d[1] - 1].lower() if 'I' not in TR_MONTHS[d[1] - 1] else ''} {d[0]} yılında"
    if d[1] != 4 else f"{d[2]} nisan {d[0]} yılında",
    lambda d: f"{d[0]} yılının {d[2]} {TR_MONTHS[d[1] - 1]} günü",
    lambda d: f"{d[0]} senesi {d[2]} {TR_MONTHS[d[1] - 1]} tarihinde",
    lambda d: f"{d[2]:02}.{d[1]:02}.{d[0]} tarihinde",
    lambda d: f"{d[2]}/{d[1]}/{d[0]}",
    lambda d: f"{d[2]}.{ROMAN[d[1]]}.{d[0]}",
    lambda d: f"{d[0]}-{d[1]:02}-{d[2]:02}",
    lambda d: f"{in_words(d[2], Lang.TR)} {TR_MONTHS[d[1] - 1]} {in_words(d[0], Lang.TR)} yılında",
    lambda d: f"{d[2]} {OLD_MONTHS[d[1] - 1]} {d[0]}",
]  # fmt: skip

AZ_DAYS: list[DayWriter] = [
    lambda d: f"{ordinal(d[0])} il {genitive(AZ_MONTHS[d[1] - 1])} {az_day(d[2])}",
    lambda d: f"{ordinal(d[0])} ilin {AZ_MONTHS[d[1] - 1]} ayının {az_day(d[2])}",
    lambda d: f"{d[2]} {AZ_MONTHS[d[1] - 1]} {ordinal(d[0])} ildə",
    lambda d: f"{d[2]} {AZ_MONTHS[d[1] - 1]} {ordinal(d[0])} il, şənbə günü",
    lambda d: f"{ordinal(d[0])} ilin {d[2]} {possessive_locative(AZ_MONTHS[d[1] - 1], Lang.AZ)}",
    lambda d: f"{ordinal(d[0])} il {d[2]} {AZ_MONTHS[d[1] - 1]} tarixində",
    lambda d: f"{d[2]:02}.{d[1]:02}.{ordinal(d[0])} ildə",
    lambda d: (
        f"{in_words(d[0], Lang.AZ)}nc{high(in_words(d[0], Lang.AZ))} il {genitive(AZ_MONTHS[d[1] - 1])} {az_day(d[2])}"
        if in_words(d[0], Lang.AZ)[-1] in "iıuü"
        else f"{ordinal(d[0])} ilin {d[2]} {AZ_MONTHS[d[1] - 1]} günü"
    ),
]


def only(text: str, lang: Lang, anchor: str = "") -> str:
    """The value of the one date in a text, which must take all of it."""
    found = [item for item in find_dates(text, lang, anchor) if item.label is Label.DATE]
    assert [item.surface for item in found] == [text]
    return found[0].value


@given(real_days(), st.sampled_from(TR_DAYS))
def test_turkish_days(day: Day, write: DayWriter) -> None:
    assert only(write(day), Lang.TR) == iso_day(day)


@given(real_days(), st.sampled_from(AZ_DAYS))
def test_azerbaijani_days(day: Day, write: DayWriter) -> None:
    assert only(write(day), Lang.AZ) == iso_day(day)


@given(real_days(), st.sampled_from(AZ_DAYS))
def test_cyrillic_days(day: Day, write: DayWriter) -> None:
    assert only(cyrillic(write(day)), Lang.AZ) == iso_day(day)


@given(years, months)
def test_months(year: int, month: int) -> None:
    name, value = TR_MONTHS[month - 1], f"{year}-{month:02}"
    for text in (
        f"{name} {tr_year(year)}",
        f"{year} yılının {name} ayında",
        f"{year} {name} ayında",
        f"{year} {possessive_locative(name + '’', Lang.TR)}",
    ):
        assert only(text, Lang.TR) == value
    name = AZ_MONTHS[month - 1]
    for text in (
        f"{ordinal(year)} ilin {possessive_locative(name, Lang.AZ)}",
        f"{ordinal(year)} ilin {name} ayında",
        f"{name} {ordinal(year)} ildə",
    ):
        assert only(text, Lang.AZ) == value
        assert only(cyrillic(text), Lang.AZ) == value


@given(years)
def test_years(year: int) -> None:
    for text in (tr_year(year), f"{year} yılında", f"{year} senesinin", f"{in_words(year, Lang.TR)} yılında"):
        assert only(text, Lang.TR) == str(year)
    for text in (f"{ordinal(year)} ildə", f"{ordinal(year)} ilin", f"{ordinal(year)} ildən"):
        assert only(text, Lang.AZ) == str(year)
        assert only(cyrillic(text), Lang.AZ) == str(year)


@given(years, st.sampled_from([("ilkbahar", "yaz", 21), ("yaz", "yay", 22), ("güz", "payız", 23), ("kış", "qış", 24)]))
def test_seasons(year: int, season: tuple[str, str, int]) -> None:
    turkish, azerbaijani, number = season
    value = f"{year}-{number}"
    assert only(f"{year} {possessive_locative(turkish, Lang.TR)}", Lang.TR) == value
    assert only(f"{year} yılının {possessive_locative(turkish, Lang.TR)}", Lang.TR) == value
    text = f"{ordinal(year)} ilin {possessive_locative(azerbaijani, Lang.AZ)}"
    assert only(text, Lang.AZ) == only(cyrillic(text), Lang.AZ) == value


PARTS = st.sampled_from(
    [
        ("başında", "əvvəlində", "START"),
        ("başlarında", "əvvəllərində", "START"),
        ("ilk yarısında", "birinci yarısında", "START"),
        ("ortalarında", "ortalarında", "MID"),
        ("sonlarına", "axırlarında", "END"),
        ("son aylarında", "sonunda", "END"),
        ("ikinci yarısında", "ikinci yarısında", "END"),
    ]
)


@given(years, PARTS)
def test_parts_of_years(year: int, part: tuple[str, str, str]) -> None:
    turkish, azerbaijani, mod = part
    assert only(f"{year} yılının {turkish}", Lang.TR) == f"{year};{mod}"
    assert only(f"{ordinal(year)} ilin {azerbaijani}", Lang.AZ) == f"{year};{mod}"
    assert only(cyrillic(f"{ordinal(year)} ilin {azerbaijani}"), Lang.AZ) == f"{year};{mod}"


@given(st.integers(140, 202), PARTS)
def test_decades(decade: int, part: tuple[str, str, str]) -> None:
    turkish, azerbaijani, mod = part
    value = f"{decade}X" if decade % 10 or decade in (190, 200) else f"{decade // 10}XX"
    text = f"{decade}0’l{high(in_words(decade * 10, Lang.TR))} yılların"
    assert only(text, Lang.TR) == value
    if "ay" not in turkish:
        assert only(f"{text} {turkish}", Lang.TR) == f"{value};{mod}"
    assert only(f"{ordinal(decade * 10)} illərin {azerbaijani}", Lang.AZ) == f"{value};{mod}"


@given(st.integers(2, 9))
def test_decades_of_two_figures_or_in_words(ten: int) -> None:
    value = f"19{ten}X"
    assert only(f"{ten}0’l{high(TR_TENS[ten])} yıllarda", Lang.TR) == value
    assert only(f"{TR_TENS[ten]}l{high(TR_TENS[ten])} yıllar", Lang.TR) == value
    assert only(f"{ordinal(ten * 10)} illərdə", Lang.AZ) == value
    assert only(f"XX əsrin {ordinal(ten * 10)} illərində", Lang.AZ) == value


@given(st.integers(1, 21), PARTS)
def test_centuries(number: int, part: tuple[str, str, str]) -> None:
    turkish, azerbaijani, mod = part
    value = f"{number - 1:02}XX"
    for text in (f"{number}. yüzyılın", f"{ROMAN[number]}. yüzyılın", f"{number}. asrın"):
        assert only(text, Lang.TR) == value
        if "ay" not in turkish:
            assert only(f"{text} {turkish}", Lang.TR) == f"{value};{mod}"
    for text in (f"{ROMAN[number]} əsrin", f"{ordinal(number)} əsrin", f"{ROMAN[number]} yüzilliyin"):
        assert only(f"{text} {azerbaijani}", Lang.AZ) == f"{value};{mod}"


@given(years, st.integers(1, 60), st.sampled_from("-–—"))
def test_ranges_of_years(first: int, length: int, dash: str) -> None:
    last = min(first + length, 2029)
    if first == last:
        return
    value = f"{first}/{last}"
    words = in_words(last, Lang.TR)
    dative = f"{last}’{'y' if words[-1] in 'aeıioöuü' else ''}{low(words, Lang.TR)}"
    for text in (
        f"{first}{dash}{last} yılları arasında",
        f"{first} ile {last} yılları arasında",
        f"{first} ve {last} yıllarında",
        f"{tr_year(first)}n {dative}",
    ):
        assert only(text, Lang.TR) == value
    for text in (
        f"{first}{dash}{ordinal(last)} illərdə",
        f"{first} və {ordinal(last)} illərdə",
        f"{ordinal(first)} ildən {ordinal(last)} ilədək",
    ):
        assert only(text, Lang.AZ) == only(cyrillic(text), Lang.AZ) == value


@given(real_days(), st.integers(1, 27))
def test_ranges_of_days(day: Day, length: int) -> None:
    year, month, first = day
    last = first + length
    if last > month_length(year, month):
        return
    value = f"{iso_day(day)}/{iso_day((year, month, last))}"
    tr, az = TR_MONTHS[month - 1], AZ_MONTHS[month - 1]
    assert only(f"{first}-{last} {tr} {year} tarihlerinde", Lang.TR) == value
    assert only(f"{year} {first}–{last} {tr} tarihleri arasında", Lang.TR) == value
    assert only(f"{first}-{last} {az} {ordinal(year)} ildə", Lang.AZ) == value
    from_day = f"{first}-{locative(in_words(first, Lang.AZ), Lang.AZ)}n"
    assert only(f"{ordinal(year)} il {genitive(az)} {from_day} {last}-dək", Lang.AZ) == value


@given(st.integers(1750, 1923), months, st.integers(1, 28))
def test_two_styles(year: int, month: int, day: int) -> None:
    new = julian_to_gregorian((year, month, day))
    assert new is not None
    value = iso_day(new)
    old_tr, new_tr = TR_MONTHS[month - 1], TR_MONTHS[new[1] - 1]
    if new[1] == month:
        assert only(f"{day} ({new[2]}) {old_tr} {tr_year(year)}", Lang.TR) == value
        assert only(f"{day}/{new[2]} {old_tr} {tr_year(year)}", Lang.TR) == value
        text = f"{ordinal(year)} il {genitive(AZ_MONTHS[month - 1])} {az_day(day)} ({az_day(new[2])})"
        assert only(text, Lang.AZ) == value
    if new[0] == year:
        assert only(f"{day} {old_tr} ({new[2]} {new_tr}) {tr_year(year)}", Lang.TR) == value


@given(st.integers(1256, 1341), months, st.integers(1, 31))
def test_rumi_days(year: int, month: int, day: int) -> None:
    gregorian = rumi_to_gregorian(year, month, day)
    text = f"{day} {OLD_MONTHS[month - 1]} {year}"
    if gregorian is not None:
        assert only(text, Lang.TR) == iso_day(gregorian)
        civil = f"{text} ({gregorian[2]} {TR_MONTHS[gregorian[1] - 1]} {gregorian[0]})"
        assert only(civil, Lang.TR) == iso_day(gregorian)


@given(years)
def test_how_sure_the_text_is(year: int) -> None:
    for before, qualifier in (
        ("yaklaşık", "~"),
        ("tahminen", "~"),
        ("aşağı yukarı", "~"),
        ("muhtemelen", "?"),
        ("galiba", "?"),
    ):
        assert only(f"{before} {year} yılında", Lang.TR) == f"{year}{qualifier}"
    for before, qualifier in (("təxminən", "~"), ("təqribən", "~"), ("ehtimal ki,", "?"), ("yəqin ki,", "?")):
        assert only(f"{before} {ordinal(year)} ildə", Lang.AZ) == f"{year}{qualifier}"


@given(st.integers(1, 2999))
def test_years_before_our_era(year: int) -> None:
    value = f"-{year - 1:04}" if year > 1 else "0000"
    assert only(f"M.Ö. {year} yılında", Lang.TR) == value
    assert only(f"e.ə. {ordinal(year)} ildə", Lang.AZ) == value


@given(st.sampled_from(["tr", "az"]), st.integers(1800, 2000), st.integers(2, 99), st.sampled_from([1, -1]))
def test_years_counted_from_another(lang: str, anchor: int, distance: int, sign: int) -> None:
    words = in_words(distance, Lang(lang))
    if lang == "tr":
        text = f"{words} yıl {'sonra' if sign > 0 else 'önce'}"
    else:
        text = f"{words} il {'sonra' if sign > 0 else 'əvvəl'}"
    assert only(text, Lang(lang), str(anchor)) == str(anchor + sign * distance)


# --- any text --------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *sorted({*NOUNS, *MONTHS, *WEEKDAYS, *FIXED, *NUMBER_WORDS}),
        *"1918 1920 28 5 31 XIX XX 19. 1918-ci 20-ci 30’lu 1920-1950 26-27 10/22 (31) 1334 (1918) 17.08.1931 0 99".split(),
        *"9999 2024 1918’de l922 (?) 1500 3000 ayının ilində yıllarının günlerinde aylarında ilin ayın".split(),
    ]
)
SOUP = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", " ", " ", "-", "–", ", ", " (", ") ", ". ", "\n", "/", "’"])), max_size=9
)
ANCHORS = st.sampled_from(
    ["", "1918", "1918-05", "1918-05-28", "192X", "1909/1911", "1918/..", "XXXX-04-27", "9999-12-31", "0001"]
)
LANGS = st.sampled_from([None, Lang.TR, Lang.AZ, Lang.RU])

#: What a text must hold for a value of a day, or of a month: a number that may be one, or a word for it. The night of a
#: day and its weekday are that day.
DAYTIMES = [word for word, meaning in NOUNS.items() if meaning.kind is Kind.DAYTIME]
NAMES_DAY = re.compile(
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)|[li]\d|\d[lio]|gün|hafta|həftə|tarih|tarix|"
    + "|".join(sorted([*NUMBER_WORDS, *DAYTIMES, *WEEKDAYS]))
)
NAMES_MONTH = re.compile("ay|gün|hafta|həftə|tarih|tarix|[ivx]+|" + r"\d{1,2}[./-]\d{1,2}|" + "|".join(sorted(MONTHS)))


#: edtf takes milliseconds for a value; test_values validates every kind of value.
validate = lru_cache(maxsize=None)(parse_edtf)


def check(text: str, lang: Lang | None, anchor: str) -> None:
    previous = 0
    for item in find_dates(text, lang, anchor):
        assert item.span.of(text) == item.surface
        assert previous <= item.span.start < item.span.end
        previous = item.span.end
        if item.label is not Label.DATE:
            continue
        assert str(item.date) == item.value
        if item.value != "?":
            validate(item.value.partition(";")[0])
        if item.earliest and item.latest and not item.value.startswith("-"):
            assert item.earliest <= item.latest
        not_more_precise(item.surface, item.date)


def not_more_precise(surface: str, value: DateValue) -> None:
    for point in (value.first, value.last):
        if point is not None and point.day:
            assert NAMES_DAY.search(fold(surface)), surface
        if point is not None and point.month:
            assert NAMES_MONTH.search(fold(surface)) or NAMES_DAY.search(fold(surface)), surface


@settings(max_examples=600)
@given(SOUP, ANCHORS, LANGS)
def test_any_words_of_the_calendar(soup: list[tuple[str, str]], anchor: str, lang: Lang | None) -> None:
    check("".join(word + gap for word, gap in soup), lang, anchor)


@pytest.mark.parametrize(
    "noise", ["bir", "1-", "1 ", "9", "(", "1918 (", "Mayıs-", "ayın ", "XIX-", "yıl-\n", "5, ", "\ud800", "\0"]
)
def test_noise_is_read_to_its_end(noise: str) -> None:
    # 50,000 characters; anything quadratic in them would take minutes
    check(noise * (50_000 // len(noise)), None, "")


@settings(max_examples=200)
@given(st.text(), ANCHORS)
@example("\u0130\u0130 1918’de", "")
@example("1918\u0301 yılında", "")
@example("Ka\xadsım 1918", "")
@example("-\n-\n1918-\nci ildə", "")
def test_any_text(text: str, anchor: str) -> None:
    check(text, None, anchor)
