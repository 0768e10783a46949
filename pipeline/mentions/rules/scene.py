"""What every rule is given: one sentence, the text around it, and the names that are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from pipeline.mentions.index import NameIndex, keys_of
from pipeline.mentions.lexicon.openers import DAYS, MONTHS
from pipeline.mentions.words import Line, Reading, Word, opens, plain, word_forms
from pipeline.record_classes import record
from pipeline.records import Label, Lang, Script
from pipeline.transliteration import fold, script_of, to_latin

_DATE_WORDS = MONTHS | DAYS


@record
class Found:
    """A proposal of a rule: words ``first`` to ``last`` of the line, both included."""

    first: int
    last: int
    label: Label
    rule: str


def _cells(found: Found) -> range:
    return range(found.first, found.last + 1)


@record
class Scene:
    """One sentence with the text around it, the names that are known and the persons found in it so far."""

    line: Line
    reading: Reading
    index: NameIndex
    persons: Mapping[int, Found] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()

    def is_surname(self, position: int) -> bool:
        """Whether the word alone names a person: a family name of this text, or a known one."""
        word = self.words[position]
        if not self.surnames.isdisjoint(keys_of(word.text, word.stem, self.lang)):
            return True
        return self.labels(position) == {Label.PERSON}

    def person_ending(self, position: int) -> Found | None:
        """The person of two words or more that ends here."""
        found = self.persons.get(position)
        return found if found is not None and found.last == position else None

    def in_person(self, position: int) -> bool:
        """Whether a rule has found a person of two words or more, or with initials, here."""
        return position in self.persons

    def with_persons(self, found: Iterable[Found], surnames: frozenset[str]) -> Scene:
        """The same scene, with the persons of two words or more by the words they cover, and family names."""
        cells = {at: person for person in found if person.last > person.first for at in _cells(person)}
        return replace(self, persons=cells, surnames=surnames)

    def known_labels(self, first: int, last: int) -> frozenset[Label]:
        """The labels that the gazetteers give to these words as one name, the last in any case form."""
        before = " ".join(keys_of(word.text, word.stem, self.lang)[0] for word in self.words[first:last])
        word = self.words[last]
        keys = keys_of(word.text, word.stem, self.lang)
        return frozenset(hit.label for key in keys for hit in self.index.exact(f"{before} {key}".strip()))

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.line.words

    @property
    def lang(self) -> Lang:
        """The language of the sentence."""
        return self.line.lang

    @property
    def plain_case(self) -> bool:
        """Whether a capital tells anything in this sentence."""
        return not (self.line.shouted or self.line.titled)

    def labels(self, position: int) -> frozenset[Label]:
        """The labels the gazetteers give to this word alone."""
        return self.index.labels(self.words[position], self.lang)

    def opens(self, position: int) -> bool:
        """Whether the capital of this word tells nothing because a sentence or quotation begins with it."""
        return opens(self.line, position)

    def adjoins(self, position: int) -> bool:
        """Whether only blanks part this word from the one before it."""
        return position > 0 and self.words[position].spaced

    def is_date_word(self, position: int) -> bool:
        """Whether the word is a month or a day of the week, in any case form."""
        word = self.words[position]
        return any(
            plain(form) in _DATE_WORDS and not word.plain[len(form) :].startswith(("lar", "ler"))
            for form in word_forms(word.text, self.lang)
        )


_POSSESSIVES = (
    "si",
    "sı",
    "sinin",
    "sının",
    "sına",
    "sinə",
    "sine",
    "sında",
    "sində",
    "sinde",
    "sini",
    "sını",
    "sindən",
    "sından",
    "sinden",
)


def with_possessive(scene: Scene, position: int) -> frozenset[Label]:
    """Labels of a place with the possessive of a compound: ``Rusiyası``, ``Almanyası’nın``; empty if it is none."""
    word = scene.words[position]
    spelling = word.stem + word.ending
    latin = spelling if script_of(spelling) is Script.LATIN else to_latin(spelling, scene.lang)
    for tail in _POSSESSIVES:
        if latin.endswith(tail) and len(latin) > len(tail) + 3:
            hits = scene.index.exact(fold(latin[: -len(tail)]))
            return frozenset(hit.label for hit in hits if not hit.ambiguous) & {Label.GPE, Label.LOC}
    return frozenset()
