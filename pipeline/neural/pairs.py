"""What is known of a trigger and a name besides their vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.neural.labels import EVENT_TYPES, NAME_LABELS

#: Borders, in words, between the classes of distance; the sign says on which side the name stands.
_BORDERS = (-25, -12, -6, -3, -1, 0, 1, 3, 6, 12, 25)
#: Width of the features.
WIDTH = len(EVENT_TYPES) + len(NAME_LABELS) + len(_BORDERS) + 1 + 2


def pair_features(event_type: int, label: int, distance: int, sentences: int) -> NDArray[np.float32]:
    """One-hot features of a pair.

    Args:
        event_type: index into ``EVENT_TYPES``.
        label: index into ``NAME_LABELS``.
        distance: from the trigger's first word to the name's first word.
        sentences: how many sentences the name stands before the trigger.
    """
    features = np.zeros(WIDTH, dtype=np.float32)
    features[event_type] = 1
    at = len(EVENT_TYPES)
    features[at + label] = 1
    at += len(NAME_LABELS)
    features[at + int(np.searchsorted(_BORDERS, distance, side="right"))] = 1
    at += len(_BORDERS) + 1
    features[at + (sentences > 0)] = 1
    return features
