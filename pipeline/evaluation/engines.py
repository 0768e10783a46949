"""How well an engine does the whole job on a treebank: from raw text to dependencies."""

from __future__ import annotations

import time
from collections.abc import Sequence

from pipeline.analyse import Engine
from pipeline.analyse.export import ud_sentences
from pipeline.analyse.plain import plain_text
from pipeline.conllu import UdSentence
from pipeline.evaluation.treebanks import Score, score_treebank
from pipeline.record_classes import record
from pipeline.records import Lang


@record
class EngineScore:
    """What an engine reached.

    Attributes:
        scores: by the names of :data:`pipeline.evaluation.treebanks.METRICS`.
        words: white-space separated words of the text.
        seconds: for sentences, tokens and all annotation, models loaded before.
    """

    scores: dict[str, Score]
    words: int
    seconds: float


def score_engine(engine: Engine, gold: Sequence[UdSentence], lang: Lang, *, lines: bool = False) -> EngineScore:
    """Run an engine over the running text of a treebank and score what it makes of it.

    Args:
        engine: the engine.
        gold: sentences of the treebank; nothing but their text is shown to the engine.
        lang: their language.
        lines: whether each sentence is a line, and so a paragraph, of its own; else all are one paragraph.
    """
    text = ("\n" if lines else " ").join(sentence.text for sentence in gold)
    engine.annotate(engine.analyse(plain_text(gold[0].text, lang)))
    started = time.perf_counter()
    analysed = engine.annotate(engine.analyse(plain_text(text, lang)))
    seconds = time.perf_counter() - started
    return EngineScore(score_treebank(gold, tuple(ud_sentences(analysed))), len(text.split()), seconds)
