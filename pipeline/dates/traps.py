"""What looks like a date and is none: bare numbers that count or number things, months that name people and streets.

All functions look only at the few words around an expression, folded and as printed.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.dates.folding import APOSTROPHES
from pipeline.dates.trap_words import COUNTED_STEMS, FOLLOWERS, HEADS_OF_YEARS, NUMBERING_WORDS

_AFTER = re.compile(r"\s{1,3}([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)\.?[’']?:?\s{1,3}$")
_BEFORE_SIGN = re.compile(r"(?:№|#|no:|nr\.|n°|sayi:|s\.|ss\.|səh\.|с\.|c\.|§|[$€£₺₼])\s?$")


_COUNTED = re.compile(
    "(?:"
    + "|".join(sorted(set(COUNTED_STEMS), key=lambda stem: (-len(stem), stem)))
    + r")(?:l[aeə]r)?[iuüaeəynds]{0,5}n?$"
)


_HEAD_OF_YEAR = re.compile(
    "(?:" + "|".join(sorted(set(HEADS_OF_YEARS), key=lambda stem: (-len(stem), stem))) + ")[^\\W\\d_]*$"
)

#: A noun that no numeral can count: plural with a possessive, or possessive with a case.
_POSSESSED = re.compile(r"(?:l[aeə]r[iuü]|s[iuü]|[iuü])(?:n[dt]?[aeəiuü]n?(?:ki)?|nin|yl[aeə])$|l[aeə]r[iuü]$")


#: Heads of the names of streets, districts and the like that hold a date or month.
_NAMED_AFTER = re.compile(
    r"(?:küç[əe]|cadde|caddə|sokak|sokağ|bulvar|prospekt|xiyaban|meydan|mahalle|məhəllə|rayon|ilçe|semt|q[əa]səbə|k[əa]nd"
    r"|kolxoz|sovxoz|park|stansiya|istasyon|metro|lise|okul|ilkokul|m[əe]kt[əe]b|zavod|fabrik|klub|kulüb|universitet"
    r"|üniversite|stadyum|stadion|stad|köprü|körpü|adina|adli|isimli|mağaza|sinema|teatr|tiyatro|hastane|xəstəxana|barışi"
    r"|dairə|rayonu|hanim|xanim|bey(?!an|oğlu|n)|bəy(?!an|oğlu|n)|efendi|əfəndi|paşa|müəllim|mahallesi|düşərgə|kahve|qəhvəxana"
    r"|çayxana|baği(?:n[dt]?[aeə]?n?)?(?![^\W\d_]))[^\W\d_]*$"
)

#: Happenings named after a day or month: they are events, the name tells no date of its own.
_NAMED_EVENT = re.compile(
    r"(?:vaka|vak['’]?a|olay|hadis[əe]|devrim|inqilab|inkil[aâ][pb]|ihtilal|qirğin|qirği|soyqirim|soykirim|faciə|facia|muhtira"
    r"|darbe|katliam|işgali|işğali|sosyalist|tezkere|çevriliş|üsyan|ayaklanma|isyan)[^\W\d_]*$"
)


def word_after(folded: str, end: int) -> str:
    """The next word, folded and without what follows an apostrophe; "" if something else stands there."""
    match = _AFTER.match(folded, end)
    return "" if match is None else match.group(1)


def _capital_after(text: str, end: int) -> bool:
    match = _AFTER.match(text, end)
    return match is not None and match.group(1)[0].isupper()


def numbered(folded: str, start: int) -> bool:
    """Whether what stands before an expression makes it the number of a page, law, house, ..."""
    head = folded[max(0, start - 24) : start]
    if _BEFORE_SIGN.search(head):
        return True
    match = _BEFORE.search(head)
    return match is not None and match.group(1) in NUMBERING_WORDS


_AMOUNT = re.compile(
    r"\s(?:(?:çok\s|çox\s)?(?:fazla|çok|çox|az|artiq|artik|aşkin|yakin|yaxin|ziyade)(?![^\W\d_])"
    r"|(?:üzerinde|üstünde|altinda|üzərində|üstündə)(?![^\W\d_]))"
)
_UP_TO = re.compile(r"\s(?:kadar|qədər)(?![^\W\d_])")


def amount(folded: str, end: int) -> bool:
    """Whether a number with a case ending is an amount: ``1500’den fazla``, ``2000’e kadar asker``."""
    if _AMOUNT.match(folded, end):
        return True
    until = _UP_TO.match(folded, end)
    return until is not None and counted(folded, until.end())


def counted(folded: str, end: int) -> bool:
    """Whether the next word is one that numbers count."""
    return _COUNTED.match(word_after(folded, end)) is not None


_SCHOOL_YEAR = re.compile(
    r"\s(?:eğitim[-\s]?)?(?:öğretim|eğitim|ders|dərs|tədris|akademik|bütçe|büdcə|mali|maliyyə)\s(?:yil|il|sene)[^\W\d_]*"
)


def school_year(folded: str, end: int) -> int:
    """Where a school or budget year ends whose figures end at ``end`` (``1930/31 öğretim yılında``), or 0."""
    match = _SCHOOL_YEAR.match(folded, end)
    return 0 if match is None else match.end()


def named_after(folded: str, end: int) -> bool:
    """Whether the next word makes a street, school or person of the expression before it."""
    following = word_after(folded, end)
    return following != "" and _NAMED_AFTER.match(following) is not None


def names_event(folded: str, end: int) -> bool:
    """Whether the next word makes the name of a happening of the month before it (``Ekim Devrimi``)."""
    following = word_after(folded, end)
    return following != "" and _NAMED_EVENT.match(following) is not None


def bare_year(text: str, folded: str, start: int, end: int, *, counting: bool = False) -> bool:
    """Whether a number of four figures without ending or unit is a year.

    It is one in brackets, before a capital, a punctuation mark or the head of a compound that no numeral
    counts; a noun in the plain singular after it is counted.

    Args:
        counting: a word like ``yaklaşık`` stands before it, as before any amount; then no noun may follow.
    """
    if numbered(folded, start):
        return False
    # a bracket may stand a space away
    before = folded[max(0, start - 2) : start].strip()[-1:] if folded[start - 1 : start] in "( [" else ""
    after = folded[end : end + 2].strip()[:1] if folded[end : end + 2] in (" )", " ]") else folded[end : end + 1]
    if before and before in "([" and after and after in ")],;-–":
        return True
    if after and after in ")]":
        return True
    if begins_entry(text, start, end) or in_life(text, start, end):
        return True
    following = word_after(folded, end)
    if not following:
        # "1918." closes a sentence, "1918," an enumeration: of years if a unit or a date stands before it
        return _announced(folded, start)
    if following in FOLLOWERS:
        return True
    if counting:
        return False
    if _COUNTED.match(following):
        return False
    if _capital_after(text, end):
        return True
    return _HEAD_OF_YEAR.match(following) is not None or _POSSESSED.search(following) is not None


_ENTRY_BEGINS = re.compile(r"(?:^|\n\s*|[.!?…][”»’\")]?\s{1,3})$")
_ENTRY_GOES_ON = re.compile(r"(?:\.|\s?[:–—])\s{1,3}[“«\"(]?[^\W\d_]")


def begins_entry(text: str, start: int, end: int) -> bool:
    """Whether a number heads an entry of a chronicle: ``1846. Vilayət ləğv olundu``, ``1898: dəmir yolu``."""
    goes_on = _ENTRY_GOES_ON.match(text, end)
    if goes_on is None or not goes_on.group()[-1].isupper():
        return False
    return _ENTRY_BEGINS.search(text[max(0, start - 8) : start]) is not None


#: How long a bracket with the years of a life may be.
_LIFE: Final = 90
_LIFE_SIGNS: Final = re.compile(r"[\w\s.,;?/’'–—-]*")
#: Words between the names of towns in it, with a full stop; also in Cyrillic.
_LIFE_MARKS: Final = frozenset("d b ö doğ doğum öl ölüm vəf vef təv tev hük yaklaşik təq təxm д доғ өл вәф тәв".split())
_WORDS: Final = re.compile(r"[^\W\d_]+")
_APART: Final = re.compile(r"\s[–—-]\s|[–—]|(?<!\w)(?:d|doğ|ö|öl|vəf|təv|hük|д|доғ)\.")


def in_life(text: str, start: int, end: int) -> bool:
    """Whether a number is of the years of a life: ``(Kerkük, 1941 – Augsburg, 2003)``, ``(d. 1911, Nuxa)``.

    Nothing but capitalised words, marks like ``d.`` and dates may stand in the bracket, and a dash or a mark must.
    """
    begin = text.rfind("(", max(0, start - _LIFE), start)
    close = text.find(")", end, end + _LIFE)
    if begin < 0 or close < 0 or ")" in text[begin:start] or "(" in text[end:close]:
        return False
    inside = text[begin + 1 : close]
    if _LIFE_SIGNS.fullmatch(inside) is None or _APART.search(inside) is None:
        return False
    return all(word[0].isupper() or word in _LIFE_MARKS for word in _WORDS.findall(inside))


_ANNOUNCERS = re.compile(
    r"(?:y[iı]li|ili|tarihi|tarixi|senesi|sene|sənə|doğum|doğumu|ölüm|ölümü|vefati|vəfati|təvəllüdü|bakü|baki|istanbul|moskva|moskova|ankara"
    r"|berlin|paris|varşova|münih|tiflis|gəncə),?:?\s{1,3}$"
)


def _announced(folded: str, start: int) -> bool:
    """Whether the words before a number say that a year comes: ``Doğum yılı 1884``, ``Bakü, 1918``."""
    return _ANNOUNCERS.search(folded[max(0, start - 24) : start]) is not None


def written_as_name(text: str, start: int, end: int) -> bool:
    """Whether a word is a name by its spelling: a capital inside the sentence, or an apostrophe at its end."""
    if text[end : end + 1] and text[end : end + 1] in APOSTROPHES:
        return True
    before = text[:start].rstrip()[-1:] if start < 40 else text[start - 40 : start].rstrip()[-1:]
    return text[start].isupper() and before not in ("", ".", "!", "?", "…", "“", '"', "«")


def name_before(text: str, start: int) -> bool:
    """Whether a capitalised word stands right before a capitalised month: a surname (``Theresa May’de``)."""
    if not text[start : start + 1].isupper():
        return False
    match = re.search(r"([^\W\d_]+)[ \t]$", text[max(0, start - 24) : start])
    if match is None or not match.group(1)[0].isupper():
        return False
    head = text[: max(0, start - 24) + match.start()].rstrip()
    return head != "" and head[-1] not in ".!?:"
