"""Names of people that never lived, in all the forms sources give them, with the truth about whose they are.

**People.** One or two given names, a father, perhaps a title (``bəy``, ``xan``, ``ağa``) or half name (``Hacı``,
``Mirzə``, ``Seyid``), and a family name: a stem (a given name, a word, or a compound of such, as family names of the
region are) and an ending. Families follow a long tail: the commonest family names have hundreds of bearers, most have
few.

**Forms.** Of one person, at random: the full name with or without title, with patronymic (``oğlu``, or Russian
``-oviç``), initials, surname first, one of two given names, the bare surname, the surname with another ending, cases
of Azerbaijani and Turkish, slips of the reading machine; each in Azerbaijani Latin, Soviet Cyrillic, the Latin
alphabet of 1922-1939, Russian, Turkish, English or French press spelling, or without diacritics. The spellings of
given names are in ``names/given_names.csv``, the rest is spelled by the rules below, which share nothing with the
package.

**Truth is decidable**, because these are left out:

- family names that some language writes like another one's (``Baharov`` and ``Bəhərov``): they would be one name in a
  source;
- within a family, people whose given names are contained in another's (``Məmməd`` beside ``Məmməd Əmin``);
- initials that fit two of the family in any language of their script (``Y.`` is Yusif or, in the alphabet of 1922-1939,
  Üzeyir), one given name that two of it have, a bare surname that has two bearers;
- slips that give another family's name;
- any form that two people would have in common, for both of them.

What stays is decidable and still hard: ``Kərim`` and ``Kərəm``, ``Hacıkərimov`` and ``Kərimov``, Russian ``Г.`` for
h, q and ğ.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from pipeline.records import Lang

TABLES = Path(__file__).resolve().parent / "names"
FORMS_A_PERSON = 5

#: How a letter of today's Azerbaijani is written elsewhere; letters that are missing stay.
_CYRILLIC = dict(zip("abcçdefgğhxıijkqlmnoöprsştuüvyzə", "абҹчдефҝғһхыижкглмноөпрсштуүвјзә", strict=True))
_RUSSIAN = {**_CYRILLIC, "c": "дж", "ə": "а", "g": "г", "ğ": "г", "h": "г", "ö": "е", "ü": "ю", "y": "й", "q": "к"}
_OLD_LATIN = {"c": "ç", "ç": "c", "ğ": "ƣ", "ı": "ь", "ö": "ɵ", "ü": "y", "y": "j", "j": "ƶ"}
_TURKISH = {"ə": "e", "x": "h", "q": "k"}
_ENGLISH = dict(zip("əcçğxıöşüqj", "a j ch gh kh i o sh u g zh".split(), strict=True))
_FRENCH = dict(zip("əcçğxıöşuüq", "a dj tch gh kh y eu ch ou u k".split(), strict=True))
_PLAIN = {"ə": "e", "ç": "c", "ğ": "g", "ı": "i", "ö": "o", "ş": "s", "ü": "u"}
#: Way of writing -> (letters, weight among the forms, language for the base form or None).
_WAYS: Mapping[str, tuple[Mapping[str, str], int, Lang | None]] = {
    "az": ({}, 30, Lang.AZ),
    "cyrl": (_CYRILLIC, 15, Lang.AZ),
    "ru": (_RUSSIAN, 20, None),
    "tr": (_TURKISH, 15, Lang.TR),
    "en": (_ENGLISH, 8, None),
    "fr": (_FRENCH, 5, None),
    "old": (_OLD_LATIN, 4, None),
    "plain": (_PLAIN, 3, Lang.AZ),
}
_IN_CYRILLIC = frozenset({"cyrl", "ru"})
#: Endings of surnames: after a consonant, after a vowel; ``I`` stands for the vowel of harmony.
_ENDINGS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "ov": {"az": ("ov", "yev"), "ru": ("ов", "ев"), "fr": ("off", "eff")},
    "zadə": {"az": ("zadə", "zadə"), "ru": ("заде", "заде"), "fr": ("-zadé", "-zadé")},
    "lI": {"az": ("lI", "lI")},
    "oğlu": {"az": ("oğlu", "oğlu"), "ru": ("оглу", "оглы"), "fr": ("oghlou", "oghlou")},
    "ski": {"az": ("ski", "ski"), "ru": ("ский", "ский"), "en": ("ski", "sky"), "fr": ("sky", "sky")},
}
_ENDING_WEIGHTS = {"ov": 70, "zadə": 12, "lI": 10, "oğlu": 4, "ski": 4}
_TITLES = {"": 70, "bəy": 21, "xan": 5, "ağa": 4}
_HALF_NAMES = {"": 88, "hacı": 4, "mirzə": 5, "seyid": 3}
_WORDS = {
    "bəy": {"ru": "бек", "en": "bey", "fr": "bey"},
    "seyid": {"ru": "сеид", "en": "seyid", "fr": "seïd"},
    "hacı": {"ru": "гаджи"},
    "oğlu": {"ru": "оглы"},
}
#: Parts of longer words that have their usual spelling, not the one letter by letter.
_INSIDE = {
    "ru": {"hüseyn": "гусейн", "məmməd": "мамед", "qulu": "кули", "əkbər": "акпер"},
    "tr": {"hüseyn": "hüseyin", "məmməd": "mehmet"},
    "fr": {"hüseyn": "hussein", "qulu": "kouli"},
}
_PARTS = re.compile("(hüseyn|məmməd|qulu|əkbər)")
#: Groups of letters that stand as one initial.
_INITIALS = {"ru": ("дж",), "en": ("ch", "gh", "kh", "sh", "zh"), "fr": ("tch", "dj", "gh", "kh", "ch")}
#: Shapes of a form with their weights.
_SHAPES = {
    "full": 34,
    "title": 14,
    "half name": 6,
    "oğlu": 7,
    "patronymic": 5,
    "initials": 13,
    "surname first": 6,
    "one given": 5,
    "bare": 3,
    "other ending": 4,
    "case": 5,
    "slip": 4,
}
#: What reading machines take for what, per letter.
_SLIPS = dict(zip("ecəlinuşmhdbğıинесәлпв", "c e o i l u n s rn b cl h g i н и с е э п л з".split(), strict=True))
_VOWELS = "aeəıioöuüаеәыиоөуүэюяьɵ"


@dataclass(frozen=True, slots=True)
class Person:
    """One person: what all forms are made of, in Azerbaijani Latin small letters."""

    number: int
    given: tuple[str, ...]
    father: str
    title: str
    half_name: str
    stem: tuple[str, ...]
    ending: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name: its text, whose it is, and the language its case endings would have (None: it has none)."""

    text: str
    person: int
    lang: Lang | None


