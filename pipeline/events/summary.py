"""One readable line for an event, in the language and script of its source.

``15 iyul 1926 · İstanbul · Qafqaz İstiqlal Komitəsi yaradıldı``: time, place, who did it and a colon, the others, and
the trigger as a word that stands by itself (:mod:`pipeline.events.told_form`). The line is made of plain values, so
that it can be made from a table as well as from records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.told_form import told_form
from pipeline.record_classes import record
from pipeline.records import Factuality, Lang, Script
from pipeline.transliteration import lower

#: participants beyond this number are only counted
MAX_PARTICIPANTS = 5
_SEPARATOR = " · "
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


@record
class _Words:
    """The few words a summary adds to what the source says; ``{}`` takes the number or year.

    ``endings`` are those of a decade, with ``ı``, ``i``, ``u``, ``ü``; ``genitives`` are
    what a century and a decade take before a part of theirs.
    """

    century: str
    decade: str
    seasons: tuple[str, str, str, str]
    parts: tuple[str, str, str]
    planned: str
    reported: str
    negated: str
    more: str
    about: str
    months: tuple[str, ...]
    endings: tuple[str, str, str, str]
    genitives: tuple[str, str]


_TURKISH = _Words(
    "{}. yüzyıl", "{}’{} yıllar", ("{} ilkbaharı", "{} yazı", "{} sonbaharı", "{} kışı"),
    ("{} başı", "{} ortası", "{} sonu"), "tasarı", "aktarılan", "olmadı", "ve {} kişi/kurum daha",
    "{} dolayları", tuple("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()),
    ("lı", "li", "lu", "lü"), ("", "ın"),
)  # fmt: skip
_AZERBAIJANI = _Words(
    "{} əsr", "{}-{} illər", ("{} yazı", "{} yayı", "{} payızı", "{} qışı"),
    ("{} əvvəli", "{} ortası", "{} sonu"), "nəzərdə tutulan", "bildirilən", "olmadı", "və daha {} iştirakçı",
    "təxminən {}", tuple("yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split()),
    ("cı", "ci", "cu", "cü"), ("in", "in"),
)  # fmt: skip
_AZERBAIJANI_CYRILLIC = _Words(
    "{} әср", "{}-{} илләр", ("{} јазы", "{} јајы", "{} пајызы", "{} гышы"),
    ("{} әввәли", "{} ортасы", "{} сону"), "нәзәрдә тутулан", "билдирилән", "олмады", "вә даһа {} иштиракчы",
    "тәхминән {}", tuple("јанвар феврал март апрел мај ијун ијул август сентјабр октјабр нојабр декабр".split()),
    ("ҹы", "ҹи", "ҹу", "ҹү"), ("ин", "ин"),
)  # fmt: skip
_PARTS = ("START", "MID", "END")
#: Which ending a decade takes, by its tens; the number words of both languages agree in their vowels: ``yüz``, ``on``,
#: ``yirmi``, ``otuz``, ``kırk``, ``elli``, ``altmış``, ``yetmiş``, ``seksen``, ``doksan``.
_TENS = (3, 2, 1, 2, 0, 1, 0, 1, 1, 0)
_THOUSANDS = 1


def summarise(
    *,
    trigger: str,
    lang: Lang,
    script: Script = Script.LATIN,
    time: str = "",
    place: str = "",
    participants: Sequence[str] = (),
    agents: Sequence[str] = (),
    origins: Sequence[str] = (),
    destinations: Sequence[str] = (),
    factuality: Factuality = Factuality.ASSERTED,
) -> str:
    """One line for ``events.csv``'s ``summary``.

    Args:
        trigger: the trigger as the source has it; line breaks in it become blanks.
        lang: language of the source; anything but Azerbaijani is treated as Turkish.
        script: script of the source.
        time: the event's time as EDTF with ``;START``, ``;MID`` or ``;END``; "" or ``?`` if unknown.
        place: name of the place in base form, or "".
        participants: base forms of the other arguments in the order of the text; repeated ones are named once.
        agents: those of them who did it; a colon parts them from the others, if there are others.
        origins: base forms of where from; shown before an arrow.
        destinations: base forms of where to, or to whom; shown behind it.
        factuality: said in square brackets where it is not ``asserted``.

    Returns:
        the line, without line breaks; at least the trigger.
    """
    words = _words_for(lang, script)
    trigger = told_form(" ".join(trigger.split()), lang)
    doers, named = _once(agents), _once(participants)
    others = [name for name in named if name not in doers]
    shown = ", ".join(named[:MAX_PARTICIPANTS])
    if doers and others and len(named) <= MAX_PARTICIPANTS:
        shown = f"{', '.join(doers)}: {', '.join(others)}"
    if len(named) > MAX_PARTICIPANTS:
        shown += " " + words.more.format(len(named) - MAX_PARTICIPANTS)
    route = _route(origins, destinations)
    if route:
        shown = f"{shown} {route}" if route.startswith("→") or not shown else f"{shown}, {route}"
    happening = " ".join((shown if _says_itself(named, trigger) else f"{shown} {trigger}").split())
    mark = {
        Factuality.PLANNED: words.planned, Factuality.REPORTED: words.reported, Factuality.NEGATED: words.negated,
    }.get(factuality)  # fmt: skip
    if mark:
        happening += f" [{mark}]"
    parts = (_readable_time(time, words, lang), " ".join(place.split()), happening)
    return _balanced(_SEPARATOR.join(part for part in parts if part))


def _balanced(text: str) -> str:
    """The text without quotation marks and brackets whose partner the words around a name or trigger kept."""
    for opening, closing in _PAIRS:
        kept: list[str] = []
        opened: list[int] = []
        for character in text:
            if character == closing and not opened:
                continue
            if character == opening:
                opened.append(len(kept))
            elif character == closing:
                opened.pop()
            kept.append(character)
        for position in reversed(opened):
            del kept[position]
        text = "".join(kept)
    return text


def _once(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def _route(origins: Sequence[str], destinations: Sequence[str]) -> str:
    """``Viyana → Paris``, ``→ Paris``, ``Viyana →``"""
    where_from, where_to = (", ".join(dict.fromkeys(names)) for names in (origins, destinations))
    return f"{where_from} → {where_to}".strip() if where_from or where_to else ""


def _says_itself(named: Sequence[str], trigger: str) -> bool:
    """Whether the trigger is the last word of a happening's own name: ``Rus-Japon savaşı`` says what happened."""
    if len(named) != 1 or " " in trigger.strip():
        return False
    last = named[0].split()[-1]
    return len(last) > 4 and len(named[0].split()) > 1 and lower(trigger).startswith(lower(last)[:-1])


