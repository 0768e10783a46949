"""Where one clause of a sentence ends and the next begins, read off its verbs and punctuation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.events.forms import Form
from pipeline.events.lexicon import Find, Slot
from pipeline.events.phrases import Phrases
from pipeline.record_classes import record

_BREAKS = frozenset({";", ":", "ki"})
_PAUSES = frozenset({",", "ve", ";", "."})


@record
class Verb:
    """A verb-like word of a sentence.

    Attributes:
        index: of its last word.
        form: its form.
        find: the trigger it is, or None.
    """

    index: int
    form: Form
    find: Find | None


class Clauses:
    """The verbs and breaks of a sentence; all look-ups take time in what lies between, not in the sentence.

    Args:
        phrases: the sentence.
        finds: its triggers, ordered.
    """

    def __init__(self, phrases: Phrases, finds: Sequence[Find]) -> None:
        self._keys = phrases.keys
        verbs: list[Verb] = []
        covered = {index: find for find in finds for index in range(find.start, find.end)}
        for index, word in enumerate(phrases.words):
            find = covered.get(index)
            if find is not None:
                if index == find.end - 1 and find.ending.form is not Form.NOUN:
                    verbs.append(Verb(index, find.ending.form, find))
            elif word.form is not None:
                verbs.append(Verb(index, word.form, None))
        self._verbs = verbs
        self._verb_indices = [verb.index for verb in verbs]
        self._breaks = [index for index, word in enumerate(phrases.words) if word.key in _BREAKS]

    def verbs_between(self, start: int, end: int, but: int = -1) -> list[Verb]:
        """The verbs whose last word lies in ``[start, end)``, without the one at ``but``."""
        low = bisect_left(self._verb_indices, start)
        high = bisect_left(self._verb_indices, end, low)
        return [verb for verb in self._verbs[low:high] if verb.index != but]

    def separated(self, start: int, end: int) -> bool:
        """Whether a colon, semicolon or ``ki`` lies in ``[start, end)``."""
        low = bisect_left(self._breaks, start)
        return low < len(self._breaks) and self._breaks[low] < end

    def last_break(self, end: int) -> int:
        """Index after the last break before ``end``, 0 if there is none."""
        low = bisect_left(self._breaks, end)
        return self._breaks[low - 1] + 1 if low else 0

    def broken(self, start: int, end: int, but: int = -1) -> bool:
        """Whether a new main clause begins in ``[start, end)``."""
        return self.separated(start, end) or any(self.closes(verb) for verb in self.verbs_between(start, end, but))

    def closes(self, verb: Verb) -> bool:
        """Whether a clause ends with this verb."""
        return verb.form is Form.FINITE or (verb.form is Form.PERFECT and self.pause_after(verb.index))

    def pause_after(self, index: int) -> bool:
        """Whether a comma, a conjunction or the end follows a word."""
        return index + 1 >= len(self._keys) or self._keys[index + 1] in _PAUSES

    def passive_between(self, start: int, end: int) -> bool:
        """Whether a passive trigger lies in ``[start, end)``."""
        return any(verb.find is not None and verb.find.slot is Slot.PASSIVE for verb in self.verbs_between(start, end))


#: in words; how far the words that a trigger hangs on may stand
_REACH = 5


def following(start: int, phrases: Phrases) -> list[str]:
    """Keys of the words after a trigger, up to its clause's next verb or end; names are left out."""
    result: list[str] = []
    for index in range(start, min(len(phrases.words), start + _REACH + 4)):
        word = phrases.words[index]
        if word.key in {".", ";", ":", "!", "?"}:
            break
        if word.key.isalpha() and word.name < 0:
            result.append(word.key)
        if word.form is not None or len(result) >= _REACH:
            break
    return result


def begins(words: Sequence[str], stems: tuple[str, ...], within: Sequence[str] | None = None) -> bool:
    """Whether one of ``words`` begins with a stem; a stem of several words may run on into ``within``.

    Args:
        words: keys in order.
        stems: beginnings; blanks part words.
        within: ``words`` and what follows them, if a stem may run over their end.
    """
    joined = " ".join(words if within is None else within)
    position = 0
    for word in words:
        if joined.startswith(stems, position):
            return True
        position += len(word) + 1
    return False


def governors(find: Find, phrases: Phrases) -> list[str]:
    """The words that govern a nominalised trigger; coordinated nominalisations share them.

    ``X'in kurulması ve Y'nin kapatılması konusunda``: *konusunda* belongs to both.
    """
    return following(governed_until(find.end, phrases), phrases)


def governed_until(start: int, phrases: Phrases) -> int:
    """Index after the last of the nominalisations that are coordinated with the one that ends at ``start``."""
    words = phrases.words
    for _hop in range(4):
        if start >= len(words) or words[start].key not in {",", "ve"}:
            break
        after = next(
            (
                index
                for index in range(start + 1, min(len(words), start + 16))
                if is_nominalised(index, phrases) or words[index].form in (Form.FINITE, Form.SUBJECT_PARTICIPLE)
            ),
            None,
        )
        if after is None or not is_nominalised(after, phrases):
            break
        start = after + 1
    return start


def is_nominalised(index: int, phrases: Phrases) -> bool:
    """Whether a word is an infinitive or a verbal noun."""
    return phrases.words[index].form in (Form.VERBAL_NOUN, Form.INFINITIVE)
