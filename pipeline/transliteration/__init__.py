"""Letters: casing that keeps lengths, scripts, one Latin spelling for all of them, and fold keys."""

from __future__ import annotations

from pipeline.transliteration.cyrillic import to_cyrillic
from pipeline.transliteration.folding import fold
from pipeline.transliteration.latin import latin_name, to_latin
from pipeline.transliteration.letters import capitalised, lower, script_of, upper

__all__ = ["capitalised", "fold", "latin_name", "lower", "script_of", "to_cyrillic", "to_latin", "upper"]
