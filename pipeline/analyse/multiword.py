"""Multi-word tokens: ``evdeki`` is ``evde`` and ``ki``, ``öğretmendir`` is ``öğretmen`` and ``dir``.

Universal Dependencies gives words of their own to the ``-ki`` that makes an adjective of a place and, in Turkish, to
the copula behind a nominal or participle; Azerbaijani ``müəllimdir`` is one word. Which tokens hold one is a matter of
what stands before the ending (``kadındır`` does, ``kaldır`` does not), so a small linear model decides over the
candidates that a pattern finds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.records import Lang
from pipeline.transliteration import lower

_HIGH = "ıiuü"
_PERSON = rf"(?:[mnkq]|n[{_HIGH}]z|l[aeə]r)?"
#: Where a second word may begin; the longest ending is tried first.
_ENDING = re.compile(
    rf"(?:(?<=[dt][aeə])k[ıi]|"
    rf"y?[dt][{_HIGH}]{_PERSON}|[dt][{_HIGH}]r(?:l[aeə]r)?|y?m[{_HIGH}]ş(?:[{_HIGH}əa][mkqzn])?|y?s[aeə]{_PERSON}|y?k[eə]n|"
    rf"s[{_HIGH}aə]n(?:[{_HIGH}]z)?|y[{_HIGH}aə][mzkq])$"
)
#: In Azerbaijani only this.
_KI = re.compile(r"(?<=[dt][aə])k[ıi]$")
#: Letters before the ending without which nothing can stand there.
_SHORTEST_STEM = 2


def candidate(form: str, lang: Lang = Lang.TR) -> int:
    """Where the second word of a token of this language would begin, or 0 if it can hold but one."""
    if not form.isalpha() and not any(sign in form for sign in "'’"):
        return 0
    found = (_KI if lang is Lang.AZ else _ENDING).search(lower(form))
    return found.start() if found is not None and found.start() >= _SHORTEST_STEM else 0


def clues(form: str, at: int, last: bool) -> Iterator[str]:
    """What speaks for or against a cut at ``at``; ``last`` says that the token ends its sentence."""
    low = lower(form)
    stem, ending = low[:at], low[at:]
    yield "all"
    yield f"ending={ending}"
    yield f"last={last} {_broad(ending)}"
    yield f"stem={stem}"
    for length in (1, 2, 3, 4):
        yield f"before={stem[-length:]} {_broad(ending)}"
    yield f"begins={stem[:4]}"
    yield f"apostrophe={any(sign in stem for sign in chr(39) + '’')} {_broad(ending)}"
    yield f"length={min(len(stem), 9)} {_broad(ending)}"


def _broad(ending: str) -> str:
    """The ending without its harmony and person."""
    for sign in "dt":
        ending = ending.replace(sign, "D")
    return re.sub(rf"[{_HIGH}]", "I", re.sub(r"[aeə]", "A", ending))[:3]


class MultiWordModel:
    """Decides which tokens hold two words; ``weights`` by clue, more than 0 in sum means two."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def cut(self, form: str, lang: Lang = Lang.TR, *, last: bool = False) -> int:
        """Where the second word of the token begins, or 0; ``last`` says that it ends its sentence."""
        at = candidate(form, lang)
        if at and sum(self._weights.get(clue, 0.0) for clue in clues(form, at, last)) > 0:
            return at
        return 0

    def save(self, path: Path) -> None:
        """Write the weights as JSON, sorted."""
        rounded = {clue: round(weight, 2) for clue, weight in sorted(self._weights.items()) if abs(weight) >= 0.01}
        path.write_text(json.dumps(rounded, ensure_ascii=False, indent=0) + "\n", "utf-8")


def is_ki(form: str) -> bool:
    """Whether the second word of an Azerbaijani token is ``-ki`` or an inflected form of it."""
    return lower(form).startswith(("ki", "kı"))


def load_multiword(path: Path) -> MultiWordModel:
    """The model written by :meth:`MultiWordModel.save`."""
    return MultiWordModel(json.loads(path.read_text("utf-8")))
