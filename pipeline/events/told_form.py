"""A trigger as a summary says it: ``açılan`` as ``açıldı``, ``kuruluşunu`` as ``kuruluşu``.

Many happenings are told in a participle or a verbal noun with the case that its sentence asks for. In a line of its own
such a word reads ill. Participles, converbs and ``-dık`` forms become the past tense; verbal nouns lose their case. A
word that fits no rule stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.records import Lang
from pipeline.transliteration import lower

_HIGH = "ıiuüыиуү"
_HIGH_OF = {
    low: high
    for lows, high in (
        ("aı", "ı"), ("eəi", "i"), ("ou", "u"), ("öü", "ü"), ("аы", "ы"), ("еәиэ", "и"), ("оу", "у"), ("өү", "ү"),
    )
    for low in lows
}  # fmt: skip
_BACK = frozenset("aıouаыоу")
_VOICELESS = frozenset("fstkçşhp")
_SOFTENED = {"ed": "et", "gid": "git", "güd": "güt", "tad": "tat"}

_CASE = f"(?:n?[{_HIGH}]|n?[{_HIGH}]n|n[{_HIGH}]n|n?[dt]?[aeə]n?|н?[{_HIGH}]|н?[{_HIGH}]н|н?д?[аә]н?)"
#: ``yolladığı``, ``geldiğini``, ``ҝәлдији``
_THAT = re.compile(rf"(.+[dtд][{_HIGH}])[ğyғј][{_HIGH}]{_CASE}?")
#: ``döndüklerinde``, ``tanındıklarını``
_THAT_THEY = re.compile(rf"(?P<past>.+[dtд][{_HIGH}])[kqкг](?P<they>l[aeə]r|л[аә]р)[{_HIGH}]{_CASE}?")
_SUBJECT = re.compile(rf"(?P<his>.+[{_HIGH}])[nн][{_HIGH}][nн]|(?P<bare>.{{3,}}[^{_HIGH}nн])[{_HIGH}][nн]")
#: Light verbs, before which a noun stands in no case: ``tayin edildiği``.
_LIGHT = ("ed", "et", "ol", "ед", "ет", "ол")
#: ``sürüldükten (sonra)``, ``gəldikdən``
_AFTER = re.compile(rf"(.+[dtд][{_HIGH}])(?:k[td][ae]n|[qk]d[aə]n|[гк]д[аә]н)")
_PARTICIPLE = re.compile(r"(?P<stem>.+?)(?P<glide>[yј]?)(?P<ending>an|en|ən|ан|ән)")
_WHILE = re.compile(r"(?P<stem>.+?)(?P<glide>[yј]?)(?P<ending>arak|erek|araq|ərək|араг|әрәк)")
#: Stems that take a participle's ending for certain; ``isyan`` and ``ferman`` have none.
_STEM = re.compile(
    rf".*(?:[{_HIGH}][lnлн]|l[aeə][nş]|л[аә][нш])|(?:.*[^aeəıioöuüm])?(?:ed|ед)|(?:ol|ол)"
    r"|aç|al|bas|başlan|bulun|çağır|çık|çıx|dön|düş|geç|geçir|gel|getir|ged|gid|gir|gönder|göndər|gəl|gətir|kaç|kal|kapat"
    r"|keç|keçir|kur|öl|öldür|qaç|qal|qur|sür|ver|vur|yap|yarat|yaz"
)
#: ``kaçmayı``, ``birleştirmeye``; ``битирмәјә``
_INFINITIVE_TR = re.compile(rf"(.+m[ae])y(?:[ae]|[{_HIGH}])")
_INFINITIVE_AZ = re.compile(r"(?:(.+ma)ğ(?:a|ı)|(.+mə)y(?:ə|i)|(.+ма)ғ(?:а|ы)|(.+мә)ј(?:ә|и))")
_OF_HIS = re.compile(rf"(?P<his>.{{3,}}[{_HIGH}])(?:n(?:[{_HIGH}]n?|d?[aeə]n?)|н(?:[{_HIGH}]н?|д?[аә]н?)|y[lд][ae])")
#: Nouns whose own last letters look like *his*: ``sürgün``, ``baskın``, ``akın``.
_OWN_N = re.compile(rf".*[gkqğғгк][{_HIGH}]$|(?:.*\s)?(?:yayı|axı|ахы|altı|çılğı|dalğı|alı|gəli|geli|qadı|kadı)$")


@lru_cache(maxsize=1 << 13)
def told_form(trigger: str, lang: Lang) -> str:
    """The trigger in the form that stands for itself.

    Args:
        trigger: as the source has it, on one line.
        lang: the language, which decides between ``etti`` and ``etdi``.
    """
    before, _, last = trigger.rpartition(" ")
    bare = re.split(r"[’'ʼ]", last, maxsplit=1)[0] if re.search(r"\w{3}[’'ʼ]\w{1,6}$", last) else last
    if bare == last:
        if _THAT.fullmatch(lower(last)) is not None and " " not in before and not lower(last).startswith(_LIGHT):
            before = _subject(before)
        bare = _past(last, lang) or _nominative(last, lang) or last
    return f"{before} {bare}".strip()


def _subject(word: str) -> str:
    """The subject of a ``-dık`` form without its genitive: ``savaşın başladığı`` tells that ``savaş başladı``."""
    match = _SUBJECT.fullmatch(lower(word))
    return word if match is None else word[: max(match.end("his"), match.end("bare"))]


def _past(word: str, lang: Lang) -> str:
    small = lower(word)
    for pattern in (_THAT, _AFTER):
        if match := pattern.fullmatch(small):
            return word[: match.end(1)]
    if match := _THAT_THEY.fullmatch(small):
        return word[: match.end("past")] + match["they"]
    match = _WHILE.fullmatch(small) or _PARTICIPLE.fullmatch(small)
    if match is None:
        return ""
    stem, vowels = match["stem"], [letter for letter in match["stem"] if letter in _HIGH_OF]
    if not vowels or (vowels[-1] in _BACK) != (match["ending"][0] in "aа"):
        return ""
    if match["glide"]:
        if stem[-1] not in _HIGH_OF:
            return ""
    elif match.re is _PARTICIPLE and _STEM.fullmatch(stem) is None:
        return ""
    return _with_past(word[: len(stem)], stem, vowels[-1], lang)


def _with_past(printed: str, stem: str, vowel: str, lang: Lang) -> str:
    high = _HIGH_OF[vowel]
    if "а" <= stem[-1] <= "ӿ":
        return f"{printed[:-1]}{'т' if stem.endswith('ед') else printed[-1]}д{high}"
    for soft, hard in _SOFTENED.items():
        if stem == soft or (soft == "ed" and stem.endswith("ed")):
            printed, stem = printed[:-1] + hard[-1], stem[:-1] + hard[-1]
    if stem == "ged":
        printed, stem = printed[:-1] + "t", "get"
    return f"{printed}{'t' if lang is not Lang.AZ and stem[-1] in _VOICELESS else 'd'}{high}"


def _nominative(word: str, lang: Lang) -> str:
    small = lower(word)
    if lang is Lang.AZ:
        if match := _INFINITIVE_AZ.fullmatch(small):
            stem = next(group for group in match.groups() if group)
            return word[: len(stem)] + {"a": "q", "ə": "k", "а": "г", "ә": "к"}[stem[-1]]
    elif match := _INFINITIVE_TR.fullmatch(small):
        return word[: match.end(1)]
    match = _OF_HIS.fullmatch(small)
    if match is None or _OWN_N.fullmatch(match["his"]) is not None:
        return ""
    return word[: match.end("his")]
