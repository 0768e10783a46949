"""Names in the text: taggers that propose mentions, and the rule that decides between them."""

from __future__ import annotations

from pipeline.mentions.decide import decide
from pipeline.mentions.gazetteer_tagger import GazetteerTagger
from pipeline.mentions.rule_tagger import RuleTagger
from pipeline.mentions.tagger import (
    DEFAULT_TAGGERS,
    Tagger,
    TaggerResources,
    create_taggers,
    find_mentions,
    register_tagger,
    tagger_factories,
)

__all__ = [
    "DEFAULT_TAGGERS",
    "GazetteerTagger",
    "RuleTagger",
    "Tagger",
    "TaggerResources",
    "create_taggers",
    "decide",
    "find_mentions",
    "register_tagger",
    "tagger_factories",
]
