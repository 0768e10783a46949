"""Evaluation: how far the tables of a run agree with annotations made by hand.

An annotated text ``NAME.txt`` has ``NAME.ann`` (the text with inline marks) and ``NAME.events.jsonl`` beside it; see
``corpus/README.md`` for the format.
"""

from __future__ import annotations

from pipeline.evaluation.annotation import AnnotatedText, read_annotation
from pipeline.evaluation.scores import Score, evaluate

__all__ = ["AnnotatedText", "Score", "evaluate", "read_annotation"]
