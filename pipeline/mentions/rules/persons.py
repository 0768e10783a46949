"""People: initials, given names, honorifics, family-name endings, offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.lexicon.honorifics import BEFORE
from pipeline.mentions.lexicon.openers import NOT_IN_PERSONS
from pipeline.mentions.rules.long_names import entry_head, signature, whole_name
from pipeline.mentions.rules.name_parts import NameParts, case_of, is_office
from pipeline.mentions.rules.scene import Found, Scene
from pipeline.mentions.words import Word, plain, plain_words
from pipeline.records import Label

#: Russian patronymics: a family name follows.
_PATRONYMIC = re.compile(r"(?:[oey]viç|ovna|evna)$")
_ADVERBIAL = re.compile(r"[dt][ae]n?$")
_PLACE_CASE = re.compile(r"[dt][ae](?:n|ki)?")
_ROMAN = re.compile(r"[IVX]{1,5}")
_PARTICLES = plain_words("von van der den de zur zu di la le el ibn bin fon Graf")


def find_persons(scene: Scene) -> Iterator[Found]:
    """Every person a rule sees in the sentence, longest first at each place."""
    names = NameParts(scene)
    position = 0
    while position < len(names.words):
        if not names.words[position].capital:  # nobody's name begins small
            position += 1
            continue
        found = (
            entry_head(names, position)
            or signature(names, position)
            or _initials(names, position)
            or _numbered_ruler(names, position)
            or _with_title_before(names, position)
            or _given(names, position)
            or _honorific(names, position)
            or _office(names, position)
            or _surname(names, position)
        )
        if found is None:
            position += 1
            continue
        found = whole_name(names, found)
        yield found
        position = found.last + 1


def _go_on(names: NameParts, last: int) -> int:
    """Extend a name that ends at ``last`` by an honorific and a family name behind it."""
    at = last
    if names.open(at) and names.adjoins(at + 1) and names.honorific(at + 1):
        at += 1
    if names.open(at) and names.adjoins(at + 1) and _new_person(names, at + 1):
        return at
    if names.open(at) and names.adjoins(at + 1) and (names.surname(at + 1) or (at > last and names.unknown(at + 1))):
        at += 1
        if names.open(at) and names.adjoins(at + 1) and names.honorific(at + 1):
            at += 1
    return at


def _new_person(names: NameParts, position: int) -> bool:
    """``Emin bey | Ali Merdan beye``: behind an honorific a given name with another behind it is a new person."""
    if not names.given(position) or not names.adjoins(position + 1):
        return False
    return names.given(position + 1) or names.honorific(position + 1)


def _dotted(names: NameParts, position: int) -> bool:
    """Whether a full stop, and nothing else but blanks, parts this word from the one before it."""
    return position < len(names.words) and names.words[position].before.strip() == "."


def _initials(names: NameParts, first: int) -> Found | None:
    words = names.words
    at = first
    while (
        at < len(words)
        and (words[at].initial or words[at].stem in {"Dz", "Yu", "Ya", "Şa", "Ju"})
        and _dotted(names, at + 1)
    ):
        at += 1
    if at == first:
        return None
    last = words[at]
    if not last.capital or last.number or len(last.stem) < 3 or last.plain in NOT_IN_PERSONS:
        return None
    if at == first + 1 and _ROMAN.fullmatch(words[first].stem) and words[at].before != ".":
        # ``I. Dünya Savaşı``, ``V. Kurultay``: an ordinal, unless a family name follows
        if names.given(at):
            return Found(first, at, Label.PERSON, "rule:numbered_ruler")
        if not names.surname(at):
            return None
    second = names.given(at) and not names.surname(at) and names.open(at) and names.adjoins(at + 1)
    if second and (names.surname(at + 1) or names.unknown(at + 1) or names.honorific(at + 1)):
        at += 1
    return Found(first, _go_on(names, at), Label.PERSON, "rule:initials")


def _numbered_ruler(names: NameParts, first: int) -> Found | None:
    word = names.words[first]
    if not _ROMAN.fullmatch(word.stem) or len(word.stem) < 2 or not _dotted(names, first + 1):
        return None
    if names.given(first + 1):
        return Found(first, _go_on(names, first + 1), Label.PERSON, "rule:numbered_ruler")
    return None


def _with_title_before(names: NameParts, first: int) -> Found | None:
    """``Şeyx Şamil``, ``Mirzə Bala``, ``Hacı Zeynalabdin Tağıyev``."""
    word = names.words[first]
    if not word.capital or word.ending or word.plain not in BEFORE or not names.adjoins(first + 1):
        return None
    at = first + 1
    if not (names.given(at) or names.surname(at) or (names.unknown(at) and not names.scene.opens(first))):
        return None
    return Found(first, _name_from(names, at), Label.PERSON, "rule:honorific")


def _name_from(names: NameParts, at: int) -> int:
    """The last word of a name that goes on from ``at``: given names, honorifics, one or two more words."""
    while names.open(at) and _chained(names, at) and not _is_place(names, at + 1):
        at += 1
    if names.surname(at) and not names.given(at) and not _PATRONYMIC.search(names.words[at].plain):
        return at
    if names.open(at) and names.adjoins(at + 1):
        nxt = at + 1
        if names.words[nxt].plain in _PARTICLES and nxt + 1 < len(names.words):
            while nxt + 1 < len(names.words) and names.words[nxt].plain in _PARTICLES and names.adjoins(nxt + 1):
                nxt += 1
            if names.unknown(nxt):
                at = nxt
        elif (names.surname(nxt) or names.unknown(nxt) or _town_as_name(names, at, nxt)) and not (
            names.honorific(at) and _new_person(names, nxt)
        ):
            at = nxt
        if names.open(at) and names.adjoins(at + 1):
            second = names.surname(at + 1) and (
                case_of(names.words[at]) is None or _PATRONYMIC.search(names.words[at].plain) is not None
            )
            if second or names.honorific(at + 1):
                at += 1
    return at


def _town_as_name(names: NameParts, at: int, position: int) -> bool:
    """``Mustafa Denizli``: a town's name behind a given name that is nothing else."""
    word = names.words[position]
    return word.capital and names.strong_given(at) and names.minor_place(position) and not names.scene.opens(at)


