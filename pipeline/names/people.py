"""People's names as structure: given names, initials, father's name, honorifics, surname and its ending."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.names.given_names import given_name_id, given_name_initials
from pipeline.names.initials import alphabet_of, first_letters
from pipeline.names.person_words import GIVEN_NAME_TITLES, HALF_NAMES, HONORIFICS, PARTICLES, SON_OR_DAUGHTER
from pipeline.names.sound import is_native, letters_and_key, readings, skeleton, told_bones
from pipeline.records import Script
from pipeline.transliteration import script_of, to_latin

_BRACKET = re.compile(r"\(([^()]*)\)")
_QUOTES = re.compile('[«»“”„"]')
_PIECE = re.compile(r"[^\W\d_]+(?:['’ʼ‘`´][^\W\d_]+)*\.?")
#: Initials of two letters: ``Дж.``, ``Kh.``, ``Sh.``
_LONG_INITIAL = re.compile(r"(?:дж|[cskzg]h|th|dj|dzh|ts|yu|ya|ju|ja|je)", re.IGNORECASE)
_PATRONYMIC = re.compile(r"(?:ov|ev|yev)(?:ic|ich|itch|its|na)$|(?:ov|ev|yev)i[cç]$|^(?:ilyi|kuzmi|lukı)c$")
#: ``Шейх-уль-Исламов``, ``Nadjm oud-Dine``: the Arabic article joins what stands around it.
_ARTICLE_INSIDE = re.compile(
    r"[^\W\d_]+[- ](?:ul|ül|ud|oud|ud|üd|ur|ür|us|el|al|уль|ул|уд|уд|эль|аль)-[^\W\d_]+", re.IGNORECASE
)
#: ``Гусейн-заде``, ``Hüseyin zade``, ``Хан-Хойский`` keeps its hyphen.
_DETACHED_ENDING = re.compile(r"(?<=[^\W\d_])[- ](?=(?:zad[eəé]h?|заде|задә)\b)", re.IGNORECASE)
_JOINED_HONORIFIC = re.compile(r"(?:bek|bey|beg|aga|agha|han|khan|chan|pasa|pasha)$")


@dataclass(frozen=True, slots=True)
class Ending:
    """A surname's ending; surnames in endings of one family replace one another when alphabets change."""

    kind: str
    pattern: re.Pattern[str]


#: Endings of fold keys, tried in this order.
_ENDINGS: tuple[Ending, ...] = (
    Ending("bey", re.compile(r"(?:bek|beg|bej|bei|bey|bay|bek|beiz)(?:ov|of|off|ow|ev|li|ly|lee|ova|zade)$")),
    Ending("zade", re.compile(r"(?:zade|zadeh|sade|sadeh|zada|zadah)$")),
    Ending("oglu", re.compile(r"(?:oglu|oghlu|oglou|oghlou|ogly|ogli|oghly)$")),
    Ending("ov", re.compile(r"(?:y?ev|ov|y?eff|off|y?ef|of|y?ew|ow)a?$")),
    Ending("ski", re.compile(r"(?:inski[iyj]?|insky|inskiy|ski[iyj]?|sky|skaya|skaja|inskaya)$")),
    Ending("yan", re.compile(r"(?:yants|iants|janz|yan|ian|jan|yanc)$")),
    Ending("svili", re.compile(r"(?:svili|shvili|chvili|schwili|schvili)$")),
    Ending("dze", re.compile(r"(?:dze|dse)$")),
    Ending("li", re.compile(r"(?:l[iy]|lee|lu)$")),
)