def _harmony(word: str) -> str:
    last = next((letter for letter in reversed(word) if letter in "aeəıioöuü"), "a")
    return {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(last, "i")


def _capital(word: str, way: str) -> str:
    """A word with capitals, each language's own way; a hyphen begins a new one."""
    parts = []
    for part in word.split("-"):
        first = {"i": "İ" if way in ("az", "tr") else "I", "ı": "I", "ь": "Ь"}.get(part[:1], part[:1].upper())
        parts.append(first + part[1:])
    return "-".join(parts)


class Speller:
    """Writes names in all ways; the given names of the table as the languages have them, all else letter by letter."""

    def __init__(self) -> None:
        with (TABLES / "given_names.csv").open(encoding="utf-8", newline="") as file:
            rows = [{key: _small(value) for key, value in row.items()} for row in csv.DictReader(file)]
        #: given names with how common they are among the men of the time, roughly
        self.given = {row["az"]: int(row["weight"]) for row in rows}
        self._table = {(row["az"], way): row[way] for row in rows for way in ("tr", "ru", "en", "fr")}

    @lru_cache(maxsize=200_000)  # noqa: B019 - there is one speller in a process
    def word(self, word: str, way: str) -> str:
        """One word, in small letters."""
        if (known := self._table.get((word, way))) is not None:
            return known
        if way in _WORDS.get(word, {}):
            return _WORDS[word][way]
        inside = _INSIDE.get(way, {})
        return "".join(inside.get(part) or _letter_by_letter(part, way) for part in _PARTS.split(word))

    def surname(self, stem: tuple[str, ...], ending: str, way: str) -> str:
        """Stem and ending, in small letters."""
        written = "".join(self.word(part, way) for part in stem).removesuffix("ь" if way == "ru" else "")
        shapes = _ENDINGS[ending]
        base = "".join(stem)
        consonant, vowel = shapes.get(way) or shapes["az"]
        chosen = vowel if base[-1] in _VOWELS else consonant
        chosen = chosen.replace("I", _harmony(base))
        return written + (chosen if way in shapes else self.word(chosen, way))


def _letter_by_letter(word: str, way: str) -> str:
    if way == "ru":
        word = word.replace("ya", "я").replace("yu", "ю").replace("ye", "е").replace("yə", "я")
    return "".join(_WAYS[way][0].get(letter, letter) for letter in word)


def _small(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı").lower() if any(letter in text for letter in "İə") else text.lower()


def draw_stems(count: int, speller: Speller, chance: random.Random) -> list[tuple[str, ...]]:
    """Stems of family names, no two of which any language writes alike, the commonest first."""
    with (TABLES / "surname_parts.csv").open(encoding="utf-8", newline="") as file:
        parts = {row["part"]: list(dict.fromkeys(_small(row["words"]).split())) for row in csv.DictReader(file)}
    simple = [(word,) for word in dict.fromkeys((*speller.given, *parts["root"]))]
    chance.shuffle(simple)

    def compounds() -> Iterator[tuple[str, ...]]:
        cores = [word for (word,) in simple]
        while True:
            core = chance.choice(cores)
            kind = chance.random()
            if kind < 0.5:
                yield (core, chance.choice(parts["last"]))
            elif kind < 0.85:
                yield (chance.choice(parts["first"]), core)
            elif kind < 0.95:
                yield (core, chance.choice(cores))
            else:
                yield (chance.choice(parts["first"]), core, chance.choice(parts["last"]))

    stems: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for stem in (stem for source in (simple, islice(compounds(), 40 * count)) for stem in source):
        # a and e are one letter here: languages swap them, and sources do
        spellings = {speller.surname(stem, "ov", way).translate(_ALIKE) for way in _WAYS}
        if len("".join(stem)) > 3 and len("".join(stem)) < 15 and taken.isdisjoint(spellings):
            taken |= spellings
            stems.append(stem)
            if len(stems) == count:
                break
    return stems


_ALIKE = str.maketrans("əеәі", "eeei") | {ord("a"): "e", ord("а"): "e"}


def draw_people(count: int, stems: Sequence[tuple[str, ...]], speller: Speller, chance: random.Random) -> list[Person]:
    """People of whom no two are indistinguishable by their full names."""
    given_names, weights = list(speller.given), list(speller.given.values())
    ending_of = {stem: _pick(_ENDING_WEIGHTS, chance) for stem in stems}
    families: dict[tuple[str, ...], list[frozenset[str]]] = defaultdict(list)
    people: list[Person] = []
    while len(people) < count:
        stem = stems[int(len(stems) * chance.random() ** 2)]
        given = tuple(dict.fromkeys(chance.choices(given_names, weights, k=2 if chance.random() < 0.35 else 1)))
        names = frozenset(given)
        if names & set(stem) or any(names <= other or other <= names for other in families[stem]):
            continue
        families[stem].append(names)
        father = chance.choices(given_names, weights)[0]
        title, half_name = _pick(_TITLES, chance), _pick(_HALF_NAMES, chance)
        people.append(Person(len(people), given, father, title, half_name, stem, ending_of[stem]))
    return people


def _pick(weights: Mapping[str, int], chance: random.Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _initial(word: str, way: str) -> str:
    """What a language writes for the first sound: ``Дж.``, ``Sh.``, ``Tch.``."""
    return next((group for group in _INITIALS.get(way, ()) if word.startswith(group)), word[:1])


class Writer:
    """Writes forms of people who are known to one another, so that it can tell what is decidable."""

    def __init__(self, people: Sequence[Person], speller: Speller, chance: random.Random) -> None:
        self._speller = speller
        self._chance = chance
        self._family: dict[tuple[str, ...], list[Person]] = defaultdict(list)
        for person in people:
            self._family[person.stem].append(person)
        self._surnames = {
            speller.surname(stem, members[0].ending, way): stem
            for stem, members in self._family.items()
            for way in _WAYS
        }

    def draw(self, person: Person) -> Form | None:
        """One form of a person, None if the one drawn would not be decidable."""
        chance, word = self._chance, self._speller.word
        way = chance.choices(list(_WAYS), [weight for _, weight, _ in _WAYS.values()])[0]
        shape = _pick(_SHAPES, chance)
        surname = self._speller.surname(person.stem, person.ending, way)
        given = [word(name, way) for name in person.given]
        if shape == "other ending":
            ending = _pick(_ENDING_WEIGHTS, chance)
            surname = self._speller.surname(person.stem, ending, way)
            if self._surnames.get(surname, person.stem) != person.stem:
                return None
        elif shape == "slip":
            surname = self._slip(surname)
            if surname in self._surnames:
                return None
        words = [*given, surname]
        if shape == "title" and person.title:
            words = [*given, word(person.title, way), surname]
        elif shape == "half name" and person.half_name:
            words = [word(person.half_name, way), *words]
        elif shape == "oğlu":
            words = [*given, word(person.father, way), word("oğlu", way), surname]
        elif shape == "patronymic":
            words = [*given, self._patronymic(person.father), self._speller.surname(person.stem, person.ending, "ru")]
            words[:-2] = [word(name, "ru") for name in person.given]
            way = "ru"
        elif shape == "one given":
            if len(given) < 2 or self._bearers(person, lambda other: person.given[0] in other.given) > 1:
                return None
            words = [given[0], surname]
        elif shape == "bare":
            if len(self._family[person.stem]) > 1:
                return None
            words = [surname]
        elif shape == "initials":
            letters = [_initial(name, way) for name in given]
            if (
                self._bearers(
                    person, lambda other: letters[0] in {_initial(word(name, way), way) for name in other.given}
                )
                > 1
            ):
                return None
            initials = [_capital(letter, way) + "." for letter in letters]
            text = chance.choice(["", " "]).join([*initials, _capital(surname, way)])
            return Form(text, person.number, _WAYS[way][2])
        elif shape == "surname first":
            words = [surname, *given]
        elif shape == "case":
            if way not in ("az", "cyrl", "tr"):
                return None
            words[-1] = self._inflected(words[-1], person, way)
        small = {word(title, way) for title in ("bəy", "xan", "ağa", "oğlu")} if way != "tr" else {word("oğlu", way)}
        text = " ".join(part if part in small else _capital(part, way) for part in words)
        return Form(text, person.number, _WAYS[way][2])

    def _initials_of(self, person: Person, way: str) -> set[str]:
        """All that may stand for a given name in the script of ``way``: a lone letter does not say its language."""
        ways = _IN_CYRILLIC if way in _IN_CYRILLIC else _WAYS.keys() - _IN_CYRILLIC
        return {_initial(self._speller.word(name, other), other) for name in person.given for other in ways}

    def _bearers(self, person: Person, fits: Callable[[Person], bool]) -> int:
        return sum(fits(other) for other in self._family[person.stem])

    def _slip(self, surname: str) -> str:
        places = [place for place, letter in enumerate(surname[:-2]) if place and letter in _SLIPS]
        if not places or len(surname) < 7:
            return surname
        place = self._chance.choice(places)
        return surname[:place] + _SLIPS[surname[place]] + surname[place + 1 :]

    def _patronymic(self, father: str) -> str:
        written = self._speller.word(father, "ru")
        if written[-1] in "йь":
            return written[:-1] + "евич"
        return written + ("евич" if written[-1] in "аеиоуюыя" else "ович")

    def _inflected(self, surname: str, person: Person, way: str) -> str:
        base = self._speller.surname(person.stem, person.ending, "az")
        vowel = _harmony(base)
        low = "a" if vowel in "ıu" else "ə"
        ends_in_vowel = base[-1] in _VOWELS
        genitive = ("n" if ends_in_vowel else "") + vowel + "n"
        dative = ("y" if ends_in_vowel else "") + low
        ending = self._chance.choice([genitive, dative, "d" + low + "n", "d" + low])
        return surname + ("’" if way == "tr" else "") + self._speller.word(ending, way)


def generate(forms: int, seed: int) -> list[Form]:
    """``forms`` distinct forms of a fifth as many people; the same for the same seed."""
    chance = random.Random(seed)
    speller = Speller()
    count = max(1, forms // FORMS_A_PERSON)
    # as a population grows, new family names become rarer (Heaps' law)
    people = draw_people(count, draw_stems(max(60, int(6 * count**0.65)), speller, chance), speller, chance)
    writer = Writer(people, speller, chance)
    found: dict[str, Form] = {}
    ambiguous: set[str] = set()
    while len(found) < forms:
        for person in people:
            form = writer.draw(person)
            if form is None or form.text in ambiguous:
                continue
            if found.setdefault(form.text, form).person != person.number:
                del found[form.text]
                ambiguous.add(form.text)
            if len(found) == forms:
                break
    return list(found.values())
