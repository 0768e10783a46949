"""People's names as structure: given names, initials, father's name, honorifics, surname and its ending."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.names.given_names import given_name_id, given_name_initials
from pipeline.names.initials import alphabet_of, first_letters
from pipeline.names.person_words import GIVEN_NAME_TITLES, HALF_NAMES, HONORIFICS, PARTICLES, PILGRIMS, SON_OR_DAUGHTER
from pipeline.names.sound import is_native, letters_and_key, readings
from pipeline.names.surnames import Surname, has_surname_ending, split_ending, surname_of
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
#: ``Ter-Petrosyan``: the priests' families of the Armenians; without it the name is another, perhaps the same man's.
_TER = re.compile(r"\b(?:t[eə]r|der|т[еә]р)-(?=[^\W\d_]{3,}(?:yan|ian|ян|јан|yants|янц)\b)", re.IGNORECASE)
#: ``Хас-Мамедов``, ``Кара-Мурзаев``: what others write as one word; ``Мелик`` is a name apart too.
_FIRST_PART = re.compile(
    r"\b([hxk]h?as|хас|[qk]ara|кара|гара|шах|шаһ|[şs]h?a[hx])-(?=[^\W\d_]{5,}"
    r"(?:ov|ev|off|eff|ski|zad[eəé]|l[iı]|ов|ев|ский|ски|заде|задә|л[ыи]|јев)\b)",
    re.IGNORECASE,
)
#: Numbers of rulers; one letter may be an initial too.
_REIGNS = frozenset("I İ II İİ III İİİ IV İV V VI Vİ VII VİI VIII IX X XI XII XIII XIV XV XVI".split())
_JOINED_HONORIFIC = re.compile(r"(?:bek|bey|beg|aga|agha|han|khan|chan|pasa|pasha)$")


class Token:
    """One word of a name. Shared by all names it stands in; not to be changed.

    Attributes:
        text: as written.
        key: its ASCII key (:func:`pipeline.names.sound.letters_and_key`).
        initial: whether it is an initial.
        sounds: readings, those without a joined honorific (``Əkbərağa``) last.
        given: line in the table of given names, or 0.
        alphabet: of an initial, what the whole name says about its letters (``initials.alphabet_of``).
        half: whether it is a title that may be missing (``Mir``, ``Mirzə``).
        opening: the first sound of its first reading, "" for an initial or what has no sounds.
    """

    __slots__ = ("alphabet", "given", "half", "initial", "key", "opening", "sounds", "text")

    def __init__(
        self, text: str, key: str, initial: bool, sounds: tuple[str, ...], given: int, alphabet: str = ""
    ) -> None:
        self.text = text
        self.key = key
        self.initial = initial
        self.sounds = sounds
        self.given = given
        self.alphabet = alphabet
        self.half = key in HALF_NAMES
        self.opening = sounds[0][0] if sounds and not initial else ""


class PersonName:
    """A name taken apart. Made by :func:`parse_person`; not to be changed.

    Attributes:
        text: as written.
        tokens: given names and initials in order, the surname last.
        given: given names and initials.
        surname: the last token if it is a surname rather than a given name with a title, else None.
        family: the surname taken apart, or None.
        honorifics: fold keys of its titles.
        father: the father's name, if stated; a Russian patronymic without its ending.
        aliases: names in brackets.
        rank: how much it says: 3 given name and surname, 2 initial and surname, 1 surname, 0 given names only.
        doubtful: whether its last word may be a given name after all (``Mir Yaqub``, ``Mustafa Kemal``).
        only_given: whether every word but initials and half names is a known given name (``Məhəmməd Əmin``,
            ``M. Emin bey``).
        halves: how many of its given names are half names.
        reign: a ruler's number in Roman numerals, or "".
    """

    __slots__ = (
        "aliases", "doubtful", "family", "father", "given", "halves", "honorifics", "only_given", "rank", "reign",
        "surname",
        "text", "tokens",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        tokens: tuple[Token, ...],
        has_surname: bool,
        honorifics: frozenset[str],
        father: Token | None = None,
        aliases: tuple[Token, ...] = (),
        reign: str = "",
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.honorifics = honorifics
        self.father = father
        self.aliases = aliases
        self.reign = reign
        self.surname: Token | None = None
        self.family: Surname | None = None
        self.given = tokens
        self.rank = 0
        if has_surname and tokens:
            self.surname = tokens[-1]
            self.family = surname_of(tokens[-1].text)
            self.given = tokens[:-1]
            self.rank = 1 if not self.given else 2 if all(token.initial for token in self.given) else 3
        several = len(tokens) > 1
        self.doubtful = several and tokens[-1].given > 0
        self.only_given = several and all(token.initial or token.half or token.given for token in tokens)
        self.halves = sum(token.half for token in self.given)

    @property
    def has_surname(self) -> bool:
        """Whether the last token is a surname."""
        return self.surname is not None


@lru_cache(maxsize=500_000)
def _token(text: str, keep_joined: bool) -> Token:
    latin, key = letters_and_key(text)
    sounds = readings(text)
    given = given_name_id(text)
    joined = None if keep_joined or len(key) < 7 else _JOINED_HONORIFIC.search(key)
    if joined and joined.start() >= 4:
        bare = latin[: joined.start()]
        sounds = tuple(dict.fromkeys((*sounds, *readings(bare, is_native(text)))))
        given = given or given_name_id(bare)
    return Token(text, key, False, sounds, given)


def _father(patronymic: str) -> Token:
    """The name in a Russian patronymic: ``Гейдар`` of ``Гейдарович``; ``Ильич`` stays as it is."""
    latin, key = letters_and_key(patronymic)
    match = _PATRONYMIC.search(key)
    if match is None or match.start() < 2:
        return _token(patronymic, True)
    stem = latin[: match.start()]
    _, stem_key = letters_and_key(stem)
    return Token(patronymic, stem_key, False, readings(stem, is_native(patronymic)), given_name_id(stem))


def without_mir(token: Token) -> Token:
    """A surname without the ``Mir`` of seyids: ``Mirmehdiyev`` is ``Mehdiyev`` where Mir is a name apart."""
    if not token.key.startswith("mir") or len(token.key) < 7 or len(token.text) < 7:
        return token
    return _token(token.text[3:], True)


@lru_cache(maxsize=500_000)
def _initial(letter: str, alphabet: str) -> Token:
    return Token(letter, letters_and_key(letter)[1], True, (), 0, alphabet)


@lru_cache(maxsize=100_000)
def parse_person(text: str) -> PersonName:
    """Take a person's name apart. Any string is a name; one without letters has no tokens."""
    cleaned = _QUOTES.sub(" ", text.replace("ʼ", "’"))
    if not cleaned.isascii() and script_of(cleaned) is Script.LATIN:
        cleaned = to_latin(cleaned, None)  # the letters of 1922-1939 are told by the whole name, not by each word
    if "-" in cleaned:
        cleaned = _TER.sub(lambda match: match.group()[:-1], cleaned)
        cleaned = _FIRST_PART.sub(r"\1", cleaned)
        cleaned = _ARTICLE_INSIDE.sub(lambda match: match.group().replace("-", "").replace(" ", ""), cleaned)
    cleaned = _DETACHED_ENDING.sub("", cleaned)
    bracketed = ""
    if "(" in cleaned:
        bracketed = " ".join(_BRACKET.findall(cleaned))
        cleaned = _BRACKET.sub(" ", cleaned)
        if not _PIECE.search(cleaned):
            cleaned, bracketed = bracketed, ""
    pieces = _PIECE.findall(cleaned)
    last = len(pieces) - 1
    titles: list[str] = []
    reign = ""
    father: Token | None = None
    tokens: list[Token] = []
    for position, piece in enumerate(pieces):
        bare = piece.rstrip(".")
        if bare in _REIGNS and _is_reign(pieces, position):
            reign = bare.replace("İ", "I")
            continue
        if len(bare) == 1 or (piece is not bare and _LONG_INITIAL.fullmatch(bare)):
            if bare.islower() and tokens:  # ``Ə.b.`` is ``bəy``
                titles.append(letters_and_key(bare)[1])
            else:
                tokens.append(_initial(bare, alphabet_of(text)))
            continue
        key = letters_and_key(bare)[1]
        if key in SON_OR_DAUGHTER and tokens and not tokens[-1].initial:
            if len(tokens) == 1 or position == last:
                tokens[-1] = _token(tokens[-1].text + ("оглы" if piece[0] > "ƿ" else "oğlu"), True)
            else:
                father = tokens.pop()
        elif key in HONORIFICS and last:
            if key in PILGRIMS and tokens and position < last and _says_son(pieces[position + 1]):
                tokens.append(_token(bare, False))  # ``Дадаш Ходжа оглы``: his father was called so
            else:
                titles.append(key)
        elif key in PARTICLES and position < last and (piece[0].islower() or position > 0 or key in ("von", "fon")):
            continue
        elif tokens and position < last and _PATRONYMIC.search(key):
            father = _father(bare)
        else:
            tokens.append(_token(bare, position == last))
    tokens = _surname_last(tokens)
    has_surname = not all(token.initial for token in tokens) and not (
        len(tokens) == 1 and not GIVEN_NAME_TITLES.isdisjoint(titles) and not has_surname_ending(tokens[0].key)
    )
    if tokens and tokens[-1].initial:
        has_surname = False
    aliases = tuple(
        _token(piece, True)
        for piece in _PIECE.findall(bracketed)
        if len(piece.rstrip(".")) > 2 and letters_and_key(piece)[1] not in HONORIFICS
    )
    return PersonName(text, tuple(tokens), has_surname, frozenset(titles), father, aliases, reign)