#: Endings that families exchanged for one another: Turkic and North Caucasian, Armenian, Georgian. ``-bəyli`` and
#: ``-bəyov`` are one ending; that a family has it or not is a difference (``Nərimanov``, ``Nərimanbəyov``).
_FAMILIES = (
    frozenset({"zade", "ov", "li", "oglu", "ski", ""}),
    frozenset({"yan", "ov"}),
    frozenset({"svili", "dze", "ov"}),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    Attributes:
        text: as written.
        key: its ASCII key (:func:`pipeline.names.sound.letters_and_key`).
        initial: whether it is an initial.
        sounds: readings, those without a joined honorific (``Əkbərağa``) last.
        given: line in the table of given names, or 0.
        alphabet: of an initial, what the whole name says about its letters (``initials.alphabet_of``).
    """

    text: str
    key: str
    initial: bool
    sounds: tuple[str, ...]
    given: int
    alphabet: str = ""

    @property
    def stem_given(self) -> int:
        """The given name a surname is made of (``Usubbəyov``, ``Yusifbəyli``), as its line in the table, or 0."""
        return surname_given(self.text)

    @property
    def half(self) -> bool:
        """Whether it is a title that may be missing (``Mir``, ``Mirzə``)."""
        return self.key in HALF_NAMES


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart.

    Attributes:
        text: as written.
        tokens: given names and initials in order, the surname last.
        has_surname: whether the last token is a surname rather than a given name with a title.
        honorifics: fold keys of its titles.
        father: the father's name, if stated; a Russian patronymic without its ending.
        aliases: names in brackets.
    """

    text: str
    tokens: tuple[Token, ...]
    has_surname: bool
    honorifics: frozenset[str]
    father: Token | None = None
    aliases: tuple[Token, ...] = field(default=())

    @property
    def surname(self) -> Token | None:
        """The surname, if it has one."""
        return self.tokens[-1] if self.has_surname and self.tokens else None

    @property
    def doubtful(self) -> bool:
        """Whether its last word may be a given name after all (``Mir Yaqub``, ``Mustafa Kemal``)."""
        return bool(self.tokens) and self.tokens[-1].given > 0 and len(self.tokens) > 1

    @property
    def only_given(self) -> bool:
        """Whether every word but initials and half names is a known given name (``Məhəmməd Əmin``, ``M. Emin bey``)."""
        return len(self.tokens) > 1 and all(token.initial or token.half or token.given for token in self.tokens)

    @property
    def given(self) -> tuple[Token, ...]:
        """Given names and initials."""
        return self.tokens[:-1] if self.has_surname else self.tokens

    @property
    def rank(self) -> int:
        """How much it says: 3 given name and surname, 2 initial and surname, 1 surname, 0 given names only."""
        if not self.has_surname:
            return 0
        full = [token for token in self.given if not token.initial]
        if full:
            return 3
        return 2 if self.given else 1


def _token(text: str, *, keep_joined: bool) -> Token:
    latin, key = letters_and_key(text)
    sounds = readings(text)
    given = given_name_id(text)
    joined = _JOINED_HONORIFIC.search(key)
    if not keep_joined and joined and joined.start() >= 4:
        bare = latin[: joined.start()]
        sounds = tuple(dict.fromkeys((*sounds, *readings(bare, is_native(text)))))
        given = given or given_name_id(bare)
    return Token(text, key, False, sounds, given)


def _father(patronymic: str) -> Token:
    """The name in a Russian patronymic: ``Гейдар`` of ``Гейдарович``; ``Ильич`` stays as it is."""
    latin, key = letters_and_key(patronymic)
    match = _PATRONYMIC.search(key)
    if match is None or match.start() < 2:
        return _token(patronymic, keep_joined=True)
    stem = latin[: match.start()]
    _, stem_key = letters_and_key(stem)
    return Token(patronymic, stem_key, False, readings(stem, is_native(patronymic)), given_name_id(stem))


def without_mir(token: Token) -> Token:
    """A surname without the ``Mir`` of seyids: ``Mirmehdiyev`` is ``Mehdiyev`` where Mir is a name apart."""
    if not token.key.startswith("mir") or len(token.key) < 7 or len(token.text) < 7:
        return token
    return _token(token.text[3:], keep_joined=True)


def has_surname_ending(key: str) -> str:
    """The kind of surname ending the fold key ``key`` has, "" if none; ``-li`` and short stems do not count."""
    for ending in _ENDINGS[:-1]:
        match = ending.pattern.search(key)
        if match and match.start() >= 2:
            return ending.kind
    return ""


@lru_cache(maxsize=200_000)
def surname_parts(text: str) -> tuple[tuple[str, ...], str]:
    """Readings of the stem of a surname, and the kind of its ending (see :data:`_ENDINGS`).

    ``Hacıbəyli``, ``Гаджибеков`` and ``Hajibeyov`` share a stem and the ending ``bey``.
    """
    native = is_native(text)
    latin, key = letters_and_key(text)
    for ending in _ENDINGS:
        match = ending.pattern.search(key)
        if match and match.start() >= 3:
            stems = readings(latin[: match.start()], native)
            if key.startswith("mir") and match.start() >= 7:  # Mirmehdiyev is Mehdiyev
                stems = (*readings(latin[3 : match.start()], native), *stems)
            return tuple(dict.fromkeys(_without_last_vowel(stem) for stem in stems)), ending.kind
    return tuple(dict.fromkeys(_without_last_vowel(reading) for reading in readings(text))), ""


@lru_cache(maxsize=200_000)
def surname_given(text: str) -> int:
    """The row of the given name that the stem of a surname is, or 0."""
    latin, _ = letters_and_key(text)
    length = _stem_length(text)
    return given_name_id(latin[:length]) if length < len(latin) else 0


@lru_cache(maxsize=200_000)
def _stem_length(text: str) -> int:
    """How many of a surname's Latin letters stand before its ending."""
    latin, key = letters_and_key(text)
    for ending in _ENDINGS:
        match = ending.pattern.search(key)
        if match and match.start() >= 3:
            return match.start()
    return len(latin)


@lru_cache(maxsize=200_000)
def surname_stem(text: str) -> str:
    """The Latin letters of a surname without its ending, and without a vowel before it."""
    latin, _ = letters_and_key(text)
    stem = latin[: _stem_length(text)]
    return stem[:-1] if len(stem) > 3 and stem[-1] in "aeəıiuüyîéâ" else stem


def surname_bones(text: str) -> str:
    """The consonants of a surname's stem where Turkic letters tell them apart, see :func:`told_bones`."""
    return told_bones(text, _stem_length(text))


def _without_last_vowel(reading: str) -> str:
    return reading[:-1] if len(reading) > 3 and reading[-1] in "ai" else reading


@lru_cache(maxsize=200_000)
def parse_person(text: str) -> PersonName:
    """Take a person's name apart. Any string is a name; one without letters has no tokens."""
    cleaned = _QUOTES.sub(" ", text.replace("ʼ", "’"))
    if script_of(cleaned) is Script.LATIN:  # the letters of 1922-1939 are told by the whole name, not by each word
        cleaned = to_latin(cleaned, None)
    cleaned = _ARTICLE_INSIDE.sub(lambda match: match.group().replace("-", "").replace(" ", ""), cleaned)
    cleaned = _DETACHED_ENDING.sub("", cleaned)
    bracketed = " ".join(_BRACKET.findall(cleaned))
    cleaned = _BRACKET.sub(" ", cleaned)
    if not _PIECE.search(cleaned):
        cleaned, bracketed = bracketed, ""
    pieces = _PIECE.findall(cleaned)
    alphabet = alphabet_of(text)
    titles: list[str] = []
    father: Token | None = None
    tokens: list[Token] = []
    for position, piece in enumerate(pieces):
        bare = piece.rstrip(".")
        key = letters_and_key(bare)[1]
        initial = len(bare) == 1 or (piece.endswith(".") and bool(_LONG_INITIAL.fullmatch(bare)))
        if initial:
            if bare.islower() and tokens:  # ``Ə.b.`` is ``bəy``
                titles.append(key)
            else:
                tokens.append(Token(bare, key, True, (), 0, alphabet))
        elif key in SON_OR_DAUGHTER and tokens and not tokens[-1].initial:
            if len(tokens) == 1 or position == len(pieces) - 1:
                tokens[-1] = _token(tokens[-1].text + ("оглы" if piece[0] > "ƿ" else "oğlu"), keep_joined=True)
            else:
                father = tokens.pop()
        elif key in HONORIFICS and len(pieces) > 1:
            titles.append(key)
        elif (
            key in PARTICLES
            and position < len(pieces) - 1
            and piece[0].islower() | (position > 0) | (key in ("von", "fon"))
        ):
            continue
        elif tokens and position < len(pieces) - 1 and _PATRONYMIC.search(key):
            father = _father(bare)
        else:
            tokens.append(_token(bare, keep_joined=position == len(pieces) - 1))
    tokens = _surname_last(tokens)
    full = [token for token in tokens if not token.initial]
    has_surname = bool(full) and not (
        len(tokens) == 1 and not GIVEN_NAME_TITLES.isdisjoint(titles) and not has_surname_ending(tokens[0].key)
    )
    if tokens and tokens[-1].initial:
        has_surname = False
    aliases = tuple(
        _token(piece, keep_joined=True)
        for piece in _PIECE.findall(bracketed)
        if len(piece.rstrip(".")) > 2 and letters_and_key(piece)[1] not in HONORIFICS
    )
    return PersonName(text, tuple(tokens), has_surname, frozenset(titles), father, aliases)


def _surname_last(tokens: list[Token]) -> list[Token]:
    """Bring the surname to the end where the name stands surname first (``Исхаков С.М.``, ``Hüseyinzade Ali``)."""
    if len(tokens) < 2 or tokens[0].initial:
        return tokens
    if tokens[-1].initial:
        return [*tokens[1:], tokens[0]]
    first, last = tokens[0].key, tokens[-1].key
    if has_surname_ending(last):
        return tokens
    if has_surname_ending(first) and not (tokens[0].given and not tokens[-1].given):
        return [*tokens[1:], tokens[0]]
    known = tokens[-1].given or (len(tokens) > 2 and tokens[1].given)
    if _ENDINGS[-1].pattern.search(first) and len(first) > 5 and not tokens[0].given and known:
        return [*tokens[1:], tokens[0]]
    return tokens


def surname_skeletons(name: PersonName) -> tuple[str, ...]:
    """Skeletons of the surname's stem: names that may share a bearer share one of them (spelling slips apart)."""
    surname = name.surname
    if surname is None:
        return ()
    stems, _ = surname_parts(surname.text)
    found = [skeleton(stem) for stem in stems if stem]
    if surname.stem_given:
        found.append(f"#{surname.stem_given}")
    return tuple(dict.fromkeys(found))


def may_begin_with(initial: Token, word: Token) -> bool:
    """Whether the initial agrees with the word (or with another initial), in any shape of a known given name."""
    first, second = (
        first_letters(token.text, token.alphabet) | given_name_initials(token.given) for token in (initial, word)
    )
    return not first.isdisjoint(second)


def exchanged(first: str, second: str) -> bool:
    """Whether a family may have borne surnames with both kinds of endings."""
    return first == second or any(first in family and second in family for family in _FAMILIES)