def _chained(names: NameParts, at: int) -> bool:
    """Whether the next word goes on the chain of given names and honorifics."""
    following = at + 1
    if following >= len(names.words):
        return False
    if names.words[following].hyphened:
        return names.given(following)
    if not names.adjoins(following):
        return False
    if names.honorific(following):
        return True
    if not names.given(following):
        return False
    return not (names.honorific(at) and _new_person(names, following))


def _is_place(names: NameParts, position: int) -> bool:
    return bool(names.scene.labels(position) & {Label.GPE, Label.LOC})


def _given(names: NameParts, first: int) -> Found | None:
    if not names.given(first) or not names.open(first):
        return None
    strong = names.strong_given(first)
    if not strong and _is_place(names, first):
        return None
    if not strong and names.scene.opens(first) and names.scene.reading.common(names.words[first]):
        return None
    last = _name_from(names, first)
    if last == first:
        return None
    second = names.words[first + 1]
    if last == first + 1 and names.honorific(last):
        return Found(first, last, Label.PERSON, "rule:honorific")
    if not strong and not names.surname(last) and not any(names.honorific(at) for at in range(first + 1, last + 1)):
        rare = not any(names.scene.reading.printed_small(names.words[at]) for at in range(first, last + 1))
        if not (names.given(last) and names.strong_given(last)) and not (rare and names.unknown(last)):
            return None
    if names.honorific(first + 1) or (last > first + 1 and names.honorific(last)):
        return Found(first, last, Label.PERSON, "rule:honorific")
    if last == first + 1 and names.given(last) and not names.surname(last) and second.capital:
        return Found(first, last, Label.PERSON, "rule:given_names")
    return Found(first, last, Label.PERSON, "rule:given_surname")


def _honorific(names: NameParts, first: int) -> Found | None:
    """An unknown name with an honorific behind it: ``Feteli şah Kacar``, ``Memmed Sadıg bey``."""
    following = first + 1
    opening = names.scene.opens(first) and not names.given(first) and following < len(names.words)
    if opening and (names.given(following) or names.surname(following)):
        return None  # the name begins with the next word: ``Duayı | Abdürreşid İbrahim efendi``
    at = first
    while at < len(names.words) and at < first + 3:
        if not (names.unknown(at) or names.given(at)) or (at > first and not names.adjoins(at)):
            return None
        if names.scene.opens(at) and at == first and names.scene.reading.common(names.words[at]):
            return None
        if not names.open(at) or not names.adjoins(at + 1):
            return None
        if names.honorific(at + 1):
            return Found(first, _go_on(names, at), Label.PERSON, "rule:honorific")
        at += 1
    return None


def _surname(names: NameParts, first: int) -> Found | None:
    """A word with a family-name ending, with an unknown given name before it."""
    words = names.words
    if names.surname(first):
        if not names.scene.plain_case or not names.scene.reading.common(words[first]):
            last = _go_on(names, first) if not _hard(words[first]) else first
            return Found(first, last, Label.PERSON, "rule:surname_ending")
        return None
    if names.scene.opens(first) and (_ADVERBIAL.search(words[first].plain) or _before_full_name(names, first)):
        return None  # ``Kapıda | Nazaretyan``, ``Pambıqçı | Bəsti Bağırova``
    at = first
    while at < first + 2 and names.unknown(at) and names.open(at) and names.adjoins(at + 1):
        at += 1
        if names.surname(at):
            return Found(first, _go_on(names, at), Label.PERSON, "rule:surname_ending")
        if not names.unknown(at):
            return None
    return None


def _before_full_name(names: NameParts, first: int) -> bool:
    """Whether the word that opens a sentence is no given name, and given and family name follow it."""
    if first + 2 >= len(names.words) or names.given(first):
        return False
    if not names.adjoins(first + 1) or not names.adjoins(first + 2) or not names.surname(first + 2):
        return False
    return names.given(first + 1) or _IN_CHI.search(names.words[first].plain) is not None


#: Trades: ``Pambıqçı``, ``Katipçi``.
_IN_CHI = re.compile(r"[^\W\d_]{3}[çc][iuü]$")


def _hard(word: Word) -> bool:
    """Whether the family name already carries a case ending."""
    return bool(word.ending) or bool(case_of(word))


#: Degrees that are written with a full stop.
_DEGREES = plain_words("prof dr doç akad")


def _office(names: NameParts, first: int) -> Found | None:
    """Up to three capitalised words behind an office: ``General Vlasov``, ``Başbakanı Lloyd George’a``."""
    if first == 0:
        return None
    before = names.words[first - 1]
    if not names.adjoins(first) and not (_dotted(names, first) and before.plain in _DEGREES):
        return None
    if not is_office(before, names.scene.lang) or before.ending or not names.scene.plain_case:
        return None
    if before.capital and names.given(first - 1):
        return None
    if not names.unknown(first):
        return None
    last = first
    while (
        last < first + 2
        and names.open(last)
        and names.adjoins(last + 1)
        and (names.unknown(last + 1) or names.given(last + 1))
    ):
        last += 1
    if last == first and _PLACE_CASE.fullmatch(plain(names.words[first].ending)):
        return None  # ``Eski başkan Kâbil’de``
    return Found(first, last, Label.PERSON, "rule:office")
