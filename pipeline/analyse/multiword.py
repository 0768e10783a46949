"""Multi-word tokens: ``evdeki`` is ``evde`` and ``ki``, ``öğretmendir`` is ``öğretmen`` and ``dir``.

Universal Dependencies gives words of their own to the ``-ki`` that makes an adjective of a place and, in Turkish, to
the copula behind a nominal or participle; Azerbaijani ``müəllimdir`` is one word. Which tokens hold one is a matter of
what stands before the ending (``kadındır`` does, ``kaldır`` does not), so a small linear model decides over the
candidates that a pattern finds. Both engines go by it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.analyse.trees import model_form
from pipeline.records import Lang, Sentence
from pipeline.transliteration import lower

#: Each engine's model folder holds one.
FILE = "multiword.json"
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


def clues(form: str, at: int, last: bool, kinds: Mapping[str, str]) -> Iterator[str]:
    """What speaks for or against a cut of a token.

    Args:
        form: the token.
        at: where the second word would begin.
        last: whether the token ends its sentence.
        kinds: of words in small letters, whether they are ``verb``, ``other`` or ``both``.
    """
    low = lower(form)
    stem, ending = low[:at], low[at:]
    kind = kinds.get(re.split("['’]", stem, maxsplit=1)[0], "unknown")
    yield "all"
    yield f"ending={ending}"
    yield f"last={last} {_broad(ending)}"
    yield f"stem={stem}"
    yield f"kind={kind}"
    yield f"kind={kind} {_broad(ending)}"
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
    """Decides which tokens hold two words.

    Args:
        weights: by clue; more than 0 in sum means two.
        kinds: see :func:`clues`.
    """

    def __init__(self, weights: Mapping[str, float], kinds: Mapping[str, str] | None = None) -> None:
        self._weights = weights
        self._kinds = kinds or {}

    def cut(self, form: str, lang: Lang = Lang.TR, *, last: bool = False) -> int:
        """Where the second word of the token begins, or 0; ``last`` says that it ends its sentence."""
        at = candidate(form, lang)
        if at and sum(self._weights.get(clue, 0.0) for clue in clues(form, at, last, self._kinds)) > 0:
            return at
        return 0

    def words_of(self, sentence: Sentence) -> list[tuple[str, ...]]:
        """Of each token, the forms of its words as the models know them; words that a token has already stay."""
        forms = [model_form(token.text, sentence.lang) for token in sentence.tokens]
        end = max((index for index, form in enumerate(forms) if form[-1].isalpha()), default=-1)
        found = []
        for index, (token, form) in enumerate(zip(sentence.tokens, forms, strict=True)):
            if token.words:
                found.append(tuple(model_form(word.form, sentence.lang) for word in token.words))
            else:
                at = self.cut(form, sentence.lang, last=index == end)
                found.append((form[:at], form[at:]) if at else (form,))
        return found

    def save(self, folder: Path) -> None:
        """Write the weights to an engine's model folder, sorted."""
        rounded = {clue: round(weight, 2) for clue, weight in sorted(self._weights.items()) if abs(weight) >= 0.01}
        model = {"kinds": dict(sorted(self._kinds.items())), "weights": rounded}
        (folder / FILE).write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", "utf-8")


def load_multiword(folder: Path) -> MultiWordModel:
    """The model that :meth:`MultiWordModel.save` wrote to an engine's model folder."""
    model = json.loads((folder / FILE).read_text("utf-8"))
    return MultiWordModel(model["weights"], model["kinds"])
