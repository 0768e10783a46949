"""The names of the gazetteers, ready to be looked up word by word in either language and script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.gazetteer.records import Gazetteer, GazetteerEntry, GazetteerName
from pipeline.mentions.words import APOSTROPHES, Word, plain, word_forms
from pipeline.record_classes import record
from pipeline.records import Label, Lang
from pipeline.transliteration import fold

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")

#: A base form shorter than this many letters is not believed unless an apostrophe marks it.
SHORTEST_BASE = 4
#: So many first letters a word has in common with all its base forms; their last letter may be another.
OPENING = 3
#: What may be written without a capital: peoples, and with a small first word happenings and laws.
_SMALL = frozenset({Label.NORP, Label.EVENT, Label.LAW})


@record
class Hit:
    """A gazetteer row that a spelling leads to.

    Attributes:
        entity_id: of the row.
        label: of the row.
        ambiguous: whether the table says that this name alone names nobody.
        table: name of the table without its ending.
        single: whether the name is one word.
    """

    entity_id: str
    label: Label
    ambiguous: bool
    table: str
    single: bool


@lru_cache(maxsize=131072)
def keys_of(text: str, stem: str, lang: Lang) -> tuple[str, ...]:
    """Fold keys of a word: as printed, then of its plausible base forms by growing loss; no doubles.

    An apostrophe settles where the name ends; without one a base form must keep four letters.
    """
    # ``Kars’ı`` is Kars before it is anything that is spelt like both together (``Karşı``)
    keys = [fold(stem), fold(text)] if _APOSTROPHE.search(text) else [fold(text)]
    for form in word_forms(text, lang)[1:]:
        if len(form) >= SHORTEST_BASE or len(form) >= len(stem):
            keys.append(fold(form))
    return tuple(dict.fromkeys(key for key in keys if key))


class NameIndex:
    """Look-up of names by their fold keys.

    Args:
        gazetteer: the tables.

    One row serves all scripts: the fold key of ``Мүсават``, ``Müsavat`` and ``Musavat`` is the same. Where
    a row has no Cyrillic name its Latin ones are met by the transliterated text.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.fingerprint = gazetteer.fingerprint
        names: dict[str, list[Hit]] = {}
        prefixes: set[str] = set()
        small: set[str] = set()
        for entry in gazetteer.entries.values():
            for key, hit in _hits(entry):
                bucket = names.setdefault(key, [])
                if hit not in bucket:
                    bucket.append(hit)
                if hit.label in _SMALL:
                    small.add(key[:OPENING])
                at = key.find(" ")
                while at > 0:
                    prefixes.add(key[:at])
                    at = key.find(" ", at + 1)
        self._groups = frozenset(
            plain(name.text)
            for entry in gazetteer.entries.values()
            if entry.label is Label.NORP
            for name in entry.names
            if name.lang in {"tr", "az"}
        )
        self._names = names
        self._prefixes = prefixes
        self._small = frozenset(small)

    def __len__(self) -> int:
        return len(self._names)

    def is_group(self, spelling: str) -> bool:
        """Whether a people or group has this plain spelling, diacritics and all (``kürd``, not ``kurd``)."""
        return spelling in self._groups

    def exact(self, key: str) -> tuple[Hit, ...]:
        """The rows with this fold key."""
        return tuple(self._names.get(key, ()))

    def begins(self, key: str) -> bool:
        """Whether a longer name begins with these words."""
        return key in self._prefixes

    def begins_small(self, word: Word) -> bool:
        """Whether a name that is written without a capital may begin with this word; wrong only where it says yes."""
        return len(word.stem) <= SHORTEST_BASE or fold(word.text)[:OPENING] in self._small

    def single(self, word: Word, lang: Lang) -> tuple[str, tuple[Hit, ...]]:
        """The rows whose one-word name this word is a form of, with the key that led to them."""
        for key in keys_of(word.text, word.stem, lang):
            hits = self._names.get(key)
            if hits:
                return key, tuple(hits)
        return "", ()

    def labels(self, word: Word, lang: Lang) -> frozenset[Label]:
        """The labels this word alone may have, ambiguous names left out."""
        return frozenset(hit.label for hit in self.single(word, lang)[1] if not hit.ambiguous)

    def inflected(self, word: Word, lang: Lang) -> bool:
        """Whether the word is a known one-word name with a case ending."""
        keys = keys_of(word.text, word.stem, lang)
        if self._names.get(keys[0]):
            return False
        return any(key in self._names for key in keys[1:])


def _hits(entry: GazetteerEntry) -> Iterator[tuple[str, Hit]]:
    table = entry.table.rpartition("/")[2].rpartition(".")[0] or entry.table
    for name in _usable(entry.names):
        key = fold(name.text)
        if not key:
            continue
        if name.lang in {"en", "ru"} and " " not in key and entry.label is not Label.PERSON:
            continue  # ``Kurd`` and ``German`` are other words in Turkish; names of two words and people are safe
        yield key, Hit(entry.entity_id, entry.label, name.ambiguous, table, " " not in key)


def _usable(names: Iterable[GazetteerName]) -> Iterator[GazetteerName]:
    """Names worth matching: two letters or more."""
    for name in names:
        if len(name.text) > 1:
            yield name
