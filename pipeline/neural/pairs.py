"""What is known of a trigger and a name besides their vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.neural.labels import EVENT_TYPES, NAME_LABELS

#: Borders, in words, between the classes of distance; the sign says on which side the name stands.
_BORDERS = (-25, -12, -6, -3, -1, 0, 1, 3, 6, 12, 25)
#: Width of the features.
WIDTH = len(EVENT_TYPES) + len(NAME_LABELS) + len(_BORDERS) + 1 + 2


def pair_features(
    event_types: Sequence[int], labels: Sequence[int], distances: Sequence[int], sentences: Sequence[int]
) -> NDArray[np.float32]:
    """One-hot features of some pairs, (pairs, :data:`WIDTH`).

    Args:
        event_types: indices into ``EVENT_TYPES``.
        labels: indices into ``NAME_LABELS``.
        distances: from the trigger's first word to the name's first word.
        sentences: how many sentences the name stands before the trigger.
    """
    groups = (
        (len(EVENT_TYPES), event_types),
        (len(NAME_LABELS), labels),
        (len(_BORDERS) + 1, np.searchsorted(_BORDERS, distances, side="right")),
        (2, np.asarray(sentences) > 0),
    )
    features = np.zeros((len(event_types), WIDTH), dtype=np.float32)
    rows = np.arange(len(event_types))
    begin = 0
    for width, chosen in groups:
        features[rows, begin + np.asarray(chosen, dtype=np.intp)] = 1
        begin += width
    return features