def _words_for(lang: Lang, script: Script) -> _Words:
    if lang is not Lang.AZ:
        return _TURKISH
    return _AZERBAIJANI_CYRILLIC if script is Script.CYRILLIC else _AZERBAIJANI


_INTERVAL = re.compile(r"([^/]+)/([^/]+)")
_CENTURY = re.compile(r"(\d\d)XX")
_DECADE = re.compile(r"(\d{3})X")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")


def _readable_time(value: str, words: _Words, lang: Lang) -> str:
    base, _semicolon, part = value.strip().partition(";")
    if base in ("", "?"):
        return ""
    if interval := _INTERVAL.fullmatch(base):
        first, last = ("" if end == ".." else _point(end, words, lang) for end in interval.groups())
        text = f"{_shortened(first, last)}–{last}"
    else:
        text = _point(base, words, lang)
        if part and _CENTURY.fullmatch(base):
            text += words.genitives[0]
        elif part and _DECADE.fullmatch(base):
            text += words.genitives[1]
    return words.parts[_PARTS.index(part)].format(text) if part in _PARTS else text


def _shortened(first: str, last: str) -> str:
    """The first day of a stretch without the month that both ends share: ``26–27 Nisan 1920``."""
    day, _, month = first.partition(" ")
    return day if day.isdigit() and month and last.partition(" ")[2] == month else first


def _point(value: str, words: _Words, lang: Lang) -> str:
    if century := _CENTURY.fullmatch(value):
        number = int(century[1]) + 1
        return words.century.format(_roman(number) if lang is Lang.AZ else number)
    if decade := _DECADE.fullmatch(value):
        ending = _THOUSANDS if decade[1].endswith("00") else _TENS[int(decade[1][-1])]
        return words.decade.format(f"{decade[1]}0", words.endings[ending])
    if season := _SEASON.fullmatch(value):
        return words.seasons[int(season[2]) - 21].format(season[1])
    if (day := _DAY.fullmatch(value)) and 1 <= int(day["month"]) <= 12:
        month = f"{words.months[int(day['month']) - 1]} {day['year']}"
        return f"{int(day['day'])} {month}" if day["day"] else month
    if value.endswith("~"):
        return words.about.format(_point(value[:-1], words, lang))
    return value


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters
