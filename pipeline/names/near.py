"""Names of texts that were reconciled before, as far as they may be names of those that are new.

Where a folder holds very many mentions, a new text is reconciled by itself, together with the known names that look
like its own. What the registry or the authority file knows exactly needs no look-alike, unless it is a bare surname.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.morphology import base_form
from pipeline.names.authority import Authority
from pipeline.names.records import DocumentMentions
from pipeline.record_classes import record
from pipeline.records import ENTITY_LABELS, Label, Lang, Mention
from pipeline.spans import Span
from pipeline.transliteration import fold

#: Source id of the known names; no source has it, because ids hold no blank.
KNOWN = " known names"
#: Letters at the beginning of a word by which names are near one another.
_OPENING = 4


@record
class KnownName:
    """A base form that stands for an entity."""

    name: str
    label: Label
    lang: Lang


def near_names(texts: Sequence[DocumentMentions], known: Iterable[KnownName], authority: Authority) -> DocumentMentions:
    """The known names that share the opening of a word with a name of the texts that is not known itself.

    Returns:
        A document of nothing but those names, to be reconciled together with the texts.
    """
    by_opening: dict[str, list[KnownName]] = defaultdict(list)
    folded: set[str] = set()
    for name in known:
        folded.add(fold(name.name))
        for opening in _openings(name.name):
            by_opening[opening].append(name)

    def is_known(name: str) -> bool:
        return fold(name) in folded or authority.knows(name)

    chosen: set[KnownName] = set()
    surfaces = {
        (mention.surface, mention.label, lang)
        for text in texts
        for mention, lang in zip(text.mentions, text.langs, strict=True)
        if mention.label in ENTITY_LABELS
    }
    for surface, label, lang in surfaces:
        base = base_form(surface, label, lang, is_known)
        # whom a surname alone means depends on who is named in full elsewhere
        if not is_known(base) or (label is Label.PERSON and " " not in base):
            for opening in _openings(base):
                chosen.update(by_opening.get(opening, ()))
    mentions, langs, parts, at = [], [], [], 0
    for number, name in enumerate(sorted(chosen, key=lambda one: (one.name, one.label, one.lang))):
        span = Span(at, at + len(name.name))
        mentions.append(Mention(span, name.label, name.name, number, 1.0, "known"))
        langs.append(name.lang)
        parts.append(name.name)
        at += len(name.name) + 1
    return DocumentMentions(KNOWN, "\n".join(parts), tuple(mentions), tuple(langs))


def _openings(name: str) -> set[str]:
    return {word[:_OPENING] for word in fold(name).split() if len(word) >= _OPENING - 1}
