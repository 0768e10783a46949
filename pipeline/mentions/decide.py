"""Who wins where proposals overlap: the one place that says so.

Names do not nest, so of overlapping proposals one stays. It is decided in this order:

1. the longer name, in words, then in letters (``Polşa Xarici İşlər Nazirliyinin`` beats ``Polşa``);
2. on the same words, a rule that looks at the context beats what knows only the name
   (``Azerbaycan`` of ``Azerbaycan gazetesi`` is a title);
3. then the gazetteer, then the lexicon of peoples, then a trained model, then rules by shape, then repetition in the
   document, and last the rules that guess (``rule:two_capitals``, ``rule:lone_person``, ``rule:lone_place``);
4. then the higher confidence, then the order of the labels, then the method's name.

The same proposals give the same result in any order.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.mentions.catalogue import is_contextual, is_guess
from pipeline.records import Label, Mention

_LABELS = {label: rank for rank, label in enumerate(Label)}

#: Trust by the kind of method, the part before the colon.
_TRUST = {"gazetteer": 1, "neural": 3, "rule": 4, "document": 5}
#: The lexicon of peoples is a table like the gazetteers, though a rule reads it.
_TABLES = {"rule:people": 2}


def _rank(mention: Mention) -> tuple[int, int, int, float, int, int, str]:
    kind = mention.method.partition(":")[0]
    trust = _TABLES.get(mention.method) or _TRUST.get(kind, 7)
    if is_contextual(mention.method):
        trust = 0
    elif is_guess(mention.method):
        trust = 6
    return (
        -len(mention.surface.split()),
        -len(mention.span),
        trust,
        -mention.confidence,
        _LABELS[mention.label],
        mention.span.start,
        mention.method,
    )


def decide(proposals: Iterable[Mention]) -> tuple[Mention, ...]:
    """The winners, in the order of the text; no two of them overlap."""
    taken: list[Mention] = []
    covered: set[int] = set()
    for mention in sorted(proposals, key=_rank):
        cells = range(mention.span.start, mention.span.end)
        if any(cell in covered for cell in cells):
            continue
        covered.update(cells)
        taken.append(mention)
    return tuple(sorted(taken, key=lambda mention: (mention.span, mention.method)))
