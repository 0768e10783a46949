"""The tagger that knows shapes, endings and contexts, and no names but its lexicons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.mentions.catalogue import confidence_of
from pipeline.mentions.index import NameIndex
from pipeline.mentions.rules.bodies import find_acronyms, find_bare_bodies, find_heads
from pipeline.mentions.rules.family_names import reference_surnames, surname_keys
from pipeline.mentions.rules.lone_names import find_lone_names, find_two_capitals
from pipeline.mentions.rules.peoples import find_peoples
from pipeline.mentions.rules.persons import find_persons
from pipeline.mentions.rules.places import find_places
from pipeline.mentions.rules.scene import Found, Scene
from pipeline.mentions.rules.titles import find_titles
from pipeline.mentions.words import Reading, read
from pipeline.records import AnalysedText, Mention
from pipeline.spans import Span


@cache
def _source_digest() -> str:
    """Hex digest of this package's own source: the rules and lexicons are code."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


class RuleTagger:
    """Finds names by their shape, their endings and the words beside them.

    Args:
        index: the known names; the rules ask it what a word beside a name is.
    """

    name = "rules"

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    @property
    def fingerprint(self) -> str:
        """Digest over the rules, the lexicons and the names they ask for."""
        return hashlib.sha256(f"{_source_digest()}:{self._index.fingerprint}".encode()).hexdigest()

    def tag(self, analysed: AnalysedText) -> tuple[Mention, ...]:
        """What the rules propose; spans may overlap."""
        return self.tag_reading(read(analysed))

    def tag_reading(self, reading: Reading) -> tuple[Mention, ...]:
        """The same, from a text already read into words."""
        scenes = [Scene(line, reading, self._index) for line in reading.lines]
        persons = [tuple(find_persons(scene)) for scene in scenes]
        surnames = frozenset(reference_surnames(reading)).union(
            key for scene, found in zip(scenes, persons, strict=True) for key in surname_keys(scene, found)
        )
        mentions: list[Mention] = []
        for bare, people in zip(scenes, persons, strict=True):
            line = bare.line
            scene = bare.with_persons(people, surnames)
            for found in (*people, *_other_rules(scene)):
                span = Span(line.words[found.first].start, line.words[found.last].end)
                mentions.append(
                    Mention(
                        span=span,
                        label=found.label,
                        surface=span.of(reading.text),
                        sentence=line.index,
                        confidence=confidence_of(found.rule, found.label),
                        method=found.rule,
                    )
                )
        return tuple(mentions)


def _other_rules(scene: Scene) -> Iterator[Found]:
    yield from find_two_capitals(scene)
    yield from find_lone_names(scene)
    yield from find_heads(scene)
    yield from find_bare_bodies(scene)
    yield from find_acronyms(scene)
    yield from find_places(scene)
    yield from find_peoples(scene)
    yield from find_titles(scene)
