"""One readable line for an event, in the language and script of its source.

``15 iyul 1926 · İstanbul · Qafqaz İstiqlal Komitəsi yaradıldı``: time, place, participants and the trigger as the
source has it. The line is made of plain values, so that it can be made from a table as well as from records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Factuality, Lang, Script
from pipeline.transliteration import lower

#: participants beyond this number are only counted
MAX_PARTICIPANTS = 5
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class _Words:
    """The few words a summary adds to what the source says; ``{}`` takes the number or year."""

    century: str
    decade: str
    seasons: tuple[str, str, str, str]
    parts: tuple[str, str, str]
    planned: str
    reported: str
    negated: str
    more: str
    months: tuple[str, ...]


_TURKISH = _Words(
    "{}. yüzyıl", "{}’li yıllar", ("{} ilkbaharı", "{} yazı", "{} sonbaharı", "{} kışı"),
    ("{} başı", "{} ortası", "{} sonu"), "tasarı", "aktarılan", "olmadı", "ve {} kişi/kurum daha",
    tuple("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()),
)  # fmt: skip
_AZERBAIJANI = _Words(
    "{} əsr", "{}-ci illər", ("{} yazı", "{} yayı", "{} payızı", "{} qışı"),
    ("{} əvvəli", "{} ortası", "{} sonu"), "nəzərdə tutulan", "bildirilən", "olmadı", "və daha {} iştirakçı",
    tuple("yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split()),
)  # fmt: skip
_AZERBAIJANI_CYRILLIC = _Words(
    "{} әср", "{}-ҹи илләр", ("{} јазы", "{} јајы", "{} пајызы", "{} гышы"),
    ("{} әввәли", "{} ортасы", "{} сону"), "нәзәрдә тутулан", "билдирилән", "олмады", "вә даһа {} иштиракчы",
    tuple("јанвар феврал март апрел мај ијун ијул август сентјабр октјабр нојабр декабр".split()),
)  # fmt: skip
_PARTS = ("START", "MID", "END")


def summarise(
    *,
    trigger: str,
    lang: Lang,
    script: Script = Script.LATIN,
    time: str = "",
    place: str = "",
    participants: Sequence[str] = (),
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
        origins: base forms of where from; shown before an arrow.
        destinations: base forms of where to; shown behind it.
        factuality: said in square brackets where it is not ``asserted``.

    Returns:
        the line, without line breaks; at least the trigger.
    """
    words = _words_for(lang, script)
    named = list(dict.fromkeys(" ".join(name.split()) for name in participants if name.strip()))
    shown = ", ".join(named[:MAX_PARTICIPANTS])
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
    return _SEPARATOR.join(
        part for part in (_readable_time(time, words, lang), " ".join(place.split()), happening) if part
    )


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
        text = f"{_point(interval[1], words, lang)}–{_point(interval[2], words, lang)}"
    else:
        text = _point(base, words, lang)
    return words.parts[_PARTS.index(part)].format(text) if part in _PARTS else text


def _point(value: str, words: _Words, lang: Lang) -> str:
    if century := _CENTURY.fullmatch(value):
        number = int(century[1]) + 1
        return words.century.format(_roman(number) if lang is Lang.AZ else number)
    if decade := _DECADE.fullmatch(value):
        return words.decade.format(f"{decade[1]}0")
    if season := _SEASON.fullmatch(value):
        return words.seasons[int(season[2]) - 21].format(season[1])
    if (day := _DAY.fullmatch(value)) and 1 <= int(day["month"]) <= 12:
        month = f"{words.months[int(day['month']) - 1]} {day['year']}"
        return f"{int(day['day'])} {month}" if day["day"] else month
    return value


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters
