"""Turkish sentences in Azerbaijani spelling: training data where annotated Azerbaijani is scarce.

This is no translation. It moves the spelling of shared words and endings near to Azerbaijani's, by chance where the
correspondence is one of several, so that a model learns the labels without learning one orthography by heart.
"""

from __future__ import annotations

import re
from random import Random

from pipeline.transliteration import capitalised, lower

#: Frequent words whose spelling differs by more than the letters below (Turkish: Azerbaijani).
WORDS = {
    "ait": "aid",
    "ancak": "ancaq", "arasında": "arasında", "asır": "əsr", "ay": "ay", "baş": "baş", "başladı": "başladı",
    "bazı": "bəzi", "ben": "mən", "beri": "bəri", "bin": "min", "birinci": "birinci", "böyle": "belə", 
    "bugün": "bu gün",
    "büyük": "böyük", "cumhuriyet": "respublika", "cumhuriyeti": "respublikası", "çok": "çox", "çocuk": "uşaq",
    "daha": "daha", "dahil": "daxil", "değil": "deyil", "devlet": "dövlət", "devleti": "dövləti", "diğer": "digər",
    "dolayı": "görə", "dünya": "dünya", "düzenlenen": "keçirilən", "eden": "edən", "edildi": "edildi", "etti": "etdi",
    "evlendi": "evləndi", "gazete": "qəzet", "gazetesi": "qəzeti", "genç": "gənc", "gibi": "kimi", "gitti": "getdi",
    "gün": "gün", "halk": "xalq", "hem": "həm", "hiç": "heç", "hükümet": "hökumət", "hükümeti": "hökuməti",
    "ikinci": "ikinci", "ile": "ilə", "ilk": "ilk", "ise": "isə", "için": "üçün", "kadar": "qədər", "kendi": "öz",
    "kent": "şəhər", "kız": "qız", "komutan": "komandan", "köy": "kənd", "köyü": "kəndi", "küçük": "kiçik",
    "kuruldu": "quruldu", "kurulmuştur": "qurulmuşdur", "kurucusu": "qurucusu", "makale": "məqalə", "meclis": "məclis",
    "milli": "milli", "müdürü": "müdiri", "nehri": "çayı", "nüfus": "əhali", "oldu": "oldu", "olarak": "olaraq",
    "olduğu": "olduğu", "oğul": "oğul", "okul": "məktəb", "okulu": "məktəbi", "önce": "əvvəl", "öldü": "öldü",
    "öğretmen": "müəllim", "örgütü": "təşkilatı", "partisi": "partiyası", "roman": "roman", "sanat": "sənət",
    "savaş": "müharibə", "savaşı": "müharibəsi", "sonra": "sonra", "şehir": "şəhər", "şehri": "şəhəri",
    "şirketi": "şirkəti", "tarafından": "tərəfindən", "tarih": "tarix", "tarihinde": "tarixində", "tiyatro": "teatr",
    "üniversitesi": "universiteti", "ve": "və", "veya": "və ya", "yakın": "yaxın", "yaptı": "etdi", "yapılan": "edilən",
    "yayımlanan": "nəşr edilən", "yazar": "yazıçı", "yeni": "yeni", "yıl": "il", "yılda": "ildə", "yılı": "ili",
    "yılında": "ilində", "yılları": "illəri", "yıllarda": "illərdə", "yoktur": "yoxdur", "yüzyıl": "əsr",
    "yüzyılda": "əsrdə", "zaman": "zaman", "ocak": "yanvar", "şubat": "fevral", "mart": "mart", "nisan": "aprel",
    "mayıs": "may", "haziran": "iyun", "temmuz": "iyul", "ağustos": "avqust", "eylül": "sentyabr", "ekim": "oktyabr",
    "kasım": "noyabr", "aralık": "dekabr", "mayıs'ta": "mayda", "almanya": "Almaniya", "fransa": "Fransa",
    "ingiltere": "İngiltərə", "rusya": "Rusiya", "italya": "İtaliya", "yunanistan": "Yunanıstan", "türkiye": "Türkiyə",
    "amerika": "Amerika", "avrupa": "Avropa", "asya": "Asiya", "kafkasya": "Qafqaz", "alman": "alman", "rus": "rus",
}  # fmt: skip

_BACK = set("aıou")
_FRONT = set("eiöüə")
#: Stems that keep their ``e``.
_OPEN_E = re.compile(r"^(?:e[tdv]|ver|de[dry]|ye[dmr]|gec|beş|en\b|el[çl]|şe[yi])")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def azerbaijani_spelling(word: str, chance: Random) -> str:
    """``word`` as Azerbaijani might spell it; one word stays one word, its capital stays."""
    plain = lower(word)
    known = WORDS.get(plain)
    if known is not None and " " not in known:
        return capitalised(known) if word[:1].isupper() else known
    if not _ONE_WORD.fullmatch(word):
        return word
    # Azerbaijani writes no apostrophe before the endings of names.
    if chance.random() < 0.9:
        word = word.replace("'", "").replace("’", "")
    letters = list(word)
    stem_keeps = _OPEN_E.match(plain) is not None
    for at, letter in enumerate(letters):
        small = lower(letter)
        following = _next_vowel(word, at)
        new = small
        if small == "e" and not (stem_keeps and at < 2) and chance.random() < 0.88:
            new = "ə"
        elif (small == "k" and following in _BACK and chance.random() < 0.75) or (
            small == "k" and at == len(letters) - 1 and _previous_vowel(word, at) in _BACK and chance.random() < 0.8
        ):
            new = "q"
        elif small == "h" and chance.random() < 0.4:
            new = "x"
        elif small == "t" and at == 0 and following in _BACK and chance.random() < 0.2:
            new = "d"
        elif small == "â":
            new = "a"
        elif small == "î":
            new = "i"
        if new != small:
            letters[at] = {"ə": "Ə", "q": "Q", "x": "X", "d": "D", "a": "A", "i": "İ"}[new] if letter != small else new
    return "".join(letters)


def _next_vowel(word: str, at: int) -> str:
    return next((letter for letter in lower(word[at + 1 :]) if letter in _BACK or letter in _FRONT), "")


def _previous_vowel(word: str, at: int) -> str:
    return next((letter for letter in reversed(lower(word[:at])) if letter in _BACK or letter in _FRONT), "")