def _says_son(piece: str) -> bool:
    return letters_and_key(piece.rstrip("."))[1] in SON_OR_DAUGHTER


def _is_reign(pieces: list[str], position: int) -> bool:
    """Whether a Roman numeral among the words of a name is a ruler's number and no initial (``I. Nikolay``)."""
    piece = pieces[position]
    if len(pieces) == 1:
        return False
    if len(piece.rstrip(".")) > 1:
        return True
    if not piece.endswith("."):
        return position in (0, len(pieces) - 1)
    return position == 0 and len(pieces) == 2 and given_name_id(pieces[1]) > 0


def _surname_last(tokens: list[Token]) -> list[Token]:
    """Bring the surname to the end where the name stands surname first (``Исхаков С.М.``, ``Hüseyinzade Ali``)."""
    if len(tokens) < 2 or tokens[0].initial:
        return tokens
    if tokens[-1].initial:
        return [*tokens[1:], tokens[0]]
    first, last = tokens[0].key, tokens[-1].key
    strong = has_surname_ending(first)
    weak = tokens[-1].given or (strong and last.endswith("ef") and first[-1:] != "f")  # ``Niyazov Nəcəf``
    if has_surname_ending(last) and not weak:
        return tokens
    if strong and not (tokens[0].given and not tokens[-1].given):
        return [*tokens[1:], tokens[0]]
    known = tokens[-1].given or (len(tokens) > 2 and tokens[1].given)
    if split_ending(first, 1)[1] == "li" and len(first) > 5 and not tokens[0].given and known:
        return [*tokens[1:], tokens[0]]
    return tokens


@lru_cache(maxsize=100_000)
def _openings(text: str, alphabet: str, given: int) -> frozenset[str]:
    return first_letters(text, alphabet) | given_name_initials(given)


def may_begin_with(initial: Token, word: Token) -> bool:
    """Whether the initial agrees with the word (or with another initial), in any shape of a known given name."""
    first = _openings(initial.text, initial.alphabet, initial.given)
    return not first.isdisjoint(_openings(word.text, word.alphabet, word.given))
