"""Which given names and initials of two people's names answer to one another."""

from __future__ import annotations

from pipeline.names.people import Token, may_begin_with
from pipeline.names.words import same_word, sound_similarity

#: An initial that agrees in sound only: ``Ə`` and ``Ali``, ``Г`` and ``Hasan``.
_SOUNDS_ALIKE = 0.95
#: What an agreeing initial is worth in an alignment; a full name is worth 1, two halves of one name 1.5.
_INITIAL_WORTH = 0.6
_JOINED_WORTH = 1.5
#: What leaving a word out costs, so that as little as possible is left out.
_GAP = 0.01

_Words = tuple[Token, ...]


class Alignment:
    """Matched and unmatched words of two lists of given names.

    Attributes:
        full: similarities of the names that match.
        initials: of the initials that match a name or an initial.
        left: words of the first list that match nothing, in order.
        right: of the second.
    """

    __slots__ = ("full", "initials", "left", "right")

    def __init__(self, full: list[float], initials: list[float], left: list[Token], right: list[Token]) -> None:
        self.full = full
        self.initials = initials
        self.left = left
        self.right = right


def align(first: _Words, second: _Words) -> Alignment:
    """Align given names in order, so that as much as possible agrees."""
    if not first or not second:
        return Alignment([], [], list(first), list(second))
    if len(first) == len(second) <= 2:
        found = _in_parallel(first, second)
        if found is not None:
            return found
    return _best(first, second)


def _same(first: Token, second: Token) -> float:
    """How well two words agree, an initial with a word or another initial, or two words."""
    if first.initial or second.initial:
        if not may_begin_with(first, second):
            return 0.0
        return 1.0 if first.key[:1] == second.key[:1] else _SOUNDS_ALIKE
    return same_word(first, second)


def _in_parallel(first: _Words, second: _Words) -> Alignment | None:
    """Lists of one or two words, each word beside the other's: None if another alignment may be better."""
    full: list[float] = []
    initials: list[float] = []
    worth = 0.0
    for one, other in zip(first, second, strict=True):
        similarity = _same(one, other)
        if one.initial or other.initial:
            worth += _INITIAL_WORTH * similarity
            if similarity:
                initials.append(similarity)
        else:
            worth += similarity
            if similarity:
                full.append(similarity)
    if len(first) == 1:
        return Alignment(full, initials, [], []) if worth else Alignment([], [], [*first], [*second])
    joinable = not any(token.initial for token in (*first, *second))
    complete = len(full) + len(initials) == 2
    return Alignment(full, initials, [], []) if complete and (worth >= _JOINED_WORTH or not joinable) else None


#: A step of an alignment: words taken of the first list, of the second, similarity, whether of an initial.
_Step = tuple[int, int, float, bool]


def _best(first: _Words, second: _Words) -> Alignment:
    """The best alignment, from the ends of both lists to their beginnings."""
    rows, columns = len(first), len(second)
    worth = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    steps: dict[tuple[int, int], _Step] = {}
    for row in range(rows - 1, -1, -1):
        one = first[row]
        here, below = worth[row], worth[row + 1]
        for column in range(columns - 1, -1, -1):
            other = second[column]
            step: _Step = (1, 0, 0.0, False)
            best = below[column] - _GAP
            if here[column + 1] - _GAP > best:
                best, step = here[column + 1] - _GAP, (0, 1, 0.0, False)
            initial = one.initial or other.initial
            if one.opening == other.opening and not initial:
                for height, width in ((1, 2), (2, 1)):  # ``Əlimərdan`` and ``Əli Mərdan``
                    joined = _joined(first[row : row + height], second[column : column + width], height, width)
                    if joined:
                        value = worth[row + height][column + width] + _JOINED_WORTH * joined
                        if value >= best:
                            best, step = value, (height, width, joined, False)
            similarity = _same(one, other)
            if similarity:
                value = below[column + 1] + (_INITIAL_WORTH * similarity if initial else similarity)
                if value >= best:
                    best, step = value, (1, 1, similarity, initial)
            here[column] = best
            steps[row, column] = step
    return _followed(first, second, steps)


def _followed(first: _Words, second: _Words, steps: dict[tuple[int, int], _Step]) -> Alignment:
    found = Alignment([], [], [], [])
    row = column = 0
    while row < len(first) and column < len(second):
        down, along, similarity, initial = steps[row, column]
        if similarity:
            (found.initials if initial else found.full).append(similarity)
        elif down:
            found.left.append(first[row])
        else:
            found.right.append(second[column])
        row += down
        column += along
    found.left += first[row:]
    found.right += second[column:]
    return found


def _joined(first: _Words, second: _Words, height: int, width: int) -> float:
    """How well one word agrees with two, of which it may be made."""
    if len(first) < height or len(second) < width:
        return 0.0
    if any(not token.opening for token in (*first, *second)):
        return 0.0
    return sound_similarity(_combined(first), _combined(second))


def _combined(tokens: _Words) -> tuple[str, ...]:
    combined = [""]
    for token in tokens:
        combined = [start + reading for start in combined for reading in token.sounds[:2]]
    return tuple(combined)
