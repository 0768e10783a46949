"""How well an analysis agrees with a treebank when both start from raw text (the measure of CoNLL 2018).

Gold and system may cut the text differently. Words are aligned by the characters they cover; inside multi-word tokens,
where a word has no characters of its own, by the longest common subsequence of their forms. Precision counts over the
system's words, recall over the gold words, and F1 is their harmonic mean: a wrong cut costs on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pipeline.conllu import UdSentence, UdWord
from pipeline.record_classes import record
from pipeline.transliteration import lower

#: What is scored, in the order of the tables.
METRICS = ("tokens", "sentences", "words", "upos", "ufeats", "lemmas", "uas", "las")
#: The features that the measure counts.
_UNIVERSAL = frozenset(
    """
    Abbr Animacy Aspect Case Definite Degree Evident Foreign Gender Mood NumType Number Person Polarity Polite Poss
    PronType Reflex Tense VerbForm Voice
    """.split()
)


@record
class _Placed:
    """A word at its place in the text without white space; ``parent`` is an index into all words, -1 for a root."""

    word: UdWord
    start: int
    end: int
    multi: bool
    parent: int


@record
class Score:
    """Precision, recall and F1, in per cent."""

    precision: float
    recall: float
    f1: float


def score_treebank(gold: Sequence[UdSentence], system: Sequence[UdSentence]) -> dict[str, Score]:
    """Scores by the names of :data:`METRICS`.

    Raises:
        ValueError: if the two do not hold the same characters in the same order (white space aside).
    """
    if (wanted := _characters(gold)) != (found := _characters(system)):
        at = next((i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), 0)
        raise ValueError(f"the texts differ at character {at}: {wanted[at : at + 20]!r}, {found[at : at + 20]!r}")
    gold_words, system_words = _placed(gold), _placed(system)
    pairs = _aligned(gold_words, system_words)
    partner = {j: i for i, j in pairs}

    def same(key: Callable[[UdWord], object]) -> int:
        return sum(key(gold_words[i].word) == key(system_words[j].word) for i, j in pairs)

    def same_lemmas() -> int:
        words = ((gold_words[i].word, system_words[j].word) for i, j in pairs)
        return sum(wanted.lemma in ("_", found.lemma) for wanted, found in words)

    def attached(labelled: bool) -> int:
        count = 0
        for i, j in pairs:
            parent = system_words[j].parent
            mapped = -1 if parent < 0 else partner.get(parent, -2)
            right = mapped == gold_words[i].parent
            if labelled:
                right &= _relation(gold_words[i].word) == _relation(system_words[j].word)
            count += right
        return count

    totals = (len(gold_words), len(system_words))
    counted: dict[str, tuple[int, tuple[int, int]]] = {
        "tokens": _common(_spans(gold, tokens=True), _spans(system, tokens=True)),
        "sentences": _common(_spans(gold, tokens=False), _spans(system, tokens=False)),
        "words": (len(pairs), totals),
        "upos": (same(lambda word: word.upos), totals),
        "ufeats": (same(lambda word: _features(word.feats)), totals),
        "lemmas": (same_lemmas(), totals),
        "uas": (attached(False), totals),
        "las": (attached(True), totals),
    }
    return {name: _score(right, *both) for name, (right, both) in counted.items()}


def _score(right: int, gold: int, system: int) -> Score:
    return Score(
        100 * right / system if system else 0.0,
        100 * right / gold if gold else 0.0,
        200 * right / (gold + system) if gold + system else 0.0,
    )


def _features(feats: str) -> str:
    return "|".join(sorted(pair for pair in feats.split("|") if pair.split("=")[0] in _UNIVERSAL))


def _relation(word: UdWord) -> str:
    return word.deprel.split(":")[0]


def _bare(form: str) -> str:
    return "".join(form.split())


def _characters(sentences: Iterable[UdSentence]) -> str:
    return "".join(_bare(token.form) for sentence in sentences for token in sentence.tokens)


def _spans(sentences: Iterable[UdSentence], *, tokens: bool) -> set[tuple[int, int]]:
    spans: set[tuple[int, int]] = set()
    at = 0
    for sentence in sentences:
        start = at
        for token in sentence.tokens:
            end = at + len(_bare(token.form))
            if tokens:
                spans.add((at, end))
            at = end
        if not tokens:
            spans.add((start, at))
    return spans


def _common(gold: set[tuple[int, int]], system: set[tuple[int, int]]) -> tuple[int, tuple[int, int]]:
    return len(gold & system), (len(gold), len(system))


def _placed(sentences: Iterable[UdSentence]) -> list[_Placed]:
    placed: list[_Placed] = []
    at = 0
    for sentence in sentences:
        first = len(placed)
        for token in sentence.tokens:
            after = at + len(_bare(token.form))
            for word in sentence.words[token.start : token.end]:
                parent = first + word.head - 1 if word.head else -1
                placed.append(_Placed(word, at, after, token.end - token.start > 1, parent))
            at = after
    return placed


def _aligned(gold: Sequence[_Placed], system: Sequence[_Placed]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(gold) and j < len(system):
        if gold[i].multi or system[j].multi:
            i, j = _align_multi(gold, system, i, j, pairs)
        elif (gold[i].start, gold[i].end) == (system[j].start, system[j].end):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif gold[i].start <= system[j].start:
            i += 1
        else:
            j += 1
    return pairs


def _align_multi(
    gold: Sequence[_Placed], system: Sequence[_Placed], i: int, j: int, pairs: list[tuple[int, int]]
) -> tuple[int, int]:
    """Align the words of one multi-word token, and of all that overlap with it; returns where to go on."""
    if gold[i].multi and system[j].start < gold[i].start and not system[j].multi:
        return i, j + 1
    if system[j].multi and gold[i].start < system[j].start and not gold[i].multi:
        return i + 1, j
    reach = max(word.end for word in (gold[i], system[j]) if word.multi)
    first_i, first_j = i, j
    while (i < len(gold) and gold[i].start < reach) or (j < len(system) and system[j].start < reach):
        if i < len(gold) and (j >= len(system) or gold[i].start <= system[j].start):
            if gold[i].multi:
                reach = max(reach, gold[i].end)
            i += 1
        else:
            if system[j].multi:
                reach = max(reach, system[j].end)
            j += 1
    pairs.extend(_subsequence(gold, system, range(first_i, i), range(first_j, j)))
    return i, j


def _subsequence(
    gold: Sequence[_Placed], system: Sequence[_Placed], rows: range, columns: range
) -> list[tuple[int, int]]:
    """Indices of the longest common subsequence of the forms."""
    lengths = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]

    def equal(row: int, column: int) -> bool:
        return lower(gold[rows[row]].word.form) == lower(system[columns[column]].word.form)

    for row in reversed(range(len(rows))):
        for column in reversed(range(len(columns))):
            lengths[row][column] = (
                1 + lengths[row + 1][column + 1]
                if equal(row, column)
                else max(lengths[row + 1][column], lengths[row][column + 1])
            )
    pairs = []
    row = column = 0
    while row < len(rows) and column < len(columns):
        if equal(row, column):
            pairs.append((rows[row], columns[column]))
            row, column = row + 1, column + 1
        elif lengths[row + 1][column] >= lengths[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs
