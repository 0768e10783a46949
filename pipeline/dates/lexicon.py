"""The words of the calendar, in both languages, folded (see :mod:`pipeline.dates.folding`).

Names of months and weekdays come from CLDR through Babel; what CLDR lacks, the spellings that the
sources print, stands in the tables below. A word is a :class:`Word`: its kind, and what it means.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from babel import Locale

from pipeline.dates.folding import fold
from pipeline.dates.values import AUTUMN, SPRING, SUMMER, WINTER, Grain
from pipeline.record_classes import record


class Kind(StrEnum):
    """What a token is to the grammar."""

    NUMBER = "N"
    NUMERIC_DATE = "F"
    ROMAN = "R"
    MONTH = "M"
    UNIT = "U"
    SEASON = "S"
    PART = "P"
    FRACTION = "H"
    SAME = "D"
    STEP = "Q"
    DISTANCE = "A"
    FEW = "K"
    HALF = "Y"
    EVERY = "V"
    AND = "&"
    BETWEEN = "B"
    UNTIL = "T"
    NOW = "J"
    BINDING = "L"
    WEEKDAY = "W"
    DAYTIME = "G"
    APPROXIMATE = "~"
    AROUND = "Z"
    UNCERTAIN = "?"
    CALENDAR = "C"
    ERA = "E"
    LENGTH = "X"


@record
class Word:
    """A word of the calendar.

    Attributes:
        kind: its part in the grammar.
        value: month, season, grain, number, step; what it is depends on ``kind``.
        detail: what tells it from others of its kind (a calendar, a part, ``tr`` or ``az``).
    """

    kind: Kind
    value: int = 0
    detail: str = ""


#: Spellings of the months that CLDR does not give: old orthographies, plain ASCII, slips of OCR.
#: az Latin 1929-39 (``janvar``, ``ijun``), az Cyrillic before 1958 (``январ``, ``июн``; ``я`` and ``ю``
#: are not folded), Turkish without its diacritics, Russian-like ``avgust``, ``sentabr``.
MONTH_SPELLINGS: Final[dict[str, int]] = {
    "avgust": 8, "avqst": 8, "agustos": 8, "ağustus": 8, "ağüstos": 8, "eylul": 9, "fevrəl": 2, "ianvar": 1,
    "ijul": 7, "ijun": 6, "iюl": 7, "iюn": 6, "janvar": 1, "maj": 5, "nojabr": 11, "noяbr": 11, "oktabr": 10,
    "oktjabr": 10, "oktяbr": 10, "sentabr": 9, "sentjabr": 9, "sentяbr": 9, "subat": 2, "янvar": 1,
    "aralığ": 12, "ocağ": 1, "hazıran": 6, "haziyran": 6, "temuz": 7, "şübat": 2,
}  # fmt: skip

#: Months of the Rumi calendar whose names differ from today's, as patterns: they are written in one word,
#: two or three, with hyphens or none. Also their names of 1935-1945 (``ilkteşrin``, ``ikincikânun``).
OLD_MONTH_PATTERNS: Final[tuple[tuple[str, int], ...]] = (
    (r"k[aə]n[ui]n[\s-]*[iu]?[\s-]*[sş]ani", 1),
    (r"k[aə]n[ui]n[\s-]*[iu]?[\s-]*(?:evvel|əvvəl)", 12),
    (r"t[eə][sş]rin[\s-]*i?[\s-]*[sş]ani", 11),
    (r"t[eə][sş]rin[\s-]*i?[\s-]*(?:evvel|əvvəl)", 10),
    (r"(?:ilk|birinci)[\s-]?te[sş]rin", 10),
    (r"(?:son|ikinci)[\s-]?te[sş]rin", 11),
    (r"(?:ilk|birinci)[\s-]?kanun", 12),
    (r"(?:son|ikinci)[\s-]?kanun", 1),
)

#: Months of the Hijri year, Turkish and Azerbaijani spellings.
HIJRI_MONTHS: Final[dict[str, int]] = {
    "muharrem": 1, "məhərrəm": 1, "safer": 2, "səfər": 2, "rebiülevvel": 3, "rebiyülevvel": 3, "rəbiüləvvəl": 3,
    "rebiülahir": 4, "rebiyülahir": 4, "rəbiülaxir": 4, "cemaziyelevvel": 5, "cemaziyülevvel": 5,
    "cəmadiyələvvəl": 5, "cəmadiüləvvəl": 5, "cemaziyelahir": 6, "cemaziyülahir": 6, "cəmadiyəlaxir": 6,
    "cəmadiülaxir": 6, "receb": 7, "recep": 7, "rəcəb": 7, "şaban": 8, "şəban": 8, "ramazan": 9, "şevval": 10,
    "şəvval": 10, "zilkade": 11, "zilqədə": 11, "zilhicce": 12, "zilhiccə": 12,
}  # fmt: skip

#: Months of the Iranian solar year, Azerbaijani and Turkish; ``tir``, ``mehr`` and ``dey`` are other words, too.
IRANIAN_MONTHS: Final[dict[str, int]] = {
    "fərvərdin": 1, "ferverdin": 1, "ordibehişt": 2, "xordad": 3, "hordad": 3, "mordad": 5, "şəhrivər": 6,
    "şehriver": 6, "aban": 8, "azər": 9, "azer": 9, "bəhmən": 11, "behmen": 11, "isfənd": 12, "əsfənd": 12,
    "esfend": 12,
}  # fmt: skip

#: Month words that mean other things too when written small: hearth, gap, sowing.
AMBIGUOUS_MONTHS: Final = frozenset({"ocak", "ocağ", "aralik", "aralığ", "ekim"})

_UNITS: dict[str, Grain] = {
    "yil": Grain.YEAR, "yill": Grain.YEAR, "sene": Grain.YEAR, "sənə": Grain.YEAR, "il": Grain.YEAR,
    "ay": Grain.MONTH, "gün": Grain.DAY, "kün": Grain.DAY, "hafta": Grain.WEEK, "həftə": Grain.WEEK,
    "yüzyil": Grain.CENTURY, "asir": Grain.CENTURY, "asr": Grain.CENTURY, "əsr": Grain.CENTURY,
    "yüzil": Grain.CENTURY, "yüzillik": Grain.CENTURY, "yüzilliy": Grain.CENTURY, "yy": Grain.CENTURY,
    "onillik": Grain.DECADE, "onilliy": Grain.DECADE,
}  # fmt: skip

_SEASONS: dict[str, Word] = {
    "bahar": Word(Kind.SEASON, SPRING),
    "ilkbahar": Word(Kind.SEASON, SPRING),
    "ilk bahar": Word(Kind.SEASON, SPRING),
    # the one false friend of the calendar: summer in Turkish, spring in Azerbaijani
    "yaz": Word(Kind.SEASON, 0, "yaz"),
    "yay": Word(Kind.SEASON, SUMMER, "az"),
    "sonbahar": Word(Kind.SEASON, AUTUMN),
    "son bahar": Word(Kind.SEASON, AUTUMN),
    "güz": Word(Kind.SEASON, AUTUMN),
    "payiz": Word(Kind.SEASON, AUTUMN),
    "kiş": Word(Kind.SEASON, WINTER),
    "qiş": Word(Kind.SEASON, WINTER),
}

_PARTS: dict[str, str] = {
    "baş": "START", "başlangic": "START", "başlanğic": "START", "əvvəl": "START", "evvel": "START",
    "ilk": "START", "orta": "MID", "son": "END", "sonuncu": "END", "axir": "END", "axirinci": "END",
    "ahir": "END", "nihayet": "END",
}  # fmt: skip

#: Nouns after an ordinal: ``ikinci yarısı``, ``son çeyreği``, ``birinci rübü``, ``ilk ongünlüyü``.
_FRACTIONS: dict[str, int] = {
    "yari": 2, "çeyrek": 4, "çeyreğ": 4, "rüb": 4, "ongünlük": 3, "ongünlüy": 3, "onillik": 10, "onilliy": 10,
}  # fmt: skip

#: Words with their noun endings; the longest stem wins.
NOUNS: Final[dict[str, Word]] = {
    **{unit: Word(Kind.UNIT, grain, {"il": "az", "yil": "tr"}.get(unit, "")) for unit, grain in _UNITS.items()},
    **_SEASONS,
    **{part: Word(Kind.PART, 0, value) for part, value in _PARTS.items()},
    **{noun: Word(Kind.FRACTION, value) for noun, value in _FRACTIONS.items()},
    "tarih": Word(Kind.UNIT, 0, "date"),
    "tarix": Word(Kind.UNIT, 0, "date"),
    "saat": Word(Kind.UNIT, 0, "hour"),
    "dakika": Word(Kind.UNIT, 0, "minute"),
    "dəqiqə": Word(Kind.UNIT, 0, "minute"),
    **{
        daytime: Word(Kind.DAYTIME)
        for daytime in (
            "gece",
            "gecə",
            "akşam",
            "axşam",
            "sabah",
            "səhər",
            "gündüz",
            "şafağ",
            "öğle",
            "öğleyin",
            "ikindi",
            "akşamüst",
            "axşamüst",
            "günorta",
        )
    },
}

#: Words that take no endings here.
FIXED: Final[dict[str, Word]] = {
    **{word: Word(Kind.SAME) for word in ("o", "bu", "ayni", "eyni", "həmin", "şu", "mezkur", "anilan")},
    **{word: Word(Kind.SAME) for word in ("bundan", "ondan")},
    "söz konusu": Word(Kind.SAME),
    "adi geçen": Word(Kind.SAME),
    **{
        word: Word(Kind.STEP, +1)
        for word in (
            "ertesi",
            "ertəsi",
            "sonraki",
            "növbəti",
            "müteakip",
            "müteakib",
            "izleyen",
            "izləyən",
            "takip eden",
            "gelecek",
            "gələn",
            "gələcək",
            "səhərisi",
            "sabahisi",
            "önümüzdeki",
            "bir sonraki",
        )
    },
    **{
        word: Word(Kind.STEP, -1)
        for word in (
            "önceki",
            "öncəki",
            "evvelki",
            "əvvəlki",
            "geçen",
            "keçən",
            "ötən",
            "geçtiğimiz",
            "qabaqki",
            "keçmiş",
            "bir önceki",
            "bir evvelki",
            "bir əvvəlki",
        )
    },
    **{word: Word(Kind.DISTANCE, +1) for word in ("sonra", "sonrasinda")},
    **{word: Word(Kind.DISTANCE, -1) for word in ("önce", "öncə", "evvel", "əvvəl", "qabaq", "öncesinde")},
    **{
        word: Word(Kind.FEW)
        for word in ("birkaç", "bir kaç", "bir neçə", "birneçə", "neçə", "bir iki", "bir-iki", "bir qaç")
    },
    "yarim": Word(Kind.HALF),
    "buçuk": Word(Kind.HALF, 1),
    **{word: Word(Kind.EVERY) for word in ("her", "hər")},
    **{word: Word(Kind.AND) for word in ("ve", "və", "ile", "ilə", "ila", "ya da", "veya", "və ya")},
    **{
        word: Word(Kind.BETWEEN)
        for word in ("arasinda", "arasindaki", "arasi", "araliğinda", "araliğindaki", "aralarinda", "arasinda ki")
    },
    **{word: Word(Kind.UNTIL) for word in ("kadar", "qədər", "dek", "dək", "değin", "kimi")},
    **{
        word: Word(Kind.NOW)
        for word in (
            "günümüz",
            "günümüze",
            "günümüzə",
            "günümüzədək",
            "bugüne",
            "bu güne",
            "bu günə",
            "bugünə",
            "bu günədək",
            "bugünedek",
            "hazirki dövrə",
            "günümüzedek",
        )
    },
    "bağlayan": Word(Kind.BINDING),
    **{
        word: Word(Kind.APPROXIMATE)
        for word in (
            "yaklaşik",
            "yaklaşik olarak",
            "aşaği yukari",
            "aşaği-yukari",
            "aşaği yuxari",
            "aşaği-yuxari",
            "təxminən",
            "təqribən",
            "tahminen",
            "tahmini olarak",
            "takriben",
            "takribi",
            "kabaca",
            "təxmini",
            "təqribi",
            "təxmini olaraq",
            "circa",
        )
    },
    **{
        word: Word(Kind.AROUND)
        for word in (
            "civari",
            "civarinda",
            "civarindaki",
            "civarlarinda",
            "dolaylarinda",
            "dolaylari",
            "dolayinda",
            "siralarinda",
            "siralari",
            "sularinda",
            "ətrafinda",
            "ətrafindaki",
            "çevresinde",
            "radələrində",
            "radelerinde",
            "yakinlarinda",
            "dövrələrində",
            "raddelerinde",
            "həndəvərində",
        )
    },
    **{
        word: Word(Kind.UNCERTAIN)
        for word in (
            "muhtemelen",
            "galiba",
            "belki",
            "belki de",
            "sanirim",
            "olasilikla",
            "büyük olasilikla",
            "büyük ihtimalle",
            "büyük bir ihtimalle",
            "büyük bir olasilikla",
            "ihtimal",
            "ihtimalle",
            "ihtimal ki",
            "herhalde",
            "zannedersem",
            "ehtimal",
            "ehtimal ki",
            "ehtimalən",
            "ehtimalla",
            "böyük ehtimalla",
            "yəqin",
            "yəqin ki",
            "güman ki",
            "güman",
            "çox güman",
            "çox güman ki",
            "ola bilsin",
            "ola bilsin ki",
            "bəlkə",
            "bəlkə də",
            "deyəsən",
            "görünür",
            "görünür ki",
            "kuvvetle muhtemel",
            "kuvvetle muhtemelen",
            "muhtemel olarak",
            "ehtimala görə",
            "güman edilir ki",
            "sanilir ki",
            "olsa gerek",
            "galibən",
            "zənnimcə",
            "tahminimce",
            "ehtimal olaraq",
        )
    },
    **{
        word: Word(Kind.LENGTH)
        for word in (
            "boyunca",
            "boyu",
            "müddətinə",
            "müddətində",
            "müddətdə",
            "müddət",
            "müddet",
            "müddetle",
            "ərzində",
            "zarfinda",
            "süresince",
            "süreyle",
            "sürede",
            "süre",
            "bir süre",
            "bir müddət",
            "bir müddet",
            "içinde",
            "içərisində",
            "içində",
            "içerisinde",
            "süresinde",
            "müddetince",
            "müddətincə",
            "uzunluğunda",
            "süren",
            "sürən",
        )
    },
}

#: Steps that are taken from the time of writing, not from what was told last.
DEICTIC: Final = frozenset(
    {"geçen", "keçən", "ötən", "geçtiğimiz", "keçmiş", "gelecek", "gələn", "gələcək", "önümüzdeki"}
)

#: Calendars named in the text. ``old`` and ``new`` are the styles of a Julian and Gregorian date.
CALENDAR_PATTERNS: Final[tuple[tuple[str, str], ...]] = (
    (r"(?:yeni|miladi)\s+(?:t[aə][kq]vim|üslub|üslup|stil)[^\W\d_]*(?:\s+(?:göre|görə))?", "new"),
    (r"(?:eski|köhnə|jülyen|yulian|rus)\s+(?:t[aə][kq]vim|üslub|üslup|stil)[^\W\d_]*(?:\s+(?:göre|görə))?", "old"),
    (r"h[ií]cri(?:[\s-]+(?:qəməri|kameri))?(?:\s+t[aə][kq]vim[^\W\d_]*(?:\s+(?:göre|görə|il[eə]))?)?", "hijri"),
    (r"rumi(?:\s+t[aə][kq]vim[^\W\d_]*(?:\s+(?:göre|görə))?)?", "rumi"),
    (r"m[iə]l[aə]di", "new"),
    (r"m\.\s?(?=1[5-9]\d\d(?!\d))", "new"),
    (r"h\.\s?(?=1[0-4]\d\d(?!\d))", "hijri"),
    (r"r\.\s?(?=1[23]\d\d(?!\d))", "rumi"),
)

#: Eras. ``-1`` counts backwards.
ERA_PATTERNS: Final[tuple[tuple[str, int], ...]] = (
    (r"(?:m\.\s?ö\.|mö(?!\w)|i\.\s?ö\.|m[iə]l[aə]ddan\s+əvvəl|milattan\s+(?:önce|evvel))", -1),
    (r"(?:b\.\s?)?e\.\s?ə\.", -1),
    (r"(?:bizim\s+)?er(?:amizdan|adan)\s+əvvəl(?:ki)?", -1),
    (r"(?:m\.\s?s\.|ms(?!\w)|b\.\s?e\.|milattan\s+sonra|(?:bizim\s+)?eramizin)", +1),
)


def _months() -> dict[str, Word]:
    made: dict[str, Word] = {}
    for code in ("tr", "az", "az_Cyrl", "ru"):
        names = Locale.parse(code).months
        for context in ("format", "stand-alone"):
            for number, name in names[context]["wide"].items():
                folded = fold(name)
                # Russian марта is марта, "to March", here
                if not (code == "ru" and folded.endswith("a") and folded[:-1] in made):
                    made.setdefault(folded, Word(Kind.MONTH, number))
    for name, number in MONTH_SPELLINGS.items():
        made[fold(name)] = Word(Kind.MONTH, number)
    for name, number in HIJRI_MONTHS.items():
        made[fold(name)] = Word(Kind.MONTH, number, "hijri")
    for name, number in IRANIAN_MONTHS.items():
        made[fold(name)] = Word(Kind.MONTH, number, "iranian")
    return made


def _weekdays() -> dict[str, Word]:
    made: dict[str, Word] = {}
    for code in ("tr", "az", "az_Cyrl"):
        for number, name in Locale.parse(code).days["format"]["wide"].items():
            made[fold(name)] = Word(Kind.WEEKDAY, number)
    return made


MONTHS: Final = _months()
WEEKDAYS: Final = _weekdays()
